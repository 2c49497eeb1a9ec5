//! The frames that all papers share, built once for all of them.

use docx_rs::{BreakType, ParagraphProperty, Run, TableRow};

use super::frame::{Face, Frame, RULE_STYLE, paragraph, xml};
use super::pair::Pair;
use super::repair::Unknown;
use crate::page::style::{LOOKS, Role};

/// Round the text of runs of one size, in every face.
#[derive(Debug)]
pub(super) struct Runs([[Frame; 2]; 2]);

impl Runs {
    /// Builds them; without a size in half-points they are of their paragraph's.
    ///
    /// # Errors
    /// [`Unknown`] when docx-rs has changed what it writes.
    pub(super) fn new(size: Option<u32>) -> Result<Self, Unknown> {
        let run = |bold, italic| Frame::run(Face { bold, italic, size });
        Ok(Self([[run(false, false)?, run(false, true)?], [run(true, false)?, run(true, true)?]]))
    }

    /// Round the text of a run.
    pub(super) fn run(&self, bold: bool, italic: bool) -> &Frame {
        &self.0[usize::from(bold)][usize::from(italic)]
    }
}

/// The frames that every paper needs.
#[derive(Debug)]
pub(super) struct Frames {
    paragraphs: Vec<Frame>,
    runs: Runs,
    line_break: String,
    /// Round the cells of a row that may split.
    pub(super) loose_row: Frame,
    /// Round the cells of a row that does not split over two pages.
    pub(super) row: Frame,
    /// Round the cells of a row that is repeated on every page of its table.
    pub(super) header_row: Frame,
    /// Round the letterhead's cells, in its usual widths.
    pub(super) letterhead: Pair,
    /// Round nơi nhận and signature.
    pub(super) closing: Pair,
    /// An empty paragraph of no height.
    pub(super) nothing: String,
}

impl Frames {
    /// Builds them.
    ///
    /// # Errors
    /// [`Unknown`] when docx-rs has changed what it writes.
    pub(super) fn new() -> Result<Self, Unknown> {
        let of_style = |style_id: &str| Frame::paragraph(ParagraphProperty::new().style(style_id));
        Ok(Self {
            paragraphs: LOOKS.iter().map(|look| of_style(look.style_id)).collect::<Result<_, _>>()?,
            runs: Runs::new(None)?,
            line_break: xml(&Run::new().add_break(BreakType::TextWrapping))?,
            loose_row: Frame::row(Role::BangO, |row| row)?,
            row: Frame::row(Role::BangO, TableRow::cant_split)?,
            header_row: Frame::row(Role::BangDau, TableRow::cant_split)?,
            letterhead: Pair::letterhead()?,
            closing: Pair::closing()?,
            nothing: xml(&paragraph(ParagraphProperty::new().style(RULE_STYLE), Vec::new()))?,
        })
    }

    /// Round the runs of a paragraph that looks as its role's style says.
    pub(super) fn paragraph(&self, role: Role) -> &Frame {
        &self.paragraphs[role as usize]
    }

    /// Round the text of runs of their paragraph's size.
    pub(super) fn runs(&self) -> &Runs {
        &self.runs
    }

    /// A run that breaks the line.
    pub(super) fn line_break(&self) -> &str {
        &self.line_break
    }
}

#[cfg(test)]
mod tests {
    use super::Frames;
    use crate::page::style::Role;

    #[test]
    fn a_frame_is_what_stands_round_a_text() {
        let frames = Frames::new().unwrap();
        let mut out = String::new();
        frames.paragraph(Role::ThanBai).wrap(&mut out, |out| {
            frames.runs().run(true, false).wrap(out, |out| out.push_str("chữ"));
        });
        assert_eq!(
            out,
            "<w:p><w:pPr><w:pStyle w:val=\"ThanBai\" /></w:pPr><w:r><w:rPr><w:b /><w:bCs /></w:rPr>\
             <w:t xml:space=\"preserve\">chữ</w:t></w:r></w:p>"
        );
    }

    #[test]
    fn only_a_header_row_is_repeated() {
        let frames = Frames::new().unwrap();
        assert_eq!(frames.header_row.open, "<w:tr><w:trPr><w:cantSplit /><w:tblHeader/></w:trPr>");
        assert_eq!(frames.row.open, "<w:tr><w:trPr><w:cantSplit /></w:trPr>");
    }
}
