//! One request → one answer.

use super::state::{Preview, State};
use crate::model::address::unescape;
use crate::output::Piece;
use crate::report::{Format, Report, Style, print};
use std::io::Write;
use std::time::Duration;
use tiny_http::{Header, Request, Response, StatusCode};

/// Listens for changes after the one that its page shows: a change while the page was on its way is not missed.
const SCRIPT: &str = "const seen = new URL(document.currentScript.src).search;\n\
    new EventSource(\"/_bangvang/events\" + seen).onmessage = () => location.reload();\n";

/// The tag that a page gets; `change` is the state it was made from.
fn script_tag(change: u64) -> String {
    format!("<script src=\"/_bangvang/reload.js?{change}\"></script>")
}

/// Answers a request; a browser that went away in the middle is no fault.
pub fn answer(request: Request, preview: &std::sync::Arc<Preview>) {
    let path = unescape(request.url().split(['?', '#']).next().unwrap_or_default());
    match path.as_str() {
        "/_bangvang/events" => {
            let preview = preview.clone();
            let seen = request.url().split_once('?').and_then(|(_, seen)| seen.parse().ok());
            // A waiting browser must not keep others from being answered.
            std::thread::spawn(move || events(request, &preview, seen));
        }
        "/_bangvang/reload.js" => send(request, 200, "text/javascript; charset=utf-8", SCRIPT.as_bytes().to_vec()),
        path => page(request, path, preview),
    }
}

fn page(request: Request, path: &str, preview: &Preview) {
    // The number first: a change in between makes the page reload once more, never too seldom.
    let change = preview.change();
    let state = preview.state();
    if state.report.has_errors() || state.ready.is_none() {
        return send(
            request,
            500,
            "text/html; charset=utf-8",
            error_page(&state, &state.report, preview.options.style, change),
        );
    }
    let base = state.base_path().to_string();
    let Some(inner) = path.strip_prefix(&base) else {
        // Also without its last slash, and from the very top.
        let location = if format!("{path}/") == base || path == "/" {
            base
        } else {
            format!("{base}{}", path.trim_start_matches('/'))
        };
        let location = crate::model::Address::home().file(location.trim_start_matches('/'));
        return redirect(request, &format!("/{}", location.as_str().replace("%2F", "/")));
    };
    let file = if inner.is_empty() || inner.ends_with('/') { format!("{inner}index.html") } else { inner.to_string() };
    match bytes(&state, &file, change) {
        Found::Page(bytes) => send(request, 200, kind(&file), bytes),
        Found::Folder => {
            let location = crate::model::Address::home().file(path.trim_start_matches('/'));
            redirect(request, &format!("/{}/", location.as_str()));
        }
        Found::Nothing => match bytes_of_404(&state, change) {
            Some(bytes) => send(request, 404, "text/html; charset=utf-8", bytes),
            None => send(request, 404, "text/plain; charset=utf-8", b"404".to_vec()),
        },
        Found::Fault(report) => {
            send(request, 500, "text/html; charset=utf-8", error_page(&state, &report, preview.options.style, change))
        }
    }
}

enum Found {
    Page(Vec<u8>),
    /// A page that was asked for without its last slash.
    Folder,
    Nothing,
    Fault(Report),
}

fn bytes(state: &State, file: &str, change: u64) -> Found {
    let Some(ready) = &state.ready else { return Found::Nothing };
    let site = ready.site(&state.sources);
    let Some(route) = site.find(file) else {
        return if site.find(&format!("{file}/index.html")).is_some() { Found::Folder } else { Found::Nothing };
    };
    match crate::piece(&site, route) {
        Ok(Piece::Bytes(bytes)) => Found::Page(with_reload(bytes, file, change)),
        Ok(Piece::File(path)) => std::fs::read(path).map_or(Found::Nothing, Found::Page),
        Err(diagnostic) => Found::Fault(Report { diagnostics: vec![diagnostic] }),
    }
}

fn bytes_of_404(state: &State, change: u64) -> Option<Vec<u8>> {
    match bytes(state, "404.html", change) {
        Found::Page(bytes) => Some(bytes),
        _ => None,
    }
}

/// Served bytes are the published bytes, and one tag.
fn with_reload(bytes: Vec<u8>, file: &str, change: u64) -> Vec<u8> {
    if !file.ends_with(".html") {
        return bytes;
    }
    let end = b"</body>";
    match bytes.windows(end.len()).rposition(|w| w == end) {
        Some(at) => [&bytes[..at], script_tag(change).as_bytes(), &bytes[at..]].concat(),
        None => bytes,
    }
}

/// What is wrong, in the page itself; it goes away by itself when the files are mended.
fn error_page(state: &State, report: &Report, style: Style, change: u64) -> Vec<u8> {
    let text = print(report, &state.sources, Style { colour: false, format: Format::Text, ..style });
    let mut escaped = String::new();
    crate::render::escape(&text, &mut escaped);
    format!(
        "<!doctype html><html lang=\"vi\"><head><meta charset=\"utf-8\"><title>Bảng Vàng</title>\
         <style>body{{font:16px/1.6 system-ui;margin:2rem;max-width:70rem}}pre{{white-space:pre-wrap;font:14px/1.6 ui-monospace,monospace}}\
         h1{{color:#9b1c1c}}</style></head><body><h1>Nội dung có lỗi</h1><p>Sửa tệp và lưu lại, trang này sẽ tự cập nhật.</p>\
         <pre>{escaped}</pre>{}</body></html>",
        script_tag(change)
    )
    .into_bytes()
}

/// Server-sent events: one line for each change, until the browser goes away.
fn events(request: Request, preview: &Preview, seen: Option<u64>) {
    let mut seen = seen.unwrap_or_else(|| preview.change());
    let mut out = request.into_writer();
    let head =
        "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nCache-Control: no-store\r\nConnection: close\r\n\r\n";
    if out.write_all(head.as_bytes()).and_then(|()| out.flush()).is_err() {
        return;
    }
    loop {
        let last = preview.wait(seen, Duration::from_secs(15));
        // A comment line finds out whether anybody still listens.
        let line = if last == seen { ":\n\n" } else { "data: reload\n\n" };
        seen = last;
        if out.write_all(line.as_bytes()).and_then(|()| out.flush()).is_err() {
            return;
        }
    }
}

fn send(request: Request, status: u16, kind: &str, bytes: Vec<u8>) {
    let mut response = Response::from_data(bytes).with_status_code(StatusCode(status));
    for (name, value) in [("Content-Type", kind), ("Cache-Control", "no-store")] {
        if let Ok(header) = Header::from_bytes(name, value) {
            response.add_header(header);
        }
    }
    let _ = request.respond(response);
}

fn redirect(request: Request, location: &str) {
    let mut response = Response::empty(StatusCode(302));
    if let Ok(header) = Header::from_bytes("Location", location) {
        response.add_header(header);
    }
    let _ = request.respond(response);
}

/// Media type by the ending (IANA).
fn kind(file: &str) -> &'static str {
    match file.rsplit('.').next().unwrap_or_default().to_lowercase().as_str() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "xml" => "application/xml; charset=utf-8",
        "txt" => "text/plain; charset=utf-8",
        "json" => "application/json",
        "svg" => "image/svg+xml",
        "jpg" | "jpeg" => "image/jpeg",
        "png" => "image/png",
        "webp" => "image/webp",
        "pdf" => "application/pdf",
        "woff2" => "font/woff2",
        _ => "application/octet-stream",
    }
}
