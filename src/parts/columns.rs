//! Cutting a paragraph where the page shows two: at soft breaks, and at tabs or blanks that make columns.

use std::sync::Arc;

use crate::docx::read::{Paragraph, Piece, Run};

/// Fewest blanks in a row that part two columns.
const GAP: usize = 4;

/// The lines of a paragraph as its soft breaks divide them; its fields go with the first.
pub(super) fn lines(paragraph: &Paragraph) -> Vec<Paragraph> {
    let mut found = Vec::new();
    let mut line = Paragraph { fields: paragraph.fields.clone(), ..bare(paragraph) };
    line.style.clone_from(&paragraph.style);
    for run in &paragraph.runs {
        let like = |pieces| Run { format: Arc::clone(&run.format), pieces, in_field: run.in_field };
        let mut pieces = Vec::new();
        let mut end = |pieces: &mut Vec<Piece>| {
            let pieces = std::mem::take(pieces);
            if !pieces.is_empty() {
                line.runs.push(like(pieces));
            }
            let next = Paragraph { style: line.style.clone(), ..bare(paragraph) };
            found.push(std::mem::replace(&mut line, next));
        };
        for piece in &run.pieces {
            match piece {
                Piece::LineBreak if !run.format.hidden => end(&mut pieces),
                Piece::Text(letters) if !run.format.hidden && letters.contains('\n') => {
                    for (at, part) in letters.split('\n').enumerate() {
                        if at > 0 {
                            end(&mut pieces);
                        }
                        if !part.is_empty() {
                            pieces.push(Piece::Text(part.to_owned()));
                        }
                    }
                }
                piece => pieces.push(piece.clone()),
            }
        }
        if !pieces.is_empty() {
            line.runs.push(like(pieces));
        }
    }
    found.push(line);
    found
}

/// Letters at the end of a line in which a right column begins: what stands there is short.
const REACH: usize = 400;

/// Whether a paragraph has a soft break.
pub(super) fn is_broken(paragraph: &Paragraph) -> bool {
    paragraph.runs.iter().any(|run| !run.format.hidden && run.pieces.contains(&Piece::LineBreak))
}

/// The two columns of a line: cut at the last tab or row of blanks behind which `opens` knows a right column.
pub(super) fn columns(
    paragraph: &Paragraph,
    opens: impl Fn(&str) -> bool,
) -> (Option<Paragraph>, Option<Paragraph>) {
    let length = flat(paragraph).count();
    let before = length.saturating_sub(REACH);
    let text: Vec<char> = flat(paragraph).skip(before).collect();
    let mut at = 0;
    let mut cut = None;
    while at < text.len() {
        let end = at + text[at..].iter().take_while(|letter| letter.is_whitespace()).count();
        let gap = &text[at..end];
        let parts = gap.contains(&'\t') || gap.len() >= GAP;
        if parts && end < text.len() && opens(text[end..].iter().collect::<String>().trim()) {
            cut = Some((at, end));
        }
        at = end.max(at + 1);
    }
    let Some((at, end)) = cut else { return (Some(paragraph.clone()), None) };
    let left = slice(paragraph, 0, before + at);
    let shown = !left.text().trim().is_empty();
    (shown.then_some(left), Some(slice(paragraph, before + end, length)))
}

/// The letters of a paragraph, one for each thing that has a place.
fn flat(paragraph: &Paragraph) -> impl Iterator<Item = char> {
    let pieces = paragraph.runs.iter().filter(|run| !run.format.hidden).flat_map(|run| &run.pieces);
    pieces.flat_map(|piece| {
        let text = match piece {
            Piece::Text(letters) => letters,
            Piece::Tab => "\t",
            Piece::LineBreak => "\n",
            Piece::PageBreak | Piece::Drawing(_) => "",
        };
        text.chars()
    })
}

/// The part of a paragraph from one place of its letters to another; drawings go with the letter behind them.
fn slice(paragraph: &Paragraph, from: usize, to: usize) -> Paragraph {
    let mut at = 0;
    let mut runs = Vec::new();
    for run in &paragraph.runs {
        let mut pieces = Vec::new();
        for piece in &run.pieces {
            let length = match piece {
                Piece::Text(_) | Piece::Tab | Piece::LineBreak if run.format.hidden => 0,
                Piece::Text(letters) => letters.chars().count(),
                Piece::Tab | Piece::LineBreak => 1,
                Piece::PageBreak | Piece::Drawing(_) => 0,
            };
            let (start, end) = (at, at + length);
            at = end;
            let inside = if length == 0 { (from..=to).contains(&start) } else { start < to && end > from };
            if !inside {
                continue;
            }
            pieces.push(match piece {
                Piece::Text(letters) if length > 0 => {
                    let skip = from.saturating_sub(start);
                    Piece::Text(letters.chars().skip(skip).take(to.min(end) - start.max(from)).collect())
                }
                piece => piece.clone(),
            });
        }
        if !pieces.is_empty() {
            runs.push(Run { format: Arc::clone(&run.format), pieces, in_field: run.in_field });
        }
    }
    Paragraph {
        runs,
        fields: paragraph.fields.clone(),
        style: paragraph.style.clone(),
        label: String::new(),
        ..bare(paragraph)
    }
}

/// A paragraph without its runs: a copy of them would be thrown away.
fn bare(paragraph: &Paragraph) -> Paragraph {
    Paragraph {
        number: paragraph.number,
        style: None,
        label: String::new(),
        format: Arc::clone(&paragraph.format),
        mark_size: paragraph.mark_size,
        runs: Vec::new(),
        fields: Vec::new(),
        ends_section: false,
    }
}
