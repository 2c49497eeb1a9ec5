//! A copy is looked at as the paper that it copies: what makes it a copy stands below that, with a head and a signature of
//! its own (ND30 PL I, Phần II, II; PL III, Mẫu 3.1).

use std::slice;

use crate::diagnostic::Code;
use crate::docx::read::{Block, Paper, paragraphs};
use crate::parts::words::folded;

/// The paper that a copy copies.
pub(super) struct Copied {
    pub(super) paper: Paper,
    /// Whether parts of it are left out.
    pub(super) is_excerpt: bool,
}

/// What of an excerpt cannot be as in the whole: numbers that go on, the mark of the end.
pub(super) const OF_THE_WHOLE: [Code; 2] = [Code::BC06, Code::ND06];

/// The forms of copies; the last is how it was written before.
const FORMS: [(&str, bool); 4] =
    [("sao y", false), ("sao luc", false), ("trich sao", true), ("sao y ban chinh", false)];

/// The copied paper; `None` where this is no copy.
pub(super) fn copied(paper: &Paper) -> Option<Copied> {
    let (at, is_excerpt) = paper.blocks.iter().enumerate().skip(1).find_map(|(at, block)| {
        let Block::Table(_) = block else { return None };
        let lines = paragraphs(slice::from_ref(block)).into_iter().filter_map(|line| folded(&line.text()));
        let form = lines.filter_map(|line| FORMS.iter().find(|(form, _)| *form == line.trim())).next();
        form.map(|(_, is_excerpt)| (at, *is_excerpt))
    })?;
    let is_blank = |block: &Block| matches!(block, Block::Paragraph(line) if line.text().trim().is_empty());
    let blank = paper.blocks[..at].iter().rev().take_while(|block| is_blank(block)).count();
    let mut paper = paper.clone();
    let end = at - blank;
    paper.blocks.truncate(end);
    for section in &mut paper.sections {
        section.blocks = section.blocks.start.min(end)..section.blocks.end.min(end);
    }
    Some(Copied { paper, is_excerpt })
}
