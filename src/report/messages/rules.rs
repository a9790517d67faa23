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

/// The scan of a decision still shows the name of somebody who may not be shown any more.
pub fn scan_shows_name(place: Place, file: &str, rows: &[String]) -> Diagnostic {
    let (list, keys) = (rows.join(", "), rows.iter().map(|r| format!("\"{r}\"")).collect::<Vec<_>>().join(", "));
    Diagnostic::error(
        "scan-shows-name",
        place,
        format!("Bản gốc “{file}” còn tên của lượt khen đã ngừng công bố: {list}."),
        format!("The original “{file}” still shows the name of an honour that is not shown any more: {list}."),
    )
    .help(
        format!("Thay bằng bản đã bôi đen các dòng đó, rồi ghi redacted = [{keys}]; hoặc bỏ khóa original."),
        format!(
            "Replace it by one in which these rows are blacked out and write redacted = [{keys}]; or drop original."
        ),
    )
}

/// A withdrawn or withheld person is still named in something that is published.
pub fn name_not_shown(place: Place, honour: &str) -> Diagnostic {
    Diagnostic::error(
        "name-not-shown",
        place,
        format!("Tên của người thuộc lượt khen {honour}, đã ngừng công bố, còn ở đây."),
        format!("The person of the honour {honour}, which is not shown any more, is still named here."),
    )
    .help(
        "Bỏ tên khỏi bài, tên tệp và chú thích ảnh; hoặc đặt draft = true nếu cả bài nói về người này.",
        "Take the name out of text, file name and captions; or set draft = true if the whole text is about the person.",
    )
}

/// A decision changes what a higher authority gave.
pub fn change_beyond_authority(place: Place, issuer: &str, giver: &str) -> Diagnostic {
    Diagnostic::error(
        "change-beyond-authority",
        place,
        format!("{issuer} không có thẩm quyền thay đổi lượt khen của {giver}."),
        format!("{issuer} has no power to change an honour given by {giver}."),
    )
    .help(
        "Việc hủy bỏ, tước, phục hồi, đính chính do cấp đã khen hoặc cấp trên quyết định; kiểm tra issuer và dòng được nêu.",
        "The authority that gave it, or a higher one, cancels, strips, restores or corrects; check issuer and the row.",
    )
}

/// The clause belongs to a paper of another campaign.
pub fn clause_of_other_campaign(place: Place, papers: &str, campaign: &str) -> Diagnostic {
    Diagnostic::error(
        "clause-of-other-campaign",
        place,
        format!("Điều khoản này thuộc văn bản của phong trào “{papers}”, nhưng lượt khen thuộc “{campaign}”."),
        format!("This clause is in a paper of the campaign “{papers}”, but the honour belongs to “{campaign}”."),
    )
    .help(
        "Kiểm tra khóa plan, clause, campaign của quyết định và cột Điều khoản, Phong trào.",
        "Check plan, clause and campaign of the decision, and the columns Điều khoản and Phong trào.",
    )
}

/// The clause is the standard for another award.
pub fn clause_for_other_award(place: Place, meant: &str, given: &str) -> Diagnostic {
    Diagnostic::error(
        "clause-for-other-award",
        place,
        format!("Điều khoản này là tiêu chuẩn của “{meant}”, không phải của “{given}”."),
        format!("This clause is the standard for “{meant}”, not for “{given}”."),
    )
    .help(
        "Kiểm tra điều khoản và hình thức khen; tiêu chuẩn của phong trào khai ở [[standard]].",
        "Check clause and award; the standards of a campaign are declared under [[standard]].",
    )
}

/// The same recipient, unit and deed twice.
pub fn one_award_per_deed(place: Place, first: Place) -> Diagnostic {
    Diagnostic::error(
        "one-award-per-deed",
        place,
        "Một thành tích được khen hai lần: cùng tên, cùng đơn vị, cùng nội dung.",
        "One deed has two awards: the same name, unit and words.",
    )
    .related(first, "lần đầu ở đây", "first here")
    .help(
        "Không tặng nhiều hình thức cho một thành tích. Nếu là hai người hoặc hai việc, ghi rõ đơn vị hoặc thành tích.",
        "One achievement has one award. If these are two persons or two deeds, tell them apart by unit or deed.",
    )
}

pub fn story_campaign_differs(place: Place, own: &str, given: &str) -> Diagnostic {
    Diagnostic::error(
        "story-campaign-differs",
        place,
        format!("Bài ghi phong trào “{own}”, nhưng lượt khen trong bài thuộc “{given}”."),
        format!("The story names the campaign “{own}”, but its honour was given in “{given}”."),
    )
    .help("Sửa khóa campaign, hoặc lượt khen trong honours.", "Mend the key campaign, or the honour in honours.")
}
