//! VERB parse: Sources → Content. Pure; one file at a time; never stops at the first mistake.
//!
//! Comes in: the bytes of one file and its path. Goes out: its facts with places, and its diagnostics. May not live
//! here: other files, the disk, decisions about truth.

mod annex;
mod annex_title;
mod columns;
mod front_matter;
mod guard;
mod header;
mod keys;
mod kinds;
mod text;

pub use annex::{list, unreadable};
pub use columns::{Mapping, PASS_OVER, TitleRead, is_header, titles};
pub use guard::old_letters;
pub use keys::{Kind, keys_of_example};
pub use kinds::catalogue;

use crate::content::{Content, Facts, ParsedFile};
use crate::report::messages;
use crate::sources::{Data, FileId, Place, Sources};
use crate::table::Reader;
use rayon::prelude::*;
use std::sync::Arc;

/// Parses every content file, on all cores, in path order.
pub fn parse(sources: &Sources) -> Content {
    let ids: Vec<FileId> = sources.ids().collect();
    let (annexes, texts): (Vec<FileId>, Vec<FileId>) = ids.into_iter().partition(|id| is_annex(sources.path(*id)));
    let mut files: Vec<Arc<ParsedFile>> =
        texts.into_par_iter().filter_map(|id| file(sources, id, &[])).map(Arc::new).collect();
    // A decision may say what its annex's columns are called, so annexes come second.
    let lists: Vec<Arc<ParsedFile>> =
        annexes.into_par_iter().filter_map(|id| file(sources, id, &files)).map(Arc::new).collect();
    files.extend(lists);
    files.sort_unstable_by_key(|parsed| parsed.file);
    Content { files, catalogue: kinds::catalogue() }
}

fn is_annex(path: &str) -> bool {
    path.starts_with("content/decisions/") && crate::sheet::is_sheet(path)
}

/// What the decision of an annex says of its columns.
fn mapping(id: &str, others: &[Arc<ParsedFile>]) -> Mapping {
    let pairs = others.iter().filter_map(|parsed| match &parsed.facts {
        Some(Facts::Decision(decision)) if decision.annex_id(&parsed.id) == id => Some(&decision.columns),
        _ => None,
    });
    Mapping::new(pairs.flatten().map(|(title, meaning)| (title.value.as_str(), meaning.value.as_str())))
}

/// The portal's offset from UTC in minutes; that of Vietnam where `content/site.toml` does not say.
pub fn offset_minutes(sources: &Sources) -> i32 {
    let site = sources.find("content/site.toml").and_then(|id| file(sources, id, &[])).and_then(|parsed| parsed.facts);
    let zone = match &site {
        Some(Facts::Site(site)) => crate::model::date::offset_minutes(&site.time_zone.value),
        _ => None,
    };
    zone.unwrap_or(7 * 60)
}

/// Parses one file; nothing if it is no content (a picture, a file of `static/` or of a theme). `others` are the parsed
/// decisions, for annexes.
pub fn file(sources: &Sources, file: FileId, others: &[Arc<ParsedFile>]) -> Option<ParsedFile> {
    let path = sources.path(file);
    let inner = path.strip_prefix("content/")?;
    if matches!(sources.files[file.0 as usize].data, Data::Handle { .. }) {
        return None;
    }
    let mut diagnostics = Vec::new();
    let (id, kind) = match place_of(inner) {
        Some(found) => found,
        None => {
            diagnostics.push(messages::unexpected_file(Place::file(file), FOLDERS));
            return Some(ParsedFile { file, id: String::new(), facts: None, diagnostics });
        }
    };
    if !crate::model::is_id(&id) {
        diagnostics.push(messages::bad_id(Place::file(file), &id, &crate::vietnamese::slug(&id)));
    }
    if kind == Kind::Annex {
        let mapping = mapping(&id, others);
        let annex = annex::read(file, path, sources.bytes(file), &mapping, &mut diagnostics);
        let facts = annex.map(|annex| Facts::Annex(Arc::new(annex)));
        return Some(ParsedFile { file, id, facts, diagnostics });
    }
    let facts = match front_matter::decode(file, sources.bytes(file)) {
        Ok(text) => contents(file, kind, text, &mut diagnostics),
        Err(diagnostic) => {
            diagnostics.push(diagnostic);
            None
        }
    };
    Some(ParsedFile { file, id, facts, diagnostics })
}

fn contents(file: FileId, kind: Kind, text: &str, diagnostics: &mut Vec<crate::report::Diagnostic>) -> Option<Facts> {
    guard::encoding(file, text, 0, diagnostics);
    match kind {
        Kind::Site | Kind::Units | Kind::Awards | Kind::Withheld | Kind::Abbreviations => {
            let bom = front_matter::bom(text);
            if text[bom..].trim().is_empty() {
                diagnostics.push(messages::empty_file(Place::file(file)));
                return None;
            }
            let reader = Reader::new(file, bom);
            let facts = reader.read(&text[bom..], |t| kinds::table_facts(kind, t));
            diagnostics.extend(reader.into_diagnostics());
            facts
        }
        _ => {
            let (declarations, body) = match front_matter::split(file, text) {
                Ok(ranges) => ranges,
                Err(diagnostic) => {
                    diagnostics.push(diagnostic);
                    return None;
                }
            };
            let reader = Reader::new(file, declarations.start);
            let words = match kind {
                Kind::Document | Kind::Decision => text::official(&text[body.clone()], file, body.start, diagnostics),
                _ => text::markdown(&text[body.clone()], file, body.start, diagnostics),
            };
            let facts = reader.read(&text[declarations], |t| kinds::text_facts(kind, t, words));
            diagnostics.extend(reader.into_diagnostics());
            let header = match &facts {
                Some(Facts::Document(document)) => Some(&document.header),
                Some(Facts::Decision(decision)) => Some(&decision.header),
                _ => None,
            };
            if let Some(header) = header {
                text::corrections(&text[body], &header.sic, diagnostics);
            }
            facts
        }
    }
}

/// The folders of content, for messages.
const FOLDERS: &str = "content/campaigns, documents, decisions, stories, models, pages";

/// Id and kind of a content file, from its path below `content/`.
fn place_of(path: &str) -> Option<(String, Kind)> {
    let segments: Vec<&str> = path.split('/').collect();
    match segments.as_slice() {
        ["site.toml"] => Some(("site".into(), Kind::Site)),
        ["units.toml"] => Some(("units".into(), Kind::Units)),
        ["awards.toml"] => Some(("awards".into(), Kind::Awards)),
        ["withheld.toml"] => Some(("withheld".into(), Kind::Withheld)),
        ["abbreviations.toml"] => Some(("abbreviations".into(), Kind::Abbreviations)),
        ["decisions", name] if crate::sheet::is_sheet(name) => Some((name.rsplit_once('.')?.0.into(), Kind::Annex)),
        [folder, name] => Some((name.strip_suffix(".md")?.into(), Kind::of_folder(folder)?)),
        [folder @ ("stories" | "models"), id, "index.md"] => Some(((*id).into(), Kind::of_folder(folder)?)),
        _ => None,
    }
}

/// Whether a word can be an anchor of a clause. Ids beginning with `p-` belong to the theme.
fn is_anchor(word: &str) -> bool {
    let plain = word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    plain && !word.is_empty() && !word.starts_with("p-") && !word.starts_with('-')
}
