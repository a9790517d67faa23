//! `build` and `check`: the five verbs in a row, with words about what happened.

use super::args::Args;
use super::terminal::Progress;
use crate::content::Content;
use crate::model::Options;
use crate::model::words::RecipientKind;
use crate::report::{Lang, Report, Severity, print};
use crate::serve::PreviewWords;
use crate::sources::Sources;
use crate::write::Outcome;
use crate::{Ready, Workshop, cache, complete, output, parse, read, write};
use rayon::prelude::*;
use std::mem::ManuallyDrop;
use std::sync::atomic::Ordering::Relaxed;
use std::time::Instant;

/// Prints the time of each stage, one line each, when asked to.
struct Stages {
    wanted: bool,
    last: Instant,
}

impl Stages {
    fn new(wanted: bool) -> Self {
        Stages { wanted, last: Instant::now() }
    }

    fn done(&mut self, name: &str) {
        if self.wanted {
            tell!("stage {name} {} ms\n", self.last.elapsed().as_millis());
        }
        self.last = Instant::now();
    }

    /// Where the system tells: the largest memory this process has held.
    fn memory(&self) {
        if let (true, Some(kib)) = (self.wanted, Self::peak()) {
            tell!("peak_memory_kib={kib}\n");
        }
    }

    /// In KiB.
    fn peak() -> Option<u64> {
        let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
        let peak = status.lines().find_map(|l| l.strip_prefix("VmHWM:"))?;
        peak.split_whitespace().next()?.parse().ok()
    }
}

/// Content → portal; what is wrong is in the report.
fn portal(
    args: &Args,
    sources: &Sources,
    options: &Options,
    content: Content,
    reading: Report,
    stages: &mut Stages,
) -> (Option<Ready>, Report) {
    let word = match args.style.lang {
        Lang::Vi => "Đang xử lý ảnh",
        Lang::En => "Preparing pictures",
    };
    let progress = Progress::new(word, !args.quiet);
    let told = |done, total| progress.tell(done, total);
    let workshop = Workshop { told: &told, ..Workshop::quiet(&args.root) };
    let found = complete(sources, &content, options, Some(&workshop), reading);
    progress.finish();
    // The facts live on in the portal; the rest of the content is not needed any more.
    drop(content);
    stages.done("resolve");
    if let (true, Some(ready)) = (args.timings, &found.0) {
        tell!("pictures decoded={} reused={}\n", ready.pictures.decoded, ready.pictures.reused);
    }
    tell!("{}", print(&found.1, sources, args.style));
    found
}

/// Checks everything, writes nothing.
pub fn check(args: &Args, clock: i64) -> u8 {
    let mut stages = Stages::new(args.timings);
    let (sources, reading) = read::read(&args.root);
    stages.done("read");
    let content = parse::parse(&sources);
    stages.done("parse");
    let options = args.options(clock, parse::offset_minutes(&sources));
    if args.awards {
        awards(&complete(&sources, &content, &options, None, reading).0);
        return 0;
    }
    let (ready, mut report) = portal(args, &sources, &options, content, reading, &mut stages);
    if let (Some(ready), false) = (&ready, report.has_errors()) {
        // Templates of the portal's own theme show their mistakes only when they are used.
        let site = ready.site(&sources);
        let output = output(&site);
        let failed = (0..output.paths.len()).into_par_iter().filter_map(|i| (output.make)(i).err()).collect();
        let mut failed = Report { diagnostics: failed };
        failed.sort();
        tell!("{}", print(&failed, &sources, args.style));
        report.extend(failed.diagnostics);
        stages.done("render");
    }
    stages.memory();
    match finish(args, &report) {
        Some(code) => code,
        None => {
            if !args.quiet {
                let warnings = report.count(Severity::Warning);
                say!(
                    "{}",
                    match (args.style.lang, warnings) {
                        (Lang::Vi, 0) => "Nội dung không có lỗi.".to_string(),
                        (Lang::Vi, n) => format!("Nội dung không có lỗi, có {n} lưu ý."),
                        (Lang::En, 0) => "The content has no errors.".to_string(),
                        (Lang::En, n) => format!("The content has no errors and {n} warnings."),
                    }
                );
            }
            0
        }
    }
}

/// The closing line and exit code of a report with errors.
fn finish(args: &Args, report: &Report) -> Option<u8> {
    if !report.has_errors() {
        return None;
    }
    let (errors, warnings) = (report.count(Severity::Error), report.count(Severity::Warning));
    if args.style.format == crate::report::Format::Text {
        tell!(
            "{}\n",
            match args.style.lang {
                Lang::Vi => format!("{errors} lỗi, {warnings} lưu ý. Chưa ghi gì; trang cũ vẫn nguyên."),
                Lang::En =>
                    format!("{errors} errors, {warnings} warnings. Nothing was written; the old site is untouched."),
            }
        );
    }
    Some(1)
}

