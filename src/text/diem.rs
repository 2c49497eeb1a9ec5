//! The letters of điểm.

/// Letters of điểm in their order: the Vietnamese alphabet without ă â ê ô ơ ư (ND30 PL I, Phần I, II.6.đ).
pub(crate) const LETTERS: &str = "abcdđeghiklmnopqrstuvxy";

/// The letter of the điểm at a place of the sequence.
pub(crate) fn diem(place: u32) -> Option<char> {
    LETTERS.chars().nth(usize::try_from(place).ok()?.checked_sub(1)?)
}
