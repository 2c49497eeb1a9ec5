//! What a chart says: its titles, names, figures, labels, and what else is typed in it. Of its look, kind, colours and
//! whether its legend names all rows are read.

use std::collections::BTreeMap;

use super::error::PaperError;
use super::package::{Package, Relationship};
use super::tree::Node;

/// A chart as its part stores it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Chart {
    /// The title in it; empty: none.
    pub title: String,
    /// Kinds of its rows: `barChart bar` are lying bars.
    pub kinds: Vec<String>,
    /// Its rows of bars, lines, slices.
    pub series: Vec<Series>,
    /// What is typed elsewhere: titles of axes, names of trend lines.
    pub others: Vec<String>,
    /// How many rows its legend names.
    pub named: usize,
    /// Whether something is drawn over it.
    pub is_drawn_over: bool,
}

/// One row of bars.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Series {
    /// What the legend calls it.
    pub name: String,
    /// The colour of its bars, `555555`; empty: another filling.
    pub fill: String,
    /// Its points by their numbers.
    pub points: BTreeMap<usize, Point>,
}

/// One bar.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Point {
    /// What stands at the axis.
    pub name: String,
    /// The figure, as the file has it; empty: none.
    pub value: String,
    /// What is printed beside it; empty: nothing.
    pub label: String,
}

/// Most text of all points of one chart, in bytes: a label that holds for each of them is stored once and shown many times.
const TEXT_LIMIT: usize = 1 << 20;

/// The charts that a document refers to, by the ids of their relationships. A part that does not read is a chart that
/// says nothing: nothing else of the paper hangs on it.
///
/// # Errors
/// Only what is too large.
pub(super) fn read_all(
    package: &mut Package<'_>,
    links: &[Relationship],
) -> Result<BTreeMap<String, Chart>, PaperError> {
    let mut charts = BTreeMap::new();
    for link in links.iter().filter(|link| link.kind == "chart") {
        let chart = match package.tree(&link.target) {
            Ok(tree) => tree.as_ref().and_then(super::tree::Tree::root).map(read).unwrap_or_default(),
            Err(PaperError::TooLarge) => return Err(PaperError::TooLarge),
            Err(_) => Chart::default(),
        };
        charts.insert(link.id.clone(), chart);
    }
    Ok(charts)
}

fn read(root: Node<'_>) -> Chart {
    let Some(chart) = root.child("c:chart") else { return Chart::default() };
    let title = chart.child("c:title").and_then(|title| title.child("c:tx")).map(text).unwrap_or_default();
    let plots = chart.child("c:plotArea").into_iter().flat_map(Node::children);
    let plots: Vec<Node<'_>> = plots.filter(|plot| plot.child("c:ser").is_some()).collect();
    let kind = |plot: &Node<'_>| {
        let lies = plot.child("c:barDir").and_then(|node| node.attribute("val")).unwrap_or_default();
        format!("{} {lies}", plot.name())
    };
    let series = plots.iter().flat_map(|plot| plot.children()).filter(|node| node.name() == "c:ser");
    let mut left = TEXT_LIMIT;
    let series: Option<Vec<Series>> = series.map(|node| read_series(node, &mut left)).collect();
    let Some(series) = series else { return Chart::default() };
    let named = chart.child("c:legend").map_or(0, |legend| series.len().saturating_sub(left_out(legend)));
    let mut others = Vec::new();
    if let Some(plots) = chart.child("c:plotArea") {
        typed(plots, &mut others);
    }
    let is_drawn_over = root.child("c:userShapes").is_some();
    Chart { title, kinds: plots.iter().map(kind).collect(), series, others, named, is_drawn_over }
}

/// How many rows a legend leaves out.
fn left_out(legend: Node<'_>) -> usize {
    let entries = legend.children().filter(|node| node.name() == "c:legendEntry");
    entries.filter(|entry| entry.child("c:delete").is_some_and(is_set)).count()
}

/// What is typed among the bars, their labels apart: those are read with their bars.
fn typed(node: Node<'_>, found: &mut Vec<String>) {
    for inside in node.children() {
        match inside.name() {
            "c:dLbls" => {}
            "c:title" | "c:dispUnitsLbl" => found.extend(inside.child("c:tx").map(text)),
            "c:trendline" => {
                let name = inside.child("c:name").map(|name| name.text().to_owned());
                found.push(name.unwrap_or_else(|| "đường xu hướng".to_owned()));
            }
            "c:errBars" => found.push("khoảng sai số".to_owned()),
            "c:dTable" => found.push("bảng dữ liệu dưới biểu đồ".to_owned()),
            _ => typed(inside, found),
        }
    }
}