/// Checks everything and writes the site.
pub fn build(args: &Args, clock: i64) -> u8 {
    if let Err(diagnostic) = write::check(&args.root, &args.out) {
        return super::complain(diagnostic, args.style);
    }
    let mut stages = Stages::new(args.timings);
    let (sources, reading) = read::read(&args.root);
    stages.done("read");
    let options = args.options(clock, parse::offset_minutes(&sources));
    let fingerprint = if reading.diagnostics.is_empty() { cache::fingerprint(&sources, &options) } else { None };
    let last = fingerprint
        .zip(write::manifest(&args.out))
        .filter(|(name, manifest)| cache::is_last(&args.root, *name, *manifest));
    if let Some(files) = last.and_then(|_| write::intact(&args.out)) {
        stages.done("compare");
        stages.memory();
        return done(args, files, Outcome { written: 0, unchanged: files, removed: 0 }, clock);
    }
    stages.done("compare");
    let content = parse::parse(&sources);
    stages.done("parse");
    let (ready, report) = portal(args, &sources, &options, content, reading, &mut stages);
    if let Some(code) = finish(args, &report) {
        return code;
    }
    let Some(ready) = ready else { return 1 };
    cache::forget(&args.root);
    // The memory of a large portal goes back with the process: freeing it piece by piece would take as long as a
    // second, unchanged build.
    let (ready, sources) = (ManuallyDrop::new(ready), ManuallyDrop::new(sources));
    let site = ready.site(&sources);
    let before = Stages::peak();
    site.index();
    stages.done("search");
    if let (true, Some(before), Some(after)) = (args.timings, before, Stages::peak()) {
        tell!("search memory_kib={}\n", after - before);
    }
    let output = output(&site);
    let word = match args.style.lang {
        Lang::Vi => "Đang dựng trang",
        Lang::En => "Building pages",
    };
    let progress = Progress::new(word, !args.quiet);
    let result = write::write(&output, &args.out, &|done, total| progress.tell(done, total));
    progress.finish();
    stages.done("render+write");
    if args.timings {
        let [drawn, reused] = [&ready.pictures.cards_drawn, &ready.pictures.cards_reused].map(|n| n.load(Relaxed));
        tell!("cards drawn={drawn} reused={reused}\n");
    }
    if result.is_ok() {
        ready.pictures.forget_others();
    }
    stages.memory();
    let outcome = match result {
        Ok(outcome) => outcome,
        Err(diagnostics) => {
            let mut report = Report { diagnostics };
            report.sort();
            tell!("{}", print(&report, &sources, args.style));
            // A template that fails is a mistake in the portal; anything else is the machine.
            return if report.diagnostics.iter().all(|d| d.code == "page-failed") { 1 } else { 2 };
        }
    };
    // Warnings must be seen again, and a text that waits for its hour makes another portal on the same day.
    if let (Some((name, manifest)), true, false) =
        (fingerprint.zip(write::manifest(&args.out)), report.diagnostics.is_empty(), ready.portal.waiting)
    {
        cache::remember(&args.root, name, manifest);
    }
    done(args, output.paths.len(), outcome, clock)
}

/// Says what happened, and opens the preview if wanted.
fn done(args: &Args, files: usize, outcome: Outcome, clock: i64) -> u8 {
    let (out, Outcome { written, unchanged, removed }) = (args.out.display(), outcome);
    let root = if args.root.as_os_str() == "." { String::new() } else { format!(" --root {}", args.root.display()) };
    if !args.quiet {
        say!(
            "{}",
            match args.style.lang {
                Lang::Vi => format!(
                    "Đã dựng {files} trang và tệp vào {out} (ghi {written}, giữ nguyên {unchanged}, xóa {removed})."
                ),
                Lang::En => format!(
                    "Built {files} pages and files into {out} ({written} written, {unchanged} unchanged, {removed} removed)."
                ),
            }
        );
        if !args.open {
            say!(
                "{}",
                match args.style.lang {
                    Lang::Vi => format!("Xem thử: bangvang serve{root} --open"),
                    Lang::En => format!("Preview: bangvang serve{root} --open"),
                }
            );
        }
    }
    if args.open {
        return crate::serve::serve(&args.serve_options(clock), &preview_words(args.style.lang));
    }
    0
}

/// What the preview says in the terminal.
pub fn preview_words(lang: Lang) -> PreviewWords {
    match lang {
        Lang::Vi => PreviewWords { look_at: "Xem thử tại", stop: "Dừng: Ctrl+C", errors: "Nội dung có lỗi" },
        Lang::En => PreviewWords { look_at: "Preview at", stop: "Stop: Ctrl+C", errors: "The content has errors" },
    }
}

/// The catalogue of award forms with the portal's own additions.
fn awards(ready: &Option<Ready>) {
    let built_in = parse::catalogue();
    let list = ready.as_ref().map_or(built_in.as_slice(), |r| r.portal.awards.as_slice());
    for award in list {
        let kinds: Vec<&str> = award.recipients.iter().map(|r: &RecipientKind| r.label()).collect();
        let from = award.from.map(|d| format!(", từ {}", d.short())).unwrap_or_default();
        let to = award.to.map(|d| format!(", đến {}", d.short())).unwrap_or_default();
        say!("{}\n    {} · {} · {}{from}{to}", award.id.value, award.name, award.level.label(), kinds.join(", "));
    }
}
