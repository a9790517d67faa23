//! XML → elements and text. Comes in: the bytes of a part. Goes out: calls, in the order of the file. May not live
//! here: what the elements mean.

use super::Trouble;
use quick_xml::Reader;
use quick_xml::escape::{resolve_xml_entity, unescape};
use quick_xml::events::{BytesStart, Event};

/// Elements within each other. Word's own files stay below 60; what reads this keeps one entry for each.
const DEEPEST: usize = 256;

/// One step through a part. An empty element comes as a start and an end.
pub enum Node<'a> {
    Start(&'a BytesStart<'a>),
    End,
    /// A piece of text: one run of it may come in several, as every entity is its own.
    Text(&'a str),
}

/// Calls `take` for every node. Parts are UTF-8: Word writes nothing else, and what claims another encoding is refused
/// rather than misread. So is a document type: the format has none (part 2, 8.1.4), and it could define entities.
pub fn each(xml: &[u8], mut take: impl FnMut(Node<'_>) -> Result<(), Trouble>) -> Result<(), Trouble> {
    let text = std::str::from_utf8(xml).map_err(|_| Trouble::Broken)?;
    let mut reader = Reader::from_str(text.strip_prefix('\u{feff}').unwrap_or(text));
    reader.config_mut().expand_empty_elements = true;
    let (mut depth, mut seen) = (0usize, false);
    loop {
        match reader.read_event().map_err(|_| Trouble::Broken)? {
            // The library is content with a file that ends before its elements do.
            Event::Eof if depth == 0 && seen => return Ok(()),
            Event::Eof | Event::DocType(_) => return Err(Trouble::Broken),
            Event::Start(e) => {
                (depth, seen) = (depth + 1, true);
                if depth > DEEPEST {
                    return Err(Trouble::TooDeep);
                }
                take(Node::Start(&e))?;
            }
            Event::End(_) => {
                depth = depth.checked_sub(1).ok_or(Trouble::Broken)?;
                take(Node::End)?;
            }
            Event::Text(text) => take(Node::Text(&text))?,
            Event::CData(text) => take(Node::Text(&text))?,
            Event::GeneralRef(name) => match name.resolve_char_ref().map_err(|_| Trouble::Broken)? {
                Some(char) => take(Node::Text(char.encode_utf8(&mut [0; 4])))?,
                None => take(Node::Text(resolve_xml_entity(&name).ok_or(Trouble::Broken)?))?,
            },
            Event::Decl(declaration) => {
                if let Some(encoding) = declaration.encoding()
                    && !encoding.is_ok_and(|e| ["utf-8", "us-ascii"].contains(&e.to_ascii_lowercase().as_str()))
                {
                    return Err(Trouble::Broken);
                }
            }
            Event::Empty(_) | Event::Comment(_) | Event::PI(_) => {}
        }
    }
}

/// Calls `take` for the start of every element with its path from the root, as in `/numbering/num/lvlOverride`. For
/// parts whose elements have a meaning by their place alone. Of alternatives the first one counts, as in the text.
pub fn paths(xml: &[u8], mut take: impl FnMut(&str, &BytesStart<'_>) -> Result<(), Trouble>) -> Result<(), Trouble> {
    let mut path = String::new();
    let mut lengths = Vec::new();
    each(xml, |node| {
        match node {
            Node::Start(e) => {
                lengths.push(path.len());
                let name = e.local_name();
                // The wrapper of alternatives is not part of a path; what is in `Fallback` matches none.
                if !matches!(name.as_ref(), "AlternateContent" | "Choice") {
                    path.push('/');
                    path.push_str(name.as_ref());
                    take(&path, e)?;
                }
            }
            Node::End => path.truncate(lengths.pop().unwrap_or(0)),
            Node::Text(_) => {}
        }
        Ok(())
    })
}

/// The value of an attribute by its local name.
pub fn attribute(e: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = e.attributes().with_checks(false).flatten().find(|a| a.key.local_name().as_ref() == name)?;
    Some(unescape(&found.value).map(|value| value.into_owned()).unwrap_or_default())
}

/// The attribute that most elements have.
pub fn val(e: &BytesStart<'_>) -> Option<String> {
    attribute(e, "val")
}

/// The attribute `val` as a number.
pub fn number(e: &BytesStart<'_>) -> Option<u32> {
    val(e)?.trim().parse().ok()
}

/// Whether a switch is on (17.17.4): it is when it does not say otherwise.
pub fn is_on(e: &BytesStart<'_>) -> bool {
    !matches!(val(e).as_deref(), Some("0" | "false" | "off"))
}

/// Drops what a text may not hold: control characters, and those that stand for notes.
pub fn clean(char: char) -> Option<char> {
    match char {
        '\t' => Some(char),
        // Word shows a line end within a text as a space; an intended one is an element.
        '\n' | '\r' => Some(' '),
        super::NOTE_BEGINS | super::NOTE_ENDS | '\u{fffe}' | '\u{ffff}' => None,
        _ if char.is_control() => None,
        _ => Some(char),
    }
}
