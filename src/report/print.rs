//! Prints a report: as text with the line and the place marked, or as JSON lines for editors.

use super::{At, Diagnostic, Lang, Report, Severity};
use crate::sheet::{self, CellName, Sheet};
use crate::sources::{FileId, Place, Sources};
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use std::collections::HashMap;
use std::fmt::Write;

/// How to print.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    #[default]
    Text,
    Json,
}

/// Language, format and colour of a printed report.
#[derive(Clone, Copy, Debug, Default)]
pub struct Style {
    pub lang: Lang,
    pub format: Format,
    pub colour: bool,
}

/// The whole report, sorted by the caller. Quotes lines from `sources`.
pub fn print(report: &Report, sources: &Sources, style: Style) -> String {
    let mut out = String::new();
    let texts = Texts::new(report, sources);
    for diagnostic in &report.diagnostics {
        match style.format {
            Format::Text => text(diagnostic, &texts, style, &mut out),
            Format::Json => json(diagnostic, &texts, style.lang, &mut out),
        }
    }
    out
}

/// The texts that places point into. Those of annexes are made again from the file: only now are they needed.
struct Texts<'s> {
    sources: &'s Sources,
    sheets: HashMap<FileId, Sheet>,
    /// First byte of every line, of files with messages: a list may have thousands.
    lines: HashMap<FileId, Vec<usize>>,
}

impl<'s> Texts<'s> {
    fn new(report: &Report, sources: &'s Sources) -> Self {
        let mut texts = Texts { sources, sheets: HashMap::new(), lines: HashMap::new() };
        let related = report.diagnostics.iter().filter_map(|d| d.related.as_ref().map(|(place, _)| *place));
        let places = report.diagnostics.iter().filter_map(|d| match d.at {
            At::Place(place) => Some(place),
            _ => None,
        });
        for file in places.chain(related).map(|place| place.file) {
            let path = sources.path(file);
            // Plain files named like spreadsheets elsewhere have no places in them.
            if sheet::is_sheet(path) && !texts.sheets.contains_key(&file) {
                texts.sheets.insert(file, Sheet::shown(file, path, sources.bytes(file)));
            }
            if !texts.lines.contains_key(&file) {
                let bytes = texts.bytes(file);
                let ends = bytes.iter().enumerate().filter(|(_, b)| **b == b'\n').map(|(i, _)| i + 1);
                let starts: Vec<usize> = std::iter::once(0).chain(ends).collect();
                texts.lines.insert(file, starts);
            }
        }
        texts
    }

    /// Position of the line in which a byte stands, and that line's first byte.
    fn line(&self, file: FileId, byte: usize) -> (usize, usize) {
        let starts = self.lines.get(&file).map(Vec::as_slice).unwrap_or_default();
        let line = starts.partition_point(|start| *start <= byte).saturating_sub(1);
        (line, starts.get(line).copied().unwrap_or(0))
    }

    fn bytes(&self, file: FileId) -> &[u8] {
        self.sheets.get(&file).map_or_else(|| self.sources.bytes(file), |sheet| sheet.text.as_bytes())
    }

    fn cell(&self, place: Place) -> Option<CellName> {
        let (line, start) = self.line(place.file, place.range().start);
        self.sheets.get(&place.file)?.cell(line, start..place.range().start)
    }
}

fn text(d: &Diagnostic, texts: &Texts<'_>, style: Style, out: &mut String) {
    let (base, word) = match (d.severity, style.lang) {
        (Severity::Error, Lang::Vi) => (Level::ERROR, "lỗi"),
        (Severity::Error, Lang::En) => (Level::ERROR, "error"),
        (Severity::Warning, Lang::Vi) => (Level::WARNING, "lưu ý"),
        (Severity::Warning, Lang::En) => (Level::WARNING, "warning"),
    };
    let level = base.with_name(Some(word));
    let help = match style.lang {
        Lang::Vi => Level::HELP.with_name(Some("cách sửa")),
        Lang::En => Level::HELP.with_name(Some("help")),
    };
    // Snippets are cut from the file around their lines: the renderer must not scan a whole annex for one row.
    let quotes: Vec<Quote> = match &d.at {
        At::Place(place) => {
            let mut quotes = vec![Quote::new(texts, *place, None)];
            if let Some((place, words)) = &d.related {
                quotes.push(Quote::new(texts, *place, Some(words.get(style.lang))));
            }
            quotes
        }
        _ => Vec::new(),
    };
    let title = level.clone().primary_title(d.text.get(style.lang)).id(d.code);
    let mut group = Group::with_title(title);
    if let At::Path(path) = &d.at {
        group = group.element(Origin::path(path.as_str()));
    }
    for (i, quote) in quotes.iter().enumerate() {
        let kind = if i == 0 { AnnotationKind::Primary } else { AnnotationKind::Context };
        let mut annotation = kind.span(quote.span.clone());
        if let Some(label) = quote.label {
            annotation = annotation.label(label);
        }
        let snippet = Snippet::source(quote.text.as_str()).line_start(quote.line).annotation(annotation);
        match &quote.cell {
            // The renderer would count letters; people look for a cell.
            Some(cell) => {
                let name = match style.lang {
                    Lang::Vi => format!("{}, trang “{}”, ô {}", quote.path, cell.sheet, cell.short()),
                    Lang::En => format!("{}, sheet “{}”, cell {}", quote.path, cell.sheet, cell.short()),
                };
                group = group.element(Origin::path(name)).element(snippet);
            }
            None => group = group.element(snippet.path(quote.path)),
        }
    }
    if let Some(words) = &d.help {
        group = group.element(help.message(words.get(style.lang)));
    }
    let renderer = if style.colour { Renderer::styled() } else { Renderer::plain() };
    let _ = writeln!(out, "{}\n", renderer.render(&[group]).trim_end());
}

