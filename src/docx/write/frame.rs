//! A frame: the XML round a text. docx-rs builds each kind of run, paragraph, cell and row once, with a hole in it; a
//! paper is then frames with its texts in their holes.
//!
//! The rule: text is never put into a docx-rs object. Kinds that all papers share are framed once for all of them; what
//! depends on a paper's measures (its rules, balanced titles, columns of tables) is framed in that paper. What writing costs is measured by `benches/hops.rs`.

use docx_rs::{
    BuildXML, Paragraph as DocxParagraph, ParagraphChild, ParagraphProperty, Run, TableCell,
    TableCellContent, TableRow,
};

use super::repair::{self, Unknown};
use crate::page::style::Role;

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
    use super::{Face, Frame};

    #[test]
    fn a_run_may_have_a_size_of_its_own() {
        let frame = Frame::run(Face { size: Some(24), ..Face::default() }).unwrap();
        assert_eq!(
            frame.open,
            "<w:r><w:rPr><w:sz w:val=\"24\" /><w:szCs w:val=\"24\" /></w:rPr><w:t xml:space=\"preserve\">"
        );
    }
}
