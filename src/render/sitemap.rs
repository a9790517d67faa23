//! `sitemap.xml` and `robots.txt`, by the sitemaps.org protocol (at most 50 000 addresses a file).

use super::html::escape;
use super::routes::Route;
use crate::model::{Address, Date};
use crate::portal::Portal;

const LARGEST: usize = 50_000;

/// Numbers of the sitemap files: 0 alone, or 0 as the index of the parts 1, 2, …
pub fn files(pages: usize) -> std::ops::RangeInclusive<usize> {
    if pages <= LARGEST { 0..=0 } else { 0..=pages.div_ceil(LARGEST) }
}

/// The `n`th file. `pages` are the routes for search engines.
pub fn sitemap(portal: &Portal, pages: &[Route], n: usize) -> String {
    let base = &portal.site.base;
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    if n == 0 && pages.len() > LARGEST {
        out.push_str("<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
        for part in 1..=pages.len().div_ceil(LARGEST) {
            let address = Address::home().file(&format!("sitemap-{part}.xml"));
            out.push_str("<sitemap><loc>");
            escape(&base.url(&address), &mut out);
            out.push_str("</loc></sitemap>\n");
        }
        out.push_str("</sitemapindex>\n");
        return out;
    }
    out.push_str("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
    let start = n.saturating_sub(1) * LARGEST;
    for route in pages.iter().skip(start).take(LARGEST) {
        out.push_str("<url><loc>");
        escape(&base.url(&route.address(portal, &[])), &mut out);
        out.push_str("</loc>");
        if let Some(date) = last_change(portal, *route) {
            out.push_str(&format!("<lastmod>{date}</lastmod>"));
        }
        out.push_str("</url>\n");
    }
    out.push_str("</urlset>\n");
    out
}

/// The day of the last change that the content states.
fn last_change(portal: &Portal, route: Route) -> Option<Date> {
    match route {
        Route::Story(id) => {
            let w = &portal.story(id).written;
            Some(w.updated.unwrap_or(w.published).date)
        }
        Route::Model(id) => {
            let w = &portal.model(id).written;
            Some(w.updated.unwrap_or(w.published).date)
        }
        Route::Page(id) => portal.pages[id.index()].written.updated.map(|m| m.date),
        Route::Decision(id, _) => {
            let decision = portal.decision(id);
            decision.written.published.or(portal.document(decision.document).header.date)
        }
        Route::Document(id) => portal.document(id).header.date,
        _ => None,
    }
}

/// Everything may be read.
pub fn robots(portal: &Portal) -> String {
    let address = Address::home().file("sitemap.xml");
    format!("User-agent: *\nAllow: /\n\nSitemap: {}\n", portal.site.base.url(&address))
}
