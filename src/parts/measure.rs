//! What a paragraph shows, and how much room it takes. Lengths are twips.

use unicode_normalization::UnicodeNormalization;

use crate::docx::read::{LineSpacing, Paragraph, Piece, RunFormat};
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
    let mut widths = Vec::new();
    let mut width = 0_i32;
    for run in paragraph.runs.iter().filter(|run| !run.format.hidden) {
        for piece in &run.pieces {
            match piece {
                Piece::Text(text) => width = width.saturating_add(text_width(text, &run.format)),
                Piece::LineBreak => widths.push(std::mem::take(&mut width)),
                Piece::Tab | Piece::PageBreak | Piece::Drawing(_) => {}
            }
        }
    }
    widths.push(width);
    widths
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
    i32::try_from(width).unwrap_or(i32::MAX)
}

/// How high a line of the paragraph is, in twips.
pub(crate) fn line_height(paragraph: &Paragraph) -> i32 {
    let largest = paragraph.visible_runs().map(|run| run.format.size).max().unwrap_or(paragraph.mark_size);
    // A single line of Times New Roman is 1.15 times its size.
    let single = i32::try_from(largest).unwrap_or(0).saturating_mul(23) / 2;
    match paragraph.format.line {
        LineSpacing::Multiple(part) => single.saturating_mul(part) / 240,
        LineSpacing::Exactly(height) => height,
        LineSpacing::AtLeast(height) => height.max(single),
    }
}
