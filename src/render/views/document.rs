//! A document or decision: its official header, its text, its relations, and who was honoured under it.

use super::compare::comparable;
use super::parts::*;
use super::phrases;
use super::tasks::{TaskView, tasks};
use crate::model::Address;
use crate::model::words::Capacity;
use crate::portal::*;
use crate::render::html::HONOURED;
use crate::render::routes::{DataFile, Format, Route};
use serde::Serialize;

/// `document.html`
#[derive(Debug, Serialize)]
pub struct DocumentView {
    pub header: HeaderView,
    pub body: String,
    pub contents: Vec<ContentsView>,
    pub relations: Vec<RelationView>,
    pub related_to: Vec<RelationView>,
    pub campaigns: Vec<CampaignCardView>,
    /// "Who was honoured under this clause", in the order of the clauses.
    pub honoured: Vec<ClauseHonoursView>,
    pub mentions: Vec<LinkView>,
    /// Who does what, from "Tổ chức thực hiện".
    pub tasks: Vec<TaskView>,
    pub tasks_source: Option<LinkView>,
    /// Pages that lay this plan beside the one that it carries out.
    pub comparisons: Vec<LinkView>,
}

/// `decision.html`
#[derive(Debug, Serialize)]
pub struct DecisionView {
    pub header: HeaderView,
    pub body: String,
    pub relations: Vec<RelationView>,
    pub related_to: Vec<RelationView>,
    pub campaign: Option<CampaignCardView>,
    pub counts: String,
    /// The rows on this part of the page, by section, in official order.
    pub sections: Vec<SectionView>,
    /// Parts of a long annex; empty if it is on one page.
    pub parts: Vec<LinkView>,
    pub changes: Vec<MadeChangeView>,
    pub mentions: Vec<LinkView>,
    pub files: Option<FilesView>,
    /// Whether this page is a later part, without the text of the decision.
    pub later_part: bool,
}

/// The official header (Nghị định 30/2020/NĐ-CP, Điều 8).
#[derive(Debug, Serialize)]
pub struct HeaderView {
    pub title: String,
    /// As on paper, in Vietnamese.
    pub kind: &'static str,
    /// "Số: 4049/KH-UBND"; dots where it was left blank; nothing where it is unknown.
    pub number: Option<String>,
    pub number_known: bool,
    pub issuer: UnitRefView,
    pub cited_as: Option<String>,
    /// "Lai Châu, ngày 02 tháng 12 năm 2021"
    pub date_line: Option<String>,
    pub date: Option<DateView>,
    pub effective: Option<DateView>,
    pub summary: String,
    pub signature: Option<SignatureView>,
    pub distribution: Vec<String>,
    pub original: Option<String>,
    pub source: Option<String>,
    pub abridged: bool,
    pub inferred: Vec<InferredView>,
    pub sample: bool,
    /// Issued by a party body: without the national heading.
    pub party: bool,
}

#[derive(Debug, Serialize)]
pub struct SignatureView {
    /// The lines above the name, as on paper.
    pub lines: Vec<String>,
    pub name: String,
}

/// A fact that another paper supplied.
#[derive(Debug, Serialize)]
pub struct InferredView {
    pub fact: String,
    pub from: Option<PaperView>,
    pub note: Option<String>,
}

#[derive(Debug, Serialize)]
pub struct ContentsView {
    pub text: String,
    pub href: String,
    pub depth: usize,
}

#[derive(Debug, Serialize)]
pub struct ClauseHonoursView {
    pub id: String,
    pub clause: ClauseRefView,
    pub total: usize,
    pub honours: Vec<HonourView>,
    pub roll: Option<LinkView>,
}

#[derive(Debug, Serialize)]
pub struct MadeChangeView {
    pub text: String,
    pub honour: HonourView,
    pub note: Option<String>,
}

impl HeaderView {
    fn new(parts: Parts<'_>, id: DocumentId) -> Self {
        let document = parts.portal.document(id);
        let h = &document.header;
        let number = match (&h.number, &h.symbol) {
            (Some(number), _) => Some(format!("Số: {}", number.value)),
            (None, Some(symbol)) => Some(format!("Số: …{symbol}")),
            (None, None) => None,
        };
        let place = h.place.clone();
        let date_line = h.date.map(|d| match &place {
            Some(place) => format!("{place}, {}", d.long()),
            None => phrases::upper_first(&d.long()),
        });
        HeaderView {
            title: parts.paper_title(id),
            kind: h.kind.label(),
            number,
            number_known: h.number.is_some(),
            issuer: parts.unit(&document.issuer),
            cited_as: h.cited_as.clone(),
            date_line,
            date: h.date.map(|d| parts.date(d)),
            effective: h.effective.map(|d| parts.date(d)),
            summary: h.summary.clone(),
            signature: h.signature.as_ref().map(|s| {
                let has = |c| s.capacity.contains(&c);
                let prefix =
                    |c: Capacity, text: &str| if has(c) { format!("{} {text}", c.key()) } else { text.to_string() };
                let mut lines = Vec::new();
                lines.extend(s.on_behalf_of.as_ref().map(|t| prefix(Capacity::OnBehalf, t)));
                lines.extend(s.acting_for.as_ref().map(|t| {
                    let capacity =
                        [Capacity::ActingFor, Capacity::ByOrder, Capacity::Authorised].into_iter().find(|c| has(*c));
                    capacity.map_or(t.clone(), |c| prefix(c, t))
                }));
                lines.push(prefix(Capacity::Acting, &s.title));
                SignatureView { lines, name: s.name.clone() }
            }),
            distribution: h.distribution.iter().map(|entry| phrases::recipient(entry)).collect(),
            original: document.original.as_ref().map(|a| parts.href(a)),
            source: h.source.clone(),
            abridged: h.abridged,
            inferred: document
                .inferred
                .iter()
                .map(|(inferred, from)| InferredView {
                    fact: phrases::fact(parts.words, &inferred.fact),
                    from: from.map(|d| parts.paper(d)),
                    note: inferred.note.clone(),
                })
                .collect(),
            sample: h.sample,
            party: document
                .issuer
                .unit
                .is_some_and(|u| parts.portal.unit(u).written.class == crate::model::words::UnitClass::Party),
        }
    }
}

