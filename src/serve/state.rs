//! The portal as it is on disk now, and how it follows a change.

use super::ServeOptions;
use crate::content::{Content, Facts, ParsedFile};
use crate::model::{Moment, Options};
use crate::report::Report;
use crate::sources::{FileId, Sources, Spelled};
use crate::{Ready, Workshop, complete, parse, read};
use std::sync::{Arc, Condvar, Mutex, RwLock};
use std::time::Duration;

/// Everything that answers need; replaced as a whole.
pub struct State {
    pub sources: Sources,
    content: Content,
    pub ready: Option<Arc<Ready>>,
    pub report: Report,
    /// What reading found; repeated as long as the files stay.
    reading: Report,
}

impl State {
    /// The sub-path under which the portal will be hosted.
    pub fn base_path(&self) -> &str {
        self.ready.as_ref().map_or("/", |ready| ready.portal.site.base.path())
    }
}

pub struct Preview {
    pub options: ServeOptions,
    state: RwLock<Arc<State>>,
    /// Counts changes; browsers wait for the next.
    changes: Mutex<u64>,
    changed: Condvar,
}

impl Preview {
    pub fn new(options: ServeOptions) -> Self {
        let state = whole(&options);
        // Counting from the clock, a page from before a restart is known to be old.
        let first = options.clock.unsigned_abs();
        Preview { options, state: RwLock::new(Arc::new(state)), changes: Mutex::new(first), changed: Condvar::new() }
    }

    pub fn state(&self) -> Arc<State> {
        self.state.read().unwrap_or_else(|e| e.into_inner()).clone()
    }

    /// Number of the last change.
    pub fn change(&self) -> u64 {
        *self.changes.lock().unwrap_or_else(|e| e.into_inner())
    }

    /// Waits until there is a change after `seen`, at most `patience`; returns the last one.
    pub fn wait(&self, seen: u64, patience: Duration) -> u64 {
        let guard = self.changes.lock().unwrap_or_else(|e| e.into_inner());
        let result = self.changed.wait_timeout_while(guard, patience, |last| *last == seen);
        *result.unwrap_or_else(|e| e.into_inner()).0
    }

    /// Follows changes of these paths (relative to the root). Known files whose facts stay leave the portal as it is:
    /// then only their own page is another. Anything else is read anew.
    pub fn follow(&self, paths: &[String]) {
        let old = self.state();
        let next = self.few(&old, paths).unwrap_or_else(|| whole(&self.options));
        *self.state.write().unwrap_or_else(|e| e.into_inner()) = Arc::new(next);
        *self.changes.lock().unwrap_or_else(|e| e.into_inner()) += 1;
        self.changed.notify_all();
    }

    /// The next state, if every path is a content file that was there before and still is.
    fn few(&self, old: &State, paths: &[String]) -> Option<State> {
        let mut sources = old.sources.clone();
        let mut content = old.content.clone();
        let mut facts_stay = old.ready.is_some() && old.report.diagnostics.is_empty();
        for path in paths {
            let file = sources.find(path).filter(|_| path.starts_with("content/"))?;
            sources.files[file.0 as usize] = read::again(&self.options.root, path).ok()?;
            let parsed = parse::file(&sources, file, &content.files)?;
            let position = position(&content, file)?;
            if columns(&parsed) != columns(&content.files[position]) {
                return None; // its annex must be read again, too
            }
            facts_stay &= parsed.facts == content.files[position].facts && parsed.diagnostics.is_empty();
            content.files[position] = Arc::new(parsed);
        }
        if facts_stay {
            return Some(State {
                sources,
                content,
                ready: old.ready.clone(),
                report: Report::default(),
                reading: old.reading.clone(),
            });
        }
        Some(resolved(sources, content, old.reading.clone(), &self.options))
    }
}

/// What a decision says of its annex's columns.
fn columns(parsed: &ParsedFile) -> Option<&[(Spelled<String>, Spelled<String>)]> {
    match &parsed.facts {
        Some(Facts::Decision(decision)) => Some(&decision.columns),
        _ => None,
    }
}

fn position(content: &Content, file: FileId) -> Option<usize> {
    content.files.binary_search_by_key(&file, |parsed: &Arc<ParsedFile>| parsed.file).ok()
}

/// Reads everything.
fn whole(options: &ServeOptions) -> State {
    let (sources, reading) = read::read(&options.root);
    let content = parse::parse(&sources);
    resolved(sources, content, reading, options)
}

fn resolved(sources: Sources, content: Content, reading: Report, options: &ServeOptions) -> State {
    let now = options.now.unwrap_or_else(|| Moment::from_unix(options.clock, parse::offset_minutes(&sources)));
    let build = Options { base_url: options.base_url.clone(), now, drafts: options.drafts };
    let (ready, report) = complete(&sources, &content, &build, Some(&Workshop::quiet(&options.root)), reading.clone());
    State { sources, content, ready: ready.map(Arc::new), report, reading }
}
