//! Whether a text may need mending, asked of its bytes.

use crate::text::pairs::Pairs;

/// Pairs of neighbouring bytes that may need mending.
static SUSPECT: Pairs = Pairs { lead: lead_bits(), tail: tail_bits() };

/// U+00A0 and U+00AD after C2.
const SOFT_HYPHEN: u16 = 1;
/// Ð, ð after C3.
const ETH: u16 = 2;
/// Ɖ, Ƣ, ƣ after C6.
const OI: u16 = 4;
/// After E1 all but U+1E80 to U+1EFF.
const NOT_VIETNAMESE: u16 = 8;
/// After E2 the blocks with combining marks or signs that NFC replaces.
const SIGNS: u16 = 16;
/// After E2 80: U+2000, U+2001 and the characters without width.
const NO_WIDTH: u16 = 32;
/// Any other lead byte but C4 and C5.
const OTHER: u16 = 64;

const fn lead_bits() -> [u16; 256] {
    let mut bits = [0; 256];
    let mut byte = 0xC2;
    while byte < 256 {
        bits[byte] = OTHER;
        byte += 1;
    }
    bits[0xC2] = SOFT_HYPHEN;
    bits[0xC3] = ETH;
    bits[0xC4] = 0;
    bits[0xC5] = 0;
    bits[0xC6] = OI;
    bits[0xE1] = NOT_VIETNAMESE;
    bits[0xE2] = SIGNS;
    bits[0x80] = NO_WIDTH;
    bits
}

const fn tail_bits() -> [u16; 256] {
    let mut bits = [0; 256];
    let mut byte = 0x80;
    while byte < 0xC0 {
        bits[byte] = OTHER;
        if matches!(byte, 0xA0 | 0xAD) {
            bits[byte] |= SOFT_HYPHEN;
        }
        if matches!(byte, 0x90 | 0xB0) {
            bits[byte] |= ETH;
        }
        if matches!(byte, 0x89 | 0xA2 | 0xA3) {
            bits[byte] |= OI;
        }
        if !matches!(byte, 0xBA | 0xBB) {
            bits[byte] |= NOT_VIETNAMESE;
        }
        if matches!(byte, 0x83 | 0x84 | 0x8C | 0xAB | 0xB3 | 0xB5 | 0xB7) {
            bits[byte] |= SIGNS;
        }
        if matches!(byte, 0x80 | 0x81 | 0x8B..=0x8D) {
            bits[byte] |= NO_WIDTH;
        }
        byte += 1;
    }
    bits
}

/// Whether something may need mending; where it says no, nothing does.
pub(super) fn has_suspect(bytes: &[u8]) -> bool {
    SUSPECT.found_in(bytes)
}
