//! Writes a list as an Excel workbook: one sheet, titles that stay in sight, nothing but text and numbers.

use super::record::{COLUMNS, Record, Type};
use crate::render::theme::vietnamese;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, XlsxError};

pub fn write<'p>(title: &str, records: impl Iterator<Item = Record<'p>>) -> Result<Vec<u8>, String> {
    workbook(title, records).map_err(|e| e.to_string())
}

fn workbook<'p>(title: &str, records: impl Iterator<Item = Record<'p>>) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // The same list is the same bytes, whenever it is written.
    let made = ExcelDateTime::from_ymd(2000, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_title(title).set_creation_datetime(&made));
    let sheet = workbook.add_worksheet();
    sheet.set_name(vietnamese().word("data_of.sheet"))?.set_freeze_panes(1, 0)?;
    let head = Format::new().set_bold();
    for (column, c) in (0u16..).zip(COLUMNS) {
        sheet.write_string_with_format(0, column, c.title(), &head)?;
        let width = match (c.key, c.of) {
            ("deed", _) => 60.0,
            ("name" | "unit" | "award" | "campaign_title" | "id", _) => 30.0,
            (_, Type::Number | Type::YesNo) => 8.0,
            _ => 16.0,
        };
        sheet.set_column_width(column, width)?;
    }
    for (row, record) in (1u32..).zip(records) {
        for (column, c) in (0u16..).zip(COLUMNS) {
            let text = (c.get)(&record);
            match (c.of, text.parse::<f64>()) {
                (Type::Number, Ok(number)) => sheet.write_number(row, column, number)?,
                _ if text.is_empty() => continue,
                // Always a string: no cell of ours is ever a formula or a link.
                // A cell holds 32 767 characters.
                _ => sheet.write_string(row, column, text.chars().take(32_767).collect::<String>())?,
            };
        }
    }
    workbook.save_to_buffer()
}
