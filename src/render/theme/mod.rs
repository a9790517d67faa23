//! The theme: templates, words and assets. The only room that knows the template engine.
//!
//! Comes in: the files of the built-in theme and of the portal's own `themes/<name>/` (`files.rs`). Goes out: rendered
//! templates, theme files, the words of the interface. The contract for people who change a theme is `docs/theme.md`.

mod files;

use super::views::PageView;
use super::views::shared::SharedView;
use super::views::site::{LogoView, SiteView};
use super::words::{Words, places};
use crate::model::Address;
use crate::pictures;
use crate::portal::Portal;
use crate::report::{Report, messages, nearest};
use crate::sources::{Place, Sources};
use crate::table::flat;
use files::ThemeFile;
use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};
use tera::{Context, Kwargs, State, Tera, TeraResult};

/// Folder of theme files in the built site.
const FOLDER: &str = "tai-nguyen";

/// Assets that stand beside the portal's name.
const LOGOS: [&str; 2] = ["logo.svg", "logo.png"];

/// A file of the theme: where it stands, and its bytes.
pub type Asset = (Address, Vec<u8>);

pub struct Theme {
    tera: Tera,
    pub words: Arc<Words>,
    /// Assets by their place in the site, in order of it.
    pub assets: Vec<Asset>,
}

/// What a template sees.
#[derive(Serialize)]
struct Whole<'v, V: Serialize> {
    page: &'v PageView,
    view: &'v V,
}

impl Theme {
    /// Loads the portal's theme. Whatever is wrong with its files is reported; then nothing comes out.
    pub fn load(portal: &Portal, sources: &Sources, report: &mut Report) -> Option<Theme> {
        let name = &portal.site.written.theme;
        let own = files::own(&name.value, sources);
        if own.is_empty() && name.value != files::NAME {
            let known: Vec<&str> =
                sources.files.iter().filter_map(|f| f.path.strip_prefix("themes/")?.split('/').next()).collect();
            let near = nearest(&name.value, known.into_iter().chain([files::NAME]));
            report.push(messages::unknown_theme(name.place, &name.value, near));
            return None;
        }
        let folder = format!("themes/{}", name.value);
        let built_in = files::built_in();
        let words = Arc::new(words(portal.site.written.language.key(), &own, report));
        let mut tera = engine(words.clone(), &built_in, &own, &folder, report)?;
        let assets = files::assets(&built_in, &own);
        let size = LOGOS.iter().find_map(|name| Some((*name, pictures::size(name, assets.get(*name)?))));
        let (assets, links) = published(assets, portal);
        let logo = match size {
            Some((name, Some((width, height)))) => Some(LogoView { src: links[name].clone(), width, height }),
            Some((name, None)) => {
                report.push(messages::broken_template(&format!("{folder}/assets/{name}"), "SVG, PNG"));
                None
            }
            None => None,
        };
        tera.global_context().insert("site", &SiteView::new(portal, &words, logo));
        tera.global_context().insert("assets", &links);
        Some(Theme { tera, words, assets })
    }

    /// The drawing of a page for shared links (`card.svg`).
    pub fn draw(&self, view: &SharedView) -> Result<Vec<u8>, String> {
        let context = Context::from_serialize(&Drawn { view }).map_err(|e| e.to_string())?;
        self.tera.render("card.svg", &context).map(String::into_bytes).map_err(|e| e.to_string())
    }

    /// Renders one component on its own, as its examples do.
    pub fn component<A: Serialize>(&self, name: &str, arguments: &A) -> Result<String, String> {
        let context = Context::from_serialize(arguments).map_err(|e| e.to_string())?;
        self.tera.render_component(name, &context, None, true).map_err(|e| e.to_string())
    }

    /// Names of what a component is given.
    pub fn component_arguments(&self, name: &str) -> Vec<String> {
        let info = self.tera.get_component_definition(name);
        info.map(|info| info.args().iter().map(|arg| arg.name().to_string()).collect()).unwrap_or_default()
    }

    /// Renders one template; the error is the engine's own report.
    pub fn render<V: Serialize>(&self, template: &str, page: &PageView, view: &V) -> Result<Vec<u8>, String> {
        let context = Context::from_serialize(&Whole { page, view }).map_err(|e| e.to_string())?;
        let mut bytes = Vec::with_capacity(16 << 10);
        self.tera.render_to(template, &context, &mut bytes).map_err(|e| e.to_string())?;
        Ok(bytes)
    }
}

/// What the template of a drawing sees.
#[derive(Serialize)]
struct Drawn<'v> {
    view: &'v SharedView,
}

