//! Titles of an annex's columns: known ones, personal ones, and what their wording tells.
//! Comes in: the row of titles. Goes out: what each column holds. May not live here: rows.

use crate::model::words::RecipientKind;
use crate::report::{Diagnostic, messages};
use crate::sheet::{Row, Sheet};
use crate::vietnamese::fold;
use std::collections::HashMap;
use std::sync::LazyLock;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    Number,
    Name,
    Position,
    Unit,
    /// "Phó Giám đốc, Sở Y tế"
    PositionUnit,
    UnitId,
    Deed,
    Award,
    Clause,
    Campaign,
    PositionClass,
    DeedDate,
    Posthumous,
    Note,
    /// Of the office's own use: passed over without a word.
    Ignored,
    /// Personal data, or not understood: never read.
    Dropped,
}

/// Titles of known columns, the preferred wording first.
pub const TITLES: &[(&str, Column)] = &[
    ("STT", Column::Number),
    ("Số thứ tự", Column::Number),
    ("TT", Column::Number),
    ("Số TT", Column::Number),
    ("Họ và tên", Column::Name),
    ("Họ tên", Column::Name),
    ("Họ, tên", Column::Name),
    ("Họ và tên cá nhân", Column::Name),
    ("Tên cá nhân", Column::Name),
    ("Tên tập thể", Column::Name),
    ("Tên hộ gia đình", Column::Name),
    ("Họ và tên chủ hộ", Column::Name),
    ("Tên tập thể, cá nhân", Column::Name),
    ("Tên tập thể, hộ gia đình", Column::Name),
    ("Tên tập thể, hộ gia đình, cá nhân", Column::Name),
    ("Họ tên/Tên tập thể", Column::Name),
    ("Họ và tên/Tên tập thể", Column::Name),
    ("Tập thể, cá nhân", Column::Name),
    ("Chức vụ", Column::Position),
    ("Chức danh", Column::Position),
    ("Chức vụ, chức danh", Column::Position),
    ("Nghề nghiệp", Column::Position),
    ("Đơn vị công tác", Column::Unit),
    ("Đơn vị", Column::Unit),
    ("Nơi công tác", Column::Unit),
    ("Cơ quan, đơn vị", Column::Unit),
    ("Địa chỉ đơn vị", Column::Unit),
    ("Chức vụ, đơn vị công tác", Column::PositionUnit),
    ("Chức vụ, đơn vị", Column::PositionUnit),
    ("Chức vụ và đơn vị công tác", Column::PositionUnit),
    ("Chức danh, đơn vị công tác", Column::PositionUnit),
    ("Chức vụ, nơi công tác", Column::PositionUnit),
    ("Mã đơn vị", Column::UnitId),
    ("Thành tích", Column::Deed),
    ("Nội dung thành tích", Column::Deed),
    ("Thành tích đạt được", Column::Deed),
    ("Tóm tắt thành tích", Column::Deed),
    ("Nội dung khen thưởng", Column::Deed),
    ("Hình thức khen thưởng", Column::Award),
    ("Hình thức khen", Column::Award),
    ("Danh hiệu", Column::Award),
    ("Danh hiệu, hình thức khen thưởng", Column::Award),
    ("Mã hình thức", Column::Award),
    ("Điều khoản", Column::Clause),
    ("Tiêu chuẩn", Column::Clause),
    ("Phong trào", Column::Campaign),
    ("Đối tượng", Column::PositionClass),
    ("Ngày lập thành tích", Column::DeedDate),
    ("Truy tặng", Column::Posthumous),
    ("Ghi chú", Column::Note),
    ("Ông/Bà", Column::Ignored),
    ("Danh xưng", Column::Ignored),
    ("Số bằng", Column::Ignored),
    ("Số sổ vàng", Column::Ignored),
    ("Số vào sổ", Column::Ignored),
    ("Tiền thưởng", Column::Ignored),
    ("Mức tiền thưởng", Column::Ignored),
    ("Mức thưởng", Column::Ignored),
    ("Ký nhận", Column::Ignored),
    ("Chữ ký", Column::Ignored),
];

/// Folded beginnings of titles of personal columns (Luật 91/2025/QH15; domain B.4, D.2).
const PERSONAL: &[&str] = &[
    "nam sinh",
    "ngay sinh",
    "ngay thang nam sinh",
    "sinh nam",
    "sinh ngay",
    "thang nam sinh",
    "thuong tru",
    "noi thuong tru",
    "ho khau",
    "nguyen quan",
    "dtdd",
    "dt dd",
    "di dong",
    "so di dong",
    "ho chieu",
    "so ho chieu",
    "trinh do",
    "dang vien",
    "ngay vao dang",
    "ma so thue",
    "bhxh",
    "so bhxh",
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
    "tuoi",
];

