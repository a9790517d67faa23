//! Output: what a site consists of, made piece by piece and never collected.

use crate::report::Diagnostic;
use std::path::PathBuf;

/// One file's contents.
pub enum Piece {
    Bytes(Vec<u8>),
    /// A file that is published as it is.
    File(PathBuf),
}

/// All files of a site in fixed order, each of which can be made on its own, from any thread.
pub struct Output<'o> {
    /// Paths relative to the output folder, with `/`; no path occurs twice.
    pub paths: Vec<String>,
    /// Makes the file with this position.
    pub make: Box<dyn Fn(usize) -> Result<Piece, Diagnostic> + Sync + 'o>,
}
