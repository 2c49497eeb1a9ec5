//! What of a paper's setting depends on its text: letterhead columns, rules, balanced titles, what stays together. All from
//! the font's metrics, once for every writer.

use std::borrow::Cow;

use super::wrap::{self, Fit};
use crate::page::document::{Block, Grid, Inline, Orientation, Paragraph, Section};
use crate::page::metrics::{Face, widest_twips};
use crate::page::style::{
    CHART_TITLE_ROOM, CLOSING_GAP, CLOSING_LEFT, LETTERHEAD_LEFT, LETTERHEAD_PADDING, PAGE, Role, TABLE_GAP,
};

/// Columns of the letterhead and the size set of its lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Letterhead {
    /// Width of the left and right column with padding, twips.
    pub(crate) columns: [u32; 2],
    /// The size set.
    pub(crate) set: SizeSet,
}

/// The two consistent size sets of the decree (PL I, V, footnote): Quốc hiệu, Tiêu ngữ and date are 13, 14, 14 or,
/// for long names, 12, 13, 13.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SizeSet {
    /// 13, 14, 14.
    Normal,
    /// 12, 13, 13.
    Small,
}

impl SizeSet {
    /// Size of a letterhead line in half-points.
    pub(crate) fn size(self, role: Role) -> u32 {
        let normal = role.look().size;
        match (self, role) {
            (
                SizeSet::Small,
                Role::ChuQuan | Role::CoQuan | Role::QuocHieu | Role::TieuNgu | Role::DiaDanhNgay,
            ) => normal - 2,
            (SizeSet::Small | SizeSet::Normal, _) => normal,
        }
    }
}

/// Chooses columns so that no line of the letterhead wraps where that can be had.
pub(crate) fn letterhead(grid: &Grid) -> Letterhead {
    let total = PAGE.text_width();
    for set in [SizeSet::Normal, SizeSet::Small] {
        let [left, right] = [0, 1].map(|column| column_need(grid, column, set));
        if left <= LETTERHEAD_LEFT && right <= total - LETTERHEAD_LEFT {
            return Letterhead { columns: [LETTERHEAD_LEFT, total - LETTERHEAD_LEFT], set };
        }
        if left + right <= total {
            // Share out what is left over, so that neither column touches its edge.
            let left = left + (total - left - right) / 2;
            return Letterhead { columns: [left, total - left], set };
        }
    }
    // Too long for one line at any size: the right column is kept whole and the names on the left break, unless what is
    // read as one there finds no room; then a long place name breaks before its date.
    let whole = column_need(grid, 1, SizeSet::Small).min(total * 2 / 3);
    let right = if widest_unit(grid) <= total - whole { whole } else { whole.min(national_need(grid)) };
    Letterhead { columns: [total - right, right], set: SizeSet::Small }
}

/// Width that the widest of what is read as one in the left column needs at the smaller sizes.
fn widest_unit(grid: &Grid) -> u32 {
    let names = grid.rows.iter().flat_map(|row| &row[0]).filter(|line| may_tie(line));
    let unit =
        |line: &Paragraph| wrap::widest_unit(&line.text(), SizeSet::Small.size(line.role), face(line.role));
    let widest = names.map(unit).max().unwrap_or(0);
    widest + widest / 100 + 2 * LETTERHEAD_PADDING
}

/// Width that Quốc hiệu and Tiêu ngữ need at the smaller sizes.
fn national_need(grid: &Grid) -> u32 {
    let lines = grid.rows.iter().flat_map(|row| &row[1]);
    let fixed = lines.filter(|line| matches!(line.role, Role::QuocHieu | Role::TieuNgu));
    let longest = fixed.map(|line| line_width(line, SizeSet::Small.size(line.role))).max().unwrap_or(0);
    longest + longest / 100 + 2 * LETTERHEAD_PADDING
}

/// Width a column needs, with padding and 1 % for the small differences between fonts of the same metrics.
fn column_need(grid: &Grid, column: usize, set: SizeSet) -> u32 {
    let lines = grid.rows.iter().flat_map(|row| &row[column]);
    // A công văn's subject is a sentence: it wraps.
    let names = lines.filter(|line| line.role != Role::TrichYeuCongVan);
    let longest = names.map(|line| line_width(line, set.size(line.role))).max().unwrap_or(0);
    longest + longest / 100 + 2 * LETTERHEAD_PADDING
}

