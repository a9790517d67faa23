//! The text of a file → lines without what printing left in it: page numbers, running heads, lone web addresses.
//!
//! Comes in: text as it was pulled out of a PDF or typed. Goes out: lines with their numbers, and what was dropped. No
//! other word is lost or changed; letters are composed, Đ typed as Ð is Đ, soft hyphens and byte order marks go.

use crate::vietnamese::{fold, nfc};
use std::collections::{HashMap, HashSet};

/// One line of the source.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    pub text: String,
    /// In the source, from 1.
    pub number: usize,
    /// Blank lines before it.
    pub gap: usize,
    /// The first of a page.
    pub page: bool,
}

/// A line that is not kept, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Dropped {
    pub number: usize,
    pub text: String,
    pub why: Why,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Why {
    PageNumber,
    RunningHead,
    WebAddress,
    /// A rule of dashes or stars.
    Rule,
}

/// Lines that every page has, its number aside.
const SHORTEST_PAGE: usize = 10;

/// Cuts a text into lines and drops what printing left.
pub fn lines(text: &str) -> (Vec<Line>, Vec<Dropped>) {
    let mut all = cut(text);
    let mut dropped = Vec::new();
    let mut drop_if = |all: &mut Vec<Line>, why: Why, test: &dyn Fn(&[Line], usize) -> bool| {
        let out: Vec<bool> = (0..all.len()).map(|i| test(all, i)).collect();
        let mut gap = 0;
        let mut page = false;
        let mut i = 0;
        all.retain_mut(|line| {
            i += 1;
            if out[i - 1] {
                // A rule parts what stands above from what stands below.
                gap += line.gap + if why == Why::Rule { 3 } else { 0 };
                // A page number stands at a page's edge.
                page |= line.page || why != Why::Rule;
                dropped.push(Dropped { number: line.number, text: line.text.trim().to_string(), why });
                return false;
            }
            line.gap += std::mem::take(&mut gap);
            line.page |= std::mem::take(&mut page);
            true
        });
    };
    drop_if(&mut all, Why::Rule, &|all, i| is_rule(&all[i].text));
    let numbers: Vec<usize> = (0..all.len()).filter(|i| is_page_number(&all, *i)).collect();
    // Numbers close to each other are the first column of a list.
    let near = |a: usize, b: usize| a != b && a.abs_diff(b) < SHORTEST_PAGE;
    drop_if(&mut all, Why::PageNumber, &|_, i| {
        numbers.binary_search(&i).is_ok_and(|at| {
            let others = numbers[at.saturating_sub(1)..(at + 2).min(numbers.len())].iter();
            !others.into_iter().any(|other| near(*other, i))
        })
    });
    let heads = running_heads(&all);
    drop_if(&mut all, Why::RunningHead, &|all, i| {
        let key = head_key(&all[i].text);
        heads.contains(&key) && at_edge(all, i)
    });
    drop_if(&mut all, Why::WebAddress, &|all, i| is_url(&all[i].text) && all.get(i + 1).is_none_or(|next| next.page));
    dropped.sort_by_key(|d| d.number);
    (all, dropped)
}

fn cut(text: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut gap = 0;
    let mut page = false;
    let unusual: &[char] = &['Ð', '\u{AD}', '\u{FEFF}', '\u{200B}', '\u{A0}', '\u{2028}'];
    // In a text with a blank line after every line, a new page shows as a line after none.
    let (mut blanks, mut full) = (0usize, 0usize);
    for line in text.lines() {
        if line.trim().is_empty() { blanks += 1 } else { full += 1 }
    }
    let spaced = blanks * 2 > full;
    for (i, raw) in text.split('\n').enumerate() {
        let raw = raw.trim_end_matches('\r');
        for (n, part) in raw.split('\u{C}').enumerate() {
            page |= n > 0;
            if part.trim().is_empty() {
                gap += usize::from(n == 0);
                continue;
            }
            let composed = nfc(part);
            let words = if composed.contains(unusual) {
                let plain = composed.replace('Ð', "Đ").replace(['\u{AD}', '\u{FEFF}', '\u{200B}'], "");
                plain.replace(['\u{A0}', '\u{2028}'], " ")
            } else {
                composed.into_owned()
            };
            let indented = words.starts_with(' ') && gap == 0 && spaced && !lines.is_empty();
            lines.push(Line { text: words, number: i + 1, gap, page: page || indented });
            (gap, page) = (0, false);
        }
    }
    lines
}

/// `----`, `* * *`, `_____`
fn is_rule(text: &str) -> bool {
    let marks: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).collect();
    marks.len() >= 3 && marks.iter().all(|c| matches!(c, '-' | '–' | '—' | '_' | '*' | '='))
}

