//! Drawn pictures for shared links, kept by the contents of their drawing.
//!
//! Comes in: the text of a drawing. Goes out: a PNG file, drawn once. May not live here: what is drawn.

use super::Pictures;
use super::kept;
use std::path::PathBuf;
use std::sync::atomic::Ordering;

/// A file that was drawn, or its bytes where nothing is kept.
pub enum Card {
    File(PathBuf),
    Bytes(Vec<u8>),
}

impl Pictures {
    /// The picture of a drawing; the error says why it cannot be drawn or kept.
    pub fn card(&self, svg: &[u8]) -> Result<Card, String> {
        let name = format!("{}.png", kept::name(svg));
        let Some(folder) = self.folder.as_ref().map(|f| f.join("cards")) else {
            return crate::drawing::png(svg).map(Card::Bytes);
        };
        let path = folder.join(&name);
        self.cards.lock().unwrap_or_else(|e| e.into_inner()).insert(path.clone());
        if path.is_file() {
            self.cards_reused.fetch_add(1, Ordering::Relaxed);
            return Ok(Card::File(path));
        }
        self.cards_drawn.fetch_add(1, Ordering::Relaxed);
        let bytes = crate::drawing::png(svg)?;
        // Where nothing can be kept, it is drawn again the next time.
        Ok(kept::keep(&folder, &name, &bytes).map_or(Card::Bytes(bytes), Card::File))
    }
}
