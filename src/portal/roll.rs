//! Rolls: which there are, what they hold, how long ones are cut.

use super::*;
use std::ops::Range;

/// One roll. The order is that of the address table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RollId {
    All,
    Year(u16),
    Award(AwardId),
    Level(Level),
    Kind(RecipientKind),
    Clause(ClauseRef),
    Campaign(CampaignId),
    /// A unit's own honours and those of the units that it came from. Its pages are the unit's.
    Unit(UnitId),
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

/// An alphabetical list, cut by first letter.
#[derive(Debug)]
pub struct Letters<T> {
    /// Letters of the Vietnamese alphabet that begin an entry, in order, with their entries.
    pub letters: Vec<(Letter, Vec<T>)>,
}

impl<T> Default for Letters<T> {
    fn default() -> Self {
        Letters { letters: Vec::new() }
    }
}

impl<T> Letters<T> {
    pub fn get(&self, letter: Letter) -> &[T] {
        self.letters.iter().find(|(l, _)| *l == letter).map_or(&[], |(_, list)| list.as_slice())
    }
}

/// Entries on one page of an alphabetical list; they are short.
pub const NAMES: usize = 200;

/// Slices of an alphabetical list, from the beginning on.
pub fn name_pages(n: usize) -> usize {
    n.div_ceil(NAMES).max(1)
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
