//! Pictures of mistakes: every message as an editor sees it, made by the real program.
//!
//! A case is a folder `tests/errors/<code>/`: files laid over the sound portal `_base`. `delete.txt` lists files of
//! `_base` to leave out, `args.txt` holds the command line (otherwise `check`), one argument a line. What no folder
//! can hold (links, huge files, names that Windows forbids) is made by [`special`]. `expected.txt` is the picture: the
//! exit code, then what was said.
//!
//! To bless: `BLESS=1 cargo test --test errors`, then read the difference (`git diff tests/errors`) like any other
//! change, and run once more without `BLESS`.
#![cfg(unix)] // the special cases need links

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::net::TcpListener;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::Command;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

/// Beginnings of the names of cases that show more than one message, or one message in another dress.
const EXTRA: [&str; 5] = [
    "en-",        // in English
    "json-",      // as JSON lines
    "many-",      // several mistakes in one run
    "crlf-bom",   // places in files with a byte order mark and Windows line ends
    "nfd-column", // the column after letters with separate marks
];
/// Files of a case that are no part of its portal.
const ABOUT: [&str; 3] = ["args.txt", "delete.txt", "expected.txt"];
const LONGEST_RUN: Duration = Duration::from_secs(60);

#[test]
fn errors_look_as_in_their_pictures() {
    let cases = cases();
    let next = AtomicUsize::new(0);
    let faults = Mutex::new(Vec::new());
    let work = || {
        while let Some(case) = cases.get(next.fetch_add(1, Ordering::Relaxed)) {
            if let Err(fault) = compare(case) {
                faults.lock().unwrap().push(fault);
            }
        }
    };
    std::thread::scope(|scope| {
        scope.spawn(work);
        scope.spawn(work);
    });
    let mut faults = faults.into_inner().unwrap();
    faults.sort();
    assert!(faults.is_empty(), "{} of {} pictures differ:\n\n{}", faults.len(), cases.len(), faults.join("\n"));
}

#[test]
fn the_base_has_no_fault() {
    let said = run("_base").unwrap();
    assert!(said.starts_with("exit 0\n") && !said.contains("-->"), "{said}");
}

#[test]
fn every_message_has_a_picture() {
    if blessing() {
        return; // the pictures are being painted
    }
    let mut faults = Vec::new();
    for (code, placed) in messages() {
        let picture = fs::read_to_string(gallery().join(&code).join("expected.txt")).unwrap_or_default();
        match picture.split_once(&format!("[{code}]")) {
            None => faults.push(format!("{code}: tests/errors/{code}/expected.txt does not show it")),
            Some((_, after)) if placed && !has_place(after) => faults.push(format!("{code}: no file, line and column")),
            Some(_) => {}
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn no_picture_without_a_message() {
    let codes: BTreeSet<String> = messages().into_iter().map(|(code, _)| code).collect();
    let stray = |case: &String| !codes.contains(case) && !EXTRA.iter().any(|extra| case.starts_with(extra));
    let strays: Vec<String> = cases().into_iter().filter(stray).collect();
    assert!(strays.is_empty(), "cases that show no message: {}", strays.join(", "));
}

fn blessing() -> bool {
    std::env::var_os("BLESS").is_some()
}

fn gallery() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/errors"))
}

/// Names of all cases, sorted.
fn cases() -> Vec<String> {
    let entries = fs::read_dir(gallery()).unwrap().map(|entry| entry.unwrap());
    let folders = entries.filter(|entry| entry.file_type().unwrap().is_dir());
    let mut names: Vec<String> = folders.map(|entry| entry.file_name().into_string().unwrap()).collect();
    names.retain(|name| !name.starts_with('_'));
    names.sort();
    names
}

/// Code of every message function, and whether it points at a place in a file.
fn messages() -> Vec<(String, bool)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/src/report/messages")).unwrap() {
        let text = fs::read_to_string(entry.unwrap().path()).unwrap();
        for function in text.split("\npub fn ").skip(1) {
            let signature = function.split('{').next().unwrap_or_default();
            let name = signature.split('(').next().unwrap_or_default();
            found.push((name.replace('_', "-"), signature.contains("place: Place")));
        }
    }
    found.sort();
    found
}

/// Whether the first arrow of a message shows `path:line:column`, or a cell.
fn has_place(message: &str) -> bool {
    let arrow = message.lines().find_map(|line| line.trim_start().strip_prefix("--> "));
    // In a spreadsheet people look for a cell.
    if arrow.is_some_and(|arrow| arrow.contains(", trang “") && arrow.contains("”, ô ")) {
        return true;
    }
    let mut numbers = arrow.unwrap_or_default().rsplit(':');
    let mut number = || numbers.next().is_some_and(|n| n.trim_end().parse::<u32>().is_ok());
    number() && number()
}

/// Runs a case; the error says how it differs from its picture.
fn compare(case: &str) -> Result<(), String> {
    let said = run(case)?;
    let path = gallery().join(case).join("expected.txt");
    if blessing() {
        return fs::write(&path, said).map_err(|e| format!("{case}: {e}"));
    }
    let expected = fs::read_to_string(&path).unwrap_or_default();
    if said == expected { Ok(()) } else { Err(format!("{case}:\n{}", difference(&expected, &said))) }
}

