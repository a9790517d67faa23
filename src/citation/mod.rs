//! Citations of official documents in running text: "điểm b khoản 2 Mục IV Kế hoạch số 4049/KH-UBND ngày 02/12/2021 của
//! UBND tỉnh" → type, number, year, issuing body, clause.
//!
//! Comes in: text without marks, a paragraph at a time. Goes out: what is cited and where it stands. May not live here:
//! which document of the portal is meant. Only room for `regex`.
//!
//! The grammar is that of Nghị định 30/2020/NĐ-CP (Phụ lục I, III) and Hướng dẫn 36-HD/VPTW for party papers, with the
//! noise that offices type: spaces around `/` and `-`, any dash, `Ð` or `D` for `Đ`, separators in the other order.

mod clause;
mod grammar;

pub use clause::{Step, anchors};
pub use grammar::{abbreviation, find, number};

use crate::model::Date;
use crate::model::words::DocumentType;
use std::ops::Range;

/// A document as others call it. Numbers restart every year, so the year belongs to it where the text tells it.
#[derive(Clone, Debug, PartialEq)]
pub struct Citation {
    pub number: Number,
    pub date: Option<Date>,
    /// The issuer in words, "của UBND tỉnh", without "của".
    pub issuer: Option<String>,
    /// The clause, outermost step first; empty if the whole document is meant.
    pub clause: Vec<Step>,
}

impl Citation {
    /// The year in the number, else that of the date beside it.
    pub fn year(&self) -> Option<u16> {
        self.number.year.or(self.date.map(|d| d.year))
    }
}

/// Number and symbol, `4049/KH-UBND`, taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Number {
    /// `4049`; empty where it was left blank.
    pub figure: String,
    /// Printed in the number itself, `23/2021/QĐ-TTg`.
    pub year: Option<u16>,
    /// From the symbol; of dispatches and laws (`06/2022/QH15`), which name none in it, from the word before.
    pub kind: Option<DocumentType>,
    /// Whether the symbol names no type.
    pub untyped: bool,
    /// Issuing body as in the symbol, in capitals: `UBND`, `TTG`; of a dispatch with its desk, `UBND-TH`.
    pub body: String,
    /// Written the other way round: a State paper as the Party does (`15-CT/UBND`), or the reverse.
    pub turned: bool,
}

impl Number {
    /// Whether two spellings mean one number: typing noise and the order of separators do not count.
    pub fn same(&self, other: &Number) -> bool {
        let years = self.year.zip(other.year).is_none_or(|(a, b)| a == b);
        let kinds = self.kind.zip(other.kind).is_none_or(|(a, b)| a == b);
        self.figure == other.figure && self.body == other.body && kinds && years
    }

    /// As it should be printed: `15/CT-UBND`, `34-CT/TW`.
    pub fn proper(&self) -> String {
        let kind = self.kind.filter(|_| !self.untyped).and_then(abbreviation);
        let year = self.year.map(|y| format!("/{y}")).unwrap_or_default();
        // Numbers below ten are printed with a nought (Nghị định 30/2020/NĐ-CP, Phụ lục I).
        let figure = if self.figure.is_empty() { String::new() } else { format!("{:0>2}", self.figure) };
        let body = if self.body == "TTG" { "TTg" } else { &self.body };
        match kind {
            Some(kind) if grammar::is_party(&self.body) => format!("{figure}-{kind}/{body}"),
            Some(kind) => format!("{figure}{year}/{kind}-{body}"),
            None => format!("{figure}{year}/{body}"),
        }
    }
}

/// What a text cites. Ranges are bytes of the text, from the clause or the type to the date, in order.
#[derive(Debug, Default, PartialEq)]
pub struct Found {
    pub citations: Vec<(Range<usize>, Citation)>,
    /// What looks like a number and cannot be read.
    pub unread: Vec<Range<usize>>,
}
