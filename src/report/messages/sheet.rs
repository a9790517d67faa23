//! Messages about spreadsheets: files that cannot be read, and what is hidden in them.

use crate::report::Diagnostic;
use crate::sources::Place;

/// `.xls` and other kinds that are not read.
pub fn sheet_kind(place: Place) -> Diagnostic {
    Diagnostic::error(
        "sheet-kind",
        place,
        "Loại bảng tính này không đọc được.",
        "This kind of spreadsheet cannot be read.",
    )
    .help(
        "Mở tệp, chọn “Lưu thành…” và lưu kiểu .xlsx (Excel) hoặc .ods (LibreOffice); rồi xóa tệp cũ.",
        "Open the file, choose “Save as…” and save it as .xlsx (Excel) or .ods (LibreOffice); then delete the old one.",
    )
}

pub fn sheet_macros(place: Place) -> Diagnostic {
    Diagnostic::error(
        "sheet-macros",
        place,
        "Bảng tính này có macro nên không được đọc.",
        "This workbook has macros, so it is not read.",
    )
    .help(
        "Lưu lại thành .xlsx, loại không có macro; rồi xóa tệp này.",
        "Save it as .xlsx, the kind without macros; then delete this file.",
    )
}

pub fn sheet_password(place: Place) -> Diagnostic {
    Diagnostic::error(
        "sheet-password",
        place,
        "Bảng tính này có mật khẩu nên không mở được.",
        "This spreadsheet has a password and cannot be opened.",
    )
    .help(
        "Mở bằng mật khẩu, bỏ mật khẩu (Tệp › Thông tin › Bảo vệ sổ làm việc), rồi lưu lại.",
        "Open it with the password, remove the password (File › Info › Protect Workbook) and save it.",
    )
}

/// Cut off, damaged, or something else under a spreadsheet's name.
pub fn sheet_broken(place: Place) -> Diagnostic {
    Diagnostic::error(
        "sheet-broken",
        place,
        "Tệp này hỏng, hoặc không phải bảng tính như phần đuôi tên tệp nói.",
        "This file is damaged, or is not the spreadsheet that its name says.",
    )
    .help(
        "Mở tệp bằng Excel hoặc LibreOffice rồi lưu lại; nếu không mở được, xin lại tệp từ đơn vị gửi.",
        "Open it in Excel or LibreOffice and save it again; if it does not open, ask its sender for another copy.",
    )
}

pub fn sheet_too_large(place: Place) -> Diagnostic {
    Diagnostic::error(
        "sheet-too-large",
        place,
        "Bảng tính này quá lớn so với một danh sách khen thưởng.",
        "This spreadsheet is too large for a list of honours.",
    )
    .help(
        "Chép riêng phần danh sách sang một sổ làm việc mới rồi lưu lại.",
        "Copy the list alone to a new workbook and save that.",
    )
}

/// The two readers of a spreadsheet do not agree on what is in it.
pub fn sheet_unsure(place: Place, sheet: &str) -> Diagnostic {
    let (vi, en) = match sheet {
        "" => (String::new(), String::new()),
        sheet => (format!(" (trang “{sheet}”)"), format!(" (sheet “{sheet}”)")),
    };
    Diagnostic::error(
        "sheet-unsure",
        place,
        format!("Không chắc đã đọc đủ các dòng của bảng tính{vi}: hai cách đọc cho kết quả khác nhau."),
        format!("It is not certain that all rows of the spreadsheet were read{en}: two ways of reading differ."),
    )
    .help("Mở tệp bằng Excel hoặc LibreOffice rồi lưu lại.", "Open it in Excel or LibreOffice and save it again.")
}

