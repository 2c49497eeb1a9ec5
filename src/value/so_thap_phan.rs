//! Exact decimal numbers.

use crate::diagnostic::Code;
use std::fmt;
use std::str::FromStr;

use num_traits::ToPrimitive;
use rust_decimal::Decimal;

use super::chu_so;
use super::scalar::comma;
use super::{PhanSo, Scalar, Value, ValueError, quoted, schema, tidy};

/// An exact decimal number; up to 15 digits before the comma and 6 after it are read.
///
/// Two numbers are equal by value: `12,5` and `12,50` are; each keeps the digits it was written with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct SoThapPhan(Decimal);

/// More digits after the comma than any figure of these papers has.
const FINEST: u32 = 6;

impl SoThapPhan {
    /// In running text: whole numbers under 10 carry a zero, `02`, as the papers of the offices do.
    pub fn trong_cau(self) -> String {
        let text = self.to_string();
        if text.len() == 1 { format!("0{text}") } else { text }
    }

    /// The number to compute with.
    pub fn phan_so(self) -> PhanSo {
        // A decimal has at most 28 digits after the comma, so the power fits.
        PhanSo::new(self.0.mantissa(), 10_i128.pow(self.0.scale())).unwrap_or(PhanSo::KHONG)
    }

    /// The number as machines write it: a point before the fraction, nothing between thousands.
    pub fn cham(self) -> String {
        self.0.to_string()
    }

    /// Whether it is zero.
    pub fn la_khong(self) -> bool {
        self.0.is_zero()
    }

    /// The difference; `None` when too large.
    pub fn tru(self, other: Self) -> Option<Self> {
        self.0.checked_sub(other.0).map(Self::signless_zero)
    }

    /// The sum; `None` when too large.
    pub fn cong(self, other: Self) -> Option<Self> {
        self.0.checked_add(other.0).map(Self::signless_zero)
    }

    /// This many of a `unit`, rounded to the nearest; `None` where it is below zero or too large.
    pub fn lan(self, unit: u32) -> Option<u32> {
        self.0.checked_mul(unit.into())?.round().to_u32()
    }

    /// Whether it is below zero.
    pub fn am(self) -> bool {
        self.0.is_sign_negative()
    }

    /// The same number without its sign.
    #[must_use]
    pub fn tri_tuyet_doi(self) -> Self {
        Self(self.0.abs())
    }

    pub(super) fn from_scaled(scaled: i128, scale: u32) -> Option<Self> {
        Decimal::try_from_i128_with_scale(scaled, scale).ok().map(Self::signless_zero)
    }

    /// Papers know no `-0`.
    fn signless_zero(number: Decimal) -> Self {
        if number.is_zero() { Self(number.abs()) } else { Self(number) }
    }
}

impl From<super::SoDem> for SoThapPhan {
    fn from(count: super::SoDem) -> Self {
        Self(count.so().into())
    }
}

impl From<super::Dong> for SoThapPhan {
    fn from(amount: super::Dong) -> Self {
        Self(amount.dong().into())
    }
}

impl Value for SoThapPhan {
    const KIND: &'static str = "so-thap-phan";
    const CODE: Code = Code::SoThapPhanSai;
    const NOUN: &'static str = "số";
    const EXAMPLES: &'static [&'static str] = &["12,5", "25", "1.250,75"];
    const PATTERN: &'static str = r"^-?(0|0?[1-9]|[1-9]\d{1,14}|[1-9]\d{0,2}(\.\d{3}){1,4})(,\d{1,6})?$";
    const DESCRIPTION: &'static str = "Số, phần lẻ sau dấu phẩy: 12,5; số nguyên ghi thẳng: 25";

    fn from_scalar(scalar: Scalar<'_>) -> Result<Self, ValueError> {
        match scalar {
            Scalar::Decimal(number) => Err(bare_point(number)),
            other => other.written::<Self>()?.parse(),
        }
    }
}

impl FromStr for SoThapPhan {
    type Err = ValueError;

    fn from_str(text: &str) -> Result<Self, ValueError> {
        let text = tidy::<Self>(text)?;
        let (negative, size) = match text.strip_prefix('-') {
            Some(size) => (true, size),
            None => (false, text),
        };
        if size.starts_with(|c: char| c.is_ascii_digit())
            && size.contains(|c: char| c == '%' || c.is_alphabetic())
        {
            let meant = super::before_unit(text).and_then(|number| number.parse::<Self>().ok());
            let hint = match meant {
                Some(meant) => format!("chỉ ghi số: {meant}"),
                None => format!("chỉ ghi số, {}", super::example::<Self>()),
            };
            return Err(ValueError::of::<Self>(format!("{} lẫn ký hiệu hoặc chữ", quoted(text))).hint(hint));
        }
        let (whole, fraction) = size.split_once(',').unwrap_or((size, ""));
        let finest = FINEST as usize;
        let well = fraction.bytes().all(|byte| byte.is_ascii_digit()) && !size.ends_with(',');
        if !well || size.starts_with(['-', ',']) {
            return Err(ValueError::not_a::<Self>(text));
        }
        if fraction.len() > finest {
            return Err(ValueError::of::<Self>(format!(
                "{} có quá {finest} chữ số sau dấu phẩy",
                quoted(text)
            ))
            .hint("làm tròn bớt"));
        }
        let whole = chu_so::read::<Self>(whole).map_err(|fault| with_comma(text).unwrap_or(fault))?;
        let fine: u32 = super::digits(&format!("{fraction:0<finest$}")).unwrap_or_default();
        let scaled = i128::from(whole) * 1_000_000 + i128::from(fine);
        let exact = Self::from_scaled(if negative { -scaled } else { scaled }, FINEST);
        let mut number = exact.ok_or_else(|| ValueError::not_a::<Self>(text))?;
        // The digits beyond those typed are all zero: nothing is rounded here.
        number.0.rescale(fraction.len() as u32);
        Ok(number)
    }
}

