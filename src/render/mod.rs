//! VERB render: Portal + theme → bytes of one route. Pure.
//!
//! Comes in: a portal in which nothing is broken, a theme, the sources (for the bodies of texts). Goes out: the bytes
//! of any one page or file on its own; nothing is collected. May not live here: the disk, decisions about truth.

mod code;
mod data;
mod feeds;
mod html;
mod marks;
mod page;
mod qr;
mod routes;
mod search;
mod sitemap;
mod theme;
mod views;
mod words;

pub use data::COLUMNS;
pub use html::escape;
pub use routes::{DataFile, Format, Route, Routes};
pub use search::{Index, Search, SearchFile};
pub use theme::Theme;
use views::Parts;
use views::shared::SharedView;

use crate::content::Text;
use crate::pictures::Pictures;
use crate::portal::Portal;
use crate::report::{Diagnostic, messages};
use crate::sources::{FileId, Sources};
use std::path::PathBuf;

/// What a route gives.
pub enum Rendered {
    Bytes(Vec<u8>),
    /// A file that is published as it is: its bytes are not needed in memory.
    File(FileId),
    /// A drawing that becomes a picture, kept by its contents.
    Drawing(Vec<u8>),
    /// A file that was made of a picture before.
    Made(PathBuf),
}

/// A site: a function from address to bytes.
#[derive(Clone, Copy)]
pub struct Site<'s> {
    pub portal: &'s Portal,
    pub sources: &'s Sources,
    pub theme: &'s Theme,
    pub routes: &'s Routes,
    pub pictures: &'s Pictures,
    pub search: &'s Search,
}

impl Site<'_> {
    /// What pages are made of, and in which words.
    fn parts(&self) -> Parts<'_> {
        Parts { portal: self.portal, words: &self.theme.words, pictures: self.pictures }
    }

    /// The search index. It is made when it is first asked for, in parallel: never ask first from inside a parallel loop.
    pub fn index(&self) -> &Index {
        self.search.of(self)
    }

    /// The body of a text.
    fn text(&self, file: FileId, text: &Text) -> &str {
        let bytes = self.sources.bytes(file).get(text.start as usize..);
        bytes.and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or_default()
    }

    /// The file of a route, relative to the output folder, with `/`.
    pub fn path(&self, route: Route) -> String {
        route.address(self.portal, &self.theme.assets).output_path()
    }

    /// The route whose file has this path.
    pub fn find(&self, path: &str) -> Option<Route> {
        let search = || SearchFile::of_path(path).filter(|file| self.index().bytes(*file).is_some());
        self.routes.find(path, self.portal, &self.theme.assets).or_else(|| search().map(Route::SearchFile))
    }

    /// Renders one route.
    pub fn render(&self, route: Route) -> Result<Rendered, Diagnostic> {
        let text = match route {
            Route::Feed => feeds::atom(self.parts(), None),
            Route::CampaignFeed(id) => feeds::atom(self.parts(), Some(id)),
            Route::DataFile(file) => return data::file(self.parts(), file).map(Rendered::Bytes),
            Route::Robots => sitemap::robots(self.portal),
            Route::Sitemap(n) => {
                let pages: Vec<Route> =
                    self.routes.list().iter().copied().filter(|r| r.in_sitemap(self.portal)).collect();
                sitemap::sitemap(self.portal, &pages, n)
            }
            Route::SearchFile(file) => return Ok(Rendered::Bytes(self.index().bytes(file).unwrap_or_default())),
            Route::Asset(i) => return Ok(Rendered::File(self.portal.assets[i].file)),
            Route::Card(shared) => {
                let view = SharedView::new(self.parts(), shared);
                let drawn = self.theme.draw(&view).map(Rendered::Drawing);
                return drawn.map_err(|reason| messages::page_failed(&format!("/{}", self.path(route)), &reason));
            }
            Route::Picture(id, width, format) => {
                let made = self.pictures.find(id, width, format);
                return Ok(made.map_or(Rendered::Bytes(Vec::new()), |made| Rendered::Made(made.path.clone())));
            }
            Route::ThemeAsset(i) => return Ok(Rendered::Bytes(self.theme.assets[i].1.clone())),
            _ => {
                let page = page::page(self, route);
                return page.map(Rendered::Bytes).map_err(|reason| {
                    messages::page_failed(&format!("/{}", route.address(self.portal, &[]).as_str()), reason.trim_end())
                });
            }
        };
        Ok(Rendered::Bytes(text.into_bytes()))
    }
}
