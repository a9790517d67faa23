//! `import document` and `export document`, as an office uses them: the real program, real files.
#![cfg(unix)] // limits of memory are set by the shell

mod common;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn bangvang(root: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_bangvang")).args(args).arg("--root").arg(root).output().expect("it runs")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("UTF-8")
}

fn fixture(name: &str) -> String {
    common::sample().join("tests/documents").join(name).to_string_lossy().into_owned()
}

/// A portal that knows nothing but its own name, and perhaps the sample's units.
fn portal(name: &str, units: bool) -> PathBuf {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&root);
    fs::create_dir_all(root.join("content")).expect("a folder");
    let site = "title = \"Cổng\"\ndescription = \"Văn bản\"\nbase_url = \"https://laichau.example.gov.vn/\"\nowner = \"UBND tỉnh\"\nsample = true\n";
    fs::write(root.join("content/site.toml"), site).expect("a site");
    if units {
        fs::copy(common::sample().join("content/units.toml"), root.join("content/units.toml")).expect("a copy");
    }
    root
}

/// The five documents of the fixtures, with further arguments.
fn import(root: &Path, more: &[&str]) -> String {
    let files = [
        "1-ke-hoach-tinh.txt",
        "2-chi-thi.txt",
        "3-ke-hoach-cong-doan.md",
        "4-ke-hoach-so.txt",
        "5-ke-hoach-huyen.txt",
    ];
    let files: Vec<String> = files.iter().map(|f| fixture(f)).collect();
    let mut args = vec!["import", "document"];
    args.extend(files.iter().map(String::as_str));
    args.extend(more);
    let done = bangvang(root, &args);
    assert!(done.status.success(), "{}", text(&done.stderr));
    text(&done.stdout)
}

fn page(root: &Path, path: &str) -> String {
    fs::read_to_string(root.join("public").join(path)).unwrap_or_else(|e| panic!("{path}: {e}"))
}

#[test]
fn five_documents_make_a_portal() {
    let root = portal("papers-five", false);
    let said = import(&root, &[]);
    for words in [
        "Còn thiếu: số, ký hiệu văn bản (number); có lẽ là 9049/KH-UBND theo kh-",
        "có lẽ là 9015/CT-UBND theo kh-ubnd-2022",
        "Còn thiếu: số của văn bản (number): bản này để trống, chỉ in “Số: /KH-SVHTTDL”",
        "văn bản gọi là “",
        "chưa đóng ngoặc",
        "Bỏ số trang (dòng ",
        "Bỏ dòng đầu trang (dòng ",
        "Bỏ địa chỉ web sót lại (dòng ",
        "--campaign new",
    ] {
        assert!(said.contains(words), "{words:?} is not in\n{said}");
    }
    let built = bangvang(&root, &["build", "--now", common::NOW]);
    assert!(built.status.success(), "{}", text(&built.stderr));
    // Nothing was taken over: the number is a comment.
    let made = fs::read_to_string(root.join("content/documents/kh-ubnd-2022.md")).expect("the plan");
    assert!(made.contains("# Có lẽ: number = \"9049/KH-UBND\"") && !made.contains("\nnumber ="), "{made}");
    // A second import overwrites nothing.
    let again = bangvang(&root, &["import", "document", &fixture("2-chi-thi.txt")]);
    assert_eq!(again.status.code(), Some(1));
    assert!(text(&again.stderr).contains("import-exists"));
}

