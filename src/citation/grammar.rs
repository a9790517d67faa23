//! Numbers of official documents: the shapes, their noise, and what stands around them.

use super::{Citation, Found, Number, clause};
use crate::model::Date;
use crate::model::words::DocumentType as T;
use regex::{Captures, Regex};
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

/// Abbreviations of document types (Nghị định 30/2020/NĐ-CP, Phụ lục III; laws and party papers by usage). Longer ones
/// first where one begins another.
const TYPES: &[(&str, T)] = &[
    ("TTLT", T::JointCircular),
    ("QyĐ", T::Rules),
    ("CTr", T::Programme),
    ("TTr", T::Submission),
    ("BGN", T::Memorandum),
    ("BTT", T::Agreement),
    ("GUQ", T::PowerOfAttorney),
    ("GGT", T::Introduction),
    ("GNP", T::Leave),
    ("NĐ", T::Decree),
    ("NQ", T::Resolution),
    ("QĐ", T::Decision),
    ("CT", T::Directive),
    ("QC", T::Regulation),
    ("TC", T::Communique),
    ("TB", T::Notice),
    ("HD", T::Guidance),
    ("KH", T::Plan),
    ("PA", T::Scheme),
    ("ĐA", T::Project),
    ("DA", T::Undertaking),
    ("BC", T::Report),
    ("BB", T::Minutes),
    ("HĐ", T::Contract),
    ("CĐ", T::Telegram),
    ("GM", T::Invitation),
    ("PG", T::SendSlip),
    ("PC", T::TransferSlip),
    ("PB", T::ReportSlip),
    ("TT", T::Circular),
    ("PL", T::Ordinance),
    ("KL", T::Conclusion),
    ("CV", T::Dispatch),
];

/// Types typed without the stroke of their Đ.
const STROKELESS: &[(&str, T)] = &[("QyD", T::Rules), ("QD", T::Decision), ("ND", T::Decree)];

/// `Kế hoạch` → `KH`
pub fn abbreviation(kind: T) -> Option<&'static str> {
    TYPES.iter().find(|(_, k)| *k == kind).map(|(short, _)| *short)
}

/// Bodies of the Party: its papers are `34-CT/TW`, those of the State `15/CT-UBND`.
pub(super) fn is_party(body: &str) -> bool {
    matches!(body, "TW" | "TU" | "HU" | "ĐU" | "BCT" | "BCH" | "BBT" | "ĐUK" | "TTHU")
        || ["TU", "TW", "HU", "ĐU"].iter().any(|end| body.starts_with('B') && body.ends_with(end))
        || body.starts_with("VPTW")
}

struct Shapes {
    urls: Regex,
    /// The four shapes, from the one that must be tried first.
    shapes: Vec<Regex>,
    lead: Regex,
    date: Regex,
    year: Regex,
    issuer: Regex,
    unread: Regex,
}

const DASH: &str = r"[-\x{2010}-\x{2015}\x{2212}]";

static SHAPES: LazyLock<Option<Shapes>> = LazyLock::new(|| Shapes::new().ok());

impl Shapes {
    fn new() -> Result<Self, regex::Error> {
        let types: Vec<&str> = TYPES.iter().chain(STROKELESS).map(|(short, _)| *short).collect();
        let kind = format!("(?P<kind>{})", types.join("|"));
        let body = r"(?P<body>[A-ZĐÂÊÔƠƯ][A-Za-zĐđÂÊÔƠƯ&]*\d{0,2}|ttg|ubnd)";
        // Joint papers name every body: TTLT-BGDĐT-BKHĐT.
        let bodies = r"(?P<body>[A-ZĐÂÊÔƠƯ][A-Za-zĐđÂÊÔƠƯ&]*\d{0,2}(?:-[A-ZĐ][A-Za-zĐđ]*)*|ttg|ubnd)";
        let figure = r"(?P<figure>\d{1,5}[a-zA-Z]?)";
        let slash = r"\s?/\s?";
        let dash = format!(r"\s?{DASH}\s?");
        let names: Vec<String> = T::ALL.iter().map(|(_, kind)| kind.label().replace(' ', r"\s+")).collect();
        let lead = names.join("|");
        let shape = |text: String| Regex::new(&text);
        Ok(Shapes {
            urls: Regex::new(r"(?i)\b(?:https?://|www\.)[^\s<>“”]+")?,
            shapes: vec![
                shape(format!(r"{figure}{slash}(?P<year>\d{{4}}){slash}(?P<body>(?:UBTV)?QH\d{{1,2}})"))?,
                shape(format!(r"{figure}(?:{slash}(?P<year>\d{{4}}))?{slash}{kind}{dash}{bodies}"))?,
                shape(format!(r"{figure}{dash}{kind}{slash}{body}"))?,
                shape(format!(r"(?i:số)\s?:?[\s.…_]*(?P<blank>/)\s?{kind}{dash}{body}"))?,
                shape(format!(r"{figure}{slash}{body}{dash}(?P<desk>[A-ZĐ][A-Za-zĐđ0-9&]{{0,9}})"))?,
            ],
            lead: Regex::new(&format!(r"(?i)(?:(?P<lead>{lead})(?P<between>\s+|\s*:\s*))?(?:số\s*:?\s*)?$"))?,
            date: Regex::new(
                r"^\s*,?\s*(?:(?i:ngày)\s*(?P<d>\d{1,2})\s*(?i:tháng)\s*(?P<m>\d{1,2})\s*(?i:năm)\s*(?P<y>\d{4})|(?:(?i:ngày)\s*)?(?P<dd>\d{1,2})\s?[/.-]\s?(?P<mm>\d{1,2})\s?[/.-]\s?(?P<yy>\d{4}))",
            )?,
            year: Regex::new(r"^\s*,?\s*(?i:năm)\s+(?P<y>\d{4})\b")?,
            issuer: Regex::new(r"^\s*,?\s*của\s+(?P<issuer>[^,;:.()“”\n]{2,80})")?,
            unread: Regex::new(&format!(
                r"(?i:{lead}|số)\s*:?\s*(?P<number>\d{{1,5}}[A-ZĐ]{{0,4}}\s?(?:/|{DASH})\s?(?:[\w/.&\x{{2010}}-\x{{2015}}-]*[A-ZĐ]{{2}}|(?i:{})\s?{DASH}\s?)[\w/.&\x{{2010}}-\x{{2015}}-]*)",
                types.join("|")
            ))?,
        })
    }
}

