//! Messages about the annex of a decision.

use crate::report::Diagnostic;
use crate::sources::Place;

/// A decision without its list.
pub fn annex_missing(place: Place, wanted: &str) -> Diagnostic {
    Diagnostic::error(
        "annex-missing",
        place,
        format!("Quyết định chưa có danh sách kèm theo: không thấy tệp {wanted}."),
        format!("The decision has no list: there is no file {wanted}."),
    )
    .help(
        "Đặt bảng tính của danh sách (.xlsx, .ods hoặc .csv) cạnh tệp này, cùng tên; hoặc ghi tên tệp vào khóa annex.",
        "Put the list's spreadsheet (.xlsx, .ods or .csv) beside this file, with the same name; or name it with the key annex.",
    )
}

/// A list without its decision.
pub fn annex_orphan(place: Place) -> Diagnostic {
    Diagnostic::error(
        "annex-orphan",
        place,
        "Danh sách này không thuộc quyết định nào.",
        "This list belongs to no decision.",
    )
    .help(
        "Tạo tệp .md cùng tên cho quyết định (bangvang import decision làm giúp), hoặc xóa danh sách.",
        "Make a .md file with the same name for the decision (bangvang import decision does it), or delete the list.",
    )
}

/// No header row was recognised; `seen` quotes the row most like one.
pub fn annex_header_missing(place: Place, seen: &str) -> Diagnostic {
    Diagnostic::error(
        "annex-header-missing",
        place,
        "Không thấy dòng tiêu đề cột của danh sách (STT, Họ và tên, …).",
        "The row with the column titles (STT, Họ và tên, …) was not found.",
    )
    .help(
        format!(
            "Danh sách cần một dòng có “STT” và “Họ và tên” hoặc “Tên tập thể”; tiêu đề khác thì khai nghĩa ở [[column]] \
             của quyết định. Dòng giống nhất: {seen}."
        ),
        format!(
            "The list needs a row with “STT” and “Họ và tên” or “Tên tập thể”; give other titles a meaning under \
             [[column]] of the decision. The row most like it: {seen}."
        ),
    )
}

pub fn unknown_column(place: Place, column: &str) -> Diagnostic {
    let key = |means: &str| format!("[[column]] title = \"{column}\", means = \"{means}\"");
    Diagnostic::error(
        "unknown-column",
        place,
        format!("Không rõ cột “{column}” là gì."),
        format!("It is not clear what the column “{column}” is."),
    )
    .help(
        format!(
            "Nếu không cần đăng, xóa cột hoặc thêm vào quyết định: {}. Nếu cần, thay “bỏ qua” bằng tên cột đúng nghĩa: \
             Thành tích; Chức vụ; Đơn vị công tác; Hình thức khen thưởng; Ghi chú.",
            key("bỏ qua")
        ),
        format!(
            "If it is not needed, delete it or add to the decision: {}. If it is, write the title it stands for instead \
             of “bỏ qua”: Thành tích; Chức vụ; Đơn vị công tác; Hình thức khen thưởng; Ghi chú.",
            key("bỏ qua")
        ),
    )
}

pub fn duplicate_column(place: Place, column: &str) -> Diagnostic {
    Diagnostic::error(
        "duplicate-column",
        place,
        format!("Đã có một cột khác ghi cùng một thứ với cột “{column}”."),
        format!("Another column already holds the same as “{column}”."),
    )
    .help("Giữ một cột.", "Keep one of them.")
}

/// A personal column: dropped on reading.
pub fn personal_column(place: Place, column: &str) -> Diagnostic {
    Diagnostic::warning(
        "personal-column",
        place,
        format!("Cột “{column}” là dữ liệu cá nhân: đã bỏ khi đọc, không đăng."),
        format!("The column “{column}” holds personal data: it was dropped and is not published."),
    )
    .help("Xóa cột này khỏi tệp cho chắc chắn.", "Delete the column from the file to be sure.")
}

pub fn bad_row_number(place: Place, text: &str) -> Diagnostic {
    let (vi, en) = match text {
        "" => ("Dòng này chưa có số thứ tự.".to_string(), "This row has no number.".to_string()),
        text => (format!("“{text}” không phải là số thứ tự."), format!("“{text}” is not a row number.")),
    };
    Diagnostic::error("bad-row-number", place, vi, en).help(
        "Cột STT cần số nguyên từ 1; dòng chia phần viết “I. TẬP THỂ”.",
        "The column STT wants a whole number from 1; section rows read “I. TẬP THỂ”.",
    )
}

pub fn name_missing(place: Place) -> Diagnostic {
    Diagnostic::error(
        "name-missing",
        place,
        "Dòng này có số thứ tự nhưng không có tên.",
        "This row has a number but no name.",
    )
    .help(
        "Điền tên đúng như trong quyết định, hoặc xóa cả dòng.",
        "Fill in the name as in the decision, or delete the row.",
    )
}

/// A section row whose kind of recipient is not clear.
pub fn section_kind_unclear(place: Place, title: &str) -> Diagnostic {
    Diagnostic::error(
        "section-kind-unclear",
        place,
        format!("Phần “{title}” chưa rõ là tập thể, hộ gia đình hay cá nhân."),
        format!("It is not clear whether the section “{title}” lists collectives, households or individuals."),
    )
    .help(
        "Viết tên phần có chữ TẬP THỂ, HỘ GIA ĐÌNH hoặc CÁ NHÂN.",
        "Let the section's title say TẬP THỂ, HỘ GIA ĐÌNH or CÁ NHÂN.",
    )
}

