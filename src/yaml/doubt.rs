//! Signs that YAML may have read something else than was typed. A sign is no fault: it only says that the slow reader
//! with places has to look ([`super::schema`] then knows what is meant to stand there). Nearly every file has none, and
//! one look at its bytes costs a hundredth of reading it.

use super::schema::Texts;

/// Bytes looked at in one go.
const STRETCH: usize = 64;

/// Whether a file may hold something that its reader dropped, cut or changed, or that a data file may not hold.
/// `{{ … }}` is a sign where it would not be computed.
pub(super) fn any(source: &str, texts: Texts) -> bool {
    if texts == Texts::Plain && source.contains("{{") {
        return true;
    }
    let bytes = source.as_bytes();
    let mut at = 0;
    while let Some(next) = next(bytes, at) {
        let (before, behind) = bytes.split_at(next);
        if behind.starts_with(b"#") && is_blank_line(before) {
            // A comment of its own line says nothing of the data.
            at = next + behind.iter().position(|byte| *byte == b'\n').unwrap_or(behind.len());
        } else if is_sign(bytes, next) {
            return true;
        } else {
            at = next + 1;
        }
    }
    false
}

/// The next byte that may begin a sign.
fn next(bytes: &[u8], from: usize) -> Option<usize> {
    let mut start = from;
    for stretch in bytes.get(from..)?.chunks(STRETCH) {
        // Each byte with the one behind it; behind the last of a stretch stands the first of the next.
        let behind = bytes.get(start + 1..).unwrap_or_default();
        let pairs = || stretch.iter().zip(behind);
        let ends_file = start + stretch.len() == bytes.len();
        // Most stretches hold none, which is seen without a branch for each byte.
        if pairs().fold(false, |any, (byte, next)| any | may_begin(*byte, *next)) {
            return pairs().position(|(byte, next)| may_begin(*byte, *next)).map(|at| start + at);
        }
        if ends_file && stretch.last().is_some_and(|byte| may_begin(*byte, b'\n')) {
            return Some(bytes.len() - 1);
        }
        start += stretch.len();
    }
    None
}

/// Whether a byte may begin a sign, by the one behind it: a table of bytes alone is slower, because it stops at every
/// `0` and `l`, and a table is not looked at in many bytes at once.
const fn may_begin(byte: u8, next: u8) -> bool {
    (byte == b'#')
        | (byte == b'&')
        | (byte == b'*')
        | (byte == b'!')
        | (byte == b'\\')
        | (byte == b'+')
        | (byte == b'~')
        | (byte == b'[')
        | ((byte == b'<') & (next == b'<'))
        | ((byte == b'.') & (next == b'.'))
        | ((byte == b'0') & ((next == b'x') | (next == b'o') | (next == b'b')))
        | ((byte == b'-') & (next == b'0'))
        | (((byte | 0x20) == b'l') & ((next | 0x20) == b'l'))
}

/// Whether the byte at a place is a sign, by what stands round it.
fn is_sign(bytes: &[u8], at: usize) -> bool {
    let (before, behind) = bytes.split_at(at);
    let last = before.last().copied();
    // Where a value may begin, seen from one byte alone.
    let begins = last.is_none_or(|byte| byte.is_ascii_whitespace() || b"[{,".contains(&byte));
    match behind {
        [b'#', ..] => match last {
            Some(b' ' | b'\t') => true,
            Some(byte) => b"\"'|>-+".contains(&byte),
            None => false,
        },
        [b'&' | b'*', next, ..] => begins && !next.is_ascii_whitespace(),
        [b'!' | b'~', ..] => begins,
        [b'<', b'<', ..] => begins,
        [b'\\', ..] => true,
        // A number that is not written as it is printed: `+7`, `0x1F`, `-0`.
        [b'+', next, ..] => begins && (next.is_ascii_digit() || *next == b'.'),
        [b'0', b'x' | b'o' | b'b', ..] => begins || matches!(last, Some(b'+' | b'-')),
        [b'-', b'0', rest @ ..] => rest.first().is_none_or(|next| !next.is_ascii_alphanumeric()),
        [b'[', rest @ ..] => may_split(rest),
        [b'.', b'.', b'.', ..] => matches!(last, None | Some(b'\n' | b'\r')),
        // `null`, `Null`, `NULL`: seen by its third letter, which the same follows.
        [b'l' | b'L', ..] => matches!(before, [.., b'n' | b'N', b'u' | b'U']),
        _ => false,
    }
}

/// Whether there is nothing but blanks between the last line end and a place.
fn is_blank_line(before: &[u8]) -> bool {
    let blanks = before.iter().rev().find(|byte| !matches!(byte, b' ' | b'\t'));
    matches!(blanks, None | Some(b'\n' | b'\r'))
}

/// Whether what stands behind an opening bracket may be sentences: commas, and items of more than one word.
fn may_split(rest: &[u8]) -> bool {
    let mut has_comma = false;
    let mut has_words = false;
    let mut in_word = false;
    let mut gap = false;
    for byte in rest {
        match byte {
            b']' | b'[' | b'{' | b'}' => break,
            b',' => {
                has_comma = true;
                (in_word, gap) = (false, false);
            }
            byte if byte.is_ascii_whitespace() => gap = in_word,
            _ => {
                has_words |= gap;
                (in_word, gap) = (true, false);
            }
        }
    }
    has_comma && has_words
}