/// Width that the paragraph needs on one line at `size` half-points in any word processor, twips.
pub(crate) fn line_width(paragraph: &Paragraph, size: u32) -> u32 {
    let text = paragraph.text();
    widest_twips(text.trim(), size, face(paragraph.role))
}

/// How a centred paragraph is set: the blanks to be tied, and the indent on both sides that makes its lines about
/// equally long and lets them end where it reads well.
pub(crate) fn balanced(paragraph: &Paragraph, width: u32, size: u32) -> (Option<String>, u32) {
    let Fit { tied, usable } = fitted(paragraph, width, size);
    (tied, width.saturating_sub(usable).div_ceil(2))
}

/// The text of a paragraph whose blanks may be tied: names, posts and titles, in one piece.
fn may_tie(paragraph: &Paragraph) -> bool {
    let is_title = paragraph.role.may_be_tied() && paragraph.role != Role::DiaDanhNgay;
    is_title && matches!(paragraph.inlines.as_slice(), [Inline::Text { .. }])
}

fn fitted(paragraph: &Paragraph, width: u32, size: u32) -> Fit {
    if paragraph.role == Role::DiaDanhNgay {
        let is_whole = matches!(paragraph.inlines.as_slice(), [Inline::Text { .. }]);
        let text = paragraph.text();
        let face = face(paragraph.role);
        return if is_whole {
            wrap::fit_date(&text, width, size, face)
        } else {
            wrap::fit(&text, width, size, face, false)
        };
    }
    wrap::fit(&paragraph.text(), width, size, face(paragraph.role), may_tie(paragraph))
}

/// Width of the longest line of a paragraph so set.
pub(crate) fn longest_line(paragraph: &Paragraph, width: u32, size: u32) -> u32 {
    let Fit { tied, usable } = fitted(paragraph, width, size);
    let text = tied.unwrap_or_else(|| paragraph.text());
    wrap::widths(&text, usable, size, face(paragraph.role)).into_iter().max().unwrap_or(0)
}

/// The pieces of a paragraph with its blanks tied.
pub(crate) fn with_ties(paragraph: &Paragraph, tied: Option<String>) -> Cow<'_, [Inline]> {
    match (paragraph.inlines.as_slice(), tied) {
        ([Inline::Text { bold, italic, .. }], Some(text)) => {
            Cow::Owned(vec![Inline::Text { text, bold: *bold, italic: *italic }])
        }
        (inlines, _) => Cow::Borrowed(inlines),
    }
}

/// How many lines of nơi nhận stand beside the signature, where the list goes on below it: `None` while it is not much
/// longer. `width` is that of their column.
fn beside(left: &[Paragraph], right: &[Paragraph], width: u32) -> Option<usize> {
    /// More than this, twips (12 cm), does not find room under a text as a whole.
    const TALL: u32 = 6800;
    let heights: Vec<u32> = left.iter().map(|line| height(line, width)).collect();
    if heights.iter().sum::<u32>() <= TALL {
        return None;
    }
    let signature: u32 = right.iter().map(|line| height(line, PAGE.text_width() - width)).sum();
    let mut sum = 0;
    // The line that ends below the signature still stands beside it: the list goes on without a gap.
    let beside = heights.iter().take_while(|height| {
        let begins = sum;
        sum += **height;
        begins < signature
    });
    Some(beside.count()).filter(|at| *at < left.len())
}

/// The height of a paragraph set in a width, twips: lines of Times New Roman are 1.15 times their size high.
fn height(paragraph: &Paragraph, width: u32) -> u32 {
    let look = paragraph.role.look();
    let lines = wrap::widths(&paragraph.text(), width, look.size, face(paragraph.role)).len().max(1);
    let lines = u32::try_from(lines).unwrap_or(u32::MAX);
    look.before + lines.saturating_mul(look.size * 10 * 115 / 100)
}

/// Width of a section's text.
pub(crate) fn text_width(section: &Section) -> u32 {
    match section.orientation {
        Orientation::Portrait => PAGE.text_width(),
        Orientation::Landscape => PAGE.landscape_text_width(),
    }
}

