//! Data → Markdown text: what an officer types appears as typed, with no meaning of Markdown or HTML in it.

use std::borrow::Cow;

use crate::text::emphasis;

/// Whether XML 1.0 (and so DOCX) can hold the character.
pub fn is_xml_char(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | '\u{20}'..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..)
        && !matches!(c, '\u{7f}')
}

/// Escapes `text` for an inline position of Markdown. Line breaks and runs of ASCII blanks become one space, blanks at
/// the ends go; no-break spaces stay.
pub fn inline(text: &str) -> Cow<'_, str> {
    if is_plain(text) { Cow::Borrowed(text) } else { Cow::Owned(escaped(text)) }
}

/// Whether a text surely stands as it is: it begins with a letter, and holds no sign of Markdown, no control character
/// and no two blanks side by side. Most text is such, which is seen without a branch for each byte.
fn is_plain(text: &str) -> bool {
    let bytes = text.as_bytes();
    let (Some(first), Some(last)) = (bytes.first(), bytes.last()) else { return true };
    if (first.is_ascii() && !first.is_ascii_alphabetic()) || *last == b' ' {
        return false;
    }
    let mut before = PLAIN;
    let mut met = PLAIN;
    for &byte in bytes {
        let kind = KINDS[usize::from(byte)];
        met |= (kind & OTHER) | (kind & before);
        before = kind;
    }
    met == PLAIN
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 16);
    let mut blank = false;
    let mut digits_only = true;
    let mut copied = 0;
    for (at, c) in text.char_indices() {
        if at < copied {
            continue;
        }
        if matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{b}' | '\u{c}') {
            blank = !out.is_empty();
            continue;
        }
        let tag = emphasis::tag(c);
        if tag.is_none() && !is_xml_char(c) {
            continue;
        }
        if blank {
            out.push(' ');
            blank = false;
            digits_only = false;
        }
        if let Some(tag) = tag {
            out.push_str(tag);
            digits_only = false;
            continue;
        }
        let first = out.is_empty();
        let escape = match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '^' | '$' | '#' | '{' => true,
            '&' => is_entity(&text[at..]),
            // Markers that count at the start of a line only.
            '-' | '+' | '=' | ':' => first,
            // `2023. ` at the start would begin a numbered list; a value may stand right behind another.
            '.' | ')' => digits_only,
            _ => false,
        };
        digits_only &= c.is_ascii_digit();
        if escape {
            out.push('\\');
        }
        out.push(c);
        if !digits_only {
            let behind = at + c.len_utf8();
            copied = behind + plain(&text.as_bytes()[behind..]);
            out.push_str(&text[behind..copied]);
        }
    }
    out
}

/// How many of the next bytes stand as they are behind the first letter of a line, for most text is such. They end
/// before a byte that begins a letter, or at the end.
fn plain(bytes: &[u8]) -> usize {
    let end = bytes.iter().enumerate().position(|(at, &byte)| match KINDS[usize::from(byte)] {
        PLAIN => false,
        BLANK => bytes.get(at + 1).is_none_or(|next| next.is_ascii_whitespace() || *next == 0xb),
        _ => true,
    });
    end.unwrap_or(bytes.len())
}

/// Kinds of bytes behind the first letter of a line: one that stands as it is,
const PLAIN: u8 = 0;
/// a space, which stands as it is where it is alone,
const BLANK: u8 = 1;
/// one to be looked at: signs of Markdown, control characters, and the byte that U+FFFE and U+FFFF begin with.
const OTHER: u8 = 2;

static KINDS: [u8; 256] = {
    let mut kinds = [PLAIN; 256];
    let mut control = 0;
    while control < 0x20 {
        kinds[control] = OTHER;
        control += 1;
    }
    let others = b"\\`*_[]<>|~^$#{&\x7f\xef";
    let mut at = 0;
    while at < others.len() {
        kinds[others[at] as usize] = OTHER;
        at += 1;
    }
    kinds[b' ' as usize] = BLANK;
    kinds
};

/// Whether a viewer would read an entity here: `&name;`, `&#1;`, `&#x1;`. At the end of the text a `;` of the template
/// may follow, so a name that runs to the end counts.
fn is_entity(text: &str) -> bool {
    let body = &text[1..];
    let end = body.bytes().position(|byte| byte != b'#' && !byte.is_ascii_alphanumeric());
    let (name, behind) = body.split_at(end.unwrap_or(body.len()));
    if !behind.is_empty() && !behind.starts_with(';') {
        return false;
    }
    let (digits, known): (&str, fn(&u8) -> bool) = match name.strip_prefix('#') {
        Some(number) => match number.strip_prefix(['x', 'X']) {
            Some(hex) => (hex, u8::is_ascii_hexdigit),
            None => (number, u8::is_ascii_digit),
        },
        None => (name, u8::is_ascii_alphanumeric),
    };
    digits.bytes().all(|byte| known(&byte))
}

#[cfg(test)]
mod tests {
    use super::{escaped, inline};

    #[test]
    fn markdown_in_data_stays_text() {
        for (typed, written) in [
            ("A | B *x* _y_", "A \\| B \\*x\\* \\_y\\_"),
            ("2023. Chỉ tiêu", "2023\\. Chỉ tiêu"),
            ("- gạch", "\\- gạch"),
            ("a - b + c", "a - b + c"),
            ("LĐ-TB&XH", "LĐ-TB\\&XH"),
            ("&amp; &#65; &x", "\\&amp; \\&\\#65; \\&x"),
            ("a & b", "a & b"),
            ("AT&T Việt Nam", "AT&T Việt Nam"),
            ("một\n hai  ba ", "một hai ba"),
            ("<w:p> </div>", "\\<w:p\\> \\</div\\>"),
            ("a\u{1}b", "ab"),
            ("a \u{2}b*\u{3}: \u{5}\u{2}c\u{3}\u{6}", "a <i>b\\*</i>: <b><i>c</i></b>"),
        ] {
            assert_eq!(inline(typed), written, "{typed}");
        }
    }

    #[test]
    fn what_stands_as_it_is_need_not_be_escaped() {
        let letters =
            ['a', 'ệ', 'Đ', ' ', '\u{a0}', '.', ')', '-', '#', '&', '\\', '1', '\n', '\u{1}', '\u{ffff}'];
        for one in letters {
            for two in letters {
                for three in letters {
                    let text = String::from_iter([one, two, three]);
                    assert_eq!(inline(&text), escaped(&text), "{text:?}");
                }
            }
        }
    }
}
