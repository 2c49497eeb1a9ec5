//! Exact decimal numbers.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use rust_decimal::{Decimal, RoundingStrategy};
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::chu_so;
use super::scalar::comma;
use super::{Scalar, Value, ValueError, deserialize, quoted, schema, tidy};

/// An exact decimal number; up to 15 digits before the comma and 6 after it are read.
///
/// Two numbers are equal by value: `12,5` and `12,50` are; each keeps the digits it was written with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct SoThapPhan(Decimal);

/// More digits after the comma than any figure of these papers has.
const FINEST: u32 = 6;

impl SoThapPhan {
    /// Rounded to so many digits after the comma (at most 6), and padded to them: half goes away from zero, so
    /// that `0,125` is `0,13` and `-0,125` is `-0,13`.
    #[must_use]
    pub fn lam_tron(self, digits: u32) -> Self {
        let digits = digits.min(FINEST);
        let mut rounded = self.0.round_dp_with_strategy(digits, RoundingStrategy::MidpointAwayFromZero);
        rounded.rescale(digits);
        Self::signless_zero(rounded)
    }

    /// The sum; `None` when too large.
    pub fn cong(self, other: Self) -> Option<Self> {
        self.0.checked_add(other.0).map(Self::signless_zero)
    }

    /// The difference; `None` when too large.
    pub fn tru(self, other: Self) -> Option<Self> {
        self.0.checked_sub(other.0).map(Self::signless_zero)
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

    fn from_scaled(scaled: i128, scale: u32) -> Option<Self> {
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

/// `num` as a percentage of `den`, rounded half up to `digits` (at most 6) after the comma, by whole-number
/// arithmetic; `None` when `den` is 0.
pub fn phan_tram(num: u64, den: u64, digits: u32) -> Option<SoThapPhan> {
    let digits = digits.min(FINEST);
    let (num, den) = (u128::from(num), u128::from(den));
    let doubled = num.checked_mul(200)?.checked_mul(10_u128.pow(digits))?.checked_add(den)?;
    let scaled = doubled.checked_div(den.checked_mul(2)?)?;
    SoThapPhan::from_scaled(i128::try_from(scaled).ok()?, digits)
}

impl Value for SoThapPhan {
    const KIND: &'static str = "so-thap-phan";
    const CODE: &'static str = "so-thap-phan-sai";
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
            fault.hint(format!(
                "viết {shown}; nếu là {grouped} (phần nghìn) thì viết \"{grouped}\" trong ngoặc kép"
            ))
        }
        None => fault.hint(format!("viết {shown}")),
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

impl Serialize for SoThapPhan {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for SoThapPhan {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserialize(deserializer)
    }
}

impl JsonSchema for SoThapPhan {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        Self::KIND.into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        schema::text_or_whole::<Self>(-chu_so::LARGEST.cast_signed(), chu_so::LARGEST.cast_signed())
    }
}
