//! As much of HTTP/1.1 as a bench needs, over a plain connection.
//!
//! Comes in: the address that the server printed. Goes out: pages as text, events as they arrive. May not live here:
//! what is measured.

use std::io::{self, BufRead, BufReader, Write};
use std::net::TcpStream;
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;
use std::time::Duration;

/// Where the server listens.
#[derive(Clone)]
pub struct Base {
    port: u16,
    /// The sub-path, beginning and ending with `/`.
    path: String,
}

/// News from the event stream.
pub enum Heard {
    /// The stream is open; the status line.
    Open(String),
    Reload,
}

impl Base {
    /// The address in a line of the server's output.
    pub fn in_line(line: &str) -> Option<Base> {
        let (_, rest) = line.split_once("http://127.0.0.1:")?;
        let (port, rest) = rest.split_once('/')?;
        let path: String = rest.chars().take_while(|c| c.is_ascii_alphanumeric() || "-._~/%".contains(*c)).collect();
        let path = if path.is_empty() { "/".to_string() } else { format!("/{}/", path.trim_end_matches('/')) };
        Some(Base { port: port.parse().ok()?, path })
    }

    /// The path of an address below the base.
    pub fn below(&self, address: &str) -> String {
        format!("{}{address}", self.path)
    }

    /// Requests a page on a new connection, to its last byte; anything but 200 is an error.
    pub fn get(&self, path: &str, longest: Duration) -> io::Result<String> {
        let stream = self.request(path, "Accept: text/html\r\nConnection: close\r\n")?;
        stream.set_read_timeout(Some(longest))?;
        let mut reader = BufReader::new(stream);
        let head = head(&mut reader)?;
        let bytes = body(&mut reader, &head)?;
        if head.ok() {
            Ok(String::from_utf8_lossy(&bytes).into_owned())
        } else {
            Err(io::Error::other(format!("{path}: {}", head.status)))
        }
    }

    /// Opens the event stream and returns when the server has accepted it.
    pub fn listen(&self, longest: Duration) -> io::Result<Receiver<Heard>> {
        let stream = self.request("/_bangvang/events", "Accept: text/event-stream\r\n")?;
        let (sender, receiver) = mpsc::channel();
        thread::spawn(move || hear(stream, &sender));
        match receiver.recv_timeout(longest) {
            Ok(Heard::Open(status)) if status.contains(" 200") => Ok(receiver),
            Ok(Heard::Open(status)) => Err(io::Error::other(format!("_bangvang/events: {status}"))),
            Ok(Heard::Reload) | Err(_) => Err(io::Error::other("_bangvang/events: no answer")),
        }
    }

    fn request(&self, path: &str, headers: &str) -> io::Result<TcpStream> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port))?;
        let request = format!("GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\n{headers}\r\n", self.port);
        stream.write_all(request.as_bytes())?;
        Ok(stream)
    }
}

/// Passes events on until the stream or the listener ends. Sizes of chunks stand on lines of their own and say nothing.
fn hear(stream: TcpStream, sender: &Sender<Heard>) {
    let mut reader = BufReader::new(stream);
    let Ok(head) = head(&mut reader) else { return };
    if sender.send(Heard::Open(head.status)).is_err() {
        return;
    }
    for line in reader.lines().map_while(Result::ok) {
        let reload = line.strip_prefix("data:").is_some_and(|data| data.trim() == "reload");
        if reload && sender.send(Heard::Reload).is_err() {
            return;
        }
    }
}

/// Status line and headers of an answer.
struct Head {
    status: String,
    length: Option<usize>,
    chunked: bool,
}

impl Head {
    fn ok(&self) -> bool {
        self.status.split(' ').nth(1) == Some("200")
    }
}

fn head(reader: &mut impl BufRead) -> io::Result<Head> {
    let mut head = Head { status: line(reader)?, length: None, chunked: false };
    loop {
        let line = line(reader)?;
        if line.is_empty() {
            return Ok(head);
        }
        let Some((name, value)) = line.split_once(':') else { continue };
        match name.to_ascii_lowercase().as_str() {
            "content-length" => head.length = value.trim().parse().ok(),
            "transfer-encoding" => head.chunked = value.to_ascii_lowercase().contains("chunked"),
            _ => {}
        }
    }
}

/// A line without its end; the end of the stream is an error.
fn line(reader: &mut impl BufRead) -> io::Result<String> {
    let mut line = String::new();
    if reader.read_line(&mut line)? == 0 {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    line.truncate(line.trim_end().len());
    Ok(line)
}

fn body(reader: &mut impl BufRead, head: &Head) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    match (head.chunked, head.length) {
        (true, _) => while chunk(reader, &mut bytes)? {},
        (false, Some(length)) => {
            bytes.resize(length, 0);
            reader.read_exact(&mut bytes)?;
        }
        (false, None) => {
            reader.read_to_end(&mut bytes)?;
        }
    }
    Ok(bytes)
}

/// Reads one chunk (RFC 9112, 7.1); `false` after the last.
fn chunk(reader: &mut impl BufRead, bytes: &mut Vec<u8>) -> io::Result<bool> {
    let size = line(reader)?;
    let digits = size.split(';').next().unwrap_or_default().trim();
    let size =
        usize::from_str_radix(digits, 16).map_err(|_| io::Error::other(format!("“{digits}” is no size of a chunk")))?;
    let begin = bytes.len();
    bytes.resize(begin + size, 0);
    reader.read_exact(&mut bytes[begin..])?;
    line(reader)?;
    Ok(size > 0)
}
