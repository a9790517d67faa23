//! Official texts: clauses with their labels, anchors, copyable links, and how many were honoured under them.

use super::Writer;
use crate::markdown::{self, Node, Tag};
use crate::outline::{Block, Item, Kind, notes, outline};
use crate::portal::Target;
use crate::render::marks::Marks;
use crate::render::views::Parts;
use crate::sources::FileId;
use std::collections::HashMap;

/// Ids of the lists of who was honoured under a clause begin so; the clause's anchor follows.
pub const HONOURED: &str = "p-khen-";

/// The body of an official text: clauses with anchors and copyable links.
///
/// `honoured` tells by anchor how many were honoured under a clause.
pub fn official(
    text: &str,
    parts: Parts<'_>,
    targets: &[Target],
    mut marks: Marks<'_>,
    honoured: &HashMap<&str, usize>,
) -> String {
    let mut writer = Writer::new(parts, targets, text.len());
    // Headings are numbered by position: two depths of headings make h2 and h3, whatever their labels are.
    let mut open: Vec<usize> = Vec::new();
    let notes = notes(text);
    for block in outline(text) {
        match block {
            Block::Clause(item) => {
                let level = item.heading.then(|| {
                    open.retain(|depth| *depth < item.depth);
                    open.push(item.depth);
                    (open.len() + 1).min(6)
                });
                let reading = markdown::read_part(&text[item.range.clone()], FileId(0), 0, &notes);
                writer.clause(
                    text,
                    &item,
                    level,
                    reading,
                    &mut marks,
                    honoured.get(item.anchor.as_str()).copied().unwrap_or(0),
                );
            }
            Block::Prose { range, heading } => {
                let reading = markdown::read_part(&text[range], FileId(0), 0, &notes);
                let nodes = marks.apply(reading.nodes);
                if heading {
                    writer.out.push_str("<p class=\"prose prose-heading\"><strong>");
                    writer.inline(&nodes);
                    writer.out.push_str("</strong></p>\n");
                } else {
                    writer.paragraph = "<p class=\"prose\">";
                    writer.nodes(&nodes);
                    writer.paragraph = "<p>";
                }
                writer.links += reading.links.len();
            }
        }
    }
    writer.finish()
}

impl Writer<'_> {
    /// `reading` is that of the clause's words, `honoured` how many were honoured under it.
    fn clause(
        &mut self,
        text: &str,
        item: &Item,
        level: Option<usize>,
        reading: markdown::Reading<'_>,
        marks: &mut Marks<'_>,
        honoured: usize,
    ) {
        let nodes = marks.apply(reading.nodes);
        let label = text[item.printed.clone()].trim_matches('*');
        let label = if item.label.kind == Kind::Dash { "–" } else { label };
        let tag = level.map_or("p".to_string(), |level| format!("h{level}"));
        self.out.push_str(&format!("<{tag} class=\"clause depth-{}\"", item.depth.min(6)));
        self.attribute("id", &item.anchor);
        self.out.push_str("><span class=\"label\">");
        self.text(label);
        self.out.push_str("</span> ");
        let blocks = nodes.iter().any(|n| {
            matches!(
                n,
                Node::Start(Tag::List { .. } | Tag::Table { .. } | Tag::Quote | Tag::Heading { .. })
                    | Node::CodeBlock { .. }
                    | Node::Rule
            )
        });
        if blocks {
            // Words that happen to look like a list ("01. …") stay words.
            self.text(&text[item.range.clone()]);
        } else {
            self.inline(&nodes);
        }
        self.out.push_str(" <a class=\"permalink\"");
        self.attribute("href", &format!("#{}", item.anchor));
        self.attribute("aria-label", &self.parts.phrase("text.clause_link", &[("anchor", &item.anchor)]));
        self.out.push_str(">#</a>");
        if honoured > 0 {
            self.out.push_str(" <a class=\"clause-count\"");
            self.attribute("href", &format!("#{HONOURED}{}", item.anchor));
            self.out.push_str(&format!(">{}</a>", self.parts.tally("tally.honours", honoured)));
        }
        self.out.push_str(&format!("</{tag}>\n"));
        self.links += reading.links.len();
    }
}
