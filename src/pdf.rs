//! Pages → PDF/A-2b, of PDF 1.7: the letters stand where the layout has put them, in embedded faces, and are the text of the
//! paper when they are copied out.
//!
//! Pure, and the same bytes for the same paper: no clock, no random id, and dates only where the paper has one.

mod draw;
mod face;
mod facts;

use std::collections::BTreeSet;

use krilla::configure::{Archival, ConfigurationBuilder, PdfVersion};
use krilla::metadata::Metadata;
use krilla::page::PageSettings;
use krilla::{Document as Pdf, SerializeSettings};

pub use facts::{Facts, Heading};

use crate::layout::{Mpt, Pages};
use crate::page::metrics;
use facts::undated;

/// Counts up whenever the same document tree comes to give another PDF, so that papers of an older program are made
/// again; a test tells when it is due.
pub const REVISION: u32 = 2;

/// Who a file says made it: what is left of us when another program has written it anew.
pub const CREATOR: &str = "vanthu";

/// A fault of the writer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error(String);

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Error {}

/// The file of a paper.
///
/// # Errors
/// What krilla does not write, or what does not satisfy PDF/A-2b.
pub fn bytes(pages: &Pages, facts: &Facts) -> Result<Vec<u8>, Error> {
    let fault = |error: String| Error(error);
    let configuration = ConfigurationBuilder::new()
        .with_version(PdfVersion::Pdf17)
        .with_archival_validator(Archival::A2_B)
        .finish()
        .map_err(|error| fault(format!("{error:?}")))?;
    let mut pdf = Pdf::new_with(SerializeSettings {
        configuration,
        enable_tagging: false,
        ..SerializeSettings::default()
    });
    for page in &pages.pages {
        let size = PageSettings::from_wh(points(page.width), points(page.height));
        let mut sheet = pdf.start_page_with(size.ok_or_else(|| fault("page without size".to_owned()))?);
        let mut surface = sheet.surface();
        draw::page(page, &mut surface)?;
        surface.finish();
        sheet.finish();
    }
    pdf.set_outline(facts.outline(pages));
    let metadata = Metadata::new()
        .title(facts.title.clone())
        .language("vi-VN".to_owned())
        .creator(CREATOR.to_owned())
        .producer(format!("{CREATOR} {}", env!("CARGO_PKG_VERSION")))
        .creation_date(facts.created());
    pdf.set_metadata(metadata);
    let bytes = pdf.finish().map_err(|error| fault(format!("{error:?}")))?;
    Ok(if facts.date.is_some() { bytes } else { undated(bytes) })
}

/// The characters of a paper that the faces have no letter for, each once.
pub fn unknown_letters(pages: &Pages) -> BTreeSet<char> {
    let runs = pages.pages.iter().flat_map(|page| &page.lines).flat_map(|line| &line.runs);
    runs.flat_map(|run| run.text.chars()).filter(|letter| metrics::row(*letter).is_none()).collect()
}

/// A length of the layout as PDF counts: points.
#[allow(clippy::cast_precision_loss, reason = "a page has less than 2^24 thousandths of a point")]
fn points(length: Mpt) -> f32 {
    length as f32 / 1000.0
}

#[cfg(test)]
mod tests {
    use super::{Facts, REVISION, bytes};
    use crate::layout;
    use crate::page::fixture::everything;
    use crate::page::markdown;
    use crate::print::Print;

    /// A file without what the program's number changes in it: the number, and the two ids that krilla makes of all.
    fn unversioned(file: &[u8]) -> String {
        let text: String = file.iter().map(|byte| char::from(*byte)).collect();
        let (_, rest) = text.split_once("<xmpMM:InstanceID>").unwrap();
        let (id, _) = rest.split_once('<').unwrap();
        text.replace(id, "").replace(env!("CARGO_PKG_VERSION"), "")
    }

    #[test]
    fn another_look_of_the_same_paper_is_another_revision() {
        let document = markdown::parse("", &everything()).unwrap();
        let file = bytes(&layout::pages(&document), &Facts::of(&document)).unwrap();
        let print = Print::of([unversioned(&file).as_bytes()]);
        assert_eq!(
            (REVISION, print.to_string().as_str()),
            (2, "39d71beea8b0d2c01fc1752dd242729f"),
            "papers come out otherwise than before: count REVISION up, and write it and the new print here"
        );
    }
}
