//! One text while it is being read: its open paragraphs, tables and fields. Comes in: what `body` sees. Goes out:
//! blocks. May not live here: XML.

use super::fields::Fields;
use super::flow::{Flow, Mark, Paragraph};
use super::numbering::Numbering;
use super::styles::{Kind, Styles};
use super::tables::{self, CellShape, Row, Table};
use super::{Block, NOTE_BEGINS, NOTE_ENDS, NoteKind, Notes, Trouble, package};
use std::collections::HashMap;

/// Paragraphs, rows and columns of one text.
const PIECES: usize = 2_000_000;

pub struct Story<'s> {
    styles: &'s Styles,
    numbering: &'s mut Numbering,
    notes: &'s Notes,
    /// Whether to read the text that belongs to the code of fields.
    codes: bool,
    flows: Vec<Flow>,
    pub paragraphs: Vec<Paragraph>,
    pub tables: Vec<Table>,
    fields: Vec<Fields>,
    /// Notes in the order of their references, and their numbers.
    pub referred: Vec<(NoteKind, i64)>,
    numbers: HashMap<(NoteKind, i64), usize>,
    pieces: usize,
    labels: u64,
    /// Whether text was left out for a field that never ends.
    pub endless: bool,
}

impl<'s> Story<'s> {
    pub fn new(styles: &'s Styles, numbering: &'s mut Numbering, notes: &'s Notes, codes: bool) -> Self {
        numbering.reset();
        Story {
            styles,
            numbering,
            notes,
            codes,
            flows: Vec::new(),
            paragraphs: Vec::new(),
            tables: Vec::new(),
            fields: Vec::new(),
            referred: Vec::new(),
            numbers: HashMap::new(),
            pieces: 0,
            labels: 0,
            endless: false,
        }
    }

    fn spend(&mut self, pieces: usize) -> Result<(), Trouble> {
        self.pieces += pieces;
        if self.pieces > PIECES { Err(Trouble::TooLarge) } else { Ok(()) }
    }

    /// Begins the body, a note or a text box: fields end where they do.
    pub fn begin(&mut self, flat: bool) -> Result<(), Trouble> {
        self.fields.push(Fields::default());
        self.begin_flow(flat)
    }

    pub fn end(&mut self) -> Vec<Block> {
        self.endless |= self.fields.pop().is_some_and(|fields| fields.has_left_out());
        self.end_flow()
    }

    fn begin_flow(&mut self, flat: bool) -> Result<(), Trouble> {
        let flat = flat || self.flows.last().is_some_and(|flow| flow.flat);
        self.flows.push(Flow { flat, ..Flow::default() });
        self.spend(1)
    }

    fn end_flow(&mut self) -> Vec<Block> {
        let mut flow = self.flows.pop().unwrap_or_default();
        flow.flush();
        flow.blocks
    }

    pub fn begin_paragraph(&mut self) -> Result<(), Trouble> {
        let style = self.styles.find(Kind::Paragraph, None);
        self.paragraphs.push(Paragraph { style, ..Paragraph::default() });
        self.spend(1)
    }

    pub fn set_style(&mut self, id: Option<String>) {
        let style = self.styles.find(Kind::Paragraph, id);
        if let Some(p) = self.paragraphs.last_mut() {
            p.style = style;
        }
    }

    /// Whether text is hidden: as it says itself, or by its styles and those around it.
    pub fn is_hidden(&self, vanish: Option<bool>, character: Option<String>) -> bool {
        vanish.unwrap_or_else(|| {
            let table = self.tables.last().and_then(|table| table.style);
            let paragraph = self.paragraphs.last().and_then(|p| p.style);
            self.styles.hide([table, paragraph, self.styles.find(Kind::Character, character)])
        })
    }

    /// Counts the paragraph, as soon as its properties are known: a text box in it may hold the next number. Only a
    /// paragraph whose mark is hidden must wait, as it may not show at all.
    pub fn settle(&mut self) -> Result<(), Trouble> {
        let numbered = self.flows.last().is_some_and(|flow| flow.carry.numbered);
        let Some(p) = self.paragraphs.last_mut() else { return Ok(()) };
        p.settled = true;
        if p.mark == Mark::Shown && !numbered {
            let label = self.count()?;
            if let Some(p) = self.paragraphs.last_mut() {
                p.label = Some(label);
            }
        }
        Ok(())
    }

