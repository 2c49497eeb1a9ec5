//! What a paragraph shows, and how much room it takes. Lengths are twips.

use unicode_normalization::UnicodeNormalization;

use crate::docx::read::{Block, Cell, LineSpacing, Paragraph, Piece, Row, Run, RunFormat};
use crate::page::metrics::{Face, width_twips};

/// The text of a paragraph for comparison: NFC, no blanks at the ends.
pub(crate) fn plain(paragraph: &Paragraph) -> String {
    let text = paragraph.text();
    let text = text.trim();
    if is_plainly_composed(text) { text.to_owned() } else { text.nfc().collect() }
}

/// Whether a text consists of letters that are their own NFC whatever stands beside them, which tells nearly
/// every paragraph without a look into the tables of Unicode.
pub(crate) fn is_plainly_composed(text: &str) -> bool {
    text.chars()
        .all(|letter| matches!(letter, '\0'..='\u{2ff}' | '\u{1ea0}'..='\u{1ef9}' | '\u{2010}'..='\u{2027}'))
}

/// The widths of a paragraph's lines as its breaks divide them.
pub(crate) fn line_widths(paragraph: &Paragraph) -> Vec<i32> {
    printed_widths(paragraph, 0)
}

/// The widths of a paragraph's lines as they are printed where `inner` is the width between the margins or the paddings of
/// its cell; 0: as wide as may be.
pub(crate) fn printed_widths(paragraph: &Paragraph, inner: i32) -> Vec<i32> {
    let format = &paragraph.format;
    let room = if inner > 0 {
        inner.saturating_sub(format.left).saturating_sub(format.right).max(1)
    } else {
        i32::MAX
    };
    let mut lines = Lines {
        room,
        left: room.saturating_sub(format.first_line),
        widths: Vec::new(),
        line: 0,
        word: 0,
        blank: 0,
    };
    for run in paragraph.runs.iter().filter(|run| !run.format.hidden) {
        for piece in &run.pieces {
            match piece {
                Piece::Text(text) => lines.text(text, &run.format),
                Piece::LineBreak => lines.end(),
                Piece::Tab | Piece::PageBreak | Piece::Drawing(_) => {}
            }
        }
    }
    lines.end();
    lines.widths
}

/// How far the blanks that a paragraph begins with move its first word; `None`: a tab is among them.
pub(crate) fn lead(paragraph: &Paragraph) -> Option<i32> {
    let mut lead = 0_i32;
    for run in paragraph.runs.iter().filter(|run| !run.format.hidden) {
        for piece in &run.pieces {
            match piece {
                Piece::Text(text) => {
                    let words = text.trim_start_matches(' ');
                    lead = lead.saturating_add(text_width(&text[..text.len() - words.len()], &run.format));
                    if !words.is_empty() {
                        return Some(lead);
                    }
                }
                Piece::Tab => return None,
                Piece::LineBreak | Piece::PageBreak | Piece::Drawing(_) => {}
            }
        }
    }
    Some(lead)
}

/// Whether most letters of a paragraph look so: some words of it may, for emphasis or as a quotation.
pub(crate) fn is_mostly(paragraph: &Paragraph, test: impl Fn(&RunFormat) -> bool) -> bool {
    let (mut so, mut other) = (0_usize, 0_usize);
    for run in lettered_runs(paragraph) {
        let count = if test(&run.format) { &mut so } else { &mut other };
        for piece in &run.pieces {
            if let Piece::Text(text) = piece {
                *count += text.chars().filter(|letter| letter.is_alphabetic()).count();
            }
        }
    }
    so > other
}

/// Lines as they fill up with words.
struct Lines {
    room: i32,
    /// What the line that is being filled may take.
    left: i32,
    widths: Vec<i32>,
    line: i32,
    /// The word that is being read, and the blanks before it.
    word: i32,
    blank: i32,
}

impl Lines {
    fn text(&mut self, text: &str, format: &RunFormat) {
        if self.room == i32::MAX {
            // Blanks at either end of a line move it or show nothing: they are no part of it.
            let text = if self.line == 0 { text.trim_start_matches(' ') } else { text };
            let words = text.trim_end_matches(' ');
            if !words.is_empty() {
                let width = self.blank.saturating_add(text_width(words, format));
                self.line = self.line.saturating_add(width);
                self.blank = 0;
            }
            self.blank = self.blank.saturating_add(text_width(&text[words.len()..], format));
            return;
        }
        for part in text.split_inclusive(' ') {
            let word = part.trim_end_matches(' ');
            self.word = self.word.saturating_add(text_width(word, format));
            if word.len() < part.len() {
                self.place();
                self.blank = self.blank.saturating_add(text_width(" ", format));
            }
        }
    }

