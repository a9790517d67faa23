//! Documents beside each other: who cites whom, which cited number is probably which unnumbered document, who issued it.
//!
//! Comes in: readings, and what the portal holds. Goes out: drafts with ids. What only another document tells is a
//! proposal with its source, and taken over only if the editor accepts.

use super::campaign::{self, Proposal};
use super::issuer::{issuing_words, name, organisation};
use super::read::{Cited, Reading};
use super::slips::{Contexts, Slip, find};
use crate::citation::{self, Citation, Number};
use crate::content::Relation;
use crate::import::units::unit_of;
use crate::model::Date;
use crate::model::words::DocumentType;
use crate::portal::{DocumentId, Portal, UnitId};
use crate::report::Words;
use crate::vietnamese::{fold, slug};
use std::collections::{BTreeMap, BTreeSet};

/// What the command line says.
#[derive(Clone, Debug, Default)]
pub struct Options {
    pub id: Option<String>,
    pub number: Option<String>,
    pub date: Option<Date>,
    /// A campaign's id, or `new`.
    pub campaign: Option<String>,
    /// Take over what other documents tell.
    pub accept: bool,
}

/// What is there already.
pub struct Known<'k> {
    pub portal: &'k Portal,
    /// Texts of the portal's documents.
    pub texts: Vec<(DocumentId, String)>,
}

/// A document in the making.
pub struct Draft {
    pub id: String,
    pub reading: Reading,
    pub kind: DocumentType,
    pub number: Option<String>,
    pub date: Option<Date>,
    /// Facts that another document supplied, accepted.
    pub inferred: Vec<Inferred>,
    /// The same, not accepted.
    pub proposed: Vec<Inferred>,
    /// As the document names its issuer.
    pub issuer: Option<String>,
    pub unit: Option<UnitId>,
    pub relations: Vec<(Relation, String)>,
    pub campaign: Option<String>,
    /// A campaign that the title suggests, to be written with `--campaign new`.
    pub suggested: Option<Proposal>,
    pub slips: Vec<Slip>,
    pub missing: Vec<Words>,
    /// The documents it cites: as printed, with the id if it is known.
    pub cites: Vec<(String, Option<String>)>,
    /// Spellings that others will not find: separators the other way round.
    pub odd: Vec<(String, String)>,
}

/// A fact told by another document.
#[derive(Clone, Debug, PartialEq)]
pub struct Inferred {
    /// `number` or `date`.
    pub fact: &'static str,
    pub value: String,
    /// Id of the document that tells it.
    pub from: String,
    pub words: String,
}

/// Makes drafts of documents read together.
pub fn meet(readings: Vec<Reading>, options: &Options, known: &Known<'_>) -> Vec<Draft> {
    let mut drafts: Vec<Draft> = readings.into_iter().map(|reading| alone(reading, options, known)).collect();
    // Ids first, because proposals name their source by id; numbers found then may change them.
    name(&mut drafts, options);
    let printed = numbers(known.portal);
    let texts_cite: Vec<Vec<Cited>> =
        known.texts.iter().map(|(_, text)| super::read(text, super::Form::Markdown).cited).collect();
    let told: Vec<Option<Told>> = (0..drafts.len()).map(|i| tell(&drafts, i, &texts_cite, &printed)).collect();
    let sources: Vec<String> = drafts.iter().map(|d| d.id.clone()).collect();
    for (i, told) in told.into_iter().enumerate() {
        if let Some(Told { number, date, from, words, .. }) = told {
            let from_id = |ids: &[String]| match ids.get(from) {
                Some(id) => id.clone(),
                None => known.portal.document(known.texts[from - ids.len()].0).id.clone(),
            };
            let mut facts = Vec::new();
            let mut fact = |fact, value| {
                facts.push(Inferred { fact, value, from: from_id(&sources), words: words.clone() });
            };
            fact("number", number.proper());
            let date = date.filter(|d| d.day.is_some());
            if let Some(date) = date.filter(|_| drafts[i].date.is_none_or(|d| d.day.is_none())) {
                fact("date", date.to_string());
            }
            if options.accept {
                drafts[i].number = Some(number.proper());
                drafts[i].date = date.or(drafts[i].date);
                drafts[i].inferred = facts;
            } else {
                drafts[i].proposed = facts;
            }
        }
    }
    name(&mut drafts, options);
    let renamed: BTreeMap<&String, String> = sources.iter().zip(drafts.iter().map(|d| d.id.clone())).collect();
    for draft in &mut drafts {
        for fact in draft.inferred.iter_mut().chain(&mut draft.proposed) {
            if let Some(id) = renamed.get(&fact.from) {
                fact.from = id.clone();
            }
        }
    }
    relate(&mut drafts, printed);
    campaign::suggest(&mut drafts, options, known.portal);
    let bodies: Vec<String> = drafts.iter().map(|d| texts(&d.reading)).collect();
    for (i, draft) in drafts.iter_mut().enumerate() {
        let mut contexts = Contexts::default();
        for (_, text) in &known.texts {
            contexts.add(text);
        }
        for (_, other) in bodies.iter().enumerate().filter(|(j, _)| *j != i) {
            contexts.add(other);
        }
        draft.slips = find(&draft.reading.paragraphs, &contexts);
        draft.slips.extend(find(&draft.reading.foot.lines, &contexts));
        miss(draft);
    }
    drafts
}

