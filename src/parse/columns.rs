//! Titles of an annex's columns: known ones, personal ones, and what their wording tells.
//! Comes in: the row of titles. Goes out: what each column holds. May not live here: rows.

use super::csv_rows::Row;
use crate::model::words::RecipientKind;
use crate::report::{Diagnostic, messages, nearest};
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
pub const TITLES: &[(&str, Column)] = &[
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

/// The column meant by a title.
pub fn title(value: &str) -> Option<Column> {
    static FOLDED: LazyLock<HashMap<String, Column>> =
        LazyLock::new(|| TITLES.iter().map(|(t, c)| (fold(t), *c)).collect());
    let wanted = fold(value);
    FOLDED.get(wanted.trim_end_matches([':', '.']).trim()).copied()
}

/// Whether a row is the row of titles.
pub fn is_header(row: &Row) -> bool {
    let has = |column| row.iter().any(|f| title(&f.value) == Some(column));
    has(Column::Number) && has(Column::Name)
}

/// What each column holds; nothing where the title is empty.
pub fn columns(header: &Row, diagnostics: &mut Vec<Diagnostic>) -> Vec<Option<Column>> {
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
                // Said once for the whole column.
                found.push(Some(Column::Dropped));
                continue;
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
