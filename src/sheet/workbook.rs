//! `.xlsx` and `.ods` → cells. Values come from the library, what is hidden from `layout`; both must see the same rows.
//! Comes in: the bytes of a file. Goes out: a [`Sheet`]. May not live here: what the cells mean.

use super::cells::{Cell, Value, append};
use super::layout::{self, Layout};
use super::{Sheet, Trouble};
use crate::sources::FileId;
use calamine::{Data, DataRef, Ods, Reader, SheetVisible, Xlsx};
use std::collections::HashSet;
use std::io::{BufReader, Cursor, Read};
use zip::ZipArchive;

type Archive<'b> = ZipArchive<Cursor<&'b [u8]>>;

/// Bytes of all parts of a file, unpacked: 200 000 rows need a third of it.
const UNPACKED: u64 = 256 << 20;

/// Bytes of all values of one file: a shared word may stand in every cell.
pub const TEXT: usize = 256 << 20;

/// Cells of all sheets that hold something.
const CELLS: u64 = 4_000_000;

/// Opens the archive. A file may unpack to a thousand times its size: it is measured before anything else sees it.
fn archive(bytes: &[u8]) -> Result<Archive<'_>, Trouble> {
    if bytes.starts_with(b"\xD0\xCF\x11\xE0") {
        // The container of old formats; in it Excel also keeps encrypted new ones.
        let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let encrypted = bytes.windows(name.len()).any(|window| window == name);
        return Err(if encrypted { Trouble::Password } else { Trouble::Kind });
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Trouble::Broken)?;
    let mut total = 0;
    for i in 0..archive.len() {
        let part = archive.by_index(i).map_err(|_| Trouble::Broken)?;
        if part.name().is_ok_and(|name| name.ends_with("vbaProject.bin")) {
            return Err(Trouble::Macros);
        }
        let mut part = part.take(UNPACKED - total + 1);
        total += std::io::copy(&mut part, &mut std::io::sink()).map_err(|_| Trouble::Broken)?;
        if total > UNPACKED {
            return Err(Trouble::TooLarge);
        }
    }
    Ok(archive)
}

fn part<'a>(archive: &'a mut Archive<'_>, name: &str) -> Result<Box<dyn std::io::BufRead + 'a>, Trouble> {
    // Some programs write other cases and back slashes.
    let wanted = name.to_lowercase();
    let mut names = archive.file_names().flatten().map(|n| n.into_owned());
    let real = names.find(|n| n.replace('\\', "/").to_lowercase() == wanted);
    drop(names);
    let part = archive.by_name(real.as_deref().unwrap_or(name)).map_err(|_| Trouble::Broken)?;
    Ok(Box::new(BufReader::new(part)))
}

/// Reads every visible sheet of an Excel workbook.
pub fn xlsx(file: FileId, bytes: &[u8]) -> Result<Sheet, Trouble> {
    let broken = |_| Trouble::Broken;
    let mut archive = archive(bytes)?;
    let sheets = layout::xlsx_sheets(part(&mut archive, "xl/workbook.xml")?).map_err(broken)?;
    let targets = layout::xlsx_targets(part(&mut archive, "xl/_rels/workbook.xml.rels")?).map_err(broken)?;
    // The library makes room for as many words as the file claims to have.
    if let Ok(words) = part(&mut archive, "xl/sharedStrings.xml")
        && layout::shared_words(words).map_err(broken)? > CELLS
    {
        return Err(Trouble::TooLarge);
    }
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(|_| Trouble::Broken)?;
    let known = book.sheets_metadata().to_vec();
    let names: HashSet<&str> = known.iter().map(|sheet| sheet.name.as_str()).collect();
    if names.len() != known.len() {
        return Err(Trouble::Disagree(String::new()));
    }
    let mut sheet = Sheet::default();
    let mut size = Size::default();
    let mut cells_left = CELLS;
    for (i, (id, hidden)) in sheets.iter().enumerate() {
        let Some(meta) = known.get(i) else { return Err(Trouble::Disagree(String::new())) };
        if *hidden || meta.visible != SheetVisible::Visible || meta.typ != calamine::SheetType::WorkSheet {
            continue;
        }
        let path = targets.iter().find(|(target, _)| target == id).map(|(_, path)| path.as_str());
        let layout = layout::xlsx(part(&mut archive, path.ok_or(Trouble::Broken)?)?).map_err(broken)?;
        if layout.unsure {
            return Err(Trouble::Disagree(meta.name.clone()));
        }
        cells_left = cells_left.checked_sub(layout.cells).ok_or(Trouble::TooLarge)?;
        let mut cells: Vec<Cell> = Vec::new();
        let mut rows = Rows::default();
        let mut reader = book.worksheet_cells_reader(&meta.name).map_err(|_| Trouble::Broken)?;
        while let Some(cell) = reader.next_cell().map_err(|_| Trouble::Broken)? {
            let (row, column) = cell.get_position();
            let shared = matches!(cell.get_value(), DataRef::SharedString(_));
            if let Some(value) = value(Data::from(cell.get_value().clone())) {
                let empty = matches!(&value, Value::Text(text) if text.is_empty());
                if shared || !empty {
                    rows.see(row);
                }
                if column >= layout::COLUMNS && !empty {
                    return Err(Trouble::TooLarge);
                }
                if !empty {
                    size.add(&value)?;
                    cells.push((row, column, value));
                }
            }
        }
        finish(file, &meta.name, cells, rows.count, &layout, &mut sheet)?;
    }
    Ok(sheet)
}

