use super::{archive, docx, lines_with, p, tbl, wrapped};
use crate::word::{Trouble, read};

#[test]
fn no_word_file() {
    assert_eq!(read(b""), Err(Trouble::Kind));
    assert_eq!(read(b"Ke hoach"), Err(Trouble::Kind));
    assert_eq!(read(b"PK\x03\x04 and no more"), Err(Trouble::Broken));
    assert_eq!(read(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 old"), Err(Trouble::Old));
    let encrypted = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes);
    let ole: Vec<u8> = b"\xD0\xCF\x11\xE0".iter().copied().chain(encrypted).collect();
    assert_eq!(read(&ole), Err(Trouble::Password));
    assert_eq!(read(&archive(&[("content.xml", b"<a/>")])), Err(Trouble::Kind));
    let rels = r#"<Relationships><Relationship Type="x/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
    let sheet = [("_rels/.rels", rels.as_bytes()), ("xl/workbook.xml", b"<workbook/>".as_slice())];
    assert_eq!(read(&archive(&sheet)), Err(Trouble::Kind));
    let document = wrapped("document", "<w:body/>");
    let macros = [("word/document.xml", document.as_bytes()), ("word/vbaProject.bin", b"x".as_slice())];
    assert_eq!(read(&archive(&macros)), Err(Trouble::Macros));
    let mut locked = archive(&[("word/document.xml", document.as_bytes())]);
    for signature in [b"PK\x03\x04", b"PK\x01\x02"] {
        let at = locked.windows(4).position(|w| w == signature).expect("a header");
        locked[at + if signature[2] == 3 { 6 } else { 8 }] |= 1;
    }
    assert_eq!(read(&locked), Err(Trouble::Password));
}

#[test]
fn broken_xml() {
    let of = |xml: &[u8]| read(&archive(&[("word/document.xml", xml)]));
    let whole = wrapped("document", &format!("<w:body>{}</w:body>", p("Kế hoạch")));
    assert!(of(whole.as_bytes()).is_ok());
    assert!(of(format!("\u{feff}{whole}").as_bytes()).is_ok());
    let at = whole.find("hoạch").expect("the text");
    assert_eq!(of(&whole.as_bytes()[..at]), Err(Trouble::Broken), "cut off");
    let end = whole.len() - "</w:document>".len();
    assert_eq!(of(&whole.as_bytes()[..end]), Err(Trouble::Broken), "cut off between elements");
    for (from, to) in [
        ("</w:t>", "</w:x>"),
        ("hoạch", "&hoach;"),
        ("hoạch", "&amp"),
        ("hoạch", "&#xD800;"),
        ("UTF-8", "windows-1258"),
        ("<w:document", "<!DOCTYPE a [<!ENTITY b \"c\">]><w:document"),
        ("w:body", "w:other"),
    ] {
        assert_eq!(of(whole.replace(from, to).as_bytes()), Err(Trouble::Broken), "{from} → {to}");
    }
    let wide: Vec<u8> = whole.encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(of(&wide), Err(Trouble::Broken));
    assert_eq!(of(&[b"\xff\xfe".as_slice(), &wide].concat()), Err(Trouble::Broken));
    assert_eq!(of(b""), Err(Trouble::Broken));
    let styles = [("word/document.xml", whole.as_bytes()), ("word/styles.xml", b"<w:styles>".as_slice())];
    assert_eq!(read(&archive(&styles)), Err(Trouble::Broken));
}

#[test]
fn cut_off_anywhere() {
    let body: String = (0..200).map(|i| p(&format!("Dòng {i}"))).collect();
    let whole = docx(&body, &[("styles", "<w:docDefaults/>"), ("numbering", "")]);
    assert!(read(&whole).is_ok());
    for end in (0..whole.len()).step_by(97) {
        assert!(read(&whole[..end]).is_err(), "{end}");
    }
}

#[test]
fn too_deep() {
    for name in ["x", "w:p", "w:r", "w:sdt", "w:tbl", "w:del"] {
        let deep = format!("{}{}", format!("<{name}>").repeat(100_000), format!("</{name}>").repeat(100_000));
        assert_eq!(read(&docx(&deep, &[])), Err(Trouble::TooDeep), "{name}");
    }
    let deep = (0..90).fold(p("a"), |inner, _| tbl(&[&[&inner]]));
    assert_eq!(read(&docx(&deep, &[])), Err(Trouble::TooDeep));
    let parts = [("styles", "<a>".repeat(300)), ("numbering", "<a>".repeat(300))];
    for (name, xml) in &parts {
        assert_eq!(read(&docx("", &[(name, xml)])), Err(Trouble::TooDeep));
    }
}

#[test]
fn too_large() {
    let bomb = vec![b' '; 65 << 20];
    assert_eq!(read(&archive(&[("word/document.xml", b"<a/>"), ("x", &bomb)])).err(), Some(Trouble::TooLarge));
    let half = &bomb[..33 << 20];
    assert_eq!(read(&archive(&[("a", half), ("b", half)])).err(), Some(Trouble::TooLarge));
    assert_eq!(read(&docx(&"<w:p/>".repeat(2_000_001), &[])).err(), Some(Trouble::TooLarge));
    let wide = r#"<w:tc><w:tcPr><w:gridSpan w:val="4000000000"/></w:tcPr></w:tc>"#.repeat(10_001);
    assert_eq!(read(&docx(&format!("<w:tbl><w:tr>{wide}</w:tr></w:tbl>"), &[])).err(), Some(Trouble::TooLarge));
    // Every number is some thousand letters long.
    let text = "%1".repeat(127);
    let numbering = format!(
        r#"<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="lowerRoman"/>
        <w:lvlText w:val="{text}"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>"#
    );
    let item = "<w:p><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:p>";
    assert_eq!(read(&docx(&item.repeat(32_000), &[("numbering", &numbering)])).err(), Some(Trouble::TooLarge));
    let many = "<w:num/>".repeat(10);
    assert_eq!(lines_with(&p("a"), &[("numbering", &many)]), ["a"]);
    let styles: String = (0..100_001).map(|i| format!("<w:style w:styleId=\"{i}\"/>")).collect();
    assert_eq!(read(&docx("", &[("styles", &styles)])).err(), Some(Trouble::TooLarge));
}

#[test]
fn long_chains_of_styles() {
    let style =
        |i: u32| format!("<w:style w:type=\"paragraph\" w:styleId=\"{i}\"><w:basedOn w:val=\"{}\"/></w:style>", i + 1);
    let chain: String = (0..99_000).map(style).collect();
    let last = "<w:style w:type=\"paragraph\" w:styleId=\"99000\"><w:rPr><w:vanish/></w:rPr></w:style>";
    let body = "<w:p><w:pPr><w:pStyle w:val=\"0\"/></w:pPr><w:r><w:t>secret</w:t></w:r></w:p>".to_string() + &p("a");
    assert_eq!(lines_with(&body, &[("styles", &(chain + last))]), ["a"]);
}
