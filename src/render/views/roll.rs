//! Honour rolls: all, by year, by award, of a campaign.

use super::parts::*;
use super::words;
use crate::model::Address;
use crate::portal::*;
use serde::Serialize;

/// `roll.html`
#[derive(Debug, Serialize)]
pub struct RollView {
    pub heading: String,
    /// One sentence in words and figures, or that there is nothing yet.
    pub summary: String,
    pub facts: Vec<(&'static str, String)>,
    pub honours: Vec<HonourView>,
    pub pager: Option<PagerView>,
    pub campaign: Option<LinkView>,
    /// Ways to other rolls; only on the roll of everything.
    pub years: Vec<LinkView>,
    pub awards: Vec<LinkView>,
    pub campaigns: Vec<LinkView>,
}

/// What distinguishes one roll from another.
pub struct Kind<'r> {
    pub heading: String,
    pub list: &'r Roll,
    pub address: Address,
    pub facts: Vec<(&'static str, String)>,
    pub campaign: Option<LinkView>,
}

impl RollView {
    /// Slice `n` of a roll; 0 is the newest.
    pub fn new(parts: Parts<'_>, roll: Kind<'_>, n: usize) -> Self {
        let slice = long_list(roll.list.len()).get(n).cloned().unwrap_or_default();
        RollView {
            heading: roll.heading,
            summary: summary(roll.list),
            facts: roll.facts,
            honours: parts.honours(&roll.list[slice]),
            pager: parts.pager(&roll.address, roll.list.len(), n),
            campaign: roll.campaign,
            years: Vec::new(),
            awards: Vec::new(),
            campaigns: Vec::new(),
        }
    }

    /// The ways to other rolls, for the roll of everything.
    pub fn with_ways(mut self, parts: Parts<'_>) -> Self {
        let portal = parts.portal;
        self.years = years(parts);
        self.awards = (0..portal.awards.len() as u32)
            .map(AwardId)
            .filter(|id| !portal.tables.by_award[id.index()].is_empty())
            .map(|id| parts.link(&portal.award(id).name, &portal.award_address(id)))
            .collect();
        self.campaigns = portal
            .tables
            .campaigns
            .iter()
            .filter(|id| !portal.campaign(**id).written.stub)
            .map(|id| parts.link(&portal.campaign(*id).written.short, &portal.campaign_roll_address(*id)))
            .collect();
        self
    }
}

/// Rolls by year, newest first.
pub fn years(parts: Parts<'_>) -> Vec<LinkView> {
    let years = parts.portal.tables.by_year.keys().rev();
    years.map(|year| parts.link(format!("Năm {year}"), &parts.portal.year_address(*year))).collect()
}

/// "48 lượt khen: 12 tập thể, 02 hộ gia đình, 34 cá nhân, theo 05 quyết định."
pub fn summary(roll: &Roll) -> String {
    if roll.is_empty() {
        return "Chưa có lượt khen nào được công bố.".to_string();
    }
    format!(
        "{} lượt khen: {}, theo {:02} quyết định.",
        words::number(roll.len()),
        words::counts(roll.counts),
        roll.decisions
    )
}

/// What is known of an award form.
pub fn award_facts(award: &crate::content::AwardEntry) -> Vec<(&'static str, String)> {
    let mut facts = vec![
        ("Loại", award.class.label().to_string()),
        ("Cấp quyết định", words::upper_first(award.level.label())),
        ("Đối tượng", award.recipients.iter().map(|r| r.label()).collect::<Vec<_>>().join(", ")),
    ];
    facts.extend(award.from.map(|d| ("Áp dụng từ", d.short())));
    facts.extend(award.to.map(|d| ("Áp dụng đến", d.short())));
    facts.extend(award.law.clone().map(|law| ("Căn cứ pháp lý", law)));
    facts
}
