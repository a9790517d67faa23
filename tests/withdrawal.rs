//! Who is withdrawn or withheld, and what is hidden or personal in an annex, leaves no trace in any byte or path of the
//! output; restoring brings a name back.

mod common;

use bangvang::sources::{Data, SourceFile, Sources};
use bangvang::vietnamese::{fold, slug};
use common::{Built, NOW, Site};
use miniz_oxide::inflate::decompress_to_vec_zlib as inflate;
use std::io::Read;
use unicode_normalization::UnicodeNormalization;

/// All words of an output file that could hold a name: its path, its bytes, the parts of an archive.
fn contents(path: &str, bytes: &[u8]) -> Vec<Vec<u8>> {
    let mut all = vec![path.as_bytes().to_vec(), bytes.to_vec()];
    // Files of the search index: an id, then zlib.
    if let Some(Ok(inner)) = bytes.get(8..).filter(|_| path.ends_with(".bin")).map(inflate) {
        all.push(inner);
    }
    if let Ok(mut archive) = zip::ZipArchive::new(std::io::Cursor::new(bytes)) {
        for i in 0..archive.len() {
            let mut part = archive.by_index(i).expect("a part");
            let mut inner = Vec::new();
            part.read_to_end(&mut inner).expect("its bytes");
            all.push(inner);
        }
    }
    all
}

/// The ways in which a name could be written.
fn spellings(name: &str) -> Vec<Vec<u8>> {
    let nfd: String = name.nfd().collect();
    let escape = |text: &str| text.bytes().map(|b| format!("%{b:02X}")).collect::<String>();
    let partly: String = name
        .bytes()
        .map(|b| if b.is_ascii_alphanumeric() { (b as char).to_string() } else { format!("%{b:02X}") })
        .collect();
    let json: String =
        name.chars().map(|c| if c.is_ascii() { c.to_string() } else { format!("\\u{:04x}", c as u32) }).collect();
    let entities: String =
        name.chars().map(|c| if c.is_ascii() { c.to_string() } else { format!("&#{};", c as u32) }).collect();
    let mut ways: Vec<Vec<u8>> = [
        name,
        &nfd,
        &fold(name),
        &slug(name),
        &slug(name).replace('-', "_"),
        &slug(name).replace('-', ""),
        &escape(name),
        &partly,
        &json,
        &entities,
    ]
    .iter()
    .map(|way| way.as_bytes().to_vec())
    .collect();
    for text in [name.to_string(), nfd] {
        ways.push(text.encode_utf16().flat_map(u16::to_le_bytes).collect());
        ways.push(text.encode_utf16().flat_map(u16::to_be_bytes).collect());
    }
    ways
}

/// Files in which a name stands, in any spelling and case.
fn traces(built: &Built, name: &str) -> Vec<String> {
    let ways = spellings(name);
    let folded = fold(name);
    let mut found = Vec::new();
    for (path, bytes) in &built.files {
        for part in contents(path, bytes) {
            let text = String::from_utf8_lossy(&part);
            let hit = ways.iter().any(|way| part.windows(way.len()).any(|w| w == way.as_slice()))
                || fold(&text).contains(&folded);
            if hit {
                found.push(path.clone());
                break;
            }
        }
    }
    found
}

fn decision(number: u32, year: u32, status: &str) -> String {
    format!(
        "+++\nnumber = \"{number}/QĐ-UBND\"\ndate = {year}-01-10\nissuer = \"chu-tich\"\nsummary = \"Thay đổi một lượt khen\"\n\n\
         [[change]]\nhonour = \"qd-2-ubnd-2022#ii-1\"\nstatus = \"{status}\"\n+++\n\nĐiều 1. Theo danh sách.\n"
    )
}

const NAME: &str = "Lò Thị Hoa";

#[test]
fn the_name_is_there_to_begin_with() {
    let built = Site::new().build();
    assert!(traces(&built, NAME).len() >= 8, "{:?}", traces(&built, NAME));
    assert!(traces(&built, NAME).iter().any(|p| p.ends_with(".xlsx")), "archives are looked into");
}

