//! What the tests share: a portal from a folder or from files made by hand, built in memory; a look into HTML.
#![allow(dead_code)]

use bangvang::model::{Moment, Options};
use bangvang::output::Piece;
use bangvang::report::{Lang, Report, Style, print};
use bangvang::sources::{Data, SourceFile, Sources};
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

/// The day on which tests take place.
pub const NOW: &str = "2026-11-22";

/// A built site: path → bytes, and the report as text.
pub struct Built {
    pub files: BTreeMap<String, Vec<u8>>,
    pub report: String,
}

impl Built {
    pub fn page(&self, path: &str) -> &str {
        let bytes =
            self.files.get(path).unwrap_or_else(|| panic!("no page {path}; there are: {:#?}", self.files.keys()));
        std::str::from_utf8(bytes).expect("a page is UTF-8")
    }

    /// Pages for people: path and HTML.
    pub fn pages(&self) -> impl Iterator<Item = (&str, &str)> {
        self.files
            .iter()
            .filter(|(p, _)| p.ends_with(".html"))
            .map(|(p, b)| (p.as_str(), std::str::from_utf8(b).expect("UTF-8")))
    }
}

pub fn options(now: &str) -> Options {
    Options { base_url: None, now: Moment::parse(now).expect("a moment"), drafts: false }
}

/// Builds a folder in memory.
pub fn build_folder(root: &Path, options: &Options) -> Built {
    let (sources, report) = bangvang::read::read(root);
    build(sources, report, options)
}

/// Builds sources in memory. With errors there are no files.
pub fn build(sources: Sources, report: Report, options: &Options) -> Built {
    let content = bangvang::parse::parse(&sources);
    // What is made of pictures has the same name in every test: each contents is made once.
    let workshop = bangvang::Workshop::quiet(Path::new(env!("CARGO_TARGET_TMPDIR")));
    let (ready, report) = bangvang::complete(&sources, &content, options, Some(&workshop), report);
    let text = print(&report, &sources, Style { lang: Lang::Vi, ..Style::default() });
    let mut files = BTreeMap::new();
    if let (Some(ready), false) = (ready, report.has_errors()) {
        let site = ready.site(&sources);
        let output = bangvang::output(&site);
        for (i, path) in output.paths.iter().enumerate() {
            let bytes = match (output.make)(i).unwrap_or_else(|d| panic!("{d:?}")) {
                Piece::Bytes(bytes) => bytes,
                Piece::File(path) => std::fs::read(path).expect("an asset"),
            };
            assert!(files.insert(path.clone(), bytes).is_none(), "two routes write {path}");
        }
    }
    Built { files, report: text }
}

/// A portal of files made by hand, on top of the small sound one in `tests/errors/_base`.
pub struct Site {
    files: BTreeMap<String, Vec<u8>>,
}

impl Site {
    pub fn new() -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/errors/_base");
        let (sources, _) = bangvang::read::read(&root);
        let files = sources.files.iter().filter_map(|f| match &f.data {
            Data::Bytes(bytes) => Some((f.path.clone(), bytes.to_vec())),
            Data::Handle { .. } => None,
        });
        Site { files: files.collect() }
    }

    pub fn file(self, path: &str, text: &str) -> Self {
        self.bytes(path, text.as_bytes())
    }

    pub fn bytes(mut self, path: &str, bytes: &[u8]) -> Self {
        self.files.insert(path.to_string(), bytes.to_vec());
        self
    }

    pub fn text(&self, path: &str) -> String {
        String::from_utf8(self.files[path].clone()).expect("UTF-8")
    }

    /// Replaces a word in a file; it must be there.
    pub fn replace(self, path: &str, from: &str, to: &str) -> Self {
        let text = self.text(path);
        assert!(text.contains(from), "{path} does not contain {from:?}");
        let text = text.replace(from, to);
        self.file(path, &text)
    }

    pub fn build(self) -> Built {
        self.build_on(NOW)
    }

    pub fn build_on(self, now: &str) -> Built {
        let files = self.files.into_iter().map(|(path, bytes)| {
            let data = if path.starts_with("content/") && bangvang::pictures::size(&path, &bytes).is_some() {
                // As `read` does it: pictures stay on disk.
                let name = format!("picture-{}", blake3::hash(&bytes).to_hex());
                let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
                std::fs::write(&file, &bytes).expect("a picture");
                Data::Handle { path: file, size: bytes.len() as u64 }
            } else {
                Data::Bytes(Arc::from(bytes))
            };
            SourceFile { path, data }
        });
        build(Sources::new(files.collect()), Report::default(), &options(now))
    }
}

/// Copies a folder with everything in it.
pub fn copy(from: &Path, to: &Path) {
    for entry in
        walkdir::WalkDir::new(from).into_iter().map(|e| e.expect("an entry")).filter(|e| e.file_type().is_file())
    {
        let target = to.join(entry.path().strip_prefix(from).expect("inside"));
        std::fs::create_dir_all(target.parent().expect("a folder")).expect("a folder");
        std::fs::copy(entry.path(), target).expect("a copy");
    }
}

/// All files below a folder: path with `/` → bytes.
pub fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let walk =
        walkdir::WalkDir::new(folder).into_iter().map(|e| e.expect("an entry")).filter(|e| e.file_type().is_file());
    walk.map(|e| {
        let path = e.path().strip_prefix(folder).expect("inside").to_string_lossy().replace('\\', "/");
        (path, std::fs::read(e.path()).expect("a file"))
    })
    .collect()
}

/// A fresh copy of the small sound portal.
pub fn portal(name: &str) -> std::path::PathBuf {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&root);
    copy(&sample().join("tests/errors/_base"), &root);
    root
}

/// Values of an attribute in order, entities undone.
pub fn attributes<'h>(html: &'h str, name: &str) -> impl Iterator<Item = String> + use<'h> {
    let key = format!(" {name}=\"");
    let mut rest = html;
    std::iter::from_fn(move || {
        let at = rest.find(&key)? + key.len();
        let end = at + rest[at..].find('"')?;
        let value = unescape(&rest[at..end]);
        rest = &rest[end..];
        Some(value)
    })
}

pub fn unescape(text: &str) -> String {
    text.replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&#x27;", "'")
        .replace("&#x2F;", "/")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&")
}

/// The words of a piece of HTML, tags taken out, white space folded.
pub fn words(html: &str) -> String {
    let mut out = String::new();
    let mut inside = false;
    for c in html.chars() {
        match c {
            '<' => inside = true,
            '>' => {
                inside = false;
                out.push(' ');
            }
            c if !inside => out.push(c),
            _ => {}
        }
    }
    unescape(&out).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The repository's own folder: the sample portal.
pub fn sample() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}
