//! What a chart of a DOCX says, as the words of the table it was made of: programs write its part anew, so its titles,
//! names, figures, labels, legend and what is drawn on it are compared, and no measures.

use crate::chart::{STRIPES, words_behind_name};
use crate::docx::read::{Chart, Point, Series};
use crate::value::{OCot, SoCot};

/// The chart in words, as [`crate::chart::words`] has them where nobody has touched it.
pub(super) fn words(chart: &Chart) -> String {
    let title = |series: &Series| series.name.strip_suffix(STRIPES).unwrap_or(&series.name).to_owned();
    let head = std::iter::once(chart.title.clone()).chain(chart.series.iter().map(title));
    let first = chart.series.first().into_iter().flat_map(|series| &series.points);
    let rows = first.map(|(at, point)| {
        let cells = chart.series.iter().filter_map(|series| series.points.get(at)).map(cell);
        let cells: Vec<String> = cells.collect();
        // The words that stand behind the name, the last first.
        let name = cells.iter().rev().fold(point.name.as_str(), |name, cell| {
            let words = matches!(cell.parse(), Ok(OCot::Chu(_))).then(|| words_behind_name(cell)).flatten();
            words.and_then(|words| name.strip_suffix(words.as_str())).unwrap_or(name)
        });
        std::iter::once(name.to_owned()).chain(cells).collect::<Vec<_>>().join("; ")
    });
    let head = std::iter::once(head.collect::<Vec<_>>().join("; "));
    head.chain(rows).chain(additions(chart)).collect::<Vec<_>>().join(" | ")
}

/// What a chart has that none has of which nobody has touched anything.
fn additions(chart: &Chart) -> impl Iterator<Item = String> {
    let typed = chart.others.iter().filter(|words| !words.trim().is_empty());
    let typed = typed.map(|words| format!("(thêm: {words})"));
    let legend = (chart.named < chart.series.len()).then(|| "(chú giải bị bớt)".to_owned());
    let drawn = chart.is_drawn_over.then(|| "(hình vẽ thêm trên biểu đồ)".to_owned());
    typed.chain(legend).chain(drawn)
}

/// What is printed beside a bar, and the bar's own figure where that is another.
fn cell(point: &Point) -> String {
    let Point { value, label, .. } = point;
    let number = value.parse::<f64>().ok();
    let printed = label.parse::<SoCot>().ok().and_then(|figure| figure.so.cham().parse::<f64>().ok());
    if number == printed { label.clone() } else { format!("{label} (cột vẽ: {value})") }
}
