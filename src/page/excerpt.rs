//! Some parts of a paper's Markdown, for a trích sao: its head and foot, the parts that are asked for, and `…` where
//! others are left out.

/// What stands where parts are left out.
const LEFT_OUT: &str = "…";

/// A block of a paper, or a whole `<div>` with what is in it.
struct Piece<'m> {
    text: &'m str,
    kind: Kind,
}

enum Kind {
    /// A part that has a name, and how deep it lies: `Chương I` is 0, `I` 1, `Điều 2` 2.
    Part(String, u8),
    /// Nơi nhận and signature.
    Closing,
    /// What is issued with the paper, with its name.
    Attached(String),
    /// Anything else.
    Text,
}

/// The paper with the named parts alone.
///
/// # Errors
/// The first name that no part has.
pub fn of(markdown: &str, wanted: &[&str]) -> Result<String, String> {
    let pieces = pieces(markdown);
    let names: Vec<String> = wanted.iter().map(|name| folded(name)).collect();
    let has = |name: &String| {
        pieces.iter().any(|piece| match &piece.kind {
            Kind::Part(own, _) | Kind::Attached(own) => own == name,
            Kind::Closing | Kind::Text => false,
        })
    };
    if let Some((at, _)) = names.iter().enumerate().find(|(_, name)| !has(name)) {
        return Err(wanted[at].to_owned());
    }
    let mut kept: Vec<&str> = Vec::new();
    // `None`: before the first part. Else whether what stands here is kept, and how deep the part that says so lies.
    let mut state: Option<(bool, u8)> = None;
    for piece in &pieces {
        let keeps = match &piece.kind {
            Kind::Closing => true,
            Kind::Attached(name) => names.contains(name),
            Kind::Part(name, depth) => {
                let inside = state.is_some_and(|(keeps, above)| keeps && above < *depth);
                let keeps = inside || names.contains(name);
                if !inside {
                    state = Some((keeps, *depth));
                }
                keeps
            }
            Kind::Text => state.is_none_or(|(keeps, _)| keeps),
        };
        if keeps {
            kept.push(piece.text);
        } else if !matches!(piece.kind, Kind::Attached(_)) && kept.last() != Some(&LEFT_OUT) {
            kept.push(LEFT_OUT);
        }
    }
    Ok(kept.join("\n\n"))
}

fn pieces(markdown: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let (mut rest, mut begin, mut depth) = (0, 0, 0_usize);
    for block in markdown.split("\n\n") {
        let end = rest + block.len();
        match block.trim() {
            line if line.starts_with("<div") => depth += 1,
            "</div>" => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            let text = markdown[begin..end].trim_matches('\n');
            if !text.is_empty() {
                pieces.push(Piece { text, kind: kind(text) });
            }
            begin = (end + 2).min(markdown.len());
        }
        rest = end + 2;
    }
    if begin < markdown.len() {
        let text = markdown[begin..].trim_matches('\n');
        pieces.push(Piece { text, kind: Kind::Text });
    }
    pieces
}

fn kind(text: &str) -> Kind {
    let between = |open: &str, close: &str| {
        let (_, rest) = text.split_once(open)?;
        rest.split_once(close).map(|(name, _)| folded(name))
    };
    let opens = |class: &str| text.starts_with("<div") && text[..text.find('>').unwrap_or(0)].contains(class);
    if opens("chan-van-ban") {
        return Kind::Closing;
    }
    if opens("phu-luc-") {
        return Kind::Attached(between("class=\"phu-luc\">", "<").unwrap_or_default());
    }
    if opens("van-ban-kem-theo") {
        return Kind::Attached(between("class=\"ten-loai\">", "<").unwrap_or_default());
    }
    let part = match text {
        text if text.starts_with("<div") => between("class=\"chuong\">", "<").map(|name| (name, 0)),
        text if text.starts_with("## ") => between("## ", ".").map(|name| (name, 1)),
        text if text.starts_with("### <b class=\"dieu\">") => {
            between("class=\"dieu\">", ".").map(|name| (name, 2))
        }
        text if text.starts_with("<b>Điều ") => between("<b>", ".").map(|name| (name, 2)),
        _ => None,
    };
    part.map_or(Kind::Text, |(name, depth)| Kind::Part(name, depth))
}

/// A name of a part as it is compared: `Mục I.` is `i`.
fn folded(name: &str) -> String {
    let name = name.trim().trim_end_matches('.').to_lowercase();
    name.strip_prefix("mục ").unwrap_or(&name).to_owned()
}

#[cfg(test)]
mod tests {
    use super::of;

    const PAPER: &str = "<div class=\"dau-van-ban\">\n\n| |\n\n</div>\n\nCăn cứ\n\n## I. MỘT\n\nA\n\n## II. HAI\n\nB\n\n<div class=\"bang\">\n\n| c |\n\n</div>\n\n## III. BA\n\nD./.\n\n<div class=\"chan-van-ban\">\n\n| |\n\n</div>\n\n<div class=\"phu-luc-doc\">\n\n<b class=\"phu-luc\">Phụ lục</b>\n\nE\n\n</div>";

    #[test]
    fn parts_are_kept_whole_and_what_is_left_out_shows() {
        let head = "<div class=\"dau-van-ban\">\n\n| |\n\n</div>\n\nCăn cứ\n\n";
        let foot = "\n\n<div class=\"chan-van-ban\">\n\n| |\n\n</div>";
        let two = "## II. HAI\n\nB\n\n<div class=\"bang\">\n\n| c |\n\n</div>";
        assert_eq!(of(PAPER, &["II"]), Ok(format!("{head}…\n\n{two}\n\n…{foot}")));
        let last = "## III. BA\n\nD./.";
        let appendix = "\n\n<div class=\"phu-luc-doc\">\n\n<b class=\"phu-luc\">Phụ lục</b>\n\nE\n\n</div>";
        assert_eq!(of(PAPER, &["mục III", "Phụ lục"]), Ok(format!("{head}…\n\n{last}{foot}{appendix}")));
        assert_eq!(of(PAPER, &["I", "IV"]), Err("IV".to_owned()));
    }

    #[test]
    fn articles_stand_in_their_chapter() {
        let paper = "<div class=\"tieu-de\">\n\n<b class=\"chuong\">Chương I</b>\n\n</div>\n\n### <b class=\"dieu\">Điều 1. A</b>\n\na\n\n<div class=\"tieu-de\">\n\n<b class=\"chuong\">Chương II</b>\n\n</div>\n\n<b>Điều 2.</b> b\n\n<b>Điều 3.</b> c";
        let chapter = "<div class=\"tieu-de\">\n\n<b class=\"chuong\">Chương II</b>\n\n</div>";
        let articles = "<b>Điều 2.</b> b\n\n<b>Điều 3.</b> c";
        assert_eq!(of(paper, &["Chương II"]), Ok(format!("…\n\n{chapter}\n\n{articles}")));
        assert_eq!(of(paper, &["điều 2"]), Ok("…\n\n<b>Điều 2.</b> b\n\n…".to_owned()));
    }
}
