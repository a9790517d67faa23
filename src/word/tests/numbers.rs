use super::{lines_with, p, tbl};

/// A level; `more` is what it says besides.
fn lvl(level: u32, format: &str, text: &str, more: &str) -> String {
    let format = format!(r#"<w:start w:val="1"/><w:numFmt w:val="{format}"/>"#);
    format!(r#"<w:lvl w:ilvl="{level}">{format}{more}<w:lvlText w:val="{text}"/></w:lvl>"#)
}

fn definition(id: u32, inner: &str) -> String {
    format!(r#"<w:abstractNum w:abstractNumId="{id}">{inner}</w:abstractNum>"#)
}

fn num(id: u32, of: u32, inner: &str) -> String {
    format!(r#"<w:num w:numId="{id}"><w:abstractNumId w:val="{of}"/>{inner}</w:num>"#)
}

fn start(level: u32, start: u32) -> String {
    format!(r#"<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{start}"/></w:lvlOverride>"#)
}

/// A paragraph `x` of a list and a level.
fn item(list: u32, level: u32) -> String {
    let pr = format!(r#"<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list}"/></w:numPr>"#);
    format!("<w:p><w:pPr>{pr}</w:pPr><w:r><w:t>x</w:t></w:r></w:p>")
}

/// What stands before the `x` of each of these paragraphs of the first list.
fn labels(numbering: &str, items: &[(u32, u32)]) -> Vec<String> {
    let body: String = items.iter().map(|&(list, level)| item(list, level)).collect();
    let lines = lines_with(&body, &[("numbering", numbering)]);
    lines.iter().map(|l| l.strip_suffix('x').expect("the text").to_string()).collect()
}

fn one(levels: &[String]) -> String {
    definition(0, &levels.concat()) + &num(1, 0, "")
}

#[test]
fn formats() {
    for (format, text, printed) in [
        ("decimal", "%1.", ["1. ", "2. ", "3. "]),
        ("decimalZero", "%1", ["01 ", "02 ", "03 "]),
        ("lowerLetter", "%1)", ["a) ", "b) ", "c) "]),
        ("upperLetter", "(%1)", ["(A) ", "(B) ", "(C) "]),
        ("lowerRoman", "%1.", ["i. ", "ii. ", "iii. "]),
        ("upperRoman", "%1.", ["I. ", "II. ", "III. "]),
        ("bullet", "&#xF0B7;", ["- ", "- ", "- "]),
        ("bullet", "+", ["+ ", "+ ", "+ "]),
        ("bullet", "", ["", "", ""]),
        ("none", "%1", ["", "", ""]),
        ("none", "Ghi chú:", ["Ghi chú: ", "Ghi chú: ", "Ghi chú: "]),
        ("decimal", "Điều %1.", ["Điều 1. ", "Điều 2. ", "Điều 3. "]),
        ("decimal", "100%", ["100% ", "100% ", "100% "]),
        ("decimal", "&lt;%1&gt;\u{e000}", ["<1> ", "<2> ", "<3> "]),
        ("decimal", "%1.%2", ["", "", ""]),
    ] {
        assert_eq!(labels(&one(&[lvl(0, format, text, "")]), &[(1, 0); 3]), printed, "{format} {text}");
    }
    let letters = labels(&one(&[lvl(0, "lowerLetter", "%1)", "")]), &[(1, 0); 28]);
    assert_eq!(letters[25..], ["z) ", "aa) ", "bb) "]);
}

#[test]
fn levels_start_again() {
    let numbering = one(&[
        lvl(0, "upperRoman", "%1.", ""),
        lvl(1, "decimal", "%2.", ""),
        lvl(2, "lowerLetter", "%2.%3)", ""),
        lvl(3, "bullet", "-", ""),
    ]);
    let items = [(1, 0), (1, 1), (1, 2), (1, 2), (1, 3), (1, 1), (1, 2), (1, 0), (1, 1), (1, 2)];
    assert_eq!(
        labels(&numbering, &items),
        ["I. ", "1. ", "1.a) ", "1.b) ", "- ", "2. ", "2.a) ", "II. ", "1. ", "1.a) "]
    );
    // A level that is never used counts as one, and as used.
    let numbering = one(&[lvl(0, "decimal", "%1.", ""), lvl(1, "decimal", "%1.%2.", "")]);
    assert_eq!(labels(&numbering, &[(1, 1), (1, 1), (1, 0), (1, 1)]), ["1.1. ", "1.2. ", "2. ", "2.1. "]);
    assert_eq!(labels(&numbering, &[(1, 7), (1, 12), (9, 0), (0, 0)]), ["", "", "", ""], "no such level or list");
}

#[test]
fn restarts() {
    let restart = |after: u32| {
        let more = format!("<w:lvlRestart w:val=\"{after}\"/>");
        let numbering =
            one(&[lvl(0, "decimal", "%1.", ""), lvl(1, "decimal", "%2.", ""), lvl(2, "decimal", "%3)", &more)]);
        let items = [(1, 0), (1, 1), (1, 2), (1, 1), (1, 2), (1, 0), (1, 2)];
        labels(&numbering, &items).into_iter().filter(|l| l.contains(')')).collect::<String>()
    };
    assert_eq!(restart(0), "1) 2) 3) ", "never");
    assert_eq!(restart(1), "1) 2) 1) ", "after the first level only");
    assert_eq!(restart(2), "1) 1) 1) ");
    assert_eq!(restart(9), "1) 1) 1) ", "no level above: as if it did not say so");
}

#[test]
fn legal_and_suffixes() {
    let legal = [lvl(0, "upperRoman", "%1.", ""), lvl(1, "lowerLetter", "%1.%2", "<w:isLgl/>")];
    assert_eq!(labels(&one(&legal), &[(1, 0), (1, 0), (1, 1)]), ["I. ", "II. ", "2.1 "]);
    let suffix = |kind| labels(&one(&[lvl(0, "decimal", "%1.", &format!("<w:suff w:val=\"{kind}\"/>"))]), &[(1, 0)]);
    assert_eq!([suffix("tab"), suffix("space"), suffix("nothing")].concat(), ["1. ", "1. ", "1. "]);
    let hidden = [lvl(0, "decimal", "%1.", "<w:rPr><w:vanish/></w:rPr>"), lvl(1, "decimal", "%1.%2", "")];
    assert_eq!(labels(&one(&hidden), &[(1, 0), (1, 1)]), ["", "1.1 "]);
    let font = r#"<w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr>"#;
    assert_eq!(labels(&one(&[lvl(0, "bullet", "Ø", font)]), &[(1, 0)]), ["- "]);
    let custom = r#"<mc:AlternateContent><mc:Choice><w:numFmt w:val="custom" w:format="001, 002"/></mc:Choice>
        <mc:Fallback><w:numFmt w:val="lowerLetter"/></mc:Fallback></mc:AlternateContent>"#;
    assert_eq!(labels(&one(&[lvl(0, "decimal", "%1", custom)]), &[(1, 0)]), ["001 "]);
    let no_start = "<w:lvl w:ilvl=\"0\"><w:lvlText w:val=\"%1.\"/></w:lvl>";
    assert_eq!(labels(&one(&[no_start.to_string()]), &[(1, 0), (1, 0)]), ["0. ", "1. "]);
}

#[test]
fn lists_of_one_definition() {
    let levels = lvl(0, "decimal", "%1.", "") + &lvl(1, "lowerLetter", "%1%2)", "");
    let numbering = definition(0, &levels) + &num(1, 0, "") + &num(2, 0, "") + &num(3, 0, &start(0, 8));
    let items = [(1, 0), (2, 0), (1, 0), (3, 0), (3, 0), (1, 0)];
    assert_eq!(labels(&numbering, &items), ["1. ", "2. ", "3. ", "8. ", "9. ", "10. "]);
    // Each level starts where the list is first seen on it, and there again below each number above.
    let numbering = definition(0, &levels) + &num(1, 0, "") + &num(2, 0, &(start(0, 5) + &start(1, 3)));
    assert_eq!(labels(&numbering, &[(1, 0), (2, 1), (2, 1), (2, 0), (2, 1)]), ["1. ", "1c) ", "1d) ", "5. ", "5c) "]);
    let whole = format!(r#"<w:lvlOverride w:ilvl="0">{}</w:lvlOverride>"#, lvl(0, "upperLetter", "%1/", ""));
    let numbering = definition(0, &levels) + &num(1, 0, "") + &num(2, 0, &whole);
    assert_eq!(labels(&numbering, &[(1, 0), (2, 0), (1, 0)]), ["1. ", "B/ ", "3. "]);
}

#[test]
fn linked_definitions() {
    let link = |style| format!("<w:numStyleLink w:val=\"{style}\"/>");
    let numbering = definition(0, &link("S"))
        + &definition(1, &(r#"<w:styleLink w:val="S"/>"#.to_string() + &lvl(0, "lowerRoman", "%1", "")))
        + &definition(2, &link("Circle"))
        + &definition(3, &link("Gone"))
        + &num(1, 0, "")
        + &num(2, 1, "")
        + &num(3, 2, "")
        + &num(4, 3, "");
    let style = |id, list| {
        let pr = format!(r#"<w:pPr><w:numPr><w:numId w:val="{list}"/></w:numPr></w:pPr>"#);
        format!(r#"<w:style w:type="numbering" w:styleId="{id}">{pr}</w:style>"#)
    };
    let styles = style("S", 2) + &style("Circle", 3);
    let body = item(1, 0) + &item(2, 0) + &item(3, 0) + &item(4, 0);
    assert_eq!(lines_with(&body, &[("numbering", &numbering), ("styles", &styles)]), ["i x", "ii x", "x", "x"]);
}

#[test]
fn numbers_of_styles() {
    let style = |id, base, pr| {
        let base = format!(r#"<w:basedOn w:val="{base}"/>"#);
        format!(
            r#"<w:style w:type="paragraph" w:styleId="{id}">{base}<w:pPr><w:numPr>{pr}</w:numPr></w:pPr></w:style>"#
        )
    };
    let styles = style("H1", "", r#"<w:numId w:val="1"/>"#)
        + &style("H2", "H1", r#"<w:ilvl w:val="1"/>"#)
        + &style("Derived", "H2", "")
        + &style("Linked", "H1", r#"<w:ilvl w:val="0"/><w:numId w:val="1"/>"#)
        + &style("Off", "H1", r#"<w:numId w:val="0"/>"#)
        + &style("OfLinked", "Linked", "")
        + r#"<w:style w:type="paragraph" w:default="1" w:styleId="N"/>"#;
    let numbering = definition(
        0,
        &(lvl(0, "decimal", "%1.", "")
            + &lvl(1, "decimal", "%1.%2.", "")
            + &lvl(2, "lowerLetter", "%3)", r#"<w:pStyle w:val="Linked"/>"#)),
    ) + &num(1, 0, "")
        + &definition(1, &lvl(0, "bullet", "+", ""))
        + &num(2, 1, "");
    let p = |style, pr| {
        let pr = format!(r#"<w:pPr><w:pStyle w:val="{style}"/><w:numPr>{pr}</w:numPr></w:pPr>"#);
        format!("<w:p>{pr}<w:r><w:t>{style}</w:t></w:r></w:p>")
    };
    let body = p("H1", "")
        + &p("H2", "")
        + &p("Derived", "")
        + &p("Linked", "")
        + &p("OfLinked", "")
        + &p("Off", "")
        + &p("H1", r#"<w:numId w:val="0"/>"#)
        + &p("H2", r#"<w:numId w:val="2"/>"#)
        + &p("H1", r#"<w:ilvl w:val="1"/>"#)
        + &p("N", "");
    assert_eq!(
        lines_with(&body, &[("numbering", &numbering), ("styles", &styles)]),
        ["1. H1", "1.1. H2", "1.2. Derived", "a) Linked", "b) OfLinked", "Off", "H1", "+ H2", "1.3. H1", "N"]
    );
}

#[test]
fn what_is_counted() {
    let numbering = one(&[lvl(0, "decimal", "%1.", "")]);
    let with = |body: &str| lines_with(body, &[("numbering", &numbering)]);
    let mark = |mark: &str, text: &str| {
        item(1, 0).replace("</w:numPr>", &format!("</w:numPr><w:rPr>{mark}</w:rPr>")).replace('x', text)
    };
    let hidden_run = item(1, 0).replace("<w:r>", "<w:r><w:rPr><w:vanish/></w:rPr>");
    assert_eq!(with(&(hidden_run.clone() + &item(1, 0))), ["1. ", "2. x"], "an empty item shows its number");
    let hidden = hidden_run.replace("</w:numPr>", "</w:numPr><w:rPr><w:vanish/></w:rPr>");
    assert_eq!(with(&(item(1, 0) + &hidden + &item(1, 0))), ["1. x", "2. x"], "a hidden one does not");
    assert_eq!(with(&(mark("<w:vanish/>", "a") + &item(1, 0) + &item(1, 0))), ["1. ax", "2. x"]);
    assert_eq!(with(&(mark("<w:del/>", "a") + &item(1, 0) + &item(1, 0))), ["1. ax", "2. x"]);
    assert_eq!(with(&(mark("<w:ins/>", "a") + &item(1, 0))), ["1. a", "2. x"]);
    let old = item(1, 0)
        .replace("<w:pPr>", "<w:pPr><w:pPrChange><w:pPr>")
        .replace("</w:pPr>", "</w:pPr></w:pPrChange></w:pPr>");
    assert_eq!(with(&(old + &item(1, 0))), ["x", "1. x"]);
    // Counted before what is anchored in it; cells count too.
    let boxed = format!("<w:r><w:pict><w:txbxContent>{}</w:txbxContent></w:pict></w:r></w:p>", item(1, 0));
    assert_eq!(with(&item(1, 0).replace("</w:p>", &boxed)), ["1. x", "2. x"]);
    assert_eq!(with(&(tbl(&[&[&item(1, 0), &item(1, 0)]]) + &item(1, 0))), ["Table([[\"1. x\", \"2. x\"]])", "3. x"]);
    assert_eq!(with(&(p("a") + &item(1, 0))), ["a", "1. x"]);
}