/// A row of bars; `None`: with it the chart has more text than `left` of its limit.
fn read_series(node: Node<'_>, left: &mut usize) -> Option<Series> {
    let name = node.child("c:tx").map(text).unwrap_or_default();
    let cached = |name| node.child(name).map(cache).unwrap_or_default();
    let (names, values) = (cached("c:cat"), cached("c:val"));
    let cells = extensions(node).find(|inside| inside.name() == "c15:datalabelsRange").map(cells);
    let labels = Labels::read(node, cells.unwrap_or_default());
    let numbers = names.keys().chain(values.keys()).chain(labels.cells.keys());
    let mut points = BTreeMap::new();
    for at in numbers {
        let of = |texts: &BTreeMap<usize, String>| texts.get(at).cloned().unwrap_or_default();
        let value = of(&values);
        let point = Point { name: of(&names), label: labels.of(*at, &value), value };
        *left = left.checked_sub(point.name.len() + point.label.len() + point.value.len())?;
        points.insert(*at, point);
    }
    let solid = node.child("c:spPr").and_then(|look| look.child("a:solidFill"));
    let fill = solid.and_then(|fill| fill.child("a:srgbClr")).and_then(|colour| colour.attribute("val"));
    Some(Series { name, fill: fill.unwrap_or_default().to_ascii_uppercase(), points })
}

/// The labels of a series.
struct Labels<'t> {
    /// Of single points.
    own: BTreeMap<usize, Node<'t>>,
    /// Of the others.
    all: Option<Node<'t>>,
    /// The texts of the cells that labels may show.
    cells: BTreeMap<usize, String>,
}

impl<'t> Labels<'t> {
    fn read(series: Node<'t>, cells: BTreeMap<usize, String>) -> Self {
        let all = series.child("c:dLbls");
        let own = all.into_iter().flat_map(Node::children).filter(|node| node.name() == "c:dLbl");
        Self { own: own.filter_map(|node| Some((number(node.child("c:idx")?)?, node))).collect(), all, cells }
    }

    /// What is printed beside a point.
    fn of(&self, at: usize, value: &str) -> String {
        let Some(label) = self.own.get(&at).copied().or(self.all) else { return String::new() };
        let cell = || self.cells.get(&at).cloned().unwrap_or_default();
        let is_on = |name| label.child(name).is_some_and(is_set);
        if is_on("c:delete") {
            return String::new();
        }
        if let Some(typed) = label.child("c:tx") {
            return pieces(typed, &cell());
        }
        if extensions(label).any(|inside| inside.name() == "c15:showDataLabelsRange" && is_set(inside)) {
            return cell();
        }
        if is_on("c:showVal") { value.to_owned() } else { String::new() }
    }
}

/// The elements inside an element's extensions.
fn extensions(node: Node<'_>) -> impl Iterator<Item = Node<'_>> {
    node.child("c:extLst").into_iter().flat_map(Node::children).flat_map(Node::children)
}

fn cells(range: Node<'_>) -> BTreeMap<usize, String> {
    range.child("c15:dlblRangeCache").map(stored).unwrap_or_default()
}

/// What a reference to a workbook last showed, or what stands in its place.
fn cache(node: Node<'_>) -> BTreeMap<usize, String> {
    let held = node.children().find_map(|inside| match inside.name() {
        "c:strLit" | "c:numLit" => Some(inside),
        _ => inside.child("c:strCache").or_else(|| inside.child("c:numCache")),
    });
    held.map(stored).unwrap_or_default()
}

fn stored(cache: Node<'_>) -> BTreeMap<usize, String> {
    let points = cache.children().filter(|node| node.name() == "c:pt");
    let text =
        |node: Node<'_>| Some((node.attribute("idx")?.parse().ok()?, node.child("c:v")?.text().to_owned()));
    points.filter_map(text).collect()
}

/// A title: typed, or a cell's.
fn text(node: Node<'_>) -> String {
    let cached = || cache(node).into_values().collect::<Vec<_>>().join(" ");
    if node.child("c:rich").is_some() { pieces(node, "") } else { cached() }
}

/// Typed letters; a field shows its cell.
fn pieces(node: Node<'_>, cell: &str) -> String {
    let paragraphs = node.child("c:rich").into_iter().flat_map(Node::children);
    let mut text = String::new();
    for (at, paragraph) in paragraphs.filter(|node| node.name() == "a:p").enumerate() {
        text.push_str(if at > 0 { " " } else { "" });
        for piece in paragraph.children() {
            let from_cell = piece.attribute("type") == Some("CELLRANGE") && !cell.is_empty();
            text.push_str(if from_cell {
                cell
            } else {
                piece.child("a:t").map(Node::text).unwrap_or_default()
            });
            if text.len() > TEXT_LIMIT {
                return text;
            }
        }
    }
    text
}

fn number(node: Node<'_>) -> Option<usize> {
    node.attribute("val")?.parse().ok()
}

/// Whether a switch is on, which it is where it says nothing.
fn is_set(node: Node<'_>) -> bool {
    !matches!(node.attribute("val"), Some("0" | "false"))
}
