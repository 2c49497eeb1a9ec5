//! What stands on a page: boxes, rules, letters.

use krilla::color::luma;
use krilla::geom::{Path, PathBuilder, Point, Rect};
use krilla::paint::{Fill, FillRule, Stroke};
use krilla::surface::Surface;
use krilla::text::{GlyphId, KrillaGlyph};

use super::{Error, face, points};
use crate::layout::{self, Line, Mpt, Page, Run};
use crate::page::metrics;

/// How far apart the strokes of a hatched box are, and how thick.
const HATCH: (Mpt, Mpt) = (3000, 500);

/// Draws a page.
pub(super) fn page(page: &Page, surface: &mut Surface<'_>) -> Result<(), Error> {
    page.fills.iter().for_each(|it| fill(it, surface));
    page.strokes.iter().for_each(|it| stroke(it, surface));
    surface.set_stroke(None);
    surface.set_fill(Some(ink(0)));
    for line in &page.lines {
        for run in &line.runs {
            letters(run, line, surface)?;
        }
    }
    Ok(())
}

fn ink(grey: u8) -> Fill {
    Fill { paint: luma::Color::new(grey).into(), ..Fill::default() }
}

fn pen(thickness: Mpt, grey: u8) -> Stroke {
    Stroke { paint: luma::Color::new(grey).into(), width: points(thickness), ..Stroke::default() }
}

fn stroke(it: &layout::Stroke, surface: &mut Surface<'_>) {
    surface.set_fill(None);
    surface.set_stroke(Some(pen(it.thickness, 0)));
    if let Some(path) = straight(it.from, it.to) {
        surface.draw_path(&path);
    }
}

fn straight(from: [Mpt; 2], to: [Mpt; 2]) -> Option<Path> {
    let mut path = PathBuilder::new();
    path.move_to(points(from[0]), points(from[1]));
    path.line_to(points(to[0]), points(to[1]));
    path.finish()
}

fn fill(it: &layout::Fill, surface: &mut Surface<'_>) {
    let sides = Rect::from_xywh(points(it.x), points(it.y), points(it.width), points(it.height));
    let Some(path) = sides.and_then(|sides| {
        let mut path = PathBuilder::new();
        path.push_rect(sides);
        path.finish()
    }) else {
        return;
    };
    if it.hatched {
        hatch(it, &path, surface);
    } else {
        surface.set_stroke(None);
        surface.set_fill(Some(ink(it.grey)));
        surface.draw_path(&path);
    }
}

/// A box of slanted strokes, from bottom left to top right, with a frame.
fn hatch(it: &layout::Fill, path: &Path, surface: &mut Surface<'_>) {
    let (apart, thickness) = HATCH;
    surface.set_fill(None);
    surface.set_stroke(Some(pen(thickness, it.grey)));
    surface.push_clip_path(path, &FillRule::NonZero);
    let bottom = it.y + it.height;
    let (mut from, end) = (it.x - it.height, it.x + it.width);
    while from < end {
        if let Some(slant) = straight([from, bottom], [from + it.height, it.y]) {
            surface.draw_path(&slant);
        }
        from += apart;
    }
    surface.pop();
    surface.draw_path(path);
}

/// The letters of a run; a blank of a justified line is as wide as the line has it.
fn letters(run: &Run, line: &Line, surface: &mut Surface<'_>) -> Result<(), Error> {
    let font = face::of(run.face).ok_or_else(|| Error("an embedded face is no font".to_owned()))?;
    let size = points(Mpt::from(run.size) * 500);
    // Whole thousandths, as PDF counts: written shortly, they are packed sooner, and no line ends a tenth of a point off.
    let gap = (points(line.gap) / size * 1000.0).round() / 1000.0;
    let mut glyphs = Vec::with_capacity(run.text.len());
    for (at, letter) in run.text.char_indices() {
        let row = metrics::row(letter).and_then(|row| u32::try_from(row).ok());
        let row = row.ok_or_else(|| Error(format!("no letter for U+{:04X}", u32::from(letter))))?;
        let wider = if letter == ' ' { gap } else { 0.0 };
        let advance = f32::from(metrics::advance(letter, run.face)) / 2048.0 + wider;
        // Glyph 0 stands for what a font has not; those of the table begin behind it.
        let glyph = GlyphId::new(row + 1);
        glyphs.push(KrillaGlyph::new(glyph, advance, 0.0, 0.0, 0.0, at..at + letter.len_utf8(), None));
    }
    let start = Point::from_xy(points(run.x), points(line.baseline));
    surface.draw_glyphs(start, &glyphs, font, &run.text, size, false);
    Ok(())
}
