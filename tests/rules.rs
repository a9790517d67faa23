//! The rules of docs/rules.md: the sample breaks none; broken once for each, it breaks that one and no other.

mod common;

use bangvang::report::Report;
use bangvang::sources::{Data, SourceFile, Sources};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, LazyLock};

/// The sample's files.
static SAMPLE: LazyLock<BTreeMap<String, Data>> = LazyLock::new(|| {
    let (sources, _) = bangvang::read::read(common::sample());
    sources.files.into_iter().map(|f| (f.path, f.data)).collect()
});

fn text<'f>(files: &'f BTreeMap<String, Data>, path: &str) -> &'f str {
    match files.get(path) {
        Some(Data::Bytes(bytes)) => std::str::from_utf8(bytes).expect("UTF-8"),
        _ => panic!("no text {path}"),
    }
}

/// The sample with a mistake in it.
struct Mutant(BTreeMap<String, Data>);

impl Mutant {
    fn new() -> Self {
        Mutant(SAMPLE.clone())
    }

    fn replace(self, path: &str, from: &str, to: &str) -> Self {
        let text = text(&self.0, path);
        assert!(text.contains(from), "{path} has no {from:?}");
        let text = text.replacen(from, to, 1);
        self.file(path, text.as_bytes())
    }

    fn append(self, path: &str, more: &str) -> Self {
        let text = format!("{}\n{more}\n", text(&self.0, path));
        self.file(path, text.as_bytes())
    }

    fn file(mut self, path: &str, bytes: &[u8]) -> Self {
        self.0.insert(path.to_string(), Data::Bytes(Arc::from(bytes)));
        self
    }

    /// A file that is only published.
    fn attachment(mut self, path: &str) -> Self {
        self.0.insert(path.to_string(), Data::Handle { path: path.into(), size: 8 });
        self
    }

    fn without(mut self, path: &str) -> Self {
        self.0.remove(path).unwrap_or_else(|| panic!("no {path}"));
        self
    }

    /// Codes of everything that is said about it.
    fn codes(self) -> BTreeSet<&'static str> {
        let files = self.0.into_iter().map(|(path, data)| SourceFile { path, data });
        let sources = Sources::new(files.collect());
        let content = bangvang::parse::parse(&sources);
        let (_, report) =
            bangvang::complete(&sources, &content, &common::options(common::NOW), None, Report::default());
        report.diagnostics.iter().map(|d| d.code).collect()
    }
}

const SYT: &str = "content/decisions/qd-9022-syt-2022.md";
const SYT_LIST: &str = "content/decisions/qd-9022-syt-2022.csv";
const CHANGES: &str = "content/decisions/qd-9051-ubnd-2024.md";
const STORY: &str = "content/stories/bay-muoi-tu-dem-tren-deo-may/index.md";

