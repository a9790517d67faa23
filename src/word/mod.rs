//! Word files (`.docx`): what an office saved → paragraphs and tables as a person sees them on paper.
//!
//! Comes in: the bytes of one file. Goes out: [`Block`]s in reading order. What is hidden never comes out of this room:
//! hidden text and rows, deleted text of tracked changes, comments, field codes, properties. Headers and footers stay
//! inside too. May not live here: what the paragraphs mean, messages, Markdown.
//!
//! The format is ECMA-376 part 1 ("17.x" in these files is its section), with the deviations of Word itself that
//! [MS-OI29500] lists. Elements are known by their local names: the strict and the transitional variant of the format
//! differ in their namespaces only.

mod body;
mod elements;
mod fields;
mod flow;
mod labels;
mod numbering;
mod package;
mod story;
mod styles;
mod tables;
#[cfg(test)]
mod tests;
mod xml;

use std::collections::HashMap;

/// One block in reading order.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A paragraph's text, plain (not Markdown); an automatic number stands before it as Word prints it (`a) `, `1. `,
    /// `- `). A line break within it is `\n`, a page or column break `\u{c}`, a reference to a note [`NOTE_BEGINS`],
    /// digits, [`NOTE_ENDS`]. Empty paragraphs are given as empty lines.
    Line(String),
    /// A table that holds data: rows of cells; each cell's paragraphs joined by a space. Merged cells have their text
    /// in the first of them and are empty in the others. Rows may differ in length, as they may in Word.
    Table(Vec<Vec<String>>),
    /// A footnote or endnote: its number in the order of the references, counted from 1 for both kinds together, and
    /// its text, with a line for each paragraph. Notes come after everything else; one that nothing visible refers to
    /// does not come at all.
    Note(u32, String),
}

/// Stands before the number of a note in a text. Such characters in the file itself are dropped: nobody can forge one.
pub const NOTE_BEGINS: char = '\u{e000}';

/// Stands after the number of a note in a text.
pub const NOTE_ENDS: char = '\u{e001}';

/// Why a file cannot be read at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// No `.docx`: not a zip archive, or one without a Word document in it.
    Kind,
    /// The container of old formats: `.doc`.
    Old,
    Password,
    Macros,
    /// Cut off or damaged.
    Broken,
    /// Unpacks to more than anybody writes.
    TooLarge,
    /// Elements within elements within elements.
    TooDeep,
}

/// Reads a whole file.
pub fn read(bytes: &[u8]) -> Result<Vec<Block>, Trouble> {
    let mut package = package::Package::open(bytes)?;
    let path = package.document()?;
    let document = package.part(&path)?.ok_or(Trouble::Kind)?;
    let mut related = |kind: &str| match package.related(&path, kind)? {
        Some(path) => package.part(&path),
        None => Ok(None),
    };
    let styles = match related("styles")? {
        Some(xml) => styles::read(&xml)?,
        None => styles::Styles::default(),
    };
    let mut numbering = match related("numbering")? {
        Some(xml) => numbering::read(&xml, &styles)?,
        None => numbering::Numbering::default(),
    };
    let mut notes = HashMap::new();
    for kind in [NoteKind::Foot, NoteKind::End] {
        let part = related(if kind == NoteKind::Foot { "footnotes" } else { "endnotes" })?;
        let texts = part.map(|xml| body::notes(&xml, &styles, &mut numbering)).transpose()?;
        notes.extend(texts.into_iter().flatten().map(|(id, text)| ((kind, id), text)));
    }
    body::document(&document, &styles, &mut numbering, notes)
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum NoteKind {
    Foot,
    End,
}

/// Texts of notes, by kind and the number that the file gives them.
type Notes = HashMap<(NoteKind, i64), String>;
