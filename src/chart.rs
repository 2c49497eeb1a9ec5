//! Plan against result, drawn: what a chart says in words, and what stands where in it.
//!
//! [`geometry`] places bars and words for whoever draws lines and boxes; the DOCX has a chart that Word draws from the
//! same figures, in the same frame.

use std::borrow::Cow;

use crate::page::document::{Chart, ChartRow};
use crate::value::OCot;

mod geometry;
mod lines;

pub use geometry::{Area, Bar, Fill, Geometry, Label, geometry};

/// Behind the title of the results, where some are estimates: what their stripes mean.
pub const STRIPES: &str = "; sọc chéo: ước";

/// The chart in words: what is read to those who do not see it.
pub fn words(chart: &Chart) -> String {
    let rows = chart.rows.iter().map(|row| format!("{}; {}; {}", row.name, row.plan, row.result));
    std::iter::once(chart.titles.join("; ")).chain(rows).collect::<Vec<_>>().join(" | ")
}

/// Whether a row's result is an estimate.
pub fn is_estimate(row: &ChartRow) -> bool {
    row.result.so().is_some_and(|figure| figure.uoc)
}

/// The title of the results, with what stripes mean where there are some.
pub fn result_title(chart: &Chart) -> Cow<'_, str> {
    let [_, _, title] = &chart.titles;
    if chart.rows.iter().any(is_estimate) {
        Cow::Owned(format!("{title}{STRIPES}"))
    } else {
        Cow::Borrowed(title)
    }
}

/// A row's name with the words that stand where it has no figure, for programs that draw words nowhere else: no bar is
/// there, and so no label.
pub fn name_with_words(row: &ChartRow) -> String {
    let words = [&row.plan, &row.result].into_iter().filter_map(|cell| match cell {
        OCot::Chu(words) => words_behind_name(words),
        OCot::So(_) => None,
    });
    words.fold(row.name.clone(), |name, words| name + &words)
}

/// Words as they stand behind a name; a dash stands behind none.
pub fn words_behind_name(words: &str) -> Option<String> {
    words.contains(char::is_alphabetic).then(|| format!(": {words}"))
}
