//! What may never slip in: letters of old encodings, data of private persons. Looks at letters only.
//! Sources: domain D.2 (personal data), F.10 (old encodings).

use crate::report::{Diagnostic, messages};
use crate::sources::{FileId, Place};

/// Marks of a broken encoding, once per file; `offset` is where `text` begins in the file.
pub fn encoding(file: FileId, text: &str, offset: usize, diagnostics: &mut Vec<Diagnostic>) {
    // Bytes are enough: TCVN3 read as Latin-1 ("nh©n d©n") shows as U+00A8 to U+00B9, which begin with C2; separate marks
    // (U+0300 to U+0323) begin with CC.
    let bytes = text.as_bytes();
    let mut old = Vec::new();
    let mut separate = None;
    for (at, pair) in bytes.windows(2).enumerate() {
        match pair {
            [0xC2, second] if TCVN3.contains(second) && at > 0 && is_letter(bytes[at - 1]) => old.push(at),
            [0xCC, 0x80..=0xA3] if separate.is_none() => separate = Some(at),
            _ => {}
        }
    }
    let word = |at: usize| {
        let start = text[..at].rfind(char::is_whitespace).map_or(0, |n| n + 1);
        let end = at + text[at..].find(char::is_whitespace).unwrap_or(text.len() - at);
        Place::new(file, offset + start..offset + end)
    };
    match (old.as_slice(), separate) {
        ([first, _, _, ..], _) => diagnostics.push(messages::old_encoding(word(*first), "TCVN3")),
        (_, Some(at)) => diagnostics.push(messages::decomposed(word(at))),
        _ => {}
    }
}

/// Whether a text is written in letters of an old encoding; separate marks are composed on import and no fault.
pub fn old_letters(text: &str) -> Option<Diagnostic> {
    let mut found = Vec::new();
    encoding(FileId(0), text, 0, &mut found);
    found.into_iter().find(|d| d.code == "old-encoding")
}

/// Second bytes of the signs that TCVN3 letters turn into inside words: ¨ © ª « ¬ ® µ ¶ · ¸ ¹.
const TCVN3: [u8; 11] = [0xA8, 0xA9, 0xAA, 0xAB, 0xAC, 0xAE, 0xB5, 0xB6, 0xB7, 0xB8, 0xB9];

/// Whether a byte can end a letter of a word.
fn is_letter(byte: u8) -> bool {
    byte.is_ascii_alphabetic() || byte >= 0x80
}

/// Things that look like a private person's data: telephone and identity numbers, e-mail addresses.
pub fn personal(file: FileId, text: &str, offset: usize, diagnostics: &mut Vec<Diagnostic>) {
    let bytes = text.as_bytes();
    let mut report = |start: usize, end: usize, what| {
        diagnostics.push(messages::personal_data(Place::new(file, offset + start..offset + end), what));
    };
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at] == b'@'
            && let Some((start, end)) = email(text, at)
        {
            report(start, end, ("địa chỉ thư điện tử", "an e-mail address"));
            at = end;
            continue;
        }
        if !(bytes[at].is_ascii_digit() || bytes[at] == b'+') {
            at += 1;
            continue;
        }
        let boundary = at == 0 || !(bytes[at - 1].is_ascii_alphanumeric() || b"/-.,_=".contains(&bytes[at - 1]));
        if boundary {
            let (end, digits) = number(bytes, at);
            let free = bytes.get(end).is_none_or(|b| !b.is_ascii_alphanumeric() && *b != b'/');
            let phone =
                (digits == 10 || digits == 11) && bytes[at] == b'0' || digits == 11 && text[at..].starts_with("+84");
            if free && phone {
                report(at, end, ("số điện thoại", "a telephone number"));
            } else if free
                && !is_amount(&text[at..end])
                && (digits == 12 || digits == 9 && !text[at..end].contains(['.', ' ']))
            {
                report(at, end, ("số căn cước hoặc số tài khoản", "an identity or account number"));
            }
            at = end.max(at + 1);
            continue;
        }
        at += 1;
    }
}

/// Money and years: "350.000.000.000", "2019-2020-2021".
fn is_amount(number: &str) -> bool {
    let thousands = number.contains('.') && number.split('.').skip(1).all(|group| group.len() == 3);
    let years = number.contains('-')
        && number.split('-').all(|year| year.len() == 4 && matches!(&year[..2], "18" | "19" | "20"));
    thousands || years
}

/// End of a run of digits that may be grouped by single spaces, dots or hyphens, and how many digits it has.
fn number(bytes: &[u8], start: usize) -> (usize, usize) {
    let mut end = start + usize::from(bytes[start] == b'+');
    let mut digits = 0;
    while let Some(b) = bytes.get(end) {
        if b.is_ascii_digit() {
            digits += 1;
        } else if !(b" .-".contains(b) && bytes.get(end + 1).is_some_and(u8::is_ascii_digit)) {
            break;
        }
        end += 1;
    }
    (end, digits)
}

/// Ends of an e-mail address around the `@` at `at`.
fn email(text: &str, at: usize) -> Option<(usize, usize)> {
    let inside = |c: char| c.is_ascii_alphanumeric() || "._-+".contains(c);
    let start = text[..at].rfind(|c| !inside(c)).map_or(0, |n| n + text[n..].chars().next().map_or(1, char::len_utf8));
    let end = at + 1 + text[at + 1..].find(|c| !inside(c)).unwrap_or(text.len() - at - 1);
    let host = text[at + 1..end].trim_end_matches('.');
    (start < at && host.contains('.')).then_some((start, at + 1 + host.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        let mut diagnostics = Vec::new();
        personal(FileId(0), text, 0, &mut diagnostics);
        diagnostics
            .iter()
            .map(|d| match &d.at {
                crate::report::At::Place(place) => &text[place.range()],
                _ => "",
            })
            .collect()
    }

    #[test]
    fn personal_numbers() {
        assert_eq!(found("Gọi 0912 345 678 hoặc an.b@example.vn."), ["0912 345 678", "an.b@example.vn"]);
        assert_eq!(found("CCCD 012345678901"), ["012345678901"]);
        assert_eq!(found("+84 912 345 678"), ["+84 912 345 678"]);
    }

    #[test]
    fn honest_numbers() {
        for text in [
            "ngày 02/12/2021",
            "4049/KH-UBND",
            "1.234.567 đồng",
            "350.000.000 đồng",
            "350.000.000.000 đồng",
            "giai đoạn 2019-2020-2021",
            "28/6/1909-28/6/2024",
            "20 năm, 120 hộ",
            "https://a.vn/x-123456789.html",
        ] {
            assert_eq!(found(text), Vec::<&str>::new(), "{text}");
        }
    }
}
