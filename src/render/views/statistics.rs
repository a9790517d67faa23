//! Statistics of all honours in force: how many, to whom, for which standards, how promptly.

use super::parts::*;
use super::phrases;
use crate::model::words::*;
use crate::portal::*;
use serde::Serialize;
use std::collections::BTreeMap;

/// `statistics.html`
#[derive(Debug, Serialize)]
pub struct StatisticsView {
    pub lead: String,
    pub charts: Vec<ChartView>,
    pub times: Vec<TimeView>,
    pub coverage: Vec<CoverageView>,
}

/// A bar chart whose figures stand beside the bars.
#[derive(Debug, Serialize)]
pub struct ChartView {
    pub anchor: &'static str,
    pub title: String,
    /// What a row is.
    pub of: String,
    pub note: Option<String>,
    pub bars: Vec<BarView>,
}

#[derive(Debug, Serialize)]
pub struct BarView {
    pub label: LinkView,
    pub count: String,
    /// "12,5 %"
    pub share: String,
    /// 0 to 100, against the longest bar.
    pub length: usize,
}

/// Days between two events.
#[derive(Debug, Serialize)]
pub struct TimeView {
    pub title: String,
    /// Number of cases of which both days are known; nothing else if there is none.
    pub cases: String,
    pub median: Option<String>,
    pub shortest: Option<String>,
    pub longest: Option<String>,
}

/// Which standards and audiences of a campaign have honours.
#[derive(Debug, Serialize)]
pub struct CoverageView {
    pub campaign: LinkView,
    pub summary: String,
    pub standards: Vec<CoveredView>,
    pub audiences: Vec<CoveredView>,
}

#[derive(Debug, Serialize)]
pub struct CoveredView {
    pub title: LinkView,
    pub clause: Option<ClauseRefView>,
    /// Nothing where the campaign's file does not say by which standards an audience is honoured.
    pub honours: Option<usize>,
}

impl StatisticsView {
    pub fn new(parts: Parts<'_>) -> Self {
        StatisticsView {
            lead: super::roll::summary(parts, parts.portal.roll(RollId::All)),
            charts: charts(parts),
            times: times(parts),
            coverage: (0..parts.portal.campaigns.len() as u32)
                .map(CampaignId)
                .filter_map(|id| coverage(parts, id))
                .collect(),
        }
    }
}

fn charts(parts: Parts<'_>) -> Vec<ChartView> {
    let portal = parts.portal;
    let all = portal.roll(RollId::All);
    let rolls = |wanted: &dyn Fn(RollId) -> Option<String>| -> Vec<(LinkView, usize)> {
        let rolls = portal.tables.rolls.iter().filter(|(_, roll)| !roll.is_empty());
        rolls.filter_map(|(id, r)| Some((parts.link(wanted(*id)?, &portal.roll_address(*id)), r.len()))).collect()
    };
    let plain = |counts: BTreeMap<usize, (String, usize)>| -> Vec<(LinkView, usize)> {
        counts.into_values().map(|(text, n)| (LinkView { text, href: None }, n)).collect()
    };
    let mut classes: BTreeMap<usize, (String, usize)> = BTreeMap::new();
    let mut positions: BTreeMap<usize, (String, usize)> = BTreeMap::new();
    for id in &all.honours {
        let honour = portal.honour(*id);
        let class = honour.unit.as_ref().and_then(|u| u.unit).map(|u| portal.unit(u).written.class);
        let (place, text) = class.map_or((usize::MAX, None), |c| (c as usize, Some(c)));
        let text = || text.map_or(parts.word("chart.unit_unknown"), |c| parts.label("unit_class", c.key()));
        classes.entry(place).or_insert_with(|| (text(), 0)).1 += 1;
        if honour.row().kind == RecipientKind::Individual {
            let class = honour.row().position_class;
            let (place, text) = class.map_or((usize::MAX, None), |c| (c as usize, Some(c)));
            let text = || text.map_or(parts.word("chart.position_unknown"), |c| parts.label("position", c.key()));
            positions.entry(place).or_insert_with(|| (text(), 0)).1 += 1;
        }
    }
    let direct = positions.get(&(Position::Worker as usize)).map_or(0, |(_, n)| *n);
    let known: usize = positions.iter().filter(|(place, _)| **place != usize::MAX).map(|(_, (_, n))| n).sum();
    let share = (known > 0).then(|| {
        parts.phrase("chart.direct", &[("share", &share(parts, direct, known)), ("known", &parts.number(known))])
    });
    let chart = |anchor, title, of, note, rows| chart(parts, anchor, title, of, note, rows);
    vec![
        chart(
            "p-nam",
            "chart.year",
            "chart.year_row",
            None,
            rolls(&|id| match id {
                RollId::Year(year) => Some(year.to_string()),
                _ => None,
            }),
        ),
        chart(
            "p-doi-tuong",
            "chart.kind",
            "chart.kind_row",
            None,
            rolls(&|id| match id {
                RollId::Kind(kind) => Some(parts.label("kind", kind.key())),
                _ => None,
            }),
        ),
        chart(
            "p-cap",
            "chart.level",
            "chart.level_row",
            None,
            rolls(&|id| match id {
                RollId::Level(level) => Some(phrases::upper_first(&parts.label("level_by", level.key()))),
                _ => None,
            }),
        ),
        chart(
            "p-hinh-thuc",
            "chart.award",
            "chart.award_row",
            None,
            rolls(&|id| match id {
                RollId::Award(award) => Some(portal.award(award).name.clone()),
                _ => None,
            }),
        ),
        chart("p-loai-don-vi", "chart.unit_class", "chart.unit_class_row", None, plain(classes)),
        chart("p-lao-dong", "chart.position", "chart.position_row", share, plain(positions)),
    ]
}

