//! Which records have a word: two indexes in shards, and the dictionary.
//!
//! Comes in: numbered words in a stream. Goes out: shards of sorted terms, where each shard begins, the commonest words.
//! May not live here: what a record is, names of files.

use super::lists;
use super::streams::{BREAK, END, Streams};
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
        let Streams { words, mut titles, stream, .. } = streams;
        // From here on a word's number is its place in the order of (folded, written).
        let mut order: Vec<u32> = (0..words.len() as u32).collect();
        let key = |n: &u32| (&words[*n as usize].folded, &words[*n as usize].written);
        order.sort_unstable_by(|a, b| key(a).cmp(&key(b)));
        let mut place = vec![0u32; words.len()];
        for (at, word) in order.iter().enumerate() {
            place[*word as usize] = at as u32;
        }
        let folded = |at: u32| words[order[at as usize] as usize].folded.as_str();
        let written = |at: u32| words[order[at as usize] as usize].written.as_str();
        // The first word of each group of words that are folded alike.
        let mut groups: Vec<u32> = Vec::with_capacity(order.len());
        for at in 0..order.len() as u32 {
            let first = if at > 0 && folded(at - 1) == folded(at) { groups[at as usize - 1] } else { at };
            groups.push(first);
        }

        let mut record = 0u32;
        let mut texts: Vec<(u32, u32)> = Vec::with_capacity(stream.len());
        for word in &stream {
            match *word {
                END => record += 1,
                BREAK => {}
                word => texts.push((place[word as usize], record)),
            }
        }
        texts.par_sort_unstable();
        texts.dedup();
        let counts = counts(&texts, &groups);
        let common = common(records);
        let is_common = |word: u32| word < END && counts[groups[place[word as usize] as usize] as usize] >= common;

        let mut record = 0u32;
        let mut pairs: Vec<(u32, u32, u32)> = Vec::new();
        for two in stream.windows(2) {
            record += u32::from(two[0] == END);
            if is_common(two[0]) && is_common(two[1]) {
                let group = |word: u32| groups[place[word as usize] as usize];
                pairs.push((group(two[0]), group(two[1]), record));
            }
        }
        drop(stream);
        pairs.par_sort_unstable();
        pairs.dedup();
        let mut pairs = pairs.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)).peekable();

        let single = |group: &[(u32, u32)]| {
            let key = folded(group[0].0);
            let mut bytes = Vec::new();
            lists::text(key, &mut bytes);
            lists::number(group.chunk_by(|a, b| a.0 == b.0).count() as u32, &mut bytes);
            for word in group.chunk_by(|a, b| a.0 == b.0) {
                lists::text(written(word[0].0), &mut bytes);
                lists::list(&word.iter().map(|(_, record)| *record).collect::<Vec<_>>(), &mut bytes);
            }
            // Of a word that is nearly everywhere one list is told, whatever its marks: it costs a bit for each record.
            if bytes.len() as u32 > records / 8 + 64 {
                let mut all: Vec<u32> = group.iter().map(|(_, record)| *record).collect();
                all.sort_unstable();
                all.dedup();
                bytes = unmarked(key, &all);
            }
            (key.to_string(), bytes)
        };
        let pair = |pair: &[(u32, u32, u32)]| {
            let key = format!("{} {}", folded(pair[0].0), folded(pair[0].1));
            let bytes = unmarked(&key, &pair.iter().map(|(.., record)| *record).collect::<Vec<_>>());
            (key, bytes)
        };
        let alike = |a: &(u32, u32), b: &(u32, u32)| groups[a.0 as usize] == groups[b.0 as usize];
        let with_pairs = texts.chunk_by(alike).flat_map(|group| {
            let first = groups[group[0].0 as usize];
            let mut terms = vec![single(group)];
            while let Some(next) = pairs.next_if(|p| p[0].0 <= first) {
                terms.push(pair(next));
            }
            terms
        });
        let mut heavy = BTreeMap::new();
        let text_shards = Shards::cut(with_pairs.inspect(|(key, bytes)| {
            if bytes.len() >= HEAVY {
                heavy.insert(key.clone(), (bytes.len() / 1024) as u32);
            }
        }));

        titles.iter_mut().for_each(|title| title.0 = place[title.0 as usize]);
        titles.par_sort_unstable();
        titles.dedup();
        let title = |group: &[(u32, u8, u32)]| {
            let key = folded(group[0].0);
            let mut bytes = Vec::new();
            lists::text(key, &mut bytes);
            lists::number(group.chunk_by(|a, b| a.0 == b.0).count() as u32, &mut bytes);
            for word in group.chunk_by(|a, b| a.0 == b.0) {
                lists::text(written(word[0].0), &mut bytes);
                for class in 0..3 {
                    let records = word.iter().filter(|w| w.1 == class).map(|(.., record)| *record);
                    lists::list(&records.collect::<Vec<_>>(), &mut bytes);
                }
            }
            (key.to_string(), bytes)
        };
        let title_groups = titles.chunk_by(|a, b| groups[a.0 as usize] == groups[b.0 as usize]);
        let title_shards = Shards::cut(title_groups.map(title));

        let mut dictionary: Vec<(u32, u32)> =
            (0..).zip(&counts).filter(|(_, count)| **count > 0).map(|(group, count)| (group, *count)).collect();
        // Numbers are neither completed nor mended; of them the script only must know the common ones.
        let letters = |group: u32| folded(group).bytes().all(|b| b.is_ascii_lowercase());
        let plain = |group: u32| folded(group).bytes().all(|b| b.is_ascii_alphanumeric());
        dictionary.retain(|(group, count)| letters(*group) || (*count >= common && plain(*group)));
        dictionary.sort_unstable_by_key(|(group, count)| (std::cmp::Reverse(*count), *group));
        dictionary.truncate(DICTIONARY);
        dictionary.sort_unstable();
        let dictionary = dictionary.into_iter().map(|(group, count)| (folded(group).to_string(), count)).collect();
        Terms { titles: title_shards, texts: text_shards, dictionary, heavy, common }
    }
}

/// A term with one list, whatever its marks.
fn unmarked(key: &str, records: &[u32]) -> Vec<u8> {
    let mut bytes = Vec::new();
    lists::text(key, &mut bytes);
    lists::number(1, &mut bytes);
    lists::text("", &mut bytes);
    lists::list(records, &mut bytes);
    bytes
}

/// A hundredth of all records, at least 16, rounded up to a power of two.
fn common(records: u32) -> u32 {
    (records / 100).max(16).next_power_of_two()
}

/// In how many records each group of words is; by the group's first word. `texts` are sorted.
fn counts(texts: &[(u32, u32)], groups: &[u32]) -> Vec<u32> {
    let mut counts = vec![0; groups.len()];
    for group in texts.chunk_by(|a, b| groups[a.0 as usize] == groups[b.0 as usize]) {
        let mut records: Vec<u32> = group.iter().map(|(_, record)| *record).collect();
        records.sort_unstable();
        records.dedup();
        counts[groups[group[0].0 as usize] as usize] = records.len() as u32;
    }
    counts
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
