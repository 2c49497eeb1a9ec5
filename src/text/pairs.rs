//! Pairs of neighbouring bytes as signs of something in a text. Looking at pairs without branching reads Vietnamese,
//! where every third letter is marked, several times faster than decoding it.

/// Bits of a byte as the first and as the second of a pair. A pair counts where both have a bit in common.
#[derive(Debug)]
pub(in crate::text) struct Pairs {
    pub(in crate::text) lead: [u16; 256],
    pub(in crate::text) tail: [u16; 256],
}

impl Pairs {
    /// Whether a pair that counts is there; the first byte counts as standing behind a byte 0.
    pub(in crate::text) fn found_in(&self, bytes: &[u8]) -> bool {
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
