//! Shared tables: partitions of honours in their final order, and every way back.

use crate::content::{Counts, Relation};
use crate::model::Address;
use crate::model::words::RecipientKind;
use crate::portal::*;
use crate::vietnamese::Order;
use rayon::prelude::*;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// Fills [`Portal::tables`].
pub fn tables(portal: &mut Portal) {
    let order = Order::new();
    let mut t = Tables { units: units(portal, &order), ..Tables::default() };
    honours(portal, &order, &mut t);
    texts(portal, &mut t);
    papers(portal, &mut t);
    mentions(portal, &mut t);
    t.awards = awards(portal);
    super::names::lists(portal, &order, &mut t);
    portal.tables = t;
}

fn lists<T>(n: usize) -> Vec<Vec<T>> {
    (0..n).map(|_| Vec::new()).collect()
}

/// Protocol order: class, rank, name (domain B.3).
fn units(portal: &Portal, order: &Order) -> Vec<UnitId> {
    let mut ids: Vec<UnitId> = (0..portal.units.len() as u32).map(UnitId).collect();
    ids.sort_by_cached_key(|id| {
        let unit = portal.unit(*id);
        (unit.written.class, unit.written.rank, order.key(unit.name()), *id)
    });
    ids
}

/// The merged order of rolls: newest decision first, award rank, collective–household–individual, unit protocol order,
/// name in Vietnamese order, official number (domain B.3).
fn honours(portal: &Portal, order: &Order, t: &mut Tables) {
    t.protocol = vec![0u32; portal.units.len()];
    for (place, id) in t.units.iter().enumerate() {
        t.protocol[id.index()] = place as u32;
    }
    let protocol = &t.protocol;
    let key = |id: HonourId| {
        let honour = portal.honour(id);
        let row = honour.row();
        let unit = honour.unit.as_ref().and_then(|u| u.unit).map_or(u32::MAX, |u| protocol[u.index()]);
        (
            Reverse(portal.decision_document(honour).header.date),
            portal.award(honour.award).rank,
            row.kind,
            unit,
            super::names::key(portal, honour, order).1,
            id,
        )
    };
    let mut keyed: Vec<_> = (0..portal.honours.len() as u32)
        .into_par_iter()
        .map(HonourId)
        .filter(|id| portal.honour(*id).shown())
        .map(key)
        .collect();
    keyed.par_sort_unstable();
    let all: Vec<HonourId> = keyed.into_iter().map(|key| key.5).collect();
    let mut lists: BTreeMap<RollId, Vec<HonourId>> = pages(portal).map(|id| (id, Vec::new())).collect();
    let kin = successors(portal);
    for id in &all {
        let honour = portal.honour(*id);
        let award = portal.award(honour.award);
        let unit = honour.unit.as_ref().and_then(|u| u.unit);
        let own = [
            Some(RollId::All),
            Some(RollId::Award(honour.award)),
            Some(RollId::Level(award.level)),
            Some(RollId::Kind(honour.row().kind)),
            honour.campaign.map(RollId::Campaign),
            portal.decision_document(honour).header.date.map(|date| RollId::Year(date.year)),
            honour.clause.map(RollId::Clause),
        ];
        let units = unit.into_iter().flat_map(|unit| &kin[unit.index()]).map(|unit| RollId::Unit(*unit));
        for roll in own.into_iter().flatten().chain(units) {
            lists.entry(roll).or_default().push(*id);
        }
    }
    t.rolls = lists.into_iter().map(|(id, honours)| (id, roll(portal, honours))).collect();
}

/// Rolls that have pages even if nobody is on them yet.
fn pages(portal: &Portal) -> impl Iterator<Item = RollId> + '_ {
    let kinds = RecipientKind::ALL.iter().map(|(_, kind)| RollId::Kind(*kind));
    let campaigns = (0..portal.campaigns.len() as u32).map(|i| RollId::Campaign(CampaignId(i)));
    let units = (0..portal.units.len() as u32).map(|i| RollId::Unit(UnitId(i)));
    let standards = portal.campaigns.iter().flat_map(|c| c.standards.iter().flat_map(|(_, clauses)| clauses));
    std::iter::once(RollId::All)
        .chain(kinds)
        .chain(campaigns)
        .chain(units)
        .chain(awards(portal).into_iter().map(RollId::Award))
        .chain(standards.map(|clause| RollId::Clause(*clause)))
}

/// Each unit with everything that came after it: their rolls hold its honours, too.
fn successors(portal: &Portal) -> Vec<Vec<UnitId>> {
    let ids = (0..portal.units.len() as u32).map(UnitId);
    ids.map(|id| {
        let mut reached = vec![id];
        let mut at = 0;
        while let Some(unit) = reached.get(at).copied() {
            at += 1;
            for (next, ..) in &portal.unit(unit).successors {
                if !reached.contains(next) {
                    reached.push(*next);
                }
            }
        }
        reached
    })
    .collect()
}

/// Counts a list once.
fn roll(portal: &Portal, honours: Vec<HonourId>) -> Roll {
    let of = |kind| honours.iter().filter(|id| portal.honour(**id).row().kind == kind).count();
    let counts = Counts {
        collectives: of(RecipientKind::Collective),
        households: of(RecipientKind::Household),
        individuals: of(RecipientKind::Individual),
    };
    let decisions: HashSet<DecisionId> = honours.iter().map(|id| portal.honour(*id).decision).collect();
    Roll { counts, decisions: decisions.len(), honours }
}

