//! Golden sites: whole small portals and every byte of what they become. Left-over expected files fail too.
//!
//! `BLESS=1 cargo test --test golden` writes `tests/sites/*/expected`; review the difference like code.

mod common;

use std::collections::BTreeSet;
use std::path::PathBuf;

#[test]
fn sites_look_as_expected() {
    let root = common::sample().join("tests/sites");
    let mut sites: Vec<PathBuf> =
        std::fs::read_dir(&root).expect("tests/sites").map(|e| e.expect("an entry").path()).collect();
    sites.sort();
    assert!(!sites.is_empty());
    let mut problems = Vec::new();
    for site in sites {
        let mut built = common::build_folder(&site, &common::options(common::NOW));
        assert_eq!(built.report, "", "{}", site.display());
        for (path, bytes) in &mut built.files {
            if [".png", ".jpg", ".webp"].iter().any(|ending| path.ends_with(ending)) {
                *bytes = size(bytes).into_bytes();
            }
        }
        let expected = site.join("expected");
        if std::env::var_os("BLESS").is_some() {
            let _ = std::fs::remove_dir_all(&expected);
            for (path, bytes) in &built.files {
                let path = expected.join(path);
                std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
                std::fs::write(path, bytes).expect("a file");
            }
            continue;
        }
        let wanted = common::files(&expected);
        let paths: BTreeSet<&String> = wanted.keys().chain(built.files.keys()).collect();
        for path in paths {
            match (wanted.get(path), built.files.get(path)) {
                (Some(a), Some(b)) if a == b => {}
                (Some(a), Some(b)) => problems.push(format!("{path} differs: {}", first_difference(a, b))),
                (Some(_), None) => problems.push(format!("{path} is expected and not made")),
                (None, _) => problems.push(format!("{path} is made and not expected")),
            }
        }
    }
    assert!(problems.is_empty(), "{}\n(BLESS=1 cargo test --test golden accepts them)", problems.join("\n"));
}

/// What stands for a picture: `tests/pictures.rs` looks at pictures themselves.
fn size(bytes: &[u8]) -> String {
    let picture = image::load_from_memory(bytes).expect("a picture");
    format!("picture {} × {}\n", picture.width(), picture.height())
}

fn first_difference(a: &[u8], b: &[u8]) -> String {
    let (a, b) = (String::from_utf8_lossy(a), String::from_utf8_lossy(b));
    for (n, (x, y)) in a.lines().zip(b.lines()).enumerate() {
        if x != y {
            return format!("line {}\n  - {x}\n  + {y}", n + 1);
        }
    }
    format!("{} and {} lines", a.lines().count(), b.lines().count())
}
