//! All pages and files of a site, in fixed order.

use super::search::SearchFile;
use super::views::comparable;
use crate::model::Address;
use crate::pictures::{self, Pictures};
use crate::portal::*;
use crate::sources::FileId;
use crate::vietnamese::Letter;
use std::collections::HashMap;
use std::sync::OnceLock;

/// Pages that get a drawn picture for shared links.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Shared {
    Home,
    Campaign(CampaignId),
    /// Every roll but those of units.
    Roll(RollId),
    /// Without a picture of its own.
    Story(StoryId),
    /// Without a picture of its own.
    Model(ModelId),
}

impl Shared {
    /// The picture's file, beside the page.
    pub fn address(self, portal: &Portal) -> Address {
        let page = match self {
            Shared::Home => Address::home(),
            Shared::Campaign(id) => portal.campaign_address(id),
            Shared::Roll(id) => portal.roll_address(id),
            Shared::Story(id) => portal.story_address(id),
            Shared::Model(id) => portal.model_address(id),
        };
        page.file("the-chia-se.png")
    }
}

/// One page or file. `n` is the slice of a long list (0 is the bare address), or the part of a decision from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Route {
    Home,
    Campaigns,
    Campaign(CampaignId),
    CampaignFeed(CampaignId),
    /// Every roll but those of units, which stand on the units' pages.
    Roll(RollId, usize),
    /// The newest entries of a roll on paper, for a notice board.
    RollPoster(RollId),
    Names(Letter, usize),
    Statistics,
    Data,
    DataFile(DataFile),
    Decisions(usize),
    Decision(DecisionId, usize),
    DecisionPoster(DecisionId, usize),
    Documents(usize),
    Document(DocumentId),
    /// A plan beside the plan that it carries out: child, then parent.
    Compare(DocumentId, DocumentId),
    Stories(usize),
    Story(StoryId),
    StoryPoster(StoryId),
    Models(usize),
    Model(ModelId),
    Units,
    UnitNames(Letter, usize),
    Unit(UnitId, usize),
    Page(PageId),
    Search,
    NotFound,
    Feed,
    /// 0 is `sitemap.xml`; others are its parts.
    Sitemap(usize),
    Robots,
    /// Position in [`Portal::assets`].
    Asset(usize),
    /// The drawn picture of a page for shared links.
    Card(Shared),
    /// A file made of a picture: its width and format.
    Picture(PictureId, u32, pictures::Format),
    /// A file of the search index; which there are, the index knows.
    SearchFile(SearchFile),
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
            Route::Roll(id, n) => slice(portal.roll_address(id), n),
            Route::RollPoster(id) => portal.roll_address(id).below(POSTER),
            // Alphabetical lists are counted from their beginning.
            Route::Names(letter, n) => slice(portal.names_address(letter), if n == 0 { 0 } else { n + 1 }),
            Route::Statistics => Address::page(&["thong-ke"]),
            Route::Data => Address::page(&["du-lieu"]),
            Route::DataFile(file) => file.address(portal),
            Route::Decisions(n) => slice(Address::page(&["quyet-dinh"]), n),
            // Parts are numbered from 1, and the first is the bare address.
            Route::Decision(id, n) => slice(portal.decision_address(id), if n == 0 { 0 } else { n + 1 }),
            Route::DecisionPoster(id, n) => {
                slice(portal.decision_address(id).below(POSTER), if n == 0 { 0 } else { n + 1 })
            }
            Route::Documents(n) => slice(Address::page(&["van-ban"]), n),
            Route::Document(id) => portal.document_address(id),
            Route::Compare(child, parent) => {
                portal.document_address(child).below("doi-chieu").below(&portal.document(parent).id)
            }
            Route::Stories(n) => slice(Address::page(&["guong"]), n),
            Route::Story(id) => portal.story_address(id),
            Route::StoryPoster(id) => portal.story_address(id).below(POSTER),
            Route::Models(n) => slice(Address::page(&["mo-hinh"]), n),
            Route::Model(id) => portal.model_address(id),
            Route::Units => Address::page(&["don-vi"]),
            Route::UnitNames(letter, n) => slice(portal.unit_names_address(letter), if n == 0 { 0 } else { n + 1 }),
            Route::Unit(id, n) => slice(portal.unit_address(id), n),
            Route::Page(id) => portal.page_address(&portal.pages[id.index()]),
            Route::Search => Address::page(&["tim-kiem"]),
            Route::NotFound => home().file("404.html"),
            Route::Feed => home().file("atom.xml"),
            Route::Sitemap(0) => home().file("sitemap.xml"),
            Route::Sitemap(n) => home().file(&format!("sitemap-{n}.xml")),
            Route::Robots => home().file("robots.txt"),
            Route::Asset(i) => portal.assets[i].address.clone(),
            Route::Card(shared) => shared.address(portal),
            Route::Picture(id, width, format) => pictures::address(&portal.pictures[id.index()], width, format),
            Route::SearchFile(file) => file.address(),
            Route::ThemeAsset(i) => theme[i].0.clone(),
        }
    }

    /// A page for people that search engines should know.
    pub fn in_sitemap(self, portal: &Portal) -> bool {
        match self {
            Route::NotFound | Route::Feed | Route::CampaignFeed(_) | Route::Sitemap(_) | Route::Robots => false,
            Route::Asset(_) | Route::Card(_) | Route::Picture(..) | Route::ThemeAsset(_) | Route::DataFile(_) => false,
            Route::SearchFile(_) => false,
            Route::RollPoster(_) | Route::DecisionPoster(..) | Route::StoryPoster(_) => false,
            // Its words stand in the two documents.
            Route::Compare(..) => false,
            Route::Story(id) => !portal.story(id).written.minor,
            _ => true,
        }
    }
}

