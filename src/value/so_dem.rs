//! A count of things or people.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::chu_so::{self, GROUPED};
use super::{Scalar, Value, ValueError, deserialize, schema};

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
    const CODE: &'static str = "so-dem-sai";
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

impl Serialize for SoDem {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for SoDem {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserialize(deserializer)
    }
}

impl JsonSchema for SoDem {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        Self::KIND.into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        schema::text_or_whole::<Self>(0, chu_so::LARGEST.cast_signed())
    }
}
