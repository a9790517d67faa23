//! VERB read: disk → Sources. The only reader of inputs.
//!
//! Comes in: the portal's folder. Goes out: the bytes of texts, annexes and themes; handles of everything else. May
//! not live here: what any of them means.

use crate::report::{Diagnostic, Report, Words, messages};
use crate::sources::{Data, SourceFile, Sources};
use rayon::prelude::*;
use std::collections::HashMap;
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use walkdir::WalkDir;

/// Largest text or theme file, in bytes: a long report has a tenth of it.
pub const LARGEST_TEXT: u64 = 8 << 20;

/// Largest annex, in bytes: 200 000 rows. Spreadsheets that cannot be read are read too: their advice needs them.
pub const LARGEST_ANNEX: u64 = 64 << 20;

/// The folders of a portal, in path order.
pub const FOLDERS: [&str; 3] = ["content", "static", "themes"];

/// Reads a portal. Files that cannot be read are reported and left out.
pub fn read(root: &Path) -> (Sources, Report) {
    let mut report = Report::default();
    let mut found: Vec<(String, PathBuf)> = Vec::new();
    for folder in FOLDERS {
        let start = root.join(folder);
        if start.is_dir() {
            list(root, &start, &mut found, &mut report);
        }
    }
    check_names(&found, &mut report);
    let (files, problems): (Vec<_>, Vec<_>) =
        found.into_par_iter().map(|(path, disk)| one(path, disk)).partition_map(|r| match r {
            Ok(file) => rayon::iter::Either::Left(file),
            Err(problem) => rayon::iter::Either::Right(problem),
        });
    report.extend(problems);
    (Sources::new(files), report)
}

/// Files below a folder. Hidden files, and those that office programs leave behind, are no inputs.
fn list(root: &Path, start: &Path, found: &mut Vec<(String, PathBuf)>, report: &mut Report) {
    let walk = WalkDir::new(start)
        .follow_links(true)
        .into_iter()
        .filter_entry(|e| !is_ignored(&e.file_name().to_string_lossy()));
    for entry in walk {
        match entry {
            Ok(entry) if entry.file_type().is_file() => found.push((relative(root, entry.path()), entry.into_path())),
            Ok(_) => {}
            Err(error) => {
                let path = error.path().map(|p| relative(root, p)).unwrap_or_default();
                report.push(match (error.loop_ancestor(), error.io_error()) {
                    (Some(_), _) => messages::symlink_loop(&path),
                    (None, Some(e)) => unreadable(&path, e),
                    (None, None) => {
                        messages::file_unreadable(&path, &Words::new("không rõ vì sao", "for an unknown reason"))
                    }
                });
            }
        }
    }
}

/// Whether a file or folder name never is content.
pub fn is_ignored(name: &str) -> bool {
    name.starts_with('.')
        || name.starts_with("~$")
        || name.ends_with(".tmp")
        || name.ends_with('~')
        || matches!(name, "Thumbs.db" | "desktop.ini")
}

/// Reads one file again; for the preview.
pub fn again(root: &Path, path: &str) -> Result<SourceFile, Diagnostic> {
    one(path.to_string(), root.join(path))
}

fn one(path: String, disk: PathBuf) -> Result<SourceFile, Diagnostic> {
    let is = |ending: &str| path.to_lowercase().ends_with(ending);
    let content = path.starts_with("content/");
    let limit = match () {
        () if path.starts_with("themes/") || content && (is(".md") || is(".toml")) => LARGEST_TEXT,
        () if content && crate::sheet::is_sheet(&path) => LARGEST_ANNEX,
        () => {
            let size = fs::metadata(&disk).map_err(|e| unreadable(&path, &e))?.len();
            return Ok(SourceFile { path, data: Data::Handle { path: disk, size } });
        }
    };
    let read = || -> io::Result<Result<Vec<u8>, u64>> {
        let file = fs::File::open(&disk)?;
        let size = file.metadata()?.len();
        if size > limit {
            return Ok(Err(size));
        }
        let mut bytes = Vec::with_capacity(size as usize + 1);
        // A file may grow, or be no file at all but a device: never more than the limit.
        file.take(limit + 1).read_to_end(&mut bytes)?;
        if bytes.len() as u64 > limit {
            return Ok(Err(bytes.len() as u64));
        }
        Ok(Ok(bytes))
    };
    match read() {
        Ok(Ok(bytes)) => Ok(SourceFile { path, data: Data::Bytes(Arc::from(bytes)) }),
        Ok(Err(size)) => Err(messages::file_too_large(&path, size, limit)),
        Err(error) => Err(unreadable(&path, &error)),
    }
}

fn unreadable(path: &str, error: &io::Error) -> Diagnostic {
    match error.kind() {
        io::ErrorKind::NotFound => messages::file_vanished(path),
        _ => messages::file_unreadable(path, &crate::report::machine_reason(error)),
    }
}

fn relative(root: &Path, path: &Path) -> String {
    let inner = path.strip_prefix(root).unwrap_or(path);
    let parts: Vec<String> = inner.components().map(|c| c.as_os_str().to_string_lossy().into_owned()).collect();
    parts.join("/")
}

/// Names that an office computer could not hold: it must be able to open every portal.
fn check_names(found: &[(String, PathBuf)], report: &mut Report) {
    let mut lower: HashMap<String, &str> = HashMap::new();
    for (path, _) in found {
        if path.split('/').any(|name| !allowed_on_windows(name)) {
            report.push(messages::windows_name(path));
        }
        if let Some(other) = lower.insert(path.to_lowercase(), path) {
            report.push(messages::same_name_on_windows(path, other));
        }
    }
}

/// Rules of Win32 file names ("Naming Files, Paths, and Namespaces").
fn allowed_on_windows(name: &str) -> bool {
    const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];
    let stem = name.split('.').next().unwrap_or_default().to_lowercase();
    let port =
        |prefix: &str| stem.strip_prefix(prefix).is_some_and(|n| n.len() == 1 && n.bytes().all(|b| b.is_ascii_digit()));
    !(name.chars().any(|c| c.is_control() || "<>:\"\\|?*".contains(c))
        || name.ends_with(['.', ' '])
        || DEVICES.contains(&stem.as_str())
        || port("com")
        || port("lpt"))
}

#[cfg(test)]
mod tests {
    use super::allowed_on_windows;

    #[test]
    fn names_on_windows() {
        for good in ["a.md", "console.md", "đơn số 1.docx", "com10.md"] {
            assert!(allowed_on_windows(good), "{good}");
        }
        for bad in ["con.md", "NUL", "a:b.md", "a.", "lpt1.csv", "x?.md"] {
            assert!(!allowed_on_windows(bad), "{bad}");
        }
    }
}
