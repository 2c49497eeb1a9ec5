//! Fingerprints of bytes: the same for the same bytes, on any machine, for ever.

use std::fmt;
use std::str::FromStr;

use xxhash_rust::xxh3::Xxh3;

/// A fingerprint: 128 bits, written as 32 hexadecimal digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Print(u128);

impl Print {
    /// The fingerprint of pieces in order; where one piece ends counts.
    pub fn of<'a>(pieces: impl IntoIterator<Item = &'a [u8]>) -> Self {
        let mut hash = Xxh3::new();
        for piece in pieces {
            hash.update(&(piece.len() as u64).to_le_bytes());
            hash.update(piece);
        }
        Self(hash.digest128())
    }

    /// Its last 32 bits, where a slip is no harm.
    pub fn short(self) -> u32 {
        self.0 as u32
    }
}

impl fmt::Display for Print {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", self.0)
    }
}

/// Text that is no fingerprint.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoPrint;

impl FromStr for Print {
    type Err = NoPrint;

    fn from_str(text: &str) -> Result<Self, NoPrint> {
        let digits = text.len() == 32 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        if !digits {
            return Err(NoPrint);
        }
        u128::from_str_radix(text, 16).map(Self).map_err(|_| NoPrint)
    }
}

#[cfg(test)]
mod tests {
    use super::{NoPrint, Print};

    #[test]
    fn a_print_reads_what_it_writes() {
        let print = Print::of([&b"a"[..], b"b"]);
        assert_eq!(print.to_string(), "4e8071d3974d16754bcb794c7d699bd6");
        assert_eq!(print.to_string().parse(), Ok(print));
    }

    #[test]
    fn where_a_piece_ends_counts() {
        assert_ne!(Print::of([&b"ab"[..], b"c"]), Print::of([&b"a"[..], b"bc"]));
    }

    #[test]
    fn other_text_is_no_print() {
        for text in ["", "abc", "+e80712d21e7b1f7c5d0d2c8f0f3d7fa", "4E8071D3974D16754BCB794C7D699BD6"] {
            assert_eq!(text.parse::<Print>(), Err(NoPrint), "{text}");
        }
    }
}
