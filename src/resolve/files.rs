//! Files that are published as they are: `static/`, and what texts name beside them. Gives each its address.

use super::index::Index;
use crate::content::AttachmentEntry;
use crate::model::Address;
use crate::portal::*;
use crate::report::{Report, messages, nearest};
use crate::sources::{Data, FileId, Place};
use std::collections::HashMap;

const PICTURES: [&str; 5] = ["jpg", "jpeg", "png", "webp", "svg"];

/// Files and pictures that pages want beside them.
#[derive(Default)]
pub struct Wanted {
    pub assets: Vec<Asset>,
    pictures: Vec<PictureFile>,
    /// A picture that one page shows twice is one.
    known: HashMap<(FileId, Address), PictureId>,
}

/// Gives every published file that is no page its address: `static/`, and the files beside texts.
pub fn files(index: &Index<'_>, portal: &mut Portal, wanted: &mut Wanted, report: &mut Report) {
    for file in index.sources.ids() {
        if let Some(name) = index.sources.path(file).strip_prefix("static/") {
            portal.assets.push(Asset { file, address: Address::home().file(name) });
        }
    }
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
                    wanted.assets.push(Asset { file, address: address.clone() });
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
        let picture = story.written.picture.as_ref();
        let picture = picture.and_then(|p| wanted.picture(index, story.file, &page, &p.file, report));
        let attachments = wanted.attachments(index, story.file, &page, &story.written.attachments, report);
        (portal.stories[i].picture, portal.stories[i].attachments) = (picture, attachments);
    }
    for i in 0..portal.models.len() {
        let page = portal.model_address(ModelId(i as u32));
        let model = &portal.models[i];
        let picture = model.written.picture.as_ref();
        let picture = picture.and_then(|p| wanted.picture(index, model.file, &page, &p.file, report));
        let attachments = wanted.attachments(index, model.file, &page, &model.written.attachments, report);
        (portal.models[i].picture, portal.models[i].attachments) = (picture, attachments);
    }
}

impl Wanted {
    /// The picture that a text names, for the page that shows it.
    pub fn picture(
        &mut self,
        index: &Index<'_>,
        from: FileId,
        page: &Address,
        word: &crate::sources::Spelled<String>,
        report: &mut Report,
    ) -> Option<PictureId> {
        if word.value.is_empty() {
            return None;
        }
        let Some(file) = beside(index, from, &word.value) else {
            report.push(messages::unknown_link(word.place, &word.value, near_file(index, from, &word.value)));
            return None;
        };
        let (stem, extension) = name_of(index.sources.path(file)).rsplit_once('.').unwrap_or_default();
        if !PICTURES.contains(&extension.to_lowercase().as_str()) {
            report.push(messages::not_a_picture(word.place, &word.value));
            return None;
        }
        let next = PictureId(self.pictures.len() as u32);
        let id = *self.known.entry((file, page.clone())).or_insert(next);
        if id == next {
            self.pictures.push(PictureFile { file, page: page.clone(), stem: stem.to_string(), place: word.place });
        }
        Some(id)
    }

    /// Files to take away, beside the page that offers them or in `static/`.
    fn attachments(
        &mut self,
        index: &Index<'_>,
        from: FileId,
        page: &Address,
        entries: &[AttachmentEntry],
        report: &mut Report,
    ) -> Vec<Attachment> {
        let mut attachments = Vec::new();
        for entry in entries.iter().filter(|entry| !entry.file.value.is_empty()) {
            let word = &entry.file;
            let Some(file) = beside(index, from, &word.value) else {
                report.push(messages::unknown_link(word.place, &word.value, near_file(index, from, &word.value)));
                continue;
            };
            let path = index.sources.path(file);
            // A sheet holds what it hides; what is held in memory is content, not a file to take away.
            let size = match index.sources.files[file.0 as usize].data {
                Data::Handle { size, .. } => size,
                _ => {
                    report.push(messages::original_is_sheet(word.place, &word.value));
                    continue;
                }
            };
            let address = match path.strip_prefix("static/") {
                Some(name) => Address::home().file(name),
                None => page.file(name_of(path)),
            };
            if !path.starts_with("static/") {
                self.assets.push(Asset { file, address: address.clone() });
            }
            attachments.push(Attachment { title: entry.title.clone(), address, size });
        }
        attachments
    }

    /// Puts everything into the portal. One file may be wanted by several texts; two may not want one address.
    pub fn publish(self, portal: &mut Portal, report: &mut Report) {
        portal.assets.extend(self.assets);
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
        let mut stems: HashMap<(&Address, &str), &PictureFile> = HashMap::new();
        for picture in &self.pictures {
            let first = *stems.entry((&picture.page, &picture.stem)).or_insert(picture);
            if first.file != picture.file {
                let address = picture.page.file(&picture.stem);
                report.push(messages::same_address(picture.place, address.as_str(), first.place));
            }
        }
        portal.pictures = self.pictures;
    }
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
