//! A chart as DrawingML: what Word draws. Two rows of bars on a scale from nothing, in the frame and with the shares of
//! [`crate::chart::geometry`].
//!
//! What a figure's label says is not left to a number's format, which follows the machine's language: it is the text
//! that the paper prints, from a column of the workbook that stands beside the figure. The scale ends where the program
//! ends it: a fixed end would cut the bar of a figure that somebody corrects.

use std::fmt::Write as _;

use quick_xml::escape::escape;

use super::repair;
use super::workbook;
use crate::chart::{self, Area, Geometry};
use crate::page::document::Chart;
use crate::page::style::FONT;
use crate::page::style::chart::{DARK, FRAME};
use crate::value::OCot;

/// English Metric Units in a twip.
const EMU_PER_TWIP: u32 = 635;

/// Numbers of the two axes: unsigned, any.
const AXES: [u32; 2] = [1, 2];

/// A row of bars: its title, where it stands in the workbook, its fill, its cells.
struct Series<'c> {
    title: &'c str,
    /// Columns of its figures and of their labels.
    columns: [&'static str; 2],
    grey: u8,
    cells: Vec<&'c OCot>,
}

/// The part.
pub(super) fn xml(chart: &Chart, geometry: &Geometry) -> Vec<u8> {
    let result = chart::result_title(chart);
    let [names, plan, _] = &chart.titles;
    let series = [
        Series {
            title: plan,
            columns: ["B", "D"],
            grey: u8::MAX,
            cells: chart.rows.iter().map(|row| &row.plan).collect(),
        },
        Series {
            title: &result,
            columns: ["C", "E"],
            grey: DARK,
            cells: chart.rows.iter().map(|row| &row.result).collect(),
        },
    ];
    let categories = strings(
        "cat",
        &workbook::range("A", chart.rows.len()),
        chart.rows.iter().map(chart::name_with_words),
    );
    let mut out = String::with_capacity(8192 + chart.rows.len() * 2048);
    out.push_str(OPEN);
    title(names, geometry, &mut out);
    out.push_str("<c:autoTitleDeleted val=\"0\"/><c:plotArea>");
    layout("<c:layoutTarget val=\"inner\"/>", geometry.plot, geometry, &mut out);
    out.push_str(
        "<c:barChart><c:barDir val=\"bar\"/><c:grouping val=\"clustered\"/><c:varyColors val=\"0\"/>",
    );
    for (number, series) in series.iter().enumerate() {
        bars(number, series, &categories, &letters(geometry, ON_ONE_LINE), &mut out);
    }
    spacing(geometry, chart.rows.len(), &mut out);
    axes(geometry, &mut out);
    let letters = letters(geometry, "");
    out.push_str(
        "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr></c:plotArea><c:legend><c:legendPos val=\"t\"/>",
    );
    layout("", geometry.legend, geometry, &mut out);
    let _ = write!(
        out,
        "<c:overlay val=\"0\"/>{letters}</c:legend><c:plotVisOnly val=\"1\"/><c:dispBlanksAs val=\"gap\"/></c:chart>\
         <c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{letters}<c:externalData r:id=\"{BOOK}\">\
         <c:autoUpdate val=\"0\"/></c:externalData></c:chartSpace>"
    );
    repair::part(&out)
}

const OPEN: &str = "<c:chartSpace xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\" \
xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" \
xmlns:c15=\"http://schemas.microsoft.com/office/drawing/2012/chart\"><c:date1904 val=\"0\"/><c:lang val=\"vi-VN\"/>\
<c:roundedCorners val=\"0\"/><c:chart>";

/// Id of the workbook.
const BOOK: &str = "rId1";

/// What the part refers to.
pub(super) fn links(book: &str) -> Vec<u8> {
    repair::part(&format!(
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"{BOOK}\" \
         Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/package\" Target=\"{book}\"/></Relationships>"
    ))
}

/// Properties of letters, in an element of that name.
fn look(element: &str, geometry: &Geometry) -> String {
    let size = geometry.size * 50;
    format!(
        "<a:{element} lang=\"vi-VN\" sz=\"{size}\" b=\"0\"><a:solidFill><a:srgbClr val=\"000000\"/></a:solidFill>\
         <a:latin typeface=\"{FONT}\"/><a:cs typeface=\"{FONT}\"/></a:{element}>"
    )
}

/// Keeps a label on one line: LibreOffice breaks those of a small chart anywhere.
const ON_ONE_LINE: &str = " wrap=\"none\"";

fn letters(geometry: &Geometry, body: &str) -> String {
    let look = look("defRPr", geometry);
    format!(
        "<c:txPr><a:bodyPr{body}/><a:p><a:pPr>{look}</a:pPr><a:endParaRPr lang=\"vi-VN\"/></a:p></c:txPr>"
    )
}

