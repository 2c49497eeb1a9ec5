//! The signature table: nơi nhận on the left; title, gap and name on the right.

use super::measure::line_height;
use super::signer::{is_note, signed_by};
use super::words::{self, folded};
use super::{Line, Page, cell_lines};
use crate::docx::read::{Block, Table};

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
    /// Where nơi nhận begins in `left`; `None`: there is none.
    label: Option<usize>,
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
        let Some(label) = self.label else { return Vec::new() };
        // What the place of a leave confirms stands below them (ND30 PL III, Mẫu 1.10).
        let confirms =
            |line: &&Line<'_>| folded(&line.text).is_some_and(|text| text.starts_with("xac nhan cua "));
        let lines = self.left.iter().skip(label).take_while(|line| !confirms(line));
        // The line Lưu is the last; who gets it signs below, or it is said where the papers are.
        let mut filed = false;
        let ends = |line: &&Line<'_>| {
            let other = filed && !line.text.starts_with(['-', '–', '+']) && line.text.split(' ').count() > 2;
            let goes_on = line.text.ends_with(['-', '–', ',']);
            filed |= !goes_on && line.text.trim_start_matches(['-', '–', '+', ' ']).starts_with("Lưu");
            !other
        };
        lines.filter(|line| !line.text.is_empty()).take_while(ends).collect()
    }

    /// Whether somebody signs on the left too, above nơi nhận: minutes, a paper of several bodies or parties.
    pub(crate) fn signs_on_both_sides(&self) -> bool {
        let above = self.left.iter().take(self.label.unwrap_or(0));
        above.filter(|line| line.row == 0).any(|line| !line.text.is_empty())
    }

    /// Quyền hạn, chức vụ.
    pub(crate) fn titles(&self) -> Vec<&Line<'p>> {
        self.titles.iter().filter_map(|at| self.right.get(*at)).collect()
    }

    /// The post in the agency, above the name of one who signs for a tổ chức tư vấn.
    pub(crate) fn posts(&self) -> Vec<&Line<'p>> {
        self.posts.iter().filter_map(|at| self.right.get(*at)).collect()
    }

    /// Họ tên in a copy that says the paper was signed, `Đã ký: …`: the line, and the name in it.
    pub(crate) fn noted_name(&self) -> Option<(&Line<'p>, &str)> {
        self.right.iter().find_map(|line| Some((line, signed_by(&line.text)?)))
    }

    /// Họ tên.
    pub(crate) fn name(&self) -> Option<&Line<'p>> {
        self.right.get(self.name?)
    }
}

/// Nơi nhận and signature of what a paper shows.
pub(super) fn find(page: &Page) -> Option<Signature<'_>> {
    let block = page.foot?;
    match page.paper.blocks.get(block) {
        Some(Block::Table(table)) => Some(read(block, table)),
        Some(Block::Paragraph(_)) | None => None,
    }
}

fn read(block: usize, table: &Table) -> Signature<'_> {
    let (mut left, mut right) = (Vec::new(), Vec::new());
    for (at, row) in table.rows.iter().enumerate() {
        cell_lines(table, at, 0, &mut left);
        if row.cells.len() > 1 {
            cell_lines(table, at, row.cells.len() - 1, &mut right);
        }
    }
    // Who signs may stand on the left too; nơi nhận then stands below all.
    let label =
        left.iter().position(|line| folded(&line.text).is_some_and(|text| words::is_recipients(&text)));
    let listed = label.is_some() || left.iter().any(|line| line.text.starts_with('-'));
    let noted = notes(&right);
    let shown: Vec<usize> =
        (0..right.len()).filter(|at| !noted.contains(at) && right.get(*at).is_some_and(is_signing)).collect();
    let gaps: Vec<i32> = shown.windows(2).map(|pair| gap(&right, pair)).collect();
    let wide = gaps.iter().position(|gap| *gap >= PARTING);
    let post =
        |at: usize| shown.get(at).and_then(|at| right.get(*at)).is_some_and(|line| is_post(&line.text));
    // Without a gap the name is the last line, unless that is a post.
    let parting = wide.unwrap_or(gaps.len().saturating_sub(1));
    // A post below the gap is that of somebody else who signs.
    let named = !shown.is_empty() && !post(shown.len() - 1) && (wide.is_some() || gaps.len() > parting);
    let (titles, below) = shown.split_at(if named { parting + 1 } else { shown.len() });
    let (name, posts) = match below.split_last() {
        Some((name, posts)) => (Some(*name), posts.to_vec()),
        None => (None, Vec::new()),
    };
    let gap = gaps.get(parting).copied().unwrap_or(0);
    let label = label.filter(|_| listed).or_else(|| listed.then_some(0));
    let titles = titles.to_vec();
    Signature { block, table, left, right, label, titles, posts, name, gap }
}

/// Whether a line is a post: in capitals, or with a blank left behind it for what it leads: `Trưởng phòng ……`.
fn is_post(text: &str) -> bool {
    let bare = text.trim_end_matches(['.', '…', '_', ' ']);
    words::is_post(text) || (bare.len() < text.len() && words::is_small_post(bare))
}

/// The lines of a note that goes on over several: `(Chữ ký của người có thẩm quyền,` and on to its bracket.
fn notes(lines: &[Line<'_>]) -> Vec<usize> {
    const MOST: usize = 4;
    let opens = |line: &Line<'_>| line.text.starts_with('(') && !line.text.contains(')');
    let Some(from) = lines.iter().position(opens) else { return Vec::new() };
    let closes = lines.iter().skip(from).take(MOST).position(|line| line.text.contains(')'));
    closes.map(|length| (from..=from + length).collect()).unwrap_or_default()
}

/// Whether a line says who signs: no note, and not the day of a form, which stands above the signature there.
fn is_signing(line: &Line<'_>) -> bool {
    let dated = || folded(&line.text).is_some_and(|text| words::is_place_date(&text));
    !line.text.is_empty() && !is_note(&line.text) && !dated()
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
