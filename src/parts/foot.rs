//! Where nơi nhận and the signature are, as two columns: a table of any shape, tabs, blanks, or plain paragraphs.

use super::columns::{columns, is_broken, lines};
use super::pair::{Found, cell_lines, centred, imagined, is_right, is_ruled, row};
use super::words::{folded, is_person, is_post, is_recipients, is_small_post};
use super::{appendix, loai, shape};
use crate::docx::read::{Alignment, Block, Paper, Paragraph, Row, Table, paragraphs};

/// Most blocks between the label of nơi nhận and the signature, and behind both.
const NEAR: usize = 30;
/// A paragraph that starts this far from the margin stands in the right column.
const FAR: i32 = 2_800;

/// Whether a text opens the right column of a signature.
fn opens_right(text: &str) -> bool {
    is_post(text) || is_person(text)
}

fn is_label(text: &str) -> bool {
    folded(text).is_some_and(|text| is_recipients(&text))
}

/// Nơi nhận and signature as two columns; `None`: there is none.
pub(super) fn find(paper: &Paper, from: usize) -> Option<Found> {
    let blocks = &paper.blocks;
    let to = appendix::first(paper, from).unwrap_or(blocks.len());
    let labelled = (from..to).find(|at| has_label(&blocks[*at]));
    // A signature may stand behind what looks like an appendix's heading only where none stands before it.
    let labelled = labelled.or_else(|| (to..blocks.len()).find(|at| has_label(&blocks[*at])));
    let to = labelled.map_or(to, |at| to.max(at + 1));
    let known = labelled.or_else(|| signed(blocks, from, to)).or_else(|| named(blocks, from, to));
    let small =
        if known.is_none() { small(blocks, from, to).or_else(|| boxed(blocks, from, to)) } else { None };
    let at = known.or_else(|| small.as_ref().map(|range| range.start))?;
    if let Block::Table(table) = &blocks[at]
        && is_plain(table)
    {
        return Some(Found { blocks: at..at + 1, shown: vec![Block::Table(table.clone())], table: 0 });
    }
    let range = small.unwrap_or_else(|| first(blocks, at, from)..last(blocks, at, to));
    let width = super::text_width(paper, range.start);
    let mut rows = Vec::new();
    let mut table: Option<Table> = None;
    for block in &blocks[range.clone()] {
        match block {
            Block::Table(found) => {
                rows.extend(found.rows.iter().map(|row| of_row(found, row)));
                table.get_or_insert_with(|| Table { rows: Vec::new(), ..found.clone() });
            }
            Block::Paragraph(paragraph) => {
                rows.extend(of_boxes(paragraph, width));
                rows.extend(lines(paragraph).into_iter().map(|line| of_line(&line, width)));
            }
        }
    }
    let table = table.unwrap_or_else(|| imagined(width));
    Some(Found { shown: vec![Block::Table(Table { rows, ..table })], blocks: range, table: 0 })
}

/// Whether the label of nơi nhận stands in a block.
fn has_label(block: &Block) -> bool {
    match block {
        Block::Table(table) => {
            !is_ruled(table)
                && paragraphs(std::slice::from_ref(block)).iter().any(|paragraph| label_of(paragraph))
        }
        Block::Paragraph(paragraph) => label_of(paragraph),
    }
}

fn label_of(paragraph: &Paragraph) -> bool {
    if boxes(paragraph).iter().flatten().any(|line| is_label(line.text().trim())) {
        return true;
    }
    // A long paragraph has no label in it; the look into its lines is spared.
    let text = paragraph.text();
    text.chars().nth(600).is_none()
        && (text.to_lowercase().contains("nhận") || text.starts_with("Nơi gửi"))
        && lines(paragraph).iter().any(|line| {
            let (left, _) = columns(line, opens_right);
            left.is_some_and(|left| is_label(left.text().trim()))
        })
}

