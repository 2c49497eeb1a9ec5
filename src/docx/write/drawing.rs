//! The charts of a paper: placed, described, and packed as parts that Word draws and edits.

use super::frames::Frames;
use super::package::Entry;
use super::{chart_part, workbook};
use crate::chart::{self, Geometry};
use crate::page::document::{Block, Chart, Document};
use crate::page::setting::{chart_height, text_width};
use crate::page::style::Role;

/// A chart and where its parts stand in it.
pub(super) struct Drawn<'d> {
    chart: &'d Chart,
    geometry: Geometry,
}

/// Lays every chart of a paper out, in order.
pub(super) fn draw(document: &Document) -> Vec<Drawn<'_>> {
    let mut drawn = Vec::new();
    for section in &document.sections {
        let [width, height] = [text_width(section), chart_height(section)];
        for block in &section.blocks {
            if let Block::Chart(chart) = block {
                let geometry = chart::geometry(chart, width, height);
                drawn.push(Drawn { chart, geometry });
            }
        }
    }
    drawn
}

/// The paragraphs that hold the charts, as XML.
pub(super) fn paragraphs(drawn: &[Drawn<'_>], frames: &Frames) -> Vec<String> {
    (1..).zip(drawn).map(|(number, drawn)| paragraph(number, drawn, frames)).collect()
}

/// docx-rs knows no charts: the drawing is written here, in the order of Word's schema.
fn paragraph(number: usize, drawn: &Drawn<'_>, frames: &Frames) -> String {
    let [width, height] = [drawn.geometry.width, drawn.geometry.height].map(|twips| twips * EMU_PER_TWIP);
    let words = chart::words(drawn.chart);
    let words = quick_xml::escape::escape(&words);
    let link = link(number);
    let mut out = String::new();
    frames.paragraph(Role::BieuDo).wrap(&mut out, |out| {
        out.push_str(&format!(
            "<w:r><w:drawing><wp:inline xmlns:wp=\"{DRAWING}/wordprocessingDrawing\" distT=\"0\" distB=\"0\" \
             distL=\"0\" distR=\"0\"><wp:extent cx=\"{width}\" cy=\"{height}\"/><wp:docPr id=\"{number}\" \
             name=\"Biểu đồ {number}\" descr=\"{words}\"/><wp:cNvGraphicFramePr/><a:graphic xmlns:a=\"{DRAWING}/main\">\
             <a:graphicData uri=\"{DRAWING}/chart\"><c:chart xmlns:c=\"{DRAWING}/chart\" \
             xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" r:id=\"{link}\"/>\
             </a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
        ));
    });
    out
}

/// Where DrawingML's namespaces begin.
const DRAWING: &str = "http://schemas.openxmlformats.org/drawingml/2006";

/// English Metric Units in a twip.
const EMU_PER_TWIP: u32 = 635;

/// Ids and targets of the charts.
pub(super) fn links(drawn: &[Drawn<'_>]) -> Vec<(String, String)> {
    (1..=drawn.len()).map(|number| (link(number), format!("charts/{}", file(number)))).collect()
}

/// Names of the parts that need a content type of their own.
pub(super) fn parts(drawn: &[Drawn<'_>]) -> impl Iterator<Item = String> {
    (1..=drawn.len()).map(|number| format!("word/charts/{}", file(number)))
}

/// The parts of the charts: each drawing, what it refers to, and the workbook in which Word edits its figures.
///
/// # Errors
/// When a workbook cannot be packed.
pub(super) fn files(drawn: &[Drawn<'_>], base: &workbook::Base) -> Result<Vec<Entry>, zip::result::ZipError> {
    let mut files = Vec::with_capacity(3 * drawn.len());
    for (number, Drawn { chart, geometry }) in (1..).zip(drawn) {
        let book = format!("bieu-do-{number}.xlsx");
        files.push(Entry::new(format!("word/charts/{}", file(number)), chart_part::xml(chart, geometry)));
        files.push(Entry::new(
            format!("word/charts/_rels/{}.rels", file(number)),
            chart_part::links(&format!("../embeddings/{book}")),
        ));
        files.push(Entry::new(format!("word/embeddings/{book}"), base.with(chart)?));
    }
    Ok(files)
}

fn link(number: usize) -> String {
    format!("rIdChart{number}")
}

fn file(number: usize) -> String {
    format!("chart{number}.xml")
}
