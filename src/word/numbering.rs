//! Automatic numbers. Comes in: `numbering.xml` (17.9), then a list and a level for every numbered paragraph in order.
//! Goes out: the number that Word prints. May not live here: which list a paragraph belongs to.

use super::Trouble;
use super::labels::{Format, bullet};
use super::styles::Styles;
use super::xml::{attribute, clean, is_on, number, paths, val};
use quick_xml::events::BytesStart;
use std::collections::HashMap;

/// Levels of a list.
const LEVELS: usize = 9;

/// Lists of a file: some writers make one for every paragraph.
const LISTS: usize = 100_000;

/// Characters of a level's text; Word itself prints 31 ([MS-OI29500] 2.1.283).
const TEXT: usize = 255;

type Levels = [Option<Box<Level>>; LEVELS];

#[derive(Debug, Default)]
struct Level {
    start: u32,
    format: Format,
    /// What is printed, with `%1` for the number of the first level.
    text: String,
    font: String,
    legal: bool,
    /// The level that lets this one start again, from 1; 0 for none. Without it, any level above does.
    restart: Option<u32>,
    /// The style whose paragraphs are on this level.
    style: Option<String>,
    hidden: bool,
}

/// What lists are made from (17.9.1). Lists made from the same one count on together.
#[derive(Debug, Default)]
struct Definition {
    levels: Levels,
    /// The numbering style whose list this definition only refers to.
    link: Option<String>,
    counters: [Option<u32>; LEVELS],
}

#[derive(Debug, Default)]
struct List {
    definition: Option<usize>,
    levels: Levels,
    starts: [Option<u32>; LEVELS],
    /// Levels that a paragraph of this list has been on.
    seen: [bool; LEVELS],
}

#[derive(Debug, Default)]
pub struct Numbering {
    definitions: Vec<Definition>,
    lists: HashMap<u32, List>,
}

impl Numbering {
    /// Forgets all counting: another text begins.
    pub fn reset(&mut self) {
        self.definitions.iter_mut().for_each(|definition| definition.counters = Default::default());
        self.lists.values_mut().for_each(|list| list.seen = Default::default());
    }

    /// The level of a list that belongs to a style (17.9.23).
    pub fn level_of(&self, list: u32, style: &str) -> Option<u32> {
        let list = self.lists.get(&list)?;
        let base = &self.definitions.get(list.definition?)?.levels;
        let of_style = |level: &Level| level.style.as_deref() == Some(style);
        let mut levels = list.levels.iter().zip(base).map(|(own, base)| own.as_ref().or(base.as_ref()));
        levels.position(|level| level.is_some_and(|level| of_style(level))).map(|level| level as u32)
    }

    /// Counts a paragraph and gives what is printed before its text.
    pub fn next(&mut self, list: u32, level: u32) -> String {
        self.count(list, level as usize).unwrap_or_default()
    }

    fn count(&mut self, list: u32, level: usize) -> Option<String> {
        let list = self.lists.get_mut(&list)?;
        let definition = self.definitions.get_mut(list.definition?)?;
        let counters = &mut definition.counters;
        let format = |i: usize| list.levels.get(i)?.as_ref().or(definition.levels.get(i)?.as_ref());
        let this = format(level)?;
        // A list that starts at its own number does so where it is first seen on that level (17.9.26), and wherever the
        // level starts again.
        if !std::mem::replace(&mut list.seen[level], true) && list.starts[level].is_some() {
            counters[level] = None;
        }
        // Levels above that no paragraph has used yet count as used once.
        for (i, counter) in counters.iter_mut().enumerate().take(level) {
            counter.get_or_insert(format(i).map_or(0, |level| level.start));
        }
        let start = list.starts[level].unwrap_or(this.start);
        counters[level] = Some(counters[level].map_or(start, |count| count.saturating_add(1)));
        for (i, counter) in counters.iter_mut().enumerate().skip(level + 1) {
            let after = format(i).and_then(|level| level.restart).filter(|&after| after as usize <= i);
            if after.is_none_or(|after| level < after as usize) {
                *counter = None;
            }
        }
        if this.hidden {
            return None;
        }
        if this.format == Format::Bullet {
            let bullet = bullet(&this.text, &this.font);
            return (!bullet.is_empty()).then(|| bullet + " ");
        }
        let mut text = String::new();
        let mut rest = this.text.chars().peekable();
        while let Some(char) = rest.next() {
            let digit = rest.peek().and_then(|c| c.to_digit(10)).filter(|&digit| char == '%' && digit > 0);
            let Some(digit) = digit else {
                text.extend(clean(char));
                continue;
            };
            rest.next();
            let above = digit as usize - 1;
            if above > level {
                return None; // the whole text is ignored then ([MS-OI29500] 2.1.283)
            }
            let format = format(above).map(|level| level.format).unwrap_or_default();
            let legal = this.legal && !matches!(format, Format::Bullet | Format::None | Format::Padded(_));
            let format = if legal { Format::Decimal } else { format };
            text.push_str(&format.print(counters[above].unwrap_or(0)));
        }
        // Whatever follows the number on paper (17.9.28), even nothing: here one space tells it from the text.
        Some(text.trim()).filter(|text| !text.is_empty()).map(|text| format!("{text} "))
    }
}

