//! The only writer of tags: nodes of a text → HTML.
//!
//! Comes in: Markdown of one body and the targets of its links. Goes out: HTML that needs no further escaping. May not
//! live here: what a link means, the page around the text.

mod official;

pub use official::{HONOURED, official};

use super::code;
use super::marks::Marks;
use crate::markdown::{self, Align, Node, Tag};
use crate::portal::Target;
use crate::render::views::Parts;
use crate::sources::FileId;

/// Escapes text for element content and attribute values.
pub fn escape(text: &str, out: &mut String) {
    let mut rest = text;
    while let Some(at) = rest.find(['&', '<', '>', '"', '\'']) {
        out.push_str(&rest[..at]);
        out.push_str(match rest.as_bytes()[at] {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            _ => "&#39;",
        });
        rest = &rest[at + 1..];
    }
    out.push_str(rest);
}

/// The body of a story, model, page or campaign.
pub fn markdown(text: &str, parts: Parts<'_>, targets: &[Target], mut marks: Marks<'_>) -> String {
    let reading = markdown::read(text, FileId(0), 0);
    let mut writer = Writer::new(parts, targets, text.len());
    writer.nodes(&marks.apply(reading.nodes));
    writer.finish()
}

/// How wide pictures in a text are shown.
const COLUMN: &str = "(min-width: 42rem) 37rem, 100vw";

struct Writer<'w> {
    out: String,
    parts: Parts<'w>,
    targets: &'w [Target],
    /// Links of the blocks before this one.
    links: usize,
    /// Opening tag of a paragraph.
    paragraph: &'static str,
    /// Closing tags of what is open.
    open: Vec<&'static str>,
    /// Columns of open tables, and the column at hand.
    table: Option<(Vec<Align>, usize)>,
    /// Inside a table's head.
    head: bool,
    /// Finished footnotes; they stand at the end of the text.
    notes: String,
    /// The open footnote: its number, and where in `out` it begins.
    note: Option<(String, usize)>,
    /// Footnotes that have been mentioned.
    note_marks: Vec<String>,
    /// Readings of the open corrections.
    sic: Vec<String>,
}

impl<'w> Writer<'w> {
    fn new(parts: Parts<'w>, targets: &'w [Target], size: usize) -> Self {
        Writer {
            out: String::with_capacity(size + size / 4),
            parts,
            targets,
            links: 0,
            paragraph: "<p>",
            open: Vec::new(),
            table: None,
            head: false,
            notes: String::new(),
            note: None,
            note_marks: Vec::new(),
            sic: Vec::new(),
        }
    }

    fn finish(mut self) -> String {
        if !self.notes.is_empty() {
            self.out.push_str("<section class=\"footnotes\"");
            self.attribute("aria-label", &self.parts.word("text.footnotes"));
            self.out.push_str(">\n<ol>\n");
            self.out.push_str(&self.notes);
            self.out.push_str("</ol>\n</section>\n");
        }
        self.out
    }

    fn text(&mut self, text: &str) {
        escape(text, &mut self.out);
    }

    fn attribute(&mut self, name: &str, value: &str) {
        self.out.push(' ');
        self.out.push_str(name);
        self.out.push_str("=\"");
        escape(value, &mut self.out);
        self.out.push('"');
    }

