//! A figure of a year's results, or yes and no.

use std::fmt;
use std::str::FromStr;

use schemars::json_schema;

use super::{Scalar, SoThapPhan, TyLe, Value, ValueError};
use crate::diagnostic::Code;

/// A figure as an officer enters it: a share, a number, or yes/no. Percentages are computed, never entered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GiaTri {
    /// `7/25`.
    TyLe(TyLe),
    /// `12,5`, `1.250`.
    So(SoThapPhan),
    /// `có`, `không`.
    CoKhong(CoKhong),
}

/// Yes or no.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CoKhong {
    /// Có.
    Co,
    /// Không.
    Khong,
}

impl CoKhong {
    /// `có`, `không`.
    pub fn viet(self) -> &'static str {
        match self {
            Self::Co => "có",
            Self::Khong => "không",
        }
    }
}

impl Value for GiaTri {
    const KIND: &'static str = "gia-tri";
    /// What is neither a share nor an answer is read as a number, and told as one.
    const CODE: Code = SoThapPhan::CODE;
    const NOUN: &'static str = "giá trị";
    const EXAMPLES: &'static [&'static str] = &["7/25", "12,5", "có"];
    const PATTERN: &'static str = r"^\S+$";
    const DESCRIPTION: &'static str =
        "Giá trị: tử số/mẫu số như 7/25, một số như 12,5, hoặc có, không; phần trăm do chương trình tính";

    fn from_scalar(scalar: Scalar<'_>) -> Result<Self, ValueError> {
        match scalar {
            Scalar::Text(text) => text.parse(),
            other => SoThapPhan::from_scalar(other).map(Self::So),
        }
    }
}

impl FromStr for GiaTri {
    type Err = ValueError;

    fn from_str(text: &str) -> Result<Self, ValueError> {
        match text {
            "có" => Ok(Self::CoKhong(CoKhong::Co)),
            "không" => Ok(Self::CoKhong(CoKhong::Khong)),
            _ if text.contains('/') => text.parse().map(Self::TyLe),
            _ => text.parse().map(Self::So),
        }
    }
}

impl fmt::Display for GiaTri {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TyLe(share) => share.fmt(f),
            Self::So(number) => number.fmt(f),
            Self::CoKhong(answer) => f.write_str(answer.viet()),
        }
    }
}

written!(GiaTri, |generator| {
    let share = generator.subschema_for::<TyLe>();
    let number = generator.subschema_for::<SoThapPhan>();
    json_schema!({
        "description": GiaTri::DESCRIPTION,
        "examples": GiaTri::EXAMPLES,
        "anyOf": [number, share, { "enum": ["có", "không"] }],
    })
});

#[cfg(test)]
mod tests {
    use super::GiaTri;

    #[test]
    fn a_figure_is_a_share_a_number_or_an_answer() {
        for (typed, written) in [
            ("7/25", "7/25"),
            ("'12,5'", "12,5"),
            ("12", "12"),
            ("1250", "1.250"),
            ("có", "có"),
            ("không", "không"),
        ] {
            assert_eq!(serde_yaml::from_str::<GiaTri>(typed).unwrap().to_string(), written);
        }
    }

    #[test]
    fn a_percentage_or_a_word_is_no_figure() {
        for (typed, message) in [
            ("28%", "“28%” lẫn ký hiệu hoặc chữ"),
            ("nhiều", "“nhiều” không phải là số"),
            ("7/", "“7/” không phải là tỷ lệ"),
            ("12.5", "phần lẻ phải viết sau dấu phẩy, không dùng dấu chấm"),
        ] {
            let error = serde_yaml::from_str::<GiaTri>(typed).unwrap_err().to_string();
            assert!(error.starts_with(message), "{error}");
        }
    }
}
