//! Document tree → DOCX bytes. The only place that imports docx-rs.
//!
//! docx-rs builds `document.xml`, the header and the styles from typed objects; its output needs `repair` before
//! Word's schema accepts it, and its packing is replaced by `package`, so that same input gives same bytes.

use std::fmt;
use std::sync::OnceLock;

use crate::page::document::{Block, Document};
use crate::page::style::Role;
use crate::print::Print;

mod body;
mod chart_part;
mod drawing;
mod frame;
mod frames;
mod package;
mod pair;
mod paragraph;
mod parts;
mod repair;
mod styles;
mod table;
mod workbook;

/// Counts up whenever the same document tree comes to give another DOCX, so that papers of an older program are made
/// again; a test tells when it is due.
pub const REVISION: u32 = 10;

/// Why a paper could not be written. Each is a fault of the program or of a template, never of the data.
#[derive(Debug)]
pub enum Error {
    /// docx-rs wrote an element that the schema pass does not know.
    Schema(repair::Unknown),
    /// The archive could not be written.
    Package(zip::result::ZipError),
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Schema(unknown) => write!(f, "không ghi được DOCX: {unknown}"),
            Error::Package(cause) => write!(f, "không đóng gói được DOCX: {cause}"),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Error::Schema(unknown) => Some(unknown),
            Error::Package(cause) => Some(cause),
        }
    }
}

/// A property that travels inside the file: name and value, both plain text.
pub type Property = (String, String);

/// The parts that are the same in every paper, built once for many.
#[derive(Debug)]
pub struct FixedParts {
    /// What says of what kind each part is comes first.
    entries: Vec<package::Entry>,
    base: package::Base,
    /// Made when the first paper with charts is.
    for_charts: OnceLock<ForCharts>,
    frames: frames::Frames,
    print: Print,
}

/// The fixed parts of papers with charts.
#[derive(Debug)]
struct ForCharts {
    /// All but the first: such a paper has its own.
    untyped: package::Base,
    book: workbook::Base,
}

impl FixedParts {
    /// Builds styles, settings, fonts and headers from the style table.
    ///
    /// # Errors
    /// [`Error::Schema`] when docx-rs has changed what it writes.
    pub fn new() -> Result<Self, Error> {
        let entries = parts::fixed()?;
        let print = Print::of(
            entries.iter().map(package::Entry::content).flat_map(|(name, bytes)| [name.as_bytes(), bytes]),
        );
        let base = package::Base::new(&entries).map_err(Error::Package)?;
        let frames = frames::Frames::new().map_err(Error::Schema)?;
        Ok(Self { entries, base, for_charts: OnceLock::new(), frames, print })
    }

    fn for_charts(&self) -> Result<&ForCharts, Error> {
        if let Some(made) = self.for_charts.get() {
            return Ok(made);
        }
        let untyped =
            package::Base::new(self.entries.get(1..).unwrap_or_default()).map_err(Error::Package)?;
        let book = workbook::Base::new().map_err(Error::Package)?;
        Ok(self.for_charts.get_or_init(|| ForCharts { untyped, book }))
    }

    /// Their fingerprint: what papers look like.
    pub fn print(&self) -> Print {
        self.print
    }
}

/// The part that holds the custom properties.
pub const CUSTOM_PART: &str = "docProps/custom.xml";

/// The custom properties' part as it is written.
pub fn custom_part(properties: &[Property]) -> Vec<u8> {
    parts::custom(properties)
}

/// A paper's parts, ready to be packed.
#[derive(Debug)]
pub struct Parts<'f> {
    fixed: &'f FixedParts,
    /// What says of what kind each part is, where that is not the same as in every paper.
    types: Option<package::Entry>,
    own: [package::Entry; 3],
    charts: Vec<package::Entry>,
}

