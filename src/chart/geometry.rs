//! What stands where in a chart, in twips from its upper left corner.

use super::lines::{Letters, Wrapped};
use super::{is_estimate, result_title};
use crate::page::document::{Chart, ChartRow};
use crate::page::style::chart::{
    BAR, BAR_GAP, BOX, FIGURES, LEAST_LETTERS, LEGEND_GAP, LETTERS, LINE, NAMES, ROW_GAP, SPACE,
};
use crate::value::{OCot, SoThapPhan};

/// Most lines of a name: a chart that has room for no more is set smaller, then the name is cut, and that told.
const MOST_LINES: usize = 40;
/// Most lines of the title of the names.
const MOST_TITLE_LINES: usize = 4;

/// How a box is filled, each in a black frame: told apart on any printer without colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fill {
    /// The plan: white.
    Plan,
    /// A result: [`DARK`](crate::page::style::chart::DARK).
    Result,
    /// An estimate: black stripes on white, rising to the right.
    Estimate,
}

/// A rectangle, twips.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Area {
    /// From the left edge.
    pub left: u32,
    /// From the upper edge.
    pub top: u32,
    /// Width.
    pub width: u32,
    /// Height.
    pub height: u32,
}

/// A box of one fill.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bar {
    /// Where.
    pub area: Area,
    /// How it is filled.
    pub fill: Fill,
}

/// A line of letters; `base` is the line they stand on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// Where it begins, twips from the left edge.
    pub left: u32,
    /// Twips from the upper edge.
    pub base: u32,
    /// What it says.
    pub text: String,
}

/// A chart, laid out.
#[derive(Debug, Clone, PartialEq)]
pub struct Geometry {
    /// Width of the frame, twips.
    pub width: u32,
    /// Height of the frame, twips.
    pub height: u32,
    /// Size of the letters, half-points.
    pub size: u32,
    /// The legend's boxes and the bars.
    pub bars: Vec<Bar>,
    /// The legend's words, names and figures.
    pub labels: Vec<Label>,
    /// Where bars stand: its left edge is the line that they begin at, its right edge the end of the scale; each row
    /// has the same share of its height.
    pub plot: Area,
    /// Room of the legend, right of the title of the names.
    pub legend: Area,
    /// Height of a bar, twips.
    pub bar: u32,
    /// Between the two bars of a row, twips.
    pub gap: u32,
    /// What is not shown whole for want of room, whole.
    pub cut: Vec<String>,
}

/// Lays a chart out, `width` twips wide; where it would be higher than `most_height`, it is set smaller.
pub fn geometry(chart: &Chart, width: u32, most_height: u32) -> Geometry {
    let mut plan = sized(chart, width, most_height);
    plan.rows();
    plan.made
}

/// The same without names, bars and figures, for a program that places them by itself: breaking names evenly takes most
/// of the time.
pub fn frame(chart: &Chart, width: u32, most_height: u32) -> Geometry {
    sized(chart, width, most_height).made
}

/// A chart with its legend, in the largest letters in which it is not too high.
fn sized(chart: &Chart, width: u32, most_height: u32) -> Plan<'_> {
    let mut size = LETTERS;
    loop {
        let plan = Plan::new(chart, width, size, None);
        if plan.made.height <= most_height {
            return plan;
        }
        if size == LEAST_LETTERS {
            return Plan::new(chart, width, size, Some(most_height));
        }
        size -= 1;
    }
}

/// A chart while it is laid out.
struct Plan<'c> {
    chart: &'c Chart,
    letters: Letters,
    made: Geometry,
    /// Height of a row, twips.
    pitch: u32,
    /// How long a bar of one is, twips.
    per_unit: f64,
}

impl<'c> Plan<'c> {
    /// The rows below the legend are as high as the highest needs, or as `most_height` leaves room.
    fn new(chart: &'c Chart, width: u32, size: u32, most_height: Option<u32>) -> Self {
        let letters = Letters(size);
        let (bar, gap) = (scaled(BAR, size), scaled(BAR_GAP, size));
        let left = width * NAMES / 100;
        let plot = Area { left, ..Area::default() };
        let made = Geometry {
            width,
            height: 0,
            size,
            bars: Vec::new(),
            labels: Vec::new(),
            plot,
            legend: Area { left, width: width - left, ..Area::default() },
            bar,
            gap,
            cut: Vec::new(),
        };
        let mut plan = Self { chart, letters, made, pitch: 0, per_unit: 0.0 };
        plan.legend();
        plan.measure(most_height);
        plan
    }

    /// Room of a name, twips.
    fn room(&self) -> u32 {
        self.made.plot.left.saturating_sub(2 * self.of(SPACE))
    }

    fn of(&self, measure: u32) -> u32 {
        scaled(measure, self.made.size)
    }

