//! A month of a year.

use crate::diagnostic::Code;
use std::fmt;
use std::str::FromStr;

use super::ngay::thang_viet;
use super::{Nam, Value, ValueError, digits, schema, tidy};

/// A month of a year: `5/2023`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Thang {
    // The year first: months sort by time.
    nam: Nam,
    thang: u8,
}

impl Thang {
    /// The month with this number, 1 to 12.
    ///
    /// # Errors
    /// When there is no such month.
    pub fn new(nam: Nam, thang: u8) -> Result<Self, ValueError> {
        if (1..=12).contains(&thang) {
            return Ok(Self { nam, thang });
        }
        Err(ValueError::of::<Self>(format!("không có tháng {thang}")).hint("tháng từ 1 đến 12"))
    }

    /// The month, 1 to 12.
    pub fn thang(self) -> u8 {
        self.thang
    }

    /// The year.
    pub fn nam(self) -> Nam {
        self.nam
    }

    /// `tháng 02 năm 2023`, with the zeros of ND30 PL I, II.4.b.
    pub fn dai(self) -> String {
        format!("tháng {} năm {}", thang_viet(self.thang), self.nam)
    }
}

impl Value for Thang {
    const KIND: &'static str = "thang";
    const CODE: Code = Code::ThangSai;
    const NOUN: &'static str = "tháng";
    const EXAMPLES: &'static [&'static str] = &["5/2023", "02/2023"];
    const PATTERN: &'static str = r"^(0?[1-9]|1[0-2])/(20\d\d|2100)$";
    const DESCRIPTION: &'static str = "Tháng: tháng/năm, năm đủ bốn chữ số";
}

impl FromStr for Thang {
    type Err = ValueError;

    fn from_str(text: &str) -> Result<Self, ValueError> {
        let text = tidy::<Self>(text)?;
        let parts = text.split_once('/').filter(|(thang, nam)| thang.len() <= 2 && nam.len() == 4);
        let numbers = parts.and_then(|(thang, nam)| Some((digits(thang)?, digits(nam)?)));
        let (thang, nam) = numbers.ok_or_else(|| ValueError::not_a::<Self>(text))?;
        let nam =
            Nam::new(nam).map_err(|fault| ValueError { code: Self::CODE, ..fault }.hint("xem lại năm"))?;
        Self::new(nam, thang)
    }
}

/// `5/2023`, `02/2023`: the month with the zeros of ND30 PL I, II.4.b.
impl fmt::Display for Thang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{}/{}", thang_viet(self.thang), self.nam))
    }
}

written!(Thang, |_| schema::text::<Thang>());

#[cfg(test)]
mod tests {
    use crate::diagnostic::Code;
    use proptest::prelude::*;

    use super::{Nam, Thang};

    #[test]
    fn a_month_is_written_with_the_zeros_of_the_decree() {
        let month = |text: &str| text.parse::<Thang>().unwrap();
        assert_eq!(month("05/2023").to_string(), "5/2023");
        assert_eq!(month("2/2023").to_string(), "02/2023");
        assert_eq!(month("2/2023").dai(), "tháng 02 năm 2023");
        assert_eq!(month("5/2023").dai(), "tháng 5 năm 2023");
        assert!(month("12/2022") < month("1/2023"));
    }

    #[test]
    fn a_month_that_is_not_is_refused() {
        let cases = [
            ("13/2023", "không có tháng 13", "tháng từ 1 đến 12"),
            ("5/1999", "năm 1999 ngoài khoảng 2000 đến 2100", "xem lại năm"),
            ("5/23", "“5/23” không phải là tháng", "viết như 5/2023"),
            ("23/5/2023", "“23/5/2023” không phải là tháng", "viết như 5/2023"),
        ];
        for (text, message, hint) in cases {
            let fault = text.parse::<Thang>().unwrap_err();
            assert_eq!((fault.code, fault.message.as_str()), (Code::ThangSai, message));
            assert_eq!(fault.hint.as_deref(), Some(hint));
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(nam in 2000_u16..=2100, thang in 1_u8..=12) {
            let month = Thang::new(Nam::new(nam).unwrap(), thang).unwrap();
            prop_assert_eq!(month.to_string().parse(), Ok(month));
        }
    }
}
