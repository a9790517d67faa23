//! Marks on the words of a text that its file does not hold as Markdown: recorded corrections, abbreviations.
//!
//! Comes in: nodes of a text, block by block. Goes out: the nodes with tags around those words. May not live here: HTML.

use crate::content::SicEntry;
use crate::markdown::{Node, Run, Tag, Wrapping, wrap};
use std::collections::{BTreeMap, HashSet};

/// The marks of one page.
pub struct Marks<'m> {
    abbreviations: &'m BTreeMap<String, String>,
    sic: &'m [SicEntry],
    /// Abbreviations explained already: once a page is enough.
    seen: HashSet<&'m str>,
}

impl<'m> Marks<'m> {
    pub fn new(abbreviations: &'m BTreeMap<String, String>, sic: &'m [SicEntry]) -> Self {
        Marks { abbreviations, sic, seen: HashSet::new() }
    }

    /// Puts the marks on one block.
    pub fn apply<'a>(&mut self, mut nodes: Vec<Node<'a>>) -> Vec<Node<'a>> {
        if !self.sic.is_empty() {
            nodes = wrap(nodes, true, &mut |run| self.corrections(run));
        }
        if self.seen.len() < self.abbreviations.len() {
            nodes = wrap(nodes, false, &mut |run| self.abbreviations(run));
        }
        nodes
    }

    fn corrections(&self, run: &Run<'_>) -> Vec<Wrapping> {
        let mut found: Vec<Wrapping> = Vec::new();
        for entry in self.sic.iter().filter(|e| !e.text.value.is_empty()) {
            for (at, words) in run.text.match_indices(&entry.text.value) {
                let range = at..at + words.len();
                if found.iter().all(|(other, _)| range.end <= other.start || other.end <= range.start) {
                    found.push((range, Tag::Sic { reading: entry.reading.clone() }));
                }
            }
        }
        found.sort_by_key(|(range, _)| range.start);
        found
    }

    fn abbreviations(&mut self, run: &Run<'_>) -> Vec<Wrapping> {
        let mut found = Vec::new();
        let mut rest = 0;
        while let Some(start) = run.text[rest..].find(char::is_alphabetic).map(|at| rest + at) {
            // "VH-TT&TT" is one word.
            let length = run.text[start..].find(|c: char| !c.is_alphanumeric() && !matches!(c, '&' | '-'));
            let end = length.map_or(run.text.len(), |l| start + l);
            rest = end;
            // Part of a document's number: "32-CT/TU".
            let joint = |c: char| c.is_alphanumeric() || matches!(c, '/' | '-' | '–');
            if run.text[..start].ends_with(joint) || run.text[end..].starts_with(joint) {
                continue;
            }
            if let Some((short, long)) = self.abbreviations.get_key_value(&run.text[start..end])
                && self.seen.insert(short)
            {
                found.push((start..end, Tag::Abbreviation { long: long.clone() }));
            }
        }
        found
    }
}
