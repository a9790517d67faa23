//! Search: how well it answers, over the sample portal and over a large generated one; what it leaves out.
//!
//! The answers are those of the page's own script, run by Node. `cargo test --test search -- --nocapture` prints them.

mod common;
#[allow(dead_code)]
#[path = "../benches/portal/generate.rs"]
mod generate;

use bangvang::model::words::RecipientKind;
use bangvang::portal::{Portal, UnitId};
use bangvang::vietnamese::{PersonName, fold, search_words};
use common::{NOW, Site, sample};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Reads a portal, writes the files of its index below a folder of this name, and looks at it.
fn indexed<T>(root: &Path, name: &str, look: impl FnOnce(&Portal) -> T) -> (PathBuf, T) {
    let (sources, report) = bangvang::read::read(root);
    let content = bangvang::parse::parse(&sources);
    let (ready, report) = bangvang::complete(&sources, &content, &common::options(NOW), None, report);
    assert!(!report.has_errors(), "{report:?}");
    let ready = ready.expect("a portal");
    let site = ready.site(&sources);
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&folder);
    for file in site.index().files() {
        let path = folder.join(file.address().output_path());
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(path, site.index().bytes(file).expect("its bytes")).expect("a file");
    }
    (folder, look(site.portal))
}

/// Asks all queries; prints what Node says, and fails if the mean reciprocal rank is below 0.95.
fn relevant(folder: &Path, queries: &Path) {
    let script = sample().join("tests/search/relevance.mjs");
    let answer = Command::new("node").arg(script).arg(folder).arg(queries).output();
    let answer = answer.expect("Node runs (tests/browser/setup.sh installs it)");
    let said = String::from_utf8_lossy(&answer.stdout);
    println!("{said}");
    assert!(answer.status.success(), "{said}{}", String::from_utf8_lossy(&answer.stderr));
}

#[test]
fn the_script_cuts_words_as_the_program_does() {
    let answer = Command::new("node").arg(sample().join("tests/search/words.mjs")).output().expect("Node runs");
    assert!(answer.status.success(), "{}", String::from_utf8_lossy(&answer.stderr));
}

#[test]
fn answers_over_the_sample() {
    let (folder, ()) = indexed(sample(), "search-sample", |_| ());
    relevant(&folder, &sample().join("tests/search/sample.json"));
}

#[test]
fn answers_over_a_large_portal() {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("search-large-content");
    let _ = std::fs::remove_dir_all(&root);
    generate::generate(&root, 300, 6000).expect("a generated portal");
    let (folder, (queries, words)) = indexed(&root, "search-large", |portal| (queries(portal), vocabulary(&root)));
    assert!(words >= 6000, "only {words} distinct words");
    let list = folder.join("queries.json");
    std::fs::write(&list, serde_json::to_string_pretty(&queries).expect("JSON")).expect("a file");
    relevant(&folder, &list);
}

/// Distinct words, as written, of all content.
fn vocabulary(root: &Path) -> usize {
    let texts = common::files(&root.join("content"));
    let words = |text: &[u8]| search_words(&String::from_utf8_lossy(text));
    let all: BTreeSet<String> = texts.values().flat_map(|text| words(text)).map(|word| word.written).collect();
    all.iter().filter(|word| word.chars().all(char::is_alphabetic)).count()
}

fn folded(text: &str) -> Vec<String> {
    search_words(text).into_iter().map(|word| word.folded).collect()
}

fn written(text: &str) -> Vec<String> {
    search_words(text).into_iter().map(|word| word.written).collect()
}

