//! Annexes as offices save them (tests/annexes): every list reads exactly as the rows beside it say, what is hidden
//! never comes out, and what cannot be read ends in a message.

use bangvang::content::{AnnexFile, Facts};
use bangvang::report::Diagnostic;
use bangvang::sources::{Data, FileId, SourceFile, Sources};
use serde_json::{Map, Value, json};
use std::path::{Path, PathBuf};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/annexes")
}

/// The annex of a portal that has nothing but this file.
fn read(path: &Path) -> (Option<std::sync::Arc<AnnexFile>>, Vec<Diagnostic>) {
    let bytes = std::fs::read(path).expect("a file");
    let name = path.file_name().expect("a name").to_string_lossy();
    let sources =
        Sources::new(vec![SourceFile { path: format!("content/decisions/{name}"), data: Data::Bytes(bytes.into()) }]);
    let parsed = bangvang::parse::file(&sources, FileId(0), &[]).expect("an annex");
    let annex = match parsed.facts {
        Some(Facts::Annex(annex)) => Some(annex),
        _ => None,
    };
    (annex, parsed.diagnostics)
}

/// What was read, in the words of the expectations.
fn told(annex: &AnnexFile) -> Value {
    let row = |row: &bangvang::content::AnnexRow| {
        let mut map = Map::new();
        let mut put = |key: &str, value: Value| {
            if !value.is_null() && value != json!("") && value != json!(false) {
                map.insert(key.to_string(), value);
            }
        };
        let word = |word: &Option<bangvang::sources::Spelled<String>>| word.as_ref().map(|w| w.value.clone());
        put("section", json!(row.section));
        put("number", json!(row.number.value));
        put("kind", json!(row.kind.key()));
        put("name", json!(row.name.value));
        put("position", json!(row.position));
        put("unit", json!(word(&row.unit)));
        put("position_unit", json!(word(&row.position_unit)));
        put("unit_id", json!(word(&row.unit_id)));
        put("deed", json!(row.deed));
        put("award", json!(word(&row.award)));
        put("clause", json!(word(&row.clause)));
        put("campaign", json!(word(&row.campaign)));
        put("position_class", json!(row.position_class.map(|p| p.key())));
        put("deed_date", json!(row.deed_date.map(|d| d.to_string())));
        put("posthumous", json!(row.posthumous));
        put("note", json!(row.note));
        Value::Object(map)
    };
    let mut map = Map::new();
    if let Some(number) = &annex.decision_number {
        map.insert("decision_number".into(), json!(number.value));
    }
    if let Some(counts) = &annex.counts {
        let c = counts.value;
        map.insert(
            "counts".into(),
            json!({ "collectives": c.collectives, "households": c.households, "individuals": c.individuals }),
        );
    }
    if !annex.dropped.is_empty() {
        map.insert("dropped".into(), json!(annex.dropped));
    }
    map.insert("rows".into(), annex.rows.iter().map(row).collect());
    Value::Object(map)
}

fn expected(name: &str) -> Value {
    let text = std::fs::read_to_string(folder().join(format!("{name}.json"))).expect("the rows beside it");
    let mut value: Value = serde_json::from_str(&text).expect("JSON");
    if value["dropped"] == json!([]) {
        value.as_object_mut().expect("an object").remove("dropped");
    }
    value
}

fn reads_exactly(file: &str, rows: &str) {
    let (annex, diagnostics) = read(&folder().join(file));
    let codes: Vec<&str> = diagnostics.iter().map(|d| d.code).filter(|code| *code != "personal-column").collect();
    assert_eq!(codes, Vec::<&str>::new(), "{file}: {diagnostics:#?}");
    let annex = annex.unwrap_or_else(|| panic!("{file} was not read"));
    assert!(annex.complete, "{file}");
    let (told, wanted) = (told(&annex), expected(rows));
    let pretty = |value: &Value| serde_json::to_string_pretty(value).expect("JSON");
    assert!(told == wanted, "{file}\n--- read\n{}\n--- expected\n{}", pretty(&told), pretty(&wanted));
}

#[test]
fn twelve_offices() {
    let mut lists = 0;
    for entry in std::fs::read_dir(folder()).expect("the folder").map(|e| e.expect("an entry").path()) {
        let name = entry.file_name().expect("a name").to_string_lossy().into_owned();
        let (stem, ending) = name.rsplit_once('.').unwrap_or((&name, ""));
        if matches!(ending, "xlsx" | "ods" | "csv") && !stem.starts_with("13-") {
            reads_exactly(&name, stem);
            lists += 1;
        }
    }
    assert_eq!(lists, 12);
}

#[test]
fn the_same_list_saved_four_ways() {
    for file in ["13-same.xlsx", "13-same.ods", "13-same-utf8.csv", "13-same-utf16.csv"] {
        reads_exactly(file, "13-same");
    }
}

/// Nothing hidden comes out, not even into the text that messages quote.
#[test]
fn hidden_stays_hidden() {
    for (file, secret) in
        [("05-hidden.xlsx", "BIMAT05"), ("06-hidden.ods", "BIMAT06"), ("bad/zero-height.xlsx", "BIMATZ")]
    {
        let path = folder().join(file);
        let bytes = std::fs::read(&path).expect("a file");
        let sheet = bangvang::sheet::read(FileId(0), file, &bytes).expect("a spreadsheet");
        assert!(!format!("{sheet:?}").contains(secret), "{file}");
    }
}

