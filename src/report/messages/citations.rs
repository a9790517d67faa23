//! Messages about citations of official documents and corrections of their texts.

use crate::report::Diagnostic;
use crate::sources::Place;

/// What looks like a document's number and fits no shape of one.
pub fn unread_citation(place: Place, number: &str) -> Diagnostic {
    Diagnostic::warning(
        "unread-citation",
        place,
        format!("“{number}” giống số, ký hiệu văn bản nhưng không đọc được, nên chưa gắn liên kết."),
        format!("“{number}” looks like a document's number but cannot be read, so it is no link."),
    )
    .help(
        "Đối chiếu với bản gốc; số, ký hiệu viết như 4049/KH-UBND, 34-CT/TW, 23/2021/QĐ-TTg, 1954/UBND-TH.",
        "Compare it with the original; numbers are written like 4049/KH-UBND, 34-CT/TW, 23/2021/QĐ-TTg, 1954/UBND-TH.",
    )
}

/// A number that several documents of the portal bear.
pub fn ambiguous_citation(place: Place, number: &str, ids: &str) -> Diagnostic {
    Diagnostic::warning(
        "ambiguous-citation",
        place,
        format!("Nhiều văn bản mang số {number}, nên chưa biết đoạn này dẫn văn bản nào."),
        format!("Several documents bear the number {number}, so it is not clear which is cited."),
    )
    .help(
        format!(
            "Ghi thêm ngày và cơ quan ban hành, hoặc gắn liên kết [Kế hoạch số …](van-ban:<mã>), mã là một trong: {ids}."
        ),
        format!("Add date and issuer, or make it a link [Kế hoạch số …](van-ban:<id>) with one of: {ids}."),
    )
}

/// Cited with another date than its own.
pub fn citation_date(place: Place, number: &str, cited: &str, own: &str) -> Diagnostic {
    Diagnostic::warning(
        "citation-date",
        place,
        format!("Đoạn này dẫn văn bản số {number} ngày {cited}, còn văn bản trên cổng ghi ngày {own}."),
        format!("{number} is cited with the date {cited}; the document in the portal has {own}."),
    )
    .help(
        "Đối chiếu hai bản gốc. Nếu văn bản dẫn in sai, khai [[sic]] trong tệp của nó; nếu ngày trên cổng sai, sửa date.",
        "Compare both originals. If the citing document misprints it, declare [[sic]] in its file; if the portal is wrong, correct date.",
    )
}

/// A clause is cited that the document does not have.
pub fn cited_clause(place: Place, anchor: &str, document: &str, nearest: Option<&str>) -> Diagnostic {
    let near = nearest.map(|n| (format!(" Gần nhất là #{n}."), format!(" The nearest is #{n}.")));
    let (vi, en) = near.unwrap_or_default();
    Diagnostic::warning(
        "cited-clause",
        place,
        format!("Văn bản {document} không có điều khoản #{anchor} mà đoạn này dẫn."),
        format!("{document} has no clause #{anchor}, which is cited here."),
    )
    .help(
        format!("Liên kết chỉ dẫn tới đầu văn bản. Đối chiếu điều khoản với văn bản được dẫn.{vi}"),
        format!("The link leads to the document as a whole. Compare the clause with the cited document.{en}"),
    )
}

/// A recorded correction whose words the text does not have.
pub fn sic_not_found(place: Place, text: &str) -> Diagnostic {
    Diagnostic::error(
        "sic-not-found",
        place,
        format!("Văn bản không có đoạn “{text}” để ghi chú cách đọc đúng."),
        format!("The text has no words “{text}” to be read otherwise."),
    )
    .help(
        "Chép đúng từng chữ như trong thân văn bản, trong cùng một đoạn.",
        "Copy the words exactly as they stand in the body, within one paragraph.",
    )
}