/// Finds every citation in a paragraph. Web addresses hold none.
pub fn find(text: &str) -> Found {
    let mut found = Found::default();
    // Every number has a slash, or is unreadable with one or a dash between figures and capitals.
    let likely = text.contains('/') || text.to_lowercase().contains("số");
    let Some(shapes) = SHAPES.as_ref().filter(|_| likely && text.contains(['/', '-', '–'])) else { return found };
    let plain = without_urls(text, shapes);
    // Start and end of what has been found.
    let mut taken: BTreeMap<usize, usize> = BTreeMap::new();
    let is_free = |taken: &BTreeMap<usize, usize>, start: usize, end: usize| {
        taken.range(..end).next_back().is_none_or(|(_, last)| *last <= start)
    };
    for shape in &shapes.shapes {
        let mut at = 0;
        while let Some(captures) = (at <= plain.len()).then(|| shape.captures_at(&plain, at)).flatten() {
            let Some(whole) = captures.get(0) else { break };
            let free = is_free(&taken, whole.start(), whole.end());
            // Part of a longer number or word is none: "1/2021/QĐ", "QĐ-TTgx".
            let before = plain[..whole.start()].chars().next_back();
            let after = plain[whole.end()..].chars().next();
            let joined =
                before.is_some_and(|c| c.is_alphanumeric() || c == '/') || after.is_some_and(char::is_alphanumeric);
            if !free || joined {
                at = whole.start() + plain[whole.start()..].chars().next().map_or(1, char::len_utf8);
                continue;
            }
            at = whole.end();
            let Some(number) = number_of(&captures) else { continue };
            let (range, citation) = around(&plain, whole.start()..whole.end(), number, shapes);
            // "tổ 5/TDP-CT": only "số" or the type makes a dispatch of it.
            if captures.name("desk").is_some() && range.start == whole.start() {
                continue;
            }
            taken.insert(range.start, range.end);
            found.citations.push((range, citation));
        }
    }
    for captures in shapes.unread.captures_iter(&plain) {
        let Some(number) = captures.name("number") else { continue };
        if is_free(&taken, number.start(), number.end()) {
            let end = number.start() + number.as_str().trim_end_matches(['.', '-', '/']).len();
            found.unread.push(number.start()..end);
        }
    }
    found.citations.sort_by_key(|(range, _)| range.start);
    found
}

/// Reads a number that stands alone, as in a header: `4049/KH-UBND`, `/KH-SVHTTDL`.
pub fn number(text: &str) -> Option<Number> {
    let text = text.trim();
    let blank = if text.starts_with('/') { format!("số {text}") } else { text.to_string() };
    let shapes = SHAPES.as_ref()?;
    let plain = without_urls(&blank, shapes);
    shapes.shapes.iter().find_map(|shape| {
        let captures = shape.captures(&plain)?;
        let whole = captures.get(0).filter(|w| w.start() == 0 && w.end() == plain.len());
        whole.and_then(|_| number_of(&captures))
    })
}

