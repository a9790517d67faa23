//! The theme: its words, its components, its contract, and another portal's own.

mod common;

use bangvang::render::Theme;
use common::Built;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).unwrap_or_else(|e| panic!("{path}: {e}"))
}

/// Files below a folder with one of these endings: path and text.
fn texts(folder: &str, endings: &[&str]) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = walkdir::WalkDir::new(root().join(folder))
        .into_iter()
        .map(|e| e.expect("an entry").into_path())
        .filter(|p| endings.iter().any(|ending| p.to_string_lossy().ends_with(ending)))
        .map(|p| (p.to_string_lossy().into_owned(), std::fs::read_to_string(&p).expect("UTF-8")))
        .collect();
    found.sort();
    found
}

/// A word table in written order.
fn words(language: &str) -> Vec<(String, String)> {
    let (entries, problems) = bangvang::table::flat(&read(&format!("themes/lai-chau/words/{language}.toml")));
    assert!(problems.is_empty(), "{language}: {problems:?}");
    entries.into_iter().map(|entry| (entry.key, entry.value)).collect()
}

/// `{n}` and `{nn}` are one value in two forms.
fn places(word: &str) -> BTreeSet<&str> {
    word.split('{')
        .skip(1)
        .filter_map(|p| Some(p.split_once('}')?.0))
        .map(|p| if p == "nn" { "n" } else { p })
        .collect()
}

#[test]
fn both_languages_say_everything() {
    let (vi, en) = (words("vi"), words("en"));
    let base: Vec<&str> = en.iter().map(|(key, _)| key.as_str()).filter(|key| !key.ends_with("_one")).collect();
    let keys: Vec<&str> = vi.iter().map(|(key, _)| key.as_str()).collect();
    assert_eq!(keys, base, "the same words in the same order");
    let english: BTreeMap<&str, &str> = en.iter().map(|(k, w)| (k.as_str(), w.as_str())).collect();
    for (key, word) in &vi {
        assert_eq!(places(word), places(english[key.as_str()]), "{key}");
        assert!(!word.trim().is_empty() && !english[key.as_str()].trim().is_empty(), "{key}");
    }
    for (key, word) in en.iter().filter(|(key, _)| key.ends_with("_one")) {
        let all = english[key.trim_end_matches("_one")];
        assert!(places(word).is_subset(&places(all)), "{key}");
    }
    let marked = |c: char| c.is_alphabetic() && !c.is_ascii() && !"é".contains(c);
    let foreign = en.iter().find(|(_, word)| word.contains(marked) && !word.contains("“có”"));
    assert_eq!(foreign, None, "not English");
}

/// Tables whose keys are those of closed vocabularies and columns.
const OPEN: [&str; 14] = [
    "unit_class",
    "award_class",
    "level",
    "level_by",
    "campaign_level",
    "kind",
    "position",
    "change",
    "genre",
    "model_kind",
    "review",
    "coverage",
    "document_type",
    "column",
];

