use proptest::prelude::*;

use super::{End, Line, Page, Place, pages, twips};
use crate::page::document::{
    Block, Cell, CellAlign, Document, Grid, Inline, Merged, Orientation, Paragraph, Section, Table,
};
use crate::page::style::{PAGE, Role};

fn inlines(text: &str) -> Vec<Inline> {
    vec![Inline::Text { text: text.to_owned(), bold: false, italic: false }]
}

fn paragraph(role: Role, text: &str) -> Paragraph {
    Paragraph { role, inlines: inlines(text), range: 0..text.len() }
}

fn body(text: &str) -> Block {
    Block::Paragraph(paragraph(Role::ThanBai, text))
}

fn paper(blocks: Vec<Block>) -> Document {
    Document { sections: vec![Section { orientation: Orientation::Portrait, continues: false, blocks }] }
}

fn cell(text: &str) -> Cell {
    Cell { inlines: if text.is_empty() { Vec::new() } else { inlines(text) }, merged: None }
}

fn table(rows: Vec<Vec<Cell>>) -> Table {
    let count = rows.first().map_or(1, Vec::len);
    let header = (0..count).map(|at| cell(&format!("Cột {at}"))).collect();
    let aligns = vec![CellAlign::Left; count];
    Table { widths: vec![1; count], aligns, header, subheads: Vec::new(), rows, range: 0..0 }
}

fn said(lines: &[Line]) -> Vec<String> {
    lines.iter().map(Line::text).collect()
}

/// The lines of a text that is the only one of its paper.
fn broken(text: &str) -> Vec<String> {
    said(&pages(&paper(vec![body(text)])).pages[0].lines)
}

/// A paragraph of as many lines as wanted.
fn lines(count: usize) -> String {
    (0..count).map(|_| "W".repeat(30)).collect::<Vec<_>>().join(" ")
}

/// Lines on each page.
fn counts(blocks: Vec<Block>) -> Vec<usize> {
    let text = |page: &Page| page.lines.iter().filter(|line| line.place != Place::Number).count();
    pages(&paper(blocks)).pages.iter().map(text).collect()
}

#[test]
fn a_long_paragraph_stands_on_lines_that_end_with_words() {
    let text = "một hai ba bốn năm ".repeat(40);
    let laid = pages(&paper(vec![body(&text)]));
    let lines = &laid.pages[0].lines;
    assert!(lines.len() > 5);
    assert_eq!(said(lines).join(" "), text.trim());
    assert_eq!((lines[0].end, lines[lines.len() - 1].end), (End::Blank, End::Paragraph));
    let edge = twips(PAGE.short_side - PAGE.right);
    assert!(lines[0].gap > 0 && (lines[0].right() - edge).abs() < 100, "{:?}", lines[0]);
    assert_eq!(lines[lines.len() - 1].gap, 0);
}

#[test]
fn a_line_ends_behind_a_dash_and_never_at_a_blank_that_does_not_break() {
    let filler = "W".repeat(24);
    assert_eq!(
        broken(&format!("{filler} 2021-202555555555555")),
        [format!("{filler} 2021-"), "202555555555555".into()]
    );
    let tied = "2021\u{a0}202555555555555";
    assert_eq!(broken(&format!("{filler} {tied}")), [filler.clone(), tied.to_owned()]);
    assert_eq!(
        broken(&format!("{filler} 2021/202555555555555")),
        [filler, "2021/202555555555555".to_owned()]
    );
}

#[test]
fn a_word_wider_than_its_column_is_broken_where_the_column_ends() {
    let laid = pages(&paper(vec![body(&"W".repeat(100))]));
    let lines = &laid.pages[0].lines;
    assert_eq!(said(lines).concat(), "W".repeat(100));
    assert!(lines.len() == 3 || lines.len() == 4, "{:?}", said(lines));
    assert_eq!(lines[0].end, End::Inside);
}