pub fn read(xml: &[u8], styles: &Styles) -> Result<Numbering, Trouble> {
    let mut numbering = Numbering::default();
    let mut ids: HashMap<u32, usize> = HashMap::new();
    // What each list is made from, by the number of the file.
    let mut made_from: HashMap<u32, u32> = HashMap::new();
    let (mut list, mut level) = (0, LEVELS);
    paths(xml, |path, e| {
        if let Some(step) = path.strip_prefix("/numbering/abstractNum") {
            if step.is_empty() {
                ids.entry(named(e, "abstractNumId").unwrap_or(u32::MAX)).or_insert(numbering.definitions.len());
                numbering.definitions.push(Definition::default());
            }
            let Some(definition) = numbering.definitions.last_mut() else { return Ok(()) };
            if step == "/numStyleLink" {
                definition.link = val(e);
            } else if let Some(step) = step.strip_prefix("/lvl") {
                read_level(step, e, &mut definition.levels, &mut level);
            }
        } else if let Some(step) = path.strip_prefix("/numbering/num") {
            if step.is_empty() {
                list = named(e, "numId").unwrap_or(0);
                numbering.lists.insert(list, List::default());
            }
            let Some(entry) = numbering.lists.get_mut(&list) else { return Ok(()) };
            match step {
                "/abstractNumId" => drop(made_from.insert(list, number(e).unwrap_or(u32::MAX))),
                "/lvlOverride" => level = named(e, "ilvl").map_or(LEVELS, |level| level as usize),
                "/lvlOverride/startOverride" if level < LEVELS => {
                    entry.starts[level] = Some(number(e).unwrap_or(0));
                }
                _ => {
                    if let Some(step) = step.strip_prefix("/lvlOverride/lvl") {
                        read_level(step, e, &mut entry.levels, &mut level);
                    }
                }
            }
        }
        let large = numbering.lists.len() > LISTS || numbering.definitions.len() > LISTS;
        if large { Err(Trouble::TooLarge) } else { Ok(()) }
    })?;
    for (number, list) in &mut numbering.lists {
        let mut id = made_from.get(number).copied();
        // A definition may refer to a style, the style to a list, and that to another definition (17.9.21). Word needs
        // one such step.
        for _ in 0..4 {
            list.definition = id.and_then(|id| ids.get(&id).copied());
            let link = list.definition.and_then(|d| numbering.definitions[d].link.as_deref());
            let Some(link) = link else { break };
            id = styles.list(link).and_then(|list| made_from.get(&list).copied());
        }
    }
    Ok(numbering)
}

fn named(e: &BytesStart<'_>, name: &str) -> Option<u32> {
    attribute(e, name)?.trim().parse().ok()
}

/// Reads the element at `step` below a level's element, or that itself; `current` is the level that is open.
fn read_level(step: &str, e: &BytesStart<'_>, levels: &mut Levels, current: &mut usize) {
    if step.is_empty() {
        *current = named(e, "ilvl").map_or(LEVELS, |level| level as usize);
        levels.get_mut(*current).into_iter().for_each(|level| *level = Some(Box::default()));
    }
    let Some(Some(level)) = levels.get_mut(*current) else { return };
    match step {
        "/start" => level.start = number(e).unwrap_or(0),
        "/numFmt" => {
            level.format = Format::named(&val(e).unwrap_or_default(), attribute(e, "format").as_deref());
        }
        "/lvlText" => level.text = val(e).unwrap_or_default().chars().take(TEXT).collect(),
        "/lvlRestart" => level.restart = number(e),
        "/pStyle" => level.style = val(e),
        "/isLgl" => level.legal = is_on(e),
        "/rPr/vanish" => level.hidden = is_on(e),
        "/rPr/rFonts" => {
            level.font = attribute(e, "ascii").or_else(|| attribute(e, "hAnsi")).unwrap_or_default();
        }
        _ => {}
    }
}
