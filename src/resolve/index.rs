//! Who is called what: ids of every kind, with the file that says so. A file that could not be understood keeps its
//! id here, so that others' references to it are not reported as well.

use crate::content::*;
use crate::portal::*;
use crate::report::{Diagnostic, Report, messages, nearest, same_number};
use crate::sources::{FileId, Place, Sources, Spelled};
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// A file with its id and facts.
pub struct Entry<T> {
    pub id: String,
    pub file: FileId,
    pub written: Arc<T>,
}

pub struct Index<'a> {
    pub sources: &'a Sources,
    pub site: (FileId, Arc<SiteFile>),
    pub units: Vec<UnitEntry>,
    pub awards: Vec<AwardEntry>,
    pub campaigns: Vec<Entry<CampaignFile>>,
    pub documents: Vec<Entry<DocumentFile>>,
    pub decisions: Vec<Entry<DecisionFile>>,
    pub annexes: Vec<Entry<AnnexFile>>,
    pub stories: Vec<Entry<StoryFile>>,
    pub models: Vec<Entry<ModelFile>>,
    pub pages: Vec<Entry<PageFile>>,
    pub withheld: Vec<WithheldEntry>,
    pub abbreviations: Vec<AbbreviationEntry>,
    unit_ids: BTreeMap<String, UnitId>,
    award_ids: BTreeMap<String, AwardId>,
    campaign_ids: BTreeMap<String, CampaignId>,
    /// Documents first, then decisions, as in `Portal::documents`.
    document_ids: BTreeMap<String, DocumentId>,
    decision_ids: BTreeMap<String, DecisionId>,
    /// Names of award forms, for annexes that write them out.
    award_names: HashMap<String, AwardId>,
    /// `(folder, id)` of files without facts.
    broken: Vec<(String, String)>,
}

impl<'a> Index<'a> {
    /// Nothing if `content/site.toml` is missing or broken.
    pub fn new(content: &Content, sources: &'a Sources, report: &mut Report) -> Option<Self> {
        let mut index = Index {
            sources,
            site: (FileId(0), find_site(content)?),
            units: Vec::new(),
            awards: content.catalogue.to_vec(),
            campaigns: Vec::new(),
            documents: Vec::new(),
            decisions: Vec::new(),
            annexes: Vec::new(),
            stories: Vec::new(),
            models: Vec::new(),
            pages: Vec::new(),
            withheld: Vec::new(),
            abbreviations: Vec::new(),
            unit_ids: BTreeMap::new(),
            award_ids: BTreeMap::new(),
            campaign_ids: BTreeMap::new(),
            document_ids: BTreeMap::new(),
            decision_ids: BTreeMap::new(),
            award_names: HashMap::new(),
            broken: Vec::new(),
        };
        for parsed in &content.files {
            index.take(parsed, report);
        }
        index.name(report);
        Some(index)
    }

    fn take(&mut self, parsed: &ParsedFile, report: &mut Report) {
        let (id, file) = (parsed.id.clone(), parsed.file);
        match &parsed.facts {
            None => {
                let folder = self.sources.path(file).split('/').nth(1).unwrap_or_default().to_string();
                self.broken.push((folder, id));
            }
            Some(Facts::Site(written)) => self.site = (file, written.clone()),
            Some(Facts::Units(units)) => self.units.extend(units.iter().cloned()),
            Some(Facts::Awards(awards)) => {
                for award in awards {
                    match self.awards.iter_mut().find(|a| a.id == award.id) {
                        Some(known) => *known = award.clone(),
                        None => self.awards.push(award.clone()),
                    }
                }
            }
            Some(Facts::Withheld(list)) => self.withheld.extend(list.iter().cloned()),
            Some(Facts::Abbreviations(list)) => self.abbreviations.extend(list.iter().cloned()),
            Some(Facts::Campaign(written)) => add(&mut self.campaigns, id, file, written, report),
            Some(Facts::Document(written)) => add(&mut self.documents, id, file, written, report),
            Some(Facts::Decision(written)) => add(&mut self.decisions, id, file, written, report),
            Some(Facts::Annex(written)) => add(&mut self.annexes, id, file, written, report),
            Some(Facts::Story(written)) => add(&mut self.stories, id, file, written, report),
            Some(Facts::Model(written)) => add(&mut self.models, id, file, written, report),
            Some(Facts::Page(written)) => add(&mut self.pages, id, file, written, report),
        }
    }