    fn measure(&mut self, most_height: Option<u32>) {
        let top = self.made.legend.height + self.of(LEGEND_GAP);
        let (letters, room) = (self.letters, self.room());
        let names = self.chart.rows.iter().map(|row| letters.wrap(&row.name, room, MOST_LINES).lines.len());
        let (line, bars) = (self.of(LINE), 2 * self.made.bar + self.made.gap);
        let count = count(self.chart.rows.len().max(1));
        let mut pitch = (count_lines(names.max().unwrap_or(1)) * line).max(bars) + self.of(ROW_GAP);
        if let Some(most) = most_height {
            pitch = pitch.min(most.saturating_sub(top) / count);
        }
        self.pitch = pitch;
        self.made.plot.top = top;
        self.made.plot.height = pitch * count;
        self.made.height = top + pitch * count;
        let (longest, scale, room) = self.scale();
        // A program that draws the chart itself ends the scale at a round number: so does this.
        let reach = if longest > 0.0 { rounded(f64::from(room) * scale / longest) } else { room };
        self.made.plot.width = reach.min(self.made.width - self.made.plot.left);
        self.per_unit = if scale > 0.0 { f64::from(self.made.plot.width) / scale } else { 0.0 };
    }

    fn rows(&mut self) {
        let chart = self.chart;
        for (number, row) in (0..).zip(&chart.rows) {
            self.row(row, self.made.plot.top + number * self.pitch);
        }
    }

    /// The longest bar's value, where the scale ends, and how long the longest bar may be beside its words.
    fn scale(&self) -> (f64, f64, u32) {
        let cells = || self.chart.rows.iter().flat_map(|row| [&row.plan, &row.result]);
        let words = cells().map(|cell| self.one_line(&cell.to_string(), self.room_of_figures()));
        let widest = words.map(|words| self.letters.width(&words.lines.concat())).max().unwrap_or(0);
        let free = self.made.width - self.made.plot.left;
        let longest = cells().filter_map(OCot::so).map(|figure| number(figure.so)).fold(0.0, f64::max);
        (longest, end_of_scale(longest), free.saturating_sub(widest + 2 * self.of(SPACE)))
    }

    /// Room of a figure or words beside a bar, twips.
    fn room_of_figures(&self) -> u32 {
        (self.made.width - self.made.plot.left) * FIGURES / 100
    }

    fn one_line(&self, text: &str, most: u32) -> Wrapped {
        self.letters.wrap(text, most, 1)
    }

    /// The lines of a text, which is kept whole where they are not all of it.
    fn shown(&mut self, text: &str, Wrapped { lines, cut }: Wrapped) -> Vec<String> {
        if cut {
            self.made.cut.push(text.to_owned());
        }
        lines
    }

    fn row(&mut self, row: &ChartRow, top: u32) {
        let (pitch, per_unit) = (self.pitch, self.per_unit);
        // Not of the neighbours' room.
        let most = (pitch / self.of(LINE).max(1)).clamp(1, count_lines(MOST_LINES)) as usize;
        let names = self.shown(&row.name, self.letters.balanced(&row.name, self.room(), most));
        let (line, space, left) = (self.of(LINE), self.of(SPACE), self.made.plot.left);
        let (bar, gap) = (self.made.bar, self.made.gap);
        let head = (pitch.saturating_sub(count_lines(names.len()) * line)) / 2;
        for (number, text) in (0..).zip(names) {
            let ends = left.saturating_sub(space);
            let begins = ends.saturating_sub(self.letters.width(&text));
            self.label(begins, top + head + number * line, text);
        }
        let first = top + pitch.saturating_sub(2 * bar + gap) / 2;
        let result = if is_estimate(row) { Fill::Estimate } else { Fill::Result };
        for (top, cell, fill) in [(first, &row.plan, Fill::Plan), (first + bar + gap, &row.result, result)] {
            let length = cell.so().map_or(0, |figure| length(figure.so, per_unit));
            if length > 0 {
                self.made.bars.push(Bar { area: Area { left, top, width: length, height: bar }, fill });
            }
            let words = cell.to_string();
            let shown = self.shown(&words, self.one_line(&words, self.room_of_figures()));
            self.label(left + length + space, (top + bar / 2).saturating_sub(line / 2), shown.concat());
        }
    }