/// The lines of a place, without a byte order mark and without the rest of the file.
struct Quote<'a> {
    path: &'a str,
    text: String,
    line: usize,
    span: std::ops::Range<usize>,
    label: Option<&'a str>,
    /// In a spreadsheet: the cell.
    cell: Option<CellName>,
}

impl<'a> Quote<'a> {
    fn new(texts: &'a Texts<'_>, place: Place, label: Option<&'a str>) -> Self {
        const LONGEST: usize = 400;
        let bytes = texts.bytes(place.file);
        let start = place.range().start.min(bytes.len());
        let end = place.range().end.clamp(start, bytes.len());
        let (line, line_start) = texts.line(place.file, start);
        let bom = if line_start == 0 && bytes.starts_with(b"\xEF\xBB\xBF") { 3 } else { 0 };
        let from = (line_start + bom).min(bytes.len());
        let start = start.max(from);
        // A place over several lines is marked on its first line only; very long lines are cut around the place.
        let line_end =
            bytes[start..].iter().position(|b| *b == b'\n' || *b == b'\r').map_or(bytes.len(), |i| start + i);
        let end = end.clamp(start, line_end);
        let line_end = line_end.min(end.max(start) + LONGEST);
        let whole = |range: std::ops::Range<usize>| String::from_utf8_lossy(&bytes[range]).into_owned();
        let before = whole(from..start);
        let marked = whole(start..end);
        let mut text = format!("{before}{marked}{}", whole(end..line_end));
        let mut span = before.len()..before.len() + marked.len();
        if text.contains('\0') {
            (text, span) = (String::new(), 0..0); // UTF-16 or no text at all: nothing that could be shown
        }
        let cell = texts.cell(place);
        let line = cell.as_ref().map_or(line + 1, |cell| cell.row as usize);
        Quote { path: texts.sources.path(place.file), text, line, span, label, cell }
    }

    /// Column of the place, counted in characters from 1; in a spreadsheet that of the cell.
    fn column(&self) -> usize {
        if let Some(cell) = &self.cell {
            return cell.column as usize;
        }
        self.text[..self.span.start].chars().count() + 1
    }
}

fn json(d: &Diagnostic, texts: &Texts<'_>, lang: Lang, out: &mut String) {
    let cell = |place: Place| texts.cell(place).map(|cell| format!("{}!{}", cell.sheet, cell.short()));
    let position = |place: Place| {
        let quote = Quote::new(texts, place, None);
        (quote.path.to_string(), quote.line, quote.column(), quote.text[quote.span.clone()].chars().count())
    };
    let (path, line, column, length) = match &d.at {
        At::Place(place) => {
            let (path, line, column, length) = position(*place);
            (Some(path), Some(line), Some(column), Some(length))
        }
        At::Path(path) => (Some(path.clone()), None, None, None),
        At::Nowhere => (None, None, None, None),
    };
    let value = serde_json::json!({
        "severity": match d.severity { Severity::Error => "error", Severity::Warning => "warning" },
        "code": d.code,
        "path": path,
        "line": line,
        "column": column,
        "length": length,
        "cell": match &d.at {
            At::Place(place) => cell(*place),
            _ => None,
        },
        "message": d.text.get(lang),
        "help": d.help.as_ref().map(|h| h.get(lang)),
        "replacement": d.replacement,
        "related": d.related.as_ref().map(|(place, words)| {
            let (path, line, column, _) = position(*place);
            serde_json::json!({ "path": path, "line": line, "column": column, "message": words.get(lang) })
        }),
    });
    let _ = writeln!(out, "{value}");
}
