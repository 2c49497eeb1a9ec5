//! The charts of a paper: drawn, placed, described, and packed as parts of their own.

use docx_rs::{ParagraphChild, Pic, Run};

use super::frame;
use super::package::Entry;
use super::paragraph::style_of;
use super::repair::Unknown;
use crate::chart::{self, Picture};
use crate::page::document::{Block, Document};
use crate::page::setting::{text_height, text_width};
use crate::page::style::{CHART_TITLE_ROOM, Role};

/// A chart and its words.
pub(super) struct Drawn {
    picture: Picture,
    words: String,
}

/// Draws every chart of a paper, in order.
pub(super) fn draw(document: &Document) -> Result<Vec<Drawn>, chart::Error> {
    let mut drawn = Vec::new();
    for section in &document.sections {
        let [width, height] = [text_width(section), text_height(section)];
        for block in &section.blocks {
            if let Block::Chart(chart) = block {
                let picture = chart::draw(chart, width, height - CHART_TITLE_ROOM)?;
                drawn.push(Drawn { picture, words: chart::words(chart) });
            }
        }
    }
    Ok(drawn)
}

/// The paragraphs that hold the pictures, as XML.
///
/// # Errors
/// [`Unknown`] when docx-rs has changed what it writes.
pub(super) fn paragraphs(drawn: &[Drawn]) -> Result<Vec<String>, Unknown> {
    (1..).zip(drawn).map(|(number, drawn)| paragraph(number, drawn)).collect()
}

fn paragraph(number: usize, drawn: &Drawn) -> Result<String, Unknown> {
    let Picture { width, height, .. } = drawn.picture;
    // The bytes stay here: docx-rs would pack them itself, and its own ids count up across a process.
    let pic = Pic::new_with_dimensions(Vec::new(), 0, 0)
        .id(link(number))
        .size(width * EMU_PER_TWIP, height * EMU_PER_TWIP);
    let run = ParagraphChild::Run(Box::new(Run::new().add_image(pic)));
    let xml = frame::xml(&frame::paragraph(style_of(Role::BieuDo), vec![run]))?;
    // docx-rs has no place for the words, and gives every drawing one number and one name.
    let (before, behind) = xml.split_once(NAMELESS).ok_or_else(|| Unknown::new("wp:inline", "wp:docPr"))?;
    let words = quick_xml::escape::escape(&drawn.words);
    Ok(format!("{before}<wp:docPr id=\"{number}\" name=\"Biểu đồ {number}\" descr=\"{words}\"/>{behind}"))
}

/// English Metric Units in a twip.
const EMU_PER_TWIP: u32 = 635;

/// What docx-rs calls every drawing.
const NAMELESS: &str = "<wp:docPr id=\"1\" name=\"Figure\" />";

/// Ids and targets of the pictures.
pub(super) fn links(drawn: &[Drawn]) -> Vec<(String, String)> {
    (1..=drawn.len()).map(|number| (link(number), format!("media/{}", file(number)))).collect()
}

/// The parts that hold the pictures.
pub(super) fn files(drawn: Vec<Drawn>) -> Vec<Entry> {
    let part = |number| format!("word/media/{}", file(number));
    (1..).zip(drawn).map(|(number, drawn)| Entry::new(part(number), drawn.picture.png)).collect()
}

fn link(number: usize) -> String {
    format!("rIdPicture{number}")
}

fn file(number: usize) -> String {
    format!("bieu-do-{number}.png")
}
