//! Sheets: what an office saved (`.xlsx`, `.ods`, `.csv`) → rows of cells as a person sees them.
//!
//! Comes in: the bytes of one file. Goes out: rows of fields with places, and what must be said about the file. What is
//! hidden never comes out of this room: hidden rows, columns and sheets, comments, formulas, properties. May not live
//! here: what the columns mean, messages.
//!
//! A place needs a text to point into. A spreadsheet has none, so it gets one: a line for every row that is not empty, a
//! tab between its cells. Messages quote that line and name the cell.

mod cells;
mod csv;
mod layout;
mod workbook;

use crate::sources::{FileId, Place, Spelled};
use std::ops::Range;

/// One field, white space folded (cells may hold line breaks), in NFC.
pub type Field = Spelled<String>;

/// A row of fields; those after the last one with a value are left out.
pub type Row = Vec<Field>;

/// Everything visible in one file.
#[derive(Debug, Default)]
pub struct Sheet {
    /// What places point into and messages quote.
    pub text: String,
    pub rows: Vec<Row>,
    /// Name of each visible sheet that is not empty, and its rows; one without a name for CSV.
    pub parts: Vec<(String, Range<usize>)>,
    pub findings: Vec<Finding>,
    /// Sheet (position in `parts`) and row, from 1, of every line of `text`; empty for CSV.
    lines: Vec<(usize, u32)>,
}

/// Something in a readable file that must be said.
#[derive(Debug, PartialEq)]
pub enum Finding {
    /// A hidden row that begins with a number: perhaps somebody who would be missing.
    HiddenNumber { place: Place, row: u32, number: u32 },
    /// A hidden row that gives the rows below their meaning: titles of columns or of a section.
    HiddenTitle { place: Place, row: u32 },
    /// A formula whose result was never saved.
    FormulaWithoutValue { place: Place },
    /// A cell that shows an error of the spreadsheet program, such as `#REF!`.
    ErrorValue { place: Place, value: String },
}

/// Why a file cannot be read at all.
#[derive(Debug, PartialEq)]
pub enum Trouble {
    /// `.xls`, `.xlsb` and other old or foreign kinds.
    Kind,
    Macros,
    Password,
    /// Not what its name says, cut off, or damaged.
    Broken,
    TooLarge,
    /// The two readers do not see the same rows in the sheet of this name.
    Disagree(String),
    /// CSV that is neither UTF-8 nor UTF-16: the first byte that is not.
    NotUtf8(usize),
    /// CSV: a quote that opens a field and never closes; the text that the place points into.
    OpenQuote(Place, String),
}

/// Endings of annexes, in order of preference.
pub const ENDINGS: [&str; 3] = ["xlsx", "ods", "csv"];

/// Endings of spreadsheets that are not read; each has advice.
pub const OTHER_ENDINGS: [&str; 6] = ["xls", "xlsm", "xlsb", "xlt", "xltx", "fods"];

/// A cell as people name it.
#[derive(Clone, Debug, PartialEq)]
pub struct CellName {
    pub sheet: String,
    /// Row and column, from 1.
    pub row: u32,
    pub column: u32,
}

impl CellName {
    /// `C7`
    pub fn short(&self) -> String {
        let mut letters = Vec::new();
        let mut column = self.column;
        while column > 0 {
            letters.push((b'A' + ((column - 1) % 26) as u8) as char);
            column = (column - 1) / 26;
        }
        letters.iter().rev().collect::<String>() + &self.row.to_string()
    }
}

impl Sheet {
    /// What messages about a file can quote; empty if the file cannot be read.
    pub fn shown(file: FileId, path: &str, bytes: &[u8]) -> Sheet {
        match read(file, path, bytes) {
            Ok(sheet) => sheet,
            Err(Trouble::OpenQuote(_, text)) => Sheet { text, ..Sheet::default() },
            Err(_) if ending(path) == "csv" => {
                Sheet { text: String::from_utf8_lossy(bytes).into_owned(), ..Sheet::default() }
            }
            Err(_) => Sheet::default(),
        }
    }

    /// The cell that begins after `before`, a range of the line at that position; nothing for CSV, whose lines people
    /// see themselves.
    pub fn cell(&self, line: usize, before: Range<usize>) -> Option<CellName> {
        let (part, row) = *self.lines.get(line)?;
        let column = self.text.get(before)?.matches('\t').count() as u32 + 1;
        Some(CellName { sheet: self.parts.get(part)?.0.clone(), row, column })
    }
}

/// Whether a file name has the ending of a spreadsheet or of CSV, readable or not.
pub fn is_sheet(path: &str) -> bool {
    let ending = ending(path);
    ENDINGS.contains(&ending.as_str()) || OTHER_ENDINGS.contains(&ending.as_str())
}

/// The ending of a file name, in lower case.
pub fn ending(path: &str) -> String {
    path.rsplit('/').next().and_then(|name| name.rsplit_once('.')).map_or(String::new(), |(_, e)| e.to_lowercase())
}

/// Reads a file by its ending.
pub fn read(file: FileId, path: &str, bytes: &[u8]) -> Result<Sheet, Trouble> {
    match ending(path).as_str() {
        "csv" => csv::read(file, bytes),
        "xlsx" => workbook::xlsx(file, bytes),
        "ods" => workbook::ods(file, bytes),
        "xlsm" | "xltx" => Err(Trouble::Macros),
        _ => Err(Trouble::Kind),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_have_the_names_people_know() {
        let cell = |column, row| CellName { sheet: String::new(), row, column }.short();
        assert_eq!([cell(1, 1), cell(26, 7), cell(27, 7), cell(703, 9)], ["A1", "Z7", "AA7", "AAA9"]);
    }
}
