//! Facts about a text: its links, anchors and clauses. The words are read again when the page is rendered.

use super::guard;
use crate::content::{Clause, SicEntry, Text};
use crate::markdown::{self, Node};
use crate::outline::{Block, notes, outline};
use crate::report::{Diagnostic, messages};
use crate::sources::{FileId, Place};

/// A text in Markdown: stories, models, pages, campaigns, decisions.
pub fn markdown(text: &str, file: FileId, start: usize, diagnostics: &mut Vec<Diagnostic>) -> Text {
    let reading = markdown::read(text, file, start);
    diagnostics.extend(reading.diagnostics);
    guard::personal(file, text, start, diagnostics);
    Text { start: start as u32, links: reading.links, anchors: reading.anchors, clauses: Vec::new() }
}

/// The text of an official document: clauses by its own numbering.
pub fn official(text: &str, file: FileId, start: usize, diagnostics: &mut Vec<Diagnostic>) -> Text {
    let mut facts = Text { start: start as u32, ..Text::default() };
    let notes = notes(text);
    for block in outline(text) {
        let words = match &block {
            Block::Clause(item) => item.range.clone(),
            Block::Prose { range, .. } => range.clone(),
        };
        let reading = markdown::read_part(&text[words.clone()], file, start + words.start, &notes);
        // A heading inside a clause cannot be: `#` was taken off. Levels are computed, so their order cannot be wrong.
        diagnostics.extend(reading.diagnostics);
        facts.links.extend(reading.links);
        let Block::Clause(item) = block else { continue };
        if let Some(frozen) = &item.frozen {
            let place = Place::new(file, start + frozen.start..start + frozen.end);
            if !super::is_anchor(&item.anchor) {
                diagnostics.push(messages::bad_anchor(place, &item.anchor));
            } else if facts.clauses.iter().any(|c| c.anchor == item.anchor) {
                diagnostics.push(messages::duplicate_anchor(place, &item.anchor));
            }
        }
        let printed = start + item.printed.start..start + item.printed.end;
        facts.clauses.push(Clause {
            anchor: item.anchor,
            label: text[item.printed].to_string(),
            depth: item.depth,
            excerpt: excerpt(&reading.nodes),
            place: Place::new(file, printed),
        });
    }
    facts
}

/// Reports recorded corrections whose words the text does not have.
pub fn corrections(text: &str, sic: &[SicEntry], diagnostics: &mut Vec<Diagnostic>) {
    if sic.is_empty() {
        return;
    }
    let mut found = vec![false; sic.len()];
    for block in outline(text) {
        let words = match block {
            Block::Clause(item) => item.range,
            Block::Prose { range, .. } => range,
        };
        let nodes = markdown::read(&text[words], FileId(0), 0).nodes;
        markdown::wrap(nodes, true, &mut |run| {
            for (found, entry) in found.iter_mut().zip(sic) {
                *found |= !entry.text.value.is_empty() && run.text.contains(&entry.text.value);
            }
            Vec::new()
        });
    }
    for (_, entry) in found.iter().zip(sic).filter(|(found, _)| !**found) {
        diagnostics.push(messages::sic_not_found(entry.text.place, &entry.text.value));
    }
}

/// The first 160 letters of a text without marks, cut at a space.
fn excerpt(nodes: &[Node<'_>]) -> String {
    const LONGEST: usize = 160;
    let words = markdown::words(nodes);
    match words.char_indices().nth(LONGEST) {
        None => words,
        Some((end, _)) => {
            let cut = words[..end].rfind(' ').unwrap_or(end);
            format!("{} …", words[..cut].trim_end_matches([',', ';', ':']))
        }
    }
}
