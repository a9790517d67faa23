//! Pictures: what a phone made stands upright, tells nothing, comes in several sizes, and is made once. Also the drawn
//! cards for shared links.
//!
//! `tests/pictures/` holds small photographs (red on the left, blue on the right) with every orientation that EXIF
//! knows, and with place, camera, owner, comment and XMP, written by Pillow.

mod common;

use common::Site;
use image::{GenericImageView, ImageFormat};
use std::path::Path;
use std::process::Command;

fn fixture(name: &str) -> Vec<u8> {
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pictures").join(name)).expect(name)
}

/// A portal whose only story has this lead picture.
fn with_picture(name: &str, bytes: &[u8]) -> Site {
    let file = format!("content/stories/{name}");
    let picture = format!(
        "\n[picture]\nfile = \"{name}\"\nalt = \"Hai mảng màu\"\ncaption = \"Ảnh thử.\"\ncredit = \"Tổ ảnh\"\npermission = \"GP-1\"\n"
    );
    let site = Site::new();
    let story = site.text("content/stories/bai-a.md");
    let (head, text) = story.split_once("\n+++\n").expect("front matter");
    site.file("content/stories/bai-a.md", &format!("{head}\n{picture}+++\n{text}")).bytes(&file, bytes)
}

/// Where the red half is: the side of the picture.
fn red_side(bytes: &[u8]) -> &'static str {
    let picture = image::load_from_memory(bytes).expect("a picture");
    let (w, h) = picture.dimensions();
    let red = |x: u32, y: u32| picture.get_pixel(x, y).0[0] > 120 && picture.get_pixel(x, y).0[1] < 100;
    match (red(2, h / 2), red(w - 3, h / 2), red(w / 2, 2), red(w / 2, h - 3)) {
        (true, false, ..) => "left",
        (false, true, ..) => "right",
        (_, _, true, false) => "top",
        (_, _, false, true) => "bottom",
        other => panic!("{other:?}"),
    }
}

#[test]
fn photographs_stand_upright_and_tell_nothing() {
    let sides = ["left", "right", "right", "left", "top", "top", "bottom", "bottom"];
    for (orientation, side) in (1..).zip(sides) {
        let name = format!("huong-{orientation}.jpg");
        let built = with_picture(&name, &fixture(&name)).build();
        assert_eq!(built.report, "");
        let made: Vec<_> = built.files.iter().filter(|(path, _)| path.contains("/huong-")).collect();
        let width = if orientation < 5 { 80 } else { 60 };
        let paths: Vec<&str> = made.iter().map(|(path, _)| path.as_str()).collect();
        let stem = format!("guong/bai-a/huong-{orientation}-{width}");
        assert_eq!(paths, [format!("{stem}.jpg"), format!("{stem}.webp")], "nothing else is published");
        for (path, bytes) in made {
            assert_eq!(red_side(bytes), side, "{path}");
            tells_nothing(path, bytes);
        }
    }
}

/// No word of the original but its pixels.
fn tells_nothing(path: &str, bytes: &[u8]) {
    let words: [&[u8]; 10] =
        [b"Exif", b"EXIF", b"XMP ", b"adobe", b"GPS", b"Hang May", b"May Chup", b"SO-MAY", b"Chu May", b"Ghi chu"];
    for word in words {
        assert!(!bytes.windows(word.len()).any(|w| w == word), "{path} holds {:?}", String::from_utf8_lossy(word));
    }
    let read = exif::Reader::new().read_from_container(&mut std::io::Cursor::new(bytes));
    assert!(read.is_err(), "{path} has EXIF");
    if path.ends_with(".jpg") {
        assert_eq!(jpeg_parts(bytes), [0xe0], "{path}: only the JFIF header may stand before the picture");
    }
}

