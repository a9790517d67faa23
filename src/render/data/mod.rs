//! Open data: every roll and decision as CSV, JSON and XLSX, all honours as JSON Lines, their schema, the log of changes.
//!
//! Comes in: the portal. Goes out: bytes of one file. May not live here: a column that is not in [`COLUMNS`]: nothing
//! but this list of allowed columns ever leaves; what is not shown on a page is not here either.

mod changes;
mod record;
mod xlsx;

pub use changes::{Entry, entries};
pub use record::{COLUMNS, Column, Type};

use crate::portal::*;
use crate::render::routes::{DataFile, Format};
use crate::render::theme::vietnamese;
use crate::render::views::Parts;
use crate::report::{Diagnostic, messages};
use record::Record;
use serde::Serialize;
use serde_json::{Value, json};

/// Renders one file.
pub fn file(parts: Parts<'_>, file: DataFile) -> Result<Vec<u8>, Diagnostic> {
    let portal = parts.portal;
    let made = match file {
        DataFile::Roll(id, format) => {
            let title = crate::render::views::roll::about(parts, id).heading;
            list(portal, &title, file, &portal.roll(id).honours, format)
        }
        DataFile::Decision(id, format) => {
            let rows = portal.decision(id).honours.clone().map(HonourId);
            let rows: Vec<HonourId> = rows.filter(|h| portal.honour(*h).shown()).collect();
            list(portal, &parts.paper_title(portal.decision(id).document), file, &rows, format)
        }
        DataFile::Lines => lines(portal),
        DataFile::Schema => pretty(&schema(portal)),
        DataFile::Changes => pretty(&changes::json(portal)),
    };
    made.map_err(|reason| messages::page_failed(&format!("/{}", file.address(portal).as_str()), &reason))
}

fn list(portal: &Portal, title: &str, file: DataFile, ids: &[HonourId], format: Format) -> Result<Vec<u8>, String> {
    let records = ids.iter().map(|id| Record::new(portal, *id));
    match format {
        Format::Csv => csv(records),
        Format::Xlsx => xlsx::write(title, records),
        Format::Json => {
            let base = &portal.site.base;
            let head = json!({
                "title": title,
                "url": base.url(&file.address(portal)),
                "licence": portal.site.written.licence.as_ref().map(|(name, _)| name),
                "schema": base.url(&DataFile::Schema.address(portal)),
            });
            json_list(&head, records)
        }
    }
}

/// The members of `head`, then the honours, a line each.
fn json_list<'p>(head: &Value, records: impl Iterator<Item = Record<'p>>) -> Result<Vec<u8>, String> {
    let mut bytes = head.to_string().into_bytes();
    bytes.pop(); // its closing brace
    bytes.extend(b",\"honours\":[");
    for (i, record) in records.enumerate() {
        bytes.extend(if i == 0 { "\n" } else { ",\n" }.bytes());
        serde_json::to_writer(&mut bytes, &record).map_err(|e| e.to_string())?;
    }
    bytes.extend(b"\n]}\n");
    Ok(bytes)
}

fn pretty(value: &impl Serialize) -> Result<Vec<u8>, String> {
    let mut bytes = serde_json::to_vec_pretty(value).map_err(|e| e.to_string())?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// Every honour that may be shown, in the order of decisions.
fn lines(portal: &Portal) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    for id in (0..portal.honours.len() as u32).map(HonourId).filter(|id| portal.honour(*id).shown()) {
        serde_json::to_writer(&mut bytes, &Record::new(portal, id)).map_err(|e| e.to_string())?;
        bytes.push(b'\n');
    }
    Ok(bytes)
}

/// UTF-8 with a byte order mark, or Excel takes it for another encoding; lines end as RFC 4180 wants.
fn csv<'p>(records: impl Iterator<Item = Record<'p>>) -> Result<Vec<u8>, String> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(b"\xEF\xBB\xBF".to_vec());
    let wrong = |e: csv::Error| e.to_string();
    writer.write_record(COLUMNS.iter().map(Column::title)).map_err(wrong)?;
    for record in records {
        writer.write_record(COLUMNS.iter().map(|c| harmless((c.get)(&record).to_string()))).map_err(wrong)?;
    }
    writer.into_inner().map_err(|e| e.to_string())
}

/// A cell that begins like a formula would be run by a spreadsheet program (CWE-1236): an apostrophe makes it text.
fn harmless(cell: String) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{cell}") } else { cell }
}

/// JSON Schema (draft 2020-12) of one honour.
fn schema(portal: &Portal) -> Value {
    let property = |c: &Column| {
        let mut value = match c.of {
            Type::Text => json!({ "type": "string" }),
            Type::Date => json!({ "type": "string", "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$" }),
            Type::Address => json!({ "type": "string", "format": "uri" }),
            Type::Number => json!({ "type": "integer", "minimum": 1 }),
            Type::YesNo => json!({ "type": "boolean" }),
        };
        value["title"] = c.title().into();
        value["description"] = c.meaning().into();
        (c.key.to_string(), value)
    };
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": portal.site.base.url(&DataFile::Schema.address(portal)),
        "title": vietnamese().word("data_of.honour"),
        "description": vietnamese().word("data_of.honour_about"),
        "type": "object",
        "properties": COLUMNS.iter().map(property).collect::<serde_json::Map<_, _>>(),
        "required": COLUMNS.iter().filter(|c| c.always).map(|c| c.key).collect::<Vec<_>>(),
        "additionalProperties": false,
    })
}

#[cfg(test)]
mod tests {
    use super::harmless;

    #[test]
    fn no_formula_starts_a_cell() {
        for cell in ["=1+1", "+84", "-5", "@SUM(A1)", "\tx"] {
            assert!(harmless(cell.into()).starts_with('\''), "{cell}");
        }
        assert_eq!(harmless("Lò Văn An".into()), "Lò Văn An");
    }
}