/// The built-in Vietnamese words: for files whose form never changes.
pub fn vietnamese() -> &'static Words {
    static WORDS: LazyLock<Words> = LazyLock::new(|| Words::sound(files::built_in_text("words/vi.toml")));
    &WORDS
}

/// The word table of a language, with the portal's own words.
fn words(language: &str, own: &[ThemeFile], report: &mut Report) -> Words {
    let path = format!("words/{language}.toml");
    let mut words = Words::sound(files::built_in_text(&path));
    let Some((file, text)) = own.iter().find(|f| f.path == path).and_then(|f| Some((f.own?, &f.bytes))) else {
        return words;
    };
    let (entries, problems) = flat(&String::from_utf8_lossy(text));
    for (span, reason) in problems {
        report.push(messages::toml_syntax(Place::new(file, span), &reason));
    }
    for entry in entries {
        let place = Place::new(file, entry.span);
        match words.find(&entry.key) {
            None => report.push(messages::unknown_interface_word(place, &entry.key, nearest(&entry.key, words.keys()))),
            Some(word) => {
                let known = places(word);
                match places(&entry.value).into_iter().find(|name| !known.contains(name)) {
                    Some(name) => report.push(messages::unknown_value_in_word(place, &entry.key, name, &known)),
                    None => words.replace(&entry.key, entry.value),
                }
            }
        }
    }
    words
}

/// The template engine with all templates.
///
/// Built-in templates are also known as `lai-chau/<name>`: a portal's own `story.html` extends `lai-chau/story.html`
/// and changes one block. A component is replaced as a whole.
fn engine(
    words: Arc<Words>,
    built_in: &[ThemeFile],
    own: &[ThemeFile],
    folder: &str,
    report: &mut Report,
) -> Option<Tera> {
    let mut tera = Tera::default();
    tera.autoescape_on([".html", ".svg"]);
    tera.register_function("word", move |values: Kwargs, _: &State| say(&words, &values));
    let own_components: Vec<&str> =
        own.iter().map(|f| f.path.as_str()).filter(|p| p.starts_with("components/")).collect();
    let mut templates: Vec<(String, String)> = Vec::new();
    let all = built_in.iter().filter(|f| !own_components.contains(&f.path.as_str())).chain(own);
    for file in all.filter(|f| f.path.ends_with(".html") || f.path == "templates/card.svg") {
        let name = file.path.strip_prefix("templates/").unwrap_or(&file.path);
        let name = if file.own.is_some() { name.to_string() } else { format!("{}/{name}", files::NAME) };
        match std::str::from_utf8(&file.bytes) {
            Ok(text) => templates.push((name, text.to_string())),
            Err(_) => report.push(messages::broken_template(&format!("{folder}/{}", file.path), "UTF-8")),
        }
    }
    let prefixes = tera.set_fallback_prefixes([format!("{}/", files::NAME)]);
    if let Err(error) = prefixes.and_then(|()| tera.add_raw_templates(templates)) {
        report.push(messages::broken_template(&format!("{folder}/templates/"), error.to_string().trim_end()));
        return None;
    }
    Some(tera)
}

/// `word(of="story.updated", n=3)` in a template.
fn say(words: &Words, values: &Kwargs) -> TeraResult<String> {
    let key: &str = values.must_get("of")?;
    if words.find(key).is_none() {
        return Err(tera::Error::message(format!("there is no word `{key}` (docs/theme.md)")));
    }
    let given: Vec<(String, String)> =
        values.iter().map(|(name, value)| (name.to_string(), value.to_string())).filter(|(n, _)| n != "of").collect();
    let given: Vec<(&str, &dyn std::fmt::Display)> = given.iter().map(|(n, v)| (n.as_str(), v as _)).collect();
    Ok(words.phrase(key, &given))
}

/// Assets with their addresses, and the links by which templates know them.
fn published(assets: BTreeMap<String, Vec<u8>>, portal: &Portal) -> (Vec<Asset>, BTreeMap<String, String>) {
    let names: BTreeMap<String, String> =
        assets.iter().map(|(name, bytes)| (name.clone(), files::hashed(name, bytes))).collect();
    let mut published = Vec::new();
    let mut links = BTreeMap::new();
    for (name, bytes) in assets {
        let is_style = name.ends_with(".css");
        let bytes = if is_style { files::with_names(&bytes, &names) } else { bytes };
        let address = Address::page(&[FOLDER]).file(&files::hashed(&name, &bytes));
        links.insert(name, portal.site.base.link(&address));
        published.push((address, bytes));
    }
    (published, links)
}
