//! What stands where in a chart, in pixels.

use super::letters::Font;
use super::unit;
use crate::page::style::chart::{
    BAR, BAR_GAP, BOX, COLUMNS, FIGURES, LEGEND_GAP, LETTERS, LINE, NAMES, ROW_GAP, SPACE,
};
use crate::value::dau::{DUOI, IT_NHAT, KHONG_QUA, TREN, UOC};

/// What a striped bar is, in the legend.
const ESTIMATE: &str = "ước thực hiện";
/// Most lines of a name.
const MOST_LINES: usize = 4;

/// How a box is filled: told apart on any printer without colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fill {
    /// The plan: white.
    Plan,
    /// A result: dark.
    Result,
    /// An estimate: striped.
    Estimate,
}

/// A box of one fill.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Bar {
    pub(super) left: u32,
    pub(super) top: u32,
    pub(super) width: u32,
    pub(super) height: u32,
    pub(super) fill: Fill,
}

/// A line of letters; `base` is the line they stand on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Label {
    pub(super) left: u32,
    pub(super) base: u32,
    pub(super) text: String,
}

/// A chart, laid out.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Plan {
    pub(super) width: u32,
    pub(super) height: u32,
    /// Pixels to the em.
    pub(super) size: f32,
    pub(super) bars: Vec<Bar>,
    pub(super) labels: Vec<Label>,
    /// The line that bars stand on: left edge, top, bottom.
    pub(super) axis: (u32, u32, u32),
}

/// Lays a chart out. The first row names what the columns are.
pub(super) fn plan(rows: &[[String; COLUMNS]], width: u32, font: &Font) -> Plan {
    let size = unit::pixels_of_points(LETTERS);
    let [line, bar, bar_gap, row_gap, space] =
        [LINE, BAR, BAR_GAP, ROW_GAP, SPACE].map(unit::pixels_of_tenths);
    let axis = width * NAMES / 100;
    let mut plan = Plan { width, height: 0, size, bars: Vec::new(), labels: Vec::new(), axis: (axis, 0, 0) };
    let Some(([name, target, result], rows)) = rows.split_first() else { return plan };
    let mut fills = vec![(target.as_str(), Fill::Plan), (result.as_str(), Fill::Result)];
    if rows.iter().any(|[_, _, result]| fill_of(result) == Fill::Estimate && value(result).is_some()) {
        fills.push((ESTIMATE, Fill::Estimate));
    }
    let top = plan.legend(name, &fills, font, [line, bar, space]) + unit::pixels_of_tenths(LEGEND_GAP);
    let most_words = as_float((width - axis) * FIGURES / 100);
    let words = |text: &str| font.one_line(text, size, most_words);
    let figures = rows.iter().flat_map(|[_, plan, result]| [plan, result]);
    let widest = figures.map(|text| whole(font.width(&words(text), size))).max().unwrap_or(0);
    let room = (width - axis).saturating_sub(widest + 2 * space);
    let most =
        rows.iter().flat_map(|[_, plan, result]| [value(plan), value(result)]).flatten().fold(0.0, f64::max);
    let mut at = top;
    for [name, target, result] in rows {
        let names = font.balanced(name, size, as_float(axis.saturating_sub(2 * space)), MOST_LINES);
        let lines = u32::try_from(names.len()).unwrap_or(u32::MAX);
        let height = (lines * line).max(2 * bar + bar_gap);
        for (number, text) in (0..).zip(names) {
            plan.label(0, at + (height - lines * line) / 2 + number * line, line, text);
        }
        let first = at + (height - 2 * bar - bar_gap) / 2;
        let second = first + bar + bar_gap;
        for (top, text, fill) in [(first, target, Fill::Plan), (second, result, fill_of(result))] {
            let length = value(text).map_or(0, |value| length(value, most, room));
            if length > 0 {
                plan.bars.push(Bar { left: axis, top, width: length, height: bar, fill });
            }
            plan.label(axis + length + space, (top + bar / 2).saturating_sub(line / 2), line, words(text));
        }
        at += height + row_gap;
    }
    plan.axis = (axis, top - row_gap / 2, at - row_gap / 2);
    plan.height = at;
    plan
}