    /// Puts the word on the line, or on the next one.
    fn place(&mut self) {
        if self.word == 0 {
            return;
        }
        let with = self.line.saturating_add(self.blank).saturating_add(self.word);
        if self.line == 0 {
            // Blanks before the first word move it.
            self.left = self.left.saturating_sub(self.blank);
            self.line = self.word;
        } else if with > self.left {
            self.widths.push(self.line);
            self.left = self.room;
            self.line = self.word;
        } else {
            self.line = with;
        }
        self.word = 0;
        self.blank = 0;
    }

    fn end(&mut self) {
        // Blanks at the end of a line are not printed.
        if self.word > 0 {
            self.place();
        }
        self.widths.push(std::mem::take(&mut self.line));
        self.left = self.room;
        self.blank = 0;
    }
}

fn text_width(text: &str, format: &RunFormat) -> i32 {
    let face = match (format.bold, format.italic) {
        (false, false) => Face::Regular,
        (true, false) => Face::Bold,
        (false, true) => Face::Italic,
        (true, true) => Face::BoldItalic,
    };
    let width = if format.caps {
        width_twips(&text.to_uppercase(), format.size, face)
    } else {
        width_twips(text, format.size, face)
    };
    let width = i32::try_from(width).unwrap_or(i32::MAX);
    if format.scale == 100 && format.spacing == 0 {
        return width;
    }
    let scaled = i64::from(width) * i64::from(format.scale) / 100;
    let letters = i64::try_from(text.chars().count()).unwrap_or(0);
    i32::try_from(scaled + letters * i64::from(format.spacing)).unwrap_or(i32::MAX).max(0)
}

/// The runs that show letters or figures; those of signs alone where there are no others. Whether a comma is bold nobody
/// sees.
pub(crate) fn lettered_runs(paragraph: &Paragraph) -> impl Iterator<Item = &Run> {
    let lettered = |run: &Run| {
        let shown =
            |piece: &Piece| matches!(piece, Piece::Text(text) if text.contains(char::is_alphanumeric));
        run.pieces.iter().any(shown)
    };
    let any = paragraph.visible_runs().any(lettered);
    paragraph.visible_runs().filter(move |run| !any || lettered(run))
}

/// How high these blocks are, in twips, on paper `inner` wide.
pub(crate) fn height(blocks: &[Block], inner: i32) -> i64 {
    let mut after = 0_i32;
    let mut sum = 0_i64;
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => {
                let format = &paragraph.format;
                let lines = i64::try_from(printed_widths(paragraph, inner).len()).unwrap_or(1);
                sum += i64::from(after.max(format.before)) + lines * i64::from(line_height(paragraph));
                let drawn =
                    paragraph.drawings().filter(|drawing| !drawing.is_line && drawing.blocks.is_empty());
                sum += drawn.map(|drawing| i64::from(drawing.height.unwrap_or(0))).max().unwrap_or(0);
                after = format.after;
            }
            Block::Table(table) => {
                sum += i64::from(after);
                after = 0;
                sum += table.rows.iter().map(row_height).sum::<i64>();
            }
        }
    }
    sum + i64::from(after)
}

fn row_height(row: &Row) -> i64 {
    let inner = |cell: &Cell| cell.width.saturating_sub(cell.padding_left).saturating_sub(cell.padding_right);
    row.cells.iter().map(|cell| height(&cell.blocks, inner(cell))).max().unwrap_or(0)
}

/// How high a single line of the paragraph's letters is, in twips: 1.15 times their size in Times New Roman.
pub(crate) fn single_height(paragraph: &Paragraph) -> i32 {
    let largest = paragraph.visible_runs().map(|run| run.format.size).max().unwrap_or(paragraph.mark_size);
    i32::try_from(largest).unwrap_or(0).saturating_mul(23) / 2
}

/// How high a line of the paragraph is, in twips.
pub(crate) fn line_height(paragraph: &Paragraph) -> i32 {
    let single = single_height(paragraph);
    match paragraph.format.line {
        LineSpacing::Multiple(part) => single.saturating_mul(part) / 240,
        LineSpacing::Exactly(height) => height,
        LineSpacing::AtLeast(height) => height.max(single),
    }
}
