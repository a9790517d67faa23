//! Names that may not be shown any more and still stand somewhere: in a text, in the name of a file.
//! Comes in: the portal with its honours decided. Goes out: errors. May not live here: what is shown instead.

use super::index::Index;
use crate::model::words::RecipientKind;
use crate::portal::*;
use crate::report::{Diagnostic, Report, messages};
use crate::sources::{FileId, Place};
use crate::vietnamese::{loose, slug};
use rayon::prelude::*;
use std::collections::HashSet;

/// A person whose honour is not shown.
struct Hidden {
    /// As written, as compared, as it would stand in an address.
    name: String,
    loose: String,
    slug: String,
    honour: HonourId,
}

/// Reports every published file that still names somebody whose honour was withdrawn or withheld.
pub fn names_not_shown(index: &Index<'_>, portal: &Portal, report: &mut Report) {
    let hidden = hidden(portal);
    if hidden.is_empty() {
        return;
    }
    let assets = portal.assets.iter().map(|asset| asset.file).chain(portal.pictures.iter().map(|p| p.file));
    let assets = assets.map(|file| (file, false));
    let files: Vec<(FileId, bool)> = texts(index, portal).into_iter().map(|file| (file, true)).chain(assets).collect();
    let found: Vec<Diagnostic> =
        files.into_par_iter().flat_map_iter(|(file, text)| look(index, portal, &hidden, file, text)).collect();
    report.extend(found);
    for honour in portal.honours.iter().filter(|honour| honour.shown()) {
        let row = honour.row();
        for text in [&row.deed, &row.note].into_iter().flatten() {
            let text = loose(text);
            for person in hidden.iter().filter(|person| text.contains(&person.loose)) {
                report.push(messages::name_not_shown(row.name.place, &call(portal, person.honour)));
            }
        }
    }
}

/// Persons and heads of households. Not those whose full name somebody bears who is shown: nobody could tell them apart.
fn hidden(portal: &Portal) -> Vec<Hidden> {
    let person = |honour: &Honour| {
        let row = honour.row();
        let name = match row.kind {
            RecipientKind::Collective => return None,
            RecipientKind::Household => super::names::head(&row.name.value),
            RecipientKind::Individual => row.name.value.trim(),
        };
        name.contains(' ').then(|| name.to_string())
    };
    if portal.honours.iter().all(Honour::shown) {
        return Vec::new();
    }
    let shown: HashSet<String> =
        portal.honours.iter().filter(|h| h.shown()).filter_map(person).map(|name| loose(&name)).collect();
    let ids = (0..portal.honours.len() as u32).map(HonourId).filter(|id| !portal.honour(*id).shown());
    ids.filter_map(|honour| {
        let name = person(portal.honour(honour))?;
        let loose = loose(&name);
        (!shown.contains(&loose)).then(|| Hidden { slug: slug(&name), loose, name, honour })
    })
    .collect()
}

/// Files whose words are published.
fn texts(index: &Index<'_>, portal: &Portal) -> Vec<FileId> {
    let mut files = vec![index.site.0];
    files.extend(index.sources.find("content/units.toml"));
    files.extend(portal.campaigns.iter().map(|c| c.file));
    files.extend(portal.documents.iter().map(|d| d.file));
    files.extend(portal.stories.iter().map(|s| s.file));
    files.extend(portal.models.iter().map(|m| m.file));
    files.extend(portal.pages.iter().map(|p| p.file));
    files
}

fn look(index: &Index<'_>, portal: &Portal, hidden: &[Hidden], file: FileId, text: bool) -> Vec<Diagnostic> {
    let path = slug(index.sources.path(file));
    let bytes = if text { index.sources.bytes(file) } else { &[] };
    let written = std::str::from_utf8(bytes).unwrap_or_default();
    let compared = loose(written);
    let mut found = Vec::new();
    for person in hidden {
        if compared.contains(&person.loose) || path.contains(&person.slug) {
            // Typed another way, it is somewhere in the file.
            let place =
                written.find(&person.name).map_or(Place::file(file), |at| Place::new(file, at..at + person.name.len()));
            found.push(messages::name_not_shown(place, &call(portal, person.honour)));
        }
    }
    found
}

/// `qd-1-ubnd-2022#ii-3`
fn call(portal: &Portal, id: HonourId) -> String {
    let honour = portal.honour(id);
    format!("{}#{}", portal.decision_document(honour).id, honour.anchor())
}
