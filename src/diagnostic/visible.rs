//! Text of others on a screen: what would steer the terminal, turn the direction of the line or not be seen is named.

use std::borrow::Cow;
use std::fmt::Write;

/// The text with each such character written as `‹U+001B›`. A tab stays.
pub fn visible(text: &str) -> Cow<'_, str> {
    shown(text, |c| c == '\t')
}

/// The same for text of several lines.
pub fn visible_lines(text: &str) -> Cow<'_, str> {
    shown(text, |c| matches!(c, '\t' | '\n'))
}

fn shown(text: &str, stays: impl Fn(char) -> bool) -> Cow<'_, str> {
    let is_hidden = |c: char| is_hidden(c) && !stays(c);
    if !text.contains(is_hidden) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        if is_hidden(c) {
            // Writing to a String cannot fail.
            let _ = write!(out, "‹U+{:04X}›", u32::from(c));
        } else {
            out.push(c);
        }
    }
    Cow::Owned(out)
}

/// Whether a character steers, turns or hides: controls, marks of direction, signs without width, ends of lines.
pub fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}')
        || matches!(c, '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use super::{visible, visible_lines};

    #[test]
    fn what_steers_or_hides_is_named() {
        assert_eq!(visible("\u{1b}[31mđỏ\u{9b}1m\u{7}"), "‹U+001B›[31mđỏ‹U+009B›1m‹U+0007›");
        assert_eq!(visible("a\u{202e}b\u{2066}c\u{200f}d\u{feff}"), "a‹U+202E›b‹U+2066›c‹U+200F›d‹U+FEFF›");
        assert_eq!(visible("a\nb\u{2028}c\rd"), "a‹U+000A›b‹U+2028›c‹U+000D›d");
        assert_eq!(visible_lines("a\n\u{1b}b"), "a\n‹U+001B›b");
    }

    #[test]
    fn vietnamese_and_tabs_are_left() {
        for text in ["Kế hoạch năm\u{a0}2026 – “Đắk Lắk”…", "a\tb", "Quyết đi\u{323}nh", ""]
        {
            assert!(matches!(visible(text), Cow::Borrowed(_)), "{text}");
        }
    }
}
