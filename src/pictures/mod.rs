//! Pictures: what a phone made → what a page shows.
//!
//! Comes in: the picture files that texts use, and a folder for what was made before. Goes out: for each picture its
//! size, the colour of its placeholder and upright files in several widths, without any word about place, camera or
//! person; what cannot be used is reported. The only room that knows the picture libraries. May not live here: which
//! picture stands where, captions, HTML.

mod cards;
mod decode;
mod encode;
mod kept;

pub use cards::Card;

use crate::portal::{PictureFile, PictureId, Portal};
use crate::report::{Report, Words, messages};
use crate::sources::{Data, FileId, Sources};
use rayon::prelude::*;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Widths in pixels in which a picture is offered; none wider than the picture itself. 800 is a phone's width on a
/// sharp screen, 1600 that of the column of a desktop page on one.
pub const WIDTHS: [u32; 3] = [480, 800, 1600];

/// A picture that is ready to be shown.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Prepared {
    /// Of the widest file, upright.
    pub width: u32,
    pub height: u32,
    /// Number of the placeholder's colour, 0 to 7 (`encode::tint`).
    pub tint: u8,
    pub files: Vec<Made>,
}

/// One file made of a picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Made {
    pub format: Format,
    pub width: u32,
    pub path: PathBuf,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// Smaller; every browser of the last years shows it.
    WebP,
    /// For everything else: shared links, newspapers, old browsers.
    Jpeg,
}

impl Format {
    pub fn extension(self) -> &'static str {
        match self {
            Format::WebP => "webp",
            Format::Jpeg => "jpg",
        }
    }
}

/// All pictures of a portal, and the workshop in which they were made.
#[derive(Debug, Default)]
pub struct Pictures {
    /// In the order of [`Portal::pictures`].
    pub list: Vec<Prepared>,
    /// Files that had to be decoded, and those of which everything was there.
    pub decoded: usize,
    pub reused: usize,
    /// The same of drawn cards, as far as pages were asked for.
    pub cards_drawn: AtomicUsize,
    pub cards_reused: AtomicUsize,
    /// Where everything is kept; nothing is kept without.
    folder: Option<PathBuf>,
    /// Cards that were asked for.
    cards: Mutex<HashSet<PathBuf>>,
}

impl Pictures {
    /// A made file of a picture.
    pub fn find(&self, picture: PictureId, width: u32, format: Format) -> Option<&Made> {
        self.list.get(picture.index())?.files.iter().find(|made| made.width == width && made.format == format)
    }
}

/// Address of a made file: beside the page that shows it.
pub fn address(picture: &PictureFile, width: u32, format: Format) -> crate::model::Address {
    picture.page.file(&format!("{}-{width}.{}", picture.stem, format.extension()))
}

/// Width and height of a picture file, in pixels; nothing if it is none. `name` tells whether it is a drawing.
pub fn size(name: &str, bytes: &[u8]) -> Option<(u32, u32)> {
    if name.ends_with(".svg") { crate::drawing::size(bytes) } else { decode::size(bytes) }
}

/// Prepares every picture of a portal. `folder` keeps what is made; `told` hears how many of how many files are done.
pub fn prepare(
    portal: &Portal,
    sources: &Sources,
    folder: &Path,
    told: &(dyn Fn(usize, usize) + Sync),
    report: &mut Report,
) -> Pictures {
    let mut wanted: BTreeMap<FileId, &PictureFile> = BTreeMap::new();
    for picture in &portal.pictures {
        wanted.entry(picture.file).or_insert(picture);
    }
    let (photographs, all) = (folder.join("pictures"), wanted.len());
    let (done, decoded) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let each: Vec<_> = wanted
        .into_par_iter()
        .map(|(file, picture)| {
            let result = one(sources, file, &photographs, &decoded);
            told(done.fetch_add(1, Ordering::Relaxed) + 1, all);
            (file, picture, result)
        })
        .collect();
    let mut ready: HashMap<FileId, Prepared> = HashMap::new();
    for (file, picture, result) in each {
        match result {
            Ok(prepared) => drop(ready.insert(file, prepared)),
            Err(problem) => report.push(match problem {
                Problem::Broken(reason) => messages::picture_broken(picture.place, sources.path(file), &reason),
                Problem::TooLarge(width, height) => {
                    let size = format!("{width} × {height}");
                    let words = Words::new(format!("{size} điểm ảnh"), format!("{size} pixels"));
                    messages::picture_too_large(picture.place, sources.path(file), &words)
                }
                Problem::TooHeavy(bytes) => {
                    let size = format!("{} MB", bytes >> 20);
                    messages::picture_too_large(picture.place, sources.path(file), &Words::new(size.clone(), size))
                }
                Problem::Disk(path, error) => {
                    messages::cannot_write(&path.display().to_string(), &crate::report::machine_reason(&error))
                }
            }),
        }
    }
    let decoded = decoded.into_inner();
    let list = portal.pictures.iter().map(|p| ready.get(&p.file).cloned().unwrap_or_default()).collect();
    Pictures { list, decoded, reused: all - decoded, folder: Some(folder.to_path_buf()), ..Pictures::default() }
}

impl Pictures {
    /// Deletes what was made of pictures that the portal no longer has, and cards that no page asked for: the
    /// photograph of a withdrawn person stays nowhere. To be called when everything was rendered.
    pub fn forget_others(&self) {
        let Some(folder) = &self.folder else { return };
        let kept: HashSet<&Path> = self.list.iter().flat_map(|p| &p.files).map(|made| made.path.as_path()).collect();
        kept::forget_others(&folder.join("pictures"), &kept);
        let cards = self.cards.lock().unwrap_or_else(|e| e.into_inner());
        kept::forget_others(&folder.join("cards"), &cards.iter().map(PathBuf::as_path).collect());
    }
}

/// Why a picture cannot be used.
enum Problem {
    /// The reason in the library's own words.
    Broken(String),
    /// Width and height, in pixels.
    TooLarge(u32, u32),
    /// In bytes.
    TooHeavy(u64),
    Disk(PathBuf, std::io::Error),
}

fn one(sources: &Sources, file: FileId, folder: &Path, decoded: &AtomicUsize) -> Result<Prepared, Problem> {
    let bytes = match &sources.files[file.0 as usize].data {
        Data::Bytes(bytes) => bytes.to_vec(),
        Data::Handle { size, .. } if *size > decode::LARGEST_FILE => {
            return Err(Problem::TooHeavy(*size));
        }
        Data::Handle { path, .. } => {
            std::fs::read(path).map_err(|e| Problem::Broken(crate::report::machine_reason(&e).en))?
        }
    };
    let name = kept::name(&bytes);
    if let Some(prepared) = kept::find(folder, &name) {
        return Ok(prepared);
    }
    decoded.fetch_add(1, Ordering::Relaxed);
    let picture = decode::upright(&bytes, sources.path(file))?;
    drop(bytes);
    encode::all(&picture, folder, &name)
}
