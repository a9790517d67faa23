//! Messages about declarations: TOML, keys, values.

use crate::report::Diagnostic;
use crate::sources::Place;

/// `reason` is the TOML library's sentence; the help says what usually is wrong.
pub fn toml_syntax(place: Place, reason: &str) -> Diagnostic {
    const KNOWN: [(&str, &str); 8] = [
        ("quoted", "chữ phải đặt trong dấu nháy thẳng"),
        ("duplicate key", "khóa này đã viết ở trên"),
        ("unclosed", "mở mà không đóng"),
        ("missing closing", "mở mà không đóng"),
        ("missing assigned value", "sau dấu = chưa có giá trị"),
        ("key with no value", "khóa chưa có giá trị: thiếu dấu ="),
        ("unexpected key or value", "hai giá trị trên một dòng"),
        ("invalid datetime", "ngày không có thật hoặc viết sai"),
    ];
    let vi = KNOWN.iter().find(|(en, _)| reason.contains(en)).map(|(_, vi)| format!(": {vi}")).unwrap_or_default();
    Diagnostic::error(
        "toml-syntax",
        place,
        format!("Phần khai báo viết sai cú pháp ở đây{vi}."),
        format!("The declarations are not valid TOML here ({reason})."),
    )
    .help(
        "Mỗi dòng là khóa = giá trị; chữ đặt trong dấu nháy thẳng \"…\"; danh sách đặt trong [ ]; ngày viết 2021-12-02.",
        "Each line is key = value; words stand in straight quotes \"…\", lists in [ ], dates as 2021-12-02.",
    )
}

pub fn unknown_key(place: Place, key: &str, nearest: Option<&str>, known: &str) -> Diagnostic {
    Diagnostic::error(
        "unknown-key",
        place,
        format!("Không có khóa “{key}” ở đây."),
        format!("There is no key “{key}” here."),
    )
    .nearest(nearest, format!("Các khóa dùng được: {known}."), format!("Known keys: {known}."))
}

/// `table` is the table that lacks it, `about`; empty at the top.
pub fn missing_key(place: Place, key: &str, table: &str) -> Diagnostic {
    let (vi, en) = match table {
        "" => (String::new(), String::new()),
        table => (format!(" trong [{table}]"), format!(" in [{table}]")),
    };
    Diagnostic::error(
        "missing-key",
        place,
        format!("Thiếu khóa bắt buộc “{key}”{vi}."),
        format!("The required key “{key}” is missing{en}."),
    )
    .help(format!("Thêm một dòng {key} = … vào phần khai báo."), format!("Add a line {key} = … to the declarations."))
}

/// What a value should be, and what it is.
pub fn wrong_type(place: Place, key: &str, expected: (&str, &str), found: (&str, &str)) -> Diagnostic {
    Diagnostic::error(
        "wrong-type",
        place,
        format!("Khóa “{key}” cần {}, nhưng ở đây là {}.", expected.0, found.0),
        format!("The key “{key}” wants {}, but this is {}.", expected.1, found.1),
    )
    .help(
        "Chữ: \"…\"; số: 12; đúng/sai: true hoặc false; danh sách: [\"…\", \"…\"]; ngày: 2021-12-02.",
        "Text: \"…\"; number: 12; yes/no: true or false; list: [\"…\", \"…\"]; day: 2021-12-02.",
    )
}

pub fn empty_value(place: Place, key: &str) -> Diagnostic {
    Diagnostic::error(
        "empty-value",
        place,
        format!("Khóa “{key}” không được để trống."),
        format!("The key “{key}” may not be empty."),
    )
    .help(
        "Viết giá trị vào, hoặc bỏ hẳn dòng này nếu chưa biết.",
        "Write the value, or leave the line out if it is unknown.",
    )
}

