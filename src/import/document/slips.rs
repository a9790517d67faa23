//! Suspected slips of the typist or the scanner: listed for the editor, never altered.
//!
//! Three signs: a fixed phrase of the office's language with one syllable near it but not right; the same words in
//! another document that differ in one syllable; quotation marks that do not close.

use super::unwrap::Paragraph;
use crate::vietnamese::{fold, nfc, old_tone_placement};
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// Words that may be wrong.
#[derive(Clone, Debug, PartialEq)]
pub struct Slip {
    /// Line of the source.
    pub number: usize,
    /// As written, with its neighbours.
    pub text: String,
    /// The reading that is meant; nothing for quotation marks.
    pub reading: Option<String>,
}

/// A syllable as compared, and where it stands.
struct Syllable {
    key: String,
    start: usize,
    end: usize,
}

fn syllables(text: &str) -> Vec<Syllable> {
    let mut out = Vec::new();
    let mut start = None;
    for (i, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (c.is_alphanumeric(), start) {
            (true, None) => start = Some(i),
            (false, Some(from)) => {
                let key = old_tone_placement(&nfc(&text[from..i]).to_lowercase());
                out.push(Syllable { key, start: from, end: i });
                start = None;
            }
            _ => {}
        }
    }
    out
}

/// Whether one syllable may be a slip for the other: the same letters with other marks, or one letter more, less or
/// different.
fn near(a: &str, b: &str) -> bool {
    let (x, y) = (fold(a), fold(b));
    let numbers = |s: &str| s.bytes().any(|b| b.is_ascii_digit());
    // sĩ and sỹ are both right.
    if vowel_i(a) == vowel_i(b) {
        return false;
    }
    !numbers(a) && !numbers(b) && (x == y || x.len().min(y.len()) > 1 && strsim::levenshtein(&x, &y) == 1)
}

/// A syllable with every y as i.
fn vowel_i(syllable: &str) -> String {
    let pairs = [('y', 'i'), ('ỳ', 'ì'), ('ỷ', 'ỉ'), ('ỹ', 'ĩ'), ('ý', 'í'), ('ỵ', 'ị')];
    syllable.chars().map(|c| pairs.iter().find(|(y, _)| *y == c).map_or(c, |(_, i)| *i)).collect()
}

/// Fixed phrases, by their first and by their second syllable: at most one syllable is wrong.
struct Phrases {
    list: Vec<Vec<String>>,
    by_syllable: HashMap<String, Vec<(usize, usize)>>,
    known: HashSet<String>,
}

static PHRASES: LazyLock<Phrases> = LazyLock::new(|| {
    let key = |word: &str| old_tone_placement(word);
    let lines = include_str!("phrases.txt").lines().filter(|l| !l.is_empty() && !l.starts_with('#'));
    let list: Vec<Vec<String>> = lines.map(|l| l.split_whitespace().map(key).collect()).collect();
    let mut by_syllable: HashMap<String, Vec<(usize, usize)>> = HashMap::new();
    for (i, phrase) in list.iter().enumerate() {
        for (at, syllable) in phrase.iter().enumerate().take(2) {
            by_syllable.entry(syllable.clone()).or_default().push((i, at));
        }
    }
    let known = list.iter().map(|p| p.join(" ")).collect();
    Phrases { list, by_syllable, known }
});

/// Looks through a document; `others` are texts in which the same words may stand.
pub fn find(paragraphs: &[Paragraph], others: &Contexts) -> Vec<Slip> {
    let mut found = Vec::new();
    for paragraph in paragraphs {
        let words = syllables(&paragraph.text);
        let mut at: Vec<(usize, Slip)> = Vec::new();
        by_phrase(paragraph, &words, &mut at);
        others.compare(paragraph, &words, &mut at);
        at.sort_by_key(|(start, _)| *start);
        at.dedup_by_key(|(start, _)| *start);
        found.extend(at.into_iter().map(|(_, slip)| slip));
        found.extend(unclosed(paragraph));
    }
    found
}

fn by_phrase(paragraph: &Paragraph, words: &[Syllable], out: &mut Vec<(usize, Slip)>) {
    let phrases = &*PHRASES;
    for (i, word) in words.iter().enumerate() {
        for (phrase, at) in phrases.by_syllable.get(&word.key).map(Vec::as_slice).unwrap_or_default() {
            let (phrase, Some(first)) = (&phrases.list[*phrase], i.checked_sub(*at)) else { continue };
            let Some(window) = words.get(first..first + phrase.len()) else { continue };
            let mut wrong = window.iter().zip(phrase).enumerate().filter(|(_, (have, want))| have.key != **want);
            let (Some((n, (have, want))), None) = (wrong.next(), wrong.next()) else { continue };
            let whole: Vec<&str> = window.iter().map(|w| w.key.as_str()).collect();
            let apart = |w: &[Syllable]| paragraph.text[w[0].end..w[1].start].contains(['.', ';', ':', '!', '?']);
            let replaced = fold(&have.key) != fold(want) && fold(&have.key).len() == fold(want).len();
            let likely = near(&have.key, want) && (!replaced || phrase.len() >= 4);
            if likely && !window.windows(2).any(apart) && !phrases.known.contains(&whole.join(" ")) {
                out.push((have.start, slip(paragraph, words, first + n, want)));
            }
        }
    }
}

