//! The few HTML tags that a paper's Markdown may hold.

use crate::page::document::{Merged, Orientation};
use crate::page::style::Role;

/// A block that its `<div class="…">` names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Container {
    /// Letterhead: its table becomes the two columns of ô 1-4.
    DauVanBan,
    /// Title lines, centred in viewers; their own roles say the rest.
    TieuDe,
    /// Nơi nhận and signature.
    ChanVanBan,
    /// Options of a table of data.
    Bang,
    /// A table that is drawn as a chart.
    BieuDo,
    /// A table on pages on their side, inside a part on upright ones.
    TrangNgang,
    /// What makes the paper above it a copy: stands behind its last part, on the same page.
    BanSao,
    /// A paper that a decision issues.
    VanBanKemTheo,
    /// Appendix on upright pages.
    PhuLucDoc,
    /// Appendix on pages on their side.
    PhuLucNgang,
}

impl Container {
    fn from_class(class: &str) -> Option<Self> {
        Some(match class {
            "dau-van-ban" => Self::DauVanBan,
            "tieu-de" => Self::TieuDe,
            "chan-van-ban" => Self::ChanVanBan,
            "bang" => Self::Bang,
            "bieu-do" => Self::BieuDo,
            "trang-ngang" => Self::TrangNgang,
            "ban-sao" => Self::BanSao,
            "van-ban-kem-theo" => Self::VanBanKemTheo,
            "phu-luc-doc" => Self::PhuLucDoc,
            "phu-luc-ngang" => Self::PhuLucNgang,
            _ => return None,
        })
    }

    /// The orientation of the section the block opens, if it opens one.
    pub(super) fn new_section(self) -> Option<Orientation> {
        match self {
            Self::PhuLucDoc | Self::VanBanKemTheo => Some(Orientation::Portrait),
            Self::PhuLucNgang | Self::TrangNgang => Some(Orientation::Landscape),
            Self::DauVanBan | Self::TieuDe | Self::ChanVanBan | Self::Bang | Self::BieuDo | Self::BanSao => {
                None
            }
        }
    }
}

/// Written in a cell whose room the one on its left has taken.
pub(crate) const MERGED_LEFT: &str = "<!-- gop-trai -->";
/// Written in a cell whose room the one above has taken.
pub(crate) const MERGED_ABOVE: &str = "<!-- gop-tren -->";

/// `<div class="…">` with its options.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct DivTag {
    pub(super) container: Container,
    /// `data-cot="1 3"`: column widths as parts of the whole.
    pub(super) widths: Vec<u32>,
    /// `data-dau="2"`: how many rows are titles; such a table says which cells are merged.
    pub(super) heads: Option<usize>,
}

/// What an HTML line of its own may be.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum BlockTag {
    /// `<!-- … -->`, for people and for the fingerprint.
    Comment,
    /// `<div …>`.
    Open(DivTag),
    /// `</div>`.
    Close,
}

/// An inline tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum InlineTag {
    /// `<br>`.
    Break,
    /// `<b>`, `<i>`, `<span>`, with the role their class names.
    Open(Element, Option<Role>),
    /// The closing tag.
    Close(Element),
    /// Stands in a cell whose room another has taken; no viewer shows it.
    Merged(Merged),
}

/// An inline element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Element {
    /// Bold.
    B,
    /// Italic.
    I,
    /// Neither.
    Span,
}

/// Reads an HTML line.
pub(super) fn block(html: &str) -> Result<BlockTag, String> {
    let html = html.trim();
    if html.starts_with("<!--") && html.ends_with("-->") {
        return Ok(BlockTag::Comment);
    }
    if html == "</div>" {
        return Ok(BlockTag::Close);
    }
    let (name, attributes) = split(html).ok_or_else(|| unknown(html))?;
    if name != "div" {
        return Err(unknown(html));
    }
    let mut div = None;
    let mut widths = Vec::new();
    let mut heads = None;
    for (key, value) in attributes {
        match key {
            "class" => {
                div =
                    Some(Container::from_class(value).ok_or_else(|| format!("không có khối tên `{value}`"))?)
            }
            "data-cot" => widths = column_widths(value)?,
            "data-dau" => heads = Some(head_rows(value)?),
            // For viewers; the role says it in the DOCX.
            "align" => {}
            other => return Err(format!("thuộc tính `{other}` không dùng được ở đây")),
        }
    }
    let container = div.ok_or_else(|| "`<div>` phải nêu tên khối: class=\"…\"".to_owned())?;
    Ok(BlockTag::Open(DivTag { container, widths, heads }))
}

