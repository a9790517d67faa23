//! A plan beside the plan that it carries out.

use super::parts::*;
use crate::compare::{Clause, State, Words, clauses, compare};
use crate::portal::*;
use crate::render::html::escape;
use serde::Serialize;

/// `compare.html`
#[derive(Debug, Serialize)]
pub struct CompareView {
    pub child: SideView,
    pub parent: SideView,
    /// "Lặp lại 12 điều khoản, sửa 20, thêm 5; …"
    pub summary: String,
    pub rows: Vec<RowView>,
}

#[derive(Debug, Serialize)]
pub struct SideView {
    pub title: String,
    pub href: String,
    pub issuer: String,
    pub date: Option<DateView>,
}

#[derive(Debug, Serialize)]
pub struct RowView {
    pub state: &'static str,
    pub state_label: String,
    pub heading: bool,
    pub child: Option<ClauseView>,
    pub parent: Option<ClauseView>,
}

#[derive(Debug, Serialize)]
pub struct ClauseView {
    pub label: String,
    pub href: String,
    /// Words with `ins` or `del` around those that differ.
    pub html: String,
}

/// Whether two documents can be laid side by side: a plan and the plan that it carries out, both with their texts.
pub fn comparable(portal: &Portal, child: DocumentId, parent: DocumentId) -> bool {
    let (a, b) = (portal.document(child), portal.document(parent));
    let long = |d: &Document| d.text.clauses.len() >= 3 && d.decision.is_none();
    a.header.kind == b.header.kind
        && a.relations.contains(&(crate::content::Relation::Implements, parent))
        && long(a)
        && long(b)
}

impl CompareView {
    /// `child_text` and `parent_text` are the bodies of the two documents.
    pub fn new(parts: Parts<'_>, child: DocumentId, parent: DocumentId, child_text: &str, parent_text: &str) -> Self {
        let portal = parts.portal;
        let side = |id: DocumentId| {
            let document = portal.document(id);
            SideView {
                title: parts.paper_title(id),
                href: parts.href(&portal.document_address(id)),
                issuer: document.issuer.name.clone(),
                date: document.header.date.map(|d| parts.date(d)),
            }
        };
        let (old, new) = (clauses(parent_text), clauses(child_text));
        let pairs = compare(&old, &new);
        let clause = |id: DocumentId, clause: &Clause, words: &Words, tag: &str| ClauseView {
            label: match clause.label.as_str() {
                "" => parts.word("compare_of.passage"),
                "-" => "–".to_string(),
                label => label.to_string(),
            },
            href: parts.href(&portal.document_address(id).anchor(&clause.anchor)),
            html: marked(words, tag),
        };
        let of = |state: State| pairs.iter().filter(|p| p.state == state).count();
        let summary = parts.phrase(
            "compare_of.sum",
            &[
                ("same", &of(State::Same)),
                ("changed", &of(State::Changed)),
                ("added", &of(State::Added)),
                ("missing", &of(State::Missing)),
            ],
        );
        let rows = pairs
            .iter()
            .map(|pair| {
                let (state, state_label) = match pair.state {
                    State::Same => ("same", "compare_of.same"),
                    State::Changed => ("changed", "compare_of.changed"),
                    State::Added => ("added", "compare_of.added"),
                    State::Missing => ("missing", "compare_of.missing"),
                };
                let (p, c) = (pair.parent.map(|p| &old[p]), pair.child.map(|c| &new[c]));
                RowView {
                    state,
                    state_label: parts.word(state_label),
                    heading: p.or(c).is_some_and(|c| c.heading),
                    child: c.map(|c| clause(child, c, &pair.child_words, "ins")),
                    parent: p.map(|p| clause(parent, p, &pair.parent_words, "del")),
                }
            })
            .collect();
        CompareView { child: side(child), parent: side(parent), summary, rows }
    }
}

fn marked(words: &Words, tag: &str) -> String {
    let mut out = String::new();
    for (common, words) in words {
        if !out.is_empty() {
            out.push(' ');
        }
        if *common {
            escape(words, &mut out);
        } else {
            out.push_str(&format!("<{tag}>"));
            escape(words, &mut out);
            out.push_str(&format!("</{tag}>"));
        }
    }
    out
}
