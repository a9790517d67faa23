//! The second reader of a spreadsheet: what is hidden, what is merged, which formulas have no value, how many rows hold
//! something. The library that reads the values does not tell the first three.
//!
//! Comes in: the XML of one sheet (ECMA-376 part 1, 18.3.1; ODF 1.3 part 3, 9.1). Goes out: a [`Layout`]. May not live
//! here: values.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::collections::{BTreeSet, HashSet};
use std::io::BufRead;
use std::ops::RangeInclusive;

/// How a sheet shows its cells. Rows and columns count from 0.
#[derive(Debug, Default)]
pub struct Layout {
    pub hidden: bool,
    pub hidden_rows: Spans,
    pub hidden_columns: Spans,
    pub merges: Vec<Merge>,
    pub empty_formulas: BTreeSet<(u32, u32)>,
    /// Whether something in it could be read in two ways: what shows is then not certain.
    pub unsure: bool,
    /// Number of rows with a value.
    pub filled_rows: u32,
    /// Cells that hold something; in ODS all of the smallest area around them, as the library keeps it in memory.
    pub cells: u64,
    /// ODS: bytes of all values, repeated ones counted as often as they are repeated.
    pub text: u64,
}

/// Cells merged into one; only the first of them shows.
#[derive(Debug)]
pub struct Merge {
    pub top: u32,
    pub bottom: u32,
    pub left: u32,
    pub right: u32,
}

impl Layout {
    fn settle(&mut self) {
        self.hidden_rows.settle();
        self.hidden_columns.settle();
    }
}

/// Numbers in ranges: a sheet may hide its last million rows with one word.
#[derive(Debug, Default)]
pub struct Spans(Vec<RangeInclusive<u32>>);

impl Spans {
    fn add(&mut self, range: RangeInclusive<u32>) {
        self.0.push(range);
    }

    /// In order, those that touch as one. Files may list them in any order.
    fn settle(&mut self) {
        self.0.sort_by_key(|range| (*range.start(), *range.end()));
        self.0.dedup_by(|next, last| {
            let touches = *next.start() <= last.end().saturating_add(1);
            if touches {
                *last = *last.start()..=*last.end().max(next.end());
            }
            touches
        });
    }

    pub fn contains(&self, number: u32) -> bool {
        let after = self.0.partition_point(|range| *range.start() <= number);
        after.checked_sub(1).is_some_and(|i| self.0[i].contains(&number))
    }
}

/// Rows of the largest sheet that spreadsheet programs know.
const ROWS: u32 = 1 << 20;

/// Columns beyond this hold no list of people.
pub const COLUMNS: u32 = 200;

fn attribute(e: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = e.attributes().with_checks(false).flatten().find(|a| a.key.0 == name)?;
    Some(found.value.into_owned())
}

fn number(e: &BytesStart<'_>, name: &str) -> Option<u32> {
    attribute(e, name)?.parse().ok()
}

fn is_true(e: &BytesStart<'_>, name: &str) -> bool {
    matches!(attribute(e, name).as_deref(), Some("1" | "true"))
}

/// A length of nothing: `0`, `0.0cm`.
fn is_zero(length: Option<String>) -> bool {
    length.is_some_and(|l| {
        l.trim_end_matches(|c: char| c.is_ascii_alphabetic()).parse::<f64>().is_ok_and(|n| n.abs() < 1e-6)
    })
}

/// `C7` → (6, 2)
fn position(cell: &str) -> Option<(u32, u32)> {
    let digits = cell.find(|c: char| c.is_ascii_digit())?;
    let letters = cell[..digits].bytes();
    let value = |b: u8| b.is_ascii_alphabetic().then(|| u32::from(b.to_ascii_uppercase() - b'A') + 1);
    let column = letters.map(value).try_fold(0u32, |n, letter| Some(n.saturating_mul(26).saturating_add(letter?)))?;
    Some((cell[digits..].parse::<u32>().ok()?.checked_sub(1)?, column.checked_sub(1)?))
}

/// Names of the sheets' parts in `xl/workbook.xml`, with their visibility: `(relationship id, hidden)` in order.
pub fn xlsx_sheets(xml: impl BufRead) -> quick_xml::Result<Vec<(String, bool)>> {
    let mut sheets = Vec::new();
    each(xml, |event| {
        if let Event::Start(e) = event
            && e.local_name().as_ref() == "sheet"
        {
            let state = attribute(e, "state").unwrap_or_default();
            let id = e.attributes().with_checks(false).flatten().find(|a| a.key.local_name().as_ref() == "id");
            sheets.push((id.map(|a| a.value.into_owned()).unwrap_or_default(), state.contains("idden")));
        }
    })?;
    Ok(sheets)
}

