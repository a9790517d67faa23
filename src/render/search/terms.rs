//! Which records have a word: two indexes in shards, and the dictionary.
//!
//! Comes in: numbered words in a stream. Goes out: shards of sorted terms, where each shard begins, the commonest words.
//! May not live here: what a record is, names of files.

use super::lists;
use super::streams::{BEGINS, BREAK, END, ENDS, INSIDE, Streams};
use crate::vietnamese::SearchWord;
use rayon::prelude::*;
use std::collections::BTreeMap;

/// Bytes of a shard, before compression; a term with a long list may go beyond.
const SHARD: usize = 2048;

/// Bytes of a long list.
const HEAVY: usize = 3072;

/// Words of the dictionary: more than written Vietnamese has without marks.
const DICTIONARY: usize = 6000;

/// The terms of all records.
pub struct Terms {
    /// Words of titles: each with three lists, begins, ends, inside.
    pub titles: Shards,
    /// Words anywhere, and pairs of common neighbours: each with one list.
    pub texts: Shards,
    /// The commonest words in order, with how many records have them.
    pub dictionary: Vec<(String, u32)>,
    /// Terms of texts with long lists, and how long they are in KiB: the script asks for the cheap ones first.
    pub heavy: BTreeMap<String, u32>,
    /// A word in so many records is common; a power of two.
    pub common: u32,
}

#[derive(Default)]
pub struct Shards {
    /// Before compression.
    pub files: Vec<Vec<u8>>,
    /// The shortest text that is not before the first term of each shard but after the last of the one before.
    pub begins: Vec<String>,
}

impl Shards {
    /// Cuts terms in their order. A term is its key and what stands in the file.
    fn cut(terms: impl Iterator<Item = (String, Vec<u8>)>) -> Shards {
        let mut shards = Shards::default();
        let mut last = String::new();
        for (key, bytes) in terms {
            let full = |file: &Vec<u8>| file.len() + bytes.len() > SHARD && file.len() > SHARD / 4;
            if shards.files.last().is_none_or(full) {
                shards.begins.push(between(&last, &key));
                shards.files.push(Vec::new());
            }
            if let Some(file) = shards.files.last_mut() {
                file.extend_from_slice(&bytes);
            }
            last = key;
        }
        shards
    }
}

/// The shortest beginning of `key` that is after `last`.
fn between(last: &str, key: &str) -> String {
    let ends = key.char_indices().map(|(at, c)| at + c.len_utf8());
    ends.map(|end| &key[..end]).find(|begin| *begin > last).unwrap_or(key).to_string()
}

impl Terms {
    pub fn new(streams: Streams, records: u32) -> Terms {
        let Streams { words, titles, stream, .. } = streams;
        let vocabulary = Vocabulary::new(words);
        let texts = vocabulary.texts(&stream);
        let counts = vocabulary.counts(&texts);
        let common = common(records);
        let pairs = vocabulary.pairs(&stream, |group| counts[group as usize] >= common);
        drop(stream);
        let mut heavy = BTreeMap::new();
        let terms = vocabulary.text_terms(&texts, &pairs, records).inspect(|(key, bytes)| {
            if bytes.len() >= HEAVY {
                heavy.insert(key.clone(), (bytes.len() / 1024) as u32);
            }
        });
        Terms {
            texts: Shards::cut(terms),
            titles: Shards::cut(vocabulary.title_terms(titles).into_iter()),
            dictionary: vocabulary.dictionary(&counts, common),
            heavy,
            common,
        }
    }
}

/// A hundredth of all records, at least 16, rounded up to a power of two.
fn common(records: u32) -> u32 {
    (records / 100).max(16).next_power_of_two()
}

/// A term: its key, how many ways of writing it has, each of them with its lists.
fn term<'w>(key: &str, ways: impl ExactSizeIterator<Item = (&'w str, Vec<Vec<u32>>)>) -> Vec<u8> {
    let mut bytes = Vec::new();
    lists::text(key, &mut bytes);
    lists::number(ways.len() as u32, &mut bytes);
    for (written, records) in ways {
        lists::text(written, &mut bytes);
        records.iter().for_each(|records| lists::list(records, &mut bytes));
    }
    bytes
}

/// All words in the order of (folded, written): from here on a word's number is its place in it. Words that are folded
/// alike are a group, named by the first of them.
struct Vocabulary {
    words: Vec<SearchWord>,
    /// By the number that the stream knows.
    places: Vec<u32>,
    groups: Vec<u32>,
}

impl Vocabulary {
    fn new(words: Vec<SearchWord>) -> Self {
        let mut numbered: Vec<(SearchWord, usize)> = words.into_iter().zip(0..).collect();
        numbered.sort_unstable_by(|(a, _), (b, _)| (&a.folded, &a.written).cmp(&(&b.folded, &b.written)));
        let mut places = vec![0; numbered.len()];
        let mut groups: Vec<u32> = Vec::with_capacity(numbered.len());
        for (at, (word, number)) in numbered.iter().enumerate() {
            places[*number] = at as u32;
            let same = at > 0 && numbered[at - 1].0.folded == word.folded;
            groups.push(if same { groups[at - 1] } else { at as u32 });
        }
        Vocabulary { words: numbered.into_iter().map(|(word, _)| word).collect(), places, groups }
    }

    fn folded(&self, word: u32) -> &str {
        &self.words[word as usize].folded
    }

    fn written(&self, word: u32) -> &str {
        &self.words[word as usize].written
    }

    fn group(&self, word: u32) -> u32 {
        self.groups[word as usize]
    }

