//! By what results can be narrowed and counted: award (and its level), campaign, year, unit as a tree.
//!
//! Comes in: the marks of every record. Goes out: one file for each facet; of units one for each that has others below
//! it. May not live here: kinds of records, which the script knows from their numbers.

use super::lists;
use super::records::Marks;
use crate::portal::*;
use crate::render::views::Parts;
use std::collections::{BTreeMap, BTreeSet};

/// One value with its records' share of the results.
struct Value {
    /// In addresses of a query.
    key: String,
    label: String,
    /// Of an award: its level.
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
        let level = parts.label("level", award.level.key());
        Value { key: award.id.value.clone(), label: award.name.clone(), group: level, below: 0 }
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
    units(portal, marks, &mut files);
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

/// The tree of units: a unit stands below the last unit that it was a part of.
fn units(portal: &Portal, marks: &[Marks], files: &mut Vec<Vec<u8>>) {
    let way = |unit: UnitId| {
        let mut way = vec![unit];
        // Units that would be part of themselves are refused; the bound only makes this visible.
        while let Some((up, ..)) = portal.unit(way[way.len() - 1]).parents.last().filter(|_| way.len() < 16) {
            way.push(*up);
        }
        way.reverse();
        way
    };
    // What is below each unit that has something below it: record and place of the child in protocol order.
    let mut below = BTreeMap::from([(None, Vec::new())]);
    let place = |unit: UnitId| (portal.tables.protocol[unit.index()], unit);
    for (record, unit) in (0..).zip(marks).filter_map(|(record, m)| Some((record, m.unit?))) {
        let way = way(unit);
        let mut above = None;
        for step in &way {
            below.entry(above).or_default().push((record, place(*step)));
            above = Some(*step);
        }
        // Its own records, among those of its parts.
        below.entry(above).or_default().push((record, place(unit)));
    }
    below.retain(|unit, records| unit.is_none() || records.iter().any(|(_, (_, below))| Some(*below) != *unit));
    let numbers: BTreeMap<UnitId, u32> = below.keys().flatten().copied().zip(UNIT as u32 + 1..).collect();
    for (above, records) in &below {
        let made = file(records, |(_, unit)| Value {
            key: portal.unit(unit).id().to_string(),
            label: portal.unit(unit).name().to_string(),
            group: String::new(),
            below: if Some(unit) == *above { 0 } else { numbers.get(&unit).copied().unwrap_or(0) },
        });
        match above {
            None => files[UNIT] = made,
            Some(_) => files.push(made),
        }
    }
}
