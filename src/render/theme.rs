//! The theme: templates and assets. The only room that knows the template engine.
//!
//! Comes in: the files of the built-in theme, and those of the portal's own `themes/<name>/`, which override them one
//! by one. Goes out: rendered templates and theme files under names that change with their content.

use super::views::PageView;
use super::views::site::SiteView;
use crate::model::Address;
use crate::portal::Portal;
use crate::report::{Report, messages, nearest};
use crate::sources::{Data, Sources};
use include_dir::{Dir, include_dir};
use serde::Serialize;
use std::collections::BTreeMap;
use tera::{Context, Tera};

/// Name of the built-in theme.
const BUILT_IN: &str = "lai-chau";

static FILES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes/lai-chau");

/// Folder of theme files in the built site.
const FOLDER: &str = "tai-nguyen";

pub struct Theme {
    tera: Tera,
    /// Assets by their place in the site, in order of it.
    pub assets: Vec<(Address, Vec<u8>)>,
}

/// What a template sees.
#[derive(Serialize)]
struct Whole<'v, V: Serialize> {
    page: &'v PageView,
    view: &'v V,
}

impl Theme {
    /// Loads the portal's theme. Broken templates are reported; then nothing comes out.
    pub fn load(portal: &Portal, sources: &Sources, report: &mut Report) -> Option<Theme> {
        let name = &portal.site.written.theme;
        let own = own_files(&name.value, sources);
        if own.is_empty() && name.value != BUILT_IN {
            let known: Vec<&str> =
                sources.files.iter().filter_map(|f| f.path.strip_prefix("themes/")?.split('/').next()).collect();
            let near = nearest(&name.value, known.into_iter().chain([BUILT_IN]));
            report.push(messages::unknown_theme(name.place, &name.value, near));
            return None;
        }
        let mut files: BTreeMap<String, Vec<u8>> = BTreeMap::new();
        built_in(&FILES, &mut files);
        files.extend(own);
        let mut tera = Tera::default();
        let mut assets = Vec::new();
        let mut links: BTreeMap<String, String> = BTreeMap::new();
        let mut templates: Vec<(String, String)> = Vec::new();
        for (path, bytes) in files {
            if let Some(template) = path.strip_prefix("templates/") {
                match String::from_utf8(bytes) {
                    Ok(text) => templates.push((template.to_string(), text)),
                    Err(_) => report.push(messages::broken_template(&format!("themes/{}/{path}", name.value), "UTF-8")),
                }
            } else if let Some(asset) = path.strip_prefix("assets/") {
                let address = Address::page(&[FOLDER]).file(&hashed(asset, &bytes));
                links.insert(asset.to_string(), portal.site.base.link(&address));
                assets.push((address, bytes));
            }
        }
        if let Err(error) = tera.add_raw_templates(templates) {
            report.push(messages::broken_template(
                &format!("themes/{}/templates/", name.value),
                error.to_string().trim_end(),
            ));
            return None;
        }
        tera.global_context().insert("site", &SiteView::new(portal));
        tera.global_context().insert("assets", &links);
        Some(Theme { tera, assets })
    }

    /// Renders one template; the error is the engine's own report.
    pub fn render<V: Serialize>(&self, template: &str, page: &PageView, view: &V) -> Result<Vec<u8>, String> {
        let context = Context::from_serialize(&Whole { page, view }).map_err(|e| e.to_string())?;
        let mut bytes = Vec::with_capacity(16 << 10);
        self.tera.render_to(template, &context, &mut bytes).map_err(|e| e.to_string())?;
        Ok(bytes)
    }
}

/// Files of the portal's own theme, by path inside it.
fn own_files(name: &str, sources: &Sources) -> BTreeMap<String, Vec<u8>> {
    let prefix = format!("themes/{name}/");
    let mut files = BTreeMap::new();
    for file in &sources.files {
        if let (Some(path), Data::Bytes(bytes)) = (file.path.strip_prefix(&prefix), &file.data) {
            files.insert(path.to_string(), bytes.to_vec());
        }
    }
    files
}

fn built_in(dir: &Dir<'_>, files: &mut BTreeMap<String, Vec<u8>>) {
    for file in dir.files() {
        files.insert(file.path().to_string_lossy().replace('\\', "/"), file.contents().to_vec());
    }
    for dir in dir.dirs() {
        built_in(dir, files);
    }
}

/// `style.css` → `style.1a2b3c4d.css`: browsers may keep it for ever.
fn hashed(name: &str, bytes: &[u8]) -> String {
    let hash = blake3::hash(bytes).to_hex();
    match name.rsplit_once('.') {
        Some((stem, extension)) => format!("{stem}.{}.{extension}", &hash[..8]),
        None => format!("{name}.{}", &hash[..8]),
    }
}
