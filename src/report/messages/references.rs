//! Messages about files that do not meet: unknown, doubled or circular references.

use crate::report::Diagnostic;
use crate::sources::Place;

/// The shared shape of "there is no such …".
fn unknown(
    code: &'static str,
    place: Place,
    (vi, en): (&str, &str),
    spelled: &str,
    nearest: Option<&str>,
    (help_vi, help_en): (&str, &str),
) -> Diagnostic {
    Diagnostic::error(
        code,
        place,
        format!("Không có {vi} nào mang mã “{spelled}”."),
        format!("There is no {en} with the id “{spelled}”."),
    )
    .nearest(nearest, help_vi, help_en)
}

pub fn unknown_campaign(place: Place, spelled: &str, nearest: Option<&str>) -> Diagnostic {
    unknown(
        "unknown-campaign",
        place,
        ("phong trào", "campaign"),
        spelled,
        nearest,
        (
            "Mã là tên tệp trong content/campaigns/, không có .md.",
            "The id is the file name in content/campaigns/ without .md.",
        ),
    )
}

pub fn unknown_document(place: Place, spelled: &str, nearest: Option<&str>) -> Diagnostic {
    unknown(
        "unknown-document",
        place,
        ("văn bản", "document"),
        spelled,
        nearest,
        (
            "Mã là tên tệp trong content/documents/ hoặc content/decisions/, không có .md.",
            "The id is the file name in content/documents/ or content/decisions/ without .md.",
        ),
    )
}

pub fn unknown_decision(place: Place, spelled: &str, nearest: Option<&str>) -> Diagnostic {
    unknown(
        "unknown-decision",
        place,
        ("quyết định", "decision"),
        spelled,
        nearest,
        (
            "Mã là tên tệp trong content/decisions/, không có .md.",
            "The id is the file name in content/decisions/ without .md.",
        ),
    )
}

pub fn unknown_award(place: Place, spelled: &str, nearest: Option<&str>) -> Diagnostic {
    unknown(
        "unknown-award",
        place,
        ("hình thức khen thưởng", "award form"),
        spelled,
        nearest,
        (
            "Xem danh mục bằng lệnh: bangvang check --awards; hình thức riêng thì khai trong content/awards.toml.",
            "See the catalogue with: bangvang check --awards; declare forms of your own in content/awards.toml.",
        ),
    )
}

/// A unit id where a plain name is not allowed (or a word that looks like an id).
pub fn unknown_unit(place: Place, spelled: &str, nearest: Option<&str>) -> Diagnostic {
    unknown(
        "unknown-unit",
        place,
        ("đơn vị", "unit"),
        spelled,
        nearest,
        ("Khai đơn vị trong content/units.toml.", "Declare the unit in content/units.toml."),
    )
}

/// A unit given by a plain name: shown, but without a page.
pub fn plain_unit(place: Place, name: &str, nearest: Option<&str>) -> Diagnostic {
    Diagnostic::warning(
        "plain-unit",
        place,
        format!("Đơn vị “{name}” chưa có trong danh mục, nên chỉ hiện tên và không có trang riêng."),
        format!("The unit “{name}” is not in the list of units: its name is shown, but it has no page."),
    )
    .nearest(
        nearest,
        "Khai đơn vị trong content/units.toml rồi ghi mã của nó.",
        "Declare it in content/units.toml and write its id.",
    )
}

/// A name that several units bear on that day.
pub fn ambiguous_unit(place: Place, name: &str, ids: &str) -> Diagnostic {
    Diagnostic::warning(
        "ambiguous-unit",
        place,
        format!("Có nhiều đơn vị tên “{name}”, nên chưa biết đây là đơn vị nào."),
        format!("Several units are called “{name}”, so it is not clear which this is."),
    )
    .help(
        format!("Ghi mã đơn vị (cột “Mã đơn vị”): {ids}."),
        format!("Write the unit's id (column “Mã đơn vị”): {ids}."),
    )
}

pub fn unknown_honour(place: Place, spelled: &str, nearest: Option<&str>) -> Diagnostic {
    Diagnostic::error(
        "unknown-honour",
        place,
        format!("Quyết định không có số thứ tự này: “{spelled}”."),
        format!("The decision has no such number: “{spelled}”."),
    )
    .nearest(
        nearest,
        "Xem lại phần (i, ii, …) và STT trong phụ lục của quyết định.",
        "Look up the section (i, ii, …) and the number in the decision's annex.",
    )
}

/// `document` is how the document is called; `known` an example of clauses it has.
pub fn unknown_clause(place: Place, anchor: &str, document: &str, nearest: Option<&str>) -> Diagnostic {
    Diagnostic::error(
        "unknown-clause",
        place,
        format!("{document} không có điều khoản “{anchor}”."),
        format!("{document} has no clause “{anchor}”."),
    )
    .nearest(
        nearest,
        "Điều khoản theo số in trên văn bản: Mục IV, số 2, điểm b, gạch đầu dòng thứ 3 là iv-2-b-3.",
        "Clauses follow the printed numbers: section IV, 2, b), third dash is iv-2-b-3.",
    )
}

pub fn duplicate_id(place: Place, id: &str, first: Place) -> Diagnostic {
    Diagnostic::error(
        "duplicate-id",
        place,
        format!("Mã “{id}” đã được dùng."),
        format!("The id “{id}” is already taken."),
    )
    .related(first, "dùng lần đầu ở đây", "first used here")
    .help("Mỗi mã chỉ dùng một lần: hãy đổi một trong hai.", "Every id is used once: change one of the two.")
}