#[test]
fn accepted_numbers_are_links_from_every_citation() {
    let root = portal("papers-accept", true);
    let said = import(&root, &["--accept", "--campaign", "new"]);
    assert!(said.contains("Nhận number = 9049/KH-UBND") && said.contains("Nhận number = 9015/CT-UBND"), "{said}");
    let built = bangvang(&root, &["build", "--now", common::NOW]);
    assert!(built.status.success(), "{}", text(&built.stderr));
    let documents: Vec<String> = fs::read_dir(root.join("content/documents"))
        .expect("documents")
        .flatten()
        .map(|e| e.file_name().to_string_lossy().trim_end_matches(".md").to_string())
        .collect();
    assert!(documents.contains(&"kh-9049-ubnd-2022".to_string()), "{documents:?}");
    assert!(documents.contains(&"ct-9015-ubnd-2022".to_string()), "{documents:?}");
    // Every mention of the two numbers outside their own pages' heads is a link.
    let mut links = 0;
    for id in &documents {
        let html = page(&root, &format!("van-ban/{id}/index.html"));
        let body = &html[html.find("official-body").expect("a body")..html.find("</article>").expect("an end")];
        for (number, target) in
            [("9049/KH", "kh-9049-ubnd-2022"), ("9015/CT", "ct-9015-ubnd-2022"), ("9015-CT", "ct-9015-ubnd-2022")]
        {
            for (at, _) in body.match_indices(number) {
                let open = body[..at].rfind("<a href=\"").unwrap_or_else(|| panic!("{id}: {number} is no link"));
                let link = &body[open..at];
                assert!(
                    !link.contains("</a>") && link.contains(&format!("van-ban/{target}/")),
                    "{id}: {number}: {link}"
                );
                links += 1;
            }
        }
    }
    assert!(links >= 5, "{links}");
    // The clause that the union's plan names, and the way back.
    let clause = "kh-9049-ubnd-2022/#iv-2-b";
    assert!(documents.iter().any(|id| page(&root, &format!("van-ban/{id}/index.html")).contains(clause)), "{clause}");
    assert!(root.join("content/campaigns").read_dir().expect("campaigns").count() > 0);
}

#[test]
fn the_corpus_builds() {
    let Some(corpus) = std::env::var_os("BANGVANG_CORPUS").map(PathBuf::from) else {
        eprintln!("BANGVANG_CORPUS is not set: the real documents are not looked at");
        return;
    };
    let mut files: Vec<String> =
        fs::read_dir(corpus).expect("the corpus").flatten().map(|e| e.path().to_string_lossy().into_owned()).collect();
    files.sort();
    let plain = portal("papers-corpus-plain", false);
    let mut args = vec!["import", "document"];
    args.extend(files.iter().map(String::as_str));
    let done = bangvang(&plain, &args);
    let said = text(&done.stdout);
    assert!(done.status.success(), "{}", text(&done.stderr));
    for words in [
        "“cao hất” → “cao nhất”",
        "“triết trái” → “triệu trái”",
        "“LĐLĐ tinh” → “LĐLĐ tỉnh”",
        "Bỏ số trang (dòng 218): 4",
    ] {
        assert!(said.contains(words), "{words:?} is not in\n{said}");
    }
    // Missing: number of four, blank number of one; date of three, day of one; the issuer's id and a campaign of all.
    let missing = |words: &str| said.matches(&format!("Còn thiếu: {words}")).count();
    assert_eq!(missing("số, ký hiệu văn bản"), 4, "{said}");
    assert_eq!(missing("số của văn bản (number): bản này để trống"), 1, "{said}");
    assert_eq!(missing("ngày ban hành (date)"), 4, "{said}");
    assert_eq!(missing("mã của cơ quan ban hành"), 5, "{said}");
    assert_eq!(missing("phong trào (campaigns)"), 5, "{said}");
    assert_eq!(missing(""), 19, "{said}");
    let built = bangvang(&plain, &["build", "--now", common::NOW]);
    assert!(built.status.success(), "{}", text(&built.stderr));

    let accepted = portal("papers-corpus-accept", false);
    args.push("--accept");
    let done = bangvang(&accepted, &args);
    assert!(done.status.success(), "{}", text(&done.stderr));
    let built = bangvang(&accepted, &["build", "--now", common::NOW]);
    assert!(built.status.success(), "{}", text(&built.stderr));
    let linked = |page_id: &str, target: &str| {
        page(&accepted, &format!("van-ban/{page_id}/index.html"))
            .matches(&format!("href=\"/van-ban/{target}/\">"))
            .count()
    };
    assert!(linked("kh-ldld-2021", "kh-4049-ubnd-2021") > 0);
    assert!(linked("kh-svhttdl-2021", "kh-4049-ubnd-2021") > 0);
    // Both spellings, in the preamble and in VI.3.
    assert!(linked("kh-4049-ubnd-2021", "ct-15-ubnd-2021") >= 2);
}

/// Runs the program with at most 1.6 GB of address space.
fn bounded(root: &Path, file: &Path) -> Output {
    let program = env!("CARGO_BIN_EXE_bangvang");
    let command =
        format!("ulimit -v 1600000; exec '{program}' import document '{}' --root '{}'", file.display(), root.display());
    Command::new("bash").args(["-c", &command]).output().expect("it runs")
}

