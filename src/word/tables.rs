//! Tables. Comes in: rows of cells with their blocks. Goes out: a table, or the lines of one that only places text side
//! by side. May not live here: XML.

use super::Block;

/// Columns that a merged cell can span: Word has no more than 63, other writers do.
const COLUMNS: usize = 200;

#[derive(Debug, Default)]
pub struct Table {
    pub style: Option<usize>,
    pub rows: Vec<Row>,
    /// What the open cell says about itself.
    pub cell: CellShape,
}

#[derive(Debug, Default)]
pub struct Row {
    pub cells: Vec<(Vec<Block>, usize)>,
    /// Columns that the row leaves out before its first cell and after its last.
    pub before: usize,
    pub after: usize,
    /// Whether the row does not show: hidden or deleted.
    pub gone: bool,
}

#[derive(Debug, Default)]
pub struct CellShape {
    pub span: usize,
    /// Whether the cell does not show: deleted, or covered by the one above or to the left.
    pub covered: bool,
}

/// A number of columns as the file gives it.
pub fn columns(number: Option<u32>, least: usize) -> usize {
    number.map_or(least, |n| n as usize).clamp(least, COLUMNS)
}

/// The blocks that a table in the text itself gives.
pub fn blocks(rows: Vec<Row>) -> Vec<Block> {
    if rows.iter().all(|row| row.cells.is_empty()) {
        return Vec::new();
    }
    if rows.iter().flat_map(|row| &row.cells).any(|(blocks, _)| is_letterhead(&joined(blocks, " "))) {
        return rows.into_iter().flat_map(|row| row.cells).flat_map(|(blocks, _)| blocks).collect();
    }
    let row = |row: Row| {
        let mut cells = vec![String::new(); row.before];
        for (blocks, span) in row.cells {
            cells.push(joined(&blocks, " "));
            cells.resize(cells.len() + span - 1, String::new());
        }
        cells.resize(cells.len() + row.after, String::new());
        cells
    };
    vec![Block::Table(rows.into_iter().map(row).collect())]
}

/// The lines that are not empty as one text.
pub fn joined(blocks: &[Block], between: &str) -> String {
    let mut all = String::new();
    for block in blocks {
        if let Block::Line(text) = block
            && !text.trim().is_empty()
        {
            all.push_str(if all.is_empty() { "" } else { between });
            all.push_str(text.trim());
        }
    }
    all
}

/// Whether a cell is one of those that open or close an official document (Decree 30/2020/NĐ-CP, annex I): the names of
/// the country and the office, the motto, the document's number, the recipients beside the signature.
fn is_letterhead(cell: &str) -> bool {
    let cell = folded(cell);
    // Both places of the tone are usual. The motto's first word alone is the name of an order too: a table of its
    // holders is no letterhead.
    cell.contains("cộng hòa xã hội chủ nghĩa")
        || cell.contains("cộng hoà xã hội chủ nghĩa")
        || cell.contains("độc lập") && cell.contains("tự do")
        || cell.contains("nơi nhận")
        || cell.strip_prefix("số").is_some_and(|rest| rest.trim_start().starts_with(':'))
}

/// Lower case, white space as one space, and the letters of those words as one character each: some keyboards write the
/// tone, or all marks, as characters of their own.
fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for char in text.chars().flat_map(char::to_lowercase) {
        let whole = folded.chars().next_back().and_then(|last| composed(last, char));
        if let Some(whole) = whole {
            folded.pop();
            folded.push(whole);
        } else if !char.is_whitespace() {
            folded.push(char);
        } else if !folded.is_empty() && !folded.ends_with(' ') {
            folded.push(' ');
        }
    }
    folded
}

fn composed(letter: char, mark: char) -> Option<char> {
    Some(match (letter, mark) {
        ('o', '\u{302}') => 'ô',
        ('o', '\u{31b}') => 'ơ',
        ('o', '\u{323}') => 'ọ',
        ('o', '\u{300}') => 'ò',
        ('ô', '\u{301}') => 'ố',
        ('ô', '\u{323}') | ('ọ', '\u{302}') => 'ộ',
        ('a', '\u{300}') => 'à',
        ('a', '\u{302}') => 'â',
        ('a', '\u{303}') => 'ã',
        ('a', '\u{323}') => 'ạ',
        ('â', '\u{323}') | ('ạ', '\u{302}') => 'ậ',
        ('u', '\u{309}') => 'ủ',
        ('u', '\u{31b}') => 'ư',
        ('u', '\u{323}') => 'ụ',
        ('ư', '\u{323}') | ('ụ', '\u{31b}') => 'ự',
        ('i', '\u{303}') => 'ĩ',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letterheads() {
        for cell in [
            "CỘNG HÒA XÃ HỘI\nCHỦ  NGHĨA VIỆT NAM",
            "Cộng hoà xã hội chủ nghĩa Việt Nam",
            "Độc lập - Tự do - Hạnh phúc",
            "Số: 12/KH-UBND",
            "SỐ : 5",
            "Nơi nhận:",
            "No\u{31b}i nha\u{323}\u{302}n:",
            "Nơi nhâ\u{323}n:",
            "So\u{302}\u{301}: 1",
            "Cô\u{323}ng ho\u{300}a xa\u{303} hô\u{323}i chu\u{309} nghi\u{303}a",
            "Đô\u{323}c lâ\u{323}p, Tư\u{323} do",
        ] {
            assert!(is_letterhead(cell), "{cell}");
        }
        for cell in ["Số lượng", "Huân chương Độc lập hạng Nhất", "Sở: Y tế", "Số 5", "", "Công số: 5"]
        {
            assert!(!is_letterhead(cell), "{cell}");
        }
    }
}