/// Reads an inline tag.
pub(super) fn inline(html: &str) -> Result<InlineTag, String> {
    match html {
        "<br>" | "<br/>" | "<br />" => return Ok(InlineTag::Break),
        "</b>" => return Ok(InlineTag::Close(Element::B)),
        "</i>" => return Ok(InlineTag::Close(Element::I)),
        "</span>" => return Ok(InlineTag::Close(Element::Span)),
        MERGED_LEFT => return Ok(InlineTag::Merged(Merged::Left)),
        MERGED_ABOVE => return Ok(InlineTag::Merged(Merged::Above)),
        _ => {}
    }
    let (name, attributes) = split(html).ok_or_else(|| unknown(html))?;
    let element = match name {
        "b" => Element::B,
        "i" => Element::I,
        "span" => Element::Span,
        _ => return Err(unknown(html)),
    };
    let mut role = None;
    for (key, value) in attributes {
        if key != "class" {
            return Err(format!("thuộc tính `{key}` không dùng được ở đây"));
        }
        role = Some(
            Role::from_class(value).ok_or_else(|| format!("không có thành phần thể thức tên `{value}`"))?,
        );
    }
    Ok(InlineTag::Open(element, role))
}

fn unknown(html: &str) -> String {
    format!("thẻ `{html}` không có trong thể thức văn bản")
}

fn head_rows(value: &str) -> Result<usize, String> {
    let count = value.parse().ok().filter(|count| (1..=9).contains(count));
    count.ok_or_else(|| format!("data-dau: `{value}` không phải số từ 1 đến 9"))
}

fn column_widths(value: &str) -> Result<Vec<u32>, String> {
    let part = |word: &str| word.parse::<u32>().ok().filter(|&part| (1..=1000).contains(&part));
    value
        .split_ascii_whitespace()
        .map(|word| part(word).ok_or_else(|| format!("data-cot: `{word}` không phải số từ 1 đến 1000")))
        .collect()
}

/// `<name key="value" …>` into its name and attributes.
fn split(html: &str) -> Option<(&str, Vec<(&str, &str)>)> {
    let inside = html.strip_prefix('<')?.strip_suffix('>')?;
    let name_end = inside.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(inside.len());
    let (name, mut rest) = inside.split_at(name_end);
    let mut attributes = Vec::new();
    loop {
        rest = rest.trim_start();
        if rest.is_empty() {
            return Some((name, attributes));
        }
        let (key, after) = rest.split_once("=\"")?;
        let (value, after) = after.split_once('"')?;
        attributes.push((key, value));
        rest = after;
    }
}

#[cfg(test)]
mod tests {
    use super::{BlockTag, Container, DivTag, Element, InlineTag, block, inline};
    use crate::page::style::Role;

    #[test]
    fn blocks_and_lines_are_named() {
        let div = DivTag { container: Container::Bang, widths: vec![5, 30], heads: Some(2) };
        assert_eq!(block("<div class=\"bang\" data-cot=\"5 30\" data-dau=\"2\">\n"), Ok(BlockTag::Open(div)));
        assert_eq!(block("</div>\n"), Ok(BlockTag::Close));
        assert_eq!(block("<!-- x -->\n"), Ok(BlockTag::Comment));
        assert_eq!(inline("<i class=\"can-cu\">"), Ok(InlineTag::Open(Element::I, Some(Role::CanCu))));
    }

    #[test]
    fn anything_else_is_refused() {
        assert_eq!(block("<script>"), Err("thẻ `<script>` không có trong thể thức văn bản".to_owned()));
        assert_eq!(block("<div>"), Err("`<div>` phải nêu tên khối: class=\"…\"".to_owned()));
        assert_eq!(
            block("<div class=\"bang\" data-dau=\"0\">"),
            Err("data-dau: `0` không phải số từ 1 đến 9".to_owned())
        );
        assert_eq!(
            block("<div class=\"bang\" data-cot=\"0\">"),
            Err("data-cot: `0` không phải số từ 1 đến 1000".to_owned())
        );
        assert_eq!(inline("<b onclick=\"x\">"), Err("thuộc tính `onclick` không dùng được ở đây".to_owned()));
        assert_eq!(inline("<a href=x>"), Err("thẻ `<a href=x>` không có trong thể thức văn bản".to_owned()));
    }
}
