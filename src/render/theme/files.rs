//! Files of a theme: the built-in one, with the portal's own over it.
//!
//! Comes in: the built-in theme (in the program) and `themes/<name>/` of the portal. Goes out: templates, one style
//! sheet, assets under names that change with their content. May not live here: what a template means.

use crate::sources::{Data, FileId, Sources};
use include_dir::{Dir, include_dir};
use std::collections::BTreeMap;

static BUILT_IN: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes/lai-chau");

/// Name of the built-in theme.
pub const NAME: &str = "lai-chau";

/// The style sheet that all others become. A portal that has a file of this name replaces them all.
pub const STYLE: &str = "style.css";

/// One file of a theme.
pub struct ThemeFile {
    /// Inside the theme's folder, with `/`.
    pub path: String,
    pub bytes: Vec<u8>,
    /// The portal's own file that it comes from.
    pub own: Option<FileId>,
}

/// The built-in files.
pub fn built_in() -> Vec<ThemeFile> {
    fn walk(dir: &Dir<'_>, files: &mut Vec<ThemeFile>) {
        for file in dir.files() {
            let path = file.path().to_string_lossy().replace('\\', "/");
            files.push(ThemeFile { path, bytes: file.contents().to_vec(), own: None });
        }
        for dir in dir.dirs() {
            walk(dir, files);
        }
    }
    let mut files = Vec::new();
    walk(&BUILT_IN, &mut files);
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
}

/// A built-in file that is always there.
pub fn built_in_text(path: &str) -> &'static str {
    BUILT_IN.get_file(path).and_then(|file| file.contents_utf8()).unwrap_or_default()
}

/// The portal's own files, in path order.
pub fn own(name: &str, sources: &Sources) -> Vec<ThemeFile> {
    let prefix = format!("themes/{name}/");
    let file = |id: FileId| match &sources.files[id.0 as usize].data {
        Data::Bytes(bytes) => {
            let path = sources.path(id).strip_prefix(&prefix)?.to_string();
            Some(ThemeFile { path, bytes: bytes.to_vec(), own: Some(id) })
        }
        Data::Handle { .. } => None,
    };
    sources.ids().filter_map(file).collect()
}

/// Assets by name: the portal's own take the place of built-in ones.
///
/// All style sheets become one, `style.css`: `styles/`, then those of the components, then the portal's own. A file
/// of the portal with the path of a built-in one stands in its place instead.
pub fn assets(built_in: &[ThemeFile], own: &[ThemeFile]) -> BTreeMap<String, Vec<u8>> {
    let mut assets: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    for file in built_in.iter().chain(own) {
        if let Some(name) = file.path.strip_prefix("assets/") {
            let is_lean = file.own.is_none() && name.ends_with(".js");
            assets.insert(name.to_string(), if is_lean { lean(&file.bytes) } else { file.bytes.clone() });
        }
    }
    if assets.contains_key(STYLE) {
        return assets;
    }
    let is_style = |file: &&ThemeFile| file.path.ends_with(".css") && !file.path.starts_with("assets/");
    let mut sheets: Vec<&ThemeFile> = built_in.iter().filter(is_style).collect();
    // "components" comes before "styles" in the alphabet, and after it in the sheet.
    sheets.sort_by_key(|file| (!file.path.starts_with("styles/"), file.path.as_str()));
    for file in own.iter().filter(is_style) {
        match sheets.iter_mut().find(|sheet| sheet.path == file.path) {
            Some(sheet) => *sheet = file,
            None => sheets.push(file),
        }
    }
    let mut sheet = String::new();
    for file in sheets {
        sheet.push_str(&String::from_utf8_lossy(&file.bytes));
        sheet.push('\n');
    }
    assets.insert(STYLE.to_string(), plain(&sheet).into_bytes());
    assets
}

/// A built-in script without whole lines of comment and without indentation: a fifth smaller and still readable.
fn lean(script: &[u8]) -> Vec<u8> {
    let comment = |line: &&str| !["//", "/*", "*"].iter().any(|mark| line.starts_with(mark));
    let text = String::from_utf8_lossy(script);
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty()).filter(comment);
    lines.fold(String::new(), |all, line| all + line + "\n").into_bytes()
}

/// A style sheet without comments, indentation and empty lines: what is left is a third smaller and still readable.
fn plain(sheet: &str) -> String {
    let mut bare = String::with_capacity(sheet.len());
    let mut rest = sheet;
    while let Some((before, comment)) = rest.split_once("/*") {
        bare.push_str(before);
        rest = comment.split_once("*/").map_or("", |(_, after)| after);
    }
    bare.push_str(rest);
    let lines = bare.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.fold(String::new(), |all, line| all + line + "\n")
}

/// `url("name")` of an asset beside the style sheet → the name under which it is published.
pub fn with_names(sheet: &[u8], published: &BTreeMap<String, String>) -> Vec<u8> {
    let mut text = String::from_utf8_lossy(sheet).into_owned();
    for (name, hashed) in published {
        text = text.replace(&format!("url(\"{name}\")"), &format!("url(\"{hashed}\")"));
    }
    text.into_bytes()
}

/// `style.css` → `style.1a2b3c4d.css`: browsers may keep it for ever.
pub fn hashed(name: &str, bytes: &[u8]) -> String {
    let hash = blake3::hash(bytes).to_hex();
    match name.rsplit_once('.') {
        Some((stem, extension)) => format!("{stem}.{}.{extension}", &hash[..8]),
        None => format!("{name}.{}", &hash[..8]),
    }
}
