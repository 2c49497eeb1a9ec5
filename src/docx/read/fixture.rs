//! Small DOCX packages for tests, written as plain XML so that they owe nothing to the crate that writes ours.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

const W: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
                 xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" \
                 xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" \
                 xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
                 xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\" \
                 xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" \
                 xmlns:v=\"urn:schemas-microsoft-com:vml\"";

const TYPES: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

const RELATIONSHIPS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A package: parts by name, in order.
#[derive(Debug, Clone)]
pub(crate) struct Package {
    pub(crate) parts: Vec<(String, String)>,
}

impl Package {
    /// A package whose document has that body and nothing else.
    pub(crate) fn with_body(body: &str) -> Self {
        let relationship = format!(
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
             <Relationship Id=\"rId1\" Type=\"{RELATIONSHIPS}/officeDocument\" Target=\"word/document.xml\"/>\
             </Relationships>"
        );
        let document = format!("<w:document {W}><w:body>{body}</w:body></w:document>");
        let part = |name: &str, text: String| (name.to_owned(), text);
        let types = format!(
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
             <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
             <Override PartName=\"/word/document.xml\" ContentType=\"{TYPES}document.main+xml\"/></Types>"
        );
        Self {
            parts: vec![
                part("[Content_Types].xml", types),
                part("_rels/.rels", relationship),
                part("word/document.xml", document),
            ],
        }
    }

    /// The same package with a part that the document is related to: `root` is its root element's name.
    pub(crate) fn with_part(mut self, id: &str, kind: &str, file: &str, root: &str, inside: &str) -> Self {
        let links = "word/_rels/document.xml.rels";
        let link = format!("<Relationship Id=\"{id}\" Type=\"{RELATIONSHIPS}/{kind}\" Target=\"{file}\"/>");
        if !self.parts.iter().any(|(name, _)| name == links) {
            let empty = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
                         </Relationships>";
            self.parts.push((links.to_owned(), empty.to_owned()));
        }
        self.replace(links, "</Relationships>", &format!("{link}</Relationships>"));
        let own = format!("<Override PartName=\"/word/{file}\" ContentType=\"{TYPES}{kind}+xml\"/></Types>");
        self.replace("[Content_Types].xml", "</Types>", &own);
        self.parts.push((format!("word/{file}"), format!("<{root} {W}>{inside}</{root}>")));
        self
    }

    /// Replaces the first `from` in a part; a test whose `from` is not there tests nothing, so it fails.
    pub(crate) fn replace(&mut self, part: &str, from: &str, to: &str) {
        let (_, text) = self.parts.iter_mut().find(|(name, _)| name == part).expect("no such part");
        assert!(text.contains(from), "{part} has no {from}");
        *text = text.replacen(from, to, 1);
    }

    /// The bytes of the package.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        let parts = self.parts.iter().map(|(name, text)| (name.clone(), text.clone().into_bytes()));
        pack(&parts.collect::<Vec<_>>(), CompressionMethod::Deflated)
    }
}

/// Zips parts of any bytes.
pub(crate) fn pack(parts: &[(String, Vec<u8>)], method: CompressionMethod) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(method);
    for (name, bytes) in parts {
        writer.start_file(name.as_str(), options).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A paragraph of a style with one run of text.
pub(crate) fn p(style: &str, text: &str) -> String {
    format!(
        "<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr><w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>"
    )
}
