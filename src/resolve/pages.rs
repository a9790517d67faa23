//! Which page is meant by an id or a file.

use super::index::Index;
use crate::content::Text;
use crate::model::Address;
use crate::portal::*;
use crate::sources::FileId;
use std::collections::HashMap;

/// Prefixes of ids in links: the words of the addresses.
pub const PREFIXES: [&str; 8] =
    ["phong-trao", "van-ban", "quyet-dinh", "guong", "mo-hinh", "don-vi", "danh-hieu", "trang"];

/// A page that a link can lead to.
pub struct Page<'i> {
    /// Nothing for a text that is not published: a draft, the story of a withdrawn honour.
    pub address: Option<Address>,
    pub document: Option<DocumentId>,
    pub text: Option<&'i Text>,
}

/// Pages by prefix and id, and by file.
pub struct Pages<'i> {
    by_word: HashMap<&'static str, HashMap<String, Page<'i>>>,
    by_file: HashMap<FileId, (&'static str, String)>,
}

impl<'i> Pages<'i> {
    pub fn new(index: &'i Index<'_>, portal: &Portal) -> Self {
        let mut pages = Pages { by_word: HashMap::new(), by_file: HashMap::new() };
        for (i, e) in index.campaigns.iter().enumerate() {
            let page = Page {
                address: Some(portal.campaign_address(CampaignId(i as u32))),
                document: None,
                text: Some(&e.written.text),
            };
            pages.add("phong-trao", &e.id, Some(e.file), page);
        }
        let documents = index.documents.iter().map(|e| (&e.id, e.file, &e.written.text));
        let decisions = index.decisions.iter().map(|e| (&e.id, e.file, &e.written.text));
        for (i, (id, file, text)) in documents.chain(decisions).enumerate() {
            let document = DocumentId(i as u32);
            let prefix = if portal.document(document).decision.is_some() { "quyet-dinh" } else { "van-ban" };
            let page =
                Page { address: Some(portal.document_address(document)), document: Some(document), text: Some(text) };
            pages.add(prefix, id, Some(file), page);
        }
        // Texts first as unpublished; those that are published then get their address.
        for e in &index.stories {
            pages.add(
                "guong",
                &e.id,
                Some(e.file),
                Page { address: None, document: None, text: Some(&e.written.text) },
            );
        }
        for e in &index.models {
            pages.add(
                "mo-hinh",
                &e.id,
                Some(e.file),
                Page { address: None, document: None, text: Some(&e.written.text) },
            );
        }
        for i in 0..portal.stories.len() {
            let id = StoryId(i as u32);
            pages.publish("guong", &portal.story(id).id, portal.story_address(id));
        }
        for i in 0..portal.models.len() {
            let id = ModelId(i as u32);
            pages.publish("mo-hinh", &portal.model(id).id, portal.model_address(id));
        }
        for e in &index.pages {
            let page = Page { address: Some(Address::page(&[&e.id])), document: None, text: Some(&e.written.text) };
            pages.add("trang", &e.id, Some(e.file), page);
        }
        for (i, unit) in portal.units.iter().enumerate() {
            let page = Page { address: Some(portal.unit_address(UnitId(i as u32))), document: None, text: None };
            pages.add("don-vi", unit.id(), None, page);
        }
        for (i, award) in portal.awards.iter().enumerate() {
            let page = Page { address: Some(portal.award_address(AwardId(i as u32))), document: None, text: None };
            pages.add("danh-hieu", &award.id.value, None, page);
        }
        pages
    }

    fn add(&mut self, prefix: &'static str, id: &str, file: Option<FileId>, page: Page<'i>) {
        if let Some(file) = file {
            self.by_file.insert(file, (prefix, id.to_string()));
        }
        self.by_word.entry(prefix).or_default().insert(id.to_string(), page);
    }

    fn publish(&mut self, prefix: &str, id: &str, address: Address) {
        if let Some(page) = self.by_word.get_mut(prefix).and_then(|pages| pages.get_mut(id)) {
            page.address = Some(address);
        }
    }

    /// The page of a prefix and id. Staff need not know whether a paper is a document or a decision.
    pub fn find(&self, prefix: &str, id: &str) -> Option<&Page<'i>> {
        let get = |prefix: &str| self.by_word.get(prefix)?.get(id);
        get(prefix).or_else(|| match prefix {
            "van-ban" => get("quyet-dinh"),
            "quyet-dinh" => get("van-ban"),
            _ => None,
        })
    }

    /// The page made from a file.
    pub fn of_file(&self, file: FileId) -> Option<&Page<'i>> {
        let (prefix, id) = self.by_file.get(&file)?;
        self.by_word.get(prefix)?.get(id)
    }

    /// Every `(prefix, id)`, or those of one prefix.
    pub fn words(&self, prefix: Option<&str>) -> impl Iterator<Item = (&'static str, &str)> + Clone {
        PREFIXES.into_iter().filter(move |p| prefix.is_none_or(|prefix| prefix == *p)).flat_map(|p| {
            self.by_word.get(p).into_iter().flat_map(move |pages| pages.keys().map(move |id| (p, id.as_str())))
        })
    }
}