    fn name(&mut self, report: &mut Report) {
        let mut first: HashMap<&str, Place> = HashMap::new();
        for unit in &self.units {
            if let Some(place) = first.insert(&unit.id.value, unit.id.place) {
                report.push(messages::duplicate_id(unit.id.place, &unit.id.value, place));
            }
        }
        let mut first: HashMap<&str, Place> = HashMap::new();
        for entry in &self.abbreviations {
            if let Some(place) = first.insert(&entry.short.value, entry.short.place) {
                report.push(messages::duplicate_id(entry.short.place, &entry.short.value, place));
            }
        }
        self.awards.sort_by(|a, b| (a.rank, &a.id.value).cmp(&(b.rank, &b.id.value)));
        self.unit_ids = number(self.units.iter().map(|u| &u.id.value), UnitId);
        self.award_ids = number(self.awards.iter().map(|a| &a.id.value), AwardId);
        self.campaign_ids = number(self.campaigns.iter().map(|c| &c.id), CampaignId);
        self.document_ids =
            number(self.documents.iter().map(|d| &d.id).chain(self.decisions.iter().map(|d| &d.id)), DocumentId);
        self.decision_ids = number(self.decisions.iter().map(|d| &d.id), DecisionId);
        for (i, award) in self.awards.iter().enumerate() {
            self.award_names.insert(crate::vietnamese::loose(&award.name), AwardId(i as u32));
        }
        for decision in &self.decisions {
            if let Some(document) = self.documents.iter().find(|d| d.id == decision.id) {
                report.push(messages::duplicate_id(
                    Place::file(decision.file),
                    &decision.id,
                    Place::file(document.file),
                ));
            }
        }
    }

    fn is_broken(&self, folders: &[&str], id: &str) -> bool {
        self.broken.iter().any(|(folder, broken)| broken == id && folders.contains(&folder.as_str()))
    }

    fn find<T: Copy>(
        &self,
        ids: &BTreeMap<String, T>,
        folders: &[&str],
        word: &Spelled<String>,
        unknown: impl Fn(Place, &str, Option<&str>) -> Diagnostic,
        report: &mut Report,
    ) -> Option<T> {
        if word.value.is_empty() {
            return None; // a placeholder; its absence has been reported
        }
        let found = ids.get(&word.value).copied();
        if found.is_none() && !self.is_broken(folders, &word.value) {
            report.push(unknown(word.place, &word.value, nearest(&word.value, ids.keys().map(String::as_str))));
        }
        found
    }

    pub fn campaign(&self, word: &Spelled<String>, report: &mut Report) -> Option<CampaignId> {
        self.find(&self.campaign_ids, &["campaigns"], word, messages::unknown_campaign, report)
    }

    pub fn campaign_opt(&self, word: &Option<Spelled<String>>, report: &mut Report) -> Option<CampaignId> {
        word.as_ref().and_then(|word| self.campaign(word, report))
    }

    /// A document or a decision.
    pub fn document(&self, word: &Spelled<String>, report: &mut Report) -> Option<DocumentId> {
        self.find(&self.document_ids, &["documents", "decisions"], word, messages::unknown_document, report)
    }

    pub fn document_opt(&self, word: &Option<Spelled<String>>, report: &mut Report) -> Option<DocumentId> {
        word.as_ref().and_then(|word| self.document(word, report))
    }

    pub fn documents_of(&self, words: &[Spelled<String>], report: &mut Report) -> Vec<DocumentId> {
        words.iter().filter_map(|word| self.document(word, report)).collect()
    }

