//! Markdown → a flat list of nodes: the only room that knows the Markdown library.
//!
//! Comes in: Markdown text and where it stands. Goes out: nodes for `render`, and for `parse` the links, heading ids
//! and mistakes. Both see the same numbering of links, because both come through [`read`].
//! May not live here: what a link leads to, how a node looks in HTML.
//!
//! The list is flat, never a tree: ten thousand levels of nesting must not overflow a stack, not even when dropped.

mod constructs;
mod node;
mod wrap;

pub use constructs::picture;
pub use node::{Align, Node, Tag, words};
pub use wrap::{Run, Wrapping, wrap};

use crate::citation;
use crate::content::{LinkKind, LinkUse};
use crate::report::{Diagnostic, messages};
use crate::sources::{FileId, Place, Spelled};
use crate::vietnamese::slug;
use pulldown_cmark::{CodeBlockKind, CowStr, Event, HeadingLevel, Options, Parser, TagEnd};
use std::borrow::Cow;
use std::collections::HashMap;

/// Nesting that no honest text needs.
const DEEPEST: usize = 100;

/// What a text holds.
#[derive(Debug, Default)]
pub struct Reading<'a> {
    pub nodes: Vec<Node<'a>>,
    pub links: Vec<LinkUse>,
    pub anchors: Vec<String>,
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads `text`, which begins at byte `offset` of `file`.
pub fn read(text: &str, file: FileId, offset: usize) -> Reading<'_> {
    read_part(text, file, offset, &[])
}

/// Reads a part of a text whose footnotes, in order, have the names `notes`; they may stand in other parts.
pub fn read_part<'a>(text: &'a str, file: FileId, offset: usize, notes: &'a [String]) -> Reading<'a> {
    let mut reader = Walk {
        notes,
        closing: false,
        text,
        file,
        offset,
        out: Reading::default(),
        ids: HashMap::new(),
        level: 1,
        heading: None,
        fence: None,
        spans: Vec::new(),
    };
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_DEFINITION_LIST;
    let mut depth = 0usize;
    for (event, span) in Parser::new_ext(text, options).into_offset_iter() {
        match &event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > DEEPEST {
            let place = reader.place(span.start..span.start + 1);
            reader.out.diagnostics.push(messages::too_deep(place, DEEPEST));
            reader.out.nodes.clear();
            return reader.out;
        }
        reader.event(event, span);
    }
    reader.footnotes();
    reader.citations();
    reader.out
}

struct Walk<'a> {
    text: &'a str,
    file: FileId,
    offset: usize,
    out: Reading<'a>,
    ids: HashMap<String, usize>,
    /// Level of the last heading.
    level: u8,
    /// Index of the open heading's node, and its text so far.
    heading: Option<(usize, String)>,
    /// An open fenced block: info string, where its lines begin, its text.
    fence: Option<(String, usize, String)>,
    /// Where the text nodes stand in `text`: index of the node, its first byte.
    spans: Vec<(usize, usize)>,
    /// Names of the footnotes of the whole text, if this is a part of it.
    notes: &'a [String],
    /// Whether the bracket that closes a footnote mark comes next.
    closing: bool,
}

impl<'a> Walk<'a> {
    fn place(&self, span: std::ops::Range<usize>) -> Place {
        Place::new(self.file, span.start + self.offset..span.end + self.offset)
    }

    fn node(&mut self, node: Node<'a>) {
        self.out.nodes.push(node);
    }

