//! Stories, models and free pages.

use super::parts::*;
use super::phrases;
use crate::portal::*;
use crate::render::routes::{Route, has_poster};
use serde::Serialize;

/// `story.html`
#[derive(Debug, Serialize)]
pub struct StoryView {
    pub card: CardView,
    pub body: String,
    pub kind: String,
    pub position: Option<String>,
    pub unit: Option<UnitRefView>,
    pub place: Option<String>,
    pub byline: String,
    pub deed: Option<DateView>,
    pub updated: Option<DateView>,
    pub campaign: Option<LinkView>,
    pub honours: Vec<HonourView>,
    /// The sheet to print, for a story with an honour.
    pub poster: Option<LinkView>,
    pub published_elsewhere: Vec<ElsewhereView>,
    pub corrections: Vec<CorrectionView>,
    pub attachments: Vec<AttachmentView>,
    pub share: Vec<LinkView>,
    /// The story published after this one, and the one before it.
    pub newer: Option<LinkView>,
    pub older: Option<LinkView>,
    pub related: Vec<CardView>,
    pub mentions: Vec<LinkView>,
}

#[derive(Debug, Serialize)]
pub struct ElsewhereView {
    pub outlet: UnitRefView,
    pub kind: String,
    pub title: Option<String>,
    pub date: Option<DateView>,
    pub href: Option<String>,
}

#[derive(Debug, Serialize)]
pub struct CorrectionView {
    pub date: DateView,
    pub text: String,
}

impl StoryView {
    pub fn new(parts: Parts<'_>, id: StoryId, body: String) -> Self {
        let portal = parts.portal;
        let story = portal.story(id);
        let w = &story.written;
        StoryView {
            card: parts.story(id),
            body,
            kind: parts.label("kind", w.about.kind.key()),
            position: w.about.position.clone(),
            unit: story.unit.as_ref().map(|u| parts.unit(u)),
            place: w.place.clone(),
            byline: w.byline.clone(),
            deed: w.deed.map(|d| parts.date(d)),
            updated: w.updated.map(|m| parts.date(m.date)),
            campaign: story.campaign.map(|c| parts.campaign_link(c)),
            // A child's row holds its full name: the story does not lead there.
            poster: has_poster(story)
                .then(|| parts.link(parts.word("roll_of.poster"), &Route::StoryPoster(id).address(portal, &[]))),
            honours: if w.minor { Vec::new() } else { parts.honours(&story.honours) },
            published_elsewhere: w
                .published_elsewhere
                .iter()
                .zip(&story.outlets)
                .map(|(entry, outlet)| ElsewhereView {
                    outlet: parts.unit(outlet),
                    kind: parts.label("coverage", entry.kind.key()),
                    title: entry.title.clone(),
                    date: entry.date.map(|d| parts.date(d)),
                    href: entry.link.clone(),
                })
                .collect(),
            corrections: w
                .corrections
                .iter()
                .map(|c| CorrectionView { date: parts.date(c.date), text: c.text.clone() })
                .collect(),
            attachments: parts.attachments(&story.attachments),
            share: parts.share(&portal.story_address(id)),
            newer: id.0.checked_sub(1).map(|i| neighbour(parts, StoryId(i))),
            older: (id.index() + 1 < portal.stories.len()).then(|| neighbour(parts, StoryId(id.0 + 1))),
            related: related(parts, id),
            mentions: parts.mentions(&portal.story_address(id)),
        }
    }
}

fn neighbour(parts: Parts<'_>, id: StoryId) -> LinkView {
    parts.link(&parts.portal.story(id).written.title, &parts.portal.story_address(id))
}

/// Up to three others: of the same unit first, then of those honoured under the same clause, then the neighbours in
/// the same campaign.
fn related(parts: Parts<'_>, id: StoryId) -> Vec<CardView> {
    let portal = parts.portal;
    let story = portal.story(id);
    let mut found: Vec<StoryId> = Vec::new();
    let mut add = |list: &[StoryId]| {
        // Around the story itself, so that old stories lead to their contemporaries, and no long list is walked.
        let at = list.partition_point(|s| *s < id);
        for other in list[at.saturating_sub(2)..].iter().take(5) {
            if *other != id && found.len() < 3 && !found.contains(other) {
                found.push(*other);
            }
        }
    };
    if let Some(unit) = story.unit.as_ref().and_then(|u| u.unit) {
        add(&portal.tables.stories_of_unit[unit.index()]);
    }
    for clause in story.honours.iter().filter_map(|h| portal.honour(*h).clause) {
        add(portal.tables.stories_of_clause.get(&clause).map(Vec::as_slice).unwrap_or_default());
    }
    if let Some(campaign) = story.campaign {
        add(&portal.tables.stories_of_campaign[campaign.index()]);
    }
    parts.stories(&found)
}

/// `model.html`
#[derive(Debug, Serialize)]
pub struct ModelView {
    pub card: CardView,
    pub body: String,
    pub problem: String,
    pub unit: UnitRefView,
    pub contact: Option<UnitRefView>,
    pub campaign: Option<LinkView>,
    pub place: Option<String>,
    pub byline: Option<String>,
    pub updated: Option<DateView>,
    pub results: Vec<(String, String)>,
    pub adopted: Vec<AdoptedView>,
    pub honours: Vec<HonourView>,
    pub attachments: Vec<AttachmentView>,
    pub share: Vec<LinkView>,
    pub mentions: Vec<LinkView>,
}

#[derive(Debug, Serialize)]
pub struct AdoptedView {
    pub unit: UnitRefView,
    pub date: Option<DateView>,
    pub note: Option<String>,
}

impl ModelView {
    pub fn new(parts: Parts<'_>, id: ModelId, body: String) -> Self {
        let portal = parts.portal;
        let model = portal.model(id);
        let w = &model.written;
        ModelView {
            card: parts.model(id),
            body,
            problem: w.problem.clone(),
            unit: parts.unit(&model.unit),
            contact: model.contact.as_ref().map(|u| parts.unit(u)),
            campaign: model.campaign.map(|c| parts.campaign_link(c)),
            place: w.place.clone(),
            byline: w.byline.clone(),
            updated: w.updated.map(|m| parts.date(m.date)),
            results: w.results.clone(),
            adopted: w
                .adopted
                .iter()
                .zip(&model.adopted)
                .map(|(entry, unit)| AdoptedView {
                    unit: parts.unit(unit),
                    date: entry.date.map(|d| parts.date(d)),
                    note: entry.note.as_deref().map(phrases::upper_first),
                })
                .collect(),
            honours: parts.honours(&model.honours),
            attachments: parts.attachments(&model.attachments),
            share: parts.share(&portal.model_address(id)),
            mentions: parts.mentions(&portal.model_address(id)),
        }
    }
}

/// `page.html`
#[derive(Debug, Serialize)]
pub struct FreePageView {
    pub title: String,
    pub lead: Option<String>,
    pub updated: Option<DateView>,
    pub body: String,
}
