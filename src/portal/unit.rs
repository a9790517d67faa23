//! A unit through time.

use super::{UnitId, UnitRef};
use crate::content::UnitEntry;
use crate::model::Date;

/// An office, collective or place, with its names, parents and successors.
#[derive(Debug)]
pub struct Unit {
    pub written: UnitEntry,
    /// Names in order of time.
    pub names: Vec<UnitName>,
    pub parents: Vec<(UnitId, Option<Date>, Option<Date>)>,
    pub children: Vec<UnitId>,
    pub successors: Vec<(UnitId, Option<Date>, Option<String>)>,
    pub predecessors: Vec<UnitId>,
}

/// A name with the first and last day on which it was borne.
#[derive(Clone, Debug)]
pub struct UnitName {
    pub name: String,
    pub from: Option<Date>,
    pub to: Option<Date>,
}

impl Unit {
    pub fn id(&self) -> &str {
        &self.written.id.value
    }

    /// The name on a day; before the first name the first, after the last the last.
    pub fn name_on(&self, day: Option<Date>) -> &str {
        let found = day.and_then(|day| {
            self.names.iter().rev().find(|n| n.from.is_none_or(|from| from.first_day() <= day.last_day()))
        });
        match (day, found) {
            (_, Some(name)) => &name.name,
            (Some(_), None) => self.names.first().map_or("", |n| &n.name),
            (None, None) => self.name(),
        }
    }

    /// The last name it had, or has.
    pub fn name(&self) -> &str {
        self.names.last().map_or("", |n| &n.name)
    }

    /// Whether it existed on a day.
    pub fn exists_on(&self, day: Date) -> bool {
        let from = self.written.from.is_none_or(|from| from.first_day() <= day.last_day());
        let to = self.written.to.is_none_or(|to| to.last_day() >= day.first_day());
        from && to
    }

    pub fn reference(&self, id: UnitId, day: Option<Date>) -> UnitRef {
        UnitRef { name: self.name_on(day).to_string(), unit: Some(id) }
    }
}