#[test]
fn no_first_or_last_line_of_a_paragraph_stands_alone() {
    // 41 lines have room on a page, 40 behind the space before the first.
    assert_eq!(counts(vec![body(&lines(40))]), [40]);
    assert_eq!(counts(vec![body(&lines(41))]), [39, 2]);
    assert_eq!(counts(vec![body(&lines(39)), body(&lines(3))]), [39, 3]);
    assert_eq!(counts(vec![body(&lines(37)), body(&lines(4))]), [39, 2]);
    assert_eq!(counts(vec![body(&lines(38)), body(&lines(3))]), [38, 3]);
}

#[test]
fn a_heading_goes_with_the_text_below_it_unless_there_are_too_many() {
    let heading = || Block::Paragraph(paragraph(Role::Muc, "I. NỘI DUNG"));
    assert_eq!(counts(vec![body(&lines(39)), heading(), body("a"), body("b")]), [39, 3]);
    let many: Vec<Block> = (0..100).map(|_| heading()).collect();
    let laid = counts(many);
    assert!(laid.len() > 2 && laid.iter().sum::<usize>() == 100, "{laid:?}");
}

#[test]
fn a_header_row_is_repeated_and_rows_do_not_split() {
    let rows = (0..60).map(|at| vec![cell(&at.to_string()), cell("hai\u{a0}dòng")]).collect();
    let laid = pages(&paper(vec![Block::Table(table(rows))]));
    assert_eq!(laid.pages.len(), 2);
    for page in &laid.pages {
        let text = page.lines.iter().find(|line| line.place != Place::Number).unwrap();
        assert_eq!((text.text().as_str(), text.role), ("Cột 0", Role::BangDau));
    }
}

#[test]
fn a_row_higher_than_a_page_is_cut_and_loses_nothing() {
    let text = "một hai ba ".repeat(1500);
    let laid = pages(&paper(vec![Block::Table(table(vec![vec![cell(&text), cell("x")]]))]));
    assert!(laid.pages.len() > 2);
    let words: usize =
        laid.pages.iter().flat_map(|page| &page.lines).map(|line| line.text().matches("ba").count()).sum();
    assert_eq!(words, 1500);
}

#[test]
fn a_cell_takes_the_room_of_those_that_are_merged_into_it() {
    let above = || Cell { inlines: Vec::new(), merged: Some(Merged::Above) };
    let left = || Cell { inlines: Vec::new(), merged: Some(Merged::Left) };
    let rows = vec![vec![cell("cao"), cell("1")], vec![above(), cell("2")], vec![cell("rộng"), left()]];
    let laid = pages(&paper(vec![Block::Table(table(rows))]));
    let find = |text: &str| laid.pages[0].lines.iter().find(|line| line.text() == text).unwrap();
    assert_eq!(2 * find("cao").baseline, find("1").baseline + find("2").baseline);
    // No border goes through either.
    let row = (find("1").baseline + find("2").baseline) / 2;
    let middle = twips(PAGE.left) + twips(PAGE.text_width()) / 2;
    let through = laid.pages[0].strokes.iter().filter(|stroke| {
        let [from, to] = [stroke.from, stroke.to];
        let level = from[1] == to[1] && (from[1] - row).abs() < 8000 && from[0] < middle - 1000;
        let upright = from[0] == to[0] && (from[0] - middle).abs() < 1000 && to[1] > find("rộng").baseline;
        level || upright
    });
    assert_eq!(through.count(), 0);
}

#[test]
fn pages_are_counted_within_their_part_and_its_first_shows_no_number() {
    let section = |orientation, continues| Section { orientation, continues, blocks: vec![body("a")] };
    let sections = vec![
        section(Orientation::Portrait, false),
        section(Orientation::Landscape, true),
        section(Orientation::Portrait, false),
    ];
    let laid = pages(&Document { sections });
    let numbers: Vec<Option<u32>> = laid.pages.iter().map(|page| page.number).collect();
    assert_eq!(numbers, [None, Some(2), None]);
    assert_eq!(laid.pages[1].lines[0].text(), "2");
    assert!(laid.pages[1].width > laid.pages[1].height);
}

