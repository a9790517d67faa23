//! What can be found: campaigns, units, stories, models, documents, clauses, pages, honours.
//!
//! Comes in: the portal. Goes out: the records in their order, and each record's words. May not live here: how words
//! are packed, what results show (`shown.rs`).

use crate::content::Text;
use crate::markdown;
use crate::model::Address;
use crate::model::words::RecipientKind;
use crate::outline::{self, Block};
use crate::portal::*;
use crate::render::Site;
use crate::render::views::{Parts, phrases};
use crate::sources::FileId;

/// Something that can be found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Of {
    Campaign(CampaignId),
    Unit(UnitId),
    Story(StoryId),
    Model(ModelId),
    Document(DocumentId),
    Clause(ClauseRef),
    Page(PageId),
    Honour(HonourId),
}

/// Kinds of records, in the order in which they are numbered.
pub const KINDS: usize = 10;

/// All records by kind. Honours stand by kind of recipient and name, so that those with a name are neighbours: lists of
/// them pack well, and one file brings them all.
pub fn all(portal: &Portal) -> [Vec<Of>; KINDS] {
    let clauses = portal.tables.documents.iter().flat_map(|id| {
        let count = portal.document(*id).text.clauses.len() as u32;
        (0..count).map(|clause| Of::Clause(ClauseRef { document: *id, clause }))
    });
    let decisions = portal.tables.decisions.iter().map(|id| portal.decision(*id).document);
    let documents = portal.tables.documents.iter().copied().chain(decisions);
    let honours = |kind: RecipientKind| {
        let all = portal.tables.names.letters.iter().flat_map(|(_, list)| list);
        all.filter(|id| portal.honour(**id).row().kind == kind).map(|id| Of::Honour(*id)).collect()
    };
    [
        portal.tables.campaigns.iter().map(|id| Of::Campaign(*id)).collect(),
        portal.tables.units.iter().map(|id| Of::Unit(*id)).collect(),
        (0..portal.stories.len() as u32).map(|i| Of::Story(StoryId(i))).collect(),
        (0..portal.models.len() as u32).map(|i| Of::Model(ModelId(i))).collect(),
        documents.map(Of::Document).collect(),
        clauses.collect(),
        (0..portal.pages.len() as u32).map(|i| Of::Page(PageId(i))).collect(),
        honours(RecipientKind::Collective),
        honours(RecipientKind::Household),
        honours(RecipientKind::Individual),
    ]
}

/// The words by which a record is found.
#[derive(Debug, Default)]
pub struct Words {
    /// Each a title of its own: of a unit its names through time, and those of the units that it came from or went into,
    /// so that old and new names find each other.
    pub titles: Vec<String>,
    pub texts: Vec<String>,
}

/// Values by which results can be narrowed.
#[derive(Clone, Copy, Debug, Default)]
pub struct Marks {
    pub award: Option<AwardId>,
    pub campaign: Option<CampaignId>,
    pub year: Option<u16>,
    pub unit: Option<UnitId>,
}

/// Makes records of one site.
#[derive(Clone)]
pub struct Records<'s> {
    pub site: &'s Site<'s>,
    pub parts: Parts<'s>,
    /// The paragraphs of the document whose clauses are being read.
    pub read: Option<(DocumentId, Vec<String>)>,
}

