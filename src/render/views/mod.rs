//! Views: one small struct per template, made for it from the portal. A template sees nothing else.
//!
//! Comes in: the portal and a route. Goes out: plain data for one page. May not live here: HTML, except the body of a
//! text, which `render::html` wrote.

pub mod campaign;
pub mod compare;
pub mod data;
pub mod document;
pub mod lists;
mod media;
pub mod names;
pub mod parts;
pub mod phrases;
pub mod poster;
pub mod roll;
pub mod search;
pub mod shapes;
pub mod shared;
pub mod site;
pub mod statistics;
pub mod tasks;
pub mod text;
pub mod unit;

pub use compare::comparable;
pub use parts::Parts;

use parts::LinkView;
use serde::Serialize;

/// A picture for shared links.
#[derive(Debug, Serialize)]
pub struct ImageView {
    /// Full URL.
    pub url: String,
    pub width: u32,
    pub height: u32,
    pub alt: String,
}

/// What every page says of itself.
#[derive(Debug, Serialize)]
pub struct PageView {
    pub title: String,
    pub description: String,
    /// Link inside the portal.
    pub href: String,
    /// Full URL.
    pub url: String,
    /// Key of the entry in the main menu that this page belongs to.
    pub section: &'static str,
    /// The way from home to here, without the page itself.
    pub crumbs: Vec<LinkView>,
    /// `website` or `article` (Open Graph).
    pub kind: &'static str,
    /// The picture of shared links.
    pub image: Option<ImageView>,
    /// RFC 3339.
    pub published: Option<String>,
    pub updated: Option<String>,
    pub noindex: bool,
    /// Atom feed of this page, if it has one of its own: link and title.
    pub feed: Option<LinkView>,
}
