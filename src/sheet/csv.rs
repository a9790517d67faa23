//! CSV → rows of fields with places. UTF-8 or UTF-16; comma, semicolon or tab, as Excel saves it.
//! Comes in: the bytes of one file. Goes out: rows. May not live here: what the columns mean.

use super::{Row, Sheet, Trouble};
use crate::sources::{FileId, Place, Spelled};
use crate::vietnamese::nfc;

pub fn read(file: FileId, bytes: &[u8]) -> Result<Sheet, Trouble> {
    let text = decode(bytes)?;
    match rows(file, &text) {
        Ok(rows) => {
            let parts = vec![(String::new(), 0..rows.len())];
            Ok(Sheet { text, rows, parts, ..Sheet::default() })
        }
        Err(place) => Err(Trouble::OpenQuote(place, text)),
    }
}

/// The file's letters, in NFC; a byte order mark stays.
fn decode(bytes: &[u8]) -> Result<String, Trouble> {
    let units = |bytes: &[u8], make: fn([u8; 2]) -> u16| -> Result<String, Trouble> {
        let units = bytes.chunks_exact(2).map(|pair| make([pair[0], pair[1]]));
        char::decode_utf16(units).collect::<Result<String, _>>().map_err(|_| Trouble::NotUtf8(0))
    };
    // Without a mark UTF-16 shows by the zero bytes of its commas and line ends.
    let zeros = |first: usize| bytes.iter().take(400).skip(first).step_by(2).filter(|b| **b == 0).count();
    let many = bytes.len().min(400) / 8;
    let text = match () {
        () if bytes.starts_with(b"\xFF\xFE") => units(bytes, u16::from_le_bytes)?,
        () if bytes.starts_with(b"\xFE\xFF") => units(bytes, u16::from_be_bytes)?,
        () if many > 0 && zeros(1) > many => units(bytes, u16::from_le_bytes)?,
        () if many > 0 && zeros(0) > many => units(bytes, u16::from_be_bytes)?,
        () => std::str::from_utf8(bytes).map_err(|e| Trouble::NotUtf8(e.valid_up_to()))?.to_string(),
    };
    Ok(match nfc(&text) {
        std::borrow::Cow::Borrowed(_) => text,
        std::borrow::Cow::Owned(composed) => composed,
    })
}

/// Cuts the text; the error is the place of a quote that never closes.
fn rows(file: FileId, text: &str) -> Result<Vec<Row>, Place> {
    let bom = if text.starts_with('\u{FEFF}') { 3 } else { 0 };
    let bytes = &text.as_bytes()[bom..];
    let delimiter = delimiter(&text[bom..]);
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(bytes);
    let mut rows = Vec::new();
    let mut record = csv::StringRecord::new();
    let mut start = bom;
    // Bytes in memory that are UTF-8 cannot fail to be read.
    while let Ok(true) = reader.read_record(&mut record) {
        let end = bom + reader.position().byte() as usize;
        rows.push(fields(file, text, start..end, &record, delimiter));
        start = end;
    }
    match open_quote(&text[bom..], delimiter) {
        Some(at) => Err(Place::new(file, bom + at..bom + at + 1)),
        None => Ok(rows),
    }
}

/// The sign that cuts the columns: the one that occurs most in the row of column titles, which names the official
/// number; deeds are full of commas.
fn delimiter(text: &str) -> u8 {
    let titles = text.lines().take(60).find(|line| {
        let folded = crate::vietnamese::fold(line);
        folded.contains("stt") || folded.contains("so tt") || folded.trim_start_matches('"').starts_with("tt")
    });
    let line = titles.unwrap_or(text);
    [(',', b','), (';', b';'), ('\t', b'\t')]
        .into_iter()
        .max_by_key(|(c, _)| line.matches(*c).count())
        .map_or(b',', |(_, b)| b)
}

/// Gives each field its place: the fields stand in the row's bytes one after the other.
fn fields(file: FileId, text: &str, row: std::ops::Range<usize>, record: &csv::StringRecord, delimiter: u8) -> Row {
    let mut at = row.start;
    let bytes = text.as_bytes();
    record
        .iter()
        .map(|value| {
            while at < row.end && matches!(bytes[at], b'\n' | b'\r') {
                at += 1;
            }
            let start = at;
            let mut quoted = false;
            while at < row.end {
                match bytes[at] {
                    b'"' => quoted = !quoted,
                    b if !quoted && (b == delimiter || b == b'\n' || b == b'\r') => break,
                    _ => {}
                }
                at += 1;
            }
            let trimmed = text[start..at].trim();
            let lead = text[start..at].len() - text[start..at].trim_start().len();
            let place = Place::new(file, start + lead..start + lead + trimmed.len());
            at = (at + 1).min(row.end);
            Spelled::new(value.split_whitespace().collect::<Vec<_>>().join(" "), place)
        })
        .collect()
}

/// Byte of a quote that opens a field and never closes before the end of the file.
fn open_quote(text: &str, delimiter: u8) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut open: Option<usize> = None;
    let mut field_start = true;
    let mut at = 0;
    while at < bytes.len() {
        match (open, bytes[at]) {
            (None, b'"') if field_start => open = Some(at),
            (Some(_), b'"') if bytes.get(at + 1) == Some(&b'"') => at += 1,
            (Some(_), b'"') => open = None,
            _ => {}
        }
        field_start = open.is_none() && (bytes[at] == delimiter || bytes[at] == b'\n');
        at += 1;
    }
    open
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_know_their_place() {
        let text = "\u{FEFF}STT;Họ và tên\r\n1;\"Lò Văn\r\nAn\"\r\n2; Pờ Gia Tự\r\n";
        let rows = rows(FileId(0), text).unwrap();
        assert_eq!(rows[1][1].value, "Lò Văn An");
        assert_eq!(&text[rows[1][1].place.range()], "\"Lò Văn\r\nAn\"");
        assert_eq!(&text[rows[2][1].place.range()], "Pờ Gia Tự");
    }

    #[test]
    fn a_stray_quote() {
        let text = "STT,Tên\n1,\"Lò Văn An\n2,Pờ\n";
        assert_eq!(rows(FileId(0), text).unwrap_err().start, 11);
    }
}
