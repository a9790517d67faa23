//! Messages about input files as such: bytes, names, front matter.

use crate::report::{Diagnostic, Words};
use crate::sources::Place;

/// A byte that is not UTF-8; the place is that byte.
pub fn not_utf8(place: Place) -> Diagnostic {
    Diagnostic::error(
        "not-utf8",
        place,
        "Tệp này không phải UTF-8: có ký tự không đọc được.",
        "This file is not UTF-8: it has bytes that cannot be read.",
    )
    .help(
        "Mở tệp, chọn “Lưu thành…” và chọn bảng mã UTF-8. Nếu chữ đang hiện sai, hãy chuyển từ TCVN3 hoặc VNI sang Unicode trước.",
        "Open the file, choose “Save as…” and the encoding UTF-8. If letters look wrong, convert them to Unicode first.",
    )
}

/// A file saved as UTF-16.
pub fn utf16(place: Place) -> Diagnostic {
    Diagnostic::error(
        "utf16",
        place,
        "Tệp này được lưu theo UTF-16 (Notepad gọi là “Unicode”).",
        "This file was saved as UTF-16 (Notepad calls it “Unicode”).",
    )
    .help(
        "Mở tệp, chọn “Lưu thành…” và chọn bảng mã UTF-8.",
        "Open the file, choose “Save as…” and the encoding UTF-8.",
    )
}

pub fn empty_file(place: Place) -> Diagnostic {
    Diagnostic::error("empty-file", place, "Tệp này trống.", "This file is empty.").help(
        "Viết nội dung vào, hoặc xóa tệp đi. Tệp .md bắt đầu bằng phần khai báo giữa hai dòng +++.",
        "Write its contents, or delete the file. A .md file begins with declarations between two +++ lines.",
    )
}

/// A Markdown file that does not begin with `+++`.
pub fn front_matter_missing(place: Place) -> Diagnostic {
    Diagnostic::error(
        "front-matter-missing",
        place,
        "Tệp phải bắt đầu bằng dòng +++ và phần khai báo.",
        "The file must begin with a +++ line and its declarations.",
    )
    .help(
        "Thêm dòng +++ ở đầu tệp, các khóa, rồi một dòng +++ nữa.",
        "Add a +++ line at the top, the keys, and another +++ line.",
    )
}

/// Front matter that never ends; the place is its opening line.
pub fn front_matter_unclosed(place: Place) -> Diagnostic {
    Diagnostic::error(
        "front-matter-unclosed",
        place,
        "Phần khai báo mở ở đây nhưng không có dòng +++ để đóng.",
        "The declarations begin here, but no +++ line ends them.",
    )
    .help("Thêm một dòng chỉ có +++ ngay trước nội dung.", "Add a line with nothing but +++ just before the text.")
}

/// `size` and `limit` in bytes.
pub fn file_too_large(path: &str, size: u64, limit: u64) -> Diagnostic {
    let (size, limit) = (size.div_ceil(1 << 20), limit >> 20);
    Diagnostic::error_at(
        "file-too-large",
        path,
        format!("Tệp này nặng {size} MB; một bài viết hay danh sách không được quá {limit} MB."),
        format!("This file is {size} MB; a text or list may be at most {limit} MB."),
    )
    .help(
        "Có lẽ đây không phải là tệp văn bản, hoặc có ảnh dán bên trong. Hãy tách nhỏ, hoặc để ảnh thành tệp riêng.",
        "Perhaps it is no text file, or a picture was pasted into it. Split it, or keep pictures as files of their own.",
    )
}

/// A file that was listed and then could not be opened.
pub fn file_vanished(path: &str) -> Diagnostic {
    Diagnostic::error_at(
        "file-vanished",
        path,
        "Tệp này có trong danh sách nhưng không còn khi đọc.",
        "This file was listed, but it was gone when it was to be read.",
    )
    .help(
        "Có thể ai đó vừa xóa hay đổi tên, hoặc lối tắt trỏ vào chỗ trống. Hãy kiểm tra rồi chạy lại.",
        "Perhaps somebody has just deleted or renamed it, or a link points nowhere. Check, then run again.",
    )
}

