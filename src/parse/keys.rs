//! Kinds of content files by folder, and the keys each one asks for (for the test of `docs/content.md`).

use super::{kinds, text};
use crate::report::Diagnostic;
use crate::sources::FileId;
use crate::table::Reader;

/// Kind of a content file: decided by its folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Site,
    Units,
    Awards,
    Withheld,
    Abbreviations,
    Campaign,
    Document,
    Decision,
    Annex,
    Story,
    Model,
    Page,
}

impl Kind {
    pub fn of_folder(folder: &str) -> Option<Kind> {
        match folder {
            "campaigns" => Some(Kind::Campaign),
            "documents" => Some(Kind::Document),
            "decisions" => Some(Kind::Decision),
            "stories" => Some(Kind::Story),
            "models" => Some(Kind::Model),
            "pages" => Some(Kind::Page),
            _ => None,
        }
    }
}

/// Reads declarations of one kind and tells every key that the code asked for on the way, and what is wrong.
pub fn keys_of_example(kind: Kind, declarations: &str) -> (Vec<String>, Vec<Diagnostic>) {
    let file = FileId(0);
    let reader = Reader::tracing(file);
    let _ = reader.read(declarations, |t| match kind {
        Kind::Site | Kind::Units | Kind::Awards | Kind::Withheld | Kind::Abbreviations => kinds::table_facts(kind, t),
        _ => kinds::text_facts(kind, t, text::markdown("", file, 0, &mut Vec::new())),
    });
    reader.into_asked_and_diagnostics()
}
