//! What may never be true: one rule, one function. Add a rule: one function here, one line in `all`, one message.

use super::index::Index;
use super::stories::in_words;
use crate::model::words::{AwardClass, Level, UnitClass};
use crate::portal::*;
use crate::report::{Report, messages};
use crate::sources::Place;
use std::collections::{HashMap, HashSet};

/// Runs every rule.
pub fn all(index: &Index<'_>, portal: &Portal, report: &mut Report) {
    awards_are_valid_on_their_day(index, portal, report);
    awards_suit_their_recipients(portal, report);
    issuers_may_give_their_awards(portal, report);
    issuers_may_change_honours(portal, report);
    clauses_suit_campaign_and_award(portal, report);
    one_award_for_one_deed(portal, report);
    stories_stay_in_their_campaign(portal, report);
    samples_are_marked(index, report);
    children_are_not_named_in_full(index, report);
}

/// Validity by the date of the decision (domain B.1, B.2).
fn awards_are_valid_on_their_day(_: &Index<'_>, portal: &Portal, report: &mut Report) {
    for honour in &portal.honours {
        let award = portal.award(honour.award);
        let document = portal.decision_document(honour);
        let Some(date) = document.header.date else { continue };
        if !award.is_valid_on(Some(date)) {
            report.push(messages::award_not_valid(place_of_award(portal, honour), &award.name, date));
        }
    }
}

/// Individuals, collectives, households (Luật 06/2022/QH15, Điều 2, 8–80).
fn awards_suit_their_recipients(portal: &Portal, report: &mut Report) {
    for honour in &portal.honours {
        let award = portal.award(honour.award);
        let kind = honour.row().kind;
        if !award.recipients.contains(&kind) {
            report.push(messages::award_wrong_recipient(honour.row().name.place, &award.name, in_words(kind)));
        }
    }
}

/// Bằng khen and giấy khen belong to one level of authority; other forms may be given by that level or a higher one.
/// (Luật 06/2022/QH15, Điều 80 and the articles on competence; domain B.2.)
fn issuers_may_give_their_awards(portal: &Portal, report: &mut Report) {
    for decision in &portal.decisions {
        let document = portal.document(decision.document);
        let Some(level) = document.issuer.unit.and_then(|unit| award_level(&portal.units, unit)) else { continue };
        let mut said = Vec::new();
        for i in decision.honours.clone() {
            let honour = &portal.honours[i as usize];
            let award = portal.award(honour.award);
            let fits = match award.class {
                AwardClass::Certificate | AwardClass::Commendation => award.level == level,
                _ => level <= award.level,
            };
            // Central bodies are not told apart by class.
            let central = level == Level::State && award.level <= Level::Ministry;
            if !fits && !central && !said.contains(&honour.award) {
                said.push(honour.award);
                let place = place_of_award(portal, honour);
                report.push(messages::award_beyond_authority(place, &award.name, &document.issuer.name));
            }
        }
    }
}

/// What one authority gave only it or a higher one takes back or corrects (Luật 06/2022/QH15, Điều 93).
fn issuers_may_change_honours(portal: &Portal, report: &mut Report) {
    let level = |decision: DecisionId| {
        award_level(&portal.units, portal.document(portal.decision(decision).document).issuer.unit?)
    };
    for (i, decision) in portal.decisions.iter().enumerate() {
        for (entry, (_, honour, _)) in decision.written.changes.iter().zip(&decision.changes) {
            let given = portal.honour(*honour).decision;
            if let (Some(own), Some(first)) = (level(DecisionId(i as u32)), level(given))
                && own > first
            {
                let issuer = &portal.document(decision.document).issuer.name;
                let giver = &portal.document(portal.decision(given).document).issuer.name;
                report.push(messages::change_beyond_authority(entry.honour.place, issuer, giver));
            }
        }
    }
}

/// The clause stands in a paper of the honour's campaign, of one above it or below it; and where the campaign says for
/// which award a clause is the standard, for this award.
fn clauses_suit_campaign_and_award(portal: &Portal, report: &mut Report) {
    let above = |mut id: CampaignId| {
        let mut way = vec![id];
        while let Some(parent) = portal.campaign(id).parent.filter(|p| !way.contains(p)) {
            way.push(parent);
            id = parent;
        }
        way
    };
    // One message for all rows that share a faulty word of their decision.
    let mut said: HashSet<((u32, u32), &str)> = Default::default();
    for honour in &portal.honours {
        let (Some(clause), Some(campaign)) = (honour.clause, honour.campaign) else { continue };
        let papers = &portal.document(clause.document).campaigns;
        let related = papers.iter().any(|c| above(*c).contains(&campaign) || above(campaign).contains(c));
        let place = place_of_clause(portal, honour);
        let address = (place.file.0, place.start);
        if !papers.is_empty() && !related && said.insert((address, "campaign")) {
            let call = &portal.campaign(papers[0]).written.short;
            report.push(messages::clause_of_other_campaign(place, call, &portal.campaign(campaign).written.short));
            continue;
        }
        let standards = || portal.campaigns.iter().flat_map(|c| &c.standards).filter(|(_, c)| c.contains(&clause));
        let suits = standards().any(|(award, _)| *award == honour.award);
        if let Some((award, _)) = standards().next()
            && !suits
            && said.insert((address, "award"))
        {
            let (meant, given) = (&portal.award(*award).name, &portal.award(honour.award).name);
            report.push(messages::clause_for_other_award(place, meant, given));
        }
    }
}