/// A file that the machine does not let us read.
pub fn file_unreadable(path: &str, reason: &Words) -> Diagnostic {
    Diagnostic::error_at(
        "file-unreadable",
        path,
        format!("Không đọc được tệp này: {}.", reason.vi),
        format!("This file cannot be read: {}.", reason.en),
    )
    .help(
        "Kiểm tra quyền truy cập, đóng chương trình đang mở tệp, rồi chạy lại.",
        "Check its permissions, close programs that hold it, then run again.",
    )
}

pub fn symlink_loop(path: &str) -> Diagnostic {
    Diagnostic::error_at(
        "symlink-loop",
        path,
        "Lối tắt này dẫn vòng về chính thư mục chứa nó.",
        "This link leads back into the folder that contains it.",
    )
    .help("Xóa lối tắt; nếu cần tệp ở đó, hãy chép tệp sang.", "Delete the link; if you need the files, copy them.")
}

/// A file in `content/` that no kind of content claims.
pub fn unexpected_file(place: Place, folders: &str) -> Diagnostic {
    Diagnostic::error(
        "unexpected-file",
        place,
        "Không rõ tệp này là gì: thư mục quyết định loại nội dung.",
        "It is not clear what this file is: the folder decides the kind of content.",
    )
    .help(
        format!("Nội dung .md nằm trong một trong các thư mục: {folders}. Tệp để tải về nằm trong static/."),
        format!("Texts (.md) live in one of the folders {folders}. Files to download live in static/."),
    )
}

/// An id that cannot be an address.
pub fn bad_id(place: Place, id: &str, proposed: &str) -> Diagnostic {
    Diagnostic::error(
        "bad-id",
        place,
        format!("“{id}” không dùng làm mã được: mã là địa chỉ trang, chỉ gồm a–z, 0–9 và dấu gạch nối."),
        format!("“{id}” cannot be an id: an id is an address and has only a–z, 0–9 and hyphens."),
    )
    .help(format!("Đổi thành “{proposed}”."), format!("Rename it to “{proposed}”."))
}

/// A name that Windows does not allow.
pub fn windows_name(path: &str) -> Diagnostic {
    Diagnostic::error_at(
        "windows-name",
        path,
        "Windows không cho phép tên tệp hoặc thư mục này, nên máy cơ quan sẽ không mở được.",
        "Windows does not allow this file or folder name, so office computers could not open it.",
    )
    .help(
        "Đổi tên: không dùng < > : \" \\ | ? *, không kết thúc bằng dấu chấm hay dấu cách, không dùng con, prn, aux, nul, com1…, lpt1….",
        "Rename it: no < > : \" \\ | ? *, no dot or space at the end, not con, prn, aux, nul, com1…, lpt1….",
    )
}

/// Two names that differ only in case or marks composition: one file on Windows.
pub fn same_name_on_windows(path: &str, other: &str) -> Diagnostic {
    Diagnostic::error_at(
        "same-name-on-windows",
        path,
        format!("Tên này và “{other}” chỉ khác chữ hoa, chữ thường: trên Windows đó là một tệp."),
        format!("This name and “{other}” differ only in case: on Windows they are one file."),
    )
    .help("Đổi tên một trong hai tệp.", "Rename one of them.")
}

/// No `content/site.toml`.
pub fn no_site(path: &str) -> Diagnostic {
    Diagnostic::error_at(
        "no-site",
        path,
        "Không thấy tệp content/site.toml: đây không phải thư mục của một cổng Bảng Vàng.",
        "There is no content/site.toml: this is not the folder of a Bảng Vàng portal.",
    )
    .help(
        "Chạy trong thư mục cổng, hoặc thêm --root THƯ-MỤC; để tạo cổng mới: bangvang init THƯ-MỤC.",
        "Run it in the portal's folder, or add --root DIR; to make a new portal: bangvang init DIR.",
    )
}

/// An id that the portal's own addresses need.
pub fn reserved_id(place: Place, id: &str) -> Diagnostic {
    Diagnostic::error(
        "reserved-id",
        place,
        format!("Địa chỉ “/{id}/” dành cho trang của cổng, không đặt cho trang tự do được."),
        format!("The address “/{id}/” belongs to the portal itself; a free page cannot have it."),
    )
    .help("Đổi tên tệp.", "Rename the file.")
}
