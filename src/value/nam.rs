//! A year of plans and reports.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Scalar, Value, ValueError, deserialize, digits, like, schema, tidy};

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
    const CODE: &'static str = "nam-sai";
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

impl Serialize for Nam {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u16(self.0)
    }
}

impl<'de> Deserialize<'de> for Nam {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserialize(deserializer)
    }
}

impl JsonSchema for Nam {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        Self::KIND.into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        schema::text_or_whole::<Self>(Self::FIRST.into(), Self::LAST.into())
    }
}
