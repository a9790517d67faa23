//! Messages about what may never be true: awards, honours, stories, persons.

use crate::model::Date;
use crate::report::Diagnostic;
use crate::sources::Place;

/// A row without an award form.
pub fn award_missing(place: Place) -> Diagnostic {
    Diagnostic::error(
        "award-missing",
        place,
        "Chưa rõ dòng này được khen theo hình thức nào.",
        "It is not clear which award form this row received.",
    )
    .help(
        "Ghi khóa award trong quyết định, hoặc cột “Hình thức khen thưởng”.",
        "Write the key award in the decision, or the column “Hình thức khen thưởng”.",
    )
}

pub fn award_not_valid(place: Place, award: &str, date: Date) -> Diagnostic {
    Diagnostic::error(
        "award-not-valid",
        place,
        format!("Hình thức “{award}” chưa có hoặc đã thôi áp dụng vào {}.", date.in_words()),
        format!("The award “{award}” was not in use on {date}."),
    )
    .help(
        "Kiểm tra ngày quyết định và hình thức khen; hiệu lực xem ở bangvang check --awards.",
        "Check the decision's date and the award; bangvang check --awards lists when each is valid.",
    )
}

pub fn award_wrong_recipient(place: Place, award: &str, kind: (&str, &str)) -> Diagnostic {
    Diagnostic::error(
        "award-wrong-recipient",
        place,
        format!("Hình thức “{award}” không dành cho {}.", kind.0),
        format!("The award “{award}” is not for {}.", kind.1),
    )
    .help(
        "Kiểm tra phần (tập thể, hộ gia đình, cá nhân) và hình thức khen.",
        "Check the section (collectives, households, individuals) and the award.",
    )
}

/// The issuer has no power to give this award.
pub fn award_beyond_authority(place: Place, award: &str, issuer: &str) -> Diagnostic {
    Diagnostic::error(
        "award-beyond-authority",
        place,
        format!("“{award}” không thuộc thẩm quyền của {issuer}."),
        format!("“{award}” is not within the power of {issuer}."),
    )
    .help(
        "Kiểm tra cơ quan ban hành (issuer) và hình thức khen; thẩm quyền theo Luật Thi đua, khen thưởng.",
        "Check the issuer and the award; the law on emulation and commendation says who may give it.",
    )
}

/// A change to an honour made before it was given.
pub fn change_before_honour(place: Place) -> Diagnostic {
    Diagnostic::error(
        "change-before-honour",
        place,
        "Một quyết định chỉ thay đổi được lượt khen của quyết định có trước nó.",
        "A decision can only change honours of an earlier decision.",
    )
    .help("Kiểm tra ngày của hai quyết định.", "Check the dates of both decisions.")
}

/// The note of a change names the person.
pub fn change_names_somebody(place: Place) -> Diagnostic {
    Diagnostic::error(
        "change-names-somebody",
        place,
        "Ghi chú của thay đổi này nêu tên người được khen.",
        "The note of this change names the person.",
    )
    .help(
        "Bỏ tên khỏi note: tên đã bị rút không được hiện ở đâu nữa.",
        "Take the name out of note: a withdrawn name may not be shown anywhere.",
    )
}

pub fn story_name_differs(place: Place, name: &str, in_row: &str) -> Diagnostic {
    Diagnostic::error(
        "story-name-differs",
        place,
        format!("Bài viết về “{name}”, nhưng quyết định khen “{in_row}”."),
        format!("The story is about “{name}”, but the decision honours “{in_row}”."),
    )
    .help(
        "Viết tên đúng như trong quyết định, hoặc sửa mã ở honours.",
        "Write the name as in the decision, or mend the reference in honours.",
    )
}

pub fn story_unit_differs(place: Place, unit: &str, in_row: &str) -> Diagnostic {
    Diagnostic::error(
        "story-unit-differs",
        place,
        format!("Bài viết ghi đơn vị “{unit}”, nhưng quyết định ghi “{in_row}”."),
        format!("The story gives the unit “{unit}”, but the decision gives “{in_row}”."),
    )
    .help("Ghi cùng đơn vị với quyết định.", "Give the same unit as the decision.")
}

