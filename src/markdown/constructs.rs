//! Named constructs: fenced blocks `figure`, `quote` and `facts` whose lines are TOML. A new construct is one arm
//! here, one node, one arm in `render/html.rs`.

use super::Node;
use crate::content::Picture;
use crate::report::Diagnostic;
use crate::sources::FileId;
use crate::table::{Reader, Table};

pub enum Construct {
    Figure(Picture),
    Quote { text: String, by: Option<String> },
    Facts(Vec<(String, String)>),
}

/// Reads a block named `info`; nothing if that is no construct's name. A faulty one is reported and stays empty.
pub fn read(
    info: &str,
    text: &str,
    file: FileId,
    offset: usize,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Construct> {
    let reader = Reader::new(file, offset);
    let construct = match info {
        "figure" => reader.read(text, |t| Construct::Figure(picture(t))),
        "quote" => reader.read(text, |t| Construct::Quote { text: t.required_text("text"), by: t.text("by") }),
        "facts" => reader.read(text, |t| Construct::Facts(t.pairs())),
        _ => return None,
    };
    diagnostics.extend(reader.into_diagnostics());
    Some(construct.unwrap_or(Construct::Facts(Vec::new())))
}

/// A picture with everything that must stand with it; shared by `figure` blocks and the lead picture of a story.
pub fn picture(t: &Table<'_>) -> Picture {
    let picture = Picture {
        file: t.required("file"),
        alt: t.required_text("alt"),
        caption: t.required_text("caption"),
        credit: t.required_text("credit"),
    };
    // Asked for, so that it must be there; never kept, so that it can never be published.
    let _ = t.required_text("permission");
    picture
}

impl Construct {
    /// `link` is the number that the picture has among the text's links.
    pub fn into_node(self, link: usize) -> Node<'static> {
        match self {
            Construct::Figure(p) => Node::Figure { link, alt: p.alt, caption: p.caption, credit: p.credit },
            Construct::Quote { text, by } => Node::PullQuote { text, by },
            Construct::Facts(facts) => Node::Facts(facts),
        }
    }
}
