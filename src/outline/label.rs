//! The labels of official texts: `Phần thứ nhất`, `Chương I`, `Mục 2`, `Điều 5.`, `IV.`, `2.`, `1.1.`, `b)`, `-`, `+`.
//! Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, and the habits of offices (domain C.2, C.4).

/// Kind of a label, from the outermost to the innermost.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    Appendix,
    Part,
    Chapter,
    Section,
    Subsection,
    /// A capital letter, `A.`
    Capital,
    /// `IV.`
    Roman,
    /// `Điều 5.`
    Article,
    /// `2.`, also `1.1.`
    Number,
    /// `b)`
    Letter,
    Dash,
    Plus,
}

impl Kind {
    /// Dashes and pluses: addressed by their place among their siblings.
    pub fn unnumbered(self) -> bool {
        matches!(self, Kind::Dash | Kind::Plus)
    }

    pub fn always_heading(self) -> bool {
        self < Kind::Article
    }
}

/// A label as read.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    pub kind: Kind,
    /// The number in the form of an anchor: `iv`, `2`, `1-1`, `dd`; empty for dashes.
    value: String,
}

impl Label {
    /// Smaller stands outside. `1.1` stands below `1.`.
    pub fn rank(&self) -> (Kind, usize) {
        (self.kind, self.value.matches('-').count())
    }

    /// Whether it is the number after `before`: `Điều 5` after `Điều 4`, `III.` after `II.`.
    pub fn follows(&self, before: &Label) -> bool {
        let number = |label: &Label| match label.kind {
            Kind::Roman => roman(&label.value.to_uppercase()),
            Kind::Dash | Kind::Plus | Kind::Letter | Kind::Capital => None,
            _ => label.value.rsplit('-').next()?.parse().ok(),
        };
        self.rank() == before.rank() && number(self).zip(number(before)).is_some_and(|(own, before)| own == before + 1)
    }

    /// Its part of an anchor. `parent` is the item it belongs to: a printed `1.1` below `1.` adds only its own number.
    pub fn segment(&self, parent: Option<&Label>) -> String {
        let word = match self.kind {
            Kind::Appendix => "phu-luc",
            Kind::Part | Kind::Capital => "phan",
            Kind::Chapter => "chuong",
            Kind::Section => "muc",
            Kind::Subsection => "tieu-muc",
            Kind::Article => "dieu",
            Kind::Number => {
                let prefix = parent.filter(|p| p.kind == Kind::Number).map(|p| format!("{}-", p.value));
                return prefix.and_then(|p| self.value.strip_prefix(&p)).unwrap_or(&self.value).to_string();
            }
            Kind::Roman | Kind::Letter | Kind::Dash | Kind::Plus => return self.value.clone(),
        };
        if self.value.is_empty() { word.to_string() } else { format!("{word}-{}", self.value) }
    }
}

/// A label found at the beginning of a line.
pub struct Found {
    pub label: Label,
    /// Bytes of the printed label.
    pub printed: usize,
    /// Where the words begin.
    pub words: usize,
}

/// Reads the label at the beginning of `line`; bold marks around it are skipped.
pub fn read(line: &str) -> Option<Found> {
    let stars = line.len() - line.trim_start_matches('*').len();
    // `* ` is a dash; `**I.` is bold.
    let marks = if stars >= 2 { stars } else { 0 };
    let rest = &line[marks..];
    let (kind, value, length) = named(rest).or_else(|| mark(rest)).or_else(|| numbered(rest))?;
    let mut end = marks + length;
    // "Điều 1." is printed with its dot.
    end += usize::from(kind == Kind::Article && line[end..].starts_with('.'));
    let after = &line[end..];
    if !after.is_empty() && !after.starts_with([' ', '\t', '\u{A0}', '*', '.', ':', '-', '–']) {
        return None;
    }
    // Words written after a named label without a dot ("Chương I – Quy định chung") begin after the separator.
    let separators: &[char] = if kind <= Kind::Subsection || kind == Kind::Article {
        &[' ', '\u{A0}', '.', ':', '-', '–']
    } else {
        &[' ', '\t', '\u{A0}']
    };
    let words = line.len() - after.trim_start_matches(separators).len();
    Some(Found { label: Label { kind, value }, printed: end, words })
}

