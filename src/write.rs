//! VERB write: Output → disk. The only writer of the site.
//!
//! Comes in: paths and a function that makes each file. Goes out: a folder that holds exactly these files. May not
//! live here: what a file says.
//!
//! Publishing cannot hurt. Everything that differs is first written into a staging folder; only when all of it is
//! there do the files move to their places, each whole or not at all. A fault before that moment leaves the site
//! untouched. Only files that an earlier build made are replaced or removed: `.bangvang-files` lists them, and marks
//! the folder as ours. Unchanged files keep their times.

use crate::cache::hash_file;
use crate::output::{Output, Piece};
use crate::report::{Diagnostic, messages};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{self, Write};
use std::path::{Component, Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

/// List of the files that we made: one line each, hash and path, sorted.
pub const MANIFEST: &str = ".bangvang-files";

/// Where files wait until all of them are there.
const STAGING: &str = ".bangvang-tmp";

/// The waiting files, in the shape of the site.
const TREE: &str = "site";

/// What a build changed on disk.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    pub written: usize,
    pub unchanged: usize,
    pub removed: usize,
}

/// Refuses an output folder that lies among the sources, or holds files that no build made.
pub fn check(root: &Path, out: &Path) -> Result<(), Diagnostic> {
    let shown = out.display().to_string();
    let (root, out) = (absolute(root), absolute(out));
    let among = crate::read::FOLDERS.iter().any(|folder| {
        let sources = absolute(&root.join(folder));
        out.starts_with(&sources) || sources.starts_with(&out)
    });
    if among || root.starts_with(&out) {
        return Err(messages::output_among_sources(&shown));
    }
    match fs::read_dir(&out) {
        Ok(mut entries) => {
            if entries.next().is_some() && !out.join(MANIFEST).is_file() && !out.join(STAGING).is_dir() {
                return Err(messages::foreign_output(&shown));
            }
            Ok(())
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(unwritable(&out, &error)),
    }
}

fn unwritable(path: &Path, error: &io::Error) -> Diagnostic {
    messages::cannot_write(&path.display().to_string(), &crate::report::machine_reason(error))
}

/// The path without `.` and `..`, links resolved as far as it exists.
fn absolute(path: &Path) -> PathBuf {
    let mut full = std::env::current_dir().unwrap_or_default();
    for part in path.components() {
        match part {
            Component::ParentDir => {
                full.pop();
            }
            Component::CurDir => {}
            part => full.push(part),
        }
        if let Ok(real) = full.canonicalize() {
            full = real;
        }
    }
    full
}

/// Hash of the list of files that a build left in this folder.
pub fn manifest(out: &Path) -> Option<blake3::Hash> {
    hash_file(&out.join(MANIFEST)).ok()
}

/// How many files the folder holds, if every one of them is as the last build left it, byte for byte.
pub fn intact(out: &Path) -> Option<usize> {
    let text = fs::read_to_string(out.join(MANIFEST)).ok()?;
    let lines: Vec<(&str, &str)> = text.lines().map(|line| line.split_once("  ")).collect::<Option<_>>()?;
    let same = |(hash, path): &(&str, &str)| hash_file(&out.join(path)).is_ok_and(|now| now.to_hex().as_str() == *hash);
    (!out.join(STAGING).exists() && lines.par_iter().all(same)).then_some(lines.len())
}

/// Writes what differs, removes what is no longer made. `progress` hears how many files are done.
pub fn write(
    output: &Output<'_>,
    out: &Path,
    progress: &(dyn Fn(usize, usize) + Sync),
) -> Result<Outcome, Vec<Diagnostic>> {
    let fail = |path: &Path, error: io::Error| vec![unwritable(path, &error)];
    let staging = out.join(STAGING);
    if staging.exists() {
        fs::remove_dir_all(&staging).map_err(|e| fail(&staging, e))?; // an earlier build was cut off
    }
    fs::create_dir_all(&staging).map_err(|e| fail(out, e))?;
    let result = publish(output, out, &staging, progress);
    // Left-overs of a failed build; a full disk may refuse even this, and the next build does it.
    let _ = fs::remove_dir_all(&staging);
    result
}

/// What is to be done with one file.
struct Step {
    hash: blake3::Hash,
    state: State,
}

#[derive(PartialEq)]
enum State {
    Unchanged,
    New,
    Changed,
}

fn publish(
    output: &Output<'_>,
    out: &Path,
    staging: &Path,
    progress: &(dyn Fn(usize, usize) + Sync),
) -> Result<Outcome, Vec<Diagnostic>> {
    let fail = |path: &Path, error: io::Error| vec![unwritable(path, &error)];
    let manifest = out.join(MANIFEST);
    let earlier = read_manifest(&manifest);
    let done = AtomicUsize::new(0);
    let total = output.paths.len();
    let steps: Vec<Result<Step, Diagnostic>> = (0..total)
        .into_par_iter()
        .map(|i| {
            let step = stage(output, i, out, staging, &earlier);
            progress(done.fetch_add(1, Ordering::Relaxed) + 1, total);
            step
        })
        .collect();
    let (steps, problems): (Vec<_>, Vec<_>) = steps.into_iter().partition(Result::is_ok);
    let problems: Vec<Diagnostic> = problems.into_iter().filter_map(Result::err).collect();
    if !problems.is_empty() {
        return Err(problems);
    }
    let steps: Vec<Step> = steps.into_iter().filter_map(Result::ok).collect();
    let new: BTreeMap<&str, blake3::Hash> =
        output.paths.iter().map(String::as_str).zip(steps.iter().map(|s| s.hash)).collect();
    let stale: Vec<&String> = earlier.iter().filter(|path| !new.contains_key(path.as_str())).collect();
    let changes = steps.iter().filter(|s| s.state != State::Unchanged).count();
    if changes > 0 || !stale.is_empty() || !manifest.is_file() {
        // Should the machine stop in the middle, the next build knows both the old files and the new.
        let both = manifest_text(&new, &stale);
        replace(&manifest, both.as_bytes(), staging).map_err(|e| fail(&manifest, e))?;
        if steps.iter().any(|s| s.state == State::Changed) {
            flush(staging).map_err(|e| fail(staging, e))?;
        }
        // What goes, goes first: a file may have become a folder.
        remove(out, &stale)?;
        if changes > 0 {
            merge(&staging.join(TREE), out)?;
        }
        if !stale.is_empty() {
            replace(&manifest, manifest_text(&new, &[]).as_bytes(), staging).map_err(|e| fail(&manifest, e))?;
        }
    }
    Ok(Outcome { written: changes, unchanged: total - changes, removed: stale.len() })
}

/// Makes one file and, if it differs from the one on disk, puts it into the staging folder.
fn stage(
    output: &Output<'_>,
    i: usize,
    out: &Path,
    staging: &Path,
    earlier: &BTreeSet<String>,
) -> Result<Step, Diagnostic> {
    let path = &output.paths[i];
    let target = out.join(path);
    let piece = (output.make)(i)?;
    let there = target.symlink_metadata().is_ok();
    let work = || -> io::Result<Step> {
        let (hash, equal) = match &piece {
            Piece::Bytes(bytes) => (blake3::hash(bytes), there && fs::read(&target).is_ok_and(|old| old == *bytes)),
            Piece::File(file) => {
                let hash = hash_file(file)?;
                (hash, there && hash_file(&target).is_ok_and(|old| old == hash))
            }
        };
        if equal {
            return Ok(Step { hash, state: State::Unchanged });
        }
        // The staging folder has the shape of the site, so that whole new branches move with one step.
        let waiting = staging.join(TREE).join(path);
        let mut file = fs::File::create(&waiting).or_else(|_| {
            fs::create_dir_all(waiting.parent().unwrap_or(staging))?;
            fs::File::create(&waiting)
        })?;
        match &piece {
            Piece::Bytes(bytes) => file.write_all(bytes)?,
            Piece::File(from) => drop(io::copy(&mut fs::File::open(from)?, &mut file)?),
        }
        Ok(Step { hash, state: if there { State::Changed } else { State::New } })
    };
    if !there && let Some(blocked) = in_the_way(out, path, earlier) {
        return Err(messages::foreign_file(&blocked.display().to_string()));
    }
    let step = work().map_err(|e| unwritable(&target, &e))?;
    if step.state == State::Changed && !earlier.contains(path) {
        return Err(messages::foreign_file(&target.display().to_string()));
    }
    Ok(step)
}

/// A file, not ours, where a new file needs a folder.
fn in_the_way(out: &Path, path: &str, earlier: &BTreeSet<String>) -> Option<PathBuf> {
    let folders = path.match_indices('/').map(|(at, _)| &path[..at]);
    let file = folders.into_iter().find(|f| fs::symlink_metadata(out.join(f)).is_ok_and(|m| !m.is_dir()))?;
    (!earlier.contains(file)).then(|| out.join(file))
}

/// Moves staged files to their places: a folder that is not there yet as a whole, others file by file.
fn merge(from: &Path, to: &Path) -> Result<(), Vec<Diagnostic>> {
    let fail = |error: io::Error| vec![unwritable(to, &error)];
    let mut problems = Vec::new();
    for entry in fs::read_dir(from).map_err(fail)? {
        let entry = entry.map_err(fail)?;
        let (source, target) = (entry.path(), to.join(entry.file_name()));
        let result = match (entry.file_type().is_ok_and(|t| t.is_dir()), target.is_dir()) {
            (true, true) => merge(&source, &target),
            _ => fs::rename(&source, &target).map_err(|e| vec![unwritable(&target, &e)]),
        };
        problems.extend(result.err().into_iter().flatten());
    }
    if problems.is_empty() { Ok(()) } else { Err(problems) }
}

/// Removes files that an earlier build made and this one does not, and the folders that they leave empty.
fn remove(out: &Path, stale: &[&String]) -> Result<(), Vec<Diagnostic>> {
    let mut problems = Vec::new();
    for path in stale {
        let target = out.join(path);
        match fs::remove_file(&target) {
            Err(e) if e.kind() != io::ErrorKind::NotFound => {
                problems.push(unwritable(&target, &e));
            }
            _ => {
                let mut folder = target.parent();
                // A folder with anything else in it refuses to go, and stays.
                while let Some(empty) = folder.filter(|f| *f != out && fs::remove_dir(f).is_ok()) {
                    folder = empty.parent();
                }
            }
        }
    }
    if problems.is_empty() { Ok(()) } else { Err(problems) }
}

/// Paths that an earlier build made. Lines that climb out of the folder are not ours.
fn read_manifest(path: &Path) -> BTreeSet<String> {
    let text = fs::read_to_string(path).unwrap_or_default();
    let paths = text.lines().filter_map(|line| line.split_once("  ").map(|(_, path)| path));
    let inside = |path: &&str| Path::new(path).components().all(|c| matches!(c, Component::Normal(_)));
    paths.filter(inside).map(str::to_string).collect()
}

fn manifest_text(new: &BTreeMap<&str, blake3::Hash>, stale: &[&String]) -> String {
    let mut lines: BTreeMap<&str, String> = new.iter().map(|(path, hash)| (*path, hash.to_hex().to_string())).collect();
    lines.extend(stale.iter().map(|path| (path.as_str(), "-".repeat(64))));
    lines.iter().map(|(path, hash)| format!("{hash}  {path}\n")).collect()
}

/// Writes one small file whole or not at all.
fn replace(path: &Path, bytes: &[u8], staging: &Path) -> io::Result<()> {
    let waiting = staging.join("manifest");
    let mut file = fs::File::create(&waiting)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    fs::rename(waiting, path)
}

/// Lets the staged files reach the disk before they replace others: renaming a file whose blocks are not yet allocated
/// over an existing one makes ext4 flush it, one by one (10 000 files: 7.6 s); flushing once first makes that cheap,
/// and whole after a power cut.
#[cfg(target_os = "linux")]
fn flush(staging: &Path) -> io::Result<()> {
    Ok(rustix::fs::syncfs(fs::File::open(staging)?)?)
}

/// Lets the staged files reach the disk before they replace others.
#[cfg(not(target_os = "linux"))]
fn flush(folder: &Path) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            flush(&entry.path())?;
        } else {
            fs::OpenOptions::new().write(true).open(entry.path())?.sync_all()?;
        }
    }
    Ok(())
}