#[test]
fn wrong_files_end_in_a_message() {
    let codes = |file: &str| -> Vec<&'static str> {
        let mut codes: Vec<&str> = read(&folder().join("bad").join(file)).1.iter().map(|d| d.code).collect();
        codes.dedup();
        codes
    };
    for (file, wanted) in [
        ("hidden-numbered.xlsx", "hidden-row"),
        ("hidden-numbered.ods", "hidden-row"),
        ("password.xlsx", "sheet-password"),
        ("macros.xlsm", "sheet-macros"),
        ("old.xls", "sheet-kind"),
        ("empty.xlsx", "empty-file"),
        ("formula-empty.xlsx", "formula-without-value"),
        ("error-cell.xlsx", "error-in-cell"),
        ("serial-date.xlsx", "serial-date"),
        ("truncated.xlsx", "sheet-broken"),
        ("not-a-zip.xlsx", "sheet-broken"),
        ("bomb.xlsx", "sheet-too-large"),
        ("tcvn3.csv", "old-encoding"),
    ] {
        assert!(codes(file).contains(&wanted), "{file}: {:?} instead of {wanted}", codes(file));
    }
}

/// Titles printed again on every page change nothing; those of a second list with other columns are taken up.
#[test]
fn titles_in_the_middle() {
    let text = "STT,Họ và tên,Chức vụ,Đơn vị công tác\nI. CÁ NHÂN\n1,Lò Thị Hoa,Y sĩ,xã A\nSTT,Họ và tên,Chức vụ,Đơn vị công tác\n\
                2,Tao Văn Ún,Y tá,xã A\nDANH SÁCH THỨ HAI\nTT,Họ và tên,Nơi thường trú,Đơn vị,Chức vụ\nII. CÁ NHÂN\n\
                1,Giàng A Páo,BIMAT,xã B,Kế toán\nTổng số: 03 cá nhân\n";
    let sources = Sources::new(vec![SourceFile {
        path: "content/decisions/a.csv".into(),
        data: Data::Bytes(text.as_bytes().into()),
    }]);
    let parsed = bangvang::parse::file(&sources, FileId(0), &[]).expect("an annex");
    let codes: Vec<&str> = parsed.diagnostics.iter().map(|d| d.code).collect();
    assert_eq!(codes, ["personal-column"]);
    let Some(Facts::Annex(annex)) = parsed.facts else { panic!("not read") };
    let read: Vec<String> = annex
        .rows
        .iter()
        .map(|r| {
            let unit = r.unit.as_ref().map_or("", |u| u.value.as_str());
            format!(
                "{}-{} {} / {} / {unit}",
                r.section,
                r.number.value,
                r.name.value,
                r.position.as_deref().unwrap_or("")
            )
        })
        .collect();
    assert_eq!(
        read,
        ["i-1 Lò Thị Hoa / Y sĩ / xã A", "i-2 Tao Văn Ún / Y tá / xã A", "ii-1 Giàng A Páo / Kế toán / xã B"]
    );
    assert_eq!(annex.counts.as_ref().map(|c| c.value.individuals), Some(3));
}

/// Sections in the spellings of different offices; without a numeral they are an error, never overlooked.
#[test]
fn sections_in_many_spellings() {
    let read = |section: &str| {
        let text = format!("STT,Tên tập thể,Đơn vị\nI. TẬP THỂ\n1,Trạm A,xã A\n{section}\n2,Lò Thị Hoa,xã A\n");
        let data = Data::Bytes(text.into_bytes().into());
        let sources = Sources::new(vec![SourceFile { path: "content/decisions/a.csv".into(), data }]);
        let parsed = bangvang::parse::file(&sources, FileId(0), &[]).expect("an annex");
        let codes: Vec<&str> = parsed.diagnostics.iter().map(|d| d.code).collect();
        let Some(Facts::Annex(annex)) = parsed.facts else { panic!("not read") };
        let last = annex.rows.last().expect("a row");
        (codes, last.section.clone(), last.kind.key())
    };
    for spelling in [
        "II. CÁ NHÂN",
        "II- CÁ NHÂN",
        "II/ Cá nhân",
        "Phần II: CÁ NHÂN",
        "II. CÁ NHÂN (02)",
        "II-,CÁ NHÂN",
        "II CÁ NHÂN",
    ] {
        assert_eq!(read(spelling), (vec![], "ii".to_string(), "individual"), "{spelling}");
    }
    for spelling in ["B. CÁ NHÂN (02)", "CÁ NHÂN: 02", "2. Cá nhân", "Các cá nhân"] {
        assert_eq!(read(spelling).0, ["section-without-numeral"], "{spelling}");
    }
    assert_eq!(read("Sở Y tế").0, ["row-passed-over"]);
}