/// A list without sections whose name column does not tell the kind.
pub fn recipient_kind_unclear(place: Place) -> Diagnostic {
    Diagnostic::error(
        "recipient-kind-unclear",
        place,
        "Dòng này chưa thuộc phần nào, và tiêu đề cột tên chưa cho biết là tập thể hay cá nhân.",
        "This row is in no section, and the title of the name column does not tell collectives from individuals.",
    )
    .help(
        "Đổi tiêu đề thành “Họ và tên” hoặc “Tên tập thể”, hoặc thêm dòng “I. TẬP THỂ”.",
        "Call the column “Họ và tên” or “Tên tập thể”, or add rows such as “I. TẬP THỂ”.",
    )
}

/// Two rows with one section and number.
pub fn duplicate_row(place: Place, section: &str, number: u32, first: Place) -> Diagnostic {
    let (vi, en) = match section {
        "" => (String::new(), String::new()),
        section => (format!(" ở phần {}", section.to_uppercase()), format!(" in section {}", section.to_uppercase())),
    };
    Diagnostic::error(
        "duplicate-row",
        place,
        format!("Số thứ tự {number}{vi} có hai lần."),
        format!("The number {number}{en} occurs twice."),
    )
    .related(first, "lần đầu ở đây", "first here")
    .help(
        "Mỗi dòng một số riêng trong phần của nó; nếu là phần mới, thêm dòng “II. …”.",
        "Each row has its own number in its section; for a new section add a row “II. …”.",
    )
}

pub fn empty_annex(place: Place) -> Diagnostic {
    Diagnostic::error("empty-annex", place, "Danh sách không có dòng nào.", "The list has no rows.")
        .help("Kiểm tra xem đã lưu đúng trang tính chưa.", "Check that the right sheet was saved.")
}

/// Quotes that do not close, or a row that cannot be cut into fields.
pub fn broken_csv(place: Place) -> Diagnostic {
    Diagnostic::error(
        "broken-csv",
        place,
        "Từ đây danh sách không tách cột được: có dấu nháy kép mở mà không đóng.",
        "From here the list cannot be cut into columns: a double quote opens and never closes.",
    )
    .help(
        "Tìm dấu \" lẻ trong dòng này, xóa đi, hoặc viết thành hai dấu \"\".",
        "Find the single \" in this row and delete it, or double it.",
    )
}

/// Declared and counted numbers, in words of each language.
pub fn counts_disagree(place: Place, declared: (&str, &str), counted: (&str, &str)) -> Diagnostic {
    Diagnostic::error(
        "counts-disagree",
        place,
        format!("Ghi là {}, nhưng danh sách có {}.", declared.0, counted.0),
        format!("The declared numbers are {}, but the list has {}.", declared.1, counted.1),
    )
    .help(
        "Đối chiếu với quyết định đã ký: thiếu dòng, thừa dòng, hay ghi nhầm số.",
        "Compare with the signed decision: a row is missing, a row too many, or the number is wrong.",
    )
}

/// The title of the list names another decision.
pub fn annex_of_other_decision(place: Place, named: &str, number: &str) -> Diagnostic {
    Diagnostic::error(
        "annex-of-other-decision",
        place,
        format!("Danh sách ghi là kèm theo Quyết định số {named}, nhưng quyết định này mang số {number}."),
        format!("The list says that it belongs to decision {named}, but this decision has the number {number}."),
    )
    .help("Kiểm tra xem có lấy nhầm tệp danh sách không.", "Check that it is the right list.")
}

/// "A. TẬP THỂ": rows of such a section could not be referred to.
pub fn section_without_numeral(place: Place, title: &str) -> Diagnostic {
    Diagnostic::error(
        "section-without-numeral",
        place,
        format!("Phần “{title}” cần số La Mã ở đầu."),
        format!("The section “{title}” wants a Roman numeral."),
    )
    .help(
        "Viết “I. TẬP THỂ”, “II. HỘ GIA ĐÌNH”, “III. CÁ NHÂN”.",
        "Write “I. TẬP THỂ”, “II. HỘ GIA ĐÌNH”, “III. CÁ NHÂN”.",
    )
}

/// A cell in no column: the row has more cells than the titles.
pub fn stray_cell(place: Place, text: &str) -> Diagnostic {
    let shown: String = text.chars().take(30).collect();
    Diagnostic::error(
        "stray-cell",
        place,
        format!("Ô “{shown}” không thuộc cột nào: dòng này nhiều ô hơn dòng tiêu đề."),
        format!("The cell “{shown}” is in no column: this row has more cells than the row of titles."),
    )
    .help(
        "Trong Excel: gộp họ và tên vào một cột, ghi tiêu đề cho cột này. Trong CSV: một dấu phẩy thừa; đặt cả ô trong \"…\".",
        "In Excel: put the name into one column, or give this column a title. In CSV: a comma too many; put the cell in \"…\".",
    )
}

/// A row with a single cell between two rows of the list.
pub fn row_passed_over(place: Place, text: &str) -> Diagnostic {
    let shown: String = text.chars().take(40).collect();
    Diagnostic::warning(
        "row-passed-over",
        place,
        format!("Dòng “{shown}” đứng giữa danh sách mà không có số thứ tự nên bị bỏ qua."),
        format!("The row “{shown}” stands inside the list without a number and was passed over."),
    )
    .help(
        "Nếu là tên đơn vị, ghi vào cột Đơn vị công tác của các dòng dưới; nếu là lời viết tiếp, nhập vào ô phía trên.",
        "If it names a unit, write it into the unit column of the rows below; if it continues a cell, join it to that cell.",
    )
}
