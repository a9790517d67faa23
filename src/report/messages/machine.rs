//! Messages about the machine and the command line: output folder, disk, arguments, port.

use super::super::{At, Diagnostic, Severity, Words};

fn here(code: &'static str, vi: String, en: String) -> Diagnostic {
    Diagnostic::new(Severity::Error, code, At::Nowhere, vi, en)
}

/// A non-empty output folder that no build made.
pub fn foreign_output(path: &str) -> Diagnostic {
    Diagnostic::error_at(
        "foreign-output",
        path,
        "Thư mục này đã có tệp mà không phải do Bảng Vàng tạo, nên không ghi vào.",
        "This folder has files that Bảng Vàng did not make, so nothing was written into it.",
    )
    .help(
        "Chọn một thư mục trống khác bằng --out, hoặc tự dọn thư mục này.",
        "Choose another, empty folder with --out, or clear this one yourself.",
    )
}

/// The output folder would overwrite the portal's own sources.
pub fn output_among_sources(path: &str) -> Diagnostic {
    Diagnostic::error_at(
        "output-among-sources",
        path,
        "Thư mục xuất nằm lẫn với nội dung gốc (content, themes, static).",
        "The output folder lies among the sources (content, themes, static).",
    )
    .help("Chọn thư mục khác, ví dụ --out public.", "Choose another folder, e.g. --out public.")
}

/// A file in the way that no earlier build made.
pub fn foreign_file(path: &str) -> Diagnostic {
    Diagnostic::error_at(
        "foreign-file",
        path,
        "Ở chỗ này đã có một tệp không phải do Bảng Vàng tạo, nên không ghi đè.",
        "Here is a file that Bảng Vàng did not make, so it was not overwritten.",
    )
    .help(
        "Chuyển tệp đó vào thư mục static/ của cổng, hoặc xóa đi.",
        "Move it into the portal's static/ folder, or delete it.",
    )
}

pub fn cannot_write(path: &str, reason: &Words) -> Diagnostic {
    Diagnostic::error_at(
        "cannot-write",
        path,
        format!("Không ghi được: {}.", reason.vi),
        format!("Cannot write: {}.", reason.en),
    )
    .help(
        "Kiểm tra ổ đĩa còn chỗ và được phép ghi, đóng chương trình đang mở tệp, rồi dựng lại.",
        "Check that the disk has room and may be written, close programs that hold the file, then build again.",
    )
}

/// `init` into a folder that is not empty.
pub fn folder_not_empty(path: &str) -> Diagnostic {
    Diagnostic::error_at("folder-not-empty", path, "Thư mục này không trống.", "This folder is not empty.")
        .help("Chọn một thư mục mới.", "Choose a new folder.")
}

/// `text` is the argument that was not understood.
pub fn bad_usage(text: &str, nearest: Option<&str>) -> Diagnostic {
    here("bad-usage", format!("Không hiểu “{text}”."), format!("“{text}” is not understood.")).nearest(
        nearest,
        "Xem cách dùng: bangvang --help.",
        "See: bangvang --help.",
    )
}

/// An option without its value, or with one that cannot be used.
pub fn bad_option_value(option: &str, example: &str) -> Diagnostic {
    here(
        "bad-option-value",
        format!("Tùy chọn {option} cần một giá trị đúng dạng."),
        format!("The option {option} wants a value of the right form."),
    )
    .help(format!("Ví dụ: {option} {example}"), format!("For example: {option} {example}"))
}

pub fn port_in_use(port: u16) -> Diagnostic {
    here(
        "port-in-use",
        format!("Cổng mạng {port} đang có chương trình khác dùng."),
        format!("Port {port} is in use by another program."),
    )
    .help(
        "Đóng lần xem thử trước, hoặc chọn số khác: --port 8123.",
        "Close the earlier preview, or choose another: --port 8123.",
    )
}

/// A fault of ours: a page that could not be rendered. `reason` is technical.
pub fn page_failed(address: &str, reason: &str) -> Diagnostic {
    Diagnostic::error_at(
        "page-failed",
        address,
        format!("Không dựng được trang này:\n{reason}"),
        format!("This page could not be rendered:\n{reason}"),
    )
    .help(
        "Nếu đã sửa giao diện, kiểm tra mẫu vừa sửa; nếu không, đây là lỗi của chương trình.",
        "If you changed the theme, check that template; otherwise this is a fault of the program.",
    )
}

/// The import would write over a file.
pub fn import_exists(path: &str) -> Diagnostic {
    Diagnostic::error_at(
        "import-exists",
        path,
        "Tệp này đã có, nên không ghi đè.",
        "This file is there already and was not overwritten.",
    )
    .help(
        "Nếu là văn bản khác, đặt mã riêng bằng --id; nếu muốn nhập lại, chuyển tệp cũ đi chỗ khác.",
        "If it is another paper, give it its own id with --id; to import again, move the old file away.",
    )
}
