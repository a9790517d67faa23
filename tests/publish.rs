//! Publishing that cannot hurt: what is not ours stays, what is wrong changes nothing.

mod common;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn portal(name: &str) -> PathBuf {
    common::portal(&format!("publish/{name}"))
}

fn run(root: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_bangvang"));
    command.args(args).args(["--now", common::NOW]).current_dir(root);
    command.output().expect("the program runs")
}

fn code(output: &Output) -> i32 {
    output.status.code().unwrap_or(-1)
}

#[test]
fn an_error_leaves_the_old_site_untouched() {
    let root = portal("error");
    assert_eq!(code(&run(&root, &["build"])), 0);
    let page = root.join("public/index.html");
    let before = (fs::read(&page).expect("home"), fs::metadata(&page).expect("home").modified().expect("a time"));
    let story = root.join("content/stories/bai-a.md");
    let good = fs::read_to_string(&story).expect("a story");
    fs::write(&story, good.replace("campaign =", "campain =")).expect("a mistake");
    assert_eq!(code(&run(&root, &["build"])), 1);
    assert_eq!(
        before,
        (fs::read(&page).expect("home"), fs::metadata(&page).expect("home").modified().expect("a time"))
    );
    fs::write(&story, good).expect("mended");
    let output = run(&root, &["build"]);
    assert!(String::from_utf8_lossy(&output.stdout).contains("ghi 0,"));
}

#[test]
fn only_our_own_files_are_removed() {
    let root = portal("remove");
    assert_eq!(code(&run(&root, &["build"])), 0);
    let foreign = root.join("public/guong/bai-a/ghi-chu-rieng.txt");
    fs::write(&foreign, "của tôi").expect("a note");
    fs::remove_file(root.join("content/stories/bai-a.md")).expect("a story less");
    assert_eq!(code(&run(&root, &["build"])), 0);
    assert!(!root.join("public/guong/bai-a/index.html").exists());
    assert_eq!(fs::read_to_string(foreign).expect("the note"), "của tôi");
}

#[test]
fn a_damaged_page_is_mended() {
    let root = portal("damaged");
    assert_eq!(code(&run(&root, &["build"])), 0);
    let page = root.join("public/index.html");
    let good = fs::read(&page).expect("home");
    fs::write(&page, "hỏng").expect("damage");
    let output = run(&root, &["build"]);
    assert!(String::from_utf8_lossy(&output.stdout).contains("ghi 1,"), "{output:?}");
    assert_eq!(fs::read(&page).expect("home"), good);
}

#[test]
fn an_interrupted_build_is_taken_up() {
    let root = portal("interrupted");
    assert_eq!(code(&run(&root, &["build"])), 0);
    // As if the machine had stopped while files waited in the staging folder.
    fs::create_dir_all(root.join("public/.bangvang-tmp")).expect("staging");
    fs::write(root.join("public/.bangvang-tmp/7"), "nửa vời").expect("a torn file");
    fs::remove_file(root.join("public/index.html")).expect("lost");
    assert_eq!(code(&run(&root, &["build"])), 0);
    assert!(root.join("public/index.html").exists() && !root.join("public/.bangvang-tmp").exists());
}

/// Two output folders of one portal: what was remembered of one says nothing of the other.
#[test]
fn each_output_folder_is_judged_by_itself() {
    let root = portal("two-outputs");
    assert_eq!(code(&run(&root, &["build", "--out", "a"])), 0);
    let story = root.join("content/stories/bai-a.md");
    let text = fs::read_to_string(&story).expect("a story");
    fs::write(&story, format!("{text}\nMột câu mới.\n")).expect("an edit");
    assert_eq!(code(&run(&root, &["build", "--out", "b"])), 0);
    assert_eq!(code(&run(&root, &["build", "--out", "a"])), 0);
    assert!(fs::read_to_string(root.join("a/guong/bai-a/index.html")).expect("a page").contains("Một câu mới."));
}

#[test]
fn the_starter_portal_builds_without_a_change() {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("publish/starter");
    let _ = fs::remove_dir_all(&root);
    fs::create_dir_all(&root).expect("a folder");
    assert_eq!(code(&run(&root, &["init", "cong-moi"])), 0);
    let output = run(&root, &["build", "--root", "cong-moi"]);
    assert_eq!((code(&output), String::from_utf8_lossy(&output.stderr).as_ref()), (0, ""));
    assert!(root.join("cong-moi/public/index.html").exists());
}

#[test]
fn drafts_and_embargoes() {
    let story = "content/stories/bai-a.md";
    let site = || common::Site::new();
    let page = "guong/bai-a/index.html";
    assert!(site().build().files.contains_key(page));
    assert!(
        !site().replace(story, "published = 2022", "draft = true\npublished = 2022").build().files.contains_key(page)
    );
    let embargo = || site().replace(story, "published = 2022", "embargo = 2026-11-22T09:30\npublished = 2022");
    assert!(!embargo().build_on("2026-11-22T09:29").files.contains_key(page));
    assert!(embargo().build_on("2026-11-22T09:30").files.contains_key(page));
}

#[test]
fn a_cancelled_honour_leaves_no_name() {
    let decision = "+++\nnumber = \"9/QĐ-UBND\"\ndate = 2023-01-10\nissuer = \"chu-tich\"\nsummary = \"Hủy bỏ một lượt khen\"\n\n[[change]]\nhonour = \"qd-2-ubnd-2022#ii-1\"\nstatus = \"cancelled\"\n+++\n\nĐiều 1. Hủy bỏ.\n";
    let built = common::Site::new().file("content/decisions/qd-9-ubnd-2023.md", decision).build();
    assert_eq!(built.report, "");
    for (path, bytes) in &built.files {
        let text = String::from_utf8_lossy(bytes);
        assert!(!text.contains("Lò Thị Hoa"), "{path}");
        assert!(!path.contains("bai-a"), "{path}");
    }
    let page = built.page("quyet-dinh/qd-2-ubnd-2022/index.html");
    assert!(page.contains("id=\"ii-1\"") && page.contains("/quyet-dinh/qd-9-ubnd-2023/"));
}
