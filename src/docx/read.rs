//! Reads a `.docx` of any origin (ours, Word's, LibreOffice's, a hostile one) into plain data.
//!
//! A DOCX is somebody's input: sizes, counts and depths are limited, DTDs are refused, and every fault is a
//! [`PaperError`]. What comes out has effective properties: styles, defaults and inheritance are worked out.

mod block;
mod body;
mod chart;
mod damage;
mod drawing;
mod error;
#[cfg(test)]
pub(crate) mod fixture;
mod numbering;
mod package;
mod review;
mod section;
mod style;
#[cfg(test)]
mod tests;
mod tree;

use std::collections::BTreeMap;
use std::sync::Arc;

pub use block::{
    Alignment, Block, Border, Borders, Cell, Drawing, Font, LineSpacing, ListKind, Paragraph,
    ParagraphFormat, Piece, Row, Run, RunFormat, Table, paragraphs,
};
pub use chart::{Chart, Point, Series};
pub use error::PaperError;
pub use review::{Mark, Review};
pub use section::{Margins, Pages, Running, Section, SectionStart};

use body::PartReader;
use package::{Package, Relationship};
use section::{inherit, read_section};
use style::Styles;
use tree::{Node, Tree};

use crate::text::name::khong_dau;

/// A paper as read.
#[derive(Debug, Clone, PartialEq)]
pub struct Paper {
    /// Names of the package's parts, in the package's order.
    pub parts: Vec<String>,
    /// The body's blocks, in order.
    pub blocks: Vec<Block>,
    /// Sections in order; never empty.
    pub sections: Vec<Section>,
    /// The parts of the pictures that the body shows, in its order; their bytes are not read: nothing that is said of
    /// a paper's form hangs on them, and a damaged scan is no damaged paper.
    pub pictures: Vec<String>,
    /// The parts of the charts that the body shows, in its order.
    pub charts: Vec<String>,
    /// Blocks of footnotes and endnotes.
    pub notes: Vec<Block>,
    /// Core properties (`title`, `creator`, `created`, …) by local name, in the file's order.
    pub core: Vec<(String, String)>,
    /// Custom properties by name.
    pub custom: BTreeMap<String, String>,
    /// What holds for the whole paper.
    pub defaults: Defaults,
    /// What reviewers left in it.
    pub review: Review,
    /// What Word would call unreadable, each in words.
    pub damage: Vec<String>,
}

/// What holds for the whole paper.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Defaults {
    /// Language of the document defaults, such as `vi-VN`.
    pub lang: Option<String>,
    /// Word's compatibility mode; 15 is that of Word 2013 and later.
    pub compatibility: Option<u32>,
    /// Whether even pages have headers and footers of their own.
    pub even_and_odd: bool,
    /// Font that the document defaults set.
    pub font: Font,
    /// Font that the default paragraph style and its bases set.
    pub normal_font: Font,
}

impl Paper {
    /// Every paragraph of the body in document order, those of tables included.
    pub fn paragraphs(&self) -> Vec<&Paragraph> {
        paragraphs(&self.blocks)
    }

    /// The body's text, a line a paragraph.
    pub fn text(&self) -> String {
        let lines: Vec<String> = self.paragraphs().into_iter().map(Paragraph::text).collect();
        lines.join("\n")
    }
}

/// Most lines of a head that are looked at.
const HEAD_LINES: usize = 40;

/// Most sections of a paper.
const SECTION_LIMIT: usize = 2_000;
/// Most paragraphs of a header or footer: each section shows it again.
const RUNNING_LIMIT: usize = 200;

/// Whether words of Quốc hiệu and Tiêu ngữ stand in a text, though one of them be misspelt.
fn names_country(text: &str) -> bool {
    const WORDS: [&str; 6] = ["cong hoa", "xa hoi", "chu nghia", "viet nam", "doc lap", "hanh phuc"];
    let text = khong_dau(text).to_lowercase();
    WORDS.iter().filter(|word| text.contains(*word)).count() >= 3
}

