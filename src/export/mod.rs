//! Export: a document of the portal → a Word file in the layout of Nghị định 30/2020/NĐ-CP. Only room for `docx_rs`.
//!
//! Comes in: a document of the portal and its text. Goes out: the bytes of a `.docx`. May not live here: the disk, what
//! the text means (`outline/`, `markdown/` tell).

mod body;
mod letterhead;

use crate::portal::{DocumentId, Portal};
use docx_rs::{
    AlignmentType, Docx, Header, LineSpacing, PageMargin, PageNum, Paragraph, Run, RunFonts, SpecialIndentType,
};
use std::io::Cursor;

/// Times New Roman, Unicode (Nghị định 30/2020/NĐ-CP, Phụ lục I, mục I.2).
const FONT: &str = "Times New Roman";

/// Half points: 14, 13, 12 and 11 points.
const TEXT: usize = 28;
const HEAD: usize = 26;
const SMALL: usize = 24;
const LIST: usize = 22;

/// Twentieths of a point in a millimetre.
fn mm(length: f32) -> i32 {
    (length * 1440.0 / 25.4).round() as i32
}

/// Writes a document; `text` is its body in the portal's Markdown. The error is the library's.
pub fn docx(portal: &Portal, id: DocumentId, text: &str) -> Result<Vec<u8>, String> {
    let document = portal.document(id);
    let fonts = RunFonts::new().ascii(FONT).hi_ansi(FONT).east_asia(FONT).cs(FONT);
    // A4; margins 20 to 25 mm above and below, 30 to 35 left, 15 to 20 right (Phụ lục I, mục I.1).
    let margin = PageMargin::new()
        .top(mm(20.0))
        .bottom(mm(20.0))
        .left(mm(30.0))
        .right(mm(20.0))
        .header(mm(10.0))
        .footer(mm(10.0));
    // Pages are numbered above, in the middle, from the second on (mục I.6).
    let number = Paragraph::new().align(AlignmentType::Center).add_page_num(PageNum::new());
    let mut docx = Docx::new()
        .page_size(mm(210.0) as u32, mm(297.0) as u32)
        .page_margin(margin)
        .default_fonts(fonts)
        .default_size(TEXT)
        .title_pg()
        .first_header(Header::new().add_paragraph(Paragraph::new()))
        .header(Header::new().add_paragraph(number));
    for block in letterhead::head(portal, document) {
        docx = block.add_to(docx);
    }
    for block in body::blocks(text) {
        docx = block.add_to(docx);
    }
    for block in letterhead::foot(document) {
        docx = block.add_to(docx);
    }
    let mut bytes = Cursor::new(Vec::new());
    docx.build().pack(&mut bytes).map_err(|e| e.to_string())?;
    Ok(bytes.into_inner())
}

/// A part of the Word file.
enum Block {
    Paragraph(Box<Paragraph>),
    Table(Box<docx_rs::Table>),
}

impl Block {
    fn add_to(self, docx: Docx) -> Docx {
        match self {
            Block::Paragraph(paragraph) => docx.add_paragraph(*paragraph),
            Block::Table(table) => docx.add_table(*table),
        }
    }
}

/// Words of one look.
fn run(text: &str, size: usize) -> Run {
    Run::new().size(size).add_text(text)
}

/// A centred line.
fn centred(run: Run) -> Paragraph {
    Paragraph::new().align(AlignmentType::Center).add_run(run).line_spacing(LineSpacing::new().before(0).after(0))
}

/// A paragraph of running text: justified, first line set in by 1 cm, 6 points apart (mục II.6 of the annex).
fn prose() -> Paragraph {
    Paragraph::new()
        .align(AlignmentType::Both)
        .indent(None, Some(SpecialIndentType::FirstLine(mm(10.0))), None, None)
        .line_spacing(LineSpacing::new().before(120).after(0))
}
