//! Honour rolls: what each is called and says, and the ways between them.

use super::parts::*;
use super::words;
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
    pub facts: Vec<(&'static str, String)>,
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
    pub title: &'static str,
    pub links: Vec<LinkView>,
    /// Letters of the alphabet: shown in one line.
    pub letters: bool,
}

/// Name of a roll, the way to it, and what is known of it.
pub struct About {
    pub heading: String,
    pub facts: Vec<(&'static str, String)>,
    pub campaign: Option<LinkView>,
    /// Without home.
    pub crumbs: Vec<LinkView>,
}

/// What a roll is called.
pub fn about(parts: Parts<'_>, id: RollId) -> About {
    let portal = parts.portal;
    let all = || parts.link("Bảng vàng", &portal.roll_address(RollId::All));
    let plain = |heading: String| About { heading, facts: Vec::new(), campaign: None, crumbs: vec![all()] };
    match id {
        RollId::All => About { crumbs: Vec::new(), ..plain("Bảng vàng".into()) },
        RollId::Year(year) => plain(format!("Bảng vàng năm {year}")),
        RollId::Award(id) => About { facts: award_facts(portal.award(id)), ..plain(portal.award(id).name.clone()) },
        RollId::Level(level) => plain(format!("Bảng vàng: khen thưởng {}", words::level(level))),
        RollId::Kind(kind) => plain(format!("Bảng vàng: {}", words::lower_first(kind.label()))),
        RollId::Clause(clause) => {
            let view = parts.clause(clause);
            About {
                facts: vec![("Điều khoản", format!("{}, {}", view.text, view.document)), ("Nội dung", view.excerpt)],
                crumbs: vec![all(), LinkView { text: view.document, href: Some(view.href) }],
                ..plain(format!("Bảng vàng theo {}", words::lower_first(&view.text)))
            }
        }
        RollId::Campaign(id) => {
            let campaign = portal.campaign(id);
            let link = parts.campaign_link(id);
            About {
                heading: format!("Bảng vàng: {}", campaign.written.short),
                facts: vec![
                    ("Phong trào", campaign.written.title.clone()),
                    ("Thời gian", words::period(portal, campaign)),
                ],
                campaign: Some(link.clone()),
                crumbs: vec![parts.link("Phong trào", &Address::page(&["phong-trao"])), link],
            }
        }
        RollId::Unit(id) => {
            let unit = parts.link(portal.unit(id).name(), &portal.unit_address(id));
            let crumbs = vec![parts.link("Đơn vị", &Address::page(&["don-vi"])), unit];
            About { crumbs, ..plain(format!("Bảng vàng: {}", portal.unit(id).name())) }
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
            summary: summary(roll),
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
        poster: parts.link("Tờ in A4 cho bảng tin", &address.below("to-in")),
        about: parts.link("Các cột và giấy phép", &Address::page(&["du-lieu"])),
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
            RollId::Year(year) => format!("Năm {year}"),
            RollId::Award(id) => portal.award(*id).name.clone(),
            RollId::Level(level) => words::upper_first(words::level(*level)),
            RollId::Kind(kind) => kind.label().to_string(),
            RollId::Campaign(id) => portal.campaign(*id).written.short.clone(),
            other => about(parts, *other).heading,
        };
        parts.link(text, &portal.roll_address(*id))
    };
    let sort = |title, ids: Vec<RollId>| WaysView { title, links: ids.iter().map(link).collect(), letters: false };
    let mut years = some(&|id| matches!(id, RollId::Year(_)));
    years.reverse();
    let campaigns = portal.tables.campaigns.iter().filter(|id| !portal.campaign(**id).written.stub);
    let letters = portal.tables.names.letters.iter();
    let ways = [
        WaysView {
            title: "Tìm theo tên (A–Z)",
            links: letters.map(|(letter, _)| parts.link(letter.label(), &portal.names_address(*letter))).collect(),
            letters: true,
        },
        sort("Theo năm", years),
        sort("Theo phong trào", campaigns.map(|id| RollId::Campaign(*id)).collect()),
        sort("Theo cấp khen", some(&|id| matches!(id, RollId::Level(_)))),
        sort("Theo đối tượng", some(&|id| matches!(id, RollId::Kind(_)))),
        sort("Theo hình thức khen", some(&|id| matches!(id, RollId::Award(_)))),
    ];
    ways.into_iter().filter(|way| !way.links.is_empty()).collect()
}

/// Rolls by year, newest first.
pub fn years(parts: Parts<'_>) -> Vec<LinkView> {
    let years = parts.portal.tables.rolls.keys().rev();
    let link = |id: &RollId| match id {
        RollId::Year(year) => Some(parts.link(format!("Năm {year}"), &parts.portal.roll_address(*id))),
        _ => None,
    };
    years.filter_map(link).collect()
}

/// "48 lượt khen: 12 tập thể, 02 hộ gia đình, 34 cá nhân, theo 05 quyết định."
pub fn summary(roll: &Roll) -> String {
    if roll.is_empty() {
        return "Chưa có lượt khen nào được công bố.".to_string();
    }
    format!(
        "{} lượt khen: {}, theo {:02} quyết định.",
        words::number(roll.len()),
        words::counts(roll.counts),
        roll.decisions
    )
}

/// What is known of an award form.
pub fn award_facts(award: &crate::content::AwardEntry) -> Vec<(&'static str, String)> {
    let mut facts = vec![
        ("Loại", award.class.label().to_string()),
        ("Cấp quyết định", words::upper_first(award.level.label())),
        ("Đối tượng", award.recipients.iter().map(|r| r.label()).collect::<Vec<_>>().join(", ")),
    ];
    facts.extend(award.from.map(|d| ("Áp dụng từ", d.short())));
    facts.extend(award.to.map(|d| ("Áp dụng đến", d.short())));
    facts.extend(award.law.clone().map(|law| ("Căn cứ pháp lý", law)));
    facts
}
