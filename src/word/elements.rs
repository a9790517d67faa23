//! What single elements mean, and what ends with them. Comes in: an element and where it stands. Goes out: calls to the
//! story. May not live here: what lies in what.

use super::body::{Place, Walk, id};
use super::flow::Mark;
use super::tables::{columns, joined};
use super::xml::{attribute, clean, is_on, number, val};
use super::{NoteKind, Trouble};
use quick_xml::events::BytesStart;

impl Walk<'_> {
    /// An element of a run that stands for characters (17.3.3).
    pub fn character(&mut self, name: &str, e: &BytesStart<'_>) {
        // Fields count in hidden text too: what follows their end may be seen.
        if name == "fldChar" {
            self.story.field(&attribute(e, "fldCharType").unwrap_or_default());
        }
        if self.open.last().is_some_and(|run| run.hidden) {
            return;
        }
        match name {
            "tab" | "ptab" => self.story.push("\t"),
            "cr" => self.story.push("\n"),
            "br" => {
                let new_page = matches!(attribute(e, "type").as_deref(), Some("page" | "column"));
                self.story.push(if new_page { "\u{c}" } else { "\n" });
            }
            "noBreakHyphen" => self.story.push("-"),
            "footnoteReference" => self.story.refer(NoteKind::Foot, id(e)),
            "endnoteReference" => self.story.refer(NoteKind::End, id(e)),
            _ => {}
        }
    }

    /// An element of a picture or a shape. A shape that does not show says so in a child, or in its style (VML).
    pub fn drawing(&mut self, name: &str, e: &BytesStart<'_>) -> Result<(Place, Place), Trouble> {
        let nothing = (Place::Nothing, Place::Nothing);
        let Some(parent) = self.open.last_mut() else { return Ok(nothing) };
        if name == "txbxContent" {
            if parent.hidden || !self.story.in_result() {
                return Ok(nothing);
            }
            self.story.begin(false)?;
            return Ok((Place::Box, Place::Flow));
        }
        if matches!(name, "docPr" | "cNvPr") && matches!(attribute(e, "hidden").as_deref(), Some("1" | "true")) {
            parent.within = Place::Nothing;
        }
        let style = attribute(e, "style").unwrap_or_default().to_lowercase().replace(' ', "");
        Ok(if style.contains("visibility:hidden") { nothing } else { (Place::Nothing, Place::Drawing) })
    }

    /// A property of a paragraph, a run, a table, a row or a cell. Earlier properties that tracked changes keep lie one
    /// element deeper, and are not read.
    pub fn property(&mut self, of: Place, name: &str, e: &BytesStart<'_>) {
        match (of, name) {
            (Place::ParagraphProps, "pStyle") => self.story.set_style(val(e)),
            (Place::MarkProps | Place::RunProps, "vanish") => self.vanish = Some(is_on(e)),
            (Place::MarkProps | Place::RunProps, "rStyle") => self.style = val(e),
            (Place::TableProps, "tblStyle") => self.story.set_table_style(val(e)),
            (Place::NumberProps | Place::MarkProps, _) => {
                let Some(paragraph) = self.story.paragraphs.last_mut() else { return };
                match name {
                    "numId" => paragraph.list = number(e),
                    "ilvl" => paragraph.level = number(e),
                    "del" | "moveFrom" => paragraph.mark = Mark::Deleted,
                    _ => {}
                }
            }
            (Place::RowProps, _) => {
                let Some(row) = self.story.row() else { return };
                match name {
                    "gridBefore" => row.before = columns(number(e), 0),
                    "gridAfter" => row.after = columns(number(e), 0),
                    "hidden" => row.gone |= is_on(e),
                    "del" => row.gone = true,
                    _ => {}
                }
            }
            (Place::CellProps, _) => {
                let Some(table) = self.story.tables.last_mut() else { return };
                match name {
                    "gridSpan" => table.cell.span = columns(number(e), 1),
                    // Without a value a cell goes on with the one above it (17.4.84), or to its left (17.4.22).
                    "vMerge" | "hMerge" => table.cell.covered |= val(e).as_deref() != Some("restart"),
                    "cellDel" => table.cell.covered = true,
                    _ => {}
                }
            }
            _ => {}
        }
    }

    pub fn end(&mut self) -> Result<(), Trouble> {
        let Some(open) = self.open.pop() else { return Ok(()) };
        match open.is {
            Place::Text if !open.hidden => {
                let whole = self.text.as_str();
                let text = if open.spaces { whole } else { whole.trim_matches([' ', '\t', '\n', '\r']) };
                self.story.push(&text.chars().filter_map(clean).collect::<String>());
            }
            Place::RunProps => {
                let hidden = self.story.is_hidden(self.vanish, self.style.take());
                self.open.last_mut().into_iter().for_each(|run| run.hidden = hidden);
            }
            Place::ParagraphProps => {
                let hidden = self.story.is_hidden(self.vanish, self.style.take());
                if let Some(paragraph) = self.story.paragraphs.last_mut()
                    && paragraph.mark == Mark::Shown
                    && hidden
                {
                    paragraph.mark = Mark::Hidden;
                }
                self.story.settle()?;
            }
            // What does not show is not looked into.
            Place::RowProps if self.story.row().is_some_and(|row| row.gone) => self.close(),
            Place::CellProps if self.story.tables.last().is_some_and(|table| table.cell.covered) => self.close(),
            Place::Paragraph => self.story.end_paragraph()?,
            Place::Cell => self.story.end_cell()?,
            Place::Row => self.story.end_row()?,
            Place::Table => self.story.end_table(),
            Place::Box => self.story.end_box(),
            Place::Body => self.blocks.extend(self.story.end()),
            Place::Note => {
                let text = joined(&self.story.end(), "\n");
                self.notes.push((self.note, text));
            }
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self) {
        self.open.last_mut().into_iter().for_each(|parent| parent.within = Place::Nothing);
    }
}
