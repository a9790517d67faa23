//! Bench `portal`: how long whole builds take, beside the least that any program would take.
//!
//! Comes in: `cargo bench --bench portal -- [--sizes 1000,10000,100000] [--runs 5] [--dir DIR]`. Goes out: a report in
//! Markdown on stdout, progress on stderr. May not live here: what a portal holds (`generate`), what the floor does
//! (`floor`), how one process is measured (`measure`).
//!
//! For every run of a size, one after the other: the floor, a cold build into a fresh folder, the same build again,
//! the build after one story's text changed. Nothing is deleted before the very end, because creating files right
//! after deleting many is slow on ext4: the disk must hold all of it (two sites a run).

mod floor;
mod generate;
mod measure;
mod report;

use lexopt::prelude::*;
use measure::{Measured, measure};
use report::{Run, Size};
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::time::{SystemTime, UNIX_EPOCH};
use std::{env, fs, io};

const USAGE: &str = "cargo bench --bench portal -- [--sizes 1000,10000,100000] [--runs 5] [--dir target/bench]
cargo bench --bench portal -- generate <folder> <stories> <honours>";

/// What this process is to do.
enum Task {
    /// Started by `cargo test --all-targets` or by hand without arguments.
    Usage,
    /// Started by ourselves: one floor as a whole process.
    Floor {
        root: PathBuf,
        like: PathBuf,
        out: PathBuf,
    },
    /// Only writes a portal, for the measurements of search.
    Generate {
        root: PathBuf,
        stories: usize,
        honours: usize,
    },
    Measure {
        sizes: Vec<usize>,
        runs: usize,
        dir: PathBuf,
    },
}

