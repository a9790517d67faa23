//! `docs/content.md` and the code agree: every example is sound, and the keys that the code asks for while reading it
//! are exactly the keys that the page lists.

use bangvang::parse::{Kind, keys_of_example};
use std::collections::BTreeSet;

/// Heading of the section, language of its example, kind, key under which a list of tables stands.
const SECTIONS: [(&str, &str, Kind); 11] = [
    ("## Site", "toml site", Kind::Site),
    ("## Units", "toml units", Kind::Units),
    ("## Award forms", "toml awards", Kind::Awards),
    ("## Campaign", "toml campaign", Kind::Campaign),
    ("## Document", "toml document", Kind::Document),
    ("## Decision", "toml decision", Kind::Decision),
    ("## Abbreviations", "toml abbreviations", Kind::Abbreviations),
    ("## Withheld", "toml withheld", Kind::Withheld),
    ("## Story", "toml story", Kind::Story),
    ("## Model", "toml model", Kind::Model),
    ("## Page", "toml page", Kind::Page),
];

#[test]
fn the_reference_page_lists_exactly_the_keys_of_the_code() {
    let page =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/content.md")).expect("docs/content.md");
    let listed_in = |section: &str| -> BTreeSet<String> {
        let start = page.find(&format!("\n{section}")).unwrap_or_else(|| panic!("no section {section}"));
        let end = page[start + 4..].find("\n## ").map_or(page.len(), |n| start + 4 + n);
        let rows = page[start..end].lines().filter_map(|l| l.strip_prefix("| `")?.split('`').next());
        rows.filter(|key| key.chars().all(|c| c.is_ascii_lowercase() || c == '_' || c == '.'))
            .map(str::to_string)
            .collect()
    };
    let document_keys = listed_in("## Document");
    for (section, language, kind) in SECTIONS {
        let open = format!("```{language}\n");
        let start = page.find(&open).unwrap_or_else(|| panic!("no example {language}")) + open.len();
        let example = &page[start..start + page[start..].find("\n```").expect("the example ends")];
        let (asked, diagnostics) = keys_of_example(kind, example);
        let said: Vec<&str> = diagnostics.iter().map(|d| d.text.en.as_str()).collect();
        assert!(said.is_empty(), "{section}: {said:?}");
        let asked: BTreeSet<String> = asked.into_iter().collect();
        // A table is listed by its keys.
        let leaves: BTreeSet<String> =
            asked.iter().filter(|key| !asked.iter().any(|k| k.starts_with(&format!("{key}.")))).cloned().collect();
        let mut listed = listed_in(section);
        if kind == Kind::Decision {
            listed.extend(document_keys.iter().filter(|k| !["type", "campaigns"].contains(&k.as_str())).cloned());
        }
        let optional_tables = |key: &String| !listed.iter().any(|l| l.starts_with(&format!("{key}.")));
        let missing: Vec<&String> = leaves.difference(&listed).filter(|k| optional_tables(k)).collect();
        let stale: Vec<&String> =
            listed.difference(&asked).filter(|k| kind != Kind::Decision || !k.starts_with("inferred.")).collect();
        assert!(missing.is_empty(), "{section}: the page does not list {missing:?}");
        assert!(stale.is_empty(), "{section}: the code does not know {stale:?}");
    }
}
