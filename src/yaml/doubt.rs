//! Signs that YAML may have read something else than was typed. A sign is no fault: it only says that the slow reader
//! with places has to look ([`super::schema`] then knows what is meant to stand there). Nearly every file has none, and
//! one look at its bytes costs a hundredth of reading it.

use super::schema::Texts;

/// Bytes that may begin a sign, alone or with their neighbours.
static SIGNS: [bool; 256] = signs();

const fn signs() -> [bool; 256] {
    let mut table = [false; 256];
    let marks = b"#&*!<\\+~[.0lL";
    let mut at = 0;
    while at < marks.len() {
        table[marks[at] as usize] = true;
        at += 1;
    }
    table
}

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
    let is_one = |byte: &u8| SIGNS[usize::from(*byte)];
    let mut start = from;
    for stretch in bytes.get(from..)?.chunks(STRETCH) {
        // Most stretches hold none, which is seen without a branch for each byte.
        if stretch.iter().fold(false, |any, byte| any | is_one(byte)) {
            return stretch.iter().position(is_one).map(|at| start + at);
        }
        start += stretch.len();
    }
    None
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
        [b'0', next, ..] => last == Some(b'-') && !next.is_ascii_alphanumeric(),
        [b'0'] => last == Some(b'-'),
        [b'[', rest @ ..] => may_split(rest),
        [b'.', b'.', b'.', ..] => matches!(last, None | Some(b'\n' | b'\r')),
        // `null`, `Null`, `NULL`: seen by its third letter.
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
