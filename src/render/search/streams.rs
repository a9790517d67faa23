//! The words of all records, one after the other, numbered; abbreviations are written out beside them, both ways.
//!
//! Comes in: texts of records in their order. Goes out: numbered words, which of them stand in titles, and the stream of
//! all. May not live here: what a record is, how lists are packed.

use super::records::Words;
use crate::vietnamese::{SearchWord, joined, runs, search_words, words_of_run};
use std::collections::{BTreeMap, HashMap};

/// Ends a run of neighbours in the stream.
pub const BREAK: u32 = u32::MAX;
/// Ends a record in the stream.
pub const END: u32 = u32::MAX - 1;

/// Where a word stands in a title.
pub const BEGINS: u8 = 0;
pub const ENDS: u8 = 1;
pub const INSIDE: u8 = 2;

/// A way to write the same thing: these words, for those.
struct Pattern<T> {
    of: Vec<T>,
    other: Vec<u32>,
}

struct Run {
    words: Box<[u32]>,
    /// Short forms that begin with this run.
    short: Vec<usize>,
}

/// Numbered words of all records so far.
pub struct Streams {
    pub words: Vec<SearchWord>,
    numbers: HashMap<SearchWord, u32>,
    runs: HashMap<String, Run>,
    short: Vec<Pattern<String>>,
    long: HashMap<u32, Vec<Pattern<u32>>>,
    /// Word, where it stands, record.
    pub titles: Vec<(u32, u8, u32)>,
    pub stream: Vec<u32>,
    records: u32,
}

impl Streams {
    pub fn new(abbreviations: &BTreeMap<String, String>) -> Self {
        let mut streams = Streams {
            words: Vec::new(),
            numbers: HashMap::new(),
            runs: HashMap::new(),
            short: Vec::new(),
            long: HashMap::new(),
            titles: Vec::new(),
            stream: Vec::new(),
            records: 0,
        };
        for (short, long) in abbreviations {
            let numbers = |text: &str, streams: &mut Streams| -> Vec<u32> {
                search_words(text).into_iter().map(|word| streams.number(word)).collect()
            };
            let (short_words, long_words) = (numbers(short, &mut streams), numbers(long, &mut streams));
            let runs = runs(short);
            let (Some(run), Some(word)) = (runs.first().cloned(), long_words.first().copied()) else { continue };
            let at = streams.short.len();
            streams.learn(&run);
            if let Some(run) = streams.runs.get_mut(&run) {
                run.short.push(at);
            }
            streams.short.push(Pattern { of: runs, other: long_words.clone() });
            streams.long.entry(word).or_default().push(Pattern { of: long_words, other: short_words });
        }
        streams
    }

    /// Adds the next record.
    pub fn add(&mut self, record: &Words) {
        for title in &record.titles {
            self.text(title, true);
        }
        for text in &record.texts {
            self.text(text, false);
        }
        self.stream.push(END);
        self.records += 1;
    }

    fn text(&mut self, text: &str, title: bool) {
        let runs = runs(text);
        let mut words: Vec<u32> = Vec::with_capacity(runs.len());
        let mut others: Vec<(usize, usize, Vec<u32>)> = Vec::new();
        for (i, text) in runs.iter().enumerate() {
            self.learn(text);
            let Some(run) = self.runs.get(text) else { continue };
            for pattern in run.short.iter().map(|at| &self.short[*at]).filter(|p| runs[i..].starts_with(&p.of)) {
                let length: usize = pattern.of.iter().filter_map(|r| Some(self.runs.get(r)?.words.len())).sum();
                others.push((words.len(), words.len() + length, pattern.other.clone()));
            }
            words.extend(&run.words);
        }
        for (at, word) in words.iter().enumerate() {
            for pattern in self.long.get(word).into_iter().flatten().filter(|p| words[at..].starts_with(&p.of)) {
                others.push((at, at + pattern.of.len(), pattern.other.clone()));
            }
        }
        for at in 1..words.len() {
            let word = joined(&self.words[words[at - 1] as usize], &self.words[words[at] as usize]);
            if let Some(word) = word {
                others.push((at - 1, at + 1, vec![self.number(word)]));
            }
        }
        if title {
            // Another way of writing begins and ends a title like the words that it stands for.
            let whole = (0, words.len(), words.clone());
            for (from, to, other) in std::iter::once(&whole).chain(&others) {
                let last = other.len().saturating_sub(1);
                for (at, word) in other.iter().enumerate() {
                    let (begins, ends) = (*from == 0 && at == 0, *to == words.len() && at == last);
                    let classes = [(begins, BEGINS), (ends, ENDS), (!begins && !ends, INSIDE)];
                    let here = classes.into_iter().filter(|(here, _)| *here);
                    self.titles.extend(here.map(|(_, class)| (*word, class, self.records)));
                }
            }
        }
        self.stream.extend(&words);
        self.stream.push(BREAK);
        // Another way of writing stands between the same neighbours.
        for (from, to, other) in others {
            self.stream.extend(words[..from].last());
            self.stream.extend(other);
            self.stream.extend(words.get(to));
            self.stream.push(BREAK);
        }
    }

    /// Numbers the words of a run that is new.
    fn learn(&mut self, text: &str) {
        if !self.runs.contains_key(text) {
            let words = words_of_run(text).into_iter().map(|word| self.number(word)).collect();
            self.runs.insert(text.to_string(), Run { words, short: Vec::new() });
        }
    }

    fn number(&mut self, word: SearchWord) -> u32 {
        let next = self.words.len() as u32;
        let number = *self.numbers.entry(word.clone()).or_insert(next);
        if number == next {
            self.words.push(word);
        }
        number
    }
}
