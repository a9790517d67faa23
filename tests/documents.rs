//! Documents as offices hand them over: what comes out of the importer, against what stands on paper.

use bangvang::import::document::{Form, Reading, read};
use bangvang::outline::{Block, outline};
use std::path::{Path, PathBuf};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/documents")
}

fn imported(path: &Path) -> Reading {
    let name = path.to_string_lossy();
    let bytes = std::fs::read(path).unwrap_or_else(|e| panic!("{name}: {e}"));
    match path.extension().and_then(|e| e.to_str()) {
        Some("docx") => {
            let blocks = bangvang::word::read(&bytes).unwrap_or_else(|t| panic!("{name}: {t:?}"));
            read(&bangvang::import::document::word_text(&blocks), Form::Word)
        }
        Some("md") => read(std::str::from_utf8(&bytes).expect("UTF-8"), Form::Markdown),
        _ => read(std::str::from_utf8(&bytes).expect("UTF-8"), Form::Plain),
    }
}

/// Anchor and words of every clause.
fn clauses(reading: &Reading) -> Vec<(String, String)> {
    let body = reading.body();
    let items = outline(&body).into_iter().filter_map(|block| match block {
        Block::Clause(item) => Some((item.anchor, body[item.range].to_string())),
        Block::Prose { .. } => None,
    });
    items.collect()
}

/// `anchor TAB first four words`, a line each.
fn lines(clauses: &[(String, String)]) -> Vec<String> {
    let words = |text: &str| unmarked(text).split_whitespace().take(4).collect::<Vec<_>>().join(" ");
    clauses.iter().map(|(anchor, text)| format!("{anchor}\t{}", words(text))).collect()
}

/// Text without Markdown's marks.
fn unmarked(text: &str) -> String {
    let mut out = String::new();
    let mut letters = text.chars().peekable();
    while let Some(c) = letters.next() {
        match c {
            '\\' if letters.peek().is_some_and(|n| n.is_ascii_punctuation()) => out.extend(letters.next()),
            '*' => {}
            c => out.push(c),
        }
    }
    out.split('\n').map(|line| line.trim_start_matches('#').trim_start()).collect::<Vec<_>>().join("\n")
}

/// The body as one paragraph a line.
fn body(reading: &Reading) -> Vec<String> {
    unmarked(&reading.body()).lines().map(|l| l.trim_end().to_string()).filter(|l| !l.is_empty()).collect()
}

fn expected(name: &str) -> Vec<String> {
    let path = folder().join(name);
    let text = std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    text.lines().map(str::to_string).filter(|l| !l.is_empty()).collect()
}

/// Compares line by line, so that the first difference is seen.
fn same(what: &str, have: &[String], want: &[String]) {
    for (i, (have, want)) in have.iter().zip(want).enumerate() {
        assert_eq!(have, want, "{what}, line {}", i + 1);
    }
    assert_eq!(have.len(), want.len(), "{what}: number of lines; after {:?}", have.last());
}

const TEXTS: [&str; 6] = [
    "1-ke-hoach-tinh.txt",
    "2-chi-thi.txt",
    "3-ke-hoach-cong-doan.md",
    "4-ke-hoach-so.txt",
    "5-ke-hoach-huyen.txt",
    "6-quyet-dinh.txt",
];

#[test]
fn texts_are_what_stands_on_paper() {
    for name in TEXTS {
        let reading = imported(&folder().join(name));
        let stem = name.rsplit_once('.').expect("an ending").0;
        let mut want = expected(&format!("{stem}.body"));
        if stem.starts_with('5') {
            want.extend(expected("5-ke-hoach-huyen.phu-luc"));
        }
        same(name, &body(&reading), &want);
        same(name, &lines(&clauses(&reading)), &expected(&format!("{stem}.outline")));
    }
}

#[test]
fn word_files_give_the_same() {
    let text = body(&imported(&folder().join("1-ke-hoach-tinh.txt")));
    for name in ["tu-danh-so.docx", "go-so.docx", "kieu.docx", "khong-kieu.docx"] {
        let reading = imported(&folder().join(name));
        // Lists made by Word print `c)` where the typed text has `c.`.
        let words: Vec<String> = body(&reading).iter().map(|l| l.replacen("c) ", "c. ", 1)).collect();
        same(name, &words, &text.iter().map(|l| l.replacen("c) ", "c. ", 1)).collect::<Vec<_>>());
        same(name, &lines(&clauses(&reading)), &expected("1-ke-hoach-tinh.outline"));
    }
    let marked = imported(&folder().join("danh-dau.docx"));
    same("danh-dau.docx", &body(&marked), &expected("danh-dau.body"));
    same("danh-dau.docx", &lines(&clauses(&marked)), &expected("danh-dau.outline"));
}

