//! Open data: every file says the same, Excel reads it, the schema holds, nothing can run.

mod common;

use bangvang::render::COLUMNS;
use calamine::{Reader, Xlsx};
use serde_json::Value;
use std::collections::BTreeMap;
use std::io::Cursor;

fn sample() -> common::Built {
    common::build_folder(common::sample(), &common::options(common::NOW))
}

fn json(bytes: &[u8]) -> Value {
    serde_json::from_slice(bytes).expect("JSON")
}

/// Rows of a CSV file by column title.
fn csv(bytes: &[u8]) -> Vec<BTreeMap<String, String>> {
    let text = bytes.strip_prefix(b"\xEF\xBB\xBF").expect("a byte order mark, for Excel");
    let mut reader = csv::ReaderBuilder::new().from_reader(text);
    let titles = reader.headers().expect("titles").clone();
    let rows = reader.records().map(|row| row.expect("a row"));
    rows.map(|row| titles.iter().map(str::to_string).zip(row.iter().map(str::to_string)).collect()).collect()
}

/// Rows of a workbook by column title.
fn xlsx(bytes: &[u8]) -> Vec<BTreeMap<String, String>> {
    let mut book = Xlsx::new(Cursor::new(bytes)).expect("a workbook");
    let range = book.worksheet_range_at(0).expect("a sheet").expect("its cells");
    let text = |cell: &calamine::Data| match cell {
        calamine::Data::Float(n) => (*n as i64).to_string(),
        other => other.to_string(),
    };
    let mut rows = range.rows().map(|row| row.iter().map(text).collect::<Vec<_>>());
    let titles = rows.next().expect("titles");
    rows.map(|row| titles.iter().cloned().zip(row).collect()).collect()
}

#[test]
fn every_roll_says_the_same_in_three_forms() {
    let built = sample();
    let mut rolls = 0;
    for path in built.files.keys().filter(|p| p.ends_with(".csv")) {
        let stem = path.trim_end_matches(".csv");
        let (csv, xlsx) = (csv(&built.files[path]), xlsx(&built.files[&format!("{stem}.xlsx")]));
        let json = json(&built.files[&format!("{stem}.json")]);
        let honours = json["honours"].as_array().expect("honours");
        assert!(!csv.is_empty() && csv.len() == honours.len(), "{path}");
        let undone: Vec<BTreeMap<String, String>> = csv
            .iter()
            .map(|row| row.iter().map(|(k, v)| (k.clone(), v.strip_prefix('\'').unwrap_or(v).to_string())).collect())
            .collect();
        assert_eq!(undone, xlsx, "{path}");
        for (row, honour) in csv.iter().zip(honours) {
            assert_eq!(row["Mã lượt khen"], honour["id"].as_str().expect("an id"), "{path}");
            assert_eq!(row["Người được khen"], honour["name"].as_str().expect("a name"), "{path}");
        }
        rolls += 1;
    }
    assert!(rolls > 50, "{rolls} rolls");
}

#[test]
fn no_cell_is_a_formula() {
    let risky = "- Vượt khó; =1+1";
    let built = common::Site::new()
        .replace(
            "content/decisions/qd-2-ubnd-2022.md",
            "deed = \"Có thành tích",
            &format!("deed = \"{risky} có thành tích"),
        )
        .build();
    assert_eq!(built.report, "");
    let rows = csv(&built.files["bang-vang/bang-vang.csv"]);
    assert!(rows.iter().all(|row| row["Thành tích"].starts_with("'- ")));
    for row in rows.iter().flat_map(BTreeMap::values) {
        assert!(!row.starts_with(['=', '+', '-', '@', '\t', '\r']), "{row}");
    }
    let mut book = Xlsx::new(Cursor::new(&built.files["bang-vang/bang-vang.xlsx"])).expect("a workbook");
    let formulas = book.worksheet_formula("Danh sách").expect("its formulas");
    assert!(formulas.used_cells().all(|(_, _, formula)| formula.is_empty()));
}

/// JSON Schema, checked by a validator that nobody here wrote.
#[test]
fn every_honour_fits_the_schema() {
    let built = sample();
    let schema = json(&built.files["du-lieu/luot-khen.schema.json"]);
    let mut schemas = boon::Schemas::new();
    let mut compiler = boon::Compiler::new();
    compiler.enable_format_assertions();
    compiler.add_resource("https://example.org/honour.json", schema).expect("a resource");
    // Compiling checks the schema against its own.
    let index = compiler.compile("https://example.org/honour.json", &mut schemas).expect("a schema");
    let check = |value: &Value| schemas.validate(value, index).map_err(|e| e.to_string());
    let lines = built.page("du-lieu/luot-khen.jsonl");
    let mut ids = std::collections::BTreeSet::new();
    for line in lines.lines() {
        let honour: Value = serde_json::from_str(line).expect("JSON");
        assert_eq!(check(&honour), Ok(()), "{line}");
        assert!(ids.insert(honour["id"].as_str().expect("an id").to_string()), "two honours have one id");
    }
    // 83 rows, one cancelled, one withheld.
    assert_eq!(ids.len(), 81);
    let mut stranger: Value = serde_json::from_str(lines.lines().next().expect("a line")).expect("JSON");
    stranger["birth"] = "1990".into();
    assert!(check(&stranger).is_err(), "nothing but the allowed columns");
    stranger.as_object_mut().expect("an object").remove("birth");
    stranger["number"] = 0.into();
    assert!(check(&stranger).is_err());
}

#[test]
fn the_page_lists_every_column() {
    let built = sample();
    let page = built.page("du-lieu/index.html");
    for column in COLUMNS {
        assert!(page.contains(column.key) && page.contains(&column.title()), "{}", column.key);
    }
    for file in ["luot-khen.jsonl", "luot-khen.schema.json", "thay-doi.json", "bang-vang.csv", "bang-vang.xlsx"] {
        assert!(page.contains(file), "{file}");
    }
}

/// The log tells the same whatever was built before: it is made of dated facts alone.
#[test]
fn the_log_of_changes_is_complete_and_names_nobody() {
    let built = sample();
    let log = json(&built.files["du-lieu/thay-doi.json"]);
    let changes = log["changes"].as_array().expect("changes");
    let count = |what: &str| changes.iter().filter(|c| c["what"] == what).count();
    assert_eq!([count("published"), count("corrected"), count("cancelled"), count("withheld")], [13, 2, 1, 1]);
    let dates: Vec<&str> = changes.iter().filter_map(|c| c["date"].as_str()).collect();
    assert!(dates.windows(2).all(|pair| pair[0] >= pair[1]), "newest first");
    for change in changes.iter().filter(|c| c["row"].is_string()) {
        let mut keys: Vec<&String> = change.as_object().expect("an object").keys().collect();
        keys.sort();
        assert_eq!(keys, ["by", "date", "decision", "row", "what"]);
    }
}
