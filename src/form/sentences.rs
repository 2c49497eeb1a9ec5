//! The sentences of a paper as its page shows them, for whoever looks at what they say.

use unicode_normalization::UnicodeNormalization;

use super::Sheet;
use super::look::place;
use crate::docx::read::{Paragraph, paragraphs};
use crate::parts::Entry;
use crate::parts::shape::NgayThang;
use crate::value::Ngay;

/// What the text of a paper says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Sentences {
    /// The day in its head, once there in full.
    pub(crate) ngay: Option<Ngay>,
    /// Its paragraphs, those in tables too: where each stands, and its text. What is quoted is another paper's.
    pub(crate) texts: Vec<(String, String)>,
}

/// The sentences of a paper.
pub(crate) fn of(sheet: &Sheet<'_>) -> Sentences {
    let mut found: Vec<&Paragraph> = Vec::new();
    // In letters of an old encoding no word can be read.
    for content in super::body::contents(sheet).filter(|_| sheet.encoding.is_none()) {
        for entry in &content.entries {
            match entry {
                Entry::Item(item) if item.quoted => {}
                Entry::Item(item) => found.push(item.line.paragraph),
                Entry::Table(table) => {
                    let cells = table.rows.iter().flat_map(|row| &row.cells);
                    found.extend(cells.flat_map(|cell| paragraphs(&cell.blocks)));
                }
            }
        }
    }
    let texts = found.into_iter().map(|paragraph| (place(paragraph), paragraph.text().nfc().collect()));
    Sentences { ngay: sheet.date.and_then(NgayThang::in_calendar), texts: texts.collect() }
}

#[cfg(test)]
mod tests {
    use super::of;
    use crate::docx::read::fixture::p;
    use crate::docx::read::read;
    use crate::form::fixture::{BODY, ke_hoach};
    use crate::form::{Expected, Origin, Sheet};
    use crate::parts::Page;

    #[test]
    fn what_the_paper_says_itself_is_read_in_tables_too_and_what_it_quotes_is_not() {
        let mut package = ke_hoach();
        package.replace(
            BODY,
            &p("LoiVan", "- Bám sát chương trình của tỉnh."),
            &p("LoiVan", "“Ngày 31/4/2026.”"),
        );
        let paper = read(&package.bytes()).unwrap();
        let (page, expected) = (Page::of(&paper), Expected::unknown(Origin::Foreign));
        let found = of(&Sheet::new(&paper, &page, &expected));
        assert_eq!(found.ngay, "05/01/2026".parse().ok());
        let says = |text: &str| found.texts.iter().any(|(_, said)| said.contains(text));
        assert!(
            says("Nâng cao nhận thức") && says("Chỉ tiêu") && says("Căn cứ Luật") && !says("31/4"),
            "{found:?}"
        );
        assert_eq!(found.texts[0].0, "đoạn 12 («Căn cứ Luật Bình đẳng giới ngày 29 tháng…»)");
    }
}