#[test]
fn every_word_is_asked_for_and_every_asked_word_is_there() {
    let keys: BTreeSet<String> = words("vi").into_iter().map(|(key, _)| key).collect();
    let templates = texts("themes/lai-chau", &[".html", ".svg"]);
    let sources = texts("src/render", &[".rs"]);
    let mut asked: BTreeSet<String> = BTreeSet::new();
    for (path, text) in &templates {
        for part in text.split("word(of=").skip(1) {
            // A key may be chosen in the template: `word(of="x" if … else "y")`, or `word(of="a." ~ b)` from an open table.
            let call = part.split_once(')').expect("a call that ends").0;
            for key in call.split('"').skip(1).step_by(2) {
                let known = keys.contains(key) || OPEN.iter().any(|t| key == format!("{t}."));
                assert!(known || !key.contains('.'), "{path}: there is no word {key:?}");
                asked.insert(key.to_string());
            }
        }
    }
    // The search page's script takes its words from one table.
    let script = read("themes/lai-chau/assets/search-page.js");
    for name in keys.iter().filter_map(|key| key.strip_prefix("search_said.")) {
        let plain = [format!("said.{name}"), format!("\"{name}\"")].iter().any(|way| script.contains(way.as_str()));
        let parts = ["kind_", "recipient_"].iter().any(|start| name.starts_with(start));
        let group = script.contains("said[name]") && ["award", "level", "campaign", "year"].contains(&name);
        if plain || parts || group {
            asked.insert(format!("search_said.{name}"));
        }
    }
    let tables: BTreeSet<&str> = keys.iter().filter_map(|key| Some(key.split_once('.')?.0)).collect();
    for (path, text) in &sources {
        let text = text.split("#[cfg(test)]").next().unwrap_or_default();
        for key in text.split('"').skip(1).step_by(2) {
            let Some((table, name)) = key.split_once('.') else { continue };
            let plain = |word: &str| !word.is_empty() && word.chars().all(|c| c.is_ascii_lowercase() || c == '_');
            if tables.contains(table) && plain(name) && !matches!(name, "html" | "svg" | "csv" | "json" | "xlsx") {
                assert!(keys.contains(key), "{path}: there is no word {key:?}");
                asked.insert(key.to_string());
            }
        }
    }
    let idle: Vec<&String> = keys
        .iter()
        .filter(|key| !asked.contains(*key))
        .filter(|key| !OPEN.contains(&key.split_once('.').map_or("", |(table, _)| table)))
        .collect();
    assert!(idle.is_empty(), "nobody asks for {idle:#?}");
}

/// A portal in memory with these files laid over the small sound one.
fn portal(site: &str, files: &[(&str, &str)]) -> Built {
    let base = common::Site::new();
    let text = base.text("content/site.toml");
    let base = base.file("content/site.toml", &format!("{site}\n{text}"));
    let built = files.iter().fold(base, |site, (path, text)| site.file(path, text)).build();
    assert_eq!(built.report, "");
    built
}

#[test]
fn another_portal_needs_five_small_files() {
    let files = [
        ("themes/tinh-khac/styles/mau.css", ":root { --red: #0b5c3b; --title: #0b5c3b; --band: #0a4a30; }\n"),
        (
            "themes/tinh-khac/assets/logo.svg",
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"40\" height=\"40\"><circle cx=\"20\" cy=\"20\" r=\"18\"/></svg>\n",
        ),
        (
            "themes/tinh-khac/assets/icon.svg",
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 8 8\"><rect width=\"8\" height=\"8\"/></svg>\n",
        ),
        ("themes/tinh-khac/words/vi.toml", "[menu]\nroll = \"Sổ vàng\"\n"),
        (
            "themes/tinh-khac/templates/story.html",
            "{% extends \"lai-chau/story.html\" %}\n{% block story_after %}<p>Mời bạn đọc gửi gương tốt về Ban biên tập.</p>{% endblock story_after %}\n",
        ),
    ];
    let (own, plain) = (portal("theme = \"tinh-khac\"", &files), portal("", &[]));
    let style = |built: &Built| {
        let sheet = built.files.iter().find(|(path, _)| path.starts_with("tai-nguyen/style."));
        String::from_utf8(sheet.expect("a style sheet").1.clone()).expect("UTF-8")
    };
    // Colours: the built-in sheet, then the portal's own.
    let (ours, theirs) = (style(&plain), style(&own));
    assert!(theirs.starts_with(ours.trim_end()) && theirs.contains("--red: #0b5c3b"), "the own style sheet comes last");
    // Logo, word and block.
    let story = own.page("guong/bai-a/index.html");
    assert!(story.contains("/tai-nguyen/logo.") && !plain.page("guong/bai-a/index.html").contains("/tai-nguyen/logo."));
    assert!(story.contains(">Sổ vàng<") && !story.contains(">Bảng vàng<"));
    assert!(story.contains("Mời bạn đọc gửi gương tốt"));
    for (path, page) in own.pages().filter(|(path, _)| *path != "guong/bai-a/index.html") {
        assert!(!page.contains("Mời bạn đọc gửi gương tốt"), "{path}");
    }
    let pages =
        |built: &Built| built.files.keys().filter(|p| !p.starts_with("tai-nguyen/")).cloned().collect::<Vec<_>>();
    assert_eq!(pages(&own), pages(&plain), "every page is still there");
}

