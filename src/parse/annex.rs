//! The annex of a decision: rows of a sheet → honours as the office wrote them.
//!
//! Comes in: rows of fields. Goes out: the rows that honour somebody, the sections resolved, personal columns dropped
//! before anything else sees them. May not live here: whether a unit, award or clause exists.

use super::annex_title::named_decision;
use super::columns::{Column, Mapping, header, is_header, kind_of};
use super::guard;
use crate::content::{AnnexFile, AnnexRow, Counts};
use crate::model::Date;
use crate::model::words::{Position, RecipientKind};
use crate::report::{Diagnostic, messages, nearest};
use crate::sheet::{Field, Finding, Row, Sheet, Trouble};
use crate::sources::{FileId, Place, Spelled};
use crate::vietnamese::fold;

/// Reads an annex; nothing if its rows cannot be understood at all. `mapping` is what its decision says of its columns.
pub fn read(
    file: FileId,
    path: &str,
    bytes: &[u8],
    mapping: &Mapping,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<AnnexFile> {
    match crate::sheet::read(file, path, bytes) {
        Ok(sheet) => {
            guard::encoding(file, &sheet.text, 0, diagnostics);
            list(file, &sheet, mapping, diagnostics)
        }
        Err(trouble) => {
            diagnostics.push(unreadable(file, trouble));
            None
        }
    }
}

/// Why a file cannot be read, in words.
pub fn unreadable(file: FileId, trouble: Trouble) -> Diagnostic {
    let whole = Place::file(file);
    match trouble {
        Trouble::Kind => messages::sheet_kind(whole),
        Trouble::Macros => messages::sheet_macros(whole),
        Trouble::Password => messages::sheet_password(whole),
        Trouble::Broken => messages::sheet_broken(whole),
        Trouble::TooLarge => messages::sheet_too_large(whole),
        Trouble::Disagree(sheet) => messages::sheet_unsure(whole, &sheet),
        Trouble::NotUtf8(at) => messages::not_utf8(Place::new(file, at..at)),
        Trouble::OpenQuote(place, _) => messages::broken_csv(place),
    }
}

/// The list in a sheet: every visible sheet of a workbook that has a row of titles.
pub fn list(file: FileId, sheet: &Sheet, mapping: &Mapping, diagnostics: &mut Vec<Diagnostic>) -> Option<AnnexFile> {
    if sheet.rows.iter().flatten().all(|f| f.value.is_empty()) && sheet.findings.is_empty() {
        diagnostics.push(messages::empty_file(Place::file(file)));
        return None;
    }
    for finding in &sheet.findings {
        diagnostics.push(match finding {
            Finding::HiddenNumber { place, row, number } => messages::hidden_row(*place, *row, *number),
            Finding::HiddenTitle { place, row } => messages::hidden_title(*place, *row),
            Finding::FormulaWithoutValue { place } => messages::formula_without_value(*place),
            Finding::ErrorValue { place, value } => messages::error_in_cell(*place, value),
        });
    }
    let mut annex = AnnexFile {
        rows: Vec::new(),
        decision_number: named_decision(sheet),
        counts: None,
        dropped: Vec::new(),
        complete: sheet.findings.is_empty(),
    };
    let mut lists = 0;
    let mut others = Vec::new();
    for (name, range) in &sheet.parts {
        let rows = &sheet.rows[range.clone()];
        match header(rows, mapping, diagnostics) {
            Some(found) => {
                lists += 1;
                annex.dropped.extend(found.dropped);
                let mut reader = Lines {
                    text: &sheet.text,
                    kind: found.kind,
                    section: String::new(),
                    columns: found.columns,
                    closed: false,
                    lone: Vec::new(),
                    diagnostics,
                    annex,
                };
                let mut at = found.end;
                while let Some(row) = rows.get(at) {
                    if is_header(row, mapping) {
                        at += reader.titles_again(&rows[at..], mapping);
                    } else {
                        reader.row(row);
                        at += 1;
                    }
                }
                annex = reader.annex;
            }
            None if rows.is_empty() => {}
            None => others.push((name, rows)),
        }
    }
    if lists == 0 {
        let rows = sheet.rows.iter();
        let closest = rows.max_by_key(|row| row.iter().filter(|f| mapping.title(&f.value).is_some()).count());
        let seen: Vec<&str> =
            closest.into_iter().flatten().map(|f| f.value.as_str()).filter(|v| !v.is_empty()).take(6).collect();
        diagnostics.push(messages::annex_header_missing(Place::file(file), &format!("“{}”", seen.join(" · "))));
        return None;
    }
    for (name, rows) in others {
        let place = rows.iter().flatten().find(|f| !f.value.is_empty()).map_or(Place::file(file), |f| f.place);
        diagnostics.push(messages::sheet_without_list(place, name));
    }
    if annex.rows.is_empty() && annex.complete {
        diagnostics.push(messages::empty_annex(Place::file(file)));
    }
    Some(annex)
}

/// Signs between a section's numeral and its title.
const AFTER_NUMERAL: [char; 8] = ['.', ')', '-', '–', '—', '/', ':', ' '];

/// "I. TẬP THỂ", "II- Cá nhân", "Phần III: HỘ GIA ĐÌNH": numeral and title.
fn numeral_and_title(text: &str) -> Option<(&str, &str)> {
    let text = ["Phần ", "PHẦN ", "Mục ", "MỤC "].iter().find_map(|p| text.strip_prefix(p)).unwrap_or(text);
    let end = text.find(|c| !"IVX".contains(c)).filter(|end| *end > 0)?;
    let title = text[end..].trim_start_matches(AFTER_NUMERAL);
    (text[end..].starts_with(AFTER_NUMERAL) && !title.is_empty()).then_some((&text[..end], title))
}

/// "A. TẬP THỂ", "CÁ NHÂN: 02" and the like: nothing but a mark, a kind of recipient and a number.
fn is_kind_title(text: &str) -> bool {
    let folded = fold(text);
    let words: Vec<&str> = folded
        .split(|c: char| !c.is_alphabetic())
        .filter(|word| word.chars().count() > 1 && !matches!(*word, "phan" | "muc" | "cac" | "danh" | "sach" | "khoi"))
        .collect();
    matches!(words.join(" ").as_str(), "tap the" | "ho gia dinh" | "ca nhan")
}

/// Reads the rows below the titles of one list.
struct Lines<'a> {
    text: &'a str,
    kind: Option<RecipientKind>,
    section: String,
    columns: Vec<Option<Column>>,
    /// Below the closing line.
    closed: bool,
    /// Rows with one cell that were not understood, since the last row of the list.
    lone: Vec<(Place, String)>,
    diagnostics: &'a mut Vec<Diagnostic>,
    annex: AnnexFile,
}