/// A second row of titles may say that a column is personal, or begin another column after a personal group.
#[test]
fn personal_columns_in_two_rows() {
    let read = |text: &str| {
        let data = Data::Bytes(text.as_bytes().into());
        let sources = Sources::new(vec![SourceFile { path: "content/decisions/a.csv".into(), data }]);
        let parsed = bangvang::parse::file(&sources, FileId(0), &[]).expect("an annex");
        let codes: Vec<&str> = parsed.diagnostics.iter().map(|d| d.code).collect();
        assert_eq!(codes, ["personal-column"], "{text}");
        let Some(Facts::Annex(annex)) = parsed.facts else { panic!("not read") };
        format!("{:?}", annex.rows)
    };
    for titles in [
        "STT,Họ và tên,Đơn vị,Ghi chú\n,,,Năm sinh",
        "STT,Họ và tên,Đơn vị,Ghi chú\n,,,\"(Năm sinh, quê quán)\"",
        "STT,Họ và tên,Đơn vị,\"Ghi chú (năm sinh, quê quán)\"",
        "STT,Họ và tên,Đơn vị,Nơi thường trú",
    ] {
        let rows = read(&format!("{titles}\n1,Lò Thị Hoa,xã A,BIMAT\n"));
        assert!(rows.contains("xã A") && !rows.contains("BIMAT"), "{titles}: {rows}");
    }
    let rows = read("STT,Họ và tên,Năm sinh,,,Ghi chú\n,,Nam,Nữ,Đơn vị công tác,\n1,Lò Thị Hoa,,BIMAT,xã A,x\n");
    assert!(rows.contains("xã A") && !rows.contains("BIMAT"), "{rows}");
}

#[test]
fn numbers_of_decisions_as_offices_write_them() {
    let named = |title: &str| {
        let text = format!("\"{title}\"\nSTT,Họ và tên\n1,Lò Thị Hoa\n");
        let data = Data::Bytes(text.into_bytes().into());
        let sources = Sources::new(vec![SourceFile { path: "content/decisions/a.csv".into(), data }]);
        match bangvang::parse::file(&sources, FileId(0), &[]).expect("an annex").facts {
            Some(Facts::Annex(annex)) => annex.decision_number.as_ref().map(|n| n.value.clone()),
            _ => panic!("not read"),
        }
    };
    for title in [
        "(Kèm theo Quyết định số 12/QĐ-UBND ngày 10/01/2022)",
        "(Kèm theo Quyết định số: 12/QĐ-UBND, ngày 10/01/2022)",
        "(Kèm theo Quyết định số 12 /QĐ – UBND; ngày 10/01/2022)",
        "(Kèm theo QĐ số 12/QĐ-UBND)",
        "(KÈM THEO QUYẾT ĐỊNH SỐ 12/QĐ-UBND NGÀY 10/01/2022)",
    ] {
        assert_eq!(named(title).as_deref(), Some("12/QĐ-UBND"), "{title}");
    }
    for blank in ["(Kèm theo Quyết định số      /QĐ-UBND ngày     )", "(Kèm theo Quyết định số …/QĐ-UBND)"]
    {
        assert_eq!(named(blank), None, "{blank}");
    }
}

/// Small files that would fill the memory: a long word in every cell, a cell at the end of a million empty rows, a run
/// of twenty thousand million spaces.
#[test]
fn small_files_stay_small() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    let word = "A".repeat(32_000);
    for row in 0..9_000 {
        sheet.write_string(row, 0, &word).expect("a cell");
    }
    let bytes = book.save_to_buffer().expect("a workbook");
    let read = |name: &str, bytes: &[u8]| bangvang::sheet::read(FileId(0), name, bytes).map(drop);
    assert_eq!(read("a.xlsx", &bytes), Err(bangvang::sheet::Trouble::TooLarge));
    let row = |cell: &str| {
        format!(
            "<table:table-row><table:table-cell office:value-type=\"string\">{cell}</table:table-cell></table:table-row>"
        )
    };
    let far = format!(
        "{}<table:table-row table:number-rows-repeated=\"1000000\"><table:table-cell/></table:table-row>\
         <table:table-row><table:table-cell table:number-columns-repeated=\"90\"/>\
         <table:table-cell office:value-type=\"string\"><text:p>x</text:p></table:table-cell></table:table-row>",
        row("<text:p>STT</text:p>")
    );
    for body in [far, row("<text:p>A<text:s text:c=\"20000000000\"/>B</text:p>")] {
        assert_eq!(read("a.ods", &ods(&body)), Err(bangvang::sheet::Trouble::TooLarge), "{body}");
    }
}

/// The least that is an ODS file.
fn ods(rows: &str) -> Vec<u8> {
    use std::io::Write;
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let content = format!(
        "<office:document-content><office:body><office:spreadsheet><table:table table:name=\"A\">{rows}</table:table>\
         </office:spreadsheet></office:body></office:document-content>"
    );
    for (name, text) in [
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", "<manifest:manifest/>"),
        ("content.xml", content.as_str()),
    ] {
        archive.start_file(name, zip::write::SimpleFileOptions::default()).expect("a part");
        archive.write_all(text.as_bytes()).expect("written");
    }
    archive.finish().expect("an archive").into_inner()
}
