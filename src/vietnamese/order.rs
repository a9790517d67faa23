//! Vietnamese alphabetical order (CLDR `vi`) and the order of persons' names.

use super::{nfc, old_tone_placement};
use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed};

/// Makes sort keys; comparing keys byte by byte gives CLDR's Vietnamese order. Tone placement and apostrophes are
/// folded in the key only.
pub struct Order {
    collator: CollatorBorrowed<'static>,
}

impl Default for Order {
    fn default() -> Self {
        Self::new()
    }
}

impl Order {
    pub fn new() -> Self {
        let collator = Collator::try_new(icu_locale_core::locale!("vi").into(), CollatorOptions::default())
            .unwrap_or_else(|e| unreachable!("the Vietnamese order is compiled in: {e}"));
        Order { collator }
    }

    /// Key of any text: titles, names of units.
    pub fn key(&self, text: &str) -> Vec<u8> {
        let mut key = Vec::with_capacity(text.len() * 2);
        self.append(text, &mut key);
        key
    }

    /// Key of a person's name: given name, then family, then middle, each compared to full strength. Collated as one
    /// string, families would mix, because tones count only after all letters (domain F.6).
    pub fn person(&self, name: &PersonName<'_>) -> Vec<u8> {
        let mut key = Vec::with_capacity(64);
        for part in [name.given, name.family, name.middle] {
            self.append(part, &mut key);
            key.push(0); // below every byte of a key, so a shorter part sorts first
        }
        key
    }

    fn append(&self, text: &str, key: &mut Vec<u8>) {
        let plain: String = nfc(text)
            .split_whitespace()
            .map(|word| old_tone_placement(&word.replace(['\'', '\u{2019}', '\u{02BC}'], "")))
            .collect::<Vec<_>>()
            .join(" ");
        let Ok(()) = self.collator.write_sort_key_to(&plain, key);
    }
}

/// A personal name cut into its parts: family (first syllable), middle, given (last syllable).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PersonName<'a> {
    pub family: &'a str,
    pub middle: &'a str,
    pub given: &'a str,
}

impl<'a> PersonName<'a> {
    /// The usual order of the names of Vietnam's peoples.
    pub fn parse(name: &'a str) -> Self {
        let name = name.trim();
        let (rest, given) = name.rsplit_once(char::is_whitespace).unwrap_or(("", name));
        let (family, middle) = rest.trim().split_once(char::is_whitespace).unwrap_or((rest.trim(), ""));
        PersonName { family, middle: middle.trim(), given }
    }

    /// A name whose family or given name is not one syllable, or does not stand at its end; the rest is the middle.
    pub fn cut(name: &'a str, family: Option<&'a str>, given: Option<&'a str>) -> Self {
        let usual = PersonName::parse(name);
        let (family, given) = (family.unwrap_or(usual.family), given.unwrap_or(usual.given));
        let rest = name.trim();
        let rest = rest.strip_suffix(given).map_or_else(|| rest.strip_prefix(given).unwrap_or(rest), str::trim);
        let rest = rest.trim().strip_prefix(family).or_else(|| rest.trim().strip_suffix(family)).unwrap_or(rest);
        PersonName { family, middle: rest.trim(), given }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sorted(names: &[&str]) -> Vec<String> {
        let order = Order::new();
        let mut names: Vec<String> = names.iter().map(|n| n.to_string()).collect();
        names.sort_by_key(|n| order.person(&PersonName::parse(n)));
        names
    }

    #[test]
    fn order_of_the_domain() {
        // domain F.7, and Lò before Nguyễn among equal given names.
        let wanted = [
            "Đèo Thị An",
            "Lò Văn An",
            "Nguyễn Thị An",
            "Tao Văn Ánh",
            "Lù Văn Ăn",
            "Lò Thị Ân",
            "Phạm Văn Ẩn",
            "Hoàng Văn Ấn",
            "Lý Phì Cà",
            "Ma A Da",
            "Vàng A Dế",
            "Trần Tiến Dũng",
            "Ma A Đa",
            "Lò Văn Đức",
            "Tống Thanh Hải",
            "Lò Văn Hoa",
            "Nguyễn Văn Hòa",
            "Trần Mạnh Hùng",
            "Chẻo Sử Mẩy",
            "Phàn Tả Mẩy",
            "Sùng Lử Páo",
            "Nguyễn Thị Thiện",
            "Giàng A Tính",
            "Pờ Gia Tự",
        ];
        let mut shuffled = wanted;
        shuffled.reverse();
        assert_eq!(sorted(&shuffled), wanted);
    }

    #[test]
    fn names_cut_by_hand() {
        let cut = |name, family, given| {
            let name = PersonName::cut(name, family, given);
            [name.family, name.middle, name.given]
        };
        assert_eq!(cut("Giàng A Sính Páo", None, Some("Sính Páo")), ["Giàng", "A", "Sính Páo"]);
        assert_eq!(cut("Yuki Tanaka", Some("Tanaka"), Some("Yuki")), ["Tanaka", "", "Yuki"]);
        assert_eq!(cut("Lò Văn An", None, None), ["Lò", "Văn", "An"]);
    }

    #[test]
    fn families_stay_together() {
        assert_eq!(
            sorted(&["Mạ Văn An", "Mã Thị An", "Ma Văn Bình", "Ma Thị Cúc"]),
            ["Mã Thị An", "Mạ Văn An", "Ma Văn Bình", "Ma Thị Cúc"]
        );
        assert_eq!(sorted(&["Lò Văn Hóa", "Lò Văn Hoà"]), ["Lò Văn Hoà", "Lò Văn Hóa"]);
    }
}
