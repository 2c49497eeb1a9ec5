//! A paper as its pages show it, whatever made them so: numbers of Word typed out, old encodings and look-alike
//! letters read through, head and signature as columns though tabs, blanks, soft breaks or boxes made them.
//!
//! What stands in the file is judged on the file; what the page shows is looked for here.

use std::sync::Arc;

use unicode_normalization::UnicodeNormalization;

use super::columns::{is_broken, lines};
use super::pair::{Found, is_ruled};
use super::shape::{self, MarkKind};
use super::words::{folded, is_country, is_motto, is_recipients};
use super::{foot, head};
use crate::docx::read::{
    Alignment, Block, Font, Paper, Paragraph, Piece, Row, Run, RunFormat, Table, paragraphs,
};
use crate::text::encoding::{self, OldEncoding};
use crate::text::foreign::has_foreign;
use crate::text::lint;

/// Most lines of a row, and most rows of a head, that are looked at where a paper may stand whole in a table.
const LINES: usize = 80;
const HEAD_ROWS: usize = 6;
/// Most blocks in which Quốc hiệu is looked for.
const HEAD_BLOCKS: usize = 12;

/// A paper as shown.
#[derive(Debug)]
pub(crate) struct Page {
    /// The paper with its blocks as shown.
    pub(crate) paper: Paper,
    /// The block that is its head, a table of two columns.
    pub(crate) head: Option<usize>,
    /// The block that is nơi nhận and signature, a table of two columns.
    pub(crate) foot: Option<usize>,
    /// The old encoding that the whole paper is typed in.
    pub(crate) encoding: Option<OldEncoding>,
}

impl Page {
    /// What `paper` shows.
    pub(crate) fn of(paper: &Paper) -> Self {
        let encoding = encoding::detect(&start(paper));
        let mut shown = paper.clone();
        rebuild(&mut shown, encoding);
        shown.blocks.iter_mut().take(HEAD_BLOCKS).for_each(part_motto);
        let head = head::find(&shown).map(|found| put(&mut shown, found));
        let foot = foot::find(&shown, head.map_or(0, |head| head + 1)).map(|found| put(&mut shown, found));
        Self { paper: shown, head, foot, encoding }
    }
}

/// Puts what was found in the place of its blocks; gives the table's place.
fn put(paper: &mut Paper, found: Found) -> usize {
    let Found { blocks, shown, table } = found;
    let (from, to, length) = (blocks.start, blocks.end, shown.len());
    paper.blocks.splice(blocks, shown);
    let moved = |at: usize| match at {
        at if at >= to => at - to + from + length,
        at => at.min(from + length),
    };
    for section in &mut paper.sections {
        section.blocks = moved(section.blocks.start)..moved(section.blocks.end);
    }
    from + table
}

/// As much of a paper's text as tells its encoding.
fn start(paper: &Paper) -> String {
    const ENOUGH: usize = 20_000;
    let mut text = String::new();
    for paragraph in paper.paragraphs() {
        if text.len() > ENOUGH {
            break;
        }
        text.push_str(&paragraph.text());
        text.push('\n');
    }
    text
}

/// Cleans every text, and makes lines of one paragraph paragraphs of their own where they are centred or marked.
fn rebuild(paper: &mut Paper, encoding: Option<OldEncoding>) {
    let old = std::mem::take(&mut paper.blocks);
    let mut places = Vec::with_capacity(old.len() + 1);
    for mut block in old {
        places.push(paper.blocks.len());
        while let Block::Table(table) = &mut block
            && let Some(inner) = wrapped(table)
        {
            block = inner;
        }
        clean(&mut block, encoding);
        match block {
            Block::Paragraph(paragraph)
                if is_broken(&paragraph) && (is_centred(&paragraph) || holds_marks(&paragraph)) =>
            {
                let mut parts = lines(&paragraph);
                if let Some(last) = parts.last_mut() {
                    last.ends_section = paragraph.ends_section;
                }
                paper.blocks.extend(parts.into_iter().map(Block::Paragraph));
            }
            Block::Table(table) if is_whole_paper(&table) => paper.blocks.extend(taken_apart(table)),
            block => paper.blocks.push(block),
        }
    }
    places.push(paper.blocks.len());
    let moved = |at: usize| places.get(at).copied().unwrap_or(0);
    for section in &mut paper.sections {
        section.blocks = moved(section.blocks.start)..moved(section.blocks.end);
    }
}

