//! One HTML page: which template, which view, what the page says of itself.

use super::marks::Marks;
use super::routes::Shared;
use super::views::campaign::CampaignView;
use super::views::compare::CompareView;
use super::views::data::DataView;
use super::views::document::{DecisionView, DocumentView};
use super::views::lists::{CardsView, PapersView};
use super::views::names::NamesView;
use super::views::parts::LinkView;
use super::views::poster::PosterView;
use super::views::roll::{RollView, about};
use super::views::search::SearchView;
use super::views::shared::SharedView;
use super::views::site::{CampaignsView, HomeView};
use super::views::statistics::StatisticsView;
use super::views::text::{FreePageView, ModelView, StoryView};
use super::views::unit::{UnitView, UnitsView};
use super::views::{ImageView, PageView, Parts};
use super::{Route, Site, html};
use crate::content::Text;
use crate::model::{Address, Moment};
use crate::pictures;
use crate::portal::*;
use crate::sources::FileId;
use serde::Serialize;
use std::collections::HashMap;

/// Renders one page; the error is the template engine's report.
pub fn page(site: &Site<'_>, route: Route) -> Result<Vec<u8>, String> {
    Maker { site, parts: site.parts(), route }.make()
}

struct Maker<'m, 's> {
    site: &'m Site<'s>,
    parts: Parts<'s>,
    route: Route,
}

impl Maker<'_, '_> {
    fn make(&self) -> Result<Vec<u8>, String> {
        let portal = self.site.portal;
        let rolls = || vec![self.crumb("menu.roll", &["bang-vang"])];
        match self.route {
            Route::Home => {
                let page = self.page(&portal.site.written.title, &portal.site.written.description, "", vec![]);
                self.render(
                    "home.html",
                    PageView { image: self.drawn(Shared::Home), ..page },
                    &HomeView::new(self.parts),
                )
            }
            Route::Campaigns => {
                let page = self.page(
                    &self.parts.word("pages.campaigns"),
                    &self.parts.word("pages.campaigns_lead"),
                    "phong-trao",
                    vec![],
                );
                self.render("campaigns.html", page, &CampaignsView::new(self.parts))
            }
            Route::Campaign(id) => self.campaign(id),
            Route::Roll(id, n) => self.roll(id, n),
            Route::RollPoster(id) => {
                self.poster(PosterView::roll(self.parts, id), &portal.roll_address(id), about(self.parts, id).crumbs)
            }
            Route::Names(letter, n) => {
                let view = NamesView::recipients(self.parts, letter, n);
                self.render("names.html", self.page(&view.heading, &view.lead, "bang-vang", rolls()), &view)
            }
            Route::UnitNames(letter, n) => {
                let view = NamesView::units(self.parts, letter, n);
                let crumbs = vec![self.crumb("menu.units", &["don-vi"])];
                self.render("names.html", self.page(&view.heading, &view.lead, "don-vi", crumbs), &view)
            }
            Route::Statistics => {
                let view = StatisticsView::new(self.parts);
                let page = self.page(&self.parts.word("pages.statistics"), &view.lead, "bang-vang", rolls());
                self.render("statistics.html", page, &view)
            }
            Route::Data => {
                let view = DataView::new(self.parts);
                let page = self.page(
                    &self.parts.word("pages.data"),
                    &self.parts.word("pages.data_lead"),
                    "bang-vang",
                    rolls(),
                );
                self.render("data.html", page, &view)
            }
            Route::Decisions(n) => {
                let view = PapersView::decisions(self.parts, &Address::page(&["quyet-dinh"]), n);
                self.render(
                    "papers.html",
                    self.page(&view.heading, &view.lead, "van-ban", vec![self.crumb("menu.documents", &["van-ban"])]),
                    &view,
                )
            }
            Route::Documents(n) => {
                let view = PapersView::documents(self.parts, &Address::page(&["van-ban"]), n);
                self.render("papers.html", self.page(&view.heading, &view.lead, "van-ban", vec![]), &view)
            }
            Route::Decision(id, n) => self.decision(id, n),
            Route::DecisionPoster(id, n) => {
                let page = Route::Decision(id, n).address(portal, &[]);
                self.poster(PosterView::decision(self.parts, id, n), &page, vec![])
            }
            Route::Document(id) => self.document(id),
            Route::Compare(child, parent) => {
                let text = |id: DocumentId| self.site.text(portal.document(id).file, &portal.document(id).text);
                let view = CompareView::new(self.parts, child, parent, text(child), text(parent));
                let title = self.parts.phrase("pages.compare", &[("title", &view.child.title)]);
                let own = self.parts.link(&view.child.title, &portal.document_address(child));
                let crumbs = vec![self.crumb("menu.documents", &["van-ban"]), own];
                let page = self.page(&title, &view.summary, "van-ban", crumbs);
                self.render("compare.html", PageView { noindex: true, ..page }, &view)
            }
            Route::Stories(n) => {
                let view = CardsView::stories(self.parts, &Address::page(&["guong"]), n);
                self.render("cards.html", self.page(&view.heading, &view.lead, "guong", vec![]), &view)
            }
            Route::Models(n) => {
                let view = CardsView::models(self.parts, &Address::page(&["mo-hinh"]), n);
                self.render("cards.html", self.page(&view.heading, &view.lead, "mo-hinh", vec![]), &view)
            }
            Route::Story(id) => self.story(id),
            Route::StoryPoster(id) => self.poster(PosterView::story(self.parts, id), &portal.story_address(id), vec![]),
            Route::Model(id) => self.model(id),
            Route::Units => {
                let page =
                    self.page(&self.parts.word("pages.units"), &self.parts.word("pages.units_lead"), "don-vi", vec![]);
                self.render("units.html", page, &UnitsView::new(self.parts))
            }
            Route::Unit(id, n) => {
                let view = UnitView::new(self.parts, id, n);
                let page = self.page(&view.name, &view.summary, "don-vi", vec![self.crumb("menu.units", &["don-vi"])]);
                self.render("unit.html", page, &view)
            }
            Route::Search => {
                let view = SearchView::new(self.parts);
                self.render("search.html", self.page(&view.heading, &view.lead, "", vec![]), &view)
            }
            Route::Page(id) => self.free(&portal.pages[id.index()]),
            _ => {
                let page = self.page(
                    &self.parts.word("pages.not_found"),
                    &self.parts.word("pages.not_found_lead"),
                    "",
                    vec![],
                );
                self.render("404.html", PageView { noindex: true, ..page }, &())
            }
        }
    }

