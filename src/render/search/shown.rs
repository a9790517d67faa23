//! What the results page shows of a record.
//!
//! Comes in: a record. Goes out: its title, address, and the lines below it. May not live here: by which words it is found.

use super::records::{Of, Records};
use crate::portal::*;
use serde::Serialize;

/// What the results page shows; an array, in this order, to be short.
#[derive(Debug, Serialize)]
pub struct Shown(
    /// Title.
    pub String,
    /// Address, relative to the portal's.
    pub String,
    /// What it is: award, genre, class of the unit.
    pub String,
    /// Who, where, when.
    pub String,
    /// Deed, lead, beginning of the clause.
    pub String,
    /// Where it comes from: decision, clause, campaign.
    pub String,
    /// Whether it is a sample.
    pub u8,
);

/// Joins the parts that are there.
fn joined(parts: impl IntoIterator<Item = String>) -> String {
    parts.into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join(" · ")
}

impl Records<'_> {
    pub fn shown(&self, of: Of) -> Shown {
        let (portal, parts) = (self.parts.portal, self.parts);
        let address = self.address(of).as_str().to_string();
        match of {
            Of::Campaign(id) => {
                let card = parts.campaign(id);
                let honours = if card.honours > 0 { parts.tally("tally.honours", card.honours) } else { String::new() };
                let organiser = portal.campaign(id).organiser.name.clone();
                let label = joined([card.level, card.status]);
                Shown(
                    card.short,
                    address,
                    label,
                    joined([organiser, card.period]),
                    card.title,
                    honours,
                    card.sample.into(),
                )
            }
            Of::Unit(id) => self.shown_unit(id, address),
            Of::Story(id) => {
                let (card, story) = (parts.story(id), portal.story(id));
                let unit = story.unit.as_ref().filter(|_| !story.written.minor).map(|u| u.name.clone());
                let unit = unit.filter(|unit| *unit != card.who).unwrap_or_default();
                let who = joined([card.who, unit, card.date.text]);
                // A child's story does not lead to its honour.
                let honour = story.honours.first().filter(|_| !story.written.minor);
                let source = honour.map(|h| joined([self.award(*h), self.decision(*h)])).unwrap_or_default();
                Shown(card.title, address, card.label, who, card.lead, source, card.sample.into())
            }
            Of::Model(id) => {
                let card = parts.model(id);
                let campaign = portal.model(id).campaign.map(|c| portal.campaign(c).written.short.clone());
                let who = joined([card.who, card.date.text]);
                let source = campaign.unwrap_or_default();
                Shown(card.title, address, card.label, who, card.lead, source, card.sample.into())
            }
            Of::Document(id) => {
                let paper = parts.paper(id);
                let label = parts.label("document_type", portal.document(id).header.kind.key());
                let line = joined([paper.issuer, paper.date.map(|d| d.text).unwrap_or_default()]);
                let counts = paper.counts.unwrap_or_default();
                Shown(paper.title, address, label, line, paper.summary, counts, paper.sample.into())
            }
            Of::Clause(clause) => {
                let paper = parts.paper(clause.document);
                let honours = portal.roll(RollId::Clause(clause)).len();
                let honours = if honours > 0 { parts.tally("tally.honours", honours) } else { String::new() };
                let excerpt = portal.clause(clause).excerpt.clone();
                let line = joined([paper.title, paper.issuer, paper.date.map(|d| d.text).unwrap_or_default()]);
                Shown(
                    self.path(clause),
                    address,
                    parts.word("search_said.kind_clause"),
                    line,
                    excerpt,
                    honours,
                    paper.sample.into(),
                )
            }
            Of::Page(id) => {
                let w = &portal.pages[id.index()].written;
                let lead = w.lead.clone().unwrap_or_default();
                Shown(w.title.clone(), address, String::new(), String::new(), lead, String::new(), 0)
            }
            Of::Honour(id) => {
                let honour = portal.honour(id);
                let unit = honour.unit.as_ref().map(|u| self.unit_then_and_now(u)).unwrap_or_default();
                let line = joined([honour.position().unwrap_or_default().to_string(), unit]);
                let clause = honour.clause.map(|c| {
                    let view = parts.clause(c);
                    format!("{}, {}", view.text, view.document)
                });
                let campaign = honour.campaign.map(|c| portal.campaign(c).written.short.clone());
                let source = joined([self.decision(id), clause.unwrap_or_default(), campaign.unwrap_or_default()]);
                let sample = portal.decision_document(honour).header.sample;
                let deed = self.deed(honour).unwrap_or_default();
                Shown(honour.row().name.value.clone(), address, self.award(id), line, deed, source, sample.into())
            }
        }
    }

    fn shown_unit(&self, id: UnitId, address: String) -> Shown {
        let (portal, parts) = (self.parts.portal, self.parts);
        let unit = portal.unit(id);
        let name = |id: &UnitId| portal.unit(*id).name().to_string();
        let list = |key: &str, names: Vec<String>| match names.len() {
            0 => String::new(),
            _ => parts.phrase(key, &[("names", &names.join(", "))]),
        };
        let earlier: Vec<String> = unit.names.iter().rev().skip(1).map(|n| n.name.clone()).collect();
        let line = joined([
            list("search.unit_earlier", earlier),
            list("search.unit_from", unit.predecessors.iter().map(name).collect()),
            list("search.unit_now", unit.successors.iter().map(|(s, ..)| name(s)).collect()),
        ]);
        let parents: Vec<String> = unit.parents.iter().map(|(p, ..)| name(p)).collect();
        let honours = portal.roll(RollId::Unit(id)).len();
        let honours = if honours > 0 { parts.tally("tally.honours", honours) } else { String::new() };
        let label = parts.label("unit_class", unit.written.class.key());
        let parents = list("search.unit_of", parents);
        Shown(unit.name().to_string(), address, label, line, parents, honours, unit.written.sample.into())
    }

    /// "Trạm Y tế xã Thèn Sin (nay là …)"
    fn unit_then_and_now(&self, unit: &UnitRef) -> String {
        let view = self.parts.unit(unit);
        let now: Vec<&str> = view.now.iter().map(|now| now.text.as_str()).collect();
        match view.now_word {
            Some(word) if !now.is_empty() => format!("{} ({word} {})", view.name, now.join(", ")),
            _ => view.name,
        }
    }

    fn award(&self, id: HonourId) -> String {
        self.parts.portal.award(self.parts.portal.honour(id).award).name.clone()
    }

    /// "Quyết định số 9001/QĐ-UBND, 02/03/2022"
    fn decision(&self, id: HonourId) -> String {
        let document = self.parts.portal.decision(self.parts.portal.honour(id).decision).document;
        let title = self.parts.paper_title(document);
        match self.parts.portal.document(document).header.date {
            Some(date) => format!("{title}, {}", date.short()),
            None => title,
        }
    }
}
