//! Shapes of the parts that many pages show. Each is small, sorted and ready: a template neither searches nor sorts.

use serde::Serialize;

/// Words that lead somewhere, or only words.
#[derive(Clone, Debug, Serialize)]
pub struct LinkView {
    pub text: String,
    pub href: Option<String>,
}

/// A unit as it was called then, and what became of it.
#[derive(Clone, Debug, Serialize)]
pub struct UnitRefView {
    pub name: String,
    pub href: Option<String>,
    /// "nay là" or "nay thuộc", if it has successors or another name today.
    pub now_word: Option<String>,
    pub now: Vec<LinkView>,
}

/// A date for people and for machines.
#[derive(Clone, Debug, Serialize)]
pub struct DateView {
    pub text: String,
    pub iso: String,
}

/// Where an honour comes from: decision, date, signer.
#[derive(Clone, Debug, Serialize)]
pub struct DecisionRefView {
    /// "Quyết định số 12/QĐ-UBND"
    pub text: String,
    pub href: String,
    pub date: Option<DateView>,
    pub issuer: String,
    pub signer: Option<String>,
}

/// A clause of a plan, as an honour or a criterion names it.
#[derive(Clone, Debug, Serialize)]
pub struct ClauseRefView {
    /// "Mục IV, khoản 2, điểm b, gạch đầu dòng thứ 3"
    pub text: String,
    /// "Kế hoạch số 4049/KH-UBND"
    pub document: String,
    pub href: String,
    pub excerpt: String,
}

/// What a later decision did.
#[derive(Clone, Debug, Serialize)]
pub struct ChangeView {
    pub text: String,
    pub decision: DecisionRefView,
}

/// An honour everywhere it appears: who, what, why, by which decision, under which clause, in which campaign.
#[derive(Clone, Debug, Serialize)]
pub struct HonourView {
    pub anchor: String,
    pub number: u32,
    pub href: String,
    /// Nothing but decision and number may be shown.
    pub withdrawn: bool,
    /// Since when it is not shown at the person's own request.
    pub withheld: Option<DateView>,
    pub name: String,
    pub kind: String,
    pub kind_key: &'static str,
    pub position: Option<String>,
    pub position_class: Option<String>,
    pub unit: Option<UnitRefView>,
    pub deed: Option<String>,
    pub deed_date: Option<DateView>,
    pub award: LinkView,
    pub decision: DecisionRefView,
    pub clause: Option<ClauseRefView>,
    pub campaign: Option<LinkView>,
    pub stories: Vec<LinkView>,
    pub models: Vec<LinkView>,
    pub posthumous: bool,
    pub note: Option<String>,
    pub changes: Vec<ChangeView>,
    pub sample: bool,
}

/// Rows of a decision's section.
#[derive(Clone, Debug, Serialize)]
pub struct SectionView {
    /// "I. Tập thể"; nothing in an annex without sections.
    pub title: Option<String>,
    pub honours: Vec<HonourView>,
}

/// A story or model in a list.
#[derive(Clone, Debug, Serialize)]
pub struct CardView {
    pub title: String,
    pub href: String,
    pub lead: String,
    pub label: String,
    pub date: DateView,
    pub who: String,
    pub picture: Option<PictureView>,
    pub monogram: String,
    pub sample: bool,
}

#[derive(Clone, Debug, Serialize)]
pub struct PictureView {
    /// The widest JPEG: for whoever knows neither WebP nor sets of widths.
    pub src: String,
    /// The same picture in several widths, as a `srcset`.
    pub webp: String,
    pub jpeg: String,
    /// Of the widest file, in pixels.
    pub width: u32,
    pub height: u32,
    /// Class of the colour that stands in its place until it is there: `tint-0` … `tint-7`.
    pub tint: String,
    pub alt: String,
    pub caption: String,
    pub credit: String,
}

/// A file to take away.
#[derive(Clone, Debug, Serialize)]
pub struct AttachmentView {
    pub text: String,
    pub href: String,
    /// "PDF, 240 KB"
    pub about: String,
}

/// A document or decision in a list.
#[derive(Clone, Debug, Serialize)]
pub struct PaperView {
    /// "Kế hoạch số 4049/KH-UBND"
    pub title: String,
    pub summary: String,
    pub href: String,
    pub date: Option<DateView>,
    pub issuer: String,
    /// Numbers of recipients, for decisions.
    pub counts: Option<String>,
    pub sample: bool,
}

/// A paper and how it stands to another.
#[derive(Clone, Debug, Serialize)]
pub struct RelationView {
    pub relation: String,
    pub papers: Vec<PaperView>,
}

/// A campaign in a list.
#[derive(Clone, Debug, Serialize)]
pub struct CampaignCardView {
    pub title: String,
    pub short: String,
    pub href: String,
    pub level: String,
    pub status: String,
    pub status_key: &'static str,
    pub period: String,
    pub honours: usize,
    pub sample: bool,
}

/// A list as files, and on paper.
#[derive(Clone, Debug, Serialize)]
pub struct FilesView {
    pub data: Vec<LinkView>,
    pub poster: LinkView,
    pub about: LinkView,
}

/// Neighbouring pages of a long list.
#[derive(Clone, Debug, Serialize)]
pub struct PagerView {
    /// "Trang 3" or "Mới nhất"
    pub here: String,
    pub newer: Option<String>,
    pub older: Option<String>,
    pub pages: Vec<LinkView>,
    pub total: usize,
}
