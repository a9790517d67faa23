//! Preview: answers one address at a time, watches the files, reloads the browser.
//!
//! Comes in: requests on the loopback interface, changes on disk. Goes out: the bytes that `build` would publish (with
//! one script tag for reloading), or a page with what is wrong. May not live here: how a page is made.

mod answer;
mod state;
mod watch;

use crate::model::Moment;
use crate::report::{Report, Style, messages, print};
use crate::sources::Sources;
use state::Preview;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;

/// What the person who starts the preview decides.
#[derive(Clone, Debug)]
pub struct ServeOptions {
    pub root: PathBuf,
    pub base_url: Option<String>,
    pub now: Option<Moment>,
    /// Seconds since 1970 (UTC) at the start.
    pub clock: i64,
    pub drafts: bool,
    /// 0 takes any free port.
    pub port: u16,
    pub open: bool,
    pub style: Style,
}

/// What the preview says in the terminal.
pub struct PreviewWords {
    pub look_at: &'static str,
    pub stop: &'static str,
    pub errors: &'static str,
}

/// Threads that answer requests; a browser opens about six connections at once.
const ANSWERERS: usize = 4;

/// Serves until the program is stopped; returns only if it cannot start.
pub fn serve(options: &ServeOptions, words: &PreviewWords) -> u8 {
    // Loopback only: a preview is nobody else's business.
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, options.port));
    let server = match tiny_http::Server::http(address) {
        Ok(server) => Arc::new(server),
        Err(_) => {
            let report = Report { diagnostics: vec![messages::port_in_use(options.port)] };
            tell!("{}", print(&report, &Sources::default(), options.style));
            return 2;
        }
    };
    let preview = Arc::new(Preview::new(options.clone()));
    let state = preview.state();
    if !state.report.diagnostics.is_empty() {
        tell!("{}", print(&state.report, &state.sources, options.style));
    }
    if state.report.has_errors() {
        tell!("{}\n", words.errors);
    }
    let port = server.server_addr().to_ip().map_or(options.port, |a| a.port());
    let url = format!("http://127.0.0.1:{port}{}", state.base_path());
    say!("{} {url}  ({})", words.look_at, words.stop);
    let _ = std::io::Write::flush(&mut std::io::stdout());
    // Kept alive as long as the answering threads run.
    let _watcher = watch::watch(&preview);
    if options.open {
        open(&url);
    }
    let threads: Vec<_> = (0..ANSWERERS)
        .map(|_| {
            let (server, preview) = (server.clone(), preview.clone());
            std::thread::spawn(move || {
                while let Ok(request) = server.recv() {
                    answer::answer(request, &preview);
                }
            })
        })
        .collect();
    for thread in threads {
        let _ = thread.join();
    }
    0
}

/// Asks the desktop to open the browser; without one, the printed address is enough.
fn open(url: &str) {
    use std::process::{Command, Stdio};
    let mut command = if cfg!(target_os = "windows") {
        let mut command = Command::new("cmd");
        command.args(["/C", "start", ""]);
        command
    } else if cfg!(target_os = "macos") {
        Command::new("open")
    } else {
        Command::new("xdg-open")
    };
    let _ = command.arg(url).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
}