/// A slip with one neighbour on each side, so that it can be found and told apart.
fn slip(paragraph: &Paragraph, words: &[Syllable], at: usize, want: &str) -> Slip {
    let text = &paragraph.text;
    // Neighbours only within the clause: no mark between.
    let joined = |a: usize, b: usize| text[words[a].end..words[b].start].chars().all(|c| c == ' ');
    let first = if at > 0 && joined(at - 1, at) { at - 1 } else { at };
    let last = if first == at && at + 1 < words.len() && joined(at, at + 1) { at + 1 } else { at };
    let word = &text[words[at].start..words[at].end];
    let capitals = |mut letters: std::str::Chars<'_>| letters.next().is_some_and(char::is_uppercase);
    let mut letters = want.chars();
    let want = match letters.next() {
        Some(_) if word.chars().count() > 1 && !word.chars().any(char::is_lowercase) => want.to_uppercase(),
        Some(c) if capitals(word.chars()) => c.to_uppercase().chain(letters).collect(),
        _ => want.to_string(),
    };
    let quoted = &text[words[first].start..words[last].end];
    let reading =
        format!("{}{want}{}", &text[words[first].start..words[at].start], &text[words[at].end..words[last].end]);
    Slip { number: paragraph.number, text: quoted.to_string(), reading: Some(reading) }
}

/// “ without ”, ‘ closing “: counted within a paragraph, nested ones too.
fn unclosed(paragraph: &Paragraph) -> Option<Slip> {
    let mut open = None;
    for (i, c) in paragraph.text.char_indices() {
        match c {
            '“' => {
                if open.is_some() {
                    break;
                }
                open = Some(i);
            }
            '”' => open = None,
            _ => {}
        }
    }
    let start = open?;
    let text: String = paragraph.text[start..].chars().take(48).collect();
    Some(Slip { number: paragraph.number, text: format!("{text}…"), reading: None })
}

/// A syllable that other documents have more often than this is a word.
const RARE: usize = 2;

/// What stands between the same neighbours in other documents.
#[derive(Default)]
pub struct Contexts {
    /// Two syllables before and two after → the syllables between, and how often.
    between: HashMap<[String; 4], HashMap<String, usize>>,
    /// How often each syllable occurs at all.
    often: HashMap<String, usize>,
}

impl Contexts {
    pub fn add(&mut self, text: &str) {
        let words = syllables(text);
        for word in &words {
            *self.often.entry(word.key.clone()).or_default() += 1;
        }
        for window in words.windows(5) {
            let [a, b, middle, c, d] = window else { continue };
            let key = [&a.key, &b.key, &c.key, &d.key].map(String::clone);
            *self.between.entry(key).or_default().entry(middle.key.clone()).or_default() += 1;
        }
    }

    fn compare(&self, paragraph: &Paragraph, words: &[Syllable], out: &mut Vec<(usize, Slip)>) {
        for (i, window) in words.windows(5).enumerate() {
            let [a, b, middle, c, d] = window else { continue };
            let key = [&a.key, &b.key, &c.key, &d.key].map(String::clone);
            let Some(others) = self.between.get(&key) else { continue };
            // The same word elsewhere speaks for it; a wording that somebody merely prefers is not near it in letters.
            let often = |word: &str| self.often.get(word).copied().unwrap_or_default();
            if others.contains_key(&middle.key) || often(&middle.key) > RARE {
                continue;
            }
            let rather = |word: &str| near(&middle.key, word) && often(word) > often(&middle.key) + 1;
            let mut better: Vec<(&String, &usize)> = others.iter().filter(|(word, _)| rather(word)).collect();
            better.sort_by(|a, b| b.1.cmp(a.1).then(a.0.cmp(b.0)));
            if let Some((word, _)) = better.first() {
                out.push((middle.start, slip(paragraph, words, i + 2, word)));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slips(text: &str, other: &str) -> Vec<(String, Option<String>)> {
        let mut contexts = Contexts::default();
        contexts.add(other);
        let paragraphs = [Paragraph { text: text.to_string(), number: 1 }];
        find(&paragraphs, &contexts).into_iter().map(|s| (s.text, s.reading)).collect()
    }

    #[test]
    fn phrases_quotes_and_other_documents() {
        let found = slips("ưu tiên cao hất mọi nguồn lực", "");
        assert_eq!(found, [("cao hất".to_string(), Some("cao nhất".to_string()))]);
        let other = "với tinh thần trong toàn ngành và cơ sở, ngành y tế, ngành giáo dục";
        let found = slips("với tinh thần trong toàn nghành và cơ sở", other);
        assert_eq!(found, [("toàn nghành".to_string(), Some("toàn ngành".to_string()))]);
        assert_eq!(slips("phong trào “Một hai; ba", "").len(), 1);
        assert_eq!(slips("phong trào “Một hai”; ba", ""), []);
    }
}