    fn render<V: Serialize>(&self, template: &str, page: PageView, view: &V) -> Result<Vec<u8>, String> {
        self.site.theme.render(template, &page, view)
    }

    /// What a page says of itself; later slices of a list are told apart by their number.
    fn page(&self, title: &str, description: &str, section: &'static str, crumbs: Vec<LinkView>) -> PageView {
        let address = self.route.address(self.site.portal, &[]);
        let number = match self.route {
            Route::Roll(_, n) | Route::Unit(_, n) => n,
            Route::Names(_, n) | Route::UnitNames(_, n) | Route::DecisionPoster(_, n) if n > 0 => n + 1,
            Route::Decisions(n) | Route::Documents(n) | Route::Stories(n) | Route::Models(n) => n,
            Route::Decision(_, n) if n > 0 => n + 1,
            _ => 0,
        };
        let mut way = vec![self.parts.link(self.parts.word("pages.home"), &Address::home())];
        way.extend(crumbs);
        PageView {
            title: if number == 0 {
                title.to_string()
            } else {
                self.parts.phrase("pages.numbered", &[("title", &title), ("n", &number)])
            },
            description: description.to_string(),
            href: self.parts.href(&address),
            url: self.site.portal.site.base.url(&address),
            section,
            crumbs: if matches!(self.route, Route::Home) { Vec::new() } else { way },
            kind: "website",
            image: None,
            published: None,
            updated: None,
            noindex: false,
            feed: None,
        }
    }

    fn article(
        &self,
        page: PageView,
        picture: Option<(PictureId, &str)>,
        drawn: Shared,
        published: Moment,
        updated: Option<Moment>,
    ) -> PageView {
        let zone = &self.site.portal.site.written.time_zone.value;
        PageView {
            kind: "article",
            image: picture.and_then(|(id, alt)| self.shared(id, alt)).or_else(|| self.drawn(drawn)),
            published: Some(published.rfc3339(zone)),
            updated: updated.map(|m| m.rfc3339(zone)),
            ..page
        }
    }

    /// The drawn picture of a page for shared links.
    fn drawn(&self, shared: Shared) -> Option<ImageView> {
        let site = &self.site.portal.site;
        site.written.cards.then(|| ImageView {
            url: site.base.url(&shared.address(self.site.portal)),
            width: 1200,
            height: 630,
            alt: SharedView::new(self.parts, shared).alt,
        })
    }

    /// A photograph for shared links.
    fn shared(&self, id: PictureId, alt: &str) -> Option<ImageView> {
        let prepared = self.site.pictures.list.get(id.index())?;
        let address = pictures::address(&self.site.portal.pictures[id.index()], prepared.width, pictures::Format::Jpeg);
        Some(ImageView {
            url: self.site.portal.site.base.url(&address),
            width: prepared.width,
            height: prepared.height,
            alt: alt.to_string(),
        })
    }

    fn crumb(&self, word: &'static str, segments: &[&str]) -> LinkView {
        self.parts.link(self.parts.word(word), &Address::page(segments))
    }

    fn targets(&self, file: FileId) -> &[Target] {
        self.site.portal.targets.get(file.0 as usize).map(Vec::as_slice).unwrap_or_default()
    }

    fn markdown(&self, file: FileId, text: &Text) -> String {
        let marks = Marks::new(&self.site.portal.abbreviations, &[]);
        html::markdown(self.site.text(file, text), self.parts, self.targets(file), marks)
    }

