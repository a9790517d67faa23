//! Bench `pictures`: how long photographs take, and what a second build still does.
//!
//! Comes in: `cargo bench --bench pictures -- [--count 200] [--cards 200]`. Goes out: a table in Markdown. The photographs
//! are generated: 4 000 × 3 000 pixels of hills, sky and grain, as JPEG; each file has contents of its own.

use image::{Rgb, RgbImage, codecs::jpeg::JpegEncoder};
use std::fmt::Write;
use std::path::Path;
use std::process::{Command, ExitCode};
use std::time::Instant;

/// A photograph of 12 megapixels, as a phone makes it.
fn photograph(seed: u32) -> Vec<u8> {
    let mut state = seed.wrapping_mul(2_654_435_761) | 1;
    let picture = RgbImage::from_fn(4000, 3000, |x, y| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let grain = (state >> 28) as u8;
        let ridge = 1200.0 + 300.0 * ((x + seed * 97) as f32 / 500.0).sin() + 60.0 * (x as f32 / 37.0).sin();
        let leaf = if (x / 7 + y / 5 + seed).is_multiple_of(3) { 24 } else { 0 };
        if (y as f32) < ridge {
            Rgb([150 + (y / 30) as u8 + grain, 180 + (y / 40) as u8, 210 + grain])
        } else {
            Rgb([40 + grain + leaf, 90 + grain + leaf * 2, 50 + grain])
        }
    });
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, 88).encode_image(&picture).expect("a photograph");
    bytes
}

/// Builds the portal; what `--timings` told.
fn build(root: &Path) -> (String, f64) {
    let begun = Instant::now();
    let out = Command::new(env!("CARGO_BIN_EXE_bangvang"))
        .args(["build", "--timings", "--now", "2026-11-22", "--root"])
        .arg(root)
        .arg("--out")
        .arg(root.join("public"))
        .output()
        .expect("the program");
    let said = String::from_utf8_lossy(&out.stderr).into_owned();
    assert!(out.status.success(), "{said}");
    (said, begun.elapsed().as_secs_f64())
}

/// The number after a word.
fn told(said: &str, word: &str) -> u64 {
    let rest = said.split_once(word).map_or("", |(_, rest)| rest);
    rest.chars().take_while(char::is_ascii_digit).collect::<String>().parse().unwrap_or(0)
}

fn main() -> ExitCode {
    let value = |name: &str, default: usize| {
        let mut words = std::env::args().skip_while(|word| word != name);
        words.nth(1).and_then(|word| word.parse().ok()).unwrap_or(default)
    };
    // `cargo test --benches` runs this file, too: then nothing is measured.
    if !std::env::args().any(|word| word == "--bench") {
        return ExitCode::SUCCESS;
    }
    let (count, cards) = (value("--count", 200), value("--cards", 200));
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("bench-pictures");
    let _ = std::fs::remove_dir_all(&root);
    let base = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/errors/_base");
    for entry in
        walkdir::WalkDir::new(&base).into_iter().map(|e| e.expect("an entry")).filter(|e| e.file_type().is_file())
    {
        let to = root.join(entry.path().strip_prefix(&base).expect("inside"));
        std::fs::create_dir_all(to.parent().expect("a folder")).expect("a folder");
        std::fs::copy(entry.path(), to).expect("a copy");
    }
    let some: Vec<Vec<u8>> = (0..4).map(photograph).collect();
    let mut page = String::from("+++\ntitle = \"Ảnh\"\n+++\n\n");
    for i in 0..count {
        let mut bytes = some[i % some.len()].clone();
        bytes.extend(i.to_le_bytes());
        std::fs::write(root.join(format!("content/pages/anh-{i}.jpg")), bytes).expect("a photograph");
        let _ = write!(
            page,
            "```figure\nfile = \"anh-{i}.jpg\"\nalt = \"Đồi\"\ncaption = \"Đồi.\"\ncredit = \"Máy\"\npermission = \"GP\"\n```\n\nMột đoạn.\n\n"
        );
    }
    std::fs::write(root.join("content/pages/anh.md"), &page).expect("a page");
    for i in 0..cards {
        let model = format!(
            "+++\ntitle = \"Mô hình số {i} của bản\"\nlead = \"Một việc tốt.\"\nkind = \"mo-hinh\"\nproblem = \"Khó.\"\nunit = \"xa-a\"\npublished = 2022-03-01\n+++\n\nViệc làm.\n"
        );
        let file = root.join(format!("content/models/mo-hinh-{i}.md"));
        std::fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
        std::fs::write(file, model).expect("a model");
    }
    let (first, wall) = build(&root);
    std::fs::write(root.join("content/pages/anh.md"), page + "Thêm một câu.\n").expect("a page");
    let (second, again) = build(&root);
    let work = told(&first, "stage resolve ");
    println!("photographs of 12 megapixels: {count}, {} MB each", some[0].len() >> 20);
    println!("| | first build | second build, one sentence more |\n|---|---:|---:|");
    println!("| decoded | {} | {} |", told(&first, "decoded="), told(&second, "decoded="));
    println!(
        "| all photographs | {:.1} s | {:.2} s |",
        work as f64 / 1e3,
        told(&second, "stage resolve ") as f64 / 1e3
    );
    println!("| a photograph, wall | {} ms | |", work / count.max(1) as u64);
    println!("| cards drawn | {} | {} |", told(&first, "drawn="), told(&second, "drawn="));
    println!("| render and write | {} ms | {} ms |", told(&first, "render+write "), told(&second, "render+write "));
    println!(
        "| peak memory | {} MB | {} MB |",
        told(&first, "peak_memory_kib=") >> 10,
        told(&second, "peak_memory_kib=") >> 10
    );
    println!("| whole build | {wall:.1} s | {again:.2} s |");
    ExitCode::SUCCESS
}
