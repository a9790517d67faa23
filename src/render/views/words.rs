//! Words that pages build from facts: states, periods, counts, clause paths.

use crate::content::{Clause, Counts, Relation};
use crate::portal::{Campaign, Portal, Status};

pub fn status(status: Status) -> &'static str {
    match status {
        Status::Upcoming => "Sắp diễn ra",
        Status::Running => "Đang diễn ra",
        Status::RunningUntilAnnounced => "Đang diễn ra (chưa có công bố kết thúc)",
        Status::Ended => "Đã kết thúc",
        Status::SummedUp => "Đã tổng kết",
        Status::Unknown => "Thông tin tham chiếu",
    }
}

pub fn status_key(status: Status) -> &'static str {
    match status {
        Status::Upcoming => "upcoming",
        Status::Running | Status::RunningUntilAnnounced => "running",
        Status::Ended | Status::SummedUp => "ended",
        Status::Unknown => "unknown",
    }
}

/// "Từ 13/10/2021 đến 30/10/2023"; never an invented day.
pub fn period(portal: &Portal, campaign: &Campaign) -> String {
    let start = match (campaign.start, campaign.start_signing) {
        (Some(date), _) => format!("Từ {}", date.short()),
        (None, Some(id)) => {
            let document = portal.document(id);
            format!(
                "Từ ngày ký {} của {} (chưa rõ ngày)",
                document.header.kind.label().to_lowercase(),
                document.issuer.name
            )
        }
        (None, None) => String::new(),
    };
    let end = campaign.written.end.as_ref().map(|end| match (&end.date, end.resolved_on, &end.condition) {
        (Some(date), ..) => format!("đến {}", date.value.short()),
        (None, Some(on), _) => format!("đến {}", on.short()),
        (None, None, Some(condition)) => {
            let condition = lower_first(condition);
            if condition.starts_with("đến") { condition } else { format!("đến {condition}") }
        }
        (None, None, None) => String::new(),
    });
    match (start.is_empty(), end) {
        (false, Some(end)) => format!("{start} {end}"),
        (false, None) => start,
        (true, Some(end)) => upper_first(&end),
        (true, None) => "Chưa rõ thời gian".to_string(),
    }
}

/// Level of the authority that gives an award.
pub fn level(level: crate::model::words::Level) -> &'static str {
    use crate::model::words::Level;
    match level {
        Level::State => "cấp Nhà nước",
        Level::Government => "của Chính phủ, Thủ tướng Chính phủ",
        Level::Ministry => "của bộ, ban, ngành Trung ương",
        Level::Department => "của sở, ban, ngành, đoàn thể tỉnh",
        Level::Unit => "của đơn vị cơ sở",
        other => other.label(),
    }
}

pub fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|c| c.to_lowercase().chain(letters).collect()).unwrap_or_default()
}

pub fn upper_first(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|c| c.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// "05 tập thể, 02 hộ gia đình, 11 cá nhân": two digits, as decisions write it.
pub fn counts(counts: Counts) -> String {
    let parts = [(counts.collectives, "tập thể"), (counts.households, "hộ gia đình"), (counts.individuals, "cá nhân")];
    let some: Vec<String> = parts.iter().filter(|(n, _)| *n > 0).map(|(n, word)| format!("{n:02} {word}")).collect();
    if some.is_empty() { "chưa có danh sách".to_string() } else { some.join(", ") }
}

/// 1234567 → `1.234.567`
pub fn number(n: usize) -> String {
    let digits = n.to_string();
    let mut out = String::new();
    for (i, c) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push('.');
        }
        out.push(c);
    }
    out
}

/// How a paper stands to another, and the way back.
pub fn relation(relation: Relation, back: bool) -> &'static str {
    match (relation, back) {
        (Relation::Basis, false) => "Căn cứ",
        (Relation::Basis, true) => "Là căn cứ của",
        (Relation::Implements, false) => "Thực hiện",
        (Relation::Implements, true) => "Được thực hiện bởi",
        (Relation::RepliesTo, false) => "Trả lời",
        (Relation::RepliesTo, true) => "Được trả lời bởi",
        (Relation::Amends, false) => "Sửa đổi, bổ sung",
        (Relation::Amends, true) => "Được sửa đổi, bổ sung bởi",
        (Relation::Replaces, false) => "Thay thế",
        (Relation::Replaces, true) => "Bị thay thế bởi",
        (Relation::Annuls, false) => "Bãi bỏ",
        (Relation::Annuls, true) => "Bị bãi bỏ bởi",
    }
}

