//! Under which name somebody is listed, and the A–Z lists.
//! Comes in: honours and units. Goes out: sort keys, letters. May not live here: what is shown; names are shown as
//! written.

use crate::model::words::RecipientKind;
use crate::portal::*;
use crate::vietnamese::{Letter, Order, PersonName};
use rayon::prelude::*;
use std::collections::BTreeMap;

/// Words before the name of a household's head.
const BEFORE: [&str; 7] = ["Hộ gia đình", "Gia đình", "Hộ", "ông", "bà", "Ông", "Bà"];

/// The letter under which an honour's recipient is listed, and the sort key: persons by given, family, middle name;
/// households by the name of their head; collectives as written.
pub fn key(portal: &Portal, honour: &Honour, order: &Order) -> (Letter, Vec<u8>) {
    let row = honour.row();
    let name = row.name.value.as_str();
    let person = match row.kind {
        RecipientKind::Collective => return (Letter::of(name), order.key(name)),
        RecipientKind::Household => head(name),
        RecipientKind::Individual => name,
    };
    // Names that are not cut in the usual way are few.
    let cuts = &portal.decision(honour.decision).written.names;
    let cut = if cuts.is_empty() { None } else { cuts.iter().find(|cut| cut.row.value == honour.anchor()) };
    let parts = match cut {
        Some(cut) => PersonName::cut(person, cut.family.as_deref(), cut.given.as_deref()),
        None => PersonName::parse(person),
    };
    (Letter::of(parts.given), order.person(&parts))
}

/// "Hộ gia đình ông Tao Văn Ún" → "Tao Văn Ún"
pub fn head(name: &str) -> &str {
    let mut rest = name.trim();
    for word in BEFORE {
        rest = rest.strip_prefix(word).filter(|r| r.starts_with(' ')).map_or(rest, str::trim_start);
    }
    rest
}

/// Fills the A–Z lists of recipients and of units.
pub fn lists(portal: &Portal, order: &Order, t: &mut Tables) {
    let all = t.rolls.get(&RollId::All).map(|roll| roll.honours.as_slice()).unwrap_or_default();
    let place = |id: HonourId| {
        let honour = portal.honour(id);
        let (letter, key) = key(portal, honour, order);
        // Persons first: they are looked for most.
        (letter, honour.row().kind == RecipientKind::Collective, key, id)
    };
    let mut names: Vec<_> = all.par_iter().map(|id| place(*id)).collect();
    names.par_sort_unstable();
    t.names = letters(names.into_iter().map(|(letter, _, _, id)| (letter, id)));
    let mut units: Vec<_> = t
        .units
        .iter()
        .map(|id| {
            let name = portal.unit(*id).name();
            (Letter::of(name), order.key(name), *id)
        })
        .collect();
    units.sort_unstable();
    t.unit_names = letters(units.into_iter().map(|(letter, _, id)| (letter, id)));
}

fn letters<T>(entries: impl Iterator<Item = (Letter, T)>) -> Letters<T> {
    let mut letters: BTreeMap<Letter, Vec<T>> = BTreeMap::new();
    for (letter, entry) in entries {
        letters.entry(letter).or_default().push(entry);
    }
    Letters { letters: letters.into_iter().collect() }
}

#[cfg(test)]
mod tests {
    #[test]
    fn heads_of_households() {
        assert_eq!(super::head("Hộ gia đình ông Tao Văn Ún"), "Tao Văn Ún");
        assert_eq!(super::head("Gia đình bà Chẻo Mẩy Lan"), "Chẻo Mẩy Lan");
        assert_eq!(super::head("Lò Văn Hộ"), "Lò Văn Hộ");
    }
}
