//! Files that are published as they are: `static/`, and what texts name beside them. Gives each its address.

use super::index::Index;
use crate::model::Address;
use crate::portal::*;
use crate::report::{Report, messages, nearest};
use crate::sources::{FileId, Place};

const PICTURES: [&str; 5] = ["jpg", "jpeg", "png", "webp", "svg"];

/// Gives every published file that is no page its address: `static/`, and the files beside texts.
pub fn files(index: &Index<'_>, portal: &mut Portal, report: &mut Report) {
    for file in index.sources.ids() {
        if let Some(name) = index.sources.path(file).strip_prefix("static/") {
            portal.assets.push(Asset { file, address: Address::home().file(name) });
        }
    }
    let mut wanted: Vec<Asset> = Vec::new();
    for i in 0..portal.documents.len() {
        let document = &portal.documents[i];
        let page = portal.document_address(DocumentId(i as u32));
        if let Some(word) = &document.header.original {
            if crate::sheet::is_sheet(&word.value) && !word.value.to_lowercase().ends_with(".csv")
                || index.annexes.iter().any(|a| beside(index, document.file, &word.value) == Some(a.file))
            {
                report.push(messages::original_is_sheet(word.place, &word.value));
                continue;
            }
            let found = beside(index, document.file, &word.value);
            match found {
                Some(file) => {
                    let address = page.file(name_of(index.sources.path(file)));
                    wanted.push(Asset { file, address: address.clone() });
                    portal.documents[i].original = Some(address);
                }
                None => report.push(messages::unknown_link(
                    word.place,
                    &word.value,
                    near_file(index, document.file, &word.value),
                )),
            }
        }
    }
    for i in 0..portal.stories.len() {
        let page = portal.story_address(StoryId(i as u32));
        let story = &portal.stories[i];
        if let Some(picture) = &story.written.picture {
            let address = picture_address(index, story.file, &page, &picture.file, &mut wanted, report);
            portal.stories[i].picture = address;
        }
    }
    for i in 0..portal.models.len() {
        let page = portal.model_address(ModelId(i as u32));
        let model = &portal.models[i];
        if let Some(picture) = &model.written.picture {
            let address = picture_address(index, model.file, &page, &picture.file, &mut wanted, report);
            portal.models[i].picture = address;
        }
    }
    portal.assets.extend(wanted);
}

pub fn picture_address(
    index: &Index<'_>,
    from: FileId,
    page: &Address,
    word: &crate::sources::Spelled<String>,
    wanted: &mut Vec<Asset>,
    report: &mut Report,
) -> Option<Address> {
    if word.value.is_empty() {
        return None;
    }
    let Some(file) = beside(index, from, &word.value) else {
        report.push(messages::unknown_link(word.place, &word.value, near_file(index, from, &word.value)));
        return None;
    };
    let path = index.sources.path(file);
    let extension = path.rsplit('.').next().unwrap_or_default().to_lowercase();
    if !PICTURES.contains(&extension.as_str()) {
        report.push(messages::not_a_picture(word.place, &word.value));
        return None;
    }
    let address = match path.strip_prefix("static/") {
        Some(name) => return Some(Address::home().file(name)),
        None => page.file(name_of(path)),
    };
    wanted.push(Asset { file, address: address.clone() });
    Some(address)
}

pub fn name_of(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// A file written relative to a text, or `/…` in `static/`.
pub fn beside(index: &Index<'_>, from: FileId, written: &str) -> Option<FileId> {
    let path = match written.strip_prefix('/') {
        Some(path) => format!("static/{path}"),
        None => join(index.sources.path(from), written)?,
    };
    index.sources.find(&crate::model::address::unescape(&path))
}

/// A file in the same folder with a similar name.
pub fn near_file<'s>(index: &'s Index<'_>, from: FileId, written: &str) -> Option<&'s str> {
    let path = index.sources.path(from);
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let names = index.sources.files.iter().filter_map(|f| f.path.strip_prefix(folder)?.strip_prefix('/'));
    nearest(written, names.filter(|name| !name.contains('/') && !path.ends_with(name)))
}

/// `written`, seen from the folder of `from`; nothing if it climbs out of the portal.
fn join(from: &str, written: &str) -> Option<String> {
    let mut segments: Vec<&str> = from.split('/').collect();
    segments.pop();
    for segment in written.split('/') {
        match segment {
            "" | "." => {}
            ".." => {
                segments.pop()?;
            }
            name => segments.push(name),
        }
    }
    Some(segments.join("/"))
}

/// One file may be wanted by several texts; two files may not want one address.
pub fn unique(portal: &mut Portal, report: &mut Report) {
    portal.assets.sort_by(|a, b| (&a.address, a.file).cmp(&(&b.address, b.file)));
    portal.assets.dedup_by(|a, b| a.file == b.file && a.address == b.address);
    for pair in portal.assets.windows(2) {
        if pair[0].address == pair[1].address {
            report.push(messages::same_address(
                Place::file(pair[1].file),
                pair[1].address.as_str(),
                Place::file(pair[0].file),
            ));
        }
    }
}