/// Last segment of a sheet to be printed.
const POSTER: &str = "to-in";

/// A file of open data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DataFile {
    Roll(RollId, Format),
    Decision(DecisionId, Format),
    /// Every honour, a line each.
    Lines,
    /// JSON Schema of one honour.
    Schema,
    /// What was published, corrected and withdrawn, and when.
    Changes,
}

/// Form of a roll's data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    Csv,
    Json,
    Xlsx,
}

impl Format {
    pub const ALL: [Format; 3] = [Format::Csv, Format::Json, Format::Xlsx];

    pub fn ending(self) -> &'static str {
        match self {
            Format::Csv => "csv",
            Format::Json => "json",
            Format::Xlsx => "xlsx",
        }
    }
}

impl DataFile {
    pub fn address(self, portal: &Portal) -> Address {
        let data = || Address::page(&["du-lieu"]);
        match self {
            DataFile::Roll(id, format) => portal.roll_address(id).file(&format!("bang-vang.{}", format.ending())),
            DataFile::Decision(id, format) => {
                portal.decision_address(id).file(&format!("danh-sach.{}", format.ending()))
            }
            DataFile::Lines => data().file("luot-khen.jsonl"),
            DataFile::Schema => data().file("luot-khen.schema.json"),
            DataFile::Changes => data().file("thay-doi.json"),
        }
    }
}

/// Whether a story has a sheet to print. A child's name stays off notice boards.
pub fn has_poster(story: &Story) -> bool {
    !story.honours.is_empty() && !story.written.minor
}

/// All routes of a site but the files of the search index, and how to find one by its file.
pub struct Routes {
    list: Vec<Route>,
    by_path: OnceLock<HashMap<String, Route>>,
}

