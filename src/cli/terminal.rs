//! What the terminal can show: colours, progress.

use std::io::{IsTerminal, Write};
use std::sync::Mutex;
use std::time::{Duration, Instant};

/// Colours on a terminal, unless `NO_COLOR` is set (no-color.org) or the terminal says that it is dumb.
pub fn colour() -> bool {
    let set = |name: &str| std::env::var_os(name).is_some_and(|v| !v.is_empty());
    std::io::stderr().is_terminal() && !set("NO_COLOR") && std::env::var_os("TERM").is_none_or(|t| t != "dumb")
}

/// A line that counts up on a terminal, once the work has taken a second; nothing elsewhere.
pub struct Progress {
    word: &'static str,
    begun: Instant,
    shown: Option<Mutex<Instant>>,
}

impl Progress {
    pub fn new(word: &'static str, wanted: bool) -> Self {
        let now = Instant::now();
        let shown = (wanted && std::io::stderr().is_terminal()).then(|| Mutex::new(now));
        Progress { word, begun: now, shown }
    }

    /// Tells how much is done; may be called from any thread.
    pub fn tell(&self, done: usize, total: usize) {
        let Some(shown) = &self.shown else { return };
        if self.begun.elapsed() < Duration::from_secs(1) {
            return;
        }
        // A thread that finds the line busy leaves it to the other.
        if let Ok(mut last) = shown.try_lock()
            && last.elapsed() > Duration::from_millis(100)
        {
            *last = Instant::now();
            tell!("\r{} {done}/{total}", self.word);
            let _ = std::io::stderr().flush();
        }
    }

    /// Clears the line.
    pub fn finish(&self) {
        if self.shown.is_some() && self.begun.elapsed() > Duration::from_secs(1) {
            tell!("\r\x1b[2K");
        }
    }
}
