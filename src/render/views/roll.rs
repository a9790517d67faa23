//! Honour rolls: what each is called and says, and the ways between them.

use super::parts::*;
use super::phrases;
use crate::model::Address;
use crate::portal::*;
use crate::render::routes::{DataFile, Format};
use serde::Serialize;

/// `roll.html`
#[derive(Debug, Serialize)]
pub struct RollView {
    pub heading: String,
    /// One sentence in words and figures, or that there is nothing yet.
    pub summary: String,
    pub facts: Vec<(String, String)>,
    pub honours: Vec<HonourView>,
    pub pager: Option<PagerView>,
    pub campaign: Option<LinkView>,
    /// Files and the sheet to print; none while the roll is empty.
    pub files: Option<FilesView>,
    /// Ways to other rolls; only on the roll of everything.
    pub ways: Vec<WaysView>,
}

/// Rolls of one sort.
#[derive(Debug, Serialize)]
pub struct WaysView {
    pub title: String,
    pub links: Vec<LinkView>,
    /// Letters of the alphabet: shown in one line.
    pub letters: bool,
}

/// Name of a roll, the way to it, and what is known of it.
pub struct About {
    pub heading: String,
    pub facts: Vec<(String, String)>,
    pub campaign: Option<LinkView>,
    /// Without home.
    pub crumbs: Vec<LinkView>,
}

/// What a roll is called.
pub fn about(parts: Parts<'_>, id: RollId) -> About {
    let portal = parts.portal;
    let all = || parts.link(parts.word("menu.roll"), &portal.roll_address(RollId::All));
    let plain = |heading: String| About { heading, facts: Vec::new(), campaign: None, crumbs: vec![all()] };
    match id {
        RollId::All => About { crumbs: Vec::new(), ..plain(parts.word("roll_of.all")) },
        RollId::Year(year) => plain(parts.phrase("roll_of.year", &[("year", &year)])),
        RollId::Award(id) => {
            About { facts: award_facts(parts, portal.award(id)), ..plain(portal.award(id).name.clone()) }
        }
        RollId::Level(level) => {
            plain(parts.phrase("roll_of.level", &[("level", &parts.label("level_by", level.key()))]))
        }
        RollId::Kind(kind) => {
            let kind = phrases::lower_first(&parts.label("kind", kind.key()));
            plain(parts.phrase("roll_of.kind", &[("kind", &kind)]))
        }
        RollId::Clause(clause) => {
            let view = parts.clause(clause);
            About {
                facts: vec![
                    (parts.word("roll_of.fact_clause"), format!("{}, {}", view.text, view.document)),
                    (parts.word("roll_of.fact_text"), view.excerpt),
                ],
                crumbs: vec![all(), LinkView { text: view.document, href: Some(view.href) }],
                ..plain(parts.phrase("roll_of.clause", &[("clause", &phrases::lower_first(&view.text))]))
            }
        }
        RollId::Campaign(id) => {
            let campaign = portal.campaign(id);
            let link = parts.campaign_link(id);
            About {
                heading: parts.phrase("roll_of.campaign", &[("name", &campaign.written.short)]),
                facts: vec![
                    (parts.word("roll_of.fact_campaign"), campaign.written.title.clone()),
                    (parts.word("roll_of.fact_time"), phrases::period(parts.words, portal, campaign)),
                ],
                campaign: Some(link.clone()),
                crumbs: vec![parts.link(parts.word("menu.campaigns"), &Address::page(&["phong-trao"])), link],
            }
        }
        RollId::Unit(id) => {
            let unit = parts.link(portal.unit(id).name(), &portal.unit_address(id));
            let crumbs = vec![parts.link(parts.word("menu.units"), &Address::page(&["don-vi"])), unit];
            About { crumbs, ..plain(parts.phrase("roll_of.unit", &[("name", &portal.unit(id).name())])) }
        }
    }
}

impl RollView {
    /// Slice `n` of a roll; 0 is the newest.
    pub fn new(parts: Parts<'_>, id: RollId, about: About, n: usize) -> Self {
        let roll = parts.portal.roll(id);
        let slice = long_list(roll.len()).get(n).cloned().unwrap_or_default();
        RollView {
            heading: about.heading,
            summary: summary(parts, roll),
            facts: about.facts,
            honours: parts.honours(&roll[slice]),
            pager: parts.pager(&parts.portal.roll_address(id), roll.len(), n),
            campaign: about.campaign,
            files: files(parts, id),
            ways: if id == RollId::All && n == 0 { ways(parts) } else { Vec::new() },
        }
    }
}

