//! The preview: served bytes are the published bytes, a change reaches the browser, mistakes are shown in the page.

mod common;

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// Longest wait for an answer; a test that waits so long has failed.
const PATIENCE: Duration = Duration::from_secs(30);

struct Server {
    child: Child,
    port: u16,
    root: PathBuf,
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Server {
    fn start(name: &str) -> Self {
        let root = common::portal(&format!("serve/{name}"));
        let mut child = Command::new(env!("CARGO_BIN_EXE_bangvang"))
            .args(["serve", "--port", "0", "--now", common::NOW, "--root"])
            .arg(&root)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program starts");
        let mut line = String::new();
        BufReader::new(child.stdout.take().expect("stdout")).read_line(&mut line).expect("an address");
        let port = line.split("127.0.0.1:").nth(1).and_then(|rest| rest.split('/').next()).expect("a port");
        Server { port: port.parse().expect("a number"), child, root }
    }

    fn connect(&self, path: &str) -> BufReader<TcpStream> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).expect("a connection");
        stream.set_read_timeout(Some(PATIENCE)).expect("a limit");
        write!(stream, "GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n").expect("a request");
        BufReader::new(stream)
    }

    /// Status and body.
    fn get(&self, path: &str) -> (u16, String) {
        let mut text = Vec::new();
        self.connect(path).read_to_end(&mut text).expect("an answer");
        let text = String::from_utf8(text).expect("UTF-8");
        let status = text.split(' ').nth(1).and_then(|s| s.parse().ok()).expect("a status");
        (status, text.split_once("\r\n\r\n").expect("a body").1.to_string())
    }
}

/// Waits for the next reload.
fn reload(events: &mut BufReader<TcpStream>) {
    let mut line = String::new();
    while !line.starts_with("data: reload") {
        line.clear();
        assert!(events.read_line(&mut line).expect("an event in time") > 0, "the stream ended");
    }
}

/// Reads the head of an event stream: from now on no change is missed.
fn listen(server: &Server) -> BufReader<TcpStream> {
    let mut events = server.connect("/_bangvang/events");
    let mut line = String::new();
    while line != "\r\n" {
        line.clear();
        events.read_line(&mut line).expect("a head");
    }
    events
}

/// The page without the tag that reloads it, which must be there once.
fn without_tag(body: &str) -> String {
    let at = body.find("<script src=\"/_bangvang/reload.js?").expect("a tag");
    let end = at + body[at..].find("</script>").expect("its end") + "</script>".len();
    format!("{}{}", &body[..at], &body[end..])
}

#[test]
fn served_bytes_are_published_bytes() {
    let server = Server::start("same");
    let built = common::build_folder(&server.root, &common::options(common::NOW));
    for (path, html) in built.pages().filter(|(p, _)| *p != "404.html") {
        let (status, body) = server.get(&format!("/bang-vang/{}", path.trim_end_matches("index.html")));
        assert_eq!(status, 200, "{path}");
        assert!(without_tag(&body) == html, "{path}");
    }
    // Files of the search index are made when somebody searches.
    let mut line = String::new();
    server.connect("/bang-vang/tim-kiem/chi-muc/muc-luc.bin").read_line(&mut line).expect("a status");
    assert!(line.contains(" 200 "), "{line}");
    assert_eq!(server.get("/bang-vang/tim-kiem/chi-muc/ten-999.bin").0, 404);
    assert_eq!(server.get("/bang-vang/khong-co/").0, 404);
    assert_eq!(server.get("/").0, 302);
    assert_eq!(server.get("/bang-vang/guong").0, 302);
}

#[test]
fn a_change_reaches_the_browser_and_mistakes_are_shown() {
    let server = Server::start("change");
    let story = server.root.join("content/stories/bai-a.md");
    let good = fs::read_to_string(&story).expect("a story");
    let mut events = listen(&server);
    fs::write(&story, format!("{good}\nMột câu vừa thêm.\n")).expect("an edit");
    reload(&mut events);
    assert!(server.get("/bang-vang/guong/bai-a/").1.contains("Một câu vừa thêm."));

    let mut events = listen(&server);
    fs::write(&story, good.replace("campaign =", "campain =")).expect("a mistake");
    reload(&mut events);
    let (status, page) = server.get("/bang-vang/");
    assert_eq!(status, 500);
    assert!(page.contains("content/stories/bai-a.md:") && page.contains("Có phải bạn muốn viết “campaign”?"), "{page}");

    let mut events = listen(&server);
    fs::write(&story, good.replace("title = \"", "title = \"Tít mới: ")).expect("mended, with another title");
    reload(&mut events);
    assert!(server.get("/bang-vang/").1.contains("Tít mới: "), "the home page follows");

    // A change between the page and its event stream is not missed.
    let page = server.get("/bang-vang/").1;
    let seen = page.split("/_bangvang/reload.js?").nth(1).and_then(|rest| rest.split('"').next()).expect("a number");
    let mut others = listen(&server);
    fs::write(&story, good.replace("title = \"", "title = \"Tít sau: ")).expect("an edit");
    reload(&mut others);
    reload(&mut server.connect(&format!("/_bangvang/events?{seen}")));

    let mut events = listen(&server);
    fs::write(server.root.join("content/pages/moi.md"), "+++\ntitle = \"Trang mới\"\n+++\n\nChào.\n").expect("a page");
    reload(&mut events);
    assert_eq!(server.get("/bang-vang/moi/").0, 200);
}
