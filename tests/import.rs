//! `import decision`: an office's list becomes a decision that only wants completing.

mod common;

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn bangvang(root: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_bangvang")).args(args).arg("--root").arg(root).output().expect("it runs")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("UTF-8")
}

fn list(name: &str) -> PathBuf {
    common::sample().join("tests/annexes").join(name)
}

/// The sample's units and awards, without its decisions.
fn portal(name: &str) -> PathBuf {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&root);
    for file in ["content/site.toml", "content/units.toml"] {
        std::fs::create_dir_all(root.join("content")).expect("a folder");
        std::fs::copy(common::sample().join(file), root.join(file)).expect("a copy");
    }
    root
}

#[test]
fn a_list_becomes_a_decision_that_builds() {
    let root = portal("import-builds");
    let done = bangvang(&root, &["import", "decision", list("01-classic.xlsx").to_str().expect("UTF-8")]);
    assert!(done.status.success(), "{}", text(&done.stderr));
    let said = text(&done.stdout);
    assert!(said.contains("Đọc được 00 tập thể, 00 hộ gia đình, 06 cá nhân"), "{said}");
    assert!(said.contains("Còn thiếu: người ký"), "{said}");
    let made = std::fs::read_to_string(root.join("content/decisions/qd-9501-ubnd-2023.md")).expect("the decision");
    for line in [
        "number = \"9501/QĐ-UBND\"",
        "date = 2023-03-15",
        "issuer = \"chu-tich-ubnd-tinh\"",
        "award = \"bang-khen-ubnd-tinh\"",
        "individuals = 6",
    ] {
        assert!(made.contains(line), "{line} is not in\n{made}");
    }
    let checked = bangvang(&root, &["check"]);
    assert!(checked.status.success(), "{}", text(&checked.stderr));
    // Once more would write over it.
    let again = bangvang(&root, &["import", "decision", list("01-classic.xlsx").to_str().expect("UTF-8")]);
    assert_eq!(again.status.code(), Some(1));
    assert!(text(&again.stderr).contains("import-exists"));
}

#[test]
fn every_list_of_the_twelve_offices_is_imported() {
    let root = portal("import-twelve");
    for entry in std::fs::read_dir(list("")).expect("the folder").map(|e| e.expect("an entry").path()) {
        let name = entry.file_name().expect("a name").to_string_lossy().into_owned();
        if ["xlsx", "ods", "csv"].iter().any(|e| name.ends_with(e)) && !name.starts_with("13-same") {
            let done = bangvang(&root, &["import", "decision", entry.to_str().expect("UTF-8")]);
            assert!(done.status.success(), "{name}: {}", text(&done.stderr));
        }
    }
    let made = std::fs::read_dir(root.join("content/decisions")).expect("decisions").count();
    assert_eq!(made, 24, "twelve decisions with their lists");
}

/// A list that lies in the portal already, under a name that is no id: it is moved beside its decision.
#[test]
fn a_list_in_place_is_renamed() {
    let root = portal("import-in-place");
    let folder = root.join("content/decisions");
    std::fs::create_dir_all(&folder).expect("a folder");
    let put = folder.join("Danh sách khen.xlsx");
    std::fs::copy(list("01-classic.xlsx"), &put).expect("a copy");
    let done =
        bangvang(&root, &["import", "decision", put.to_str().expect("UTF-8"), "--id", "qd-khen-2023", "--quiet"]);
    assert!(done.status.success(), "{}", text(&done.stderr));
    let mut names: Vec<String> = std::fs::read_dir(&folder)
        .expect("files")
        .map(|e| e.expect("one").file_name().to_string_lossy().into())
        .collect();
    names.sort();
    assert_eq!(names, ["qd-khen-2023.md", "qd-khen-2023.xlsx"]);
}

/// An unknown title is shown with what was understood, and stands in the decision ready to be mapped.
#[test]
fn an_unknown_column_can_be_mapped() {
    let root = portal("import-mapping");
    let file = root.join("ds.csv");
    std::fs::write(&file, "STT,Họ và tên,Đơn vị công tác,Nội dung ghi trên bằng\n1,Lò Thị Hoa,Sở Y tế,Trực 40 đêm\n")
        .expect("a list");
    let done = bangvang(&root, &["import", "decision", file.to_str().expect("UTF-8"), "--id", "qd-1-syt-2024"]);
    assert!(done.status.success());
    let said = text(&done.stdout);
    assert!(said.contains("Họ và tên → Họ và tên") && said.contains("Nội dung ghi trên bằng → chưa rõ"), "{said}");
    assert!(text(&done.stderr).contains("unknown-column"));
    let path = root.join("content/decisions/qd-1-syt-2024.md");
    let made = std::fs::read_to_string(&path).expect("the decision");
    assert!(made.contains("title = \"Nội dung ghi trên bằng\"\nmeans = \"bỏ qua\""), "{made}");
    let mapped = made
        .replace("means = \"bỏ qua\"", "means = \"Thành tích\"")
        .replace("issuer = \"\"", "issuer = \"so-y-te\"\naward = \"giay-khen-so\"");
    std::fs::write(&path, mapped).expect("written");
    let built = common::build_folder(&root, &common::options(common::NOW));
    assert!(built.page("quyet-dinh/qd-1-syt-2024/index.html").contains("Trực 40 đêm"), "{}", built.report);
}

#[test]
fn what_cannot_be_read_is_refused_and_nothing_is_written() {
    let root = portal("import-refused");
    for file in ["password.xlsx", "old.xls", "macros.xlsm", "not-a-zip.xlsx", "empty.xlsx", "bomb.xlsx"] {
        let path = list("bad").join(file);
        let done = bangvang(&root, &["import", "decision", path.to_str().expect("UTF-8")]);
        assert_eq!(done.status.code(), Some(1), "{file}");
        assert!(text(&done.stderr).contains("lỗi["), "{file}");
    }
    assert!(!root.join("content/decisions").exists());
}
