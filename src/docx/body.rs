//! The document tree as docx-rs objects. Content names styles; measures stand in [`crate::style`].

use docx_rs::{
    BreakType, Document as Docx, DocumentChild, HeaderReference, LineSpacing, PageMargin, PageNumType,
    PageOrientationType, PageSize, Paragraph as DocxParagraph, ParagraphBorder, ParagraphBorderPosition,
    ParagraphBorders, ParagraphChild, ParagraphProperty, Run, SectionProperty, SectionType,
};

use super::layout;
use super::table;
use crate::document::{Block, Document, Inline, Orientation, Paragraph, Section};
use crate::style::{PAGE, RULE_THICKNESS, Role, TABLE_GAP};

/// Relationship ids of the two headers; [`super::parts`] declares them.
pub(super) const HEADER_ID: &str = "rIdHeader";
pub(super) const FIRST_HEADER_ID: &str = "rIdFirstHeader";
/// The style of a paragraph that carries a rule.
pub(super) const RULE_STYLE: &str = "Ke";

/// Builds `document.xml`'s object.
///
/// `pictures` are the paragraphs of its charts, in order.
pub(super) fn build(document: &Document, pictures: &mut dyn Iterator<Item = DocxParagraph>) -> Docx {
    let mut docx = Docx::new();
    let last = document.sections.len().saturating_sub(1);
    for (at, section) in document.sections.iter().enumerate() {
        blocks(section, pictures, &mut docx.children);
        let properties = section_properties(section.orientation, at);
        if at == last {
            docx.section_property = properties;
        } else {
            end_section(&mut docx.children, properties);
        }
    }
    docx
}

/// Width of a section's text.
pub(super) fn text_width(section: &Section) -> u32 {
    match section.orientation {
        Orientation::Portrait => PAGE.text_width(),
        Orientation::Landscape => PAGE.landscape_text_width(),
    }
}

fn blocks(
    section: &Section,
    pictures: &mut dyn Iterator<Item = DocxParagraph>,
    children: &mut Vec<DocumentChild>,
) {
    let width = text_width(section);
    for (at, block) in section.blocks.iter().enumerate() {
        match block {
            Block::Paragraph(paragraph) => {
                let next = section.blocks.get(at + 1);
                children.push(DocumentChild::Paragraph(Box::new(body_paragraph(paragraph, width, next))));
                if let Some(rule) = rule_below(&section.blocks, at, width) {
                    children.push(DocumentChild::Paragraph(Box::new(rule)));
                }
            }
            Block::Letterhead(grid) => children.push(DocumentChild::Table(Box::new(table::letterhead(grid)))),
            Block::Closing(grid) => {
                children.push(DocumentChild::Table(Box::new(table::closing(grid))));
            }
            Block::Chart(_) => {
                children
                    .extend(pictures.next().map(|paragraph| DocumentChild::Paragraph(Box::new(paragraph))));
            }
            Block::Table(data) => {
                children.push(DocumentChild::Table(Box::new(table::data(data, width))));
            }
        }
    }
}

/// Word wants a paragraph behind a table that ends a section; one line of 1 pt holds the section's properties.
fn end_section(children: &mut Vec<DocumentChild>, properties: SectionProperty) {
    let mut paragraph = empty(RULE_STYLE);
    paragraph.property.section_property = Some(properties);
    children.push(DocumentChild::Paragraph(Box::new(paragraph)));
}

