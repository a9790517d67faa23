//! The campaign that documents speak of: proposed from their titles and from who launches it ("phát động").

use super::cross::{Draft, Options};
use crate::model::words::{CampaignLevel, DocumentType, UnitClass};
use crate::portal::Portal;
use crate::vietnamese::{fold, loose, slug};

/// A campaign in the making.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposal {
    pub id: String,
    /// The slogan in quotation marks, or what follows "phong trào thi đua".
    pub title: String,
    /// Whether the portal has it already.
    pub exists: bool,
}

impl Proposal {
    /// What to write after `--campaign`.
    pub fn option(&self) -> &str {
        if self.exists { &self.id } else { "new" }
    }
}

/// Gives every draft its campaign: as the command line says, or as the title suggests.
pub fn suggest(drafts: &mut [Draft], options: &Options, portal: &Portal) {
    for draft in drafts {
        draft.suggested = proposal(&draft.reading.head.summary, portal);
        draft.campaign = match options.campaign.as_deref() {
            Some("new") => draft.suggested.as_ref().map(|s| s.id.clone()),
            given => given.map(str::to_string),
        };
    }
}

fn proposal(summary: &str, portal: &Portal) -> Option<Proposal> {
    const MOVEMENT: &str = "phong trào thi đua";
    let lower = summary.to_lowercase();
    let at = lower.find(MOVEMENT).filter(|_| lower.len() == summary.len())? + MOVEMENT.len();
    let rest = &summary[at..];
    let slogan = rest.find('“').map(|open| {
        let inner = &rest[open + '“'.len_utf8()..];
        inner[..inner.find('”').unwrap_or(inner.len())].trim().to_string()
    });
    let title = slogan.unwrap_or_else(|| {
        let words = rest.trim().trim_start_matches("đặc biệt").trim();
        let mut letters = words.chars();
        letters.next().map(|c| c.to_uppercase().chain(letters).collect()).unwrap_or_default()
    });
    // "… phong trào thi đua của tỉnh năm 2023" names none.
    const NO_NAME: [&str; 12] = ["của", "trong", "trên", "năm", "giai", "tại", "theo", "ở", "và", "cho", "với", "do"];
    let first = title.split_whitespace().next().unwrap_or_default().to_lowercase();
    if title.split_whitespace().count() < 3 || NO_NAME.contains(&first.as_str()) {
        return None;
    }
    let wanted = loose(&title);
    let same = portal.campaigns.iter().find(|c| {
        let known = loose(&c.written.title);
        known.contains(&wanted) || wanted.contains(&known)
    });
    let words: Vec<&str> = title.split_whitespace().take(6).collect();
    let first = words.join(" ");
    let id = same.map_or_else(|| slug(first.trim_end_matches([',', ';'])), |c| c.id.clone());
    Some(Proposal { id, title, exists: same.is_some() })
}

/// Text of the campaign's file, from the documents that belong to it.
pub fn text(proposal: &Proposal, drafts: &[&Draft], portal: &Portal) -> String {
    let launches =
        |d: &&&Draft| fold(&d.reading.head.summary).starts_with("phat dong") || d.kind == DocumentType::Directive;
    let launching: Vec<&str> = drafts.iter().filter(launches).map(|d| d.id.as_str()).collect();
    let plans = drafts.iter().filter(|d| d.kind == DocumentType::Plan && !launching.contains(&d.id.as_str()));
    let plans: Vec<&str> = plans.map(|d| d.id.as_str()).collect();
    let first = drafts.iter().find(|d| launching.contains(&d.id.as_str())).or(drafts.first());
    let organiser = first.map(|d| d.issuer_word(portal));
    let level = match first.and_then(|d| d.unit).map(|unit| portal.unit(unit).written.class) {
        Some(UnitClass::Department | UnitClass::Front) => CampaignLevel::Department,
        Some(UnitClass::District) => CampaignLevel::District,
        Some(UnitClass::Commune) => CampaignLevel::Commune,
        Some(UnitClass::Central) => CampaignLevel::National,
        _ if first.and_then(|d| d.issuer.as_deref()).is_some_and(|i| fold(i).contains("huyen")) => {
            CampaignLevel::District
        }
        _ => CampaignLevel::Province,
    };
    let short = proposal.title.split([',', ';']).next().unwrap_or(&proposal.title);
    let mut out = String::from("+++\n");
    super::write::line(&mut out, "title", &proposal.title);
    super::write::line(&mut out, "short", short);
    super::write::line(&mut out, "level", level.key());
    super::write::line(&mut out, "organiser", organiser.as_deref().unwrap_or_default());
    super::write::list(&mut out, "launched_by", &launching);
    super::write::list(&mut out, "planned_by", &plans);
    out.push_str("# start = 2021-10-13\n# [end]\n# condition = \"…\"\n+++\n\n");
    out.push_str("Viết vài câu giới thiệu phong trào ở đây.\n");
    out
}
