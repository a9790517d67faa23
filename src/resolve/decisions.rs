//! Decisions and their annexes: every row becomes an honour with its award, clause, campaign and unit.

use super::index::{Entry, Index};
use super::units::Units;
use crate::content::{AnnexFile, AnnexRow, AwardEntry, Counts, DecisionFile};
use crate::model::words::{AwardClass, RecipientKind};
use crate::portal::*;
use crate::report::{Report, messages, nearest, same_number};
use crate::sources::{Place, Spelled};
use std::collections::HashMap;
use std::sync::Arc;

/// Marks the documents that are decisions; resolves their rows, then the changes that later decisions make.
pub fn decisions(
    index: &Index<'_>,
    units: &Units<'_>,
    documents: &mut [Document],
    report: &mut Report,
) -> (Vec<Decision>, Vec<Honour>) {
    let mut decisions = Vec::new();
    let mut honours: Vec<Honour> = Vec::new();
    let mut used = vec![false; index.annexes.len()];
    for (i, entry) in index.decisions.iter().enumerate() {
        let this = DecisionId(i as u32);
        let document = DocumentId((index.documents.len() + i) as u32);
        documents[document.index()].decision = Some(this);
        let start = honours.len() as u32;
        let annex = annex_of(index, entry, &mut used, report);
        if let Some(annex) = &annex {
            check_annex(entry, annex, report);
            let rows = Rows { index, units, entry, decision: this, day: documents[document.index()].header.date };
            honours.extend((0..annex.rows.len()).filter_map(|row| rows.honour(annex, row, report)));
        }
        let range = start..honours.len() as u32;
        decisions.push(Decision {
            document,
            written: entry.written.clone(),
            campaign: index.campaign_opt(&entry.written.campaign, report),
            parts: decision_parts(&honours, range.clone()),
            // A row without a usable award has its own message.
            complete: annex.as_ref().is_some_and(|a| a.complete && a.rows.len() == range.len()),
            honours: range,
            counts: annex.as_ref().map(|a| count(&a.rows)).unwrap_or_default(),
            changes: Vec::new(),
        });
    }
    for (annex, used) in index.annexes.iter().zip(used) {
        if !used {
            report.push(messages::annex_orphan(Place::file(annex.file)));
        }
    }
    changes(index, documents, &mut decisions, &mut honours, report);
    withheld(index, &decisions, &mut honours, report);
    names_and_scans(index, &decisions, &honours, report);
    (decisions, honours)
}

/// The annex beside the decision, or the one it names.
fn annex_of(
    index: &Index<'_>,
    entry: &Entry<DecisionFile>,
    used: &mut [bool],
    report: &mut Report,
) -> Option<Arc<AnnexFile>> {
    let name = entry.written.annex_id(&entry.id);
    let place = entry.written.annex.as_ref().map_or(Place::file(entry.file), |word| word.place);
    match index.annexes.iter().position(|a| a.id == name) {
        Some(i) => {
            used[i] = true;
            Some(index.annexes[i].written.clone())
        }
        None => {
            let wanted = format!("content/decisions/{name}");
            let unread = index.sources.files.iter().any(|f| {
                crate::sheet::is_sheet(&f.path) && f.path.rsplit_once('.').is_some_and(|(stem, _)| stem == wanted)
            });
            // A list that could not be read has its own message; a decision that only changes honours needs none.
            let only_changes =
                !entry.written.changes.is_empty() && entry.written.annex.is_none() && entry.written.award.is_none();
            if !only_changes && !unread {
                report.push(messages::annex_missing(place, &format!("{wanted}.xlsx, .ods, .csv")));
            }
            None
        }
    }
}

pub fn count(rows: &[AnnexRow]) -> Counts {
    let of = |kind| rows.iter().filter(|row| row.kind == kind).count();
    Counts {
        collectives: of(RecipientKind::Collective),
        households: of(RecipientKind::Household),
        individuals: of(RecipientKind::Individual),
    }
}

fn check_annex(entry: &Entry<DecisionFile>, annex: &AnnexFile, report: &mut Report) {
    let counted = count(&annex.rows);
    for declared in [&entry.written.counts, &annex.counts].into_iter().flatten() {
        if declared.value != counted && annex.complete {
            let ((dv, de), (cv, ce)) = (say(declared.value), say(counted));
            report.push(messages::counts_disagree(declared.place, (&dv, &de), (&cv, &ce)));
        }
    }
    if let (Some(named), Some(number)) = (&annex.decision_number, &entry.written.header.number)
        && same_paper(&named.value) != same_paper(&number.value)
    {
        report.push(messages::annex_of_other_decision(named.place, &named.value, &number.value));
    }
    let mut seen: HashMap<String, Place> = HashMap::new();
    for row in &annex.rows {
        if let Some(first) = seen.insert(row_anchor(row), row.number.place) {
            report.push(messages::duplicate_row(row.number.place, &row.section, row.number.value, first));
        }
    }
    for clause in &entry.written.text.clauses {
        if seen.contains_key(&clause.anchor) {
            report.push(messages::duplicate_anchor(clause.place, &clause.anchor));
        }
    }
}

