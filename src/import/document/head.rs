//! The head of an official document: national heading, issuer, number, place and date, type, summary.
//!
//! Comes in: the lines of a document. Goes out: what its head says, and the lines after it.

use super::lines::Line;
use super::parts::{columns, is_capitals, join, plain};
use crate::citation;
use crate::model::Date;
use crate::model::words::DocumentType;
use crate::outline::read_label;
use crate::vietnamese::{fold, loose};

/// What the head says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Head {
    pub kind: Option<DocumentType>,
    /// `4049/KH-UBND`
    pub number: Option<String>,
    /// `/KH-SVHTTDL`, where the number itself was left blank.
    pub symbol: Option<String>,
    pub place: Option<String>,
    pub date: Option<Date>,
    /// The issuer's line, below that of its superior.
    pub issuer: Option<String>,
    /// The line above it.
    pub superior: Option<String>,
    pub summary: String,
    /// Marked as a draft (dự thảo).
    pub draft: bool,
    /// The lines as read, for whoever wants to know that no word is lost.
    pub lines: Vec<String>,
}

/// `KẾ HOẠCH`, also with a colon, and what may stand beside it: "LIÊN NGÀNH", "PHỐI HỢP", "HÀNH ĐỘNG".
fn kind(text: &str) -> Option<(DocumentType, &str)> {
    const BESIDE: [&str; 5] = ["", "LIÊN NGÀNH", "LIÊN TỊCH", "PHỐI HỢP", "HÀNH ĐỘNG"];
    let text = text.trim_end_matches(':').trim();
    if !is_capitals(text) {
        return None;
    }
    BESIDE.iter().find_map(|beside| {
        let word = loose(text.strip_suffix(beside)?);
        let known = DocumentType::ALL.iter().map(|(_, kind)| *kind).find(|kind| loose(kind.label()) == word);
        known.map(|kind| (kind, &text[text.len() - beside.len()..]))
    })
}

/// "*", "---": drawn, not written.
fn is_ornament(piece: &str) -> bool {
    !piece.chars().any(char::is_alphanumeric)
}

/// Lines among which the head stands.
const HEAD: usize = 40;

/// Takes the head off.
pub fn head(lines: Vec<Line>) -> (Head, Vec<Line>) {
    let mut head = Head::default();
    let at = lines.iter().take(HEAD).position(|l| kind(&plain(&l.text)).is_some());
    // A dispatch prints no type: its head ends with its number, date and "V/v".
    let end = at.unwrap_or_else(|| {
        let mut concerning = false;
        let mut belongs = |line: &Line| {
            let pieces = columns(&line.text);
            let text = plain(&line.text);
            let known = pieces.iter().all(|p| is_head_line(p) || is_capitals(p) || is_ornament(p));
            // "V/v …" goes on in small letters.
            let more = concerning && text.starts_with(char::is_lowercase);
            concerning = more || fold(&text).starts_with("v/v") || pieces.iter().any(|p| fold(p).starts_with("v/v"));
            known || more
        };
        lines.iter().take(HEAD).take_while(|l| belongs(l)).count()
    });
    let mut rest = Vec::new();
    let mut issuer: Vec<String> = Vec::new();
    let mut lines = lines.into_iter();
    let mut unplaced = Vec::new();
    for line in lines.by_ref().take(end) {
        let pieces = columns(&line.text);
        let mut left = Vec::new();
        for piece in pieces {
            if !head.take(&piece) {
                left.push(piece);
            }
        }
        for piece in left {
            if fold(&piece).starts_with("du thao") {
                head.draft = true;
                head.lines.push(piece);
            } else if is_capitals(&piece) && (is_office(&piece) || !issuer.is_empty() && read_label(&piece).is_none()) {
                head.lines.push(piece.clone());
                issuer.push(piece);
            } else if is_ornament(&piece) {
                head.lines.push(piece);
            } else if at.is_none() && fold(&head.summary).starts_with("v/v") && piece.starts_with(char::is_lowercase) {
                head.summary = join(&[head.summary, piece.clone()]);
                head.lines.push(piece);
            } else {
                unplaced.push(Line { text: piece, ..line.clone() });
            }
        }
    }
    // The superior's line stands above; a long name takes two lines.
    let (superior, own) = offices(&issuer);
    head.superior = superior;
    head.issuer = own;
    let mut body: Vec<Line> = lines.collect();
    if at.is_some() {
        let line = body.remove(0);
        let text = plain(&line.text);
        let mut words = Vec::new();
        if let Some((kind, rest)) = kind(&text) {
            head.kind = Some(kind);
            // "KẾ HOẠCH LIÊN NGÀNH": the rest belongs to the title.
            words.extend((!rest.is_empty()).then(|| rest.to_string()));
        }
        head.lines.push(text);
        // The Party names its issuer below the type: "CỦA BAN THƯỜNG VỤ TỈNH ỦY".
        if let Some(line) = body.first()
            && let text = plain(&line.text)
            && is_capitals(&text)
            && let Some(own) = text.strip_prefix("CỦA ")
        {
            head.issuer = Some(own.to_string());
            head.lines.push(text);
            body.remove(0);
        }
        let n = summary(&body);
        let taken: Vec<String> = body.drain(..n).map(|l| plain(&l.text)).collect();
        head.lines.extend(taken.iter().cloned());
        words.extend(taken);
        head.summary = join(&words);
    }
    if let Some(number) = head.number.as_deref().or(head.symbol.as_deref()).and_then(citation::number) {
        head.kind = head
            .kind
            .or(number.kind)
            .or((number.untyped && number.body.contains('-')).then_some(DocumentType::Dispatch));
    }
    rest.extend(unplaced);
    rest.extend(body);
    (head, rest)
}