    /// The title of the names, and what the fills say, side by side as far as there is room.
    fn legend(&mut self) {
        let chart = self.chart;
        let [name, plan, _] = &chart.titles;
        let (line, space, width) = (self.of(LINE), self.of(SPACE), self.of(BOX));
        let (axis, bar) = (self.made.plot.left, self.made.bar);
        let names = self.letters.wrap(name, axis.saturating_sub(2 * space), MOST_TITLE_LINES);
        let names = self.shown(name, names);
        let lines = count_lines(names.len());
        for (number, text) in (0..).zip(names) {
            self.label(0, number * line, text);
        }
        let most = (self.made.width - axis).saturating_sub(width + space);
        let (mut left, mut top) = (axis, 0);
        for (text, fill) in [(plan.as_str(), Fill::Plan), (&*result_title(chart), Fill::Result)] {
            let text = self.shown(text, self.one_line(text, most)).concat();
            let taken = width + space + self.letters.width(&text);
            if left > axis && left + taken > self.made.width {
                top += line;
                left = axis;
            }
            let area = Area { left, top: top + line.saturating_sub(bar) / 2, width, height: bar };
            self.made.bars.push(Bar { area, fill });
            self.label(left + width + space, top, text);
            left += taken + 4 * space;
        }
        self.made.legend.height = (lines * line).max(top + line);
    }

    /// A label in a line of letters that begins at `top`.
    fn label(&mut self, left: u32, top: u32, text: String) {
        // The letters of a serif face reach down by a fifth of their size.
        let base = top + self.of(LINE) * 3 / 4;
        if !text.is_empty() {
            self.made.labels.push(Label { left, base, text });
        }
    }
}

/// A measure where letters are of another size than usual.
fn scaled(measure: u32, size: u32) -> u32 {
    measure * size / LETTERS
}

fn count(rows: usize) -> u32 {
    u32::try_from(rows).unwrap_or(u32::MAX)
}

fn count_lines(lines: usize) -> u32 {
    u32::try_from(lines.min(MOST_LINES)).unwrap_or(1)
}

/// A number to draw with: bars are whole twips, so what a float loses is not seen.
fn number(so: SoThapPhan) -> f64 {
    so.cham().parse().unwrap_or(0.0)
}

/// How long a bar is; what is more than nothing is seen.
fn length(so: SoThapPhan, per_unit: f64) -> u32 {
    let value = number(so);
    if value > 0.0 { rounded(value * per_unit).max(1) } else { 0 }
}

fn rounded(length: f64) -> u32 {
    // At most the width of a page; beyond it the conversion keeps the largest.
    length.round() as u32
}

/// Where word processors end a scale from nothing: the next round step above the longest bar.
fn end_of_scale(longest: f64) -> f64 {
    /// Most steps of a scale.
    const STEPS: f64 = 6.0;
    if longest <= 0.0 {
        return 0.0;
    }
    // In millionths, the finest that figures have: whole numbers, so that no step is a hair too long.
    let longest = (longest * 1e6).round();
    let mut step = 1.0;
    for factor in [2.0, 2.5, 2.0].into_iter().cycle() {
        if longest / step < STEPS {
            break;
        }
        step *= factor;
    }
    ((longest / step).floor() + 1.0) * step / 1e6
}

#[cfg(test)]
mod tests {
    use super::{Fill, Geometry, end_of_scale, geometry};
    use crate::chart::lines::Letters;
    use crate::page::document::{Chart, ChartRow};

    const TITLES: [&str; 3] = ["Chỉ tiêu", "Kế hoạch (%)", "Thực hiện (%)"];

    fn chart(titles: [&str; 3], rows: &[[&str; 3]]) -> Chart {
        let row = |[name, plan, result]: &[&str; 3]| ChartRow {
            name: (*name).to_owned(),
            plan: plan.parse().unwrap(),
            result: result.parse().unwrap(),
        };
        Chart { titles: titles.map(str::to_owned), rows: rows.iter().map(row).collect(), range: 0..0 }
    }

    fn placed(rows: &[[&str; 3]]) -> Geometry {
        geometry(&chart(TITLES, rows), 9354, 13_000)
    }

    /// Bars below the legend: width and fill.
    fn bars(made: &Geometry) -> Vec<(u32, Fill)> {
        let below = made.bars.iter().filter(|bar| bar.area.top >= made.plot.top);
        below.map(|bar| (bar.area.width, bar.fill)).collect()
    }

    fn says(made: &Geometry, text: &str) -> bool {
        made.labels.iter().any(|label| label.text == text)
    }

    #[test]
    fn stripes_are_explained_where_there_are_some() {
        assert!(says(&placed(&[["A", "≥ 50", "100,00"]]), "Thực hiện (%)"));
        let estimate = placed(&[["A", "≥ 50", "100,00"], ["B", "25", "ước 12,50"]]);
        assert!(says(&estimate, "Thực hiện (%); sọc chéo: ước"), "{:?}", estimate.labels);
    }

