//! The sentences of a paper as its page shows them, for whoever looks at what they say.

use unicode_normalization::UnicodeNormalization;

use super::look::place;
use super::{Expected, Origin, Sheet, copy};
use crate::docx::read::{Paper, Paragraph, paragraphs};
use crate::parts::shape::NgayThang;
use crate::parts::{Entry, Page};

/// What the text of a paper says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Sentences {
    /// The day in its head, once there in full.
    pub(crate) ngay: Option<NgayThang>,
    /// Its paragraphs, those in tables too: where each stands, and its text. What is quoted is another paper's.
    pub(crate) texts: Vec<(String, String)>,
}

/// The sentences of a paper.
pub(crate) fn of(paper: &Paper) -> Sentences {
    let copied = copy::copied(paper);
    let paper = copied.as_ref().map_or(paper, |copied| &copied.paper);
    let page = Page::of(paper);
    let expected = Expected::unknown(Origin::Foreign);
    let sheet = Sheet::new(paper, &page, &expected);
    let mut found: Vec<&Paragraph> = Vec::new();
    // In letters of an old encoding no word can be read.
    for content in super::body::contents(&sheet).filter(|_| sheet.encoding.is_none()) {
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
    Sentences { ngay: sheet.date, texts: texts.collect() }
}

#[cfg(test)]
mod tests {
    use super::of;
    use crate::docx::read::fixture::p;
    use crate::docx::read::read;
    use crate::form::fixture::{BODY, ke_hoach};
    use crate::parts::shape::NgayThang;

    #[test]
    fn what_the_paper_says_itself_is_read_in_tables_too_and_what_it_quotes_is_not() {
        let mut package = ke_hoach();
        package.replace(
            BODY,
            &p("LoiVan", "- Bám sát chương trình của tỉnh."),
            &p("LoiVan", "“Ngày 31/4/2026.”"),
        );
        let found = of(&read(&package.bytes()).unwrap());
        assert_eq!(found.ngay, Some(NgayThang { nam: 2026, thang: 1, ngay: 5 }));
        let says = |text: &str| found.texts.iter().any(|(_, said)| said.contains(text));
        assert!(
            says("Nâng cao nhận thức") && says("Chỉ tiêu") && says("Căn cứ Luật") && !says("31/4"),
            "{found:?}"
        );
        assert_eq!(found.texts[0].0, "đoạn 12 («Căn cứ Luật Bình đẳng giới ngày 29 tháng…»)");
    }
}
