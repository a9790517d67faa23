//! Small files, made in memory, and what is read from them.

mod bounds;
mod layout;
mod numbers;
mod text;

use super::{Block, read};
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;

/// An archive of these parts.
fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).expect("a part");
        writer.write_all(bytes).expect("its bytes");
    }
    writer.finish().expect("an archive").into_inner()
}

fn wrapped(root: &str, inner: &str) -> String {
    format!(r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:{root} xmlns:w="w">{inner}</w:{root}>"#)
}

/// A document with this body and these other parts beside it, by the name of their root.
fn docx(body: &str, parts: &[(&str, &str)]) -> Vec<u8> {
    let document = wrapped("document", &format!("<w:body>{body}</w:body>"));
    let others: Vec<_> = parts.iter().map(|(r, x)| (format!("word/{r}.xml"), wrapped(r, x))).collect();
    let mut all = vec![("word/document.xml", document.as_bytes())];
    all.extend(others.iter().map(|(name, xml)| (name.as_str(), xml.as_bytes())));
    archive(&all)
}

/// The lines of such a document; other blocks as Rust prints them.
fn lines_with(body: &str, parts: &[(&str, &str)]) -> Vec<String> {
    let blocks = read(&docx(body, parts)).expect("a document");
    let line = |block| match block {
        Block::Line(text) => text,
        other => format!("{other:?}"),
    };
    blocks.into_iter().map(line).collect()
}

fn lines(body: &str) -> Vec<String> {
    lines_with(body, &[])
}

/// A paragraph with one run.
fn p(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

/// A table, or part of one: each cell is the XML of its inside.
fn tbl(rows: &[&[&str]]) -> String {
    let cell = |cell: &&str| format!("<w:tc>{cell}</w:tc>");
    let row = |row: &&[&str]| format!("<w:tr>{}</w:tr>", row.iter().map(cell).collect::<String>());
    format!("<w:tbl><w:tblPr/>{}</w:tbl>", rows.iter().map(row).collect::<String>())
}