/// Whether a line in capitals begins an office's name.
fn is_office(line: &str) -> bool {
    const BEGINNINGS: [&str; 14] = [
        "uy ban",
        "ubnd",
        "so ",
        "ban ",
        "hoi dong",
        "lien doan",
        "huyen uy",
        "tinh uy",
        "truong",
        "trung tam",
        "van phong",
        "cong an",
        "bo ",
        "phong ",
    ];
    BEGINNINGS.iter().any(|b| fold(line).starts_with(b))
}

/// The superior's name and the issuer's own, from the lines above the number.
fn offices(lines: &[String]) -> (Option<String>, Option<String>) {
    let Some(at) = lines.iter().rposition(|l| is_office(l)) else { return (None, None) };
    (Some(join(&lines[..at])).filter(|name| !name.is_empty()), Some(join(&lines[at..])))
}

/// The Party writes its numbers "Số 34-CT/TW" or without a word.
fn bare_number(piece: &str) -> Option<&str> {
    let bare = piece.strip_prefix("Số ").or_else(|| piece.strip_prefix("SỐ ")).unwrap_or(piece).trim();
    citation::number(bare).map(|_| bare)
}

/// Whether a line belongs to the head of a document without a type line.
fn is_head_line(piece: &str) -> bool {
    Head::default().take(piece)
}

impl Head {
    /// Takes a line if it is one of the known kinds.
    fn take(&mut self, piece: &str) -> bool {
        let folded = fold(piece);
        let heading = folded.starts_with("cong hoa xa hoi chu nghia") || folded == "dang cong san viet nam";
        let motto = folded.starts_with("doc lap") && folded.contains("tu do") && folded.contains("hanh phuc");
        let taken = if heading || motto {
            true
        } else if folded.starts_with("v/v")
            || folded.starts_with("ve viec") && self.number.is_some() && self.kind.is_none()
        {
            self.summary = piece.to_string();
            true
        } else if let Some(rest) = folded.starts_with("so:").then(|| piece.split_once(':')).flatten() {
            let number = rest.1.trim();
            match number.trim_start_matches(['.', '…', '_', ' ']) {
                symbol if symbol.starts_with('/') => self.symbol = Some(symbol.replace(' ', "")),
                _ => self.number = Some(number.to_string()),
            }
            true
        } else if let Some(number) = bare_number(piece) {
            self.number = Some(number.to_string());
            true
        } else if let Some((place, date)) = dated(piece) {
            self.place = (!place.is_empty()).then_some(place);
            self.date = date;
            true
        } else {
            false
        };
        if taken {
            self.lines.push(piece.to_string());
        }
        taken
    }
}

