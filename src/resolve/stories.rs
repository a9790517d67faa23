//! Stories, models and free pages: which are published today, about whom, under which honours.

use super::decisions::find_honour;
use super::index::Index;
use super::units::Units;
use crate::model::words::RecipientKind;
use crate::model::{Moment, Options};
use crate::portal::*;
use crate::report::{Report, messages};
use crate::sources::{Place, Spelled};
use crate::vietnamese::loose;

/// Newest first. Drafts, embargoed stories and those of withdrawn honours are checked like the others, but not
/// published.
pub fn stories(
    index: &Index<'_>,
    units: &Units<'_>,
    given: &(&[Decision], &[Honour]),
    options: &Options,
    report: &mut Report,
) -> Vec<Story> {
    let mut stories = Vec::new();
    for entry in &index.stories {
        let w = &entry.written;
        let day = w.deed.or(Some(w.published.date));
        let honours = honours(index, given, &w.honours, report);
        let story = Story {
            id: entry.id.clone(),
            file: entry.file,
            unit: units.refer_opt(&w.about.unit, day, report),
            campaign: index.campaign_opt(&w.campaign, report),
            outlets: w.published_elsewhere.iter().map(|e| units.refer(&e.outlet, e.date, report)).collect(),
            picture: None,
            attachments: Vec::new(),
            honours,
            written: w.clone(),
        };
        for id in &story.honours {
            agrees(units, &story, &given.1[id.index()], report);
        }
        let withdrawn = story.honours.iter().any(|id| !given.1[id.index()].shown());
        if published(w.draft, w.published, w.embargo, options) && !withdrawn {
            stories.push(story);
        }
    }
    stories.sort_by(|a, b| (b.written.published, &a.id).cmp(&(a.written.published, &b.id)));
    stories
}

/// Newest first.
pub fn models(
    index: &Index<'_>,
    units: &Units<'_>,
    given: &(&[Decision], &[Honour]),
    options: &Options,
    report: &mut Report,
) -> Vec<Model> {
    let mut models = Vec::new();
    for entry in &index.models {
        let w = &entry.written;
        let day = Some(w.published.date);
        let model = Model {
            id: entry.id.clone(),
            file: entry.file,
            unit: units.refer(&w.unit, day, report),
            contact: units.refer_opt(&w.contact, Some(options.now.date), report),
            campaign: index.campaign_opt(&w.campaign, report),
            honours: honours(index, given, &w.honours, report),
            adopted: w.adopted.iter().map(|a| units.refer(&a.unit, a.date, report)).collect(),
            picture: None,
            attachments: Vec::new(),
            written: w.clone(),
        };
        let withdrawn = model.honours.iter().any(|id| !given.1[id.index()].shown());
        if published(w.draft, w.published, None, options) && !withdrawn {
            models.push(model);
        }
    }
    models.sort_by(|a, b| (b.written.published, &a.id).cmp(&(a.written.published, &b.id)));
    models
}

pub fn pages(index: &Index<'_>, report: &mut Report) -> Vec<Page> {
    let mut pages: Vec<Page> = Vec::new();
    for entry in &index.pages {
        if RESERVED.contains(&entry.id.as_str()) {
            report.push(messages::reserved_id(Place::file(entry.file), &entry.id));
        }
        pages.push(Page { id: entry.id.clone(), file: entry.file, written: entry.written.clone() });
    }
    pages.sort_by(|a, b| (a.written.menu.unwrap_or(i64::MAX), &a.id).cmp(&(b.written.menu.unwrap_or(i64::MAX), &b.id)));
    pages
}

fn published(draft: bool, published: Moment, embargo: Option<Moment>, options: &Options) -> bool {
    options.drafts || !draft && published <= options.now && embargo.is_none_or(|embargo| embargo <= options.now)
}

/// Whether a text waits for a moment later on the day of the build.
pub fn waiting(index: &Index<'_>, options: &Options) -> bool {
    let later = |moment: &Moment| moment.date == options.now.date && *moment > options.now;
    index.stories.iter().any(|e| later(&e.written.published) || e.written.embargo.iter().any(later))
        || index.models.iter().any(|e| later(&e.written.published))
}

fn honours(
    index: &Index<'_>,
    given: &(&[Decision], &[Honour]),
    words: &[Spelled<String>],
    report: &mut Report,
) -> Vec<HonourId> {
    words.iter().filter_map(|word| find_honour(index, given.0, given.1, word, report)).collect()
}

/// A story cannot claim what no decision gave: kind, name and unit agree with the row.
fn agrees(units: &Units<'_>, story: &Story, honour: &Honour, report: &mut Report) {
    let (about, row) = (&story.written.about, honour.row());
    if about.kind != row.kind {
        report.push(messages::story_kind_differs(about.name.place, in_words(about.kind), in_words(row.kind)));
        return;
    }
    if !about.name.value.is_empty() && loose(&about.name.value) != loose(&row.name.value) {
        report.push(messages::story_name_differs(about.name.place, &about.name.value, &row.name.value));
    }
    if let (Some(word), Some(unit), Some(given)) = (&about.unit, &story.unit, &honour.unit) {
        let same = match (unit.unit, given.unit) {
            (Some(a), Some(b)) => a == b || units.get(b).successors.iter().any(|(s, ..)| *s == a),
            _ => loose(&unit.name) == loose(&given.name),
        };
        if !same {
            report.push(messages::story_unit_differs(word.place, &unit.name, &given.name));
        }
    }
}

/// A kind of recipient in the middle of a sentence.
pub fn in_words(kind: RecipientKind) -> (&'static str, &'static str) {
    match kind {
        RecipientKind::Collective => ("tập thể", "a collective"),
        RecipientKind::Household => ("hộ gia đình", "a household"),
        RecipientKind::Individual => ("cá nhân", "an individual"),
    }
}
