//! Where the head of a paper is, and its lines as two columns: a table of any shape, tabs, blanks, soft breaks, boxes or
//! plain paragraphs.

use super::columns::{columns, is_broken, lines};
use super::pair::{Found, cell_lines, centred, imagined, is_right, is_ruled, row};
use super::words::{
    folded, is_about, is_address, is_attached, is_country, is_form, is_motto, is_number, is_office,
    is_place_date, is_recipients,
};
use super::{appendix, is_stamp, loai, shape};
use crate::docx::read::{Alignment, Block, Cell, Drawing, Paper, Paragraph, Row, Table, paragraphs};

/// Most blocks that a head is looked for in.
const BLOCKS: usize = 40;
/// Most lines of one block that are looked at.
const LINES: usize = 80;

/// What a line of a head is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sign {
    Country,
    Motto,
    Number,
    PlaceDate,
    About,
}

/// How the words of a line tell what it is.
type Test = (fn(&str) -> bool, Sign);

fn sign(text: &str) -> Option<Sign> {
    let folded = folded(text)?;
    let tests: [Test; 5] = [
        (is_country, Sign::Country),
        (is_motto, Sign::Motto),
        (is_number, Sign::Number),
        (is_place_date, Sign::PlaceDate),
        (is_about, Sign::About),
    ];
    tests.iter().find(|(test, _)| test(&folded)).map(|(_, sign)| *sign)
}

/// Whether a text opens the right column of a head.
fn opens_right(text: &str) -> bool {
    let drawn = !text.is_empty() && text.chars().all(|letter| "-_–— ".contains(letter));
    drawn || matches!(sign(text), Some(Sign::Country | Sign::Motto | Sign::PlaceDate))
}

/// Two columns of lines.
#[derive(Default)]
struct Columns {
    left: Vec<Paragraph>,
    right: Vec<Paragraph>,
}

/// The head as two columns; `None`: there is none.
pub(super) fn find(paper: &Paper) -> Option<Found> {
    let blocks = &paper.blocks;
    let range = range(blocks)?;
    if let [Block::Table(table)] = &blocks[range.clone()]
        && is_plain(table)
    {
        return Some(Found { shown: vec![Block::Table(table.clone())], blocks: range, table: 0 });
    }
    let width = super::text_width(paper, range.start);
    let mut rows = Vec::new();
    let mut after = Vec::new();
    let mut table: Option<Table> = None;
    for block in &blocks[range.clone()] {
        match block {
            Block::Table(found) => {
                let (own, rest) = of_table(found);
                rows.extend(own);
                after.extend(rest);
                table.get_or_insert_with(|| Table { rows: Vec::new(), ..found.clone() });
            }
            Block::Paragraph(paragraph) => of_paragraph(paragraph, width, &mut rows, &mut after),
        }
    }
    let table = table.unwrap_or_else(|| imagined(width));
    let mut shown = vec![Block::Table(Table { rows, ..table })];
    shown.extend(after.into_iter().map(Block::Paragraph));
    Some(Found { blocks: range, shown, table: 0 })
}

/// The texts of a block's lines: of a table's cells, or of a paragraph's columns and boxes.
fn texts(block: &Block) -> Vec<String> {
    let mut found = Vec::new();
    for paragraph in paragraphs(std::slice::from_ref(block)).into_iter().take(LINES) {
        for line in lines(paragraph) {
            let (left, right) = columns(&line, opens_right);
            found.extend(left.into_iter().chain(right).map(|part| part.text().trim().to_owned()));
        }
        for drawing in paragraph.drawings() {
            found.extend(
                paragraphs(&drawing.blocks).into_iter().map(|inside| inside.text().trim().to_owned()),
            );
        }
    }
    found
}