/// A signature without nơi nhận: the last lines of the paper's main part that name a post.
fn signed(blocks: &[Block], from: usize, to: usize) -> Option<usize> {
    let shown = |at: &usize| match &blocks[*at] {
        Block::Table(_) => true,
        Block::Paragraph(paragraph) => !paragraph.text().trim().is_empty(),
    };
    let post = |at: &usize| {
        let ruled = matches!(&blocks[*at], Block::Table(table) if is_ruled(table));
        !ruled
            && paragraphs(std::slice::from_ref(&blocks[*at])).into_iter().flat_map(lines).any(|line| {
                let aside = matches!(line.format.alignment, Alignment::Center | Alignment::Right)
                    || line.format.left > FAR
                    || is_far(&line.text());
                let placed = aside || matches!(blocks[*at], Block::Table(_));
                (placed && is_post(line.text().trim())) || is_paired(&line)
            })
    };
    (from..to).rev().filter(shown).take(8).filter(post).last()
}

/// A signature whose post is in small letters: the last block, a table without lines whose last cell ends in a name far
/// below its first line.
fn named(blocks: &[Block], from: usize, to: usize) -> Option<usize> {
    const ROOM: usize = 2;
    let shows = |at: &usize| match &blocks[*at] {
        Block::Table(_) => true,
        Block::Paragraph(paragraph) => !paragraph.text().trim().is_empty(),
    };
    let at = (from..to).rev().find(shows)?;
    let Block::Table(table) = &blocks[at] else { return None };
    let cell = table.rows.first().filter(|row| row.cells.len() == 2)?.cells.last()?;
    let texts: Vec<String> =
        cell_lines(&cell.blocks).iter().map(|line| line.text().trim().to_owned()).collect();
    let first = texts.iter().position(|text| !text.is_empty())?;
    let last = texts.iter().rposition(|text| !text.is_empty())?;
    let apart = texts.get(first..last)?.iter().filter(|text| text.is_empty()).count() >= ROOM;
    (apart && !is_ruled(table) && is_person(&texts[last])).then_some(at)
}

/// Whether a line shows two who sign, parted by a tab or blanks: `BÊN GIAO … NGƯỜI NHẬN`.
fn is_paired(paragraph: &Paragraph) -> bool {
    match columns(paragraph, is_post) {
        (Some(left), Some(_)) => shape::is_capitals(left.text().trim()),
        _ => false,
    }
}

/// Whether a text begins far from where its line begins: behind a tab, or so many blanks.
fn is_far(text: &str) -> bool {
    const BLANKS: usize = 12;
    let lead = || text.chars().take_while(|letter| letter.is_whitespace());
    lead().any(|letter| letter == '\t') || lead().count() >= BLANKS
}

/// Whether a line stands away from the left margin.
fn is_aside(paragraph: &Paragraph) -> bool {
    matches!(paragraph.format.alignment, Alignment::Center | Alignment::Right)
        || paragraph.format.left.saturating_add(paragraph.format.first_line) > FAR
        || is_far(&paragraph.text())
}

/// A signature of plain paragraphs with posts in small letters: at the end of the paper, away from the margin, a post or
/// two and then a name or a note.
fn small(blocks: &[Block], from: usize, to: usize) -> Option<std::ops::Range<usize>> {
    const MOST: usize = 6;
    let shown = |at: &usize| match &blocks[*at] {
        Block::Table(_) => true,
        Block::Paragraph(paragraph) => !paragraph.text().trim().is_empty(),
    };
    let mut range: Option<std::ops::Range<usize>> = None;
    let mut named = false;
    for at in (from..to).rev().filter(shown).take(MOST) {
        let Block::Paragraph(paragraph) = &blocks[at] else { break };
        let text = paragraph.text();
        let text = text.trim();
        let post = is_small_post(text);
        let name = !post && (is_person(text) || is_note(text));
        if !is_aside(paragraph) || !(post || name) || (post && !named) || (name && range.is_some()) {
            break;
        }
        named |= name;
        if post {
            range = Some(at..to);
        }
    }
    range
}

/// The lines of each text box that hangs on a paragraph.
fn boxes(paragraph: &Paragraph) -> Vec<Vec<Paragraph>> {
    let inside = |blocks: &[Block]| paragraphs(blocks).into_iter().flat_map(lines).collect::<Vec<_>>();
    let found = paragraph.drawings().filter(|drawing| !drawing.blocks.is_empty());
    found.map(|drawing| inside(&drawing.blocks)).collect()
}

