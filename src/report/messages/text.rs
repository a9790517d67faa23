//! Messages about texts: Markdown, links, pictures, clauses.

use crate::report::{Diagnostic, Words};
use crate::sources::Place;

pub fn raw_html(place: Place, tag: &str) -> Diagnostic {
    Diagnostic::error(
        "raw-html",
        place,
        format!("Bài viết không dùng thẻ HTML (“{tag}”)."),
        format!("Texts do not use HTML tags (“{tag}”)."),
    )
    .help(
        "Viết bằng Markdown: **đậm**, *nghiêng*, bảng, danh sách; ảnh, trích dẫn, số liệu thì dùng khối figure, quote, facts. Muốn hiện dấu <, viết \\<.",
        "Write Markdown: **bold**, *italic*, tables, lists; pictures, quotes and figures in blocks named figure, quote, facts. For a plain <, write \\<.",
    )
}

/// Nesting beyond `limit` levels.
pub fn too_deep(place: Place, limit: usize) -> Diagnostic {
    Diagnostic::error(
        "too-deep",
        place,
        format!("Nội dung lồng nhau quá {limit} tầng."),
        format!("The text is nested more than {limit} levels deep."),
    )
    .help(
        "Có lẽ một dòng bị lặp dấu đầu dòng; hãy viết thành danh sách thường.",
        "Perhaps a line repeats its list mark; write a plain list.",
    )
}

/// A picture without caption and credit, written as `![…](…)`.
pub fn bare_picture(place: Place) -> Diagnostic {
    Diagnostic::error(
        "bare-picture",
        place,
        "Ảnh phải có chú thích, tác giả và giấy phép.",
        "A picture needs a caption, a credit and a permission.",
    )
    .help(
        "Thay bằng khối ```figure với các khóa file, alt, caption, credit, permission.",
        "Replace it by a block ```figure with the keys file, alt, caption, credit, permission.",
    )
}

/// A first-level heading in a text; the title is one already.
pub fn heading_one(place: Place) -> Diagnostic {
    Diagnostic::error(
        "heading-one",
        place,
        "Tiêu đề cấp một (#) dành cho tít bài; trong bài bắt đầu từ ##.",
        "First-level headings (#) are for the title; in the text begin with ##.",
    )
    .help("Thêm một dấu #.", "Add one #.")
}

/// A heading more than one level below the one before.
pub fn heading_jump(place: Place, found: u8, wanted: u8) -> Diagnostic {
    Diagnostic::warning(
        "heading-jump",
        place,
        format!("Tiêu đề nhảy cấp: ở đây là cấp {found}, nên là cấp {wanted}."),
        format!("A heading level is skipped: this is level {found}, it should be {wanted}."),
    )
    .help(
        format!("Viết {} ở đầu dòng.", "#".repeat(wanted.into())),
        format!("Begin the line with {}.", "#".repeat(wanted.into())),
    )
}

pub fn unknown_link(place: Place, dest: &str, nearest: Option<&str>) -> Diagnostic {
    Diagnostic::error(
        "unknown-link",
        place,
        format!("Liên kết “{dest}” không dẫn tới nội dung hay tệp nào."),
        format!("The link “{dest}” leads to no content and no file."),
    )
    .nearest(
        nearest,
        "Viết đường dẫn tới tệp (../stories/bai.md; /tep/mau.docx là tệp static/tep/mau.docx), mã (van-ban:kh-4049-ubnd-2021, don-vi:so-y-te) hoặc địa chỉ https://….",
        "Write a path to a file (../stories/a.md; /tep/form.docx is the file static/tep/form.docx), an id (van-ban:kh-4049-ubnd-2021, don-vi:so-y-te) or https://….",
    )
}

/// A link to a place that its page does not have.
pub fn unknown_anchor(place: Place, anchor: &str, nearest: Option<&str>) -> Diagnostic {
    Diagnostic::error(
        "unknown-anchor",
        place,
        format!("Trang được dẫn không có mục “#{anchor}”."),
        format!("The page has no place “#{anchor}”."),
    )
    .nearest(
        nearest,
        "Bỏ phần sau dấu #, hoặc chép đúng từ thanh địa chỉ của trang.",
        "Remove the part after #, or copy it from the page's address.",
    )
}

pub fn bad_scheme(place: Place, scheme: &str) -> Diagnostic {
    Diagnostic::error(
        "bad-scheme",
        place,
        format!("Liên kết kiểu “{scheme}:” không được phép."),
        format!("Links with “{scheme}:” are not allowed."),
    )
    .help(
        "Chỉ dùng https:, http:, mailto:, tel: và các mã như van-ban:, don-vi:.",
        "Only https:, http:, mailto:, tel: and ids such as van-ban:, don-vi: are.",
    )
}

/// A picture file of a kind that browsers do not show.
pub fn not_a_picture(place: Place, file: &str) -> Diagnostic {
    Diagnostic::error(
        "not-a-picture",
        place,
        format!("“{file}” không phải là tệp ảnh."),
        format!("“{file}” is not a picture file."),
    )
    .help(
        "Dùng tệp .jpg, .png, .webp hoặc .svg. Ảnh .heic của iPhone: mở ra và lưu lại thành .jpg, hoặc đặt máy chụp ở chế độ “Tương thích nhất”.",
        "Use a .jpg, .png, .webp or .svg file. A .heic photograph of an iPhone: open it and save it as .jpg, or set the camera to “Most Compatible”.",
    )
}

