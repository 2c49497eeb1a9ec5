//! Measures of a chart. All house: the decree knows no charts.

/// Columns of a chart's table: name, plan, result.
pub const COLUMNS: usize = 3;
/// Most rows of one chart: more would not be readable on one page.
pub const MOST_ROWS: usize = 24;

/// Size of the letters, points: a little under the 12 of tables.
pub const LETTERS: f32 = 10.5;
/// Height of a line of letters, tenths of a millimetre.
pub const LINE: u32 = 42;
/// Height of a bar, tenths of a millimetre.
pub const BAR: u32 = 36;
/// Between the two bars of a row, tenths of a millimetre.
pub const BAR_GAP: u32 = 6;
/// Between two rows, tenths of a millimetre.
pub const ROW_GAP: u32 = 20;
/// Between the legend and the first row, tenths of a millimetre.
pub const LEGEND_GAP: u32 = 25;
/// Between a bar and its figure, and round a legend's box, tenths of a millimetre.
pub const SPACE: u32 = 15;
/// Width of a legend's box, tenths of a millimetre.
pub const BOX: u32 = 60;
/// Share of the width that names take, percent.
pub const NAMES: u32 = 42;
/// Most of the rest that a figure's words take, percent.
pub const FIGURES: u32 = 50;
