//! Sources: every input file of one portal, relative path → bytes.
//!
//! Comes in: what `read` found on disk, or files made by hand in a test.
//! Goes out: bytes by file id, to `parse` and to the report's quotations; handles (path and size) of the files that
//! are copied and never held: pictures, attachments, static files.
//! May not live here: opening files, knowing what any of them means.

use std::path::PathBuf;
use std::sync::Arc;

/// Index of an input file in [`Sources::files`]; files are sorted by path, so ids follow the path order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(pub u32);

/// Where a word stands: a file and a range of bytes in it.
///
/// Two places are always *equal*: moving a word never makes two facts different, so a text edit that only shifts
/// links leaves a file's facts as they were (see `serve`).
#[derive(Clone, Copy, Debug)]
pub struct Place {
    pub file: FileId,
    pub start: u32,
    pub end: u32,
}

impl PartialEq for Place {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Place {
    /// A place in `file`; offsets past 4 GiB cannot occur because `read` refuses larger files.
    pub fn new(file: FileId, range: std::ops::Range<usize>) -> Self {
        Place { file, start: range.start as u32, end: range.end as u32 }
    }

    /// The very beginning of a file, for messages about the file as a whole.
    pub fn file(file: FileId) -> Self {
        Place { file, start: 0, end: 0 }
    }

    pub fn range(&self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// A value together with the place where it was written. Equality looks at the value alone.
#[derive(Clone, Debug, PartialEq)]
pub struct Spelled<T> {
    pub value: T,
    pub place: Place,
}

impl<T> Spelled<T> {
    pub fn new(value: T, place: Place) -> Self {
        Spelled { value, place }
    }
}

/// The bytes of an input file, or how to get them.
#[derive(Clone, Debug)]
pub enum Data {
    /// Held in memory: Markdown, TOML, annexes.
    Bytes(Arc<[u8]>),
    /// On disk; opened one at a time when it is published.
    Handle { path: PathBuf, size: u64 },
}

/// One input file.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// Relative to the portal's root, with `/`, e.g. `content/stories/a.md`.
    pub path: String,
    pub data: Data,
}

/// All input files, sorted by path.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    pub files: Vec<SourceFile>,
}

impl Sources {
    /// Sorts the files, so that the order in which a disk lists them never matters.
    pub fn new(mut files: Vec<SourceFile>) -> Self {
        files.sort_by(|a, b| a.path.cmp(&b.path));
        Sources { files }
    }

    pub fn path(&self, id: FileId) -> &str {
        &self.files[id.0 as usize].path
    }

    /// The bytes of a held file; nothing for a handle.
    pub fn bytes(&self, id: FileId) -> &[u8] {
        match &self.files[id.0 as usize].data {
            Data::Bytes(bytes) => bytes,
            Data::Handle { .. } => &[],
        }
    }

    pub fn ids(&self) -> impl Iterator<Item = FileId> + use<> {
        (0..self.files.len() as u32).map(FileId)
    }

    /// The file with exactly this path.
    pub fn find(&self, path: &str) -> Option<FileId> {
        self.files.binary_search_by(|f| f.path.as_str().cmp(path)).ok().map(|i| FileId(i as u32))
    }
}
