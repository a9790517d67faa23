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
    pub whole: Vec<(LinkView, &'static str)>,
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
    pub title: &'static str,
    pub of: &'static str,
    pub always: bool,
    pub meaning: &'static str,
}

#[derive(Debug, Serialize)]
pub struct ChangeEntryView {
    pub date: Option<DateView>,
    pub what: &'static str,
    pub decision: LinkView,
    /// "mục II, số 4"
    pub row: Option<String>,
    pub by: Option<LinkView>,
}

/// Changes shown on the page.
const SHOWN: usize = 50;

impl DataView {
    pub const LEAD: &'static str =
        "Toàn bộ bảng vàng để tải về và dùng lại: CSV và XLSX mở được bằng Excel, JSON cho phần mềm.";

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
            summary: roll::summary(portal.roll(RollId::All)),
            licence: site.licence.as_ref().map(|(name, href)| LinkView { text: name.clone(), href: href.clone() }),
            terms: site.terms.clone(),
            whole: vec![
                (file("luot-khen.jsonl", DataFile::Lines), "Mọi lượt khen, mỗi dòng một lượt (JSON Lines)."),
                (file("luot-khen.schema.json", DataFile::Schema), "Mô tả cho phần mềm (JSON Schema)."),
                (file("thay-doi.json", DataFile::Changes), "Nhật ký công bố, đính chính và rút tên."),
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
                    title: c.title,
                    of: match c.of {
                        Type::Text => "chữ",
                        Type::Date => "ngày (năm-tháng-ngày)",
                        Type::Address => "địa chỉ",
                        Type::Number => "số nguyên",
                        Type::YesNo => "có hoặc để trống",
                    },
                    always: c.always,
                    meaning: c.meaning,
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
        "" => format!("số {}", row.number.value),
        section => format!("phần {}, số {}", section.to_uppercase(), row.number.value),
    });
    ChangeEntryView {
        date: entry.date.map(|d| parts.date(d)),
        what: entry.what.label(),
        decision: paper(entry.decision, &address),
        row,
        by: entry.by.map(|by| paper(by, &portal.decision_address(by))),
    }
}
