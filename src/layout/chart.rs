//! A chart → boxes, lines and words, in the measures of the frame that the DOCX gives it.

use super::item::Figure;
use super::text::width;
use super::{End, Fill, Line, Mpt, Place, Run, Stroke, twips};
use crate::chart::{Area, Bar, Fill as Kind, Label, geometry};
use crate::page::document::{Chart, Section};
use crate::page::metrics::Face;
use crate::page::setting::{chart_height, text_width};
use crate::page::style::Role;
use crate::page::style::chart::{DARK, FRAME};

/// The chart that is block `block` of a section.
pub(super) fn figure(chart: &Chart, section: &Section, block: usize) -> Figure {
    let made = geometry(chart, text_width(section), chart_height(section));
    let look = Role::BieuDo.look();
    let mut strokes: Vec<Stroke> = made.bars.iter().flat_map(|bar| frame(bar.area)).collect();
    // The line that bars stand on.
    let [left, top] = [made.plot.left, made.plot.top].map(twips);
    let bottom = top + twips(made.plot.height);
    strokes.push(Stroke { from: [left, top], to: [left, bottom], thickness: twips(FRAME) });
    let place = Place::Chart { block };
    Figure {
        before: twips(look.before),
        height: twips(made.height),
        keep: look.keep_next,
        lines: made.labels.iter().map(|label| line(label, made.size, place, chart)).collect(),
        strokes,
        fills: made.bars.iter().map(fill).collect(),
        cut: made.cut,
    }
}

fn fill(Bar { area, fill }: &Bar) -> Fill {
    let [x, y, width, height] = [area.left, area.top, area.width, area.height].map(twips);
    let grey = match fill {
        Kind::Plan => u8::MAX,
        Kind::Result => DARK,
        // Of the stripes.
        Kind::Estimate => 0,
    };
    Fill { x, y, width, height, grey, hatched: *fill == Kind::Estimate }
}

/// The four sides of a box.
fn frame(area: Area) -> [Stroke; 4] {
    let [left, top, width, height] = [area.left, area.top, area.width, area.height].map(twips);
    let corners = [[left, top], [left + width, top], [left + width, top + height], [left, top + height]];
    let side = |from: [Mpt; 2], to: [Mpt; 2]| Stroke { from, to, thickness: twips(FRAME) };
    let [a, b, c, d] = corners;
    [side(a, b), side(b, c), side(c, d), side(d, a)]
}

fn line(label: &Label, size: u32, place: Place, chart: &Chart) -> Line {
    let x = twips(label.left);
    let width = width(&label.text, size, Face::Regular);
    let run = Run { x, width, text: label.text.clone(), face: Face::Regular, size };
    Line {
        x,
        baseline: twips(label.base),
        gap: 0,
        runs: vec![run],
        end: End::Paragraph,
        range: chart.range.clone(),
        place,
        role: Role::BieuDo,
    }
}
