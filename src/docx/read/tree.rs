//! One XML part as a compact tree, within limits.
//!
//! Nodes stand in one list and texts in one string: a paper of twenty thousand table rows stays small, and
//! dropping a deep tree needs no recursion. Names carry the usual prefix of their namespace (`w:p`), whatever
//! prefix the file chose.

use std::collections::BTreeMap;
use std::ops::Range;

use quick_xml::NsReader;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::name::{LocalName, ResolveResult};

use super::error::PaperError;

/// Deepest nesting of elements in a part.
pub(super) const DEPTH_LIMIT: usize = 200;
/// Most attributes of one element.
const ATTRIBUTE_LIMIT: usize = 256;

/// Namespaces that a paper is read by, transitional and strict, and the prefix they get here.
const NAMESPACES: [(&str, &str); 20] = [
    ("http://www.w3.org/XML/1998/namespace", "xml"),
    ("http://schemas.openxmlformats.org/wordprocessingml/2006/main", "w"),
    ("http://purl.oclc.org/ooxml/wordprocessingml/main", "w"),
    ("http://schemas.openxmlformats.org/officeDocument/2006/relationships", "r"),
    ("http://purl.oclc.org/ooxml/officeDocument/relationships", "r"),
    ("http://schemas.openxmlformats.org/package/2006/relationships", "rel"),
    ("http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing", "wp"),
    ("http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing", "wp"),
    ("http://schemas.openxmlformats.org/drawingml/2006/main", "a"),
    ("http://purl.oclc.org/ooxml/drawingml/main", "a"),
    ("http://schemas.openxmlformats.org/drawingml/2006/chart", "c"),
    ("http://purl.oclc.org/ooxml/drawingml/chart", "c"),
    ("http://schemas.microsoft.com/office/drawing/2012/chart", "c15"),
    ("http://schemas.microsoft.com/office/word/2010/wordprocessingShape", "wps"),
    ("http://schemas.openxmlformats.org/markup-compatibility/2006", "mc"),
    ("urn:schemas-microsoft-com:vml", "v"),
    ("http://schemas.openxmlformats.org/officeDocument/2006/custom-properties", "cust"),
    ("http://purl.oclc.org/ooxml/officeDocument/customProperties", "cust"),
    ("http://schemas.openxmlformats.org/package/2006/metadata/core-properties", "cp"),
    ("http://purl.org/dc/elements/1.1/", "dc"),
];

/// Elements of which each becomes a value of its own, many times its size.
const PIECES: [&str; 16] = [
    "w:p",
    "w:r",
    "w:tab",
    "w:ptab",
    "w:br",
    "w:cr",
    "w:sym",
    "w:tbl",
    "w:tr",
    "w:tc",
    "w:sectPr",
    "w:fldSimple",
    "w:fldChar",
    "w:drawing",
    "w:pict",
    "w:object",
];

/// How many more elements the whole package may bring.
#[derive(Debug)]
pub(super) struct Budget {
    /// Elements left.
    pub(super) elements: usize,
    /// Of these, [`PIECES`] left.
    pub(super) pieces: usize,
    /// Bytes of text left.
    pub(super) text: usize,
}

/// A parsed part.
#[derive(Debug, Default)]
pub(super) struct Tree {
    names: Vec<Box<str>>,
    entries: Vec<Entry>,
    attributes: Vec<(u32, Range<u32>)>,
    text: String,
}

#[derive(Debug)]
struct Entry {
    name: u32,
    first_child: Option<u32>,
    next: Option<u32>,
    attributes: Range<u32>,
    text: Range<u32>,
}

/// An element of a [`Tree`].
#[derive(Debug, Clone, Copy)]
pub(super) struct Node<'t> {
    tree: &'t Tree,
    at: u32,
}

impl Tree {
    /// The root element.
    pub(super) fn root(&self) -> Option<Node<'_>> {
        (!self.entries.is_empty()).then_some(Node { tree: self, at: 0 })
    }

    fn slice(&self, range: &Range<u32>) -> &str {
        self.text.get(range.start as usize..range.end as usize).unwrap_or("")
    }
}

