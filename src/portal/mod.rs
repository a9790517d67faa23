//! Portal: as true. Every reference is an id that exists, every page has an address, every list is in its final
//! order, every word that depends on the day is decided.
//!
//! Comes in: made by `resolve` alone. Goes out: to `render`. May not live here: spelled references, diagnostics, HTML.
//!
//! Words are not copied: each noun keeps its file as written (`written`) and adds what is true of it.

mod addresses;
mod roll;
mod tables;
mod unit;

pub use addresses::RESERVED;
pub use roll::{Letters, NAMES, Roll, RollId, decision_parts, full_pages, long_list, name_pages};
pub use tables::{Mention, Tables};
pub use unit::{Unit, UnitName};

use crate::content::*;
use crate::model::address::Base;
use crate::model::words::*;
use crate::model::{Address, Date, Moment};
use crate::sources::{FileId, Place};
use crate::vietnamese::Letter;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Declares the type of a position in one of the portal's lists.
macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident,)+) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u32);

        impl $name {
            pub fn index(self) -> usize {
                self.0 as usize
            }
        }
    )+};
}

ids! {
    /// Position in [`Portal::units`].
    UnitId,
    /// Position in [`Portal::awards`].
    AwardId,
    /// Position in [`Portal::campaigns`].
    CampaignId,
    /// Position in [`Portal::documents`].
    DocumentId,
    /// Position in [`Portal::decisions`].
    DecisionId,
    /// Position in [`Portal::honours`].
    HonourId,
    /// Position in [`Portal::stories`].
    StoryId,
    /// Position in [`Portal::models`].
    ModelId,
    /// Position in [`Portal::pages`].
    PageId,
    /// Position in [`Portal::pictures`].
    PictureId,
}

/// A whole portal. Nothing in it is broken.
#[derive(Debug)]
pub struct Portal {
    pub site: Site,
    /// The moment from which "running" and "ended" are judged.
    pub now: Moment,
    pub units: Vec<Unit>,
    pub awards: Vec<AwardEntry>,
    pub campaigns: Vec<Campaign>,
    /// Documents and decisions, by id.
    pub documents: Vec<Document>,
    pub decisions: Vec<Decision>,
    /// By decision, in the annex's own order.
    pub honours: Vec<Honour>,
    /// Newest first; only those to be published.
    pub stories: Vec<Story>,
    /// Newest first; only those to be published.
    pub models: Vec<Model>,
    pub pages: Vec<Page>,
    /// Whether a text waits for a moment later today: then the same day is not the same portal.
    pub waiting: bool,
    /// Long forms by abbreviation.
    pub abbreviations: BTreeMap<String, String>,
    pub assets: Vec<Asset>,
    pub pictures: Vec<PictureFile>,
    /// Targets of the links of each file's text, by file id, in the order of [`crate::content::Text::links`].
    pub targets: Vec<Vec<Target>>,
    pub tables: Tables,
}

#[derive(Debug)]
pub struct Site {
    pub written: Arc<SiteFile>,
    pub base: Base,
    pub owner: UnitRef,
    pub contact_unit: Option<UnitRef>,
}

/// A unit as it is to be shown: its name on the day concerned, and the unit if it is known.
#[derive(Clone, Debug, PartialEq)]
pub struct UnitRef {
    pub name: String,
    pub unit: Option<UnitId>,
}

/// A clause of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClauseRef {
    pub document: DocumentId,
    /// Position among the document's clauses.
    pub clause: u32,
}

#[derive(Debug)]
pub struct Campaign {
    pub id: String,
    pub file: FileId,
    pub written: Arc<CampaignFile>,
    pub organiser: UnitRef,
    pub parent: Option<CampaignId>,
    pub launched_by: Vec<DocumentId>,
    pub launches: Vec<(LaunchEntry, Option<UnitRef>)>,
    pub planned_by: Vec<DocumentId>,
    pub start: Option<Date>,
    pub start_signing: Option<DocumentId>,
    pub status: Status,
    pub resolved_by: Option<DocumentId>,
    pub reviews: Vec<Review>,
    pub timeline: Vec<Event>,
    /// Clause of each criterion, in the order of `written.criterion`.
    pub criteria: Vec<Option<ClauseRef>>,
    /// Clauses under which each audience is honoured, in the same order.
    pub audiences: Vec<Vec<ClauseRef>>,
    /// Award and clauses of each standard, in the order of `written.standard`.
    pub standards: Vec<(AwardId, Vec<ClauseRef>)>,
}

