//! Markdown as a source: our own is a paper already, any other is text with a few marks too many.

/// Whether a text is a paper that this program wrote.
pub(super) fn is_ours(text: &str) -> bool {
    text.contains("<div class=\"dau-van-ban\">")
}

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
    use super::plain;

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
