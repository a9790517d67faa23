//! The search index: what the script of the search page reads. `docs/search.md` describes every byte.
//!
//! Comes in: a site. Goes out: files of an index, made once, when the first of them is wanted. May not live here: what a
//! query means, which is the script's.
//!
//! Nothing here may be asked for the first time from inside a parallel loop over routes: the index is made in parallel
//! itself.

mod facets;
mod lists;
mod records;
mod shown;
mod streams;
mod terms;

use super::Site;
use crate::model::Address;
use rayon::prelude::*;
use records::{Marks, Of, Records};
use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::OnceLock;
use streams::Streams;
use terms::Terms;

/// Changes with the format of any file; the script refuses an index of another version.
const FORMAT: u32 = 1;

/// Records in one file of what results show.
const CHUNK: usize = 6;

/// A file of the index.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SearchFile {
    /// Where everything is, and the dictionary.
    Entry,
    /// Words of titles.
    Titles(usize),
    /// Words anywhere.
    Texts(usize),
    /// What results show.
    Records(usize),
    Facet(usize),
}

/// Folder of the index, and the file names without their number.
const FOLDER: [&str; 2] = ["tim-kiem", "chi-muc"];
const ENTRY: &str = "muc-luc.bin";
const TITLES: &str = "ten";
const TEXTS: &str = "loi";
const RECORDS: &str = "ket-qua";
const FACETS: &str = "loc";

impl SearchFile {
    /// The folder of the index.
    pub fn folder() -> Address {
        Address::page(&FOLDER)
    }

    pub fn address(self) -> Address {
        let (name, n) = match self {
            SearchFile::Entry => return Self::folder().file(ENTRY),
            SearchFile::Titles(n) => (TITLES, n),
            SearchFile::Texts(n) => (TEXTS, n),
            SearchFile::Records(n) => (RECORDS, n),
            SearchFile::Facet(n) => (FACETS, n),
        };
        Self::folder().file(&format!("{name}-{n}.bin"))
    }

    /// The file of a path in the output folder, if an index could have it.
    pub fn of_path(path: &str) -> Option<SearchFile> {
        let name = path.strip_prefix(Self::folder().as_str())?;
        if name == ENTRY {
            return Some(SearchFile::Entry);
        }
        let (name, n) = name.strip_suffix(".bin")?.rsplit_once('-')?;
        let n = n.parse().ok()?;
        let file = match name {
            TITLES => SearchFile::Titles(n),
            TEXTS => SearchFile::Texts(n),
            RECORDS => SearchFile::Records(n),
            FACETS => SearchFile::Facet(n),
            _ => return None,
        };
        // `ten-01.bin` is another file.
        (file.address().as_str() == path).then_some(file)
    }
}

/// The index of a site, made when it is first asked for.
#[derive(Default)]
pub struct Search {
    index: OnceLock<Index>,
}

impl Search {
    pub fn of(&self, site: &Site<'_>) -> &Index {
        self.index.get_or_init(|| Index::new(site))
    }
}

/// All files of an index, compressed.
pub struct Index {
    /// Stands at the beginning of every file: those of two indexes are never mixed.
    id: [u8; 8],
    entry: Vec<u8>,
    titles: Vec<Vec<u8>>,
    texts: Vec<Vec<u8>>,
    records: Vec<Vec<u8>>,
    facets: Vec<Vec<u8>>,
}

/// The entry, as JSON.
#[derive(Serialize)]
struct Entry<'e> {
    format: u32,
    records: u32,
    chunk: usize,
    /// The number of the first record of each kind, and of all.
    kinds: Vec<usize>,
    titles: &'e [String],
    texts: &'e [String],
    common: u32,
    heavy: &'e BTreeMap<String, u32>,
    /// Each word: how many letters it shares with the one before (0 to 9), the others, and a capital letter: A for one
    /// record, B for 2 or 3, C for 4 to 7 and so on.
    words: String,
}

