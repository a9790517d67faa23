//! Fields: page numbers, cross references, tables of contents. Comes in: the marks between their parts (17.16.18). Goes
//! out: whether a text is shown, or is part of a code. May not live here: what a code means.

/// Fields that are open within each other, and do not end in another text.
#[derive(Default)]
pub struct Fields {
    /// From the outermost: whether the result has begun.
    open: Vec<bool>,
    /// Those of them whose result has not begun. What stands there is part of their code.
    in_code: usize,
    /// Whether text was left out since.
    left_out: bool,
}

impl Fields {
    pub fn step(&mut self, step: &str) {
        match step {
            "begin" => {
                self.open.push(false);
                self.in_code += 1;
            }
            "separate" => {
                if let Some(in_result @ false) = self.open.last_mut() {
                    *in_result = true;
                    self.in_code -= 1;
                }
            }
            "end" => self.in_code -= usize::from(self.open.pop() == Some(false)),
            _ => {}
        }
        self.left_out &= self.in_code > 0;
    }

    pub fn in_result(&self) -> bool {
        self.in_code == 0
    }

    pub fn leave_out(&mut self, text: &str) {
        self.left_out |= !text.is_empty();
    }

    /// Whether text was left out for a field that has not ended.
    pub fn has_left_out(&self) -> bool {
        self.left_out
    }
}
