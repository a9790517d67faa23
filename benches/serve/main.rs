//! Bench `serve`: from saving a file to the finished page in the browser.
//!
//! Comes in: `cargo bench --bench serve -- [--size 10000] [--times 20] [--dir DIR]`. Goes out: median, least and most
//! time on stdout. May not live here: what a portal holds (`generate`).
//!
//! A change is measured from just before the new text takes the file's name to the last byte of the page that holds
//! it, as a browser would ask: wait for `reload` on the open event stream, then request the page on a new connection.

#[path = "../portal/generate.rs"]
mod generate;
mod http;

use http::{Base, Heard};
use lexopt::prelude::*;
use std::error::Error;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitCode, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::time::{Duration, Instant};
use std::{fs, thread};

type Outcome<T> = Result<T, Box<dyn Error>>;

const USAGE: &str = "cargo bench --bench serve -- [--size 10000] [--times 20] [--dir target/bench]";
/// The longest until the server prints its address.
const STARTING: Duration = Duration::from_secs(120);
/// The longest until an event, an answer, or the page with the new word.
const ANSWERING: Duration = Duration::from_secs(10);

struct Arguments {
    size: usize,
    times: usize,
    dir: PathBuf,
}

fn main() -> ExitCode {
    let result = match arguments() {
        Ok(Some(arguments)) => bench(&arguments),
        Ok(None) => {
            println!("{USAGE}");
            Ok(())
        }
        Err(error) => Err(format!("{error}\n{USAGE}").into()),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// Nothing without any argument: `cargo test --all-targets` starts benches so.
fn arguments() -> Result<Option<Arguments>, lexopt::Error> {
    let mut arguments = Arguments { size: 10_000, times: 20, dir: PathBuf::from("target/bench") };
    let mut parser = lexopt::Parser::from_env();
    let mut any = false;
    while let Some(argument) = parser.next()? {
        any = true;
        match argument {
            Long("bench") => {} // cargo's own
            Long("size") => arguments.size = parser.value()?.parse()?,
            Long("times") => arguments.times = parser.value()?.parse()?,
            Long("dir") => arguments.dir = parser.value()?.into(),
            _ => return Err(argument.unexpected()),
        }
    }
    if any && (arguments.size == 0 || arguments.times == 0) {
        return Err(lexopt::Error::from("--size and --times want a number above 0"));
    }
    Ok(any.then_some(arguments))
}

fn bench(arguments: &Arguments) -> Outcome<()> {
    fs::create_dir_all(&arguments.dir)?;
    let root = arguments.dir.canonicalize()?.join(arguments.size.to_string());
    generate::prepare(&root, arguments.size)?;
    let index = arguments.size / 2;
    let file = generate::story_file(&root, index);
    let story = fs::read_to_string(&file)?;
    let result = session(&root, &file, &story, &generate::story_id(index), arguments.times);
    // The server is gone by now, so that putting the story back is nobody's business.
    fs::rename(generate::write_beside(&file, &story)?, &file)?;
    let (started, changes) = result?;
    print(arguments.size, started, changes);
    Ok(())
}

/// Runs the server once; gives the time until it was ready and the time of every change.
fn session(root: &Path, file: &Path, story: &str, id: &str, times: usize) -> Outcome<(Duration, Vec<Duration>)> {
    let began = Instant::now();
    let (_server, base) = start(root)?;
    let started = began.elapsed();
    let page = base.below(&format!("guong/{id}/"));
    base.get(&page, ANSWERING)?;
    let events = base.listen(ANSWERING)?;
    let mut changes = Vec::new();
    for number in 1..=times {
        let word = format!("sualan{number:03}");
        let text = generate::reworded(story, &word);
        changes.push(change(&base, &events, file, &text, &page, &word).map_err(|e| format!("change {number}: {e}"))?);
    }
    Ok((started, changes))
}

/// The server, killed when dropped.
struct Server(Child);

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself; then there is nothing to kill.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn start(root: &Path) -> Outcome<(Server, Base)> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_bangvang"));
    command.arg("serve").arg("--root").arg(root).args(["--port", "0", "--now", "2026-01-01"]);
    let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn()?;
    let stdout = child.stdout.take();
    let server = Server(child);
    let stdout = stdout.ok_or("the server has no stdout")?;
    let (sender, receiver) = mpsc::channel();
    // Reads on to the end, so that the server never waits for a reader.
    thread::spawn(move || {
        for line in BufReader::new(stdout).lines().map_while(Result::ok) {
            if let Some(base) = Base::in_line(&line) {
                let _ = sender.send(base);
            }
        }
    });
    let base =
        receiver.recv_timeout(STARTING).map_err(|_| "the server ended or did not print its address within 120 s")?;
    Ok((server, base))
}

/// Saves `text` as an editor does and waits for the page with `word`.
fn change(base: &Base, events: &Receiver<Heard>, file: &Path, text: &str, page: &str, word: &str) -> Outcome<Duration> {
    while events.try_recv().is_ok() {} // late news of the change before
    let beside = generate::write_beside(file, text)?;
    let began = Instant::now();
    fs::rename(&beside, file)?;
    loop {
        let left =
            ANSWERING.checked_sub(began.elapsed()).ok_or("reloaded, but the page lacks the new word after 10 s")?;
        match events.recv_timeout(left) {
            Ok(Heard::Reload) => {}
            Ok(Heard::Open(_)) => continue,
            Err(mpsc::RecvTimeoutError::Timeout) => return Err("no reload with the new word within 10 s".into()),
            Err(mpsc::RecvTimeoutError::Disconnected) => return Err("the server closed the event stream".into()),
        }
        // A reload may belong to the change before; then the page is still the old one and ours is yet to come.
        if base.get(page, ANSWERING)?.contains(word) {
            return Ok(began.elapsed());
        }
    }
}

fn print(size: usize, started: Duration, mut changes: Vec<Duration>) {
    changes.sort();
    let ms = |d: Duration| d.as_secs_f64() * 1000.0;
    let middle = changes.len() / 2;
    let median = if changes.len() % 2 == 1 {
        ms(changes[middle])
    } else {
        (ms(changes[middle - 1]) + ms(changes[middle])) / 2.0
    };
    let (min, max) = (ms(changes[0]), ms(changes[changes.len() - 1]));
    println!("| stories = honours | changes | median | min | max | server ready |\n|---:|---:|---:|---:|---:|---:|");
    println!(
        "| {size} | {} | {median:.0} ms | {min:.0} ms | {max:.0} ms | {:.1} s |",
        changes.len(),
        started.as_secs_f64()
    );
    let cores = thread::available_parallelism().map_or_else(|_| "–".to_string(), |n| n.to_string());
    println!("\nFrom saving a story to the last byte of its page; {cores} cores.");
}
