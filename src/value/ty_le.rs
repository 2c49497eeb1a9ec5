//! A share of one count in another.

use crate::diagnostic::Code;
use std::fmt;
use std::str::FromStr;

use super::{PhanSo, SoDem, Value, ValueError, schema, tidy};

/// One count out of another: `7/25`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TyLe {
    tu: SoDem,
    mau: SoDem,
}

impl TyLe {
    /// `tu` out of `mau`.
    pub fn new(tu: SoDem, mau: SoDem) -> Self {
        Self { tu, mau }
    }

    /// The part.
    pub fn tu(self) -> SoDem {
        self.tu
    }

    /// The whole.
    pub fn mau(self) -> SoDem {
        self.mau
    }

    /// The percentage, exact; `None` out of nothing.
    pub fn phan_tram(self) -> Option<PhanSo> {
        self.tu.phan_so().phan_tram_cua(self.mau.phan_so())
    }
}

impl Value for TyLe {
    const KIND: &'static str = "ty-le";
    const CODE: Code = Code::TyLeSai;
    const NOUN: &'static str = "tỷ lệ";
    const EXAMPLES: &'static [&'static str] = &["7/25", "1.200/3.450"];
    const PATTERN: &'static str = r"^(0|0?[1-9]|[1-9]\d{1,14}|[1-9]\d{0,2}(\.\d{3}){1,4})/(0|0?[1-9]|[1-9]\d{1,14}|[1-9]\d{0,2}(\.\d{3}){1,4})$";
    const DESCRIPTION: &'static str = "Tỷ lệ: số phần/tổng số, như 7/25; phần trăm do chương trình tính";
}

impl FromStr for TyLe {
    type Err = ValueError;

    fn from_str(text: &str) -> Result<Self, ValueError> {
        let text = tidy::<Self>(text)?;
        let Some((tu, mau)) = text.split_once('/').filter(|(tu, mau)| !tu.is_empty() && !mau.is_empty())
        else {
            let fault = ValueError::not_a::<Self>(text);
            return Err(match text.ends_with('%') {
                true => fault.hint("viết số phần/tổng số, như 7/25; phần trăm do chương trình tính"),
                false => fault,
            });
        };
        let own = |fault: ValueError| ValueError { code: Self::CODE, ..fault };
        Ok(Self { tu: tu.parse().map_err(own)?, mau: mau.parse().map_err(own)? })
    }
}

impl fmt::Display for TyLe {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{}/{}", self.tu, self.mau))
    }
}

written!(TyLe, |_| schema::text::<TyLe>());

#[cfg(test)]
mod tests {
    use crate::diagnostic::Code;
    use proptest::prelude::*;

    use super::{PhanSo, SoDem, TyLe};

    #[test]
    fn a_share_is_computed_from_its_two_counts() {
        let share: TyLe = "7/25".parse().unwrap();
        assert_eq!(share.phan_tram(), PhanSo::new(28, 1));
        assert_eq!("1200/3.450".parse::<TyLe>().unwrap().to_string(), "1.200/3.450");
        assert_eq!("1/800".parse::<TyLe>().unwrap().phan_tram(), PhanSo::new(1, 8));
        assert_eq!("0/0".parse::<TyLe>().unwrap().phan_tram(), None);
    }

    #[test]
    fn a_ready_percentage_is_refused() {
        let cases = [
            (
                "28%",
                "“28%” không phải là tỷ lệ",
                "viết số phần/tổng số, như 7/25; phần trăm do chương trình tính",
            ),
            ("7", "“7” không phải là tỷ lệ", "viết như 7/25"),
            ("7/", "“7/” không phải là tỷ lệ", "viết như 7/25"),
            ("7/25/3", "“25/3” không phải là số đếm", "viết như 25"),
            ("-7/25", "số đếm không được âm: “-7”", "viết như 25"),
        ];
        for (text, message, hint) in cases {
            let fault = text.parse::<TyLe>().unwrap_err();
            assert_eq!((fault.code, fault.message.as_str()), (Code::TyLeSai, message));
            assert_eq!(fault.hint.as_deref(), Some(hint));
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(tu in 0..10_000_000_u64, mau in 0..10_000_000_u64) {
            let share = TyLe::new(SoDem::new(tu).unwrap(), SoDem::new(mau).unwrap());
            prop_assert_eq!(share.to_string().parse(), Ok(share));
        }
    }
}
