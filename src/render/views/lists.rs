//! Long lists of stories, models, documents and decisions.

use super::parts::*;
use crate::model::Address;
use crate::portal::*;
use serde::Serialize;

/// `cards.html`: stories or models.
#[derive(Debug, Serialize)]
pub struct CardsView {
    pub heading: &'static str,
    pub lead: &'static str,
    pub cards: Vec<CardView>,
    pub pager: Option<PagerView>,
}

/// `papers.html`: documents or decisions.
#[derive(Debug, Serialize)]
pub struct PapersView {
    pub heading: &'static str,
    pub lead: &'static str,
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
            heading: "Gương điển hình",
            lead: "Những tập thể, hộ gia đình và cá nhân được khen, và việc họ đã làm.",
            cards: slice(len, n, |i| parts.story(StoryId(i))),
            pager: parts.pager(address, len, n),
        }
    }

    pub fn models(parts: Parts<'_>, address: &Address, n: usize) -> Self {
        let len = parts.portal.models.len();
        CardsView {
            heading: "Mô hình, cách làm hay",
            lead: "Mô hình, sáng kiến, công trình có thể học và làm theo.",
            cards: slice(len, n, |i| parts.model(ModelId(i))),
            pager: parts.pager(address, len, n),
        }
    }
}

impl PapersView {
    pub fn documents(parts: Parts<'_>, address: &Address, n: usize) -> Self {
        let list = &parts.portal.tables.documents;
        PapersView {
            heading: "Văn bản",
            lead: "Chỉ thị, kế hoạch và văn bản của các phong trào thi đua.",
            papers: slice(list.len(), n, |i| parts.paper(list[i as usize])),
            other: parts.link("Quyết định khen thưởng", &Address::page(&["quyet-dinh"])),
            pager: parts.pager(address, list.len(), n),
        }
    }

    pub fn decisions(parts: Parts<'_>, address: &Address, n: usize) -> Self {
        let list = &parts.portal.tables.decisions;
        PapersView {
            heading: "Quyết định khen thưởng",
            lead: "Mỗi lượt khen trên cổng này đều theo một quyết định dưới đây.",
            papers: slice(list.len(), n, |i| parts.paper(parts.portal.decision(list[i as usize]).document)),
            other: parts.link("Văn bản của phong trào", &Address::page(&["van-ban"])),
            pager: parts.pager(address, list.len(), n),
        }
    }
}