/// A word that is not in a closed vocabulary.
pub fn unknown_word(place: Place, key: &str, word: &str, nearest: Option<&str>, known: &str) -> Diagnostic {
    Diagnostic::error(
        "unknown-word",
        place,
        format!("“{word}” không phải là giá trị của “{key}”."),
        format!("“{word}” is not a value of “{key}”."),
    )
    .nearest(nearest, format!("Chọn một trong: {known}."), format!("Choose one of: {known}."))
}

/// A date that does not exist or is written otherwise.
pub fn bad_date(place: Place, text: &str) -> Diagnostic {
    Diagnostic::error(
        "bad-date",
        place,
        format!("“{text}” không đọc được thành một ngày có thật."),
        format!("“{text}” cannot be read as a date that exists."),
    )
    .help(
        "Viết năm-tháng-ngày, ví dụ 2021-12-02; nếu chỉ biết tháng: \"2021-12\"; chỉ biết năm: \"2021\". Trong danh sách: 02/12/2021.",
        "Write year-month-day, e.g. 2021-12-02; if only the month is known: \"2021-12\"; only the year: \"2021\". In a list: 02/12/2021.",
    )
}

pub fn bad_moment(place: Place, text: &str) -> Diagnostic {
    Diagnostic::error(
        "bad-moment",
        place,
        format!("“{text}” không đọc được thành một ngày giờ có thật."),
        format!("“{text}” cannot be read as a day or time that exists."),
    )
    .help(
        "Viết 2021-12-20 hoặc 2021-12-20T08:00 (giờ Việt Nam, không ghi múi giờ).",
        "Write 2021-12-20 or 2021-12-20T08:00 (local time, without a zone).",
    )
}

/// `from` lies after `to`.
pub fn dates_reversed(place: Place) -> Diagnostic {
    Diagnostic::error(
        "dates-reversed",
        place,
        "Ngày bắt đầu ở sau ngày kết thúc.",
        "The first day is after the last day.",
    )
    .help("Kiểm tra lại hai ngày from và to.", "Check the days from and to.")
}

pub fn bad_base_url(place: Place) -> Diagnostic {
    Diagnostic::error(
        "bad-base-url",
        place,
        "Địa chỉ cổng không đúng dạng.",
        "The portal's address is not of the right form.",
    )
    .help(
        "Viết đầy đủ, kể cả thư mục con: https://laichau.example.gov.vn/bang-vang/",
        "Write it in full, sub-path included: https://laichau.example.gov.vn/bang-vang/",
    )
}

pub fn bad_time_zone(place: Place) -> Diagnostic {
    Diagnostic::error("bad-time-zone", place, "Múi giờ không đúng dạng.", "The time zone is not of the right form.")
        .help("Viết \"+07:00\" (giờ Việt Nam).", "Write \"+07:00\" (the time of Vietnam).")
}

/// A clause that is not written as `document#anchor`.
pub fn bad_clause_reference(place: Place, text: &str) -> Diagnostic {
    Diagnostic::error(
        "bad-clause-reference",
        place,
        format!("“{text}” chưa chỉ rõ điều khoản của văn bản nào."),
        format!("“{text}” does not say which clause of which document."),
    )
    .help(
        "Viết \"mã văn bản#điều khoản\", ví dụ \"kh-4049-ubnd-2021#iv-2-b-2\".",
        "Write \"document id#clause\", e.g. \"kh-4049-ubnd-2021#iv-2-b-2\".",
    )
}

/// An honour that is not written as `decision#section-number`.
pub fn bad_honour_reference(place: Place, text: &str) -> Diagnostic {
    Diagnostic::error(
        "bad-honour-reference",
        place,
        format!("“{text}” chưa chỉ rõ số thứ tự trong quyết định nào."),
        format!("“{text}” does not say which number of which decision."),
    )
    .help(
        "Viết \"mã quyết định#phần-STT\", ví dụ \"qd-12-ubnd-2022#ii-3\"; danh sách không chia phần: \"qd-12-ubnd-2022#3\".",
        "Write \"decision id#section-number\", e.g. \"qd-12-ubnd-2022#ii-3\"; in a list without sections \"qd-12-ubnd-2022#3\".",
    )
}