#[test]
fn a_document_of_nothing_has_no_page_and_a_section_of_nothing_has_one() {
    assert_eq!(pages(&Document { sections: Vec::new() }).pages, []);
    assert_eq!(counts(Vec::new()), [0]);
    assert_eq!(counts(vec![Block::Closing(Grid { rows: Vec::new() }), body("")]), [0]);
}

#[test]
fn ten_thousand_rows_are_laid_out() {
    let rows = (0..10_000).map(|at| vec![cell(&at.to_string()), cell("việc")]).collect();
    let laid = pages(&paper(vec![Block::Table(table(rows))]));
    assert!(laid.pages.len() > 200);
}

/// A word, sometimes very long, sometimes with marks that lines end behind.
fn word() -> impl Strategy<Value = String> {
    prop_oneof![8 => "[a-zđ]{1,7}", 1 => "[0-9]{1,4}[-–/.][0-9]{1,4}", 1 => "W{30,60}"]
}

fn text() -> impl Strategy<Value = String> {
    prop::collection::vec(word(), 0..120).prop_map(|words| words.join(" "))
}

fn any_block() -> impl Strategy<Value = Block> {
    let role =
        prop::sample::select(vec![Role::ThanBai, Role::Muc, Role::TrichYeu, Role::TenBang, Role::CanCu]);
    let rows = prop::collection::vec(prop::collection::vec(prop::collection::vec(word(), 0..9), 3), 0..30);
    let tables = rows.prop_map(|rows| {
        let cells = |row: Vec<Vec<String>>| row.iter().map(|words| cell(&words.join(" "))).collect();
        Block::Table(table(rows.into_iter().map(cells).collect()))
    });
    let closing = (text(), text()).prop_map(|(left, right)| {
        let sides = [vec![paragraph(Role::NoiNhanDong, &left)], vec![paragraph(Role::ChucVu, &right)]];
        Block::Closing(Grid { rows: vec![sides] })
    });
    prop_oneof![
        6 => (role, text()).prop_map(|(role, text)| Block::Paragraph(paragraph(role, &text))),
        2 => tables,
        1 => closing,
    ]
}

/// The letters of a document in order, without blanks; of a table row by row.
fn letters(blocks: &[Block]) -> Vec<String> {
    let paragraphs = |block: &Block| match block {
        Block::Paragraph(paragraph) => vec![paragraph.text()],
        Block::Closing(grid) => grid.rows.iter().flatten().flatten().map(Paragraph::text).collect(),
        Block::Table(table) => {
            let cells = table.rows.iter().flatten();
            cells
                .map(|cell| {
                    cell.inlines
                        .iter()
                        .map(|inline| match inline {
                            Inline::Text { text, .. } => text.clone(),
                            Inline::Break => String::new(),
                        })
                        .collect()
                })
                .collect()
        }
        Block::Letterhead(_) | Block::Chart(_) => Vec::new(),
    };
    let mut all: Vec<String> = blocks.iter().flat_map(paragraphs).flat_map(|text| words(&text)).collect();
    all.sort();
    all
}

fn words(text: &str) -> Vec<String> {
    text.split([' ', '\u{a0}']).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn every_word_stands_on_a_page_once_and_nothing_leaves_it(blocks in prop::collection::vec(any_block(), 0..25)) {
        let expected = letters(&blocks);
        let laid = pages(&paper(blocks));
        // A word that its line breaks goes on in the next of the same text.
        let mut open: Vec<(Place, String)> = Vec::new();
        let mut found = Vec::new();
        for page in &laid.pages {
            for line in page.lines.iter().filter(|line| line.place != Place::Number && line.role != Role::BangDau) {
                prop_assert!(line.baseline <= page.height - twips(PAGE.bottom), "{:?}", line);
                prop_assert!(line.right() <= page.width - twips(PAGE.right) + 100, "{:?}", line);
                let before = open.iter().position(|(place, _)| *place == line.place).map(|at| open.remove(at).1);
                let text = before.unwrap_or_default() + &line.text();
                let mut said = words(&text);
                if line.end == End::Inside {
                    open.push((line.place, said.pop().unwrap_or_default()));
                }
                found.extend(said);
            }
        }
        found.sort();
        prop_assert_eq!(found, expected);
    }
}
