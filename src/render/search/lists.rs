//! Lists of records, packed: the numbers of the records that have a word, in rising order.
//!
//! Comes in: rising numbers. Goes out: bytes that the page's script reads (`docs/search.md`). May not live here: what a
//! record is.

/// Numbers as seven bits a byte, low ones first; the high bit says that more follow (LEB128).
pub fn number(mut value: u32, out: &mut Vec<u8>) {
    while value >= 0x80 {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

/// A text: its length in bytes, then UTF-8.
pub fn text(text: &str, out: &mut Vec<u8>) {
    number(text.len() as u32, out);
    out.extend_from_slice(text.as_bytes());
}

/// A list, in the shortest of three forms. First a number: four times how many numbers follow, plus the form.
///
/// - 0: distances, each from the number after the last one;
/// - 1: runs of neighbours: distance, then length less one (the count is that of the runs);
/// - 2: a bit for every number: the first of them divided by eight, the number of bytes, the bytes.
pub fn list(records: &[u32], out: &mut Vec<u8>) {
    let (Some(first), Some(last)) = (records.first(), records.last()) else { return number(0, out) };
    let mut distances = Vec::new();
    number((records.len() as u32) << 2, &mut distances);
    let mut next = 0;
    for record in records {
        number(record - next, &mut distances);
        next = record + 1;
    }
    let mut pairs = Vec::new();
    let (mut count, mut next) = (0u32, 0);
    for run in records.chunk_by(|a, b| a + 1 == *b) {
        number(run[0] - next, &mut pairs);
        number(run.len() as u32 - 1, &mut pairs);
        next = run[run.len() - 1] + 1;
        count += 1;
    }
    let mut runs = Vec::new();
    number(count << 2 | 1, &mut runs);
    runs.append(&mut pairs);
    let (start, bytes) = (first / 8, (last / 8 - first / 8 + 1) as usize);
    let mut shortest = if runs.len() < distances.len() { runs } else { distances };
    if bytes + 8 < shortest.len() {
        shortest.clear();
        number((records.len() as u32) << 2 | 2, &mut shortest);
        number(start, &mut shortest);
        number(bytes as u32, &mut shortest);
        let at = shortest.len();
        shortest.resize(at + bytes, 0);
        for record in records {
            shortest[at + (record / 8 - start) as usize] |= 1 << (record % 8);
        }
    }
    out.append(&mut shortest);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn packed(records: &[u32]) -> Vec<u8> {
        let mut out = Vec::new();
        list(records, &mut out);
        out
    }

    #[test]
    fn the_shortest_form_is_taken() {
        assert_eq!(packed(&[]), [0]);
        assert_eq!(packed(&[3, 200]), [2 << 2, 3, 0xC4, 0x01]);
        assert_eq!(packed(&(5..900).collect::<Vec<_>>()), [1 << 2 | 1, 5, 0xFE, 0x06]);
        let even: Vec<u32> = (0..1000).map(|n| n * 2).collect();
        assert!(packed(&even).len() < 260 && packed(&even)[0] & 3 == 2);
    }
}
