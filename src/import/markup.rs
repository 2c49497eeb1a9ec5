//! What a text is written in: our own Markdown is a paper already, any other is text with a few marks too many; letters of
//! old fonts are read as the letters that they show.

use std::borrow::Cow;

use crate::text::encoding;

/// Whether a text is a paper that this program wrote.
pub(super) fn is_ours(text: &str) -> bool {
    text.contains("<div class=\"dau-van-ban\">")
}

/// A text in the letters of Unicode, with the name of the old encoding that it was typed in.
pub(super) fn modern(text: &str) -> (Cow<'_, str>, Option<&'static str>) {
    let Some(old) = encoding::detect(text) else { return (Cow::Borrowed(text), None) };
    let line = |line: &str| {
        // The old fonts have no letter behind U+00FF: a line with one was typed in Unicode.
        if line.contains(|c| c > '\u{ff}') {
            return line.to_owned();
        }
        // The capitals with tones of these fonts are small letters of another one.
        let capitals = line.chars().filter(char::is_ascii_uppercase).count() >= FEWEST_CAPITALS
            && !line.contains(|c: char| c.is_ascii_lowercase());
        let line = old.to_unicode(line);
        if capitals { line.to_uppercase() } else { line }
    };
    (Cow::Owned(text.split('\n').map(line).collect::<Vec<_>>().join("\n")), Some(old.name()))
}

/// Capitals that make a line one of capitals.
const FEWEST_CAPITALS: usize = 3;

/// A text without the marks of Markdown, a line for a line; one that has none comes back as it is.
pub(super) fn plain(text: &str) -> String {
    let marked = text
        .lines()
        .take(LOOKED_AT)
        .any(|line| line.starts_with("# ") || line.starts_with("## ") || line.contains("**"));
    if !marked {
        return text.to_owned();
    }
    text.split('\n').map(line).collect::<Vec<_>>().join("\n")
}

/// Lines in which marks are looked for.
const LOOKED_AT: usize = 400;

fn line(line: &str) -> String {
    let bare = line.trim_start_matches('#');
    let heading = bare.len() < line.len() && line.len() - bare.len() <= 6 && bare.starts_with(' ');
    let text = if heading { bare.trim_start() } else { line };
    let text = text.replace("**", "");
    let mut out = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let escapes = letter == '\\' && letters.peek().is_some_and(char::is_ascii_punctuation);
        if !escapes {
            out.push(letter);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{modern, plain};

    #[test]
    fn letters_of_old_fonts_are_read_as_what_they_show() {
        let (text, name) = modern(
            "ñY BAN NH¢N D¢N\nX· MÉU\nKÕ ho¹ch c«ng t¸c n¨m 2026, tæ chøc thùc hiÖn nhiÖm vô ®\u{ad}îc giao",
        );
        assert_eq!(
            text,
            "ỦY BAN NHÂN DÂN\nXÃ MẫU".to_uppercase()
                + "\nKế hoạch công tác năm 2026, tổ chức thực hiện nhiệm vụ được giao"
        );
        assert_eq!(name, Some("TCVN3 (phông .VnTime)"));
        let (text, _) = modern(
            "KÕ ho¹ch c«ng t¸c n¨m 2026, tæ chøc thùc hiÖn nhiÖm vô ®\u{ad}îc giao, b¸o c¸o kÕt qu¶\nSửa: lô đất số 5",
        );
        assert!(text.ends_with("kết quả\nSửa: lô đất số 5"), "{text}");
        assert_eq!(modern("Kế hoạch «mẫu» năm 2026").1, None);
    }

    #[test]
    fn marks_of_markdown_go_and_the_letters_stay() {
        assert_eq!(
            plain("## I. MỤC ĐÍCH\n1\\. **Đối tượng:** toàn xã"),
            "I. MỤC ĐÍCH\n1. Đối tượng: toàn xã"
        );
        assert_eq!(plain("# 5 của * và _"), "5 của * và _");
        assert_eq!(plain("số #3 \\ a"), "số #3 \\ a");
    }
}
