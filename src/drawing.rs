//! Drawings (SVG) → pixels: illustrations that staff drop in, and the theme's social cards.
//!
//! Comes in: the text of an SVG. Goes out: its pixels on white, or why it cannot be drawn. The only room that knows
//! `resvg`. Nothing outside the text is ever read: pictures inside a drawing are left out, letters are those of the
//! embedded font. May not live here: which drawing stands where.

use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg::{self, ImageHrefResolver, Options, Tree, fontdb, roxmltree};
use std::collections::HashMap;
use std::sync::{Arc, LazyLock};
use ttf_parser::Face;

/// Most elements of a drawing after every `<use>` is carried out: an illustration has some thousands.
const MOST_ELEMENTS: u64 = 200_000;

/// Largest drawing, in bytes of its text.
pub const LARGEST: usize = 4 << 20;

/// Both weights of Be Vietnam Pro, with all Vietnamese letters, in the order of [`Weight`].
const FONT_FILES: [&[u8]; 2] = [
    include_bytes!("../themes/lai-chau/fonts/be-vietnam-pro-400.ttf"),
    include_bytes!("../themes/lai-chau/fonts/be-vietnam-pro-700.ttf"),
];

static FONTS: LazyLock<Arc<fontdb::Database>> = LazyLock::new(|| {
    let mut fonts = fontdb::Database::new();
    for file in FONT_FILES {
        fonts.load_font_data(file.to_vec());
    }
    // What stands in for a font that is not here.
    fonts.set_serif_family("Be Vietnam Pro");
    fonts.set_sans_serif_family("Be Vietnam Pro");
    fonts.set_monospace_family("Be Vietnam Pro");
    Arc::new(fonts)
});

static FACES: LazyLock<[Option<Face<'static>>; 2]> = LazyLock::new(|| FONT_FILES.map(|file| Face::parse(file, 0).ok()));

/// Pixels in rows from the top: red, green, blue of each.
pub struct Pixels {
    pub width: u32,
    pub height: u32,
    pub rgb: Vec<u8>,
}

/// Draws with this width; the height follows, at most `tallest`. The error is the library's own reason.
pub fn draw(svg: &[u8], width: u32, tallest: u32) -> Result<Pixels, String> {
    let tree = read(svg)?;
    let scale = width as f32 / tree.size().width();
    let height = (tree.size().height() * scale).round().max(1.0);
    if height > tallest as f32 {
        return Err(format!("{} × {height} px", width));
    }
    let map = paint(&tree, width, height as u32, scale)?;
    let rgb = map.pixels().iter().flat_map(|p| [p.red(), p.green(), p.blue()]).collect();
    Ok(Pixels { width, height: height as u32, rgb })
}

/// Weight of letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    Regular,
    Bold,
}

/// Words in lines of at most `width` pixels when set in letters of `size` pixels; at most `most` lines, the last of
/// which ends in … if words are left over. Drawings have no lines of their own.
pub fn lines(text: &str, size: f32, weight: Weight, width: f32, most: usize) -> Vec<String> {
    let space = advance("n n", weight) - advance("nn", weight);
    let mut lines: Vec<(String, f32)> = Vec::new();
    for word in text.split_whitespace() {
        let wide = advance(word, weight);
        let full = lines.len() == most;
        match lines.last_mut() {
            Some((line, used)) if (*used + space + wide) * size <= width => {
                line.push(' ');
                line.push_str(word);
                *used += space + wide;
            }
            _ if !full => lines.push((word.to_string(), wide)),
            Some((line, used)) => {
                let rest = advance("…", weight);
                while (*used + rest) * size > width && line.contains(' ') {
                    let (head, last) = line.rsplit_once(' ').unwrap_or_default();
                    *used -= space + advance(last, weight);
                    *line = head.to_string();
                }
                line.push('…');
                break;
            }
            None => break,
        }
    }
    lines.into_iter().map(|(line, _)| line).collect()
}

/// Width of a text in letters of one pixel.
fn advance(text: &str, weight: Weight) -> f32 {
    let face = FACES[weight as usize].as_ref();
    let units = face.map_or(1000.0, |f| f32::from(f.units_per_em()));
    let letter = |c| face.and_then(|f| f.glyph_hor_advance(f.glyph_index(c)?)).map_or(units / 2.0, f32::from);
    text.chars().map(letter).sum::<f32>() / units
}

/// Its own width and height, in pixels.
pub fn size(svg: &[u8]) -> Option<(u32, u32)> {
    let size = read(svg).ok()?.size().to_int_size();
    Some((size.width(), size.height()))
}

/// Draws in its own size, as a PNG file.
pub fn png(svg: &[u8]) -> Result<Vec<u8>, String> {
    let tree = read(svg)?;
    let size = tree.size().to_int_size();
    paint(&tree, size.width(), size.height(), 1.0)?.encode_png().map_err(|e| e.to_string())
}

