//! One measured process, and numbers of many.
//!
//! Comes in: a command. Goes out: its wall time, and what it says of itself on stderr: `stage <name> <ms> ms` and
//! `peak_memory_kib=<n>`. May not live here: which commands are measured.

use std::io;
use std::process::{Command, Stdio};
use std::time::Instant;

/// What one process took.
pub struct Measured {
    /// Milliseconds from before the start to after the end.
    pub wall: f64,
    pub peak_kib: Option<u64>,
    /// Name and milliseconds of each stage, in the order printed.
    pub stages: Vec<(String, f64)>,
    /// Lines on stderr that are neither.
    pub messages: Vec<String>,
}

impl Measured {
    /// Milliseconds of one stage; none if it was not printed.
    pub fn stage(&self, name: &str) -> Option<f64> {
        self.stages.iter().find(|(n, _)| n == name).map(|(_, ms)| *ms)
    }
}

/// Runs it to its end; an exit code other than 0 is an error that quotes its messages.
pub fn measure(command: &mut Command) -> io::Result<Measured> {
    settle();
    command.stdin(Stdio::null());
    let began = Instant::now();
    let output = command.output().map_err(|e| io::Error::new(e.kind(), format!("{command:?}: {e}")))?;
    let wall = began.elapsed().as_secs_f64() * 1000.0;
    let measured = read(&String::from_utf8_lossy(&output.stderr), wall);
    if !output.status.success() {
        let messages: Vec<&str> = measured.messages.iter().take(40).map(String::as_str).collect();
        return Err(io::Error::other(format!("{command:?}: {}\n{}", output.status, messages.join("\n"))));
    }
    Ok(measured)
}

/// Lets the disk finish what earlier processes wrote, so that nobody pays for somebody else. Where there is no
/// `sync`, times are only less steady.
fn settle() {
    let _ = Command::new("sync").status();
}

fn read(stderr: &str, wall: f64) -> Measured {
    let mut measured = Measured { wall, peak_kib: None, stages: Vec::new(), messages: Vec::new() };
    for line in stderr.lines() {
        if let Some(peak) = line.strip_prefix("peak_memory_kib=") {
            measured.peak_kib = peak.trim().parse().ok();
        } else if let Some(stage) = stage(line) {
            measured.stages.push(stage);
        } else {
            measured.messages.push(line.to_string());
        }
    }
    measured
}

fn stage(line: &str) -> Option<(String, f64)> {
    let (name, ms) = line.strip_prefix("stage ")?.trim_end().strip_suffix(" ms")?.rsplit_once(' ')?;
    Some((name.trim().to_string(), ms.parse().ok()?))
}

/// The middle, the least and the most of some numbers.
#[derive(Clone, Copy)]
pub struct Summary {
    pub median: f64,
    pub min: f64,
    pub max: f64,
}

/// Nothing, if there are no numbers.
pub fn summary(numbers: impl Iterator<Item = f64>) -> Option<Summary> {
    let mut sorted: Vec<f64> = numbers.collect();
    sorted.sort_by(f64::total_cmp);
    let (min, max) = (*sorted.first()?, *sorted.last()?);
    let middle = sorted.len() / 2;
    let median = if sorted.len() % 2 == 1 { sorted[middle] } else { (sorted[middle - 1] + sorted[middle]) / 2.0 };
    Some(Summary { median, min, max })
}
