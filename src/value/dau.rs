//! Signs that stand before a printed figure.

/// Before an estimate.
pub const UOC: &str = "ước ";

/// In a column, before a mark that a figure all but reaches.
pub const DUOI: &str = "< ";
/// See [`DUOI`].
pub const TREN: &str = "> ";

/// In a column, before a target that is a floor.
pub const IT_NHAT: &str = "≥ ";
/// Before one that is a ceiling.
pub const KHONG_QUA: &str = "≤ ";
