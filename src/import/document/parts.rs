//! The parts of an official document: head, body, foot.
//!
//! Comes in: lines. Goes out: what head and foot say, and the lines of the body. Every line goes somewhere: one that is
//! not understood stays in the body. Source: Nghị định 30/2020/NĐ-CP, Điều 8 and Phụ lục I; Hướng dẫn 36-HD/VPTW.

use super::foot::{Foot, foot};
use super::head::{Head, head};
use super::lines::Line;
use crate::vietnamese::fold;

/// Takes head and foot off; what is left is the body.
pub fn parts(lines: Vec<Line>) -> (Head, Vec<Line>, Foot) {
    let (head, rest) = head(lines);
    let (foot, body) = foot(rest);
    (head, body, foot)
}

/// A line without Markdown marks.
pub fn plain(text: &str) -> String {
    let bare = text.trim().trim_start_matches('#').replace("**", "");
    let inner = bare.trim().trim_matches('*').trim();
    // A line of stars is an ornament, and stays one.
    if inner.is_empty() { bare.trim().to_string() } else { inner.to_string() }
}

/// Pieces of a line on which two columns were printed.
pub fn columns(text: &str) -> Vec<String> {
    let spaced = text.trim().replace('\t', "    ");
    let pieces = spaced.split("   ").map(plain).filter(|p| !p.is_empty());
    let mut out: Vec<String> = Vec::new();
    for piece in pieces {
        // Older offices print both headings with two spaces between them.
        let split = fold(&piece).find("cong hoa xa hoi chu nghia viet nam").filter(|at| *at > 0);
        match split.and_then(|_| piece.find("CỘNG")) {
            Some(at) if at > 0 => out.extend([piece[..at].trim().to_string(), piece[at..].to_string()]),
            _ => out.push(piece),
        }
    }
    out
}

pub fn is_capitals(text: &str) -> bool {
    text.chars().any(char::is_uppercase) && !text.chars().any(char::is_lowercase)
}

