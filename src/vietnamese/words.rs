//! Words as search knows them: what people type and what texts print meet here.
//!
//! The script of the search page cuts a query by the same rules (`themes/lai-chau/assets/search.js`); the table
//! `tests/search/words.json` holds both to them.

use super::{fold, nfc, old_tone_placement};

/// One word of a text.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct SearchWord {
    /// Lower case, composed, with its marks, the tone where it is placed most (`hòa`).
    pub written: String,
    /// Without marks; `y` that is a whole vowel is `i` (sỹ, sĩ; domain F.4).
    pub folded: String,
}

/// What people type for an apostrophe.
const APOSTROPHES: [char; 9] =
    ['\'', '\u{2018}', '\u{2019}', '\u{02BC}', '\u{02BB}', '`', '\u{B4}', '\u{2032}', '\u{FF07}'];

/// The runs of letters and of digits in a text, as written. Apostrophes between letters do not cut (H'Mông).
pub fn runs(text: &str) -> Vec<String> {
    let mut runs: Vec<String> = Vec::new();
    let mut last = Sort::Other;
    for c in nfc(text).chars() {
        let sort = match c {
            c if APOSTROPHES.contains(&c) && last != Sort::Digit => continue,
            c if c.is_ascii_digit() => Sort::Digit,
            c if c.is_alphabetic() || unicode_normalization::char::is_combining_mark(c) => Sort::Letter,
            _ => Sort::Other,
        };
        match runs.last_mut() {
            _ if sort == Sort::Other => {}
            Some(run) if sort == last => run.push(c),
            _ => runs.push(c.to_string()),
        }
        last = sort;
    }
    runs
}

#[derive(Clone, Copy, PartialEq)]
enum Sort {
    Letter,
    Digit,
    Other,
}

/// The words of one run: one, or two where some write two words as one.
pub fn words_of_run(run: &str) -> Vec<SearchWord> {
    let written = old_tone_placement(&run.to_lowercase()).replace('ð', "đ");
    if written.bytes().all(|b| b.is_ascii_digit()) {
        // 02/9 is 2/9.
        let number = written.trim_start_matches('0');
        return vec![word(if number.is_empty() { "0" } else { number })];
    }
    match search_fold(&written).as_str() {
        // Signs that are no letters, joined to nothing.
        "" => Vec::new(),
        // One people, three spellings (domain F.8).
        "hmong" => vec![word(written.strip_prefix('h').unwrap_or(&written))],
        "vaxin" | "vacxin" | "vacin" | "vacine" | "vaccin" | "vaccine" => vec![word("vắc"), word("xin")],
        "covit" => vec![word("covid")],
        _ => vec![word(&written)],
    }
}

/// The words of a text, in order.
pub fn search_words(text: &str) -> Vec<SearchWord> {
    let mut words: Vec<SearchWord> = runs(text).iter().flat_map(|run| words_of_run(run)).collect();
    let mut at = 1;
    while at < words.len() {
        match joined(&words[at - 1], &words[at]) {
            Some(one) => drop(words.splice(at - 1..=at, [one])),
            None => at += 1,
        }
    }
    words
}

/// One word that some write as two: cô-vít, H-Mông.
pub fn joined(one: &SearchWord, next: &SearchWord) -> Option<SearchWord> {
    match (one.folded.as_str(), next.folded.as_str()) {
        ("co", "vid" | "vit") => Some(word("covid")),
        ("h", "mong") => Some(next.clone()),
        _ => None,
    }
}

fn word(written: &str) -> SearchWord {
    SearchWord { written: written.to_string(), folded: search_fold(written) }
}

/// `Lý` and `Lí` are `li`, `quý` is `qui`; `thúy` and `tế` keep their letters.
fn search_fold(lower: &str) -> String {
    let mut folded = fold(lower);
    if let Some(head) = folded.strip_suffix('y')
        && !head.is_empty()
        && (head == "qu" || !head.contains(['a', 'e', 'i', 'o', 'u', 'y']))
    {
        folded.truncate(head.len());
        folded.push('i');
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Lines of text, written words, folded words: the script's tests read the same table.
    #[test]
    fn the_table_that_the_script_shares() {
        let table: Vec<(String, Vec<String>, Vec<String>)> =
            serde_json::from_str(include_str!("../../tests/search/words.json")).unwrap();
        for (text, written, folded) in table {
            let words = search_words(&text);
            assert_eq!(words.iter().map(|w| w.written.as_str()).collect::<Vec<_>>(), written, "{text}");
            assert_eq!(words.iter().map(|w| w.folded.as_str()).collect::<Vec<_>>(), folded, "{text}");
        }
    }

    #[test]
    fn spellings_of_one_word_meet() {
        let folded = |text: &str| search_words(text).into_iter().map(|w| w.folded).collect::<Vec<_>>();
        for (one, other) in [
            ("Hòa", "hoà"),
            ("chiến sỹ", "chiến sĩ"),
            ("Lý", "Lí"),
            ("quý", "quí"),
            ("H'Mông", "Hmông"),
            ("H’Mông", "Mông"),
            ("vắc-xin", "vắcxin"),
            ("vaccine", "vắc xin"),
            ("Covid-19", "COVID 19"),
            ("Covid19", "covit- 19"),
            ("Cô-vít 19", "Covid-19"),
            ("Đoàn", "doan"),
        ] {
            assert_eq!(folded(one), folded(other), "{one}, {other}");
        }
    }
}
