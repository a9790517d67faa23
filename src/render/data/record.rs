//! One honour as data: the allowed columns, with their meaning. Keys and meanings never change; new ones go to the end.

use crate::portal::*;
use crate::render::theme::vietnamese;
use serde::Serialize;
use std::borrow::Cow;

/// One honour that may be shown.
#[derive(Debug, Serialize)]
pub struct Record<'p> {
    id: String,
    name: &'p str,
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    position: Option<&'p str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<&'p str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unit_id: Option<&'p str>,
    award: &'p str,
    award_id: &'p str,
    award_level: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    deed: Option<&'p str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    deed_date: Option<String>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    posthumous: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    position_class: Option<&'static str>,
    decision: &'p str,
    #[serde(skip_serializing_if = "Option::is_none")]
    decision_number: Option<&'p str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    decision_date: Option<String>,
    issuer: &'p str,
    #[serde(skip_serializing_if = "Option::is_none")]
    section: Option<String>,
    number: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    clause: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    campaign: Option<&'p str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    campaign_title: Option<&'p str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    published: Option<String>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    corrected: bool,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    sample: bool,
    url: String,
}

/// What a value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Type {
    Text,
    /// `2021-12-02`, `2021-12` or `2021`: what is not known is left out.
    Date,
    Address,
    Number,
    YesNo,
}

/// One allowed column.
pub struct Column {
    /// In JSON.
    pub key: &'static str,
    pub of: Type,
    /// Whether every honour has it.
    pub always: bool,
    pub get: for<'r, 'p> fn(&'r Record<'p>) -> Cow<'r, str>,
}

impl Column {
    /// Its heading in CSV and XLSX. Files are Vietnamese, whatever the language of the pages: their form never changes.
    pub fn title(&self) -> String {
        vietnamese().phrase(&format!("column.{}.title", self.key), &[])
    }

    pub fn meaning(&self) -> String {
        vietnamese().phrase(&format!("column.{}.meaning", self.key), &[])
    }
}

fn opt(value: Option<&str>) -> Cow<'_, str> {
    Cow::Borrowed(value.unwrap_or_default())
}

fn yes(value: bool) -> Cow<'static, str> {
    Cow::Borrowed(if value { "có" } else { "" })
}

macro_rules! columns {
    ($($key:literal, $of:ident, $always:literal, $get:expr;)+) => {
        /// All allowed columns, in order.
        pub const COLUMNS: &[Column] = &[$(Column { key: $key, of: Type::$of, always: $always, get: $get },)+];
    };
}

columns! {
    "id", Text, true, |r| r.id.as_str().into();
    "name", Text, true, |r| r.name.into();
    "kind", Text, true, |r| r.kind.into();
    "position", Text, false, |r| opt(r.position);
    "unit", Text, false, |r| opt(r.unit);
    "unit_id", Text, false, |r| opt(r.unit_id);
    "award", Text, true, |r| r.award.into();
    "award_id", Text, true, |r| r.award_id.into();
    "award_level", Text, true, |r| r.award_level.into();
    "deed", Text, false, |r| opt(r.deed);
    "deed_date", Date, false, |r| opt(r.deed_date.as_deref());
    "posthumous", YesNo, false, |r| yes(r.posthumous);
    "position_class", Text, false, |r| opt(r.position_class);
    "decision", Text, true, |r| r.decision.into();
    "decision_number", Text, false, |r| opt(r.decision_number);
    "decision_date", Date, false, |r| opt(r.decision_date.as_deref());
    "issuer", Text, true, |r| r.issuer.into();
    "section", Text, false, |r| opt(r.section.as_deref());
    "number", Number, true, |r| r.number.to_string().into();
    "clause", Text, false, |r| opt(r.clause.as_deref());
    "campaign", Text, false, |r| opt(r.campaign);
    "campaign_title", Text, false, |r| opt(r.campaign_title);
    "published", Date, false, |r| opt(r.published.as_deref());
    "corrected", YesNo, false, |r| yes(r.corrected);
    "sample", YesNo, false, |r| yes(r.sample);
    "url", Address, true, |r| r.url.as_str().into();
}

impl<'p> Record<'p> {
    pub fn new(portal: &'p Portal, id: HonourId) -> Self {
        let honour = portal.honour(id);
        let row = honour.row();
        let decision = portal.decision(honour.decision);
        let document = portal.document(decision.document);
        let award = portal.award(honour.award);
        let campaign = honour.campaign.map(|c| portal.campaign(c));
        Record {
            id: format!("{}#{}", document.id, honour.anchor()),
            name: &row.name.value,
            kind: row.kind.key(),
            position: honour.position(),
            unit: honour.unit.as_ref().map(|u| u.name.as_str()),
            unit_id: honour.unit.as_ref().and_then(|u| u.unit).map(|u| portal.unit(u).id()),
            award: &award.name,
            award_id: &award.id.value,
            award_level: award.level.key(),
            deed: row.deed.as_deref().or(decision.written.deed.as_deref()),
            deed_date: row.deed_date.map(|d| d.to_string()),
            posthumous: row.posthumous,
            position_class: row.position_class.map(|p| p.key()),
            decision: &document.id,
            decision_number: document.header.number.as_ref().map(|n| n.value.as_str()),
            decision_date: document.header.date.map(|d| d.to_string()),
            issuer: document.header.cited_as.as_deref().unwrap_or(&document.issuer.name),
            section: Some(row.section.to_uppercase()).filter(|s| !s.is_empty()),
            number: row.number.value,
            clause: honour.clause.map(|c| format!("{}#{}", portal.document(c.document).id, portal.clause(c).anchor)),
            campaign: campaign.map(|c| c.id.as_str()),
            campaign_title: campaign.map(|c| c.written.title.as_str()),
            published: decision.written.published.map(|d| d.to_string()),
            corrected: honour.changes.iter().any(|(change, _)| *change == crate::model::words::Change::Corrected),
            sample: document.header.sample,
            url: portal.site.base.url(&portal.honour_address(id)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_is_a_column_and_the_other_way_round() {
        let text = |s: &'static str| Some(s.to_string());
        let full = Record {
            id: String::new(),
            name: "",
            kind: "",
            position: Some(""),
            unit: Some(""),
            unit_id: Some(""),
            award: "",
            award_id: "",
            award_level: "",
            deed: Some(""),
            deed_date: text(""),
            posthumous: true,
            position_class: Some(""),
            decision: "",
            decision_number: Some(""),
            decision_date: text(""),
            issuer: "",
            section: text(""),
            number: 1,
            clause: text(""),
            campaign: Some(""),
            campaign_title: Some(""),
            published: text(""),
            corrected: true,
            sample: true,
            url: String::new(),
        };
        let value = serde_json::to_value(&full).unwrap();
        let mut keys: Vec<&String> = value.as_object().unwrap().keys().collect();
        let mut columns: Vec<&str> = COLUMNS.iter().map(|c| c.key).collect();
        keys.sort();
        columns.sort();
        assert_eq!(keys, columns);
    }
}
