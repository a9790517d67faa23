//! What was made of pictures before, in `.bangvang/cache/pictures/`: safe to delete.
//!
//! Comes in: a picture's bytes. Goes out: the files made of the same bytes by the same recipe. May not live here: the
//! recipe itself.

use super::{Format, Made, Prepared, Problem};
use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

/// Changes with everything that changes the made files: widths, qualities, libraries.
const RECIPE: &str = "1";

/// Name of a picture's contents.
pub fn name(bytes: &[u8]) -> String {
    let mut hasher = blake3::Hasher::new();
    hasher.update(RECIPE.as_bytes());
    hasher.update(bytes);
    hasher.finalize().to_hex()[..32].to_string()
}

fn notes(folder: &Path, name: &str) -> PathBuf {
    folder.join(format!("{name}.txt"))
}

/// What was made of it, if every file is still there as it was left.
pub fn find(folder: &Path, name: &str) -> Option<Prepared> {
    let text = fs::read_to_string(notes(folder, name)).ok()?;
    let mut lines = text.lines();
    let mut head = lines.next()?.split(' ');
    let mut prepared = Prepared {
        width: head.next()?.parse().ok()?,
        height: head.next()?.parse().ok()?,
        tint: head.next()?.parse().ok()?,
        files: Vec::new(),
    };
    for line in lines {
        let (extension, rest) = line.split_once(' ')?;
        let (width, size) = rest.split_once(' ')?;
        let format = [Format::WebP, Format::Jpeg].into_iter().find(|f| f.extension() == extension)?;
        let path = folder.join(format!("{name}-{width}.{extension}"));
        if fs::metadata(&path).ok()?.len() != size.parse::<u64>().ok()? {
            return None;
        }
        prepared.files.push(Made { format, width: width.parse().ok()?, path });
    }
    (!prepared.files.is_empty()).then_some(prepared)
}

/// Notes what was made; last, so that a picture whose work was cut off is made again.
pub fn note(folder: &Path, name: &str, prepared: &Prepared) -> Result<(), Problem> {
    let mut text = format!("{} {} {}\n", prepared.width, prepared.height, prepared.tint);
    for made in &prepared.files {
        let size = fs::metadata(&made.path).map_err(|e| Problem::Disk(made.path.clone(), e))?.len();
        text += &format!("{} {} {size}\n", made.format.extension(), made.width);
    }
    keep(folder, &format!("{name}.txt"), text.as_bytes()).map(drop)
}

/// Writes a file that is whole or not there.
pub fn keep(folder: &Path, name: &str, bytes: &[u8]) -> Result<PathBuf, Problem> {
    let path = folder.join(name);
    // Two pictures of the same contents may be worked on at once, here and in another run of the program.
    static NEXT: AtomicU64 = AtomicU64::new(0);
    let beside = folder.join(format!("{name}.{}-{}.tmp", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed)));
    let write = || {
        fs::create_dir_all(folder)?;
        fs::write(&beside, bytes)?;
        fs::rename(&beside, &path)
    };
    match write() {
        Ok(()) => Ok(path),
        Err(error) => Err(Problem::Disk(path, error)),
    }
}

/// Deletes every picture that is not among `kept`, and notes without pictures.
pub fn forget_others(folder: &Path, kept: &HashSet<&Path>) {
    let names: HashSet<String> = kept.iter().filter_map(|p| stem(p)).collect();
    let Ok(entries) = fs::read_dir(folder) else { return };
    for path in entries.flatten().map(|e| e.path()) {
        if stem(&path).is_none_or(|name| !names.contains(&name)) {
            let _ = fs::remove_file(path);
        }
    }
}

/// The name of the contents from which a file was made.
fn stem(path: &Path) -> Option<String> {
    Some(path.file_name()?.to_str()?.get(..32)?.to_string())
}
