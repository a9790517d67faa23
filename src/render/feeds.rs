//! Atom feeds (RFC 4287): of the whole portal and of each campaign. Dates come from the content, never from the clock.

use super::html::escape;
use super::views::Parts;
use crate::model::{Address, Moment};
use crate::portal::*;

/// Entries in a feed.
const LONGEST: usize = 50;

struct Entry {
    at: Moment,
    updated: Moment,
    title: String,
    summary: String,
    author: String,
    address: Address,
    category: &'static str,
    sample: bool,
}

/// The feed of everything, or of one campaign.
pub fn atom(parts: Parts<'_>, campaign: Option<CampaignId>) -> String {
    let portal = parts.portal;
    let base = &portal.site.base;
    let zone = portal.site.written.time_zone.value.as_str();
    let entries = entries(parts, campaign);
    let (title, page, this) = match campaign {
        None => (portal.site.written.title.clone(), Address::home(), Address::home().file("atom.xml")),
        Some(id) => {
            let page = portal.campaign_address(id);
            let title = format!("{} – {}", portal.campaign(id).written.short, portal.site.written.title);
            (title, page.clone(), page.file("atom.xml"))
        }
    };
    // A feed without entries still needs a date: that of the portal's first day says nothing false.
    let updated =
        entries.iter().map(|e| e.updated).max().map_or("1970-01-01T00:00:00Z".to_string(), |m| m.rfc3339(zone));
    let mut out =
        String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\"");
    attribute(&mut out, "xml:lang", portal.site.written.language.key());
    out.push_str(">\n");
    element(&mut out, "title", &title);
    element(&mut out, "id", &base.url(&page));
    element(&mut out, "updated", &updated);
    link(&mut out, "self", "application/atom+xml", &base.url(&this));
    link(&mut out, "alternate", "text/html", &base.url(&page));
    out.push_str("<author>");
    element(&mut out, "name", &portal.site.owner.name);
    out.push_str("</author>\n");
    for entry in &entries {
        out.push_str("<entry>\n");
        let sample = || parts.phrase("feed.sample_title", &[("title", &entry.title)]);
        element(&mut out, "title", &if entry.sample { sample() } else { entry.title.clone() });
        element(&mut out, "id", &base.url(&entry.address));
        link(&mut out, "alternate", "text/html", &base.url(&entry.address));
        element(&mut out, "published", &entry.at.rfc3339(zone));
        element(&mut out, "updated", &entry.updated.rfc3339(zone));
        out.push_str("<author>");
        element(&mut out, "name", &entry.author);
        out.push_str("</author>\n<category");
        attribute(&mut out, "term", entry.category);
        out.push_str("/>\n");
        if entry.sample {
            out.push_str("<category term=\"mau\"");
            attribute(&mut out, "label", &parts.word("feed.sample"));
            out.push_str("/>\n");
        }
        element(&mut out, "summary", &entry.summary);
        out.push_str("</entry>\n");
    }
    out.push_str("</feed>\n");
    out
}

/// Newest first.
fn entries(parts: Parts<'_>, campaign: Option<CampaignId>) -> Vec<Entry> {
    let portal = parts.portal;
    let mut entries: Vec<Entry> = Vec::new();
    let of = |id: Option<CampaignId>| campaign.is_none() || id == campaign;
    for (i, story) in
        portal.stories.iter().enumerate().filter(|(_, s)| of(s.campaign) && !s.written.minor).take(LONGEST)
    {
        let w = &story.written;
        entries.push(Entry {
            at: w.published,
            updated: w.updated.unwrap_or(w.published),
            title: w.title.clone(),
            summary: w.lead.clone(),
            author: w.byline.clone(),
            address: portal.story_address(StoryId(i as u32)),
            category: "guong",
            sample: w.sample,
        });
    }
    for (i, model) in portal.models.iter().enumerate().filter(|(_, m)| of(m.campaign)).take(LONGEST) {
        let w = &model.written;
        entries.push(Entry {
            at: w.published,
            updated: w.updated.unwrap_or(w.published),
            title: w.title.clone(),
            summary: w.lead.clone(),
            author: w.byline.clone().unwrap_or_else(|| model.unit.name.clone()),
            address: portal.model_address(ModelId(i as u32)),
            category: "mo-hinh",
            sample: w.sample,
        });
    }
    for id in portal.tables.decisions.iter().filter(|id| of(portal.decision(**id).campaign)).take(LONGEST) {
        let decision = portal.decision(*id);
        let document = portal.document(decision.document);
        let Some(date) = decision.written.published.or(document.header.date) else { continue };
        entries.push(Entry {
            at: date.first_day().into(),
            updated: date.first_day().into(),
            title: format!("{}: {}", parts.paper_title(decision.document), parts.counts(decision.counts)),
            summary: document.header.summary.clone(),
            author: document.issuer.name.clone(),
            address: portal.decision_address(*id),
            category: "quyet-dinh",
            sample: document.header.sample,
        });
    }
    entries.sort_by(|a, b| (b.at, &a.address).cmp(&(a.at, &b.address)));
    entries.truncate(LONGEST);
    entries
}

fn attribute(out: &mut String, name: &str, value: &str) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    escape(value, out);
    out.push('"');
}

fn element(out: &mut String, name: &str, text: &str) {
    out.push_str(&format!("<{name}>"));
    escape(text, out);
    out.push_str(&format!("</{name}>\n"));
}

fn link(out: &mut String, rel: &str, kind: &str, href: &str) {
    out.push_str("<link");
    attribute(out, "rel", rel);
    attribute(out, "type", kind);
    attribute(out, "href", href);
    out.push_str("/>\n");
}
