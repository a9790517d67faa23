//! Program text with classes for colours: the only room that knows the highlighter.

use super::html::escape;
use std::sync::LazyLock;
use syntect::html::{ClassStyle, ClassedHTMLGenerator};
use syntect::parsing::SyntaxSet;
use syntect::util::LinesWithEndings;

/// Loaded at the first block of code; most portals have none.
static SYNTAXES: LazyLock<SyntaxSet> = LazyLock::new(SyntaxSet::load_defaults_newlines);

const STYLE: ClassStyle = ClassStyle::SpacedPrefixed { prefix: "hl-" };

/// Writes a block of code; an unknown language is plain text.
pub fn block(language: &str, text: &str, out: &mut String) {
    out.push_str("<pre class=\"code\" tabindex=\"0\"><code>");
    match highlighted(language, text) {
        Some(html) => out.push_str(&html),
        None => escape(text, out),
    }
    out.push_str("</code></pre>\n");
}

fn highlighted(language: &str, text: &str) -> Option<String> {
    if language.is_empty() {
        return None;
    }
    let syntax = SYNTAXES.find_syntax_by_token(language)?;
    let mut generator = ClassedHTMLGenerator::new_with_class_style(syntax, &SYNTAXES, STYLE);
    for line in LinesWithEndings::from(text) {
        generator.parse_html_for_line_which_includes_newline(line).ok()?;
    }
    Some(generator.finalize())
}
