//! Widths that depend on the text: letterhead columns, rules, balanced titles. All from the font's metrics.

use crate::page::document::{Grid, Paragraph};
use crate::page::metrics::{Face, width_twips};
use crate::page::style::{LETTERHEAD_LEFT, LETTERHEAD_PADDING, PAGE, Role};

/// Columns of the letterhead and the size set of its lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Letterhead {
    /// Width of the left and right column with padding, twips.
    pub(super) columns: [u32; 2],
    /// The size set.
    pub(super) set: SizeSet,
}

/// The two consistent size sets of the decree (PL I, V, footnote): Quốc hiệu, Tiêu ngữ and date are 13, 14, 14 or,
/// for long names, 12, 13, 13.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SizeSet {
    /// 13, 14, 14.
    Normal,
    /// 12, 13, 13.
    Small,
}

impl SizeSet {
    /// Size of a letterhead line in half-points.
    pub(super) fn size(self, role: Role) -> u32 {
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
pub(super) fn letterhead(grid: &Grid) -> Letterhead {
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
    // Too long for one line at any size: the right column is kept whole, the names on the left wrap.
    let right = column_need(grid, 1, SizeSet::Small).min(total * 2 / 3);
    Letterhead { columns: [total - right, right], set: SizeSet::Small }
}

/// Width a column needs, with padding and 1 % for the small differences between fonts of the same metrics.
fn column_need(grid: &Grid, column: usize, set: SizeSet) -> u32 {
    let lines = grid.rows.iter().flat_map(|row| &row[column]);
    // A công văn's subject is a sentence: it wraps.
    let names = lines.filter(|line| line.role != Role::TrichYeuCongVan);
    let longest = names.map(|line| line_width(line, set.size(line.role))).max().unwrap_or(0);
    longest + longest / 100 + 2 * LETTERHEAD_PADDING
}

/// Width of the paragraph on one line at `size` half-points, twips.
pub(super) fn line_width(paragraph: &Paragraph, size: u32) -> u32 {
    let text = paragraph.text();
    width_twips(text.trim(), size, face(paragraph.role))
}

/// Width of the longest line once wrapped into `width`.
pub(super) fn longest_line(paragraph: &Paragraph, width: u32, size: u32) -> u32 {
    wrap(&paragraph.text(), width, size, face(paragraph.role)).into_iter().max().unwrap_or(0)
}

/// Indent on both sides that makes the lines of a centred title about equally long.
pub(super) fn balancing_indent(paragraph: &Paragraph, width: u32) -> u32 {
    let look = paragraph.role.look();
    let text = paragraph.text();
    let face = face(paragraph.role);
    let lines = wrap(&text, width, look.size, face).len();
    if lines < 2 {
        return 0;
    }
    // The narrowest width with as many lines, in steps of 2 mm; one step back as a margin for other fonts.
    let step = 113;
    let mut usable = width;
    while usable > width / 2 && wrap(&text, usable - step, look.size, face).len() == lines {
        usable -= step;
    }
    width.saturating_sub(usable + step) / 2
}

/// Widths of the lines of `text` wrapped at blanks.
fn wrap(text: &str, width: u32, size: u32, face: Face) -> Vec<u32> {
    let space = width_twips(" ", size, face);
    let mut lines: Vec<u32> = Vec::new();
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let word = width_twips(word, size, face);
        match lines.last_mut() {
            Some(line) if *line + space + word <= width => *line += space + word,
            _ => lines.push(word),
        }
    }
    lines
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
    use super::{Letterhead, SizeSet, balancing_indent, letterhead, line_width, longest_line};
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
        assert!(balancing_indent(&title, 9354) > 1000);
        assert!(longest_line(&title, 9354 - 2 * balancing_indent(&title, 9354), 28) < 7000);
        assert_eq!(balancing_indent(&line(Role::TrichYeu, "Ngắn"), 9354), 0);
    }
}
