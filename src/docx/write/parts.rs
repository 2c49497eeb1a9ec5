//! The parts of the package beside `document.xml`.

use docx_rs::{BuildXML, Header, PageNum, ParagraphChild, ParagraphProperty};

use super::body::{FIRST_HEADER_ID, HEADER_ID};
use super::frame;
use super::package::Entry;
use super::repair::{self, DECLARATION};
use super::styles::{self, PAGE_NUMBER_STYLE};
use super::{About, Error, Property};
use crate::page::style::{FONT, LOOKS};

/// The parts that are the same in every paper. `[Content_Types].xml` comes first, as readers expect.
pub(super) fn fixed() -> Result<Vec<Entry>, Error> {
    let repaired = |xml: &[u8]| repair::repair(xml).map_err(Error::Schema);
    let styles = completed(&repaired(&styles::build())?);
    let number = ParagraphChild::PageNum(Box::new(PageNum::new()));
    let header = header(vec![number]).build();
    let first_header = header_without_number().build();
    Ok(vec![
        Entry::new(TYPES, text(CONTENT_TYPES)),
        Entry::new("_rels/.rels", text(PACKAGE_RELATIONSHIPS)),
        Entry::new("docProps/app.xml", text(APP)),
        Entry::new("word/styles.xml", styles),
        Entry::new("word/settings.xml", text(SETTINGS)),
        Entry::new("word/fontTable.xml", font_table()),
        Entry::new("word/header1.xml", repaired(&header)?),
        Entry::new("word/header2.xml", repaired(&first_header)?),
    ])
}

fn header(children: Vec<ParagraphChild>) -> Header {
    let property = ParagraphProperty::new().style(PAGE_NUMBER_STYLE);
    Header::new().add_paragraph(frame::paragraph(property, children))
}

/// The first page shows no number (ND30 PL I, Phần I, I.7).
fn header_without_number() -> Header {
    header(Vec::new())
}

/// docx-rs cannot set the language, mark the default style, nor give a style a second name.
fn completed(styles: &[u8]) -> Vec<u8> {
    let styles = String::from_utf8_lossy(styles)
        .replacen(
            "</w:rPr></w:rPrDefault>",
            "<w:lang w:val=\"vi-VN\" w:eastAsia=\"vi-VN\" w:bidi=\"ar-SA\"/></w:rPr></w:rPrDefault>",
            1,
        )
        .replacen(
            "<w:style w:type=\"paragraph\" w:styleId=\"Normal\">",
            "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\">",
            1,
        );
    let headings = LOOKS.iter().filter(|look| look.word_name() != look.style_name);
    let with_both_names = headings.fold(styles, |styles, look| {
        let name = format!("<w:name w:val=\"{}\" />", look.word_name());
        styles.replacen(&name, &format!("{name}<w:aliases w:val=\"{}\"/>", look.style_name), 1)
    });
    with_both_names.into_bytes()
}

