//! A laid-out chart → a PNG of sixteen greys.

use tiny_skia::{FillRule, Mask, PathBuilder, Transform};

use super::Error;
use super::letters::Font;
use super::plan::{Bar, Fill, Plan};
use super::unit::PER_INCH;

const WHITE: u8 = 255;
const BLACK: u8 = 0;
/// Dark enough to stand out, light enough to spare toner.
const DARK: u8 = 0x55;
/// Width of a frame, and of a stripe and the gap behind it, pixels.
const FRAME: u32 = 2;
const STRIPE: [u32; 2] = [4, 7];

/// Paints and packs.
pub(super) fn paint(plan: &Plan, font: &Font) -> Result<Vec<u8>, Error> {
    let mut canvas =
        Canvas { width: plan.width, pixels: vec![WHITE; plan.width as usize * plan.height as usize] };
    for bar in &plan.bars {
        canvas.bar(bar);
    }
    let (left, top, bottom) = plan.axis;
    canvas.fill(left.saturating_sub(FRAME), top, FRAME, bottom - top, |_, _| BLACK);
    canvas.letters(plan, font)?;
    png(plan, &canvas.pixels)
}

/// A byte a pixel, row by row.
struct Canvas {
    width: u32,
    pixels: Vec<u8>,
}

impl Canvas {
    fn bar(&mut self, bar: &Bar) {
        let Bar { left, top, width, height, fill } = *bar;
        let last = |at: u32, from: u32, size: u32| at < from + FRAME || at + FRAME >= from + size;
        self.fill(left, top, width, height, |x, y| match fill {
            _ if last(x, left, width) || last(y, top, height) => BLACK,
            Fill::Plan => WHITE,
            Fill::Result => DARK,
            Fill::Estimate if (x + y) % (STRIPE[0] + STRIPE[1]) < STRIPE[0] => BLACK,
            Fill::Estimate => WHITE,
        });
    }

    fn fill(&mut self, left: u32, top: u32, width: u32, height: u32, shade: impl Fn(u32, u32) -> u8) {
        let row_width = self.width as usize;
        let columns = left as usize..(left + width) as usize;
        let rows = self.pixels.chunks_exact_mut(row_width).skip(top as usize).take(height as usize);
        for (y, row) in (top..).zip(rows) {
            for (x, pixel) in (left..).zip(row.get_mut(columns.clone()).unwrap_or_default()) {
                *pixel = shade(x, y);
            }
        }
    }

    /// A line of letters at a time: the edges of one path are sorted, so small paths are fast.
    fn letters(&mut self, plan: &Plan, font: &Font) -> Result<(), Error> {
        let mut mask = Mask::new(plan.width, plan.height).ok_or(Error::Size)?;
        for label in &plan.labels {
            let mut path = PathBuilder::new();
            font.outline(&label.text, plan.size, label.left as f32, label.base as f32, &mut path);
            if let Some(path) = path.finish() {
                mask.fill_path(&path, FillRule::Winding, true, Transform::identity());
            }
        }
        for (pixel, ink) in self.pixels.iter_mut().zip(mask.data()) {
            *pixel = (*pixel).min(WHITE - ink);
        }
        Ok(())
    }
}

/// Sixteen greys, two pixels a byte.
fn png(plan: &Plan, pixels: &[u8]) -> Result<Vec<u8>, Error> {
    let mut packed = Vec::with_capacity(pixels.len().div_ceil(2));
    for row in pixels.chunks_exact(plan.width as usize) {
        let pairs = row.chunks_exact(2);
        let last = pairs.remainder().first().map(|last| last & 0xf0);
        packed.extend(pairs.map(|pair| pair[0] & 0xf0 | pair[1] >> 4));
        packed.extend(last);
    }
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, plan.width, plan.height);
    encoder.set_color(png::ColorType::Grayscale);
    encoder.set_depth(png::BitDepth::Four);
    // A higher level takes twice the time for a twentieth of the size.
    encoder.set_deflate_compression(png::DeflateCompression::Level(4));
    encoder.set_filter(png::Filter::NoFilter);
    let per_metre = PER_INCH * 10_000 / 254;
    encoder.set_pixel_dims(Some(png::PixelDimensions {
        xppu: per_metre,
        yppu: per_metre,
        unit: png::Unit::Meter,
    }));
    let mut writer = encoder.write_header().map_err(Error::Png)?;
    writer.write_image_data(&packed).map_err(Error::Png)?;
    writer.finish().map_err(Error::Png)?;
    Ok(file)
}