/// The blocks of the head.
fn range(blocks: &[Block]) -> Option<std::ops::Range<usize>> {
    let mut first = None;
    let mut last = 0;
    let mut known: Vec<Sign> = Vec::new();
    for (at, block) in blocks.iter().enumerate().take(BLOCKS) {
        let texts = texts(block);
        let shown = || texts.iter().map(String::as_str).filter(|text| !text.is_empty());
        // Below a head that is a table a line in capitals is a title, of whatever kind.
        let in_table = first.is_some_and(|first: usize| matches!(blocks.get(first), Some(Block::Table(_))));
        let titled = |text: &str| {
            first.is_some()
                && (is_title(text) || (in_table && shape::is_capitals(text) && sign(text).is_none()))
        };
        // Which circular a form is from is said above its head.
        let above = first.is_none() && shown().any(is_circular);
        let ends = |text: &str| (ends_head(text) && !above) || titled(text);
        if matches!(block, Block::Paragraph(_)) && shown().any(ends) {
            break;
        }
        // So is one in the middle below Tiêu ngữ, of a head of plain lines: names stand above or beside it.
        if known.contains(&Sign::Motto) && is_middle(block) && shown().all(|text| sign(text).is_none()) {
            break;
        }
        if shown().any(|text| folded(text).is_some_and(|text| is_recipients(&text))) {
            break;
        }
        // A second Quốc hiệu is that of a paper behind this one.
        let signs: Vec<Sign> = shown().filter_map(sign).collect();
        let news =
            signs.iter().any(|sign| !known.contains(sign) && (*sign != Sign::About || first.is_some()));
        if news {
            first.get_or_insert(at);
            last = at;
            known.extend(signs);
        }
    }
    last = subject_end(blocks, last);
    let named = known.iter().any(|sign| matches!(sign, Sign::Country | Sign::Motto | Sign::Number));
    let Some(first) = first.filter(|_| named) else { return opening_table(blocks) };
    Some(names_before(blocks, first)..last + 1)
}

/// Where a trích yếu that ends a head of plain paragraphs goes on to: lines that are centred, or kept in the left column by
/// their indent as it is, up to a blank one.
fn subject_end(blocks: &[Block], last: usize) -> usize {
    const MOST: usize = 4;
    let about = |text: &str| folded(text).is_some_and(|text| is_about(&text));
    let Some(Block::Paragraph(opening)) = blocks.get(last) else { return last };
    const NARROW: i32 = 2_800;
    let narrow = opening.format.right > NARROW;
    if !(opening.format.alignment == Alignment::Center || narrow) || !about(opening.text().trim()) {
        return last;
    }
    let goes_on = |block: &&Block| match block {
        Block::Paragraph(line) => {
            let text = line.text();
            let text = text.trim();
            let shown = !text.is_empty() && !shape::is_capitals(text);
            let kept = narrow && line.format.right == opening.format.right;
            shown && (line.format.alignment == Alignment::Center || kept) && !ends_head(text)
        }
        Block::Table(_) => false,
    };
    last + blocks.iter().skip(last + 1).take(MOST).take_while(goes_on).count()
}

/// Whether a paragraph is one that stands below every head.
fn ends_head(text: &str) -> bool {
    let Some(folded) = folded(text) else { return true };
    let heading = shape::mark(text).is_some() || folded.starts_with("can cu ") || is_attached(&folded);
    loai::find(text).is_some() || is_address(&folded) || heading || appendix::is_heading(text)
}

/// Whether a line names the circular that a form is from: `(Ban hành kèm theo Thông tư số …)`.
pub(super) fn is_circular(text: &str) -> bool {
    folded(text).is_some_and(|text| text.contains("ban hanh") && text.contains(" theo thong tu"))
}

/// Whether a block is one line of capitals in the middle of the page.
fn is_middle(block: &Block) -> bool {
    let Block::Paragraph(line) = block else { return false };
    let text = line.text();
    line.format.alignment == Alignment::Center
        && !text.contains('\t')
        && shape::is_capitals(text.trim())
        && !is_stamp(text.trim())
}

/// Whether a line in capitals is a title: `BÁO CÁO TIẾN ĐỘ …`, `ĐƠN ĐỀ NGHỊ …`.
fn is_title(text: &str) -> bool {
    shape::is_capitals(text) && (loai::opening(text).is_some() || is_form(text))
}

/// Names of agencies may stand on lines of their own above the first known line.
fn names_before(blocks: &[Block], first: usize) -> usize {
    let mut from = first;
    for at in (0..first).rev() {
        let Some(Block::Paragraph(paragraph)) = blocks.get(at) else { break };
        let text = paragraph.text();
        let boxed =
            |drawing: &Drawing| paragraphs(&drawing.blocks).iter().any(|line| is_name(line.text().trim()));
        match text.trim() {
            "" if paragraph.drawings().any(boxed) => from = at,
            "" => {}
            text if !is_name(text) => break,
            _ => from = at,
        }
    }
    from
}

