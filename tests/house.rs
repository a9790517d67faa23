//! What is absent from the house (docs/architecture.md): each line of it is a test.

use std::path::Path;

/// Source files with their text, tests cut off.
fn sources() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    walkdir::WalkDir::new(&root)
        .sort_by_file_name()
        .into_iter()
        .map(|e| e.expect("an entry"))
        .filter(|e| e.path().extension().is_some_and(|x| x == "rs"))
        .filter(|e| !e.path().components().any(|c| c.as_os_str() == "tests"))
        .map(|e| {
            let path = e.path().strip_prefix(&root).expect("inside").to_string_lossy().replace('\\', "/");
            let text = std::fs::read_to_string(e.path()).expect("UTF-8");
            let text = text.split("#[cfg(test)]").next().unwrap_or_default().to_string();
            (path, text)
        })
        .collect()
}

/// Asserts that `word` occurs in code (not in comments) only in files of these rooms.
fn only_in(word: &str, rooms: &[&str]) {
    for (path, text) in sources() {
        let used = text.lines().any(|l| !l.trim_start().starts_with("//") && l.contains(word));
        assert!(!used || rooms.iter().any(|room| path.starts_with(room)), "src/{path} uses {word}; only {rooms:?} may");
    }
}

#[test]
fn each_library_has_one_room() {
    only_in("toml::", &["table.rs"]);
    only_in("pulldown_cmark", &["markdown/"]);
    only_in("tera::", &["render/theme/mod.rs"]);
    only_in("syntect::", &["render/code.rs"]);
    only_in("notify::", &["serve/watch.rs"]);
    only_in("walkdir", &["read.rs"]);
    only_in("tiny_http", &["serve/"]);
    only_in("annotate_snippets", &["report/print.rs"]);
    only_in("icu_collator", &["vietnamese/order.rs"]);
    only_in("calamine", &["sheet/workbook.rs"]);
    only_in("quick_xml", &["sheet/layout.rs", "word/"]);
    only_in("zip::", &["sheet/workbook.rs", "word/package.rs", "private.rs"]);
    only_in("docx_rs", &["export/"]);
    only_in("regex::", &["citation/"]);
    only_in("similar::", &["compare.rs"]);
    only_in("csv::", &["sheet/csv.rs", "sheet/mod.rs", "render/data/mod.rs"]);
    only_in("rust_xlsxwriter", &["render/data/xlsx.rs"]);
    only_in("qrcodegen", &["render/qr.rs"]);
    only_in("resvg::", &["drawing.rs"]);
    only_in("ttf_parser", &["drawing.rs"]);
    only_in("image::", &["pictures/"]);
    only_in("fast_image_resize", &["pictures/encode.rs"]);
    only_in("webp::", &["pictures/encode.rs"]);
    only_in("moxcms", &["pictures/decode.rs"]);
    only_in("exif::", &["private.rs"]);
    only_in("miniz_oxide", &["render/search/mod.rs"]);
    only_in("base64::", &["render/views/media.rs"]);
}

#[test]
fn stages_meet_in_lib_only() {
    let stages = ["read", "parse", "resolve", "render", "write"];
    for (path, text) in sources() {
        let Some(own) = stages.iter().find(|s| path.starts_with(&format!("{s}/")) || path == format!("{s}.rs")) else {
            continue;
        };
        for other in stages.iter().filter(|s| *s != own) {
            let used =
                text.lines().any(|l| !l.trim_start().starts_with("//") && l.contains(&format!("crate::{other}")));
            // `write` refuses output among the folders that `read` reads.
            let known = path == "write.rs" && *other == "read";
            assert!(!used || known, "src/{path} knows the stage {other}");
        }
    }
}

#[test]
fn only_main_knows_the_clock() {
    only_in("SystemTime", &["main.rs"]);
}

#[test]
fn nouns_do_nothing() {
    for (path, text) in sources() {
        if ["model/", "content/", "portal/", "sources.rs", "output.rs"].iter().any(|room| path.starts_with(room)) {
            for word in ["std::fs", "std::env", "println!", "serde"] {
                assert!(!text.contains(word), "src/{path} has {word}");
            }
        }
    }
}

#[test]
fn files_fit_in_the_head() {
    for (path, text) in sources() {
        let lines = text.lines().count();
        assert!(lines <= 420, "src/{path} has {lines} lines");
        assert!(text.starts_with("//!"), "src/{path} does not say what it is for");
    }
}
