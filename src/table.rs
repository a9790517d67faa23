//! Declarations (TOML) with places: the only room that knows the TOML library.
//!
//! Comes in: TOML text and where it stands in its file. Goes out: typed values, each key asked for by name; what is
//! missing, mistyped or unknown becomes a diagnostic, all in one run. A required value that is missing yields an empty
//! placeholder, so that one mistake never hides the next; `resolve` skips empty references.
//! May not live here: which keys a kind of content has.

use crate::model::words::Word;
use crate::model::{Date, Moment};
use crate::report::{Diagnostic, messages, nearest};
use crate::sources::{FileId, Place, Spelled};
use std::cell::RefCell;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// What all tables of one file share.
pub struct Reader {
    file: FileId,
    /// Where the TOML text begins in the file.
    offset: usize,
    diagnostics: RefCell<Vec<Diagnostic>>,
    /// With `trace`: every key asked for, as a path such as `end.date`. Used by the test of `docs/content.md`.
    asked: Option<RefCell<Vec<String>>>,
}

impl Reader {
    pub fn new(file: FileId, offset: usize) -> Self {
        Reader { file, offset, diagnostics: RefCell::default(), asked: None }
    }

    pub fn tracing(file: FileId) -> Self {
        Reader { asked: Some(RefCell::default()), ..Reader::new(file, 0) }
    }

    pub fn push(&self, diagnostic: Diagnostic) {
        self.diagnostics.borrow_mut().push(diagnostic);
    }

    pub fn into_diagnostics(self) -> Vec<Diagnostic> {
        self.diagnostics.into_inner()
    }

    pub fn into_asked_and_diagnostics(self) -> (Vec<String>, Vec<Diagnostic>) {
        (self.asked.map(RefCell::into_inner).unwrap_or_default(), self.diagnostics.into_inner())
    }

    fn place(&self, span: Range<usize>) -> Place {
        Place::new(self.file, span.start + self.offset..span.end + self.offset)
    }

    /// Parses `text` and hands its top table to `f`, then reports the keys that `f` never asked for. Nothing if the
    /// syntax is broken; then every syntax error is reported.
    pub fn read<T>(&self, text: &str, f: impl FnOnce(&Table<'_>) -> T) -> Option<T> {
        let (table, errors) = DeTable::parse_recoverable(text);
        for error in &errors {
            let span = error.span().unwrap_or(0..0);
            // The library may point past the last letter; a place must lie in the text to be shown.
            let start = span.start.min(text.trim_end().len());
            self.push(messages::toml_syntax(self.place(start..span.end.max(start).min(text.len())), error.message()));
        }
        if !errors.is_empty() {
            return None;
        }
        let place = self.place(0..0);
        let table = Table { reader: self, map: table.get_ref(), place, path: String::new(), asked: RefCell::default() };
        let value = f(&table);
        table.finish();
        Some(value)
    }
}

/// One table of declarations.
pub struct Table<'a> {
    reader: &'a Reader,
    map: &'a DeTable<'a>,
    /// Where the table is opened; for messages about what it lacks.
    place: Place,
    path: String,
    asked: RefCell<Vec<&'static str>>,
}

type Value<'a> = Spanned<DeValue<'a>>;

impl<'a> Table<'a> {
    pub fn place(&self) -> Place {
        self.place
    }

