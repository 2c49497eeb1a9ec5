//! Where nơi nhận and the signature are, as two columns: a table of any shape, tabs, blanks, or plain paragraphs.

use super::columns::{columns, is_broken, lines};
use super::pair::{Found, cell_lines, centred, imagined, is_right, is_ruled, row};
use super::signer::{
    FAR, boxes, cell_texts, holds_name, is_aside, is_day, is_far, is_note, is_paired, is_signed, is_signer,
};
use super::words::{folded, is_country, is_person, is_post, is_recipients};
use super::{appendix, loai, shape, unlabelled};
use crate::docx::read::{Alignment, Block, Cell, Paper, Paragraph, Row, Table, paragraphs};

/// Most blocks between the label of nơi nhận and the signature, and behind both.
const NEAR: usize = 30;

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
    let (at, range) = match labelled {
        Some(at) => (at, None),
        None => unlabelled::find(blocks, from, to)?,
    };
    if let Block::Table(table) = &blocks[at]
        && is_plain(table)
        && !is_named_behind(blocks, at, to)
    {
        return Some(Found { blocks: at..at + 1, shown: vec![Block::Table(table.clone())], table: 0 });
    }
    let to = next_head(blocks, at + 1, to);
    let range = range.unwrap_or_else(|| first(blocks, at, from)..last(blocks, at, to));
    let width = super::text_width(paper, range.start);
    let mut rows = Vec::new();
    let mut table: Option<Table> = None;
    for block in &blocks[range.clone()] {
        match block {
            Block::Table(found) => {
                let several =
                    found.rows.iter().any(|row| row.cells.iter().filter(|cell| signs(cell)).count() >= 3);
                rows.extend(found.rows.iter().map(|row| of_row(found, row, several)));
                table.get_or_insert_with(|| Table { rows: Vec::new(), ..found.clone() });
            }
            Block::Paragraph(paragraph) => {
                rows.extend(of_boxes(paragraph, width));
                for line in lines(paragraph) {
                    let text = line.text();
                    let named = is_person(text.trim()) && !shape::is_capitals(text.trim());
                    // A name right below who signs is that of who signs, wherever it begins.
                    let of_signer =
                        named && columns(&line, is_signer).1.is_none() && ends_on_the_right(&rows);
                    rows.push(match of_signer {
                        true => row(Vec::new(), vec![centred(line)], width),
                        false => of_line(&line, width),
                    });
                }
            }
        }
    }
    let table = table.unwrap_or_else(|| imagined(width));
    Some(Found { shown: vec![Block::Table(Table { rows, ..table })], blocks: range, table: 0 })
}

/// Whether the last row that shows something does so in the right column alone.
fn ends_on_the_right(rows: &[Row]) -> bool {
    let shows = |cell: &Cell| paragraphs(&cell.blocks).iter().any(|line| !line.text().trim().is_empty());
    let last = rows.iter().rev().find(|row| row.cells.iter().any(shows));
    last.is_some_and(|row| matches!(&row.cells[..], [left, right] if !shows(left) && shows(right)))
}

/// Whether the label of nơi nhận stands in a block.
fn has_label(block: &Block) -> bool {
    match block {
        Block::Table(table) if is_ruled(table) => lists_recipients(table),
        Block::Table(_) => {
            paragraphs(std::slice::from_ref(block)).iter().any(|paragraph| label_of(paragraph))
        }
        Block::Paragraph(paragraph) => label_of(paragraph),
    }
}