/// The title of the names, above them.
fn title(names: &str, geometry: &Geometry, out: &mut String) {
    if names.is_empty() {
        return;
    }
    let (default, own, names) = (look("defRPr", geometry), look("rPr", geometry), escape(names));
    let _ = write!(
        out,
        "<c:title><c:tx><c:rich><a:bodyPr/><a:p><a:pPr algn=\"l\">{default}</a:pPr><a:r>{own}<a:t>{names}</a:t></a:r></a:p>\
         </c:rich></c:tx><c:layout><c:manualLayout><c:xMode val=\"edge\"/><c:yMode val=\"edge\"/><c:x val=\"0\"/>\
         <c:y val=\"0\"/></c:manualLayout></c:layout><c:overlay val=\"1\"/></c:title>"
    );
}

/// An area as shares of the frame.
fn layout(target: &str, area: Area, geometry: &Geometry, out: &mut String) {
    let _ = write!(
        out,
        "<c:layout><c:manualLayout>{target}<c:xMode val=\"edge\"/><c:yMode val=\"edge\"/><c:x val=\"{}\"/><c:y val=\"{}\"/>\
         <c:w val=\"{}\"/><c:h val=\"{}\"/></c:manualLayout></c:layout>",
        share(area.left, geometry.width),
        share(area.top, geometry.height),
        share(area.width, geometry.width),
        share(area.height, geometry.height)
    );
}

/// A part of a whole, in ten-thousandths.
fn share(part: u32, whole: u32) -> String {
    let share = u64::from(part) * 10_000 / u64::from(whole.max(1));
    format!("{}.{:04}", share / 10_000, share % 10_000)
}

fn fill(fill: &str) -> String {
    let width = FRAME * EMU_PER_TWIP;
    format!(
        "<c:spPr>{fill}<a:ln w=\"{width}\"><a:solidFill><a:srgbClr val=\"000000\"/></a:solidFill></a:ln></c:spPr>"
    )
}

fn solid(grey: u8) -> String {
    fill(&format!("<a:solidFill><a:srgbClr val=\"{grey:02X}{grey:02X}{grey:02X}\"/></a:solidFill>"))
}

/// An estimate's: LibreOffice draws a pattern that is a bar's own.
fn stripes() -> String {
    fill(
        "<a:pattFill prst=\"wdUpDiag\"><a:fgClr><a:srgbClr val=\"000000\"/></a:fgClr><a:bgClr>\
         <a:srgbClr val=\"FFFFFF\"/></a:bgClr></a:pattFill>",
    )
}

/// Texts of the workbook, with what they say.
fn strings(element: &str, range: &str, texts: impl ExactSizeIterator<Item = String>) -> String {
    format!(
        "<c:{element}><c:strRef><c:f>{range}</c:f><c:strCache>{}</c:strCache></c:strRef></c:{element}>",
        points(texts)
    )
}

fn points(texts: impl ExactSizeIterator<Item = String>) -> String {
    let mut out = format!("<c:ptCount val=\"{}\"/>", texts.len());
    for (at, text) in texts.enumerate().filter(|(_, text)| !text.is_empty()) {
        let _ = write!(out, "<c:pt idx=\"{at}\"><c:v>{}</c:v></c:pt>", escape(&text));
    }
    out
}

fn bars(number: usize, series: &Series<'_>, categories: &str, letters: &str, out: &mut String) {
    let [figures, labels] = series.columns;
    let count = series.cells.len();
    let _ = write!(
        out,
        "<c:ser><c:idx val=\"{number}\"/><c:order val=\"{number}\"/>{}{}<c:invertIfNegative val=\"0\"/>",
        strings("tx", &workbook::title(figures), std::iter::once(series.title.to_owned())),
        solid(series.grey)
    );
    for (at, _) in
        series.cells.iter().enumerate().filter(|(_, cell)| cell.so().is_some_and(|figure| figure.uoc))
    {
        let _ = write!(
            out,
            "<c:dPt><c:idx val=\"{at}\"/><c:invertIfNegative val=\"0\"/><c:bubble3D val=\"0\"/>{}</c:dPt>",
            stripes()
        );
    }
    out.push_str("<c:dLbls>");
    for (at, cell) in series.cells.iter().enumerate() {
        label(number, at, &cell.to_string(), out);
    }
    let _ = write!(
        out,
        "{letters}{SHOWN}{}</c:dLbls>{categories}",
        extension(LABELS_SHOWN, "<c15:showDataLabelsRange val=\"1\"/>")
    );
    let _ = write!(
        out,
        "<c:val><c:numRef><c:f>{}</c:f><c:numCache><c:formatCode>General</c:formatCode>{}</c:numCache></c:numRef></c:val>",
        workbook::range(figures, count),
        points(series.cells.iter().map(|cell| cell.so().map(|figure| figure.so.cham()).unwrap_or_default()))
    );
    let range = format!(
        "<c15:datalabelsRange><c15:f>{}</c15:f><c15:dlblRangeCache>{}</c15:dlblRangeCache></c15:datalabelsRange>",
        workbook::range(labels, count),
        points(series.cells.iter().map(ToString::to_string))
    );
    let _ = write!(out, "{}</c:ser>", extension(LABELS_OF, &range));
}

