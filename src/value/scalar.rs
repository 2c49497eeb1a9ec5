//! How a scalar stood in YAML, and the one way by which serde reaches a [`Value`].

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use serde::Deserializer;
use serde::de::{Error, MapAccess, SeqAccess, Visitor};

use super::{Value, ValueError, like, quoted};

/// A scalar as the YAML 1.2 core schema resolves it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Scalar<'a> {
    /// Quoted text, a block, or plain text that is nothing else.
    Text(&'a str),
    /// A plain whole number: `2023`.
    Integer(i128),
    /// A plain number with a point or an exponent: `1.250`. The digits as typed are lost here, as they are to serde.
    Decimal(f64),
    /// `true` or `false`.
    Boolean(bool),
    /// Nothing, `~` or `null`.
    Null,
}

impl<'a> Scalar<'a> {
    /// Resolves a plain (unquoted, untagged) scalar just as the YAML reader under serde does.
    pub fn plain(text: &'a str) -> Self {
        match text {
            "" | "~" | "null" | "Null" | "NULL" => return Self::Null,
            "true" | "True" | "TRUE" => return Self::Boolean(true),
            "false" | "False" | "FALSE" => return Self::Boolean(false),
            _ => {}
        }
        if let Some(whole) = whole(text) {
            return whole;
        }
        // A number with a leading zero is text: `012`.
        if is_zero_led(text) {
            return Self::Text(text);
        }
        match float(text) {
            Some(float) => Self::Decimal(float),
            None => Self::Text(text),
        }
    }

    /// The text of a word that is written as text or as a whole number.
    pub(super) fn written<T: Value>(self) -> Result<Cow<'a, str>, ValueError> {
        match self {
            Self::Text(text) => Ok(text.into()),
            Self::Integer(number) => Ok(number.to_string().into()),
            Self::Decimal(number) if number.fract() == 0.0 && number.to_string().parse::<T>().is_ok() => {
                Err(ValueError::of::<T>(format!("{} {number} viết thừa dấu chấm", T::NOUN))
                    .hint(format!("viết {number}")))
            }
            Self::Decimal(number) => Err(ValueError::of::<T>(format!(
                "số lẻ {} không phải là {}",
                quoted(&comma(number)),
                T::NOUN
            ))
            .hint(like::<T>())),
            Self::Boolean(truth) => {
                Err(ValueError::of::<T>(format!("{truth} (đúng/sai) không phải là {}", T::NOUN))
                    .hint(like::<T>()))
            }
            Self::Null => Err(ValueError::empty::<T>()),
        }
    }
}

/// The shortest decimal form of a number, with a comma: `12,5`.
pub(super) fn comma(number: f64) -> String {
    number.to_string().replace('.', ",")
}

fn is_zero_led(text: &str) -> bool {
    let bare = text.strip_prefix(['+', '-']).unwrap_or(text);
    bare.len() > 1 && bare.starts_with('0') && bare.bytes().skip(1).all(|byte| byte.is_ascii_digit())
}

fn whole(text: &str) -> Option<Scalar<'static>> {
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    let (radix, bare) = match unsigned.get(..2) {
        Some("0x") => (16, &unsigned[2..]),
        Some("0o") => (8, &unsigned[2..]),
        Some("0b") => (2, &unsigned[2..]),
        _ => (10, unsigned),
    };
    if bare.starts_with(['+', '-']) || is_zero_led(text) {
        return None;
    }
    let size = u128::from_str_radix(bare, radix).ok()?;
    if text.starts_with('-') {
        return 0_i128.checked_sub_unsigned(size).map(Scalar::Integer);
    }
    Some(i128::try_from(size).map_or_else(|_| huge(size), Scalar::Integer))
}

/// A whole number that no word can hold: every word refuses it as it refuses a decimal.
fn huge(size: u128) -> Scalar<'static> {
    Scalar::Decimal(size as f64)
}

