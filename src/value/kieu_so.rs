//! How parts of a paper are numbered.

use std::fmt;
use std::str::FromStr;

use schemars::json_schema;

use super::{Scalar, Value, ValueError};
use crate::diagnostic::Code;

/// `1.1`: a part's number stands before those of the parts in it: 1, 1.1, 1.1.1. The decree knows no such numbers, nor
/// does it forbid them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KieuSo;

/// As it is written.
const WRITTEN: &str = "1.1";

impl Value for KieuSo {
    const KIND: &'static str = "kieu-so";
    const CODE: Code = Code::NgoaiDanhMuc;
    const NOUN: &'static str = "kiểu đánh số";
    const EXAMPLES: &'static [&'static str] = &[WRITTEN];
    const PATTERN: &'static str = r"^1\.1$";
    const DESCRIPTION: &'static str = "Kiểu đánh số 1, 1.1, 1.1.1";

    fn from_scalar(scalar: Scalar<'_>) -> Result<Self, ValueError> {
        match scalar {
            Scalar::Text(text) => text.parse(),
            // Without quotation marks it is a number for YAML, and says the same.
            Scalar::Decimal(number) if number.to_string() == WRITTEN => Ok(Self),
            Scalar::Integer(number) => Err(unknown(&number.to_string())),
            Scalar::Decimal(number) => Err(unknown(&number.to_string())),
            Scalar::Boolean(truth) => Err(unknown(&truth.to_string())),
            Scalar::Null => Err(unknown("")),
        }
    }
}

impl FromStr for KieuSo {
    type Err = ValueError;

    fn from_str(text: &str) -> Result<Self, ValueError> {
        if text == WRITTEN { Ok(Self) } else { Err(unknown(text)) }
    }
}

fn unknown(text: &str) -> ValueError {
    ValueError::of::<KieuSo>(format!("không có kiểu đánh số “{text}”")).hint(format!(
        "ghi kieu_so: \"{WRITTEN}\" nếu đánh số 1, 1.1, 1.1.1; đánh số I, 1, a) thì bỏ dòng này"
    ))
}

impl fmt::Display for KieuSo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(WRITTEN)
    }
}

written!(KieuSo, |_| {
    json_schema!({
        "type": ["string", "number"],
        "pattern": Self::PATTERN,
        "minimum": 1.1,
        "maximum": 1.1,
        "description": Self::DESCRIPTION,
        "examples": Self::EXAMPLES,
        "x-kieu": Self::KIND,
    })
});

#[cfg(test)]
mod tests {
    use super::KieuSo;

    #[test]
    fn with_and_without_quotation_marks() {
        for typed in ["\"1.1\"", "1.1", "'1.1'"] {
            assert_eq!(serde_yaml::from_str::<KieuSo>(typed).unwrap(), KieuSo);
        }
        for typed in ["1", "1.2", "a", "true", "~", "1.1.1"] {
            assert!(serde_yaml::from_str::<KieuSo>(typed).is_err(), "{typed}");
        }
    }
}
