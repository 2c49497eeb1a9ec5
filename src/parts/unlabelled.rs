//! Signatures without nơi nhận: the end of a paper shows who signs, by a post, by a name far below it, or by two of them.

use std::ops::Range;

use super::columns::{columns, lines};
use super::pair::{cell_lines, is_ruled};
use super::shape;
use super::signer::{FAR, boxes, cell_texts, is_aside, is_far, is_note, is_paired, is_signed, is_signer};
use super::words::{is_body_that_signs, is_office, is_person, is_post, is_small_post};
use crate::docx::read::{Alignment, Block, Cell, Paragraph, Table};

/// The blocks where the signature of a paper's main part begins, and where it ends if that is known.
pub(super) fn find(blocks: &[Block], from: usize, to: usize) -> Option<(usize, Option<Range<usize>>)> {
    let known =
        signed(blocks, from, to).or_else(|| named(blocks, from, to)).or_else(|| paired(blocks, from, to));
    if let Some(at) = known {
        return Some((at, None));
    }
    let range = small(blocks, from, to).or_else(|| boxed(blocks, from, to))?;
    Some((range.start, Some(range)))
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
            && crate::docx::read::paragraphs(std::slice::from_ref(&blocks[*at]))
                .into_iter()
                .flat_map(lines)
                .any(|line| {
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

/// A signature of two sides without names: at the end of the paper two who sign beside one another, and notes below.
fn paired(blocks: &[Block], from: usize, to: usize) -> Option<usize> {
    const MOST: usize = 4;
    let shown = |at: &usize| match &blocks[*at] {
        Block::Table(_) => true,
        Block::Paragraph(paragraph) => !paragraph.text().trim().is_empty(),
    };
    let both = |line: &Paragraph, test: fn(&str) -> bool| match columns(line, test) {
        (Some(left), Some(_)) => test(left.text().trim()),
        _ => false,
    };
    for at in (from..to).rev().filter(shown).take(MOST) {
        match &blocks[at] {
            Block::Table(table) => return is_paired_table(table).then_some(at),
            Block::Paragraph(line) if both(line, is_signer) => return Some(at),
            Block::Paragraph(line) if both(line, is_note) || both(line, is_person) => {}
            Block::Paragraph(_) => return None,
        }
    }
    None
}

/// Whether a table without lines holds two who sign and nothing but names and notes.
fn is_paired_table(table: &Table) -> bool {
    let first = |cell: &Cell| {
        let lines = cell_lines(&cell.blocks);
        lines.iter().map(|line| line.text().trim().to_owned()).find(|text| !text.is_empty())
    };
    let signing: Vec<String> =
        table.rows.first().iter().flat_map(|row| &row.cells).filter_map(first).collect();
    let known = |text: &String| {
        text.is_empty()
            || [is_signer, is_person, is_note].iter().any(|test| test(text))
            || shape::stand_in(text).is_some()
    };
    signing.len() >= 2
        && signing.iter().all(|text| is_signer(text))
        && !is_ruled(table)
        && cell_texts(table).iter().all(known)
}

/// A signature of plain paragraphs with posts in small letters: at the end of the paper, away from the margin, a post or
/// two and then a name or a note.
fn small(blocks: &[Block], from: usize, to: usize) -> Option<Range<usize>> {
    const MOST: usize = 6;
    let shown = |at: &usize| match &blocks[*at] {
        Block::Table(_) => true,
        Block::Paragraph(paragraph) => !paragraph.text().trim().is_empty(),
    };
    let mut range: Option<Range<usize>> = None;
    let (mut named, mut noted) = (false, false);
    // One who writes for himself may leave the place of his name: `Người báo cáo`.
    let himself = |text: &str| text.starts_with("Người ") && text.split_whitespace().count() <= 4;
    for at in (from..to).rev().filter(shown).take(MOST) {
        let Block::Paragraph(paragraph) = &blocks[at] else { break };
        let text = paragraph.text();
        let text = text.trim();
        // Who signs may be a part of an office, with nothing but the note that it did: `Phòng Mẫu`, `(Đã ký)`.
        let body = is_body_that_signs(text);
        let post = is_small_post(text) || (noted && is_office(text)) || (body && (range.is_none() || noted));
        let note = is_note(text) && text.contains(char::is_alphabetic);
        let name = !post && (is_person(text) || is_note(text));
        let alone = post && (himself(text) || body) && range.is_none();
        if !is_aside(paragraph) || !(post || name) || (post && !named && !alone) || (name && range.is_some())
        {
            break;
        }
        named |= name;
        noted |= note;
        if post {
            range = Some(at..to);
        }
    }
    range
}

/// A signature in text boxes behind the text.
fn boxed(blocks: &[Block], from: usize, to: usize) -> Option<Range<usize>> {
    const MOST: usize = 12;
    let signed = |at: &usize| match &blocks[*at] {
        Block::Paragraph(paragraph) => boxes(paragraph).iter().any(|lines| is_signed(lines)),
        Block::Table(_) => false,
    };
    let at = (from..to).rev().take(MOST).find(signed)?;
    Some(at..at + 1)
}
