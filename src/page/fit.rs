//! How wide the columns of a table are, so that no figure breaks inside its cell.

use super::metrics::{Face, width_twips};
use super::style::CELL_PADDING;

/// Sizes of a table's type in half-points, the usual one first: 12, 11, 10 pt (house: the decree is silent on tables).
pub const SIZES: [u32; 3] = [24, 22, 20];
/// The size of last resort, where even a page on its side is too narrow: 9 pt.
pub const SMALLEST: u32 = 18;
/// A word longer than this at 12 pt (4 cm), such as a link, may break.
const LONGEST_WORD: u32 = 2268;
/// A cell longer than this on one line at 12 pt (10 cm) asks for no more room: it wraps.
const LONGEST_LINE: u32 = 5670;

/// What a column's texts ask for at 12 pt, twips without padding.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Need {
    /// The widest piece that must not break.
    pub piece: u32,
    /// The longest line, where it need not wrap.
    pub line: u32,
}

impl Need {
    /// Counts in the lines of a cell.
    pub fn add(&mut self, text: &str, face: Face) {
        let size = SIZES[0];
        for line in text.lines() {
            let pieces = line.split_ascii_whitespace().map(|piece| {
                let width = width_twips(piece, size, face);
                if is_figure(piece) { width } else { width.min(LONGEST_WORD) }
            });
            self.piece = pieces.fold(self.piece, u32::max);
            self.line = self.line.max(width_twips(line.trim(), size, face).min(LONGEST_LINE));
        }
    }

    /// What the column needs at a size, with padding and 1 % for the small differences between fonts of one metric.
    fn at(self, size: u32) -> u32 {
        let width = u64::from(self.piece) * u64::from(size) / u64::from(SIZES[0]);
        let width = u32::try_from(width).unwrap_or(u32::MAX);
        width.saturating_add(width / 100 + 1 + 2 * CELL_PADDING)
    }

    /// The room that lets the column's lines stand unbroken.
    pub fn natural(self) -> u32 {
        self.line.max(self.piece) + 2 * CELL_PADDING + 20
    }
}

/// A figure, a date, a range: nothing but digits and what stands between them.
fn is_figure(piece: &str) -> bool {
    piece.contains(|c: char| c.is_ascii_digit()) && !piece.contains(char::is_alphabetic)
}

/// A table's columns as they can be set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fitted {
    /// Their widths with padding, twips; they add up to the width given.
    pub widths: Vec<u32>,
    /// Size of the type, half-points.
    pub size: u32,
}

/// The widths nearest to those wanted (parts of the whole) in which every column has room for its pieces, at the first
/// size of `sizes` that allows it; `None` where none does.
pub fn fit(needs: &[Need], wanted: &[u32], width: u32, sizes: &[u32]) -> Option<Fitted> {
    sizes.iter().find_map(|&size| {
        let least: Vec<u32> = needs.iter().map(|need| need.at(size)).collect();
        let fits = least.iter().fold(0_u32, |sum, width| sum.saturating_add(*width)) <= width;
        fits.then(|| Fitted { widths: widened(&least, wanted, width), size })
    })
}

/// Widths in proportion to `wanted` that add up to `width`, none below its least; the least fit in `width`.
fn widened(least: &[u32], wanted: &[u32], width: u32) -> Vec<u32> {
    let mut fixed = vec![false; least.len()];
    loop {
        let free = |at: &usize| !fixed[*at];
        let taken: u32 = (0..least.len()).filter(|at| !free(at)).map(|at| least[at]).sum();
        let parts: Vec<u32> = (0..least.len()).map(|at| if free(&at) { wanted[at] } else { 0 }).collect();
        let shared = shares(&parts, width - taken);
        let short: Vec<usize> = (0..least.len()).filter(free).filter(|at| shared[*at] < least[*at]).collect();
        if parts.iter().all(|part| *part == 0) {
            return shares(least, width);
        }
        if short.is_empty() {
            return (0..least.len()).map(|at| if fixed[at] { least[at] } else { shared[at] }).collect();
        }
        short.into_iter().for_each(|at| fixed[at] = true);
    }
}

/// `width` shared out in proportion to `parts`; what is left over goes to the last that has a part.
pub fn shares(parts: &[u32], width: u32) -> Vec<u32> {
    let whole: u64 = parts.iter().map(|part| u64::from(*part)).sum();
    let share = |part: &u32| u32::try_from(u64::from(width) * u64::from(*part) / whole.max(1)).unwrap_or(0);
    let mut shared: Vec<u32> = parts.iter().map(share).collect();
    let rest = width - shared.iter().sum::<u32>();
    if let Some(last) = parts.iter().rposition(|part| *part > 0) {
        shared[last] += rest;
    }
    shared
}

#[cfg(test)]
mod tests {
    use super::{Face, Need, SIZES, fit, shares};

    fn need(texts: &[&str]) -> Need {
        let mut need = Need::default();
        texts.iter().for_each(|text| need.add(text, Face::Regular));
        need
    }

    #[test]
    fn a_column_of_figures_takes_room_from_a_column_of_words() {
        let needs = [need(&["Tuyên truyền"]), need(&["999.999.999.999"])];
        let fitted = fit(&needs, &[9, 1], 4000, &SIZES).unwrap();
        assert_eq!(fitted.size, 24);
        assert_eq!(fitted.widths.iter().sum::<u32>(), 4000);
        assert!(fitted.widths[1] > needs[1].piece, "{fitted:?}");
        assert_eq!(fit(&needs, &[1, 1], 4000, &SIZES).unwrap().widths, [2000, 2000]);
    }

    #[test]
    fn many_figures_are_set_smaller_before_they_are_given_up() {
        let needs = vec![need(&["999.999.999"]); 8];
        let usual: u32 = needs.iter().map(|need| need.at(24)).sum();
        let narrow = fit(&needs, &[1; 8], usual - 300, &SIZES).unwrap();
        assert_eq!(narrow.size, 22);
        assert_eq!(fit(&needs, &[1; 8], usual / 2, &SIZES), None);
    }

    #[test]
    fn a_long_link_may_break_and_a_figure_may_not() {
        assert!(need(&[&"a".repeat(200)]).piece < need(&[&"1".repeat(200)]).piece);
        assert_eq!(need(&["một hai", "ba"]).piece, need(&["một"]).piece.max(need(&["hai"]).piece));
        assert_eq!(need(&[""]), Need::default());
    }

    #[test]
    fn nothing_of_the_width_is_lost() {
        assert_eq!(shares(&[1, 1, 1], 100), [33, 33, 34]);
        assert_eq!(shares(&[1, 0], 7), [7, 0]);
        assert_eq!(shares(&[], 7), Vec::<u32>::new());
    }
}
