//! The nodes of a text. `Start` opens, the matching `End` closes.

use std::borrow::Cow;

/// One node of a flat text.
#[derive(Clone, Debug, PartialEq)]
pub enum Node<'a> {
    Start(Tag),
    End,
    Text(Cow<'a, str>),
    Code(Cow<'a, str>),
    SoftBreak,
    HardBreak,
    Rule,
    /// `name` is its number in order of first mention.
    FootnoteReference {
        name: String,
    },
    CodeBlock {
        language: String,
        text: String,
    },
    /// `link` is the number of the picture among the text's links.
    Figure {
        link: usize,
        alt: String,
        caption: String,
        credit: String,
    },
    PullQuote {
        text: String,
        by: Option<String>,
    },
    Facts(Vec<(String, String)>),
}

/// What a `Start` opens.
#[derive(Clone, Debug, PartialEq)]
pub enum Tag {
    Paragraph,
    /// Level 2 to 6, as written.
    Heading {
        level: u8,
        id: String,
    },
    Quote,
    List {
        start: Option<u64>,
    },
    Item,
    DefinitionList,
    Term,
    Definition,
    Footnote {
        name: String,
    },
    Table {
        aligns: Vec<Align>,
    },
    TableHead,
    TableRow,
    TableCell,
    Emphasis,
    Strong,
    /// Number of the link: those that are written in parse order, then citations.
    Link {
        link: usize,
    },
    /// Printed so in the original, with the reading that is meant.
    Sic {
        reading: String,
    },
    /// An abbreviation, with its long form.
    Abbreviation {
        long: String,
    },
}

/// Alignment of a table's column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    Left,
    Center,
    Right,
}

/// All words of a text, without its marks.
pub fn words(nodes: &[Node<'_>]) -> String {
    let mut words = String::new();
    for node in nodes {
        match node {
            Node::Text(text) | Node::Code(text) => words.push_str(text),
            Node::Start(
                Tag::Emphasis | Tag::Strong | Tag::Link { .. } | Tag::Sic { .. } | Tag::Abbreviation { .. },
            )
            | Node::End
            | Node::FootnoteReference { .. } => {}
            Node::Start(_) | Node::SoftBreak | Node::HardBreak | Node::Rule => words.push(' '),
            Node::CodeBlock { text, .. } => words.extend([" ", text]),
            Node::Figure { caption, .. } => words.extend([" ", caption]),
            Node::PullQuote { text, by } => words.extend([" ", text, " ", by.as_deref().unwrap_or_default()]),
            Node::Facts(facts) => {
                for (name, value) in facts {
                    words.extend([" ", name, " ", value]);
                }
            }
        }
    }
    words.trim().to_string()
}
