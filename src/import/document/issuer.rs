//! Who issued a document, where its letterhead is lost, and the id that follows from type, number, issuer and year.

use super::cross::{Draft, Options};
use super::read::Reading;
use crate::citation::{self, abbreviation};
use crate::vietnamese::{fold, loose, slug};
use std::collections::BTreeSet;

/// "… UBND tỉnh ban hành Kế hoạch …": who issues, in the words before the verb, in the last such sentence before the
/// first clause.
pub fn issuing_words(reading: &Reading) -> Option<String> {
    const OFFICES: [&str; 16] = [
        "Ủy ban nhân dân",
        "UBND",
        "Ban Thường vụ",
        "Ban Chấp hành",
        "Ban Chỉ đạo",
        "Sở ",
        "Hội đồng",
        "Liên đoàn",
        "LĐLĐ",
        "Tỉnh ủy",
        "Huyện ủy",
        "Đảng ủy",
        "Bộ ",
        "Chủ tịch",
        "Giám đốc",
        "Phòng ",
    ];
    const VERBS: [&str; 9] = [
        " ban hành",
        " xây dựng",
        " phát động",
        " triển khai",
        " đề nghị",
        " yêu cầu",
        " hướng dẫn",
        " chỉ đạo",
        " tổ chức",
    ];
    const LONGEST: usize = 90;
    let mut found = None;
    for paragraph in reading.preamble() {
        let text = &paragraph.text;
        let starts = OFFICES.iter().flat_map(|office| text.match_indices(office)).map(|(at, _)| at);
        let mut starts: Vec<usize> = starts.filter(|at| is_beginning(&text[..*at])).collect();
        starts.sort_unstable();
        for at in starts {
            let rest: String = text[at..].chars().take(LONGEST).collect();
            let lower = rest.to_lowercase();
            let end = VERBS.iter().filter_map(|verb| lower.find(verb)).min();
            let words = end.filter(|_| lower.len() == rest.len()).map(|end| rest[..end].trim());
            if let Some(words) = words.filter(|w| !w.contains(['.', ';', ':', '“', '('])) {
                let office =
                    ["Chủ tịch ", "Giám đốc "].into_iter().find_map(|t| words.strip_prefix(t)).unwrap_or(words);
                found = Some(office.to_string());
            }
        }
    }
    found
}

/// A sentence or a part of it begins here.
fn is_beginning(before: &str) -> bool {
    let before = before.trim_end();
    before.is_empty() || before.ends_with([',', ';', '.', ':', '”', '*'])
}

/// Gives ids: `<type>-<number>-<org>-<year>`, or `<type>-<org>-<year>[-n]` without a number.
pub fn name(drafts: &mut [Draft], options: &Options) {
    let mut taken: BTreeSet<String> = BTreeSet::new();
    let one = drafts.len() == 1;
    for draft in drafts {
        let number = draft.number.as_deref().and_then(citation::number);
        let short = abbreviation(draft.kind).map_or_else(|| slug(draft.kind.label()), slug);
        let org = number.as_ref().map(|n| n.body.split('-').next().unwrap_or_default().to_string());
        let org = org.map(|o| slug(&o)).unwrap_or_else(|| organisation(draft));
        let year = number.as_ref().and_then(|n| n.year).or(draft.date.map(|d| d.year)).or_else(|| newest_year(draft));
        let figure = number.map(|n| n.figure).unwrap_or_default();
        let parts = [short, slug(&figure), org, year.map(|y| y.to_string()).unwrap_or_default()];
        let base = parts.into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join("-");
        let base = options.id.clone().filter(|_| one).unwrap_or(base);
        let mut id = base.clone();
        let mut n = 1;
        while !taken.insert(id.clone()) {
            n += 1;
            id = format!("{base}-{n}");
        }
        draft.id = id;
    }
}

/// The newest year that a cited document's date tells: a document is no older than what it cites.
fn newest_year(draft: &Draft) -> Option<u16> {
    draft.reading.cited.iter().filter_map(|c| c.citation.year()).max()
}

/// The issuer as symbols write it: `ubnd`, `ldld`, `svhttdl`, `ubnd-tam-duong`.
pub fn organisation(draft: &Draft) -> String {
    if let Some(number) = draft.reading.head.symbol.as_deref().and_then(citation::number) {
        return slug(&number.body);
    }
    let Some(issuer) = &draft.issuer else { return String::new() };
    let words = loose(issuer).replace("ủy ban nhân dân", "ubnd").replace("liên đoàn lao động", "lđlđ");
    let words = words.replace("ban thường vụ ", "").replace("ban chấp hành ", "").replace(" lai châu", "");
    let words: Vec<&str> =
        words.split_whitespace().filter(|w| !matches!(*w, "tỉnh" | "huyện" | "xã" | "phường" | "và")).collect();
    match words.first() {
        // Departments are known by their initials: Sở Văn hóa, Thể thao và Du lịch is SVHTTDL.
        Some(&("sở" | "bộ" | "ban" | "hội" | "phòng" | "trung")) => {
            slug(&words.iter().filter_map(|w| fold(w).chars().next()).collect::<String>())
        }
        _ => slug(&words.join(" ")),
    }
}