/// `12.5` in quotes: a point where the comma belongs.
fn with_comma(text: &str) -> Option<ValueError> {
    if text.contains(',') || text.matches('.').count() != 1 {
        return None;
    }
    let meant: SoThapPhan = text.replace('.', ",").parse().ok()?;
    let fault = ValueError::of::<SoThapPhan>(format!("dấu chấm đặt sai chỗ trong {}", quoted(text)));
    Some(fault.hint(format!("phần lẻ viết sau dấu phẩy: {meant}")))
}

/// A plain `12.5`: most likely a fraction, perhaps thousands.
fn bare_point(number: f64) -> ValueError {
    let shown = comma(number);
    let fault = ValueError::of::<SoThapPhan>("phần lẻ phải viết sau dấu phẩy, không dùng dấu chấm");
    if shown.parse::<SoThapPhan>().is_err() {
        return fault.hint(super::like::<SoThapPhan>());
    }
    match chu_so::thousands(number.abs()) {
        Some(meant) => {
            let grouped = chu_so::grouped(meant);
            fault.hint(format!("viết \"{shown}\"; nếu là {grouped} (phần nghìn) thì viết \"{grouped}\""))
        }
        // In quotation marks it may also stand between brackets, where a comma would end it.
        None => fault.hint(format!("viết \"{shown}\"")),
    }
}

/// A comma before the fraction, thousands dots before the comma: `1.250,75`.
impl fmt::Display for SoThapPhan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let plain = self.0.abs().to_string();
        let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
        let sign = if self.am() { "-" } else { "" };
        let point = if fraction.is_empty() { "" } else { "," };
        f.pad(&format!("{sign}{}{point}{fraction}", chu_so::with_dots(whole)))
    }
}

written!(SoThapPhan, |_| schema::text_or_whole::<SoThapPhan>(
    -chu_so::LARGEST.cast_signed(),
    chu_so::LARGEST.cast_signed()
));

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::SoThapPhan;
    use crate::value::{Scalar, Value};

    fn so(text: &str) -> SoThapPhan {
        text.parse().unwrap()
    }

    #[test]
    fn digits_are_kept_as_written_and_compared_by_value() {
        for text in ["12,5", "12,50", "0", "0,05", "-0,5", "1.250,75", "999.999.999.999.999,999999"] {
            assert_eq!(so(text).to_string(), text);
        }
        assert_eq!(so("12,5"), so("12,50"));
        assert_eq!(so("1250"), so("1.250"));
        assert_eq!(so("-0,0").to_string(), "0,0");
        assert!(so("-1") < so("0,5"));
        assert_eq!(so("25").tru(so("28,5")).map(|rest| rest.to_string()).as_deref(), Some("-3,5"));
    }

    #[test]
    fn a_point_is_refused_with_the_comma_shown() {
        let cases = [
            (
                Scalar::plain("12.5"),
                "phần lẻ phải viết sau dấu phẩy, không dùng dấu chấm",
                "viết \"12,5\"; nếu là 12.500 (phần nghìn) thì viết \"12.500\"",
            ),
            (Scalar::plain("0.5"), "phần lẻ phải viết sau dấu phẩy, không dùng dấu chấm", "viết \"0,5\""),
            (Scalar::plain("1e300"), "phần lẻ phải viết sau dấu phẩy, không dùng dấu chấm", "viết như 12,5"),
            (Scalar::plain(".nan"), "phần lẻ phải viết sau dấu phẩy, không dùng dấu chấm", "viết như 12,5"),
            (Scalar::Text("12.5"), "dấu chấm đặt sai chỗ trong “12.5”", "phần lẻ viết sau dấu phẩy: 12,5"),
            (Scalar::Text("12,"), "“12,” không phải là số", "viết như 12,5"),
            (Scalar::Text("1,2,3"), "“1,2,3” không phải là số", "viết như 12,5"),
            (Scalar::Text("--1"), "“--1” không phải là số", "viết như 12,5"),
            (Scalar::Text("12,5%"), "“12,5%” lẫn ký hiệu hoặc chữ", "chỉ ghi số: 12,5"),
            (Scalar::Text("12%"), "“12%” lẫn ký hiệu hoặc chữ", "chỉ ghi số: 12"),
            (Scalar::Text("0,1234567"), "“0,1234567” có quá 6 chữ số sau dấu phẩy", "làm tròn bớt"),
        ];
        for (scalar, message, hint) in cases {
            let fault = SoThapPhan::from_scalar(scalar).unwrap_err();
            assert_eq!((fault.message.as_str(), fault.hint.as_deref()), (message, Some(hint)));
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(
            whole in -999_999_999_999_999_i64..=999_999_999_999_999, fraction in "(,[0-9]{1,6})?"
        ) {
            let number = so(&format!("{whole}{fraction}"));
            prop_assert_eq!(so(&number.to_string()).to_string(), number.to_string());
            prop_assert_eq!(so(&number.to_string()), number);
        }

        #[test]
        fn any_text_is_read_or_refused(text in "[0-9.,-]{0,24}|\\PC{0,12}") {
            if let Ok(number) = text.parse::<SoThapPhan>() {
                prop_assert_eq!(so(&number.to_string()), number);
            }
        }
    }
}