#[test]
fn cancelled_stripped_and_withheld_leave_no_trace() {
    let withheld = "[[withheld]]\nhonour = \"qd-2-ubnd-2022#ii-1\"\ndate = 2023-05-02\n";
    for (what, built) in [
        ("cancelled", Site::new().file("content/decisions/qd-9-ubnd-2023.md", &decision(9, 2023, "cancelled")).build()),
        ("stripped", Site::new().file("content/decisions/qd-9-ubnd-2023.md", &decision(9, 2023, "stripped")).build()),
        ("withheld", Site::new().file("content/withheld.toml", withheld).build()),
    ] {
        assert_eq!(built.report, "", "{what}");
        assert_eq!(traces(&built, NAME), Vec::<String>::new(), "{what}");
        assert!(!built.files.keys().any(|p| p.contains("bai-a")), "{what}: the story's address");
        let row = built.page("quyet-dinh/qd-2-ubnd-2022/index.html");
        assert!(row.contains("id=\"ii-1\""), "{what}: the row keeps a notice");
        let log = built.page("du-lieu/thay-doi.json");
        assert!(log.contains(&format!("\"{what}\"")) && log.contains("\"ii-1\""), "{what}: the log tells it");
    }
}

#[test]
fn restoring_brings_it_back() {
    let before = traces(&Site::new().build(), NAME);
    let restored = Site::new()
        .file("content/decisions/qd-9-ubnd-2023.md", &decision(9, 2023, "cancelled"))
        .file("content/decisions/qd-9-ubnd-2024.md", &decision(9, 2024, "restored"))
        .build();
    let after = traces(&restored, NAME);
    assert_eq!(restored.report, "");
    // In which file of the search index a record stands depends on all others.
    let index = |paths: Vec<String>| -> Vec<String> {
        let folder = "tim-kiem/chi-muc/";
        paths.into_iter().map(|p| if p.starts_with(folder) { folder.to_string() } else { p }).collect()
    };
    let (before, after) = (index(before), index(after));
    assert!(before.iter().all(|path| after.contains(path)), "{before:?} against {after:?}");
}

/// The pictures beside a story go with it.
#[test]
fn pictures_go_with_the_story() {
    let root = common::portal("withdrawal-picture");
    let story = std::fs::read_to_string(root.join("content/stories/bai-a.md")).expect("the story");
    std::fs::remove_file(root.join("content/stories/bai-a.md")).expect("moved");
    let folder = root.join("content/stories/bai-a");
    std::fs::create_dir_all(&folder).expect("a folder");
    let figure = "```figure\nfile = \"trong-bai.svg\"\nalt = \"Trạm\"\ncaption = \"Trạm y tế\"\ncredit = \"A\"\npermission = \"P-1\"\n```\n";
    let lead = "[picture]\nfile = \"dau-bai.svg\"\nalt = \"Trạm\"\ncaption = \"Trạm y tế\"\ncredit = \"A\"\npermission = \"P-1\"\n";
    let (front, body) = story.rsplit_once("+++\n").expect("front matter");
    std::fs::write(folder.join("index.md"), format!("{front}\n{lead}+++\n{body}\n{figure}")).expect("written");
    for name in ["dau-bai.svg", "trong-bai.svg"] {
        let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"8\" height=\"8\"/>";
        std::fs::write(folder.join(name), svg).expect("a picture");
    }
    let pictures = |built: &Built| built.files.keys().filter(|p| p.contains("-bai-")).count();
    let shown = common::build_folder(&root, &common::options(NOW));
    assert_eq!(pictures(&shown), 2 * 3 * 2, "two pictures, three widths, two formats: {}", shown.report);
    let withheld = "[[withheld]]\nhonour = \"qd-2-ubnd-2022#ii-1\"\ndate = 2023-05-02\n";
    std::fs::write(root.join("content/withheld.toml"), withheld).expect("written");
    let hidden = common::build_folder(&root, &common::options(NOW));
    assert_eq!((pictures(&hidden), hidden.report.as_str()), (0, ""));
}