/// Joins lines as `unwrap` does: nothing after a glued hyphen, else a space.
pub fn join(lines: &[String]) -> String {
    let mut out = String::new();
    for line in lines {
        let glued = out.ends_with('-') && !out.ends_with(" -");
        if !out.is_empty() && !glued {
            out.push(' ');
        }
        out.push_str(line);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Date;
    use crate::model::words::DocumentType;

    fn read(text: &str) -> (Head, Vec<String>, Foot) {
        let (lines, _) = super::super::lines::lines(text);
        let (head, body, foot) = parts(lines);
        (head, body.into_iter().map(|l| l.text).collect(), foot)
    }

    #[test]
    fn a_whole_letterhead_in_two_columns() {
        let text = "\
ỦY BAN NHÂN DÂN          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
TỈNH LAI CHÂU               Độc lập - Tự do - Hạnh phúc
Số: 9049/KH-UBND       Lai Châu, ngày 02 tháng 12 năm 2022

KẾ HOẠCH
Triển khai phong trào “Một,
Hai”

Căn cứ Luật.
Nơi nhận:                  TM. ỦY BAN NHÂN DÂN
- Như trên;                KT. CHỦ TỊCH
- Lưu: VT, Th3.            PHÓ CHỦ TỊCH

                           Nguyễn Văn Mẫu
";
        let (head, body, foot) = read(text);
        assert_eq!(head.issuer.as_deref(), Some("ỦY BAN NHÂN DÂN TỈNH LAI CHÂU"));
        assert_eq!(head.number.as_deref(), Some("9049/KH-UBND"));
        assert_eq!((head.place.as_deref(), head.date), (Some("Lai Châu"), Date::parse("2022-12-02")));
        assert_eq!((head.kind, head.summary.as_str()), (Some(DocumentType::Plan), "Triển khai phong trào “Một, Hai”"));
        assert_eq!(body, ["Căn cứ Luật."]);
        assert_eq!(foot.distribution, ["Như trên", "Lưu: VT, Th3"]);
        let signature = foot.signature.expect("signed");
        assert_eq!((signature.title.as_str(), signature.name.as_str()), ("PHÓ CHỦ TỊCH", "Nguyễn Văn Mẫu"));
        assert_eq!(signature.on_behalf_of.as_deref(), Some("ỦY BAN NHÂN DÂN"));
        assert_eq!(signature.acting_for.as_deref(), Some("CHỦ TỊCH"));
    }

    #[test]
    fn blanks_and_dispatches() {
        let (head, ..) = read("Số: /KH-SVHTTDL\n\nLai Châu, ngày tháng 12 năm 2021\n\nKẾ HOẠCH\n\nTên\n\nI. A");
        assert_eq!((head.number, head.symbol.as_deref()), (None, Some("/KH-SVHTTDL")));
        assert_eq!(head.date, Date::parse("2021-12"));
        let (head, body, _) =
            read("UBND TỈNH LAI CHÂU\nSố: 9954/UBND-TH\nV/v phát động thi đua\nKính gửi: Các sở\nThực hiện");
        assert_eq!((head.kind, head.summary.as_str()), (Some(DocumentType::Dispatch), "V/v phát động thi đua"));
        assert_eq!(body, ["Kính gửi: Các sở", "Thực hiện"]);
    }

    #[test]
    fn papers_of_the_party() {
        let (head, body, foot) = read(
            "TỈNH ỦY LAI CHÂU          ĐẢNG CỘNG SẢN VIỆT NAM\n*\nSố 932-CT/TU     Lai Châu, ngày 26 tháng 6 năm 2014\n\nCHỈ THỊ\nCỦA BAN THƯỜNG VỤ TỈNH ỦY\nvề công tác thi đua\n-----\nThời gian qua, tốt.\nNơi nhận:\n- Lưu Văn phòng Tỉnh ủy.\nT/M BAN THƯỜNG VỤ\nBÍ THƯ\nNguyễn Văn Mẫu",
        );
        assert_eq!(head.number.as_deref(), Some("932-CT/TU"));
        assert_eq!(
            (head.issuer.as_deref(), head.summary.as_str()),
            (Some("BAN THƯỜNG VỤ TỈNH ỦY"), "về công tác thi đua")
        );
        assert_eq!(body, ["Thời gian qua, tốt."]);
        let signature = foot.signature.expect("signed");
        assert_eq!((signature.on_behalf_of.as_deref(), signature.title.as_str()), (Some("BAN THƯỜNG VỤ"), "BÍ THƯ"));
    }

    #[test]
    fn what_follows_the_signature_stays() {
        let text = "QUYẾT ĐỊNH\nVề quy chế\nĐiều 1. Ban hành tại\nNơi nhận hồ sơ./.\nNơi nhận:\n- Như Điều 1;\nCHỦ TỊCH\n(Đã ký)\nNguyễn Văn Mẫu\nQUY CHẾ\nPhối hợp\nĐiều 1. Phạm vi";
        let (_, body, foot) = read(text);
        assert_eq!(body, ["Điều 1. Ban hành tại", "Nơi nhận hồ sơ./.", "QUY CHẾ", "Phối hợp", "Điều 1. Phạm vi"]);
        assert_eq!(foot.signature.expect("signed").name, "Nguyễn Văn Mẫu");
    }

    #[test]
    fn two_signers_stay_as_they_are() {
        let text = "DỰ THẢO\nKẾ HOẠCH LIÊN NGÀNH\nVề tuyên truyền\n1. Một.\nTRƯỞNG BAN          GIÁM ĐỐC\nNguyễn Văn Mẫu          Trần Thị Mẫu";
        let (head, body, foot) = read(text);
        assert!(head.draft && head.issuer.is_none());
        assert_eq!(head.summary, "LIÊN NGÀNH Về tuyên truyền");
        assert_eq!(body, ["1. Một.", "TRƯỞNG BAN", "GIÁM ĐỐC", "Nguyễn Văn Mẫu", "Trần Thị Mẫu"]);
        assert!(foot.signature.is_none());
    }
}
