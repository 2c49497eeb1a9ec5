//! A count of things or people.

use crate::diagnostic::Code;
use std::fmt;
use std::str::FromStr;

use super::chu_so::{self, GROUPED};
use super::{PhanSo, Scalar, Value, ValueError, schema};

/// A count: whole, not negative, up to 999.999.999.999.999.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct SoDem(u64);

impl SoDem {
    /// The count of this number; `None` above 999.999.999.999.999.
    pub fn new(number: u64) -> Option<Self> {
        chu_so::within(number).map(Self)
    }

    /// The number.
    pub fn so(self) -> u64 {
        self.0
    }

    /// The count to compute with.
    pub fn phan_so(self) -> PhanSo {
        super::SoThapPhan::from(self).phan_so()
    }

    /// `02`, `15`, `1.250`: counts under 10 carry a zero in running text of many papers.
    pub fn hai_chu_so(self) -> String {
        if self.0 < 10 { format!("{:02}", self.0) } else { self.to_string() }
    }

    /// The sum; `None` above 999.999.999.999.999.
    pub fn cong(self, other: Self) -> Option<Self> {
        chu_so::within(self.0.checked_add(other.0)?).map(Self)
    }

    /// The sum of all; `None` above 999.999.999.999.999.
    pub fn tong(all: impl IntoIterator<Item = Self>) -> Option<Self> {
        all.into_iter().try_fold(Self(0), Self::cong)
    }
}

impl Value for SoDem {
    const KIND: &'static str = "so-dem";
    const CODE: Code = Code::SoDemSai;
    const NOUN: &'static str = "số đếm";
    const EXAMPLES: &'static [&'static str] = &["25", "1.250"];
    const PATTERN: &'static str = GROUPED;
    const DESCRIPTION: &'static str = "Số đếm, không âm: 25, 1250 hoặc \"1.250\" trong ngoặc kép";

    fn from_scalar(scalar: Scalar<'_>) -> Result<Self, ValueError> {
        chu_so::from_scalar::<Self>(scalar).map(Self)
    }
}

impl FromStr for SoDem {
    type Err = ValueError;

    fn from_str(text: &str) -> Result<Self, ValueError> {
        chu_so::read::<Self>(text).map(Self)
    }
}

/// With thousands dots: `1.250`.
impl fmt::Display for SoDem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&chu_so::grouped(self.0))
    }
}

written!(SoDem, |_| schema::text_or_whole::<SoDem>(0, chu_so::LARGEST.cast_signed()));

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::SoDem;
    use crate::value::{Scalar, Value};

    #[test]
    fn a_count_is_read_with_or_without_dots() {
        for (text, number, written) in [
            ("0", 0, "0"),
            ("02", 2, "2"),
            ("1250", 1250, "1.250"),
            ("1.250", 1250, "1.250"),
            ("12.345.678", 12_345_678, "12.345.678"),
        ] {
            let count: SoDem = text.parse().unwrap();
            assert_eq!((count.so(), count.to_string().as_str()), (number, written));
        }
        let two_digits = |number| SoDem::new(number).unwrap().hai_chu_so();
        assert_eq!(
            [two_digits(0), two_digits(2), two_digits(15), two_digits(1250)],
            ["00", "02", "15", "1.250"]
        );
        assert_eq!(SoDem::tong([SoDem(7), SoDem(18)]), Some(SoDem(25)));
        assert_eq!(SoDem::tong([SoDem(999_999_999_999_999), SoDem(1)]), None);
        assert_eq!(SoDem::new(u64::MAX), None);
    }

    #[test]
    fn what_is_no_count_is_refused_with_the_way_to_write_it() {
        let cases = [
            (
                Scalar::plain("1.250"),
                "số có dấu chấm để trần, YAML hiểu là “1,25”",
                "nếu là 1.250 thì viết \"1.250\" trong ngoặc kép hoặc viết liền 1250",
            ),
            (
                Scalar::plain("100.000"),
                "số có dấu chấm để trần, YAML hiểu là “100”",
                "nếu là 100.000 thì viết \"100.000\" trong ngoặc kép hoặc viết liền 100000",
            ),
            (Scalar::plain("0.5"), "số có dấu chấm để trần, YAML hiểu là “0,5”", "viết như 25"),
            (Scalar::plain(".inf"), "số có dấu chấm để trần, YAML hiểu là “inf”", "viết như 25"),
            (
                Scalar::Text("1,250"),
                "“1,250” có dấu phẩy, số đếm là số nguyên",
                "nếu là phần nghìn thì viết 1.250",
            ),
            (Scalar::Text("12,5"), "“12,5” có dấu phẩy, số đếm là số nguyên", "viết như 25"),
            (
                Scalar::Text("12.50"),
                "dấu chấm đặt sai chỗ trong “12.50”",
                "dấu chấm ngăn từng ba chữ số từ phải sang, như 1.250 hoặc 5.000.000",
            ),
            (Scalar::Text("007"), "“007” thừa số 0 ở đầu", "viết 7"),
            (Scalar::Text("25 người"), "“25 người” lẫn chữ trong số đếm", "chỉ ghi số: 25"),
            (Scalar::Text("4O"), "“4O” lẫn chữ trong số đếm", "chỉ ghi số: 40"),
            (Scalar::Text("4x2"), "“4x2” lẫn chữ trong số đếm", "chỉ ghi số, như 25"),
            (Scalar::Integer(-3), "số đếm không được âm: “-3”", "viết như 25"),
            (Scalar::Text("-3"), "số đếm không được âm: “-3”", "viết như 25"),
            (Scalar::Text("hai"), "“hai” không phải là số đếm", "viết như 25"),
            (
                Scalar::Integer(1_000_000_000_000_000),
                "số đếm quá lớn: “1000000000000000”",
                "lớn nhất là 999.999.999.999.999",
            ),
            (Scalar::Null, "số đếm để trống", "điền số đếm như 25; nếu chưa có thì bỏ cả dòng này"),
        ];
        for (scalar, message, hint) in cases {
            let fault = SoDem::from_scalar(scalar).unwrap_err();
            assert_eq!((fault.message.as_str(), fault.hint.as_deref()), (message, Some(hint)));
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(number in 0..=999_999_999_999_999_u64) {
            let count = SoDem::new(number).unwrap();
            prop_assert_eq!(count.to_string().parse(), Ok(count));
            prop_assert_eq!(number.to_string().parse(), Ok(count));
            prop_assert_eq!(count.hai_chu_so().parse(), Ok(count));
        }

        #[test]
        fn any_text_is_read_or_refused(text in "[0-9.,-]{0,20}|\\PC{0,12}") {
            if let Ok(count) = text.parse::<SoDem>() {
                prop_assert_eq!(count.to_string().parse(), Ok(count));
            }
        }
    }
}
