//! Measures of a chart. All house: the decree knows no charts.

/// Columns of a chart's table: name, plan, result.
pub const COLUMNS: usize = 3;
/// Most rows of one chart: more would not be readable on one page.
pub const MOST_ROWS: usize = 24;

/// Size of the letters, half-points: a little under the 12 pt of tables.
pub const LETTERS: u32 = 21;
/// Smallest size, half-points: a chart that is too high for its page is set smaller as a whole, down to this.
pub const LEAST_LETTERS: u32 = 14;
/// Height of a line of letters, twips.
pub const LINE: u32 = 238;
/// Height of a bar, twips.
pub const BAR: u32 = 204;
/// Between the two bars of a row, twips.
pub const BAR_GAP: u32 = 34;
/// Between two rows, twips.
pub const ROW_GAP: u32 = 113;
/// Between the legend and the first row, twips.
pub const LEGEND_GAP: u32 = 142;
/// Between a bar and its figure, and round a legend's box, twips.
pub const SPACE: u32 = 85;
/// Width of a legend's box, twips.
pub const BOX: u32 = 340;
/// Share of the width that names take, percent.
pub const NAMES: u32 = 42;
/// Most of the rest that a figure's words take, percent.
pub const FIGURES: u32 = 50;
/// Thickness of the frame of a bar and of the line that bars stand on, twips.
pub const FRAME: u32 = 15;
/// The grey of a result, of 255: dark enough to stand out, light enough to spare toner.
pub const DARK: u8 = 0x55;
