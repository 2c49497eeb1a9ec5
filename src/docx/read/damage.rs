//! What Word answers with "unreadable content", though the parts themselves can be read.

use std::collections::{BTreeMap, BTreeSet};

use super::error::PaperError;
use super::package::{Package, Relationship};
use super::tree::Node;

/// Most kinds of damage that are told of one file.
const LIMIT: usize = 10;

/// Content types that Word asks of a part, by the last word of the relationship that leads to it.
const TYPES: [(&str, &str); 8] = [
    ("styles", "styles+xml"),
    ("numbering", "numbering+xml"),
    ("settings", "settings+xml"),
    ("fontTable", "fontTable+xml"),
    ("header", "header+xml"),
    ("footer", "footer+xml"),
    ("footnotes", "footnotes+xml"),
    ("endnotes", "endnotes+xml"),
];

/// Content types of a document that Word opens: plain, template, with macros.
const MAIN: [&str; 4] = [
    "wordprocessingml.document.main+xml",
    "wordprocessingml.template.main+xml",
    "ms-word.document.macroEnabled.main+xml",
    "ms-word.template.macroEnabledTemplate.main+xml",
];

/// The damage of a package whose document is `main` with these relationships and this root element, in words.
pub(super) fn find(
    package: &mut Package<'_>,
    main: &str,
    links: &[Relationship],
    root: Node<'_>,
) -> Result<Vec<String>, PaperError> {
    let mut found = Vec::new();
    let names = package.names();
    let names: BTreeSet<&str> = names.iter().map(|name| name.trim_start_matches('/')).collect();
    let has = |part: &str| names.contains(part);
    for link in links.iter().filter(|link| !link.target.is_empty() && !has(&link.target)) {
        found.push(format!("thiếu phần {} mà văn bản dẫn tới", link.target));
    }
    match package.tree("[Content_Types].xml")? {
        Some(tree) => {
            if let Some(types) = tree.root() {
                wrong_types(types, main, links, &mut found);
            }
        }
        None => found.push("thiếu phần [Content_Types].xml, bảng kê các phần của tệp".to_owned()),
    }
    structure(root, links, &mut found);
    found.dedup();
    found.truncate(LIMIT);
    Ok(found)
}

/// Parts whose content type is not what Word asks of them.
fn wrong_types(types: Node<'_>, main: &str, links: &[Relationship], found: &mut Vec<String>) {
    let (mut own, mut default) = (BTreeMap::new(), BTreeMap::new());
    for node in types.children() {
        let kind = node.attribute("ContentType");
        if let Some(part) = node.attribute("PartName") {
            own.entry(part.trim_start_matches('/').to_ascii_lowercase()).or_insert(kind);
        }
        if let Some(extension) = node.attribute("Extension") {
            default.entry(extension.to_ascii_lowercase()).or_insert(kind);
        }
    }
    let of = |part: &str| {
        let part = part.to_ascii_lowercase();
        let extension = part.rsplit_once('.').map_or("", |(_, extension)| extension);
        own.get(&part).or_else(|| default.get(extension)).copied().flatten()
    };
    let mut tell = |part: &str, kind: Option<&str>| {
        let kind = kind.map_or("không được khai".to_owned(), |kind| format!("khai là {kind}"));
        found.push(format!("loại nội dung của phần {part} {kind}, không phải loại Word cần"));
    };
    let kind = of(main);
    if !kind.is_some_and(|kind| MAIN.iter().any(|known| kind.ends_with(known))) {
        tell(main, kind);
    }
    for link in links {
        let Some((_, asked)) = TYPES.iter().find(|(name, _)| *name == link.kind) else { continue };
        let kind = of(&link.target);
        if !kind.is_some_and(|kind| kind.ends_with(asked)) {
            tell(&link.target, kind);
        }
    }
}

/// Elements of which Word asks that they come first in their parent.
const FIRST: [(&str, &str); 5] =
    [("w:p", "w:pPr"), ("w:r", "w:rPr"), ("w:tc", "w:tcPr"), ("w:tbl", "w:tblPr"), ("w:body", "w:sectPr")];

/// Elements out of order, cells without a paragraph, references that lead nowhere.
fn structure(root: Node<'_>, links: &[Relationship], found: &mut Vec<String>) {
    let mut waiting = vec![root];
    let mut paragraphs = 0_usize;
    let mut order: Option<(&'static str, usize)> = None;
    let mut empty_cell: Option<usize> = None;
    let mut empty_row: Option<usize> = None;
    let ids: BTreeSet<&str> = links.iter().map(|link| link.id.as_str()).collect();
    let mut lost: Vec<String> = Vec::new();
    while let Some(node) = waiting.pop() {
        match node.name() {
            "w:p" => paragraphs += 1,
            "w:tc" => {
                let last = node.children().filter(|child| !is_mark(child.name())).last();
                let ends = last.is_some_and(|last| {
                    matches!(last.name(), "w:p" | "w:sdt" | "w:customXml" | "mc:AlternateContent")
                });
                if !ends && empty_cell.is_none() {
                    empty_cell = Some(paragraphs);
                }
            }
            "w:tr" if !holds(node, "w:tc") && empty_row.is_none() => empty_row = Some(paragraphs),
            "w:headerReference" | "w:footerReference" => {
                let id = node.attribute("r:id").unwrap_or("");
                // More than are told are not looked for.
                if lost.len() < LIMIT && !ids.contains(id) && !lost.iter().any(|known| known == id) {
                    lost.push(id.to_owned());
                }
            }
            _ => {}
        }
        if let Some((_, first)) = FIRST.iter().find(|(parent, _)| *parent == node.name())
            && order.is_none()
            && out_of_order(node, first)
        {
            order = Some((first, paragraphs));
        }
        let from = waiting.len();
        waiting.extend(node.children());
        waiting[from..].reverse();
    }
    if let Some((_, at)) = order {
        found.push(format!("các phần tử XML sai thứ tự hoặc lặp lại gần đoạn {at}"));
    }
    if let Some(at) = empty_cell {
        found.push(format!("có ô của bảng không kết thúc bằng một đoạn, sau đoạn {at}"));
    }
    if let Some(at) = empty_row {
        found.push(format!("có hàng của bảng không có ô nào, sau đoạn {at}"));
    }
    found.extend(
        lost.into_iter().map(|id| format!("đầu trang hoặc chân trang «{id}» không dẫn tới phần nào")),
    );
}

/// Marks that may stand between blocks and show nothing.
fn is_mark(name: &str) -> bool {
    matches!(name, "w:bookmarkStart" | "w:bookmarkEnd" | "w:proofErr" | "w:permStart" | "w:permEnd")
        || name.starts_with("w:comment")
        || name.starts_with("w:moveFromRange")
        || name.starts_with("w:moveToRange")
        || name.starts_with("w:customXml") && name != "w:customXml"
}

/// Whether a row holds a cell, directly or inside content controls.
fn holds(node: Node<'_>, name: &str) -> bool {
    node.children().any(|child| {
        child.name() == name
            || (matches!(child.name(), "w:sdt" | "w:sdtContent" | "w:customXml") && holds(child, name))
    })
}

/// Properties come first and once, those of the body's last section last.
fn out_of_order(node: Node<'_>, first: &str) -> bool {
    let mut places = node.children().filter(|child| !is_mark(child.name())).enumerate();
    if first == "w:sectPr" {
        return places.any(|(_, child)| child.name() == first) && places.next().is_some();
    }
    // A second one is as wrong as one that comes late.
    places.skip(1).any(|(_, child)| child.name() == first)
}
