//! Bench `import`: how long an official document takes from hard-wrapped text to a content file.
//!
//! Comes in: `cargo bench --bench import -- [--pages 50,500,5000] [--runs 5]`. Goes out: a table in Markdown. The documents
//! are generated: sections, numbers, letters, dashes of 30 to 90 words, 34 lines a page, a page number after each.

use bangvang::import::document::{Form, read, tidy};
use std::fmt::Write;
use std::process::ExitCode;
use std::time::Instant;

const WORDS: &str = "thi đua khen thưởng kịp thời tập thể cá nhân phong trào phòng chống dịch Covid-19 trên địa bàn tỉnh Lai Châu cơ quan đơn vị địa phương kinh tế - xã hội nhân rộng điển hình tiên tiến theo Kế hoạch số 9049/KH-UBND ngày 02/12/2022 của UBND tỉnh";

/// A document of about so many pages.
fn document(pages: usize) -> String {
    let words: Vec<&str> = WORDS.split(' ').collect();
    let mut out = String::from("KẾ HOẠCH\n\nTriển khai phong trào thi đua\n\n");
    let (mut line, mut item, mut next) = (0usize, 0usize, 0usize);
    while line < pages * 34 {
        let label = match item % 24 {
            0 => format!("{}.", bangvang::outline::to_roman(item / 24 % 30 + 1)),
            n if n % 6 == 1 => format!("{}.", n / 6 + 1),
            n if n % 6 == 2 => "a)".to_string(),
            n if n % 6 == 3 => "b)".to_string(),
            _ => "-".to_string(),
        };
        let mut width = label.chars().count();
        out.push_str(&label);
        for _ in 0..30 + item * 7 % 60 {
            let word = words[next % words.len()];
            next += 1;
            width += 1 + word.chars().count();
            if width > 84 {
                line += 1;
                width = word.chars().count();
                out.push_str(" \n\n");
                if line % 34 == 0 {
                    let _ = write!(out, "{}\n\n", line / 34);
                }
            } else {
                out.push(' ');
            }
            out.push_str(word);
        }
        out.push_str(".\n\n");
        line += 1;
        item += 1;
    }
    out
}

fn main() -> ExitCode {
    let mut pages = vec![50, 500, 5000];
    let mut runs = 5usize;
    let mut arguments = std::env::args().skip(1).filter(|a| a != "--bench");
    let mut asked = std::env::args().any(|a| a == "--bench");
    while let Some(argument) = arguments.next() {
        asked = true;
        let value = arguments.next().unwrap_or_default();
        match argument.as_str() {
            "--pages" => pages = value.split(',').filter_map(|n| n.parse().ok()).collect(),
            "--runs" => runs = value.parse().unwrap_or(5),
            _ => {
                eprintln!("cargo bench --bench import -- [--pages 50,500,5000] [--runs 5]");
                return ExitCode::FAILURE;
            }
        }
    }
    // `cargo test --all-targets` starts it without a word.
    if !asked {
        return ExitCode::SUCCESS;
    }
    println!(
        "| pages | text | clauses | read, ms (median of {runs}) | ms a page | citations | body, ms | --tidy, ms |"
    );
    println!("|---|---|---|---|---|---|---|---|");
    for pages in pages {
        let text = document(pages);
        let mut times: Vec<[f64; 3]> = Vec::new();
        let (mut clauses, mut citations) = (0, 0);
        for _ in 0..runs.max(1) {
            let start = Instant::now();
            let reading = read(&text, Form::Plain);
            let after_read = start.elapsed();
            let body = reading.body();
            let after_body = start.elapsed();
            let _ = tidy(&text);
            let after_tidy = start.elapsed();
            let ms = |d: std::time::Duration| d.as_secs_f64() * 1000.0;
            times.push([ms(after_read), ms(after_body - after_read), ms(after_tidy - after_body)]);
            clauses = bangvang::outline::outline(&body).len();
            citations = reading.cited.len();
        }
        let median = |n: usize| {
            let mut of: Vec<f64> = times.iter().map(|t| t[n]).collect();
            of.sort_by(f64::total_cmp);
            of[of.len() / 2]
        };
        println!(
            "| {pages} | {:.1} MB | {clauses} | {:.0} | {:.2} | {citations} | {:.0} | {:.0} |",
            text.len() as f64 / 1e6,
            median(0),
            median(0) / pages as f64,
            median(1),
            median(2)
        );
    }
    ExitCode::SUCCESS
}
