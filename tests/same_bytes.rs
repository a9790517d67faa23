//! Same input, same bytes: whatever the order of files, the folder, the time zone, the language, the threads; and a
//! warm build equals a cold one.

mod common;

use bangvang::sources::Sources;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

fn fresh(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("same-bytes").join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("a folder");
    folder
}

/// A copy of the sample portal.
fn sample(name: &str) -> PathBuf {
    let root = fresh(name);
    for folder in ["content", "themes", "static"] {
        if common::sample().join(folder).is_dir() {
            common::copy(&common::sample().join(folder), &root.join(folder));
        }
    }
    root
}

fn build(root: &Path, out: &Path, env: &[(&str, &str)]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_bangvang"));
    command.args(["build", "--now", common::NOW, "--root"]).arg(root).arg("--out").arg(out).envs(env.iter().copied());
    let output = command.output().expect("the program runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("UTF-8")
}

#[test]
fn the_order_of_files_does_not_matter() {
    let (sources, report) = bangvang::read::read(common::sample());
    let mut shuffled = sources.files.clone();
    shuffled.reverse();
    let middle = shuffled.len() / 3;
    shuffled.rotate_left(middle);
    let options = common::options(common::NOW);
    let a = common::build(sources, report.clone(), &options);
    let b = common::build(Sources::new(shuffled), report, &options);
    assert!(a.files == b.files);
}

#[test]
fn place_zone_language_and_threads_do_not_matter() {
    let wanted = {
        let root = sample("plain");
        build(&root, &root.join("public"), &[]);
        common::files(&root.join("public"))
    };
    let other = sample("elsewhere/much deeper");
    let env =
        [("TZ", "America/New_York"), ("LANG", "tr_TR.UTF-8"), ("LC_ALL", "tr_TR.UTF-8"), ("RAYON_NUM_THREADS", "1")];
    build(&other, &other.join("out"), &env);
    assert!(common::files(&other.join("out")) == wanted);
    let many = fresh("many-threads");
    build(&other, &many, &[("RAYON_NUM_THREADS", "7")]);
    assert!(common::files(&many) == wanted);
}

#[test]
fn a_second_build_writes_nothing() {
    let root = sample("twice");
    let out = root.join("public");
    build(&root, &out, &[]);
    let times = |path: &Path| -> BTreeMap<String, std::time::SystemTime> {
        let paths = common::files(path).into_keys();
        paths
            .map(|p| (p.clone(), std::fs::metadata(path.join(&p)).and_then(|m| m.modified()).expect("a time")))
            .collect()
    };
    let (first, then) = (common::files(&out), times(&out));
    let said = build(&root, &out, &[]);
    assert!(said.contains("ghi 0,"), "{said}");
    assert!(common::files(&out) == first && times(&out) == then);
    // Without the cache too.
    std::fs::remove_dir_all(root.join(".bangvang")).expect("the cache");
    let said = build(&root, &out, &[]);
    assert!(said.contains("ghi 0,"), "{said}");
    assert!(common::files(&out) == first && times(&out) == then);
}

#[test]
fn warm_equals_cold() {
    let root = sample("warm");
    let out = root.join("public");
    build(&root, &out, &[]);
    let story = root.join("content/stories/me-che-khong-tat-lua/index.md");
    let text =
        std::fs::read_to_string(&story).expect("a story").replace("Mẻ chè không tắt lửa", "Mẻ chè đêm không tắt lửa");
    std::fs::write(&story, text).expect("an edit");
    std::fs::remove_file(root.join("content/pages/lien-he.md")).expect("a page less");
    let about = root.join("content/pages/gioi-thieu.md");
    let text = std::fs::read_to_string(&about).expect("a page");
    std::fs::write(&about, text.replace("(lien-he.md", "(gioi-thieu.md").replace("trang:lien-he", "trang:gioi-thieu"))
        .expect("an edit");
    let guide = root.join("content/pages/huong-dan-bien-tap.md");
    let text = std::fs::read_to_string(&guide).expect("a page");
    std::fs::write(&guide, text.replace("(lien-he.md", "(gioi-thieu.md").replace("trang:lien-he", "trang:gioi-thieu"))
        .expect("an edit");
    build(&root, &out, &[]);
    let cold = fresh("cold");
    build(&root, &cold, &[]);
    assert!(common::files(&out) == common::files(&cold));
    assert!(!out.join("lien-he").exists());
}
