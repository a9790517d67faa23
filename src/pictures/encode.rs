//! Upright pixels → files in several widths, and the colour of the placeholder.
//!
//! Comes in: pixels and a name. Goes out: WebP and JPEG files, made from nothing but the pixels: no word about place,
//! camera or person can be in them. May not live here: reading.

use super::{Format, Made, Prepared, Problem, WIDTHS, kept};
use fast_image_resize::images::{Image, ImageRef};
use fast_image_resize::{PixelType, Resizer};
use image::{RgbImage, codecs::jpeg::JpegEncoder};
use std::path::Path;

/// Quality of photographs, 0 to 100: where tea leaves still look like leaves.
const JPEG: u8 = 80;
const WEBP: f32 = 76.0;

/// Makes all files of a picture and notes them.
pub fn all(picture: &RgbImage, folder: &Path, name: &str) -> Result<Prepared, Problem> {
    let (width, height) = picture.dimensions();
    let widest = width.min(WIDTHS[WIDTHS.len() - 1]);
    let widths = WIDTHS.iter().copied().filter(|w| *w < widest).chain([widest]);
    let tall = |w: u32| ((u64::from(height) * u64::from(w) + u64::from(width) / 2) / u64::from(width)).max(1) as u32;
    let mut prepared = Prepared { width: widest, height: tall(widest), tint: tint(picture), files: Vec::new() };
    for width in widths {
        let sized = resized(picture, width, tall(width)).map_err(Problem::Broken)?;
        for format in [Format::WebP, Format::Jpeg] {
            let bytes = encoded(&sized, format).map_err(Problem::Broken)?;
            let path = kept::keep(folder, &format!("{name}-{width}.{}", format.extension()), &bytes)?;
            prepared.files.push(Made { format, width, path });
        }
    }
    kept::note(folder, name, &prepared)?;
    Ok(prepared)
}

fn resized(picture: &RgbImage, width: u32, height: u32) -> Result<RgbImage, String> {
    if picture.dimensions() == (width, height) {
        return Ok(picture.clone());
    }
    let from = ImageRef::new(picture.width(), picture.height(), picture.as_raw(), PixelType::U8x3);
    let from = from.map_err(|e| e.to_string())?;
    let mut to = Image::new(width, height, PixelType::U8x3);
    Resizer::new().resize(&from, &mut to, None).map_err(|e| e.to_string())?;
    RgbImage::from_raw(width, height, to.into_vec()).ok_or_else(|| "no pixels".to_string())
}

fn encoded(picture: &RgbImage, format: Format) -> Result<Vec<u8>, String> {
    match format {
        Format::WebP => {
            let encoder = webp::Encoder::from_rgb(picture.as_raw(), picture.width(), picture.height());
            encoder.encode_simple(false, WEBP).map(|bytes| bytes.to_vec()).map_err(|e| format!("{e:?}"))
        }
        Format::Jpeg => {
            let mut bytes = Vec::new();
            JpegEncoder::new_with_quality(&mut bytes, JPEG).encode_image(picture).map_err(|e| e.to_string())?;
            Ok(bytes)
        }
    }
}

/// The nearest of eight soft colours that stand in the picture's place until it is there: grey, red-brown, gold,
/// green, teal, blue, violet, dark. The theme says what they look like (`tint-0` … `tint-7`).
pub fn tint(picture: &RgbImage) -> u8 {
    let every = (picture.pixels().len() / 10_000).max(1);
    let (mut sum, mut count) = ([0u64; 3], 0u64);
    for pixel in picture.pixels().step_by(every) {
        for (sum, part) in sum.iter_mut().zip(pixel.0) {
            *sum += u64::from(part);
        }
        count += 1;
    }
    let [red, green, blue] = sum.map(|s| (s / count.max(1)) as i64);
    let (low, high) = (red.min(green).min(blue), red.max(green).max(blue));
    let range = high - low;
    if high < 64 {
        return 7;
    }
    if range * 8 < high {
        return 0;
    }
    // The hue in degrees, as in HSV.
    let hue = match high {
        h if h == red => 60 * (green - blue) / range,
        h if h == green => 120 + 60 * (blue - red) / range,
        _ => 240 + 60 * (red - green) / range,
    };
    match hue.rem_euclid(360) {
        0..25 | 330..360 => 1,
        25..65 => 2,
        65..165 => 3,
        165..195 => 4,
        195..255 => 5,
        _ => 6,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_have_the_colour_of_the_picture() {
        let of = |rgb: [u8; 3]| tint(&RgbImage::from_pixel(8, 8, image::Rgb(rgb)));
        let colours = [
            [200, 200, 205],
            [142, 26, 28],
            [184, 140, 52],
            [47, 93, 40],
            [40, 140, 140],
            [30, 60, 160],
            [120, 50, 160],
            [10, 12, 20],
        ];
        assert_eq!(colours.map(of), [0, 1, 2, 3, 4, 5, 6, 7]);
    }
}