/// One mistake for each rule.
fn mistakes() -> Vec<(&'static str, Mutant)> {
    let of_unit = |recipients: &str, from: &str| {
        format!(
            "[[award]]\nid = \"giay-khen-don-vi\"\nname = \"Giấy khen của thủ trưởng đơn vị\"\nclass = \"giay-khen\"\n\
             level = \"unit\"\nrank = 900\nrecipients = [{recipients}]\n{from}"
        )
    };
    let all = "\"individual\", \"collective\", \"household\"";
    let child = |consents: &str, text: &str| {
        format!(
            "+++\ntitle = \"Giờ đọc của em\"\nlead = \"Mỗi tối một trang sách.\"\ngenre = \"nguoi-tot-viec-tot\"\n\
             byline = \"Ban biên tập\"\npublished = 2024-01-05\nminor = true\n{consents}sample = true\n\n[about]\n\
             kind = \"individual\"\nname = \"Lò Thị Bích Ngọc\"\n+++\n\n{text}\n"
        )
    };
    let at = |path: &str, from: &str, to: &str| Mutant::new().replace(path, from, to);
    vec![
        ("award-beyond-authority", at(SYT, "award = \"giay-khen-so\"", "award = \"giay-khen-huyen\"")),
        (
            "award-not-valid",
            Mutant::new().file("content/awards.toml", of_unit(all, "from = 2024-01-01\n").as_bytes()),
        ),
        ("award-wrong-recipient", Mutant::new().file("content/awards.toml", of_unit("\"collective\"", "").as_bytes())),
        (
            "one-award-per-deed",
            at(
                SYT_LIST,
                "(Danh sách",
                "5;Lò Thị Thắm;Hộ lý;Bệnh viện Đa khoa khu vực Mường Sương;benh-vien-muong-suong;Tình nguyện ở lại khu \
                 điều trị 63 ngày liền, chăm sóc người bệnh không có người thân bên cạnh;người lao động trực tiếp\n(Danh sách",
            )
            .replace(SYT_LIST, "04 cá nhân", "05 cá nhân")
            .replace(SYT, "individuals = 4", "individuals = 5"),
        ),
        ("counts-disagree", at(SYT, "individuals = 4", "individuals = 5")),
        ("annex-of-other-decision", at(SYT_LIST, "9022/QĐ-SYT", "9023/QĐ-SYT")),
        ("duplicate-row", at(SYT_LIST, "\n4;Ma A Dình", "\n3;Ma A Dình")),
        ("hidden-row", Mutant::new().without(SYT_LIST).file("content/decisions/qd-9022-syt-2022.xlsx", &hidden_row())),
        ("unknown-clause", at(SYT, "#iv-2-c", "#iv-9-c")),
        ("clause-for-other-award", at(SYT, "#iv-2-c", "#iv-2-b-2")),
        ("clause-of-other-campaign", at(SYT, "kh-4049-ubnd-2021#iv-2-c", "kh-ubnd-tam-duong-2023#ii-2-2-3")),
        ("unknown-honour", at(CHANGES, "qd-9044-ubnd-2023#i-2", "qd-9044-ubnd-2023#i-9")),
        ("story-kind-differs", at(STORY, "kind = \"individual\"", "kind = \"household\"")),
        ("story-name-differs", at(STORY, "name = \"Giàng A Sềnh\"", "name = \"Giàng A Sình\"")),
        ("story-unit-differs", at(STORY, "unit = \"bchqs-xa-muong-suong\"", "unit = \"thu-vien-may-trang\"")),
        (
            "story-campaign-differs",
            at(
                STORY,
                "campaign = \"lai-chau-phong-chong-covid-19\"",
                "campaign = \"lai-chau-chao-mung-su-kien-lich-su\"",
            ),
        ),
        ("change-before-honour", at(CHANGES, "date = 2024-05-20", "date = 2023-05-20")),
        ("change-beyond-authority", at(CHANGES, "issuer = \"chu-tich-ubnd-tinh\"", "issuer = \"so-y-te\"")),
        ("change-names-somebody", at(CHANGES, "Sửa số liệu", "Đội Xe nghĩa tình Ban Trắng: sửa số liệu")),
        ("name-not-shown", Mutant::new().append("content/pages/gioi-thieu.md", "Cảm ơn BẠCH THỊ VÂN.")),
        (
            "scan-shows-name",
            at("content/decisions/qd-9044-ubnd-2023.md", "issuer = ", "original = \"9044.pdf\"\nissuer = ")
                .attachment("content/decisions/9044.pdf"),
        ),
        ("consent-missing", at(STORY, "consent = \"PDY-MAU-001\"\n", "")),
        (
            "guardian-consent-missing",
            Mutant::new().file("content/stories/em-ngoc.md", child("consent = \"A-1\"\n", "Ngọc đọc mỗi tối.").as_bytes()),
        ),
        (
            "minor-named",
            Mutant::new().file(
                "content/stories/em-ngoc.md",
                child("consent = \"A-1\"\nguardian_consent = \"A-2\"\n", "Lò Thị Bích Ngọc đọc mỗi tối.").as_bytes(),
            ),
        ),
        ("personal-data", Mutant::new().append("content/pages/gioi-thieu.md", "Gọi chị Hoa: 0912 345 678.")),
        ("sample-not-marked", at("content/site.toml", "sample = true", "sample = false")),
    ]
}

/// The list of the same decision as a workbook in which a fifth person is hidden.
fn hidden_row() -> Vec<u8> {
    let text = text(&SAMPLE, SYT_LIST).trim_start_matches('\u{FEFF}').to_string();
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    let mut rows: Vec<Vec<String>> =
        text.lines().map(|line| line.split(';').map(|cell| cell.trim_matches('"').to_string()).collect()).collect();
    let last = rows.iter().rposition(|row| row[0] == "4").expect("the fourth person");
    rows.insert(last + 1, vec!["5".into(), "Tẩn A Sài".into(), "Y sĩ".into()]);
    for (r, row) in (0u32..).zip(&rows) {
        for (c, cell) in (0u16..).zip(row).filter(|(_, cell)| !cell.is_empty()) {
            sheet.write_string(r, c, cell).expect("a cell");
        }
    }
    sheet.set_row_hidden(last as u32 + 1).expect("a row");
    book.save_to_buffer().expect("a workbook")
}

#[test]
fn the_sample_breaks_no_rule() {
    assert_eq!(Mutant::new().codes(), BTreeSet::new());
}

#[test]
fn each_mistake_breaks_its_rule_and_no_other() {
    let mut faults = Vec::new();
    for (code, mutant) in mistakes() {
        let said = mutant.codes();
        if said != BTreeSet::from([code]) {
            faults.push(format!("{code}: {said:?}"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_rule_on_the_page_has_its_mistake() {
    let page = std::fs::read_to_string(common::sample().join("docs/rules.md")).expect("docs/rules.md");
    let listed: BTreeSet<&str> = page.lines().filter_map(|l| l.strip_prefix("| `")?.split('`').next()).collect();
    let broken: BTreeSet<&str> = mistakes().iter().map(|(code, _)| *code).collect();
    assert_eq!(listed, broken);
}
