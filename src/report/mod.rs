//! Words for people: what is wrong, where, and what to do.
//!
//! Comes in: facts about a mistake. Goes out: a [`Diagnostic`], and its print as text (Vietnamese or English) or JSON.
//! May not live here: deciding whether something is a mistake.

pub mod messages;
mod print;

pub use print::{Format, Style, print};

use crate::sources::Place;

/// Language of messages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lang {
    #[default]
    Vi,
    En,
}

/// An error stops the build; a warning is listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    Error,
    Warning,
}

/// The same words in both languages.
#[derive(Clone, Debug, PartialEq)]
pub struct Words {
    pub vi: String,
    pub en: String,
}

impl Words {
    pub fn new(vi: impl Into<String>, en: impl Into<String>) -> Self {
        Words { vi: vi.into(), en: en.into() }
    }

    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Vi => &self.vi,
            Lang::En => &self.en,
        }
    }
}

/// Where a diagnostic points.
#[derive(Clone, Debug, PartialEq)]
pub enum At {
    /// A word in an input file.
    Place(Place),
    /// A path that is not among the inputs that were read: an unreadable file, the output folder.
    Path(String),
    /// The command line or the machine.
    Nowhere,
}

/// One thing that is wrong: place, one sentence, what to do.
#[derive(Clone, Debug, PartialEq)]
pub struct Diagnostic {
    pub severity: Severity,
    /// Name of the message function, with `-` for `_`.
    pub code: &'static str,
    pub at: At,
    pub text: Words,
    pub help: Option<Words>,
    /// What to write instead of the marked place.
    pub replacement: Option<String>,
    /// A second place that explains the first, with a word beside it.
    pub related: Option<(Place, Words)>,
}

impl Diagnostic {
    fn new(severity: Severity, code: &'static str, at: At, vi: String, en: String) -> Self {
        Diagnostic { severity, code, at, text: Words::new(vi, en), help: None, replacement: None, related: None }
    }

    fn error(code: &'static str, place: Place, vi: impl Into<String>, en: impl Into<String>) -> Self {
        Self::new(Severity::Error, code, At::Place(place), vi.into(), en.into())
    }

    fn warning(code: &'static str, place: Place, vi: impl Into<String>, en: impl Into<String>) -> Self {
        Self::new(Severity::Warning, code, At::Place(place), vi.into(), en.into())
    }

    fn error_at(code: &'static str, path: &str, vi: impl Into<String>, en: impl Into<String>) -> Self {
        Self::new(Severity::Error, code, At::Path(path.to_string()), vi.into(), en.into())
    }

    fn warning_at(code: &'static str, path: &str, vi: impl Into<String>, en: impl Into<String>) -> Self {
        Self::new(Severity::Warning, code, At::Path(path.to_string()), vi.into(), en.into())
    }

    fn help(mut self, vi: impl Into<String>, en: impl Into<String>) -> Self {
        self.help = Some(Words::new(vi, en));
        self
    }

    /// Names the nearest known word, if there is one near enough; otherwise gives the other advice.
    fn nearest(self, nearest: Option<&str>, vi: impl Into<String>, en: impl Into<String>) -> Self {
        match nearest {
            Some(word) => {
                let mut this = self.help(format!("Có phải bạn muốn viết “{word}”?"), format!("Did you mean “{word}”?"));
                this.replacement = Some(word.to_string());
                this
            }
            None => self.help(vi, en),
        }
    }

    fn related(mut self, place: Place, vi: impl Into<String>, en: impl Into<String>) -> Self {
        self.related = Some((place, Words::new(vi, en)));
        self
    }
}

/// Everything found in one run.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    pub diagnostics: Vec<Diagnostic>,
}

impl Report {
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    pub fn extend(&mut self, diagnostics: impl IntoIterator<Item = Diagnostic>) {
        self.diagnostics.extend(diagnostics);
    }

    pub fn has_errors(&self) -> bool {
        self.count(Severity::Error) > 0
    }

    pub fn count(&self, severity: Severity) -> usize {
        self.diagnostics.iter().filter(|d| d.severity == severity).count()
    }

    /// By file and place, machine matters last; equal messages once. Call before printing.
    pub fn sort(&mut self) {
        let key = |d: &Diagnostic| match &d.at {
            At::Place(place) => (0, place.file.0, place.start, place.end, String::new()),
            At::Path(path) => (1, 0, 0, 0, path.clone()),
            At::Nowhere => (2, 0, 0, 0, String::new()),
        };
        self.diagnostics
            .sort_by(|a, b| (key(a), a.severity, a.code, &a.text.vi).cmp(&(key(b), b.severity, b.code, &b.text.vi)));
        self.diagnostics.dedup_by(|a, b| key(a) == key(b) && a.code == b.code && a.text == b.text);
    }
}

/// The known number that was meant: the same figures with other hyphens (`iv2b1`). Another number is never proposed: it
/// would be another person, or another rule.
pub fn same_number<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let figures = |word: &str| word.to_lowercase().replace(['-', '.', '_', ' '], "");
    let wanted = figures(written);
    known.into_iter().find(|word| figures(word) == wanted)
}

/// The known word nearest to what was written, if it is near enough to be meant: at most a third of its letters
/// differ. Marks count little: people often type without them.
pub fn nearest<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let folded = crate::vietnamese::fold(written);
    let longest = written.chars().count().max(1);
    known
        .into_iter()
        .map(|word| {
            let exact = strsim::damerau_levenshtein(written, word);
            let loose = strsim::damerau_levenshtein(&folded, &crate::vietnamese::fold(word));
            (loose * 2 + exact.min(longest), loose, word)
        })
        .filter(|(_, loose, word)| *loose * 3 <= longest.max(word.chars().count()))
        .min_by_key(|(score, _, word)| (*score, *word))
        .map(|(_, _, word)| word)
}

/// What the machine says, in the reader's words where the case is a common one.
pub fn machine_reason(error: &std::io::Error) -> Words {
    use std::io::ErrorKind as K;
    match error.kind() {
        K::PermissionDenied => Words::new("không có quyền truy cập", "access is denied"),
        K::NotFound => Words::new("không có chỗ này trên máy", "there is no such place on this machine"),
        K::StorageFull | K::QuotaExceeded => Words::new("ổ đĩa đã đầy", "the disk is full"),
        K::ReadOnlyFilesystem => Words::new("ổ đĩa chỉ cho đọc", "the disk is read-only"),
        K::NotADirectory => Words::new(
            "một phần của đường dẫn là tệp, không phải thư mục",
            "a part of the path is a file, not a folder",
        ),
        K::IsADirectory => Words::new("ở đó đã có một thư mục cùng tên", "there is a folder of that name"),
        _ => Words::new(format!("máy báo “{error}”"), error.to_string()),
    }
}