    /// Every word with every record that has it, in order.
    fn texts(&self, stream: &[u32]) -> Vec<(u32, u32)> {
        let mut record = 0;
        let mut texts = Vec::with_capacity(stream.len());
        for word in stream {
            match *word {
                END => record += 1,
                BREAK => {}
                word => texts.push((self.places[word as usize], record)),
            }
        }
        texts.par_sort_unstable();
        texts.dedup();
        texts
    }

    /// In how many records each group is; by the group.
    fn counts(&self, texts: &[(u32, u32)]) -> Vec<u32> {
        let mut counts = vec![0; self.groups.len()];
        for group in texts.chunk_by(|a, b| self.group(a.0) == self.group(b.0)) {
            counts[self.group(group[0].0) as usize] = union(group).len() as u32;
        }
        counts
    }

    /// Neighbours that are both common: two groups and a record, in order.
    fn pairs(&self, stream: &[u32], is_common: impl Fn(u32) -> bool) -> Vec<(u32, u32, u32)> {
        let common = |word: u32| {
            let group = (word < END).then(|| self.group(self.places[word as usize]));
            group.filter(|group| is_common(*group))
        };
        let mut record = 0;
        let mut pairs = Vec::new();
        for two in stream.windows(2) {
            record += u32::from(two[0] == END);
            if let (Some(one), Some(next)) = (common(two[0]), common(two[1])) {
                pairs.push((one, next, record));
            }
        }
        pairs.par_sort_unstable();
        pairs.dedup();
        pairs
    }

    /// Terms of texts in order: each group, then its pairs.
    fn text_terms(
        &self,
        texts: &[(u32, u32)],
        pairs: &[(u32, u32, u32)],
        records: u32,
    ) -> impl Iterator<Item = (String, Vec<u8>)> {
        let mut pairs = pairs.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)).peekable();
        texts.chunk_by(|a, b| self.group(a.0) == self.group(b.0)).flat_map(move |group| {
            let first = self.group(group[0].0);
            let mut terms = vec![self.single(group, records)];
            while let Some(pair) = pairs.next_if(|pair| pair[0].0 <= first) {
                let key = format!("{} {}", self.folded(pair[0].0), self.folded(pair[0].1));
                let list = pair.iter().map(|(.., record)| *record).collect();
                let bytes = term(&key, [("", vec![list])].into_iter());
                terms.push((key, bytes));
            }
            terms
        })
    }

    fn single(&self, group: &[(u32, u32)], records: u32) -> (String, Vec<u8>) {
        let key = self.folded(group[0].0);
        let ways: Vec<&[(u32, u32)]> = group.chunk_by(|a, b| a.0 == b.0).collect();
        let list = |way: &[(u32, u32)]| vec![way.iter().map(|(_, record)| *record).collect()];
        let bytes = term(key, ways.iter().map(|way| (self.written(way[0].0), list(way))));
        // Of a word that is nearly everywhere one list is told, whatever its marks: it costs a bit for each record.
        let short = bytes.len() as u32 <= records / 8 + 64;
        let bytes = if short { bytes } else { term(key, [("", vec![union(group)])].into_iter()) };
        (key.to_string(), bytes)
    }

    fn title_terms(&self, mut titles: Vec<(u32, u8, u32)>) -> Vec<(String, Vec<u8>)> {
        titles.iter_mut().for_each(|title| title.0 = self.places[title.0 as usize]);
        titles.par_sort_unstable();
        titles.dedup();
        let lists = |way: &[(u32, u8, u32)]| {
            let list = |class: u8| way.iter().filter(|w| w.1 == class).map(|(.., record)| *record).collect();
            [BEGINS, ENDS, INSIDE].map(list).to_vec()
        };
        let groups = titles.chunk_by(|a, b| self.group(a.0) == self.group(b.0));
        let terms = groups.map(|group| {
            let key = self.folded(group[0].0);
            let ways: Vec<_> = group.chunk_by(|a, b| a.0 == b.0).collect();
            (key.to_string(), term(key, ways.iter().map(|way| (self.written(way[0].0), lists(way)))))
        });
        terms.collect()
    }

    /// The commonest words. Numbers are neither completed nor mended; of them the script must know the common ones only.
    fn dictionary(&self, counts: &[u32], common: u32) -> Vec<(String, u32)> {
        let wanted = |(group, count): &(u32, u32)| {
            let word = self.folded(*group).as_bytes();
            *count > 0
                && (word.iter().all(u8::is_ascii_lowercase)
                    || *count >= common && word.iter().all(u8::is_ascii_alphanumeric))
        };
        let mut words: Vec<(u32, u32)> = (0..).zip(counts.iter().copied()).filter(wanted).collect();
        words.sort_unstable_by_key(|(group, count)| (std::cmp::Reverse(*count), *group));
        words.truncate(DICTIONARY);
        words.sort_unstable();
        words.into_iter().map(|(group, count)| (self.folded(group).to_string(), count)).collect()
    }
}

/// The records of words that are folded alike.
fn union(group: &[(u32, u32)]) -> Vec<u32> {
    let mut records: Vec<u32> = group.iter().map(|(_, record)| *record).collect();
    records.sort_unstable();
    records.dedup();
    records
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shards_begin_between_terms() {
        assert_eq!(between("", "an"), "a");
        assert_eq!(between("an", "an binh"), "an ");
        assert_eq!(between("hoa", "hoang"), "hoan");
        let terms = ["a", "b", "c"].map(|key| (key.to_string(), vec![0; 3000]));
        let shards = Shards::cut(terms.into_iter());
        assert_eq!(shards.begins, ["a", "b", "c"]);
    }
}
