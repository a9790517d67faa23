//! Home of a campaign: status, chain, timeline, criteria, standards, what came of it.

use super::parts::*;
use super::phrases;
use crate::portal::*;
use serde::Serialize;

/// `campaign.html`
#[derive(Debug, Serialize)]
pub struct CampaignView {
    pub card: CampaignCardView,
    pub organiser: UnitRefView,
    pub body: String,
    /// From the topmost campaign down to this one.
    pub chain: Vec<ChainView>,
    pub children: Vec<CampaignCardView>,
    pub end: Option<EndView>,
    pub launched_by: Vec<PaperView>,
    pub planned_by: Vec<PaperView>,
    pub documents: Vec<PaperView>,
    pub timeline: Vec<EventView>,
    pub reviews: Vec<ReviewView>,
    pub occasions: Vec<OccasionView>,
    pub criteria: Vec<CriterionView>,
    pub standards: Vec<StandardView>,
    pub roll: LinkView,
    pub roll_summary: String,
    pub decisions: Vec<PaperView>,
    pub stories: Vec<CardView>,
    pub models: Vec<CardView>,
    pub mentions: Vec<LinkView>,
    pub stub: bool,
}

#[derive(Debug, Serialize)]
pub struct ChainView {
    pub campaign: CampaignCardView,
    pub here: bool,
    pub papers: Vec<PaperView>,
}

/// How a campaign ends.
#[derive(Debug, Serialize)]
pub struct EndView {
    pub date: Option<DateView>,
    pub condition: Option<String>,
    pub all_of: Vec<String>,
    pub resolved_on: Option<DateView>,
    pub resolved_by: Option<PaperView>,
}

#[derive(Debug, Serialize)]
pub struct EventView {
    pub date: Option<DateView>,
    pub title: String,
    pub href: Option<String>,
    pub ahead: bool,
}

#[derive(Debug, Serialize)]
pub struct ReviewView {
    pub kind: String,
    pub when: Option<String>,
    pub clause: Option<ClauseRefView>,
    pub due: Vec<DateView>,
    pub next: Option<DateView>,
}

#[derive(Debug, Serialize)]
pub struct OccasionView {
    pub name: String,
    pub since: Option<DateView>,
    pub date: DateView,
}

#[derive(Debug, Serialize)]
pub struct CriterionView {
    pub audience: String,
    pub text: String,
    pub clause: Option<ClauseRefView>,
}

/// A standard for an award, and who was honoured under each of its clauses.
#[derive(Debug, Serialize)]
pub struct StandardView {
    pub award: LinkView,
    pub text: Option<String>,
    pub clauses: Vec<StandardClauseView>,
}

#[derive(Debug, Serialize)]
pub struct StandardClauseView {
    pub clause: ClauseRefView,
    pub honours: usize,
}

impl CampaignView {
    /// `body` is the introduction in HTML.
    pub fn new(parts: Parts<'_>, id: CampaignId, body: String) -> Self {
        let portal = parts.portal;
        let campaign = portal.campaign(id);
        let w = &campaign.written;
        let t = &portal.tables;
        let i = id.index();
        let decisions: Vec<DocumentId> =
            t.decisions_of_campaign[i].iter().map(|d| portal.decision(*d).document).collect();
        CampaignView {
            card: parts.campaign(id),
            organiser: parts.unit(&campaign.organiser),
            body,
            chain: chain(parts, id),
            children: parts.campaigns(&t.campaign_children[i]),
            end: w.end.as_ref().map(|end| EndView {
                date: end.date.as_ref().map(|d| parts.date(d.value)),
                condition: end.condition.clone(),
                all_of: end.all_of.clone(),
                resolved_on: end.resolved_on.map(|d| parts.date(d)),
                resolved_by: campaign.resolved_by.map(|d| parts.paper(d)),
            }),
            launched_by: parts.papers(&campaign.launched_by),
            planned_by: parts.papers(&campaign.planned_by),
            documents: parts.papers(&t.documents_of_campaign[i]),
            timeline: campaign
                .timeline
                .iter()
                .map(|event| EventView {
                    date: event.date.map(|d| parts.date(d)),
                    title: event.title.clone(),
                    href: event.address.as_ref().map(|a| parts.href(a)),
                    ahead: event.date.is_some_and(|d| d.first_day() > portal.now.date),
                })
                .collect(),
            reviews: campaign.reviews.iter().map(|review| self::review(parts, review)).collect(),
            occasions: w
                .occasion
                .iter()
                .map(|o| OccasionView {
                    name: o.name.clone(),
                    since: o.since.map(|d| parts.date(d)),
                    date: parts.date(o.date),
                })
                .collect(),
            criteria: w
                .criterion
                .iter()
                .zip(&campaign.criteria)
                .map(|(criterion, clause)| CriterionView {
                    audience: criterion.audience.clone(),
                    text: criterion.text.clone(),
                    clause: clause.map(|c| parts.clause(c)),
                })
                .collect(),
            standards: standards(parts, campaign),
            roll: parts.link(parts.word("roll_of.own"), &portal.roll_address(RollId::Campaign(id))),
            roll_summary: super::roll::summary(parts, portal.roll(RollId::Campaign(id))),
            decisions: parts.papers(&decisions),
            stories: parts.stories(&t.stories_of_campaign[i][..t.stories_of_campaign[i].len().min(6)]),
            models: parts.models(&t.models_of_campaign[i][..t.models_of_campaign[i].len().min(6)]),
            mentions: parts.mentions(&portal.campaign_address(id)),
            stub: w.stub,
        }
    }
}

/// Parents above, this one last; each with the papers that launched and planned it.
fn chain(parts: Parts<'_>, id: CampaignId) -> Vec<ChainView> {
    let mut ids = vec![id];
    while let Some(parent) = ids.last().and_then(|id| parts.portal.campaign(*id).parent) {
        ids.push(parent);
    }
    ids.reverse();
    let view = |each: CampaignId| {
        let campaign = parts.portal.campaign(each);
        let mut papers: Vec<DocumentId> = campaign.launched_by.clone();
        papers.extend(campaign.planned_by.iter().filter(|d| !campaign.launched_by.contains(d)));
        ChainView { campaign: parts.campaign(each), here: each == id, papers: parts.papers(&papers) }
    };
    ids.into_iter().map(view).collect()
}

fn review(parts: Parts<'_>, review: &Review) -> ReviewView {
    ReviewView {
        kind: parts.label("review", review.written.kind.key()),
        when: review.written.when.as_deref().map(phrases::lower_first),
        clause: review.clause.map(|c| parts.clause(c)),
        due: review.due.iter().map(|d| parts.date(*d)).collect(),
        next: review.next.map(|d| parts.date(d)),
    }
}

fn standards(parts: Parts<'_>, campaign: &Campaign) -> Vec<StandardView> {
    let portal = parts.portal;
    // Standards whose award is unknown were reported; the rest keep their order.
    let known = campaign.written.standard.iter().zip(&campaign.standards);
    known
        .map(|(written, (award, clauses))| StandardView {
            award: parts.link(&portal.award(*award).name, &portal.award_address(*award)),
            text: written.text.clone(),
            clauses: clauses
                .iter()
                .map(|clause| StandardClauseView {
                    clause: parts.clause(*clause),
                    honours: portal.roll(RollId::Clause(*clause)).len(),
                })
                .collect(),
        })
        .collect()
}
