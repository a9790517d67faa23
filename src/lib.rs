//! Bảng Vàng: from a communications officer's folder to the province's portal.
//!
//! ```text
//! read ─▶ Sources ─▶ parse ─▶ Content ─▶ resolve ─▶ Portal ─▶ render ─▶ Output ─▶ write
//!  disk     bytes     one      typed,     files      nothing   pages      path →    disk
//!           by path   file     places     meet       broken    on demand  bytes
//!                     a time   kept       each
//!                                         other
//! ```
//!
//! Five verbs, four nouns. Each verb takes one noun and gives the next; no verb knows another, they meet here. The
//! ends touch the disk, the middle is pure. No verb fails: it reports and carries on with what is sound, and a site is
//! written only when the report has no error.
//!
//! Shared rooms: `model` (dates, addresses, vocabularies), `report` (words for people), `vietnamese` (letters),
//! `table` (TOML), `markdown` and `outline` (texts). `docs/architecture.md` has the whole map.

#[macro_use]
mod say;

pub mod cache;
pub mod citation;
pub mod cli;
pub mod compare;
pub mod content;
pub mod drawing;
pub mod export;
pub mod import;
pub mod markdown;
pub mod model;
pub mod outline;
pub mod output;
pub mod parse;
pub mod pictures;
pub mod portal;
pub mod private;
pub mod read;
pub mod render;
pub mod report;
pub mod resolve;
pub mod serve;
pub mod sheet;
pub mod sources;
pub mod table;
pub mod vietnamese;
pub mod word;
pub mod write;

use content::Content;
use model::Options;
use output::{Output, Piece};
use pictures::{Card, Pictures};
use portal::Portal;
use render::{Rendered, Route, Routes, Search, Site, Theme};
use report::{Diagnostic, Report};
use sources::{Data, Place, Sources};

/// A portal with everything that is needed to render it.
pub struct Ready {
    pub portal: Portal,
    pub theme: Theme,
    pub routes: Routes,
    pub pictures: Pictures,
    pub search: Search,
}

impl Ready {
    /// The site; `sources` hold the bodies of its texts.
    pub fn site<'s>(&'s self, sources: &'s Sources) -> Site<'s> {
        Site {
            portal: &self.portal,
            sources,
            theme: &self.theme,
            routes: &self.routes,
            pictures: &self.pictures,
            search: &self.search,
        }
    }
}

/// Where what was made of pictures is kept, and who hears how far the work is.
pub struct Workshop<'w> {
    /// A folder that may be deleted at any time.
    pub folder: std::path::PathBuf,
    /// Hears how many of how many pictures are done.
    pub told: &'w (dyn Fn(usize, usize) + Sync),
}

impl Workshop<'_> {
    /// Of a portal in this folder; nobody listens.
    pub fn quiet(root: &std::path::Path) -> Workshop<'static> {
        Workshop { folder: root.join(".bangvang/cache"), told: &|_, _| {} }
    }
}

/// Content → a portal that can be rendered, and everything that is wrong. Nothing comes out if `content/site.toml` or
/// the theme cannot be used; what comes out must not be written if the report has an error. Without a workshop no
/// picture is looked at: for commands that show no page.
pub fn complete(
    sources: &Sources,
    content: &Content,
    options: &Options,
    workshop: Option<&Workshop<'_>>,
    mut report: Report,
) -> (Option<Ready>, Report) {
    let (portal, found) = resolve::resolve(content, sources, options);
    report.extend(found.diagnostics);
    let ready = portal.and_then(|portal| {
        let theme = Theme::load(&portal, sources, &mut report)?;
        private::check(&portal, sources, &mut report);
        let pictures =
            workshop.map(|w| pictures::prepare(&portal, sources, &w.folder, w.told, &mut report)).unwrap_or_default();
        let routes = Routes::new(&portal, &pictures, theme.assets.len());
        for (file, path) in routes.assets_over_pages(&portal) {
            report.push(report::messages::static_in_the_way(Place::file(file), &path));
        }
        Some(Ready { portal, theme, routes, pictures, search: Search::default() })
    });
    report.sort();
    (ready, report)
}

/// A site as output: what `write` puts on disk.
pub fn output<'s>(site: &'s Site<'_>) -> Output<'s> {
    let mut routes = site.routes.list().to_vec();
    routes.extend(site.index().files().map(Route::SearchFile));
    Output {
        paths: routes.iter().map(|route| site.path(*route)).collect(),
        make: Box::new(move |i| piece(site, routes[i])),
    }
}

/// The contents of one route.
pub fn piece(site: &Site<'_>, route: Route) -> Result<Piece, Diagnostic> {
    Ok(match site.render(route)? {
        Rendered::Bytes(bytes) => Piece::Bytes(bytes),
        Rendered::Made(path) => Piece::File(path),
        Rendered::Drawing(svg) => match site.pictures.card(&svg) {
            Ok(Card::File(path)) => Piece::File(path),
            Ok(Card::Bytes(bytes)) => Piece::Bytes(bytes),
            Err(reason) => return Err(report::messages::page_failed(&format!("/{}", site.path(route)), &reason)),
        },
        Rendered::File(file) => match &site.sources.files[file.0 as usize].data {
            Data::Handle { path, .. } => Piece::File(path.clone()),
            Data::Bytes(bytes) => Piece::Bytes(bytes.to_vec()),
        },
    })
}
