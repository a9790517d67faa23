//! Decisions and their annexes as written; and which honours are withheld.

use super::HeaderEntry;
use super::text::Text;
use crate::model::Date;
use crate::model::words::*;
use crate::sources::Spelled;

type Word = Spelled<String>;

/// `content/decisions/<id>.md`
#[derive(Clone, Debug, PartialEq)]
pub struct DecisionFile {
    pub header: HeaderEntry,
    pub campaign: Option<Word>,
    pub award: Option<Word>,
    pub plan: Option<Word>,
    pub clause: Option<Word>,
    pub deed: Option<String>,
    pub annex: Option<Word>,
    pub published: Option<Date>,
    pub counts: Option<Spelled<Counts>>,
    pub changes: Vec<ChangeEntry>,
    /// Titles of the annex's columns that nobody knows, and what they mean.
    pub columns: Vec<(Word, Word)>,
    /// Names that are not cut into family, middle and given name in the usual way.
    pub names: Vec<NameParts>,
    /// Honours whose rows are blacked out in `original`.
    pub redacted: Vec<Word>,
    pub text: Text,
}

impl DecisionFile {
    /// Id of its annex; `id` is the decision's own.
    pub fn annex_id<'s>(&'s self, id: &'s str) -> &'s str {
        match &self.annex {
            Some(word) => word.value.rsplit_once('.').map_or(word.value.as_str(), |(stem, _)| stem),
            None => id,
        }
    }
}

/// How the name in one row is ordered: `[[name]]` of a decision.
#[derive(Clone, Debug, PartialEq)]
pub struct NameParts {
    /// Anchor of the row, `ii-12`.
    pub row: Word,
    pub family: Option<String>,
    pub given: Option<String>,
}

/// One `[[withheld]]` of `content/withheld.toml`: an honour that is not shown because the person asked for it.
#[derive(Clone, Debug, PartialEq)]
pub struct WithheldEntry {
    pub honour: Word,
    pub date: Date,
}

/// Numbers of recipients, declared or counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub collectives: usize,
    pub households: usize,
    pub individuals: usize,
}

#[derive(Clone, Debug, PartialEq)]
pub struct ChangeEntry {
    pub honour: Word,
    pub status: Change,
    pub note: Option<String>,
}

/// The annex of a decision: `content/decisions/<id>.xlsx`, `.ods` or `.csv`.
#[derive(Clone, Debug, PartialEq)]
pub struct AnnexFile {
    pub rows: Vec<AnnexRow>,
    /// Number and symbol in the title line "(Kèm theo Quyết định số …)".
    pub decision_number: Option<Word>,
    /// The closing line "(Danh sách gồm 05 tập thể, 12 cá nhân)".
    pub counts: Option<Spelled<Counts>>,
    /// Titles of personal columns, dropped on reading.
    pub dropped: Vec<String>,
    /// Whether every row was understood; otherwise rows may be missing here without a message of their own.
    pub complete: bool,
}

/// One row: one honour as the office wrote it.
#[derive(Clone, Debug, PartialEq)]
pub struct AnnexRow {
    /// Lower-case Roman numeral of its section; empty in an annex without sections.
    pub section: String,
    pub number: Spelled<u32>,
    pub kind: RecipientKind,
    pub name: Word,
    pub position: Option<String>,
    pub unit: Option<Word>,
    /// Position and unit in one cell: "Phó Giám đốc, Sở Y tế".
    pub position_unit: Option<Word>,
    pub unit_id: Option<Word>,
    pub deed: Option<String>,
    pub award: Option<Word>,
    pub clause: Option<Word>,
    pub campaign: Option<Word>,
    pub position_class: Option<Position>,
    pub deed_date: Option<Date>,
    pub posthumous: bool,
    pub note: Option<String>,
}
