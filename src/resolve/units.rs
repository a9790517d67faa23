//! Units through time: parents, successors and the way back; who is meant by a name on a day.

use super::index::Index;
use crate::model::Date;
use crate::portal::{Unit, UnitId, UnitName, UnitRef};
use crate::report::{Report, messages, nearest};
use crate::sources::Spelled;
use crate::vietnamese::loose;
use std::collections::HashMap;

/// All units, and how to find them.
pub struct Units<'i> {
    pub units: Vec<Unit>,
    index: &'i Index<'i>,
    by_name: HashMap<String, Vec<UnitId>>,
}

pub fn units<'i>(index: &'i Index<'_>, report: &mut Report) -> Units<'i> {
    let mut units: Vec<Unit> = index
        .units
        .iter()
        .map(|entry| {
            let mut names: Vec<UnitName> =
                entry.names.iter().map(|n| UnitName { name: n.name.clone(), from: n.from, to: n.to }).collect();
            names.sort_by_key(|n| n.from);
            Unit {
                written: entry.clone(),
                names,
                parents: vec![],
                children: vec![],
                successors: vec![],
                predecessors: vec![],
            }
        })
        .collect();
    let find = |word: &Spelled<String>, report: &mut Report| {
        let found = index.unit_id(&word.value);
        if found.is_none() && !word.value.is_empty() {
            report.push(messages::unknown_unit(word.place, &word.value, nearest(&word.value, index.unit_ids())));
        }
        found
    };
    for (i, entry) in index.units.iter().enumerate() {
        let id = UnitId(i as u32);
        for parent in &entry.part_of {
            if let Some(found) = find(&parent.unit, report) {
                units[i].parents.push((found, parent.from, parent.to));
                units[found.index()].children.push(id);
            }
        }
        for successor in &entry.successors {
            if let Some(found) = find(&successor.unit, report) {
                units[i].successors.push((found, successor.on, successor.by.clone()));
                units[found.index()].predecessors.push(id);
            }
        }
    }
    cycles(&units, report);
    let mut by_name: HashMap<String, Vec<UnitId>> = HashMap::new();
    for (i, unit) in units.iter().enumerate() {
        for name in unit.names.iter().map(|n| &n.name).chain(&unit.written.also) {
            let ids = by_name.entry(loose(name)).or_default();
            if ids.last() != Some(&UnitId(i as u32)) {
                ids.push(UnitId(i as u32));
            }
        }
    }
    // The index outlives the units: they only borrow it.
    Units { units, index, by_name }
}

/// Walks up from every unit; a unit met twice on one way closes a circle.
fn cycles(units: &[Unit], report: &mut Report) {
    let mut state = vec![0u8; units.len()]; // 0 new, 1 on the way, 2 done
    for start in 0..units.len() {
        let mut way: Vec<(usize, usize)> = vec![(start, 0)];
        if state[start] == 0 {
            state[start] = 1;
        } else {
            continue;
        }
        while let Some((unit, next)) = way.pop() {
            let Some((parent, ..)) = units[unit].parents.get(next) else {
                state[unit] = 2;
                continue;
            };
            way.push((unit, next + 1));
            let parent = parent.index();
            match state[parent] {
                0 => {
                    state[parent] = 1;
                    way.push((parent, 0));
                }
                1 => {
                    let from = way.iter().position(|(u, _)| *u == parent).unwrap_or(0);
                    let mut chain: Vec<&str> = way[from..].iter().map(|(u, _)| units[*u].id()).collect();
                    chain.push(units[parent].id());
                    report.push(messages::unit_cycle(units[parent].written.id.place, &chain.join(" → ")));
                }
                _ => {}
            }
        }
    }
}

impl Units<'_> {
    pub fn get(&self, id: UnitId) -> &Unit {
        &self.units[id.index()]
    }

    /// The unit meant by an id or a plain name, called as on `day`. A plain name that no unit bears on that day is
    /// kept, with a warning.
    pub fn refer(&self, word: &Spelled<String>, day: Option<Date>, report: &mut Report) -> UnitRef {
        let text = word.value.as_str();
        if text.is_empty() {
            return UnitRef { name: String::new(), unit: None };
        }
        if let Some(id) = self.index.unit_id(text) {
            self.check_life(id, day, word, report);
            return self.get(id).reference(id, day);
        }
        if crate::model::is_id(text) && text.contains('-') {
            report.push(messages::unknown_unit(word.place, text, nearest(text, self.index.unit_ids())));
            return UnitRef { name: text.to_string(), unit: None };
        }
        let unit = self.named(word, day, report);
        UnitRef { name: text.to_string(), unit }
    }

    /// The unit that bears a name on a day; several, or none, are a warning.
    pub fn named(&self, word: &Spelled<String>, day: Option<Date>, report: &mut Report) -> Option<UnitId> {
        let all = self.by_name.get(&loose(&word.value)).map(Vec::as_slice).unwrap_or_default();
        let alive: Vec<UnitId> =
            all.iter().copied().filter(|id| day.is_none_or(|day| self.get(*id).exists_on(day))).collect();
        match alive.as_slice() {
            [one] => Some(*one),
            [] => {
                let names = self.units.iter().map(Unit::name);
                report.push(messages::plain_unit(word.place, &word.value, nearest(&word.value, names)));
                None
            }
            several => {
                let ids: Vec<&str> = several.iter().map(|id| self.get(*id).id()).collect();
                report.push(messages::ambiguous_unit(word.place, &word.value, &ids.join(", ")));
                None
            }
        }
    }

    /// Where the name of a unit begins with which a text ends: "Phó Giám đốc Sở Y tế". The longest name counts.
    pub fn at_end(&self, text: &str, day: Option<Date>) -> Option<(usize, UnitId)> {
        let starts =
            text.char_indices().filter(|(i, c)| !c.is_whitespace() && (*i == 0 || text[..*i].ends_with([' ', ','])));
        starts.into_iter().find_map(|(at, _)| {
            let found = self.by_name.get(&loose(&text[at..]))?;
            let mut alive = found.iter().filter(|id| day.is_none_or(|day| self.get(**id).exists_on(day)));
            match (alive.next(), alive.next()) {
                (Some(one), None) => Some((at, *one)),
                _ => None,
            }
        })
    }

    pub fn refer_opt(&self, word: &Option<Spelled<String>>, day: Option<Date>, report: &mut Report) -> Option<UnitRef> {
        word.as_ref().map(|word| self.refer(word, day, report))
    }

    /// A unit used outside its life is a warning, unless what took its place is known.
    pub fn check_life(&self, id: UnitId, day: Option<Date>, word: &Spelled<String>, report: &mut Report) {
        let unit = self.get(id);
        if let Some(day) = day
            && !unit.exists_on(day)
            && (unit.successors.is_empty() || unit.written.from.is_some_and(|from| from.first_day() > day.last_day()))
        {
            report.push(messages::unit_outside_life(word.place, unit.name(), day));
        }
    }
}