/// The blocks of a paper that stands whole in a table of one cell, a head in a table of its own first, without that frame.
fn unframed(mut blocks: Vec<Block>) -> Vec<Block> {
    let shows = |block: &Block| match block {
        Block::Table(_) => true,
        Block::Paragraph(paragraph) => !paragraph.text().trim().is_empty(),
    };
    let Some(at) = blocks.iter().position(shows) else { return blocks };
    let Block::Table(table) = &mut blocks[at] else { return blocks };
    let [row] = table.rows.as_mut_slice() else { return blocks };
    let [cell] = row.cells.as_mut_slice() else { return blocks };
    let head = cell.blocks.iter().find(|block| shows(block));
    let lines = paragraphs(head.map_or(&[], std::slice::from_ref));
    let texts: Vec<String> = lines.iter().take(HEAD_LINES).map(|line| line.text()).collect();
    let headed = matches!(head, Some(Block::Table(_))) && names_country(&texts.join(" "));
    if headed {
        let inside = std::mem::take(&mut cell.blocks);
        blocks.splice(at..=at, inside);
    }
    blocks
}

/// Reads a DOCX.
///
/// # Errors
/// [`PaperError`] for whatever is not a sound DOCX of a paper's size.
pub fn read(bytes: &[u8]) -> Result<Paper, PaperError> {
    let mut package = Package::open(bytes)?;
    let main = main_part(&mut package)?;
    let links = package.relationships(&main)?;
    let document = package.tree(&main)?.ok_or(PaperError::NotDocx)?;
    let root = document.root().filter(|root| root.name() == "w:document").ok_or(PaperError::NotDocx)?;
    let body = root.child("w:body").ok_or_else(|| PaperError::Damaged(main.clone()))?;

    let styles_tree = linked(&mut package, &links, "styles")?;
    let numbering = linked(&mut package, &links, "numbering")?;
    let theme = linked(&mut package, &links, "theme")?;
    let styles =
        Styles::read(root_of(styles_tree.as_ref()), root_of(numbering.as_ref()), root_of(theme.as_ref()));

    let mut reader = PartReader::new(&styles);
    reader.charts = chart::read_all(&mut package, &links)?;
    let blocks = unframed(reader.read(body));
    let shown = |kind: &str| {
        let mut targets: BTreeMap<&str, &str> = BTreeMap::new();
        for link in links.iter().filter(|link| link.kind == kind) {
            targets.entry(&link.id).or_insert(&link.target);
        }
        let target = |id: &String| targets.get(id.as_str()).map(|target| (*target).to_owned());
        reader.pictures.iter().filter_map(target).collect::<Vec<_>>()
    };
    let (pictures, charts) = (shown("image"), shown("chart"));
    let review = reader.review;
    let mut sections = reader.sections;
    let last = body.children().filter(|child| child.name() == "w:sectPr").last();
    sections.push(last.map_or_else(Section::bare, read_section));
    if sections.len() > SECTION_LIMIT {
        return Err(PaperError::TooLarge);
    }
    let sections = finish_sections(sections, &blocks, &links, &mut package, &styles)?;

    let mut notes = Vec::new();
    for kind in ["footnotes", "endnotes"] {
        let tree = linked(&mut package, &links, kind)?;
        for note in root_of(tree.as_ref()).into_iter().flat_map(Node::children) {
            notes.extend(PartReader::new(&styles).read(note));
        }
    }
    let settings = linked(&mut package, &links, "settings")?;
    let top = package.relationships("")?;
    let core = linked(&mut package, &top, "core-properties")?;
    let custom = linked(&mut package, &top, "custom-properties")?;
    let damage = damage::find(&mut package, &main, &links, root)?;
    Ok(Paper {
        parts: package.names(),
        blocks,
        sections,
        pictures,
        charts,
        notes,
        core: root_of(core.as_ref()).map(read_core).unwrap_or_default(),
        custom: root_of(custom.as_ref()).map(read_custom).unwrap_or_default(),
        defaults: read_defaults(&styles, root_of(settings.as_ref())),
        review,
        damage,
    })
}

