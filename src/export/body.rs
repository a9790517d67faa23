//! The text of a document: clauses, prose, tables, footnotes.

use super::{Block, LIST, SMALL, TEXT, mm, prose, run};
use crate::markdown::{self, Node, Tag};
use crate::outline::{self, Block as Clause, Kind, outline};
use crate::sources::FileId;
use docx_rs::{AlignmentType, BreakType, Footnote, LineSpacing, Paragraph, Run, Table, TableCell, TableRow, WidthType};
use std::collections::HashMap;

/// The blocks of a body.
pub fn blocks(text: &str) -> Vec<Block> {
    let names = outline::notes(text);
    let mut notes = HashMap::new();
    let parts = outline(text);
    // Footnotes first: their marks may stand anywhere before.
    for part in &parts {
        if let Clause::Prose { range, .. } = part {
            collect(&markdown::read_part(&text[range.clone()], FileId(0), 0, &names).nodes, &mut notes);
        }
    }
    let mut out = Vec::new();
    for part in parts {
        match part {
            Clause::Clause(item) => {
                let label = text[item.printed.clone()].trim_matches('*');
                let label = if item.label.kind == Kind::Dash { "-" } else { label };
                let reading = markdown::read_part(&text[item.range.clone()], FileId(0), 0, &names);
                let mut writer = Writer { notes: &notes, ..Writer::default() };
                writer.bold = usize::from(item.heading);
                let whole = item.label.kind <= Kind::Subsection;
                let base = if whole {
                    Paragraph::new().align(AlignmentType::Center).line_spacing(LineSpacing::new().before(240))
                } else {
                    prose()
                };
                let base = if item.heading { base.keep_next(true).outline_lvl(item.depth.min(8)) } else { base };
                writer.paragraph = base;
                writer.words(&format!("{label} "));
                writer.nodes(&reading.nodes);
                out.push(Block::Paragraph(Box::new(writer.paragraph)));
            }
            Clause::Prose { range, heading } => {
                let reading = markdown::read_part(&text[range], FileId(0), 0, &names);
                if matches!(reading.nodes.first(), Some(Node::Start(Tag::Footnote { .. }))) {
                    continue;
                }
                if let Some(table) = table(&reading.nodes, &notes) {
                    out.push(Block::Table(Box::new(table)));
                    continue;
                }
                let mut writer = Writer { notes: &notes, bold: usize::from(heading), ..Writer::default() };
                writer.paragraph = prose();
                writer.nodes(&reading.nodes);
                out.push(Block::Paragraph(Box::new(writer.paragraph)));
            }
        }
    }
    out
}

/// Texts of footnotes by number.
fn collect(nodes: &[Node<'_>], notes: &mut HashMap<String, String>) {
    let mut open: Option<(String, usize, String)> = None;
    for node in nodes {
        match (node, &mut open) {
            (Node::Start(Tag::Footnote { name }), _) => open = Some((name.clone(), 1, String::new())),
            (Node::Start(_), Some((_, depth, _))) => *depth += 1,
            (Node::End, Some((_, depth, _))) => *depth -= 1,
            (Node::Text(words) | Node::Code(words), Some((.., text))) => text.push_str(words),
            (Node::SoftBreak | Node::HardBreak, Some((.., text))) => text.push(' '),
            _ => {}
        }
        if let Some((name, 0, text)) = &open {
            notes.insert(name.clone(), text.trim().to_string());
            open = None;
        }
    }
}

/// Writes inline nodes into one paragraph.
struct Writer<'w> {
    paragraph: Paragraph,
    notes: &'w HashMap<String, String>,
    bold: usize,
    italic: usize,
    open: Vec<char>,
}

static NO_NOTES: std::sync::LazyLock<HashMap<String, String>> = std::sync::LazyLock::new(HashMap::new);

impl Default for Writer<'_> {
    fn default() -> Self {
        Writer { paragraph: Paragraph::new(), notes: &NO_NOTES, bold: 0, italic: 0, open: Vec::new() }
    }
}

impl Writer<'_> {
    fn add(&mut self, run: Run) {
        self.paragraph = std::mem::take(&mut self.paragraph).add_run(run);
    }

    fn words(&mut self, words: &str) {
        let mut run = run(words, TEXT);
        if self.bold > 0 {
            run = run.bold();
        }
        if self.italic > 0 {
            run = run.italic();
        }
        self.add(run);
    }

    fn nodes(&mut self, nodes: &[Node<'_>]) {
        for node in nodes {
            match node {
                Node::Start(tag) => {
                    let kind = match tag {
                        Tag::Strong => 'b',
                        Tag::Emphasis => 'i',
                        _ => ' ',
                    };
                    self.bold += usize::from(kind == 'b');
                    self.italic += usize::from(kind == 'i');
                    self.open.push(kind);
                }
                Node::End => match self.open.pop() {
                    Some('b') => self.bold -= 1,
                    Some('i') => self.italic -= 1,
                    _ => {}
                },
                Node::Text(words) | Node::Code(words) => self.words(words),
                Node::SoftBreak => self.words(" "),
                Node::HardBreak => self.add(Run::new().add_break(BreakType::TextWrapping)),
                Node::FootnoteReference { name } => {
                    if let Some(text) = self.notes.get(name) {
                        let mut note = Footnote::new();
                        note.add_content(Paragraph::new().add_run(run(text, LIST)));
                        self.add(Run::new().add_footnote_reference(note));
                    }
                }
                _ => {}
            }
        }
    }
}

/// A table with lines around its cells.
fn table(nodes: &[Node<'_>], notes: &HashMap<String, String>) -> Option<Table> {
    let Some(Node::Start(Tag::Table { aligns })) = nodes.first() else { return None };
    let width = mm(160.0) as usize / aligns.len().max(1);
    let (mut rows, mut cells) = (Vec::new(), Vec::new());
    let mut head = false;
    let mut writer: Option<(Writer<'_>, usize)> = None;
    for node in nodes {
        match (node, &mut writer) {
            (Node::Start(Tag::TableHead), _) => head = true,
            (Node::Start(Tag::TableRow), _) => head = false,
            (Node::Start(Tag::TableCell), _) => {
                writer = Some((Writer { notes, bold: usize::from(head), ..Writer::default() }, 1));
            }
            (Node::Start(_), Some((writer, depth))) => {
                *depth += 1;
                writer.nodes(std::slice::from_ref(node));
            }
            (Node::End, Some((inner, depth))) => {
                *depth -= 1;
                if *depth > 0 {
                    inner.nodes(std::slice::from_ref(node));
                } else if let Some((done, _)) = writer.take() {
                    cells.push(TableCell::new().width(width, WidthType::Dxa).add_paragraph(done.paragraph.size(SMALL)));
                }
            }
            (Node::End, None) if !cells.is_empty() => rows.push(TableRow::new(std::mem::take(&mut cells)).cant_split()),
            (node, Some((writer, _))) => writer.nodes(std::slice::from_ref(node)),
            _ => {}
        }
    }
    Some(Table::new(rows).set_grid(vec![width; aligns.len()]))
}