/// State of a campaign on the day of the build.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// The day of its beginning lies ahead.
    Upcoming,
    Running,
    /// Running until something is announced that has not been announced yet.
    RunningUntilAnnounced,
    Ended,
    /// Ended and formally summed up (đã tổng kết).
    SummedUp,
    /// Known only from other papers.
    Unknown,
}

#[derive(Debug)]
pub struct Review {
    pub written: ReviewEntry,
    pub clause: Option<ClauseRef>,
    /// Days on which it has fallen due, and the next one, if the campaign still runs.
    pub due: Vec<Date>,
    pub next: Option<Date>,
}

/// An entry on a campaign's timeline.
#[derive(Debug)]
pub struct Event {
    pub date: Option<Date>,
    pub title: String,
    pub address: Option<Address>,
}

#[derive(Debug)]
pub struct Document {
    pub id: String,
    pub file: FileId,
    pub header: HeaderEntry,
    pub text: Text,
    pub issuer: UnitRef,
    pub relations: Vec<(Relation, DocumentId)>,
    pub inferred: Vec<(InferredEntry, Option<DocumentId>)>,
    pub original: Option<Address>,
    pub campaigns: Vec<CampaignId>,
    /// Set if it is a commendation decision.
    pub decision: Option<DecisionId>,
}

#[derive(Debug)]
pub struct Decision {
    pub document: DocumentId,
    pub written: Arc<DecisionFile>,
    pub campaign: Option<CampaignId>,
    /// Its honours: a range of [`Portal::honours`].
    pub honours: std::ops::Range<u32>,
    /// The same range cut into the parts of its page.
    pub parts: Vec<std::ops::Range<u32>>,
    pub counts: Counts,
    /// Whether the whole annex could be read.
    pub complete: bool,
    /// Honours of earlier decisions that it changes.
    pub changes: Vec<(Change, HonourId, Option<String>)>,
}

/// One row of an annex: who received what, why, by which decision.
#[derive(Debug)]
pub struct Honour {
    pub decision: DecisionId,
    annex: Arc<AnnexFile>,
    row: u32,
    pub unit: Option<UnitRef>,
    pub award: AwardId,
    pub clause: Option<ClauseRef>,
    pub campaign: Option<CampaignId>,
    /// What later decisions did to it, in order of their dates.
    pub changes: Vec<(Change, DecisionId)>,
    pub standing: Standing,
    /// Its position, where the annex writes position and unit in one cell.
    position: Option<Box<str>>,
}

/// Whether an honour may be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    InForce,
    /// Cancelled or stripped by a later decision and not restored.
    Withdrawn,
    /// In force, but not shown since that day because the person asked for it.
    Withheld(Date),
}

impl Honour {
    pub fn new(decision: DecisionId, annex: Arc<AnnexFile>, row: u32, award: AwardId) -> Self {
        Honour {
            decision,
            annex,
            row,
            unit: None,
            award,
            clause: None,
            campaign: None,
            changes: Vec::new(),
            standing: Standing::InForce,
            position: None,
        }
    }

    /// Whether anything but decision, number and date may be shown.
    pub fn shown(&self) -> bool {
        self.standing == Standing::InForce
    }

    pub fn with_position(self, position: &str) -> Self {
        Honour { position: Some(position).filter(|p| !p.is_empty()).map(Box::from), ..self }
    }

    pub fn position(&self) -> Option<&str> {
        self.position.as_deref().or(self.row().position.as_deref())
    }

    /// The row as written. Honours that are not shown keep theirs only for numbers; nothing else of it may be shown.
    pub fn row(&self) -> &AnnexRow {
        &self.annex.rows[self.row as usize]
    }

