//! Changes on disk → the preview's next state. The only room that knows the watcher.

use super::state::Preview;
use crate::read;
use notify::{EventKind, RecommendedWatcher, RecursiveMode};
use notify_debouncer_full::{DebounceEventResult, Debouncer, RecommendedCache, new_debouncer};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

/// Programs save in several steps within a few milliseconds; this much quiet ends a save.
const QUIET: Duration = Duration::from_millis(40);

/// Watches the folders of the portal. Without a watcher the preview still works, only it does not follow.
pub fn watch(preview: &Arc<Preview>) -> Option<Debouncer<RecommendedWatcher, RecommendedCache>> {
    let root = preview.options.root.canonicalize().ok()?;
    let follower = preview.clone();
    let base = root.clone();
    let mut watcher = new_debouncer(QUIET, Some(QUIET / 4), move |events: DebounceEventResult| {
        let Ok(events) = events else { return };
        let mut paths: Vec<String> = events
            .iter()
            // Reading is an event too: answering a request must not cause another.
            .filter(|event| !matches!(event.kind, EventKind::Access(_)))
            .flat_map(|event| &event.paths)
            .filter_map(|path| relative(&base, path))
            .collect();
        paths.sort();
        paths.dedup();
        if !paths.is_empty() {
            follower.follow(&paths);
        }
    })
    .ok()?;
    for folder in read::FOLDERS {
        // A folder that does not exist yet is seen when the program is started again.
        let _ = watcher.watch(root.join(folder), RecursiveMode::Recursive);
    }
    Some(watcher)
}

/// The path below the root with `/`; nothing for hidden and temporary files.
fn relative(root: &Path, path: &Path) -> Option<String> {
    let inner = path.strip_prefix(root).ok()?;
    let parts: Vec<String> = inner.components().map(|c| c.as_os_str().to_string_lossy().into_owned()).collect();
    (!parts.iter().any(|part| read::is_ignored(part))).then(|| parts.join("/"))
}
