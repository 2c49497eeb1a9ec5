//! The signature table: nơi nhận on the left; title, gap and name on the right.

use super::measure::line_height;
use super::{Line, cell_lines};
use crate::docx::read::{Block, Cell, Paper, Table};

/// A gap of this height, about three lines, parts the title from the name.
const PARTING: i32 = 600;

/// The signature table and the lines of its cells.
#[derive(Debug)]
pub(crate) struct Signature<'p> {
    /// Which block of the paper it is.
    pub(crate) block: usize,
    pub(crate) table: &'p Table,
    /// Lines of the left cell, blank ones included.
    pub(crate) left: Vec<Line<'p>>,
    /// Lines of the right cell, blank ones included.
    pub(crate) right: Vec<Line<'p>>,
    /// Title lines, in `right`.
    titles: Vec<usize>,
    /// Lines between the gap and the name, in `right`.
    posts: Vec<usize>,
    name: Option<usize>,
    /// Height between the last title line and what follows it, in twips.
    pub(crate) gap: i32,
}

impl<'p> Signature<'p> {
    /// The shown lines of nơi nhận, label first.
    pub(crate) fn recipients(&self) -> Vec<&Line<'p>> {
        self.left.iter().filter(|line| !line.text.is_empty()).collect()
    }

    /// Quyền hạn, chức vụ.
    pub(crate) fn titles(&self) -> Vec<&Line<'p>> {
        self.titles.iter().filter_map(|at| self.right.get(*at)).collect()
    }

    /// The post in the agency, above the name of one who signs for a tổ chức tư vấn.
    pub(crate) fn posts(&self) -> Vec<&Line<'p>> {
        self.posts.iter().filter_map(|at| self.right.get(*at)).collect()
    }

    /// Họ tên.
    pub(crate) fn name(&self) -> Option<&Line<'p>> {
        self.right.get(self.name?)
    }
}

/// Whether a cell begins with the label of nơi nhận.
fn is_label(cell: &Cell) -> bool {
    let first = crate::docx::read::paragraphs(&cell.blocks).into_iter().map(|paragraph| paragraph.text());
    first
        .map(|text| text.trim().to_owned())
        .find(|text| !text.is_empty())
        .is_some_and(|text| text.to_lowercase().starts_with("nơi nhận"))
}

/// The first table after the header whose first cell starts with `Nơi nhận`.
pub(super) fn find(paper: &Paper, from: usize) -> Option<Signature<'_>> {
    paper.blocks.iter().enumerate().skip(from).find_map(|(at, block)| match block {
        Block::Table(table) => {
            let first = table.rows.first().and_then(|row| row.cells.first())?;
            is_label(first).then(|| read(at, table))
        }
        Block::Paragraph(_) => None,
    })
}

fn read(block: usize, table: &Table) -> Signature<'_> {
    let (mut left, mut right) = (Vec::new(), Vec::new());
    for (at, row) in table.rows.iter().enumerate() {
        cell_lines(table, at, 0, &mut left);
        if row.cells.len() > 1 {
            cell_lines(table, at, row.cells.len() - 1, &mut right);
        }
    }
    let shown: Vec<usize> =
        (0..right.len()).filter(|at| right.get(*at).is_some_and(|line| !line.text.is_empty())).collect();
    let gaps: Vec<i32> = shown.windows(2).map(|pair| gap(&right, pair)).collect();
    let parting = gaps.iter().position(|gap| *gap >= PARTING).unwrap_or(gaps.len().saturating_sub(1));
    let (titles, below) = shown.split_at((parting + 1).min(shown.len()));
    let (name, posts) = match below.split_last() {
        Some((name, posts)) => (Some(*name), posts.to_vec()),
        None => (None, Vec::new()),
    };
    let gap = gaps.get(parting).copied().unwrap_or(0);
    Signature { block, table, left, right, titles: titles.to_vec(), posts, name, gap }
}

/// The height between two shown lines of a cell: blank paragraphs, and space before and after.
fn gap(lines: &[Line<'_>], pair: &[usize]) -> i32 {
    let &[from, to] = pair else { return 0 };
    let between = lines.get(from + 1..to).unwrap_or(&[]);
    let format = |at: usize| lines.get(at).map(|line| &line.paragraph.format);
    // Between two paragraphs Word keeps the larger of the spaces.
    let mut height = 0_i32;
    let mut after = format(from).map_or(0, |format| format.after);
    for blank in between {
        let own = &blank.paragraph.format;
        height = height.saturating_add(after.max(own.before)).saturating_add(line_height(blank.paragraph));
        after = own.after;
    }
    height.saturating_add(after.max(format(to).map_or(0, |format| format.before)))
}
