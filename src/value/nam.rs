//! A year of plans and reports.

use crate::diagnostic::Code;
use std::fmt;
use std::str::FromStr;

use super::{Scalar, Value, ValueError, digits, like, schema, tidy};

/// A year of plans and reports: 2000 to 2100, a number in YAML and in templates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Nam(u16);

impl Nam {
    const FIRST: u16 = 2000;
    const LAST: u16 = 2100;

    /// The year with this number.
    ///
    /// # Errors
    /// Outside 2000 to 2100.
    pub fn new(number: u16) -> Result<Self, ValueError> {
        if (Self::FIRST..=Self::LAST).contains(&number) {
            return Ok(Self(number));
        }
        Err(ValueError::of::<Self>(format!("năm {number} ngoài khoảng {} đến {}", Self::FIRST, Self::LAST))
            .hint(like::<Self>()))
    }

    /// The number.
    pub fn so(self) -> u16 {
        self.0
    }

    /// The year so many years later (earlier when negative); `None` outside 2000 to 2100.
    pub fn cong(self, years: i32) -> Option<Self> {
        let number = i32::from(self.0).checked_add(years)?;
        Self::new(u16::try_from(number).ok()?).ok()
    }
}

impl Value for Nam {
    const KIND: &'static str = "nam";
    const CODE: Code = Code::NamSai;
    const NOUN: &'static str = "năm";
    const EXAMPLES: &'static [&'static str] = &["2023"];
    const PATTERN: &'static str = r"^(20\d\d|2100)$";
    const DESCRIPTION: &'static str = "Năm, bốn chữ số, từ 2000 đến 2100";

    fn from_scalar(scalar: Scalar<'_>) -> Result<Self, ValueError> {
        match scalar {
            Scalar::Integer(number) => match u16::try_from(number) {
                Ok(number) => Self::new(number),
                Err(_) => Err(ValueError::not_a::<Self>(&number.to_string())),
            },
            other => other.written::<Self>()?.parse(),
        }
    }
}

impl FromStr for Nam {
    type Err = ValueError;

    fn from_str(text: &str) -> Result<Self, ValueError> {
        let text = tidy::<Self>(text)?;
        match digits(text) {
            Some(number) if text.len() == 4 => Self::new(number),
            _ => Err(ValueError::not_a::<Self>(text)),
        }
    }
}

impl fmt::Display for Nam {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// Templates count with years.
impl serde::Serialize for Nam {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u16(self.0)
    }
}

written!(read Nam, |_| schema::text_or_whole::<Nam>(Nam::FIRST.into(), Nam::LAST.into()));

#[cfg(test)]
mod tests {
    use super::Nam;
    use crate::value::{Scalar, Value};

    #[test]
    fn a_year_is_a_number_and_counts() {
        let nam: Nam = "2023".parse().unwrap();
        assert_eq!(nam.to_string(), "2023");
        assert_eq!(nam.cong(1), Some(Nam::new(2024).unwrap()));
        assert_eq!(nam.cong(-24), None);
        assert_eq!(nam.cong(i32::MAX), None);
        assert_eq!(serde_json::to_string(&nam).unwrap(), "2023");
        assert!((2000..=2100).all(|n| Nam::new(n).unwrap().to_string().parse() == Nam::new(n)));
    }

    #[test]
    fn a_year_out_of_range_or_not_in_digits_is_refused() {
        let cases = [
            (Scalar::Integer(1999), "năm 1999 ngoài khoảng 2000 đến 2100"),
            (Scalar::Integer(-2023), "“-2023” không phải là năm"),
            (Scalar::Integer(202_300), "“202300” không phải là năm"),
            (Scalar::Text("23"), "“23” không phải là năm"),
            (Scalar::Text("năm 2023"), "“năm 2023” không phải là năm"),
            (Scalar::Decimal(2023.5), "số lẻ “2023,5” không phải là năm"),
            (Scalar::Boolean(true), "true (đúng/sai) không phải là năm"),
            (Scalar::Null, "năm để trống"),
        ];
        for (scalar, message) in cases {
            assert_eq!(Nam::from_scalar(scalar).unwrap_err().message, message);
        }
    }
}