/// Says that labels come from cells.
const LABELS_SHOWN: &str = "{CE6537A1-D6FC-4f65-9D91-7224C49458BB}";
/// Says from which.
const LABELS_OF: &str = "{02D57815-91ED-43cb-92C2-25804820EDAC}";

/// Where a label stands, and what it does not show: it is a cell's text.
const SHOWN: &str = "<c:dLblPos val=\"outEnd\"/><c:showLegendKey val=\"0\"/><c:showVal val=\"0\"/><c:showCatName val=\"0\"/>\
<c:showSerName val=\"0\"/><c:showPercent val=\"0\"/><c:showBubbleSize val=\"0\"/>";

fn extension(uri: &str, inside: &str) -> String {
    format!("<c:extLst><c:ext uri=\"{uri}\">{inside}</c:ext></c:extLst>")
}

/// A label. Programs that know no cells as labels show the text in it. One without a bar is written as well, and
/// not drawn: LibreOffice counts labels, not bars, when it saves.
fn label(series: usize, at: usize, text: &str, out: &mut String) {
    let number = series * 1000 + at + 1;
    let _ = write!(
        out,
        "<c:dLbl><c:idx val=\"{at}\"/><c:tx><c:rich><a:bodyPr{ON_ONE_LINE}/><a:p><a:fld id=\"{{{number:08X}-0000-4000-8000-000000000000}}\" \
         type=\"CELLRANGE\"><a:t>{}</a:t></a:fld></a:p></c:rich></c:tx>{SHOWN}{}</c:dLbl>",
        escape(text),
        extension(LABELS_SHOWN, "<c15:showDataLabelsRange val=\"1\"/>")
    );
}

/// Bars of the geometry's height: gaps are counted in hundredths of a bar.
fn spacing(geometry: &Geometry, rows: usize, out: &mut String) {
    let bar = u64::from(geometry.bar.max(1));
    let bars = 2 * geometry.bar + geometry.gap;
    let pitch = u64::from(geometry.plot.height) / rows.max(1) as u64;
    let between = (pitch.saturating_sub(u64::from(bars)) * 100 / bar).min(500);
    let inside = u64::from(geometry.gap) * 100 / bar;
    let [names, figures] = AXES;
    let _ = write!(
        out,
        "<c:gapWidth val=\"{between}\"/><c:overlap val=\"-{inside}\"/><c:axId val=\"{names}\"/><c:axId val=\"{figures}\"/></c:barChart>"
    );
}

/// Names from top to bottom; figures from nothing on, without an axis that is seen.
fn axes(geometry: &Geometry, out: &mut String) {
    let [names, figures] = AXES;
    let none = "<c:majorTickMark val=\"none\"/><c:minorTickMark val=\"none\"/>";
    let line = fill("<a:noFill/>");
    let letters = letters(geometry, "");
    let _ = write!(
        out,
        "<c:catAx><c:axId val=\"{names}\"/><c:scaling><c:orientation val=\"maxMin\"/></c:scaling><c:delete val=\"0\"/>\
         <c:axPos val=\"l\"/><c:numFmt formatCode=\"General\" sourceLinked=\"0\"/>{none}<c:tickLblPos val=\"low\"/>{line}{letters}\
         <c:crossAx val=\"{figures}\"/><c:crosses val=\"autoZero\"/><c:auto val=\"0\"/><c:lblAlgn val=\"ctr\"/>\
         <c:lblOffset val=\"100\"/><c:noMultiLvlLbl val=\"1\"/></c:catAx><c:valAx><c:axId val=\"{figures}\"/><c:scaling>\
         <c:orientation val=\"minMax\"/><c:min val=\"0\"/></c:scaling><c:delete val=\"1\"/><c:axPos val=\"t\"/>\
         <c:numFmt formatCode=\"General\" sourceLinked=\"0\"/>{none}<c:tickLblPos val=\"none\"/><c:crossAx val=\"{names}\"/>\
         <c:crosses val=\"autoZero\"/><c:crossBetween val=\"between\"/></c:valAx>"
    );
}
