//! Declarations of each kind → its struct. One function a kind; the keys are those of `docs/content.md`.

use super::columns::{is_meaning, known as known_columns};
use super::header::header;
use super::keys::Kind;
use crate::content::*;
use crate::markdown::picture;
use crate::model::words::{DocumentType, Language};
use crate::report::messages;
use crate::sources::FileId;
use crate::table::{Reader, Table};
use std::sync::{Arc, LazyLock};

/// The built-in catalogue of award forms.
pub fn catalogue() -> Arc<Vec<AwardEntry>> {
    static CATALOGUE: LazyLock<Arc<Vec<AwardEntry>>> = LazyLock::new(|| {
        let text = include_str!("../model/awards.toml");
        Arc::new(Reader::new(FileId(0), 0).read(text, awards).unwrap_or_default())
    });
    CATALOGUE.clone()
}

/// Facts of the kinds that are one TOML file.
pub fn table_facts(kind: Kind, t: &Table<'_>) -> Facts {
    match kind {
        Kind::Units => Facts::Units(units(t)),
        Kind::Awards => Facts::Awards(awards(t)),
        Kind::Withheld => Facts::Withheld(withheld(t)),
        Kind::Abbreviations => Facts::Abbreviations(abbreviations(t)),
        _ => Facts::Site(Arc::new(site(t))),
    }
}

/// Facts of the kinds that are declarations and a text.
pub fn text_facts(kind: Kind, t: &Table<'_>, text: Text) -> Facts {
    match kind {
        Kind::Campaign => Facts::Campaign(Arc::new(campaign(t, text))),
        Kind::Document => Facts::Document(Arc::new(document(t, text))),
        Kind::Decision => Facts::Decision(Arc::new(decision(t, text))),
        Kind::Story => Facts::Story(Arc::new(story(t, text))),
        Kind::Model => Facts::Model(Arc::new(model(t, text))),
        _ => Facts::Page(Arc::new(page(t, text))),
    }
}

fn site(t: &Table<'_>) -> SiteFile {
    let or =
        |key, default: &str| t.string(key).unwrap_or_else(|| crate::sources::Spelled::new(default.into(), t.place()));
    SiteFile {
        title: t.required_text("title"),
        description: t.required_text("description"),
        base_url: t.required("base_url"),
        owner: t.required("owner"),
        language: t.word_or("language", Language::Vietnamese),
        time_zone: or("time_zone", "+07:00"),
        theme: or("theme", "lai-chau"),
        sample: t.bool("sample"),
        terms: t.text("terms"),
        licence: t.table("licence", |t| (t.required_text("name"), t.text("link"))),
        contact: t.table("contact", |t| ContactEntry {
            unit: t.string("unit"),
            address: t.text("address"),
            email: t.text("email"),
            phone: t.text("phone"),
        }),
        cards: t.table("cards", |t| t.bool("enabled")).unwrap_or(true),
    }
}

fn withheld(t: &Table<'_>) -> Vec<WithheldEntry> {
    t.tables("withheld", |t| WithheldEntry { honour: t.required("honour"), date: t.required_date("date") })
}

fn abbreviations(t: &Table<'_>) -> Vec<AbbreviationEntry> {
    t.tables("abbreviation", |t| AbbreviationEntry { short: t.required("short"), long: t.required_text("long") })
}

fn units(t: &Table<'_>) -> Vec<UnitEntry> {
    t.tables("unit", |t| {
        let mut names = t.tables("names", |t| {
            let name = NameEntry { name: t.required_text("name"), from: t.date("from"), to: t.date("to") };
            check_span(t, name.from, name.to);
            name
        });
        match t.text("name") {
            Some(name) => names.push(NameEntry { name, from: None, to: None }),
            None if names.is_empty() => t.reader().push(messages::missing_key(t.place(), "name", "unit")),
            None => {}
        }
        let unit = UnitEntry {
            id: t.required("id"),
            class: t.required_word("class"),
            names,
            also: t.texts("also"),
            rank: t.integer("rank").unwrap_or(1000),
            part_of: t.tables("part_of", |t| ParentEntry {
                unit: t.required("unit"),
                from: t.date("from"),
                to: t.date("to"),
            }),
            from: t.date("from"),
            to: t.date("to"),
            successors: t.tables("successors", |t| SuccessorEntry {
                unit: t.required("unit"),
                on: t.date("on"),
                by: t.text("by"),
            }),
            note: t.text("note"),
            sample: t.bool("sample"),
        };
        check_span(t, unit.from, unit.to);
        check_id(t, &unit.id);
        unit
    })
}

