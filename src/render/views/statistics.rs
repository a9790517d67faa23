//! Statistics of all honours in force: how many, to whom, for which standards, how promptly.

use super::parts::*;
use super::words;
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
    pub title: &'static str,
    /// What a row is.
    pub of: &'static str,
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
    pub title: &'static str,
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
            lead: super::roll::summary(parts.portal.roll(RollId::All)),
            charts: charts(parts),
            times: times(parts.portal),
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
    let plain = |counts: BTreeMap<usize, (&'static str, usize)>| -> Vec<(LinkView, usize)> {
        counts.into_values().map(|(text, n)| (LinkView { text: text.into(), href: None }, n)).collect()
    };
    let mut classes: BTreeMap<usize, (&'static str, usize)> = BTreeMap::new();
    let mut positions: BTreeMap<usize, (&'static str, usize)> = BTreeMap::new();
    for id in &all.honours {
        let honour = portal.honour(*id);
        let class = honour.unit.as_ref().and_then(|u| u.unit).map(|u| portal.unit(u).written.class);
        let (place, text) = class.map_or((usize::MAX, "Chưa rõ đơn vị"), |c| (c as usize, c.label()));
        classes.entry(place).or_insert((text, 0)).1 += 1;
        if honour.row().kind == RecipientKind::Individual {
            let class = honour.row().position_class;
            let (place, text) = class.map_or((usize::MAX, "Chưa ghi"), |c| (c as usize, c.label()));
            positions.entry(place).or_insert((text, 0)).1 += 1;
        }
    }
    let direct = positions.get(&(Position::Worker as usize)).map_or(0, |(_, n)| *n);
    let known: usize = positions.iter().filter(|(place, _)| **place != usize::MAX).map(|(_, (_, n))| n).sum();
    let share = (known > 0).then(|| {
        format!(
            "Người lao động trực tiếp: {} trong {} cá nhân đã ghi đối tượng.",
            share(direct, known),
            words::number(known)
        )
    });
    let chart = |anchor, title, of, note, rows| chart(anchor, title, of, note, rows);
    vec![
        chart(
            "p-nam",
            "Theo năm",
            "Năm",
            None,
            rolls(&|id| match id {
                RollId::Year(year) => Some(year.to_string()),
                _ => None,
            }),
        ),
        chart(
            "p-doi-tuong",
            "Theo đối tượng được khen",
            "Đối tượng",
            None,
            rolls(&|id| match id {
                RollId::Kind(kind) => Some(kind.label().to_string()),
                _ => None,
            }),
        ),
        chart(
            "p-cap",
            "Theo cấp khen thưởng",
            "Cấp",
            None,
            rolls(&|id| match id {
                RollId::Level(level) => Some(words::upper_first(words::level(level))),
                _ => None,
            }),
        ),
        chart(
            "p-hinh-thuc",
            "Theo hình thức khen",
            "Hình thức",
            None,
            rolls(&|id| match id {
                RollId::Award(award) => Some(portal.award(award).name.clone()),
                _ => None,
            }),
        ),
        chart("p-loai-don-vi", "Theo loại đơn vị", "Loại đơn vị", None, plain(classes)),
        chart("p-lao-dong", "Cá nhân theo vị trí công tác", "Vị trí", share, plain(positions)),
    ]
}

fn chart(
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
        count: words::number(n),
        share: share(n, total),
        length: (n * 100).div_ceil(longest),
    };
    ChartView { anchor, title, of, note, bars: rows.into_iter().map(bar).collect() }
}

/// "12,5 %": tenths, as Vietnamese writes them.
fn share(n: usize, total: usize) -> String {
    let tenths = (n * 1000 + total / 2).checked_div(total).unwrap_or(0);
    if tenths.is_multiple_of(10) { format!("{} %", tenths / 10) } else { format!("{},{} %", tenths / 10, tenths % 10) }
}

/// From the deed to the decision, from the decision to its publication.
fn times(portal: &Portal) -> Vec<TimeView> {
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
        time("Từ ngày lập thành tích đến ngày quyết định khen", "lượt khen", decided.collect()),
        time("Từ ngày quyết định đến ngày công bố", "quyết định", published.collect()),
    ]
}

fn time(title: &'static str, case: &str, mut days: Vec<i64>) -> TimeView {
    days.sort_unstable();
    let say = |n: i64| format!("{n} ngày");
    TimeView {
        title,
        cases: format!("{} {case} có đủ hai ngày", words::number(days.len())),
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
            (0, _) => "Kế hoạch của phong trào chưa nêu tiêu chuẩn khen thưởng.".to_string(),
            (n, 0) => format!("Cả {n} tiêu chuẩn đều đã có lượt khen."),
            (n, missing) => format!("{missing} trong {n} tiêu chuẩn chưa có lượt khen nào."),
        },
        standards,
        audiences,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_in_tenths() {
        assert_eq!([share(1, 8), share(1, 2), share(2, 3), share(0, 0)], ["12,5 %", "50 %", "66,7 %", "0 %"]);
    }

    #[test]
    fn days() {
        let view = time("", "lượt khen", vec![30, 3, 12]);
        assert_eq!((view.median.as_deref(), view.longest.as_deref()), (Some("12 ngày"), Some("30 ngày")));
        assert_eq!(time("", "lượt khen", vec![]).median, None);
    }
}
