//! Nouns shared by all stages: dates, closed vocabularies, addresses, options. Plain data with invariants in
//! their constructors; no input or output, no TOML, no templates.

pub mod address;
pub mod date;
pub mod options;
pub mod words;

pub use address::Address;
pub use date::{Date, Moment};
pub use options::Options;

/// Whether a word can be an id, and so an address: `a–z`, `0–9` and single hyphens inside.
pub fn is_id(word: &str) -> bool {
    let inner = word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    inner && !word.is_empty() && !word.starts_with('-') && !word.ends_with('-') && !word.contains("--")
}