impl Lines<'_> {
    fn field<'r>(&self, row: &'r Row, column: Column) -> Option<&'r Field> {
        let index = self.columns.iter().position(|c| *c == Some(column))?;
        row.get(index).filter(|f| !f.value.is_empty())
    }

    /// Titles in the middle of a sheet: printed again on every page, or those of another list. How many rows they take.
    fn titles_again(&mut self, rows: &[Row], mapping: &Mapping) -> usize {
        let mut said = Vec::new();
        let Some(found) = header(rows, mapping, &mut said) else { return 1 };
        if found.columns != self.columns {
            self.diagnostics.extend(said);
            self.annex.dropped.extend(found.dropped);
            self.columns = found.columns;
        }
        if self.section.is_empty() {
            self.kind = found.kind.or(self.kind);
        }
        self.closed = false;
        self.lone.clear();
        found.end
    }

    /// Reports a row that cannot be read: what the whole list says of itself cannot be checked any more.
    fn faulty(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
        self.annex.complete = false;
    }

    fn row(&mut self, row: &Row) {
        let Some(first) = row.iter().find(|f| !f.value.is_empty()) else { return };
        let (number, name) = (self.field(row, Column::Number), self.field(row, Column::Name));
        let counted = number.and_then(|f| f.value.trim_end_matches(['.', ')']).parse::<u32>().ok());
        if counted.is_none() && (self.section_row(row, first) || self.closing_row(row)) {
            return;
        }
        let Some((number, value)) = number.zip(counted) else {
            // Below the closing line stand signatures; above it, whoever has a name must have a number.
            let alone = row.iter().filter(|f| !f.value.is_empty()).count() == 1;
            if !self.closed && (name.is_some() || !alone) {
                let written = number.map_or("", |f| f.value.as_str());
                self.faulty(messages::bad_row_number(number.unwrap_or(first).place, written));
            } else if !self.closed {
                self.lone.push((first.place, first.value.clone()));
            }
            return;
        };
        // Between two rows of the list it might be a unit for those below, or the rest of a deed.
        for (place, text) in self.lone.drain(..) {
            self.diagnostics.push(messages::row_passed_over(place, &text));
        }
        // A comma too many shifts every cell after it: then a dropped column's value stands in another.
        let stray = row
            .iter()
            .enumerate()
            .find(|(i, f)| !f.value.is_empty() && self.columns.get(*i).is_none_or(Option::is_none));
        if let Some((_, field)) = stray {
            self.faulty(messages::stray_cell(field.place, &field.value));
            return;
        }
        if value == 0 {
            self.diagnostics.push(messages::bad_row_number(number.place, &number.value));
        }
        let Some(name) = name else {
            self.faulty(messages::name_missing(number.place));
            return;
        };
        let Some(kind) = self.kind else {
            // One message for all rows that share the fault.
            if self.section.is_empty() && self.annex.complete {
                self.faulty(messages::recipient_kind_unclear(number.place));
            }
            self.annex.complete = false;
            return;
        };
        let free = [Column::Name, Column::Deed, Column::Note, Column::Position, Column::Unit, Column::PositionUnit];
        for column in free {
            if let Some(field) = self.field(row, column) {
                guard::personal(
                    field.place.file,
                    &self.text[field.place.range()],
                    field.place.range().start,
                    self.diagnostics,
                );
            }
        }
        let word = |column| self.field(row, column).cloned();
        let text = |column| self.field(row, column).map(|f| f.value.clone());
        let new = AnnexRow {
            section: self.section.clone(),
            number: Spelled::new(value, number.place),
            kind,
            name: Spelled::new(without_address(kind, &name.value).to_string(), name.place),
            position: text(Column::Position),
            unit: word(Column::Unit),
            position_unit: word(Column::PositionUnit),
            unit_id: word(Column::UnitId),
            deed: text(Column::Deed),
            award: word(Column::Award),
            clause: word(Column::Clause),
            campaign: word(Column::Campaign),
            position_class: None,
            deed_date: None,
            posthumous: false,
            note: text(Column::Note),
        };
        let (class, date, posthumous) = (word(Column::PositionClass), word(Column::DeedDate), word(Column::Posthumous));
        let position_class = class.and_then(|f| self.position_class(&f));
        let deed_date = date.and_then(|f| self.date(&f));
        let posthumous = posthumous.is_some_and(|f| self.yes(&f));
        self.annex.rows.push(AnnexRow { position_class, deed_date, posthumous, ..new });
    }

    /// "I. TẬP THỂ", in one cell or cut into two.
    fn section_row(&mut self, row: &Row, first: &Field) -> bool {
        let texts: Vec<&str> = row.iter().map(|f| f.value.as_str()).filter(|v| !v.is_empty()).collect();
        let numeral = |word: &str| !word.is_empty() && word.chars().all(|c| "IVX".contains(c));
        let (section, title) = match texts.as_slice() {
            [section, title] if numeral(section.trim_end_matches(AFTER_NUMERAL)) => {
                (section.trim_end_matches(AFTER_NUMERAL), *title)
            }
            [one] => match numeral_and_title(one) {
                Some(found) => found,
                // A section without a Roman numeral cannot be referred to.
                None if is_kind_title(one) => {
                    self.faulty(messages::section_without_numeral(first.place, one));
                    self.kind = kind_of(one);
                    return true;
                }
                None => return false,
            },
            _ => return false,
        };
        self.closed = false;
        self.section = section.to_lowercase();
        self.kind = kind_of(title);
        if self.kind.is_none() {
            self.faulty(messages::section_kind_unclear(first.place, title));
        }
        true
    }

    /// "(Danh sách gồm 05 tập thể, 12 cá nhân)"
    fn closing_row(&mut self, row: &Row) -> bool {
        // A row of the list has more cells than one.
        if row.iter().filter(|f| !f.value.is_empty()).count() > 2 {
            return false;
        }
        let Some(field) = row.iter().find(|f| {
            let folded = fold(&f.value);
            folded.contains("danh sach") && folded.contains("gom")
                || folded.contains("danh sach nay co")
                || folded.starts_with("tong cong")
                || folded.starts_with("tong so")
                || folded.starts_with("an dinh")
        }) else {
            return false;
        };
        let folded = fold(&field.value);
        let number = |word: &str| -> usize {
            let before = folded.find(word).map(|at| folded[..at].trim_end()).unwrap_or_default();
            // "07 (bảy) cá nhân"
            let before = match (before.ends_with(')'), before.rfind('(')) {
                (true, Some(open)) => before[..open].trim_end(),
                _ => before,
            };
            let digits = before.len() - before.trim_end_matches(|c: char| c.is_ascii_digit()).len();
            before[before.len() - digits..].parse().unwrap_or(0)
        };
        let counts = Counts {
            collectives: number("tap the"),
            households: number("ho gia dinh").max(number("ho ")),
            individuals: ["ca nhan", "dong chi", "nguoi"].map(number).into_iter().max().unwrap_or(0),
        };
        // A line below each section counts its own kind; a line that counts a kind again counts everything.
        let before = self.annex.counts.as_ref().map(|c| c.value).unwrap_or_default();
        let apart = (before.collectives == 0 || counts.collectives == 0)
            && (before.households == 0 || counts.households == 0)
            && (before.individuals == 0 || counts.individuals == 0);
        let whole = Counts {
            collectives: before.collectives + counts.collectives,
            households: before.households + counts.households,
            individuals: before.individuals + counts.individuals,
        };
        if counts != Counts::default() {
            self.annex.counts = Some(Spelled::new(if apart { whole } else { counts }, field.place));
        }
        self.closed = true;
        true
    }

    fn position_class(&mut self, field: &Field) -> Option<Position> {
        let wanted = fold(&field.value);
        let found = Position::ALL.iter().find(|(word, _)| fold(word) == wanted).map(|(_, p)| *p);
        if found.is_none() {
            let known = || Position::ALL.iter().map(|(word, _)| *word);
            let list = known().collect::<Vec<_>>().join("; ");
            let near = nearest(&field.value, known());
            self.diagnostics.push(messages::unknown_word(field.place, "Đối tượng", &field.value, near, &list));
        }
        found
    }

    /// A cross in a column of yes and no.
    fn yes(&mut self, field: &Field) -> bool {
        match fold(&field.value).as_str() {
            "x" | "co" | "truy tang" | "1" => true,
            "khong" | "0" | "-" => false,
            _ => {
                let known = "x, không";
                self.diagnostics.push(messages::unknown_word(field.place, "Truy tặng", &field.value, None, known));
                false
            }
        }
    }

    /// `20/11/2021`, `11/2021` or as in declarations.
    fn date(&mut self, field: &Field) -> Option<Date> {
        let parts: Vec<&str> = field.value.split(['/', '.']).collect();
        let date = match parts.as_slice() {
            [d, m, y] => match (y.parse(), m.parse(), d.parse()) {
                (Ok(y), Ok(m), Ok(d)) => Date::day(y, m, d),
                _ => None,
            },
            [m, y] => m.parse::<u8>().ok().and_then(|m| Date::parse(&format!("{y}-{m:02}"))),
            _ => Date::parse(&field.value),
        };
        if date.is_none() {
            // Excel counts days from 1900 (its day 1 is 1 January); 1990 to 2064.
            let serial = field.value.parse::<i64>().ok().filter(|n| (32_874..60_000).contains(n));
            self.diagnostics.push(match serial {
                Some(days) => messages::serial_date(field.place, &field.value, &Date::from_serial(days).short()),
                None => messages::bad_date(field.place, &field.value),
            });
        }
        date
    }
}

/// A person's name without the form of address before it; others keep theirs ("Bà con bản …").
fn without_address(kind: RecipientKind, name: &str) -> &str {
    if kind != RecipientKind::Individual {
        return name.trim();
    }
    ["Ông/Bà ", "Ông (Bà) ", "Ông ", "Bà "].iter().find_map(|p| name.strip_prefix(p)).unwrap_or(name).trim()
}
