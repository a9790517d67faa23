//! Messages about texts: Markdown, links, pictures, clauses.

use crate::report::Diagnostic;
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
    .help("Dùng tệp .jpg, .png, .webp hoặc .svg.", "Use a .jpg, .png, .webp or .svg file.")
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
