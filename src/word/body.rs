//! The elements of a text. Comes in: `document.xml`, `footnotes.xml` or `endnotes.xml` (17.2, 17.11). Goes out: blocks,
//! or the texts of the notes. May not live here: what becomes of paragraphs and tables once they are known.

use super::numbering::Numbering;
use super::story::Story;
use super::styles::Styles;
use super::xml::{Node, attribute, each};
use super::{Block, NoteKind, Notes, Trouble};
use quick_xml::events::BytesStart;

/// What an element is, or what it lies in: names mean something in their place only. `w:tab` is a character in a run
/// and a position in the properties of a paragraph.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Place {
    /// Nothing that is read.
    Nothing,
    Root,
    /// Where paragraphs and tables stand.
    Flow,
    Body,
    Note,
    Box,
    Paragraph,
    ParagraphProps,
    NumberProps,
    MarkProps,
    Run,
    RunProps,
    Text,
    /// A picture or a shape: only text boxes in it are read, as the text of diagrams has the same names.
    Drawing,
    Table,
    TableProps,
    Row,
    RowProps,
    Cell,
    CellProps,
}

/// An open element.
#[derive(Clone, Copy, Debug)]
pub struct Open {
    /// What ends with it; `Nothing` for one that only wraps others.
    pub is: Place,
    /// Where its children are.
    pub within: Place,
    /// Whether the text of the run that it is in is hidden.
    pub hidden: bool,
    /// Whether spaces at the ends of texts count.
    pub spaces: bool,
    /// Whether the first of its alternatives has been seen.
    pub chosen: bool,
}

/// What came out of a part.
struct Read {
    blocks: Vec<Block>,
    /// Notes that it refers to, in order.
    referred: Vec<(NoteKind, i64)>,
    notes: Vec<(i64, String)>,
    /// Whether text was left out for a field that never ends.
    endless: bool,
}

pub struct Walk<'s> {
    pub story: Story<'s>,
    pub open: Vec<Open>,
    /// What the properties of the open run or of the end of a paragraph say.
    pub vanish: Option<bool>,
    pub style: Option<String>,
    pub text: String,
    pub note: i64,
    pub blocks: Vec<Block>,
    pub notes: Vec<(i64, String)>,
    /// Whether there was a body, or a list of notes.
    pub whole: bool,
}

/// Reads the document itself. `notes` come after it, if it refers to them.
pub fn document(
    xml: &[u8],
    styles: &Styles,
    numbering: &mut Numbering,
    mut notes: Notes,
) -> Result<Vec<Block>, Trouble> {
    let Read { mut blocks, referred, .. } = read(xml, styles, numbering, &notes)?;
    for (number, key) in (1..).zip(referred) {
        blocks.extend(notes.remove(&key).map(|text| Block::Note(number, text)));
    }
    Ok(blocks)
}

/// Reads all footnotes or all endnotes, with the numbers that the file gives them.
pub fn notes(xml: &[u8], styles: &Styles, numbering: &mut Numbering) -> Result<Vec<(i64, String)>, Trouble> {
    Ok(read(xml, styles, numbering, &Notes::new())?.notes)
}

/// A field without an end would swallow all that follows: then the text in the code of fields is read too.
fn read(xml: &[u8], styles: &Styles, numbering: &mut Numbering, notes: &Notes) -> Result<Read, Trouble> {
    let read = walk(xml, Story::new(styles, numbering, notes, false))?;
    if read.endless { walk(xml, Story::new(styles, numbering, notes, true)) } else { Ok(read) }
}

fn walk(xml: &[u8], story: Story<'_>) -> Result<Read, Trouble> {
    let mut walk = Walk {
        story,
        open: Vec::new(),
        vanish: None,
        style: None,
        text: String::new(),
        note: 0,
        blocks: Vec::new(),
        notes: Vec::new(),
        whole: false,
    };
    each(xml, |node| match node {
        Node::Start(e) => walk.start(e),
        Node::End => walk.end(),
        Node::Text(text) => {
            if walk.open.last().is_some_and(|open| open.within == Place::Text) {
                walk.text.push_str(text);
            }
            Ok(())
        }
    })?;
    let Walk { story, blocks, notes, whole, .. } = walk;
    let (referred, endless) = (story.referred, story.endless);
    if whole { Ok(Read { blocks, referred, notes, endless }) } else { Err(Trouble::Broken) }
}