    fn nodes(&mut self, nodes: &[Node<'_>]) {
        // Pictures one after another are shown beside each other.
        let runs = nodes.chunk_by(|a, b| matches!((a, b), (Node::Figure { .. }, Node::Figure { .. })));
        for run in runs {
            let gallery = run.len() > 1;
            if gallery {
                self.out.push_str("<div class=\"gallery\">\n");
            }
            for node in run {
                self.node(node);
            }
            if gallery {
                self.out.push_str("</div>\n");
            }
        }
    }

    /// Nodes without the paragraph around them.
    fn inline(&mut self, nodes: &[Node<'_>]) {
        let mut depth = 0usize;
        for node in nodes {
            match node {
                Node::Start(Tag::Paragraph) if depth == 0 => depth = 1,
                Node::Start(_) if depth > 0 => {
                    depth += 1;
                    self.node(node);
                }
                Node::End if depth == 1 => depth = 0,
                Node::End if depth > 1 => {
                    depth -= 1;
                    self.node(node);
                }
                _ => self.node(node),
            }
        }
    }

    fn node(&mut self, node: &Node<'_>) {
        match node {
            Node::Start(tag) => self.start(tag),
            Node::End => self.end(),
            Node::Text(text) => self.text(text),
            Node::Code(text) => {
                self.out.push_str("<code>");
                self.text(text);
                self.out.push_str("</code>");
            }
            Node::SoftBreak => self.out.push('\n'),
            Node::HardBreak => self.out.push_str("<br>\n"),
            Node::Rule => self.out.push_str("<hr>\n"),
            Node::FootnoteReference { name } => self.footnote_mark(name),
            Node::CodeBlock { language, text } => code::block(language, text, &mut self.out),
            Node::Figure { link, alt, caption, credit } => self.figure(*link, alt, caption, credit),
            Node::PullQuote { text, by } => {
                self.out.push_str("<figure class=\"pull-quote\"><blockquote><p>");
                self.text(text);
                self.out.push_str("</p></blockquote>");
                if let Some(by) = by {
                    self.out.push_str("<figcaption>");
                    self.text(by);
                    self.out.push_str("</figcaption>");
                }
                self.out.push_str("</figure>\n");
            }
            Node::Facts(facts) => {
                if facts.is_empty() {
                    return;
                }
                self.out.push_str("<dl class=\"facts\">");
                for (word, figure) in facts {
                    self.out.push_str("<div><dt>");
                    self.text(word);
                    self.out.push_str("</dt><dd>");
                    self.text(figure);
                    self.out.push_str("</dd></div>");
                }
                self.out.push_str("</dl>\n");
            }
        }
    }

    fn simple(&mut self, open: &str, close: &'static str) {
        self.out.push_str(open);
        self.open.push(close);
    }

    fn start(&mut self, tag: &Tag) {
        match tag {
            Tag::Paragraph => self.simple(self.paragraph, "</p>\n"),
            Tag::Heading { level, id } => {
                const CLOSE: [&str; 7] = ["", "</h1>\n", "</h2>\n", "</h3>\n", "</h4>\n", "</h5>\n", "</h6>\n"];
                self.out.push_str("<h");
                self.out.push((b'0' + level.clamp(&2, &6)) as char);
                self.attribute("id", id);
                self.simple(">", CLOSE[usize::from(*level).clamp(2, 6)]);
            }
            Tag::Quote => self.simple("<blockquote>\n", "</blockquote>\n"),
            Tag::List { start: None } => self.simple("<ul>\n", "</ul>\n"),
            Tag::List { start: Some(1) } => self.simple("<ol>\n", "</ol>\n"),
            Tag::List { start: Some(n) } => {
                self.out.push_str("<ol");
                self.attribute("start", &n.to_string());
                self.simple(">\n", "</ol>\n");
            }
            Tag::Item => self.simple("<li>", "</li>\n"),
            Tag::DefinitionList => self.simple("<dl>\n", "</dl>\n"),
            Tag::Term => self.simple("<dt>", "</dt>\n"),
            Tag::Definition => self.simple("<dd>", "</dd>\n"),
            Tag::Footnote { name } => {
                self.note = Some((name.clone(), self.out.len()));
                self.open.push("note");
            }
            Tag::Table { aligns } => {
                self.table = Some((aligns.clone(), 0));
                self.out.push_str("<div class=\"table-scroll\" role=\"region\"");
                self.attribute("aria-label", &self.parts.word("text.table"));
                self.simple(" tabindex=\"0\"><table>\n", "</tbody></table></div>\n");
            }
            Tag::TableHead => {
                self.head = true;
                self.row_begins();
                self.simple("<thead><tr>", "</tr></thead>\n<tbody>\n");
            }
            Tag::TableRow => {
                self.row_begins();
                self.simple("<tr>", "</tr>\n");
            }
            Tag::TableCell => {
                let align = self.table.as_mut().map(|(aligns, column)| {
                    *column += 1;
                    aligns.get(*column - 1).copied().unwrap_or(Align::Left)
                });
                let class = match align {
                    Some(Align::Right) => " class=\"right\"",
                    Some(Align::Center) => " class=\"center\"",
                    _ => "",
                };
                if self.head {
                    self.out.push_str("<th scope=\"col\"");
                    self.out.push_str(class);
                    self.simple(">", "</th>");
                } else {
                    self.out.push_str("<td");
                    self.out.push_str(class);
                    self.simple(">", "</td>");
                }
            }
            Tag::Emphasis => self.simple("<em>", "</em>"),
            Tag::Strong => self.simple("<strong>", "</strong>"),
            Tag::Link { link } => match self.href(*link) {
                Some((href, outside)) => {
                    self.out.push_str("<a");
                    self.attribute("href", &href);
                    if outside {
                        self.attribute("rel", "external noopener");
                    }
                    self.simple(">", "</a>");
                }
                None if self.is_cited(*link) => self.simple("<cite>", "</cite>"),
                None => self.simple("", ""),
            },
            Tag::Sic { reading } => {
                self.sic.push(reading.clone());
                self.simple("<span class=\"sic\">", "sic");
            }
            Tag::Abbreviation { long } => {
                self.out.push_str("<abbr");
                self.attribute("title", long);
                self.simple(">", "</abbr>");
            }
        }
    }

    fn end(&mut self) {
        match self.open.pop() {
            Some("note") => self.note_ends(),
            Some("sic") => {
                let reading = self.sic.pop().unwrap_or_default();
                self.out.push_str(" <span class=\"sic-reading\">[sic: ");
                self.text(&reading);
                self.out.push_str("]</span></span>");
            }
            Some(close) => {
                if close.starts_with("</tr></thead>") {
                    self.head = false;
                }
                self.out.push_str(close);
            }
            None => {}
        }
    }

    fn row_begins(&mut self) {
        if let Some((_, column)) = &mut self.table {
            *column = 0;
        }
    }

    /// Link and whether it leaves the portal; nothing if it leads nowhere.
    fn href(&self, link: usize) -> Option<(String, bool)> {
        match self.targets.get(self.links + link)? {
            Target::Inside(address) => Some((self.parts.href(address), false)),
            Target::Here(anchor) => Some((format!("#{anchor}"), false)),
            Target::Outside(url) => Some((url.clone(), true)),
            Target::Picture(_) | Target::Nowhere | Target::Cited => None,
        }
    }

    /// Whether a link is a citation of a document outside the portal.
    fn is_cited(&self, link: usize) -> bool {
        matches!(self.targets.get(self.links + link), Some(Target::Cited))
    }

    fn figure(&mut self, link: usize, alt: &str, caption: &str, credit: &str) {
        let Some(Target::Picture(id)) = self.targets.get(self.links + link) else { return };
        let Some(picture) = self.parts.picture(*id, alt, caption, credit) else { return };
        self.out.push_str("<figure class=\"figure\"><picture");
        self.attribute("class", &format!("picture {}", picture.tint));
        self.out.push_str("><source type=\"image/webp\"");
        self.attribute("srcset", &picture.webp);
        self.attribute("sizes", COLUMN);
        self.out.push_str("><img loading=\"lazy\" decoding=\"async\"");
        self.attribute("src", &picture.src);
        self.attribute("srcset", &picture.jpeg);
        self.attribute("sizes", COLUMN);
        self.attribute("width", &picture.width.to_string());
        self.attribute("height", &picture.height.to_string());
        self.attribute("alt", alt);
        self.out.push_str("></picture><figcaption>");
        self.text(caption);
        self.out.push_str(" <span class=\"credit\">");
        self.text(&self.parts.phrase("figure.credit", &[("name", &credit)]));
        self.out.push_str("</span></figcaption></figure>\n");
    }

    fn footnote_mark(&mut self, name: &str) {
        // A note mentioned twice has two marks, and one way back.
        let first = !self.note_marks.iter().any(|n| n == name);
        self.out.push_str("<sup class=\"footnote-ref\"><a");
        if first {
            self.note_marks.push(name.to_string());
            self.attribute("id", &format!("p-fnref-{name}"));
        }
        self.attribute("href", &format!("#p-fn-{name}"));
        self.attribute("aria-label", &self.parts.phrase("text.footnote", &[("name", &name)]));
        self.out.push('>');
        self.text(name);
        self.out.push_str("</a></sup>");
    }

    /// Moves a finished footnote to the end of the text.
    fn note_ends(&mut self) {
        if let Some((name, start)) = self.note.take() {
            let body = self.out.split_off(start);
            let body = body.trim_end().strip_suffix("</p>").unwrap_or(body.trim_end());
            let back = self.parts.phrase("text.footnote_back", &[("name", &name)]);
            self.notes.push_str(&format!(
                "<li id=\"p-fn-{name}\">{body} <a class=\"footnote-back\" href=\"#p-fnref-{name}\" aria-label=\""
            ));
            escape(&back, &mut self.notes);
            self.notes.push_str("\">↩</a>");
            self.notes.push_str(if body.starts_with("<p") { "</p></li>\n" } else { "</li>\n" });
        }
    }
}