/// Title, subject, author. No dates: the same paper has the same bytes on every day.
pub(super) fn core(about: &About) -> Vec<u8> {
    let mut xml = String::from(DECLARATION);
    xml.push_str("<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">");
    for (name, value) in
        [("dc:title", &about.title), ("dc:subject", &about.subject), ("dc:creator", &about.author)]
    {
        push_element(&mut xml, name, value);
    }
    xml.push_str("<dc:language>vi-VN</dc:language></cp:coreProperties>");
    xml.into_bytes()
}

/// Custom properties, numbered from 2 as the format demands.
pub(super) fn custom(properties: &[Property]) -> Vec<u8> {
    let mut xml = String::from(DECLARATION);
    xml.push_str("<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties\" xmlns:vt=\"http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes\">");
    for (number, (name, value)) in (2..).zip(properties) {
        xml.push_str("<property fmtid=\"{D5CDD505-2E9C-101B-9397-08002B2CF9AE}\" pid=\"");
        xml.push_str(&number.to_string());
        xml.push_str("\" name=\"");
        push_escaped(&mut xml, name);
        xml.push_str("\">");
        push_element(&mut xml, "vt:lpwstr", value);
        xml.push_str("</property>");
    }
    xml.push_str("</Properties>");
    xml.into_bytes()
}

fn push_element(xml: &mut String, name: &str, value: &str) {
    for part in ["<", name, ">"] {
        xml.push_str(part);
    }
    push_escaped(xml, value);
    for part in ["</", name, ">"] {
        xml.push_str(part);
    }
}

fn push_escaped(xml: &mut String, value: &str) {
    xml.push_str(&quick_xml::escape::escape(value));
}

fn text(body: &str) -> Vec<u8> {
    repair::part(body)
}

/// The part that says what kind each part is, for a paper with charts in these parts.
pub(super) fn types(charts: impl Iterator<Item = String>) -> Entry {
    let more: String =
        charts.map(|part| format!("<Override PartName=\"/{part}\" ContentType=\"{CHART}\"/>")).collect();
    let book = format!("<Default Extension=\"xlsx\" ContentType=\"{WORKBOOK}\"/>");
    let (defaults, overrides) = CONTENT_TYPES.split_once("<Override").unwrap_or((CONTENT_TYPES, ""));
    let overrides = overrides.strip_suffix("</Types>").unwrap_or(overrides);
    Entry::new(TYPES, text(&format!("{defaults}{book}<Override{overrides}{more}</Types>")))
}

/// The part that says what kind each part is.
const TYPES: &str = "[Content_Types].xml";
const CHART: &str = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml";
const WORKBOOK: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// The part that says what `document.xml` refers to. `charts` are ids and targets.
pub(super) fn links(charts: &[(String, String)]) -> Entry {
    const BASE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let parts = [
        ("rIdStyles", "styles", "styles.xml"),
        ("rIdSettings", "settings", "settings.xml"),
        ("rIdFonts", "fontTable", "fontTable.xml"),
        (HEADER_ID, "header", "header1.xml"),
        (FIRST_HEADER_ID, "header", "header2.xml"),
    ];
    let mut xml = String::from(
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">",
    );
    let charts = charts.iter().map(|(id, target)| (id.as_str(), "chart", target.as_str()));
    for (id, kind, target) in parts.into_iter().chain(charts) {
        xml.push_str(&format!("<Relationship Id=\"{id}\" Type=\"{BASE}/{kind}\" Target=\"{target}\"/>"));
    }
    xml.push_str("</Relationships>");
    Entry::new("word/_rels/document.xml.rels", text(&xml))
}

fn font_table() -> Vec<u8> {
    text(&format!(
        "<w:fonts xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:font w:name=\"{FONT}\">\
         <w:panose1 w:val=\"02020603050405020304\"/><w:charset w:val=\"A3\"/><w:family w:val=\"roman\"/>\
         <w:pitch w:val=\"variable\"/></w:font></w:fonts>"
    ))
}

const CONTENT_TYPES: &str = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
<Default Extension=\"xml\" ContentType=\"application/xml\"/>\
<Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/>\
<Override PartName=\"/word/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml\"/>\
<Override PartName=\"/word/settings.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml\"/>\
<Override PartName=\"/word/fontTable.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.fontTable+xml\"/>\
<Override PartName=\"/word/header1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml\"/>\
<Override PartName=\"/word/header2.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml\"/>\
<Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>\
<Override PartName=\"/docProps/app.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.extended-properties+xml\"/>\
<Override PartName=\"/docProps/custom.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.custom-properties+xml\"/>\
</Types>";

const PACKAGE_RELATIONSHIPS: &str = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/>\
<Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/>\
<Relationship Id=\"rId3\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/extended-properties\" Target=\"docProps/app.xml\"/>\
<Relationship Id=\"rId4\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties\" Target=\"docProps/custom.xml\"/>\
</Relationships>";

const APP: &str = "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\">\
<Application>vanthu</Application></Properties>";

/// Compatibility mode 15: older modes shift tables by the cell padding.
const SETTINGS: &str = "<w:settings xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">\
<w:zoom w:percent=\"100\"/><w:defaultTabStop w:val=\"720\"/><w:characterSpacingControl w:val=\"doNotCompress\"/><w:compat>\
<w:compatSetting w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/>\
<w:compatSetting w:name=\"overrideTableStyleFontSizeAndJustification\" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"1\"/>\
<w:compatSetting w:name=\"enableOpenTypeFeatures\" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"1\"/>\
<w:compatSetting w:name=\"doNotFlipMirrorIndents\" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"1\"/>\
</w:compat><w:themeFontLang w:val=\"vi-VN\"/><w:decimalSymbol w:val=\",\"/><w:listSeparator w:val=\";\"/></w:settings>";