/// The text with web addresses blanked, eth as Đ and no-break spaces as spaces; every place keeps its byte.
fn without_urls(text: &str, shapes: &Shapes) -> String {
    // Ð and Đ, like U+00A0 and two spaces, have as many bytes.
    let mut plain = text.replace('Ð', "Đ").replace('\u{A0}', "  ").replace('\n', " ");
    let urls: Vec<Range<usize>> = shapes.urls.find_iter(&plain).map(|m| m.range()).collect();
    for url in urls {
        let blank = "_".repeat(url.len());
        plain.replace_range(url, &blank);
    }
    plain
}

fn number_of(captures: &Captures<'_>) -> Option<Number> {
    let text = |name: &str| captures.name(name).map(|m| m.as_str());
    let kind =
        text("kind").and_then(|k| TYPES.iter().chain(STROKELESS).find(|(short, _)| *short == k)).map(|(_, k)| *k);
    let mut body = text("body")?.to_uppercase();
    if kind.is_none() && text("desk").is_some() {
        // "2021/QĐ-TTg" is the end of a longer number, not a dispatch of a body called QĐ.
        let typed = TYPES.iter().chain(STROKELESS).any(|(short, _)| short.to_uppercase() == body);
        if typed {
            return None;
        }
        body = format!("{body}-{}", text("desk").unwrap_or_default().to_uppercase());
    }
    let figure = text("figure").unwrap_or_default();
    let figure = figure.trim_start_matches('0').to_lowercase();
    if figure.is_empty() && text("blank").is_none() {
        return None;
    }
    let whole = captures.get(0)?.as_str();
    // The Party writes figure-dash first, the State figure-slash.
    let slash = whole.find('/').unwrap_or(usize::MAX);
    let kind_at = captures.name("kind").map_or(usize::MAX, |k| k.start() - captures.get(0).map_or(0, |w| w.start()));
    let party_shape = kind.is_some() && text("blank").is_none() && slash > kind_at;
    let turned = kind.is_some() && text("blank").is_none() && party_shape != is_party(&body);
    let year = text("year").and_then(|y| y.parse().ok());
    Some(Number { figure, year, kind, untyped: kind.is_none(), body, turned })
}

/// What stands before and after a number: clause, type, date, issuer.
fn around(text: &str, number: Range<usize>, found: Number, shapes: &Shapes) -> (Range<usize>, Citation) {
    let mut range = number;
    let mut number = found;
    if let Some(lead) =
        shapes.lead.captures(tail(text, range.start)).filter(|c| c.get(0).is_some_and(|w| !w.is_empty()))
    {
        let whole = lead.get(0).map_or(0, |w| w.len());
        let start = range.start - whole;
        let joined = text[..start].ends_with(char::is_alphanumeric);
        if !joined {
            range.start = start;
            let named = lead.name("lead").and_then(|lead| {
                let words: Vec<&str> = lead.as_str().split_whitespace().collect();
                let name = words.join(" ").to_lowercase();
                T::ALL.iter().find(|(_, kind)| kind.label().to_lowercase() == name).map(|(_, kind)| *kind)
            });
            // Only laws and dispatches need the word; the symbol says the type of all others.
            number.kind = number.kind.or(named);
        }
    }
    let clause = match clause::before(&text[..range.start]) {
        Some((start, steps)) => {
            range.start = start;
            steps
        }
        None => Vec::new(),
    };
    let mut date = None;
    if let Some(captures) = shapes.date.captures(&text[range.end..]) {
        let figure =
            |a: &str, b: &str| captures.name(a).or(captures.name(b)).and_then(|m| m.as_str().parse::<u16>().ok());
        if let (Some(d), Some(m), Some(y)) = (figure("d", "dd"), figure("m", "mm"), figure("y", "yy"))
            && let (Ok(d), Ok(m)) = (u8::try_from(d), u8::try_from(m))
            && let Some(day) = Date::day(y, m, d)
        {
            date = Some(day);
            range.end += captures.get(0).map_or(0, |w| w.len());
        }
    }
    if date.is_none()
        && let Some(captures) = shapes.year.captures(&text[range.end..])
        && let Some(year) = captures.name("y").and_then(|y| Date::parse(y.as_str()))
    {
        date = Some(year);
        range.end += captures.get(0).map_or(0, |w| w.len());
    }
    let issuer = shapes
        .issuer
        .captures(&text[range.end..])
        .and_then(|c| c.name("issuer").map(|i| i.as_str().trim().to_string()));
    (range, Citation { number, date, issuer, clause })
}

