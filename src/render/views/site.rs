//! What every page shows: the portal's name, menu, foot. Also the home page and the list of campaigns.

use super::parts::*;
use crate::model::Address;
use crate::pictures::Pictures;
use crate::portal::*;
use crate::render::words::Words;
use serde::Serialize;

/// Shared by all pages; put into the template engine once.
#[derive(Debug, Serialize)]
pub struct SiteView {
    pub title: String,
    pub description: String,
    pub language: &'static str,
    pub owner: LinkView,
    /// The theme's `assets/logo.svg` or `logo.png`, if it has one.
    pub logo: Option<LogoView>,
    pub sample: bool,
    pub terms: Option<String>,
    pub contact: Option<ContactView>,
    pub home: String,
    pub feed: String,
    pub menu: Vec<MenuView>,
    pub foot: Vec<LinkView>,
}

#[derive(Debug, Serialize)]
pub struct LogoView {
    pub src: String,
    /// In pixels.
    pub width: u32,
    pub height: u32,
}

#[derive(Debug, Serialize)]
pub struct MenuView {
    pub key: &'static str,
    pub text: String,
    pub href: String,
}

#[derive(Debug, Serialize)]
pub struct ContactView {
    pub unit: Option<LinkView>,
    pub address: Option<String>,
    pub email: Option<String>,
    pub phone: Option<String>,
}

/// First segments of the portal's sections, in the order of the menu.
const SECTIONS: [(&str, &str); 6] = [
    ("phong-trao", "menu.campaigns"),
    ("bang-vang", "menu.roll"),
    ("guong", "menu.stories"),
    ("mo-hinh", "menu.models"),
    ("van-ban", "menu.documents"),
    ("don-vi", "menu.units"),
];

impl SiteView {
    pub fn new(portal: &Portal, words: &Words, logo: Option<LogoView>) -> Self {
        let parts = Parts { portal, words, pictures: &Pictures::default() };
        let unit = |unit: &UnitRef| LinkView {
            text: unit.name.clone(),
            href: unit.unit.map(|id| parts.href(&portal.unit_address(id))),
        };
        let w = &portal.site.written;
        SiteView {
            title: w.title.clone(),
            description: w.description.clone(),
            language: w.language.key(),
            owner: unit(&portal.site.owner),
            logo,
            sample: w.sample,
            terms: w.terms.clone(),
            contact: w.contact.as_ref().map(|c| ContactView {
                unit: portal.site.contact_unit.as_ref().map(unit),
                address: c.address.clone(),
                email: c.email.clone(),
                phone: c.phone.clone(),
            }),
            home: parts.href(&Address::home()),
            feed: parts.href(&Address::home().file("atom.xml")),
            menu: SECTIONS
                .iter()
                .map(|(key, text)| MenuView { key, text: parts.word(text), href: parts.href(&Address::page(&[*key])) })
                .collect(),
            foot: portal
                .pages
                .iter()
                .filter(|p| p.written.menu.is_some())
                .map(|p| parts.link(&p.written.title, &portal.page_address(p)))
                .collect(),
        }
    }
}

/// `home.html`
#[derive(Debug, Serialize)]
pub struct HomeView {
    /// Up to four, running ones first.
    pub campaigns: Vec<CampaignCardView>,
    pub stories: Vec<CardView>,
    pub models: Vec<CardView>,
    pub decisions: Vec<PaperView>,
    /// `(figure, word)`: the roll in numbers.
    pub figures: Vec<(String, String)>,
    pub years: Vec<LinkView>,
}

impl HomeView {
    pub fn new(parts: Parts<'_>) -> Self {
        let portal = parts.portal;
        let t = &portal.tables;
        let campaigns: Vec<CampaignId> =
            t.campaigns.iter().copied().filter(|id| !portal.campaign(*id).written.stub).take(4).collect();
        let decisions: Vec<DocumentId> = t.decisions.iter().take(4).map(|d| portal.decision(*d).document).collect();
        HomeView {
            campaigns: parts.campaigns(&campaigns),
            stories: (0..portal.stories.len().min(5) as u32).map(|i| parts.story(StoryId(i))).collect(),
            models: (0..portal.models.len().min(3) as u32).map(|i| parts.model(ModelId(i))).collect(),
            decisions: parts.papers(&decisions),
            figures: figures(parts),
            years: super::roll::years(parts),
        }
    }
}

fn figures(parts: Parts<'_>) -> Vec<(String, String)> {
    let counts = parts.portal.roll(RollId::All).counts;
    vec![
        (parts.number(counts.collectives), parts.word("figure_of.collectives")),
        (parts.number(counts.households), parts.word("figure_of.households")),
        (parts.number(counts.individuals), parts.word("figure_of.individuals")),
        (parts.number(parts.portal.decisions.len()), parts.word("figure_of.decisions")),
    ]
}

/// `campaigns.html`
#[derive(Debug, Serialize)]
pub struct CampaignsView {
    pub campaigns: Vec<CampaignCardView>,
    /// Known only from other papers.
    pub mentioned: Vec<CampaignCardView>,
}

impl CampaignsView {
    pub fn new(parts: Parts<'_>) -> Self {
        let (stubs, own): (Vec<CampaignId>, Vec<CampaignId>) =
            parts.portal.tables.campaigns.iter().partition(|id| parts.portal.campaign(**id).written.stub);
        CampaignsView { campaigns: parts.campaigns(&own), mentioned: parts.campaigns(&stubs) }
    }
}