/// Whether a table, though a line was left in it, is that of nơi nhận: of few rows, the label with its list in one cell.
fn lists_recipients(table: &Table) -> bool {
    const ROWS: usize = 2;
    let cells = || table.rows.iter().flat_map(|row| &row.cells);
    let lists = |cell: &Cell| {
        let lines = paragraphs(&cell.blocks);
        let mut shown = lines.iter().map(|line| line.text()).filter(|text| !text.trim().is_empty());
        let label = shown.next().is_some_and(|text| is_label(text.trim()));
        label && shown.next().is_some_and(|text| text.trim().starts_with(['-', '–']))
    };
    table.rows.len() <= ROWS && cells().any(lists)
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

/// Whether somebody signs in a box that hangs on a paragraph: it may hang above or below that of nơi nhận.
fn holds_signed_box(paragraph: &Paragraph) -> bool {
    boxes(paragraph).iter().any(|lines| is_signed(lines))
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

/// Whether the name of who signs in a table stands behind it, aside, on a line of its own.
fn is_named_behind(blocks: &[Block], at: usize, to: usize) -> bool {
    const NEXT: usize = 8;
    let shown = |block: &&Block| match block {
        Block::Table(_) => true,
        Block::Paragraph(line) => !line.text().trim().is_empty(),
    };
    let behind = blocks.get(at + 1..to.min(blocks.len())).unwrap_or_default();
    let named = |line: &Paragraph| {
        let text = line.text();
        is_person(text.trim()) && !shape::is_capitals(text.trim()) && is_aside(line)
    };
    let next = behind.iter().take(NEXT).find(shown);
    matches!(next, Some(Block::Paragraph(line)) if named(line)) && !holds_name(&blocks[at])
}

/// Where the head of the next paper of the same file begins: the names that stand above its Quốc hiệu.
fn next_head(blocks: &[Block], from: usize, to: usize) -> usize {
    let lines = |at: usize| paragraphs(std::slice::from_ref(&blocks[at]));
    let country = |at: &usize| {
        lines(*at).into_iter().any(|line| folded(line.text().trim()).is_some_and(|text| is_country(&text)))
    };
    let Some(found) = (from..to.min(blocks.len())).take(NEAR).find(country) else { return to };
    let named = |at: &usize| match &blocks[*at] {
        Block::Paragraph(line) => {
            let text = line.text();
            shape::is_capitals(text.trim()) || text.trim().is_empty()
        }
        Block::Table(_) => false,
    };
    (from..found).rev().take_while(named).last().unwrap_or(found)
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
                    if holds_signed_box(paragraph) {
                        first = before;
                    }
                    continue;
                }
                let aside = matches!(paragraph.format.alignment, Alignment::Center | Alignment::Right)
                    || paragraph.format.left + paragraph.format.first_line > FAR
                    || is_far(&paragraph.text());
                let signing = lines(paragraph)
                    .iter()
                    .all(|line| [opens_right, is_note, is_day].iter().any(|test| test(line.text().trim())));
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
                    if holds_signed_box(paragraph) {
                        end = behind + 1;
                    }
                    continue;
                }
                let listed = text.starts_with(['-', '+', '–', '•']);
                let parts = columns(paragraph, opens_right);
                // Behind the signature the title of what is issued with the paper may stand.
                let titled = shape::is_capitals(text) && loai::opening(text).is_some();
                // A template keeps the place of a name that is not there.
                let kept = !(at..behind).any(|at| holds_name(&blocks[at]))
                    && text.starts_with(['{', '«', '[', '<'])
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

/// Whether somebody signs in a cell.
fn signs(cell: &Cell) -> bool {
    let lines = cell_lines(&cell.blocks);
    let first = lines.iter().map(|line| line.text().trim().to_owned()).find(|text| !text.is_empty());
    first.is_some_and(|text| is_signer(&text))
}

/// A row as two cells.
fn of_row(table: &Table, source: &Row, several: bool) -> Row {
    let (mut left, mut right) = (Vec::new(), Vec::new());
    let mut before = 0;
    let (mut left_cell, mut right_cell) = (None, None);
    let shows = |cell: &Cell| cell_lines(&cell.blocks).iter().any(|line| !line.text().trim().is_empty());
    let last = source.cells.iter().rposition(shows);
    for (at, cell) in source.cells.iter().enumerate() {
        let found = cell_lines(&cell.blocks);
        let text = |line: &Paragraph| line.text().trim().to_owned();
        let labelled = found.iter().any(|line| is_label(&text(line)));
        let alone = source.cells.len() == 1 && !labelled && found.iter().any(|line| opens_right(&text(line)));
        let aside =
            source.cells.len() == 2 && at == 1 || source.cells.len() > 2 && is_right(table, before, cell);
        // Of several who sign beside one another the last one is the right column.
        let aside = aside && (!several || Some(at) >= last);
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
    match columns(line, |text| opens_right(text) || is_signer(text)) {
        (left, Some(right)) => row(left.into_iter().collect(), vec![centred(right)], width),
        (Some(line), None) if aside || is_post(text.trim()) || is_note(text.trim()) => {
            row(Vec::new(), vec![centred(line)], width)
        }
        (Some(line), None)
            if is_person(text.trim()) && !shape::is_capitals(text.trim()) && is_far(&line.text()) =>
        {
            row(Vec::new(), vec![centred(line)], width)
        }
        (Some(line), None) if shape::stand_in(text.trim()).is_some() && is_aside(&line) => {
            row(Vec::new(), vec![centred(line)], width)
        }
        (left, None) => row(left.into_iter().collect(), Vec::new(), width),
    }
}