impl<'t> Node<'t> {
    fn entry(self) -> Option<&'t Entry> {
        self.tree.entries.get(self.at as usize)
    }

    /// The name with its usual prefix.
    pub(super) fn name(self) -> &'t str {
        let name = self.entry().and_then(|entry| self.tree.names.get(entry.name as usize));
        name.map_or("", |name| name)
    }

    /// The children in order.
    pub(super) fn children(self) -> impl Iterator<Item = Node<'t>> {
        let tree = self.tree;
        let first = self.entry().and_then(|entry| entry.first_child);
        std::iter::successors(first, move |at| tree.entries.get(*at as usize).and_then(|entry| entry.next))
            .map(move |at| Node { tree, at })
    }

    /// The first child of that name.
    pub(super) fn child(self, name: &str) -> Option<Node<'t>> {
        self.children().find(|child| child.name() == name)
    }

    /// The value of an attribute.
    pub(super) fn attribute(self, name: &str) -> Option<&'t str> {
        let range = &self.entry()?.attributes;
        let own = self.tree.attributes.get(range.start as usize..range.end as usize)?;
        own.iter()
            .find(|(at, _)| self.tree.names.get(*at as usize).is_some_and(|known| **known == *name))
            .map(|(_, value)| self.tree.slice(value))
    }

    /// `w:val`, the attribute most elements of Word have.
    pub(super) fn val(self) -> Option<&'t str> {
        self.attribute("w:val")
    }

    /// The text directly inside the element.
    pub(super) fn text(self) -> &'t str {
        self.entry().map_or("", |entry| self.tree.slice(&entry.text))
    }
}

/// Reads one part; `part` names it in errors.
pub(super) fn parse(source: &str, part: &str, budget: &mut Budget) -> Result<Tree, PaperError> {
    let mut reader = NsReader::from_str(source);
    reader.config_mut().check_end_names = true;
    let mut building =
        Building { part, budget, tree: Tree::default(), known: BTreeMap::new(), open: Vec::new() };
    loop {
        match reader.read_event() {
            Ok(Event::Start(start)) => building.start(&reader, &start)?,
            Ok(Event::Empty(start)) => {
                building.start(&reader, &start)?;
                building.open.pop();
            }
            Ok(Event::End(_)) => {
                building.open.pop();
            }
            Ok(Event::Text(text)) => {
                let text = text.xml10_content().map_err(|_| building.damaged())?;
                building.characters(&text)?;
            }
            Ok(Event::CData(text)) => {
                let text = text.decode().map_err(|_| building.damaged())?;
                building.characters(&text)?;
            }
            Ok(Event::GeneralRef(reference)) => building.reference(&reference)?,
            Ok(Event::DocType(_)) => return Err(PaperError::Dtd(part.to_owned())),
            Ok(Event::Comment(_) | Event::Decl(_) | Event::PI(_)) => {}
            Ok(Event::Eof) => break,
            Err(_) => return Err(building.damaged()),
        }
    }
    let whole = building.open.is_empty() && !building.tree.entries.is_empty();
    if whole { Ok(building.tree) } else { Err(building.damaged()) }
}

struct Building<'p> {
    part: &'p str,
    budget: &'p mut Budget,
    tree: Tree,
    known: BTreeMap<Box<str>, u32>,
    /// Open elements and the last child of each.
    open: Vec<(u32, Option<u32>)>,
}