pub fn story_kind_differs(place: Place, kind: (&str, &str), in_row: (&str, &str)) -> Diagnostic {
    Diagnostic::error(
        "story-kind-differs",
        place,
        format!("Bài viết về {}, nhưng quyết định khen {}.", kind.0, in_row.0),
        format!("The story is about {}, but the decision honours {}.", kind.1, in_row.1),
    )
    .help("Sửa khóa kind trong [about].", "Mend the key kind in [about].")
}

pub fn consent_missing(place: Place) -> Diagnostic {
    Diagnostic::error(
        "consent-missing",
        place,
        "Bài viết về một cá nhân hoặc hộ gia đình cần phiếu đồng ý của người đó, nhà đó.",
        "A story about an individual or a household needs their consent.",
    )
    .help(
        "Ghi ký hiệu phiếu đồng ý: consent = \"PDY-…\" (không hiện trên trang).",
        "Give the reference of the consent: consent = \"PDY-…\" (it is not published).",
    )
}

pub fn guardian_consent_missing(place: Place) -> Diagnostic {
    Diagnostic::error(
        "guardian-consent-missing",
        place,
        "Bài viết về trẻ em cần cả phiếu đồng ý của em và của người đại diện.",
        "A story about a child needs the child's consent and that of its representative.",
    )
    .help(
        "Ghi consent = \"…\" và guardian_consent = \"…\" (không hiện trên trang).",
        "Write consent = \"…\" and guardian_consent = \"…\" (they are not published).",
    )
}

/// A child's full name in a text that shows only the given name.
pub fn minor_named(place: Place) -> Diagnostic {
    Diagnostic::error(
        "minor-named",
        place,
        "Họ và tên đầy đủ này có trong tít, sapô hoặc thân bài; bài về trẻ em chỉ ghi tên gọi.",
        "This full name occurs in title, lead or text; a story about a child gives only the given name.",
    )
    .help(
        "Bỏ họ và tên đệm ở những chỗ đó. Tên ở đây chỉ dùng để đối chiếu với quyết định, không hiện trên trang.",
        "Leave out family and middle name there. The name here is only compared with the decision and never shown.",
    )
}

/// Invented content in a portal that does not say so.
/// The place is the first of `count`.
pub fn sample_not_marked(place: Place, count: usize) -> Diagnostic {
    Diagnostic::error(
        "sample-not-marked",
        place,
        format!("Cổng không ghi là cổng mẫu nhưng còn {count} nội dung mẫu; đây là nội dung đầu tiên."),
        format!("The portal is not marked as sample, but {count} contents are samples; this is the first."),
    )
    .help(
        "Xóa nội dung mẫu (tìm dòng sample = true), hoặc ghi sample = true trong content/site.toml.",
        "Remove the samples (look for sample = true), or write sample = true in content/site.toml.",
    )
}

/// A unit named for a day on which it did not exist and has no successor.
pub fn unit_outside_life(place: Place, unit: &str, date: Date) -> Diagnostic {
    Diagnostic::warning(
        "unit-outside-life",
        place,
        format!("Đơn vị “{unit}” chưa có hoặc không còn vào {}.", date.in_words()),
        format!("The unit “{unit}” did not exist on {date}."),
    )
    .help(
        "Kiểm tra ngày, hoặc thêm tên cũ, đơn vị kế tục trong content/units.toml.",
        "Check the date, or add former names and successors in content/units.toml.",
    )
}

/// A campaign with neither a day nor a condition for its end, or with both.
pub fn end_unclear(place: Place) -> Diagnostic {
    Diagnostic::error(
        "end-unclear",
        place,
        "Phần [end] cần hoặc một ngày (date), hoặc một điều kiện (condition).",
        "[end] needs either a day (date) or a condition (condition).",
    )
    .help(
        "Giữ một trong hai khóa; nếu chưa rõ ngày kết thúc thì bỏ cả phần [end].",
        "Keep one of the two keys; if the end is not known, leave [end] out.",
    )
}

/// A campaign with two beginnings.
pub fn start_unclear(place: Place) -> Diagnostic {
    Diagnostic::error(
        "start-unclear",
        place,
        "Phong trào có hai cách bắt đầu: start và start_on_signing_of.",
        "The campaign has two beginnings: start and start_on_signing_of.",
    )
    .help("Giữ một trong hai.", "Keep one of the two.")
}
