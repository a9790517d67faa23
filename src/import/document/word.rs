//! The blocks of a Word file → the text that the importer reads: a paragraph a line, tables and footnotes as Markdown.

use crate::outline::read_label;
use crate::word::{Block, NOTE_BEGINS, NOTE_ENDS};

/// A Word file's blocks as text.
pub fn text(blocks: &[Block]) -> String {
    let mut out = String::new();
    for block in blocks {
        match block {
            Block::Line(line) => out.push_str(&unbroken(line)),
            Block::Table(rows) => table(rows, &mut out),
            Block::Note(number, note) => {
                let words: Vec<&str> = note.split_whitespace().collect();
                out.push_str(&format!("\n[^{number}]: {}", super::read::escape(&words.join(" "))));
            }
        }
        out.push('\n');
    }
    out
}

/// Soft line breaks within an item or a sentence are spaces; elsewhere, as in a signature, each line counts.
fn unbroken(line: &str) -> String {
    let mut out = String::new();
    for part in line.split('\n') {
        let labelled = read_label(part.trim_start()).is_some();
        let small = part.trim_start().starts_with(char::is_lowercase);
        if !out.is_empty() {
            out.push(if !labelled && (small || read_label(out.trim_start()).is_some()) { ' ' } else { '\n' });
        }
        out.push_str(part);
    }
    out
}

/// A table whose first row is its head.
fn table(rows: &[Vec<String>], out: &mut String) {
    let columns = rows.iter().map(Vec::len).max().unwrap_or_default();
    for (i, row) in rows.iter().enumerate() {
        out.push_str("\n|");
        for n in 0..columns {
            let words: Vec<&str> = row.get(n).map(String::as_str).unwrap_or_default().split_whitespace().collect();
            let cell = super::read::escape(&words.join(" ")).replace('|', "\\|");
            out.push_str(&format!(" {cell} |"));
        }
        if i == 0 {
            out.push_str("\n|");
            out.push_str(&" --- |".repeat(columns));
        }
    }
    out.push('\n');
}

/// References to notes in the portal's Markdown.
pub fn references(text: &str) -> String {
    text.replace(NOTE_BEGINS, "[^").replace(NOTE_ENDS, "]")
}
