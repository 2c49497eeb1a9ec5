//! What a file says of its paper: title, date, and the headings that a viewer lists.

use std::ops::Range;

use krilla::destination::XyzDestination;
use krilla::geom::Point;
use krilla::metadata::DateTime;
use krilla::outline::{Outline, OutlineNode};
use memchr::memmem;

use super::points;
use crate::layout::{Line, Pages};
use crate::page::document::{Block, Document};
use crate::register;
use crate::value::Ngay;

/// What a file says of its paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    /// `Kế hoạch Công tác văn thư năm 2026`.
    pub title: String,
    /// The day that it shows; none while that is left open.
    pub date: Option<Ngay>,
    /// Its headings in their order.
    pub headings: Vec<Heading>,
}

/// A heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// Its level, from 0.
    pub level: u8,
    /// Its words.
    pub text: String,
    /// Bytes of the Markdown that it came from.
    pub range: Range<usize>,
}

/// Hours that Vietnam is ahead of UTC.
const VIETNAM: i8 = 7;
/// Stands for a date that is not known; papers are of this millennium.
const NEVER: u16 = 1;

impl Facts {
    /// Of a paper as it is printed.
    pub fn of(document: &Document) -> Self {
        let (title, date) = register::title_and_day(document);
        let paragraphs =
            document.sections.iter().flat_map(|section| &section.blocks).filter_map(|block| match block {
                Block::Paragraph(paragraph) => Some(paragraph),
                Block::Letterhead(_) | Block::Closing(_) | Block::Table(_) | Block::Chart(_) => None,
            });
        let headings = paragraphs.filter_map(|paragraph| {
            let level = paragraph.role.look().outline?;
            Some(Heading { level, text: paragraph.text(), range: paragraph.range.clone() })
        });
        Self { title, date, headings: headings.collect() }
    }

    /// The moment at which the file says it was made.
    pub(super) fn created(&self) -> DateTime {
        let Some(date) = self.date else { return DateTime::new(NEVER) };
        DateTime::new(date.nam()).month(date.thang()).day(date.ngay()).utc_offset_hour(VIETNAM)
    }

    /// The headings as a tree, each leading to the place where it is printed.
    pub(super) fn outline(&self, pages: &Pages) -> Outline {
        let mut lines = pages
            .pages
            .iter()
            .enumerate()
            .flat_map(|(number, page)| page.lines.iter().map(move |line| (number, line)));
        let mut place = |heading: &Heading| lines.find(|(_, line)| line.range == heading.range);
        let placed = self.headings.iter().filter_map(|heading| {
            let (page, line) = place(heading)?;
            Some((heading, page, line))
        });
        let mut outline = Outline::new();
        // What is being filled, outermost first.
        let mut open: Vec<(u8, OutlineNode)> = Vec::new();
        for (heading, page, line) in placed {
            close(&mut open, heading.level, &mut outline);
            open.push((heading.level, node(heading, page, line)));
        }
        close(&mut open, 0, &mut outline);
        outline
    }
}

/// Puts the headings that a heading of this level ends into those that they belong to.
fn close(open: &mut Vec<(u8, OutlineNode)>, level: u8, outline: &mut Outline) {
    while open.last().is_some_and(|(inner, _)| *inner >= level)
        && let Some((_, inner)) = open.pop()
    {
        match open.last_mut() {
            Some((_, outer)) => outer.push_child(inner),
            None => outline.push_child(inner),
        }
    }
}

fn node(heading: &Heading, page: usize, line: &Line) -> OutlineNode {
    // What a viewer shows first is the heading's own line, whole.
    let above = line.runs.iter().map(|run| points(i64::from(run.size) * 500)).fold(0.0, f32::max);
    let top = (points(line.baseline) - above).max(0.0);
    let place = XyzDestination::new(page, Point::from_xy(points(line.x), top));
    OutlineNode::new(heading.text.clone(), place).with_open(heading.level == 0)
}

/// A file without the dates that krilla asks for: blanks stand in their place, so that no byte moves.
pub(super) fn undated(mut bytes: Vec<u8>) -> Vec<u8> {
    for tag in ["xmp:ModifyDate", "xmp:CreateDate", "stEvt:when"] {
        blank(&mut bytes, &format!("<{tag}>0001-01-01T00:00:00Z</{tag}>"));
    }
    for key in ["ModDate", "CreationDate"] {
        blank(&mut bytes, &format!("/{key}(D:00010101000000Z)"));
    }
    bytes
}

fn blank(bytes: &mut [u8], text: &str) {
    let mut from = 0;
    while let Some(at) = bytes.get(from..).and_then(|rest| memmem::find(rest, text.as_bytes())) {
        from += at + text.len();
        if let Some(date) = bytes.get_mut(from - text.len()..from) {
            date.fill(b' ');
        }
    }
}
