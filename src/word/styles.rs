//! Styles. Comes in: `styles.xml` (17.7). Goes out: what the styles say about hidden text and about numbering, with
//! what they inherit. May not live here: the look of anything.

use super::Trouble;
use super::xml::{attribute, is_on, number, paths, val};
use std::collections::HashMap;

/// Styles of a file: its writers have some hundreds.
const STYLES: usize = 100_000;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    Paragraph,
    Character,
    Table,
    Numbering,
}

#[derive(Debug, Default)]
pub struct Styles {
    list: Vec<Style>,
    ids: HashMap<(Kind, String), usize>,
    /// The styles of what names none.
    defaults: HashMap<Kind, usize>,
    /// Whether all text is hidden that does not say otherwise.
    hidden: bool,
}

#[derive(Clone, Debug, Default)]
pub struct Style {
    pub id: String,
    base: Option<usize>,
    /// Whether text is hidden; nothing if neither this style nor those that it is based on say so.
    pub vanish: Option<bool>,
    pub list: Option<u32>,
    pub level: Option<u32>,
    /// The nearest style that says something about numbering: this one, or one that it is based on.
    pub numbered_by: Option<usize>,
}

impl Styles {
    /// The style of that name, or the default one.
    pub fn find(&self, kind: Kind, id: Option<String>) -> Option<usize> {
        let named = id.and_then(|id| self.ids.get(&(kind, id)).copied());
        named.or_else(|| self.defaults.get(&kind).copied())
    }

    pub fn get(&self, style: Option<usize>) -> Option<&Style> {
        self.list.get(style?)
    }

    /// The list that a numbering style stands for.
    pub fn list(&self, id: &str) -> Option<u32> {
        self.list.get(*self.ids.get(&(Kind::Numbering, id.to_string()))?)?.list
    }

    /// Whether text of these styles is hidden. It is a property that every kind of style turns round (17.7.3): hidden
    /// twice is not hidden.
    pub fn hide(&self, styles: [Option<usize>; 3]) -> bool {
        let says = |style| self.get(style).and_then(|s| s.vanish).unwrap_or(false);
        self.hidden || styles.into_iter().fold(false, |hidden, style| hidden ^ says(style))
    }
}

pub fn read(xml: &[u8]) -> Result<Styles, Trouble> {
    let mut styles = Styles::default();
    let mut bases: Vec<Option<(Kind, String)>> = Vec::new();
    let mut kind = Kind::Paragraph;
    paths(xml, |path, e| {
        match path {
            "/styles/docDefaults/rPrDefault/rPr/vanish" => styles.hidden = is_on(e),
            "/styles/style" => {
                kind = match attribute(e, "type").as_deref() {
                    Some("character") => Kind::Character,
                    Some("table") => Kind::Table,
                    Some("numbering") => Kind::Numbering,
                    _ => Kind::Paragraph,
                };
                let (id, index) = (attribute(e, "styleId").unwrap_or_default(), styles.list.len());
                if index == STYLES {
                    return Err(Trouble::TooLarge);
                }
                if matches!(attribute(e, "default").as_deref(), Some("1" | "true" | "on")) {
                    styles.defaults.entry(kind).or_insert(index);
                }
                styles.ids.entry((kind, id.clone())).or_insert(index);
                styles.list.push(Style { id, ..Style::default() });
                bases.push(None);
            }
            "/styles/style/basedOn" => {
                if let Some(last) = bases.last_mut() {
                    *last = val(e).map(|id| (kind, id));
                }
            }
            _ => {}
        }
        let index = styles.list.len().saturating_sub(1);
        let Some(style) = styles.list.last_mut() else { return Ok(()) };
        match path {
            "/styles/style/rPr/vanish" => style.vanish = Some(is_on(e)),
            "/styles/style/pPr/numPr/numId" => (style.list, style.numbered_by) = (number(e), Some(index)),
            "/styles/style/pPr/numPr/ilvl" => (style.level, style.numbered_by) = (number(e), Some(index)),
            _ => {}
        }
        Ok(())
    })?;
    for (style, base) in styles.list.iter_mut().zip(bases) {
        style.base = base.and_then(|base| styles.ids.get(&base).copied());
    }
    inherit(&mut styles.list);
    Ok(styles)
}

/// Fills in what styles inherit (17.7.4.3), each of them once: files may chain as many as they like, even in a circle.
fn inherit(styles: &mut [Style]) {
    let mut done = vec![false; styles.len()];
    for i in 0..styles.len() {
        let mut chain = Vec::new();
        let mut next = Some(i);
        while let Some(style) = next.filter(|&n| !done[n]) {
            done[style] = true;
            chain.push(style);
            next = styles[style].base;
        }
        while let Some(style) = chain.pop() {
            // In a circle this is what the base has of its own.
            let Some(base) = styles[style].base.map(|base| &styles[base]) else { continue };
            let (vanish, list, level, numbered_by) = (base.vanish, base.list, base.level, base.numbered_by);
            let style = &mut styles[style];
            style.vanish = style.vanish.or(vanish);
            // A style that names another list does not keep the level of the one it is based on.
            style.level = style.level.or(level.filter(|_| style.list.is_none()));
            style.list = style.list.or(list);
            style.numbered_by = style.numbered_by.or(numbered_by);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inherited_and_turned_round() {
        let xml = r#"<w:styles><w:style w:type="paragraph" w:styleId="A" w:default="1"><w:basedOn w:val="C"/></w:style>
            <w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/><w:rPr><w:vanish/></w:rPr></w:style>
            <w:style w:type="paragraph" w:styleId="C"><w:basedOn w:val="B"/></w:style>
            <w:style w:type="paragraph" w:styleId="D"><w:basedOn w:val="C"/><w:rPr><w:vanish w:val="0"/>
            </w:rPr></w:style>
            <w:style w:type="character" w:styleId="B"><w:rPr><w:vanish w:val="true"/></w:rPr></w:style></w:styles>"#;
        let styles = read(xml.as_bytes()).expect("XML");
        let find = |kind, id: &str| styles.find(kind, Some(id.to_string()));
        let paragraph = |id| find(Kind::Paragraph, id);
        let character = find(Kind::Character, "B");
        assert!(styles.hide([None, paragraph("B"), None]));
        assert!(styles.hide([None, paragraph("A"), None]), "through C");
        assert!(!styles.hide([None, paragraph("D"), None]));
        assert!(styles.hide([None, None, character]));
        assert!(!styles.hide([None, paragraph("B"), character]));
        assert_eq!(paragraph("unknown"), paragraph("A"));
        assert_eq!(find(Kind::Character, "unknown"), None);
    }
}