/// "Mục IV, khoản 2, điểm b, gạch đầu dòng thứ 3": the way to a clause through the labels above it.
pub fn clause_path(clauses: &[Clause], index: usize) -> String {
    let mut parts = Vec::new();
    let mut at = index;
    loop {
        let clause = &clauses[at];
        parts.push(step(clauses, at));
        if clause.depth == 0 {
            break;
        }
        match clauses[..at].iter().rposition(|c| c.depth < clause.depth) {
            Some(parent) => at = parent,
            None => break,
        }
    }
    parts.reverse();
    upper_first(&parts.join(", "))
}

fn unnumbered(clause: &Clause) -> bool {
    clause.label.starts_with(['-', '–', '—', '•', '*', '+'])
}

fn step(clauses: &[Clause], index: usize) -> String {
    let clause = &clauses[index];
    let label = clause.label.trim_matches('*').trim();
    let plain = label.trim_end_matches(['.', ')', '/']);
    // Its place among the dashes of the same parent.
    let ordinal = || {
        let start = clauses[..index].iter().rposition(|c| c.depth < clause.depth).map_or(0, |p| p + 1);
        let plus = |c: &Clause| c.label.starts_with('+');
        let same = |c: &&Clause| c.depth == clause.depth && unnumbered(c) && plus(c) == plus(clause);
        clauses[start..=index].iter().filter(same).count()
    };
    match label.chars().next() {
        Some('-' | '–' | '—' | '•' | '*') => format!("gạch đầu dòng thứ {}", ordinal()),
        Some('+') => format!("dấu cộng thứ {}", ordinal()),
        Some(c) if c.is_ascii_digit() => format!("khoản {plain}"),
        Some(c) if c.is_lowercase() => format!("điểm {plain}"),
        _ if plain.chars().all(|c| "IVX".contains(c)) => format!("mục {plain}"),
        _ if plain.chars().count() == 1 => format!("phần {plain}"),
        _ => lower_first(plain),
    }
}

/// Name of a fact of a document's header that another paper supplied.
pub fn fact(key: &str) -> String {
    match key {
        "number" => "Số, ký hiệu".to_string(),
        "date" => "Ngày ban hành".to_string(),
        "issuer" => "Cơ quan ban hành".to_string(),
        "summary" => "Trích yếu".to_string(),
        other => upper_first(other),
    }
}

/// An entry of a distribution list without the office's routing codes: "VP UBND tỉnh: V2, CB" → "VP UBND tỉnh",
/// "Lưu: VT, Th3" → "Lưu: VT", "Ban TĐKT tỉnh (05)" → "Ban TĐKT tỉnh".
pub fn recipient(entry: &str) -> String {
    let entry = entry.trim().trim_end_matches([';', '.', ',', ' ']);
    let code = |word: &str| {
        let word = word.trim();
        (1..=9).contains(&word.chars().count())
            && !word.contains(' ')
            && !word.chars().skip(1).any(|c| c.is_lowercase() && !c.is_ascii())
            && word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
            && word.chars().filter(|c| c.is_lowercase()).count() <= 1
    };
    let bare = match entry.split_once(':') {
        Some((head, codes)) if codes.split(',').map(str::trim).filter(|c| !c.is_empty()).all(code) => {
            let kept = codes.split(',').map(str::trim).find(|c| head.trim() == "Lưu" && *c == "VT");
            kept.map_or(head.trim().to_string(), |kept| format!("{}: {kept}", head.trim()))
        }
        _ => entry.to_string(),
    };
    // "(05)": how many copies.
    match bare.rsplit_once('(') {
        Some((head, copies))
            if copies.trim_end_matches(')').bytes().all(|b| b.is_ascii_digit()) && copies.len() > 1 =>
        {
            head.trim().to_string()
        }
        _ => bare,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_counts() {
        assert_eq!(number(1234567), "1.234.567");
        assert_eq!(number(12), "12");
        assert_eq!(counts(Counts { collectives: 5, households: 0, individuals: 12 }), "05 tập thể, 12 cá nhân");
    }

    #[test]
    fn routing_codes_stay_inside() {
        let public = [
            ("VP UBND tỉnh: V2, CB,", "VP UBND tỉnh"),
            ("UBND tỉnh: U", "UBND tỉnh"),
            ("Lưu: VT, Th3.", "Lưu: VT"),
            ("Lưu: VT, CSPL&QHLĐ", "Lưu: VT"),
            ("Ban TĐKT tỉnh (05)", "Ban TĐKT tỉnh"),
            ("Sở VH-TTDL các tỉnh: Lào Cai, Hà Giang;", "Sở VH-TTDL các tỉnh: Lào Cai, Hà Giang"),
            ("TT Tỉnh ủy (b/c)", "TT Tỉnh ủy (b/c)"),
        ];
        for (printed, shown) in public {
            assert_eq!(recipient(printed), shown);
        }
    }
}
