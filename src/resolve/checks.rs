//! What may never be true: one rule, one function. Add a rule: one function here, one line in `all`, one message.

use super::index::Index;
use super::stories::in_words;
use crate::model::words::{AwardClass, Level, UnitClass};
use crate::portal::*;
use crate::report::{Report, messages};
use crate::sources::Place;

/// Runs every rule.
pub fn all(index: &Index<'_>, portal: &Portal, report: &mut Report) {
    awards_are_valid_on_their_day(index, portal, report);
    awards_suit_their_recipients(portal, report);
    issuers_may_give_their_awards(portal, report);
    samples_are_marked(index, report);
    children_are_not_named_in_full(index, report);
}

/// Validity by the date of the decision (domain B.1, B.2).
fn awards_are_valid_on_their_day(_: &Index<'_>, portal: &Portal, report: &mut Report) {
    for honour in &portal.honours {
        let award = portal.award(honour.award);
        let document = portal.decision_document(honour);
        let Some(date) = document.header.date else { continue };
        let begun = award.from.is_none_or(|from| from.first_day() <= date.last_day());
        let over = award.to.is_some_and(|to| to.last_day() < date.first_day());
        if !begun || over {
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
        let Some(level) = document.issuer.unit.and_then(|unit| level_of(portal, unit)) else { continue };
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

/// The word that names the award: the row's, or the decision's.
fn place_of_award(portal: &Portal, honour: &Honour) -> Place {
    let row = honour.row();
    let decision = &portal.decision(honour.decision).written;
    row.award.as_ref().or(decision.award.as_ref()).map_or(row.number.place, |word| word.place)
}

/// Level of authority of a unit, from its class and the place it belongs to.
fn level_of(portal: &Portal, unit: UnitId) -> Option<Level> {
    match portal.unit(unit).written.class {
        UnitClass::Central => Some(Level::State),
        UnitClass::Department | UnitClass::Front | UnitClass::Party | UnitClass::Press => {
            match territory(portal, unit)? {
                UnitClass::Province => Some(Level::Department),
                _ => None,
            }
        }
        UnitClass::Government => match territory(portal, unit)? {
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
fn territory(portal: &Portal, unit: UnitId) -> Option<UnitClass> {
    let mut level = vec![unit];
    // A circle of units is an error of its own; ten steps are enough for any honest chain.
    for _ in 0..10 {
        level = level.iter().flat_map(|u| portal.unit(*u).parents.iter().map(|(p, ..)| *p)).collect();
        let classes = level.iter().map(|u| portal.unit(*u).written.class);
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
