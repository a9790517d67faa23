//! Typographic repair, only on request: straight quotation marks, "Covid- 19", long dashes in document numbers. Every
//! repair is listed; no other letter is touched.

use crate::citation;
use std::collections::BTreeMap;

/// The text repaired, and what was repaired: "before → after", with how often.
pub fn tidy(text: &str) -> (String, Vec<String>) {
    let mut done: BTreeMap<(String, String), usize> = BTreeMap::new();
    let lines: Vec<String> = text
        .split('\n')
        .map(|line| {
            let line = numbers(&covid(line, &mut done), &mut done);
            quotes(&line, &mut done)
        })
        .collect();
    let listed = done.into_iter().map(|((before, after), n)| {
        if n == 1 { format!("{before} → {after}") } else { format!("{before} → {after} ({n} ×)") }
    });
    (lines.join("\n"), listed.collect())
}

/// "Covid - 19", "Covid- 19", "Covid -19" → "Covid-19".
fn covid(line: &str, done: &mut BTreeMap<(String, String), usize>) -> String {
    let mut out = line.to_string();
    for name in ["Covid", "COVID"] {
        for loose in [" - ", "- ", " -", "–", " – "] {
            let (before, after) = (format!("{name}{loose}19"), format!("{name}-19"));
            let n = out.matches(&before).count();
            if n > 0 {
                *done.entry((before.clone(), after.clone())).or_default() += n;
                out = out.replace(&before, &after);
            }
        }
    }
    out
}

/// Spaces and long dashes inside a document's number.
fn numbers(line: &str, done: &mut BTreeMap<(String, String), usize>) -> String {
    let mut out = line.to_string();
    for (range, _) in citation::find(line).citations.into_iter().rev() {
        let Some(cited) = line.get(range.clone()) else { continue };
        let close = cited.replace([' ', '\u{A0}'], " ");
        let fixed = close
            .replace(" / ", "/")
            .replace(" – ", "-")
            .replace('–', "-")
            .replace(" - ", "-")
            .replace("/ ", "/")
            .replace(" /", "/");
        if fixed != cited {
            *done.entry((cited.to_string(), fixed.clone())).or_default() += 1;
            out.replace_range(range, &fixed);
        }
    }
    out
}

/// "…" → “…”, if the line has them in pairs.
fn quotes(line: &str, done: &mut BTreeMap<(String, String), usize>) -> String {
    let n = line.matches('"').count();
    if n == 0 || n % 2 == 1 {
        return line.to_string();
    }
    *done.entry(("\"…\"".to_string(), "“…”".to_string())).or_default() += n / 2;
    let mut open = false;
    line.chars()
        .map(|c| match c {
            '"' => {
                open = !open;
                if open { '“' } else { '”' }
            }
            c => c,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn repairs_are_listed() {
        let (text, repairs) = super::tidy("phòng Covid - 19 \"an toàn\" theo số 4049/KH – UBND");
        assert_eq!(text, "phòng Covid-19 “an toàn” theo số 4049/KH-UBND");
        assert_eq!(repairs.len(), 3);
        assert_eq!(super::tidy("từ 2020 - 2025 - và \" lẻ").1.len(), 0);
    }
}