/// Reads every visible sheet of a LibreOffice workbook.
pub fn ods(file: FileId, bytes: &[u8]) -> Result<Sheet, Trouble> {
    let mut archive = archive(bytes)?;
    let mut styles = Vec::new();
    // A file without styles is none that a program wrote, but its sheets can be read.
    if let Ok(mut part) = part(&mut archive, "styles.xml") {
        part.read_to_end(&mut styles).map_err(|_| Trouble::Broken)?;
    }
    let content = part(&mut archive, "content.xml")?;
    let layouts = layout::ods(styles.as_slice(), content).map_err(|_| Trouble::Broken)?;
    let total = |of: fn(&Layout) -> u64| layouts.iter().map(of).fold(0, u64::saturating_add);
    if total(|l| l.cells) > CELLS || total(|l| l.text) > TEXT as u64 {
        return Err(Trouble::TooLarge);
    }
    let mut book = Ods::new(Cursor::new(bytes)).map_err(|error| match error {
        calamine::OdsError::Password => Trouble::Password,
        _ => Trouble::Broken,
    })?;
    let known = book.sheets_metadata().to_vec();
    // The library finds sheets by name.
    let names: HashSet<&str> = known.iter().map(|sheet| sheet.name.as_str()).collect();
    if known.len() != layouts.len() || names.len() != known.len() {
        return Err(Trouble::Disagree(String::new()));
    }
    let mut sheet = Sheet::default();
    let mut size = Size::default();
    for (meta, layout) in known.iter().zip(&layouts) {
        if layout.hidden || meta.visible != SheetVisible::Visible {
            continue;
        }
        let range = book.worksheet_range(&meta.name).map_err(|_| Trouble::Broken)?;
        let (top, left) = range.start().unwrap_or_default();
        let mut cells: Vec<Cell> = Vec::new();
        let mut rows = Rows::default();
        for (row, column, data) in range.cells() {
            let (row, column) = (row as u32 + top, column as u32 + left);
            if let Some(value) = value(data.clone()) {
                rows.see(row);
                match &value {
                    Value::Text(text) if text.is_empty() => {}
                    _ if column >= layout::COLUMNS => return Err(Trouble::TooLarge),
                    _ => {
                        size.add(&value)?;
                        cells.push((row, column, value));
                    }
                }
            }
        }
        finish(file, &meta.name, cells, rows.count, layout, &mut sheet)?;
    }
    Ok(sheet)
}

/// Counts the rows that hold something; they come in order.
#[derive(Default)]
struct Rows {
    last: Option<u32>,
    count: u32,
}

impl Rows {
    fn see(&mut self, row: u32) {
        if self.last != Some(row) {
            self.last = Some(row);
            self.count += 1;
        }
    }
}

/// Counts the bytes of values.
#[derive(Default)]
struct Size(usize);

impl Size {
    fn add(&mut self, value: &Value) -> Result<(), Trouble> {
        self.0 += match value {
            Value::Text(text) | Value::Error(text) => text.len(),
        };
        if self.0 > TEXT { Err(Trouble::TooLarge) } else { Ok(()) }
    }
}

fn finish(
    file: FileId,
    name: &str,
    mut cells: Vec<Cell>,
    rows: u32,
    layout: &Layout,
    sheet: &mut Sheet,
) -> Result<(), Trouble> {
    if rows != layout.filled_rows || layout.unsure {
        return Err(Trouble::Disagree(name.to_string()));
    }
    cells.sort_by_key(|c| (c.0, c.1));
    append(file, name, cells, layout, sheet)
}

/// What a cell shows; nothing for an empty one. Dates as people write them.
fn value(data: Data) -> Option<Value> {
    let text = match data {
        Data::Empty => return None,
        Data::Error(error) => return Some(Value::Error(error.to_string())),
        Data::String(text) => text,
        Data::Int(n) => n.to_string(),
        Data::Float(n) if n.fract() == 0.0 && n.abs() < 1e15 => (n as i64).to_string(),
        Data::Float(n) => n.to_string().replace('.', ","),
        Data::Bool(yes) => if yes { "có" } else { "không" }.to_string(),
        Data::DateTime(date) if date.is_datetime() => {
            let (year, month, day, ..) = date.to_ymd_hms_milli();
            format!("{day:02}/{month:02}/{year}")
        }
        Data::DateTime(date) => date.as_f64().to_string(),
        Data::DateTimeIso(text) => {
            let day = text.split('T').next().unwrap_or_default();
            match day.split('-').collect::<Vec<_>>().as_slice() {
                [year, month, day] => format!("{day}/{month}/{year}"),
                _ => text,
            }
        }
        Data::DurationIso(text) => text,
    };
    Some(Value::Text(text))
}
