//! Hard-wrapped lines → paragraphs.
//!
//! Comes in: the lines of a document's body. Goes out: its paragraphs, each beginning with its label where it has one. No
//! word is changed: lines are joined by a space, or by nothing after a hyphen glued to its word ("Covid-" / "19").
//!
//! Blank lines tell little, because text pulled out of a PDF has one after every line. What tells is the line before:
//! whether it is full (the next word would not have fitted) and whether its sentence is over.

use super::lines::Line;
use super::parts::is_capitals;
use crate::outline::{Found, Kind, read_label};

/// One paragraph, and the line of the source where it begins.
#[derive(Clone, Debug, PartialEq)]
pub struct Paragraph {
    pub text: String,
    pub number: usize,
}

/// Lines of more letters than this are paragraphs, not wrapped lines.
const WIDEST: usize = 140;

/// Joins lines to paragraphs.
pub fn unwrap(lines: &[Line]) -> Vec<Paragraph> {
    let page = Page::of(lines);
    let mut out: Vec<Paragraph> = Vec::new();
    let mut before: Option<&Line> = None;
    for line in lines {
        let spaced: Vec<&str> = line.text.split_whitespace().collect();
        let text = spaced.join(" ");
        let text = text.as_str();
        let joins = match (before, out.last()) {
            (Some(before), Some(paragraph)) => page.joins(paragraph, before, line),
            _ => false,
        };
        match out.last_mut() {
            Some(paragraph) if joins => {
                // A chapter's title stands on the line below its number.
                let raw = is_raw(text) || is_bare(&paragraph.text);
                let glued = !raw && ends_in_hyphen(&paragraph.text);
                if !glued {
                    paragraph.text.push(if raw { '\n' } else { ' ' });
                }
                paragraph.text.push_str(text);
            }
            _ => out.push(Paragraph { text: text.to_string(), number: line.number }),
        }
        before = Some(line);
    }
    out
}

/// A hyphen glued to its word: "Covid-", not "nghèo -".
fn ends_in_hyphen(text: &str) -> bool {
    let mut end = text.chars().rev();
    end.next() == Some('-') && end.next().is_some_and(char::is_alphanumeric)
}

/// "Chương I", "PHỤ LỤC" without words: its title stands below.
fn is_bare(text: &str) -> bool {
    let text = without_marks(text);
    read_label(text).is_some_and(|found| found.label.kind <= Kind::Subsection && found.words >= text.len())
}

/// A row of a table or a footnote: Markdown that keeps its lines.
fn is_raw(text: &str) -> bool {
    text.starts_with('|') || text.starts_with("[^")
}

fn without_marks(text: &str) -> &str {
    text.trim_start_matches('#').trim().trim_matches('*').trim()
}

/// A headline in capitals. None is longer, and a paragraph is asked again with every line that joins it.
fn is_headline(text: &str) -> bool {
    const LONGEST: usize = 1000;
    text.len() <= LONGEST && is_capitals(text)
}

/// How the lines of a document are set.
struct Page {
    /// Whether lines are wrapped; otherwise each is a paragraph, or most of one.
    wrapped: bool,
    /// Letters of a full line.
    width: usize,
    /// Blank lines between two lines of a paragraph.
    gap: usize,
}

impl Page {
    fn of(lines: &[Line]) -> Page {
        let mut lengths: Vec<usize> = lines.iter().map(|l| l.text.trim().chars().count()).filter(|n| *n > 30).collect();
        lengths.sort_unstable();
        let nth = |percent: usize| lengths.get(lengths.len() * percent / 100).copied().unwrap_or_default();
        let wrapped = nth(90) <= WIDEST && lengths.last().is_some_and(|longest| *longest <= 2 * WIDEST);
        let mut gaps: Vec<usize> = lines.iter().filter(|l| !l.page).map(|l| l.gap).collect();
        gaps.sort_unstable();
        // Nobody wraps narrower; a document of short lines has no full one.
        Page { wrapped, width: nth(85).max(60), gap: gaps.get(gaps.len() / 2).copied().unwrap_or_default() }
    }

