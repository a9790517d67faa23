//! What other pages may know about a text: its links, its anchors, its outline. Facts only; the words stay in the
//! source.

use crate::citation::Citation;
use crate::sources::{Place, Spelled};

/// A Markdown text: where it stands, and what it offers and needs.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Text {
    /// Byte of the file at which the text begins; it goes on to the end of the file. An edit of the text alone leaves
    /// it, and so the file's facts, as they were.
    pub start: u32,
    /// Destinations of links and pictures in parse order, then citations.
    pub links: Vec<LinkUse>,
    /// Ids of the headings, for links with a fragment.
    pub anchors: Vec<String>,
    /// Numbered clauses, for the text of a document; empty elsewhere.
    pub clauses: Vec<Clause>,
}

/// A destination as written.
#[derive(Clone, Debug, PartialEq)]
pub struct LinkUse {
    /// The destination; of a citation its number in proper form.
    pub dest: Spelled<String>,
    pub kind: LinkKind,
}

/// What leads somewhere.
#[derive(Clone, Debug, PartialEq)]
pub enum LinkKind {
    Link,
    Picture,
    /// An official document cited in running words.
    Citation(Box<Citation>),
}

/// One item of a document's own numbering.
#[derive(Clone, Debug, PartialEq)]
pub struct Clause {
    /// Address within the document, from its own numbering (`iv-2-b-3`), or as frozen by `{#…}`.
    pub anchor: String,
    /// The printed label, `IV.`, `2.`, `b)`, `-`.
    pub label: String,
    /// Number of open items above it.
    pub depth: usize,
    /// Beginning of its text without marks, for lists elsewhere; at most 160 characters.
    pub excerpt: String,
    pub place: Place,
}

/// A picture with everything that must stand with it.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    pub file: Spelled<String>,
    pub alt: String,
    pub caption: String,
    pub credit: String,
}