/// The part that holds the document.
fn main_part(package: &mut Package<'_>) -> Result<String, PaperError> {
    let links = package.relationships("")?;
    let main = links.into_iter().find(|link| link.kind == "officeDocument");
    main.map(|link| link.target).ok_or(PaperError::NotDocx)
}

fn linked(package: &mut Package<'_>, links: &[Relationship], kind: &str) -> Result<Option<Tree>, PaperError> {
    match links.iter().find(|link| link.kind == kind) {
        Some(link) => package.tree(&link.target),
        None => Ok(None),
    }
}

fn root_of(tree: Option<&Tree>) -> Option<Node<'_>> {
    tree.and_then(Tree::root)
}

/// Gives each section its blocks, and its headers and footers their contents.
fn finish_sections(
    mut sections: Vec<Section>,
    blocks: &[Block],
    links: &[Relationship],
    package: &mut Package<'_>,
    styles: &Styles,
) -> Result<Vec<Section>, PaperError> {
    let ends = |block: &Block| matches!(block, Block::Paragraph(paragraph) if paragraph.ends_section);
    let mut breaks = blocks.iter().enumerate().filter(|(_, block)| ends(block)).map(|(at, _)| at + 1);
    let mut from = 0;
    let mut parts: BTreeMap<String, Arc<[Block]>> = BTreeMap::new();
    let mut headers: Vec<Running> = Vec::new();
    let mut footers: Vec<Running> = Vec::new();
    for section in &mut sections {
        let to = breaks.next().unwrap_or(blocks.len());
        section.blocks = from..to;
        from = to;
        for running in section.headers.iter_mut().chain(&mut section.footers) {
            let Some(link) = links.iter().find(|link| link.id == running.id) else { continue };
            running.part.clone_from(&link.target);
            if !parts.contains_key(&link.target) {
                let tree = package.tree(&link.target)?;
                let root = root_of(tree.as_ref());
                let read = root.map(|root| PartReader::new(styles).read(root)).unwrap_or_default();
                if paragraphs(&read).len() > RUNNING_LIMIT {
                    return Err(PaperError::TooLarge);
                }
                parts.insert(link.target.clone(), read.into());
            }
            if let Some(blocks) = parts.get(&link.target) {
                running.blocks = Arc::clone(blocks);
            }
        }
        inherit(&mut section.headers, &headers);
        inherit(&mut section.footers, &footers);
        headers.clone_from(&section.headers);
        footers.clone_from(&section.footers);
    }
    Ok(sections)
}

fn read_defaults(styles: &Styles, settings: Option<Node<'_>>) -> Defaults {
    let compatibility = settings.and_then(|root| root.child("w:compat")).and_then(|compat| {
        let mode = |node: &Node<'_>| node.attribute("w:name") == Some("compatibilityMode");
        compat.children().find(mode).and_then(Node::val).and_then(|mode| mode.parse().ok())
    });
    let even_and_odd = settings.and_then(|root| root.child("w:evenAndOddHeaders"));
    Defaults {
        lang: styles.lang.clone(),
        compatibility,
        even_and_odd: even_and_odd.is_some_and(style::switch),
        font: styles.named(styles.run_defaults.font()),
        normal_font: styles.named(styles.get("paragraph", None).and_then(|style| style.run.font())),
    }
}

fn read_core(root: Node<'_>) -> Vec<(String, String)> {
    let local = |name: &str| name.rsplit(':').next().unwrap_or(name).to_owned();
    root.children().map(|node| (local(node.name()), node.text().to_owned())).collect()
}

fn read_custom(root: Node<'_>) -> BTreeMap<String, String> {
    let named = root.children().filter_map(|node| Some((node.attribute("name")?, node)));
    named
        .map(|(name, node)| {
            (name.to_owned(), node.children().next().map(Node::text).unwrap_or_default().to_owned())
        })
        .collect()
}