/// Application and comment segments of a JPEG file.
fn jpeg_parts(bytes: &[u8]) -> Vec<u8> {
    let (mut at, mut found) = (2, Vec::new());
    while at + 4 <= bytes.len() && bytes[at] == 0xff && bytes[at + 1] != 0xda {
        if matches!(bytes[at + 1], 0xe0..=0xef | 0xfe) {
            found.push(bytes[at + 1]);
        }
        at += 2 + usize::from(u16::from_be_bytes([bytes[at + 2], bytes[at + 3]]));
    }
    found
}

#[test]
fn other_formats_are_read_too() {
    for (name, side) in [("noi-chup.webp", "top"), ("noi-chup.png", "left"), ("trong-suot.png", "left")] {
        let built = with_picture(name, &fixture(name)).build();
        assert_eq!(built.report, "");
        for (path, bytes) in
            built.files.iter().filter(|(path, _)| path.starts_with("guong/bai-a/") && !path.ends_with("html"))
        {
            if path.ends_with(".jpg") {
                assert_eq!(image::guess_format(bytes).ok(), Some(ImageFormat::Jpeg));
            }
            let picture = image::load_from_memory(bytes);
            if picture.is_ok() && !path.contains("the-chia-se") {
                assert_eq!(red_side(bytes), side, "{path}");
                tells_nothing(path, bytes);
            }
        }
    }
    // What shows through is white.
    let built = with_picture("trong-suot.png", &fixture("trong-suot.png")).build();
    let picture = image::load_from_memory(&built.files["guong/bai-a/trong-suot-64.jpg"]).expect("a picture");
    assert!(picture.get_pixel(60, 30).0[..3].iter().all(|part| *part > 245));
}

#[test]
fn pages_name_every_size() {
    let drawing = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 300 200'><rect width='300' height='200' fill='#2f5d46'/></svg>";
    let built = with_picture("doi-che.svg", drawing.as_bytes()).build();
    let page = built.page("guong/bai-a/index.html");
    for width in [480, 800, 1600] {
        for format in ["webp", "jpg"] {
            let path = format!("guong/bai-a/doi-che-{width}.{format}");
            let picture = image::load_from_memory(&built.files[&path]).expect("a picture");
            assert_eq!(picture.width(), width);
            assert!((picture.height() * 3).abs_diff(width * 2) <= 3, "{path}");
            assert!(page.contains(&format!("/{path} {width}w")), "{path}");
        }
    }
    for word in ["width=\"1600\"", "height=\"1067\"", "class=\"picture tint-3\"", "Hai mảng màu", "Tổ ảnh"] {
        assert!(page.contains(word), "{word}");
    }
    assert!(page.contains(
        "property=\"og:image\" content=\"https://tinh-a.example.gov.vn/bang-vang/guong/bai-a/doi-che-1600.jpg\""
    ));
    assert!(!built.files.keys().any(|path| path.ends_with("doi-che.svg")), "the original stays inside");
}

#[test]
fn figures_beside_each_other_are_a_gallery() {
    let figure = "```figure\nfile = \"sach.jpg\"\nalt = \"Hai mảng\"\ncaption = \"Ảnh thử.\"\ncredit = \"Tổ ảnh\"\npermission = \"GP-1\"\n```\n\n";
    let count = |text: String| {
        let site = Site::new();
        let story = site.text("content/stories/bai-a.md");
        let built = site
            .file("content/stories/bai-a.md", &(story + "\n" + &text))
            .bytes("content/stories/sach.jpg", &fixture("sach.jpg"))
            .build();
        assert_eq!(built.report, "");
        let page = built.page("guong/bai-a/index.html");
        (page.matches("class=\"gallery\"").count(), page.matches("<figure class=\"figure\">").count())
    };
    assert_eq!(count(figure.to_string()), (0, 1));
    assert_eq!(count(figure.repeat(3)), (1, 3));
    assert_eq!(count(format!("{figure}Một đoạn văn.\n\n{figure}")), (0, 2));
}