#[test]
fn an_english_portal_speaks_english() {
    let built = portal("language = \"en\"", &[]);
    let content: String =
        texts("tests/errors/_base/content", &[".md", ".toml", ".csv"]).into_iter().map(|(_, t)| t).collect();
    // What the content itself says, and names that stay Vietnamese: awards, official headings.
    let official = ["Cộng hòa xã hội chủ nghĩa Việt Nam", "Độc lập - Tự do - Hạnh phúc"];
    let vietnamese: Vec<(String, String)> = words("vi")
        .into_iter()
        .flat_map(|(key, word)| {
            word.split(['{', '}']).step_by(2).map(|part| (key.clone(), part.trim().to_string())).collect::<Vec<_>>()
        })
        .filter(|(key, part)| {
            part.chars().count() > 5 && !part.is_ascii() && !OPEN.contains(&key.split('.').next().unwrap_or_default())
        })
        .filter(|(_, part)| {
            !content.to_lowercase().contains(&part.to_lowercase()) && !official.contains(&part.as_str())
        })
        .collect();
    assert!(vietnamese.len() > 200);
    for (path, page) in built.pages() {
        assert!(page.contains("<html lang=\"en\">"), "{path}");
        for (key, part) in &vietnamese {
            assert!(!page.contains(part.as_str()), "{path} says {part:?} ({key})");
        }
    }
    assert!(built.page("index.html").contains(">Honour roll<"));
}

/// The examples of every component, as `tests/theme/components.html` shows them.
///
/// `BLESS=1 cargo test --test theme` writes that page; look at it in a browser.
#[test]
fn components_show_their_examples() {
    let (sources, report) = bangvang::read::read(&root().join("tests/errors/_base"));
    let content = bangvang::parse::parse(&sources);
    let ready = bangvang::complete(&sources, &content, &common::options(common::NOW), None, report).0;
    let theme = ready.expect("a portal").theme;
    let mut page = String::from(
        "<!doctype html>\n<html lang=\"vi\">\n<head><meta charset=\"utf-8\"><title>Components</title></head>\n<body>\n",
    );
    let mut folders: Vec<PathBuf> = std::fs::read_dir(root().join("themes/lai-chau/components"))
        .expect("components")
        .map(|e| e.expect("one").path())
        .collect();
    folders.sort();
    for folder in folders {
        page += &shown(&theme, &folder);
    }
    page += "</body>\n</html>\n";
    let path = root().join("tests/theme/components.html");
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&path, &page).expect("written");
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(page == expected, "the components look otherwise (BLESS=1 cargo test --test theme accepts them)");
}

/// One component: what it is for, what it is given, its examples.
fn shown(theme: &Theme, folder: &Path) -> String {
    let name = folder.file_name().expect("a name").to_string_lossy().replace('-', "_");
    for file in ["template.html", "style.css", "component.toml"] {
        assert!(folder.join(file).is_file(), "{}: no {file}", folder.display());
    }
    let template = std::fs::read_to_string(folder.join("template.html")).expect("a template");
    assert!(template.contains(&format!("component {name}(")), "{name}: the folder is called like its component");
    let about = std::fs::read_to_string(folder.join("component.toml")).expect("a description");
    let about: serde_json::Value = toml::from_str(&about).unwrap_or_else(|e| panic!("{name}: {e}"));
    let arguments: BTreeSet<String> = theme.component_arguments(&name).into_iter().collect();
    let told: BTreeSet<String> = about["parameter"]
        .as_array()
        .map(Vec::as_slice)
        .unwrap_or_default()
        .iter()
        .map(|p| {
            assert!(p["type"].is_string() && p["meaning"].is_string(), "{name}: every parameter has type and meaning");
            p["name"].as_str().expect("a name").to_string()
        })
        .collect();
    assert_eq!(told, arguments, "{name}: parameters in component.toml and in its template");
    assert!(about["about"].as_str().is_some_and(|a| a.len() > 20), "{name}: what is it for?");
    let examples = about["example"].as_array().cloned().unwrap_or_default();
    assert!(!examples.is_empty(), "{name}: no example");
    let mut page = format!("<h2>{name}</h2>\n");
    for example in examples {
        let html = theme.component(&name, &example["with"]).unwrap_or_else(|e| panic!("{name}: {e}"));
        page += &format!("<h3>{}</h3>\n{}\n", example["name"].as_str().expect("a name"), html.trim());
    }
    page
}