/// No second award for one achievement (Luật 06/2022/QH15, Điều 5): the same recipient, unit and deed.
fn one_award_for_one_deed(portal: &Portal, report: &mut Report) {
    let mut first: HashMap<[String; 3], &Honour> = Default::default();
    for honour in portal.honours.iter().filter(|h| h.standing != Standing::Withdrawn) {
        let row = honour.row();
        let Some(deed) = &row.deed else { continue };
        let unit = honour.unit.as_ref().map_or("", |u| u.name.as_str());
        let key = [&row.name.value, unit, deed].map(crate::vietnamese::loose);
        match first.get(&key) {
            Some(other) => report.push(messages::one_award_per_deed(row.name.place, other.row().name.place)),
            None => drop(first.insert(key, honour)),
        }
    }
}

/// A story belongs to the campaign in which its honours were given.
fn stories_stay_in_their_campaign(portal: &Portal, report: &mut Report) {
    for story in &portal.stories {
        let given = story.honours.iter().find_map(|id| portal.honour(*id).campaign);
        if let (Some(own), Some(given), Some(word)) = (story.campaign, given, &story.written.campaign)
            && !story.honours.iter().any(|id| portal.honour(*id).campaign == Some(own))
        {
            report.push(messages::story_campaign_differs(
                word.place,
                &portal.campaign(own).written.short,
                &portal.campaign(given).written.short,
            ));
        }
    }
}

/// The word that names the clause: the row's, or the decision's.
fn place_of_clause(portal: &Portal, honour: &Honour) -> Place {
    let row = honour.row();
    let decision = &portal.decision(honour.decision).written;
    row.clause.as_ref().or(decision.clause.as_ref()).map_or(row.number.place, |word| word.place)
}

/// The word that names the award: the row's, or the decision's.
fn place_of_award(portal: &Portal, honour: &Honour) -> Place {
    let row = honour.row();
    let decision = &portal.decision(honour.decision).written;
    row.award.as_ref().or(decision.award.as_ref()).map_or(row.number.place, |word| word.place)
}

/// Level of authority of a unit, from its class and the place it belongs to.
pub fn award_level(units: &[Unit], unit: UnitId) -> Option<Level> {
    match units[unit.index()].written.class {
        UnitClass::Central => Some(Level::State),
        UnitClass::Department | UnitClass::Front | UnitClass::Party | UnitClass::Press => {
            match territory(units, unit)? {
                UnitClass::Province => Some(Level::Department),
                _ => None,
            }
        }
        UnitClass::Government => match territory(units, unit)? {
            UnitClass::Province => Some(Level::Province),
            UnitClass::District => Some(Level::District),
            UnitClass::Commune => Some(Level::Commune),
            _ => None,
        },
        UnitClass::PublicService | UnitClass::Enterprise => Some(Level::Unit),
        _ => None,
    }
}

/// Class of the nearest province, district or commune above a unit.
fn territory(units: &[Unit], unit: UnitId) -> Option<UnitClass> {
    let mut level = vec![unit];
    // A circle of units is an error of its own; ten steps are enough for any honest chain.
    for _ in 0..10 {
        level = level.iter().flat_map(|u| units[u.index()].parents.iter().map(|(p, ..)| *p)).collect();
        let classes = level.iter().map(|u| units[u.index()].written.class);
        let found =
            classes.filter(|c| matches!(c, UnitClass::Province | UnitClass::District | UnitClass::Commune)).max();
        if found.is_some() {
            return found;
        }
    }
    None
}

/// Invented content must never pass for real.
fn samples_are_marked(index: &Index<'_>, report: &mut Report) {
    if index.site.1.sample {
        return;
    }
    let mut places: Vec<Place> = Vec::new();
    places.extend(index.units.iter().filter(|u| u.sample).map(|u| u.id.place));
    places.extend(index.campaigns.iter().filter(|e| e.written.sample).map(|e| Place::file(e.file)));
    places.extend(index.documents.iter().filter(|e| e.written.header.sample).map(|e| Place::file(e.file)));
    places.extend(index.decisions.iter().filter(|e| e.written.header.sample).map(|e| Place::file(e.file)));
    places.extend(index.stories.iter().filter(|e| e.written.sample).map(|e| Place::file(e.file)));
    places.extend(index.models.iter().filter(|e| e.written.sample).map(|e| Place::file(e.file)));
    if let Some(first) = places.first() {
        report.push(messages::sample_not_marked(*first, places.len()));
    }
}

/// A child is called by its given name only (Luật 91/2025/QH15, Điều 24; Luật Trẻ em).
fn children_are_not_named_in_full(index: &Index<'_>, report: &mut Report) {
    for entry in index.stories.iter().filter(|e| e.written.minor) {
        let w = &entry.written;
        let name = crate::vietnamese::loose(&w.about.name.value);
        if !name.contains(' ') {
            continue;
        }
        let bytes = index.sources.bytes(entry.file);
        let body = bytes.get(w.text.start as usize..).unwrap_or_default();
        let mut texts = vec![w.title.as_str(), w.lead.as_str(), std::str::from_utf8(body).unwrap_or_default()];
        texts.extend(w.picture.iter().flat_map(|p| [p.alt.as_str(), p.caption.as_str()]));
        texts.extend(w.place.as_deref());
        texts.extend(w.corrections.iter().map(|c| c.text.as_str()));
        if texts.iter().any(|text| crate::vietnamese::loose(text).contains(&name)) {
            report.push(messages::minor_named(w.about.name.place));
        }
    }
}
