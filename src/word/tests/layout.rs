use super::{docx, lines, lines_with, p, tbl};
use crate::word::{Block, NOTE_BEGINS, NOTE_ENDS, read};

/// The only table of a body.
fn table(body: &str) -> Vec<Vec<String>> {
    match read(&docx(body, &[])).expect("a document").as_slice() {
        [Block::Table(rows)] => rows.clone(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn tables_of_data() {
    let cell = p("Hà Nội") + &p("") + &p(" 5 ");
    assert_eq!(table(&tbl(&[&[&p("TT"), &p("Tên")], &[&p("1"), &cell]])), [["TT", "Tên"], ["1", "Hà Nội 5"]]);
    let pr = |pr: &str, text: &str| format!("<w:tcPr>{pr}</w:tcPr>{}", p(text));
    let merged = tbl(&[
        &[&pr(r#"<w:gridSpan w:val="2"/>"#, "a"), &pr(r#"<w:vMerge w:val="restart"/>"#, "b")],
        &[&p("c"), &p("d"), &pr("<w:vMerge/>", "covered")],
        &[&p("e"), &pr(r#"<w:gridSpan w:val="2"/><w:vMerge w:val="continue"/>"#, "covered")],
        &[&pr(r#"<w:hMerge w:val="restart"/>"#, "f"), &pr("<w:hMerge/>", "covered"), &pr("<w:cellDel/>", "gone")],
    ]);
    let rows = [["a", "", "b"], ["c", "d", ""], ["e", "", ""], ["f", "", ""]];
    assert_eq!(table(&merged), rows);
    let wrapped = |inner: &str| format!("<w:sdt><w:sdtPr/><w:sdtContent>{inner}</w:sdtContent></w:sdt>");
    let cell = wrapped(&format!("<w:tc>{}</w:tc>", wrapped(&p("a"))));
    assert_eq!(table(&wrapped(&format!("<w:tbl>{}</w:tbl>", wrapped(&format!("<w:tr>{cell}</w:tr>"))))), [["a"]]);
    assert_eq!(lines(&tbl(&[])), Vec::<String>::new());
}

#[test]
fn rows_that_do_not_show() {
    let row = |pr: &str, text: &str| format!("<w:tr><w:trPr>{pr}</w:trPr><w:tc>{}</w:tc></w:tr>", p(text));
    let old = "<w:trPrChange><w:trPr><w:hidden/></w:trPr></w:trPrChange>";
    let rows = [
        row("", "a"),
        row("<w:hidden/>", "secret"),
        row("<w:del/>", "deleted"),
        row("<w:ins/>", "new"),
        row("<w:hidden w:val=\"0\"/>", "b"),
        row(old, "c"),
        row(r#"<w:gridBefore w:val="1"/><w:gridAfter w:val="2"/>"#, "d"),
    ];
    let rows = table(&format!("<w:tbl>{}</w:tbl>", rows.concat()));
    assert_eq!(rows[..4], [["a"], ["new"], ["b"], ["c"]]);
    assert_eq!(rows[4], ["", "d", "", ""]);
}

#[test]
fn letterhead_and_signature() {
    let left = p("UBND TỈNH A") + &p("Số: 12/KH-UBND");
    let right = p("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") + &p("Độc lập - Tự do - Hạnh phúc") + &p("");
    let second = [p(""), p("A, ngày 5 tháng 3 năm 2025")];
    let body = tbl(&[&[&left, &right], &[&second[0], &second[1]]]) + &p("KẾ HOẠCH");
    assert_eq!(
        lines(&body),
        [
            "UBND TỈNH A",
            "Số: 12/KH-UBND",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Độc lập - Tự do - Hạnh phúc",
            "",
            "",
            "A, ngày 5 tháng 3 năm 2025",
            "KẾ HOẠCH"
        ]
    );
    let signature = tbl(&[&[&(p("Nơi nhận:") + &p("- Như trên;")), &p("CHỦ TỊCH")]]);
    assert_eq!(lines(&signature), ["Nơi nhận:", "- Như trên;", "CHỦ TỊCH"]);
    let honour = tbl(&[&[&p("Ông A"), &p("Huân chương Độc lập hạng Nhất")]]);
    assert_eq!(table(&honour).len(), 1, "the order, not the motto");
}

#[test]
fn nested_tables() {
    let inner = tbl(&[&[&p("b"), &p("c")], &[&p("d"), &tbl(&[&[&p("e")]])]]);
    assert_eq!(table(&tbl(&[&[&(p("a") + &inner + &p("f")), &p("g")]])), [["a b c d e f", "g"]]);
    let head = tbl(&[&[&p("Số: 5"), &p("x")]]);
    assert_eq!(lines(&tbl(&[&[&head, &p("y")]])), ["Số: 5", "x", "y"]);
    let deep = (0..40).fold(p("a"), |inner, _| tbl(&[&[&inner]]));
    assert_eq!(table(&deep), [["a"]]);
}

#[test]
fn notes() {
    let refer = |kind, id| format!("<w:r><w:{kind}noteReference w:id=\"{id}\"/></w:r>");
    let note = |kind, id, inner: &str| format!("<w:{kind}note w:id=\"{id}\">{inner}</w:{kind}note>");
    let mark = |text: &str| {
        format!("<w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space=\"preserve\"> {text}</w:t></w:r></w:p>")
    };
    let feet = "<w:footnote w:type=\"separator\" w:id=\"-1\"><w:p/></w:footnote>".to_string()
        + &note("foot", 2, &mark("second &amp; last"))
        + &note("foot", 1, &(mark("first") + &p("more") + &tbl(&[&[&p("x"), &p("y")]])))
        + &note("foot", 3, &mark("nobody refers to it"));
    let ends = note("end", 1, &mark("end"));
    let body = format!(
        "<w:p><w:r><w:t>a</w:t></w:r>{}<w:r><w:t>b</w:t></w:r>{}{}{}{}</w:p>",
        refer("foot", 1),
        refer("end", 1),
        refer("foot", 2),
        refer("foot", 9),
        refer("foot", 3).replace("<w:r>", "<w:r><w:rPr><w:vanish/></w:rPr>"),
    );
    let blocks = read(&docx(&body, &[("footnotes", &feet), ("endnotes", &ends)])).expect("a document");
    let n = |number| format!("{NOTE_BEGINS}{number}{NOTE_ENDS}");
    assert_eq!(
        blocks,
        [
            Block::Line(format!("a{}b{}{}", n(1), n(2), n(3))),
            Block::Note(1, "first\nmore\nx\ny".to_string()),
            Block::Note(2, "end".to_string()),
            Block::Note(3, "second & last".to_string()),
        ]
    );
    let twice = format!("<w:p>{0}{0}</w:p>", refer("foot", 1));
    assert_eq!(lines_with(&twice, &[("footnotes", &feet)]).len(), 2, "one note with one number");
}