impl Parts<'_> {
    /// Names and contents, in the order of the archive.
    pub fn contents(&self) -> impl Iterator<Item = (&str, &[u8])> {
        let shared = self.fixed.entries.iter().skip(usize::from(self.types.is_some()));
        self.types.iter().chain(shared).chain(self.own()).map(package::Entry::content)
    }

    fn own(&self) -> impl Iterator<Item = &package::Entry> {
        self.own.iter().chain(&self.charts)
    }

    /// Packs them.
    ///
    /// `properties` become custom document properties, in the order given.
    ///
    /// # Errors
    /// [`Error::Package`] when the archive cannot be written.
    pub fn pack(&self, properties: &[Property]) -> Result<Vec<u8>, Error> {
        let custom = package::Entry::new(CUSTOM_PART, parts::custom(properties));
        let base = if self.types.is_some() { &self.fixed.for_charts()?.untyped } else { &self.fixed.base };
        base.with(self.types.as_ref(), self.own().chain([&custom])).map_err(Error::Package)
    }
}

/// Makes a paper's parts. Title, subject and author of the file come from the paper's own tên loại, trích yếu and cơ
/// quan ban hành.
///
/// # Errors
/// [`Error::Schema`] when docx-rs has changed what it writes; [`Error::Package`] when a chart's workbook cannot be written.
pub fn parts<'f>(document: &Document, fixed: &'f FixedParts) -> Result<Parts<'f>, Error> {
    let drawn = drawing::draw(document);
    let charts = drawing::paragraphs(&drawn, &fixed.frames);
    let xml = body::write(document, &fixed.frames, &charts).map_err(Error::Schema)?;
    let own = [
        parts::links(&drawing::links(&drawn)),
        package::Entry::new("word/document.xml", xml),
        package::Entry::new("docProps/core.xml", parts::core(&About::of(document))),
    ];
    let (mut types, mut charts) = (None, Vec::new());
    if !drawn.is_empty() {
        types = Some(parts::types(drawing::parts(&drawn)));
        charts = drawing::files(&drawn, &fixed.for_charts()?.book).map_err(Error::Package)?;
    }
    Ok(Parts { fixed, types, own, charts })
}

/// Writes a paper: [`parts`], packed.
///
/// # Errors
/// See [`Error`].
pub fn write(document: &Document, fixed: &FixedParts, properties: &[Property]) -> Result<Vec<u8>, Error> {
    parts(document, fixed)?.pack(properties)
}

/// What the file says of itself.
#[derive(Debug, Default, PartialEq, Eq)]
struct About {
    title: String,
    subject: String,
    author: String,
}

impl About {
    fn of(document: &Document) -> Self {
        let mut about = Self::default();
        let blocks = document.sections.first().map_or(&[][..], |section| &section.blocks);
        for block in blocks {
            match block {
                Block::Paragraph(paragraph) if paragraph.role == Role::TenLoai => {
                    append(&mut about.title, &paragraph.text())
                }
                Block::Paragraph(paragraph) if paragraph.role == Role::TrichYeu => {
                    append(&mut about.subject, &paragraph.text())
                }
                Block::Letterhead(grid) => {
                    for line in grid.rows.iter().flatten().flatten() {
                        match line.role {
                            Role::CoQuan => append(&mut about.author, &line.text()),
                            Role::TrichYeuCongVan => append(&mut about.subject, &line.text()),
                            _ => {}
                        }
                    }
                }
                Block::Paragraph(_) | Block::Closing(_) | Block::Table(_) | Block::Chart(_) => {}
            }
        }
        let subject = about.subject.clone();
        append(&mut about.title, &subject);
        about
    }
}

fn append(to: &mut String, text: &str) {
    if !to.is_empty() && !text.is_empty() {
        to.push(' ');
    }
    to.push_str(text);
}

#[cfg(test)]
mod tests {
    use super::{FixedParts, REVISION};
    use crate::page::fixture::everything;
    use crate::page::markdown;
    use crate::print::Print;

    #[test]
    fn another_look_of_the_same_paper_is_another_revision() {
        let fixed = FixedParts::new().unwrap();
        let document = markdown::parse("", &everything()).unwrap();
        let parts = super::parts(&document, &fixed).unwrap();
        let print = Print::of(parts.contents().flat_map(|(name, bytes)| [name.as_bytes(), bytes]));
        assert_eq!(
            (REVISION, print.to_string().as_str()),
            (10, "2217a5c7716b81bc288a585572405514"),
            "papers come out otherwise than before: count REVISION up, and write it and the new print here"
        );
    }
}