/// A picture that cannot be shown; `reason` is the picture library's own.
pub fn picture_broken(place: Place, path: &str, reason: &str) -> Diagnostic {
    Diagnostic::error(
        "picture-broken",
        place,
        format!("Không đọc được ảnh {path}: tệp hỏng, hoặc không phải là ảnh."),
        format!("The picture {path} cannot be read: it is broken, or no picture ({reason})."),
    )
    .help(
        "Mở ảnh bằng chương trình xem ảnh và lưu lại thành .jpg, hoặc chép lại từ máy chụp.",
        "Open the picture in a picture viewer and save it as .jpg, or copy it from the camera again.",
    )
}

/// A picture with more pixels, or in a larger file, than any page needs; `size` says how large.
pub fn picture_too_large(place: Place, path: &str, size: &Words) -> Diagnostic {
    Diagnostic::error(
        "picture-too-large",
        place,
        format!("Ảnh {path} quá lớn: {}.", size.vi),
        format!("The picture {path} is too large: {}.", size.en),
    )
    .help(
        "Thu nhỏ ảnh: chiều rộng 4.000 điểm ảnh là quá đủ cho trang và cho báo in.",
        "Make it smaller: 4,000 pixels of width are more than enough for pages and for print.",
    )
}

/// A published picture that tells where or with what it was taken.
pub fn picture_tells(path: &str, what: crate::private::Tells) -> Diagnostic {
    let (vi, en) = match what {
        crate::private::Tells::Place => ("nơi chụp (GPS)", "where it was taken (GPS)"),
        crate::private::Tells::Camera => ("máy chụp", "the camera"),
    };
    Diagnostic::error_at(
        "picture-tells",
        path,
        format!("Ảnh này được đăng nguyên tệp, nhưng trong tệp có ghi {vi}."),
        format!("This picture is published as it is, but its file tells {en}."),
    )
    .help(
        "Trong Windows: bấm chuột phải vào tệp, chọn Properties, Details, “Remove Properties and Personal Information”. Ảnh của bài viết thì nên đặt cạnh bài và dùng khối figure: cổng tự xóa các thông tin này.",
        "In Windows: right-click the file, Properties, Details, “Remove Properties and Personal Information”. A picture of a text should lie beside the text and stand in a figure block: then the portal removes all this itself.",
    )
}

/// A published office file that names who wrote it.
pub fn author_in_file(path: &str, name: &str) -> Diagnostic {
    Diagnostic::warning_at(
        "author-in-file",
        path,
        format!("Tệp này được đăng nguyên tệp, trong tệp có ghi tên người soạn: “{name}”."),
        format!("This file is published as it is, and names its author: “{name}”."),
    )
    .help(
        "Nếu không muốn công bố tên này: trong Word, Excel chọn File, Info, Inspect Document, rồi lưu lại.",
        "If the name should not be public: in Word or Excel choose File, Info, Inspect Document, then save.",
    )
}

/// An anchor frozen with `{#…}` that another clause already has.
pub fn duplicate_anchor(place: Place, anchor: &str) -> Diagnostic {
    Diagnostic::error(
        "duplicate-anchor",
        place,
        format!("Hai chỗ trong văn bản cùng mang neo “{anchor}”."),
        format!("Two clauses of this text have the anchor “{anchor}”."),
    )
    .help("Đổi một trong hai neo {#…}.", "Change one of the two {#…}.")
}

/// An anchor of a form that could not stand in an address, or that the theme reserves.
pub fn bad_anchor(place: Place, anchor: &str) -> Diagnostic {
    Diagnostic::error(
        "bad-anchor",
        place,
        format!("Neo “{anchor}” không hợp lệ."),
        format!("The anchor “{anchor}” is not allowed."),
    )
    .help(
        "Neo chỉ gồm a–z, 0–9 và dấu gạch nối, không bắt đầu bằng p-.",
        "Anchors have a–z, 0–9 and hyphens and do not begin with p-.",
    )
}

/// A footnote mark without a footnote.
pub fn footnote_missing(place: Place, name: &str) -> Diagnostic {
    Diagnostic::error(
        "footnote-missing",
        place,
        format!("Chú thích “{name}” chưa được viết."),
        format!("The footnote “{name}” is not written."),
    )
    .help(format!("Thêm một dòng [^{name}]: … ở cuối bài."), format!("Add a line [^{name}]: … at the end."))
}

/// Something that looks like a private person's datum; `what` names it.
pub fn personal_data(place: Place, what: (&str, &str)) -> Diagnostic {
    Diagnostic::error(
        "personal-data",
        place,
        format!("Chỗ này giống {}: không được đăng.", what.0),
        format!("This looks like {}: it may not be published.", what.1),
    )
    .help(
        "Bỏ đi. Nếu là số của cơ quan, hãy để trong [contact] của site.toml.",
        "Remove it. If it belongs to an office, put it under [contact] in site.toml.",
    )
}

/// Text typed in an old encoding (TCVN3 or VNI).
pub fn old_encoding(place: Place, name: &str) -> Diagnostic {
    Diagnostic::error(
        "old-encoding",
        place,
        format!("Chữ ở đây là mã cũ {name}, hiện thành ký tự lạ."),
        format!("The letters here are in the old encoding {name} and show as strange signs."),
    )
    .help(
        "Chuyển sang Unicode (trong Unikey: Công cụ, chuyển mã) rồi dán lại.",
        "Convert the text to Unicode and paste it again.",
    )
}

/// Letters with separate marks (NFD); shown and searched as composed ones.
pub fn decomposed(place: Place) -> Diagnostic {
    Diagnostic::warning(
        "decomposed",
        place,
        "Dấu tiếng Việt ở đây là dấu rời (Unicode tổ hợp).",
        "The Vietnamese marks here are separate characters (NFD).",
    )
    .help(
        "Trang vẫn hiện đúng. Để tệp gọn: chuyển sang “Unicode dựng sẵn”.",
        "Pages still show it right. To tidy the file, convert it to composed Unicode (NFC).",
    )
}
