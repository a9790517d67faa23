//! The search page: the form, the way without a script, and what the script needs to know.

use super::parts::*;
use crate::model::Address;
use crate::render::search::SearchFile;
use serde::Serialize;
use std::collections::BTreeMap;

/// `search.html`
#[derive(Debug, Serialize)]
pub struct SearchView {
    pub heading: String,
    pub lead: String,
    /// A–Z lists of recipients: the way without a script.
    pub names: Vec<LinkView>,
    /// A–Z lists of units.
    pub units: Vec<LinkView>,
    /// Folder of the search index.
    pub index: String,
    /// The portal's home, to which addresses of results are relative.
    pub home: String,
    /// What the script says, as JSON: an object of phrases.
    pub said: String,
}

impl SearchView {
    pub fn new(parts: Parts<'_>) -> Self {
        let tables = &parts.portal.tables;
        let names = tables.names.letters.iter();
        let units = tables.unit_names.letters.iter();
        let said: BTreeMap<&str, &str> = parts.words.table("search_said").collect();
        SearchView {
            heading: parts.word("pages.search"),
            lead: parts.word("pages.search_lead"),
            names: names.map(|(l, _)| parts.link(l.label(), &parts.portal.names_address(*l))).collect(),
            units: units.map(|(l, _)| parts.link(l.label(), &parts.portal.unit_names_address(*l))).collect(),
            index: parts.href(&SearchFile::folder()),
            home: parts.href(&Address::home()),
            said: serde_json::to_string(&said).unwrap_or_default(),
        }
    }
}