fn awards(t: &Table<'_>) -> Vec<AwardEntry> {
    t.tables("award", |t| {
        let award = AwardEntry {
            id: t.required("id"),
            name: t.required_text("name"),
            class: t.required_word("class"),
            level: t.required_word("level"),
            recipients: t.words("recipients"),
            rank: t.integer("rank").unwrap_or_else(|| {
                t.reader().push(messages::missing_key(t.place(), "rank", "award"));
                0
            }),
            from: t.date("from"),
            to: t.date("to"),
            law: t.text("law"),
        };
        if award.recipients.is_empty() {
            t.reader().push(messages::missing_key(t.place(), "recipients", "award"));
        }
        check_span(t, award.from, award.to);
        check_id(t, &award.id);
        award
    })
}

fn check_span(t: &Table<'_>, from: Option<crate::model::Date>, to: Option<crate::model::Date>) {
    if let (Some(from), Some(to)) = (from, to)
        && from.first_day() > to.last_day()
    {
        t.reader().push(messages::dates_reversed(t.place()));
    }
}

fn check_id(t: &Table<'_>, id: &crate::sources::Spelled<String>) {
    if !id.value.is_empty() && !crate::model::is_id(&id.value) {
        t.reader().push(messages::bad_id(id.place, &id.value, &crate::vietnamese::slug(&id.value)));
    }
}

fn campaign(t: &Table<'_>, text: Text) -> CampaignFile {
    let campaign = CampaignFile {
        title: t.required_text("title"),
        short: t.required_text("short"),
        level: t.required_word("level"),
        organiser: t.required("organiser"),
        parent: t.string("parent"),
        launched_by: t.strings("launched_by"),
        launch: t.tables("launch", |t| LaunchEntry {
            title: t.required_text("title"),
            date: t.date("date"),
            by: t.string("by"),
        }),
        planned_by: t.strings("planned_by"),
        start: t.date("start"),
        start_on_signing_of: t.string("start_on_signing_of"),
        end: t.table("end", end),
        review: t.tables("review", |t| ReviewEntry {
            kind: t.required_word("kind"),
            every_years: t.integer("every_years").and_then(|n| u16::try_from(n).ok()).filter(|n| *n > 0),
            when: t.text("when"),
            clause: t.string("clause"),
        }),
        milestone: t.tables("milestone", |t| MilestoneEntry {
            date: t.required_date("date"),
            title: t.required_text("title"),
            document: t.string("document"),
            summed_up: t.bool("summed_up"),
        }),
        occasion: t.tables("occasion", |t| OccasionEntry {
            name: t.required_text("name"),
            since: t.date("since"),
            date: t.required_date("date"),
        }),
        criterion: t.tables("criterion", |t| CriterionEntry {
            audience: t.required_text("audience"),
            text: t.required_text("text"),
            clause: t.string("clause"),
            standards: t.strings("standards"),
        }),
        standard: t.tables("standard", |t| StandardEntry {
            award: t.required("award"),
            text: t.text("text"),
            clauses: t.strings("clauses"),
        }),
        stub: t.bool("stub"),
        sample: t.bool("sample"),
        text,
    };
    if let (Some(_), Some(signing)) = (&campaign.start, &campaign.start_on_signing_of) {
        t.reader().push(messages::start_unclear(signing.place));
    }
    campaign
}

fn end(t: &Table<'_>) -> EndEntry {
    let end = EndEntry {
        date: t.spelled_date("date"),
        condition: t.text("condition"),
        all_of: t.texts("all_of"),
        resolved_by: t.string("resolved_by"),
        resolved_on: t.date("resolved_on"),
    };
    if end.date.is_some() == end.condition.is_some() {
        t.reader().push(messages::end_unclear(t.place()));
    }
    end
}

fn document(t: &Table<'_>, text: Text) -> DocumentFile {
    DocumentFile { header: header(t, t.required_word("type")), campaigns: t.strings("campaigns"), text }
}

