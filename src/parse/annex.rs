//! The annex of a decision: rows of a sheet → honours as the office wrote them.
//!
//! Comes in: rows of fields. Goes out: the rows that honour somebody, the sections resolved, personal columns dropped
//! before anything else sees them. May not live here: whether a unit, award or clause exists.

use super::csv_rows::{self, Field, Row};
use super::guard;
use crate::content::{AnnexFile, AnnexRow, Counts};
use crate::model::Date;
use crate::model::words::{Position, RecipientKind};
use crate::report::{Diagnostic, messages, nearest};
use crate::sources::{FileId, Place, Spelled};
use crate::vietnamese::fold;
use std::collections::HashMap;
use std::sync::LazyLock;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    Number,
    Name,
    Position,
    Unit,
    UnitId,
    Deed,
    Award,
    Clause,
    Campaign,
    PositionClass,
    DeedDate,
    Posthumous,
    Note,
    /// Personal data: never read.
    Dropped,
}

/// Titles of known columns, the preferred wording first.
const TITLES: &[(&str, Column)] = &[
    ("STT", Column::Number),
    ("Số thứ tự", Column::Number),
    ("TT", Column::Number),
    ("Số TT", Column::Number),
    ("Họ và tên", Column::Name),
    ("Họ tên", Column::Name),
    ("Tên tập thể", Column::Name),
    ("Tên hộ gia đình", Column::Name),
    ("Tên tập thể, cá nhân", Column::Name),
    ("Họ tên/Tên tập thể", Column::Name),
    ("Chức vụ", Column::Position),
    ("Chức danh", Column::Position),
    ("Chức vụ, chức danh", Column::Position),
    ("Đơn vị công tác", Column::Unit),
    ("Đơn vị", Column::Unit),
    ("Địa chỉ đơn vị", Column::Unit),
    ("Mã đơn vị", Column::UnitId),
    ("Thành tích", Column::Deed),
    ("Nội dung thành tích", Column::Deed),
    ("Hình thức khen thưởng", Column::Award),
    ("Hình thức khen", Column::Award),
    ("Mã hình thức", Column::Award),
    ("Điều khoản", Column::Clause),
    ("Tiêu chuẩn", Column::Clause),
    ("Phong trào", Column::Campaign),
    ("Đối tượng", Column::PositionClass),
    ("Ngày lập thành tích", Column::DeedDate),
    ("Truy tặng", Column::Posthumous),
    ("Ghi chú", Column::Note),
];

/// Folded beginnings of titles of personal columns (Luật 91/2025/QH15; domain B.4, D.2).
const PERSONAL: &[&str] = &[
    "nam sinh",
    "ngay sinh",
    "ngay, thang, nam sinh",
    "ngay thang nam sinh",
    "sinh nam",
    "dan toc",
    "ton giao",
    "gioi tinh",
    "que quan",
    "tru quan",
    "noi o",
    "noi sinh",
    "cho o",
    "dia chi",
    "dien thoai",
    "so dien thoai",
    "sdt",
    "email",
    "thu dien tu",
    "cccd",
    "cmnd",
    "so cccd",
    "so cmnd",
    "can cuoc",
    "so can cuoc",
    "so dinh danh",
    "tai khoan",
    "so tai khoan",
    "suc khoe",
];

/// Reads an annex; nothing if its rows cannot be understood at all.
pub fn read(file: FileId, text: &str, diagnostics: &mut Vec<Diagnostic>) -> Option<AnnexFile> {
    if text[super::front_matter::bom(text)..].trim().is_empty() {
        diagnostics.push(messages::empty_file(Place::file(file)));
        return None;
    }
    let rows = match csv_rows::rows(file, text) {
        Ok(rows) => rows,
        Err(place) => {
            diagnostics.push(messages::broken_csv(place));
            return None;
        }
    };
    let Some(header) = rows.iter().position(is_header) else {
        let closest = rows.iter().max_by_key(|row| row.iter().filter(|f| title(&f.value).is_some()).count());
        let seen: Vec<&str> =
            closest.into_iter().flatten().map(|f| f.value.as_str()).filter(|v| !v.is_empty()).take(6).collect();
        diagnostics.push(messages::annex_header_missing(Place::file(file), &format!("“{}”", seen.join(" · "))));
        return None;
    };
    let columns = columns(&rows[header], diagnostics);
    let mut sheet = Sheet {
        text,
        kind: kind_of(&rows[header].iter().find(|f| title(&f.value) == Some(Column::Name))?.value),
        section: String::new(),
        columns,
        diagnostics,
        annex: AnnexFile {
            rows: Vec::new(),
            decision_number: named_decision(&rows[..header], text),
            counts: None,
            complete: true,
        },
    };
    for row in &rows[header + 1..] {
        sheet.row(row);
    }
    let annex = sheet.annex;
    if annex.rows.is_empty() && annex.complete {
        diagnostics.push(messages::empty_annex(Place::file(file)));
    }
    Some(annex)
}

