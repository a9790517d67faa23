//! Wraps ranges of a text's words in a tag, across line ends and emphasis: citations, corrections, abbreviations.
//!
//! Comes in: nodes, and a function that finds ranges in the words of one run. Goes out: the nodes with the tags around
//! them. A run is what stands between two blocks, footnote marks or pieces of code, and, if asked, links.

use super::{Node, Tag};
use std::borrow::Cow;
use std::ops::Range;

/// The words of one run, emphasis taken out, line ends as spaces.
pub struct Run<'r> {
    pub text: &'r str,
    /// Where each text node begins in `text`, and its index among the nodes.
    pub pieces: &'r [(usize, usize)],
}

/// What to put around a range of a run.
pub type Wrapping = (Range<usize>, Tag);

/// Wraps whatever `find` finds. Ranges must be in order and apart. `links`: whether the words of links count too.
pub fn wrap<'a>(nodes: Vec<Node<'a>>, links: bool, find: &mut dyn FnMut(&Run<'_>) -> Vec<Wrapping>) -> Vec<Node<'a>> {
    let mut out = Vec::with_capacity(nodes.len());
    let mut run: Vec<(usize, Node<'a>)> = Vec::new();
    // For each open tag, whether it may stand within a run; and the depth of a link whose words are left alone.
    let mut open: Vec<bool> = Vec::new();
    let mut link: Option<usize> = None;
    for (i, node) in nodes.into_iter().enumerate() {
        let part = match &node {
            Node::Text(_) | Node::SoftBreak => link.is_none(),
            Node::Start(tag) => {
                let is_link = matches!(tag, Tag::Link { .. });
                let inline = matches!(tag, Tag::Emphasis | Tag::Strong) || is_link && links;
                open.push(inline);
                if is_link && !links && link.is_none() {
                    link = Some(open.len());
                }
                inline && link.is_none()
            }
            Node::End => {
                let inside = link.is_some();
                if link == Some(open.len()) {
                    link = None;
                }
                open.pop().unwrap_or_default() && !inside
            }
            _ => false,
        };
        if part {
            run.push((i, node));
        } else {
            flush(&mut run, find, &mut out);
            out.push(node);
        }
    }
    flush(&mut run, find, &mut out);
    out
}

fn flush<'a>(
    run: &mut Vec<(usize, Node<'a>)>,
    find: &mut dyn FnMut(&Run<'_>) -> Vec<Wrapping>,
    out: &mut Vec<Node<'a>>,
) {
    let mut text = String::new();
    let mut pieces = Vec::new();
    for (i, node) in run.iter() {
        match node {
            Node::Text(words) => {
                pieces.push((text.len(), *i));
                text.push_str(words);
            }
            Node::SoftBreak => text.push(' '),
            _ => {}
        }
    }
    let found = if text.is_empty() { Vec::new() } else { find(&Run { text: &text, pieces: &pieces }) };
    let nodes = run.drain(..).map(|(_, node)| node);
    if found.is_empty() {
        out.extend(nodes);
        return;
    }
    let cuts: Vec<usize> = found.iter().flat_map(|(range, _)| [range.start, range.end]).collect();
    let (tokens, starts) = split(nodes, &cuts);
    let mut at = 0;
    for (range, tag) in found {
        let (first, last) = ends(&tokens, &starts, &range, at);
        out.extend(tokens[at..first].iter().cloned());
        let inner = &tokens[first..last];
        let outside = if balanced(inner) { Vec::new() } else { still_open(&tokens[..first]) };
        for _ in &outside {
            out.push(Node::End);
        }
        out.push(Node::Start(tag));
        out.extend(outside.iter().cloned().map(Node::Start));
        out.extend(inner.iter().cloned());
        let after = if outside.is_empty() && balanced(inner) { Vec::new() } else { still_open(&tokens[..last]) };
        for _ in &after {
            out.push(Node::End);
        }
        out.push(Node::End);
        out.extend(after.into_iter().map(Node::Start));
        at = last;
    }
    out.extend(tokens[at..].iter().cloned());
}

/// Text nodes cut at `cuts`; with each node the place of its words in the run.
fn split<'a>(nodes: impl Iterator<Item = Node<'a>>, cuts: &[usize]) -> (Vec<Node<'a>>, Vec<usize>) {
    let (mut tokens, mut starts) = (Vec::new(), Vec::new());
    let mut at = 0;
    let mut cuts = cuts.iter().copied().peekable();
    for node in nodes {
        match node {
            Node::Text(words) => {
                let end = at + words.len();
                let mut from = at;
                while let Some(cut) = cuts.next_if(|cut| *cut < end) {
                    if cut > from {
                        starts.push(from);
                        tokens.push(Node::Text(slice(&words, from - at..cut - at)));
                        from = cut;
                    }
                }
                starts.push(from);
                tokens.push(Node::Text(slice(&words, from - at..end - at)));
                at = end;
            }
            other => {
                starts.push(at);
                at += usize::from(matches!(other, Node::SoftBreak));
                tokens.push(other);
            }
        }
    }
    (tokens, starts)
}

fn slice<'a>(words: &Cow<'a, str>, range: Range<usize>) -> Cow<'a, str> {
    match words {
        Cow::Borrowed(text) => Cow::Borrowed(&text[range]),
        Cow::Owned(text) => Cow::Owned(text[range].to_string()),
    }
}