    pub fn reader(&self) -> &'a Reader {
        self.reader
    }

    fn find(&self, key: &'static str) -> Option<&'a Value<'a>> {
        self.asked.borrow_mut().push(key);
        if let Some(asked) = &self.reader.asked {
            asked.borrow_mut().push(format!("{}{key}", self.path));
        }
        self.map.iter().find(|(k, _)| k.get_ref() == key).map(|(_, v)| v)
    }

    fn missing<T>(&self, key: &'static str, placeholder: T) -> T {
        if self.map.iter().all(|(k, _)| k.get_ref() != key) {
            self.reader.push(messages::missing_key(self.place, key, self.path.trim_end_matches('.')));
        }
        placeholder
    }

    fn mistyped(&self, key: &str, expected: (&str, &str), value: &Value<'_>) {
        self.reader.push(messages::wrong_type(
            self.reader.place(value.span()),
            key,
            expected,
            type_name(value.get_ref()),
        ));
    }

    fn spell(&self, key: &str, value: &Value<'_>) -> Option<Spelled<String>> {
        let place = self.reader.place(value.span());
        match value.get_ref() {
            DeValue::String(text) if text.trim().is_empty() => {
                self.reader.push(messages::empty_value(place, key));
                None
            }
            DeValue::String(text) => Some(Spelled::new(text.trim().to_string(), place)),
            _ => {
                self.mistyped(key, ("chữ trong dấu nháy", "text in quotes"), value);
                None
            }
        }
    }

    /// A text with its place.
    pub fn string(&self, key: &'static str) -> Option<Spelled<String>> {
        self.spell(key, self.find(key)?)
    }

    pub fn required(&self, key: &'static str) -> Spelled<String> {
        self.string(key).unwrap_or_else(|| self.missing(key, Spelled::new(String::new(), self.place)))
    }

    /// A text whose place nobody needs.
    pub fn text(&self, key: &'static str) -> Option<String> {
        self.string(key).map(|s| s.value)
    }

    pub fn required_text(&self, key: &'static str) -> String {
        self.required(key).value
    }

    pub fn strings(&self, key: &'static str) -> Vec<Spelled<String>> {
        let Some(value) = self.find(key) else { return Vec::new() };
        match value.get_ref() {
            DeValue::Array(items) => items.iter().filter_map(|item| self.spell(key, item)).collect(),
            _ => {
                self.mistyped(key, ("danh sách [\"…\"]", "a list [\"…\"]"), value);
                Vec::new()
            }
        }
    }

    pub fn texts(&self, key: &'static str) -> Vec<String> {
        self.strings(key).into_iter().map(|s| s.value).collect()
    }

    pub fn bool(&self, key: &'static str) -> bool {
        let Some(value) = self.find(key) else { return false };
        value.get_ref().as_bool().unwrap_or_else(|| {
            self.mistyped(key, ("true hoặc false", "true or false"), value);
            false
        })
    }

    pub fn integer(&self, key: &'static str) -> Option<i64> {
        let value = self.find(key)?;
        let number = value.get_ref().as_integer().and_then(|n| i64::from_str_radix(n.as_str(), n.radix()).ok());
        if number.is_none() {
            self.mistyped(key, ("số nguyên", "a whole number"), value);
        }
        number
    }

    /// A number of things, never negative.
    pub fn count(&self, key: &'static str) -> usize {
        let Some(value) = self.find(key) else { return 0 };
        let number = value.get_ref().as_integer().and_then(|n| usize::from_str_radix(n.as_str(), n.radix()).ok());
        number.unwrap_or_else(|| {
            self.mistyped(key, ("số nguyên", "a whole number"), value);
            0
        })
    }

    /// A date, written as one or, when only partly known, as text.
    pub fn spelled_date(&self, key: &'static str) -> Option<Spelled<Date>> {
        let value = self.find(key)?;
        let place = self.reader.place(value.span());
        let (date, written) = match value.get_ref() {
            DeValue::Datetime(d) if d.time.is_none() && d.offset.is_none() => {
                (d.date.and_then(|d| Date::day(d.year, d.month, d.day)), d.to_string())
            }
            DeValue::Datetime(d) => (None, d.to_string()),
            DeValue::String(text) => (Date::parse(text.trim()), text.to_string()),
            DeValue::Integer(n) => (Date::parse(n.as_str()), n.as_str().to_string()),
            _ => {
                self.mistyped(key, ("một ngày", "a day"), value);
                return None;
            }
        };
        if date.is_none() {
            self.reader.push(messages::bad_date(place, &written));
        }
        date.map(|date| Spelled::new(date, place))
    }

    pub fn date(&self, key: &'static str) -> Option<Date> {
        self.spelled_date(key).map(|d| d.value)
    }

    pub fn required_date(&self, key: &'static str) -> Date {
        self.date(key).unwrap_or_else(|| self.missing(key, Date { year: 1, month: None, day: None }))
    }

    pub fn moment(&self, key: &'static str) -> Option<Moment> {
        let value = self.find(key)?;
        let (moment, written) = match value.get_ref() {
            DeValue::Datetime(d) if d.offset.is_none() => {
                let date = d.date.and_then(|d| Date::day(d.year, d.month, d.day));
                let time = d.time.map_or((0, 0), |t| (t.hour, t.minute));
                (date.map(|date| Moment { date, time }), d.to_string())
            }
            DeValue::Datetime(d) => (None, d.to_string()),
            DeValue::String(text) => (Moment::parse(text.trim()), text.to_string()),
            _ => {
                self.mistyped(key, ("một ngày, có thể kèm giờ", "a day, perhaps with a time"), value);
                return None;
            }
        };
        if moment.is_none() {
            self.reader.push(messages::bad_moment(self.reader.place(value.span()), &written));
        }
        moment
    }

    pub fn required_moment(&self, key: &'static str) -> Moment {
        self.moment(key).unwrap_or_else(|| self.missing(key, Moment::from(Date { year: 1, month: None, day: None })))
    }

    fn choose<W: Word>(&self, key: &str, spelled: &Spelled<String>) -> Option<W> {
        let found = W::all().iter().find(|(word, _)| *word == spelled.value).map(|(_, w)| *w);
        if found.is_none() {
            let known = || W::all().iter().map(|(word, _)| *word);
            let list = known().collect::<Vec<_>>().join(", ");
            self.reader.push(messages::unknown_word(
                spelled.place,
                key,
                &spelled.value,
                nearest(&spelled.value, known()),
                &list,
            ));
        }
        found
    }

    /// A word of a closed vocabulary; the first of it where a required one is missing.
    pub fn required_word<W: Word>(&self, key: &'static str) -> W {
        self.string(key).map_or_else(|| self.missing(key, None), |s| self.choose(key, &s)).unwrap_or(W::all()[0].1)
    }

    /// A word of a closed vocabulary that has a default.
    pub fn word_or<W: Word>(&self, key: &'static str, default: W) -> W {
        self.string(key).and_then(|s| self.choose(key, &s)).unwrap_or(default)
    }

    pub fn words<W: Word>(&self, key: &'static str) -> Vec<W> {
        self.strings(key).iter().filter_map(|s| self.choose(key, s)).collect()
    }

    fn nested(&self, key: &'static str, value: &'a Value<'a>) -> Option<Table<'a>> {
        let Some(map) = value.get_ref().as_table() else {
            self.mistyped(key, ("một bảng [ … ]", "a table"), value);
            return None;
        };
        let place = self.reader.place(value.span());
        // A table that is open to the end of the file would be marked as a whole: its first line says enough.
        let place = Place { end: place.end.min(place.start + key.len() as u32 + 4), ..place };
        Some(Table { reader: self.reader, map, place, path: format!("{}{key}.", self.path), asked: RefCell::default() })
    }

    /// A table below this one; `f` reads it, unknown keys in it are reported.
    pub fn table<T>(&self, key: &'static str, f: impl FnOnce(&Table<'a>) -> T) -> Option<T> {
        let table = self.nested(key, self.find(key)?)?;
        let value = f(&table);
        table.finish();
        Some(value)
    }

    /// A list of tables (`[[key]]`).
    pub fn tables<T>(&self, key: &'static str, f: impl Fn(&Table<'a>) -> T) -> Vec<T> {
        let Some(value) = self.find(key) else { return Vec::new() };
        let Some(items) = value.get_ref().as_array() else {
            self.mistyped(key, ("danh sách các bảng [[…]]", "a list of tables [[…]]"), value);
            return Vec::new();
        };
        let tables = items.iter().filter_map(|item| self.nested(key, item));
        tables
            .map(|table| {
                let value = f(&table);
                table.finish();
                value
            })
            .collect()
    }

    /// All keys with their texts, in written order: for lists of pairs. Keys are free here.
    pub fn pairs(&self) -> Vec<(String, String)> {
        let mut entries: Vec<_> = self.map.iter().collect();
        entries.sort_by_key(|(k, _)| k.span().start);
        entries
            .into_iter()
            .filter_map(|(k, v)| Some((k.get_ref().to_string(), self.spell(k.get_ref(), v)?.value)))
            .collect()
    }

    fn finish(&self) {
        let asked = self.asked.borrow();
        if asked.is_empty() {
            return; // a list of pairs
        }
        for (key, _) in self.map.iter() {
            let word = key.get_ref().as_ref();
            if !asked.contains(&word) {
                let near = nearest(word, asked.iter().copied());
                let place = self.reader.place(key.span());
                self.reader.push(messages::unknown_key(place, word, near, &asked.join(", ")));
            }
        }
    }
}

