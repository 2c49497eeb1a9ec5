//! The header table: names on the left, Quốc hiệu on the right, number and date below them.

use super::words::{self, folded};
use super::{Hints, Line, Page, RuleLine, SHORTEST, cell_lines, is_stamp, loai, shape};
use crate::docx::read::{Block, Table};

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
    /// Rules drawn right above or below the head.
    aside: Vec<RuleLine>,
    /// The drawn line under the issuing name that hangs at the title, where the title's hangs here.
    given: Option<RuleLine>,
    /// Whether Quốc hiệu or Tiêu ngữ was known by its words, not by its place.
    pub(crate) words: bool,
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
        if self.hang_crosswise() { self.rule_of_issuer() } else { self.rule_of_motto() }
    }

    /// The rule under the issuing name.
    pub(crate) fn issuer_rule(&self) -> Option<RuleLine> {
        if self.given.is_some() {
            return self.given;
        }
        if self.hang_crosswise() { self.rule_of_motto() } else { self.rule_of_issuer() }
    }

    /// The rule that belongs under the trích yếu in `subject`, of which `rule` hangs there: only where two drawn lines fit
    /// crosswise, each under the words at which the other hangs, are they exchanged.
    pub(super) fn exchange(&mut self, subject: &[Line<'p>], rule: Option<RuleLine>) -> Option<RuleLine> {
        let free = |rule: &RuleLine| rule.offset.is_none() && rule.measured;
        let (Some(own), Some(below)) = (self.issuer_rule().filter(free), rule.filter(free)) else {
            return rule;
        };
        let names = self.at(&self.issuer);
        let subject: Vec<&Line<'p>> = subject.iter().collect();
        let straight = is_part_of(own, &names) && is_part_of(below, &subject);
        if straight || !is_part_of(below, &names) || !is_part_of(own, &subject) {
            return rule;
        }
        self.given = Some(below);
        Some(own)
    }

    /// Whether each of two drawn lines hangs on the column of the other: only then do their lengths fit crosswise.
    fn hang_crosswise(&self) -> bool {
        let width = |lines: Vec<&Line<'_>>| lines.into_iter().flat_map(|line| line.printed()).max();
        let free = |rule: &RuleLine| rule.offset.is_none() && rule.measured;
        let (Some(under_name), Some(under_motto)) =
            (self.rule_of_issuer().filter(free), self.rule_of_motto().filter(free))
        else {
            return false;
        };
        let (name, motto) = (width(self.at(&self.issuer)), width(self.motto().into_iter().collect()));
        let (Some(name), Some(motto)) = (name, motto) else { return false };
        let as_motto = (under_name.length - motto).saturating_abs() <= motto / 10;
        let as_name = (name / 4..=name / 5 * 3).contains(&under_motto.length);
        as_motto && as_name && under_motto.length < motto / 5 * 4
    }

    /// A drawn line may hang on any line beside it: one that is left over is it.
    fn rule_of_motto(&self) -> Option<RuleLine> {
        let at = self.motto?;
        rule_after(&self.right, at)
            .or_else(|| drawn(self.right.iter()).next())
            .or_else(|| self.left_over(&self.left, self.issuer_end()))
    }

    fn rule_of_issuer(&self) -> Option<RuleLine> {
        let last = self.issuer_end()?;
        let own = self.subject.first().copied().unwrap_or(self.left.len());
        rule_after(&self.left, last)
            .or_else(|| drawn(self.left.iter().take(own)).next())
            .or_else(|| self.left_over(&self.right, self.motto))
    }

    fn issuer_end(&self) -> Option<usize> {
        self.issuer.last().or(self.superior.last()).copied()
    }

    /// A drawn line that hangs on the other column, beyond that column's own, or right above or below the head.
    fn left_over(&self, other: &[Line<'p>], named: Option<usize>) -> Option<RuleLine> {
        let own = usize::from(named.is_some());
        drawn(other.iter()).nth(own).or_else(|| self.aside.first().copied())
    }

    /// Whether something is drawn in the head that may be a rule, though nothing says so.
    pub(crate) fn has_other_drawing(&self) -> bool {
        let lines = self.left.iter().chain(&self.right);
        lines
            .flat_map(|line| line.paragraph.drawings())
            .any(|drawing| !drawing.is_line && drawing.blocks.is_empty())
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

/// The drawn lines that hang on some lines.
fn drawn<'l>(lines: impl Iterator<Item = &'l Line<'l>>) -> impl Iterator<Item = RuleLine> {
    lines.flat_map(|line| {
        let typed = line.rule.filter(|rule| !rule.measured);
        let hung =
            line.paragraph.drawings().filter(|drawing| drawing.is_line).filter_map(|drawing| drawing.width);
        let hung = hung.filter(|width| *width >= SHORTEST);
        typed.into_iter().chain(hung.map(|length| RuleLine {
            length,
            offset: None,
            measured: true,
            solid: true,
        }))
    })
}

/// Whether a rule is a third to a half of one of these lines as printed.
fn is_part_of(rule: RuleLine, lines: &[&Line<'_>]) -> bool {
    let widths: Vec<i32> = lines.iter().flat_map(|line| line.printed()).filter(|width| *width > 0).collect();
    let (least, longest) = (widths.iter().min(), widths.iter().max());
    least.zip(longest).is_some_and(|(least, longest)| (least / 3..=longest / 2).contains(&rule.length))
}

/// A rule drawn by the line itself or by the one right after it.
fn rule_after(lines: &[Line<'_>], at: usize) -> Option<RuleLine> {
    let next = || lines.get(at + 1).filter(|line| line.text.is_empty()).and_then(|line| line.rule);
    lines.get(at).and_then(|line| line.rule).or_else(next)
}

/// The header of what a paper shows.
pub(super) fn find<'p>(page: &'p Page, hints: Hints<'_>) -> Option<Header<'p>> {
    let block = page.head?;
    match page.paper.blocks.get(block) {
        Some(Block::Table(table)) => Some(read(page, block, table, hints)),
        Some(Block::Paragraph(_)) | None => None,
    }
}

fn read<'p>(page: &'p Page, block: usize, table: &'p Table, hints: Hints<'_>) -> Header<'p> {
    let (mut left, mut right) = (Vec::new(), Vec::new());
    for (at, row) in table.rows.iter().enumerate() {
        cell_lines(table, at, 0, &mut left);
        if row.cells.len() > 1 {
            cell_lines(table, at, row.cells.len() - 1, &mut right);
        }
    }
    let shown = |line: &Line<'_>| !line.text.is_empty() && !is_stamp(&line.text);
    let place = |lines: &[Line<'_>], test: fn(&str) -> bool| {
        lines.iter().position(|line| folded(&line.text).is_some_and(|text| test(&text)))
    };
    // A template may keep the place of the whole line, in light letters below the bold names.
    let kept = |line: &Line<'_>| shape::stand_in(&line.text).is_some() && !line.is_bold();
    let bold = |at: usize| left.iter().take(at).any(Line::is_bold);
    let number = place(&left, words::is_number).or_else(|| {
        left.iter()
            .rposition(kept)
            .filter(|at| bold(*at))
            .filter(|_| !left.iter().any(|line| words::opens_subject(&line.text)))
    });
    // Right below the number a trích yếu may do without its V/v: `Về kết quả rà soát`.
    let below =
        number.and_then(|number| (number + 1..left.len()).find(|at| left.get(*at).is_some_and(shown)));
    let plainly = |at: &usize| left.get(*at).is_some_and(|line| line.text.starts_with("Về "));
    let subject_from =
        left.iter().position(|line| words::opens_subject(&line.text)).or_else(|| below.filter(plainly));
    let names_to = number.or(subject_from).unwrap_or(left.len());
    let names: Vec<usize> = (0..names_to).filter(|at| left.get(*at).is_some_and(shown)).collect();
    let (superior, issuer) = split_names(&left, &names, hints);
    let subject = subject_from.map(|from| subject_lines(&left, from)).unwrap_or_default();
    // A line that is none of the words looked for is still in the place of the part that is due there.
    let known_country = place(&right, words::is_country);
    let known_motto = place(&right, words::is_motto);
    let known_date = place(&right, words::is_place_date);
    let other = |at: &usize| known_motto != Some(*at) && known_date != Some(*at);
    // What says what the paper is was never meant to be Quốc hiệu.
    let titled = |at: &usize| {
        right
            .get(*at)
            .is_some_and(|line| shape::is_capitals(&line.text) && loai::opening(&line.text).is_some())
    };
    let country =
        known_country.or_else(|| right.iter().position(shown).filter(other).filter(|at| !titled(at)));
    let after = |from: usize| (from + 1..right.len()).find(|at| right.get(*at).is_some_and(shown));
    let motto = known_motto.or_else(|| country.and_then(after).filter(|at| known_date != Some(*at)));
    let place_date = known_date.or_else(|| motto.and_then(after));
    let aside = page.paper.blocks.get(block.saturating_sub(1)..(block + 2).min(page.paper.blocks.len()));
    let aside = aside.unwrap_or_default().iter().filter_map(|block| match block {
        Block::Paragraph(paragraph) => Some(Line::new(paragraph, 0, 0, 0)),
        Block::Table(_) => None,
    });
    let aside = aside.filter_map(|line| line.rule).collect();
    let words = known_country.is_some() || known_motto.is_some();
    Header {
        block,
        table,
        left,
        right,
        superior,
        issuer,
        number,
        subject,
        country,
        motto,
        place_date,
        aside,
        given: None,
        words,
    }
}

/// Which names are chủ quản: as many as the data leaves over, else those before the first bold one.
fn split_names(left: &[Line<'_>], names: &[usize], hints: Hints<'_>) -> (Vec<usize>, Vec<usize>) {
    let by_data = hints.issuer_lines.map(|lines| names.len().saturating_sub(lines));
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
