//! What a plan asks of an indicator: one figure, or a range of them.

use std::fmt;
use std::str::FromStr;

use schemars::json_schema;

use super::{GiaTri, Khoang, PhanSo, Scalar, SoThapPhan, TyLe, Value, ValueError};
use crate::diagnostic::Code;

/// A target: a number, yes/no, or a range.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MucGiao {
    /// `30`, `12,5`, `có`.
    Mot(GiaTri),
    /// `5-7`.
    Khoang(Khoang),
}

impl MucGiao {
    /// The one number asked for; `None` for a range, a share and yes/no.
    pub fn mot_so(self) -> Option<SoThapPhan> {
        match self {
            Self::Mot(GiaTri::So(number)) => Some(number),
            Self::Mot(GiaTri::TyLe(_) | GiaTri::CoKhong(_)) | Self::Khoang(_) => None,
        }
    }

    /// The least and the most of what is asked for, to compare with; `None` for yes/no.
    pub fn tu_den(self) -> Option<(PhanSo, PhanSo)> {
        match self {
            Self::Mot(GiaTri::So(number)) => Some((number.phan_so(), number.phan_so())),
            Self::Mot(GiaTri::TyLe(share)) => share.phan_tram().map(|percent| (percent, percent)),
            Self::Mot(GiaTri::CoKhong(_)) => None,
            Self::Khoang(range) => Some((range.tu().phan_so(), range.den().phan_so())),
        }
    }

    /// Whether none at all is asked for: a target of zero is a ceiling whatever its direction.
    pub fn la_khong(self) -> bool {
        self.mot_so().is_some_and(SoThapPhan::la_khong)
    }
}

impl Value for MucGiao {
    const KIND: &'static str = "muc-giao";
    const CODE: Code = GiaTri::CODE;
    const NOUN: &'static str = "mức phải đạt";
    const EXAMPLES: &'static [&'static str] = &["30", "12,5", "5-7", "có"];
    const PATTERN: &'static str = r"^\S+$";
    const DESCRIPTION: &'static str =
        "Mức phải đạt: một số như 30 hoặc 12,5, một khoảng như 5-7, hoặc có, không";

    fn from_scalar(scalar: Scalar<'_>) -> Result<Self, ValueError> {
        match scalar {
            Scalar::Text(text) => text.parse(),
            other => GiaTri::from_scalar(other).map(Self::Mot),
        }
    }
}

impl FromStr for MucGiao {
    type Err = ValueError;

    fn from_str(text: &str) -> Result<Self, ValueError> {
        // A hyphen in front is a sign, and refused as one.
        let range = text.trim_start_matches('-').contains(['-', '\u{2013}', '\u{2014}']);
        if range { text.parse().map(Self::Khoang) } else { text.parse().map(Self::Mot) }
    }
}

impl fmt::Display for MucGiao {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Mot(value) => value.fmt(f),
            Self::Khoang(range) => range.fmt(f),
        }
    }
}

written!(MucGiao, |generator| {
    let number = generator.subschema_for::<SoThapPhan>();
    let range = generator.subschema_for::<Khoang>();
    let share = generator.subschema_for::<TyLe>();
    json_schema!({
        "description": MucGiao::DESCRIPTION,
        "examples": MucGiao::EXAMPLES,
        "anyOf": [number, range, share, { "enum": ["có", "không"] }],
    })
});

#[cfg(test)]
mod tests {
    use super::MucGiao;

    #[test]
    fn a_target_is_a_number_an_answer_or_a_range() {
        for (typed, written) in
            [("30", "30"), ("'12,5'", "12,5"), ("có", "có"), ("5-7", "5-7"), ("'5-7'", "5-7")]
        {
            assert_eq!(serde_yaml::from_str::<MucGiao>(typed).unwrap().to_string(), written);
        }
        assert!(serde_yaml::from_str::<MucGiao>("0").unwrap().la_khong());
        assert!(!serde_yaml::from_str::<MucGiao>("0-2").unwrap().la_khong());
    }

    #[test]
    fn a_range_the_wrong_way_round_is_told() {
        let error = serde_yaml::from_str::<MucGiao>("7-5").unwrap_err().to_string();
        assert!(error.contains("không đi từ số nhỏ đến số lớn"), "{error}");
    }
}