/// A title without what varies: marks, case, remarks in parentheses, commas and strokes between its words.
fn plain(title: &str) -> String {
    let mut depth = 0u32;
    let kept: String = fold(title)
        .chars()
        .filter_map(|c| match c {
            '(' => {
                depth += 1;
                None
            }
            ')' => {
                depth = depth.saturating_sub(1);
                None
            }
            _ if depth > 0 => None,
            ',' | '/' | ';' | ':' | '.' | '*' => Some(' '),
            c => Some(c),
        })
        .collect();
    kept.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The column meant by a title.
fn title(value: &str) -> Option<Column> {
    static PLAIN: LazyLock<HashMap<String, Column>> =
        LazyLock::new(|| TITLES.iter().map(|(t, c)| (plain(t), *c)).collect());
    PLAIN.get(&plain(value)).copied()
}

/// The words for "pass this column over" in a decision's `[columns]`.
pub const PASS_OVER: &str = "bỏ qua";

/// What a decision says of its annex's columns, beyond the titles that everybody knows.
#[derive(Debug, Default)]
pub struct Mapping(HashMap<String, Column>);

impl Mapping {
    /// From title and meaning as written; meanings that mean nothing have been reported.
    pub fn new<'s>(pairs: impl IntoIterator<Item = (&'s str, &'s str)>) -> Self {
        let column =
            |meaning: &str| if fold(meaning) == fold(PASS_OVER) { Some(Column::Ignored) } else { title(meaning) };
        Mapping(pairs.into_iter().filter_map(|(written, meaning)| Some((plain(written), column(meaning)?))).collect())
    }

    /// The column meant by a title. What is personal stays so: it can only be passed over without a warning.
    pub fn title(&self, value: &str) -> Option<Column> {
        let said = self.0.get(&plain(value)).copied();
        match said {
            Some(Column::Ignored) => said,
            _ if is_personal(value) => Some(Column::Dropped),
            _ => said.or_else(|| title(value)),
        }
    }
}

/// Whether a decision may give a column this meaning.
pub fn is_meaning(word: &str) -> bool {
    title(word).is_some() || fold(word) == fold(PASS_OVER)
}

/// Personal by its own words or by a remark: "Ghi chú (năm sinh, quê quán)".
fn is_personal(value: &str) -> bool {
    value.split(['(', ')']).any(|part| {
        let folded = plain(part);
        title(part).is_none() && PERSONAL.iter().any(|p| folded.starts_with(p))
    })
}

/// Whether a row is the row of titles.
pub fn is_header(row: &Row, mapping: &Mapping) -> bool {
    let has = |column| row.iter().any(|f| mapping.title(&f.value) == Some(column));
    has(Column::Number) && has(Column::Name)
}

/// The titles of a list.
pub struct Header {
    /// What each column holds; nothing where the title is empty.
    pub columns: Vec<Option<Column>>,
    /// Kind of recipient that the title of the names tells.
    pub kind: Option<RecipientKind>,
    /// Titles of personal columns.
    pub dropped: Vec<String>,
    /// Every title with its column; nothing for one that is not understood.
    titles: Vec<(String, Option<Column>)>,
    /// Position of the first row below.
    pub end: usize,
}

/// Finds the titles: one row or two, perhaps with a row of column numbers below.
pub fn header(rows: &[Row], mapping: &Mapping, diagnostics: &mut Vec<Diagnostic>) -> Option<Header> {
    let first = rows.iter().position(|row| is_header(row, mapping))?;
    let top = &rows[first];
    let below = rows.get(first + 1).filter(|row| is_second_row(top, row, mapping));
    let mut header =
        Header { columns: Vec::new(), kind: None, dropped: Vec::new(), titles: Vec::new(), end: first + 1 };
    header.end += usize::from(below.is_some());
    header.end += usize::from(rows.get(header.end).is_some_and(|row| numbers_columns(&header_name(top, mapping), row)));
    let width = top.len().max(below.map_or(0, Vec::len));
    let mut group = &top[0];
    for i in 0..width {
        let sub = below.and_then(|row| row.get(i)).filter(|f| !f.value.is_empty());
        match top.get(i).filter(|f| !f.value.is_empty()) {
            Some(field) => group = field,
            // Titles in the second row belong to the title before them in the first.
            None if sub.is_some() => {}
            None => {
                header.columns.push(None);
                continue;
            }
        }
        let grouped = sub.is_some_and(|f| f.value != group.value);
        // "Nam" and "Nữ" below "Năm sinh" are personal like it; a title of its own after them is not.
        let own = top.get(i).is_none_or(|f| f.value.is_empty())
            && sub.is_some_and(|f| mapping.title(&f.value).is_some_and(|column| column != Column::Dropped));
        let below_group = grouped && (own || !is_personal(&group.value));
        let field = if below_group { sub.unwrap_or(group) } else { group };
        let known_column = mapping.title(&field.value);
        if header.titles.last().is_none_or(|(title, _)| *title != field.value) {
            header.titles.push((field.value.clone(), known_column));
        }
        let column = known_column.unwrap_or_else(|| {
            diagnostics.push(messages::unknown_column(field.place, &field.value));
            Column::Dropped
        });
        if column == Column::Dropped && is_personal(&field.value) && header.dropped.last() != Some(&field.value) {
            diagnostics.push(messages::personal_column(field.place, &field.value));
            header.dropped.push(field.value.clone());
        }
        if !matches!(column, Column::Dropped | Column::Ignored) && header.columns.contains(&Some(column)) {
            diagnostics.push(messages::duplicate_column(field.place, &field.value));
        }
        if column == Column::Name {
            header.kind = kind_of(&field.value);
        }
        header.columns.push(Some(column));
    }
    Some(header)
}

