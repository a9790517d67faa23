//! The foot of an official document: Nơi nhận and the signature.
//!
//! Comes in: the lines after the head. Goes out: what the foot says, and the lines of the body, an appendix and footnotes
//! after the signature included.

use super::lines::Line;
use super::parts::{columns, is_capitals, plain};
use super::unwrap::Paragraph;
use crate::content::SignatureEntry;
use crate::model::words::Capacity;
use crate::vietnamese::fold;

/// What the foot says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Foot {
    pub distribution: Vec<String>,
    pub signature: Option<SignatureEntry>,
    /// The lines as read.
    pub lines: Vec<Paragraph>,
}

fn is_recipients(text: &str) -> bool {
    // "nơi nhận hồ sơ" in a sentence is none.
    let text = plain(text);
    let folded = fold(&text);
    let after = folded.strip_prefix("noi nhan").map(str::trim_start);
    text.starts_with('N') && after.is_some_and(|rest| rest.is_empty() || rest.starts_with(':'))
}

/// The first line of a signature: capacity, or a title in capitals.
fn is_signing(text: &str) -> bool {
    const TITLES: [&str; 13] = [
        "chu tich",
        "pho chu tich",
        "giam doc",
        "pho giam doc",
        "bi thu",
        "pho bi thu",
        "truong ban",
        "chanh van phong",
        "thu truong",
        "bo truong",
        "thu tuong",
        "hieu truong",
        "truong phong",
    ];
    let text = plain(text);
    capacity(&text).is_some() || is_capitals(&text) && TITLES.iter().any(|t| fold(&text).starts_with(t))
}

/// `TM. ỦY BAN NHÂN DÂN` → TM. and the rest.
fn capacity(text: &str) -> Option<(Capacity, &str)> {
    // The Party writes T/M, K/T, T/L.
    const PARTY: [(&str, Capacity); 3] =
        [("T/M", Capacity::OnBehalf), ("K/T", Capacity::ActingFor), ("T/L", Capacity::ByOrder)];
    let known = Capacity::ALL.iter().chain(&PARTY);
    let found = known.into_iter().find_map(|(key, capacity)| Some((*capacity, text.strip_prefix(key)?.trim())));
    found.filter(|(_, rest)| is_capitals(rest))
}

/// Takes the foot off.
pub fn foot(lines: Vec<Line>) -> (Foot, Vec<Line>) {
    // The first: forms in an appendix have their own.
    let mut start = lines.iter().position(|l| is_recipients(&l.text));
    if start.is_none() {
        // Some texts lost their distribution list; the signature is near the end.
        let tail = lines.len().saturating_sub(14);
        start = lines[tail..].iter().position(|l| is_signing(&l.text)).map(|n| tail + n);
    }
    let Some(start) = start else { return (Foot::default(), lines) };
    let mut body = lines;
    let tail = body.split_off(start);
    // Text pulled out column by column has the signature before the list.
    let mut before = body.len();
    while before > 0 && start - before < 8 && (is_signing(&body[before - 1].text) || is_name(&body[before - 1].text)) {
        before -= 1;
    }
    let signed_first = body.get(before).is_some_and(|l| is_signing(&l.text));
    let early: Vec<Line> = if signed_first { body.split_off(before) } else { Vec::new() };
    let mut taker = Taker::default();
    for line in early.into_iter().chain(tail) {
        taker.take(line);
    }
    let (foot, after) = taker.finish();
    body.extend(after);
    (foot, body)
}

/// Goes through the lines from "Nơi nhận" on.
#[derive(Default)]
struct Taker {
    foot: Foot,
    signing: Vec<Paragraph>,
    /// What follows the foot: an appendix, an attached regulation, footnotes.
    after: Vec<Line>,
    over: bool,
}

