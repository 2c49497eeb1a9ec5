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
    /// A part that has a name, and how deep it lies: `Phần I` is 0, `Chương I` 1, `Mục 1` of a chapter 2, `I` 3, `Điều 2` 4.
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
    let has = |name: &String| {
        pieces.iter().any(|piece| match &piece.kind {
            Kind::Part(own, _) | Kind::Attached(own) => own == name,
            Kind::Closing | Kind::Text => false,
        })
    };
    // `Mục I` may be said of what is printed as `I.`.
    let printed = |name: &&str| {
        let name = folded(name);
        name.strip_prefix("mục ").map(str::to_owned).filter(|bare| !has(&name) && has(bare)).unwrap_or(name)
    };
    let names: Vec<String> = wanted.iter().map(printed).collect();
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
    let heading = || {
        let part = between("class=\"chuong\">", "<").map(|name| (u8::from(!name.starts_with("phần ")), name));
        part.or_else(|| between("class=\"muc-cua-chuong\">", "<").map(|name| (2, name)))
    };
    let part = match text {
        text if text.starts_with("<div") => heading(),
        text if text.starts_with("## ") => between("## ", ".").map(|name| (3, name)),
        text if text.starts_with("### <b class=\"dieu\">") => {
            between("class=\"dieu\">", ".").map(|name| (4, name))
        }
        text if text.starts_with("<b>Điều ") => between("<b>", ".").map(|name| (4, name)),
        _ => None,
    };
    part.map_or(Kind::Text, |(depth, name)| Kind::Part(name, depth))
}

/// A name of a part as it is compared: `Điều 2.` is `điều 2`.
fn folded(name: &str) -> String {
    name.trim().trim_end_matches('.').to_lowercase()
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

    #[test]
    fn a_part_has_its_chapters_and_a_section_ends_where_the_next_begins() {
        let heading = |class: &str, name: &str| {
            format!("<div class=\"tieu-de\">\n\n<b class=\"{class}\">{name}</b>\n\n</div>")
        };
        let [one, two] = ["Phần I", "Phần II"].map(|name| heading("chuong", name));
        let chapter = heading("chuong", "Chương I");
        let [first, second] = ["Mục 1", "Mục 2"].map(|name| heading("muc-cua-chuong", name));
        let [a, b, c] =
            ["a", "b", "c"].map(|name| format!("### <b class=\"dieu\">Điều {name}. T</b>\n\n{name}"));
        let paper =
            [&one, &chapter, &first, &a, &second, &b, &two, &chapter, &c].map(String::as_str).join("\n\n");
        let kept =
            |parts: &[&String]| Ok(parts.iter().map(|part| part.as_str()).collect::<Vec<_>>().join("\n\n"));
        let gap = "…".to_owned();
        assert_eq!(of(&paper, &["Phần I"]), kept(&[&one, &chapter, &first, &a, &second, &b, &gap]));
        assert_eq!(of(&paper, &["phần II"]), kept(&[&gap, &two, &chapter, &c]));
        assert_eq!(of(&paper, &["Mục 1"]), kept(&[&gap, &first, &a, &gap]));
        assert_eq!(of(&paper, &["Điều a"]), kept(&[&gap, &a, &gap]));
        assert_eq!(of(&paper, &["Mục 3"]), Err("Mục 3".to_owned()));
    }
}