    #[test]
    fn a_bar_is_as_long_as_its_figure_says() {
        let made = placed(&[["A", "≥ 50", "100,00"], ["B", "25", "ước 12,50"]]);
        let [(half, target), (full, result), (quarter, _), (eighth, estimate)] = bars(&made)[..] else {
            panic!("{made:?}")
        };
        assert_eq!([target, result, estimate], [Fill::Plan, Fill::Result, Fill::Estimate]);
        assert!(
            full.abs_diff(2 * half) <= 1 && full.abs_diff(4 * quarter) <= 2 && full.abs_diff(8 * eighth) <= 4
        );
        // A hundred of a hundred and twenty.
        assert!((made.plot.width * 5).abs_diff(full * 6) <= 6, "{full} of {}", made.plot.width);
    }

    #[test]
    fn what_is_missing_has_words_and_no_bar() {
        let made =
            placed(&[["A", "≥ 50", "chưa có số liệu"], ["B", "≤ 5", "0,00"], ["C", "chưa giao", "-3"]]);
        assert_eq!(bars(&made).iter().map(|(_, fill)| *fill).collect::<Vec<_>>(), [Fill::Plan, Fill::Plan]);
        for text in ["chưa có số liệu", "0,00", "chưa giao", "-3", "≥ 50"] {
            assert!(says(&made, text), "{text}");
        }
    }

    #[test]
    fn everything_stands_inside_the_frame() {
        let long =
            "Tỷ lệ người bị bạo lực gia đình được tiếp cận ít nhất một dịch vụ hỗ trợ cơ bản ".repeat(9);
        let many = [[long.as_str(), "≥ 80", "ước 99,996"]; 24];
        for (chart, most) in [
            (chart([&long, &long, &long], &[[&long, "100", &long], ["B", "1", "2"]]), 13_000),
            (chart(TITLES, &[["A", "chưa", "chưa"]]), 13_000),
            (chart(TITLES, &many), 8_500),
            (chart(TITLES, &many), 1_000),
        ] {
            let made = geometry(&chart, 9354, most);
            assert!(made.height <= most, "{}", made.height);
            let bare = super::frame(&chart, 9354, most);
            assert_eq!((bare.height, bare.plot, bare.legend), (made.height, made.plot, made.legend));
            for label in &made.labels {
                let right = label.left + Letters(made.size).width(&label.text);
                assert!(right <= made.width, "{label:?}");
            }
            let inside = |area: &super::Area| area.left + area.width <= made.width;
            assert!(made.bars.iter().all(|bar| inside(&bar.area)) && inside(&made.plot));
        }
    }

    #[test]
    fn a_long_name_is_shown_whole_or_told() {
        let name = (1..=90).map(|at| format!("chữ{at}")).collect::<Vec<_>>().join(" ");
        let words = |made: &Geometry| -> String {
            made.labels.iter().map(|label| format!("{} ", label.text)).collect()
        };
        // A chart of one, of some, and of more than the page has room for.
        for rows in [1, 4] {
            let made = placed(&vec![[name.as_str(), "≥ 50", "100,00"]; rows]);
            assert_eq!((made.cut.len(), words(&made).matches(&name).count()), (0, rows));
        }
        let made = placed(&[[name.as_str(), "≥ 50", "100,00"]; 24]);
        assert_eq!((made.size, made.cut), (14, vec![name; 24]));
        let said = "chưa có số liệu của các đơn vị trực thuộc ".repeat(9);
        let said = said.trim();
        let titles = ["Chỉ tiêu", said, "Thực hiện (%)"];
        let made = geometry(&chart(titles, &[["A", "≥ 50", said]]), 9354, 13_000);
        assert_eq!(made.cut, [said, said]);
        assert_eq!(placed(&[["A", "≥ 50", "chưa có số liệu"]]).cut, [""; 0]);
    }

    #[test]
    fn no_name_stands_in_the_room_of_another() {
        let name = "Tỷ lệ người bị bạo lực gia đình được tiếp cận một dịch vụ hỗ trợ cơ bản ".repeat(9);
        let made = placed(&[[name.as_str(), "", ""]; 24]);
        let mut bases: Vec<u32> =
            made.labels.iter().filter(|label| label.base > made.plot.top).map(|label| label.base).collect();
        bases.dedup();
        assert!(bases.is_sorted_by(|above, below| above < below), "{bases:?}");
    }

    #[test]
    fn a_scale_ends_above_its_longest_bar() {
        for (longest, end) in
            [(100.0, 120.0), (107.5, 120.0), (20.0, 25.0), (45.0, 50.0), (0.5, 0.6), (0.0, 0.0)]
        {
            assert!((end_of_scale(longest) - end).abs() < 1e-9, "{longest}: {}", end_of_scale(longest));
        }
        assert!(end_of_scale(999_999_999_999_999.0) > 999_999_999_999_999.0);
    }
}