fn decision(t: &Table<'_>, text: Text) -> DecisionFile {
    DecisionFile {
        header: header(t, DocumentType::Decision),
        campaign: t.string("campaign"),
        award: t.string("award"),
        plan: t.string("plan"),
        clause: t.string("clause"),
        deed: t.text("deed"),
        annex: t.string("annex"),
        published: t.date("published"),
        counts: t.table("counts", |t| {
            let counts = Counts {
                collectives: t.count("collectives"),
                households: t.count("households"),
                individuals: t.count("individuals"),
            };
            crate::sources::Spelled::new(counts, t.place())
        }),
        changes: t.tables("change", |t| ChangeEntry {
            honour: t.required("honour"),
            status: t.required_word("status"),
            note: t.text("note"),
        }),
        columns: t.tables("column", |t| {
            let (title, means) = (t.required("title"), t.required("means"));
            if !means.value.is_empty() && !is_meaning(&means.value) {
                t.reader().push(messages::unknown_word(means.place, "means", &means.value, None, &known_columns()));
            }
            (title, means)
        }),
        names: t.tables("name", |t| NameParts {
            row: t.required("row"),
            family: t.text("family"),
            given: t.text("given"),
        }),
        redacted: t.strings("redacted"),
        text,
    }
}

fn story(t: &Table<'_>, text: Text) -> StoryFile {
    let about = t.table("about", |t| AboutEntry {
        kind: t.required_word("kind"),
        name: t.required("name"),
        position: t.text("position"),
        unit: t.string("unit"),
    });
    let about = about.unwrap_or_else(|| {
        t.reader().push(messages::missing_key(t.place(), "about", ""));
        AboutEntry {
            kind: crate::model::words::RecipientKind::Collective,
            name: crate::sources::Spelled::new(String::new(), t.place()),
            position: None,
            unit: None,
        }
    });
    let story = StoryFile {
        title: t.required_text("title"),
        lead: t.required_text("lead"),
        about,
        honours: t.strings("honours"),
        campaign: t.string("campaign"),
        genre: t.required_word("genre"),
        byline: t.required_text("byline"),
        place: t.text("place"),
        deed: t.date("deed"),
        published: t.required_moment("published"),
        updated: t.moment("updated"),
        draft: t.bool("draft"),
        embargo: t.moment("embargo"),
        picture: t.table("picture", picture),
        consent: t.text("consent").is_some(),
        guardian_consent: t.text("guardian_consent").is_some(),
        minor: t.bool("minor"),
        published_elsewhere: t.tables("published_elsewhere", |t| ElsewhereEntry {
            outlet: t.required("outlet"),
            kind: t.required_word("kind"),
            title: t.text("title"),
            date: t.date("date"),
            link: t
                .string("link")
                .filter(|link| {
                    let web = link.value.starts_with("https://") || link.value.starts_with("http://");
                    if !web {
                        let scheme = link.value.split(':').next().unwrap_or_default();
                        t.reader().push(messages::bad_scheme(link.place, scheme));
                    }
                    web
                })
                .map(|link| link.value),
        }),
        attachments: t.tables("attachment", attachment),
        corrections: t
            .tables("correction", |t| CorrectionEntry { date: t.required_date("date"), text: t.required_text("text") }),
        sample: t.bool("sample"),
        text,
    };
    if story.minor && !(story.consent && story.guardian_consent) {
        t.reader().push(messages::guardian_consent_missing(story.about.name.place));
    } else if story.about.kind != crate::model::words::RecipientKind::Collective && !story.consent {
        t.reader().push(messages::consent_missing(story.about.name.place));
    }
    story
}

fn model(t: &Table<'_>, text: Text) -> ModelFile {
    ModelFile {
        title: t.required_text("title"),
        lead: t.required_text("lead"),
        kind: t.required_word("kind"),
        problem: t.required_text("problem"),
        unit: t.required("unit"),
        contact: t.string("contact"),
        campaign: t.string("campaign"),
        honours: t.strings("honours"),
        place: t.text("place"),
        byline: t.text("byline"),
        published: t.required_moment("published"),
        updated: t.moment("updated"),
        draft: t.bool("draft"),
        results: t.tables("result", |t| (t.required_text("label"), t.required_text("value"))),
        adopted: t.tables("adopted", |t| AdoptedEntry {
            unit: t.required("unit"),
            date: t.date("date"),
            note: t.text("note"),
        }),
        attachments: t.tables("attachment", attachment),
        picture: t.table("picture", picture),
        sample: t.bool("sample"),
        text,
    }
}

fn attachment(t: &Table<'_>) -> AttachmentEntry {
    AttachmentEntry { file: t.required("file"), title: t.required_text("title") }
}

fn page(t: &Table<'_>, text: Text) -> PageFile {
    PageFile {
        title: t.required_text("title"),
        lead: t.text("lead"),
        menu: t.integer("menu"),
        updated: t.moment("updated"),
        text,
    }
}