fn title(value: &str) -> Option<Column> {
    static FOLDED: LazyLock<HashMap<String, Column>> =
        LazyLock::new(|| TITLES.iter().map(|(t, c)| (fold(t), *c)).collect());
    let wanted = fold(value);
    FOLDED.get(wanted.trim_end_matches([':', '.']).trim()).copied()
}

fn is_header(row: &Row) -> bool {
    let has = |column| row.iter().any(|f| title(&f.value) == Some(column));
    has(Column::Number) && has(Column::Name)
}

fn columns(header: &Row, diagnostics: &mut Vec<Diagnostic>) -> Vec<Option<Column>> {
    let mut found: Vec<Option<Column>> = Vec::new();
    for field in header {
        let folded = fold(&field.value);
        let column =
            title(&field.value).or_else(|| PERSONAL.iter().any(|p| folded.starts_with(p)).then_some(Column::Dropped));
        match column {
            _ if field.value.is_empty() => {}
            None => {
                let near = nearest(&field.value, TITLES.iter().map(|(t, _)| *t));
                let known = TITLES.iter().map(|(t, _)| *t).collect::<Vec<_>>().join(", ");
                diagnostics.push(messages::unknown_column(field.place, &field.value, near, &known));
            }
            Some(Column::Dropped) => diagnostics.push(messages::personal_column(field.place, &field.value)),
            Some(column) if found.contains(&Some(column)) => {
                diagnostics.push(messages::duplicate_column(field.place, &field.value));
            }
            Some(_) => {}
        }
        found.push(column);
    }
    found
}

/// Kind of recipient named in a section's or a column's title.
fn kind_of(title: &str) -> Option<RecipientKind> {
    let folded = fold(title);
    let has = |word: &str| folded.contains(word);
    match (has("tap the"), has("ho gia dinh"), has("ca nhan") || has("ho va ten") || folded == "ho ten") {
        (true, false, false) => Some(RecipientKind::Collective),
        (false, true, false) => Some(RecipientKind::Household),
        (false, false, true) => Some(RecipientKind::Individual),
        _ => None,
    }
}

/// The number in "(Kèm theo Quyết định số 12/QĐ-UBND ngày …)".
fn named_decision(rows: &[Row], text: &str) -> Option<Spelled<String>> {
    let field = rows.iter().flatten().find(|f| fold(&f.value).contains("kem theo quyet dinh"))?;
    let raw = &text[field.place.range()];
    let at = raw.find(" số ").map(|n| n + " số ".len())?;
    let number = raw[at..].trim_start().split([' ', ',', ')', '\n', '"']).next().filter(|n| n.contains('/'))?;
    let start = field.place.start + (raw.len() - raw[at..].trim_start().len()) as u32;
    let place = Place { start, end: start + number.len() as u32, ..field.place };
    Some(Spelled::new(number.to_string(), place))
}

struct Sheet<'a> {
    text: &'a str,
    kind: Option<RecipientKind>,
    section: String,
    columns: Vec<Option<Column>>,
    diagnostics: &'a mut Vec<Diagnostic>,
    annex: AnnexFile,
}

