//! Money.

use crate::diagnostic::Code;
use std::fmt;
use std::str::FromStr;

use super::chu_so::{self, GROUPED};
use super::{PhanSo, Scalar, Value, ValueError, schema};

/// Money in đồng: whole, not negative, up to 999.999.999.999.999.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Dong(u64);

impl Dong {
    /// The amount of this many đồng; `None` above 999.999.999.999.999.
    pub fn new(dong: u64) -> Option<Self> {
        chu_so::within(dong).map(Self)
    }

    /// The amount in đồng.
    pub fn dong(self) -> u64 {
        self.0
    }

    /// This amount as a percentage of another, exact; `None` of nothing.
    pub fn phan_tram_cua(self, whole: Self) -> Option<PhanSo> {
        PhanSo::new(i128::from(self.0) * 100, i128::from(whole.0))
    }

    /// The amount that a number says in a unit of `power` times a thousand đồng, as papers write it, with a comma or not:
    /// `12,5` and 2 are 12.500.000. `None` where it is no number, or no whole đồng.
    pub fn theo_nghin(number: &str, power: usize) -> Option<Self> {
        let (whole, part) = number.split_once(',').unwrap_or((number, ""));
        let zeros = (3 * power).checked_sub(part.len())?;
        let whole: u64 = chu_so::read::<Self>(whole).ok()?;
        super::digits(&format!("{whole}{part}{}", "0".repeat(zeros))).and_then(Self::new)
    }

    /// What is left; `None` when `other` is more.
    pub fn tru(self, other: Self) -> Option<Self> {
        self.0.checked_sub(other.0).map(Self)
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

impl Value for Dong {
    const KIND: &'static str = "dong";
    const CODE: Code = Code::SoTienSai;
    const NOUN: &'static str = "số tiền";
    const EXAMPLES: &'static [&'static str] = &["5.000.000", "850000"];
    const PATTERN: &'static str = GROUPED;
    const DESCRIPTION: &'static str = "Số tiền bằng đồng, không ghi đơn vị: 5.000.000 hoặc 5000000";

    fn from_scalar(scalar: Scalar<'_>) -> Result<Self, ValueError> {
        match scalar {
            Scalar::Text(text) => text.parse(),
            other => chu_so::from_scalar::<Self>(other).map(Self),
        }
    }
}

impl FromStr for Dong {
    type Err = ValueError;

    fn from_str(text: &str) -> Result<Self, ValueError> {
        chu_so::read::<Self>(text).map(Self).map_err(|fault| in_larger_units(text).unwrap_or(fault))
    }
}

/// `15 triệu`, `1,5 tỷ`, `500k`: refused with the amount in đồng, for the bare number would be another amount.
fn in_larger_units(text: &str) -> Option<ValueError> {
    let text = text.trim();
    let number = text.split(|c: char| !c.is_ascii_digit() && c != '.' && c != ',').next()?;
    let behind = text.get(number.len()..)?.trim().to_lowercase();
    let unit: String = behind.chars().take_while(|letter| letter.is_alphabetic()).collect();
    let thousands = match unit.as_str() {
        "nghìn" | "ngàn" | "nghin" | "ngan" | "ng" | "k" => 1,
        "triệu" | "trieu" | "tr" => 2,
        "tỷ" | "tỉ" | "ty" | "ti" => 3,
        _ => return None,
    };
    // «2 triệu rưỡi», «1tr5» are for the officer to count.
    let rest = behind[unit.len()..].trim();
    let whole = matches!(rest, "" | "đ" | "đồng" | "vnđ" | "vnd");
    let meant = if whole && !number.is_empty() { times_thousand(number, thousands) } else { None };
    let hint = meant.map_or_else(
        || format!("ghi đủ số đồng, {}", super::example::<Dong>()),
        |meant| format!("ghi đủ số đồng: {meant}"),
    );
    Some(ValueError::of::<Dong>(format!("{} lẫn chữ trong {}", super::quoted(text), Dong::NOUN)).hint(hint))
}

/// A number, with a comma or not, times a power of a thousand, as an officer may write it without quotes; `None` where
/// it is no whole đồng.
fn times_thousand(number: &str, power: usize) -> Option<String> {
    let amount = Dong::theo_nghin(number, power)?;
    // To YAML a number with one dot is a fraction.
    let written = amount.to_string();
    Some(if written.matches('.').count() == 1 { amount.dong().to_string() } else { written })
}

/// With thousands dots: `1.250`.
impl fmt::Display for Dong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&chu_so::grouped(self.0))
    }
}

