//! The letters of a paragraph as data can hold them, and which of them are emphasised.

use super::text::{Emphasis, Look};
use crate::diagnostic::{Code, Severity};
use crate::docx::read::{Paragraph, Piece, Run};
use crate::model::can_cu::can_bo_sung;
use crate::text::foreign::has_foreign;
use crate::text::{encoding, lint};

/// Most times that a text is gone through for what no paper can hold.
const MOST: usize = 50;

/// A text without what no paper can hold: a letter that is lost already is a gap that the paper shows, signs that nobody
/// sees go, an old encoding is read through.
pub(super) fn legible(text: &str) -> String {
    if !has_foreign(text) {
        return text.to_owned();
    }
    // A bullet of a symbol font.
    let bare = text.trim_start_matches(|c| matches!(c, '\u{e000}'..='\u{f8ff}'));
    let bulleted = (bare.len() < text.len()).then(|| format!("• {}", bare.trim_start()));
    let text = bulleted.as_deref().unwrap_or(text);
    let mut text = encoding::detect(text).map_or_else(|| text.to_owned(), |old| old.to_unicode(text));
    for _ in 0..MOST {
        let faults = lint::findings(&text).into_iter().filter(|fault| fault.severity == Severity::Error);
        let mut faults: Vec<_> = faults.collect();
        faults.sort_by_key(|fault| std::cmp::Reverse(fault.offset));
        if faults.is_empty() {
            break;
        }
        let mut letters: Vec<char> = text.chars().collect();
        for fault in faults {
            let gap = match fault.code {
                Code::MatChu => can_bo_sung("chữ bị mất"),
                Code::KyTuRieng => can_bo_sung("ký hiệu bị mất"),
                _ => String::new(),
            };
            let end = (fault.offset + fault.length).min(letters.len());
            letters.splice(fault.offset.min(end)..end, gap.chars());
        }
        text = letters.into_iter().collect();
    }
    text.chars().filter(|c| !c.is_control() || *c == '\t').collect()
}

/// A paragraph of a cell: its number or bullet and its text.
pub(super) fn cell_line(paragraph: &Paragraph) -> (String, Vec<Emphasis>) {
    let text = paragraph.text();
    let text = match paragraph.label.as_str() {
        "" => legible(&text),
        label => format!("{label} {}", legible(&text)),
    };
    let words = emphasis(paragraph, &text);
    (text, words)
}

/// The emphasised words of a paragraph whose text is that one, with a number in front perhaps.
pub(super) fn emphasis(paragraph: &Paragraph, text: &str) -> Vec<Emphasis> {
    let look = |run: &Run| Look { italic: run.format.italic, bold: run.format.bold };
    let runs = || paragraph.runs.iter().filter(|run| !run.format.hidden);
    if runs().all(|run| look(run) == Look::default()) {
        return Vec::new();
    }
    let letters: Vec<(char, Look)> = runs()
        .flat_map(|run| run.pieces.iter().map(move |piece| (piece, look(run))))
        .filter_map(|(piece, look)| match piece {
            Piece::Text(text) => Some(text.chars().filter(|c| !c.is_whitespace()).map(move |c| (c, look))),
            Piece::Tab | Piece::LineBreak | Piece::PageBreak | Piece::Drawing(_) => None,
        })
        .flatten()
        .collect();
    let shown: Vec<(usize, char)> = text.char_indices().filter(|(_, c)| !c.is_whitespace()).collect();
    let lead = shown.len().saturating_sub(letters.len());
    let own = shown.get(lead..).unwrap_or_default();
    // Letters that were put right stand elsewhere than they did.
    if own.len() != letters.len() || own.iter().zip(&letters).any(|((_, own), (letter, _))| own != letter) {
        return Vec::new();
    }
    let mut found: Vec<Emphasis> = Vec::new();
    let mut last = Look::default();
    for ((at, letter), (_, look)) in own.iter().zip(&letters) {
        let end = at + letter.len_utf8();
        match found.last_mut().filter(|_| *look == last && last != Look::default()) {
            Some(words) => words.range.end = end,
            None if *look != Look::default() => found.push(Emphasis { range: *at..end, look: *look }),
            None => {}
        }
        last = *look;
    }
    // A comma or a blank that kept the look of what stood there once is no emphasis.
    found.retain(|words| {
        text.get(words.range.clone()).is_some_and(|text| text.contains(char::is_alphanumeric))
    });
    found
}
