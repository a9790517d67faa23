//! Two texts side by side: which clauses of one the other repeats, changes, adds, leaves out. The only room for `similar`.
//!
//! Comes in: the clauses of a parent plan and of a plan that carries it out. Goes out: pairs in the child's order, with
//! the words that differ. May not live here: which documents belong together, HTML.
//!
//! Clauses are paired by their words, not by their numbers: a child plan moves what it takes over. Each clause has at
//! most one partner, the likest first.

use crate::markdown::{self, Node, Tag};
use crate::outline::{Block, notes, outline};
use crate::sources::FileId;
use crate::vietnamese::{fold, loose};
use similar::{Algorithm, ChangeTag, capture_diff_slices};
use std::collections::HashMap;
use std::ops::Range;

/// A clause with its words; or a paragraph of prose after one, which has no label of its own and the clause's anchor.
#[derive(Clone, Debug, PartialEq)]
pub struct Clause {
    pub anchor: String,
    pub label: String,
    pub depth: usize,
    /// Printed as a heading.
    pub heading: bool,
    pub text: String,
}

/// How a pair stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    Same,
    Changed,
    /// Only the child has it.
    Added,
    /// Only the parent has it.
    Missing,
}

/// Words of one side: whether the other side has them, and the words.
pub type Words = Vec<(bool, String)>;

#[derive(Clone, Debug, PartialEq)]
pub struct Pair {
    pub state: State,
    /// Positions among the parent's and the child's clauses.
    pub parent: Option<usize>,
    pub child: Option<usize>,
    pub parent_words: Words,
    pub child_words: Words,
}

/// The clauses of an official text as plain words. What stands before the first clause is left out: nothing has its
/// address.
pub fn clauses(text: &str) -> Vec<Clause> {
    let names = notes(text);
    let plain = |range: Range<usize>| words_of(&markdown::read_part(&text[range], FileId(0), 0, &names).nodes);
    let mut out: Vec<Clause> = Vec::new();
    for block in outline(text) {
        match block {
            Block::Clause(item) => out.push(Clause {
                anchor: item.anchor,
                label: text[item.printed].trim_matches('*').to_string(),
                depth: item.depth,
                heading: item.heading,
                text: plain(item.range),
            }),
            Block::Prose { range, .. } => {
                let words = plain(range);
                if let Some(last) = out.last().filter(|_| !words.is_empty()) {
                    let (anchor, depth) = (last.anchor.clone(), last.depth);
                    out.push(Clause { anchor, label: String::new(), depth, heading: false, text: words });
                }
            }
        }
    }
    out
}