#[test]
fn hostile_files_end_in_words() {
    use std::io::Write;
    let root = portal("papers-hostile", false);
    let put = |name: &str, bytes: &[u8]| {
        let path = root.join(name);
        fs::write(&path, bytes).expect("written");
        path
    };
    let docx = |document: &dyn Fn(&mut dyn Write)| {
        let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        let options = zip::write::SimpleFileOptions::default();
        zip.start_file("word/document.xml", options).expect("a part");
        document(&mut zip);
        zip.finish().expect("an archive").into_inner()
    };
    let bomb = docx(&|out| {
        let zeros = vec![b' '; 1 << 20];
        for _ in 0..400 {
            out.write_all(&zeros).expect("written");
        }
    });
    let deep = docx(&|out| {
        let open = "<w:tbl><w:tr><w:tc>".repeat(100_000);
        out.write_all(format!("<w:document xmlns:w=\"w\"><w:body>{open}").as_bytes()).expect("written");
    });
    let whole = fs::read(fixture("tu-danh-so.docx")).expect("the fixture");
    let huge = root.join("lon.txt");
    fs::File::create(&huge).and_then(|f| f.set_len(200 << 20)).expect("a large file");
    let cases = [
        (put("bom.docx", &bomb), "import-word"),
        (put("sau.docx", &deep), "import-word"),
        (put("cut.docx", &whole[..whole.len() / 2]), "import-word"),
        (huge, "file-too-large"),
        (put("doi-ten.txt", &whole), "import-wrong-ending"),
        (put("doi-ten.docx", "KẾ HOẠCH\n".as_bytes()), "import-kind"),
        (put("cu.docx", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), "import-word"),
        (put("anh.txt", b"\x89PNG\r\n\x1a\n\0\0\0"), "import-kind"),
        (PathBuf::from(fixture("quet.pdf")), "import-pdf"),
        (PathBuf::from(fixture("in-ra.pdf")), "import-pdf"),
        (root.join("khong-co.txt"), "file-unreadable"),
    ];
    for (file, code) in cases {
        let done = bounded(&root, &file);
        let said = text(&done.stderr);
        assert_eq!(done.status.code(), Some(1), "{}: {said}", file.display());
        assert!(said.contains(&format!("[{code}]")), "{}: {said}", file.display());
        assert!(!root.join("content/documents").exists(), "{}: something was written", file.display());
    }
    // Deep nesting in Markdown is text like any other; the portal then says that it is too deep.
    let nested = put("long.md", format!("KẾ HOẠCH\n\nTên\n\n{}x\n", "> ".repeat(100_000)).as_bytes());
    let done = bounded(&root, &nested);
    assert!(done.status.success(), "{}", text(&done.stderr));
    let checked = bangvang(&root, &["check"]);
    assert_eq!(checked.status.code(), Some(1));
    assert!(text(&checked.stderr).contains("[too-deep]"), "{}", text(&checked.stderr));
}

#[test]
fn an_exported_document_reads_back_the_same() {
    let root = portal("papers-export", false);
    let done = bangvang(&root, &["import", "document", &fixture("danh-dau.docx"), "--id", "kh-mau"]);
    assert!(done.status.success(), "{}", text(&done.stderr));
    let out = root.join("ra");
    let export = || {
        let done =
            bangvang(&root, &["export", "document", "kh-mau", "--to", "docx", "--into", out.to_str().expect("UTF-8")]);
        assert!(done.status.success(), "{}", text(&done.stderr));
        fs::read(out.join("kh-mau.docx")).expect("the Word file")
    };
    let bytes = export();
    assert_eq!(bytes, export(), "the same document gives the same bytes");
    // Read by the importer, it is the same document: words, outline, table, footnote.
    let file = out.join("kh-mau.docx");
    let done = bangvang(&root, &["import", "document", file.to_str().expect("UTF-8"), "--id", "kh-lai"]);
    assert!(done.status.success(), "{}", text(&done.stderr));
    let body = |id: &str| {
        let made = fs::read_to_string(root.join(format!("content/documents/{id}.md"))).expect("the file");
        let body = made.split_once("\n+++\n\n").expect("a body").1;
        let words: Vec<&str> = body.split_whitespace().collect();
        words.join(" ")
    };
    assert_eq!(body("kh-lai"), body("kh-mau"));
}