/// The tokens of a range. Emphasis that begins or ends just there goes inside where that leaves it whole.
fn ends(tokens: &[Node<'_>], starts: &[usize], range: &Range<usize>, least: usize) -> (usize, usize) {
    let words = |i: &usize| matches!(tokens[*i], Node::Text(_) | Node::SoftBreak);
    let inner_first = (least..tokens.len()).find(|i| words(i) && starts[*i] >= range.start).unwrap_or(tokens.len());
    let inner_last = (inner_first..tokens.len()).find(|i| words(i) && starts[*i] >= range.end).unwrap_or(tokens.len());
    let inner_last = (inner_first..inner_last).rev().find(words).map_or(inner_first, |i| i + 1);
    let outer_first = (least..inner_first).rev().take_while(|i| matches!(tokens[*i], Node::Start(_))).last();
    let outer_last = (inner_last..tokens.len()).take_while(|i| matches!(tokens[*i], Node::End)).last();
    let (outer_first, outer_last) = (outer_first.unwrap_or(inner_first), outer_last.map_or(inner_last, |i| i + 1));
    let ways =
        [(inner_first, inner_last), (outer_first, outer_last), (outer_first, inner_last), (inner_first, outer_last)];
    ways.into_iter().find(|(a, b)| balanced(&tokens[*a..*b])).unwrap_or(ways[0])
}

fn balanced(tokens: &[Node<'_>]) -> bool {
    let mut depth = 0i32;
    for token in tokens {
        depth += match token {
            Node::Start(_) => 1,
            Node::End => -1,
            _ => 0,
        };
        if depth < 0 {
            return false;
        }
    }
    depth == 0
}

/// Emphasis begun in these tokens and not ended.
fn still_open(tokens: &[Node<'_>]) -> Vec<Tag> {
    let mut open = Vec::new();
    for token in tokens {
        match token {
            Node::Start(tag) => open.push(tag.clone()),
            Node::End => {
                open.pop();
            }
            _ => {}
        }
    }
    open
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrapped(text: &str, what: &str) -> String {
        let nodes = super::super::read(text, crate::sources::FileId(0), 0).nodes;
        let mut find = |run: &Run<'_>| {
            let all = run.text.match_indices(what);
            all.map(|(at, word)| (at..at + word.len(), Tag::Quote)).collect::<Vec<_>>()
        };
        let mut out = String::new();
        let mut open = Vec::new();
        for node in wrap(nodes, false, &mut find) {
            match node {
                Node::Start(tag) => {
                    let name = match tag {
                        Tag::Strong => "b",
                        Tag::Emphasis => "i",
                        Tag::Quote => "q",
                        _ => "",
                    };
                    if !name.is_empty() {
                        out.push_str(&format!("<{name}>"));
                    }
                    open.push(name);
                }
                Node::End => match open.pop() {
                    Some("") | None => {}
                    Some(name) => out.push_str(&format!("</{name}>")),
                },
                Node::Text(text) => out.push_str(&text),
                Node::SoftBreak => out.push('|'),
                _ => out.push('·'),
            }
        }
        assert!(open.is_empty());
        out
    }

    #[test]
    fn ranges_across_emphasis_and_lines() {
        assert_eq!(wrapped("một hai ba hai", "hai"), "một <q>hai</q> ba <q>hai</q>");
        assert_eq!(wrapped("một **hai** ba", "một hai"), "<q>một <b>hai</b></q> ba");
        assert_eq!(wrapped("**một hai ba**", "hai"), "<b>một <q>hai</q> ba</b>");
        assert_eq!(wrapped("**một hai** ba", "hai ba"), "<b>một </b><q><b>hai</b> ba</q>");
        assert_eq!(wrapped("một **hai ba** bốn", "một hai"), "<q>một <b>hai</b></q><b> ba</b> bốn");
        assert_eq!(wrapped("một\nhai", "một hai"), "<q>một|hai</q>");
        assert_eq!(wrapped("[một hai](https://x.vn) hai", "hai"), "một hai <q>hai</q>");
        assert_eq!(wrapped("*một `x` hai* hai", "hai"), "<i>một · <q>hai</q></i> <q>hai</q>");
    }
}