impl Records<'_> {
    pub fn address(&self, of: Of) -> Address {
        let portal = self.parts.portal;
        match of {
            Of::Campaign(id) => portal.campaign_address(id),
            Of::Unit(id) => portal.unit_address(id),
            Of::Story(id) => portal.story_address(id),
            Of::Model(id) => portal.model_address(id),
            Of::Document(id) => portal.document_address(id),
            Of::Clause(clause) => portal.clause_address(clause),
            Of::Page(id) => portal.page_address(&portal.pages[id.index()]),
            Of::Honour(id) => portal.honour_address(id),
        }
    }

    pub fn marks(&self, of: Of) -> Marks {
        let portal = self.parts.portal;
        let none = Marks::default();
        match of {
            Of::Campaign(id) => Marks { campaign: Some(id), unit: portal.campaign(id).organiser.unit, ..none },
            Of::Unit(id) => Marks { unit: Some(id), ..none },
            Of::Story(id) => {
                let story = portal.story(id);
                let year = Some(story.written.published.date.year);
                // A child is not to be narrowed down to.
                if story.written.minor {
                    return Marks { campaign: story.campaign, year, ..none };
                }
                Marks { campaign: story.campaign, unit: story.unit.as_ref().and_then(|u| u.unit), year, ..none }
            }
            Of::Model(id) => {
                let model = portal.model(id);
                let year = Some(model.written.published.date.year);
                Marks { campaign: model.campaign, unit: model.unit.unit, year, ..none }
            }
            Of::Document(id) | Of::Clause(ClauseRef { document: id, .. }) => {
                let document = portal.document(id);
                let year = document.header.date.map(|d| d.year);
                Marks { campaign: document.campaigns.first().copied(), unit: document.issuer.unit, year, ..none }
            }
            Of::Page(_) => none,
            Of::Honour(id) => {
                let honour = portal.honour(id);
                Marks {
                    award: Some(honour.award),
                    campaign: honour.campaign,
                    year: portal.decision_document(honour).header.date.map(|d| d.year),
                    unit: honour.unit.as_ref().and_then(|u| u.unit),
                }
            }
        }
    }

    pub fn words(&mut self, of: Of) -> Words {
        let portal = self.parts.portal;
        match of {
            Of::Campaign(id) => {
                let campaign = portal.campaign(id);
                let w = &campaign.written;
                Words {
                    titles: vec![w.title.clone(), w.short.clone()],
                    texts: vec![campaign.organiser.name.clone(), self.text(campaign.file, &w.text)],
                }
            }
            Of::Unit(id) => self.unit_words(id),
            Of::Story(id) => {
                let story = portal.story(id);
                let w = &story.written;
                let mut texts = vec![w.lead.clone(), self.parts.subject(story)];
                // Of a child's story only what lists show.
                if !w.minor {
                    texts.extend(w.about.position.clone());
                    texts.extend(story.unit.iter().flat_map(|unit| self.unit_names(unit)));
                    texts.push(self.text(story.file, &w.text));
                }
                Words { titles: vec![w.title.clone()], texts }
            }
            Of::Model(id) => {
                let model = portal.model(id);
                let w = &model.written;
                let texts =
                    vec![w.lead.clone(), w.problem.clone(), model.unit.name.clone(), self.text(model.file, &w.text)];
                Words { titles: vec![w.title.clone()], texts }
            }
            Of::Document(id) => {
                let document = portal.document(id);
                let mut titles = vec![self.parts.paper_title(id), document.header.summary.clone()];
                titles.extend(document.header.number.as_ref().map(|n| n.value.clone()));
                titles.extend(document.header.date.map(|d| d.short()));
                let mut texts = vec![document.issuer.name.clone()];
                texts.extend(document.header.cited_as.clone());
                texts.extend(document.header.signature.as_ref().map(|s| s.name.clone()));
                let paragraphs = self.paragraphs(document);
                // The clauses of a decision are no records of their own: what it gives are its honours.
                let whole = if document.decision.is_some() { paragraphs.len() } else { 1 };
                texts.extend(paragraphs.into_iter().take(whole));
                Words { titles, texts }
            }
            Of::Clause(clause) => {
                if self.read.as_ref().is_none_or(|(id, _)| *id != clause.document) {
                    self.read = Some((clause.document, self.paragraphs(portal.document(clause.document))));
                }
                let paragraph = self.read.as_ref().and_then(|(_, p)| p.get(clause.clause as usize + 1)).cloned();
                let mut texts = vec![self.path(clause), self.parts.paper_title(clause.document)];
                texts.extend(paragraph);
                Words { titles: Vec::new(), texts }
            }
            Of::Page(id) => {
                let page = &portal.pages[id.index()];
                let mut texts = vec![self.text(page.file, &page.written.text)];
                texts.extend(page.written.lead.clone());
                Words { titles: vec![page.written.title.clone()], texts }
            }
            Of::Honour(id) => self.honour_words(id),
        }
    }

    fn honour_words(&self, id: HonourId) -> Words {
        let portal = self.parts.portal;
        let honour = portal.honour(id);
        let document = portal.decision_document(honour);
        let mut texts = Vec::new();
        texts.extend(honour.position().map(str::to_string));
        texts.extend(honour.unit.iter().flat_map(|unit| self.unit_names(unit)));
        texts.push(portal.award(honour.award).name.clone());
        texts.extend(self.deed(honour));
        texts.extend(document.header.number.as_ref().map(|n| n.value.clone()));
        texts.extend(document.header.date.map(|d| d.short()));
        Words { titles: vec![honour.row().name.value.clone()], texts }
    }

    fn unit_words(&self, id: UnitId) -> Words {
        let portal = self.parts.portal;
        let unit = portal.unit(id);
        let names = |id: &UnitId| portal.unit(*id).names.iter().map(|n| n.name.clone()).collect::<Vec<_>>();
        let mut titles: Vec<String> = unit.names.iter().map(|n| n.name.clone()).collect();
        titles.extend(unit.written.also.iter().cloned());
        let kin = unit.predecessors.iter().chain(unit.successors.iter().map(|(s, ..)| s));
        titles.extend(kin.flat_map(names));
        let mut texts: Vec<String> = unit.parents.iter().flat_map(|(p, ..)| names(p)).collect();
        texts.extend(unit.written.note.clone());
        Words { titles, texts }
    }

    /// Then and now.
    fn unit_names(&self, unit: &UnitRef) -> Vec<String> {
        let now = self.parts.unit(unit).now.into_iter().map(|now| now.text);
        std::iter::once(unit.name.clone()).chain(now).collect()
    }

    pub fn deed(&self, honour: &Honour) -> Option<String> {
        let decision = self.parts.portal.decision(honour.decision);
        honour.row().deed.clone().or_else(|| decision.written.deed.clone())
    }

    pub fn path(&self, clause: ClauseRef) -> String {
        let clauses = &self.parts.portal.document(clause.document).text.clauses;
        phrases::clause_path(self.parts.words, clauses, clause.clause as usize)
    }

    /// The words of a text in Markdown.
    fn text(&self, file: FileId, text: &Text) -> String {
        markdown::words(&markdown::read(self.site.text(file, text), FileId(0), 0).nodes)
    }

    /// The words of a document: first those before all clauses, then each clause with the paragraphs that follow it.
    fn paragraphs(&self, document: &Document) -> Vec<String> {
        let text = self.site.text(document.file, &document.text);
        let names = outline::notes(text);
        let mut paragraphs = vec![String::new()];
        for block in outline::outline(text) {
            let range = match block {
                Block::Clause(item) => {
                    paragraphs.push(String::new());
                    item.range
                }
                Block::Prose { range, .. } => range,
            };
            if let Some(paragraph) = paragraphs.last_mut() {
                paragraph.push_str(&markdown::words(&markdown::read_part(&text[range], FileId(0), 0, &names).nodes));
                paragraph.push(' ');
            }
        }
        paragraphs
    }
}
