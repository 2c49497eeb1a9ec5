//! What docx-rs writes, put into the order and form of Word's schema (ECMA-376 transitional).
//!
//! docx-rs 0.4.22 writes the children of `pPr`, `rPr`, `tblPr`, `tcPr`, `sectPr`, `style` in an order of its own,
//! empty property elements where none may stand, paragraph ids that count up across a thread, and no `tblHeader`.
//! Without this pass Word reports the file as damaged. An element the pass does not know is an error, not a guess.

use std::fmt;

/// An element of an ordered parent that the schema order does not name, or XML that does not nest.
#[derive(Debug, PartialEq, Eq)]
pub struct Unknown {
    parent: String,
    child: String,
}

impl Unknown {
    /// `child` where `parent` was not expected to have it, or not so.
    pub(super) fn new(parent: &str, child: &str) -> Self {
        Self { parent: parent.to_owned(), child: child.to_owned() }
    }
}

impl fmt::Display for Unknown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "phần tử `{}` lạ trong `{}`", self.child, self.parent)
    }
}

impl std::error::Error for Unknown {}

/// Elements whose children stand in a fixed order, with that order.
const ORDERED: [(&str, &[&str]); 10] = [
    (
        "w:pPr",
        &[
            "w:pStyle",
            "w:keepNext",
            "w:keepLines",
            "w:pageBreakBefore",
            "w:framePr",
            "w:widowControl",
            "w:numPr",
            "w:pBdr",
            "w:shd",
            "w:tabs",
            "w:snapToGrid",
            "w:spacing",
            "w:ind",
            "w:contextualSpacing",
            "w:jc",
            "w:textAlignment",
            "w:outlineLvl",
            "w:rPr",
            "w:sectPr",
        ],
    ),
    (
        "w:rPr",
        &[
            "w:rStyle",
            "w:rFonts",
            "w:b",
            "w:bCs",
            "w:i",
            "w:iCs",
            "w:caps",
            "w:strike",
            "w:vanish",
            "w:color",
            "w:spacing",
            "w:w",
            "w:position",
            "w:sz",
            "w:szCs",
            "w:highlight",
            "w:u",
            "w:shd",
            "w:vertAlign",
            "w:lang",
        ],
    ),
    (
        "w:tblPr",
        &[
            "w:tblStyle",
            "w:tblpPr",
            "w:tblW",
            "w:jc",
            "w:tblInd",
            "w:tblBorders",
            "w:shd",
            "w:tblLayout",
            "w:tblCellMar",
            "w:tblLook",
        ],
    ),
    ("w:trPr", &["w:cantSplit", "w:trHeight", "w:tblHeader"]),
    (
        "w:tcPr",
        &[
            "w:tcW",
            "w:gridSpan",
            "w:vMerge",
            "w:tcBorders",
            "w:shd",
            "w:noWrap",
            "w:tcMar",
            "w:textDirection",
            "w:vAlign",
        ],
    ),
    (
        "w:sectPr",
        &[
            "w:headerReference",
            "w:footerReference",
            "w:type",
            "w:pgSz",
            "w:pgMar",
            "w:pgNumType",
            "w:cols",
            "w:titlePg",
            "w:textDirection",
            "w:docGrid",
        ],
    ),
    (
        "w:style",
        &[
            "w:name",
            "w:basedOn",
            "w:next",
            "w:link",
            "w:uiPriority",
            "w:semiHidden",
            "w:unhideWhenUsed",
            "w:qFormat",
            "w:pPr",
            "w:rPr",
            "w:tblPr",
            "w:trPr",
            "w:tcPr",
        ],
    ),
    ("w:pBdr", &["w:top", "w:left", "w:bottom", "w:right", "w:between", "w:bar"]),
    ("w:tblBorders", &["w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"]),
    ("w:tblCellMar", &["w:top", "w:left", "w:bottom", "w:right"]),
];

/// Property elements that say nothing when empty, and may not stand empty everywhere.
const DROP_IF_EMPTY: [&str; 5] = ["w:rPr", "w:pPr", "w:trPr", "w:tcPr", "w:tblPr"];

/// Attributes that go: the first two change from run to run, the third the schema does not know.
const DROPPED: [(&str, &str); 3] =
    [("w:p", " w14:paraId=\""), ("w:tr", " w14:paraId=\""), ("w:gridCol", " w:type=\"")];

/// Stands before the root element of every part.
pub(super) const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";

/// The repaired part, in the same encoding (UTF-8), with an XML declaration.
///
/// # Errors
/// [`Unknown`] when docx-rs writes something this pass has not been taught.
pub(super) fn repair(xml: &[u8]) -> Result<Vec<u8>, Unknown> {
    Ok(part(&element(xml)?))
}

/// A part with this root element.
pub(super) fn part(root: &str) -> Vec<u8> {
    [DECLARATION, root].concat().into_bytes()
}

/// The repaired element, with what is in it.
///
/// # Errors
/// [`Unknown`] when docx-rs writes something this pass has not been taught.
pub(super) fn element(xml: &[u8]) -> Result<String, Unknown> {
    let source = std::str::from_utf8(xml).map_err(|_| unknown("", "UTF-8"))?;
    let body =
        source.strip_prefix("<?xml").and_then(|rest| rest.split_once("?>")).map_or(source, |(_, body)| body);
    let mut out = String::with_capacity(body.len());
    Reader { source: body.trim_start(), at: 0 }.element(&mut out)?;
    Ok(out)
}

/// A scan over XML that docx-rs wrote: no comments, no CDATA, attributes in double quotes.
struct Reader<'a> {
    source: &'a str,
    at: usize,
}

