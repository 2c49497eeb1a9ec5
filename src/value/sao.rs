//! The forms of copies (ND30 Điều 3, khoản 10 to 12; PL III, I): the one table of what each is called.

/// What a form of copy is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CachSao {
    /// As it is printed above the number.
    pub ten: &'static str,
    /// In symbols.
    pub viet_tat: &'static str,
    /// Whether parts of the paper are left out.
    pub la_trich: bool,
}

/// Sao y, sao lục, trích sao; they share one run of numbers.
pub const CAC_CACH_SAO: [CachSao; 3] = [CachSao::SAO_Y, CachSao::SAO_LUC, CachSao::TRICH_SAO];

impl CachSao {
    /// Of a paper as it was signed, or of its bản chính.
    pub const SAO_Y: Self = Self { ten: "SAO Y", viet_tat: "SY", la_trich: false };
    /// Of a sao y.
    pub const SAO_LUC: Self = Self { ten: "SAO LỤC", viet_tat: "SL", la_trich: false };
    /// Of parts of a paper.
    pub const TRICH_SAO: Self = Self { ten: "TRÍCH SAO", viet_tat: "TrS", la_trich: true };

    /// The form with this abbreviation.
    pub fn tim(viet_tat: &str) -> Option<Self> {
        CAC_CACH_SAO.into_iter().find(|one| one.viet_tat == viet_tat)
    }
}
