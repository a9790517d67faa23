//! One document on its own: its parts, its body, what it cites.

use super::foot::Foot;
use super::head::Head;
use super::lines::{Dropped, lines};
use super::parts::parts;
use super::unwrap::{Paragraph, unwrap};
use crate::citation::{self, Citation};
use crate::outline::{Kind, read_label};

/// How a source writes its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Letters only; what looks like Markdown is none.
    Plain,
    Markdown,
    /// The text of a Word file as `word` gives it: letters only, but tables and footnotes are Markdown.
    Word,
}

/// A document as read.
pub struct Reading {
    pub head: Head,
    /// Unwrapped; each begins with its label where it has one.
    pub paragraphs: Vec<Paragraph>,
    pub foot: Foot,
    pub dropped: Vec<Dropped>,
    /// What it cites, by paragraph.
    pub cited: Vec<Cited>,
    form: Form,
}

/// A citation in a paragraph, with the words that follow it.
#[derive(Clone, Debug)]
pub struct Cited {
    pub citation: Citation,
    pub paragraph: usize,
    /// As printed.
    pub words: String,
    /// What follows in the same paragraph, at most [`AFTER`] letters; a title often does.
    pub after: String,
}

/// Letters after a citation among which a document's title may stand.
const AFTER: usize = 600;

/// Reads a document.
pub fn read(text: &str, form: Form) -> Reading {
    let form = if form == Form::Plain && is_markdown(text) { Form::Markdown } else { form };
    let (all, dropped) = lines(text);
    let (head, body, foot) = parts(all);
    let paragraphs = unwrap(&body);
    let mut cited = Vec::new();
    for (i, paragraph) in paragraphs.iter().enumerate() {
        let plain = paragraph.text.replace(['*', '\n'], " ");
        for (range, citation) in citation::find(&plain).citations {
            cited.push(Cited {
                citation,
                paragraph: i,
                words: plain[range.clone()].to_string(),
                after: plain[range.end..].chars().take(AFTER).collect(),
            });
        }
    }
    Reading { head, paragraphs, foot, dropped, cited, form }
}

/// Whether a text is Markdown, whatever its file is called: headings marked with `#`, or several lines in bold.
fn is_markdown(text: &str) -> bool {
    let heading = |line: &&str| line.starts_with('#') && line.trim_start_matches('#').starts_with(' ');
    let bold = |line: &&str| line.starts_with("**") && line.trim_end().ends_with("**");
    text.lines().filter(heading).count() >= 2 || text.lines().filter(bold).count() >= 3
}

impl Reading {
    /// The paragraphs before the first clause: basis, and who issues it.
    pub fn preamble(&self) -> &[Paragraph] {
        let first = self.paragraphs.iter().position(|p| read_label(unmarked(&p.text)).is_some());
        &self.paragraphs[..first.unwrap_or(self.paragraphs.len())]
    }

    /// The body in the portal's Markdown: one paragraph a clause, headings marked by their labels.
    pub fn body(&self) -> String {
        let mut out = String::new();
        let mut raw_before = false;
        for paragraph in &self.paragraphs {
            let raw = paragraph.text.starts_with('|') || paragraph.text.starts_with("[^") && self.form != Form::Plain;
            if !out.is_empty() {
                out.push_str(if raw && raw_before { "\n" } else { "\n\n" });
            }
            raw_before = raw && paragraph.text.starts_with('|');
            out.push_str(&self.paragraph(&paragraph.text, raw));
        }
        out.push('\n');
        out
    }

    fn paragraph(&self, text: &str, raw: bool) -> String {
        if raw {
            return super::word::references(text);
        }
        let words = match self.form {
            Form::Markdown => unmarked(text).to_string(),
            Form::Plain => escape(text),
            Form::Word => super::word::references(&escape(text)),
        };
        // A chapter's title may stand on a second line.
        let Some(found) = words.lines().next().and_then(read_label) else {
            return if text.starts_with('#') { format!("### {words}") } else { words };
        };
        let rest = &words[found.words.min(words.len())..];
        let title = rest.chars().count() <= 160 && !rest.ends_with(['.', ';', ',', ':', '!', '?', '”']);
        match found.label.kind {
            kind if kind < Kind::Article => format!("## {words}"),
            Kind::Article | Kind::Number if title && !rest.is_empty() => format!("### {words}"),
            _ => words,
        }
    }
}

/// A line of Markdown without heading marks, and without bold around the whole of it.
fn unmarked(text: &str) -> &str {
    let bare = text.trim_start_matches('#').trim();
    match bare.strip_prefix("**").and_then(|inner| inner.strip_suffix("**")) {
        Some(inner) if !inner.contains("**") => inner.trim(),
        _ => bare,
    }
}

/// Keeps letters that Markdown would take for marks. A label stays as it is.
pub fn escape(text: &str) -> String {
    let label = read_label(text).map_or(0, |found| found.words);
    let mut out = text[..label].to_string();
    for (i, c) in text[label..].char_indices() {
        let special = match c {
            '\\' | '*' | '`' | '<' | '[' | ']' | '_' => true,
            '#' | '>' | '|' => i == 0 && label == 0,
            '&' => {
                // "&lt;" in letters: Markdown would make a sign of it.
                let name = |c: &char| c.is_ascii_alphanumeric() || *c == '#';
                let length = text[label + i + 1..].chars().take(12).take_while(name).count();
                length > 0 && text[label + i + 1 + length..].starts_with(';')
            }
            _ => false,
        };
        if special {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
