//! What published files tell of those who made them: place and camera in pictures, names in office files.
//!
//! Comes in: files that are published as they are. Goes out: errors for pictures that tell where or with what they
//! were taken, warnings for office files that name their authors. May not live here: pictures of texts, which are made
//! anew and tell nothing.

use crate::portal::Portal;
use crate::report::{Diagnostic, Report, messages};
use crate::sources::{Data, FileId, Sources};
use exif::{Context, In, Tag};
use rayon::prelude::*;
use std::io::{Cursor, Read};

/// Largest published file that is looked into, in bytes; larger ones are films.
const LARGEST: u64 = 128 << 20;

/// Largest part with properties in an office file, in bytes.
const LARGEST_PROPERTIES: u64 = 1 << 20;

const PICTURES: [&str; 9] = ["jpg", "jpeg", "png", "webp", "heic", "heif", "avif", "tif", "tiff"];
const OFFICE: [&str; 8] = ["docx", "docm", "xlsx", "xlsm", "pptx", "odt", "ods", "odp"];

/// Looks into every file that is published as it is.
pub fn check(portal: &Portal, sources: &Sources, report: &mut Report) {
    let mut files: Vec<FileId> = portal.assets.iter().map(|asset| asset.file).collect();
    files.sort_unstable();
    files.dedup();
    let found: Vec<Diagnostic> = files.into_par_iter().filter_map(|file| look(sources, file)).collect();
    report.extend(found);
}

fn look(sources: &Sources, file: FileId) -> Option<Diagnostic> {
    let path = sources.path(file);
    let extension = path.rsplit('.').next()?.to_lowercase();
    let (picture, office) = (PICTURES.contains(&extension.as_str()), OFFICE.contains(&extension.as_str()));
    if !picture && !office {
        return None;
    }
    let bytes = match &sources.files[file.0 as usize].data {
        Data::Bytes(bytes) => bytes.to_vec(),
        Data::Handle { size, .. } if *size > LARGEST => return None,
        Data::Handle { path, .. } => std::fs::read(path).ok()?,
    };
    match picture {
        true => maker(&bytes).map(|what| messages::picture_tells(path, what)),
        false => author(&bytes).map(|name| messages::author_in_file(path, &name)),
    }
}

/// What a picture file tells besides the picture.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Tells {
    Place,
    Camera,
}

fn maker(bytes: &[u8]) -> Option<Tells> {
    let tags = exif::Reader::new().continue_on_error(true).read_from_container(&mut Cursor::new(bytes));
    let tags = tags.or_else(|e| e.distill_partial_result(|_| {})).ok();
    let contains = |word: &str| bytes.windows(word.len()).any(|w| w == word.as_bytes());
    let gps = |tags: &exif::Exif| tags.fields().any(|f| f.tag.context() == Context::Gps && f.tag != Tag::GPSVersionID);
    // XMP says the same once more, as text.
    if tags.as_ref().is_some_and(gps) || contains("exif:GPSL") {
        return Some(Tells::Place);
    }
    let cameras = [Tag::Make, Tag::Model, Tag::BodySerialNumber, Tag::CameraOwnerName, Tag::MakerNote];
    let camera = |tags: &exif::Exif| cameras.iter().any(|tag| tags.get_field(*tag, In::PRIMARY).is_some());
    (tags.as_ref().is_some_and(camera) || contains("tiff:Make") || contains("aux:SerialNumber"))
        .then_some(Tells::Camera)
}

/// The first name among the properties of an office file.
fn author(bytes: &[u8]) -> Option<String> {
    let mut parts = zip::ZipArchive::new(Cursor::new(bytes)).ok()?;
    for (part, tags) in [
        ("docProps/core.xml", ["dc:creator", "cp:lastModifiedBy"]),
        ("meta.xml", ["meta:initial-creator", "dc:creator"]),
    ] {
        let Ok(file) = parts.by_name(part) else { continue };
        let mut text = String::new();
        let _ = file.take(LARGEST_PROPERTIES).read_to_string(&mut text);
        for tag in tags {
            let inner = text.split_once(&format!("<{tag}>")).and_then(|(_, rest)| rest.split_once("</"));
            if let Some((name, _)) = inner.filter(|(name, _)| !name.trim().is_empty()) {
                return Some(name.trim().to_string());
            }
        }
    }
    None
}
