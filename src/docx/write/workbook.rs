//! The workbook behind a chart: what Word shows at «Chỉnh sửa dữ liệu». As small as a workbook can be.
//!
//! A row of the chart is a row of the sheet: name, plan, result, and beside them the labels that the chart prints. A
//! label is computed from its figure, so that whoever changes the figure changes both, and has a comma before the
//! fraction whatever the machine's language.

use zip::result::ZipError;

use super::package::{self, Entry};
use super::repair;
use crate::chart;
use crate::page::document::{Chart, ChartRow};
use crate::value::SoCot;

/// Name of the sheet: letters that need no quotation marks in a reference.
pub(super) const SHEET: &str = "BieuDo";

/// The parts that are the same in every workbook.
#[derive(Debug)]
pub(super) struct Base(package::Base);

impl Base {
    pub(super) fn new() -> Result<Self, ZipError> {
        let parts = [
            ("[Content_Types].xml", CONTENT_TYPES.to_owned()),
            ("_rels/.rels", RELATIONSHIPS.to_owned()),
            (
                "xl/workbook.xml",
                format!(
                    "{WORKBOOK}<sheets><sheet name=\"{SHEET}\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
                ),
            ),
            ("xl/_rels/workbook.xml.rels", SHEETS.to_owned()),
        ];
        let entries: Vec<Entry> =
            parts.into_iter().map(|(name, text)| Entry::new(name, repair::part(&text))).collect();
        package::Base::new(&entries).map(Self)
    }

    /// The workbook of a chart.
    pub(super) fn with(&self, chart: &Chart) -> Result<Vec<u8>, ZipError> {
        let sheet = Entry::new("xl/worksheets/sheet1.xml", repair::part(&sheet(chart)));
        self.0.with(None, std::iter::once(&sheet))
    }
}

fn sheet(chart: &Chart) -> String {
    let mut out = String::from(
        "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><cols>\
         <col min=\"1\" max=\"1\" width=\"60\" customWidth=\"1\"/><col min=\"2\" max=\"5\" width=\"24\" customWidth=\"1\"/>\
         </cols><sheetData><row r=\"1\">",
    );
    let [names, plan, _] = &chart.titles;
    let result = chart::result_title(chart);
    for (column, title) in ["A", "B", "C"].into_iter().zip([names.as_str(), plan, &result]) {
        text(column, 1, title, &mut out);
    }
    for (column, of) in [("D", "B"), ("E", "C")] {
        text(column, 1, &format!("Nhãn của cột {of}"), &mut out);
    }
    out.push_str("</row>");
    for (number, row) in (2..).zip(&chart.rows) {
        out.push_str(&format!("<row r=\"{number}\">"));
        figures(row, number, &mut out);
        out.push_str("</row>");
    }
    out.push_str("</sheetData></worksheet>");
    out
}

fn figures(row: &ChartRow, number: usize, out: &mut String) {
    text("A", number, &chart::name_with_words(row), out);
    let cells = [("B", &row.plan), ("C", &row.result)];
    for (column, cell) in cells {
        if let Some(figure) = cell.so() {
            out.push_str(&format!("<c r=\"{column}{number}\"><v>{}</v></c>", figure.so.cham()));
        }
    }
    for ((of, cell), column) in cells.into_iter().zip(["D", "E"]) {
        let label = cell.to_string();
        match cell.so().and_then(|figure| formula(figure, &label, &format!("{of}{number}"))) {
            Some(formula) => out.push_str(&format!(
                "<c r=\"{column}{number}\" t=\"str\"><f>{}</f><v>{}</v></c>",
                quick_xml::escape::escape(&formula),
                quick_xml::escape::escape(&label)
            )),
            None => text(column, number, &label, out),
        }
    }
}

/// What makes the label of the figure in `cell`. Where thousands are parted there is none: no function of a sheet parts
/// them by a point on every machine.
fn formula(figure: SoCot, label: &str, cell: &str) -> Option<String> {
    if label.contains('.') {
        return None;
    }
    let digits = label.split_once(',').map_or(0, |(_, fraction)| fraction.len());
    let sign = match figure.truoc_so() {
        sign if sign.is_empty() => sign,
        sign => format!("\"{sign}\"&"),
    };
    Some(format!("{sign}SUBSTITUTE(FIXED({cell},{digits},TRUE),\".\",\",\")"))
}

/// A cell of text; none where there is none.
fn text(column: &str, row: usize, text: &str, out: &mut String) {
    if !text.is_empty() {
        out.push_str(&format!(
            "<c r=\"{column}{row}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{}</t></is></c>",
            quick_xml::escape::escape(verbatim(text))
        ));
    }
}

/// Text that Excel shows as it is: `_x0041_` would be a letter by its number (ECMA-376, ST_Xstring), so the underscore
/// before it is written by its own.
fn verbatim(text: &str) -> String {
    let is_number = |at: usize| {
        let digits = text.as_bytes().get(at + 2..at + 7);
        digits.is_some_and(|digits| digits[4] == b'_' && digits[..4].iter().all(u8::is_ascii_hexdigit))
    };
    let (mut out, mut from) = (String::new(), 0);
    for (at, _) in text.match_indices("_x").filter(|(at, _)| is_number(*at)) {
        out.push_str(&text[from..=at]);
        out.push_str("x005F_");
        from = at + 1;
    }
    out + &text[from..]
}

/// Where in the sheet a column's rows stand, for `rows` rows.
pub(super) fn range(column: &str, rows: usize) -> String {
    format!("{SHEET}!${column}$2:${column}${}", rows + 1)
}

/// Where in the sheet a column's title stands.
pub(super) fn title(column: &str) -> String {
    format!("{SHEET}!${column}$1")
}

const CONTENT_TYPES: &str = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
<Default Extension=\"xml\" ContentType=\"application/xml\"/>\
<Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>\
<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>\
</Types>";

const RELATIONSHIPS: &str = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/>\
</Relationships>";

const WORKBOOK: &str = "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" \
xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">";

const SHEETS: &str = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/>\
</Relationships>";

#[cfg(test)]
mod tests {
    use super::verbatim;

    #[test]
    fn what_looks_like_a_letter_by_its_number_is_text() {
        assert_eq!(verbatim("Xã _x0041_ và _x00e9_x"), "Xã _x005F_x0041_ và _x005F_x00e9_x");
        for text in ["_x", "a_xb", "_x004_", "_xghij_", "Tỷ lệ 5 % _"] {
            assert_eq!(verbatim(text), text);
        }
    }
}