/// `Phần`, `Chương`, `Mục`, `Tiểu mục`, `Điều`, `Phụ lục` with a number.
fn named(line: &str) -> Option<(Kind, String, usize)> {
    const WORDS: [(&str, Kind); 6] = [
        ("phụ lục", Kind::Appendix),
        ("phần", Kind::Part),
        ("chương", Kind::Chapter),
        ("tiểu mục", Kind::Subsection),
        ("mục", Kind::Section),
        ("điều", Kind::Article),
    ];
    let first = line.chars().next().filter(|c| c.is_uppercase())?;
    debug_assert!(first.is_alphabetic());
    // Letter by letter, so that separate marks (NFD) count too and the length is that of the line as written.
    let mut ends = line.char_indices().map(|(at, c)| at + c.len_utf8()).take(24);
    let (kind, mut length) = ends.find_map(|end| {
        let head = crate::vietnamese::nfc(&line[..end]).to_lowercase();
        let unfinished = line[end..].starts_with(|c| ('\u{300}'..='\u{323}').contains(&c));
        let (_, kind) = WORDS.iter().find(|(word, _)| *word == head && !unfinished)?;
        Some((*kind, end))
    })?;
    let rest = &line[length..];
    if kind == Kind::Appendix && (rest.trim().is_empty() || rest.starts_with(['.', ':'])) {
        return Some((kind, String::new(), length));
    }
    let mut number = rest.strip_prefix([' ', '\u{A0}'])?;
    length = line.len() - number.len();
    for ordinal in ["thứ ", "THỨ "] {
        if let Some(after) = number.strip_prefix(ordinal) {
            number = after;
            length = line.len() - number.len();
        }
    }
    let token: &str = number.split([' ', '.', ':', '*', '\u{A0}']).next().unwrap_or_default();
    let value = if !token.is_empty() && token.bytes().all(|b| b.is_ascii_digit()) {
        token.trim_start_matches('0').to_string()
    } else if let Some(n) = roman(token) {
        n.to_string()
    } else {
        ordinal_word(&token.to_lowercase())?.to_string()
    };
    // "Điều 5 của Luật …" in running text is no heading: a named label ends its line, or a mark follows.
    let after = &number[token.len()..];
    let ends = after.trim().is_empty()
        || after.starts_with(['.', ':', '*'])
        || kind != Kind::Article && after.trim_start().starts_with(['-', '–']);
    ends.then(|| (kind, value, length + token.len()))
}

/// `nhất`, `hai` … `mười`
pub fn ordinal_word(word: &str) -> Option<usize> {
    const WORDS: [&str; 10] = ["nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười"];
    WORDS.iter().position(|w| *w == word).map(|i| i + 1)
}

/// Dashes, bullets and pluses.
fn mark(line: &str) -> Option<(Kind, String, usize)> {
    let first = line.chars().next()?;
    let kind = match first {
        '-' | '–' | '—' | '•' | '*' => Kind::Dash,
        '+' => Kind::Plus,
        _ => return None,
    };
    line[first.len_utf8()..].starts_with([' ', '\t', '\u{A0}']).then(|| (kind, String::new(), first.len_utf8()))
}

/// `IV.`, `A.`, `2.`, `2/`, `1.1.`, `b)`.
fn numbered(line: &str) -> Option<(Kind, String, usize)> {
    let token_end = line.find([' ', '\t', '\u{A0}', '*']).unwrap_or(line.len());
    let token = &line[..token_end];
    let body = token.trim_end_matches(['.', ')', '/', '-']);
    if body.is_empty() || body.len() + 2 < token.len() {
        return None;
    }
    let closed = body.len() < token.len();
    if body.bytes().all(|b| b.is_ascii_digit() || b == b'.') && body.starts_with(|c: char| c.is_ascii_digit()) {
        let parts: Vec<&str> = body.split('.').collect();
        // "1.500 cán bộ" is an amount, "0." no number.
        let sound = parts.iter().all(|p| (1..=3).contains(&p.len()) && p.bytes().any(|b| b != b'0'))
            && parts.iter().skip(1).all(|p| p.len() <= 2 && !p.starts_with('0'));
        // A lone number needs its mark; `1.1` may go without.
        return (sound && parts.len() <= 4 && (closed || parts.len() > 1)).then(|| {
            let value: Vec<&str> = parts.iter().map(|p| p.trim_start_matches('0')).collect();
            (Kind::Number, value.join("-"), token.len())
        });
    }
    if !closed {
        return None;
    }
    if roman(body).is_some() {
        return Some((Kind::Roman, body.to_lowercase(), token.len()));
    }
    let mut letters = body.chars();
    match (letters.next(), letters.next()) {
        (Some('đ'), None) => Some((Kind::Letter, "dd".to_string(), token.len())),
        (Some(c @ 'a'..='z'), None) => Some((Kind::Letter, c.to_string(), token.len())),
        (Some('Đ'), None) => Some((Kind::Capital, "dd".to_string(), token.len())),
        (Some(c @ 'A'..='Z'), None) if token.ends_with('.') => {
            Some((Kind::Capital, c.to_ascii_lowercase().to_string(), token.len()))
        }
        _ => None,
    }
}

/// Value of a Roman numeral of I, V and X, as sections are numbered; `C.` and `D.` are capital letters.
pub fn roman(text: &str) -> Option<usize> {
    if text.is_empty() || text.len() > 6 {
        return None;
    }
    let digits: Option<Vec<usize>> = text
        .chars()
        .map(|c| match c {
            'I' => Some(1),
            'V' => Some(5),
            'X' => Some(10),
            _ => None,
        })
        .collect();
    let digits = digits?;
    let value = digits.iter().enumerate().fold(0isize, |sum, (i, d)| {
        let d = *d as isize;
        if digits.get(i + 1).is_some_and(|next| *next as isize > d) { sum - d } else { sum + d }
    });
    usize::try_from(value).ok().filter(|v| *v > 0)
}

/// 4 → `IV`, for the numbers of sections.
pub fn to_roman(number: usize) -> String {
    const DIGITS: [(usize, &str); 9] =
        [(100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];
    let mut rest = number.min(399);
    let mut out = String::new();
    for (value, digits) in DIGITS {
        while rest >= value {
            out.push_str(digits);
            rest -= value;
        }
    }
    out
}
