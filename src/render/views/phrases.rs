//! Words that pages build from facts: states, periods, counts, clause paths.

use crate::content::{Clause, Counts, Relation};
use crate::portal::{Campaign, Portal, Status};
use crate::render::words::Words;
use std::fmt::Display;

pub fn status(words: &Words, status: Status) -> &str {
    words.word(match status {
        Status::Upcoming => "state.upcoming",
        Status::Running => "state.running",
        Status::RunningUntilAnnounced => "state.running_until_announced",
        Status::Ended => "state.ended",
        Status::SummedUp => "state.summed_up",
        Status::Unknown => "state.unknown",
    })
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
pub fn period(words: &Words, portal: &Portal, campaign: &Campaign) -> String {
    let start = match (campaign.start, campaign.start_signing) {
        (Some(date), _) => words.phrase("period.from", &[("date", &date.short())]),
        (None, Some(id)) => {
            let document = portal.document(id);
            let kind = lower_first(&label(words, "document_type", document.header.kind.key()));
            words.phrase("period.from_signing", &[("kind", &kind), ("issuer", &document.issuer.name)])
        }
        (None, None) => String::new(),
    };
    let until = |date: &dyn Display| words.phrase("period.until", &[("date", date)]);
    let end = campaign.written.end.as_ref().map(|end| match (&end.date, end.resolved_on, &end.condition) {
        (Some(date), ..) => until(&date.value.short()),
        (None, Some(on), _) => until(&on.short()),
        (None, None, Some(condition)) => {
            let condition = lower_first(condition);
            if condition.starts_with(words.word("period.until_word")) { condition } else { until(&condition) }
        }
        (None, None, None) => String::new(),
    });
    match (start.is_empty(), end) {
        (false, Some(end)) => format!("{start} {end}"),
        (false, None) => start,
        (true, Some(end)) => upper_first(&end),
        (true, None) => words.word("period.unknown").to_string(),
    }
}

/// The word for a key of a closed vocabulary: `table` is its table in the word list.
pub fn label(words: &Words, table: &str, key: &str) -> String {
    words.phrase(&format!("{table}.{key}"), &[])
}

pub fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|c| c.to_lowercase().chain(letters).collect()).unwrap_or_default()
}

pub fn upper_first(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|c| c.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// A number of things; decisions write at least two digits (`{nn}`).
pub fn tally(words: &Words, key: &'static str, n: usize) -> String {
    words.phrase(key, &[("n", &number(words, n)), ("nn", &format!("{n:02}"))])
}

/// "05 tập thể, 02 hộ gia đình, 11 cá nhân".
pub fn counts(words: &Words, counts: Counts) -> String {
    let parts = [
        (counts.collectives, "tally.collectives"),
        (counts.households, "tally.households"),
        (counts.individuals, "tally.individuals"),
    ];
    let some: Vec<String> = parts.iter().filter(|(n, _)| *n > 0).map(|(n, key)| tally(words, key, *n)).collect();
    if some.is_empty() { words.word("tally.nobody").to_string() } else { some.join(", ") }
}

/// 1234567 → `1.234.567`
pub fn number(words: &Words, n: usize) -> String {
    let digits = n.to_string();
    let mut out = String::new();
    for (i, c) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push_str(words.word("number.thousands"));
        }
        out.push(c);
    }
    out
}

/// How a paper stands to another, and the way back.
pub fn relation(words: &Words, relation: Relation, back: bool) -> &str {
    words.word(match (relation, back) {
        (Relation::Basis, false) => "relation.basis",
        (Relation::Basis, true) => "relation.basis_back",
        (Relation::Implements, false) => "relation.implements",
        (Relation::Implements, true) => "relation.implements_back",
        (Relation::RepliesTo, false) => "relation.replies_to",
        (Relation::RepliesTo, true) => "relation.replies_to_back",
        (Relation::Amends, false) => "relation.amends",
        (Relation::Amends, true) => "relation.amends_back",
        (Relation::Replaces, false) => "relation.replaces",
        (Relation::Replaces, true) => "relation.replaces_back",
        (Relation::Annuls, false) => "relation.annuls",
        (Relation::Annuls, true) => "relation.annuls_back",
    })
}

/// "Mục IV, khoản 2, điểm b, gạch đầu dòng thứ 3": the way to a clause through the labels above it.
pub fn clause_path(words: &Words, clauses: &[Clause], index: usize) -> String {
    let mut parts = Vec::new();
    let mut at = index;
    loop {
        let clause = &clauses[at];
        parts.push(step(words, clauses, at));
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

fn step(words: &Words, clauses: &[Clause], index: usize) -> String {
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
        Some('-' | '–' | '—' | '•' | '*') => words.phrase("clause.dash", &[("n", &ordinal())]),
        Some('+') => words.phrase("clause.plus", &[("n", &ordinal())]),
        Some(c) if c.is_ascii_digit() => words.phrase("clause.number", &[("label", &plain)]),
        Some(c) if c.is_lowercase() => words.phrase("clause.letter", &[("label", &plain)]),
        _ if plain.chars().all(|c| "IVX".contains(c)) => words.phrase("clause.roman", &[("label", &plain)]),
        _ if plain.chars().count() == 1 => words.phrase("clause.part", &[("label", &plain)]),
        _ => lower_first(plain),
    }
}

/// Name of a fact of a document's header that another paper supplied.
pub fn fact(words: &Words, key: &str) -> String {
    match key {
        "number" => words.word("paper.fact_number").to_string(),
        "date" => words.word("paper.fact_date").to_string(),
        "issuer" => words.word("paper.fact_issuer").to_string(),
        "summary" => words.word("paper.fact_summary").to_string(),
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
        let words = crate::render::theme::vietnamese();
        assert_eq!(number(words, 1234567), "1.234.567");
        assert_eq!(number(words, 12), "12");
        assert_eq!(counts(words, Counts { collectives: 5, households: 0, individuals: 12 }), "05 tập thể, 12 cá nhân");
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
