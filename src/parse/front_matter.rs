//! Cuts a Markdown file into its declarations and its text, and bytes into letters.
//! Comes in: bytes of one file. Goes out: UTF-8 text, and the two ranges in it.

use crate::report::{Diagnostic, messages};
use crate::sources::{FileId, Place};
use std::ops::Range;

/// The file as text, or why not. A byte order mark stays where it is, so that places stay right.
pub fn decode(file: FileId, bytes: &[u8]) -> Result<&str, Diagnostic> {
    let utf16 = bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF");
    // Without a mark UTF-16 shows by its zero bytes.
    if utf16 || bytes.iter().take(64).filter(|b| **b == 0).count() > 8 {
        return Err(messages::utf16(Place::file(file)));
    }
    std::str::from_utf8(bytes).map_err(|e| messages::not_utf8(Place::new(file, e.valid_up_to()..e.valid_up_to())))
}

/// Length of a byte order mark at the beginning.
pub fn bom(text: &str) -> usize {
    if text.starts_with('\u{FEFF}') { 3 } else { 0 }
}

/// Ranges of the declarations and of the text after them.
pub fn split(file: FileId, text: &str) -> Result<(Range<usize>, Range<usize>), Diagnostic> {
    let start = bom(text);
    if text[start..].trim().is_empty() {
        return Err(messages::empty_file(Place::file(file)));
    }
    let mut lines = lines(text, start);
    let first = lines.next().filter(|line| text[line.clone()].trim_end() == "+++");
    let Some(first) = first else {
        let end = text[start..].find(['\n', '\r']).map_or(text.len(), |n| start + n);
        return Err(messages::front_matter_missing(Place::new(file, start..end)));
    };
    match lines.find(|line| text[line.clone()].trim_end() == "+++") {
        Some(last) => Ok((first.end..last.start, last.end..text.len())),
        None => Err(messages::front_matter_unclosed(Place::new(file, start..start + 3))),
    }
}

/// Ranges of the lines, line ends included.
pub fn lines(text: &str, from: usize) -> impl Iterator<Item = Range<usize>> {
    let mut at = from;
    std::iter::from_fn(move || {
        if at >= text.len() {
            return None;
        }
        let end = text[at..].find('\n').map_or(text.len(), |n| at + n + 1);
        let line = at..end;
        at = end;
        Some(line)
    })
}