    /// The automatic number of the open paragraph. Its own properties go before those of its style (17.3.1.19).
    fn count(&mut self) -> Result<String, Trouble> {
        let Some(p) = self.paragraphs.last() else { return Ok(String::new()) };
        let style = self.styles.get(p.style);
        let of_style = style.and_then(|s| s.list);
        let Some(list) = p.list.or(of_style).filter(|&list| list != 0) else { return Ok(String::new()) };
        let level = p.level.unwrap_or_else(|| {
            if p.list.is_some() && p.list != of_style {
                return 0;
            }
            let named = [style, style.and_then(|s| self.styles.get(s.numbered_by))].into_iter().flatten();
            let linked = named.into_iter().find_map(|s| self.numbering.level_of(list, &s.id));
            linked.or(style.and_then(|s| s.level)).unwrap_or(0)
        });
        let label = self.numbering.next(list, level);
        self.labels += label.len() as u64;
        if self.labels > package::UNPACKED { Err(Trouble::TooLarge) } else { Ok(label) }
    }

    pub fn end_paragraph(&mut self) -> Result<(), Trouble> {
        if self.paragraphs.last().is_some_and(|p| !p.settled) {
            self.settle()?;
        }
        let hidden = self.paragraphs.last().is_some_and(|p| p.mark == Mark::Hidden && !p.text.is_empty());
        let numbered = self.flows.last().is_some_and(|flow| flow.carry.numbered);
        let late = if hidden && !numbered { Some(self.count()?) } else { None };
        if let (Some(p), Some(flow)) = (self.paragraphs.pop(), self.flows.last_mut()) {
            flow.add(p, late);
        }
        Ok(())
    }

    /// Whether what comes now is no code of a field.
    pub fn in_result(&self) -> bool {
        self.codes || self.fields.last().is_none_or(Fields::in_result)
    }

    /// Text of the open paragraph.
    pub fn push(&mut self, text: &str) {
        if self.in_result() {
            if let Some(p) = self.paragraphs.last_mut() {
                p.text.push_str(text);
            }
        } else if let Some(fields) = self.fields.last_mut() {
            fields.leave_out(text);
        }
    }

    pub fn field(&mut self, step: &str) {
        self.fields.last_mut().into_iter().for_each(|fields| fields.step(step));
    }

    /// A reference to a note; one to a note that is not there shows nothing. Every note has one number.
    pub fn refer(&mut self, kind: NoteKind, id: i64) {
        let key = (kind, id);
        if !self.notes.contains_key(&key) || !self.in_result() {
            return;
        }
        let number = *self.numbers.entry(key).or_insert_with(|| {
            self.referred.push(key);
            self.referred.len()
        });
        self.push(&format!("{NOTE_BEGINS}{number}{NOTE_ENDS}"));
    }

    /// Ends a text box: it comes after the paragraph that it is anchored in.
    pub fn end_box(&mut self) {
        let blocks = self.end();
        if let Some(p) = self.paragraphs.last_mut() {
            p.after.extend(blocks);
        }
    }

    pub fn begin_table(&mut self) {
        self.flows.last_mut().into_iter().for_each(Flow::flush);
        let style = self.styles.find(Kind::Table, None);
        self.tables.push(Table { style, ..Table::default() });
    }

    pub fn set_table_style(&mut self, id: Option<String>) {
        let style = self.styles.find(Kind::Table, id);
        if let Some(table) = self.tables.last_mut() {
            table.style = style;
        }
    }

    pub fn begin_row(&mut self) -> Result<(), Trouble> {
        if let Some(table) = self.tables.last_mut() {
            table.rows.push(Row::default());
        }
        self.spend(1)
    }

    pub fn row(&mut self) -> Option<&mut Row> {
        self.tables.last_mut()?.rows.last_mut()
    }

    pub fn begin_cell(&mut self) -> Result<(), Trouble> {
        if let Some(table) = self.tables.last_mut() {
            table.cell = CellShape { span: 1, covered: false };
        }
        self.begin_flow(true)
    }

    pub fn end_cell(&mut self) -> Result<(), Trouble> {
        let blocks = self.end_flow();
        let Some(table) = self.tables.last_mut() else { return Ok(()) };
        let span = table.cell.span;
        if let Some(row) = table.rows.last_mut() {
            row.cells.push((blocks, span));
        }
        self.spend(span)
    }

    pub fn end_row(&mut self) -> Result<(), Trouble> {
        let extra = self.row().map_or(0, |row| row.before + row.after);
        self.spend(extra)
    }

    pub fn end_table(&mut self) {
        let (Some(mut table), Some(flow)) = (self.tables.pop(), self.flows.last_mut()) else { return };
        table.rows.retain(|row| !row.gone);
        if !flow.flat {
            flow.blocks.extend(tables::blocks(table.rows));
            return;
        }
        for (blocks, _) in table.rows.into_iter().flat_map(|row| row.cells) {
            // Tables within tables within tables: all lines would be moved once for each of them.
            if flow.blocks.is_empty() {
                flow.blocks = blocks;
            } else {
                flow.blocks.extend(blocks);
            }
        }
    }
}
