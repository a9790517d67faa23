//! Links: what is written in a text → where it leads.

use super::citations::Numbers;
use super::files::{Wanted, beside, name_of, near_file};
use super::index::Index;
use super::pages::{PREFIXES, Page, Pages};
use crate::content::{LinkKind, LinkUse, Text};
use crate::model::Address;
use crate::portal::*;
use crate::report::{Report, messages, nearest};
use crate::sources::{Data, FileId};

/// Resolves the links of all texts.
pub fn targets(index: &Index<'_>, portal: &mut Portal, wanted: &mut Wanted, report: &mut Report) {
    let pages = Pages::new(index, portal);
    let numbers = Numbers::new(portal);
    let mut targets: Vec<Vec<Target>> = vec![Vec::new(); index.sources.files.len()];
    let campaigns = index.campaigns.iter().map(|e| (e.file, &e.written.text));
    let documents = index.documents.iter().map(|e| (e.file, &e.written.text));
    let decisions = index.decisions.iter().map(|e| (e.file, &e.written.text));
    let stories = index.stories.iter().map(|e| (e.file, &e.written.text));
    let models = index.models.iter().map(|e| (e.file, &e.written.text));
    let free = index.pages.iter().map(|e| (e.file, &e.written.text));
    for (file, text) in campaigns.chain(documents).chain(decisions).chain(stories).chain(models).chain(free) {
        let mut links = Links { index, portal, pages: &pages, numbers: &numbers, file, wanted, report };
        targets[file.0 as usize] = text.links.iter().map(|link| links.target(link, text)).collect();
    }
    portal.targets = targets;
}

struct Links<'l, 'i> {
    index: &'l Index<'i>,
    portal: &'l Portal,
    pages: &'l Pages<'l>,
    numbers: &'l Numbers<'l>,
    /// The file whose text is being resolved.
    file: FileId,
    wanted: &'l mut Wanted,
    report: &'l mut Report,
}

impl Links<'_, '_> {
    fn target(&mut self, link: &LinkUse, text: &Text) -> Target {
        let (dest, place) = (link.dest.value.as_str(), link.dest.place);
        match &link.kind {
            LinkKind::Picture => return self.picture(link),
            LinkKind::Citation(citation) => {
                let own = self.pages.of_file(self.file).and_then(|page| page.document);
                return self.numbers.target(citation, place, own, self.report);
            }
            LinkKind::Link => {}
        }
        if let Some(anchor) = dest.strip_prefix('#') {
            let known = text.anchors.iter().chain(text.clauses.iter().map(|c| &c.anchor));
            if !known.clone().any(|a| a == anchor) {
                self.report.push(messages::unknown_anchor(place, anchor, nearest(anchor, known.map(String::as_str))));
            }
            return Target::Here(anchor.to_string());
        }
        let (path, anchor) = dest.split_once('#').map_or((dest, None), |(path, anchor)| (path, Some(anchor)));
        if let Some((prefix, id)) = path.split_once(':') {
            if PREFIXES.contains(&prefix) {
                return self.by_id(prefix, id, anchor, link);
            }
            if matches!(prefix, "https" | "http" | "mailto" | "tel") {
                return Target::Outside(dest.to_string());
            }
            self.report.push(messages::bad_scheme(place, prefix));
            return Target::Nowhere;
        }
        match beside(self.index, self.file, path) {
            Some(file) => match self.pages.of_file(file) {
                Some(page) => self.page(page, anchor, link),
                None => self.asset(file),
            },
            None => self.bare_id(path, anchor, link),
        }
    }

    fn by_id(&mut self, prefix: &str, id: &str, anchor: Option<&str>, link: &LinkUse) -> Target {
        match self.pages.find(prefix, id) {
            Some(page) => self.page(page, anchor, link),
            None => {
                let near = self.near(Some(prefix), id);
                self.report.push(messages::unknown_link(link.dest.place, &link.dest.value, near.as_deref()));
                Target::Nowhere
            }
        }
    }