fn chart(
    parts: Parts<'_>,
    anchor: &'static str,
    title: &'static str,
    of: &'static str,
    note: Option<String>,
    rows: Vec<(LinkView, usize)>,
) -> ChartView {
    let total: usize = rows.iter().map(|(_, n)| n).sum();
    let longest = rows.iter().map(|(_, n)| *n).max().unwrap_or(1).max(1);
    let bar = |(label, n): (LinkView, usize)| BarView {
        label,
        count: parts.number(n),
        share: share(parts, n, total),
        length: (n * 100).div_ceil(longest),
    };
    ChartView { anchor, title: parts.word(title), of: parts.word(of), note, bars: rows.into_iter().map(bar).collect() }
}

/// "12,5 %": in tenths.
fn share(parts: Parts<'_>, n: usize, total: usize) -> String {
    let tenths = (n * 1000 + total / 2).checked_div(total).unwrap_or(0);
    if tenths.is_multiple_of(10) {
        format!("{} %", tenths / 10)
    } else {
        format!("{}{}{} %", tenths / 10, parts.words.word("number.decimal"), tenths % 10)
    }
}

/// From the deed to the decision, from the decision to its publication.
fn times(parts: Parts<'_>) -> Vec<TimeView> {
    let portal = parts.portal;
    let all = portal.roll(RollId::All);
    let decided = all.honours.iter().filter_map(|id| {
        let honour = portal.honour(*id);
        let decision = portal.decision_document(honour).header.date?.days()?;
        Some(decision - honour.row().deed_date?.days()?)
    });
    let published = portal.decisions.iter().filter_map(|decision| {
        let signed = portal.document(decision.document).header.date?.days()?;
        Some(decision.written.published?.days()? - signed)
    });
    vec![
        time(parts, "chart.time_to_decision", "chart.cases_honours", decided.collect()),
        time(parts, "chart.time_to_publication", "chart.cases_decisions", published.collect()),
    ]
}

fn time(parts: Parts<'_>, title: &'static str, cases: &'static str, mut days: Vec<i64>) -> TimeView {
    days.sort_unstable();
    let say = |n: i64| parts.phrase("chart.days", &[("n", &n)]);
    TimeView {
        title: parts.word(title),
        cases: parts.tally(cases, days.len()),
        median: days.get(days.len() / 2).copied().map(say),
        shortest: days.first().copied().map(say),
        longest: days.last().copied().map(say),
    }
}

/// Standards with the number of their honours; audiences with that of the standards named for them.
fn coverage(parts: Parts<'_>, id: CampaignId) -> Option<CoverageView> {
    let portal = parts.portal;
    let campaign = portal.campaign(id);
    let count = |clause: &ClauseRef| {
        let roll = portal.roll(RollId::Clause(*clause));
        roll.iter().filter(|h| portal.honour(**h).campaign == Some(id)).count()
    };
    let standards: Vec<CoveredView> = campaign
        .standards
        .iter()
        .flat_map(|(award, clauses)| clauses.iter().map(move |clause| (award, clause)))
        .map(|(award, clause)| CoveredView {
            title: parts.link(&portal.award(*award).name, &portal.award_address(*award)),
            clause: Some(ClauseRefView {
                href: parts.href(&portal.roll_address(RollId::Clause(*clause))),
                ..parts.clause(*clause)
            }),
            honours: Some(count(clause)),
        })
        .collect();
    let audiences: Vec<CoveredView> = campaign
        .written
        .criterion
        .iter()
        .zip(campaign.criteria.iter().zip(&campaign.audiences))
        .map(|(criterion, (clause, standards))| CoveredView {
            title: LinkView { text: criterion.audience.clone(), href: None },
            clause: clause.map(|c| parts.clause(c)),
            honours: (!standards.is_empty()).then(|| standards.iter().map(count).sum()),
        })
        .collect();
    let missing = standards.iter().filter(|s| s.honours == Some(0)).count();
    (!standards.is_empty() || !audiences.is_empty()).then(|| CoverageView {
        campaign: parts.campaign_link(id),
        summary: match (standards.len(), missing) {
            (0, _) => parts.word("chart.no_standards"),
            (n, 0) => parts.phrase("chart.all_standards", &[("n", &n)]),
            (n, missing) => parts.phrase("chart.missing_standards", &[("missing", &missing), ("n", &n)]),
        },
        standards,
        audiences,
    })
}
