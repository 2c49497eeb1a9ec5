//! The header table: names on the left, Quốc hiệu on the right, number and date below them.

use super::shape;
use super::{Line, RuleLine, cell_lines};
use crate::docx::read::{Block, Paper, Table};
use crate::form::Expected;

/// The header table and the lines of its two columns, blank ones included.
#[derive(Debug)]
pub(crate) struct Header<'p> {
    /// Which block of the paper it is.
    pub(crate) block: usize,
    pub(crate) table: &'p Table,
    pub(crate) left: Vec<Line<'p>>,
    pub(crate) right: Vec<Line<'p>>,
    /// Lines of cơ quan chủ quản, in `left`.
    pub(crate) superior: Vec<usize>,
    /// Lines of cơ quan ban hành, in `left`.
    pub(crate) issuer: Vec<usize>,
    /// The line of số, ký hiệu, in `left`.
    number: Option<usize>,
    /// Lines of the trích yếu of a công văn, in `left`.
    pub(crate) subject: Vec<usize>,
    country: Option<usize>,
    motto: Option<usize>,
    place_date: Option<usize>,
}

impl<'p> Header<'p> {
    /// Số, ký hiệu.
    pub(crate) fn number(&self) -> Option<&Line<'p>> {
        self.left.get(self.number?)
    }

    /// Quốc hiệu: the first line of the right column.
    pub(crate) fn country(&self) -> Option<&Line<'p>> {
        self.right.get(self.country?)
    }

    /// Tiêu ngữ: the line after Quốc hiệu.
    pub(crate) fn motto(&self) -> Option<&Line<'p>> {
        self.right.get(self.motto?)
    }

    /// Địa danh và thời gian.
    pub(crate) fn place_date(&self) -> Option<&Line<'p>> {
        self.right.get(self.place_date?)
    }

    /// The rule under Tiêu ngữ.
    pub(crate) fn motto_rule(&self) -> Option<RuleLine> {
        self.motto.and_then(|at| rule_after(&self.right, at))
    }

    /// The rule under the issuing name.
    pub(crate) fn issuer_rule(&self) -> Option<RuleLine> {
        let last = self.issuer.last().or(self.superior.last())?;
        rule_after(&self.left, *last)
    }

    /// The rule after a line of the trích yếu of a công văn, which should have none.
    pub(crate) fn subject_rule(&self) -> Option<RuleLine> {
        self.subject.last().and_then(|at| rule_after(&self.left, *at))
    }

    /// Lines of a list of places in `left`.
    pub(crate) fn at(&self, places: &[usize]) -> Vec<&Line<'p>> {
        places.iter().filter_map(|at| self.left.get(*at)).collect()
    }
}

/// A rule drawn by the line itself or by the one right after it.
fn rule_after(lines: &[Line<'_>], at: usize) -> Option<RuleLine> {
    let next = || lines.get(at + 1).filter(|line| line.text.is_empty()).and_then(|line| line.rule);
    lines.get(at).and_then(|line| line.rule).or_else(next)
}

/// The header: the first table, when it has Quốc hiệu in it or opens the paper with two or more columns.
pub(super) fn find<'p>(paper: &'p Paper, expected: &Expected) -> Option<Header<'p>> {
    let (block, table) = paper.blocks.iter().enumerate().find_map(|(at, block)| match block {
        Block::Table(table) => Some((at, table)),
        Block::Paragraph(_) => None,
    })?;
    let has_country = crate::docx::read::paragraphs(paper.blocks.get(block..=block)?)
        .into_iter()
        .any(|paragraph| paragraph.text().to_uppercase().contains("XÃ HỘI CHỦ NGHĨA VIỆT NAM"));
    let opens = paper.blocks.iter().take(block).all(|block| match block {
        Block::Paragraph(paragraph) => paragraph.text().trim().is_empty(),
        Block::Table(_) => false,
    });
    let columns = table.rows.first().map_or(0, |row| row.cells.len());
    let signs = table.rows.first().and_then(|row| row.cells.first()).is_some_and(|cell| {
        let first = crate::docx::read::paragraphs(&cell.blocks).first().map(|paragraph| paragraph.text());
        first.is_some_and(|text| text.trim().starts_with("Nơi nhận"))
    });
    if signs || columns < 2 || !(has_country || opens) {
        return None;
    }
    Some(read(block, table, expected))
}

fn read<'p>(block: usize, table: &'p Table, expected: &Expected) -> Header<'p> {
    let (mut left, mut right) = (Vec::new(), Vec::new());
    for (at, row) in table.rows.iter().enumerate() {
        cell_lines(table, at, 0, &mut left);
        if row.cells.len() > 1 {
            cell_lines(table, at, row.cells.len() - 1, &mut right);
        }
    }
    let shown = |line: &Line<'_>| !line.text.is_empty();
    let is_number = |line: &Line<'_>| {
        let text = line.text.to_lowercase();
        text.starts_with("số:") || text.starts_with("số ") || text == "số"
    };
    let number = left.iter().position(is_number);
    let subject_from = left.iter().position(|line| line.text.to_lowercase().starts_with("v/v"));
    let names_to = number.or(subject_from).unwrap_or(left.len());
    let names: Vec<usize> = (0..names_to).filter(|at| left.get(*at).is_some_and(shown)).collect();
    let (superior, issuer) = split_names(&left, &names, expected);
    let subject = subject_from.map(|from| subject_lines(&left, from)).unwrap_or_default();
    let country = right.iter().position(shown);
    let after = |from: usize| (from + 1..right.len()).find(|at| right.get(*at).is_some_and(shown));
    let motto = country.and_then(after);
    let place_date = motto.and_then(after);
    Header { block, table, left, right, superior, issuer, number, subject, country, motto, place_date }
}

/// Which names are chủ quản: as many as the data leaves over, else those before the first bold one.
fn split_names(left: &[Line<'_>], names: &[usize], expected: &Expected) -> (Vec<usize>, Vec<usize>) {
    let by_data = expected.issuer.as_ref().map(|lines| names.len().saturating_sub(lines.len()));
    let bold = |at: &usize| left.get(*at).is_some_and(Line::is_bold);
    let by_look = names.iter().position(bold).unwrap_or(0);
    let (superior, issuer) = names.split_at(by_data.unwrap_or(by_look).min(names.len()));
    (superior.to_vec(), issuer.to_vec())
}

/// `V/v …` and the lines that carry it on.
fn subject_lines(left: &[Line<'_>], from: usize) -> Vec<usize> {
    let goes_on = |at: &usize| {
        left.get(*at).is_some_and(|line| !line.text.is_empty() && !shape::is_capitals(&line.text))
    };
    (from..left.len()).take_while(goes_on).collect()
}