/// Honours on a document's page up to which every clause shows [`SHOWN`]; beyond, each shows [`FEW`], so that the page of
/// a long plan still fits into the first packets that a server sends (14 KB compressed).
const MANY: usize = 30;

const FEW: usize = 2;

/// Honours shown below one clause; the rest is on the roll.
const SHOWN: usize = 20;

impl DocumentView {
    /// `body` is the text in HTML.
    pub fn new(parts: Parts<'_>, id: DocumentId, body: String) -> Self {
        let portal = parts.portal;
        let document = portal.document(id);
        let address = portal.document_address(id);
        let clauses = &document.text.clauses;
        let roll_of = |clause: u32| RollId::Clause(ClauseRef { document: id, clause });
        let all: usize = (0..clauses.len() as u32).map(|clause| portal.roll(roll_of(clause)).len()).sum();
        let most = if all > MANY { FEW } else { SHOWN };
        let (tasks, tasks_source) = tasks(parts, document);
        let parents = document.relations.iter().map(|(_, other)| *other).filter(|p| comparable(portal, id, *p));
        DocumentView {
            tasks,
            tasks_source,
            comparisons: parents
                .map(|parent| {
                    let text = parts.phrase("paper.compare_with", &[("title", &parts.paper_title(parent))]);
                    parts.link(text, &Route::Compare(id, parent).address(portal, &[]))
                })
                .collect(),
            header: HeaderView::new(parts, id),
            body,
            contents: clauses
                .iter()
                .filter(|c| {
                    c.depth <= 1 && !c.label.starts_with(['-', '+', '–', '•', '*']) && c.excerpt.chars().count() <= 120
                })
                .map(|c| ContentsView {
                    text: format!("{} {}", c.label.trim_matches('*'), c.excerpt.trim_end_matches([':', '.'])),
                    href: format!("#{}", c.anchor),
                    depth: c.depth,
                })
                .collect(),
            relations: parts.relations(&document.relations, false),
            related_to: parts.relations(&portal.tables.related_to[id.index()], true),
            campaigns: parts.campaigns(&document.campaigns),
            honoured: (0..clauses.len() as u32)
                .filter_map(|clause| {
                    let clause = ClauseRef { document: id, clause };
                    let honours = portal.tables.rolls.get(&RollId::Clause(clause)).filter(|r| !r.is_empty())?;
                    Some(ClauseHonoursView {
                        id: format!("{HONOURED}{}", portal.clause(clause).anchor),
                        clause: parts.clause(clause),
                        total: honours.len(),
                        honours: parts.honours(&honours[..honours.len().min(most)]),
                        roll: Some(
                            parts.link(parts.word("roll_of.whole"), &portal.roll_address(RollId::Clause(clause))),
                        ),
                    })
                })
                .collect(),
            mentions: parts.mentions(&address),
        }
    }
}

impl DecisionView {
    /// Part `n` of a decision's page, from 0. `body` is the text in HTML.
    pub fn new(parts: Parts<'_>, id: DecisionId, n: usize, body: String) -> Self {
        let portal = parts.portal;
        let decision = portal.decision(id);
        let document = portal.document(decision.document);
        let address = portal.decision_address(id);
        let rows = decision.parts.get(n).cloned().unwrap_or_default();
        let part_name = |range: &std::ops::Range<u32>| {
            let (first, last) =
                (portal.honour(HonourId(range.start)).row(), portal.honour(HonourId(range.end - 1)).row());
            let section =
                if first.section.is_empty() { String::new() } else { format!("{}. ", first.section.to_uppercase()) };
            format!("{section}{} {}–{}", parts.label("kind", first.kind.key()), first.number.value, last.number.value)
        };
        DecisionView {
            header: HeaderView::new(parts, decision.document),
            body,
            relations: parts.relations(&document.relations, false),
            related_to: parts.relations(&portal.tables.related_to[decision.document.index()], true),
            campaign: decision.campaign.map(|c| parts.campaign(c)),
            counts: parts.counts(decision.counts),
            sections: parts.sections(rows.map(HonourId)),
            parts: if decision.parts.len() < 2 {
                Vec::new()
            } else {
                let href = |i: usize| parts.href(&if i == 0 { address.page_only() } else { address.part(i + 1) });
                decision
                    .parts
                    .iter()
                    .enumerate()
                    .map(|(i, range)| LinkView { text: part_name(range), href: (i != n).then(|| href(i)) })
                    .collect()
            },
            changes: decision
                .changes
                .iter()
                .map(|(change, honour, note)| MadeChangeView {
                    text: parts.label("change", change.key()),
                    honour: parts.honour(*honour),
                    note: note.clone(),
                })
                .collect(),
            mentions: parts.mentions(&address),
            files: decision.honours.clone().any(|h| portal.honour(HonourId(h)).shown()).then(|| FilesView {
                data: Format::ALL
                    .map(|f| parts.link(f.ending().to_uppercase(), &DataFile::Decision(id, f).address(portal)))
                    .into(),
                poster: parts.link(parts.word("roll_of.poster"), &Route::DecisionPoster(id, n).address(portal, &[])),
                about: parts.link(parts.word("roll_of.about_files"), &Address::page(&["du-lieu"])),
            }),
            later_part: n > 0,
        }
    }
}
