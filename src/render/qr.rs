//! A QR code (ISO/IEC 18004) as one SVG path: black squares as `M x y h n v 1 h -n z`.
//! Comes in: an address. Goes out: width in squares and path data. May not live here: pages.

use qrcodegen::{Mask, QrCode, QrCodeEcc, QrSegment, Version};
use serde::Serialize;
use std::fmt::Write;

/// A code to scan. `size` includes the quiet border of four squares.
#[derive(Debug, Serialize)]
pub struct QrView {
    pub size: i32,
    pub path: String,
    /// What it says.
    pub text: String,
}

const BORDER: i32 = 4;

/// Nothing if the text is too long for a code (about 2 300 bytes).
pub fn code(text: &str) -> Option<QrView> {
    // A reader takes any of the eight masks. Trying all of them for the most even look costs more than the whole page.
    let (from, to, mask) = (Version::MIN, Version::MAX, Some(Mask::new(3)));
    // Sheets hang in the open: 15 % of the code may be damaged.
    let segments = QrSegment::make_segments(text);
    let code = QrCode::encode_segments_advanced(&segments, QrCodeEcc::Medium, from, to, mask, true).ok()?;
    let mut path = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let run = (x..code.size()).take_while(|x| code.get_module(*x, y)).count() as i32;
            if run > 0 {
                let _ = write!(path, "M{} {}h{run}v1h-{run}z", x + BORDER, y + BORDER);
            }
            x += run.max(1);
        }
    }
    Some(QrView { size: code.size() + 2 * BORDER, path, text: text.to_string() })
}
