//! The drawn picture of a page for shared links: who, which honour, which portal.

use super::parts::*;
use super::roll;
use crate::drawing::{self, Weight};
use crate::render::routes::Shared;
use serde::Serialize;

/// `card.svg`, 1200 × 630 pixels.
#[derive(Debug, Serialize)]
pub struct SharedView {
    /// What kind of page it is.
    pub kind: String,
    /// The name, in lines that fit.
    pub lines: Vec<LineView>,
    /// Size of its letters, in pixels.
    pub size: u32,
    /// The honour, or what else matters most, in lines that fit, in letters of 34 pixels.
    pub below: Vec<LineView>,
    /// Two letters for a story; nothing elsewhere.
    pub monogram: Option<String>,
    pub portal: String,
    pub owner: String,
    pub sample: bool,
    /// Everything in one line, for those who cannot see it.
    pub alt: String,
}

/// A line and where it stands, in pixels from the top.
#[derive(Debug, Serialize)]
pub struct LineView {
    pub text: String,
    pub y: u32,
}

/// The words stand in the middle of this part of the picture, in pixels from the top.
const TOP: u32 = 140;
const BOTTOM: u32 = 492;

/// Height of a line of letters of 34 pixels.
const BELOW: u32 = 48;

/// Width of the column of words, in pixels; beside a monogram it is narrower.
const COLUMN: f32 = 1056.0;
const BESIDE: f32 = 812.0;

impl SharedView {
    pub fn new(parts: Parts<'_>, shared: Shared) -> Self {
        let portal = parts.portal;
        let site = &portal.site.written;
        let (kind, name, said, monogram, sample) = match shared {
            Shared::Home => (String::new(), site.title.clone(), site.description.clone(), None, site.sample),
            Shared::Campaign(id) => {
                let card = parts.campaign(id);
                (
                    parts.word("pages.campaigns"),
                    card.short,
                    format!("{}. {}", card.level, card.period),
                    None,
                    card.sample,
                )
            }
            Shared::Roll(id) => {
                let heading = roll::about(parts, id).heading;
                // Most rolls say themselves what they are.
                let kind = parts.word("menu.roll");
                let kind = if heading.starts_with(&kind) { String::new() } else { kind };
                (kind, heading, roll::summary(parts, portal.roll(id)), None, site.sample)
            }
            Shared::Story(id) => {
                let (story, card) = (portal.story(id), parts.story(id));
                // A child's story does not lead to its honour.
                let honour = story.honours.first().filter(|_| !story.written.minor);
                let below = honour.map_or(card.title, |h| portal.award(portal.honour(*h).award).name.clone());
                (parts.word("menu.stories"), card.who, below, Some(card.monogram), card.sample)
            }
            Shared::Model(id) => {
                let card = parts.model(id);
                (card.label, card.title, card.who, None, card.sample)
            }
        };
        let width = if monogram.is_some() { BESIDE } else { COLUMN };
        let set = |size: u32| drawing::lines(&name, size as f32, Weight::Bold, width, 3);
        let whole = |size: u32| drawing::lines(&name, size as f32, Weight::Bold, width, 9).len() as u32;
        // The largest letters with which the name takes no more than half of the picture.
        let size =
            [84, 72, 60, 52].into_iter().find(|size| whole(*size) <= 3 && whole(*size) * size <= 190).unwrap_or(46);
        let (lines, below) = (set(size), drawing::lines(&said, 34.0, Weight::Regular, width, 2));
        let step = size * 5 / 4;
        let tall = lines.len() as u32 * step + below.len() as u32 * BELOW;
        let first = TOP + (BOTTOM - TOP).saturating_sub(tall) / 2 + size;
        let after = first + (lines.len() as u32).saturating_sub(1) * step + 66;
        let at = |lines: Vec<String>, first: u32, step: u32| -> Vec<LineView> {
            lines.into_iter().zip(0..).map(|(text, i)| LineView { text, y: first + i * step }).collect()
        };
        let words = [kind.as_str(), &name, &said, &site.title];
        let alt = words.iter().copied().filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" · ");
        SharedView {
            lines: at(lines, first, step),
            size,
            below: at(below, after, BELOW),
            kind,
            monogram,
            portal: site.title.clone(),
            owner: portal.site.owner.name.clone(),
            sample,
            alt,
        }
    }
}
