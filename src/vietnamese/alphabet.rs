//! The 29 letters of the Vietnamese alphabet, for A–Z lists (domain F.6).

use unicode_normalization::UnicodeNormalization;

/// A letter under which names are listed, and its word in addresses: `ă` is `aw` and `đ` is `dd`, as people type them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Letter(u8);

/// F, J, W and Z occur in names of other languages. What begins with no letter comes last.
const LETTERS: [(&str, &str); 34] = [
    ("A", "a"),
    ("Ă", "aw"),
    ("Â", "aa"),
    ("B", "b"),
    ("C", "c"),
    ("D", "d"),
    ("Đ", "dd"),
    ("E", "e"),
    ("Ê", "ee"),
    ("F", "f"),
    ("G", "g"),
    ("H", "h"),
    ("I", "i"),
    ("J", "j"),
    ("K", "k"),
    ("L", "l"),
    ("M", "m"),
    ("N", "n"),
    ("O", "o"),
    ("Ô", "oo"),
    ("Ơ", "ow"),
    ("P", "p"),
    ("Q", "q"),
    ("R", "r"),
    ("S", "s"),
    ("T", "t"),
    ("U", "u"),
    ("Ư", "uw"),
    ("V", "v"),
    ("W", "w"),
    ("X", "x"),
    ("Y", "y"),
    ("Z", "z"),
    ("0–9", "so"),
];

impl Letter {
    /// The letter that a text begins with, without its tone.
    pub fn of(text: &str) -> Letter {
        let begins = |c: &char| c.is_alphanumeric();
        let first = text.chars().position(|c| begins(&c)).map_or("", |n| {
            let at = text.char_indices().nth(n).map_or(0, |(i, _)| i);
            &text[at..]
        });
        // The first letter with its marks, in whatever form it was typed.
        let mut marks = first.nfd();
        let base = marks.next().into_iter();
        let letter: String =
            base.chain(marks.take_while(|c| unicode_normalization::char::is_combining_mark(*c))).collect();
        let toneless: String = letter
            .chars()
            .filter(|c| !matches!(c, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}'))
            .nfc()
            .flat_map(char::to_uppercase)
            .map(|c| if c == 'Ð' { 'Đ' } else { c })
            .collect();
        let plain = super::fold(&toneless).to_uppercase();
        let find = |wanted: &str| LETTERS.iter().position(|(l, _)| *l == wanted);
        let place = find(&toneless).or_else(|| find(&plain)).unwrap_or(LETTERS.len() - 1);
        Letter(place as u8)
    }

    /// `Ă`
    pub fn label(self) -> &'static str {
        LETTERS[usize::from(self.0)].0
    }

    /// `aw`
    pub fn slug(self) -> &'static str {
        LETTERS[usize::from(self.0)].1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_names() {
        let letters = ["Ánh", "Ăn", "ấn", "Đức", "Ðức", "Dế", "Ơn", "ưng", "Wang", "Çelik", "“Hoa”", "3 con", ""];
        let labels: Vec<&str> = letters.iter().map(|n| Letter::of(n).label()).collect();
        assert_eq!(labels, ["A", "Ă", "Â", "Đ", "Đ", "D", "Ơ", "Ư", "W", "C", "H", "0–9", "0–9"]);
        let decomposed: String = "Ấn".nfd().collect();
        assert_eq!(Letter::of(&decomposed).slug(), "aa");
    }
}