/// Whether a box is a signature: what signs, and a name under it.
fn is_signed(lines: &[Paragraph]) -> bool {
    let texts: Vec<String> = lines.iter().map(|line| line.text().trim().to_owned()).collect();
    let shown: Vec<&str> = texts.iter().map(String::as_str).filter(|text| !text.is_empty()).collect();
    let [first, .., last] = shown[..] else { return false };
    (shape::is_capitals(first) || is_small_post(first)) && is_person(last) && !shape::is_capitals(last)
}

/// A signature in text boxes behind the text.
fn boxed(blocks: &[Block], from: usize, to: usize) -> Option<std::ops::Range<usize>> {
    const MOST: usize = 12;
    let signed = |at: &usize| match &blocks[*at] {
        Block::Paragraph(paragraph) => boxes(paragraph).iter().any(|lines| is_signed(lines)),
        Block::Table(_) => false,
    };
    let at = (from..to).rev().take(MOST).find(signed)?;
    Some(at..at + 1)
}

/// The row that the boxes on a paragraph make: the last that somebody signs in is the right column.
fn of_boxes(paragraph: &Paragraph, width: i32) -> Option<Row> {
    let mut found = boxes(paragraph);
    found.retain(|lines| is_signed(lines) || lines.iter().any(|line| is_label(line.text().trim())));
    let right = found.iter().rposition(|lines| is_signed(lines)).map(|at| found.remove(at));
    (right.is_some() || !found.is_empty()).then(|| row(found.concat(), right.unwrap_or_default(), width))
}

/// Two cells a row, the label first in the left one, and no soft breaks.
fn is_plain(table: &Table) -> bool {
    let two = table.rows.iter().all(|row| row.cells.len() == 2);
    let cells = || table.rows.iter().flat_map(|row| &row.cells);
    let nested = cells().flat_map(|cell| &cell.blocks).any(|block| matches!(block, Block::Table(_)));
    let broken = cells().flat_map(|cell| paragraphs(&cell.blocks)).any(is_broken);
    let right =
        table.rows.iter().filter_map(|row| row.cells.get(1)).flat_map(|cell| paragraphs(&cell.blocks));
    two && !nested && !broken && right.into_iter().any(|paragraph| !paragraph.text().trim().is_empty())
}

/// The first block that belongs to the foot: a signature may stand above the label.
fn first(blocks: &[Block], at: usize, from: usize) -> usize {
    let mut first = at;
    let mut seen = 0;
    for before in (from..at).rev().take(NEAR) {
        match &blocks[before] {
            Block::Paragraph(paragraph) => {
                let text = paragraph.text();
                let text = text.trim();
                if text.is_empty() {
                    continue;
                }
                let aside = matches!(paragraph.format.alignment, Alignment::Center | Alignment::Right)
                    || paragraph.format.left + paragraph.format.first_line > FAR
                    || is_far(&paragraph.text());
                let signing = lines(paragraph)
                    .iter()
                    .all(|line| opens_right(line.text().trim()) || is_note(line.text().trim()));
                let signs = (aside && signing) || is_paired(paragraph);
                if !signs || text.ends_with("./.") {
                    break;
                }
            }
            Block::Table(table) => {
                if is_ruled(table) || !cell_texts(table).iter().any(|text| is_post(text)) {
                    break;
                }
            }
        }
        first = before;
        seen += 1;
        if seen > 8 {
            break;
        }
    }
    first
}

/// The block behind the last one that belongs to the foot.
fn last(blocks: &[Block], at: usize, to: usize) -> usize {
    let mut end = at + 1;
    for behind in (at + 1..to.min(blocks.len())).take(NEAR) {
        match &blocks[behind] {
            Block::Paragraph(paragraph) => {
                let text = paragraph.text();
                let text = text.trim();
                if text.is_empty() {
                    continue;
                }
                let listed = text.starts_with(['-', '+', '–', '•']);
                let parts = columns(paragraph, opens_right);
                // Behind the signature the title of what is issued with the paper may stand.
                let titled = shape::is_capitals(text) && loai::opening(text).is_some();
                // A template keeps the place of a name.
                let kept = text.starts_with(['{', '«', '[', '<'])
                    && shape::stand_in(text).is_some()
                    && is_aside(paragraph);
                let signing = !titled && (parts.1.is_some() || opens_right(text) || is_note(text) || kept);
                if text.chars().nth(160).is_some() || !(listed || signing) {
                    break;
                }
            }
            Block::Table(table) => {
                if is_ruled(table) || !cell_texts(table).iter().any(|text| opens_right(text)) {
                    break;
                }
            }
        }
        end = behind + 1;
    }
    end
}