/// Two contents that would be written to one address.
pub fn same_address(place: Place, address: &str, first: Place) -> Diagnostic {
    Diagnostic::error(
        "same-address",
        place,
        format!("Hai nội dung cùng có địa chỉ “/{address}”."),
        format!("Two contents have the same address “/{address}”."),
    )
    .related(first, "nội dung kia", "the other one")
    .help("Đổi tên một trong hai tệp.", "Rename one of the two files.")
}

/// A static file at an address that the portal itself writes.
pub fn static_in_the_way(place: Place, address: &str) -> Diagnostic {
    Diagnostic::error(
        "static-in-the-way",
        place,
        format!("Tệp này sẽ đè lên trang “/{address}” của cổng."),
        format!("This file would overwrite the portal's own page “/{address}”."),
    )
    .help(
        "Đổi tên tệp, hoặc chuyển vào một thư mục khác trong static/.",
        "Rename the file, or move it to another folder in static/.",
    )
}

/// Two documents with one type, number, year and issuer.
pub fn same_document(place: Place, number: &str, first: Place) -> Diagnostic {
    Diagnostic::error(
        "same-document",
        place,
        format!("Văn bản số {number} của cơ quan này trong năm này đã có."),
        format!("There already is a document {number} of this body and year."),
    )
    .related(first, "văn bản đã có", "the other one")
    .help(
        "Số văn bản bắt đầu lại mỗi năm; kiểm tra số, ngày ban hành và cơ quan ban hành.",
        "Numbers restart every year; check number, date and issuing body.",
    )
}

/// `chain` names the campaigns in order.
pub fn campaign_cycle(place: Place, chain: &str) -> Diagnostic {
    Diagnostic::error(
        "campaign-cycle",
        place,
        format!("Các phong trào thuộc về nhau thành vòng tròn: {chain}."),
        format!("These campaigns belong to each other in a circle: {chain}."),
    )
    .help("Bỏ khóa parent ở phong trào cấp cao nhất.", "Remove the key parent from the topmost campaign.")
}

pub fn unit_cycle(place: Place, chain: &str) -> Diagnostic {
    Diagnostic::error(
        "unit-cycle",
        place,
        format!("Các đơn vị trực thuộc nhau thành vòng tròn: {chain}."),
        format!("These units are parts of each other in a circle: {chain}."),
    )
    .help("Bỏ part_of ở đơn vị cấp trên.", "Remove part_of from the upper unit.")
}

/// A document that is its own basis, directly or through others.
pub fn document_of_itself(place: Place) -> Diagnostic {
    Diagnostic::error(
        "document-of-itself",
        place,
        "Văn bản không thể căn cứ vào chính nó.",
        "A document cannot be based on itself.",
    )
    .help("Xóa mã này khỏi danh sách.", "Remove this id from the list.")
}

pub fn unknown_theme(place: Place, theme: &str, nearest: Option<&str>) -> Diagnostic {
    Diagnostic::error(
        "unknown-theme",
        place,
        format!("Không có giao diện “{theme}”: không có thư mục themes/{theme}/."),
        format!("There is no theme “{theme}”: no folder themes/{theme}/."),
    )
    .nearest(nearest, "Dùng giao diện có sẵn: lai-chau.", "Use the built-in one: lai-chau.")
}

/// A word of the interface that does not exist.
pub fn unknown_interface_word(place: Place, key: &str, nearest: Option<&str>) -> Diagnostic {
    Diagnostic::error(
        "unknown-interface-word",
        place,
        format!("Giao diện không có từ nào tên là “{key}”."),
        format!("The interface has no word named “{key}”."),
    )
    .nearest(
        nearest,
        "Xóa dòng này, hoặc chọn tên có trong tài liệu giao diện (docs/theme.md).",
        "Delete this line, or choose a name from docs/theme.md.",
    )
}

/// A place for a value, `{…}`, that the word does not get; `known` are those that it gets.
pub fn unknown_value_in_word(place: Place, key: &str, value: &str, known: &[&str]) -> Diagnostic {
    let list = known.iter().map(|name| format!("{{{name}}}")).collect::<Vec<_>>().join(", ");
    let (vi, en) = match list.as_str() {
        "" => (
            "Từ này không điền gì: bỏ dấu ngoặc { }.".to_string(),
            "This word takes no value: drop the braces.".to_string(),
        ),
        list => (format!("Từ này chỉ điền được: {list}."), format!("This word takes: {list}.")),
    };
    Diagnostic::error(
        "unknown-value-in-word",
        place,
        format!("Từ “{key}” không có gì để điền vào {{{value}}}."),
        format!("The word “{key}” has nothing to put in the place of {{{value}}}."),
    )
    .help(vi, en)
}

/// A template that the template engine refuses; `reason` is its own report.
pub fn broken_template(path: &str, reason: &str) -> Diagnostic {
    Diagnostic::error_at(
        "broken-template",
        path,
        format!("Mẫu giao diện này không dùng được:\n{reason}"),
        format!("This template cannot be used:\n{reason}"),
    )
    .help(
        "Sửa mẫu, hoặc xóa tệp này để dùng mẫu có sẵn.",
        "Mend the template, or delete this file to use the built-in one.",
    )
}
