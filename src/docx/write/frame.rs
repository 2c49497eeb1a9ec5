//! Frames: the XML round a text. docx-rs builds each kind of run, paragraph, cell and row once, with a hole in it; a
//! paper is then frames with its texts in their holes.
//!
//! The rule: text is never put into a docx-rs object. Kinds that all papers share are framed once for all of them; what
//! depends on a paper's measures (its rules, balanced titles, columns of tables) is framed in that paper. What writing costs is measured by `benches/hops.rs`.

use docx_rs::{
    BreakType, BuildXML, Paragraph as DocxParagraph, ParagraphChild, ParagraphProperty, Run, TableCell,
    TableCellContent, TableRow,
};

use super::repair::{self, Unknown};
use super::table::Pair;
use crate::page::style::{LOOKS, Role};

/// The style of a paragraph that carries a rule.
pub(super) const RULE_STYLE: &str = "Ke";

/// Stands where the text goes while a frame is built.
const HOLE: &str = "\u{e000}";

/// What stands before and behind something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Frame {
    pub(super) open: String,
    pub(super) close: String,
}

impl Frame {
    /// What `outer` has round `inner`, both as docx-rs builds them.
    pub(super) fn round(outer: &impl BuildXML, inner: &impl BuildXML) -> Result<Self, Unknown> {
        Self::split(&xml(outer)?, &xml(inner)?)
    }

    fn split(outer: &str, inner: &str) -> Result<Self, Unknown> {
        let (open, close) = outer.split_once(inner).ok_or_else(|| Unknown::new(outer, inner))?;
        Ok(Self { open: open.to_owned(), close: close.to_owned() })
    }

    /// Round the text of a run.
    pub(super) fn run(face: Face) -> Result<Self, Unknown> {
        Self::split(&xml(&hole_run(face))?, HOLE)
    }

    /// Round the runs of a paragraph.
    pub(super) fn paragraph(property: ParagraphProperty) -> Result<Self, Unknown> {
        let hole = hole_run(Face::default());
        let outer = paragraph(property, vec![ParagraphChild::Run(Box::new(hole.clone()))]);
        Self::round(&outer, &hole)
    }

    /// Round the paragraphs of a cell; `cell` has none yet.
    pub(super) fn cell(mut cell: TableCell) -> Result<Self, Unknown> {
        let hole = hole_paragraph(Role::BangO);
        cell.children.push(TableCellContent::Paragraph(Box::new(hole.clone())));
        Self::round(&cell, &hole)
    }

    /// Round the cells of a row whose paragraphs are of `role`: a header row says that it is one.
    pub(super) fn row(role: Role, finish: impl FnOnce(TableRow) -> TableRow) -> Result<Self, Unknown> {
        let cell = TableCell::new().add_paragraph(hole_paragraph(role));
        Self::round(&finish(TableRow::new(vec![cell.clone()])), &cell)
    }

    /// Round the rows of a table; `with_rows` makes it.
    pub(super) fn table<T: BuildXML>(with_rows: impl FnOnce(Vec<TableRow>) -> T) -> Result<Self, Unknown> {
        let row = TableRow::new(vec![TableCell::new().add_paragraph(hole_paragraph(Role::BangO))]);
        Self::round(&with_rows(vec![row.clone()]), &row)
    }

    /// Puts it round what `inner` writes.
    pub(super) fn wrap(&self, out: &mut String, inner: impl FnOnce(&mut String)) {
        out.push_str(&self.open);
        inner(out);
        out.push_str(&self.close);
    }
}

/// How a run looks against its paragraph's style.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Face {
    pub(super) bold: bool,
    pub(super) italic: bool,
    /// Half-points; the style's where there is none.
    pub(super) size: Option<u32>,
}

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

/// An element as docx-rs builds it, in the form of Word's schema.
pub(super) fn xml(element: &impl BuildXML) -> Result<String, Unknown> {
    repair::element(&element.build())
}

/// A paragraph. The repair pass drops its id: docx-rs counts them up across a thread.
pub(super) fn paragraph(property: ParagraphProperty, children: Vec<ParagraphChild>) -> DocxParagraph {
    DocxParagraph { id: String::new(), children, property, has_numbering: false }
}

fn hole_run(face: Face) -> Run {
    let mut run = Run::new().add_text(HOLE);
    if face.bold {
        run = run.bold();
    }
    if face.italic {
        run = run.italic();
    }
    match face.size {
        Some(size) => run.size(size as usize),
        None => run,
    }
}

fn hole_paragraph(role: Role) -> DocxParagraph {
    let run = ParagraphChild::Run(Box::new(hole_run(Face::default())));
    paragraph(ParagraphProperty::new().style(role.look().style_id), vec![run])
}

#[cfg(test)]
mod tests {
    use super::{Face, Frame, Frames};
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
    fn a_run_may_have_a_size_of_its_own() {
        let frame = Frame::run(Face { size: Some(24), ..Face::default() }).unwrap();
        assert_eq!(
            frame.open,
            "<w:r><w:rPr><w:sz w:val=\"24\" /><w:szCs w:val=\"24\" /></w:rPr><w:t xml:space=\"preserve\">"
        );
    }

    #[test]
    fn only_a_header_row_is_repeated() {
        let frames = Frames::new().unwrap();
        assert_eq!(frames.header_row.open, "<w:tr><w:trPr><w:cantSplit /><w:tblHeader/></w:trPr>");
        assert_eq!(frames.row.open, "<w:tr><w:trPr><w:cantSplit /></w:trPr>");
    }
}
