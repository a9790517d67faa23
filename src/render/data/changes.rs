//! The log of changes: what was published, corrected and withdrawn on which day. It comes from the dated facts of the
//! content alone, so that every build tells the same story. Withdrawn entries carry decision, number and date only.

use crate::model::words::Change;
use crate::model::{Address, Date};
use crate::portal::*;
use crate::render::theme::vietnamese;
use crate::render::views::Parts;
use serde_json::{Value, json};
use std::cmp::Reverse;

/// One event.
pub struct Entry {
    pub date: Option<Date>,
    pub what: What,
    /// The decision whose list changed.
    pub decision: DecisionId,
    /// The row concerned; none when a whole list was published.
    pub honour: Option<HonourId>,
    /// The decision that made the change.
    pub by: Option<DecisionId>,
}

/// What happened.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    Published,
    Changed(Change),
    Withheld,
}

impl What {
    pub fn key(self) -> &'static str {
        match self {
            What::Published => "published",
            What::Changed(change) => change.key(),
            What::Withheld => "withheld",
        }
    }

    pub fn label(self, parts: Parts<'_>) -> String {
        match self {
            What::Published => parts.word("log.published"),
            What::Changed(change) => parts.label("change", change.key()),
            What::Withheld => parts.word("log.withheld"),
        }
    }
}

/// All events, newest first.
pub fn entries(portal: &Portal) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    for (i, decision) in portal.decisions.iter().enumerate() {
        let id = DecisionId(i as u32);
        let signed = portal.document(decision.document).header.date;
        if !decision.honours.is_empty() {
            let date = decision.written.published.or(signed);
            entries.push(Entry { date, what: What::Published, decision: id, honour: None, by: None });
        }
        for (change, honour, _) in &decision.changes {
            entries.push(Entry {
                date: decision.written.published.or(signed),
                what: What::Changed(*change),
                decision: portal.honour(*honour).decision,
                honour: Some(*honour),
                by: Some(id),
            });
        }
        for honour in decision.honours.clone().map(HonourId) {
            if let Standing::Withheld(date) = portal.honour(honour).standing {
                let date = Some(date);
                entries.push(Entry { date, what: What::Withheld, decision: id, honour: Some(honour), by: None });
            }
        }
    }
    entries.sort_by_key(|e| (Reverse(e.date), e.decision, e.honour, e.what));
    entries
}

pub fn json(portal: &Portal) -> Value {
    let base = &portal.site.base;
    let paper = |id: DecisionId, address: Address| {
        let document = portal.document(portal.decision(id).document);
        json!({
            "id": document.id,
            "number": document.header.number.as_ref().map(|n| &n.value),
            "date": document.header.date.map(|d| d.to_string()),
            "url": base.url(&address),
        })
    };
    let entry = |e: &Entry| {
        let address = e.honour.map_or(portal.decision_address(e.decision), |h| portal.honour_address(h));
        json!({
            "date": e.date.map(|d| d.to_string()),
            "what": e.what.key(),
            "decision": paper(e.decision, address),
            "row": e.honour.map(|h| portal.honour(h).anchor()),
            "by": e.by.map(|by| paper(by, portal.decision_address(by))),
        })
    };
    json!({
        "title": vietnamese().word("log.title"),
        "url": base.url(&Address::page(&["du-lieu"])),
        "changes": entries(portal).iter().map(entry).collect::<Vec<_>>(),
    })
}
