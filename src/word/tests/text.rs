use super::{archive, docx, lines, lines_with, p, wrapped};
use crate::word::{Block, read};

/// The lines of a paragraph with these runs.
fn run(inner: &str) -> Vec<String> {
    lines(&format!("<w:p>{inner}</w:p>"))
}

#[test]
fn runs() {
    assert_eq!(run("<w:r><w:t>Kế </w:t></w:r><w:r><w:t xml:space=\"preserve\"> hoạch </w:t></w:r>"), ["Kế hoạch "]);
    assert_eq!(
        run("<w:r><w:t>a\n b</w:t><w:tab/><w:t>c</w:t><w:br/><w:t>d</w:t><w:cr/><w:t>e</w:t></w:r>"),
        ["a  b\tc\nd\ne"]
    );
    assert_eq!(
        run(r#"<w:r><w:t>a</w:t><w:br w:type="page"/><w:br w:type="column"/><w:t>b</w:t></w:r>"#),
        ["a\u{c}\u{c}b"]
    );
    assert_eq!(run(r#"<w:r><w:br w:type="textWrapping"/><w:lastRenderedPageBreak/></w:r>"#), ["\n"]);
    assert_eq!(run("<w:r><w:t>a</w:t><w:noBreakHyphen/><w:softHyphen/><w:t>b</w:t></w:r>"), ["a-b"]);
    assert_eq!(run(r#"<w:r><w:sym w:font="Wingdings" w:char="F0FC"/><w:t>a</w:t></w:r>"#), ["a"]);
    assert_eq!(run("<w:pPr><w:tabs><w:tab w:pos=\"1\"/></w:tabs></w:pPr><w:r><w:t>a</w:t></w:r>"), ["a"]);
    assert_eq!(lines("<w:p/><w:p><w:pPr/></w:p>"), ["", ""]);
}

#[test]
fn entities_and_forbidden_characters() {
    assert_eq!(run("<w:r><w:t>A &amp; B &lt;c&gt; &#272;&#x1ea1;i &quot;&apos;</w:t></w:r>"), ["A & B <c> Đại \"'"]);
    assert_eq!(run("<w:r><w:t><![CDATA[a<b]]></w:t></w:r>"), ["a<b"]);
    assert_eq!(run("<w:r><w:t>a\u{e000}7\u{e001}&#xE000;b&#12;&#1;c&#13;d</w:t></w:r>"), ["a7bc d"]);
    assert_eq!(run("<w:r><w:t>a<!-- b --><?c?>d</w:t></w:r>"), ["ad"]);
}

#[test]
fn hidden_text() {
    let hide = r"<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t><w:tab/><w:br/></w:r>";
    assert_eq!(run(&format!("<w:r><w:t>a</w:t></w:r>{hide}<w:r><w:t>b</w:t></w:r>")), ["ab"]);
    assert_eq!(run(r#"<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>seen</w:t></w:r>"#), ["seen"]);
    assert_eq!(
        run(r"<w:r><w:rPr><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>a</w:t></w:r>"),
        ["a"]
    );
    let styles = r#"<w:style w:type="character" w:styleId="H"><w:rPr><w:vanish/></w:rPr></w:style>
        <w:style w:type="character" w:styleId="I"><w:basedOn w:val="H"/></w:style>
        <w:style w:type="character" w:styleId="J"><w:basedOn w:val="H"/><w:rPr><w:vanish w:val="off"/></w:rPr></w:style>
        <w:style w:type="paragraph" w:styleId="P"><w:rPr><w:vanish/></w:rPr></w:style>
        <w:style w:type="paragraph" w:styleId="Q"><w:basedOn w:val="P"/></w:style>
        <w:style w:type="table" w:styleId="T"><w:rPr><w:vanish/></w:rPr></w:style>"#;
    let styled = |body: &str| lines_with(body, &[("styles", styles)]);
    let r = |style: &str| format!("<w:r><w:rPr><w:rStyle w:val=\"{style}\"/></w:rPr><w:t>{style}</w:t></w:r>");
    assert_eq!(styled(&format!("<w:p>{}{}{}{}</w:p>", r("H"), r("I"), r("J"), r("X"))), ["JX"]);
    let q = |inner: &str| format!("<w:p><w:pPr><w:pStyle w:val=\"Q\"/></w:pPr>{inner}</w:p>");
    assert_eq!(styled(&(q(&r("X")) + &p("a"))), ["a"], "the paragraph does not show at all");
    let shown = "<w:r><w:rPr><w:vanish w:val=\"off\"/></w:rPr><w:t>b</w:t></w:r>";
    assert_eq!(styled(&(q(shown) + &p("a"))), ["ba"], "nor does its end");
    assert_eq!(styled(&(q(&r("H")) + &p("a"))), ["Ha"], "hidden twice");
    let table = "<w:tbl><w:tblPr><w:tblStyle w:val=\"T\"/></w:tblPr><w:tr><w:tc><w:p>";
    assert_eq!(styled(&format!("{table}<w:r><w:t>a</w:t></w:r></w:p></w:tc></w:tr></w:tbl>")), ["Table([[\"\"]])"]);
    let all = "<w:docDefaults><w:rPrDefault><w:rPr><w:vanish/></w:rPr></w:rPrDefault></w:docDefaults>";
    assert_eq!(lines_with(&format!("<w:p><w:r><w:t>a</w:t></w:r>{shown}</w:p>"), &[("styles", all)]), ["b"]);
}

#[test]
fn hidden_paragraph_marks() {
    let hidden = "<w:p><w:pPr><w:rPr><w:vanish/><w:specVanish/></w:rPr></w:pPr><w:r><w:t>Điều 1. </w:t></w:r></w:p>";
    assert_eq!(lines(&format!("{hidden}{}{}", p("Phạm vi"), p("x"))), ["Điều 1.Phạm vi", "x"]);
    assert_eq!(lines(hidden), ["Điều 1."]);
    assert_eq!(lines(&format!("{hidden}{}", super::tbl(&[&[&p("a")]]))), ["Điều 1.", "Table([[\"a\"]])"]);
}

#[test]
fn tracked_changes() {
    let del = "<w:del><w:r><w:delText>x</w:delText><w:t>y</w:t><w:tab/></w:r></w:del>";
    let moved = "<w:moveFrom><w:r><w:t>m</w:t></w:r></w:moveFrom>";
    let ins = "<w:ins><w:r><w:t>in</w:t></w:r></w:ins><w:moveTo><w:r><w:t>to</w:t></w:r></w:moveTo>";
    assert_eq!(run(&format!("<w:r><w:t>a</w:t></w:r>{del}{moved}{ins}")), ["ainto"]);
    assert_eq!(run("<w:ins><w:del><w:r><w:t>x</w:t></w:r></w:del><w:r><w:t>a</w:t></w:r></w:ins>"), ["a"]);
    let gone = |text| format!("<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>");
    assert_eq!(lines(&format!("{}{}{}", gone("a"), gone(""), p("b"))), ["ab"]);
    assert_eq!(lines(&gone("end")), ["end"]);
    let old = "<w:pPr><w:pPrChange><w:pPr><w:rPr><w:del/><w:vanish/></w:rPr></w:pPr></w:pPrChange></w:pPr>";
    assert_eq!(lines(&format!("<w:p>{old}<w:r><w:t>a</w:t></w:r></w:p>{}", p("b"))), ["a", "b"]);
}

#[test]
fn fields() {
    let char = |kind| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
    let (begin, separate, end) = (char("begin"), char("separate"), char("end"));
    let code = "<w:r><w:instrText> PAGE </w:instrText></w:r>";
    let t = |text| format!("<w:r><w:t>{text}</w:t></w:r>");
    assert_eq!(run(&format!("{}{begin}{code}{separate}{}{end}{}", t("a"), t("5"), t("b"))), ["a5b"]);
    assert_eq!(run(&format!("{begin}{code}{end}{}", t("b"))), ["b"], "no result");
    let inner = format!("{begin}{code}{separate}{}{end}", t("inner"));
    assert_eq!(run(&format!("{begin}{code}{inner}{separate}{inner}{end}{}", t("b"))), ["innerb"]);
    assert_eq!(run(&format!("{begin}{code}{}", t("lost?"))), ["lost?"], "a field without an end");
    assert_eq!(run(&format!("{begin}{code}{separate}{}", t("result"))), ["result"]);
    assert_eq!(run(&format!("{end}{separate}{}", t("a"))), ["a"]);
    let hidden = begin.replace("<w:r>", "<w:r><w:rPr><w:vanish/></w:rPr>");
    assert_eq!(run(&format!("{hidden}{code}{separate}{}{end}{}", t("a"), t("b"))), ["ab"]);
    let across = format!("<w:p>{begin}{code}{separate}{}</w:p><w:p>{}{end}</w:p>", t("a"), t("b"));
    assert_eq!(lines(&across), ["a", "b"]);
    assert_eq!(run(r#"<w:fldSimple w:instr="PAGE"><w:r><w:t>7</w:t></w:r></w:fldSimple>"#), ["7"]);
}

#[test]
fn wrappers() {
    let r = "<w:r><w:t>a</w:t></w:r>";
    assert_eq!(run(&format!("<w:hyperlink r:id=\"x\">{r}</w:hyperlink>")), ["a"]);
    assert_eq!(
        run(&format!("<w:smartTag><w:smartTagPr><w:attr/></w:smartTagPr>{r}<w:smartTag>{r}</w:smartTag></w:smartTag>")),
        ["aa"]
    );
    let pr = "<w:sdtPr><w:rPr><w:vanish/></w:rPr><w:placeholder/></w:sdtPr>";
    assert_eq!(run(&format!("<w:sdt>{pr}<w:sdtContent>{r}</w:sdtContent></w:sdt>")), ["a"]);
    assert_eq!(lines(&format!("<w:sdt>{pr}<w:sdtContent>{}{}</w:sdtContent></w:sdt>", p("a"), p("b"))), ["a", "b"]);
    assert_eq!(run(&format!("<m:oMath><m:r><w:rPr/><m:t>x</m:t><w:t>y</w:t></m:r></m:oMath>{r}")), ["a"]);
    assert_eq!(run(&format!("<w:commentRangeStart/>{r}<w:r><w:commentReference w:id=\"1\"/></w:r>")), ["a"]);
    assert_eq!(run(&format!("<w:r><w:ruby><w:rt>{r}</w:rt><w:rubyBase>{r}</w:rubyBase></w:ruby></w:r>")), ["a"]);
    assert_eq!(lines(&format!("{}<w:sectPr><w:headerReference/></w:sectPr>", p("a"))), ["a"]);
    assert_eq!(lines(&format!("<w:customXml><w:p>{r}</w:p></w:customXml>")), ["a"]);
}

fn text_box(inner: &str) -> String {
    let content = format!("<w:txbxContent>{inner}</w:txbxContent>");
    let diagram = "<a:p><a:r><a:t>no</a:t></a:r></a:p>";
    let anchor = format!("<wp:anchor><wp:docPr id=\"1\"/>{diagram}<wps:txbx>{content}</wps:txbx></wp:anchor>");
    let choice = format!("<mc:Choice><w:drawing>{anchor}</w:drawing></mc:Choice>");
    let fallback = format!("<mc:Fallback><w:pict><v:textbox>{content}</v:textbox></w:pict></mc:Fallback>");
    format!("<w:r><mc:AlternateContent>{choice}{choice}{fallback}</mc:AlternateContent></w:r>")
}

#[test]
fn text_boxes() {
    let boxed = text_box(&(p("one") + &p("two")));
    let body = format!("<w:p><w:r><w:t>a</w:t></w:r>{boxed}<w:r><w:t>b</w:t></w:r></w:p>{}", p("c"));
    assert_eq!(lines(&body), ["ab", "one", "two", "c"]);
    let content = format!("<v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox>", p("old"));
    let old = format!("<w:r><w:pict><v:shape style=\"x\">{content}</v:shape></w:pict></w:r>");
    assert_eq!(run(&old), ["", "old"]);
    assert_eq!(run(&old.replace("style=\"x\"", "style=\"position:absolute;visibility: hidden\"")), [""]);
    assert_eq!(run(&boxed.replace("docPr id", "docPr hidden=\"1\" id")), [""]);
    assert_eq!(run(&old.replacen("<w:r>", "<w:r><w:rPr><w:vanish/></w:rPr>", 1)), [""]);
    let nested = text_box(&format!("<w:p>{}</w:p>", text_box(&p("inner"))));
    assert_eq!(run(&nested), ["", "", "inner"]);
    let table = text_box(&super::tbl(&[&[&p("x"), &p("y")]]));
    assert_eq!(run(&table), ["", "Table([[\"x\", \"y\"]])"]);
    let cell = super::tbl(&[&[&format!("<w:p><w:r><w:t>a</w:t></w:r>{boxed}</w:p>{}", p("b"))]]);
    assert_eq!(lines(&cell), ["Table([[\"a one two b\"]])"]);
}

#[test]
fn where_the_parts_are() {
    let document = wrapped("document", &format!("<w:body>{}</w:body>", p("a"))).replace("w:", "");
    let rels = |target: &str| {
        let other = r#"<Relationship Type="x/core-properties" Target="core.xml"/>"#;
        let kind = "http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument";
        format!(r#"<Relationships>{other}<Relationship Type="{kind}" Target="{target}"/></Relationships>"#)
    };
    let line = Ok(vec![Block::Line("a".to_string())]);
    for (target, name) in [
        ("other/doc.xml", "other/doc.xml"),
        ("/Other/Doc.xml", "OTHER\\doc.xml"),
        ("gone.xml", "word/document.xml"),
        ("x.xml", "Word\\Document.XML"),
    ] {
        let rels = rels(target);
        assert_eq!(read(&archive(&[("_rels/.rels", rels.as_bytes()), (name, document.as_bytes())])), line, "{name}");
    }
    let styles =
        wrapped("styles", "<w:style w:type=\"paragraph\" w:default=\"1\"><w:rPr><w:vanish/></w:rPr></w:style>");
    let own = r#"<Relationships><Relationship Type="a/styles" Target="../s/x.xml"/></Relationships>"#;
    let parts = [
        ("word/document.xml", document.as_bytes()),
        ("word/_rels/document.xml.rels", own.as_bytes()),
        ("s/x.xml", styles.as_bytes()),
    ];
    assert_eq!(read(&archive(&parts)), Ok(vec![Block::Line(String::new())]));
    assert_eq!(read(&docx("", &[])), Ok(Vec::new()));
}