/// The letters of a text, without white space and Markdown's marks.
fn letters(text: &str) -> String {
    bangvang::vietnamese::nfc(&unmarked(text)).chars().filter(|c| !c.is_whitespace()).collect()
}

/// The real documents, where the machine has them (README): their outlines, and that no letter is lost.
#[test]
fn the_corpus() {
    let Some(corpus) = std::env::var_os("BANGVANG_CORPUS").map(PathBuf::from) else {
        eprintln!("BANGVANG_CORPUS is not set: the real documents are not looked at");
        return;
    };
    let mut mentions = Vec::new();
    for number in ["000", "001", "002", "003", "004"] {
        let mut files = std::fs::read_dir(&corpus).expect("the corpus").flatten().map(|e| e.path());
        let path = files.find(|p| p.file_name().is_some_and(|n| n.to_string_lossy().starts_with(number)));
        let path = path.unwrap_or_else(|| panic!("no {number} in {}", corpus.display()));
        let source = std::fs::read_to_string(&path).expect("UTF-8");
        let reading = imported(&path);
        let anchors: Vec<String> = clauses(&reading).into_iter().map(|(anchor, _)| anchor).collect();
        let name = format!("corpus/{number}.anchors");
        if std::env::var_os("BLESS").is_some() {
            std::fs::write(folder().join(&name), anchors.join("\n") + "\n").expect("written");
        }
        same(&name, &anchors, &expected(&name));
        // Head, body and foot together are the source without the dropped lines, letter by letter.
        let dropped: Vec<usize> = reading.dropped.iter().map(|d| d.number).collect();
        let lines = source.lines().enumerate().filter(|(i, _)| !dropped.contains(&(i + 1))).map(|(_, l)| l);
        let want = letters(&lines.collect::<Vec<_>>().join("\n"));
        let foot: Vec<&str> = reading.foot.lines.iter().map(|l| l.text.as_str()).collect();
        let have = letters(&format!("{}\n{}\n{}", reading.head.lines.join("\n"), reading.body(), foot.join("\n")));
        if let Some(at) = have.chars().zip(want.chars()).position(|(a, b)| a != b) {
            let around = |text: &str| text.chars().skip(at.saturating_sub(30)).take(60).collect::<String>();
            panic!("{number}: letters differ: {:?} for {:?}", around(&have), around(&want));
        }
        assert_eq!(have.len(), want.len(), "{number}: letters");
        // No page number, no broken sentence: every paragraph begins with a label or a capital.
        for line in body(&reading) {
            let words = bangvang::outline::read_label(&line).map_or(line.as_str(), |found| &line[found.words..]);
            let first = words.chars().find(|c| c.is_alphanumeric()).unwrap_or('?');
            assert!(first.is_uppercase() || first.is_ascii_digit(), "{number}: {line}");
        }
        mentions.extend(reading.cited.iter().map(|c| c.citation.number.proper()));
        mentions.extend(reading.head.symbol.clone());
    }
    assert_eq!(mentions.len(), 15, "{mentions:?}");
    mentions.sort();
    mentions.dedup();
    assert_eq!(mentions.len(), 12, "{mentions:?}");
}

/// Random numbers that are the same on every machine (xorshift64*, Vigna 2016).
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) as usize % n
    }

    fn one_in(&mut self, n: usize) -> bool {
        self.below(n) == 0
    }

    fn of<'w>(&mut self, words: &[&'w str]) -> &'w str {
        words[self.below(words.len())]
    }
}

/// A random document: its paragraphs as on paper, and what each clause is.
struct Paper {
    paragraphs: Vec<String>,
    /// Anchor, and the words up to the next clause.
    clauses: Vec<(String, String)>,
}

impl Paper {
    fn new(dice: &mut Dice) -> Paper {
        let mut paper = Paper { paragraphs: Vec::new(), clauses: Vec::new() };
        let sentence = sentence(dice, 30);
        paper.paragraphs.push(format!("Căn cứ {sentence}"));
        match dice.below(3) {
            0 => paper.articles(dice),
            1 => paper.numbers(dice, ""),
            _ => {
                for section in 1..=2 + dice.below(4) {
                    let roman = bangvang::outline::to_roman(section);
                    let title = title(dice).to_uppercase();
                    let anchor = roman.to_lowercase();
                    paper.clause(&anchor, &format!("{roman}."), &title);
                    if dice.one_in(4) {
                        paper.prose(dice);
                    }
                    if dice.one_in(4) { paper.dashes(dice, &anchor, "") } else { paper.numbers(dice, &anchor) }
                }
            }
        }
        paper
    }

