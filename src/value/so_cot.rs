//! A figure as a column prints it, with the signs before it.

use std::fmt;
use std::str::FromStr;

use super::SoThapPhan;
use super::dau::{DUOI, IT_NHAT, KHONG_QUA, TREN, UOC};

/// A figure of a column: `27,27`, `≥ 30`, `ước 65,87`. A report makes it of exact values and a chart draws it, so
/// that bar, label and table are one number; between the two stands its printed form, which reads back to itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SoCot {
    /// Whether it is an estimate.
    pub uoc: bool,
    /// The sign before the number.
    pub dau: Dau,
    /// The number, with the digits that are printed.
    pub so: SoThapPhan,
}

/// A sign before a number in a column.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Dau {
    /// None: it is the number.
    #[default]
    Bang,
    /// `≥`: a target that is a floor.
    ItNhat,
    /// `≤`: a target that is a ceiling.
    KhongQua,
    /// `<`: all but the number.
    Duoi,
    /// `>`: hardly more than the number.
    Tren,
}

impl Dau {
    const ALL: [Self; 5] = [Self::ItNhat, Self::KhongQua, Self::Duoi, Self::Tren, Self::Bang];

    fn chu(self) -> &'static str {
        match self {
            Self::Bang => "",
            Self::ItNhat => IT_NHAT,
            Self::KhongQua => KHONG_QUA,
            Self::Duoi => DUOI,
            Self::Tren => TREN,
        }
    }
}

impl fmt::Display for Dau {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.chu())
    }
}

impl SoCot {
    /// A number without a sign.
    pub fn new(so: SoThapPhan) -> Self {
        Self { uoc: false, dau: Dau::Bang, so }
    }

    /// What stands before the number: `ước `, `≥ `, nothing.
    pub fn truoc_so(&self) -> String {
        format!("{}{}", if self.uoc { UOC } else { "" }, self.dau)
    }

    /// Whether a text is meant as a figure, read or not: the first of its letters behind signs and `ước` is a digit.
    pub fn la_so(text: &str) -> bool {
        let text = text.trim();
        let text = text.strip_prefix(UOC.trim_end()).unwrap_or(text);
        text.chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_numeric)
    }
}

impl fmt::Display for SoCot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.truoc_so(), self.so)
    }
}

/// What stands in a cell of such a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OCot {
    /// A figure.
    So(SoCot),
    /// Why there is none, or nothing.
    Chu(String),
}

impl OCot {
    /// The figure, if there is one.
    pub fn so(&self) -> Option<SoCot> {
        match self {
            Self::So(figure) => Some(*figure),
            Self::Chu(_) => None,
        }
    }
}

impl fmt::Display for OCot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::So(figure) => figure.fmt(f),
            Self::Chu(words) => f.write_str(words),
        }
    }
}

impl FromStr for OCot {
    type Err = KhongDocDuoc;

    /// Words are words; what is meant as a figure must read as one.
    fn from_str(text: &str) -> Result<Self, KhongDocDuoc> {
        match text.parse() {
            Ok(figure) => Ok(Self::So(figure)),
            Err(fault) if SoCot::la_so(text) => Err(fault),
            Err(_) => Ok(Self::Chu(text.to_owned())),
        }
    }
}

/// The text is no figure as columns print it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KhongDocDuoc;

impl FromStr for SoCot {
    type Err = KhongDocDuoc;

    /// Reads what [`SoCot`] prints and nothing else: what is drawn says the very same.
    fn from_str(text: &str) -> Result<Self, KhongDocDuoc> {
        let (uoc, rest) = text.strip_prefix(UOC).map_or((false, text), |rest| (true, rest));
        let signed = Dau::ALL.into_iter().find_map(|dau| Some((dau, rest.strip_prefix(dau.chu())?)));
        let (dau, number) = signed.ok_or(KhongDocDuoc)?;
        let so = number.parse().map_err(|_| KhongDocDuoc)?;
        let read = Self { uoc, dau, so };
        if read.to_string() == text { Ok(read) } else { Err(KhongDocDuoc) }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Dau, KhongDocDuoc, SoCot};
    use crate::value::SoThapPhan;

    #[test]
    fn a_figure_is_read_as_it_is_printed_and_not_otherwise() {
        let figure = |uoc, dau, so: &str| Ok(SoCot { uoc, dau, so: so.parse().unwrap() });
        for (text, read) in [
            ("65,87", figure(false, Dau::Bang, "65,87")),
            ("ước 1.250,5", figure(true, Dau::Bang, "1.250,5")),
            ("≥ 30", figure(false, Dau::ItNhat, "30")),
            ("≤ 5", figure(false, Dau::KhongQua, "5")),
            ("ước < 100", figure(true, Dau::Duoi, "100")),
            ("> 100", figure(false, Dau::Tren, "100")),
            ("0,00", figure(false, Dau::Bang, "0,00")),
            ("-3", figure(false, Dau::Bang, "-3")),
        ] {
            assert_eq!(text.parse::<SoCot>(), read, "{text}");
            assert_eq!(read.map(|read| read.to_string()), Ok(text.to_owned()));
        }
        for text in
            ["", "-", "30%", "12/15", "1,2,3", "05", "1250", "65.87", "≥30", " 30", "ước", "≥ ≥ 3", "12 vụ"]
        {
            assert_eq!(text.parse::<SoCot>(), Err(KhongDocDuoc), "{text}");
        }
    }

    #[test]
    fn what_is_meant_as_a_figure_is_told_from_words() {
        for text in ["30%", "12/15", "ước 1.2.3", ">= 30", "≥30", "-3", "(30)", "99 người", "ước<5"]
        {
            assert!(SoCot::la_so(text), "{text}");
        }
        for text in ["", "-", "..", "ước", "chưa có số liệu", "không phát sinh", "chưa có (quý 4)", "WW"]
        {
            assert!(!SoCot::la_so(text), "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_figure_reads_back_to_itself(
            uoc: bool, sign in 0..5_usize, whole in 0..1_000_000_u32, fraction in "(,[0-9]{1,6})?",
        ) {
            let so: SoThapPhan = format!("{whole}{fraction}").parse().unwrap();
            let figure = SoCot { uoc, dau: Dau::ALL[sign], so };
            let text = figure.to_string();
            prop_assert!(SoCot::la_so(&text));
            let read = text.parse::<SoCot>();
            prop_assert_eq!(read.map(|read| read.to_string()), Ok(text));
            prop_assert_eq!(read, Ok(figure));
        }
    }
}