/// Parts Tiêu ngữ from Quốc hiệu where both stand in one line, which the width of their column breaks between them.
fn part_motto(block: &mut Block) {
    const SHORT: usize = 200;
    let paragraph = match block {
        Block::Paragraph(paragraph) => paragraph,
        Block::Table(table) => {
            let cells = table.rows.iter_mut().take(HEAD_ROWS).flat_map(|row| &mut row.cells);
            return cells.flat_map(|cell| &mut cell.blocks).for_each(part_motto);
        }
    };
    let text = paragraph.text();
    if text.len() > SHORT || is_broken(paragraph) || text.contains('\t') {
        return;
    }
    let Some(mut at) = text.to_lowercase().find("độc lập") else { return };
    // Small and capital letters of Vietnamese are of one length, but for what is no part of either line.
    let joined =
        text.get(..at).and_then(|country| folded(country.trim())).is_some_and(|text| is_country(&text))
            && text.get(at..).and_then(|motto| folded(motto.trim())).is_some_and(|text| is_motto(&text));
    if !joined {
        return;
    }
    for run in &mut paragraph.runs {
        for place in 0..run.pieces.len() {
            let Some(Piece::Text(letters)) = run.pieces.get_mut(place).filter(|_| !run.format.hidden) else {
                continue;
            };
            if at >= letters.len() {
                at -= letters.len();
                continue;
            }
            let motto = letters.split_off(at);
            letters.truncate(letters.trim_end().len());
            run.pieces.splice(place + 1..place + 1, [Piece::LineBreak, Piece::Text(motto)]);
            return;
        }
    }
}

/// The table that alone fills another one: nobody sees the outer one.
fn wrapped(table: &mut Table) -> Option<Block> {
    if is_ruled(table) {
        return None;
    }
    let blocks = || table.rows.iter().flat_map(|row| &row.cells).flat_map(|cell| &cell.blocks);
    let shows = |block: &&Block| match block {
        Block::Table(_) => true,
        Block::Paragraph(line) => !line.text().trim().is_empty() || line.drawings().next().is_some(),
    };
    let mut shown = blocks().filter(shows);
    match (shown.next(), shown.next()) {
        (Some(Block::Table(_)), None) => {}
        _ => return None,
    }
    let cells = table.rows.iter_mut().flat_map(|row| &mut row.cells);
    cells.flat_map(|cell| cell.blocks.drain(..)).find(|block| matches!(block, Block::Table(_)))
}

/// Whether a paper stands whole in the rows of one table without lines: Quốc hiệu above, nơi nhận below, and between them
/// a row of one cell.
fn is_whole_paper(table: &Table) -> bool {
    let says = |row: &Row, test: fn(&str) -> bool| {
        let lines = row.cells.iter().flat_map(|cell| paragraphs(&cell.blocks)).take(LINES);
        lines.into_iter().flat_map(lines_of).any(|text| folded(&text).is_some_and(|text| test(&text)))
    };
    let across = table.rows.iter().position(|row| row.cells.len() == 1);
    across.is_some_and(|across| {
        let (above, below) = table.rows.split_at(across);
        above.len() <= HEAD_ROWS
            && above.iter().any(|row| says(row, |text| is_country(text) || is_motto(text)))
            && !is_ruled(table)
            && below.iter().any(|row| says(row, is_recipients))
    })
}

/// The texts of a paragraph's lines.
fn lines_of(paragraph: &Paragraph) -> Vec<String> {
    lines(paragraph).iter().map(|line| line.text().trim().to_owned()).collect()
}

/// The rows of several cells as tables, and what stands in a row of one as blocks of the paper.
fn taken_apart(table: Table) -> Vec<Block> {
    let frame = Table { rows: Vec::new(), ..table.clone() };
    let mut blocks = Vec::new();
    for row in table.rows {
        if row.cells.len() == 1 {
            blocks.extend(row.cells.into_iter().flat_map(|cell| cell.blocks));
            continue;
        }
        match blocks.last_mut() {
            Some(Block::Table(last)) => last.rows.push(row),
            _ => blocks.push(Block::Table(Table { rows: vec![row], ..frame.clone() })),
        }
    }
    blocks
}

