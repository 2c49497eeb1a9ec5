use super::{End, pages};
use crate::page::document::{Block, Document, Inline, Orientation, Paragraph, Section};
use crate::page::style::Role;

fn paper(texts: &[&str]) -> Document {
    let paragraph = |text: &&str| {
        let inlines = vec![Inline::Text { text: (*text).to_owned(), bold: false, italic: false }];
        Block::Paragraph(Paragraph { role: Role::ThanBai, inlines, range: 0..text.len() })
    };
    let blocks = texts.iter().map(paragraph).collect();
    Document { sections: vec![Section { orientation: Orientation::Portrait, continues: false, blocks }] }
}

#[test]
fn a_long_paragraph_stands_on_lines_that_end_with_words() {
    let text = "một hai ba bốn năm ".repeat(40);
    let laid = pages(&paper(&[&text]));
    let lines = &laid.pages[0].lines;
    assert!(lines.len() > 5);
    let said: Vec<String> = lines.iter().map(super::Line::text).collect();
    assert_eq!(said.join(" "), text.trim());
    assert_eq!((lines[0].end, lines[lines.len() - 1].end), (End::Blank, End::Paragraph));
}