    pub fn decision(&self, word: &Spelled<String>, report: &mut Report) -> Option<DecisionId> {
        self.find(&self.decision_ids, &["decisions"], word, messages::unknown_decision, report)
    }

    /// An award form, by id or by its full name.
    pub fn award(&self, word: &Spelled<String>, report: &mut Report) -> Option<AwardId> {
        let named = self.award_names.get(&crate::vietnamese::loose(&word.value)).copied();
        named.or_else(|| self.find(&self.award_ids, &[], word, messages::unknown_award, report))
    }

    pub fn unit_id(&self, id: &str) -> Option<UnitId> {
        self.unit_ids.get(id).copied()
    }

    pub fn unit_ids(&self) -> impl Iterator<Item = &str> {
        self.unit_ids.keys().map(String::as_str)
    }

    /// `document#anchor`, or an anchor of `plan` alone.
    pub fn clause(
        &self,
        word: &Spelled<String>,
        plan: Option<&Spelled<String>>,
        report: &mut Report,
    ) -> Option<ClauseRef> {
        let (document, anchor) = match (word.value.split_once('#'), plan) {
            (Some(("", anchor)), Some(plan)) => (plan.value.as_str(), anchor),
            (Some((document, anchor)), _) if !document.is_empty() => (document, anchor),
            (None, Some(plan)) => (plan.value.as_str(), word.value.as_str()),
            _ => {
                report.push(messages::bad_clause_reference(word.place, &word.value));
                return None;
            }
        };
        let document = self.document(&Spelled::new(document.to_string(), word.place), report)?;
        let clauses = &self.text(document)?.clauses;
        let found = clauses.iter().position(|c| c.anchor == anchor);
        if found.is_none() {
            let near = same_number(anchor, clauses.iter().map(|c| c.anchor.as_str()));
            report.push(messages::unknown_clause(word.place, anchor, &self.call(document), near));
        }
        found.map(|i| ClauseRef { document, clause: i as u32 })
    }

    fn text(&self, document: DocumentId) -> Option<&Text> {
        let i = document.index();
        let text = self.documents.get(i).map(|d| &d.written.text);
        text.or_else(|| self.decisions.get(i.checked_sub(self.documents.len())?).map(|d| &d.written.text))
    }

    /// How a document is called in a message: its type and number, or its id.
    pub fn call(&self, document: DocumentId) -> String {
        let i = document.index();
        let header = self.documents.get(i).map(|d| (&d.written.header, &d.id));
        let header = header
            .or_else(|| self.decisions.get(i.checked_sub(self.documents.len())?).map(|d| (&d.written.header, &d.id)));
        match header {
            Some((header, id)) => {
                let number = header.number.as_ref().map_or(format!("“{id}”"), |n| format!("số {}", n.value));
                format!("{} {number}", header.kind.label())
            }
            None => String::new(),
        }
    }
}

fn find_site(content: &Content) -> Option<Arc<SiteFile>> {
    content.files.iter().find_map(|file| match &file.facts {
        Some(Facts::Site(site)) => Some(site.clone()),
        _ => None,
    })
}

fn add<T>(list: &mut Vec<Entry<T>>, id: String, file: FileId, written: &Arc<T>, report: &mut Report) {
    // `<id>.md` and `<id>/index.md` are neighbours in path order.
    if let Some(other) = list.iter().rev().take(2).find(|e| e.id == id) {
        report.push(messages::duplicate_id(Place::file(file), &id, Place::file(other.file)));
        return;
    }
    list.push(Entry { id, file, written: written.clone() });
}

fn number<'s, T>(ids: impl Iterator<Item = &'s String>, make: impl Fn(u32) -> T) -> BTreeMap<String, T> {
    let mut map = BTreeMap::new();
    for (i, id) in ids.enumerate() {
        map.entry(id.clone()).or_insert_with(|| make(i as u32));
    }
    map
}