/// Queries of every kind, with all right first answers, from a portal that nobody wrote.
fn queries(portal: &Portal) -> Vec<Value> {
    let people: Vec<(String, String)> = (0..portal.honours.len() as u32)
        .map(bangvang::portal::HonourId)
        .filter(|id| portal.honour(*id).row().kind == RecipientKind::Individual)
        .map(|id| (portal.honour(id).row().name.value.clone(), portal.honour_address(id).as_str().to_string()))
        .collect();
    let who = |right: &dyn Fn(&str) -> bool| -> Vec<&str> {
        people.iter().filter(|(name, _)| right(name)).map(|(_, address)| address.as_str()).collect()
    };
    let mut queries = Vec::new();
    let mut ask = |kind: &str, q: String, first: Vec<&str>| {
        assert!(!first.is_empty(), "{kind}: {q}");
        queries.push(json!({"q": q, "kind": kind, "first": first}));
    };
    let every = |n: usize, from: usize| people.iter().skip(from).step_by(people.len() / n).take(n);
    for (name, _) in every(30, 0) {
        ask("marked", name.clone(), who(&|other| written(other) == written(name)));
    }
    for (name, _) in every(30, 5) {
        ask("unmarked", fold(name), who(&|other| folded(other) == folded(name)));
    }
    for (name, _) in every(10, 9) {
        let PersonName { family, middle, given } = PersonName::parse(name);
        ask("order", format!("{given} {family} {middle}"), who(&|other| written(other) == written(name)));
    }
    for (name, _) in every(10, 13) {
        let PersonName { family, middle, given } = PersonName::parse(name);
        let right = |other: &str| folded(other) == folded(name) && written(other).last() == written(given).last();
        ask("partly", format!("{} {} {given}", fold(family), fold(middle)), who(&right));
    }
    for (name, _) in every(10, 17) {
        // A letter too many in the family name, as no word has it.
        let family = folded(name)[0].clone();
        let typed = format!("{}j{}", &family[..1], &family[1..]);
        let right = |other: &str| {
            let (asked, other) = (folded(name), folded(other));
            other.len() == asked.len() && other[1..] == asked[1..] && strsim::osa_distance(&other[0], &typed) == 1
        };
        ask("typo", format!("{typed} {}", folded(name)[1..].join(" ")), who(&right));
    }
    let long = people.iter().filter(|(name, _)| folded(name).last().is_some_and(|given| given.len() > 3));
    for (name, _) in long.step_by(400).take(8) {
        let typed = name[..name.len() - 1].to_string();
        let right = |other: &str| {
            let (asked, other) = (folded(&typed), folded(other));
            let last = asked.len() - 1;
            other.len() == asked.len() && other[..last] == asked[..last] && other[last].starts_with(&asked[last])
        };
        ask("prefix", typed.clone(), who(&right));
    }
    for id in (20..portal.units.len() as u32).step_by(5).take(8).map(UnitId) {
        let address = portal.unit_address(id);
        ask("unit", portal.unit(id).name().to_string(), vec![address.as_str()]);
        ask("unit", fold(portal.unit(id).name()), vec![address.as_str()]);
    }
    for decision in portal.decisions.iter().step_by(12).take(5) {
        let number = portal.document(decision.document).header.number.as_ref().expect("a number");
        let address = portal.document_address(decision.document);
        ask("number", number.value.clone(), vec![address.as_str()]);
    }
    for (i, story) in portal.stories.iter().enumerate().step_by(60).take(5) {
        let address = portal.story_address(bangvang::portal::StoryId(i as u32));
        ask("story", story.written.title.clone(), vec![address.as_str()]);
    }
    queries
}

/// Whether a word stands in any file of the index.
fn in_index(files: &std::collections::BTreeMap<String, Vec<u8>>, word: &str) -> bool {
    let index = files.iter().filter(|(path, _)| path.starts_with("tim-kiem/chi-muc/"));
    index.map(|(_, bytes)| miniz_oxide::inflate::decompress_to_vec_zlib(&bytes[8..]).expect("zlib")).any(|bytes| {
        let text = String::from_utf8_lossy(&bytes).to_lowercase();
        text.contains(&word.to_lowercase()) || text.contains(&fold(word))
    })
}

#[test]
fn who_is_not_shown_is_not_found() {
    let named = || {
        let site = Site::new().replace("content/decisions/qd-2-ubnd-2022.csv", "Lò Thị Hoa", "Lò Thị Xuyếng");
        site.replace("content/stories/bai-a.md", "Lò Thị Hoa", "Lò Thị Xuyếng")
    };
    assert!(in_index(&named().build().files, "Xuyếng"));
    let withheld = "[[withheld]]\nhonour = \"qd-2-ubnd-2022#ii-1\"\ndate = 2023-05-02\n";
    let built = named().file("content/withheld.toml", withheld).build();
    assert_eq!(built.report, "");
    assert!(!in_index(&built.files, "Xuyếng"));
}

#[test]
fn a_childs_story_is_found_by_its_title_alone() {
    let minor = |site: Site| {
        site.replace("content/stories/bai-a.md", "consent = ", "minor = true\nguardian_consent = \"PDY-2\"\nconsent = ")
    };
    let text = "Chị Hoa nhận ca trực đầu tiên";
    let told = |site: Site| site.replace("content/stories/bai-a.md", text, "Xuyếng nhận ca trực đầu tiên");
    assert!(in_index(&told(Site::new()).build().files, "Xuyếng"));
    let built = minor(told(Site::new())).build();
    assert!(!built.files.is_empty(), "{}", built.report);
    assert!(!in_index(&built.files, "Xuyếng"));
}

#[test]
fn names_of_the_index_are_taken() {
    let built = Site::new().file("static/tim-kiem/chi-muc/ten-7.bin", "x").build();
    assert!(built.files.is_empty() && built.report.contains("tim-kiem/chi-muc/ten-7.bin"), "{}", built.report);
}