/// A table of two columns without lines that opens the paper is its head, whatever is written in it.
fn opening_table(blocks: &[Block]) -> Option<std::ops::Range<usize>> {
    let at = blocks.iter().position(|block| match block {
        Block::Table(_) => true,
        Block::Paragraph(paragraph) => !paragraph.text().trim().is_empty(),
    })?;
    let Some(Block::Table(table)) = blocks.get(at) else { return None };
    let columns = table.rows.first().map_or(0, |row| row.cells.len());
    let texts = texts(&blocks[at]);
    let names = texts.iter().any(|text| shape::is_capitals(text));
    let signs = texts.iter().any(|text| folded(text).is_some_and(|text| is_recipients(&text)));
    (columns >= 2 && table.rows.len() <= 4 && names && !signs && !is_ruled(table)).then_some(at..at + 1)
}

/// Two cells a row, no soft breaks, nothing that stands below a head.
fn is_plain(table: &Table) -> bool {
    let two = table.rows.iter().all(|row| row.cells.len() == 2);
    let cells = || table.rows.iter().flat_map(|row| &row.cells);
    let nested = cells().flat_map(|cell| &cell.blocks).any(|block| matches!(block, Block::Table(_)));
    let all: Vec<&Paragraph> = cells().flat_map(|cell| paragraphs(&cell.blocks)).collect();
    let boxed = |paragraph: &&Paragraph| paragraph.drawings().any(|drawing| !drawing.blocks.is_empty());
    let lower = all.iter().any(|paragraph| {
        let text = paragraph.text();
        folded(text.trim()).is_some_and(|text| is_address(&text)) || loai::find(text.trim()).is_some()
    });
    two && !nested && !lower && !all.iter().any(|paragraph| is_broken(paragraph)) && !all.iter().any(boxed)
}

/// The rows of a table that belong to the head, and the lines below them that do not.
fn of_table(table: &Table) -> (Vec<Row>, Vec<Paragraph>) {
    let mut rows = Vec::new();
    let mut after = Vec::new();
    let mut below = false;
    for row in &table.rows {
        let mut own = Columns::default();
        let mut cells: [Option<&Cell>; 2] = [None, None];
        let mut before = 0;
        let count = row.cells.len();
        for (at, cell) in row.cells.iter().enumerate() {
            let right = if count == 2 { at == 1 } else { is_right(table, before, cell) };
            before = before.saturating_add(cell.width);
            let mut found = cell_lines(&cell.blocks);
            let text = |line: &Paragraph| line.text().trim().to_owned();
            let out = found.iter().position(|line| {
                let text = text(line);
                below
                    || is_lower(&text)
                    || (count == 1 && !text.is_empty() && !rows.is_empty() && sign(&text).is_none())
            });
            if let Some(out) = out {
                after.extend(found.split_off(out));
                // What stands beside the label in the left column goes with it.
                below |= !right || count == 1;
            }
            let shown = found.iter().any(|line| !text(line).is_empty());
            let (lines, slot) =
                if right { (&mut own.right, &mut cells[1]) } else { (&mut own.left, &mut cells[0]) };
            if slot.is_none() || shown {
                *slot = Some(cell);
            }
            if count == 1 {
                // A cell across the table may hold both columns: the number, blanks, and the day.
                found.into_iter().for_each(|line| own.add(line, right));
            } else {
                lines.extend(found);
            }
        }
        if !own.left.is_empty() || !own.right.is_empty() {
            rows.push(own.row(cells, row));
        }
    }
    after.retain(|line| !line.text().trim().is_empty() || line.drawings().next().is_some());
    (rows, after)
}

/// Whether a line of a table stands below the head.
fn is_lower(text: &str) -> bool {
    loai::find(text).is_some() || folded(text).is_some_and(|text| is_address(&text))
}

impl Columns {
    /// Adds a line that may show both columns; one that does not goes where its cell stands.
    fn add(&mut self, line: Paragraph, right: bool) {
        match columns(&line, opens_right) {
            (Some(before), Some(behind)) => {
                self.left.push(centred(before));
                self.right.push(centred(behind));
            }
            _ if right => self.right.push(line),
            _ => self.left.push(line),
        }
    }

