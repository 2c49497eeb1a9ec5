//! Whether a text holds characters that papers do not usually hold, asked of its bytes.

/// Whether a text holds a character beyond Vietnamese letters, ASCII and the usual signs of papers. Only then can it
/// need mending ([`super::nfc`]) or have an error ([`super::lint`]), so a whole file is asked first.
pub fn has_foreign(text: &str) -> bool {
    FOREIGN.found_in(text.as_bytes())
}

/// Bits of a byte as the first and as the second of a pair of neighbours. A pair counts where both have a bit in common.
/// Looking at pairs without branching reads Vietnamese, where every third letter is marked, several times faster than
/// decoding it.
struct Pairs {
    lead: [u16; 256],
    tail: [u16; 256],
}

impl Pairs {
    /// Whether a pair that counts is there; the first byte counts as standing behind a byte 0.
    fn found_in(&self, bytes: &[u8]) -> bool {
        let mut before = 0_u8;
        bytes.chunks(512).any(|chunk| {
            let mut hits = 0;
            for &byte in chunk {
                hits |= self.lead[usize::from(before)] & self.tail[usize::from(byte)];
                before = byte;
            }
            hits != 0
        })
    }
}

/// Pairs of neighbouring bytes of UTF-8 that stand in characters beyond [`is_usual`].
static FOREIGN: Pairs = foreign();

/// Bit of all control characters: a byte behind any other.
const CONTROL: u16 = 1;
/// Bit of all leads whose characters are foreign, whatever follows.
const ALWAYS: u16 = 2;
/// First bit of the leads and middle bytes some of whose characters are usual.
const SOME: u16 = 4;

const fn foreign() -> Pairs {
    let mut pairs = Pairs { lead: [CONTROL; 256], tail: [0; 256] };
    let mut byte = 0_u8;
    while byte < 0x80 {
        if !is_usual(byte as char) {
            pairs.tail[byte as usize] = CONTROL;
        }
        byte += 1;
    }
    let mut byte = 0x80;
    while byte < 0x100 {
        pairs.tail[byte] = ALWAYS;
        if byte >= 0xC2 {
            pairs.lead[byte] |= ALWAYS;
        }
        byte += 1;
    }
    pairs = two_bytes(pairs, 0xC3, SOME);
    pairs = two_bytes(pairs, 0xC4, SOME << 1);
    pairs = two_bytes(pairs, 0xC5, SOME << 2);
    pairs = two_bytes(pairs, 0xC6, SOME << 3);
    pairs = middles(pairs, 0xE1, SOME << 4, &[0xBA, 0xBB]);
    pairs = middles(pairs, 0xE2, SOME << 5, &[0x80]);
    pairs = lasts(pairs, 0x1E80, 0xBA, SOME << 6);
    pairs = lasts(pairs, 0x1EC0, 0xBB, SOME << 7);
    lasts(pairs, 0x2000, 0x80, SOME << 8)
}

/// Of the characters that begin with `lead`, those that are not usual.
const fn two_bytes(mut pairs: Pairs, lead: usize, bit: u16) -> Pairs {
    pairs.lead[lead] = (pairs.lead[lead] & !ALWAYS) | bit;
    mark(pairs, ((lead as u32) & 0x1F) << 6, bit)
}

/// Of the characters that begin with `lead`, those with another second byte than the `usual` ones.
const fn middles(mut pairs: Pairs, lead: usize, bit: u16, usual: &[usize]) -> Pairs {
    pairs.lead[lead] = (pairs.lead[lead] & !ALWAYS) | bit;
    let mut byte = 0x80;
    while byte < 0xC0 {
        let mut at = 0;
        let mut known = false;
        while at < usual.len() {
            known |= usual[at] == byte;
            at += 1;
        }
        if !known {
            pairs.tail[byte] |= bit;
        }
        byte += 1;
    }
    pairs
}

/// Of the 64 characters from `first` on, whose second byte is `middle`, those that are not usual. No character of two
/// bytes ends in a byte before one of these, so the pair stands in three bytes alone.
const fn lasts(mut pairs: Pairs, first: u32, middle: usize, bit: u16) -> Pairs {
    pairs.lead[middle] |= bit;
    mark(pairs, first, bit)
}

/// Gives the last bytes of the 64 characters from `first` on the bit where the character is not usual.
const fn mark(mut pairs: Pairs, first: u32, bit: u16) -> Pairs {
    let mut last = 0;
    while last < 0x40 {
        let usual = match char::from_u32(first + last) {
            Some(c) => is_usual(c),
            None => false,
        };
        if !usual {
            pairs.tail[0x80 + last as usize] |= bit;
        }
        last += 1;
    }
    pairs
}

const fn is_usual(c: char) -> bool {
    matches!(c,
        '\t' | '\n' | '\r' | ' '..='~' | '\u{1EA0}'..='\u{1EF9}'
        | 'À'..='Ã' | 'È'..='Ê' | 'Ì' | 'Í' | 'Ò'..='Õ' | 'Ù' | 'Ú' | 'Ý'
        | 'à'..='ã' | 'è'..='ê' | 'ì' | 'í' | 'ò'..='õ' | 'ù' | 'ú' | 'ý'
        | 'Ă' | 'ă' | 'Đ' | 'đ' | 'Ĩ' | 'ĩ' | 'Ũ' | 'ũ' | 'Ơ' | 'ơ' | 'Ư' | 'ư'
        | '–' | '—' | '…' | '“' | '”' | '‘' | '’' | '•')
}

#[cfg(test)]
mod tests {
    use super::{has_foreign, is_usual};

    #[test]
    fn every_character_is_foreign_or_usual_wherever_it_stands() {
        let (near, far) = ('\0'..'\u{3000}', '\u{3000}'..=char::MAX);
        for c in near.chain(far.step_by(97)) {
            for text in [format!("{c}"), format!("á{c}ệ"), format!("ở{c}a"), format!("a{c}{c}")] {
                assert_eq!(has_foreign(&text), !is_usual(c), "{text:?}");
            }
        }
    }

    #[test]
    fn usual_text_is_told_from_foreign() {
        assert!(!has_foreign("Ủy ban nhân dân xã Lơ Ku, số 05/KH-UBND – “Đổi mới”…\n"));
        for foreign in ["Céng hßa", "ph\u{AD}", "\u{FFFD}", "a\u{202E}b", "а", "\u{7}"] {
            assert!(has_foreign(foreign), "{foreign}");
        }
    }
}
