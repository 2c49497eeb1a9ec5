//! Drawings: DrawingML and the older VML.

use super::block::Drawing;
use super::style::{twips, whole};
use super::tree::Node;

/// English Metric Units in a twip.
const EMU_PER_TWIP: f64 = 635.0;

/// What Word shows of alternatives: the newer form; a missing one leaves the fallback.
pub(super) fn choice(node: Node<'_>) -> Option<Node<'_>> {
    node.child("mc:Choice").or_else(|| node.child("mc:Fallback"))
}

/// The elements that hold text inside a drawing.
pub(super) fn texts(node: Node<'_>) -> Vec<Node<'_>> {
    all(node).into_iter().filter(|node| node.name() == "w:txbxContent").collect()
}

/// The ids of the pictures and charts that a drawing shows, in order.
pub(super) fn pictures(node: Node<'_>) -> impl Iterator<Item = &str> {
    all(node).into_iter().filter_map(|node| match node.name() {
        "a:blip" => node.attribute("r:embed"),
        "v:imagedata" | "c:chart" => node.attribute("r:id"),
        _ => None,
    })
}

/// Kind and size of a `w:drawing`, `w:pict` or `w:object`.
pub(super) fn read(node: Node<'_>) -> Drawing {
    let parts = all(node);
    let first = |name: &str| parts.iter().find(|part| part.name() == name).copied();
    let extent = |name| {
        let emu =
            first("wp:extent").and_then(|node| node.attribute(name)).and_then(|emu| emu.parse::<f64>().ok());
        emu.and_then(|emu| whole(emu / EMU_PER_TWIP))
    };
    let preset = first("a:prstGeom").and_then(|node| node.attribute("prst"));
    let connector = first("v:shape").and_then(|shape| shape.attribute("type")) == Some("#_x0000_t32");
    let vml_line = first("v:line");
    let is_line = matches!(preset, Some("line" | "straightConnector1"))
        || first("wps:cNvCnPr").is_some()
        || connector
        || vml_line.is_some();
    let shape = ["v:shape", "v:rect", "v:roundrect", "v:oval"].iter().find_map(|name| first(name));
    let style = |name| shape.and_then(|shape| shape.attribute("style")).and_then(|style| css(style, name));
    let line = |axis| vml_line.and_then(|line| run_of_line(line, axis));
    Drawing {
        is_line,
        width: extent("cx").or_else(|| line(Axis::Across)).or_else(|| style("width")),
        height: extent("cy").or_else(|| line(Axis::Down)).or_else(|| style("height")),
        blocks: Vec::new(),
        chart: None,
        description: first("wp:docPr")
            .and_then(|node| node.attribute("descr"))
            .unwrap_or_default()
            .to_owned(),
    }
}

#[derive(Clone, Copy)]
enum Axis {
    Across,
    Down,
}

/// How far a `v:line` goes along an axis.
fn run_of_line(line: Node<'_>, axis: Axis) -> Option<i32> {
    let at = |name| {
        let (x, y) = line.attribute(name)?.split_once(',')?;
        length(match axis {
            Axis::Across => x,
            Axis::Down => y,
        })
    };
    Some((at("to")? - at("from")?).abs())
}

/// A length of VML: a bare number is a count of pixels (1/96 inch).
fn length(value: &str) -> Option<i32> {
    let value = value.trim();
    match value.strip_suffix("px").unwrap_or(value).parse::<f64>() {
        Ok(pixels) => whole(pixels * 15.0),
        Err(_) => twips(value),
    }
}

fn css(style: &str, name: &str) -> Option<i32> {
    let declarations = style.split(';').filter_map(|declaration| declaration.split_once(':'));
    declarations.filter(|(key, _)| key.trim() == name).find_map(|(_, value)| length(value))
}

/// Every element below `node` but those of text inside it, in document order, the newer of alternatives.
fn all(node: Node<'_>) -> Vec<Node<'_>> {
    let mut found = Vec::new();
    let mut waiting: Vec<Node<'_>> = vec![node];
    while let Some(next) = waiting.pop() {
        found.push(next);
        match next.name() {
            "w:txbxContent" => {}
            "mc:AlternateContent" => waiting.extend(choice(next)),
            _ => {
                let from = waiting.len();
                waiting.extend(next.children());
                waiting[from..].reverse();
            }
        }
    }
    found
}