/// `4`, `- 4 -`, `Trang 4`, `4/12`, `Trang 4/12`; a lone number without blank lines around is a page number only at a
/// page's edge.
fn is_page_number(all: &[Line], i: usize) -> bool {
    let text = fold(all[i].text.trim());
    let bare = text.trim_matches(['-', '–', '—', ' ', '*', '_']);
    let (worded, figures) = match bare.strip_prefix("trang ").or_else(|| bare.strip_prefix("page ")) {
        Some(rest) => (true, rest),
        None => (text.contains('/') || bare != text, bare),
    };
    let parts: Vec<&str> = figures.split('/').map(str::trim).collect();
    let number = |p: &&str| (1..=3).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_digit());
    if parts.is_empty() || parts.len() > 2 || !parts.iter().all(number) {
        return false;
    }
    if worded && parts.len() == 1 || parts.len() == 2 && parts[0].parse::<u32>().ok() <= parts[1].parse().ok() {
        return true;
    }
    // A line that ends in an open number ("… Điều", "… năm") goes on with it.
    parts.len() == 1 && !(i > 0 && ends_open(&all[i - 1].text) && all[i].gap == all[i - 1].gap && !all[i].page)
}

/// Whether the next line must be a number: "theo Điều", "khoản", "ngày".
fn ends_open(text: &str) -> bool {
    let folded = fold(text.trim_end());
    let last = folded.split_whitespace().next_back().unwrap_or_default();
    matches!(last, "dieu" | "khoan" | "muc" | "so" | "ngay" | "thang" | "nam" | "den" | "tu" | "gom" | "co" | "va")
}

fn is_url(text: &str) -> bool {
    let text = text.trim().trim_matches(['<', '>']);
    (text.starts_with("http://") || text.starts_with("https://") || text.starts_with("www."))
        && !text.contains(char::is_whitespace)
}

/// A running head is the same on every page but for its number.
fn head_key(text: &str) -> String {
    let folded = fold(text.trim());
    let mut key = String::with_capacity(folded.len());
    for c in folded.chars() {
        if !c.is_ascii_digit() {
            key.push(c);
        } else if !key.ends_with('#') {
            key.push('#');
        }
    }
    key
}

fn at_edge(all: &[Line], i: usize) -> bool {
    i == 0 || all[i].page || all.get(i + 1).is_some_and(|next| next.page)
}

/// Lines at the edge of at least two pages, nearly every time they occur.
fn running_heads(all: &[Line]) -> HashSet<String> {
    let mut seen: HashMap<String, (usize, usize)> = HashMap::new();
    for (i, line) in all.iter().enumerate() {
        let text = line.text.trim();
        // Items and sentences begin and end pages too.
        if text.chars().count() > 120 || text.ends_with([',', ';', '.']) || crate::outline::read_label(text).is_some() {
            continue;
        }
        let entry = seen.entry(head_key(text)).or_default();
        entry.0 += 1;
        entry.1 += usize::from(at_edge(all, i));
    }
    let heads = seen.into_iter().filter(|(_, (times, edges))| *edges >= 2 && edges * 2 > *times);
    heads.map(|(key, _)| key).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(text: &str) -> (Vec<String>, Vec<Why>) {
        let (lines, dropped) = lines(text);
        (lines.into_iter().map(|l| l.text.trim().to_string()).collect(), dropped.into_iter().map(|d| d.why).collect())
    }

    #[test]
    fn what_printing_left() {
        let page = "và\n\n".repeat(12);
        let (lines, why) =
            kept(&format!("Một\n\n 4\n\nhai\n\nba - 3 -\n\nhttps://a.vn/x\n bốn\n\n{page}Trang 5/7\n\nnăm"));
        let lines: Vec<&String> = lines.iter().filter(|l| *l != "và").collect();
        assert_eq!(lines, ["Một", "hai", "ba - 3 -", "bốn", "năm"]);
        assert_eq!(why, [Why::PageNumber, Why::WebAddress, Why::PageNumber]);
        assert_eq!(kept("STT\n\n1\n\nLò Văn A\n\n2\n\nLò Văn B").1, [], "the first column of a list");
        assert_eq!(kept("theo quy định tại Điều\n5\ncủa Luật").1, []);
        assert_eq!(kept("gửi về https://a.vn/x trước ngày").1, []);
    }

    #[test]
    fn running_heads_by_their_pages() {
        let last = ["một hai", "ba bốn", "năm sáu"];
        let page = |n: usize| format!("UBND TỈNH – Kế hoạch {n}/3\nLời {n} của trang,\n{}\n\u{C}", last[n - 1]);
        let (lines, why) = kept(&(page(1) + &page(2) + &page(3)));
        assert_eq!(why, [Why::RunningHead; 3]);
        assert_eq!(lines.len(), 6, "{lines:?}");
    }

    #[test]
    fn letters() {
        assert_eq!(kept("QÐ-UB\u{AD}ND\u{A0}x").0, ["QĐ-UBND x"]);
    }
}
