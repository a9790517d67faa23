//! Campaigns: their graph, their status on the day of the build, their timeline.

use super::index::Index;
use super::units::Units;
use crate::content::{CampaignFile, EndEntry};
use crate::model::words::ReviewKind;
use crate::model::{Address, Date, Moment};
use crate::portal::*;
use crate::report::{Report, messages};

pub fn campaigns(
    index: &Index<'_>,
    units: &Units<'_>,
    documents: &[Document],
    now: Moment,
    report: &mut Report,
) -> Vec<Campaign> {
    let mut campaigns: Vec<Campaign> = index
        .campaigns
        .iter()
        .map(|entry| {
            let w = &entry.written;
            let start_signing = index.document_opt(&w.start_on_signing_of, report);
            let start = w.start.or_else(|| documents[start_signing?.index()].header.date);
            let resolved_by = w.end.as_ref().and_then(|end| index.document_opt(&end.resolved_by, report));
            let status = status(w, start, now.date);
            let mut campaign = Campaign {
                id: entry.id.clone(),
                file: entry.file,
                organiser: units.refer(&w.organiser, start, report),
                parent: index.campaign_opt(&w.parent, report),
                launched_by: index.documents_of(&w.launched_by, report),
                launches: w.launch.iter().map(|l| (l.clone(), units.refer_opt(&l.by, l.date, report))).collect(),
                planned_by: index.documents_of(&w.planned_by, report),
                start,
                start_signing,
                status,
                resolved_by,
                reviews: reviews(index, w, start, status, now.date, report),
                timeline: Vec::new(),
                criteria: w
                    .criterion
                    .iter()
                    .map(|c| c.clause.as_ref().and_then(|clause| index.clause(clause, None, report)))
                    .collect(),
                audiences: w
                    .criterion
                    .iter()
                    .map(|c| c.standards.iter().filter_map(|clause| index.clause(clause, None, report)).collect())
                    .collect(),
                standards: w
                    .standard
                    .iter()
                    .filter_map(|s| {
                        let clauses = s.clauses.iter().filter_map(|c| index.clause(c, None, report)).collect();
                        Some((index.award(&s.award, report)?, clauses))
                    })
                    .collect(),
                written: w.clone(),
            };
            campaign.timeline = timeline(index, &campaign, documents, report);
            campaign
        })
        .collect();
    break_cycles(&mut campaigns, report);
    campaigns
}

fn status(w: &CampaignFile, start: Option<Date>, today: Date) -> Status {
    let ended = w.end.as_ref().is_some_and(|end| has_ended(end, today));
    let summed_up = w.milestone.iter().any(|m| m.summed_up && m.date.last_day() <= today);
    if summed_up {
        Status::SummedUp
    } else if ended {
        Status::Ended
    } else if start.is_some_and(|start| start.first_day() > today) {
        Status::Upcoming
    } else if w.end.as_ref().is_some_and(|end| end.condition.is_some()) {
        Status::RunningUntilAnnounced
    } else if w.stub && w.end.is_none() {
        Status::Unknown
    } else {
        Status::Running
    }
}

/// A day that has passed, or a condition that has been met.
fn has_ended(end: &EndEntry, today: Date) -> bool {
    match (&end.date, end.resolved_on) {
        (Some(date), _) => date.value.last_day() < today,
        (None, Some(on)) => on.last_day() <= today,
        (None, None) => false,
    }
}

/// Recurring reviews fall due every so many years from the beginning, as long as the campaign runs.
fn reviews(
    index: &Index<'_>,
    w: &CampaignFile,
    start: Option<Date>,
    status: Status,
    today: Date,
    report: &mut Report,
) -> Vec<Review> {
    let over = w.end.as_ref().and_then(|end| end.date.as_ref().map(|d| d.value).or(end.resolved_on));
    w.review
        .iter()
        .map(|entry| {
            let mut due = Vec::new();
            let mut next = None;
            if let (Some(years), Some(start)) = (entry.every_years, start.filter(|s| s.day.is_some()))
                && entry.kind == ReviewKind::Interim
            {
                for n in 1..=200u16 {
                    let day = start.plus_years(years.saturating_mul(n));
                    if over.is_some_and(|over| day > over.last_day()) {
                        break;
                    }
                    if day > today {
                        next = (status != Status::SummedUp && status != Status::Ended).then_some(day);
                        break;
                    }
                    due.push(day);
                }
            }
            let clause = entry.clause.as_ref().and_then(|clause| index.clause(clause, None, report));
            Review { written: entry.clone(), clause, due, next }
        })
        .collect()
}

/// Everything that happened in a campaign, oldest first, launches of an unknown day before all; a paper that a milestone names appears once.
fn timeline(index: &Index<'_>, campaign: &Campaign, documents: &[Document], report: &mut Report) -> Vec<Event> {
    let mut events = Vec::new();
    let mut named = Vec::new();
    for milestone in &campaign.written.milestone {
        let document = index.document_opt(&milestone.document, report);
        named.extend(document);
        let address = document.map(|d| Address::page(&["van-ban", &documents[d.index()].id]));
        events.push(Event { date: Some(milestone.date), title: milestone.title.clone(), address });
    }
    for (launch, by) in &campaign.launches {
        if !events.iter().any(|e| e.date == launch.date && e.title.contains(&launch.title)) {
            let unit = by.as_ref().and_then(|by| by.unit);
            let address = unit.map(|unit| Address::page(&["don-vi", &index.units[unit.index()].id.value]));
            events.push(Event { date: launch.date, title: launch.title.clone(), address });
        }
    }
    for id in campaign.launched_by.iter().chain(&campaign.planned_by) {
        let document = &documents[id.index()];
        if let (Some(date), false) = (document.header.date, named.contains(id)) {
            let number = document.header.number.as_ref().map(|n| format!(" số {}", n.value)).unwrap_or_default();
            let title = format!("{}{number} của {}", document.header.kind.label(), document.issuer.name);
            let address = Some(Address::page(&["van-ban", &document.id]));
            events.push(Event { date: Some(date), title, address });
            named.push(*id);
        }
    }
    for occasion in &campaign.written.occasion {
        events.push(Event { date: Some(occasion.date), title: occasion.name.clone(), address: None });
    }
    events.sort_by(|a, b| (a.date, &a.title).cmp(&(b.date, &b.title)));
    events
}

/// A circle of parents is reported once, and cut.
fn break_cycles(campaigns: &mut [Campaign], report: &mut Report) {
    for start in 0..campaigns.len() {
        let mut chain = vec![start];
        let mut at = start;
        while let Some(parent) = campaigns[at].parent {
            at = parent.index();
            if at == start {
                let names: Vec<&str> = chain.iter().chain([&start]).map(|i| campaigns[*i].id.as_str()).collect();
                let place = campaigns[start].written.parent.as_ref().map(|p| p.place);
                if let Some(place) = place {
                    report.push(messages::campaign_cycle(place, &names.join(" → ")));
                }
                campaigns[start].parent = None;
                break;
            }
            if chain.contains(&at) {
                break; // a circle that does not pass through `start`
            }
            chain.push(at);
        }
    }
}