/// The last letters before a place, as many as a type can need.
fn tail(text: &str, end: usize) -> &str {
    let mut from = end.saturating_sub(80);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    &text[from..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cited(text: &str) -> Vec<String> {
        let found = find(text);
        assert!(found.unread.is_empty(), "{text}: {:?}", found.unread);
        found.citations.iter().map(|(range, c)| format!("{} = {}", &text[range.clone()], c.number.proper())).collect()
    }

    #[test]
    fn every_shape() {
        assert_eq!(
            cited("Thực hiện Kế hoạch số 4049/KH-UBND ngày 02/12/2021 của UBND tỉnh"),
            ["Kế hoạch số 4049/KH-UBND ngày 02/12/2021 = 4049/KH-UBND"]
        );
        assert_eq!(
            cited("theo Kế hoạch số 4049/KH – UBND, ngày 2/12/2021"),
            ["Kế hoạch số 4049/KH – UBND, ngày 2/12/2021 = 4049/KH-UBND"]
        );
        assert_eq!(cited("Chỉ thị số 15-CT/UBND"), ["Chỉ thị số 15-CT/UBND = 15/CT-UBND"]);
        assert_eq!(
            cited("Chỉ thị số 34-CT/TW ngày 07 tháng 4 năm 2014 của"),
            ["Chỉ thị số 34-CT/TW ngày 07 tháng 4 năm 2014 = 34-CT/TW"]
        );
        assert_eq!(
            cited("Quyết định số 23/2021/QĐ-TTg ngày 07/7/2021;"),
            ["Quyết định số 23/2021/QĐ-TTg ngày 07/7/2021 = 23/2021/QĐ-TTg"]
        );
        assert_eq!(
            cited("Công văn số 1954/UBND-TH ngày 30/5/2023"),
            ["Công văn số 1954/UBND-TH ngày 30/5/2023 = 1954/UBND-TH"]
        );
        assert_eq!(
            cited("Luật số 06/2022/QH15 và Nghị quyết số 1670/NQ-UBTVQH15"),
            ["Luật số 06/2022/QH15 = 06/2022/QH15", "Nghị quyết số 1670/NQ-UBTVQH15 = 1670/NQ-UBTVQH15"]
        );
        assert_eq!(cited("Số: /KH-SVHTTDL"), ["Số: /KH-SVHTTDL = /KH-SVHTTDL"]);
        assert_eq!(
            cited("các Nghị quyết: Số 68/NQ-CP ngày 01/7/2021 về; số 105/NQ-CP"),
            ["Nghị quyết: Số 68/NQ-CP ngày 01/7/2021 = 68/NQ-CP", "số 105/NQ-CP = 105/NQ-CP"]
        );
        assert_eq!(
            cited("nghị quyết số 128/NQ-CP, ngày 11/10/2021"),
            ["nghị quyết số 128/NQ-CP, ngày 11/10/2021 = 128/NQ-CP"]
        );
        assert_eq!(
            cited("Thông tư liên tịch số 05/2013/TTLT-BGDĐT-BKHĐT; Kế hoạch số 12/KH-UBND năm 2021"),
            [
                "Thông tư liên tịch số 05/2013/TTLT-BGDĐT-BKHĐT = 05/2013/TTLT-BGDĐT-BKHĐT",
                "Kế hoạch số 12/KH-UBND năm 2021 = 12/KH-UBND"
            ]
        );
        assert_eq!(
            cited("QÐ số 12/QÐ-UBND, Nghị định 152/ND-CP"),
            ["số 12/QÐ-UBND = 12/QĐ-UBND", "Nghị định 152/ND-CP = 152/NĐ-CP"]
        );
    }

    #[test]
    fn what_is_none() {
        assert_eq!(cited("https://x.vn/van-ban/Nghi-quyet-105-NQ-CP-2021-ho-tro.aspx"), Vec::<String>::new());
        assert_eq!(cited("trực 24/24 giờ, ngày 10/9/2021, 5K + vắc xin, tỉ số 3-1"), Vec::<String>::new());
        assert_eq!(
            cited("tổ 5/TDP-CT, nhà số 12/A, chốt số 3/7, xe 25A-123.45, đường QL4D-12, đạt 15/15"),
            Vec::<String>::new()
        );
        assert_eq!(find("Kế hoạch số 4049KH/UBND và số 12/KHUBND, kế hoạch số 12/kh-ubnd").unread.len(), 3);
    }

    #[test]
    fn clause_date_and_issuer() {
        let text = "theo điểm b khoản 2 Mục IV Kế hoạch số 4049/KH-UBND ngày 02/12/2021 của UBND tỉnh về việc";
        let found = find(text);
        let (range, citation) = &found.citations[0];
        assert_eq!(&text[range.clone()], "điểm b khoản 2 Mục IV Kế hoạch số 4049/KH-UBND ngày 02/12/2021");
        assert_eq!(citation.year(), Some(2021));
        assert_eq!(citation.issuer.as_deref(), Some("UBND tỉnh về việc"));
        assert_eq!(super::super::anchors(&citation.clause)[0], "iv-2-b");
    }
}
