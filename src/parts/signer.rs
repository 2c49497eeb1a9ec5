//! How it looks where somebody signs: words of who signs, notes and days around it, places away from the margin.

use super::columns::{columns, lines};
use super::pair::cell_lines;
use super::shape;
use super::words::{folded, is_person, is_place_date, is_post, is_small_post};
use crate::docx::read::{Alignment, Block, Paragraph, Table, paragraphs};

/// A paragraph that starts this far from the margin stands in the right column.
pub(super) const FAR: i32 = 2_800;

/// Whether a short text names who signs: a post, in capitals or not, or a party of a contract: `Bên A`.
pub(super) fn is_signer(text: &str) -> bool {
    const WORDS: usize = 6;
    let short = text.split_whitespace().count() <= WORDS && !text.ends_with([':', '.', ';']);
    let party = folded(text).is_some_and(|text| text.starts_with("ben "));
    is_post(text) || is_small_post(text) || (short && party)
}

/// `(Đã ký)`, `(Ký tên, đóng dấu)`, and what a form has there: `(Ký, ghi rõ họ tên)`, a row of dots.
pub(crate) fn is_note(text: &str) -> bool {
    // Both spellings of the word are in use.
    const OPENINGS: [&str; 9] =
        ["da ky", "ky ten", "ky, ", "ky va ", "ky ghi ", "ky so", "da ki", "ki ten", "ki, "];
    const WHOLE: [&str; 7] = ["ky", "ki", "chu ky", "chu ki", "ho va ten", "ho ten", "chu ky, ho ten"];
    let bracketed = text.starts_with('(') && text.ends_with(')');
    !text.contains(char::is_alphanumeric)
        || folded(text).is_some_and(|text| {
            let bare = text.trim_matches(['(', ')', ' ', '.', '…']);
            // The blank between the two words may have been forgotten.
            let joined = ["chuky", "chuki", "daky", "daki", "kyten", "kiten"];
            OPENINGS.iter().any(|opening| bare.starts_with(opening))
                || (bracketed && joined.iter().any(|opening| bare.starts_with(opening)))
                || WHOLE.contains(&bare)
                || (bracketed
                    && (bare.starts_with("chu ky")
                        || bare.starts_with("ho va ten")
                        || bare.contains("dong dau")))
        })
}

/// Whose name a copy says a paper was signed with: `Đã ký: Trần Thị Mẫu`.
pub(super) fn signed_by(text: &str) -> Option<&str> {
    let (note, name) = text.split_once(':')?;
    let signed = folded(note.trim()).is_some_and(|note| note == "da ky" || note == "da ki");
    Some(name.trim()).filter(|name| signed && is_person(name))
}

/// Whether a line is the day of signing, which may stand above who signs.
pub(super) fn is_day(text: &str) -> bool {
    folded(text).is_some_and(|text| {
        is_place_date(&text) || (text.starts_with("ngay ") && is_place_date(&format!("x, {text}")))
    })
}

/// Whether a text begins far from where its line begins: behind a tab, or so many blanks.
pub(super) fn is_far(text: &str) -> bool {
    const BLANKS: usize = 12;
    let lead = || text.chars().take_while(|letter| letter.is_whitespace());
    lead().any(|letter| letter == '\t') || lead().count() >= BLANKS
}

/// Whether a line stands away from the left margin.
pub(super) fn is_aside(paragraph: &Paragraph) -> bool {
    matches!(paragraph.format.alignment, Alignment::Center | Alignment::Right)
        || paragraph.format.left.saturating_add(paragraph.format.first_line) > FAR
        || is_far(&paragraph.text())
}

/// Whether a line shows two who sign, parted by a tab or blanks: `BÊN GIAO … NGƯỜI NHẬN`.
pub(super) fn is_paired(paragraph: &Paragraph) -> bool {
    match columns(paragraph, is_post) {
        (Some(left), Some(_)) => shape::is_capitals(left.text().trim()),
        _ => false,
    }
}

/// The lines of each text box that hangs on a paragraph.
pub(super) fn boxes(paragraph: &Paragraph) -> Vec<Vec<Paragraph>> {
    let inside = |blocks: &[Block]| paragraphs(blocks).into_iter().flat_map(lines).collect::<Vec<_>>();
    let found = paragraph.drawings().filter(|drawing| !drawing.blocks.is_empty());
    found.map(|drawing| inside(&drawing.blocks)).collect()
}

/// Whether a box is a signature: what signs, and a name under it.
pub(super) fn is_signed(lines: &[Paragraph]) -> bool {
    let texts: Vec<String> = lines.iter().map(|line| line.text().trim().to_owned()).collect();
    let shown: Vec<&str> = texts.iter().map(String::as_str).filter(|text| !text.is_empty()).collect();
    let [first, .., last] = shown[..] else { return false };
    (shape::is_capitals(first) || is_small_post(first)) && is_person(last) && !shape::is_capitals(last)
}

/// Whether the name of somebody who signs stands in a block.
pub(super) fn holds_name(block: &Block) -> bool {
    let lines = paragraphs(std::slice::from_ref(block)).into_iter().flat_map(lines);
    lines.map(|line| line.text().trim().to_owned()).any(|text| is_person(&text) && !shape::is_capitals(&text))
}

pub(super) fn cell_texts(table: &Table) -> Vec<String> {
    let cells = table.rows.iter().flat_map(|row| &row.cells);
    cells.flat_map(|cell| cell_lines(&cell.blocks)).map(|line| line.text().trim().to_owned()).collect()
}
