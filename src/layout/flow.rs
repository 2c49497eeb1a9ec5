//! Lines → pages.

use super::text::{self, Broken, Set};
use super::{End, Line, Mpt, Page, Pages, Place, Run, twips};
use crate::page::document::{Block, Document, Orientation, Paragraph, Section};
use crate::page::style::{Align, PAGE};

pub(super) fn pages(document: &Document) -> Pages {
    let mut pages = Vec::new();
    for (at, section) in document.sections.iter().enumerate() {
        let mut flow = Flow::new(section, at);
        for block in &section.blocks {
            let paragraphs: Vec<&Paragraph> = match block {
                Block::Paragraph(paragraph) => vec![paragraph],
                Block::Letterhead(grid) | Block::Closing(grid) => {
                    grid.rows.iter().flatten().flatten().collect()
                }
                Block::Table(_) | Block::Chart(_) => Vec::new(),
            };
            paragraphs.into_iter().for_each(|paragraph| flow.paragraph(paragraph));
        }
        pages.append(&mut flow.pages);
    }
    Pages { pages }
}

struct Flow {
    pages: Vec<Page>,
    blank: Page,
    y: Mpt,
}

impl Flow {
    fn new(section: &Section, at: usize) -> Self {
        let [width, height] = match section.orientation {
            Orientation::Portrait => [PAGE.short_side, PAGE.long_side],
            Orientation::Landscape => [PAGE.long_side, PAGE.short_side],
        };
        let blank = Page {
            width: twips(width),
            height: twips(height),
            section: at,
            number: None,
            lines: Vec::new(),
            strokes: Vec::new(),
            fills: Vec::new(),
        };
        Self { pages: vec![blank.clone()], blank, y: twips(PAGE.top) }
    }

    fn paragraph(&mut self, paragraph: &Paragraph) {
        let look = paragraph.role.look();
        let width = self.blank.width - twips(PAGE.left + PAGE.right + look.left);
        let set = Set {
            size: look.size,
            bold: look.bold,
            italic: look.italic,
            width,
            first: twips(look.first_line),
        };
        self.y += twips(look.before);
        let single = Mpt::from(look.size) * 500 * 2355 / 2048;
        let pitch = single * Mpt::from(look.line) / 240;
        for (at, line) in text::broken(&paragraph.inlines, set).iter().enumerate() {
            if self.y + pitch > self.blank.height - twips(PAGE.bottom) {
                self.pages.push(self.blank.clone());
                self.y = twips(PAGE.top);
            }
            let first = if at == 0 { set.first } else { 0 };
            let baseline = self.y + pitch - single * 530 / 2355;
            let place = [twips(PAGE.left + look.left) + first, baseline, width - first];
            let placed = placed(line, look.align, place, look.size, paragraph);
            if let Some(page) = self.pages.last_mut() {
                page.lines.push(placed);
            }
            self.y += pitch;
        }
    }
}

/// A line in its place: `[x, baseline, room]`.
fn placed(
    line: &Broken,
    align: Align,
    [x, baseline, room]: [Mpt; 3],
    size: u32,
    paragraph: &Paragraph,
) -> Line {
    let slack = (room - line.width()).max(0);
    let is_justified = align == Align::Both && matches!(line.end, End::Blank | End::Inside);
    let gap = if is_justified { slack / line.blanks().max(1) } else { 0 };
    let x = match align {
        Align::Left | Align::Both => x,
        Align::Center => x + slack / 2,
        Align::Right => x + slack,
    };
    let mut at = x;
    let mut runs = Vec::with_capacity(line.pieces.len());
    for piece in &line.pieces {
        let width = piece.width + piece.blanks * gap;
        runs.push(Run { x: at, width, text: piece.text.clone(), face: piece.face, size });
        at += width;
    }
    Line {
        x,
        baseline,
        gap,
        runs,
        end: line.end,
        range: paragraph.range.clone(),
        place: Place::Body,
        role: paragraph.role,
    }
}