fn texts(portal: &Portal, t: &mut Tables) {
    t.stories_of_campaign = lists(portal.campaigns.len());
    t.stories_of_unit = lists(portal.units.len());
    t.models_of_campaign = lists(portal.campaigns.len());
    t.models_of_unit = lists(portal.units.len());
    for (i, story) in portal.stories.iter().enumerate() {
        let id = StoryId(i as u32);
        for honour in &story.honours {
            t.stories_of_honour.entry(*honour).or_default().push(id);
        }
        let clauses: BTreeSet<ClauseRef> = story.honours.iter().filter_map(|h| portal.honour(*h).clause).collect();
        for clause in clauses {
            t.stories_of_clause.entry(clause).or_default().push(id);
        }
        if let Some(campaign) = story.campaign {
            t.stories_of_campaign[campaign.index()].push(id);
        }
        if let Some(unit) = story.unit.as_ref().and_then(|u| u.unit) {
            t.stories_of_unit[unit.index()].push(id);
        }
    }
    for (i, model) in portal.models.iter().enumerate() {
        let id = ModelId(i as u32);
        for honour in &model.honours {
            t.models_of_honour.entry(*honour).or_default().push(id);
        }
        if let Some(campaign) = model.campaign {
            t.models_of_campaign[campaign.index()].push(id);
        }
        let mut units: Vec<UnitId> = model.adopted.iter().chain([&model.unit]).filter_map(|u| u.unit).collect();
        units.sort_unstable();
        units.dedup();
        for unit in units {
            t.models_of_unit[unit.index()].push(id);
        }
    }
}

fn papers(portal: &Portal, t: &mut Tables) {
    t.related_to = lists(portal.documents.len());
    t.documents_of_campaign = lists(portal.campaigns.len());
    t.decisions_of_campaign = lists(portal.campaigns.len());
    t.documents_of_unit = lists(portal.units.len());
    t.campaign_children = lists(portal.campaigns.len());
    t.campaigns_of_unit = lists(portal.units.len());
    let date = |id: DocumentId| portal.document(id).header.date;
    let mut papers: Vec<DocumentId> = (0..portal.documents.len() as u32).map(DocumentId).collect();
    papers.sort_by_key(|id| (Reverse(date(*id)), *id));
    for id in papers {
        let document = portal.document(id);
        match document.decision {
            Some(decision) => t.decisions.push(decision),
            None => t.documents.push(id),
        }
        if let Some(unit) = document.issuer.unit {
            t.documents_of_unit[unit.index()].push(id);
        }
        for campaign in &document.campaigns {
            match document.decision {
                Some(decision) => t.decisions_of_campaign[campaign.index()].push(decision),
                None => t.documents_of_campaign[campaign.index()].push(id),
            }
        }
        let mut relations: Vec<(Relation, DocumentId)> = document.relations.clone();
        relations.dedup();
        for (relation, other) in relations {
            t.related_to[other.index()].push((relation, id));
        }
    }
    for list in &mut t.related_to {
        list.sort_by_key(|(relation, id)| (*relation, date(*id), *id));
    }
    let mut campaigns: Vec<CampaignId> = (0..portal.campaigns.len() as u32).map(CampaignId).collect();
    campaigns.sort_by_key(|id| {
        let campaign = portal.campaign(*id);
        let running = matches!(campaign.status, Status::Running | Status::RunningUntilAnnounced);
        (Reverse(running), campaign.written.stub, Reverse(campaign.start), *id)
    });
    for id in &campaigns {
        let campaign = portal.campaign(*id);
        if let Some(parent) = campaign.parent {
            t.campaign_children[parent.index()].push(*id);
        }
        if let Some(unit) = campaign.organiser.unit {
            t.campaigns_of_unit[unit.index()].push(*id);
        }
    }
    t.campaigns = campaigns;
}

/// Award forms that need a page.
fn awards(portal: &Portal) -> Vec<AwardId> {
    let promised: HashSet<AwardId> =
        portal.campaigns.iter().flat_map(|c| c.standards.iter().map(|(award, _)| *award)).collect();
    let inside = portal.targets.iter().flatten().filter_map(|target| match target {
        Target::Inside(address) => Some(address.page_only()),
        _ => None,
    });
    // A withdrawn honour still names its award.
    let given: HashSet<AwardId> = portal.honours.iter().map(|h| h.award).collect();
    let linked: HashSet<Address> = inside.filter(|a| a.as_str().starts_with("bang-vang/danh-hieu/")).collect();
    let ids = (0..portal.awards.len() as u32).map(AwardId);
    ids.filter(|id| given.contains(id) || promised.contains(id) || linked.contains(&portal.award_address(*id)))
        .collect()
}

/// Who mentions whom: the ways back of links and citations. Papers that say how they stand to each other need no more.
fn mentions(portal: &Portal, t: &mut Tables) {
    let stories = portal.stories.iter().enumerate().map(|(i, s)| (Mention::Story(StoryId(i as u32)), s.file));
    let models = portal.models.iter().enumerate().map(|(i, m)| (Mention::Model(ModelId(i as u32)), m.file));
    let papers = portal.documents.iter().enumerate().map(|(i, d)| (Mention::Document(DocumentId(i as u32)), d.file));
    let papers_at: HashMap<Address, DocumentId> =
        (0..portal.documents.len() as u32).map(DocumentId).map(|id| (portal.document_address(id), id)).collect();
    for (mention, file) in stories.chain(models).chain(papers) {
        for target in &portal.targets[file.0 as usize] {
            if let Target::Inside(address) = target {
                let page = address.page_only();
                if let (Mention::Document(from), Some(to)) = (mention, papers_at.get(&page)) {
                    let related = |a: DocumentId, b| portal.document(a).relations.iter().any(|(_, other)| *other == b);
                    if from == *to || related(from, *to) || related(*to, from) {
                        continue;
                    }
                }
                let list = t.mentions.entry(page).or_default();
                if list.last() != Some(&mention) {
                    list.push(mention);
                }
            }
        }
    }
}
