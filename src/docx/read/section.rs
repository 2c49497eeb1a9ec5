//! Sections: page, margins, page numbers, headers and footers.

use std::ops::Range;
use std::sync::Arc;

use super::block::Block;
use super::style::{switch, twips};
use super::tree::Node;

/// A section of a paper. Lengths are twips.
#[derive(Debug, Clone, PartialEq)]
pub struct Section {
    /// Which blocks of the paper it holds.
    pub blocks: Range<usize>,
    /// Width of the page.
    pub width: i32,
    /// Height of the page.
    pub height: i32,
    /// Whether the file calls the page lying.
    pub landscape: bool,
    /// Margins; `None`: not set.
    pub margins: Option<Margins>,
    /// How it begins.
    pub start: SectionStart,
    /// Whether its first page has a header and a footer of its own.
    pub title_page: bool,
    /// Format of its page numbers (`decimal`, …), once set.
    pub number_format: Option<String>,
    /// First page number, once set.
    pub number_start: Option<i32>,
    /// The headers that apply, those of earlier sections included.
    pub headers: Vec<Running>,
    /// The footers that apply, those of earlier sections included.
    pub footers: Vec<Running>,
}

/// Margins of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Margins {
    /// Top.
    pub top: i32,
    /// Bottom.
    pub bottom: i32,
    /// Left.
    pub left: i32,
    /// Right.
    pub right: i32,
    /// From the top of the page to the header.
    pub header: i32,
    /// From the bottom of the page to the footer.
    pub footer: i32,
    /// Gáy.
    pub gutter: i32,
}

/// How a section begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SectionStart {
    /// On a new page.
    NextPage,
    /// On the same page.
    Continuous,
    /// On an odd or even page, or in a new column.
    Other,
}

/// On which pages a header or footer stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Pages {
    /// The first page of the section.
    First,
    /// Even pages.
    Even,
    /// All others.
    Default,
}

/// A header or a footer.
#[derive(Debug, Clone, PartialEq)]
pub struct Running {
    /// On which pages it stands.
    pub pages: Pages,
    /// The relationship that leads to its part.
    pub(super) id: String,
    /// Its part in the package.
    pub part: String,
    /// What it holds; sections that share a part share this.
    pub blocks: Arc<[Block]>,
}

impl Section {
    /// A section that sets nothing.
    pub(crate) fn bare() -> Self {
        Self {
            blocks: 0..0,
            width: 0,
            height: 0,
            landscape: false,
            margins: None,
            start: SectionStart::NextPage,
            title_page: false,
            number_format: None,
            number_start: None,
            headers: Vec::new(),
            footers: Vec::new(),
        }
    }

    /// The header of those pages.
    pub fn header(&self, pages: Pages) -> Option<&Running> {
        self.headers.iter().find(|running| running.pages == pages)
    }

    /// The footer of those pages.
    pub fn footer(&self, pages: Pages) -> Option<&Running> {
        self.footers.iter().find(|running| running.pages == pages)
    }

    /// The width left for text between the margins.
    pub fn text_width(&self) -> Option<i32> {
        self.margins.map(|margins| self.width - margins.left - margins.right - margins.gutter)
    }
}

/// Reads a `w:sectPr`; blocks, parts and inherited headers are filled in later.
pub(super) fn read_section(node: Node<'_>) -> Section {
    let mut section = Section::bare();
    for child in node.children() {
        let of = |name| child.attribute(name).and_then(twips);
        match child.name() {
            "w:pgSz" => {
                section.width = of("w:w").unwrap_or(0);
                section.height = of("w:h").unwrap_or(0);
                section.landscape = child.attribute("w:orient") == Some("landscape");
            }
            "w:pgMar" => {
                let margin = |name| of(name).unwrap_or(0);
                section.margins = Some(Margins {
                    top: margin("w:top"),
                    bottom: margin("w:bottom"),
                    left: margin("w:left"),
                    right: margin("w:right"),
                    header: margin("w:header"),
                    footer: margin("w:footer"),
                    gutter: margin("w:gutter"),
                });
            }
            "w:type" => {
                section.start = match child.val() {
                    None | Some("nextPage") => SectionStart::NextPage,
                    Some("continuous") => SectionStart::Continuous,
                    Some(_) => SectionStart::Other,
                }
            }
            "w:titlePg" => section.title_page = switch(child),
            "w:pgNumType" => {
                section.number_format = child.attribute("w:fmt").map(str::to_owned);
                section.number_start = of("w:start");
            }
            "w:headerReference" => add_reference(&mut section.headers, child),
            "w:footerReference" => add_reference(&mut section.footers, child),
            _ => {}
        }
    }
    section
}

fn add_reference(known: &mut Vec<Running>, node: Node<'_>) {
    let pages = match node.attribute("w:type") {
        Some("first") => Pages::First,
        Some("even") => Pages::Even,
        _ => Pages::Default,
    };
    let Some(id) = node.attribute("r:id") else { return };
    if !known.iter().any(|running| running.pages == pages) {
        known.push(Running { pages, id: id.to_owned(), part: String::new(), blocks: Arc::from([]) });
    }
}

/// Headers or footers of a section: its own, and those of the section before for pages it says nothing about.
pub(super) fn inherit(own: &mut Vec<Running>, before: &[Running]) {
    for running in before {
        if !own.iter().any(|known| known.pages == running.pages) {
            own.push(running.clone());
        }
    }
    own.sort_by_key(|running| running.pages);
}