/// One text of a table whose keys are free.
pub struct Entry {
    /// With the tables above it: `story.updated`.
    pub key: String,
    pub value: String,
    /// Bytes of the TOML text in which the key stands.
    pub span: Range<usize>,
}

/// A table of texts whose keys are free, in written order, and what is wrong with it: where, and why.
pub fn flat(text: &str) -> (Vec<Entry>, Vec<(Range<usize>, String)>) {
    let (table, errors) = DeTable::parse_recoverable(text);
    let mut problems: Vec<_> = errors.iter().map(|e| (e.span().unwrap_or(0..0), e.message().to_string())).collect();
    let mut entries = Vec::new();
    flatten(table.get_ref(), "", &mut entries, &mut problems);
    entries.sort_by_key(|entry| entry.span.start);
    (entries, problems)
}

fn flatten(table: &DeTable<'_>, above: &str, entries: &mut Vec<Entry>, problems: &mut Vec<(Range<usize>, String)>) {
    for (key, value) in table {
        let name = format!("{above}{}", key.get_ref());
        match value.get_ref() {
            DeValue::String(text) => entries.push(Entry { key: name, value: text.to_string(), span: key.span() }),
            DeValue::Table(inner) => flatten(inner, &format!("{name}."), entries, problems),
            _ => problems.push((value.span(), "a text must be quoted".to_string())),
        }
    }
}

fn type_name(value: &DeValue<'_>) -> (&'static str, &'static str) {
    match value {
        DeValue::String(_) => ("chữ", "text"),
        DeValue::Integer(_) | DeValue::Float(_) => ("số", "a number"),
        DeValue::Boolean(_) => ("true/false", "true/false"),
        DeValue::Datetime(_) => ("ngày", "a day"),
        DeValue::Array(_) => ("danh sách", "a list"),
        DeValue::Table(_) => ("bảng", "a table"),
    }
}
