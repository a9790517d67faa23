//! Import: an office's file → a content file that staff only have to complete.
//!
//! Comes in: the rows of a sheet or the text of a document, what the portal knows of units and awards. Goes out: the text
//! of a content file, and what is still missing. May not live here: the disk; guesses that are not marked as such.

mod decision;
pub mod document;
mod units;

pub use decision::{Draft, decision};
