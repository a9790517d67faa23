//! By what results can be narrowed and counted: award (and its level), campaign, year, unit as a tree.
//!
//! Comes in: the marks of every record. Goes out: one file for each facet; of units one for each that has others below
//! it. May not live here: kinds of records, which the script knows from their numbers.

use super::lists;
use super::records::Marks;
use crate::model::words::UnitClass;
use crate::portal::*;
use crate::render::views::{Parts, phrases};
use std::collections::{BTreeMap, BTreeSet};

/// One value with its records' share of the results.
struct Value {
    /// In addresses of a query.
    key: String,
    label: String,
    /// Of an award: key and name of its level, with a space between.
    group: String,
    /// Number of the file with what is below it; 0 for none, which is the file of awards.
    below: u32,
}

/// Numbers of the first files.
const AWARD: usize = 0;
const CAMPAIGN: usize = 1;
const YEAR: usize = 2;
const UNIT: usize = 3;

/// All files, before compression. `marks` are those of each record.
pub fn files(parts: Parts<'_>, marks: &[Marks]) -> Vec<Vec<u8>> {
    let portal = parts.portal;
    let mut files = vec![Vec::new(); UNIT + 1];
    let awards: Vec<_> = (0..).zip(marks).filter_map(|(record, m)| Some((record, m.award?))).collect();
    files[AWARD] = file(&awards, |id| {
        let award = portal.award(id);
        let level = award.level.key();
        let group = format!("{level} {}", phrases::upper_first(&parts.label("level", level)));
        Value { key: award.id.value.clone(), label: award.name.clone(), group, below: 0 }
    });
    // In the order of their list.
    let mut place = vec![0usize; portal.campaigns.len()];
    portal.tables.campaigns.iter().enumerate().for_each(|(at, id)| place[id.index()] = at);
    let campaigns = (0..).zip(marks).filter_map(|(record, m)| Some((record, place[m.campaign?.index()])));
    files[CAMPAIGN] = file(&campaigns.collect::<Vec<_>>(), |at| {
        let campaign = portal.campaign(portal.tables.campaigns[at]);
        Value { key: campaign.id.clone(), label: campaign.written.short.clone(), group: String::new(), below: 0 }
    });
    let years: Vec<_> = (0..).zip(marks).filter_map(|(record, m)| Some((record, std::cmp::Reverse(m.year?)))).collect();
    files[YEAR] = file(&years, |std::cmp::Reverse(year)| Value {
        key: year.to_string(),
        label: year.to_string(),
        group: String::new(),
        below: 0,
    });
    units(parts, marks, &mut files);
    files
}

/// One file: its values in order, the records that have one, and which.
fn file<T: Ord + Copy>(records: &[(u32, T)], value: impl Fn(T) -> Value) -> Vec<u8> {
    let values: BTreeSet<T> = records.iter().map(|(_, value)| *value).collect();
    let places: BTreeMap<T, u32> = values.iter().copied().zip(0..).collect();
    let mut bytes = Vec::new();
    lists::number(values.len() as u32, &mut bytes);
    for value in values.iter().map(|v| value(*v)) {
        for text in [&value.key, &value.label, &value.group] {
            lists::text(text, &mut bytes);
        }
        lists::number(value.below, &mut bytes);
    }
    lists::list(&records.iter().map(|(record, _)| *record).collect::<Vec<_>>(), &mut bytes);
    // Low bytes first, then, if there are so many values, high bytes: each packs better alone.
    let numbers: Vec<u32> = records.iter().map(|(_, value)| places[value]).collect();
    for plane in 0..if values.len() > 256 { 2 } else { 1 } {
        bytes.extend(numbers.iter().map(|n| (n >> (8 * plane)) as u8));
    }
    bytes
}

/// A unit with more parts than this shows them by class.
const MANY: usize = 40;

/// A step down the tree.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Step {
    /// Parts of one class of the unit above.
    Class(UnitClass, Option<UnitId>),
    /// With its place in protocol order.
    Unit(u32, UnitId),
}

/// The tree of units: a unit stands below the last unit that it was a part of.
fn units(parts: Parts<'_>, marks: &[Marks], files: &mut Vec<Vec<u8>>) {
    let portal = parts.portal;
    let above = |unit: UnitId| portal.unit(unit).parents.last().map(|(up, ..)| *up);
    let used: BTreeSet<UnitId> = marks.iter().filter_map(|m| m.unit).collect();
    let mut children: BTreeMap<Option<UnitId>, BTreeSet<UnitId>> = BTreeMap::new();
    for unit in &used {
        let mut unit = *unit;
        while children.entry(above(unit)).or_default().insert(unit)
            && let Some(up) = above(unit)
        {
            unit = up;
        }
    }
    let unit_step = |unit: UnitId| Step::Unit(portal.tables.protocol[unit.index()], unit);
    // From the top down; at its end the unit once more, for its own records among those of its parts.
    let way = |unit: UnitId| {
        let mut way = vec![unit_step(unit)];
        let mut at = Some(unit);
        // Units that would be part of themselves are refused; the bound only makes this visible.
        while let Some(unit) = at.filter(|_| way.len() < 32) {
            way.push(unit_step(unit));
            at = above(unit);
            if children.get(&at).is_some_and(|children| children.len() > MANY) {
                way.push(Step::Class(portal.unit(unit).written.class, at));
            }
        }
        way.reverse();
        way
    };
    let ways: BTreeMap<UnitId, Vec<Step>> = used.iter().map(|unit| (*unit, way(*unit))).collect();
    // What is below each step that has something below it.
    let mut below = BTreeMap::from([(None, Vec::new())]);
    for (record, unit) in (0..).zip(marks).filter_map(|(record, m)| Some((record, m.unit?))) {
        let mut at = None;
        for step in &ways[&unit] {
            below.entry(at).or_insert_with(Vec::new).push((record, *step));
            at = Some(*step);
        }
    }
    below.retain(|step, records| step.is_none() || records.iter().any(|(_, below)| Some(*below) != *step));
    let numbers: BTreeMap<Step, u32> = below.keys().flatten().copied().zip(UNIT as u32 + 1..).collect();
    for (above, records) in &below {
        let made = file(records, |step| {
            let below = if Some(step) == *above { 0 } else { numbers.get(&step).copied().unwrap_or(0) };
            let (key, label) = match step {
                Step::Class(class, _) => (format!("loai-{}", class.key()), parts.label("unit_class", class.key())),
                Step::Unit(_, unit) => (portal.unit(unit).id().to_string(), portal.unit(unit).name().to_string()),
            };
            Value { key, label, group: String::new(), below }
        });
        match above {
            None => files[UNIT] = made,
            Some(_) => files.push(made),
        }
    }
}
