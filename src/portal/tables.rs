//! Shared tables: who belongs to what, in final order. Made once by `resolve`, sliced by the routes.

use super::*;
use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

/// Partitions and backlinks. Lists of honours hold no withdrawn ones; merged rolls are newest decision first, then by
/// award rank, kind of recipient, unit protocol order and name (domain B.3).
#[derive(Debug, Default)]
pub struct Tables {
    pub all: Roll,
    pub by_campaign: Vec<Roll>,
    pub by_award: Vec<Roll>,
    /// Award forms that have a page: given, promised by a campaign, or named in a text. The catalogue holds many more.
    pub awards: Vec<AwardId>,
    pub by_unit: Vec<Roll>,
    pub by_year: BTreeMap<u16, Roll>,
    pub by_clause: HashMap<ClauseRef, Vec<HonourId>>,
    pub stories_of_honour: HashMap<HonourId, Vec<StoryId>>,
    pub models_of_honour: HashMap<HonourId, Vec<ModelId>>,
    pub stories_of_campaign: Vec<Vec<StoryId>>,
    pub stories_of_unit: Vec<Vec<StoryId>>,
    pub models_of_campaign: Vec<Vec<ModelId>>,
    pub models_of_unit: Vec<Vec<ModelId>>,
    pub documents_of_campaign: Vec<Vec<DocumentId>>,
    pub decisions_of_campaign: Vec<Vec<DecisionId>>,
    pub documents_of_unit: Vec<Vec<DocumentId>>,
    pub campaign_children: Vec<Vec<CampaignId>>,
    pub campaigns_of_unit: Vec<Vec<CampaignId>>,
    /// The ways back of [`Document::relations`].
    pub related_to: Vec<Vec<(Relation, DocumentId)>>,
    /// Stories and models whose texts link to a document, unit, model or campaign: by the target page's address.
    pub mentions: HashMap<Address, Vec<Mention>>,
    /// All units in protocol order.
    pub units: Vec<UnitId>,
    /// Place of each unit in that order.
    pub protocol: Vec<u32>,
    /// Running campaigns first, then by beginning, newest first.
    pub campaigns: Vec<CampaignId>,
    /// Newest first.
    pub documents: Vec<DocumentId>,
    /// Newest first.
    pub decisions: Vec<DecisionId>,
}

/// A list of honours in final order, counted once: every page of it shows the sums.
#[derive(Debug, Default)]
pub struct Roll {
    pub honours: Vec<HonourId>,
    pub counts: Counts,
    /// Number of decisions by which they were given.
    pub decisions: usize,
}

impl std::ops::Deref for Roll {
    type Target = [HonourId];

    fn deref(&self) -> &[HonourId] {
        &self.honours
    }
}

/// A text that mentions a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mention {
    Story(StoryId),
    Model(ModelId),
}

/// Entries on one page of a long list.
pub const PAGE: usize = 100;

/// Rows of a decision on one of its parts.
pub const PART: u32 = 100;

/// How many full older pages a list of `n` has. Pages are counted from the oldest, so that a new entry changes only
/// the newest page and now and then adds one; the bare address holds the newest `n - 100 × pages` (50 to 149).
pub fn full_pages(n: usize) -> usize {
    (n.saturating_sub(PAGE / 2)) / PAGE
}

/// Slices of a list (newest first): the bare address first, then page 1 (the oldest), page 2, …
pub fn long_list(n: usize) -> Vec<Range<usize>> {
    let pages = full_pages(n);
    let newest = 0..n - pages * PAGE;
    let older = (0..pages).map(|page| n - (page + 1) * PAGE..n - page * PAGE);
    std::iter::once(newest).chain(older).collect()
}

/// Parts of a decision's page: slices of its rows, cut by section and official number (1–100, 101–200 …), so that a row
/// never moves. A short list stays whole. `rows` are positions in `honours`.
pub fn decision_parts(honours: &[Honour], rows: Range<u32>) -> Vec<Range<u32>> {
    if rows.len() <= PART as usize {
        return vec![rows];
    }
    let block = |i: u32| {
        let row = honours[i as usize].row();
        (row.section.as_str(), row.number.value.saturating_sub(1) / PART)
    };
    let mut parts = Vec::new();
    let mut start = rows.start;
    for i in rows.start + 1..rows.end {
        if block(i) != block(i - 1) {
            parts.push(start..i);
            start = i;
        }
    }
    parts.push(start..rows.end);
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lists_grow_at_the_newest_end() {
        assert_eq!(long_list(149).len(), 1);
        assert_eq!(long_list(150), [0..50, 50..150]);
        assert_eq!(long_list(350), [0..50, 250..350, 150..250, 50..150]);
        for n in 1..1000 {
            let slices = long_list(n);
            assert_eq!(slices.iter().map(|s| s.len()).sum::<usize>(), n);
        }
    }
}
