//! Tone placement: `hoà` and `hòa` are one word. Keys use the old (dominant) style.

use super::nfc;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::compose;

/// Grave, hook above, tilde, acute, dot below.
const TONES: [char; 5] = ['\u{300}', '\u{309}', '\u{303}', '\u{301}', '\u{323}'];

/// Moves the tone of open syllables in *oa, oe, uy* to the first vowel: `hoà` → `hòa`, `Thuý` → `Thúy`. Syllables
/// after `q` (quý) and closed ones (toàn, khuỷu) keep theirs.
///
/// Works on whole letters, never on decomposed marks: in NFD the dot below of `ặ` stands before the breve, and moving
/// marks would turn `hoặc` into `họăc`.
pub fn old_tone_placement(word: &str) -> String {
    let mut letters: Vec<char> = nfc(word).chars().collect();
    let mut start = 0;
    while start < letters.len() {
        let end = letters[start..].iter().position(|c| !c.is_alphabetic()).map_or(letters.len(), |n| start + n);
        place(&mut letters[start..end]);
        start = end + 1;
    }
    letters.into_iter().collect()
}

fn place(syllable: &mut [char]) {
    let [.., first, second] = syllable else { return };
    let (a, b) = (*first, *second);
    let Some((base, tone)) = split(b) else { return };
    let pair = (a.to_ascii_lowercase(), base.to_ascii_lowercase());
    if !matches!(pair, ('o', 'a') | ('o', 'e') | ('u', 'y')) {
        return;
    }
    let after_q = syllable.len() > 2 && syllable[syllable.len() - 3].eq_ignore_ascii_case(&'q');
    if let (false, Some(moved)) = (after_q, compose(a, tone)) {
        let n = syllable.len();
        syllable[n - 2] = moved;
        syllable[n - 1] = base;
    }
}

/// A plain vowel with a tone, taken apart; nothing for letters without a tone or with other marks.
fn split(c: char) -> Option<(char, char)> {
    let mut parts = c.nfd();
    match (parts.next(), parts.next(), parts.next()) {
        (Some(base), Some(tone), None) if TONES.contains(&tone) => Some((base, tone)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::old_tone_placement as old;

    #[test]
    fn table_of_the_domain() {
        for (new, wanted) in [
            ("hoà", "hòa"),
            ("toả", "tỏa"),
            ("khoá", "khóa"),
            ("uỷ", "ủy"),
            ("xoè", "xòe"),
            ("tuỳ", "tùy"),
            ("Thuý", "Thúy"),
            ("quý", "quý"),
            ("quỷ", "quỷ"),
            ("quả", "quả"),
            ("hoàn", "hoàn"),
            ("khuỷu", "khuỷu"),
            ("hoặc", "hoặc"),
            ("ngoéo", "ngoéo"),
            ("hòa", "hòa"),
        ] {
            assert_eq!(old(new), wanted);
        }
    }
}
