//! The report of the bench.
//!
//! Comes in: what the processes of each size took. Goes out: Markdown tables on stdout, medians (min–max).

use crate::measure::{Measured, Summary, summary};

/// The four processes of one run, measured one after the other.
pub struct Run {
    pub floor: Measured,
    pub cold: Measured,
    pub second: Measured,
    pub edit: Measured,
}

impl Run {
    /// Wall time of the floor without its first step, which only learns what to write.
    fn floor_wall(&self) -> f64 {
        self.floor.wall - self.floor.stage("listing").unwrap_or(0.0)
    }
}

/// All runs of one size.
pub struct Size {
    pub stories: usize,
    pub runs: Vec<Run>,
}

/// Prints everything that was measured.
pub fn print(sizes: &[Size]) {
    println!(
        "| stories = honours | floor wall | cold wall | ratio | floor peak MB | cold peak MB | second wall | edit wall |"
    );
    println!("|---:|---:|---:|---:|---:|---:|---:|---:|");
    for size in sizes {
        print_size(size);
    }
    for size in sizes {
        print_stages(size);
    }
    let cores = std::thread::available_parallelism().map_or_else(|_| "–".to_string(), |n| n.to_string());
    println!("\nMedian (min–max) of {} runs; {cores} cores.", sizes.iter().map(|s| s.runs.len()).max().unwrap_or(0));
}

fn print_size(size: &Size) {
    let over = |f: fn(&Run) -> f64| summary(size.runs.iter().map(f));
    let peak = |f: fn(&Run) -> Option<u64>| summary(size.runs.iter().filter_map(f).map(|kib| kib as f64 / 1024.0));
    let cells = [
        size.stories.to_string(),
        seconds(over(Run::floor_wall)),
        seconds(over(|run| run.cold.wall)),
        cell(over(|run| run.cold.wall / run.floor_wall()), 2, ""),
        cell(peak(|run| run.floor.peak_kib), 0, ""),
        cell(peak(|run| run.cold.peak_kib), 0, ""),
        seconds(over(|run| run.second.wall)),
        seconds(over(|run| run.edit.wall)),
    ];
    println!("| {} |", cells.join(" | "));
}

/// Medians of the stages that `--timings` prints, and of the floor's own.
fn print_stages(size: &Size) {
    println!("\nStages of {} stories, ms (median)\n", size.stories);
    println!("| stage | cold | second | edit |\n|---|---:|---:|---:|");
    for name in names(size.runs.iter().flat_map(|run| [&run.cold, &run.second, &run.edit])) {
        let median =
            |f: fn(&Run) -> &Measured| cell_median(summary(size.runs.iter().filter_map(|run| f(run).stage(&name))));
        println!("| {name} | {} | {} | {} |", median(|r| &r.cold), median(|r| &r.second), median(|r| &r.edit));
    }
    for name in names(size.runs.iter().map(|run| &run.floor)) {
        println!(
            "| floor: {name} | {} | | |",
            cell_median(summary(size.runs.iter().filter_map(|run| run.floor.stage(&name))))
        );
    }
}

/// Names of stages in the order of their first appearance.
fn names<'a>(all: impl Iterator<Item = &'a Measured>) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for (name, _) in all.flat_map(|measured| &measured.stages) {
        if !names.contains(name) {
            names.push(name.clone());
        }
    }
    names
}

fn seconds(ms: Option<Summary>) -> String {
    let s = ms.map(|m| Summary { median: m.median / 1000.0, min: m.min / 1000.0, max: m.max / 1000.0 });
    cell(s, 2, " s")
}

fn cell(summary: Option<Summary>, digits: usize, unit: &str) -> String {
    match summary {
        Some(s) => format!("{:.digits$}{unit} ({:.digits$}–{:.digits$})", s.median, s.min, s.max),
        None => "–".to_string(),
    }
}

fn cell_median(summary: Option<Summary>) -> String {
    summary.map_or_else(|| "–".to_string(), |s| format!("{:.1}", s.median))
}