    fn official(&self, id: DocumentId) -> String {
        let portal = self.site.portal;
        let document = portal.document(id);
        let counts: HashMap<&str, usize> = (0u32..)
            .zip(&document.text.clauses)
            .map(|(i, c)| (c.anchor.as_str(), portal.roll(RollId::Clause(ClauseRef { document: id, clause: i })).len()))
            .filter(|(_, n)| *n > 0)
            .collect();
        html::official(
            self.site.text(document.file, &document.text),
            self.parts,
            self.targets(document.file),
            Marks::new(&portal.abbreviations, &document.header.sic),
            &counts,
        )
    }

    fn roll(&self, id: RollId, n: usize) -> Result<Vec<u8>, String> {
        let mut about = about(self.parts, id);
        let crumbs = std::mem::take(&mut about.crumbs);
        let view = RollView::new(self.parts, id, about, n);
        let section = if matches!(id, RollId::Campaign(_)) { "phong-trao" } else { "bang-vang" };
        let page = self.page(&view.heading, &view.summary, section, crumbs);
        self.render("roll.html", PageView { image: self.drawn(Shared::Roll(id)), ..page }, &view)
    }

    /// A sheet to print stands for another page, which search engines should find instead.
    fn poster(&self, view: PosterView, of: &Address, mut crumbs: Vec<LinkView>) -> Result<Vec<u8>, String> {
        crumbs.push(self.parts.link(&view.heading, of));
        let page =
            self.page(&self.parts.phrase("pages.poster", &[("title", &view.heading)]), &view.summary, "", crumbs);
        let url = self.site.portal.site.base.url(of);
        self.render("poster.html", PageView { noindex: true, url, ..page }, &view)
    }

    fn campaign(&self, id: CampaignId) -> Result<Vec<u8>, String> {
        let portal = self.site.portal;
        let campaign = portal.campaign(id);
        let view = CampaignView::new(self.parts, id, self.markdown(campaign.file, &campaign.written.text));
        let description = format!("{}. {}. {}", campaign.written.title, view.card.period, view.roll_summary);
        let page = self.page(
            &campaign.written.short,
            &description,
            "phong-trao",
            vec![self.crumb("menu.campaigns", &["phong-trao"])],
        );
        let feed = self.parts.link(
            self.parts.phrase("pages.campaign_feed", &[("name", &campaign.written.short)]),
            &portal.campaign_address(id).file("atom.xml"),
        );
        self.render(
            "campaign.html",
            PageView { feed: Some(feed), image: self.drawn(Shared::Campaign(id)), ..page },
            &view,
        )
    }

    fn document(&self, id: DocumentId) -> Result<Vec<u8>, String> {
        let view = DocumentView::new(self.parts, id, self.official(id));
        let page = self.page(
            &view.header.title,
            &view.header.summary,
            "van-ban",
            vec![self.crumb("menu.documents", &["van-ban"])],
        );
        self.render("document.html", page, &view)
    }

    fn decision(&self, id: DecisionId, n: usize) -> Result<Vec<u8>, String> {
        let portal = self.site.portal;
        let body = if n == 0 { self.official(portal.decision(id).document) } else { String::new() };
        let view = DecisionView::new(self.parts, id, n, body);
        let description = format!("{}: {}.", view.header.summary, view.counts);
        let crumbs = vec![self.crumb("menu.documents", &["van-ban"]), self.crumb("pages.decisions", &["quyet-dinh"])];
        let page = self.page(&view.header.title, &description, "van-ban", crumbs);
        self.render("decision.html", page, &view)
    }

    fn story(&self, id: StoryId) -> Result<Vec<u8>, String> {
        let story = self.site.portal.story(id);
        let w = &story.written;
        let view = StoryView::new(self.parts, id, self.markdown(story.file, &w.text));
        let page = self.page(&w.title, &w.lead, "guong", vec![self.crumb("menu.stories", &["guong"])]);
        let picture = story.picture.zip(w.picture.as_ref().map(|p| p.alt.as_str()));
        let page = self.article(page, picture, Shared::Story(id), w.published, w.updated);
        self.render("story.html", PageView { noindex: w.minor, ..page }, &view)
    }

    fn model(&self, id: ModelId) -> Result<Vec<u8>, String> {
        let model = self.site.portal.model(id);
        let w = &model.written;
        let view = ModelView::new(self.parts, id, self.markdown(model.file, &w.text));
        let page = self.page(&w.title, &w.lead, "mo-hinh", vec![self.crumb("menu.models", &["mo-hinh"])]);
        let picture = model.picture.zip(w.picture.as_ref().map(|p| p.alt.as_str()));
        self.render("model.html", self.article(page, picture, Shared::Model(id), w.published, w.updated), &view)
    }

    fn free(&self, page: &Page) -> Result<Vec<u8>, String> {
        let w = &page.written;
        let view = FreePageView {
            title: w.title.clone(),
            lead: w.lead.clone(),
            updated: w.updated.map(|m| self.parts.date(m.date)),
            body: self.markdown(page.file, &w.text),
        };
        let description = w.lead.as_deref().unwrap_or(&w.title);
        self.render("page.html", self.page(&w.title, description, "", vec![]), &view)
    }
}
