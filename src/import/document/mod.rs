//! An official document as it arrives → a content file that builds.
//!
//! Comes in: text pulled out of a PDF, Markdown, or the words of a Word file. Goes out: a [`Draft`]: what the document
//! says of itself, its body in the portal's Markdown, and everything an editor should look at. May not live here: the
//! disk; a changed word. The outline comes from the document's own numbering (`outline/`), never from `#` or fonts.

mod campaign;
mod cross;
mod foot;
mod head;
mod issuer;
mod lines;
mod parts;
mod read;
mod slips;
mod tidy;
mod unwrap;
mod word;
mod write;

pub use campaign::{Proposal as CampaignProposal, text as campaign_text};
pub use cross::{Draft, Inferred, Known, Options, meet};
pub use foot::Foot;
pub use head::Head;
pub use lines::{Dropped, Why};
pub use read::{Form, Reading, read};
pub use slips::Slip;
pub use tidy::tidy;
pub use word::text as word_text;
pub(super) use write::line;