impl Plan {
    /// The header row: the name of the first column, and what the fills say, side by side as far as there is room.
    /// Gives where it ends.
    fn legend(&mut self, name: &str, fills: &[(&str, Fill)], font: &Font, sizes: [u32; 3]) -> u32 {
        let [line, bar, space] = sizes;
        let (axis, width) = (self.axis.0, unit::pixels_of_tenths(BOX));
        let names = font.wrap(name, self.size, as_float(axis.saturating_sub(2 * space)), MOST_LINES).lines;
        let lines = u32::try_from(names.len()).unwrap_or(1);
        for (number, text) in (0..).zip(names) {
            self.label(0, number * line, line, text);
        }
        let most = as_float((self.width - axis).saturating_sub(width + space));
        let (mut left, mut top) = (axis, 0);
        for &(text, fill) in fills {
            let text = font.one_line(text, self.size, most);
            let taken = width + space + whole(font.width(&text, self.size));
            if left > axis && left + taken > self.width {
                top += line;
                left = axis;
            }
            let inside = top + (line - bar) / 2;
            self.bars.push(Bar { left, top: inside, width, height: bar, fill });
            self.label(left + width + space, top, line, text);
            left += taken + 4 * space;
        }
        (lines * line).max(top + line)
    }

    /// A label in a line of letters that begins at `top`.
    fn label(&mut self, left: u32, top: u32, line: u32, text: String) {
        // The letters of a serif face reach down by a fifth of their size.
        self.labels.push(Label { left, base: top + line * 3 / 4, text });
    }
}

/// An estimate looks different from a figure.
fn fill_of(result: &str) -> Fill {
    if result.starts_with(UOC) { Fill::Estimate } else { Fill::Result }
}

/// The number a figure says: `ước 65,87`, `≥ 30`, `1.250`; `None` where it says none.
fn value(text: &str) -> Option<f64> {
    let number = text.strip_prefix(UOC).unwrap_or(text);
    let signs = [IT_NHAT, KHONG_QUA, DUOI, TREN];
    let number = signs.iter().find_map(|sign| number.strip_prefix(sign)).unwrap_or(number);
    let plain = number.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ','));
    if !plain {
        return None;
    }
    number.replace('.', "").replace(',', ".").parse().ok().filter(|value: &f64| value.is_finite())
}

/// How long a bar is; what is more than nothing is seen.
fn length(value: f64, most: f64, room: u32) -> u32 {
    if value <= 0.0 {
        return 0;
    }
    // From 0 to `room`: the conversion loses nothing.
    ((value / most * f64::from(room)).round() as u32).max(1)
}

/// A width in whole pixels, rounded up.
fn whole(width: f32) -> u32 {
    width.ceil() as u32
}

fn as_float(pixels: u32) -> f32 {
    // A picture is a few thousand pixels wide: exact.
    pixels as f32
}

#[cfg(test)]
mod tests {
    use super::{Fill, Plan, fill_of, plan, value};
    use crate::chart::letters::Font;
    use crate::model::{ChiTieu, SoLieu};
    use crate::report::bieu_do;
    use crate::report::chi_tieu::Muc;

    fn planned(rows: &[[&str; 3]]) -> Plan {
        let rows: Vec<[String; 3]> = rows.iter().map(|row| row.map(str::to_owned)).collect();
        plan(&rows, 2000, &Font::new().unwrap())
    }

    /// Bars below the legend: width and fill.
    fn bars(plan: &Plan) -> Vec<(u32, Fill)> {
        let below = plan.bars.iter().filter(|bar| bar.top >= plan.axis.1);
        below.map(|bar| (bar.width, bar.fill)).collect()
    }

    /// What the legend explains.
    fn explained(plan: &Plan) -> Vec<Fill> {
        plan.bars.iter().filter(|bar| bar.top < plan.axis.1).map(|bar| bar.fill).collect()
    }

