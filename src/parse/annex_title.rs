//! The number of a decision in the title lines of its annex.
//! Comes in: a sheet. Goes out: the number with its place. May not live here: rows.

use crate::sheet::Sheet;
use crate::sources::{Place, Spelled};
use crate::vietnamese::fold;

/// The number in "(Kèm theo Quyết định số 12/QĐ-UBND ngày …)"; nothing where it was left blank.
pub fn named_decision(sheet: &Sheet) -> Option<Spelled<String>> {
    // It stands above the list, and every list is short up to there.
    let mut fields = sheet.rows.iter().take(60).flatten();
    let field = fields.find(|f| {
        let folded = fold(&f.value);
        folded.contains("kem theo quyet dinh") || folded.contains("kem theo qd")
    })?;
    let raw = &sheet.text[field.place.range()];
    let at = ["số", "Số", "SỐ"].iter().filter_map(|word| raw.find(word).map(|n| n + word.len())).min()?;
    let start = at + raw[at..].find(|c: char| !c.is_whitespace() && c != ':')?;
    let (number, length) = number_and_symbol(&raw[start..])?;
    let first = field.place.start + start as u32;
    Some(Spelled::new(number, Place { start: first, end: first + length as u32, ..field.place }))
}

/// `12/QĐ-UBND` at the beginning of a text, without spaces around its signs, and how many bytes it takes there.
fn number_and_symbol(text: &str) -> Option<(String, usize)> {
    let mut number = String::new();
    let mut end = 0;
    let mut letters = text.char_indices().peekable();
    while let Some((at, c)) = letters.next() {
        match c {
            '/' | '-' | '–' | '—' => number.push(if c == '/' { '/' } else { '-' }),
            c if c.is_alphanumeric() || c == '&' => number.push(c),
            // A space stands before or after a sign, or ends it all.
            c if c.is_whitespace() => {
                let next = text[at..].trim_start().chars().next();
                if !(number.ends_with(['/', '-']) || next.is_some_and(|n| "/-–—".contains(n))) {
                    break;
                }
                continue;
            }
            _ => break,
        }
        end = letters.peek().map_or(text.len(), |(next, _)| *next);
    }
    let whole = number.starts_with(|c: char| c.is_ascii_digit()) && number.contains('/');
    whole.then_some((number, end))
}