/// "Lai Châu, ngày 02 tháng 12 năm 2021"; the day, or day and month, may have been left blank.
fn dated(text: &str) -> Option<(String, Option<Date>)> {
    let lower = text.to_lowercase();
    let at = lower.find("ngày")?;
    if lower.len() != text.len() || !lower.contains("tháng") || !lower.contains("năm") || text.chars().count() > 70 {
        return None;
    }
    let place = text[..at].trim().trim_end_matches(',').trim();
    if place.split_whitespace().count() > 6 || !(place.is_empty() || text[..at].trim().ends_with(',')) {
        return None;
    }
    let part = |from: &str, to: Option<&str>| {
        let start = lower.find(from)? + from.len();
        let end = to.and_then(|to| lower[start..].find(to)).map_or(lower.len(), |n| start + n);
        let digits: String = lower[start..end].chars().filter(char::is_ascii_digit).collect();
        digits.parse::<u16>().ok()
    };
    let (day, month, year) = (part("ngày", Some("tháng")), part("tháng", Some("năm")), part("năm", None));
    // Wholly blank, "ngày … tháng … năm …", it is still the date's line.
    let Some(year) = year else {
        let blank = !text[at..].chars().any(|c| c.is_ascii_digit()) && text[at..].split_whitespace().count() <= 9;
        return blank.then(|| (place.to_string(), None));
    };
    let date = match (day.and_then(|d| u8::try_from(d).ok()), month.and_then(|m| u8::try_from(m).ok())) {
        (Some(day), Some(month)) => Date::day(year, month, day),
        (None, Some(month)) => Date::parse(&format!("{year:04}-{month:02}")),
        _ => Date::parse(&format!("{year:04}")),
    };
    Some((place.to_string(), date))
}

/// Words with which a body begins, never a summary's later line.
const OPENINGS: [&str; 16] = [
    "can cu",
    "thuc hien",
    "huong ung",
    "theo ",
    "xet ",
    "kinh gui",
    "hien nay",
    "ngay ",
    "de ",
    "nham ",
    "trong ",
    "qua ",
    "sau ",
    "thi hanh",
    "tren co so",
    "nam ",
];

/// Number of lines of the summary at the beginning of `lines`.
fn summary(lines: &[Line]) -> usize {
    const LONGEST: usize = 8;
    let usual = {
        let mut gaps: Vec<usize> = lines.iter().take(60).map(|l| l.gap).collect();
        gaps.sort_unstable();
        gaps.get(gaps.len() / 2).copied().unwrap_or_default()
    };
    let mut quotes = 0i32;
    for (i, line) in lines.iter().enumerate() {
        let text = plain(&line.text);
        let opens = |text: &str| text.matches('“').count() as i32 - text.matches('”').count() as i32;
        if i > 0 {
            let folded = fold(&text);
            let first = text.chars().find(|c| c.is_alphanumeric());
            let goes_on = quotes > 0 || !first.is_some_and(char::is_uppercase);
            let opening = OPENINGS.iter().any(|o| folded.starts_with(o)) && quotes <= 0;
            let labelled = crate::outline::read_label(&text).is_some();
            let over = plain(&lines[i - 1].text).ends_with(['.', ';', ':']);
            let long = text.chars().count() > 140 || plain(&lines[i - 1].text).chars().count() > 90;
            if i >= LONGEST
                || text.chars().count() > 300
                || labelled
                || over
                || opening && !goes_on
                || !goes_on && (line.gap > usual || long)
            {
                return i;
            }
        } else if crate::outline::read_label(&text).is_some() || fold(&text).starts_with("kinh gui") {
            return 0;
        }
        quotes += opens(&text);
    }
    lines.len().min(LONGEST)
}
