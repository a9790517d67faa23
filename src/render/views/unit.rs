//! A unit through time, and the list of units.

use super::parts::*;
use crate::model::Date;
use crate::portal::*;
use serde::Serialize;

/// `unit.html`
#[derive(Debug, Serialize)]
pub struct UnitView {
    pub name: String,
    pub class: String,
    pub note: Option<String>,
    pub sample: bool,
    pub names: Vec<NameView>,
    /// "từ 01/7/2025", "đến 30/6/2025"
    pub life: Option<String>,
    pub parents: Vec<KinView>,
    pub children: Vec<KinView>,
    pub predecessors: Vec<KinView>,
    pub successors: Vec<KinView>,
    pub summary: String,
    pub honours: Vec<HonourView>,
    pub pager: Option<PagerView>,
    pub files: Option<FilesView>,
    pub stories: Vec<CardView>,
    pub models: Vec<CardView>,
    pub documents: Vec<PaperView>,
    pub campaigns: Vec<CampaignCardView>,
    pub mentions: Vec<LinkView>,
}

#[derive(Debug, Serialize)]
pub struct NameView {
    pub name: String,
    pub period: Option<String>,
}

/// Another unit and how it belongs to this one.
#[derive(Debug, Serialize)]
pub struct KinView {
    pub unit: LinkView,
    pub period: Option<String>,
    pub by: Option<String>,
    pub honours: usize,
}

/// Entries shown on a unit's page beside its honours.
const SHOWN: usize = 12;

impl UnitView {
    pub fn new(parts: Parts<'_>, id: UnitId, n: usize) -> Self {
        let portal = parts.portal;
        let unit = portal.unit(id);
        let t = &portal.tables;
        let i = id.index();
        let list = portal.roll(RollId::Unit(id));
        let slice = long_list(list.len()).get(n).cloned().unwrap_or_default();
        let kin = |id: UnitId, period: Option<String>, by: Option<String>| KinView {
            unit: parts.link(portal.unit(id).name(), &portal.unit_address(id)),
            period,
            by,
            honours: portal.roll(RollId::Unit(id)).len(),
        };
        let mut children = unit.children.clone();
        children.sort_by_key(|id| t.protocol[id.index()]);
        children.dedup();
        UnitView {
            name: unit.name().to_string(),
            class: parts.label("unit_class", unit.written.class.key()),
            note: unit.written.note.clone(),
            sample: unit.written.sample,
            names: unit
                .names
                .iter()
                .map(|n| NameView { name: n.name.clone(), period: period(parts, n.from, n.to) })
                .collect(),
            life: period(parts, unit.written.from, unit.written.to),
            parents: unit.parents.iter().map(|(p, from, to)| kin(*p, period(parts, *from, *to), None)).collect(),
            children: children.into_iter().map(|c| kin(c, None, None)).collect(),
            predecessors: unit.predecessors.iter().map(|p| kin(*p, None, None)).collect(),
            successors: unit
                .successors
                .iter()
                .map(|(s, on, by)| kin(*s, period(parts, *on, None), by.as_deref().map(|by| decided_by(parts, by))))
                .collect(),
            summary: super::roll::summary(parts, list),
            honours: parts.honours(&list[slice]),
            pager: parts.pager(&portal.unit_address(id), list.len(), n),
            files: super::roll::files(parts, RollId::Unit(id)),
            stories: parts.stories(&t.stories_of_unit[i][..t.stories_of_unit[i].len().min(SHOWN)]),
            models: parts.models(&t.models_of_unit[i][..t.models_of_unit[i].len().min(SHOWN)]),
            documents: parts.papers(&t.documents_of_unit[i][..t.documents_of_unit[i].len().min(SHOWN)]),
            campaigns: parts.campaigns(&t.campaigns_of_unit[i]),
            mentions: parts.mentions(&portal.unit_address(id)),
        }
    }
}

/// The deciding document: by id, or in words.
fn decided_by(parts: Parts<'_>, by: &str) -> String {
    let found = parts.portal.documents.iter().position(|d| d.id == by);
    found.map_or_else(|| by.to_string(), |i| parts.paper_title(DocumentId(i as u32)))
}

fn period(parts: Parts<'_>, from: Option<Date>, to: Option<Date>) -> Option<String> {
    match (from, to) {
        (Some(from), Some(to)) => Some(parts.phrase("period.life", &[("from", &from.short()), ("to", &to.short())])),
        (Some(from), None) => Some(parts.phrase("period.life_from", &[("from", &from.short())])),
        (None, Some(to)) => Some(parts.phrase("period.life_to", &[("to", &to.short())])),
        (None, None) => None,
    }
}

/// `units.html`
#[derive(Debug, Serialize)]
pub struct UnitsView {
    /// Ways to the A–Z lists.
    pub letters: Vec<LinkView>,
    pub classes: Vec<UnitClassView>,
}

#[derive(Debug, Serialize)]
pub struct UnitClassView {
    pub title: String,
    pub anchor: &'static str,
    pub units: Vec<UnitRowView>,
}

#[derive(Debug, Serialize)]
pub struct UnitRowView {
    pub unit: LinkView,
    pub life: Option<String>,
    pub honours: usize,
    pub sample: bool,
}

impl UnitsView {
    /// Units in protocol order, by class.
    pub fn new(parts: Parts<'_>) -> Self {
        let portal = parts.portal;
        let mut classes: Vec<UnitClassView> = Vec::new();
        for id in &portal.tables.units {
            let unit = portal.unit(*id);
            let class = unit.written.class;
            if classes.last().is_none_or(|c| c.anchor != class.key()) {
                classes.push(UnitClassView {
                    title: parts.label("unit_class", class.key()),
                    anchor: class.key(),
                    units: Vec::new(),
                });
            }
            let row = UnitRowView {
                unit: parts.link(unit.name(), &portal.unit_address(*id)),
                life: period(parts, unit.written.from, unit.written.to),
                honours: portal.roll(RollId::Unit(*id)).len(),
                sample: unit.written.sample,
            };
            if let Some(class) = classes.last_mut() {
                class.units.push(row);
            }
        }
        let letters = portal.tables.unit_names.letters.iter();
        let letters = letters.map(|(letter, _)| parts.link(letter.label(), &portal.unit_names_address(*letter)));
        UnitsView { letters: letters.collect(), classes }
    }
}