fn texts(reading: &Reading) -> String {
    reading.paragraphs.iter().map(|p| p.text.as_str()).collect::<Vec<_>>().join("\n\n")
}

fn alone(reading: Reading, options: &Options, known: &Known<'_>) -> Draft {
    let head = &reading.head;
    let issuer = head.issuer.clone().or_else(|| issuing_words(&reading));
    let unit = issuer.as_deref().and_then(|words| unit_of(known.portal, words));
    let odd = reading.cited.iter().filter(|c| c.citation.number.turned);
    Draft {
        id: String::new(),
        kind: head.kind.unwrap_or(DocumentType::Dispatch),
        number: options.number.clone().or_else(|| head.number.clone()),
        date: options.date.or(head.date),
        inferred: Vec::new(),
        proposed: Vec::new(),
        issuer,
        unit,
        relations: Vec::new(),
        campaign: None,
        suggested: None,
        slips: Vec::new(),
        missing: Vec::new(),
        cites: Vec::new(),
        odd: odd.map(|c| (c.words.clone(), c.citation.number.proper())).collect(),
        reading,
    }
}

/// A number that a document bears.
struct Printed {
    number: Number,
    date: Option<Date>,
    id: String,
}

impl Printed {
    /// Whether a citation means it: number, and as far as both are known year and day.
    fn is(&self, cited: &Citation) -> bool {
        let years = cited.year().zip(self.number.year.or(self.date.map(|d| d.year))).is_none_or(|(a, b)| a == b);
        let full = |d: Option<Date>| d.filter(|d| d.day.is_some());
        let days = full(cited.date).zip(full(self.date)).is_none_or(|(a, b)| a == b);
        years && days && self.number.same(&cited.number)
    }
}

/// The numbers of the portal's documents.
fn numbers(portal: &Portal) -> Vec<Printed> {
    let of = |document: &crate::portal::Document| {
        let number = document.header.number.as_ref().and_then(|n| citation::number(&n.value))?;
        Some(Printed { number, date: document.header.date, id: document.id.clone() })
    };
    portal.documents.iter().filter_map(of).collect()
}

/// What another document tells of one without a number.
struct Told {
    /// How well its title fits, in percent.
    score: usize,
    number: Number,
    date: Option<Date>,
    /// Who tells it: position in the batch, then among the portal's texts.
    from: usize,
    words: String,
}

/// What others tell of a document without a number: the likeliest, nothing if two numbers are equally likely.
fn tell(drafts: &[Draft], i: usize, texts_cite: &[Vec<Cited>], printed: &[Printed]) -> Option<Told> {
    let draft = &drafts[i];
    if draft.number.is_some() || draft.reading.head.summary.is_empty() {
        return None;
    }
    let mut found: Vec<Told> = Vec::new();
    let mut look = |cited: &Cited, from: usize| {
        // A number that the portal's own document bears belongs to that one.
        let borne = printed.iter().any(|p| p.is(&cited.citation));
        if let Some(score) = likeness(draft, cited).filter(|_| !borne) {
            let (number, date) = (cited.citation.number.clone(), cited.citation.date);
            found.push(Told { score, number, date, from, words: cited.words.clone() });
        }
    };
    for (from, other) in drafts.iter().enumerate().filter(|(from, _)| *from != i) {
        other.reading.cited.iter().for_each(|cited| look(cited, from));
    }
    for (n, cited) in texts_cite.iter().enumerate() {
        cited.iter().for_each(|cited| look(cited, drafts.len() + n));
    }
    found.sort_by(|a, b| b.score.cmp(&a.score).then(a.from.cmp(&b.from)));
    let rivals = found.iter().any(|f| f.score == found[0].score && !f.number.same(&found[0].number));
    found.into_iter().next().filter(|_| !rivals)
}

/// How well a citation fits an unnumbered document, in percent of its title's words; nothing if type, body or date speak
/// against it.
fn likeness(draft: &Draft, cited: &Cited) -> Option<usize> {
    const ENOUGH: usize = 80;
    let number = &cited.citation.number;
    if number.figure.is_empty() || number.kind != Some(draft.kind) {
        return None;
    }
    let body = organisation(draft);
    if body.split('-').next() != Some(slug(&number.body).as_str()) {
        return None;
    }
    let dates = draft.date.zip(cited.citation.date);
    if dates.is_some_and(|(own, cited)| cited < own.first_day() || own.last_day() < cited) {
        return None;
    }
    let words = |text: &str| -> Vec<String> {
        fold(text).split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(String::from).collect()
    };
    let title = words(&draft.reading.head.summary);
    let after: BTreeSet<String> = words(&cited.after).into_iter().take(title.len() + 12).collect();
    let score = title.iter().filter(|w| after.contains(*w)).count() * 100 / title.len().max(1);
    (score >= ENOUGH).then_some(score)
}

