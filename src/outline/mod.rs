//! The outline of an official text, found from its own numbering.
//!
//! Comes in: the text of a document, one clause a paragraph. Goes out: a flat list of blocks: clauses with their
//! anchors, headings and prose between them. Used by `parse` (facts) and by `render` (the page), so both see the same.
//! May not live here: Markdown inside a clause, HTML.
//!
//! Levels come from the labels, never from the number of `#`; labels are never renumbered; an item belongs to
//! whichever item is still open. `docs/architecture.md` has the rules of the anchors.

mod label;

pub use label::{Found, Kind, Label, ordinal_word, read as read_label, roman, to_roman};

use std::collections::HashMap;
use std::ops::Range;

/// One block of an official text. Ranges are bytes of the text.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    Clause(Item),
    /// A paragraph, table or footnote that is no clause; `heading` if it was marked with `#`.
    Prose {
        range: Range<usize>,
        heading: bool,
    },
}

/// A numbered item.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    pub label: Label,
    pub anchor: String,
    /// Where the anchor is written, if it was frozen by `{#…}`.
    pub frozen: Option<Range<usize>>,
    /// Number of open items above it.
    pub depth: usize,
    /// The words after the label.
    pub range: Range<usize>,
    /// Marked with `#`, of a kind that is always a heading (Phần, Chương, Mục, I.), or the title of an article.
    pub heading: bool,
    /// The label as printed.
    pub printed: Range<usize>,
    /// Index of the block of the item it belongs to.
    parent: Option<usize>,
}

/// Cuts `text` into blocks.
pub fn outline(text: &str) -> Vec<Block> {
    let mut blocks = cut(text);
    number(&mut blocks, text);
    blocks
}

/// Names of a text's footnotes, in the order of their definitions (`[^name]: …`).
pub fn notes(text: &str) -> Vec<String> {
    let names = text.lines().filter_map(|line| line.trim_start().strip_prefix("[^")?.split_once("]:"));
    names.map(|(name, _)| name.to_string()).filter(|name| !name.contains([']', ' '])).collect()
}

/// What the line before was; it decides whether a line begins something new.
#[derive(PartialEq)]
enum Before {
    Blank,
    Item,
    /// A line that went on with an item's words.
    ItemText,
    Prose,
    /// A table or a footnote: kept as Markdown to the next blank line.
    Raw,
}

/// First pass: lines to blocks, each clause with its parent.
fn cut(text: &str) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut open: Vec<usize> = Vec::new(); // indexes into `blocks` of the items still open
    let mut before = Before::Blank;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let end = at + line.trim_end().len();
        let start = end.min(at + line.len() - line.trim_start().len());
        at += line.len();
        if start == end {
            before = Before::Blank;
            continue;
        }
        let hashes = text[start..end].bytes().take_while(|b| *b == b'#').count();
        let body = end - text[start + hashes..end].trim_start().len();
        let found = if before == Before::Raw { None } else { label::read(&text[body..end]) };
        // A number in the middle of a paragraph ("… theo Điều\n5. …") is no item; a dash always is.
        let after_number =
            before == Before::Item && blocks.last().and_then(label_of).is_some_and(|l| !l.kind.unnumbered());
        let fresh = hashes > 0 || before == Before::Blank || after_number;
        if let Some(found) = found.filter(|f| fresh || f.label.kind.unnumbered()) {
            while open.last().is_some_and(|i| label_of(&blocks[*i]).is_none_or(|l| l.rank() >= found.label.rank())) {
                open.pop();
            }
            let (range, frozen) = frozen_anchor(text, body + found.words..end);
            let item = Item {
                heading: hashes > 0
                    || found.label.kind.always_heading()
                    || is_title(&found.label, &text[range.clone()]),
                label: found.label,
                anchor: String::new(),
                frozen,
                depth: open.len(),
                range,
                printed: body..body + found.printed,
                parent: open.last().copied(),
            };
            open.push(blocks.len());
            blocks.push(Block::Clause(item));
            before = Before::Item;
            continue;
        }
        let raw = text[start..].starts_with('|') || text[start..].starts_with("[^");
        before = match (before, blocks.last_mut()) {
            (Before::Item | Before::ItemText, Some(Block::Clause(item))) if hashes == 0 && !raw => {
                item.range.end = end;
                Before::ItemText
            }
            (state @ (Before::Prose | Before::Raw), Some(Block::Prose { range, .. })) if hashes == 0 => {
                range.end = end;
                state
            }
            _ => {
                blocks.push(Block::Prose { range: body..end, heading: hashes > 0 });
                match (hashes, raw) {
                    (0, true) => Before::Raw,
                    (0, false) => Before::Prose,
                    _ => Before::Blank,
                }
            }
        };
    }
    blocks
}

/// An article's words are its title, or already what it orders ("Điều 1. Tặng Bằng khen cho … kèm theo.").
fn is_title(label: &Label, words: &str) -> bool {
    label.kind == Kind::Article && words.chars().count() < 120 && !words.ends_with(['.', ';'])
}

fn label_of(block: &Block) -> Option<&Label> {
    match block {
        Block::Clause(item) => Some(&item.label),
        Block::Prose { .. } => None,
    }
}

/// Takes a trailing `{#anchor}` off the first line of a clause.
fn frozen_anchor(text: &str, words: Range<usize>) -> (Range<usize>, Option<Range<usize>>) {
    let line = &text[words.clone()];
    match line.rfind("{#") {
        Some(at) if line.ends_with('}') => {
            let anchor = words.start + at + 2..words.end - 1;
            (words.start..words.start + line[..at].trim_end().len(), Some(anchor))
        }
        _ => (words, None),
    }
}