fn cell_texts(table: &Table) -> Vec<String> {
    let cells = table.rows.iter().flat_map(|row| &row.cells);
    cells.flat_map(|cell| cell_lines(&cell.blocks)).map(|line| line.text().trim().to_owned()).collect()
}

/// `(Đã ký)`, `(Ký tên, đóng dấu)`, and what a form has there: `(Ký, ghi rõ họ tên)`, a row of dots.
pub(crate) fn is_note(text: &str) -> bool {
    const OPENINGS: [&str; 6] = ["da ky", "ky ten", "ky, ", "ky va ", "ky ghi ", "ky so"];
    const WHOLE: [&str; 5] = ["ky", "chu ky", "ho va ten", "ho ten", "chu ky, ho ten"];
    let bracketed = text.starts_with('(') && text.ends_with(')');
    !text.contains(char::is_alphanumeric)
        || folded(text).is_some_and(|text| {
            let bare = text.trim_matches(['(', ')', ' ', '.', '…']);
            OPENINGS.iter().any(|opening| bare.starts_with(opening))
                || WHOLE.contains(&bare)
                || (bracketed
                    && (bare.starts_with("chu ky")
                        || bare.starts_with("ho va ten")
                        || bare.contains("dong dau")))
        })
}

/// A row as two cells.
fn of_row(table: &Table, source: &Row) -> Row {
    let (mut left, mut right) = (Vec::new(), Vec::new());
    let mut before = 0;
    let (mut left_cell, mut right_cell) = (None, None);
    for (at, cell) in source.cells.iter().enumerate() {
        let found = cell_lines(&cell.blocks);
        let text = |line: &Paragraph| line.text().trim().to_owned();
        let labelled = found.iter().any(|line| is_label(&text(line)));
        let alone = source.cells.len() == 1 && !labelled && found.iter().any(|line| opens_right(&text(line)));
        let aside =
            source.cells.len() == 2 && at == 1 || source.cells.len() > 2 && is_right(table, before, cell);
        before = before.saturating_add(cell.width);
        let blank = found.iter().all(|line| text(line).is_empty());
        if (alone || aside) && !labelled {
            right.extend(found);
            right_cell = if blank { right_cell.or(Some(cell)) } else { Some(cell) };
        } else {
            left.extend(found);
            left_cell = if blank { left_cell.or(Some(cell)) } else { Some(cell) };
        }
    }
    let mut shown = row(left, right, table.grid.iter().fold(0, |sum, width| sum.saturating_add(*width)));
    shown.cant_split = source.cant_split;
    for (cell, from) in shown.cells.iter_mut().zip([left_cell, right_cell]) {
        if let Some(from) = from {
            cell.width = from.width;
            cell.padding_left = from.padding_left;
            cell.padding_right = from.padding_right;
            cell.borders.clone_from(&from.borders);
        }
    }
    shown
}

/// A line as a row.
fn of_line(line: &Paragraph, width: i32) -> Row {
    let text = line.text();
    let format = &line.format;
    let aside = format.alignment == Alignment::Right
        || format.left.saturating_add(format.first_line) > FAR
        || (format.alignment == Alignment::Center && !is_label(text.trim()));
    match columns(line, opens_right) {
        (left, Some(right)) => row(left.into_iter().collect(), vec![centred(right)], width),
        (Some(line), None) if aside || is_post(text.trim()) || is_note(text.trim()) => {
            row(Vec::new(), vec![centred(line)], width)
        }
        (Some(line), None)
            if is_person(text.trim()) && !shape::is_capitals(text.trim()) && is_far(&line.text()) =>
        {
            row(Vec::new(), vec![centred(line)], width)
        }
        (left, None) => row(left.into_iter().collect(), Vec::new(), width),
    }
}