/// A title, and what it was taken for.
pub struct TitleRead {
    pub title: String,
    /// The usual title of what was understood; nothing if it was not.
    pub meaning: Option<&'static str>,
}

/// The titles of all lists in a sheet as they are understood without a decision's help; for the importer.
pub fn titles(sheet: &Sheet) -> Vec<TitleRead> {
    let mut read: Vec<TitleRead> = Vec::new();
    let mut add = |title: String, column: Option<Column>| {
        if read.iter().all(|t| t.title != title) {
            read.push(TitleRead { meaning: column.map(meaning), title });
        }
    };
    let mapping = Mapping::default();
    let mut headers =
        sheet.parts.iter().filter_map(|(_, range)| header(&sheet.rows[range.clone()], &mapping, &mut Vec::new()));
    let first = headers.next();
    match &first {
        Some(_) => first.into_iter().chain(headers).flat_map(|h| h.titles).for_each(|(t, column)| add(t, column)),
        // No row has both number and name: the one with most known titles is to be mapped.
        None => {
            let known = |row: &&Row| row.iter().filter(|f| mapping.title(&f.value).is_some()).count();
            let closest = sheet.rows.iter().take(60).max_by_key(known).filter(|row| known(row) >= 2);
            for field in closest.into_iter().flatten().filter(|f| !f.value.is_empty()) {
                add(field.value.clone(), mapping.title(&field.value));
            }
        }
    }
    read
}

fn meaning(column: Column) -> &'static str {
    match column {
        Column::Ignored => "việc riêng của cơ quan, bỏ qua",
        Column::Dropped => "dữ liệu cá nhân, không đọc",
        column => TITLES.iter().find(|(_, c)| *c == column).map_or("", |(title, _)| title),
    }
}

/// Titles of the columns that are read, for messages.
pub fn known() -> String {
    let titles = TITLES.iter().filter(|(_, column)| *column != Column::Ignored);
    titles.map(|(title, _)| *title).collect::<Vec<_>>().join(", ")
}

/// Position of the names.
fn header_name(top: &Row, mapping: &Mapping) -> Option<usize> {
    top.iter().position(|f| mapping.title(&f.value) == Some(Column::Name))
}

/// A second row of titles: nothing new under number and name; elsewhere a title, or two words.
fn is_second_row(top: &Row, row: &Row, mapping: &Mapping) -> bool {
    let mut more = 0;
    for (i, field) in row.iter().enumerate().filter(|(_, f)| !f.value.is_empty()) {
        let above = top.get(i).map_or("", |f| f.value.as_str());
        if field.value == above {
            continue;
        }
        if matches!(mapping.title(above), Some(Column::Number | Column::Name)) {
            return false;
        }
        // One is enough if it says what the column holds.
        more += if mapping.title(&field.value).is_some() { 2 } else { 1 };
    }
    more >= 2
}

/// "(1) (2) (3)" or "A B 1 2" below the titles.
fn numbers_columns(name: &Option<usize>, row: &Row) -> bool {
    let counts = |value: &str| {
        let inner = value.trim_matches(['(', ')', '[', ']']);
        inner.parse::<u8>().is_ok() || inner.len() == 1 && inner.chars().all(|c| c.is_ascii_uppercase())
    };
    let named = name.and_then(|i| row.get(i)).is_some_and(|f| counts(&f.value));
    named && row.iter().all(|f| f.value.is_empty() || counts(&f.value))
}

/// Kind of recipient named in a section's or a column's title.
pub fn kind_of(title: &str) -> Option<RecipientKind> {
    let folded = fold(title);
    let has = |word: &str| folded.contains(word);
    match (has("tap the"), has("ho gia dinh"), has("ca nhan") || has("ho va ten") || folded == "ho ten") {
        (true, false, false) => Some(RecipientKind::Collective),
        (false, true, false) => Some(RecipientKind::Household),
        (false, false, true) => Some(RecipientKind::Individual),
        _ => None,
    }
}