    /// Its anchor on the decision's page: `ii-12`, or `12` in an annex without sections.
    pub fn anchor(&self) -> String {
        row_anchor(self.row())
    }
}

/// Anchor of an annex row.
pub fn row_anchor(row: &AnnexRow) -> String {
    if row.section.is_empty() { row.number.value.to_string() } else { format!("{}-{}", row.section, row.number.value) }
}

#[derive(Debug)]
pub struct Story {
    pub id: String,
    pub file: FileId,
    pub written: Arc<StoryFile>,
    pub unit: Option<UnitRef>,
    pub honours: Vec<HonourId>,
    pub campaign: Option<CampaignId>,
    /// Outlets, in the order of `written.published_elsewhere`.
    pub outlets: Vec<UnitRef>,
    pub picture: Option<PictureId>,
    pub attachments: Vec<Attachment>,
}

#[derive(Debug)]
pub struct Model {
    pub id: String,
    pub file: FileId,
    pub written: Arc<ModelFile>,
    pub unit: UnitRef,
    pub contact: Option<UnitRef>,
    pub campaign: Option<CampaignId>,
    pub honours: Vec<HonourId>,
    /// Units, in the order of `written.adopted`.
    pub adopted: Vec<UnitRef>,
    pub picture: Option<PictureId>,
    pub attachments: Vec<Attachment>,
}

#[derive(Debug)]
pub struct Page {
    pub id: String,
    pub file: FileId,
    pub written: Arc<PageFile>,
}

/// A file to take away from a story or model.
#[derive(Clone, Debug)]
pub struct Attachment {
    pub title: String,
    pub address: Address,
    /// In bytes.
    pub size: u64,
}

/// A picture of a text: it is made anew in several sizes, beside the page that shows it.
#[derive(Clone, Debug)]
pub struct PictureFile {
    pub file: FileId,
    /// The page that shows it.
    pub page: Address,
    /// Its name without ending.
    pub stem: String,
    /// Where a text names it.
    pub place: Place,
}

/// A file that is published as it is.
#[derive(Clone, Debug)]
pub struct Asset {
    pub file: FileId,
    pub address: Address,
}

/// Where a link in a text leads.
#[derive(Clone, Debug, PartialEq)]
pub enum Target {
    /// A page or file of the portal.
    Inside(Address),
    /// A picture that the text shows.
    Picture(PictureId),
    /// A place on the page itself.
    Here(String),
    Outside(String),
    /// An official document that is not in the portal.
    Cited,
    /// A page that is not published (a draft, a withdrawn honour's story): the words stay, without a link.
    Nowhere,
}

impl Portal {
    pub fn unit(&self, id: UnitId) -> &Unit {
        &self.units[id.index()]
    }
    pub fn award(&self, id: AwardId) -> &AwardEntry {
        &self.awards[id.index()]
    }
    pub fn campaign(&self, id: CampaignId) -> &Campaign {
        &self.campaigns[id.index()]
    }
    pub fn document(&self, id: DocumentId) -> &Document {
        &self.documents[id.index()]
    }
    pub fn decision(&self, id: DecisionId) -> &Decision {
        &self.decisions[id.index()]
    }
    pub fn honour(&self, id: HonourId) -> &Honour {
        &self.honours[id.index()]
    }
    pub fn story(&self, id: StoryId) -> &Story {
        &self.stories[id.index()]
    }
    pub fn model(&self, id: ModelId) -> &Model {
        &self.models[id.index()]
    }

    /// The document of the decision by which an honour was given.
    pub fn decision_document(&self, honour: &Honour) -> &Document {
        self.document(self.decision(honour.decision).document)
    }

    /// A roll; an empty one if it has no pages.
    pub fn roll(&self, id: RollId) -> &Roll {
        static EMPTY: Roll = Roll {
            honours: Vec::new(),
            counts: Counts { collectives: 0, households: 0, individuals: 0 },
            decisions: 0,
        };
        self.tables.rolls.get(&id).unwrap_or(&EMPTY)
    }

    pub fn clause(&self, clause: ClauseRef) -> &Clause {
        &self.document(clause.document).text.clauses[clause.clause as usize]
    }
}
