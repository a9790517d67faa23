//! What the last build was made of, in `.bangvang/cache/`: safe to delete, never read for anything but skipping work.
//!
//! Comes in: sources, options, the folder that was written. Goes out: whether a build would write the same bytes again
//! and every one of them is still there. May not live here: parts of a portal; they are made anew faster than read.

use crate::model::Options;
use crate::sources::{Data, Sources};
use rayon::prelude::*;
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// Name of everything a build depends on: two builds with the same write the same bytes.
///
/// The program itself counts by its bytes, the day by its date. Nothing if a file cannot be read.
pub fn fingerprint(sources: &Sources, options: &Options) -> Option<blake3::Hash> {
    let files: Option<Vec<blake3::Hash>> = sources
        .files
        .par_iter()
        .map(|file| match &file.data {
            Data::Bytes(bytes) => Some(blake3::hash(bytes)),
            Data::Handle { path, .. } => hash_file(path).ok(),
        })
        .collect();
    let mut hasher = blake3::Hasher::new();
    hasher.update(hash_file(&std::env::current_exe().ok()?).ok()?.as_bytes());
    let said = format!("{:?} {} {}\n", options.base_url, options.now.date, options.drafts);
    hasher.update(said.as_bytes());
    for (file, hash) in sources.files.iter().zip(files?) {
        hasher.update(file.path.as_bytes());
        hasher.update(hash.as_bytes());
    }
    Some(hasher.finalize())
}

/// Hash of a file's bytes, read in pieces.
pub fn hash_file(path: &Path) -> io::Result<blake3::Hash> {
    let mut hasher = blake3::Hasher::new();
    let mut file = fs::File::open(path)?;
    let mut buffer = vec![0; 1 << 16];
    loop {
        match file.read(&mut buffer)? {
            0 => return Ok(hasher.finalize()),
            n => drop(hasher.update(&buffer[..n])),
        }
    }
}

fn file(root: &Path) -> PathBuf {
    root.join(".bangvang/cache/last-build")
}

/// Whether the last build had this name and left a folder with this manifest.
pub fn is_last(root: &Path, fingerprint: blake3::Hash, manifest: blake3::Hash) -> bool {
    fs::read_to_string(file(root)).is_ok_and(|text| text == line(fingerprint, manifest))
}

/// Remembers a build; where that is not possible, the next one does all the work again.
pub fn remember(root: &Path, fingerprint: blake3::Hash, manifest: blake3::Hash) {
    let path = file(root);
    let folder = path.parent().map(fs::create_dir_all);
    if folder.is_some_and(|made| made.is_ok()) {
        let _ = fs::write(path, line(fingerprint, manifest));
    }
}

fn line(fingerprint: blake3::Hash, manifest: blake3::Hash) -> String {
    format!("{} {}\n", fingerprint.to_hex(), manifest.to_hex())
}

/// Forgets the last build, before anything is changed.
pub fn forget(root: &Path) {
    let _ = fs::remove_file(file(root));
}