    fn event(&mut self, event: Event<'a>, span: std::ops::Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, span),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => match (&mut self.fence, &mut self.heading) {
                (Some((_, start, fence)), _) => {
                    if fence.is_empty() {
                        *start = span.start;
                    }
                    fence.push_str(&text);
                }
                (None, heading) => {
                    if let Some((_, words)) = heading {
                        words.push_str(&text);
                    }
                    let text = match text {
                        CowStr::Borrowed(words) if self.closing && words.starts_with(']') => {
                            CowStr::Borrowed(&words[1..])
                        }
                        text => text,
                    };
                    self.closing = false;
                    if self.footnote_elsewhere(&text, &span) || text.is_empty() {
                        return;
                    }
                    self.check_footnote(&text, &span);
                    self.spans.push((self.out.nodes.len(), span.start));
                    self.node(Node::Text(cow(text)));
                }
            },
            Event::Code(text) => {
                if let Some((_, words)) = &mut self.heading {
                    words.push_str(&text);
                }
                self.node(Node::Code(cow(text)));
            }
            Event::Html(text) | Event::InlineHtml(text) => {
                // A closing tag belongs to an opening one, which was reported.
                let closing = text.starts_with("</") && self.out.diagnostics.iter().any(|d| d.code == "raw-html");
                if !text.trim().is_empty() && !closing {
                    let shown: String = text.trim().chars().take(24).collect();
                    let end = span.start + shown.len().min(span.len());
                    let diagnostic = messages::raw_html(self.place(span.start..end), &shown);
                    self.out.diagnostics.push(diagnostic);
                }
            }
            Event::SoftBreak => self.node(Node::SoftBreak),
            Event::HardBreak => self.node(Node::HardBreak),
            Event::Rule => self.node(Node::Rule),
            Event::FootnoteReference(name) => {
                let node = Node::FootnoteReference { name: name.to_string() };
                self.node(node);
            }
            // Extensions that are not switched on.
            Event::TaskListMarker(_) | Event::InlineMath(_) | Event::DisplayMath(_) => {}
        }
    }

    fn start(&mut self, tag: pulldown_cmark::Tag<'a>, span: std::ops::Range<usize>) {
        use pulldown_cmark::Tag as T;
        let tag = match tag {
            T::Paragraph => Tag::Paragraph,
            T::Heading { level, .. } => {
                self.check_heading(level, &span);
                self.heading = Some((self.out.nodes.len(), String::new()));
                Tag::Heading { level: level as u8, id: String::new() }
            }
            T::BlockQuote(_) => Tag::Quote,
            T::CodeBlock(kind) => {
                let info = match kind {
                    CodeBlockKind::Fenced(info) => info.trim().to_string(),
                    CodeBlockKind::Indented => String::new(),
                };
                self.fence = Some((info, span.start, String::new()));
                return;
            }
            T::List(start) => Tag::List { start },
            T::Item => Tag::Item,
            T::FootnoteDefinition(name) => Tag::Footnote { name: name.to_string() },
            T::DefinitionList => Tag::DefinitionList,
            T::DefinitionListTitle => Tag::Term,
            T::DefinitionListDefinition => Tag::Definition,
            T::Table(aligns) => Tag::Table { aligns: aligns.into_iter().map(align).collect() },
            T::TableHead => Tag::TableHead,
            T::TableRow => Tag::TableRow,
            T::TableCell => Tag::TableCell,
            T::Emphasis => Tag::Emphasis,
            T::Strong => Tag::Strong,
            T::Link { dest_url, .. } => {
                let link = self.link(&dest_url, &span);
                Tag::Link { link }
            }
            T::Image { .. } => {
                let diagnostic = messages::bare_picture(self.place(span));
                self.out.diagnostics.push(diagnostic);
                Tag::Emphasis
            }
            // Extensions that are not switched on, and HTML, which is reported where its text comes.
            _ => return,
        };
        self.node(Node::Start(tag));
    }

    fn end(&mut self, tag: TagEnd) {
        use pulldown_cmark::TagEnd as T;
        if let (T::CodeBlock, Some((info, start, text))) = (tag, self.fence.take()) {
            self.fenced(&info, start, text);
            return;
        }
        if let (T::Heading(_), Some((index, words))) = (tag, self.heading.take()) {
            let anchor = self.anchor(&words);
            if let Some(Node::Start(Tag::Heading { id, .. })) = self.out.nodes.get_mut(index) {
                *id = anchor;
            }
        }
        if !matches!(tag, T::HtmlBlock) {
            self.node(Node::End);
        }
    }

    /// A fenced block: one of the named constructs, or program text.
    fn fenced(&mut self, info: &str, start: usize, text: String) {
        let offset = self.offset + start;
        if let Some(block) = constructs::read(info, &text, self.file, offset, &mut self.out.diagnostics) {
            if let constructs::Construct::Figure(picture) = &block {
                self.out.links.push(LinkUse { dest: picture.file.clone(), kind: LinkKind::Picture });
            }
            let node = block.into_node(self.out.links.len().saturating_sub(1));
            self.node(node);
        } else {
            let language = info.split_whitespace().next().unwrap_or_default().to_string();
            self.node(Node::CodeBlock { language, text });
        }
    }

    fn link(&mut self, dest: &str, span: &std::ops::Range<usize>) -> usize {
        let place = self.place(span.clone());
        self.out.links.push(LinkUse { dest: Spelled::new(dest.to_string(), place), kind: LinkKind::Link });
        self.out.links.len() - 1
    }

    fn check_heading(&mut self, level: HeadingLevel, span: &std::ops::Range<usize>) {
        let place = self.place(span.start..span.start + level as usize);
        let level = level as u8;
        if level == 1 {
            self.out.diagnostics.push(messages::heading_one(place));
        } else if level > self.level + 1 {
            self.out.diagnostics.push(messages::heading_jump(place, level, self.level + 1));
        }
        self.level = level;
    }

    /// Id of a heading from its words; the second equal one gets `-2`. Ids beginning with `p-` belong to the theme.
    fn anchor(&mut self, words: &str) -> String {
        let mut base = slug(words);
        if base.is_empty() || base.starts_with("p-") {
            base = format!("muc-{base}");
        }
        let n = self.ids.entry(base.clone()).or_insert(0);
        *n += 1;
        let id = if *n == 1 { base } else { format!("{base}-{n}") };
        self.out.anchors.push(id.clone());
        id
    }

    /// The library turns a mark without a footnote into plain text, `[`, `^name`, `]`.
    fn check_footnote(&mut self, text: &str, span: &std::ops::Range<usize>) {
        let Some(name) = text.strip_prefix('^') else { return };
        let bytes = self.text.as_bytes();
        if span.start > 0 && bytes[span.start - 1] == b'[' && bytes.get(span.end) == Some(&b']') {
            let diagnostic = messages::footnote_missing(self.place(span.start - 1..span.end + 1), name);
            self.out.diagnostics.push(diagnostic);
        }
    }

    /// Makes a link of every citation of an official document; where it leads is decided with the other links.
    fn citations(&mut self) {
        let nodes = std::mem::take(&mut self.out.nodes);
        let (spans, links, diagnostics) = (&self.spans, &mut self.out.links, &mut self.out.diagnostics);
        let nodes = wrap(nodes, false, &mut |run| {
            let found = citation::find(run.text);
            // A decoded entity may make a text shorter or longer than its source: places are then near, never outside.
            let source = |at: usize| {
                let piece = run.pieces.partition_point(|(start, _)| *start <= at).saturating_sub(1);
                let (start, node) = run.pieces.get(piece).copied().unwrap_or_default();
                let span = spans.binary_search_by_key(&node, |(node, _)| *node).map_or(0, |i| spans[i].1);
                (span + at - start).min(self.text.len())
            };
            let place = |range: &std::ops::Range<usize>| {
                let start = source(range.start);
                let last = range.end - run.text[..range.end].chars().next_back().map_or(0, char::len_utf8);
                let end = source(last) + run.text[last..range.end].len();
                Place::new(self.file, start + self.offset..end.max(start + 1) + self.offset)
            };
            for range in &found.unread {
                diagnostics.push(messages::unread_citation(place(range), &run.text[range.clone()]));
            }
            let cited = found.citations.into_iter().map(|(range, citation)| {
                let dest = Spelled::new(citation.number.proper(), place(&range));
                links.push(LinkUse { dest, kind: LinkKind::Citation(Box::new(citation)) });
                (range, Tag::Link { link: links.len() - 1 })
            });
            cited.collect()
        });
        self.out.nodes = nodes;
    }

    /// A mark whose footnote stands in another part of the text: the library gives it as plain text too.
    fn footnote_elsewhere(&mut self, text: &str, span: &std::ops::Range<usize>) -> bool {
        let Some(name) = text.strip_prefix('^').filter(|name| self.notes.iter().any(|n| n == name)) else {
            return false;
        };
        let bytes = self.text.as_bytes();
        if span.start == 0 || bytes[span.start - 1] != b'[' || bytes.get(span.end) != Some(&b']') {
            return false;
        }
        if let Some(Node::Text(before)) = self.out.nodes.last_mut()
            && before.ends_with('[')
        {
            *before = Cow::Owned(before[..before.len() - 1].to_string());
        }
        self.node(Node::FootnoteReference { name: name.to_string() });
        self.closing = true;
        true
    }

    /// Numbers the footnotes: as the whole text has them, or in the order of their first mention.
    fn footnotes(&mut self) {
        let mut order: Vec<String> = self.notes.to_vec();
        for node in &self.out.nodes {
            if let Node::FootnoteReference { name } = node
                && !order.contains(name)
            {
                order.push(name.clone());
            }
        }
        for node in &mut self.out.nodes {
            if let Node::Start(Tag::Footnote { name }) | Node::FootnoteReference { name } = node {
                let number = order.iter().position(|n| n == name).map_or(order.len(), |i| i) + 1;
                *name = number.to_string();
            }
        }
    }
}

fn align(a: pulldown_cmark::Alignment) -> Align {
    match a {
        pulldown_cmark::Alignment::Right => Align::Right,
        pulldown_cmark::Alignment::Center => Align::Center,
        _ => Align::Left,
    }
}

fn cow(text: CowStr<'_>) -> Cow<'_, str> {
    match text {
        CowStr::Borrowed(s) => Cow::Borrowed(s),
        other => Cow::Owned(other.into_string()),
    }
}
