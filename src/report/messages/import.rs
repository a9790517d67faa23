//! Messages about papers that come to be imported or go out as Word files.

use crate::report::Diagnostic;

/// A PDF, with a text layer or without: words taken from it are not reliably those on paper.
pub fn import_pdf(path: &str) -> Diagnostic {
    Diagnostic::error_at(
        "import-pdf",
        path,
        "Tệp PDF không nhập được: chữ lấy từ PDF hay lạc dấu, mất chữ.",
        "A PDF cannot be imported: words taken from it often lose letters and marks.",
    )
    .help(
        "Xin cơ quan ban hành tệp Word (.docx) rồi nhập. Nếu chỉ có PDF: mở bằng Word, lưu thành .docx; bản quét (ảnh) thì nhận dạng chữ trước. Sau đó đối chiếu từng chữ. Tệp PDF vẫn công bố được bằng khóa original.",
        "Ask the issuer for the Word file (.docx). If there is only a PDF, open it in Word and save it as .docx; a scan needs character recognition first. Then compare every word. The PDF itself can be published with the key original.",
    )
}

/// What `import document` does not read.
pub fn import_kind(path: &str) -> Diagnostic {
    Diagnostic::error_at(
        "import-kind",
        path,
        "Đây không phải văn bản đọc được: chỉ nhận tệp Word .docx và tệp chữ .txt, .md.",
        "This is no document that can be read: only Word files (.docx) and plain texts (.txt, .md).",
    )
    .help(
        "Tệp .doc, .rtf, .odt: mở bằng Word, chọn Lưu thành .docx. Danh sách khen thưởng: dùng import decision.",
        "For .doc, .rtf, .odt: open it in Word and save it as .docx. For lists of the commended use import decision.",
    )
}

/// Contents of another kind than the name says.
pub fn import_wrong_ending(path: &str, real: &str) -> Diagnostic {
    Diagnostic::error_at(
        "import-wrong-ending",
        path,
        format!("Tên tệp không đúng với bên trong: đây là tệp {real}."),
        format!("The file's name does not tell what it is: it is a {real} file."),
    )
    .help(
        format!("Đổi đuôi tệp thành {real} rồi nhập lại."),
        format!("Change its ending to {real} and import it again."),
    )
}

/// A Word file that is broken, locked or made to burst.
pub fn import_word(path: &str, vi: &str, en: &str) -> Diagnostic {
    Diagnostic::error_at(
        "import-word",
        path,
        format!("Không đọc được tệp Word: {vi}."),
        format!("The Word file cannot be read: {en}."),
    )
    .help(
        "Mở tệp bằng Word, bỏ mật khẩu nếu có, lưu lại thành .docx mới rồi nhập.",
        "Open it in Word, take off the password if there is one, save it as a new .docx and import that.",
    )
}

/// Nothing in it.
pub fn import_empty(path: &str) -> Diagnostic {
    Diagnostic::error_at("import-empty", path, "Tệp không có chữ nào.", "There is no text in the file.").help(
        "Nếu mở ra thấy chữ thì đó là ảnh chụp: cần nhận dạng chữ trước khi nhập.",
        "If you see words in it, they are a picture: it needs character recognition first.",
    )
}

/// `export document` of something that is not there.
pub fn export_unknown(id: &str, nearest: Option<&str>) -> Diagnostic {
    Diagnostic::error_at(
        "export-unknown",
        id,
        "Không có văn bản nào mang mã này.",
        "There is no document with this id.",
    )
    .nearest(
        nearest,
        "Mã là tên tệp trong content/documents/ hoặc content/decisions/, không có .md.",
        "The id is the file name in content/documents/ or content/decisions/ without .md.",
    )
}
