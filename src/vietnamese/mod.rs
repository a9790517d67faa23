//! Vietnamese letters: keys for comparing, searching, ordering and addressing. Never used for display: names and
//! texts are shown exactly as written.
//!
//! Comes in: text in any Unicode form. Goes out: folded text, slugs, sort keys. May not live here: anything that
//! knows what the text means.

mod alphabet;
mod order;
mod tones;
mod words;

pub use alphabet::Letter;
pub use order::{Order, PersonName};
pub use tones::old_tone_placement;
pub use words::{SearchWord, joined, runs, search_words, words_of_run};

use std::borrow::Cow;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// Composed form (NFC). Borrowed when the text is composed already.
pub fn nfc(text: &str) -> Cow<'_, str> {
    if text.is_ascii() || is_nfc_quick(text.chars()) == IsNormalized::Yes {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.nfc().collect())
    }
}

/// Lower case without marks, đ (and the look-alike ð, U+00F0) as d: for loose comparison and search.
pub fn fold(text: &str) -> String {
    text.nfd()
        .filter(|c| !unicode_normalization::char::is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .map(|c| match c {
            'đ' | 'ð' => 'd',
            c => c,
        })
        .collect()
}

/// For comparing names and titles that offices type in different ways: composed, lower case, one tone placement, any
/// white space as one space, any dash as `-` without spaces around it.
pub fn loose(text: &str) -> String {
    let lower: String =
        nfc(text).to_lowercase().replace(['\u{2010}', '\u{2011}', '\u{2012}', '\u{2013}', '\u{2014}'], "-");
    let words: Vec<String> = lower.split_whitespace().map(old_tone_placement).collect();
    words.join(" ").replace(" - ", "-").replace("- ", "-").replace(" -", "-")
}

/// A word for an address: `Lò Thị Ăn` → `lo-thi-an`, `H'Mông` → `hmong`.
pub fn slug(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in fold(text).chars() {
        match c {
            'a'..='z' | '0'..='9' => out.push(c),
            '\'' | '\u{2019}' | '\u{02BC}' => {}
            _ if out.ends_with('-') || out.is_empty() => {}
            _ => out.push('-'),
        }
    }
    out.truncate(out.trim_end_matches('-').len());
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding_and_slugs() {
        assert_eq!(fold("Đoàn kết Lai Châu"), "doan ket lai chau");
        assert_eq!(fold("Ðoàn"), "doan", "eth typed for đ");
        assert_eq!(slug("Lò Thị Ăn"), "lo-thi-an");
        assert_eq!(slug("H’Mông – Dao"), "hmong-dao");
        let nfd: String = "Nguyễn Văn Hoà".nfd().collect();
        assert_eq!(slug(&nfd), "nguyen-van-hoa");
    }

    #[test]
    fn loose_comparison() {
        assert_eq!(loose("Ủy ban  nhân dân"), loose("Uỷ ban nhân dân"));
        assert_eq!(loose("Văn hóa - Xã hội"), loose("văn hoá – xã hội"));
        assert_ne!(loose("Hoa"), loose("Hòa"));
    }
}