fn section_properties(orientation: Orientation, at: usize) -> SectionProperty {
    let size = match orientation {
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
    properties.title_pg = true;
    properties.section_type = (at > 0).then_some(SectionType::NextPage);
    // Each appendix counts from 1 (PL I, Phần I, III.1.đ).
    properties.page_num_type = (at > 0).then(|| PageNumType::new().start(1));
    properties
}

/// A paragraph between the margins. Titles of several lines are balanced: no lone word on the last line.
fn body_paragraph(paragraph: &Paragraph, width: u32, next: Option<&Block>) -> DocxParagraph {
    let mut out = styled(paragraph);
    if matches!(paragraph.role, Role::TrichYeu | Role::TenPhuLuc | Role::KemTheo) {
        set_side_indents(&mut out, layout::balancing_indent(paragraph, width));
    }
    match next {
        // The signature never stands alone on a page (house rule CK05).
        Some(Block::Closing(_)) => out.property.keep_next = Some(true),
        // A table's title stays with it, at a little distance.
        Some(Block::Table(_)) => {
            out.property.keep_next = Some(true);
            out = out.line_spacing(LineSpacing::new().after(TABLE_GAP));
        }
        Some(Block::Paragraph(_) | Block::Letterhead(_) | Block::Chart(_)) | None => {}
    }
    out
}

/// A paragraph in its role's style.
pub(super) fn styled(paragraph: &Paragraph) -> DocxParagraph {
    let mut out = empty(paragraph.role.look().style_id);
    push_inlines(&mut out, &paragraph.inlines, None);
    out
}

/// An empty paragraph in a style.
pub(super) fn empty(style_id: &str) -> DocxParagraph {
    DocxParagraph {
        // The repair pass drops paragraph ids: they count up across a thread.
        id: String::new(),
        children: Vec::new(),
        property: ParagraphProperty::new().style(style_id),
        has_numbering: false,
    }
}

/// Adds runs; `size` (half-points) overrides the style's.
pub(super) fn push_inlines(paragraph: &mut DocxParagraph, inlines: &[Inline], size: Option<u32>) {
    for inline in inlines {
        let run = match inline {
            Inline::Text { text, bold, italic } => {
                let mut run = Run::new().add_text(text.as_str());
                if *bold {
                    run = run.bold();
                }
                if *italic {
                    run = run.italic();
                }
                run
            }
            Inline::Break => Run::new().add_break(BreakType::TextWrapping),
        };
        let run = match size {
            Some(size) => run.size(size as usize),
            None => run,
        };
        paragraph.children.push(ParagraphChild::Run(Box::new(run)));
    }
}

fn set_side_indents(paragraph: &mut DocxParagraph, indent: u32) {
    if indent > 0 {
        let indent = i32::try_from(indent).unwrap_or(0);
        paragraph.property =
            std::mem::take(&mut paragraph.property).indent(Some(indent), None, Some(indent), None);
    }
}

/// The rule below block `at`, if its role asks for one and the next block is of another role.
fn rule_below(blocks: &[Block], at: usize, width: u32) -> Option<DocxParagraph> {
    let role_at = |at: usize| match blocks.get(at) {
        Some(Block::Paragraph(paragraph)) => Some(paragraph.role),
        _ => None,
    };
    let role = role_at(at)?;
    let percent = role.look().rule?;
    if role_at(at + 1) == Some(role) {
        return None;
    }
    let lines = blocks[..=at].iter().rev().map_while(|block| match block {
        Block::Paragraph(paragraph) if paragraph.role == role => Some(paragraph),
        _ => None,
    });
    let longest = lines.map(|line| layout::longest_line(line, width, role.look().size)).max()?;
    Some(rule(longest * percent / 100, width))
}

/// A solid rule of `length` in the middle of `width` (twips): the top border of an empty paragraph, which every word
/// processor draws at the same place. The decree forbids neither border nor drawing; an underline it does not know.
pub(super) fn rule(length: u32, width: u32) -> DocxParagraph {
    let mut paragraph = empty(RULE_STYLE);
    set_side_indents(&mut paragraph, width.saturating_sub(length) / 2);
    let line = ParagraphBorder::new(ParagraphBorderPosition::Top)
        .size(RULE_THICKNESS as usize)
        .space(1)
        .color("000000");
    paragraph.property.borders = Some(ParagraphBorders::with_empty().set(line));
    paragraph
}