/// Whether several lines of a paragraph begin with marks, as paragraphs of their own would: `I. …`, `II. …`.
fn holds_marks(paragraph: &Paragraph) -> bool {
    let marks = |text: &String| shape::mark(text).is_some_and(|mark| mark.kind != MarkKind::Gach);
    lines_of(paragraph).iter().filter(|text| marks(text)).count() > 1
}

fn is_centred(paragraph: &Paragraph) -> bool {
    paragraph.format.alignment == Alignment::Center
}

// Tables and boxes nest at most as deep as the reader lets elements nest.
fn clean(block: &mut Block, encoding: Option<OldEncoding>) {
    match block {
        Block::Paragraph(paragraph) => clean_paragraph(paragraph, encoding),
        Block::Table(table) => {
            for cell in table.rows.iter_mut().flat_map(|row| &mut row.cells) {
                cell.blocks.iter_mut().for_each(|block| clean(block, encoding));
            }
        }
    }
}

fn clean_paragraph(paragraph: &mut Paragraph, whole: Option<OldEncoding>) {
    let foreign = |run: &Run| {
        run.pieces.iter().any(|piece| match piece {
            Piece::Text(text) => has_foreign(text),
            Piece::Drawing(drawing) => !drawing.blocks.is_empty(),
            Piece::Tab | Piece::LineBreak | Piece::PageBreak => false,
        })
    };
    if paragraph.runs.iter().any(foreign) || whole.is_some() {
        let encoding = whole.or_else(|| encoding::detect(&paragraph.text()));
        let mut first = true;
        for run in &mut paragraph.runs {
            let encoding = encoding.or_else(|| font_encoding(&run.format.high_ansi));
            let capitals = encoding.is_some() && is_capital_font(&run.format.high_ansi);
            for piece in &mut run.pieces {
                match piece {
                    Piece::Text(text) => {
                        let clean = clean_text(text, encoding, capitals);
                        // TCVN3 has no capital vowels with marks: one in front is meant as a capital.
                        let small = first
                            && encoding == Some(OldEncoding::Tcvn3)
                            && !text.starts_with(|c: char| c.is_ascii());
                        *text = if small { capitalized(&clean) } else { clean };
                        first &= text.trim().is_empty();
                    }
                    Piece::Drawing(drawing) => {
                        drawing.blocks.iter_mut().for_each(|block| clean(block, whole));
                    }
                    Piece::Tab | Piece::LineBreak | Piece::PageBreak => {}
                }
            }
        }
    }
    if !paragraph.label.is_empty() {
        // The number of an item without words looks as the mark of its paragraph does.
        let of_mark = || Arc::new(RunFormat { size: paragraph.mark_size, ..RunFormat::default() });
        let format = paragraph.visible_runs().next().map_or_else(of_mark, |run| run.format.clone());
        let pieces = vec![Piece::Text(format!("{} ", paragraph.label))];
        paragraph.runs.insert(0, Run { format, pieces, in_field: false });
    }
}

fn capitalized(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// The encoding that a font's name stands for.
pub(crate) fn font_encoding(font: &Font) -> Option<OldEncoding> {
    let name = font.name.as_deref()?;
    if name.starts_with(".Vn") {
        Some(OldEncoding::Tcvn3)
    } else {
        name.starts_with("VNI").then_some(OldEncoding::Vni)
    }
}

/// Fonts such as `.VnTimeH` show small letters as capitals.
fn is_capital_font(font: &Font) -> bool {
    font.name.as_deref().is_some_and(|name| name.starts_with(".Vn") && name.ends_with('H'))
}

fn clean_text(text: &str, encoding: Option<OldEncoding>, capitals: bool) -> String {
    let decoded = encoding.map_or_else(|| text.to_owned(), |encoding| encoding.to_unicode(text));
    let decoded = if capitals { decoded.to_uppercase() } else { decoded };
    // Beside a symbol in capitals the word of two letters looks like one of them.
    let number = encoding == Some(OldEncoding::Tcvn3) && !capitals;
    let decoded = match decoded.strip_prefix("SỐ:").filter(|_| number) {
        Some(rest) => format!("Số:{rest}"),
        None => decoded,
    };
    let mut clean = String::with_capacity(decoded.len());
    for letter in decoded.nfc() {
        match letter {
            '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => clean.push(' '),
            '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{feff}' => {}
            '\u{2010}' | '\u{2011}' => clean.push('-'),
            _ => match lint::look_alike(letter) {
                Some(like) => clean.push_str(&like),
                None => clean.push(letter),
            },
        }
    }
    clean
}
