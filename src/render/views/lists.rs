//! Long lists of stories, models, documents and decisions.

use super::parts::*;
use crate::model::Address;
use crate::portal::*;
use serde::Serialize;

/// `cards.html`: stories or models.
#[derive(Debug, Serialize)]
pub struct CardsView {
    pub heading: String,
    pub lead: String,
    pub cards: Vec<CardView>,
    pub pager: Option<PagerView>,
}

/// `papers.html`: documents or decisions.
#[derive(Debug, Serialize)]
pub struct PapersView {
    pub heading: String,
    pub lead: String,
    pub papers: Vec<PaperView>,
    /// The other list.
    pub other: LinkView,
    pub pager: Option<PagerView>,
}

/// Slice `n` of a list of `len` entries, each made by `make`.
fn slice<T>(len: usize, n: usize, make: impl Fn(u32) -> T) -> Vec<T> {
    long_list(len).get(n).cloned().unwrap_or_default().map(|i| make(i as u32)).collect()
}

impl CardsView {
    pub fn stories(parts: Parts<'_>, address: &Address, n: usize) -> Self {
        let len = parts.portal.stories.len();
        CardsView {
            heading: parts.word("pages.stories"),
            lead: parts.word("pages.stories_lead"),
            cards: slice(len, n, |i| parts.story(StoryId(i))),
            pager: parts.pager(address, len, n),
        }
    }

    pub fn models(parts: Parts<'_>, address: &Address, n: usize) -> Self {
        let len = parts.portal.models.len();
        CardsView {
            heading: parts.word("pages.models"),
            lead: parts.word("pages.models_lead"),
            cards: slice(len, n, |i| parts.model(ModelId(i))),
            pager: parts.pager(address, len, n),
        }
    }
}

impl PapersView {
    pub fn documents(parts: Parts<'_>, address: &Address, n: usize) -> Self {
        let list = &parts.portal.tables.documents;
        PapersView {
            heading: parts.word("pages.documents"),
            lead: parts.word("pages.documents_lead"),
            papers: slice(list.len(), n, |i| parts.paper(list[i as usize])),
            other: parts.link(parts.word("pages.decisions"), &Address::page(&["quyet-dinh"])),
            pager: parts.pager(address, list.len(), n),
        }
    }

    pub fn decisions(parts: Parts<'_>, address: &Address, n: usize) -> Self {
        let list = &parts.portal.tables.decisions;
        PapersView {
            heading: parts.word("pages.decisions"),
            lead: parts.word("pages.decisions_lead"),
            papers: slice(list.len(), n, |i| parts.paper(parts.portal.decision(list[i as usize]).document)),
            other: parts.link(parts.word("pages.documents_of_campaigns"), &Address::page(&["van-ban"])),
            pager: parts.pager(address, list.len(), n),
        }
    }
}
