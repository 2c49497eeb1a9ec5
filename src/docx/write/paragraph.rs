//! Paragraphs and their runs, and the rules between them.

use docx_rs::{LineSpacing, ParagraphBorder, ParagraphBorderPosition, ParagraphBorders, ParagraphProperty};

use super::frame::{self, RULE_STYLE};
use super::frames::{Frames, Runs};
use super::repair::Unknown;
use crate::page::document::{Inline, Paragraph};
use crate::page::style::{RULE_THICKNESS, Role};

/// The property that names a role's style.
pub(super) fn style_of(role: Role) -> ParagraphProperty {
    ParagraphProperty::new().style(role.look().style_id)
}

/// A paragraph that looks as its role's style says.
pub(super) fn styled(paragraph: &Paragraph, frames: &Frames, out: &mut String) {
    frames.paragraph(paragraph.role).wrap(out, |out| inlines(&paragraph.inlines, frames, out));
}

/// Runs of the paragraph's size.
pub(super) fn inlines(inlines: &[Inline], frames: &Frames, out: &mut String) {
    inlines_in(inlines, frames.runs(), frames, out);
}

/// Runs of the size that `runs` are of.
pub(super) fn inlines_in(inlines: &[Inline], runs: &Runs, frames: &Frames, out: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text { text, bold, italic } => {
                runs.run(*bold, *italic).wrap(out, |out| push_text(text, out));
            }
            Inline::Break => out.push_str(frames.line_break()),
        }
    }
}

/// Runs of another size (half-points) than the paragraph's style.
pub(super) fn inlines_sized(
    inlines: &[Inline],
    size: u32,
    frames: &Frames,
    out: &mut String,
) -> Result<(), Unknown> {
    inlines_in(inlines, &Runs::new(Some(size))?, frames, out);
    Ok(())
}

/// Text as XML.
fn push_text(text: &str, out: &mut String) {
    out.push_str(&quick_xml::escape::escape(text));
}

pub(super) fn indented(property: ParagraphProperty, indent: u32) -> ParagraphProperty {
    if indent == 0 {
        return property;
    }
    let indent = i32::try_from(indent).unwrap_or(0);
    property.indent(Some(indent), None, Some(indent), None)
}

/// A solid rule of `length` in the middle of `width` (twips): the top border of an empty paragraph, which every word
/// processor draws at the same place. The decree forbids neither border nor drawing; an underline it does not know.
pub(super) fn rule(length: u32, width: u32) -> Result<String, Unknown> {
    rule_apart(length, width, None)
}

/// The same, at a distance (twips) below what stands above it.
pub(super) fn rule_apart(length: u32, width: u32, gap: Option<u32>) -> Result<String, Unknown> {
    let mut property = indented(ParagraphProperty::new().style(RULE_STYLE), width.saturating_sub(length) / 2);
    let line = ParagraphBorder::new(ParagraphBorderPosition::Top)
        .size(RULE_THICKNESS as usize)
        .space(1)
        .color("000000");
    property.borders = Some(ParagraphBorders::with_empty().set(line));
    property.line_spacing = gap.map(|gap| LineSpacing::new().before(gap));
    frame::xml(&frame::paragraph(property, Vec::new()))
}