/// Second pass: anchors, now that every item's siblings are known.
fn number(blocks: &mut [Block], text: &str) {
    // Dashes that have numbered siblings are g1, g2, …
    let mut numbered: HashMap<Option<usize>, bool> = HashMap::new();
    for block in blocks.iter() {
        if let Block::Clause(item) = block {
            *numbered.entry(item.parent).or_default() |= !item.label.kind.unnumbered();
        }
    }
    let mut ordinals: HashMap<Option<usize>, usize> = HashMap::new();
    // Frozen anchors keep theirs, wherever they stand; computed ones make room.
    let frozen = blocks.iter().filter_map(|block| match block {
        Block::Clause(item) => item.frozen.clone(),
        Block::Prose { .. } => None,
    });
    let mut taken: HashMap<String, usize> = frozen.map(|range| (text[range].to_string(), 1)).collect();
    for index in 0..blocks.len() {
        let (earlier, rest) = blocks.split_at_mut(index);
        let Some(Block::Clause(item)) = rest.first_mut() else { continue };
        let parent = item.parent.and_then(|p| match &earlier[p] {
            Block::Clause(parent) => Some(parent),
            Block::Prose { .. } => None,
        });
        let segment = if item.label.kind.unnumbered() {
            let n = ordinals.entry(item.parent).or_default();
            *n += 1;
            let general = numbered.get(&item.parent).copied().unwrap_or_default();
            if general { format!("g{n}") } else { n.to_string() }
        } else {
            item.label.segment(parent.map(|p| &p.label))
        };
        let path = match parent {
            Some(parent) if item.label.kind != Kind::Article => format!("{}-{segment}", parent.anchor),
            _ => segment,
        };
        if let Some(range) = &item.frozen {
            item.anchor = text[range.clone()].to_string();
            continue;
        }
        let times = taken.entry(path.clone()).or_default();
        *times += 1;
        item.anchor = if *times == 1 { path } else { format!("{path}--{times}") };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn anchors(text: &str) -> Vec<String> {
        outline(text)
            .into_iter()
            .filter_map(|b| match b {
                Block::Clause(item) => Some(item.anchor),
                Block::Prose { .. } => None,
            })
            .collect()
    }

    #[test]
    fn a_plan() {
        let text = "Căn cứ Luật.\n\n## I. MỤC ĐÍCH\n\n### 1. Mục đích\n\n- Một.\n- Hai,\nvẫn hai.\n\n### 2. Yêu cầu\n\n## IV. TIÊU CHUẨN\n\n2. Hình thức\n\nb) Bằng khen:\n\n- Một.\n\n  + Cộng.\n\nđ) Khác\n\n## V. THỜI GIAN\n\n- Một.\n- Hai.\n";
        assert_eq!(
            anchors(text),
            [
                "i",
                "i-1",
                "i-1-1",
                "i-1-2",
                "i-2",
                "iv",
                "iv-2",
                "iv-2-b",
                "iv-2-b-1",
                "iv-2-b-1-1",
                "iv-2-dd",
                "v",
                "v-1",
                "v-2"
            ]
        );
    }

    #[test]
    fn separate_marks_and_amounts() {
        use unicode_normalization::UnicodeNormalization;
        let nfd: String = "Chương I\n\nĐiều 1. Tên\n\n1. a\n\nđ) b\n".nfd().collect();
        assert_eq!(anchors(&nfd), ["chuong-1", "dieu-1", "dieu-1-1", "dieu-1-1-dd"]);
        assert_eq!(anchors("1.500 cán bộ tham gia.\n\n- Một.\n"), ["1"]);
    }

    #[test]
    fn labels_printed_twice_keep_their_number() {
        assert_eq!(
            anchors("II. A\n\n1. a\n\n2. b\n\n- x\n\n2. c\n\n- y\n"),
            ["ii", "ii-1", "ii-2", "ii-2-1", "ii-2--2", "ii-2--2-1"]
        );
    }

    #[test]
    fn dashes_beside_numbers() {
        assert_eq!(anchors("1. a\n\n- x\n\n1.1. b\n\n- y\n\n1.2. c\n"), ["1", "1-g1", "1-1", "1-1-1", "1-2"]);
    }

    #[test]
    fn articles_stand_alone() {
        assert_eq!(
            anchors("Chương I\n\nMục 2. Tên\n\nĐiều 3. Tên\n\n1. Khoản\n\na) Điểm\n\nĐiều 4\n"),
            ["chuong-1", "chuong-1-muc-2", "dieu-3", "dieu-3-1", "dieu-3-1-a", "dieu-4"]
        );
        assert_eq!(
            anchors("Phần thứ nhất\n\nMục 2\n\n1. x\n\nPhụ lục 1\n\nI. A\n\n2. x\n"),
            ["phan-1", "phan-1-muc-2", "phan-1-muc-2-1", "phu-luc-1", "phu-luc-1-i", "phu-luc-1-i-2"]
        );
    }

    #[test]
    fn a_frozen_anchor_and_its_children() {
        assert_eq!(anchors("I. A\n\n- mới\n\n- cũ {#i-1}\n\n+ con\n"), ["i", "i-1--2", "i-1", "i-1-1"]);
    }

    #[test]
    fn a_number_inside_a_paragraph_is_no_item() {
        assert_eq!(anchors("Thực hiện theo Điều\n5. của Luật.\n"), Vec::<String>::new());
        assert_eq!(anchors("- Đến ngày\n30. tháng\n"), ["1"]);
    }
}
