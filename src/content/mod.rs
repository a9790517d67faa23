//! Content: each file as written, typed, with the places of everything a message could point at. References are
//! still spelled words.
//!
//! Comes in: what `parse` understood of one file. Goes out: to `resolve`. May not live here: other files' contents,
//! decisions about truth.
//!
//! A file has two parts. **Facts** (the structs here) are whatever another page, list, feed or check may see; two
//! versions of a file with equal facts make the same portal. The **body** is only a range of the source: its own
//! page parses it again when it is rendered.

pub mod decisions;
pub mod kinds;
pub mod text;

pub use decisions::*;
pub use kinds::*;
pub use text::*;

use crate::report::Diagnostic;
use crate::sources::FileId;
use std::sync::Arc;

/// What one file says. Shared, because the portal quotes it instead of copying it.
#[derive(Clone, Debug, PartialEq)]
pub enum Facts {
    Site(Arc<SiteFile>),
    Units(Vec<UnitEntry>),
    Awards(Vec<AwardEntry>),
    Withheld(Vec<WithheldEntry>),
    Abbreviations(Vec<AbbreviationEntry>),
    Campaign(Arc<CampaignFile>),
    Document(Arc<DocumentFile>),
    Decision(Arc<DecisionFile>),
    Annex(Arc<AnnexFile>),
    Story(Arc<StoryFile>),
    Model(Arc<ModelFile>),
    Page(Arc<PageFile>),
}

/// One parsed file: its facts, if it could be understood at all, and what is wrong with it.
#[derive(Clone, Debug)]
pub struct ParsedFile {
    pub file: FileId,
    /// File name without ending, or the folder's name of `<id>/index.md`.
    pub id: String,
    pub facts: Option<Facts>,
    pub diagnostics: Vec<Diagnostic>,
}

/// All parsed files, in path order. Each is shared, so that a preview can keep those that did not change.
#[derive(Clone, Debug, Default)]
pub struct Content {
    pub files: Vec<Arc<ParsedFile>>,
    /// The built-in catalogue of award forms.
    pub catalogue: Arc<Vec<AwardEntry>>,
}
