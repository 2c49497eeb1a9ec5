//! How wide a line of Times New Roman is, so that rules and columns fit their text without a layout engine.
//!
//! The decree measures the rule under Tiêu ngữ by the line above it, and the others by a third to a half of
//! theirs (ND30 PL I, Phần I, II.1 and II.2). The widths are those of Liberation Serif 2, whose advances are
//! made equal to Times New Roman's. Kerning is not counted: Word applies none unless told to.

mod table;

use table::WIDTHS;

/// A face of Times New Roman.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Face {
    /// Đứng, không đậm.
    Regular,
    /// Đứng, đậm.
    Bold,
    /// Nghiêng, không đậm.
    Italic,
    /// Nghiêng, đậm.
    BoldItalic,
}

/// Units of the font in one em.
pub(crate) const UNITS_PER_EM: u64 = 2048;

/// The width of `text` set on one line, in twips (1/20 pt), rounded to the nearest.
///
/// `half_points` is the size as Word stores it (`w:sz`: 28 is 14 pt). A character outside the table (ASCII,
/// Latin-1, Latin Extended-A, the Vietnamese letters, common punctuation) counts as wide as `W`, the widest
/// letter: a line may then be thought too wide for its column, never too narrow. Tabs and line breaks are not
/// known here: split the text first.
pub fn width_twips(text: &str, half_points: u32, face: Face) -> u32 {
    let units: u64 = text.chars().map(|letter| u64::from(advance(letter, face))).sum();
    let twips = units.saturating_mul(u64::from(half_points)).saturating_mul(10);
    u32::try_from(twips.saturating_add(UNITS_PER_EM / 2) / UNITS_PER_EM).unwrap_or(u32::MAX)
}

/// The width of `text` in the word processor that needs the most room for it, in twips: LibreOffice sets a slanted blank
/// that does not break as a word of its own, and makes it wider by a twelfth of its height. Word and our layout do not.
pub(crate) fn widest_twips(text: &str, half_points: u32, face: Face) -> u32 {
    let slanted = matches!(face, Face::Italic | Face::BoldItalic);
    let blanks = if slanted { text.matches('\u{a0}').count() } else { 0 };
    let more = u32::try_from(blanks).unwrap_or(u32::MAX).saturating_mul(line_box(half_points).height / 12);
    width_twips(text, half_points, face).saturating_add(more)
}

/// Which row of the table of widths a character has: the fonts in `fonts/` have its letter at the same place.
pub(crate) fn row(letter: char) -> Option<usize> {
    let row = ROWS.get(letter as usize).copied().unwrap_or(NONE);
    (row != NONE).then_some(row.into())
}

/// The row of each character up to the last of the table: every letter of a paper is looked up here a few times.
static ROWS: [u16; WIDTHS[WIDTHS.len() - 1].0 as usize + 1] = rows();
/// Of a character that has none.
const NONE: u16 = u16::MAX;

const fn rows<const LENGTH: usize>() -> [u16; LENGTH] {
    let (mut rows, mut at) = ([NONE; LENGTH], 0);
    while at < NONE && (at as usize) < WIDTHS.len() {
        rows[WIDTHS[at as usize].0 as usize] = at;
        at += 1;
    }
    rows
}

/// How wide a letter is, in units of the font.
pub(crate) fn advance(letter: char, face: Face) -> u16 {
    let row = row(letter).or_else(|| row('W')).and_then(|at| WIDTHS.get(at));
    let widths = row.map_or([0; 4], |entry| entry.1);
    let [regular, bold, italic, bold_italic] = widths;
    match face {
        Face::Regular => regular,
        Face::Bold => bold,
        Face::Italic => italic,
        Face::BoldItalic => bold_italic,
    }
}

/// How high a line of single spacing is, and how far below its top its letters stand. Twips.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct LineBox {
    pub(crate) height: u32,
    pub(crate) ascent: u32,
}

/// The line of a size in half-points: ascent, descent and line gap of the font are 1825, 443 and 87 of 2048.
pub(crate) fn line_box(half_points: u32) -> LineBox {
    let scaled = |units: u32| (half_points.saturating_mul(10 * units) + 1024) / 2048;
    // Word processors round the three apart; at 10 pt that comes to a twip more.
    let rounding = u32::from(half_points == 20);
    LineBox { height: scaled(1825 + 443 + 87) + rounding, ascent: scaled(1825 + 87) }
}

#[cfg(test)]
mod tests {
    use super::{Face, WIDTHS, row, width_twips};

    #[test]
    fn the_lines_of_the_header_have_their_known_widths() {
        assert_eq!(width_twips("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 26, Face::Bold), 5424);
        assert_eq!(width_twips("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 24, Face::Bold), 5007);
        assert_eq!(width_twips("ỦY BAN NHÂN DÂN", 26, Face::Bold), 2448);
        assert_eq!(width_twips("BAN VÌ SỰ TIẾN BỘ CỦA PHỤ NỮ", 26, Face::Bold), 4163);
        assert_eq!(width_twips("Độc lập - Tự do - Hạnh phúc", 28, Face::Bold), 3428);
    }

    #[test]
    fn an_unknown_letter_is_as_wide_as_w() {
        assert_eq!(width_twips("漢", 28, Face::Italic), width_twips("W", 28, Face::Italic));
        assert_eq!(width_twips("", 28, Face::Regular), 0);
    }

    #[test]
    fn the_table_is_sorted_and_holds_every_vietnamese_letter() {
        assert!(WIDTHS.windows(2).all(|pair| pair[0].0 < pair[1].0));
        let missing: Vec<char> =
            "ăâđêôơưĂÂĐÊÔƠƯẠỹ–—…“”‘’•\u{a0}".chars().filter(|letter| row(*letter).is_none()).collect();
        assert_eq!(missing, Vec::<char>::new());
        for (at, (letter, _)) in WIDTHS.iter().enumerate() {
            assert_eq!(row(*letter), Some(at));
        }
        assert!(['\u{1f}', '漢', char::MAX].into_iter().all(|letter| row(letter).is_none()));
    }

    #[test]
    fn a_line_without_end_does_not_overflow() {
        assert_eq!(width_twips(&"W".repeat(1000), u32::MAX, Face::Bold), u32::MAX);
    }
}