impl Routes {
    pub fn new(portal: &Portal, pictures: &Pictures, theme_assets: usize) -> Self {
        Routes { list: all(portal, pictures, theme_assets), by_path: OnceLock::new() }
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
        let over = paths.filter_map(|path| files.get(&path).map(|file| (*file, path.clone())));
        // Which files the search index has is not known yet: all of its names are taken.
        let index = files.iter().filter(|(path, _)| SearchFile::of_path(path).is_some());
        let mut all: Vec<_> = over.chain(index.map(|(path, file)| (*file, path.clone()))).collect();
        all.sort_unstable();
        all
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
fn all(portal: &Portal, pictures: &Pictures, theme_assets: usize) -> Vec<Route> {
    let t = &portal.tables;
    let mut routes = vec![Route::Home, Route::Campaigns];
    let slices = |n: usize| 0..=full_pages(n);
    for i in 0..portal.campaigns.len() {
        let id = CampaignId(i as u32);
        routes.extend([Route::Campaign(id), Route::CampaignFeed(id)]);
    }
    for (id, list) in &t.rolls {
        if !matches!(id, RollId::Unit(_)) {
            routes.extend(slices(list.len()).map(|n| Route::Roll(*id, n)));
        }
        if !list.is_empty() {
            routes.push(Route::RollPoster(*id));
            routes.extend(Format::ALL.map(|format| Route::DataFile(DataFile::Roll(*id, format))));
        }
    }
    for (letter, list) in &t.names.letters {
        routes.extend((0..name_pages(list.len())).map(|n| Route::Names(*letter, n)));
    }
    routes.extend([Route::Statistics, Route::Data]);
    routes.extend([DataFile::Lines, DataFile::Schema, DataFile::Changes].map(Route::DataFile));
    routes.extend(slices(t.decisions.len()).map(Route::Decisions));
    for (i, decision) in portal.decisions.iter().enumerate() {
        let id = DecisionId(i as u32);
        routes.extend((0..decision.parts.len()).map(|n| Route::Decision(id, n)));
        if decision.honours.clone().any(|h| portal.honour(HonourId(h)).shown()) {
            routes.extend((0..decision.parts.len()).map(|n| Route::DecisionPoster(id, n)));
            routes.extend(Format::ALL.map(|format| Route::DataFile(DataFile::Decision(id, format))));
        }
    }
    routes.extend(slices(t.documents.len()).map(Route::Documents));
    let documents = (0..portal.documents.len() as u32).map(DocumentId);
    for id in documents.filter(|id| portal.document(*id).decision.is_none()) {
        routes.push(Route::Document(id));
        let parents = portal.document(id).relations.iter().map(|(_, parent)| *parent);
        routes.extend(parents.filter(|p| comparable(portal, id, *p)).map(|parent| Route::Compare(id, parent)));
    }
    routes.extend(slices(portal.stories.len()).map(Route::Stories));
    for i in 0..portal.stories.len() as u32 {
        routes.push(Route::Story(StoryId(i)));
        if has_poster(portal.story(StoryId(i))) {
            routes.push(Route::StoryPoster(StoryId(i)));
        }
    }
    routes.extend(slices(portal.models.len()).map(Route::Models));
    routes.extend((0..portal.models.len() as u32).map(|i| Route::Model(ModelId(i))));
    routes.push(Route::Units);
    for (letter, list) in &t.unit_names.letters {
        routes.extend((0..name_pages(list.len())).map(|n| Route::UnitNames(*letter, n)));
    }
    for id in (0..portal.units.len() as u32).map(UnitId) {
        routes.extend(slices(portal.roll(RollId::Unit(id)).len()).map(|n| Route::Unit(id, n)));
    }
    routes.extend((0..portal.pages.len() as u32).map(|i| Route::Page(PageId(i))));
    routes.extend([Route::Search, Route::NotFound, Route::Feed, Route::Robots]);
    let pages = routes.iter().filter(|r| r.in_sitemap(portal)).count();
    routes.extend(super::sitemap::files(pages).map(Route::Sitemap));
    routes.extend((0..portal.assets.len()).map(Route::Asset));
    if portal.site.written.cards {
        routes.extend(cards(portal).map(Route::Card));
    }
    for (id, prepared) in (0..).map(PictureId).zip(&pictures.list) {
        routes.extend(prepared.files.iter().map(|made| Route::Picture(id, made.width, made.format)));
    }
    routes.extend((0..theme_assets).map(Route::ThemeAsset));
    routes
}

/// Every page that gets a drawn picture.
fn cards(portal: &Portal) -> impl Iterator<Item = Shared> {
    let campaigns = (0..portal.campaigns.len() as u32).map(|i| Shared::Campaign(CampaignId(i)));
    let rolls = portal.tables.rolls.keys().filter(|id| !matches!(id, RollId::Unit(_))).map(|id| Shared::Roll(*id));
    let stories = (0..).map(StoryId).zip(&portal.stories).filter(|(_, s)| s.picture.is_none());
    let models = (0..).map(ModelId).zip(&portal.models).filter(|(_, m)| m.picture.is_none());
    let texts = stories.map(|(id, _)| Shared::Story(id)).chain(models.map(|(id, _)| Shared::Model(id)));
    std::iter::once(Shared::Home).chain(campaigns).chain(rolls).chain(texts)
}