impl Index {
    fn new(site: &Site<'_>) -> Index {
        let mut records = Records { site, parts: site.parts(), read: None };
        let kinds = records::all(site.portal);
        let all: Vec<Of> = kinds.iter().flatten().copied().collect();
        let shown = all.par_chunks(CHUNK).map(|chunk| {
            let shown: Vec<_> = chunk.iter().map(|of| records.shown(*of)).collect();
            packed(&serde_json::to_vec(&shown).unwrap_or_default())
        });
        let shown = shown.collect();
        let marks: Vec<Marks> = all.iter().map(|of| records.marks(*of)).collect();
        let mut streams = Streams::new(&site.portal.abbreviations);
        for of in &all {
            streams.add(&records.words(*of));
        }
        let terms = Terms::new(streams, all.len() as u32);
        let mut starts = vec![0];
        starts.extend(kinds.iter().scan(0, |sum, kind| {
            *sum += kind.len();
            Some(*sum)
        }));
        let entry = Entry {
            format: FORMAT,
            records: all.len() as u32,
            chunk: CHUNK,
            kinds: starts,
            titles: &terms.titles.begins,
            texts: &terms.texts.begins,
            common: terms.common,
            heavy: &terms.heavy,
            words: front_coded(&terms.dictionary),
        };
        let facets = facets::files(site.parts(), &marks);
        // Files fit together if they number the same records and values, and are cut at the same terms.
        let mut hasher = blake3::Hasher::new();
        hasher.update(&[FORMAT as u8, CHUNK as u8]);
        for facet in &facets {
            hasher.update(facet);
        }
        let addresses = all.iter().map(|of| records.address(*of).as_str().to_string());
        for text in addresses.chain(terms.titles.begins.iter().chain(&terms.texts.begins).cloned()) {
            hasher.update(text.as_bytes()).update(b"\n");
        }
        let mut id = [0; 8];
        hasher.finalize_xof().fill(&mut id);
        let pack = |files: Vec<Vec<u8>>| files.into_par_iter().map(|file| packed(&file)).collect();
        Index {
            id,
            entry: packed(&serde_json::to_vec(&entry).unwrap_or_default()),
            facets: pack(facets),
            titles: pack(terms.titles.files),
            texts: pack(terms.texts.files),
            records: shown,
        }
    }

    /// Every file.
    pub fn files(&self) -> impl Iterator<Item = SearchFile> {
        std::iter::once(SearchFile::Entry)
            .chain((0..self.titles.len()).map(SearchFile::Titles))
            .chain((0..self.texts.len()).map(SearchFile::Texts))
            .chain((0..self.records.len()).map(SearchFile::Records))
            .chain((0..self.facets.len()).map(SearchFile::Facet))
    }

    /// The bytes of a file: the index's id, then what is in it, by zlib (RFC 1950).
    pub fn bytes(&self, file: SearchFile) -> Option<Vec<u8>> {
        let body = match file {
            SearchFile::Entry => Some(&self.entry),
            SearchFile::Titles(n) => self.titles.get(n),
            SearchFile::Texts(n) => self.texts.get(n),
            SearchFile::Records(n) => self.records.get(n),
            SearchFile::Facet(n) => self.facets.get(n),
        };
        body.map(|body| [self.id.as_slice(), body].concat())
    }
}

fn packed(bytes: &[u8]) -> Vec<u8> {
    miniz_oxide::deflate::compress_to_vec_zlib(bytes, 8)
}

/// Words in order, each without the letters that it shares with the one before.
fn front_coded(words: &[(String, u32)]) -> String {
    let mut out = String::new();
    let mut last = "";
    for (word, count) in words {
        let shared = last.bytes().zip(word.bytes()).take(9).take_while(|(a, b)| a == b).count();
        out.push_str(&shared.to_string());
        out.push_str(&word[shared..]);
        out.push(char::from(b'A' + count.ilog2() as u8));
        last = word;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_found_by_their_paths() {
        for file in [SearchFile::Entry, SearchFile::Titles(0), SearchFile::Texts(12), SearchFile::Records(3)] {
            assert_eq!(SearchFile::of_path(&file.address().output_path()), Some(file));
        }
        assert_eq!(SearchFile::of_path("tim-kiem/chi-muc/ten-01.bin"), None);
        assert_eq!(SearchFile::of_path("tim-kiem/index.html"), None);
    }

    #[test]
    fn words_are_front_coded() {
        let words = [("an", 1), ("anh", 3), ("ba", 4)].map(|(word, n)| (word.to_string(), n));
        assert_eq!(front_coded(&words), "0anA2hB0baC");
    }
}
