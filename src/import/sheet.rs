//! Lines of text as the blocks of a paper, so that text and DOCX are read on the same road.

use std::sync::Arc;

use crate::docx::read::{
    Alignment, Block, Defaults, Paper, Paragraph, ParagraphFormat, Piece, Review, Run, RunFormat, Section,
};

/// How a line looks, as far as the parts of a paper are known by it.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Look {
    pub(super) bold: bool,
    pub(super) italic: bool,
    pub(super) centred: bool,
}

impl Look {
    /// A title.
    pub(super) const TITLE: Self = Self { bold: true, italic: false, centred: true };
    /// A line in the middle of its column.
    pub(super) const CENTRED: Self = Self { bold: false, italic: false, centred: true };
}

/// Size of letters that nothing names, in half-points.
const SIZE: u32 = 28;

/// A piece of a paragraph: its text and how it looks.
pub(super) type Part<'a> = (&'a str, Look);

/// A paragraph; `number` is where it stands in the source.
pub(super) fn paragraph(number: usize, parts: &[Part<'_>]) -> Paragraph {
    let run = |(text, look): &Part<'_>| Run {
        format: Arc::new(RunFormat {
            size: SIZE,
            bold: look.bold,
            italic: look.italic,
            scale: 100,
            ..RunFormat::default()
        }),
        pieces: vec![Piece::Text((*text).to_owned())],
        in_field: false,
    };
    let centred = parts.iter().any(|(_, look)| look.centred);
    let alignment = if centred { Alignment::Center } else { Alignment::Left };
    Paragraph {
        number,
        style: None,
        label: String::new(),
        format: Arc::new(ParagraphFormat { alignment, ..ParagraphFormat::default() }),
        mark_size: SIZE,
        runs: parts.iter().map(run).collect(),
        fields: Vec::new(),
        ends_section: false,
    }
}

/// A block of one look.
pub(super) fn line(number: usize, text: &str, look: Look) -> Block {
    Block::Paragraph(paragraph(number, &[(text, look)]))
}

/// A paper of these blocks and nothing else.
pub(super) fn paper(blocks: Vec<Block>) -> Paper {
    let section = Section { blocks: 0..blocks.len(), ..Section::bare() };
    Paper {
        parts: Vec::new(),
        blocks,
        sections: vec![section],
        pictures: Vec::new(),
        charts: Vec::new(),
        notes: Vec::new(),
        core: Vec::new(),
        custom: std::collections::BTreeMap::new(),
        defaults: Defaults::default(),
        review: Review::default(),
        damage: Vec::new(),
    }
}