/// How many words `xl/sharedStrings.xml` says that it holds.
pub fn shared_words(xml: impl BufRead) -> quick_xml::Result<u64> {
    let mut words = 0;
    each(xml, |event| {
        if let Event::Start(e) = event
            && e.local_name().as_ref() == "sst"
        {
            let count = |name| attribute(e, name).map_or(0, |n| n.parse().unwrap_or(u64::MAX));
            words = count("uniqueCount").max(count("count"));
        }
    })?;
    Ok(words)
}

/// Targets of `xl/_rels/workbook.xml.rels`: `(id, path in the archive)`.
pub fn xlsx_targets(xml: impl BufRead) -> quick_xml::Result<Vec<(String, String)>> {
    let mut targets = Vec::new();
    each(xml, |event| {
        if let Event::Start(e) = event
            && e.local_name().as_ref() == "Relationship"
            && let (Some(id), Some(target)) = (attribute(e, "Id"), attribute(e, "Target"))
        {
            let path = match target.strip_prefix('/') {
                Some(path) => path.to_string(),
                None => format!("xl/{}", target.trim_start_matches("./")),
            };
            targets.push((id, path));
        }
    })?;
    Ok(targets)
}

/// Calls `take` for every event; an empty element comes as a start and an end.
fn each(xml: impl BufRead, mut take: impl FnMut(&Event<'_>)) -> quick_xml::Result<()> {
    let mut reader = Reader::from_reader(xml);
    reader.config_mut().expand_empty_elements = true;
    let mut buffer = Vec::new();
    loop {
        match reader.read_event_into(&mut buffer)? {
            Event::Eof => return Ok(()),
            event => take(&event),
        }
        buffer.clear();
    }
}

/// Reads one `xl/worksheets/sheet….xml`.
pub fn xlsx(xml: impl BufRead) -> quick_xml::Result<Layout> {
    let mut layout = Layout::default();
    let (mut row, mut column) = (0u32, 0u32);
    let (mut next_row, mut next_column) = (0u32, 0u32);
    let mut rows_hide = false; // rows are hidden unless they say otherwise
    let (mut in_value, mut has_value, mut has_formula, mut filled) = (false, false, false, false);
    each(xml, |event| match event {
        Event::Start(e) => match e.local_name().as_ref() {
            "sheetFormatPr" => {
                rows_hide = is_true(e, "zeroHeight");
                layout.unsure |= is_zero(attribute(e, "defaultColWidth"));
            }
            "col" if is_true(e, "hidden") || is_zero(attribute(e, "width")) => {
                if let (Some(min), Some(max)) = (number(e, "min"), number(e, "max")) {
                    layout.hidden_columns.add(min.saturating_sub(1)..=max.saturating_sub(1));
                }
            }
            "row" => {
                row = number(e, "r").map_or(next_row, |n| n.saturating_sub(1)).min(ROWS);
                (next_row, next_column, filled) = (row + 1, 0, false);
                let shown_anyway = attribute(e, "hidden").is_some() || attribute(e, "ht").is_some();
                if is_true(e, "hidden") || is_zero(attribute(e, "ht")) || rows_hide && !shown_anyway {
                    layout.hidden_rows.add(row..=row);
                }
            }
            "c" => {
                let named = attribute(e, "r").and_then(|r| position(&r));
                // A cell that names another row than the one it stands in: which of them is hidden?
                let far = |(r, c): (u32, u32)| r != row || c >= 1 << 14;
                layout.unsure |= named.map_or(attribute(e, "r").is_some(), far);
                column = named.map_or(next_column, |(_, c)| c);
                next_column = column.saturating_add(1);
                (has_value, has_formula) = (false, false);
            }
            "f" => has_formula = true,
            "v" | "is" => in_value = true,
            "mergeCell" => {
                let range = attribute(e, "ref").unwrap_or_default();
                if let Some((from, to)) = range.split_once(':')
                    && let (Some((top, left)), Some((bottom, right))) = (position(from), position(to))
                {
                    layout.merges.push(Merge { top, bottom: bottom.min(ROWS), left, right });
                }
            }
            _ => {}
        },
        Event::Text(_) | Event::GeneralRef(_) | Event::CData(_) if in_value => has_value = true,
        Event::End(e) => match e.local_name().as_ref() {
            "v" | "is" => in_value = false,
            "c" => {
                if has_value {
                    filled = true;
                    layout.cells += 1;
                } else if has_formula {
                    layout.empty_formulas.insert((row, column));
                }
            }
            "row" if filled => layout.filled_rows += 1,
            _ => {}
        },
        _ => {}
    })?;
    layout.settle();
    Ok(layout)
}

/// Reads the `styles.xml` and the `content.xml` of a whole ODS file: a layout for each sheet, in order.
pub fn ods(styles: impl BufRead, content: impl BufRead) -> quick_xml::Result<Vec<Layout>> {
    let mut reader = OdsReader::default();
    each(styles, |event| {
        if let Event::Start(e) = event {
            reader.start(e);
        }
    })?;
    each(content, |event| match event {
        Event::Start(e) => reader.start(e),
        Event::End(e) => reader.end(e.name().0),
        Event::Text(text) => reader.text(text.len() as u64),
        _ => {}
    })?;
    reader.layouts.iter_mut().for_each(Layout::settle);
    Ok(reader.layouts)
}

#[derive(Default)]
struct OdsReader {
    layouts: Vec<Layout>,
    /// Name of the style that is being declared.
    style: String,
    /// Styles of hidden sheets, and of rows and columns without height or width.
    hiding: HashSet<String>,
    /// Tables that are open: sheets may hold tables in their cells.
    depth: u32,
    /// Groups of rows or columns that are folded away.
    folded: u32,
    groups: Vec<bool>,
    row: u32,
    rows: u32,
    column: u32,
    table_column: u32,
    /// Whether this row has a value; the same of values and formulas, with the first such row and the widest.
    filled: bool,
    used: bool,
    first_used: Option<u32>,
    width: u32,
    /// Drawings that are open: what they say is not in the cell.
    drawings: u32,
    /// How often the open cell is repeated, in columns and rows; 0 outside.
    times: u64,
}

impl OdsReader {
    fn hides(&self, e: &BytesStart<'_>) -> bool {
        let visibility = attribute(e, "table:visibility");
        self.folded > 0
            || matches!(visibility.as_deref(), Some("collapse" | "filter"))
            || attribute(e, "table:style-name").is_some_and(|s| self.hiding.contains(&s))
    }

    fn start(&mut self, e: &BytesStart<'_>) {
        self.drawings += u32::from(self.depth > 0 && e.name().0.starts_with("draw:"));
        match e.name().0 {
            "text:p" if self.drawings > 0 && self.times > 0 => {
                self.layouts.last_mut().into_iter().for_each(|l| l.unsure = true);
            }
            "style:style" => self.style = attribute(e, "style:name").unwrap_or_default(),
            "style:table-properties" if attribute(e, "table:display").as_deref() == Some("false") => {
                self.hiding.insert(self.style.clone());
            }
            "style:table-column-properties" if is_zero(attribute(e, "style:column-width")) => {
                self.hiding.insert(self.style.clone());
            }
            "style:table-row-properties" if is_zero(attribute(e, "style:row-height")) => {
                self.hiding.insert(self.style.clone());
            }
            "table:table" => {
                self.depth += 1;
                if self.depth == 1 {
                    let style = attribute(e, "table:style-name").unwrap_or_default();
                    let hidden = self.hiding.contains(&style);
                    self.layouts.push(Layout { hidden, ..Layout::default() });
                    (self.row, self.rows, self.table_column) = (0, 0, 0);
                    (self.first_used, self.width) = (None, 0);
                }
            }
            _ if self.depth != 1 => {}
            "table:table-row-group" | "table:table-column-group" => {
                let folded = attribute(e, "table:display").as_deref() == Some("false");
                self.groups.push(folded);
                self.folded += u32::from(folded);
            }
            "table:table-column" => {
                let repeated = number(e, "table:number-columns-repeated").unwrap_or(1).max(1);
                let range = self.table_column..=self.table_column.saturating_add(repeated - 1);
                self.table_column = self.table_column.saturating_add(repeated);
                if self.hides(e)
                    && let Some(layout) = self.layouts.last_mut()
                {
                    layout.hidden_columns.add(range);
                }
            }
            "table:table-row" => {
                self.row = self.row.saturating_add(self.rows);
                self.rows = number(e, "table:number-rows-repeated").unwrap_or(1).clamp(1, ROWS);
                (self.column, self.filled, self.used) = (0, false, false);
                if self.hides(e) && self.row < ROWS {
                    let rows = self.row..=self.row.saturating_add(self.rows - 1);
                    self.layouts.last_mut().into_iter().for_each(|l| l.hidden_rows.add(rows.clone()));
                }
            }
            "table:table-cell" | "table:covered-table-cell" => self.cell(e),
            // A run of spaces is one element with a number.
            "text:s" => self.text(attribute(e, "text:c").map_or(1, |c| c.parse().unwrap_or(u64::MAX))),
            _ => {}
        }
    }

    fn cell(&mut self, e: &BytesStart<'_>) {
        let repeated = number(e, "table:number-columns-repeated").unwrap_or(1).max(1);
        let column = self.column;
        self.column = self.column.saturating_add(repeated);
        self.times = u64::from(repeated) * u64::from(self.rows);
        let has_value = attribute(e, "office:value-type").is_some();
        let formula = attribute(e, "table:formula");
        self.text(attribute(e, "office:string-value").map_or(0, |v| v.len() as u64));
        self.text(formula.as_ref().map_or(0, |v| v.len() as u64));
        if has_value || formula.is_some() {
            self.used = true;
            self.width = self.width.max(self.column);
        }
        let rows = number(e, "table:number-rows-spanned").unwrap_or(1).max(1);
        let columns = number(e, "table:number-columns-spanned").unwrap_or(1).max(1);
        let Some(layout) = self.layouts.last_mut() else { return };
        if has_value {
            self.filled = true;
        } else if formula.is_some() {
            layout.empty_formulas.insert((self.row, column));
        }
        if rows > 1 || columns > 1 {
            let (bottom, right) = (self.row.saturating_add(rows - 1).min(ROWS), column.saturating_add(columns - 1));
            layout.merges.push(Merge { top: self.row, bottom, left: column, right });
        }
    }

    fn text(&mut self, bytes: u64) {
        if let Some(layout) = self.layouts.last_mut() {
            layout.text = layout.text.saturating_add(bytes.saturating_mul(self.times));
        }
    }

    fn end(&mut self, name: &str) {
        self.drawings -= u32::from(name.starts_with("draw:") && self.drawings > 0);
        match name {
            "table:table" => self.depth = self.depth.saturating_sub(1),
            "table:table-row-group" | "table:table-column-group" if self.depth == 1 => {
                self.folded -= u32::from(self.groups.pop().unwrap_or(false));
            }
            "table:table-cell" | "table:covered-table-cell" => self.times = 0,
            "table:table-row" if self.depth == 1 && self.used => {
                let first = *self.first_used.get_or_insert(self.row);
                let height = u64::from(self.row - first) + u64::from(self.rows);
                if let Some(layout) = self.layouts.last_mut() {
                    layout.filled_rows = layout.filled_rows.saturating_add(if self.filled { self.rows } else { 0 });
                    layout.cells = height * u64::from(self.width);
                }
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions() {
        assert_eq!(position("A1"), Some((0, 0)));
        assert_eq!(position("AB12"), Some((11, 27)));
        assert_eq!(position("$C$7"), None, "only what files hold");
        assert_eq!(position(""), None);
    }

    #[test]
    fn hidden_in_a_workbook() {
        let xml = r#"<worksheet><cols><col min="2" max="3" hidden="1"/><col min="5" max="5" width="0"/></cols><sheetData>
            <row r="1"><c r="A1"><v>1</v></c></row><row r="2" hidden="1"><c r="A2"><v>2</v></c></row>
            <row r="4" ht="0"><c r="A4"><f>A1</f></c></row></sheetData>
            <mergeCells><mergeCell ref="B2:C4"/><mergeCell ref="A1:F1"/></mergeCells></worksheet>"#;
        let layout = xlsx(xml.as_bytes()).expect("XML");
        assert_eq!([0, 1, 2, 3, 4].map(|c| layout.hidden_columns.contains(c)), [false, true, true, false, true]);
        assert_eq!([0, 1, 2, 3].map(|r| layout.hidden_rows.contains(r)), [false, true, false, true]);
        assert_eq!((layout.filled_rows, layout.merges.len()), (2, 2));
        assert!(layout.empty_formulas.contains(&(3, 0)));
    }
}