impl Building<'_> {
    fn damaged(&self) -> PaperError {
        PaperError::Damaged(self.part.to_owned())
    }

    fn start(&mut self, reader: &NsReader<&[u8]>, start: &BytesStart<'_>) -> Result<(), PaperError> {
        if self.open.len() >= DEPTH_LIMIT {
            return Err(PaperError::TooDeep(self.part.to_owned()));
        }
        self.budget.elements = self.budget.elements.checked_sub(1).ok_or(PaperError::TooLarge)?;
        let at = index(self.tree.entries.len())?;
        if at > 0 && self.open.is_empty() {
            return Err(self.damaged());
        }
        let name = self.name(reader.resolver().resolve_element(start.name()))?;
        if PIECES.contains(&&*self.tree.names[name as usize]) {
            self.budget.pieces = self.budget.pieces.checked_sub(1).ok_or(PaperError::TooLarge)?;
        }
        let attributes = self.attributes(reader, start)?;
        self.tree.entries.push(Entry { name, first_child: None, next: None, attributes, text: 0..0 });
        if let Some((parent, last)) = self.open.last_mut() {
            let before = last.replace(at);
            let parent = *parent;
            match before {
                Some(before) => self.tree.entries[before as usize].next = Some(at),
                None => self.tree.entries[parent as usize].first_child = Some(at),
            }
        }
        self.open.push((at, None));
        Ok(())
    }

    fn attributes(
        &mut self,
        reader: &NsReader<&[u8]>,
        start: &BytesStart<'_>,
    ) -> Result<Range<u32>, PaperError> {
        let first = index(self.tree.attributes.len())?;
        // The crate's own check for repeats compares every pair; the first of a repeated name counts here.
        for (count, attribute) in start.attributes().with_checks(false).enumerate() {
            let attribute = attribute.map_err(|_| self.damaged())?;
            if count >= ATTRIBUTE_LIMIT {
                return Err(PaperError::TooLarge);
            }
            if attribute.key.as_namespace_binding().is_some() {
                continue;
            }
            let name = self.name(reader.resolver().resolve_attribute(attribute.key))?;
            let value =
                attribute.normalized_value(quick_xml::XmlVersion::Implicit1_0).map_err(|_| self.damaged())?;
            let from = index(self.tree.text.len())?;
            self.tree.text.push_str(&value);
            self.tree.attributes.push((name, from..index(self.tree.text.len())?));
        }
        Ok(first..index(self.tree.attributes.len())?)
    }

    /// The number of a name, given once per spelling.
    fn name(&mut self, (space, local): (ResolveResult<'_>, LocalName<'_>)) -> Result<u32, PaperError> {
        let utf8 = |bytes| std::str::from_utf8(bytes).map_err(|_| PaperError::Damaged(self.part.to_owned()));
        let local = utf8(local.into_inner())?;
        let name: String = match space {
            ResolveResult::Unbound => local.to_owned(),
            ResolveResult::Bound(space) => {
                let space = utf8(space.into_inner())?;
                match NAMESPACES.iter().find(|(known, _)| *known == space) {
                    Some((_, prefix)) => format!("{prefix}:{local}"),
                    None => format!("?:{local}"),
                }
            }
            ResolveResult::Unknown(_) => return Err(self.damaged()),
        };
        if let Some(number) = self.known.get(name.as_str()) {
            return Ok(*number);
        }
        let number = index(self.tree.names.len())?;
        self.tree.names.push(name.as_str().into());
        self.known.insert(name.into(), number);
        Ok(number)
    }

    /// Text after a child element is dropped: Word has no mixed content.
    fn characters(&mut self, text: &str) -> Result<(), PaperError> {
        let Some((at, last_child)) = self.open.last() else { return Ok(()) };
        let end = self.tree.text.len();
        let entry = &mut self.tree.entries[*at as usize];
        let contiguous = entry.text.is_empty() || entry.text.end as usize == end;
        if last_child.is_some() || !contiguous {
            return Ok(());
        }
        self.budget.text = self.budget.text.checked_sub(text.len()).ok_or(PaperError::TooLarge)?;
        let (from, to) = (index(end)?, index(end.saturating_add(text.len()))?);
        entry.text = if entry.text.is_empty() { from..to } else { entry.text.start..to };
        self.tree.text.push_str(text);
        Ok(())
    }

    fn reference(&mut self, reference: &BytesRef<'_>) -> Result<(), PaperError> {
        if let Some(letter) = reference.resolve_char_ref().map_err(|_| self.damaged())? {
            return self.characters(letter.encode_utf8(&mut [0; 4]));
        }
        let name = reference.decode().map_err(|_| self.damaged())?;
        match quick_xml::escape::resolve_predefined_entity(&name) {
            Some(text) => self.characters(text),
            None => Err(PaperError::Dtd(self.part.to_owned())),
        }
    }
}