    /// An id without a prefix, if only one page has it.
    fn bare_id(&mut self, id: &str, anchor: Option<&str>, link: &LinkUse) -> Target {
        let found: Vec<&str> = PREFIXES.into_iter().filter(|prefix| self.pages.find(prefix, id).is_some()).collect();
        // Papers are found by either of their prefixes.
        if let [prefix] | ["van-ban", prefix] = found.as_slice() {
            return self.by_id(prefix, id, anchor, link);
        }
        let file = near_file(self.index, self.file, id).map(str::to_string);
        let near = file.or_else(|| self.near(None, id));
        self.report.push(messages::unknown_link(link.dest.place, &link.dest.value, near.as_deref()));
        Target::Nowhere
    }

    fn near(&self, prefix: Option<&str>, id: &str) -> Option<String> {
        let best = nearest(id, self.pages.words(prefix).map(|(_, id)| id))?;
        let (prefix, id) = self.pages.words(prefix).find(|(_, id)| *id == best)?;
        Some(format!("{prefix}:{id}"))
    }

    fn page(&mut self, page: &Page<'_>, anchor: Option<&str>, link: &LinkUse) -> Target {
        let Some(address) = &page.address else { return Target::Nowhere };
        let Some(anchor) = anchor else { return Target::Inside(address.clone()) };
        self.anchored(page, address, anchor).unwrap_or_else(|near| {
            self.report.push(messages::unknown_anchor(link.dest.place, anchor, near.as_deref()));
            Target::Nowhere
        })
    }

    /// A place on a page: a clause, a heading, a row. The error is the nearest one.
    fn anchored(&self, page: &Page<'_>, address: &Address, anchor: &str) -> Result<Target, Option<String>> {
        let places =
            || page.text.into_iter().flat_map(|text| text.clauses.iter().map(|c| &c.anchor).chain(&text.anchors));
        if places().any(|a| a == anchor) {
            return Ok(Target::Inside(address.anchor(anchor)));
        }
        let decision = page.document.and_then(|document| self.portal.document(document).decision);
        let rows = decision.map(|d| self.portal.decision(d).honours.clone()).unwrap_or_default();
        if let Some(row) = super::decisions::row_with_anchor(&self.portal.honours, rows.clone(), anchor) {
            return Ok(Target::Inside(self.portal.honour_address(row)));
        }
        let mut known: Vec<String> = places().cloned().collect();
        known.extend(rows.map(|i| self.portal.honour(HonourId(i)).anchor()));
        Err(nearest(anchor, known.iter().map(String::as_str)).map(str::to_string))
    }

    /// Address of the page whose text is being resolved.
    fn here(&self) -> Option<Address> {
        self.pages.of_file(self.file)?.address.clone()
    }

    fn picture(&mut self, link: &LinkUse) -> Target {
        let mut unpublished = Wanted::default();
        let page = self.here();
        let wanted = if page.is_some() { &mut *self.wanted } else { &mut unpublished };
        let found =
            wanted.picture(self.index, self.file, &page.clone().unwrap_or_else(Address::home), &link.dest, self.report);
        match (found, page) {
            (Some(id), Some(_)) => Target::Picture(id),
            _ => Target::Nowhere,
        }
    }

    /// A file to download, beside the text or in `static/`.
    fn asset(&mut self, file: FileId) -> Target {
        let path = self.index.sources.path(file);
        if let Some(name) = path.strip_prefix("static/") {
            return Target::Inside(Address::home().file(name));
        }
        // A content file that could not be understood has its own message; an unpublished page needs no files.
        let held = matches!(self.index.sources.files[file.0 as usize].data, Data::Bytes(_));
        match self.here() {
            Some(page) if !held => {
                let address = page.file(name_of(path));
                self.wanted.assets.push(Asset { file, address: address.clone() });
                Target::Inside(address)
            }
            _ => Target::Nowhere,
        }
    }
}
