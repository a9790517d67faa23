//! One struct per kind of content file; field names are the keys of `docs/content.md`. Lists keep their written order.

use super::text::{Picture, Text};
use crate::model::words::*;
use crate::model::{Date, Moment};
use crate::sources::Spelled;

type Word = Spelled<String>;

/// `content/site.toml`
#[derive(Clone, Debug, PartialEq)]
pub struct SiteFile {
    pub title: String,
    pub description: String,
    pub base_url: Word,
    pub owner: Word,
    pub language: Language,
    pub time_zone: Word,
    pub theme: Word,
    pub sample: bool,
    pub terms: Option<String>,
    /// Under which licence the open data may be used: name and address.
    pub licence: Option<(String, Option<String>)>,
    pub contact: Option<ContactEntry>,
    /// Whether pages without a photograph get a drawn picture for shared links.
    pub cards: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub struct ContactEntry {
    pub unit: Option<Word>,
    pub address: Option<String>,
    pub email: Option<String>,
    pub phone: Option<String>,
}

/// One `[[unit]]` of `content/units.toml`.
#[derive(Clone, Debug, PartialEq)]
pub struct UnitEntry {
    pub id: Word,
    pub class: UnitClass,
    /// At least one.
    pub names: Vec<NameEntry>,
    pub also: Vec<String>,
    pub rank: i64,
    pub part_of: Vec<ParentEntry>,
    pub from: Option<Date>,
    pub to: Option<Date>,
    pub successors: Vec<SuccessorEntry>,
    pub note: Option<String>,
    pub sample: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub struct NameEntry {
    pub name: String,
    pub from: Option<Date>,
    pub to: Option<Date>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct ParentEntry {
    pub unit: Word,
    pub from: Option<Date>,
    pub to: Option<Date>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct SuccessorEntry {
    pub unit: Word,
    pub on: Option<Date>,
    pub by: Option<String>,
}

/// One `[[award]]` of the catalogue or of `content/awards.toml`.
#[derive(Clone, Debug, PartialEq)]
pub struct AwardEntry {
    pub id: Word,
    pub name: String,
    pub class: AwardClass,
    pub level: Level,
    pub recipients: Vec<RecipientKind>,
    pub rank: i64,
    pub from: Option<Date>,
    pub to: Option<Date>,
    pub law: Option<String>,
}

impl AwardEntry {
    /// Whether it could be given on a day; on an unknown day it could.
    pub fn is_valid_on(&self, day: Option<Date>) -> bool {
        let begun = self.from.zip(day).is_none_or(|(from, day)| from.first_day() <= day.last_day());
        let over = self.to.zip(day).is_some_and(|(to, day)| to.last_day() < day.first_day());
        begun && !over
    }
}

/// One `[[abbreviation]]` of `content/abbreviations.toml`.
#[derive(Clone, Debug, PartialEq)]
pub struct AbbreviationEntry {
    pub short: Word,
    pub long: String,
}

/// `content/campaigns/<id>.md`
#[derive(Clone, Debug, PartialEq)]
pub struct CampaignFile {
    pub title: String,
    pub short: String,
    pub level: CampaignLevel,
    pub organiser: Word,
    pub parent: Option<Word>,
    pub launched_by: Vec<Word>,
    pub launch: Vec<LaunchEntry>,
    pub planned_by: Vec<Word>,
    pub start: Option<Date>,
    pub start_on_signing_of: Option<Word>,
    pub end: Option<EndEntry>,
    pub review: Vec<ReviewEntry>,
    pub milestone: Vec<MilestoneEntry>,
    pub occasion: Vec<OccasionEntry>,
    pub criterion: Vec<CriterionEntry>,
    pub standard: Vec<StandardEntry>,
    pub stub: bool,
    pub sample: bool,
    pub text: Text,
}

#[derive(Clone, Debug, PartialEq)]
pub struct LaunchEntry {
    pub title: String,
    pub date: Option<Date>,
    pub by: Option<Word>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct EndEntry {
    pub date: Option<Spelled<Date>>,
    pub condition: Option<String>,
    pub all_of: Vec<String>,
    pub resolved_by: Option<Word>,
    pub resolved_on: Option<Date>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct ReviewEntry {
    pub kind: ReviewKind,
    pub every_years: Option<u16>,
    pub when: Option<String>,
    pub clause: Option<Word>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct MilestoneEntry {
    pub date: Date,
    pub title: String,
    pub document: Option<Word>,
    pub summed_up: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub struct OccasionEntry {
    pub name: String,
    pub since: Option<Date>,
    pub date: Date,
}

#[derive(Clone, Debug, PartialEq)]
pub struct CriterionEntry {
    pub audience: String,
    pub text: String,
    pub clause: Option<Word>,
    /// Clauses under which this audience is honoured.
    pub standards: Vec<Word>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct StandardEntry {
    pub award: Word,
    pub text: Option<String>,
    pub clauses: Vec<Word>,
}

/// The header that every official paper has; a decision has it too.
#[derive(Clone, Debug, PartialEq)]
pub struct HeaderEntry {
    pub kind: DocumentType,
    pub number: Option<Word>,
    pub symbol: Option<String>,
    pub date: Option<Date>,
    pub effective: Option<Date>,
    pub issuer: Word,
    pub cited_as: Option<String>,
    pub place: Option<String>,
    pub summary: String,
    /// `(relation, id)` in the order of [`Relation`].
    pub relations: Vec<(Relation, Word)>,
    pub signature: Option<SignatureEntry>,
    pub distribution: Vec<String>,
    pub original: Option<Word>,
    pub source: Option<String>,
    pub abridged: bool,
    pub inferred: Vec<InferredEntry>,
    pub sic: Vec<SicEntry>,
    pub sample: bool,
}

/// How a document stands to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relation {
    Basis,
    Implements,
    RepliesTo,
    Amends,
    Replaces,
    Annuls,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct SignatureEntry {
    pub capacity: Vec<Capacity>,
    pub on_behalf_of: Option<String>,
    pub acting_for: Option<String>,
    pub title: String,
    pub name: String,
}

#[derive(Clone, Debug, PartialEq)]
pub struct InferredEntry {
    pub fact: String,
    pub from: Option<Word>,
    pub note: Option<String>,
}

/// Words that the original misprints; they stay, and the reading that is meant stands beside them.
#[derive(Clone, Debug, PartialEq)]
pub struct SicEntry {
    pub text: Word,
    pub reading: String,
}

/// `content/documents/<id>.md`
#[derive(Clone, Debug, PartialEq)]
pub struct DocumentFile {
    pub header: HeaderEntry,
    pub campaigns: Vec<Word>,
    pub text: Text,
}

/// `content/stories/<id>.md`
#[derive(Clone, Debug, PartialEq)]
pub struct StoryFile {
    pub title: String,
    pub lead: String,
    pub about: AboutEntry,
    pub honours: Vec<Word>,
    pub campaign: Option<Word>,
    pub genre: Genre,
    pub byline: String,
    pub place: Option<String>,
    pub deed: Option<Date>,
    pub published: Moment,
    pub updated: Option<Moment>,
    pub draft: bool,
    pub embargo: Option<Moment>,
    pub picture: Option<Picture>,
    /// Whether the references exist; they themselves are never kept, so that they can never be published.
    pub consent: bool,
    pub guardian_consent: bool,
    pub minor: bool,
    pub published_elsewhere: Vec<ElsewhereEntry>,
    pub attachments: Vec<AttachmentEntry>,
    pub corrections: Vec<CorrectionEntry>,
    pub sample: bool,
    pub text: Text,
}

#[derive(Clone, Debug, PartialEq)]
pub struct AboutEntry {
    pub kind: RecipientKind,
    pub name: Word,
    pub position: Option<String>,
    pub unit: Option<Word>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct ElsewhereEntry {
    pub outlet: Word,
    pub kind: Coverage,
    pub title: Option<String>,
    pub date: Option<Date>,
    pub link: Option<String>,
}

/// A file to take away from a story or model.
#[derive(Clone, Debug, PartialEq)]
pub struct AttachmentEntry {
    pub file: Word,
    pub title: String,
}

#[derive(Clone, Debug, PartialEq)]
pub struct CorrectionEntry {
    pub date: Date,
    pub text: String,
}

/// `content/models/<id>.md`
#[derive(Clone, Debug, PartialEq)]
pub struct ModelFile {
    pub title: String,
    pub lead: String,
    pub kind: ModelKind,
    pub problem: String,
    pub unit: Word,
    pub contact: Option<Word>,
    pub campaign: Option<Word>,
    pub honours: Vec<Word>,
    pub place: Option<String>,
    pub byline: Option<String>,
    pub published: Moment,
    pub updated: Option<Moment>,
    pub draft: bool,
    /// `(what was measured, figure)`
    pub results: Vec<(String, String)>,
    pub adopted: Vec<AdoptedEntry>,
    pub attachments: Vec<AttachmentEntry>,
    pub picture: Option<Picture>,
    pub sample: bool,
    pub text: Text,
}

#[derive(Clone, Debug, PartialEq)]
pub struct AdoptedEntry {
    pub unit: Word,
    pub date: Option<Date>,
    pub note: Option<String>,
}

/// `content/pages/<id>.md`
#[derive(Clone, Debug, PartialEq)]
pub struct PageFile {
    pub title: String,
    pub lead: Option<String>,
    pub menu: Option<i64>,
    pub updated: Option<Moment>,
    pub text: Text,
}
