//! What stands around the text: national heading, issuer, number, place and date, type and summary; Nơi nhận and
//! signature. Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, phần I, mục II; party papers by Hướng dẫn 36-HD/VPTW.

use super::{Block, HEAD, LIST, SMALL, TEXT, centred, mm, run};
use crate::model::words::{Capacity, UnitClass};
use crate::portal::{Document, Portal};
use docx_rs::{AlignmentType, LineSpacing, Paragraph, Run, Table, TableCell, TableRow, VAlignType, WidthType};

/// Width of the text on the page.
const WIDTH: f32 = 160.0;

/// Two columns without borders.
fn columns(left: Vec<Paragraph>, right: Vec<Paragraph>, left_mm: f32) -> Block {
    let (a, b) = (mm(left_mm) as usize, mm(WIDTH - left_mm) as usize);
    let cell = |paragraphs: Vec<Paragraph>, width| {
        let cell = TableCell::new().width(width, WidthType::Dxa).vertical_align(VAlignType::Top);
        paragraphs.into_iter().fold(cell, TableCell::add_paragraph)
    };
    // The signature stays on one page.
    let row = TableRow::new(vec![cell(left, a), cell(right, b)]).cant_split();
    Block::Table(Box::new(Table::without_borders(vec![row]).set_grid(vec![a, b]).width(a + b, WidthType::Dxa)))
}

pub fn head(portal: &Portal, document: &Document) -> Vec<Block> {
    let h = &document.header;
    let unit = document.issuer.unit.map(|unit| portal.unit(unit));
    let party = unit.is_some_and(|u| u.written.class == UnitClass::Party);
    let name = document.issuer.name.replace("UBND", "Ủy ban nhân dân").to_uppercase();
    // The office on one line, its place on the next.
    let lines = match name.strip_prefix("ỦY BAN NHÂN DÂN ") {
        Some(place) => vec!["ỦY BAN NHÂN DÂN", place],
        None => vec![name.as_str()],
    };
    let mut left: Vec<Paragraph> = lines.into_iter().map(|line| centred(run(line, HEAD).bold())).collect();
    left.push(centred(run("———", HEAD)));
    let number = match (&h.number, &h.symbol) {
        (Some(number), _) => Some(number.value.clone()),
        (None, Some(symbol)) => Some(format!("      {symbol}")),
        (None, None) => None,
    };
    left.push(centred(run(&format!("Số: {}", number.as_deref().unwrap_or("……")), HEAD)));
    let mut right = if party {
        vec![centred(run("ĐẢNG CỘNG SẢN VIỆT NAM", HEAD).bold().underline("single"))]
    } else {
        vec![
            centred(run("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", SMALL).bold()),
            centred(run("Độc lập - Tự do - Hạnh phúc", TEXT).bold().underline("single")),
        ]
    };
    let place = h.place.as_deref().map(|p| format!("{p}, ")).unwrap_or_default();
    let date = h.date.map_or_else(|| "ngày … tháng … năm …".to_string(), |d| d.long());
    right.push(centred(run(&format!("{place}{date}"), TEXT).italic()).line_spacing(LineSpacing::new().before(120)));
    let kind = centred(run(&h.kind.label().to_uppercase(), TEXT).bold()).line_spacing(LineSpacing::new().before(240));
    vec![
        columns(left, right, 62.0),
        Block::Paragraph(Box::new(kind)),
        Block::Paragraph(Box::new(centred(run(&h.summary, TEXT).bold()))),
        Block::Paragraph(Box::new(centred(run("———", TEXT)))),
    ]
}

pub fn foot(document: &Document) -> Vec<Block> {
    let h = &document.header;
    if h.distribution.is_empty() && h.signature.is_none() {
        return Vec::new();
    }
    let mut left = Vec::new();
    if !h.distribution.is_empty() {
        left.push(
            Paragraph::new()
                .add_run(run("Nơi nhận:", SMALL).bold().italic())
                .line_spacing(LineSpacing::new().before(240)),
        );
        let last = h.distribution.len() - 1;
        for (i, entry) in h.distribution.iter().enumerate() {
            let end = if i == last { "." } else { ";" };
            left.push(Paragraph::new().add_run(run(&format!("- {entry}{end}"), LIST)));
        }
    } else {
        left.push(Paragraph::new());
    }
    let mut right = Vec::new();
    if let Some(s) = &h.signature {
        let has = |c| s.capacity.contains(&c);
        let with = |c: Capacity, text: &str| if has(c) { format!("{} {text}", c.key()) } else { text.to_string() };
        let mut lines: Vec<String> = Vec::new();
        lines.extend(s.on_behalf_of.as_ref().map(|body| with(Capacity::OnBehalf, body)));
        let acting = [Capacity::ActingFor, Capacity::ByOrder, Capacity::Authorised].into_iter().find(|c| has(*c));
        lines.extend(s.acting_for.as_ref().map(|body| acting.map_or(body.clone(), |c| with(c, body))));
        lines.push(with(Capacity::Acting, &s.title));
        for (i, line) in lines.iter().enumerate() {
            let before = if i == 0 { 240 } else { 0 };
            right.push(centred(run(line, TEXT).bold()).line_spacing(LineSpacing::new().before(before)));
        }
        // Room for hand and seal.
        right.extend((0..4).map(|_| Paragraph::new().align(AlignmentType::Center).add_run(Run::new())));
        right.push(centred(run(&s.name, TEXT).bold()));
    } else {
        right.push(Paragraph::new());
    }
    vec![columns(left, right, 75.0)]
}
