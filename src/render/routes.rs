//! All pages and files of a site, in fixed order.

use crate::model::Address;
use crate::portal::*;
use crate::sources::FileId;
use std::collections::HashMap;
use std::sync::OnceLock;

/// One page or file. `n` is the slice of a long list (0 is the bare address), or the part of a decision from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Route {
    Home,
    Campaigns,
    Campaign(CampaignId),
    CampaignFeed(CampaignId),
    CampaignRoll(CampaignId, usize),
    Roll(usize),
    Year(u16, usize),
    Award(AwardId, usize),
    Decisions(usize),
    Decision(DecisionId, usize),
    Documents(usize),
    Document(DocumentId),
    Stories(usize),
    Story(StoryId),
    Models(usize),
    Model(ModelId),
    Units,
    Unit(UnitId, usize),
    Page(PageId),
    NotFound,
    Feed,
    /// 0 is `sitemap.xml`; others are its parts.
    Sitemap(usize),
    Robots,
    /// Position in [`Portal::assets`].
    Asset(usize),
    /// Position in the theme's assets.
    ThemeAsset(usize),
}

impl Route {
    /// Where it stands; `theme` are the addresses of the theme's assets.
    pub fn address(self, portal: &Portal, theme: &[(Address, Vec<u8>)]) -> Address {
        let home = Address::home;
        let slice = |address: Address, n: usize| if n == 0 { address } else { address.part(n) };
        match self {
            Route::Home => home(),
            Route::Campaigns => Address::page(&["phong-trao"]),
            Route::Campaign(id) => portal.campaign_address(id),
            Route::CampaignFeed(id) => portal.campaign_address(id).file("atom.xml"),
            Route::CampaignRoll(id, n) => slice(portal.campaign_roll_address(id), n),
            Route::Roll(n) => slice(Address::page(&["bang-vang"]), n),
            Route::Year(year, n) => slice(portal.year_address(year), n),
            Route::Award(id, n) => slice(portal.award_address(id), n),
            Route::Decisions(n) => slice(Address::page(&["quyet-dinh"]), n),
            // Parts are numbered from 1, and the first is the bare address.
            Route::Decision(id, n) => slice(portal.decision_address(id), if n == 0 { 0 } else { n + 1 }),
            Route::Documents(n) => slice(Address::page(&["van-ban"]), n),
            Route::Document(id) => portal.document_address(id),
            Route::Stories(n) => slice(Address::page(&["guong"]), n),
            Route::Story(id) => portal.story_address(id),
            Route::Models(n) => slice(Address::page(&["mo-hinh"]), n),
            Route::Model(id) => portal.model_address(id),
            Route::Units => Address::page(&["don-vi"]),
            Route::Unit(id, n) => slice(portal.unit_address(id), n),
            Route::Page(id) => portal.page_address(&portal.pages[id.index()]),
            Route::NotFound => home().file("404.html"),
            Route::Feed => home().file("atom.xml"),
            Route::Sitemap(0) => home().file("sitemap.xml"),
            Route::Sitemap(n) => home().file(&format!("sitemap-{n}.xml")),
            Route::Robots => home().file("robots.txt"),
            Route::Asset(i) => portal.assets[i].address.clone(),
            Route::ThemeAsset(i) => theme[i].0.clone(),
        }
    }

    /// A page for people that search engines should know.
    pub fn in_sitemap(self, portal: &Portal) -> bool {
        match self {
            Route::NotFound | Route::Feed | Route::CampaignFeed(_) | Route::Sitemap(_) | Route::Robots => false,
            Route::Asset(_) | Route::ThemeAsset(_) => false,
            Route::Story(id) => !portal.story(id).written.minor,
            _ => true,
        }
    }
}

/// All routes of a site, and how to find one by its file.
pub struct Routes {
    list: Vec<Route>,
    by_path: OnceLock<HashMap<String, Route>>,
}

impl Routes {
    pub fn new(portal: &Portal, theme_assets: usize) -> Self {
        Routes { list: all(portal, theme_assets), by_path: OnceLock::new() }
    }

    pub fn list(&self) -> &[Route] {
        &self.list
    }

    /// Files that would be written over a page, with the path that both want.
    pub fn assets_over_pages(&self, portal: &Portal) -> Vec<(FileId, String)> {
        let files: HashMap<String, FileId> = portal.assets.iter().map(|a| (a.address.output_path(), a.file)).collect();
        let made =
            self.list.iter().filter(|r| !files.is_empty() && !matches!(r, Route::Asset(_) | Route::ThemeAsset(_)));
        let paths = made.map(|route| route.address(portal, &[]).output_path());
        paths.filter_map(|path| files.get(&path).map(|file| (*file, path.clone()))).collect()
    }

    /// The route whose file has this path in the output folder.
    pub fn find(&self, path: &str, portal: &Portal, theme: &[(Address, Vec<u8>)]) -> Option<Route> {
        let map = self.by_path.get_or_init(|| {
            self.list.iter().map(|route| (route.address(portal, theme).output_path(), *route)).collect()
        });
        map.get(path).copied()
    }
}

/// Every route, in the order of the address table; slices of a list from the bare address on.
fn all(portal: &Portal, theme_assets: usize) -> Vec<Route> {
    let t = &portal.tables;
    let mut routes = vec![Route::Home, Route::Campaigns];
    let slices = |n: usize| 0..=full_pages(n);
    for i in 0..portal.campaigns.len() {
        let id = CampaignId(i as u32);
        routes.extend([Route::Campaign(id), Route::CampaignFeed(id)]);
        routes.extend(slices(t.by_campaign[i].len()).map(|n| Route::CampaignRoll(id, n)));
    }
    routes.extend(slices(t.all.len()).map(Route::Roll));
    for (year, list) in &t.by_year {
        routes.extend(slices(list.len()).map(|n| Route::Year(*year, n)));
    }
    for id in &t.awards {
        routes.extend(slices(t.by_award[id.index()].len()).map(|n| Route::Award(*id, n)));
    }
    routes.extend(slices(t.decisions.len()).map(Route::Decisions));
    for (i, decision) in portal.decisions.iter().enumerate() {
        routes.extend((0..decision.parts.len()).map(|n| Route::Decision(DecisionId(i as u32), n)));
    }
    routes.extend(slices(t.documents.len()).map(Route::Documents));
    let documents = (0..portal.documents.len() as u32).map(DocumentId);
    routes.extend(documents.filter(|id| portal.document(*id).decision.is_none()).map(Route::Document));
    routes.extend(slices(portal.stories.len()).map(Route::Stories));
    routes.extend((0..portal.stories.len() as u32).map(|i| Route::Story(StoryId(i))));
    routes.extend(slices(portal.models.len()).map(Route::Models));
    routes.extend((0..portal.models.len() as u32).map(|i| Route::Model(ModelId(i))));
    routes.push(Route::Units);
    for (i, list) in t.by_unit.iter().enumerate() {
        routes.extend(slices(list.len()).map(|n| Route::Unit(UnitId(i as u32), n)));
    }
    routes.extend((0..portal.pages.len() as u32).map(|i| Route::Page(PageId(i))));
    routes.extend([Route::NotFound, Route::Feed, Route::Robots]);
    let pages = routes.iter().filter(|r| r.in_sitemap(portal)).count();
    routes.extend(super::sitemap::files(pages).map(Route::Sitemap));
    routes.extend((0..portal.assets.len()).map(Route::Asset));
    routes.extend((0..theme_assets).map(Route::ThemeAsset));
    routes
}