/// How high a chart may be in a section: it leaves room for its title.
pub(crate) fn chart_height(section: &Section) -> u32 {
    let height = match section.orientation {
        Orientation::Portrait => PAGE.text_height(),
        Orientation::Landscape => PAGE.landscape_text_height(),
    };
    height - CHART_TITLE_ROOM
}

/// How a paragraph between the margins is set besides what its role's style says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct BodySetting {
    /// Its text with its blanks tied, where that is needed.
    pub(crate) tied: Option<String>,
    /// Indent on both sides, twips.
    pub(crate) indent: u32,
    /// Stays on the page of the next block, whatever its style says.
    pub(crate) keep_next: bool,
    /// Space after, twips.
    pub(crate) after: Option<u32>,
}

/// How a paragraph between the margins is set; `next` is the block behind it.
pub(crate) fn body(paragraph: &Paragraph, width: u32, next: Option<&Block>) -> BodySetting {
    // Titles of several lines have no lone word on the last.
    let (tied, indent) = match paragraph.role {
        Role::TrichYeu | Role::TenPhuLuc | Role::KemTheo => {
            balanced(paragraph, width, paragraph.role.look().size)
        }
        _ => (None, 0),
    };
    let (keep_next, after) = match next {
        // The signature never stands alone on a page (house rule CK05).
        Some(Block::Closing(_)) => (true, None),
        // A table's title stays with it, at a little distance.
        Some(Block::Table(_)) => (true, Some(TABLE_GAP)),
        Some(Block::Paragraph(_) | Block::Letterhead(_) | Block::Chart(_)) | None => (false, None),
    };
    BodySetting { tied, indent, keep_next, after }
}

/// Length of the rule below block `at`, if its role asks for one and the next block is of another role.
pub(crate) fn rule_below(blocks: &[Block], at: usize, width: u32) -> Option<u32> {
    let role_at = |at: usize| match blocks.get(at) {
        Some(Block::Paragraph(paragraph)) => Some(paragraph.role),
        _ => None,
    };
    let role = role_at(at)?;
    // A type without a trích yếu has the rule of one below its name (Mẫu 1.8, 1.10).
    let bare = role == Role::TenLoai && !matches!(role_at(at + 1), Some(Role::TenLoai | Role::TrichYeu));
    let percent = if bare { Role::TrichYeu.look().rule } else { role.look().rule }?;
    // A paper that a decision issues has one rule, below the line that says so (PL III, Mẫu 1.3).
    let goes_on = role == Role::TrichYeu && role_at(at + 1) == Some(Role::KemTheo);
    if goes_on || role_at(at + 1) == Some(role) {
        return None;
    }
    let lines = blocks[..=at].iter().rev().map_while(|block| match block {
        Block::Paragraph(paragraph) if paragraph.role == role => Some(paragraph),
        _ => None,
    });
    let longest = lines.map(|line| longest_line(line, width, role.look().size)).max()?;
    Some(longest * percent / 100)
}

/// Length of the rule below line `at` of a letterhead's cell that is `inner` wide.
pub(crate) fn rule_in_cell(lines: &[Paragraph], at: usize, inner: u32, set: SizeSet) -> Option<u32> {
    let line = lines.get(at)?;
    if lines.get(at + 1).is_some_and(|next| next.role == line.role) {
        return None;
    }
    let percent = line.role.look().rule?;
    let group = lines[..=at].iter().rev().take_while(|other| other.role == line.role);
    let longest = group.map(|line| longest_line(line, inner, set.size(line.role))).max().unwrap_or(0);
    Some(longest * percent / 100)
}

/// The rows of nơi nhận and signature: one that does not split, and what of a long list of recipients goes on below it in a
/// row of its own, which may: as tall as a page, the whole would leave the text.
pub(crate) fn closing_rows(grid: &Grid) -> Option<(Grid, Grid)> {
    let [[left, right]] = grid.rows.as_slice() else { return None };
    let (beside, below) = left.split_at(beside(left, right, CLOSING_LEFT)?);
    let grid = |left: &[Paragraph], right: &[Paragraph]| Grid { rows: vec![[left.to_vec(), right.to_vec()]] };
    Some((grid(beside, right), grid(below, &[])))
}

/// How a line of nơi nhận or signature is set besides what its role's style says.
pub(crate) struct ClosingSetting {
    /// Its text with its blanks tied, where that is needed.
    pub(crate) tied: Option<String>,
    /// Indent on both sides, twips.
    pub(crate) indent: u32,
    /// Space before, where it is not the style's, twips.
    pub(crate) before: Option<u32>,
}