fn float(text: &str) -> Option<f64> {
    let unpositive = text.strip_prefix('+').unwrap_or(text);
    match text {
        ".nan" | ".NaN" | ".NAN" => return Some(f64::NAN),
        "-.inf" | "-.Inf" | "-.INF" => return Some(f64::NEG_INFINITY),
        _ => {}
    }
    if let ".inf" | ".Inf" | ".INF" = unpositive {
        return Some(f64::INFINITY);
    }
    if text.starts_with('+') && unpositive.starts_with(['+', '-']) {
        return None;
    }
    unpositive.parse().ok().filter(|float: &f64| float.is_finite())
}

/// Reads a word through serde: the scalar first, then the word's own grammar.
///
/// `deserialize_any` is what makes a plain `1.250` arrive as the float it is in YAML: asked for text, the reader
/// would hand over the digits, and the program would accept what the editor and other YAML readers take for 1,25.
///
/// # Errors
/// The word's own message, or that a list or a group stands where one value should.
pub fn deserialize<'de, T: Value, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    deserializer.deserialize_any(Reader(PhantomData))
}

struct Reader<T>(PhantomData<T>);

impl<T: Value> Reader<T> {
    fn read<E: Error>(scalar: Scalar<'_>) -> Result<T, E> {
        T::from_scalar(scalar).map_err(E::custom)
    }
}

impl<'de, T: Value> Visitor<'de> for Reader<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(T::NOUN)
    }

    fn visit_bool<E: Error>(self, truth: bool) -> Result<T, E> {
        Self::read(Scalar::Boolean(truth))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<T, E> {
        Self::read(Scalar::Integer(number.into()))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<T, E> {
        Self::read(Scalar::Integer(number.into()))
    }

    fn visit_i128<E: Error>(self, number: i128) -> Result<T, E> {
        Self::read(Scalar::Integer(number))
    }

    fn visit_u128<E: Error>(self, number: u128) -> Result<T, E> {
        Self::read(i128::try_from(number).map_or_else(|_| huge(number), Scalar::Integer))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<T, E> {
        Self::read(Scalar::Decimal(number))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        Self::read(Scalar::Text(text))
    }

    fn visit_unit<E: Error>(self) -> Result<T, E> {
        Self::read(Scalar::Null)
    }

    fn visit_none<E: Error>(self) -> Result<T, E> {
        Self::read(Scalar::Null)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, _: A) -> Result<T, A::Error> {
        Err(A::Error::custom(format!("chỗ này là một danh sách, cần {}", T::NOUN)))
    }

    fn visit_map<A: MapAccess<'de>>(self, _: A) -> Result<T, A::Error> {
        Err(A::Error::custom(format!("chỗ này là một nhóm khóa, cần {}", T::NOUN)))
    }
}

#[cfg(test)]
mod tests {
    use super::Scalar;

    #[test]
    fn plain_scalars_resolve_as_in_yaml() {
        let cases = [
            ("23/5/2023", Scalar::Text("23/5/2023")),
            ("2023-05-23", Scalar::Text("2023-05-23")),
            ("08", Scalar::Text("08")),
            ("5.000.000", Scalar::Text("5.000.000")),
            ("no", Scalar::Text("no")),
            ("12,5", Scalar::Text("12,5")),
            ("2023", Scalar::Integer(2023)),
            ("-3", Scalar::Integer(-3)),
            ("+3", Scalar::Integer(3)),
            ("0x1F", Scalar::Integer(31)),
            ("-0o17", Scalar::Integer(-15)),
            ("1.250", Scalar::Decimal(1.25)),
            ("1e3", Scalar::Decimal(1000.0)),
            ("True", Scalar::Boolean(true)),
            ("", Scalar::Null),
            ("~", Scalar::Null),
        ];
        for (text, scalar) in cases {
            assert_eq!(Scalar::plain(text), scalar, "{text}");
        }
    }
}