impl Sheet<'_> {
    fn field<'r>(&self, row: &'r Row, column: Column) -> Option<&'r Field> {
        let index = self.columns.iter().position(|c| *c == Some(column))?;
        row.get(index).filter(|f| !f.value.is_empty())
    }

    /// Reports a row that cannot be read: what the whole list says of itself cannot be checked any more.
    fn faulty(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
        self.annex.complete = false;
    }

    fn row(&mut self, row: &Row) {
        let Some(first) = row.iter().find(|f| !f.value.is_empty()) else { return };
        let counted = self.field(row, Column::Number).is_some_and(|f| f.value.parse::<u32>().is_ok());
        if !counted && (self.section_row(row, first) || self.closing_row(row) || is_header(row)) {
            return;
        }
        let filled = row.iter().filter(|f| !f.value.is_empty()).count();
        let Some(number) = self.field(row, Column::Number) else {
            // Signature lines and notes below the table stand alone in their row.
            if filled > 1 {
                self.faulty(messages::bad_row_number(first.place, ""));
            }
            return;
        };
        let Ok(value) = number.value.trim_end_matches('.').parse::<u32>() else {
            if filled > 1 {
                self.faulty(messages::bad_row_number(number.place, &number.value));
            }
            return;
        };
        if value == 0 {
            self.diagnostics.push(messages::bad_row_number(number.place, &number.value));
        }
        let Some(name) = self.field(row, Column::Name) else {
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
        for column in [Column::Deed, Column::Note, Column::Position, Column::Unit] {
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
            name: Spelled::new(without_address(&name.value).to_string(), name.place),
            position: text(Column::Position),
            unit: word(Column::Unit),
            unit_id: word(Column::UnitId),
            deed: text(Column::Deed),
            award: word(Column::Award),
            clause: word(Column::Clause),
            campaign: word(Column::Campaign),
            position_class: None,
            deed_date: None,
            posthumous: text(Column::Posthumous).is_some(),
            note: text(Column::Note),
        };
        let (class, date) = (word(Column::PositionClass), word(Column::DeedDate));
        let position_class = class.and_then(|f| self.position_class(&f));
        let deed_date = date.and_then(|f| self.date(&f));
        self.annex.rows.push(AnnexRow { position_class, deed_date, ..new });
    }

    /// "I. TẬP THỂ", in one cell or cut into two.
    fn section_row(&mut self, row: &Row, first: &Field) -> bool {
        let texts: Vec<&str> = row.iter().map(|f| f.value.as_str()).filter(|v| !v.is_empty()).collect();
        let (numeral, title) = match texts.as_slice() {
            [one] => match one.split_once(['.', ')', ' ']) {
                Some((numeral, title)) => (numeral, title.trim_start_matches(['.', ')', ' '])),
                None => return false,
            },
            [numeral, title] => (numeral.trim_end_matches(['.', ')']), *title),
            _ => return false,
        };
        if numeral.is_empty() || !numeral.chars().all(|c| "IVX".contains(c)) || title.is_empty() {
            return false;
        }
        self.section = numeral.to_lowercase();
        self.kind = kind_of(title);
        if self.kind.is_none() {
            self.faulty(messages::section_kind_unclear(first.place, title));
        }
        true
    }

    /// "(Danh sách gồm 05 tập thể, 12 cá nhân)"
    fn closing_row(&mut self, row: &Row) -> bool {
        let Some(field) = row.iter().find(|f| {
            let folded = fold(&f.value);
            folded.contains("danh sach") && folded.contains("gom")
                || folded.starts_with("tong cong")
                || folded.starts_with("an dinh")
        }) else {
            return false;
        };
        let folded = fold(&field.value);
        let number = |word: &str| -> usize {
            let before = folded.find(word).map(|at| folded[..at].trim_end()).unwrap_or_default();
            let digits = before.len() - before.trim_end_matches(|c: char| c.is_ascii_digit()).len();
            before[before.len() - digits..].parse().unwrap_or(0)
        };
        let counts = Counts {
            collectives: number("tap the"),
            households: number("ho gia dinh"),
            individuals: number("ca nhan"),
        };
        if counts != Counts::default() {
            self.annex.counts = Some(Spelled::new(counts, field.place));
        }
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
            self.diagnostics.push(messages::bad_date(field.place, &field.value));
        }
        date
    }
}

/// The name without the form of address before it.
fn without_address(name: &str) -> &str {
    ["Ông/Bà ", "Ông (Bà) ", "Ông ", "Bà "].iter().find_map(|p| name.strip_prefix(p)).unwrap_or(name).trim()
}