    fn clause(&mut self, anchor: &str, label: &str, words: &str) {
        self.paragraphs.push(format!("{label} {words}"));
        self.clauses.push((anchor.to_string(), words.to_string()));
    }

    fn prose(&mut self, dice: &mut Dice) {
        let words = sentence(dice, 40);
        self.paragraphs.push(words.clone());
        if let Some((_, text)) = self.clauses.last_mut() {
            text.push(' ');
            text.push_str(&words);
        }
    }

    fn articles(&mut self, dice: &mut Dice) {
        let mut article = 0;
        for chapter in 1..=1 + dice.below(3) {
            self.clause(&format!("chuong-{chapter}"), &format!("Chương {}", bangvang::outline::to_roman(chapter)), "");
            let title = title(dice).to_uppercase();
            // The title stands on its own line.
            if let (Some((_, words)), Some(line)) = (self.clauses.last_mut(), self.paragraphs.last_mut()) {
                words.push_str(&title);
                *line = format!("{}\u{1}{title}", line.trim_end());
            }
            for _ in 0..1 + dice.below(4) {
                article += 1;
                let words = if dice.one_in(3) { sentence(dice, 40) } else { title_words(dice) };
                let anchor = format!("dieu-{article}");
                self.clause(&anchor, &format!("Điều {article}."), &words);
                if dice.one_in(2) {
                    self.numbers(dice, &anchor);
                }
            }
        }
    }

    fn numbers(&mut self, dice: &mut Dice, parent: &str) {
        let join = |segment: &str| if parent.is_empty() { segment.to_string() } else { format!("{parent}-{segment}") };
        let mut printed: Vec<usize> = Vec::new();
        for n in 1..=1 + dice.below(5) {
            // A number printed twice keeps its first meaning.
            let n = if n > 1 && dice.one_in(9) { n - 1 } else { n };
            printed.push(n);
            let times = printed.iter().filter(|p| **p == n).count();
            let anchor = join(&if times > 1 { format!("{n}--{times}") } else { n.to_string() });
            let words = if dice.one_in(3) { title_words(dice) } else { sentence(dice, 60) };
            self.clause(&anchor, &format!("{n}."), &words);
            match dice.below(6) {
                0 => self.letters(dice, &anchor),
                1 => self.dashes(dice, &anchor, ""),
                2 => self.beside(dice, &anchor, n),
                3 => self.prose(dice),
                _ => {}
            }
        }
    }

    fn letters(&mut self, dice: &mut Dice, parent: &str) {
        for letter in ["a", "b", "c", "d", "đ", "e"].iter().take(1 + dice.below(6)) {
            let anchor = format!("{parent}-{}", if *letter == "đ" { "dd" } else { letter });
            let mark = if dice.one_in(8) { "." } else { ")" };
            let words = sentence(dice, 50);
            self.clause(&anchor, &format!("{letter}{mark}"), &words);
            if dice.one_in(3) {
                self.dashes(dice, &anchor, "");
            }
        }
    }

    fn dashes(&mut self, dice: &mut Dice, parent: &str, prefix: &str) {
        for n in 1..=1 + dice.below(5) {
            let anchor = format!("{parent}-{prefix}{n}");
            let words = sentence(dice, 70);
            self.clause(&anchor, "-", &words);
            if dice.one_in(4) {
                for plus in 1..=1 + dice.below(9) {
                    let words = sentence(dice, 50);
                    self.clause(&format!("{anchor}-{plus}"), "+", &words);
                }
            }
        }
    }

    /// Dashes beside sub-numbers of one parent.
    fn beside(&mut self, dice: &mut Dice, parent: &str, n: usize) {
        let words = sentence(dice, 30);
        self.clause(&format!("{parent}-g1"), "-", &words);
        for sub in 1..=1 + dice.below(3) {
            let words = sentence(dice, 30);
            self.clause(&format!("{parent}-{sub}"), &format!("{n}.{sub}."), &words);
        }
    }
}