/// What templates are given, from the views themselves. `BLESS=1 cargo test --test theme` writes it into the page.
#[test]
fn the_contract_lists_every_view_and_field() {
    let page = read("docs/theme.md");
    let (head, rest) = page.split_once("<!-- contract -->\n").expect("the place of the contract");
    let (_, tail) = rest.split_once("<!-- end of contract -->\n").expect("its end");
    let wanted = format!("{head}<!-- contract -->\n{}<!-- end of contract -->\n{tail}", contract());
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(root().join("docs/theme.md"), &wanted).expect("written");
        return;
    }
    assert!(page == wanted, "docs/theme.md differs from the views (BLESS=1 cargo test --test theme)");
}

fn contract() -> String {
    let mut views: Vec<(String, String)> = Vec::new();
    for (path, text) in texts("src/render/views", &[".rs"]) {
        let mut doc: Vec<String> = Vec::new();
        let (mut serialised, mut open) = (false, false);
        for line in text.lines().map(str::trim) {
            if let Some(words) = line.strip_prefix("///") {
                doc.push(words.trim().to_string());
            } else if line.starts_with("#[derive(") {
                serialised = line.contains("Serialize");
            } else if let Some(name) = line.strip_prefix("pub struct ").filter(|_| serialised) {
                let name = name.split([' ', '<']).next().expect("a name");
                let about = if doc.is_empty() { String::new() } else { format!("{}\n\n", doc.join(" ")) };
                views.push((name.to_string(), format!("{about}| field | type | meaning |\n|---|---|---|\n")));
                open = true;
                doc.clear();
            } else if open && line == "}" {
                open = false;
                serialised = false;
            } else if let Some(field) = line.strip_prefix("pub ").filter(|f| open && f.contains(": ")) {
                let (name, kind) = field.split_once(": ").expect("a field");
                let row = format!("| `{name}` | {} | {} |\n", kind_of(kind.trim_end_matches(',')), doc.join(" "));
                views.last_mut().expect("a view").1.push_str(&row);
                doc.clear();
            } else {
                doc.clear();
            }
        }
        assert!(!open, "{path}");
    }
    views.sort();
    views.into_iter().map(|(name, about)| format!("### {name}\n\n{about}\n")).collect()
}

/// A Rust type in the words of templates.
fn kind_of(kind: &str) -> String {
    let inside = |outer: &str| kind.strip_prefix(outer)?.strip_suffix('>');
    if let Some(inner) = inside("Option<") {
        return format!("{}, or none", kind_of(inner));
    }
    if let Some(inner) = inside("Vec<") {
        return format!("list of {}", kind_of(inner));
    }
    match kind {
        "String" | "&'static str" => "text".to_string(),
        "bool" => "true or false".to_string(),
        "usize" | "u32" | "u64" => "number".to_string(),
        pair if pair.starts_with('(') => {
            let parts: Vec<String> = pair.trim_matches(['(', ')']).split(", ").map(kind_of).collect();
            format!("pair of {}", parts.join(" and "))
        }
        view => format!("[{view}](#{})", view.to_lowercase()),
    }
}