    /// The row with these lines, each column as wide as the cell they come from.
    fn row(self, cells: [Option<&Cell>; 2], row: &Row) -> Row {
        let [left, right] = cells;
        let cell = |source: Option<&Cell>, lines: Vec<Paragraph>| Cell {
            width: source.map_or(0, |cell| cell.width),
            span: source.map_or(1, |cell| cell.span),
            joins_above: false,
            padding_left: source.map_or(0, |cell| cell.padding_left),
            padding_right: source.map_or(0, |cell| cell.padding_right),
            borders: source.map(|cell| cell.borders.clone()).unwrap_or_default(),
            blocks: lines.into_iter().map(Block::Paragraph).collect(),
        };
        Row {
            header: row.header,
            cant_split: row.cant_split,
            cells: vec![cell(left, self.left), cell(right, self.right)],
        }
    }
}

/// Whether the row before is that of a trích yếu, or carries one on.
fn carries_on(rows: &[Row]) -> bool {
    let about = |row: &Row| {
        let line =
            row.cells.first().and_then(|cell| paragraphs(&cell.blocks).first().map(|line| line.text()));
        line.and_then(|text| folded(text.trim())).is_some_and(|text| is_about(&text))
    };
    rows.iter().rev().take(4).any(about)
}

/// The rows that the text boxes on a paragraph make: one of two columns where names stand in a box beside that of Quốc
/// hiệu, and those of a table that stands in a box.
fn of_boxes(paragraph: &Paragraph, width: i32, rows: &mut Vec<Row>, after: &mut Vec<Paragraph>) {
    let mut beside = Columns::default();
    for drawing in paragraph.drawings() {
        for block in &drawing.blocks {
            if let Block::Table(table) = block {
                let (own, rest) = of_table(table);
                rows.extend(own);
                after.extend(rest);
            }
        }
        let plain = drawing.blocks.iter().filter_map(|block| match block {
            Block::Paragraph(inside) => Some(inside),
            Block::Table(_) => None,
        });
        let inside: Vec<Paragraph> =
            plain.flat_map(lines).filter(|line| !line.text().trim().is_empty()).collect();
        let any = |test: fn(&str) -> bool| inside.iter().any(|line| test(line.text().trim()));
        if inside.iter().any(|line| columns(line, opens_right).1.is_some()) {
            inside.iter().for_each(|line| of_paragraph(line, width, rows, after));
        } else if any(opens_right) {
            beside.right.extend(inside);
        } else if any(|text| sign(text).is_some() || is_name(text)) {
            beside.left.extend(inside);
        }
    }
    if !beside.left.is_empty() || !beside.right.is_empty() {
        rows.push(row(beside.left, beside.right, width));
    }
}

/// Whether a line may be the name of an agency: in capitals and no stamp, or that of a part of one in small letters.
fn is_name(text: &str) -> bool {
    (shape::is_capitals(text) && !is_stamp(text)) || is_office(text)
}

/// The rows that a paragraph of the head makes.
fn of_paragraph(paragraph: &Paragraph, width: i32, rows: &mut Vec<Row>, after: &mut Vec<Paragraph>) {
    for line in lines(paragraph) {
        of_boxes(&line, width, rows, after);
        let text = line.text();
        let text = text.trim();
        if text.is_empty() && line.drawings().next().is_none() {
            continue;
        }
        match columns(&line, opens_right) {
            (Some(left), Some(right)) => rows.push(row(vec![centred(left)], vec![centred(right)], width)),
            (None, Some(right)) => rows.push(row(Vec::new(), vec![centred(right)], width)),
            (Some(line), None) if opens_right(text) => rows.push(row(Vec::new(), vec![centred(line)], width)),
            (Some(line), None)
                if sign(text).is_some() || shape::is_capitals(text) || is_office(text) || text.is_empty() =>
            {
                rows.push(row(vec![centred(line)], Vec::new(), width));
            }
            (Some(line), None) if carries_on(rows) && after.is_empty() => {
                rows.push(row(vec![centred(line)], Vec::new(), width));
            }
            (Some(line), None) => after.push(line),
            (None, None) => {}
        }
    }
}