/// A visible sheet that is no list, beside one that is.
pub fn sheet_without_list(place: Place, name: &str) -> Diagnostic {
    Diagnostic::warning(
        "sheet-without-list",
        place,
        format!("Trang tính “{name}” không có dòng tiêu đề cột nên không được đọc."),
        format!("The sheet “{name}” has no row of column titles and was not read."),
    )
    .help(
        "Nếu đó là danh sách, thêm dòng “STT, Họ và tên, …”; nếu không, xóa trang tính đó.",
        "If it is a list, add the row “STT, Họ và tên, …”; if not, delete the sheet.",
    )
}

/// A hidden row that begins with a number: somebody might be missing. Its other cells are not read.
pub fn hidden_row(place: Place, row: u32, number: u32) -> Diagnostic {
    Diagnostic::error(
        "hidden-row",
        place,
        format!("Dòng {row} của trang tính đang bị ẩn nhưng có số thứ tự {number}. Dòng ẩn không bao giờ được đọc."),
        format!("Row {row} of the sheet is hidden but has the number {number}. Hidden rows are never read."),
    )
    .help(
        "Nếu dòng này thuộc danh sách, bỏ ẩn (chọn các dòng quanh nó › Bỏ ẩn, tắt bộ lọc); nếu không, xóa hẳn.",
        "If it belongs to the list, show it (select the rows around it › Unhide, switch filters off); if not, delete it.",
    )
}

/// A hidden row with the titles of columns or of a section.
pub fn hidden_title(place: Place, row: u32) -> Diagnostic {
    Diagnostic::error(
        "hidden-title",
        place,
        format!("Dòng {row} của trang tính đang bị ẩn nhưng là dòng tiêu đề của cột hoặc của một phần."),
        format!("Row {row} of the sheet is hidden but holds titles of columns or of a section."),
    )
    .help(
        "Bỏ ẩn dòng này nếu các dòng dưới thuộc về nó; nếu không, xóa hẳn.",
        "Show the row if the rows below belong to it; if not, delete it.",
    )
}

/// The scan to download is a spreadsheet.
pub fn original_is_sheet(place: Place, file: &str) -> Diagnostic {
    Diagnostic::error(
        "original-is-sheet",
        place,
        format!("“{file}” là bảng tính của cơ quan; bảng tính không bao giờ được đăng nguyên tệp."),
        format!("“{file}” is the office's spreadsheet; spreadsheets are never published as they are."),
    )
    .help(
        "Đính kèm bản PDF (của quyết định đã ký thì ghi ở khóa original); danh sách để tải về do phần mềm tạo.",
        "Attach a PDF (that of the signed decision under original); the lists to download are generated.",
    )
}

pub fn formula_without_value(place: Place) -> Diagnostic {
    Diagnostic::error(
        "formula-without-value",
        place,
        "Ô này là công thức chưa có kết quả được lưu.",
        "This cell is a formula whose result was not saved.",
    )
    .help(
        "Mở tệp bằng Excel hoặc LibreOffice rồi lưu lại; hoặc chép giá trị vào thay công thức.",
        "Open the file in Excel or LibreOffice and save it; or paste the value over the formula.",
    )
}

/// `#REF!`, `#N/A`
pub fn error_in_cell(place: Place, value: &str) -> Diagnostic {
    Diagnostic::error(
        "error-in-cell",
        place,
        format!("Ô này đang báo lỗi {value}."),
        format!("This cell shows the error {value}."),
    )
    .help("Sửa công thức, hoặc gõ giá trị đúng vào ô.", "Mend the formula, or type the right value into the cell.")
}

/// A day as a spreadsheet counts it.
pub fn serial_date(place: Place, number: &str, meant: &str) -> Diagnostic {
    Diagnostic::error(
        "serial-date",
        place,
        format!("Ô ngày đang ghi con số {number}, không phải ngày tháng."),
        format!("The cell should hold a date but holds the number {number}."),
    )
    .help(
        format!("Nếu ý là {meant}: chọn ô, đổi định dạng thành Ngày tháng rồi lưu lại; hoặc gõ {meant}."),
        format!("If {meant} is meant: select the cell, format it as a date and save; or type {meant}."),
    )
}
