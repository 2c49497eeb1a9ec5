//! The document tree as `document.xml`. Content names styles; measures stand in [`crate::page::style`].

use std::fmt::Write as _;

use docx_rs::{
    Document as DocxDocument, DocumentChild, HeaderReference, LineSpacing, PageMargin, PageNumType,
    PageOrientationType, PageSize, ParagraphProperty, SectionProperty, SectionType,
};

use super::frame::{self, Frame, RULE_STYLE};
use super::frames::Frames;
use super::repair::{DECLARATION, Unknown};
use super::{paragraph, table};
use crate::page::document::{Block, Document, Grid, Orientation, Paragraph, Section};
use crate::page::setting::{self, BodySetting};
use crate::page::style::{CLOSING_GAP, PAGE};

/// Relationship ids of the two headers; [`super::parts`] declares them.
pub(super) const HEADER_ID: &str = "rIdHeader";
pub(super) const FIRST_HEADER_ID: &str = "rIdFirstHeader";

/// XML of a paragraph beside its text, roughly: room taken at the start saves copying.
const PARAGRAPH_MARKUP: usize = 200;

/// `document.xml`. `charts` are the paragraphs of its charts, in order.
///
/// # Errors
/// [`Unknown`] when docx-rs has changed what it writes.
pub(super) fn write(document: &Document, frames: &Frames, charts: &[String]) -> Result<Vec<u8>, Unknown> {
    let mut charts = charts.iter().map(String::as_str);
    let last = document.sections.len().saturating_sub(1);
    let whole = document_frame(document.sections.last(), last)?;
    let frame = DECLARATION.len() + whole.open.len() + whole.close.len();
    let mut out = String::with_capacity(frame + estimate(document));
    out.push_str(DECLARATION);
    out.push_str(&whole.open);
    for (at, section) in document.sections.iter().enumerate() {
        blocks(section, frames, &mut charts, &mut out)?;
        if at < last {
            end_section(section_properties(section, at), &mut out)?;
        }
    }
    out.push_str(&whole.close);
    Ok(out.into_bytes())
}

/// Bytes of the XML, roughly.
fn estimate(document: &Document) -> usize {
    let blocks = document.sections.iter().flat_map(|section| &section.blocks);
    let size = |block: &Block| match block {
        Block::Paragraph(paragraph) => paragraph.range.len() + PARAGRAPH_MARKUP,
        Block::Table(table) => {
            table.range.len() + table.rows.len() * table.header.len() * 2 * PARAGRAPH_MARKUP
        }
        Block::Letterhead(_) | Block::Closing(_) | Block::Chart(_) => 20 * PARAGRAPH_MARKUP,
    };
    blocks.map(size).sum()
}

/// What stands round all blocks: the root element, and the properties of the last section.
fn document_frame(section: Option<&Section>, at: usize) -> Result<Frame, Unknown> {
    let mut docx = DocxDocument::new();
    if let Some(section) = section {
        docx.section_property = section_properties(section, at);
    }
    let hole = frame::paragraph(ParagraphProperty::new(), Vec::new());
    docx.children.push(DocumentChild::Paragraph(Box::new(hole.clone())));
    Frame::round(&docx, &hole)
}

fn blocks<'p>(
    section: &Section,
    frames: &Frames,
    charts: &mut impl Iterator<Item = &'p str>,
    out: &mut String,
) -> Result<(), Unknown> {
    let width = setting::text_width(section);
    for (at, block) in section.blocks.iter().enumerate() {
        match block {
            Block::Paragraph(paragraph) => {
                let next = section.blocks.get(at + 1);
                body_paragraph(paragraph, width, next, frames, out)?;
                if let Some(length) = setting::rule_below(&section.blocks, at, width) {
                    out.push_str(&paragraph::rule(length, width)?);
                }
            }
            Block::Letterhead(grid) if at > 0 => copy_head(grid, width, frames, out)?,
            Block::Letterhead(grid) => table::letterhead(grid, frames, out)?,
            Block::Closing(grid) => table::closing(grid, frames, out)?,
            Block::Table(data) => table::data(data, width, frames, out)?,
            Block::Chart(_) => out.extend(charts.next()),
        }
    }
    Ok(())
}

/// The head of what makes a paper a copy: under a rule over the whole width, on one page with the signature below it
/// (PL I, Phần II, II.2.a).
fn copy_head(grid: &Grid, width: u32, frames: &Frames, out: &mut String) -> Result<(), Unknown> {
    let mut head = paragraph::rule_apart(width, width, Some(CLOSING_GAP))?;
    table::letterhead(grid, frames, &mut head)?;
    // Two tables that touch are one for Word.
    head.push_str(&frames.nothing);
    let mut pieces = head.split("<w:pStyle ");
    out.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        let (style, rest) = piece.split_at(piece.find("/>").map_or(0, |end| end + "/>".len()));
        let _ = write!(out, "<w:pStyle {style}<w:keepNext />{rest}");
    }
    Ok(())
}

/// Word wants a paragraph behind a table that ends a section; one line of 1 pt holds the section's properties.
fn end_section(properties: SectionProperty, out: &mut String) -> Result<(), Unknown> {
    let mut property = ParagraphProperty::new().style(RULE_STYLE);
    property.section_property = Some(properties);
    out.push_str(&frame::xml(&frame::paragraph(property, Vec::new()))?);
    Ok(())
}

fn section_properties(section: &Section, at: usize) -> SectionProperty {
    let size = match section.orientation {
        Orientation::Portrait => PageSize::new().size(PAGE.short_side, PAGE.long_side),
        Orientation::Landscape => {
            PageSize::new().size(PAGE.long_side, PAGE.short_side).orient(PageOrientationType::Landscape)
        }
    };
    let twips = |measure: u32| i32::try_from(measure).unwrap_or(i32::MAX);
    let margin = PageMargin {
        top: twips(PAGE.top),
        bottom: twips(PAGE.bottom),
        left: twips(PAGE.left),
        right: twips(PAGE.right),
        header: twips(PAGE.header),
        footer: twips(PAGE.header),
        gutter: 0,
    };
    let mut properties = SectionProperty::new().page_size(size).page_margin(margin);
    properties.header_reference = Some(HeaderReference::new("default", HEADER_ID));
    properties.first_header_reference = Some(HeaderReference::new("first", FIRST_HEADER_ID));
    // The first page of each part shows no number (PL I, Phần I, I.7; for an appendix by analogy).
    properties.title_pg = !section.continues;
    properties.section_type = (at > 0).then_some(SectionType::NextPage);
    // Each appendix counts from 1 (PL I, Phần I, III.1.đ).
    properties.page_num_type = (at > 0 && !section.continues).then(|| PageNumType::new().start(1));
    properties
}

/// A paragraph between the margins.
fn body_paragraph(
    paragraph: &Paragraph,
    width: u32,
    next: Option<&Block>,
    frames: &Frames,
    out: &mut String,
) -> Result<(), Unknown> {
    let BodySetting { tied, indent, keep_next, after } = setting::body(paragraph, width, next);
    if indent == 0 && tied.is_none() && !keep_next {
        paragraph::styled(paragraph, frames, out);
        return Ok(());
    }
    let mut property = paragraph::indented(paragraph::style_of(paragraph.role), indent);
    property.keep_next = keep_next.then_some(true);
    property.line_spacing = after.map(|gap| LineSpacing::new().after(gap));
    let pieces = setting::with_ties(paragraph, tied);
    Frame::paragraph(property)?.wrap(out, |out| paragraph::inlines(&pieces, frames, out));
    Ok(())
}