/// How line `at` of a cell of nơi nhận or signature is set. The first line of both cells stands on one height (ND30 PL I,
/// Phần I, II.9). The name stands right below another post where the signer has one; the room for the seal is above that.
pub(crate) fn closing_line(lines: &[Paragraph], at: usize, width: u32) -> ClosingSetting {
    let Some(line) = lines.get(at) else { return ClosingSetting { tied: None, indent: 0, before: None } };
    let before = match line.role {
        _ if at == 0 => Some(CLOSING_GAP),
        Role::HoTen if lines.iter().any(|line| line.role == Role::ChucVuKhac) => Some(0),
        _ => None,
    };
    // A post of two lines is balanced; recipients run on.
    let (tied, indent) = match line.role {
        Role::NoiNhan | Role::NoiNhanDong => (None, 0),
        role => balanced(line, width, role.look().size),
    };
    ClosingSetting { tied, indent, before }
}

/// The face a role is set in.
fn face(role: Role) -> Face {
    let look = role.look();
    match (look.bold, look.italic) {
        (false, false) => Face::Regular,
        (true, false) => Face::Bold,
        (false, true) => Face::Italic,
        (true, true) => Face::BoldItalic,
    }
}

#[cfg(test)]
mod tests {
    use super::{Letterhead, SizeSet, balanced, letterhead, line_width, longest_line};
    use crate::page::document::{Grid, Inline, Paragraph};
    use crate::page::style::Role;

    fn line(role: Role, text: &str) -> Paragraph {
        Paragraph {
            role,
            inlines: vec![Inline::Text { text: text.into(), bold: false, italic: false }],
            range: 0..0,
        }
    }

    fn head(issuer: &str, date: &str) -> Grid {
        let right =
            vec![line(Role::QuocHieu, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), line(Role::DiaDanhNgay, date)];
        Grid { rows: vec![[vec![line(Role::CoQuan, issuer)], right]] }
    }

    #[test]
    fn short_names_keep_the_house_columns() {
        let chosen = letterhead(&head("ỦY BAN NHÂN DÂN", "Lơ Ku, ngày 23 tháng 5 năm 2023"));
        assert_eq!(chosen, Letterhead { columns: [3750, 5604], set: SizeSet::Normal });
    }

    #[test]
    fn a_long_name_takes_the_smaller_set_and_stays_on_its_line() {
        let chosen = letterhead(&head("BAN VÌ SỰ TIẾN BỘ CỦA PHỤ NỮ", "Lơ Ku, ngày 23 tháng 5 năm 2023"));
        assert_eq!(chosen.set, SizeSet::Small);
        assert_eq!(chosen.columns.iter().sum::<u32>(), 9354);
    }

    #[test]
    fn a_long_place_name_takes_from_the_left_column() {
        let chosen = letterhead(&head("ỦY BAN NHÂN DÂN", "Thành phố Hồ Chí Minh, ngày 28 tháng 12 năm 2026"));
        assert_eq!(chosen.set, SizeSet::Normal);
        assert!(chosen.columns[1] > 5604, "{chosen:?}");
    }

    #[test]
    fn a_name_that_the_smaller_set_keeps_on_its_line_is_measured_as_it_is_printed() {
        let name = line(Role::CoQuan, "BAN VÌ SỰ TIẾN BỘ CỦA PHỤ NỮ");
        let [normal, small] = [26, 24].map(|size| line_width(&name, size));
        // Word by word a twip or two of rounding comes together.
        assert!(longest_line(&name, (small + normal) / 2, 24).abs_diff(small) < 5);
    }

    #[test]
    fn a_title_of_two_lines_is_balanced() {
        let title = line(
            Role::TrichYeu,
            "Triển khai công tác bình đẳng giới và vì sự tiến bộ của Phụ nữ năm 2023 trên địa bàn xã Lơ Ku",
        );
        assert!(balanced(&title, 9354, 28).1 > 1000);
        assert!(longest_line(&title, 9354, 28) < 7000);
        assert_eq!(balanced(&line(Role::TrichYeu, "Ngắn"), 9354, 28), (None, 0));
    }
}