written!(Dong, |_| schema::text_or_whole::<Dong>(0, chu_so::LARGEST.cast_signed()));

#[cfg(test)]
mod tests {
    use crate::diagnostic::Code;
    use proptest::prelude::*;

    use super::Dong;
    use crate::value::{Scalar, Value};

    #[test]
    fn money_is_read_plain_or_grouped_and_summed() {
        let dong = |text: &str| text.parse::<Dong>().unwrap();
        assert_eq!(Dong::from_scalar(Scalar::plain("5.000.000")), Ok(dong("5000000")));
        assert_eq!(dong("5000000").to_string(), "5.000.000");
        assert_eq!(Dong::tong([dong("5.000.000"), dong("850.000")]), Some(dong("5.850.000")));
        assert_eq!(dong("5.000.000").tru(dong("850.000")), Some(dong("4.150.000")));
        assert_eq!(dong("1").tru(dong("2")), None);
        assert_eq!(dong("999.999.999.999.999").cong(dong("1")), None);
    }

    #[test]
    fn money_with_a_unit_or_a_bare_dot_is_refused() {
        let cases = [
            (
                Scalar::Text("5.000.000 đồng"),
                "“5.000.000 đồng” lẫn chữ trong số tiền",
                "chỉ ghi số: 5.000.000",
            ),
            (
                Scalar::plain("850.000"),
                "số có dấu chấm để trần, YAML hiểu là “850”",
                "nếu là 850.000 thì viết \"850.000\" trong ngoặc kép hoặc viết liền 850000",
            ),
            (Scalar::Integer(-1), "số tiền không được âm: “-1”", "viết như 5.000.000"),
        ];
        for (scalar, message, hint) in cases {
            let fault = Dong::from_scalar(scalar).unwrap_err();
            assert_eq!((fault.code, fault.message.as_str()), (Code::SoTienSai, message));
            assert_eq!(fault.hint.as_deref(), Some(hint));
        }
    }

    #[test]
    fn money_in_larger_units_is_told_in_dong() {
        for (typed, meant) in [
            ("15 triệu", "15.000.000"),
            ("15tr", "15.000.000"),
            ("1,5 tỷ", "1.500.000.000"),
            ("1.500 triệu đồng", "1.500.000.000"),
            ("500 nghìn", "500000"),
            ("500k", "500000"),
            ("0,5 Triệu", "500000"),
            ("1,25 triệu", "1.250.000"),
        ] {
            let fault = Dong::from_scalar(Scalar::plain(typed)).unwrap_err();
            assert_eq!(fault.hint, Some(format!("ghi đủ số đồng: {meant}")), "{typed}");
            assert_eq!(fault.message, format!("“{typed}” lẫn chữ trong số tiền"));
            let read = Dong::from_scalar(Scalar::plain(meant)).unwrap();
            assert!(read.dong() >= 500_000, "{typed}: the hint is read as {read}");
        }
        for typed in ["2 triệu rưỡi", "1tr5", "1,2345 nghìn", "999999999 tỷ", "1.5 tỷ"] {
            let fault = Dong::from_scalar(Scalar::plain(typed)).unwrap_err();
            assert_eq!(fault.hint.as_deref(), Some("ghi đủ số đồng, như 5.000.000"), "{typed}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(number in 0..=999_999_999_999_999_u64) {
            let amount = Dong::new(number).unwrap();
            prop_assert_eq!(amount.to_string().parse(), Ok(amount));
        }
    }
}