/// The sample has one of each; their names stand in its content only.
#[test]
fn the_sample_keeps_its_word() {
    let built = common::build_folder(common::sample(), &common::options(NOW));
    for name in ["Bạch Thị Vân", "Lường Văn Chung"] {
        assert_eq!(traces(&built, name), Vec::<String>::new(), "{name}");
    }
}

/// Two columns nobody may see and two that nobody can see, a hidden row and a hidden sheet.
fn secretive() -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    let rows: [&[&str]; 6] = [
        &["STT", "Họ và tên", "Dân tộc", "Chức vụ", "Nội bộ", "Đơn vị công tác", "Số điện thoại"],
        &["I. TẬP THỂ"],
        &["1", "Trạm Y tế xã A", "", "", "BIMAT-COT", "xã A"],
        &["II. CÁ NHÂN"],
        &["1", "Lò Thị Hoa", "BIMAT-DANTOC", "Y sĩ", "BIMAT-COT", "xã A", "BIMAT-0912345678"],
        &["", "BIMAT-DONG", "", "", "", ""],
    ];
    for (r, row) in (0u32..).zip(rows) {
        for (c, cell) in (0u16..).zip(row).filter(|(_, cell)| !cell.is_empty()) {
            sheet.write_string(r, c, *cell).expect("a cell");
        }
    }
    sheet.set_row_hidden(5).expect("a row");
    sheet.set_column_hidden(4).expect("a column");
    sheet.insert_note(4, 1, &rust_xlsxwriter::Note::new("BIMAT-GHICHU")).expect("a note");
    // What a covered cell still holds does not show.
    sheet.merge_range(0, 8, 0, 9, "Ghi chú", &rust_xlsxwriter::Format::new()).expect("merged");
    sheet.write_string(0, 9, "BIMAT-PHU").expect("a covered cell");
    let hidden = book.add_worksheet();
    hidden.write_string(0, 0, "BIMAT-TRANG").expect("a cell");
    hidden.set_hidden(true);
    book.set_properties(&rust_xlsxwriter::DocProperties::new().set_author("BIMAT-TACGIA"));
    book.save_to_buffer().expect("a workbook")
}

#[test]
fn nothing_dropped_or_hidden_comes_out() {
    let annexes = [
        ("xlsx", secretive()),
        ("xlsx", std::fs::read(common::sample().join("tests/annexes/05-hidden.xlsx")).expect("a fixture")),
        ("ods", std::fs::read(common::sample().join("tests/annexes/06-hidden.ods")).expect("a fixture")),
        ("xlsx", std::fs::read(common::sample().join("tests/annexes/bad/zero-height.xlsx")).expect("a fixture")),
    ];
    for (ending, bytes) in annexes {
        let base = common::sample().join("tests/errors/_base");
        let (sources, report) = bangvang::read::read(&base);
        let skip = ["content/decisions/qd-2-ubnd-2022.csv", "content/stories/bai-a.md"];
        let mut files: Vec<SourceFile> =
            sources.files.into_iter().filter(|f| !skip.contains(&f.path.as_str())).collect();
        let path = format!("content/decisions/qd-2-ubnd-2022.{ending}");
        files.push(SourceFile { path, data: Data::Bytes(bytes.into()) });
        for file in &mut files {
            // The fixtures belong to other decisions, of other numbers.
            if file.path == "content/decisions/qd-2-ubnd-2022.md"
                && let Data::Bytes(bytes) = &file.data
            {
                let text = String::from_utf8_lossy(bytes).replace("number = \"2/QĐ-UBND\"\n", "");
                file.data = Data::Bytes(text.into_bytes().into());
            }
        }
        let built = common::build(Sources::new(files), report, &common::options(NOW));
        assert!(!built.files.is_empty(), "{}", built.report);
        assert_eq!(traces(&built, "BIMAT"), Vec::<String>::new());
        assert!(!built.files.keys().any(|p| p.ends_with(".ods") || p.contains("qd-2-ubnd-2022.")), "the office's file");
    }
}
