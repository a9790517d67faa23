//! Paragraphs one after the other. Comes in: each of them, when it ends. Goes out: blocks. May not live here: what a
//! paragraph's number is.

use super::Block;

/// Paragraphs one after the other: the body, a cell, a text box, a note.
#[derive(Default)]
pub struct Flow {
    pub blocks: Vec<Block>,
    /// What stands before the next paragraph, as the mark between them does not count.
    pub carry: Carry,
    /// Whether tables come as their lines: what the flow becomes has no room for them.
    pub flat: bool,
}

#[derive(Default)]
pub struct Carry {
    text: String,
    after: Vec<Block>,
    /// Whether it is decided which number stands before it.
    pub numbered: bool,
}

#[derive(Default)]
pub struct Paragraph {
    pub style: Option<usize>,
    pub list: Option<u32>,
    pub level: Option<u32>,
    pub mark: Mark,
    pub text: String,
    /// What is anchored in it and comes after it.
    pub after: Vec<Block>,
    /// The number before it, if it has been counted.
    pub label: Option<String>,
    pub settled: bool,
}

/// The end of a paragraph.
#[derive(Clone, Copy, Default, PartialEq)]
pub enum Mark {
    #[default]
    Shown,
    /// The next paragraph goes on in the same line.
    Hidden,
    /// By a tracked change: this paragraph becomes part of the next one.
    Deleted,
}

impl Flow {
    /// Adds a paragraph. `label` is its number, if it was not counted before.
    pub fn add(&mut self, p: Paragraph, label: Option<String>) {
        let carry = &mut self.carry;
        if let Some(label) = p.label.or(label).filter(|label| !label.is_empty()) {
            carry.text.insert_str(0, &label);
        }
        // The number of a line is that of the first paragraph in it that shows.
        carry.numbered |= p.mark == Mark::Hidden && !p.text.is_empty();
        carry.text.push_str(&p.text);
        carry.after.extend(p.after);
        if p.mark == Mark::Shown {
            let carry = std::mem::take(carry);
            self.blocks.push(Block::Line(carry.text));
            self.blocks.extend(carry.after);
        }
    }

    /// Ends what has no paragraph to go on in.
    pub fn flush(&mut self) {
        let carry = std::mem::take(&mut self.carry);
        self.blocks.extend(Some(carry.text).filter(|text| !text.is_empty()).map(Block::Line));
        self.blocks.extend(carry.after);
    }
}