/// The program in a portal of its own; what it said.
fn build(root: &Path) -> String {
    let out = Command::new(env!("CARGO_BIN_EXE_bangvang"))
        .args(["build", "--timings", "--now", common::NOW, "--root"])
        .arg(root)
        .args(["--out"])
        .arg(root.join("public"))
        .output()
        .expect("the program");
    let said = String::from_utf8_lossy(&out.stderr).into_owned() + &String::from_utf8_lossy(&out.stdout);
    assert!(out.status.success(), "{said}");
    said
}

#[test]
fn pictures_and_cards_are_made_once_and_forgotten_with_their_story() {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("pictures-once");
    let _ = std::fs::remove_dir_all(&root);
    common::copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/errors/_base"), &root);
    let story = root.join("content/stories/bai-a.md");
    let text = std::fs::read_to_string(&story).expect("a story");
    let (head, body) = text.split_once("\n+++\n").expect("front matter");
    let picture = "[picture]\nfile = \"huong-6.jpg\"\nalt = \"Hai mảng màu\"\ncaption = \"Ảnh thử.\"\ncredit = \"Tổ ảnh\"\npermission = \"GP-1\"\n";
    std::fs::write(&story, format!("{head}\n\n{picture}+++\n{body}")).expect("a story");
    std::fs::write(root.join("content/stories/huong-6.jpg"), fixture("huong-6.jpg")).expect("a picture");
    let said = build(&root);
    assert!(said.contains("pictures decoded=1 reused=0"), "{said}");
    assert!(said.contains(" reused=0\n") && !said.contains("cards drawn=0"), "{said}");
    // Other words in the story: everything is rendered anew, no picture is decoded and no card drawn.
    std::fs::write(&story, format!("{head}\n\n{picture}+++\n{body}\nThêm một câu.\n")).expect("a story");
    let said = build(&root);
    assert!(said.contains("pictures decoded=0 reused=1") && said.contains("cards drawn=0 reused="), "{said}");
    let kept = || std::fs::read_dir(root.join(".bangvang/cache/pictures")).expect("the folder").count();
    assert_eq!(kept(), 3, "two files and their note");
    // A picture whose work was cut off is made again.
    let cut = std::fs::read_dir(root.join(".bangvang/cache/pictures"))
        .expect("the folder")
        .map(|e| e.expect("a file").path());
    let cut = cut.into_iter().find(|p| p.extension().is_some_and(|x| x == "webp")).expect("a WebP file");
    std::fs::write(&cut, b"RIFF").expect("a file");
    std::fs::write(&story, format!("{head}\n\n{picture}+++\n{body}\nThêm hai câu.\n")).expect("a story");
    assert!(build(&root).contains("pictures decoded=1 reused=0"));
    // Withdrawn: what was made of the picture goes, here and in the portal.
    std::fs::remove_file(&story).expect("the story");
    build(&root);
    assert_eq!(kept(), 0);
    assert!(!root.join("public/guong/bai-a").exists());
}

#[test]
fn pages_without_a_photograph_share_a_drawn_card() {
    let built = Site::new().build();
    let size = |path: &str| image::load_from_memory(&built.files[path]).expect("a picture").dimensions();
    for page in ["", "bang-vang/", "phong-trao/phong-trao-a/", "guong/bai-a/"] {
        let path = format!("{page}the-chia-se.png");
        assert_eq!(size(&path), (1200, 630), "{path}");
        let html = built.page(&format!("{page}index.html"));
        assert!(
            html.contains(&format!("property=\"og:image\" content=\"https://tinh-a.example.gov.vn/bang-vang/{path}\"")),
            "{page}"
        );
        assert!(html.contains("property=\"og:image:width\" content=\"1200\""), "{page}");
    }
    let site = Site::new();
    let words = site.text("content/site.toml");
    let built = site.file("content/site.toml", &format!("{words}\n[cards]\nenabled = false\n")).build();
    assert!(!built.files.keys().any(|path| path.ends_with(".png")));
    assert!(built.pages().all(|(_, html)| !html.contains("og:image")));
}