fn main() -> ExitCode {
    let result = match task() {
        Ok(Task::Usage) => {
            println!("{USAGE}");
            Ok(())
        }
        Ok(Task::Floor { root, like, out }) => floor::floor(&root, &like, &out),
        Ok(Task::Generate { root, stories, honours }) => generate::generate(&root, stories, honours),
        Ok(Task::Measure { sizes, runs, dir }) => bench(&sizes, runs, &dir),
        Err(error) => Err(io::Error::other(format!("{error}\n{USAGE}"))),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn task() -> Result<Task, lexopt::Error> {
    let (mut sizes, mut runs, mut dir) = (vec![1_000, 10_000, 100_000], 5_usize, PathBuf::from("target/bench"));
    let mut words: Vec<OsString> = Vec::new();
    let mut parser = lexopt::Parser::from_env();
    let mut any = false;
    while let Some(argument) = parser.next()? {
        any = true;
        match argument {
            Long("bench") => {} // cargo's own
            Long("sizes") => sizes = parse_sizes(&parser.value()?.string()?)?,
            Long("runs") => runs = parser.value()?.parse()?,
            Long("dir") => dir = parser.value()?.into(),
            Value(word) => words.push(word),
            _ => return Err(argument.unexpected()),
        }
    }
    match words.as_slice() {
        [] if !any => Ok(Task::Usage),
        [] => Ok(Task::Measure { sizes, runs, dir }),
        [name, root, like, out] if name == "floor" => {
            Ok(Task::Floor { root: root.into(), like: like.into(), out: out.into() })
        }
        [name, root, stories, honours] if name == "generate" => {
            Ok(Task::Generate { root: root.into(), stories: stories.parse()?, honours: honours.parse()? })
        }
        [word, ..] => Err(lexopt::Error::from(format!("unexpected: {}", word.to_string_lossy()))),
    }
}

fn parse_sizes(text: &str) -> Result<Vec<usize>, lexopt::Error> {
    let size = |word: &str| match word.trim().parse::<usize>() {
        Ok(size) if size > 0 => Ok(size),
        _ => Err(lexopt::Error::from(format!("--sizes: “{word}” is no size"))),
    };
    text.split(',').map(size).collect()
}

/// Measures all sizes; what was measured before an error is printed too.
fn bench(sizes: &[usize], runs: usize, dir: &Path) -> io::Result<()> {
    fs::create_dir_all(dir)?;
    let dir = dir.canonicalize()?;
    let since = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |d| d.as_secs());
    let scratch = dir.join(format!("out-{since}-{}", std::process::id()));
    let mut measured = Vec::new();
    let mut result = Ok(());
    for &stories in sizes {
        match Place::new(&dir, &scratch, stories).and_then(|place| place.runs(runs)) {
            Ok(runs) => measured.push(Size { stories, runs }),
            Err(error) => {
                result = Err(error);
                break;
            }
        }
    }
    report::print(&measured);
    eprintln!("removing {}", scratch.display());
    let removed = if scratch.exists() { fs::remove_dir_all(&scratch) } else { Ok(()) };
    result.and(removed)
}

/// Where one size lives.
struct Place {
    /// The portal.
    root: PathBuf,
    /// Built sites and set-aside caches.
    scratch: PathBuf,
    stories: usize,
}

impl Place {
    /// Generates the portal if need be.
    fn new(dir: &Path, scratch: &Path, stories: usize) -> io::Result<Place> {
        let place = Place { root: dir.join(stories.to_string()), scratch: scratch.join(stories.to_string()), stories };
        eprintln!("{stories}: portal in {}", place.root.display());
        generate::prepare(&place.root, stories)?;
        fs::create_dir_all(&place.scratch)?;
        Ok(place)
    }

    /// A first build, which is not counted: it shows the floor what to write and says whether the portal is sound.
    fn runs(&self, runs: usize) -> io::Result<Vec<Run>> {
        let like = self.scratch.join("like");
        let first = measure(&mut self.build(&like))?;
        for message in first.messages.iter().take(20) {
            eprintln!("{}: {message}", self.stories);
        }
        (1..=runs).map(|number| self.run(number, &like)).collect()
    }

    fn run(&self, number: usize, like: &Path) -> io::Result<Run> {
        let floor = measure(&mut self.floor(like, &self.scratch.join(format!("floor-{number}")))?)?;
        self.set_cache_aside(number)?;
        let out = self.scratch.join(format!("site-{number}"));
        let cold = measure(self.build(&out).arg("--quiet"))?;
        let second = measure(self.build(&out).arg("--quiet"))?;
        let edit = self.edit(number, &out)?;
        eprintln!(
            "{}: run {number}: floor {:.0} ms, cold {:.0} ms, second {:.0} ms, edit {:.0} ms",
            self.stories, floor.wall, cold.wall, second.wall, edit.wall
        );
        Ok(Run { floor, cold, second, edit })
    }

    /// This program again, so that memory and time are those of a whole process.
    fn floor(&self, like: &Path, out: &Path) -> io::Result<Command> {
        let mut command = Command::new(env::current_exe()?);
        command.arg("floor").arg(&self.root).arg(like).arg(out);
        Ok(command)
    }

    fn build(&self, out: &Path) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_bangvang"));
        command.arg("build").arg("--root").arg(&self.root).arg("--out").arg(out);
        command.args(["--now", "2026-01-01", "--timings"]);
        command
    }

    /// Moves what earlier builds remembered out of the portal; deleted at the end with the rest.
    fn set_cache_aside(&self, number: usize) -> io::Result<()> {
        match fs::rename(self.root.join(".bangvang"), self.scratch.join(format!("cache-{number}"))) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }

    /// Builds with one word of one story changed, then puts the story back.
    fn edit(&self, number: usize, out: &Path) -> io::Result<Measured> {
        let file = generate::story_file(&self.root, self.stories / 2);
        let story = fs::read_to_string(&file)?;
        let replace = |text: &str| fs::rename(generate::write_beside(&file, text)?, &file);
        replace(&generate::reworded(&story, &format!("sualan{number:02}")))?;
        let measured = measure(self.build(out).arg("--quiet"));
        replace(&story)?;
        measured
    }
}