/// The lines between the equal beginning and the equal end of two texts.
fn difference(old: &str, new: &str) -> String {
    let (old, new): (Vec<&str>, Vec<&str>) = (old.lines().collect(), new.lines().collect());
    let head = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let tail = old[head..].iter().rev().zip(new[head..].iter().rev()).take_while(|(a, b)| a == b).count();
    let removed = old[head..old.len() - tail].iter().map(|line| format!("  - {line}\n"));
    let added = new[head..new.len() - tail].iter().map(|line| format!("  + {line}\n"));
    removed.chain(added).collect()
}

/// Makes the portal of a case, runs the program in it, and tells what it said.
fn run(case: &str) -> Result<String, String> {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("errors").join(case);
    let _ = fs::remove_dir_all(&root);
    copy(&gallery().join("_base"), &root);
    let folder = gallery().join(case);
    copy(&folder, &root);
    for name in lines(&folder.join("delete.txt")) {
        fs::remove_file(root.join(name)).unwrap();
    }
    for name in ABOUT {
        let _ = fs::remove_file(root.join(name));
    }
    let mut args = lines(&folder.join("args.txt"));
    if args.is_empty() {
        args.push("check".to_string());
    }
    if matches!(args[0].as_str(), "check" | "build") {
        args.extend(["--now", "2024-01-01"].map(String::from));
    }
    let port =
        special(case, &root, &args).map(|listener| (listener.local_addr().unwrap().port().to_string(), listener));
    if let Some((number, _)) = &port {
        args.iter_mut().filter(|arg| arg.as_str() == "PORT").for_each(|arg| arg.clone_from(number));
    }
    let mut said = program(&root, &args)?;
    for path in [root.canonicalize().unwrap(), root] {
        said = said.replace(&path.display().to_string(), "ROOT");
    }
    match port {
        Some((number, _)) => Ok(said.replace(&number, "PORT")),
        None => Ok(said),
    }
}

/// Exit code and report of one run.
fn program(root: &Path, args: &[String]) -> Result<String, String> {
    let (out, err) = (root.with_extension("out"), root.with_extension("err"));
    let mut child = Command::new(env!("CARGO_BIN_EXE_bangvang"))
        .args(args)
        .current_dir(root)
        .env("NO_COLOR", "1")
        .stdout(File::create(&out).unwrap())
        .stderr(File::create(&err).unwrap())
        .spawn()
        .unwrap();
    let begun = Instant::now();
    let status = loop {
        if let Some(status) = child.try_wait().unwrap() {
            break status;
        }
        if begun.elapsed() > LONGEST_RUN {
            let _ = child.kill();
            let _ = child.wait();
            return Err(format!("{}: still running after {LONGEST_RUN:?}\n", root.display()));
        }
        std::thread::sleep(Duration::from_millis(2));
    };
    let text = |path: &Path| String::from_utf8_lossy(&fs::read(path).unwrap()).into_owned();
    let report = if text(&err).is_empty() { text(&out) } else { text(&err) };
    match status.code() {
        Some(code) => Ok(format!("exit {code}\n{report}")),
        None => Err(format!("{}: killed, {status}\n{report}", root.display())),
    }
}

/// Faults that a folder of files cannot hold. Gives back a port that stays taken while the program runs.
fn special(case: &str, root: &Path, args: &[String]) -> Option<TcpListener> {
    const PAGE: &str = "+++\ntitle = \"Liên hệ\"\n+++\n\nBan biên tập đặt tại Văn phòng UBND tỉnh.\n";
    let write = |path: &str, text: &str| {
        let path = root.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    let link = |target: &str, path: &str| symlink(target, root.join(path)).unwrap();
    match case {
        // A picture pasted into the text.
        "file-too-large" => write("content/pages/lien-he.md", &format!("{PAGE}\n{}\n", "iVBORw0KGgo=".repeat(750_000))),
        "file-vanished" => link("../../o-mang/lien-he.md", "content/pages/lien-he.md"),
        // Opens, but reading it fails, for everybody: permissions would not stop the root user of a test machine.
        "file-unreadable" => link("/proc/self/mem", "content/pages/lien-he.md"),
        "symlink-loop" => link("../../content", "content/pages/tat-ca"),
        "windows-name" => write("content/pages/con.md", PAGE),
        "same-name-on-windows" => {
            write("static/tep/mau-don.txt", "Mẫu đơn năm 2023\n");
            write("static/tep/Mau-don.txt", "Mẫu đơn năm 2022\n");
        }
        "too-deep" => write("content/pages/lien-he.md", &format!("{PAGE}\n{}Văn phòng\n", "- ".repeat(10_000))),
        "foreign-file" => {
            assert!(program(root, args).is_ok_and(|said| said.starts_with("exit 0\n")), "the first build must succeed");
            write("public/tep/mau-don.txt", "Chép tạm vào đây\n");
            write("static/tep/mau-don.txt", "Mẫu đơn năm 2023\n");
        }
        // A small file that unpacks to a gigabyte and a half.
        "sheet-too-large" => {
            let bomb = gallery().with_file_name("annexes").join("bad/bomb.xlsx");
            fs::copy(bomb, root.join("content/decisions/qd-2-ubnd-2022.xlsx")).map(drop).unwrap();
        }
        "port-in-use" => return Some(TcpListener::bind(("127.0.0.1", 0)).unwrap()),
        _ => {}
    }
    None
}

/// Lays the files of one folder over another.
fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(|entry| entry.unwrap()) {
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// Lines of a file; none if there is no such file.
fn lines(path: &Path) -> Vec<String> {
    fs::read_to_string(path).unwrap_or_default().lines().map(String::from).collect()
}
