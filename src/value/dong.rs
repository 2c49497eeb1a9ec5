//! Money.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::chu_so::{self, GROUPED};
use super::{Scalar, Value, ValueError, deserialize, schema};

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
    const CODE: &'static str = "so-tien-sai";
    const NOUN: &'static str = "số tiền";
    const EXAMPLES: &'static [&'static str] = &["5.000.000", "850000"];
    const PATTERN: &'static str = GROUPED;
    const DESCRIPTION: &'static str = "Số tiền bằng đồng, không ghi đơn vị: 5.000.000 hoặc 5000000";

    fn from_scalar(scalar: Scalar<'_>) -> Result<Self, ValueError> {
        chu_so::from_scalar::<Self>(scalar).map(Self)
    }
}

impl FromStr for Dong {
    type Err = ValueError;

    fn from_str(text: &str) -> Result<Self, ValueError> {
        chu_so::read::<Self>(text).map(Self)
    }
}

/// With thousands dots: `1.250`.
impl fmt::Display for Dong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&chu_so::grouped(self.0))
    }
}

impl Serialize for Dong {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Dong {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserialize(deserializer)
    }
}

impl JsonSchema for Dong {
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
