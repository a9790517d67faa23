//! How an automatic number looks. Comes in: a format and a number. Goes out: text. May not live here: counting.

/// Of all formats (17.18.59) those that Vietnamese documents use; any other one prints as decimal.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Format {
    #[default]
    Decimal,
    /// At least so many digits: `01`.
    Padded(usize),
    LowerLetter,
    UpperLetter,
    LowerRoman,
    UpperRoman,
    Bullet,
    None,
}

/// Letters repeat at most so often, and no Roman number is larger: a file may start to count wherever it likes, and
/// would fill the memory with `m`.
const REPEATS: u32 = 30;
const ROMAN: u32 = 32_767;

impl Format {
    /// `custom` is the pattern of the format "custom", such as `001, 002, 003, ...`.
    pub fn named(name: &str, custom: Option<&str>) -> Format {
        match name {
            "decimalZero" => Format::Padded(2),
            "lowerLetter" => Format::LowerLetter,
            "upperLetter" => Format::UpperLetter,
            "lowerRoman" => Format::LowerRoman,
            "upperRoman" => Format::UpperRoman,
            "bullet" => Format::Bullet,
            "none" => Format::None,
            "custom" => {
                let first = custom.and_then(|c| c.split(',').next()).unwrap_or_default().trim();
                let digits = !first.is_empty() && first.bytes().all(|b| b.is_ascii_digit());
                Format::Padded(if digits { first.len().min(10) } else { 1 })
            }
            _ => Format::Decimal,
        }
    }

    pub fn print(self, number: u32) -> String {
        match self {
            Format::Padded(width) => format!("{number:0width$}"),
            Format::LowerLetter if number <= 26 * REPEATS => letters(number, b'a'),
            Format::UpperLetter if number <= 26 * REPEATS => letters(number, b'A'),
            Format::LowerRoman if number <= ROMAN => roman(number).to_lowercase(),
            Format::UpperRoman if number <= ROMAN => roman(number),
            Format::Bullet | Format::None => String::new(),
            _ => number.to_string(),
        }
    }
}

/// a … z, aa, bb … zz, aaa: the letter is repeated, not counted on as in the columns of a sheet.
fn letters(number: u32, first: u8) -> String {
    let Some(n) = number.checked_sub(1) else { return String::new() };
    let letter = char::from(first + (n % 26) as u8);
    (0..=n / 26).map(|_| letter).collect()
}

fn roman(mut number: u32) -> String {
    const DIGITS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut text = String::new();
    for (value, digit) in DIGITS {
        while number >= value {
            number -= value;
            text.push_str(digit);
        }
    }
    text
}

/// What a bullet prints as: almost every one is a dash in a font whose letters are pictures. A plus is a level of its
/// own in official documents, below the dash.
pub fn bullet(text: &str, font: &str) -> String {
    let pictures = ["wingdings", "webdings", "symbol"].iter().any(|f| font.to_lowercase().starts_with(f));
    let private = |c: char| ('\u{e000}'..='\u{f8ff}').contains(&c);
    let text = text.trim();
    let mut chars = text.chars();
    match (chars.next(), chars.next()) {
        (None, _) => String::new(),
        // Symbol is the one of these fonts in which a plus is a plus.
        (Some('+' | '\u{f02b}'), None) if !pictures || font.eq_ignore_ascii_case("symbol") => "+".to_string(),
        (Some('*'), None) if !pictures => "*".to_string(),
        (Some(c), None) if pictures || c == 'o' || !c.is_alphanumeric() => "-".to_string(),
        _ if text.contains(private) => "-".to_string(),
        _ => text.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats() {
        let print = |name, numbers: &[u32]| -> Vec<String> {
            numbers.iter().map(|&n| Format::named(name, Some("001, 002, ...")).print(n)).collect()
        };
        assert_eq!(print("decimal", &[0, 1, 12]), ["0", "1", "12"]);
        assert_eq!(print("decimalZero", &[1, 12, 123]), ["01", "12", "123"]);
        assert_eq!(print("custom", &[1, 1234]), ["001", "1234"]);
        assert_eq!(print("lowerLetter", &[0, 1, 26, 27, 28, 53, 781]), ["", "a", "z", "aa", "bb", "aaa", "781"]);
        assert_eq!(print("upperLetter", &[5, 31]), ["E", "EE"]);
        assert_eq!(print("lowerRoman", &[4, 9, 14, 1990, u32::MAX]), ["iv", "ix", "xiv", "mcmxc", "4294967295"]);
        assert_eq!(print("upperRoman", &[3, 40]), ["III", "XL"]);
        assert_eq!(print("none", &[3]), [""]);
        assert_eq!(print("chicago", &[3]), ["3"]);
    }

    #[test]
    fn bullets() {
        for dash in ["\u{f0b7}", "\u{f02d}", "•", "o", "§", "–", "-", "▪", " \u{f0a7} "] {
            assert_eq!(bullet(dash, ""), "-", "{dash}");
        }
        assert_eq!(bullet("\u{f02b}", "Symbol"), "+");
        assert_eq!([bullet("+", "Times New Roman"), bullet("+", "Wingdings"), bullet("+", "Symbol")], ["+", "-", "+"]);
        assert_eq!([bullet("ü", "Wingdings"), bullet("Ø", ""), bullet("*", "")], ["-", "Ø", "*"]);
        assert_eq!([bullet("Mục:", ""), bullet("", "Symbol")], ["Mục:", ""]);
    }
}