fn paint(tree: &Tree, width: u32, height: u32, scale: f32) -> Result<Pixmap, String> {
    let mut map = Pixmap::new(width, height).ok_or_else(|| format!("{width} × {height} px"))?;
    map.fill(Color::WHITE);
    resvg::render(tree, Transform::from_scale(scale, scale), &mut map.as_mut());
    Ok(map)
}

fn read(svg: &[u8]) -> Result<Tree, String> {
    if svg.len() > LARGEST {
        return Err(format!("{} MB", svg.len() >> 20));
    }
    let text = std::str::from_utf8(svg).map_err(|e| e.to_string())?;
    let document = roxmltree::Document::parse(text).map_err(|e| e.to_string())?;
    let elements = elements(&document);
    if elements > MOST_ELEMENTS {
        return Err(format!("{elements} elements"));
    }
    let nothing = ImageHrefResolver { resolve_data: Box::new(|_, _, _| None), resolve_string: Box::new(|_, _| None) };
    let options = Options {
        font_family: "Be Vietnam Pro".to_string(),
        fontdb: FONTS.clone(),
        image_href_resolver: nothing,
        ..Options::default()
    };
    usvg::Tree::from_xmltree(&document, &options).map_err(|e| e.to_string())
}

/// Elements after every `<use>` is carried out: ten lines can stand for a million.
fn elements(document: &roxmltree::Document<'_>) -> u64 {
    let by_id: HashMap<&str, roxmltree::NodeId> =
        document.descendants().filter_map(|n| Some((n.attribute("id")?, n.id()))).collect();
    let mut known: HashMap<roxmltree::NodeId, u64> = HashMap::new();
    // Children come after their parents, and a `<use>` may stand before what it names: two rounds for each level of
    // naming settle everything but circles, which the library refuses itself.
    for _ in 0..64 {
        let mut changed = false;
        for node in document.descendants().collect::<Vec<_>>().into_iter().rev() {
            let mut sum: u64 = 1;
            for child in node.children() {
                sum = sum.saturating_add(known.get(&child.id()).copied().unwrap_or(1));
            }
            let href = node.attributes().find(|a| a.name() == "href").and_then(|a| a.value().strip_prefix('#'));
            if let Some(id) = href.filter(|_| node.has_tag_name("use") || node.tag_name().name() == "use")
                && let Some(named) = by_id.get(id)
            {
                sum = sum.saturating_add(known.get(named).copied().unwrap_or(1));
            }
            changed |= known.insert(node.id(), sum) != Some(sum);
        }
        if !changed || known.get(&document.root().id()).is_some_and(|n| *n > MOST_ELEMENTS) {
            break;
        }
    }
    known.get(&document.root().id()).copied().unwrap_or(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 4 2'>";

    #[test]
    fn drawings_are_drawn_on_white() {
        let svg = format!("{HEAD}<rect width='2' height='2' fill='#f00'/></svg>");
        let pixels = draw(svg.as_bytes(), 8, 100).expect("a drawing");
        assert_eq!((pixels.width, pixels.height), (8, 4));
        assert_eq!(pixels.rgb[..3], [255, 0, 0]);
        assert_eq!(pixels.rgb[21..24], [255, 255, 255]);
    }

    #[test]
    fn letters_are_those_of_the_embedded_font() {
        let svg =
            |text: &str| format!("{HEAD}<text x='1' y='1.5' font-size='1' font-family='Nowhere'>{text}</text></svg>");
        let ink = |text: &str| {
            draw(svg(text).as_bytes(), 400, 400).expect("a drawing").rgb.iter().filter(|c| **c < 128).count()
        };
        assert!(ink("ễ") > ink("e"), "marks are drawn");
        assert_ne!(ink("ọ"), ink("o"));
    }

    #[test]
    fn words_fall_into_lines() {
        let of = |width: f32, most| lines("Đoàn kết là sức mạnh", 10.0, Weight::Bold, width, most);
        assert_eq!(of(1000.0, 3), ["Đoàn kết là sức mạnh"]);
        assert_eq!(of(70.0, 3), ["Đoàn kết là", "sức mạnh"]);
        assert_eq!(of(70.0, 1), ["Đoàn kết là…"]);
        assert_eq!(lines("", 10.0, Weight::Bold, 10.0, 3), [""; 0]);
    }

    #[test]
    fn few_lines_that_stand_for_millions_are_refused() {
        let mut svg = format!("{HEAD}<g id='a0'><rect width='1' height='1'/></g>");
        for i in 1..40 {
            svg += &format!("<g id='a{i}'><use href='#a{}'/><use href='#a{}'/></g>", i - 1, i - 1);
        }
        assert!(draw((svg + "</svg>").as_bytes(), 8, 8).is_err());
        assert!(draw(b"<svg", 8, 8).is_err());
        assert!(draw(format!("{HEAD}</svg>").as_bytes(), 8, 2).is_err(), "too tall");
    }
}