const WORDS: [&str; 40] = [
    "thi",
    "đua",
    "khen",
    "thưởng",
    "kịp",
    "thời,",
    "tập",
    "thể",
    "cá",
    "nhân",
    "trong",
    "phong",
    "trào",
    "Covid-19",
    "trên",
    "địa",
    "bàn",
    "tỉnh",
    "Lai",
    "Châu",
    "Thi đua - Khen thưởng",
    "(28/6/1909-28/6/2024)",
    "“an",
    "toàn”",
    "theo",
    "Điều 5. của",
    "Luật",
    "năm",
    "2023,",
    "sơ",
    "kết;",
    "UBND",
    "tỉnh",
    "15 tháng 3",
    "kinh tế - xã hội",
    "nhân",
    "rộng",
    "điển",
    "hình",
    "giúp",
];

fn sentence(dice: &mut Dice, longest: usize) -> String {
    let n = 4 + dice.below(longest);
    let words: Vec<&str> = (0..n).map(|_| dice.of(&WORDS)).collect();
    let text = words.join(" ");
    format!("Mọi {}{}", text.trim_end_matches([',', ';', '.']), dice.of(&[".", ";", ".", ":"]))
}

fn title_words(dice: &mut Dice) -> String {
    format!("Việc {}", title(dice))
}

/// Few words, without a mark at the end.
fn title(dice: &mut Dice) -> String {
    let plain = ["mục đích", "yêu cầu", "đối tượng", "nội dung", "thời gian", "tổ chức thực hiện", "tiêu chuẩn"];
    (0..1 + dice.below(2)).map(|_| dice.of(&plain)).collect::<Vec<_>>().join(", ")
}

/// The paper as text pulled out of a PDF: hard-wrapped, with a blank line after each line, page numbers between.
fn printed(paper: &Paper, dice: &mut Dice) -> String {
    let width = 66 + dice.below(24);
    let lines: usize = paper.paragraphs.iter().map(|p| wrap(p, width).len()).sum();
    // A running head is known by its coming back: a document of two pages has none.
    let pages = if lines > 80 { dice.below(4) } else { [0, 1, 3][dice.below(3)] };
    let mut out = String::from("KẾ HOẠCH\n\nPhát động phong trào\n\n");
    let (mut line, mut page) = (0, 1);
    for paragraph in &paper.paragraphs {
        for part in paragraph.split('\u{1}') {
            for wrapped in wrap(part, width) {
                line += 1;
                if line % 31 == 0 {
                    page += 1;
                    match pages {
                        0 => out.push_str(&format!("\n\n{page}\n\n\n")),
                        1 => out.push_str(&format!("- {page} -\n\n")),
                        2 => out.push_str(&format!("{page}/99\n\u{C}KẾ HOẠCH THI ĐUA TRANG {page}\n\n")),
                        // The blank line before it goes: so a page's end shows in the corpus.
                        _ => {
                            out.truncate(out.trim_end().len());
                            out.push_str("\n ");
                        }
                    }
                }
                out.push_str(&wrapped);
                out.push_str(" \n\n");
            }
        }
    }
    out
}

fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = vec![String::new()];
    for word in text.split(' ') {
        let last = lines.last_mut().expect("a line");
        if !last.is_empty() && last.chars().count() + 1 + word.chars().count() > width {
            lines.push(word.to_string());
        } else {
            if !last.is_empty() {
                last.push(' ');
            }
            last.push_str(word);
        }
    }
    lines
}

#[test]
fn random_outlines_come_back() {
    for seed in 1..=3000u64 {
        let mut dice = Dice(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15));
        let paper = Paper::new(&mut dice);
        let text = printed(&paper, &mut dice);
        let reading = read(&text, Form::Plain);
        let body = reading.body();
        let mut have: Vec<(String, String)> = Vec::new();
        for block in outline(&body) {
            let plain =
                |range: std::ops::Range<usize>| unmarked(&body[range]).split_whitespace().collect::<Vec<_>>().join(" ");
            match block {
                Block::Clause(item) => have.push((item.anchor, plain(item.range))),
                Block::Prose { range, .. } => {
                    if let Some((_, words)) = have.last_mut() {
                        words.push(' ');
                        words.push_str(&plain(range));
                    }
                }
            }
        }
        for (i, (have, want)) in have.iter().zip(&paper.clauses).enumerate() {
            assert_eq!(have, want, "seed {seed}, clause {i}\n{text}");
        }
        assert_eq!(have.len(), paper.clauses.len(), "seed {seed}\n{text}");
    }
}
