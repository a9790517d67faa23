//! Cells with positions → rows of fields with places in a text made for them.
//! Comes in: values and the layout of each visible sheet. Goes out: a [`Sheet`]. May not live here: file formats.

use super::layout::{Layout, Merge};
use super::workbook::TEXT;
use super::{Finding, Row, Sheet, Trouble};
use crate::sources::{FileId, Place, Spelled};
use crate::vietnamese::{fold, nfc};
use std::collections::HashMap;

/// Findings of one file that are worth telling.
const FINDINGS: usize = 40;

/// What one cell shows.
pub enum Value {
    Text(String),
    /// An error of the spreadsheet program.
    Error(String),
}

/// A value at (row, column), from 0.
pub type Cell = (u32, u32, Value);

/// Appends one visible sheet; `cells` are sorted by row and column.
pub fn append(file: FileId, name: &str, cells: Vec<Cell>, layout: &Layout, sheet: &mut Sheet) -> Result<(), Trouble> {
    let part = sheet.parts.len();
    let first = sheet.rows.len();
    let mut cells = spread(cells, layout)?.into_iter().peekable();
    while let Some(row) = cells.peek().map(|c| c.0) {
        let mut values: Vec<(u32, Value)> = Vec::new();
        while let Some((_, column, value)) = cells.next_if(|c| c.0 == row) {
            values.push((column, value));
        }
        if layout.hidden_rows.contains(row) {
            let place = Place::new(file, sheet.text.len()..sheet.text.len());
            let finding = match part_of_a_list(&values) {
                Some(Some(number)) => Some(Finding::HiddenNumber { place, row: row + 1, number }),
                Some(None) => Some(Finding::HiddenTitle { place, row: row + 1 }),
                None => None,
            };
            if let (Some(finding), true) = (finding, sheet.findings.len() < FINDINGS) {
                sheet.findings.push(finding);
                end_line(sheet, part, row);
            }
            continue;
        }
        values.retain(|(column, _)| !layout.hidden_columns.contains(*column));
        if values.is_empty() {
            continue;
        }
        let fields = line(file, row, values, layout, sheet);
        end_line(sheet, part, row);
        sheet.rows.push(fields);
    }
    if sheet.rows.len() > first || sheet.lines.last().is_some_and(|(p, _)| *p == part) {
        sheet.parts.push((name.to_string(), first..sheet.rows.len()));
    }
    Ok(())
}

/// Whether a hidden row looks like a part of a list: with its number, or nothing if it is a title (of a section, of
/// columns) that gives the rows below their meaning.
fn part_of_a_list(values: &[(u32, Value)]) -> Option<Option<u32>> {
    let texts = values.iter().filter_map(|(_, value)| match value {
        Value::Text(text) => Some(text.trim()),
        Value::Error(_) => None,
    });
    let number = |text: &str| text.trim_end_matches(['.', ')']).parse::<u32>().ok().filter(|n| *n < 100_000);
    if let Some(number) = texts.clone().find_map(number) {
        return Some(Some(number));
    }
    let titles = ["tap the", "ca nhan", "ho gia dinh", "ho va ten", "ho ten", "stt"];
    let is_title = |text: &str| {
        let folded = fold(text);
        folded.chars().count() < 60 && titles.iter().any(|title| folded.contains(title))
    };
    texts.clone().any(is_title).then_some(None)
}

fn end_line(sheet: &mut Sheet, part: usize, row: u32) {
    sheet.text.push('\n');
    sheet.lines.push((part, row + 1));
}

/// Writes the line of one row.
fn line(file: FileId, row: u32, values: Vec<(u32, Value)>, layout: &Layout, sheet: &mut Sheet) -> Row {
    let mut fields = Row::new();
    for (column, value) in values {
        while fields.len() < column as usize {
            fields.push(Spelled::new(String::new(), Place::new(file, sheet.text.len()..sheet.text.len())));
            sheet.text.push('\t');
        }
        let start = sheet.text.len();
        let (text, error) = match value {
            Value::Text(text) => (text, None),
            Value::Error(text) => (String::new(), Some(text)),
        };
        let folded = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let shown = nfc(&folded).into_owned();
        sheet.text.push_str(error.as_deref().unwrap_or(&shown));
        let place = Place::new(file, start..sheet.text.len());
        let finding = match error {
            Some(value) => Some(Finding::ErrorValue { place, value }),
            None if shown.is_empty() && layout.empty_formulas.contains(&(row, column)) => {
                Some(Finding::FormulaWithoutValue { place })
            }
            None => None,
        };
        // The first ones show what is wrong; whole columns of them would bury everything else.
        sheet.findings.extend(finding.filter(|_| sheet.findings.len() < FINDINGS));
        fields.push(Spelled::new(shown, place));
        sheet.text.push('\t');
    }
    sheet.text.pop();
    fields
}

/// Rows of all merged cells of one sheet.
const MERGED: usize = 1_000_000;

/// Only the first of merged cells shows: what the others still hold is dropped. A value merged over several rows is the
/// value of each of them (a unit written once for three persons), in its first column. Formulas without a value become
/// empty cells, so that they can be reported.
fn spread(mut cells: Vec<Cell>, layout: &Layout) -> Result<Vec<Cell>, Trouble> {
    let last = cells.last().map_or(0, |c| c.0);
    let at = |cells: &[Cell], row: u32, column: u32| cells.binary_search_by_key(&(row, column), |c| (c.0, c.1)).ok();
    let mut merged: HashMap<u32, Vec<&Merge>> = HashMap::new();
    let (mut count, mut size) = (0, 0);
    let mut more = Vec::new();
    for merge in &layout.merges {
        let rows = merge.top..=merge.bottom.min(last);
        count += rows.clone().count();
        if count > MERGED {
            return Err(Trouble::TooLarge);
        }
        rows.clone().for_each(|row| merged.entry(row).or_default().push(merge));
        let value = at(&cells, merge.top, merge.left).map(|i| &cells[i].2);
        if let (Some(Value::Text(text)), false) = (value, layout.hidden_rows.contains(merge.top)) {
            size += text.len() * rows.clone().count();
            if size > TEXT {
                return Err(Trouble::TooLarge);
            }
            more.extend(rows.skip(1).map(|row| (row, merge.left, Value::Text(text.clone()))));
        }
    }
    cells.retain(|(row, column, _)| {
        let covers = |m: &&Merge| (m.left..=m.right).contains(column) && (*row, *column) != (m.top, m.left);
        !merged.get(row).is_some_and(|merges| merges.iter().any(covers))
    });
    for (row, column) in &layout.empty_formulas {
        if at(&cells, *row, *column).is_none() {
            more.push((*row, *column, Value::Text(String::new())));
        }
    }
    if !more.is_empty() {
        cells.extend(more);
        cells.sort_by_key(|c| (c.0, c.1));
        cells.dedup_by_key(|c| (c.0, c.1));
    }
    Ok(cells)
}
