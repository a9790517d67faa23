//! Sheets to print, A4, for notice boards in communes and villages: large letters, a code to scan.

use super::parts::*;
use super::roll;
use crate::portal::*;
use crate::render::qr::{self, QrView};
use serde::Serialize;

/// `poster.html`
#[derive(Debug, Serialize)]
pub struct PosterView {
    /// Who honours: the issuer of the decision, or the portal's owner.
    pub top: String,
    pub heading: String,
    /// Numbers, or the reason.
    pub summary: String,
    /// Entries that are not on this sheet.
    pub more: Option<String>,
    /// Under sections of the decision, or one without a title.
    pub sections: Vec<SectionView>,
    /// The single honour of a story's sheet, in large letters.
    pub single: Option<HonourView>,
    pub lead: Option<String>,
    /// "Theo Quyết định số … ngày …"
    pub source: Option<DecisionRefView>,
    pub back: LinkView,
    pub code: Option<QrView>,
    pub sample: bool,
}

/// Entries of a roll's sheet: five or six pages.
const NEWEST: usize = 30;

impl PosterView {
    fn new(parts: Parts<'_>, heading: String, summary: String, address: &crate::model::Address) -> Self {
        PosterView {
            top: parts.portal.site.owner.name.clone(),
            back: parts.link(&heading, address),
            code: qr::code(&parts.portal.site.base.url(address)),
            heading,
            summary,
            more: None,
            sections: Vec::new(),
            single: None,
            lead: None,
            source: None,
            sample: false,
        }
    }

    /// The newest entries of a roll.
    pub fn roll(parts: Parts<'_>, id: RollId) -> Self {
        let list = parts.portal.roll(id);
        let newest = list.len().min(NEWEST);
        let more = list.len() - newest;
        let honours = parts.honours(&list[..newest]);
        let address = parts.portal.roll_address(id);
        PosterView {
            more: (more > 0).then(|| parts.phrase("poster_of.more", &[("n", &parts.number(more))])),
            sample: honours.iter().any(|h| h.sample),
            sections: vec![SectionView { title: None, honours }],
            ..Self::new(parts, roll::about(parts, id).heading, roll::summary(parts, list), &address)
        }
    }

    /// Part `n` of a decision, from 0, in the annex's own order.
    pub fn decision(parts: Parts<'_>, id: DecisionId, n: usize) -> Self {
        let portal = parts.portal;
        let decision = portal.decision(id);
        let rows = decision.parts.get(n).cloned().unwrap_or_default();
        let document = portal.document(decision.document);
        let address = portal.decision_address(id);
        let address = if n == 0 { address } else { address.part(n + 1) };
        PosterView {
            top: document.issuer.name.clone(),
            lead: Some(document.header.summary.clone()),
            more: (decision.parts.len() > 1)
                .then(|| parts.phrase("poster_of.part", &[("n", &(n + 1)), ("total", &decision.parts.len())])),
            source: Some(parts.decision(id)),
            sample: document.header.sample,
            sections: parts.sections(rows.map(HonourId).filter(|id| portal.honour(*id).shown())),
            ..Self::new(parts, parts.paper_title(decision.document), parts.counts(decision.counts), &address)
        }
    }

    /// Who is honoured in a story, and why.
    pub fn story(parts: Parts<'_>, id: StoryId) -> Self {
        let story = parts.portal.story(id);
        let honour = story.honours.first().map(|h| parts.honour(*h));
        let issuer = story.honours.first().map(|h| &parts.portal.decision_document(parts.portal.honour(*h)).issuer);
        PosterView {
            top: issuer.unwrap_or(&parts.portal.site.owner).name.clone(),
            source: honour.as_ref().map(|h| h.decision.clone()),
            lead: Some(story.written.lead.clone()),
            sample: story.written.sample,
            single: honour,
            ..Self::new(parts, story.written.title.clone(), story.written.lead.clone(), &parts.portal.story_address(id))
        }
    }
}
