//! A quarter of a year.

use crate::diagnostic::Code;
use std::fmt;
use std::str::FromStr;

use super::{Nam, Value, ValueError, schema, tidy};

/// A quarter of a year: `quý I/2023`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Quy {
    // The year first: quarters sort by time.
    nam: Nam,
    quy: u8,
}

/// Quarters are counted in Roman numbers.
const ROMAN: [&str; 4] = ["I", "II", "III", "IV"];

impl Quy {
    /// The quarter with this number, 1 to 4.
    ///
    /// # Errors
    /// When there is no such quarter.
    pub fn new(nam: Nam, quy: u8) -> Result<Self, ValueError> {
        if (1..=4).contains(&quy) {
            return Ok(Self { nam, quy });
        }
        Err(ValueError::of::<Self>(format!("không có quý {quy}")).hint("quý từ I đến IV"))
    }

    /// The quarter, 1 to 4.
    pub fn quy(self) -> u8 {
        self.quy
    }

    /// The year.
    pub fn nam(self) -> Nam {
        self.nam
    }

    /// Its first month, 1, 4, 7 or 10.
    pub fn thang_dau(self) -> u8 {
        self.quy * 3 - 2
    }

    fn roman(self) -> &'static str {
        ROMAN.get(usize::from(self.quy) - 1).copied().unwrap_or_default()
    }
}

impl Value for Quy {
    const KIND: &'static str = "quy";
    const CODE: Code = Code::QuySai;
    const NOUN: &'static str = "quý";
    const EXAMPLES: &'static [&'static str] = &["quý I/2023"];
    const PATTERN: &'static str = r"^quý (I|II|III|IV)/(20\d\d|2100)$";
    const DESCRIPTION: &'static str = "Quý: chữ quý, số La Mã từ I đến IV, rồi /năm";
}

impl FromStr for Quy {
    type Err = ValueError;

    fn from_str(text: &str) -> Result<Self, ValueError> {
        let text = tidy::<Self>(text)?;
        let parts = text.strip_prefix("quý ").and_then(|rest| rest.split_once('/'));
        let (quy, nam) = parts.ok_or_else(|| ValueError::not_a::<Self>(text))?;
        let nam: Nam =
            nam.parse().map_err(|fault| ValueError { code: Self::CODE, ..fault }.hint("xem lại năm"))?;
        match ROMAN.into_iter().zip(1..).find(|(roman, _)| *roman == quy) {
            Some((_, quy)) => Self::new(nam, quy),
            None => Err(in_digits(text, quy, nam)),
        }
    }
}

/// `quý 1/2023` is what is usually typed instead.
fn in_digits(text: &str, quy: &str, nam: Nam) -> ValueError {
    let fault = ValueError::not_a::<Quy>(text);
    match super::digits(quy).map(|quy| Quy::new(nam, quy)) {
        Some(Ok(meant)) => fault.hint(format!("viết {meant}")),
        Some(Err(fault)) => fault,
        None => fault,
    }
}

impl fmt::Display for Quy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("quý {}/{}", self.roman(), self.nam))
    }
}

written!(Quy, |_| schema::text::<Quy>());

#[cfg(test)]
mod tests {
    use super::{Nam, Quy};
    use crate::diagnostic::Code;

    #[test]
    fn every_quarter_is_read_back() {
        let nam = Nam::new(2023).unwrap();
        let written: Vec<String> = (1..=4).map(|quy| Quy::new(nam, quy).unwrap().to_string()).collect();
        assert_eq!(written, ["quý I/2023", "quý II/2023", "quý III/2023", "quý IV/2023"]);
        let months: Vec<u8> = written.iter().map(|text| text.parse::<Quy>().unwrap().thang_dau()).collect();
        assert_eq!(months, [1, 4, 7, 10]);
    }

    #[test]
    fn quarters_in_digits_or_beyond_four_are_refused() {
        let cases = [
            ("quý 1/2023", "“quý 1/2023” không phải là quý", "viết quý I/2023"),
            ("quý 5/2023", "không có quý 5", "quý từ I đến IV"),
            ("quý V/2023", "“quý V/2023” không phải là quý", "viết như quý I/2023"),
            ("quý I/1999", "năm 1999 ngoài khoảng 2000 đến 2100", "xem lại năm"),
            ("I/2023", "“I/2023” không phải là quý", "viết như quý I/2023"),
        ];
        for (text, message, hint) in cases {
            let fault = text.parse::<Quy>().unwrap_err();
            assert_eq!((fault.code, fault.message.as_str()), (Code::QuySai, message));
            assert_eq!(fault.hint.as_deref(), Some(hint));
        }
    }
}
