//! The running number of the issuing body's own paper.

use crate::diagnostic::Code;
use std::fmt;
use std::str::FromStr;

use super::{Value, ValueError, digits, schema, tidy};

/// The running number of an own paper in its year; under 10 it is written with a zero (ND30 PL I, II.3.a).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct SoVanBan(u32);

impl SoVanBan {
    const LARGEST: u32 = 99_999;

    /// The number.
    pub fn so(self) -> u32 {
        self.0
    }

    fn new(number: u32, text: &str) -> Result<Self, ValueError> {
        match number {
            0 => {
                Err(ValueError::of::<Self>("số văn bản bắt đầu từ 1")
                    .hint("nếu chưa có số thì bỏ cả dòng này"))
            }
            1..=Self::LARGEST => Ok(Self(number)),
            _ => Err(ValueError::not_a::<Self>(text)),
        }
    }
}

impl Value for SoVanBan {
    const KIND: &'static str = "so-van-ban";
    const CODE: Code = Code::SoVanBanSai;
    const NOUN: &'static str = "số văn bản";
    const EXAMPLES: &'static [&'static str] = &["5", "05", "127"];
    const PATTERN: &'static str = r"^(0[1-9]|[1-9]\d{0,4})$";
    const DESCRIPTION: &'static str = "Số văn bản của đơn vị: chỉ ghi số; dưới 10 tự thêm số 0 ở trước";
}

impl FromStr for SoVanBan {
    type Err = ValueError;

    fn from_str(text: &str) -> Result<Self, ValueError> {
        let text = tidy::<Self>(text)?;
        match digits(text) {
            Some(number) if !text.starts_with('0') || text.len() <= 2 => Self::new(number, text),
            Some(_) => {
                Err(ValueError::not_a::<Self>(text).hint("chỉ thêm một số 0 trước số dưới 10, như 05"))
            }
            None if text.contains('/') => {
                let number = text.split('/').next().and_then(|number| number.trim().parse::<Self>().ok());
                let number = number.map_or_else(|| "5".to_owned(), |number| number.to_string());
                Err(ValueError::not_a::<Self>(text)
                    .hint(format!("chỉ ghi số: {number}; phần ký hiệu sau dấu / máy tự ghi")))
            }
            None => Err(ValueError::not_a::<Self>(text)),
        }
    }
}

/// `05`, `127` (ND30 PL I, II.3.a).
impl fmt::Display for SoVanBan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{:02}", self.0))
    }
}

written!(SoVanBan, |_| schema::text_or_whole::<SoVanBan>(1, SoVanBan::LARGEST.into()));

#[cfg(test)]
mod tests {
    use crate::diagnostic::Code;
    use proptest::prelude::*;

    use super::SoVanBan;

    #[test]
    fn a_number_under_ten_is_written_with_a_zero() {
        for (text, written) in [("5", "05"), ("05", "05"), ("10", "10"), ("127", "127")] {
            assert_eq!(text.parse::<SoVanBan>().unwrap().to_string(), written);
        }
    }

    #[test]
    fn anything_but_the_bare_number_is_refused() {
        let cases = [
            ("0", "số văn bản bắt đầu từ 1", "nếu chưa có số thì bỏ cả dòng này"),
            ("005", "“005” không phải là số văn bản", "chỉ thêm một số 0 trước số dưới 10, như 05"),
            (
                "05/KH-UBND",
                "“05/KH-UBND” không phải là số văn bản",
                "chỉ ghi số: 05; phần ký hiệu sau dấu / máy tự ghi",
            ),
            (
                "Số: 5/KH",
                "“Số: 5/KH” không phải là số văn bản",
                "chỉ ghi số: 5; phần ký hiệu sau dấu / máy tự ghi",
            ),
            ("-5", "“-5” không phải là số văn bản", "viết như 5"),
            ("100000", "“100000” không phải là số văn bản", "viết như 5"),
            ("99999999999", "“99999999999” không phải là số văn bản", "viết như 5"),
        ];
        for (text, message, hint) in cases {
            let fault = text.parse::<SoVanBan>().unwrap_err();
            assert_eq!((fault.code, fault.message.as_str()), (Code::SoVanBanSai, message));
            assert_eq!(fault.hint.as_deref(), Some(hint));
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(number in 1..=SoVanBan::LARGEST) {
            prop_assert_eq!(SoVanBan(number).to_string().parse(), Ok(SoVanBan(number)));
        }
    }
}