/// A number and symbol for comparing: `02/QĐ-UBND` is `2/QĐ-UBND` (Nghị định 30/2020/NĐ-CP writes numbers below 10 with 0).
fn same_paper(number: &str) -> String {
    crate::vietnamese::loose(number.trim_start_matches('0'))
}

/// "05 tập thể, 12 cá nhân", as decisions count (two digits).
fn say(counts: Counts) -> (String, String) {
    let parts = [
        (counts.collectives, "tập thể", "collectives"),
        (counts.households, "hộ gia đình", "households"),
        (counts.individuals, "cá nhân", "individuals"),
    ];
    let of = |f: &dyn Fn(&(usize, &str, &str)) -> String| {
        parts.iter().filter(|p| p.0 > 0 || counts == Counts::default()).map(f).collect::<Vec<_>>().join(", ")
    };
    (of(&|(n, vi, _)| format!("{n:02} {vi}")), of(&|(n, _, en)| format!("{n} {en}")))
}

/// What all rows of one annex share.
struct Rows<'r> {
    index: &'r Index<'r>,
    units: &'r Units<'r>,
    entry: &'r Entry<DecisionFile>,
    decision: DecisionId,
    day: Option<crate::model::Date>,
}

impl Rows<'_> {
    fn honour(&self, annex: &Arc<AnnexFile>, position: usize, report: &mut Report) -> Option<Honour> {
        let row = &annex.rows[position];
        let decision = &self.entry.written;
        let Some(award) = row.award.as_ref().or(decision.award.as_ref()) else {
            report.push(messages::award_missing(row.number.place));
            return None;
        };
        let award = match self.award_of_class(&award.value) {
            Some(award) => award,
            None => self.index.award(award, report)?,
        };
        let mut honour = Honour::new(self.decision, annex.clone(), position as u32, award);
        let clause = row.clause.as_ref().or(decision.clause.as_ref());
        honour.clause = clause.and_then(|clause| self.index.clause(clause, decision.plan.as_ref(), report));
        let campaign = row.campaign.as_ref().or(decision.campaign.as_ref());
        // The decision's own word is reported once, with the decision.
        let quiet = &mut Report::default();
        honour.campaign =
            campaign.and_then(|c| self.index.campaign(c, if row.campaign.is_some() { report } else { quiet }));
        if let Some(word) = &row.position_unit {
            return Some(self.position_and_unit(honour, row, word, report));
        }
        honour.unit = self.unit(row, report);
        Some(honour)
    }

    /// Offices write "Bằng khen" and mean their own: the only form of that class at the issuer's level on that day.
    fn award_of_class(&self, word: &str) -> Option<AwardId> {
        let wanted = crate::vietnamese::loose(word);
        let (_, class) = AwardClass::ALL.iter().find(|(_, c)| crate::vietnamese::loose(c.label()) == wanted)?;
        let issuer = self.units.refer(&self.entry.written.header.issuer, self.day, &mut Report::default()).unit?;
        let level = super::award_level(&self.units.units, issuer)?;
        let fits = |award: &AwardEntry| award.class == *class && award.level == level && award.is_valid_on(self.day);
        let mut ids =
            (0..self.index.awards.len() as u32).map(AwardId).filter(|id| fits(&self.index.awards[id.index()]));
        match (ids.next(), ids.next()) {
            (Some(one), None) => Some(one),
            _ => None,
        }
    }

    /// Cuts "Phó Giám đốc, Sở Y tế" and "Phó Giám đốc Sở Y tế" before the unit.
    fn position_and_unit(
        &self,
        mut honour: Honour,
        row: &AnnexRow,
        word: &Spelled<String>,
        report: &mut Report,
    ) -> Honour {
        let known = self.units.at_end(&word.value, self.day);
        let cut = known.map(|(at, _)| at).or_else(|| word.value.find(',').map(|at| at + 1));
        let (position, name) = word.value.split_at(cut.unwrap_or(word.value.len()));
        let position = position.trim().trim_end_matches([',', '-', '–']).trim_end();
        let unit = Spelled::new(name.trim().to_string(), word.place);
        let unit = AnnexRow { unit: Some(unit).filter(|u| !u.value.is_empty()), ..row.clone() };
        honour.unit = self.unit(&unit, report);
        honour.with_position(position)
    }

    /// The unit by its id, called as written; or the one that bears the written name on the day of the decision.
    fn unit(&self, row: &AnnexRow, report: &mut Report) -> Option<UnitRef> {
        let written = row.unit.as_ref();
        if let Some(word) = &row.unit_id {
            let Some(id) = self.index.unit_id(&word.value) else {
                let near = nearest(&word.value, self.index.unit_ids());
                report.push(messages::unknown_unit(word.place, &word.value, near));
                return None;
            };
            self.units.check_life(id, self.day, word, report);
            let name = written.map_or_else(|| self.units.get(id).name_on(self.day).to_string(), |w| w.value.clone());
            return Some(UnitRef { name, unit: Some(id) });
        }
        written.map(|word| UnitRef { name: word.value.clone(), unit: self.units.named(word, self.day, report) })
    }
}

