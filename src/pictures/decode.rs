//! Bytes of a picture file → upright pixels in the colours of screens.
//!
//! Comes in: JPEG, PNG, WebP or SVG as phones, cameras and drawing programs make them. Goes out: red, green and blue
//! (sRGB) on white, turned as the camera was held. May not live here: sizes, files.

use super::Problem;
use crate::drawing;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageReader, Limits, RgbImage};
use moxcms::{ColorProfile, Layout, TransformOptions};
use std::io::Cursor;

/// Largest picture file, in bytes.
pub const LARGEST_FILE: u64 = 64 << 20;

/// Most pixels of a picture: what the phones of today make, 50 million, and some. Twelve million take 50 MB while a
/// picture is worked on.
const MOST_PIXELS: u64 = 64_000_000;

/// Width and height of what is not a drawing.
pub fn size(bytes: &[u8]) -> Option<(u32, u32)> {
    ImageReader::new(Cursor::new(bytes)).with_guessed_format().ok()?.into_dimensions().ok()
}

/// Reads a picture. `path` tells only whether it is a drawing.
pub fn upright(bytes: &[u8], path: &str) -> Result<RgbImage, Problem> {
    if path.to_lowercase().ends_with(".svg") {
        let widest = super::WIDTHS[super::WIDTHS.len() - 1];
        let drawn = drawing::draw(bytes, widest, 3 * widest).map_err(Problem::Broken)?;
        return RgbImage::from_raw(drawn.width, drawn.height, drawn.rgb)
            .ok_or_else(|| Problem::Broken("no pixels".to_string()));
    }
    let broken = |e: image::ImageError| Problem::Broken(e.to_string());
    let reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format();
    let mut reader = reader.map_err(|e| Problem::Broken(e.to_string()))?;
    reader.limits(Limits::no_limits());
    let mut decoder = reader.into_decoder().map_err(broken)?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MOST_PIXELS {
        return Err(Problem::TooLarge(width, height));
    }
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let profile = decoder.icc_profile().ok().flatten();
    let mut picture = DynamicImage::from_decoder(decoder).map_err(broken)?;
    if picture.color().has_alpha() {
        picture = on_white(picture);
    }
    let mut pixels = picture.into_rgb8();
    if let Some(profile) = profile {
        to_screen_colours(&mut pixels, &profile);
    }
    let mut picture = DynamicImage::ImageRgb8(pixels);
    picture.apply_orientation(orientation);
    Ok(picture.into_rgb8())
}

/// What shows through is white paper.
fn on_white(picture: DynamicImage) -> DynamicImage {
    let mut seen = picture.into_rgba8();
    for pixel in seen.pixels_mut() {
        let alpha = u32::from(pixel.0[3]);
        for part in &mut pixel.0[..3] {
            *part = ((u32::from(*part) * alpha + 255 * (255 - alpha) + 127) / 255) as u8;
        }
    }
    DynamicImage::ImageRgba8(seen)
}

/// Phones take photographs in a wider range of colours than pages declare: without this they would look dull. A
/// profile that cannot be used (one of grey or of printing colours) is left out.
fn to_screen_colours(pixels: &mut RgbImage, profile: &[u8]) {
    let Ok(from) = ColorProfile::new_from_slice(profile) else { return };
    let made =
        from.create_transform_8bit(Layout::Rgb, &ColorProfile::new_srgb(), Layout::Rgb, TransformOptions::default());
    let Ok(transform) = made else { return };
    let row = pixels.width() as usize * 3;
    let mut out = vec![0; row];
    for line in pixels.chunks_exact_mut(row.max(1)) {
        if transform.transform(line, &mut out).is_ok() {
            line.copy_from_slice(&out);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wide_colours_become_those_of_screens() {
        let before = RgbImage::from_pixel(2, 2, image::Rgb([200, 100, 50]));
        let mut wide = before.clone();
        to_screen_colours(&mut wide, &ColorProfile::new_display_p3().encode().expect("a profile"));
        // The same place in a wider range of colours is a stronger colour.
        let [red, _, blue] = wide.get_pixel(1, 1).0;
        assert!(red > 203 && blue < 47, "{:?}", wide.get_pixel(1, 1));
        let mut plain = before.clone();
        to_screen_colours(&mut plain, b"no profile");
        assert_eq!(plain, before);
    }
}
