//! The clause that a citation names: "gạch đầu dòng thứ hai điểm b khoản 2 Mục IV".

use regex::Regex;
use std::sync::LazyLock;

/// One step of the way to a clause, from the outermost (declared first) to the innermost.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    Part(usize),
    Chapter(usize),
    /// `Mục IV` or `Mục 4`; `roman` as printed.
    Section {
        number: usize,
        roman: bool,
    },
    Article(usize),
    /// khoản, or điểm with a number.
    Number(usize),
    /// điểm or tiết with a letter; `đ` is `dd`.
    Letter(String),
    /// The nth dash.
    Dash(usize),
}

const STEP: &str = r"(?:gạch đầu dòng thứ (?P<dash>\d{1,2}|nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười)|(?:tiết|điểm|khoản) (?P<item>\d{1,3}|[a-zđ])\)?|(?P<word>Phần|Chương|Mục|Điều) (?P<number>\d{1,3}|[IVXivx]{1,6}))";

static STEPS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let one = STEP.replace("(?P<dash>", "(?:").replace("(?P<item>", "(?:");
    let one = one.replace("(?P<word>", "(?:").replace("(?P<number>", "(?:");
    Regex::new(&format!(r"(?i)(?:{one}\s*,?\s*(?:của\s+)?)+(?:(?:tại|trong)\s+)?$")).ok()
});
static ONE: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(&format!("(?i){STEP}")).ok());

/// The steps that stand right before the end of `text`, and where they begin.
pub fn before(text: &str) -> Option<(usize, Vec<Step>)> {
    // No way to a clause is longer; the regular expression would otherwise read the whole paragraph again.
    const LONGEST: usize = 160;
    let mut from = text.len().saturating_sub(LONGEST);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let found = STEPS.as_ref()?.find(&text[from..])?;
    let start = from + found.start();
    // "điểm" at the end of "quan điểm 2 …" is no step.
    if text[..start].ends_with(char::is_alphanumeric) {
        return None;
    }
    let mut steps: Vec<Step> = ONE.as_ref()?.captures_iter(found.as_str()).filter_map(|c| step(&c)).collect();
    steps.sort();
    (!steps.is_empty()).then_some((start, steps))
}

fn step(captures: &regex::Captures<'_>) -> Option<Step> {
    if let Some(dash) = captures.name("dash") {
        return Some(Step::Dash(ordinal(dash.as_str())?));
    }
    if let Some(item) = captures.name("item") {
        let item = item.as_str();
        return Some(match item.parse() {
            Ok(number) => Step::Number(number),
            Err(_) if item.to_lowercase() == "đ" => Step::Letter("dd".into()),
            Err(_) => Step::Letter(item.to_lowercase()),
        });
    }
    let printed = captures.name("number")?.as_str();
    let (number, roman) = match printed.parse() {
        Ok(number) => (number, false),
        Err(_) => (crate::outline::roman(&printed.to_uppercase())?, true),
    };
    Some(match captures.name("word")?.as_str().to_lowercase().as_str() {
        "phần" => Step::Part(number),
        "chương" => Step::Chapter(number),
        "mục" => Step::Section { number, roman },
        _ => Step::Article(number),
    })
}

fn ordinal(word: &str) -> Option<usize> {
    word.parse().ok().or_else(|| crate::outline::ordinal_word(&word.to_lowercase()))
}

/// The anchors that the steps may mean, the likeliest first. "Mục IV" is the Roman section `iv` where the document prints
/// Roman sections, else `muc-4`; an article stands alone whatever chapter it is in.
pub fn anchors(steps: &[Step]) -> Vec<String> {
    let article = steps.iter().position(|s| matches!(s, Step::Article(_))).unwrap_or(0);
    let mut ways = vec![String::new()];
    for step in &steps[article..] {
        let segments: Vec<String> = match step {
            Step::Part(n) => vec![format!("phan-{n}")],
            Step::Chapter(n) => vec![format!("chuong-{n}")],
            Step::Section { number, roman } => {
                let printed = crate::outline::to_roman(*number).to_lowercase();
                if *roman { vec![printed, format!("muc-{number}")] } else { vec![format!("muc-{number}"), printed] }
            }
            Step::Article(n) => vec![format!("dieu-{n}")],
            Step::Number(n) | Step::Dash(n) => vec![n.to_string()],
            Step::Letter(letter) => vec![letter.clone()],
        };
        ways = ways
            .iter()
            .flat_map(|way: &String| {
                let join = move |s: &String| if way.is_empty() { s.clone() } else { format!("{way}-{s}") };
                segments.iter().map(join)
            })
            .collect();
    }
    ways
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ways_to_a_clause() {
        let steps = |text: &str| before(text).map(|(_, steps)| anchors(&steps)[0].clone());
        assert_eq!(steps("theo điểm b khoản 2 Mục IV ").as_deref(), Some("iv-2-b"));
        assert_eq!(steps("tại điểm đ, khoản 1, Điều 5 của ").as_deref(), Some("dieu-5-1-dd"));
        assert_eq!(steps("gạch đầu dòng thứ hai điểm b khoản 2 mục IV ").as_deref(), Some("iv-2-b-2"));
        assert_eq!(steps("Mục IV, khoản 2 ").as_deref(), Some("iv-2"));
        assert_eq!(steps("tiết a điểm 2 Mục II của ").as_deref(), Some("ii-2-a"));
        assert_eq!(steps("thực hiện "), None);
        assert_eq!(anchors(&[Step::Section { number: 4, roman: true }]), ["iv", "muc-4"]);
    }
}