impl Walk<'_> {
    fn start(&mut self, e: &BytesStart<'_>) -> Result<(), Trouble> {
        let name = e.local_name();
        let name = name.as_ref();
        let mut open = match self.open.last_mut() {
            None => {
                self.whole = matches!(name, "footnotes" | "endnotes");
                // A workbook or a presentation has another root.
                let within = if self.whole || name == "document" { Place::Root } else { return Err(Trouble::Kind) };
                let spaces = keeps_spaces(e).unwrap_or(false);
                self.open.push(Open { is: Place::Nothing, within, hidden: false, spaces, chosen: false });
                return Ok(());
            }
            // Of alternatives the first one counts: the others say the same for programs that know less.
            Some(parent) if name == "Choice" && parent.chosen => Open { within: Place::Nothing, ..*parent },
            Some(parent) => {
                parent.chosen |= name == "Choice";
                *parent
            }
        };
        (open.is, open.within) = self.place(open.within, name, e)?;
        open.chosen = false;
        if open.is == Place::Run {
            open.hidden = self.story.is_hidden(None, None);
        } else if open.is == Place::Text {
            open.spaces = keeps_spaces(e).unwrap_or(open.spaces);
        }
        self.open.push(open);
        Ok(())
    }

    /// What an element is, by where it stands, and where its children are. What is not known is looked through where
    /// text stands: a link, an inserted piece, a control with its content. Elsewhere it is nothing.
    fn place(&mut self, within: Place, name: &str, e: &BytesStart<'_>) -> Result<(Place, Place), Trouble> {
        use Place::*;
        let nothing = (Nothing, Nothing);
        Ok(match (within, name) {
            (Nothing, _) | (_, "Fallback") => nothing,
            (_, "AlternateContent" | "Choice") => (Nothing, within),
            (Root, "body") => {
                self.whole = true;
                self.story.begin(false)?;
                (Body, Flow)
            }
            (Root, "footnote" | "endnote") => {
                // The others are lines between the text and the notes.
                if attribute(e, "type").is_some_and(|kind| kind != "normal") {
                    return Ok(nothing);
                }
                self.note = id(e);
                self.story.begin(true)?;
                (Note, Flow)
            }
            (Flow, "p") => {
                self.story.begin_paragraph()?;
                (Paragraph, Paragraph)
            }
            (Flow, "tbl") => {
                self.story.begin_table();
                (Table, Table)
            }
            (Table, "tr") => {
                self.story.begin_row()?;
                (Row, Row)
            }
            (Row, "tc") => {
                self.story.begin_cell()?;
                (Cell, Flow)
            }
            (Table, "tblPr") => (Nothing, TableProps),
            (Row, "trPr") => (RowProps, RowProps),
            (Flow, "tcPr") => (CellProps, CellProps),
            (Paragraph, "pPr") => {
                (self.vanish, self.style) = (None, None);
                (ParagraphProps, ParagraphProps)
            }
            (Paragraph, "r") | (Run, "r") => (Run, Run),
            // Deleted and moved away by tracked changes (17.13.5), formulas, what controls say about themselves, and
            // the reading of a word above it.
            (
                _,
                "del" | "moveFrom" | "oMath" | "oMathPara" | "sdtPr" | "sdtEndPr" | "smartTagPr" | "customXmlPr" | "rt",
            ) if matches!(within, Root | Flow | Table | Row | Paragraph | Run) => nothing,
            (Paragraph | Flow, "drawing" | "pict" | "object" | "sectPr") => nothing,
            (Root | Flow | Table | Row | Paragraph, _) => (Nothing, within),
            (Run, "rPr") => {
                (self.vanish, self.style) = (None, None);
                (RunProps, RunProps)
            }
            (Run, "t") => {
                self.text.clear();
                (Text, Text)
            }
            (Run, "drawing" | "pict" | "object") => (Nothing, Drawing),
            (Run, "ruby" | "rubyBase") => (Nothing, Run),
            (Run, _) => {
                self.character(name, e);
                nothing
            }
            (Drawing, _) => self.drawing(name, e)?,
            (ParagraphProps, "numPr") => (Nothing, NumberProps),
            (ParagraphProps, "rPr") => (Nothing, MarkProps),
            _ => {
                self.property(within, name, e);
                nothing
            }
        })
    }
}

/// The number that the file gives a note; the separators have negative ones in some files.
pub fn id(e: &BytesStart<'_>) -> i64 {
    attribute(e, "id").and_then(|id| id.trim().parse().ok()).unwrap_or(i64::MIN)
}

fn keeps_spaces(e: &BytesStart<'_>) -> Option<bool> {
    Some(attribute(e, "space")? == "preserve")
}