impl Taker {
    fn take(&mut self, line: Line) {
        let text = plain(&line.text);
        let label = crate::outline::read_label(&text);
        let appendix = label.is_some_and(|l| l.label.kind == crate::outline::Kind::Appendix);
        // Once somebody has signed, only a second name or "(Đã ký)" belongs here.
        let signed = self.signing.iter().any(|p| is_name(&p.text));
        let listed = text.starts_with(['-', '–', '+']) && self.foot.distribution.is_empty();
        let more = is_name(&text) || text.starts_with('(') || is_recipients(&text) || listed;
        let begun = !self.signing.is_empty() || !self.foot.distribution.is_empty() || !self.foot.lines.is_empty();
        let fits = |piece: &String| {
            let entry = piece.starts_with(['-', '–', '+']) || self.signing.is_empty() && is_entry(piece);
            entry
                || is_recipients(piece)
                || is_signing(piece)
                || is_name(piece)
                || is_capitals(piece)
                || piece.starts_with('(')
        };
        let strange = begun && !line.text.lines().flat_map(columns).all(|piece| fits(&piece));
        self.over |= appendix || strange || signed && !more && !columns(&line.text).iter().all(|piece| is_name(piece));
        if self.over || line.text.trim_start().starts_with("[^") {
            self.after.push(line);
            return;
        }
        for piece in line.text.lines().flat_map(columns) {
            let paragraph = Paragraph { text: piece, number: line.number };
            let piece = paragraph.text.as_str();
            let bare = piece.trim_start_matches(['-', '–', '+']).trim();
            let list = &mut self.foot.distribution;
            if is_recipients(piece) {
                let rest = piece.split_once(':').map(|(_, rest)| rest.trim()).unwrap_or_default();
                list.extend(Some(recipient(rest)).filter(|entry| !entry.is_empty()));
            } else if bare.len() < piece.len() {
                list.extend(Some(recipient(bare)).filter(|entry| !entry.is_empty()));
            } else if is_signing(piece) || is_name(piece) || is_capitals(piece) || !self.signing.is_empty() {
                self.signing.push(paragraph);
                continue;
            } else {
                // An entry without its dash, or the rest of the one before.
                match list.last_mut() {
                    Some(last) if piece.starts_with(char::is_lowercase) => {
                        *last = recipient(&format!("{last} {piece}"))
                    }
                    _ => list.extend(Some(recipient(piece)).filter(|entry| !entry.is_empty())),
                }
            }
            self.foot.lines.push(paragraph);
        }
    }

    fn finish(mut self) -> (Foot, Vec<Line>) {
        let names = self.signing.iter().filter(|p| is_name(&p.text)).count();
        if names > 1 {
            // Two offices signed together: nobody can tell here who stands for which, so the lines stay as they are.
            let lines = self.signing.into_iter().map(|p| Line { text: p.text, number: p.number, gap: 9, page: false });
            let after = lines.chain(self.after).collect();
            return (self.foot, after);
        }
        self.foot.signature = signature(&self.signing);
        self.foot.lines.extend(self.signing);
        (self.foot, self.after)
    }
}

/// Whether a line without a dash may belong to the list: short, and no item of a text.
fn is_entry(piece: &str) -> bool {
    piece.chars().count() <= 90 && crate::outline::read_label(piece).is_none()
}

/// An entry of the list without the mark that parts it from the next.
fn recipient(text: &str) -> String {
    text.trim_end_matches([';', '.', ',', ' ']).to_string()
}

/// "Tống Thanh Hải": two to six words, each with a capital first letter.
fn is_name(text: &str) -> bool {
    let text = plain(text);
    let words: Vec<&str> = text.split_whitespace().collect();
    let capital =
        |word: &&str| word.starts_with(char::is_uppercase) && word.chars().all(|c| c.is_alphabetic() || c == '\'');
    (2..=6).contains(&words.len()) && words.iter().all(capital) && !is_capitals(&text)
}

fn signature(lines: &[Paragraph]) -> Option<SignatureEntry> {
    let mut found = SignatureEntry::default();
    for line in lines.iter().map(|p| p.text.as_str()) {
        if let Some((capacity, rest)) = capacity(line) {
            found.capacity.push(capacity);
            match capacity {
                Capacity::OnBehalf => found.on_behalf_of = Some(rest.to_string()),
                Capacity::Acting => found.title = rest.to_string(),
                _ => found.acting_for = Some(rest.to_string()),
            }
        } else if is_capitals(line) {
            // A body's name may take two lines: "TM. BAN CHẤP HÀNH" / "LIÊN ĐOÀN LAO ĐỘNG".
            match (&mut found.on_behalf_of, found.title.is_empty()) {
                (Some(body), true) if !is_signing(line) => *body = format!("{body} {line}"),
                (_, true) => found.title = line.to_string(),
                (_, false) => found.title = format!("{} {line}", found.title),
            }
        } else if !fold(line).contains("da ky") {
            found.name = line.to_string();
        }
    }
    (!found.title.is_empty() || found.on_behalf_of.is_some() || !found.name.is_empty()).then_some(found)
}