/// The files of a roll, and its sheet to print.
pub fn files(parts: Parts<'_>, id: RollId) -> Option<FilesView> {
    let address = parts.portal.roll_address(id);
    let file =
        |format: Format| parts.link(format.ending().to_uppercase(), &DataFile::Roll(id, format).address(parts.portal));
    (!parts.portal.roll(id).is_empty()).then(|| FilesView {
        data: Format::ALL.map(file).into(),
        poster: parts.link(parts.word("roll_of.poster"), &address.below("to-in")),
        about: parts.link(parts.word("roll_of.about_files"), &Address::page(&["du-lieu"])),
    })
}

/// Every roll that holds somebody, by sort.
fn ways(parts: Parts<'_>) -> Vec<WaysView> {
    let portal = parts.portal;
    let some = |wanted: &dyn Fn(&RollId) -> bool| -> Vec<RollId> {
        portal.tables.rolls.iter().filter(|(id, roll)| wanted(id) && !roll.is_empty()).map(|(id, _)| *id).collect()
    };
    let link = |id: &RollId| {
        let text = match id {
            RollId::Year(year) => parts.phrase("roll_of.year_link", &[("year", year)]),
            RollId::Award(id) => portal.award(*id).name.clone(),
            RollId::Level(level) => phrases::upper_first(&parts.label("level_by", level.key())),
            RollId::Kind(kind) => parts.label("kind", kind.key()),
            RollId::Campaign(id) => portal.campaign(*id).written.short.clone(),
            other => about(parts, *other).heading,
        };
        parts.link(text, &portal.roll_address(*id))
    };
    let sort = |title, ids: Vec<RollId>| WaysView {
        title: parts.word(title),
        links: ids.iter().map(link).collect(),
        letters: false,
    };
    let mut years = some(&|id| matches!(id, RollId::Year(_)));
    years.reverse();
    let campaigns = portal.tables.campaigns.iter().filter(|id| !portal.campaign(**id).written.stub);
    let letters = portal.tables.names.letters.iter();
    let ways = [
        WaysView {
            title: parts.word("roll_of.by_name"),
            links: letters.map(|(letter, _)| parts.link(letter.label(), &portal.names_address(*letter))).collect(),
            letters: true,
        },
        sort("roll_of.by_year", years),
        sort("roll_of.by_campaign", campaigns.map(|id| RollId::Campaign(*id)).collect()),
        sort("roll_of.by_level", some(&|id| matches!(id, RollId::Level(_)))),
        sort("roll_of.by_kind", some(&|id| matches!(id, RollId::Kind(_)))),
        sort("roll_of.by_award", some(&|id| matches!(id, RollId::Award(_)))),
    ];
    ways.into_iter().filter(|way| !way.links.is_empty()).collect()
}

/// Rolls by year, newest first.
pub fn years(parts: Parts<'_>) -> Vec<LinkView> {
    let years = parts.portal.tables.rolls.keys().rev();
    let link = |id: &RollId| match id {
        RollId::Year(year) => {
            Some(parts.link(parts.phrase("roll_of.year_link", &[("year", year)]), &parts.portal.roll_address(*id)))
        }
        _ => None,
    };
    years.filter_map(link).collect()
}

/// "48 lượt khen: 12 tập thể, 02 hộ gia đình, 34 cá nhân, theo 05 quyết định."
pub fn summary(parts: Parts<'_>, roll: &Roll) -> String {
    if roll.is_empty() {
        return parts.word("roll_of.none");
    }
    parts.phrase(
        "roll_of.sum",
        &[
            ("honours", &parts.tally("tally.honours", roll.len())),
            ("counts", &parts.counts(roll.counts)),
            ("decisions", &parts.tally("tally.decisions", roll.decisions)),
        ],
    )
}

/// What is known of an award form.
pub fn award_facts(parts: Parts<'_>, award: &crate::content::AwardEntry) -> Vec<(String, String)> {
    let mut facts = vec![
        (parts.word("roll_of.fact_class"), parts.label("award_class", award.class.key())),
        (parts.word("roll_of.fact_level"), phrases::upper_first(&parts.label("level", award.level.key()))),
        (
            parts.word("roll_of.fact_recipients"),
            award.recipients.iter().map(|r| parts.label("kind", r.key())).collect::<Vec<_>>().join(", "),
        ),
    ];
    facts.extend(award.from.map(|d| (parts.word("roll_of.fact_from"), d.short())));
    facts.extend(award.to.map(|d| (parts.word("roll_of.fact_to"), d.short())));
    facts.extend(award.law.clone().map(|law| (parts.word("roll_of.fact_law"), law)));
    facts
}