fn index(length: usize) -> Result<u32, PaperError> {
    u32::try_from(length).map_err(|_| PaperError::TooLarge)
}

#[cfg(test)]
mod tests {
    use super::{Budget, DEPTH_LIMIT, parse};
    use crate::docx::read::PaperError;

    fn read(source: &str) -> Result<String, PaperError> {
        let tree = parse(source, "word/a.xml", &mut Budget { elements: 1000, pieces: 500, text: 5000 })?;
        let root = tree.root().unwrap();
        let children: Vec<String> = root
            .children()
            .map(|child| format!("{}[{}]={}", child.name(), child.val().unwrap_or("-"), child.text()))
            .collect();
        Ok(format!("{}: {}", root.name(), children.join(" ")))
    }

    #[test]
    fn names_get_their_usual_prefix_and_references_are_resolved() {
        let source = "<?xml version=\"1.0\"?><x:p xmlns:x=\"http://purl.oclc.org/ooxml/wordprocessingml/main\" xmlns:y=\"urn:khac\">\
                      <x:t x:val=\"a&amp;b\">1 &lt; &#x1EA5;<![CDATA[<&]]></x:t><y:t xml:space=\"preserve\"/><z/></x:p>";
        assert_eq!(read(source), Ok("w:p: w:t[a&b]=1 < ấ<& ?:t[-]= z[-]=".to_owned()));
    }

    #[test]
    fn what_word_never_writes_is_refused() {
        let damaged = Err(PaperError::Damaged("word/a.xml".to_owned()));
        let dtd = Err(PaperError::Dtd("word/a.xml".to_owned()));
        assert_eq!(read("<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>"), dtd);
        assert_eq!(read("<a>&b;</a>"), dtd);
        assert_eq!(read("<a><b></a></b>"), damaged);
        assert_eq!(read("<a>"), damaged);
        assert_eq!(read("<a/><b/>"), damaged);
        assert_eq!(read(""), damaged);
        assert_eq!(read("<u:a/>"), damaged);
        assert_eq!(read("<a b='&nbsp;'/>"), damaged);
    }

    #[test]
    fn depth_elements_and_attributes_have_limits() {
        let deep = "<a>".repeat(100_000);
        assert_eq!(read(&deep), Err(PaperError::TooDeep("word/a.xml".to_owned())));
        let just = format!("{}{}", "<a>".repeat(DEPTH_LIMIT), "</a>".repeat(DEPTH_LIMIT));
        assert_eq!(read(&just), Ok("a: a[-]=".to_owned()));
        assert_eq!(read(&format!("<a>{}</a>", "<b/>".repeat(1000))), Err(PaperError::TooLarge));
        let of_word = |name: &str, times: usize| {
            let uri = "http://purl.oclc.org/ooxml/wordprocessingml/main";
            read(&format!("<x:body xmlns:x=\"{uri}\">{}</x:body>", format!("<x:{name}/>").repeat(times)))
        };
        assert!(of_word("p", 500).is_ok() && of_word("rPr", 501).is_ok());
        assert_eq!(of_word("p", 501), Err(PaperError::TooLarge));
        assert!(read(&format!("<a>{}</a>", "á".repeat(2500))).is_ok());
        assert_eq!(read(&format!("<a>{}</a>", "á".repeat(2501))), Err(PaperError::TooLarge));
        let many: String = (0..300).map(|n| format!(" a{n}=''")).collect();
        assert_eq!(read(&format!("<a{many}/>")), Err(PaperError::TooLarge));
    }
}
