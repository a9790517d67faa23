//! What the person who starts the program decides; everything else comes from the content.

use super::Moment;

/// Options of one build.
#[derive(Clone, Debug, PartialEq)]
pub struct Options {
    /// Replaces `base_url` of `site.toml`.
    pub base_url: Option<String>,
    /// The moment from which "running" and "ended" are judged, in the portal's time zone.
    pub now: Moment,
    /// Build drafts too.
    pub drafts: bool,
}
