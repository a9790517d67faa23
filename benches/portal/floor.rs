//! The floor: the least that any program doing this job must do, to measure ours against.
//!
//! Comes in: a portal, a site built from it. Goes out: as many files of the same sizes in the same folders, holding
//! nothing; before that every source file is read and every Markdown text parsed. May not live here: anything that
//! knows what a portal means.

use pulldown_cmark::{Options, Parser};
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::time::Instant;
use std::{fs, io};
use walkdir::WalkDir;

/// Does it on all cores, at most one file a core at a time. Prints to stderr how long each stage took, in the form of
/// `--timings`; `listing` only learns what to write and does not belong to the floor.
pub fn floor(root: &Path, like: &Path, out: &Path) -> io::Result<()> {
    if out.exists() {
        return Err(io::Error::other(format!("{} exists: the floor wants a fresh folder", out.display())));
    }
    let wanted = stage("listing", || sizes(like))?;
    let events = stage("parse", || read_and_parse(&root.join("content")))?;
    stage("write", || write_alike(&wanted, out))?;
    std::hint::black_box(events);
    if let Some(peak) = peak_memory() {
        eprintln!("peak_memory_kib={peak}");
    }
    Ok(())
}

fn stage<T>(name: &str, work: impl FnOnce() -> io::Result<T>) -> io::Result<T> {
    let began = Instant::now();
    let result = work();
    eprintln!("stage {name} {:.1} ms", began.elapsed().as_secs_f64() * 1000.0);
    result
}

/// Path, relative to `folder`, and size of every file; reads no file.
fn sizes(folder: &Path) -> io::Result<Vec<(PathBuf, usize)>> {
    let mut files = Vec::new();
    for entry in WalkDir::new(folder) {
        let entry = entry?;
        if entry.file_type().is_file() {
            let size = entry.metadata()?.len() as usize;
            files.push((entry.path().strip_prefix(folder).unwrap_or(entry.path()).to_path_buf(), size));
        }
    }
    Ok(files)
}

/// Reads every file, parses the Markdown ones; the number of events and bytes, so that nothing can be left out.
fn read_and_parse(content: &Path) -> io::Result<usize> {
    let mut files = Vec::new();
    for entry in WalkDir::new(content) {
        let entry = entry?;
        if entry.file_type().is_file() {
            files.push(entry.into_path());
        }
    }
    files
        .par_iter()
        .map(|path| {
            if path.extension().is_some_and(|e| e == "md") {
                fs::read_to_string(path).map(|text| events(&text))
            } else {
                fs::read(path).map(|bytes| bytes.len())
            }
        })
        .try_reduce(|| 0, |a, b| Ok(a + b))
}

/// Number of events of the Markdown below the declarations.
fn events(text: &str) -> usize {
    let body = text.strip_prefix("+++\n").and_then(|t| t.split_once("\n+++\n")).map_or(text, |(_, body)| body);
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_DEFINITION_LIST;
    Parser::new_ext(body, options).map(std::hint::black_box).count()
}

fn write_alike(wanted: &[(PathBuf, usize)], out: &Path) -> io::Result<()> {
    let largest = wanted.iter().map(|(_, size)| *size).max().unwrap_or(0);
    let bytes = vec![b'x'; largest];
    let folders: BTreeSet<&Path> = wanted.iter().filter_map(|(path, _)| path.parent()).collect();
    fs::create_dir_all(out)?;
    folders.into_par_iter().try_for_each(|folder| fs::create_dir_all(out.join(folder)))?;
    wanted.par_iter().try_for_each(|(path, size)| fs::write(out.join(path), &bytes[..*size]))
}

/// The most memory this process ever held, in KiB; known on Linux only.
fn peak_memory() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().trim_end_matches("kB").trim_end().parse().ok()
}
