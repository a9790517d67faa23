//! A–Z lists of recipients and of units: real pages, for everybody who looks for a name without search.

use super::parts::*;
use crate::model::Address;
use crate::model::words::RecipientKind;
use crate::portal::*;
use crate::vietnamese::Letter;
use serde::Serialize;
use std::ops::Range;

/// `names.html`
#[derive(Debug, Serialize)]
pub struct NamesView {
    pub heading: String,
    pub lead: String,
    /// All letters; this one without a link.
    pub letters: Vec<LinkView>,
    /// Persons and households, then collectives; or units, without a title.
    pub groups: Vec<NameGroupView>,
    /// Pages of this letter with the first and last name on each; this one without a link.
    pub pages: Vec<LinkView>,
}

#[derive(Debug, Serialize)]
pub struct NameGroupView {
    pub title: Option<String>,
    pub names: Vec<NameEntryView>,
}

#[derive(Debug, Serialize)]
pub struct NameEntryView {
    pub name: LinkView,
    /// Unit, award, date: what tells persons of one name apart.
    pub about: Vec<String>,
    pub sample: bool,
}

impl NamesView {
    /// Page `n` of a letter, from 0.
    pub fn recipients(parts: Parts<'_>, letter: Letter, n: usize) -> Self {
        let portal = parts.portal;
        let names = &portal.tables.names;
        let list = names.get(letter);
        let name = |id: &HonourId| portal.honour(*id).row().name.value.clone();
        let mut groups: Vec<NameGroupView> = Vec::new();
        for id in &list[page(list.len(), n)] {
            let honour = portal.honour(*id);
            let title = match honour.row().kind {
                RecipientKind::Collective => parts.label("kind", "collective"),
                _ => parts.word("names_of.people"),
            };
            if groups.last().is_none_or(|g| g.title.as_ref() != Some(&title)) {
                groups.push(NameGroupView { title: Some(title), names: Vec::new() });
            }
            let document = portal.decision_document(honour);
            let unit = honour.unit.as_ref().map(|u| u.name.clone()).filter(|u| *u != honour.row().name.value);
            let about = [unit, Some(portal.award(honour.award).name.clone()), document.header.date.map(|d| d.short())];
            if let Some(group) = groups.last_mut() {
                group.names.push(NameEntryView {
                    name: parts.link(name(id), &portal.honour_address(*id)),
                    about: about.into_iter().flatten().collect(),
                    sample: document.header.sample,
                });
            }
        }
        NamesView {
            heading: parts.phrase("names_of.heading", &[("letter", &letter.label())]),
            lead: parts.word("names_of.lead"),
            letters: letters(parts, names, letter, |l| portal.names_address(l)),
            groups,
            pages: pages(parts, list, n, &portal.names_address(letter), name),
        }
    }

    /// Page `n` of a letter, from 0.
    pub fn units(parts: Parts<'_>, letter: Letter, n: usize) -> Self {
        let portal = parts.portal;
        let units = &portal.tables.unit_names;
        let list = units.get(letter);
        let name = |id: &UnitId| portal.unit(*id).name().to_string();
        let entry = |id: &UnitId| {
            let unit = portal.unit(*id);
            let honours = portal.roll(RollId::Unit(*id)).len();
            let honours = (honours > 0).then(|| parts.tally("tally.honours", honours));
            NameEntryView {
                name: parts.link(unit.name(), &portal.unit_address(*id)),
                about: [Some(parts.label("unit_class", unit.written.class.key())), honours]
                    .into_iter()
                    .flatten()
                    .collect(),
                sample: unit.written.sample,
            }
        };
        NamesView {
            heading: parts.phrase("names_of.units_heading", &[("letter", &letter.label())]),
            lead: parts.word("names_of.units_lead"),
            letters: letters(parts, units, letter, |l| portal.unit_names_address(l)),
            groups: vec![NameGroupView { title: None, names: list[page(list.len(), n)].iter().map(entry).collect() }],
            pages: pages(parts, list, n, &portal.unit_names_address(letter), name),
        }
    }
}

fn page(len: usize, n: usize) -> Range<usize> {
    (n * NAMES).min(len)..((n + 1) * NAMES).min(len)
}

fn letters<T>(parts: Parts<'_>, all: &Letters<T>, here: Letter, address: impl Fn(Letter) -> Address) -> Vec<LinkView> {
    let link = |letter: Letter| LinkView {
        text: letter.label().to_string(),
        href: (letter != here).then(|| parts.href(&address(letter))),
    };
    all.letters.iter().map(|(letter, _)| link(*letter)).collect()
}

/// "Hoa – Hùng": nothing if all names fit on one page.
fn pages<T>(
    parts: Parts<'_>,
    list: &[T],
    here: usize,
    address: &Address,
    name: impl Fn(&T) -> String,
) -> Vec<LinkView> {
    if list.len() <= NAMES {
        return Vec::new();
    }
    let link = |n: usize| {
        let range = page(list.len(), n);
        let (first, last) = (&list[range.start], &list[range.end - 1]);
        let to = if n == 0 { address.clone() } else { address.part(n + 1) };
        LinkView { text: format!("{} – {}", name(first), name(last)), href: (n != here).then(|| parts.href(&to)) }
    };
    (0..name_pages(list.len())).map(link).collect()
}