/// Status of honours by later decisions (Luật 06/2022/QH15, Điều 93): the last change counts.
fn changes(
    index: &Index<'_>,
    documents: &[Document],
    decisions: &mut [Decision],
    honours: &mut [Honour],
    report: &mut Report,
) {
    let mut order: Vec<usize> = (0..decisions.len()).collect();
    order.sort_by_key(|i| documents[decisions[*i].document.index()].header.date);
    for i in order {
        let written = decisions[i].written.clone();
        for change in &written.changes {
            let Some(id) = find_honour(index, decisions, honours, &change.honour, report) else { continue };
            let date = |d: usize| documents[decisions[d].document.index()].header.date;
            let earlier = honours[id.index()].decision.index();
            if date(i) < date(earlier) || earlier == i {
                report.push(messages::change_before_honour(change.honour.place));
            }
            let name = crate::vietnamese::loose(&honours[id.index()].row().name.value);
            if change.note.as_ref().is_some_and(|note| crate::vietnamese::loose(note).contains(&name)) {
                report.push(messages::change_names_somebody(change.honour.place));
            }
            use crate::model::words::Change;
            let honour = &mut honours[id.index()];
            honour.changes.push((change.status, DecisionId(i as u32)));
            honour.standing = match change.status {
                Change::Cancelled | Change::Stripped => Standing::Withdrawn,
                Change::Restored => Standing::InForce,
                Change::Corrected => honour.standing,
            };
            decisions[i].changes.push((change.status, id, change.note.clone()));
        }
    }
}

/// Honours that are not shown because somebody asked for it (Luật 91/2025/QH15, the right to have data erased).
fn withheld(index: &Index<'_>, decisions: &[Decision], honours: &mut [Honour], report: &mut Report) {
    for entry in &index.withheld {
        if let Some(id) = find_honour(index, decisions, honours, &entry.honour, report) {
            let honour = &mut honours[id.index()];
            if honour.shown() {
                honour.standing = Standing::Withheld(entry.date);
            }
        }
    }
}

/// Rows that `[[name]]` cuts, and scans that would still show what may not be shown any more.
fn names_and_scans(index: &Index<'_>, decisions: &[Decision], honours: &[Honour], report: &mut Report) {
    for (entry, decision) in index.decisions.iter().zip(decisions) {
        let written = &entry.written;
        for name in written.names.iter().filter(|n| !n.row.value.is_empty() && decision.complete) {
            if row_with_anchor(honours, decision.honours.clone(), &name.row.value).is_none() {
                report.push(messages::unknown_honour(name.row.place, &name.row.value, None));
            }
        }
        let redacted: Vec<HonourId> =
            written.redacted.iter().filter_map(|word| find_honour(index, decisions, honours, word, report)).collect();
        let Some(original) = &written.header.original else { continue };
        let own = decision.honours.clone().map(HonourId);
        let mut named: Vec<HonourId> = own.chain(decision.changes.iter().map(|(_, id, _)| *id)).collect();
        named.retain(|id| !honours[id.index()].shown() && !redacted.contains(id));
        named.dedup();
        if !named.is_empty() {
            let rows: Vec<String> = named
                .iter()
                .map(|id| {
                    let honour = &honours[id.index()];
                    format!("{}#{}", index.decisions[honour.decision.index()].id, honour.anchor())
                })
                .collect();
            report.push(messages::scan_shows_name(original.place, &original.value, &rows));
        }
    }
}

/// The honour meant by `decision#section-number`.
pub fn find_honour(
    index: &Index<'_>,
    decisions: &[Decision],
    honours: &[Honour],
    word: &Spelled<String>,
    report: &mut Report,
) -> Option<HonourId> {
    let Some((decision, anchor)) = word.value.split_once('#').filter(|(d, a)| !d.is_empty() && !a.is_empty()) else {
        report.push(messages::bad_honour_reference(word.place, &word.value));
        return None;
    };
    let id = index.decision(&Spelled::new(decision.to_string(), word.place), report)?;
    let range = decisions[id.index()].honours.clone();
    let found = row_with_anchor(honours, range.clone(), anchor);
    if found.is_none() && decisions[id.index()].complete {
        let anchors: Vec<String> = range.map(|i| honours[i as usize].anchor()).collect();
        let near = same_number(anchor, anchors.iter().map(String::as_str)).map(|a| format!("{decision}#{a}"));
        report.push(messages::unknown_honour(word.place, &word.value, near.as_deref()));
    }
    found
}

/// The row of one decision that has this anchor, `ii-12` or `12`.
pub fn row_with_anchor(honours: &[Honour], mut rows: std::ops::Range<u32>, anchor: &str) -> Option<HonourId> {
    let (section, number) = anchor.rsplit_once('-').unwrap_or(("", anchor));
    let number = number.parse::<u32>().ok()?;
    let is = |i: &u32| {
        let row = honours[*i as usize].row();
        row.number.value == number && row.section == section
    };
    rows.find(is).map(HonourId)
}