impl<'a> Reader<'a> {
    /// Copies the element that starts here.
    fn element(&mut self, out: &mut String) -> Result<&'a str, Unknown> {
        let (name, tag) = self.tag()?;
        let start = out.len();
        push_tag(out, name, tag);
        if tag.ends_with('/') {
            if DROP_IF_EMPTY.contains(&name) {
                out.truncate(start);
            }
            return Ok(name);
        }
        let content = out.len();
        match ORDERED.iter().find(|(parent, _)| *parent == name) {
            Some((_, order)) => self.ordered(name, order, out)?,
            None => self.children(out)?,
        }
        if out.len() == content && DROP_IF_EMPTY.contains(&name) {
            out.truncate(start);
        } else {
            if name == "w:tr" {
                repeat_header_row(out, content);
            }
            out.push_str("</");
            out.push_str(name);
            out.push('>');
        }
        Ok(name)
    }

    /// Copies text and elements up to the closing tag.
    fn children(&mut self, out: &mut String) -> Result<(), Unknown> {
        while !self.closing() {
            let rest = self.rest();
            let text = rest.find('<').ok_or_else(|| unknown("", "hết tệp"))?;
            out.push_str(&rest[..text]);
            self.at += text;
            if !self.rest().starts_with("</") {
                self.element(out)?;
            }
        }
        self.skip_closing()
    }

    /// Copies the children of an ordered parent, sorted; equal names keep their order.
    fn ordered(&mut self, parent: &str, order: &[&str], out: &mut String) -> Result<(), Unknown> {
        let mut children: Vec<(usize, String)> = Vec::new();
        while !self.closing() {
            let mut child = String::new();
            let name = self.element(&mut child)?;
            let rank = order.iter().position(|known| *known == name).ok_or_else(|| unknown(parent, name))?;
            children.push((rank, child));
        }
        // A style's table may not carry a width.
        children.sort_by_key(|(rank, _)| *rank);
        for (_, child) in children {
            out.push_str(&child);
        }
        self.skip_closing()
    }

    fn rest(&self) -> &'a str {
        self.source.get(self.at..).unwrap_or_default()
    }

    fn closing(&self) -> bool {
        self.rest().starts_with("</")
    }

    fn skip_closing(&mut self) -> Result<(), Unknown> {
        let end = self.rest().find('>').ok_or_else(|| unknown("", "thẻ chưa đóng"))?;
        self.at += end + 1;
        Ok(())
    }

    /// The name of the tag that starts here, and all between `<` and `>`.
    fn tag(&mut self) -> Result<(&'a str, &'a str), Unknown> {
        let rest = self.rest();
        let inside = rest.strip_prefix('<').ok_or_else(|| unknown("", "chữ ngoài thẻ"))?;
        let end = inside.find('>').ok_or_else(|| unknown("", "thẻ chưa đóng"))?;
        self.at += end + 2;
        let tag = &inside[..end];
        let name = tag.find([' ', '/']).map_or(tag, |name_end| &tag[..name_end]);
        Ok((name, tag))
    }
}

fn push_tag(out: &mut String, name: &str, tag: &str) {
    out.push('<');
    let dropped = DROPPED
        .iter()
        .find(|(element, _)| *element == name)
        .and_then(|(_, attribute)| tag.split_once(attribute));
    match dropped {
        Some((before, after)) => {
            out.push_str(before);
            out.push_str(after.split_once('"').map_or("", |(_, rest)| rest));
        }
        None => out.push_str(tag),
    }
    out.push('>');
}

/// docx-rs has no `tblHeader`; a row in the header style is repeated on every page. `content` is where the row's
/// children start.
fn repeat_header_row(out: &mut String, content: usize) {
    let is_header = out[content..].contains("<w:pStyle w:val=\"BangDau\"");
    if is_header && let Some(end) = out[content..].find("</w:trPr>") {
        out.insert_str(content + end, "<w:tblHeader/>");
    }
}

fn unknown(parent: &str, child: &str) -> Unknown {
    Unknown::new(parent, child)
}

#[cfg(test)]
mod tests {
    use super::{DECLARATION, repair, unknown};

    fn repaired(xml: &str) -> String {
        String::from_utf8(repair(xml.as_bytes()).unwrap())
            .unwrap()
            .strip_prefix(DECLARATION)
            .unwrap()
            .to_owned()
    }

    #[test]
    fn children_come_into_schema_order_and_empty_ones_go() {
        assert_eq!(
            repaired(
                "<w:p w14:paraId=\"1\"><w:pPr><w:rPr /><w:jc w:val=\"a\" /><w:pStyle w:val=\"b\" /></w:pPr><w:r><w:rPr /><w:t>x &lt; y</w:t></w:r></w:p>"
            ),
            "<w:p><w:pPr><w:pStyle w:val=\"b\" /><w:jc w:val=\"a\" /></w:pPr><w:r><w:t>x &lt; y</w:t></w:r></w:p>"
        );
    }

    #[test]
    fn a_header_row_is_repeated() {
        assert_eq!(
            repaired(
                "<w:tr><w:trPr><w:cantSplit /></w:trPr><w:tc><w:p><w:pPr><w:pStyle w:val=\"BangDau\" /></w:pPr></w:p></w:tc></w:tr>"
            ),
            "<w:tr><w:trPr><w:cantSplit /><w:tblHeader/></w:trPr><w:tc><w:p><w:pPr><w:pStyle w:val=\"BangDau\" /></w:pPr></w:p></w:tc></w:tr>"
        );
    }

    #[test]
    fn what_the_pass_does_not_know_is_an_error() {
        assert_eq!(repair(b"<w:pPr><w:moi /></w:pPr>"), Err(unknown("w:pPr", "w:moi")));
        assert_eq!(repair(b"<w:p><w:r>"), Err(unknown("", "h\u{1ebf}t t\u{1ec7}p")));
    }
}
