//! Open data: the files, their columns, the licence, the log of changes.

use super::parts::*;
use super::roll;
use crate::model::Address;
use crate::portal::*;
use crate::render::data::{self, COLUMNS, Type};
use crate::render::routes::{DataFile, Format};
use serde::Serialize;

/// `data.html`
#[derive(Debug, Serialize)]
pub struct DataView {
    pub summary: String,
    pub licence: Option<LinkView>,
    pub terms: Option<String>,
    /// All honours: lines, schema, log.
    pub whole: Vec<(LinkView, String)>,
    pub rolls: Vec<RollFilesView>,
    pub columns: Vec<ColumnView>,
    /// The log as a file.
    pub log: LinkView,
    pub changes: Vec<ChangeEntryView>,
    /// Older changes that are only in the file.
    pub more_changes: usize,
}

#[derive(Debug, Serialize)]
pub struct RollFilesView {
    pub roll: LinkView,
    pub honours: usize,
    pub files: Vec<LinkView>,
}

#[derive(Debug, Serialize)]
pub struct ColumnView {
    pub key: &'static str,
    pub title: String,
    pub of: String,
    pub always: bool,
    pub meaning: String,
}

#[derive(Debug, Serialize)]
pub struct ChangeEntryView {
    pub date: Option<DateView>,
    pub what: String,
    pub decision: LinkView,
    /// "mục II, số 4"
    pub row: Option<String>,
    pub by: Option<LinkView>,
}

/// Changes shown on the page.
const SHOWN: usize = 50;

impl DataView {
    pub fn new(parts: Parts<'_>) -> Self {
        let portal = parts.portal;
        let site = &portal.site.written;
        let file = |text: &str, file: DataFile| parts.link(text, &file.address(portal));
        // Rolls of units and clauses have their files on their own pages; here they would be too many.
        let listed = portal
            .tables
            .rolls
            .iter()
            .filter(|(id, roll)| !roll.is_empty() && !matches!(id, RollId::Unit(_) | RollId::Clause(_)));
        let changes = data::entries(portal);
        DataView {
            summary: roll::summary(parts, portal.roll(RollId::All)),
            licence: site.licence.as_ref().map(|(name, href)| LinkView { text: name.clone(), href: href.clone() }),
            terms: site.terms.clone(),
            whole: vec![
                (file("luot-khen.jsonl", DataFile::Lines), parts.word("data_of.lines")),
                (file("luot-khen.schema.json", DataFile::Schema), parts.word("data_of.schema")),
                (file("thay-doi.json", DataFile::Changes), parts.word("data_of.changes")),
            ],
            rolls: listed
                .map(|(id, list)| RollFilesView {
                    roll: parts.link(roll::about(parts, *id).heading, &portal.roll_address(*id)),
                    honours: list.len(),
                    files: Format::ALL
                        .map(|format| file(&format.ending().to_uppercase(), DataFile::Roll(*id, format)))
                        .into(),
                })
                .collect(),
            columns: COLUMNS
                .iter()
                .map(|c| ColumnView {
                    key: c.key,
                    title: parts.label("column", &format!("{}.title", c.key)),
                    of: parts.word(match c.of {
                        Type::Text => "column_type.text",
                        Type::Date => "column_type.date",
                        Type::Address => "column_type.address",
                        Type::Number => "column_type.number",
                        Type::YesNo => "column_type.yes_no",
                    }),
                    always: c.always,
                    meaning: parts.label("column", &format!("{}.meaning", c.key)),
                })
                .collect(),
            log: file("thay-doi.json", DataFile::Changes),
            more_changes: changes.len().saturating_sub(SHOWN),
            changes: changes.iter().take(SHOWN).map(|entry| change(parts, entry)).collect(),
        }
    }
}

fn change(parts: Parts<'_>, entry: &data::Entry) -> ChangeEntryView {
    let portal = parts.portal;
    let paper =
        |id: DecisionId, address: &Address| parts.link(parts.paper_title(portal.decision(id).document), address);
    let address = entry.honour.map_or(portal.decision_address(entry.decision), |h| portal.honour_address(h));
    let row = entry.honour.map(|h| portal.honour(h).row()).map(|row| match row.section.as_str() {
        "" => parts.phrase("log.row", &[("n", &row.number.value)]),
        section => parts.phrase("log.section_row", &[("section", &section.to_uppercase()), ("n", &row.number.value)]),
    });
    ChangeEntryView {
        date: entry.date.map(|d| parts.date(d)),
        what: entry.what.label(parts),
        decision: paper(entry.decision, &address),
        row,
        by: entry.by.map(|by| paper(by, &portal.decision_address(by))),
    }
}