/// The words of a text without its marks; footnotes are left out, cells of a table parted by a comma.
fn words_of(nodes: &[Node<'_>]) -> String {
    let mut out = String::new();
    let mut note = 0usize;
    let mut cells = 0usize;
    for node in nodes {
        match node {
            Node::Start(Tag::Footnote { .. }) => note = 1,
            Node::Start(_) if note > 0 => note += 1,
            Node::End if note > 0 => note -= 1,
            _ if note > 0 => {}
            Node::Start(Tag::TableCell) => {
                out.push_str(if cells > 0 { ", " } else { "" });
                cells += 1;
            }
            Node::Text(words) | Node::Code(words) => out.push_str(words),
            Node::SoftBreak | Node::HardBreak => out.push(' '),
            _ => {}
        }
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Pairs beyond this are too many to compare one by one; clauses of such texts pair by equal words only.
const MOST: usize = 400_000;

/// Likeness from which two clauses are one, changed.
const LIKE: f64 = 0.4;

/// Compares two lists of clauses.
pub fn compare(parent: &[Clause], child: &[Clause]) -> Vec<Pair> {
    let partner = partners(parent, child);
    let mut pairs = Vec::new();
    let mut next = 0; // clauses of the parent that have been passed
    let taken: Vec<bool> = (0..parent.len()).map(|p| partner.contains(&Some(p))).collect();
    let mut missing = |upto: usize, pairs: &mut Vec<Pair>| {
        for (p, clause) in parent.iter().enumerate().take(upto).skip(next) {
            if !taken[p] {
                pairs.push(Pair {
                    state: State::Missing,
                    parent: Some(p),
                    child: None,
                    parent_words: vec![(true, clause.text.clone())],
                    child_words: Vec::new(),
                });
            }
        }
        next = next.max(upto);
    };
    for (c, clause) in child.iter().enumerate() {
        let Some(p) = partner[c] else {
            let child_words = vec![(true, clause.text.clone())];
            pairs.push(Pair {
                state: State::Added,
                parent: None,
                child: Some(c),
                parent_words: Vec::new(),
                child_words,
            });
            continue;
        };
        missing(p, &mut pairs);
        let same = loose(&parent[p].text) == loose(&clause.text);
        let (parent_words, child_words) = if same {
            (vec![(true, parent[p].text.clone())], vec![(true, clause.text.clone())])
        } else {
            words(&parent[p].text, &clause.text)
        };
        let state = if same { State::Same } else { State::Changed };
        pairs.push(Pair { state, parent: Some(p), child: Some(c), parent_words, child_words });
    }
    missing(parent.len(), &mut pairs);
    pairs
}

/// For each clause of the child its partner among the parent's.
fn partners(parent: &[Clause], child: &[Clause]) -> Vec<Option<usize>> {
    let mut partner = vec![None; child.len()];
    let mut free = vec![true; parent.len()];
    if parent.len() * child.len() > MOST {
        let mut equal: HashMap<String, Vec<usize>> = HashMap::new();
        for (p, clause) in parent.iter().enumerate().rev() {
            equal.entry(loose(&clause.text)).or_default().push(p);
        }
        for (c, clause) in child.iter().enumerate() {
            partner[c] = equal.get_mut(&loose(&clause.text)).and_then(Vec::pop);
        }
        return partner;
    }
    let pairs_of = |clause: &Clause| {
        let folded = fold(&clause.text);
        let words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
        let mut pairs: Vec<String> = words.windows(2).map(|w| format!("{} {}", w[0], w[1])).collect();
        if words.len() < 4 {
            pairs.extend(words.iter().map(|w| w.to_string()));
        }
        pairs.sort_unstable();
        pairs
    };
    let (parents, children): (Vec<_>, Vec<_>) =
        (parent.iter().map(pairs_of).collect(), child.iter().map(pairs_of).collect());
    let mut likely = Vec::new();
    for (c, own) in children.iter().enumerate() {
        for (p, other) in parents.iter().enumerate() {
            let likeness = likeness(other, own);
            if likeness >= LIKE {
                // Of two equally like clauses that at the same place of the order counts.
                let level = if parent[p].depth == child[c].depth { 0.02 } else { 0.0 };
                likely.push((likeness + level, (p as i64 - c as i64).abs(), p, c));
            }
        }
    }
    likely.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2, a.3).cmp(&(b.1, b.2, b.3))));
    for (_, _, p, c) in likely {
        if free[p] && partner[c].is_none() {
            free[p] = false;
            partner[c] = Some(p);
        }
    }
    partner
}

/// Share of word pairs in common (Dice's coefficient); both lists are sorted.
fn likeness(a: &[String], b: &[String]) -> f64 {
    let (mut i, mut j, mut common) = (0, 0, 0usize);
    while i < a.len() && j < b.len() {
        match a[i].cmp(&b[j]) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                common += 1;
                i += 1;
                j += 1;
            }
        }
    }
    if a.is_empty() && b.is_empty() { 0.0 } else { 2.0 * common as f64 / (a.len() + b.len()) as f64 }
}

/// The words of both sides, with whether the other has them too.
fn words(parent: &str, child: &str) -> (Words, Words) {
    let (old, new): (Vec<&str>, Vec<&str>) = (parent.split(' ').collect(), child.split(' ').collect());
    let (mut left, mut right): (Words, Words) = (Vec::new(), Vec::new());
    let add = |side: &mut Words, common: bool, word: &str| match side.last_mut() {
        Some((state, words)) if *state == common => {
            words.push(' ');
            words.push_str(word);
        }
        _ => side.push((common, word.to_string())),
    };
    for op in capture_diff_slices(Algorithm::Myers, &old, &new) {
        for change in op.iter_changes(&old, &new) {
            match change.tag() {
                ChangeTag::Equal => {
                    add(&mut left, true, change.value());
                    add(&mut right, true, change.value());
                }
                ChangeTag::Delete => add(&mut left, false, change.value()),
                ChangeTag::Insert => add(&mut right, false, change.value()),
            }
        }
    }
    (left, right)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn repeated_changed_added_missing() {
        let parent = clauses(
            "I. MỤC ĐÍCH\n\n- Nhân rộng điển hình tiên tiến trên địa bàn tỉnh.\n- Huy động mọi nguồn lực.\n\nII. THỜI GIAN\n",
        );
        let child = clauses(
            "I. MỤC ĐÍCH\n\n- Việc riêng của công đoàn cơ sở.\n- Nhân rộng điển hình tiên tiến trong công đoàn tỉnh.\n\nII. THỜI GIAN\n",
        );
        let pairs = compare(&parent, &child);
        let states: Vec<State> = pairs.iter().map(|p| p.state).collect();
        assert_eq!(states, [State::Same, State::Added, State::Changed, State::Missing, State::Same]);
        let changed = &pairs[2];
        assert_eq!(changed.parent_words[1], (false, "trên địa bàn".to_string()));
        assert_eq!(changed.child_words[1], (false, "trong công đoàn".to_string()));
    }
}