    #[test]
    fn stripes_are_explained_where_there_are_some() {
        let figure = planned(&[HEADER, ["A", "≥ 50", "100,00"]]);
        assert_eq!(explained(&figure), [Fill::Plan, Fill::Result]);
        for wide in [HEADER, ["Chỉ tiêu", &"Kế hoạch năm 2023 ".repeat(9), &"Thực hiện ".repeat(9)]]
        {
            let estimate = planned(&[wide, ["A", "≥ 50", "100,00"], ["B", "25", "ước 12,50"]]);
            assert_eq!(explained(&estimate), [Fill::Plan, Fill::Result, Fill::Estimate]);
            assert!(estimate.labels.iter().any(|label| label.text == "ước thực hiện"));
        }
    }

    #[test]
    fn what_reports_write_is_read() {
        let indicator = |yaml: &str| -> ChiTieu {
            serde_yaml::from_str(&format!("{{ten: A, muc_tieu: m, cach_tinh: ty_le, {yaml}}}")).unwrap()
        };
        let goals = [
            indicator("ke_hoach: 60"),
            indicator("ke_hoach: 5, huong: khong_qua"),
            indicator("ke_hoach: 100, huong: bang"),
        ];
        let figure: SoLieu = serde_yaml::from_str("{gia_tri: 1/3, uoc: true}").unwrap();
        let indicators: Vec<Muc<'_>> =
            goals.iter().map(|chi_tieu| Muc { chi_tieu, so_lieu: Some(&figure) }).collect();
        let rows = bieu_do::ty_le(&indicators, crate::report::Loai::TongKet);
        assert_eq!(
            rows.iter().map(|row| value(&row.ke_hoach.to_string())).collect::<Vec<_>>(),
            [60.0, 5.0, 100.0].map(Some)
        );
        for row in rows {
            assert_eq!(
                (value(&row.thuc_hien.to_string()), fill_of(&row.thuc_hien.to_string())),
                (Some(33.33), Fill::Estimate)
            );
        }
    }

    const HEADER: [&str; 3] = ["Chỉ tiêu", "Kế hoạch (%)", "Thực hiện (%)"];

    #[test]
    fn a_bar_is_as_long_as_its_figure_says() {
        let plan = planned(&[HEADER, ["A", "≥ 50", "100,00"], ["B", "25", "ước 12,50"]]);
        let [(half, target), (full, result), (quarter, _), (eighth, estimate)] = bars(&plan)[..] else {
            panic!("{plan:?}")
        };
        assert_eq!([target, result, estimate], [Fill::Plan, Fill::Result, Fill::Estimate]);
        assert!(
            full.abs_diff(2 * half) <= 1 && full.abs_diff(4 * quarter) <= 2 && full.abs_diff(8 * eighth) <= 4
        );
    }

    #[test]
    fn what_is_missing_has_words_and_no_bar() {
        let plan = planned(&[HEADER, ["A", "≥ 50", "chưa có số liệu"], ["B", "≤ 5", "0,00"]]);
        assert_eq!(bars(&plan).iter().map(|(_, fill)| *fill).collect::<Vec<_>>(), [Fill::Plan, Fill::Plan]);
        for text in ["chưa có số liệu", "0,00"] {
            assert!(plan.labels.iter().any(|label| label.text == text), "{text}");
        }
    }

    #[test]
    fn everything_stands_inside_the_picture() {
        let long =
            "Tỷ lệ người bị bạo lực gia đình được tiếp cận ít nhất một dịch vụ hỗ trợ cơ bản ".repeat(9);
        let font = Font::new().unwrap();
        let plan = planned(&[[&long, &long, &long], [&long, "100", &long], ["B", "1", "2"]]);
        for label in &plan.labels {
            let right = label.left as f32 + font.width(&label.text, plan.size);
            assert!(right <= plan.width as f32 && label.base < plan.height, "{label:?}");
        }
        assert!(
            plan.bars
                .iter()
                .all(|bar| bar.left + bar.width <= plan.width && bar.top + bar.height <= plan.height)
        );
    }

    #[test]
    fn a_figure_is_read_as_it_is_written() {
        for (text, number) in [
            ("65,87", Some(65.87)),
            ("ước 1.250,5", Some(1250.5)),
            ("≥ 30", Some(30.0)),
            ("≤ 5", Some(5.0)),
            ("0", Some(0.0)),
            ("không phát sinh", None),
            ("-", None),
            ("", None),
            ("30%", None),
        ] {
            assert_eq!(value(text), number, "{text}");
        }
    }
}