/// Finds the ids of cited documents, and how the preamble says the document stands to them.
fn relate(drafts: &mut [Draft], mut printed: Vec<Printed>) {
    for draft in drafts.iter() {
        let number = draft.number.as_deref().and_then(citation::number);
        printed.extend(number.map(|number| Printed { number, date: draft.date, id: draft.id.clone() }));
    }
    for draft in drafts {
        let preamble = draft.reading.preamble().len();
        let mut seen = BTreeSet::new();
        for cited in &draft.reading.cited {
            let same = printed.iter().find(|p| p.id != draft.id && p.is(&cited.citation));
            let id = same.map(|p| p.id.clone());
            if seen.insert(&cited.words) {
                draft.cites.push((cited.words.clone(), id.clone()));
            }
            let Some(id) = id.filter(|_| cited.paragraph < preamble) else { continue };
            let opening = fold(&draft.reading.paragraphs[cited.paragraph].text);
            let carries_out =
                ["thuc hien", "trien khai", "huong ung", "thi hanh"].iter().any(|o| opening.starts_with(o));
            let relation = if carries_out { Relation::Implements } else { Relation::Basis };
            if !draft.relations.iter().any(|(_, other)| *other == id) {
                draft.relations.push((relation, id));
            }
        }
        draft.relations.sort();
    }
}

/// What only the editor can know.
fn miss(draft: &mut Draft) {
    let mut missing = Vec::new();
    let mut miss = |vi: String, en: String| missing.push(Words::new(vi, en));
    let proposed = |fact: &str| draft.proposed.iter().find(|p| p.fact == fact);
    let (hint_vi, hint_en) = ("; nếu đúng, chạy lại với --accept", "; if right, run again with --accept");
    if draft.number.is_none() {
        let (mut vi, mut en) = match &draft.reading.head.symbol {
            Some(symbol) => (
                format!("số của văn bản (number): bản này để trống, chỉ in “Số: {symbol}”"),
                format!("the number (number): left blank, only “Số: {symbol}” is printed"),
            ),
            None => ("số, ký hiệu văn bản (number)".into(), "number and symbol (number)".into()),
        };
        if let Some(p) = proposed("number") {
            vi += &format!("; có lẽ là {} theo {} (“{}”){hint_vi}", p.value, p.from, p.words);
            en += &format!("; probably {} after {} (“{}”){hint_en}", p.value, p.from, p.words);
        }
        miss(vi, en);
    }
    if draft.date.is_none_or(|d| d.day.is_none()) {
        let (mut vi, mut en) = match draft.date {
            Some(date) => (
                format!("ngày ban hành (date): bản này chỉ in {}", date.in_words()),
                format!("the day of signing (date): only {} is printed", date.in_words()),
            ),
            None => ("ngày ban hành (date)".into(), "date of signing (date)".into()),
        };
        if let Some(p) = proposed("date") {
            vi += &format!("; có lẽ là {} theo {}{hint_vi}", p.value, p.from);
            en += &format!("; probably {} after {}{hint_en}", p.value, p.from);
        }
        miss(vi, en);
    }
    match (&draft.issuer, draft.unit) {
        (_, Some(_)) => {}
        (Some(words), None) => miss(
            format!("mã của cơ quan ban hành trong units.toml (issuer): văn bản gọi là “{words}”"),
            format!("the issuer's id in units.toml (issuer): the document calls it “{words}”"),
        ),
        (None, None) => miss("cơ quan ban hành (issuer)".into(), "the issuer (issuer)".into()),
    }
    if draft.reading.head.draft {
        miss(
            "bản chính thức: văn bản này ghi “Dự thảo”".into(),
            "the final version: this one is marked as a draft (Dự thảo)".into(),
        );
    }
    if draft.reading.head.kind.is_none() {
        miss(
            "loại văn bản (type): không thấy dòng tên loại, tạm ghi công văn".into(),
            "the type (type): no line names it; taken for a dispatch".into(),
        );
    }
    if draft.reading.head.summary.is_empty() {
        miss("trích yếu (summary)".into(), "the summary line (summary)".into());
    }
    if draft.reading.foot.signature.is_none() {
        miss("người ký (signature)".into(), "the signer (signature)".into());
    }
    if draft.campaign.is_none() {
        let (mut vi, mut en) = (
            "phong trào (campaigns), nếu thuộc một phong trào".to_string(),
            "the campaign (campaigns), if there is one".to_string(),
        );
        if let Some(s) = &draft.suggested {
            vi += &format!("; có lẽ là “{}”: chạy lại với --campaign {}", s.title, s.option());
            en += &format!("; probably “{}”: run again with --campaign {}", s.title, s.option());
        }
        miss(vi, en);
    }
    draft.missing = missing;
}