    /// Whether `line` goes on with the paragraph that ends in `before`.
    fn joins(&self, paragraph: &Paragraph, before: &Line, line: &Line) -> bool {
        let (last, text) = (before.text.trim(), line.text.trim());
        if is_raw(text) || is_raw(last) {
            return is_raw(text) && is_raw(last) && text.starts_with('|') == last.starts_with('|');
        }
        if text.starts_with('#') || last.starts_with('#') {
            return false;
        }
        // A hyphen between words ("Thi đua -") joins what follows too.
        if ends_in_hyphen(last) && !text.starts_with('-') || last.ends_with(" -") || last.ends_with(" –") {
            return true;
        }
        let (last_words, words) = (without_marks(last), without_marks(text));
        let over = is_over(last_words);
        let short = self.wrapped && self.has_room(last_words, words);
        let apart = line.gap > self.gap && !line.page;
        if is_bare(&paragraph.text) && read_label(words).is_none() && (line.page || line.gap <= self.gap + 1) {
            return true;
        }
        if let Some(found) = read_label(words) {
            // "Điều 5. của Luật" is cited, "Điều 5. Tên" is an article.
            let rest = &words[found.words.min(words.len())..];
            let cited = found.label.kind == Kind::Article && rest.starts_with(char::is_lowercase);
            // The next number in a row opens an item even after a title that fills its line.
            let next = read_label(without_marks(&paragraph.text)).is_some_and(|own| found.label.follows(&own.label));
            let closed =
                over && !cited || apart || self.wrapped && short || next && rest.starts_with(char::is_uppercase);
            return self.joins_label(paragraph, last_words, words, &found, closed);
        }
        let first = words.chars().find(|c| c.is_alphanumeric());
        if !first.is_some_and(char::is_uppercase) {
            return !(apart && over);
        }
        // Each basis has its own line, and the closing words theirs.
        let opening = ["Căn cứ ", "Theo đề nghị ", "Xét ", "Trên đây là "].iter().any(|o| words.starts_with(o));
        let headline = is_headline(&paragraph.text);
        let shouted = is_capitals(words) && words.chars().count() > 6;
        if over && (opening || shouted && !headline) || headline && !is_capitals(words) {
            return false;
        }
        // An unwrapped paragraph is cut only by a page's end, in the middle of a sentence: what follows is no capital.
        self.wrapped && !short && !(apart && over)
    }

    /// A label opens something new where the text before it is over; in the middle of a sentence it is a number or a
    /// dash ("theo Điều" / "5. của Luật"; "Thi đua" / "- Khen thưởng").
    fn joins_label(&self, paragraph: &Paragraph, last: &str, words: &str, found: &Found, closed: bool) -> bool {
        let rest = &words[found.words.min(words.len())..];
        let headline = is_headline(&paragraph.text) || is_capitals(rest) && found.label.kind <= Kind::Roman;
        let listed = found.label.kind.unnumbered() && last.ends_with(',');
        if closed || headline || listed {
            return false;
        }
        // A line of a paragraph file holds whole paragraphs; only prose that goes on in small letters is its rest.
        self.wrapped || found.label.kind.unnumbered() && rest.starts_with(char::is_lowercase) && last.len() > WIDEST
    }

    /// Whether the first word of `next` would have fitted on the line `last`. Letters differ in width: a line counts as
    /// full from seven eighths of the usual width on.
    fn has_room(&self, last: &str, next: &str) -> bool {
        let mut words = next.split_whitespace();
        let first = words.next().unwrap_or_default();
        // A dash in a sentence stays with the word after it.
        let second = if matches!(first, "-" | "–") { words.next().map_or(0, |w| w.chars().count() + 1) } else { 0 };
        let word = first.chars().count() + second;
        (last.chars().count() + 1 + word) * 8 < self.width * 7
    }
}

/// Whether a sentence or item ends here.
fn is_over(text: &str) -> bool {
    let bare = text.trim_end_matches([' ', '*', '”', '"', '’', '\'', ')', ']']);
    // "(B/c)" ends nothing, "hàng năm)." does: what the closing marks enclose decides only with a stop after them.
    let closed = bare.ends_with(['.', ';', ':', '!', '?', '…']);
    closed || text.trim_end().ends_with(['.', ';', ':'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paragraphs(text: &str) -> Vec<String> {
        let (lines, _) = super::super::lines::lines(text);
        unwrap(&lines).into_iter().map(|p| p.text).collect()
    }

    #[test]
    fn wrapped_lines() {
        let text = "\
I. MỤC ĐÍCH

1. Mục đích

- Phát huy sức mạnh tổng hợp của cả hệ thống chính trị và Nhân dân; phòng dịch Covid-

19 trên địa bàn tỉnh theo tinh thần “không để ai bị bỏ lại phía sau” của người nghèo -

không để ai thiếu ăn, theo quy định về công tác thi đua khen thưởng tại khoản 4 Điều

5. của Luật Thi đua khen thưởng và hướng dẫn của Hội đồng Thi đua của tỉnh, của Ban Thi

- Khen thưởng tỉnh.

- Hai.

Các cơ quan, đơn vị, địa phương căn cứ quy định của pháp luật về công tác thi đua của mình

để thực hiện.
";
        assert_eq!(
            paragraphs(text),
            [
                "I. MỤC ĐÍCH",
                "1. Mục đích",
                "- Phát huy sức mạnh tổng hợp của cả hệ thống chính trị và Nhân dân; phòng dịch Covid-19 trên địa bàn tỉnh theo tinh thần “không để ai bị bỏ lại phía sau” của người nghèo - không để ai thiếu ăn, theo quy định về công tác thi đua khen thưởng tại khoản 4 Điều 5. của Luật Thi đua khen thưởng và hướng dẫn của Hội đồng Thi đua của tỉnh, của Ban Thi - Khen thưởng tỉnh.",
                "- Hai.",
                "Các cơ quan, đơn vị, địa phương căn cứ quy định của pháp luật về công tác thi đua của mình để thực hiện.",
            ]
        );
    }
}
