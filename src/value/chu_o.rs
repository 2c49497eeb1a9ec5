//! What stands in a cell of a table.

use crate::diagnostic::Code;
use std::fmt;
use std::str::FromStr;

use schemars::json_schema;
use serde::{Serialize, Serializer};

use super::{Scalar, Value, ValueError, Van, chu_so, quoted, scalar::comma};

/// Text of a cell, kept as typed; `~` is a cell that is left blank, which is not zero.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ChuO(Option<Van>);

impl ChuO {
    /// A cell with nothing in it.
    pub const TRONG: Self = Self(None);

    /// The text; `None` of a blank cell.
    pub fn van(&self) -> Option<&str> {
        self.0.as_ref().map(Van::as_str)
    }
}

impl From<Van> for ChuO {
    fn from(van: Van) -> Self {
        Self(Some(van))
    }
}

impl Value for ChuO {
    const KIND: &'static str = "chu-o";
    const CODE: Code = Code::VanSai;
    const NOUN: &'static str = "nội dung ô";
    const EXAMPLES: &'static [&'static str] = &["Phát thanh", "2.000.000"];
    const PATTERN: &'static str = r"\S";
    const DESCRIPTION: &'static str = "Nội dung một ô: chữ, số, hoặc ~ nếu để trống";

    fn from_scalar(scalar: Scalar<'_>) -> Result<Self, ValueError> {
        match scalar {
            Scalar::Null => Ok(Self::TRONG),
            Scalar::Text(text) => text.parse(),
            Scalar::Decimal(number) => Err(bare_point(number)),
            other => Van::from_scalar(other).map(Self::from),
        }
    }
}

/// A plain `1.250`: thousands to an officer, a fraction to YAML.
fn bare_point(number: f64) -> ValueError {
    let shown = comma(number);
    let fault = ValueError::of::<ChuO>(format!("số có dấu chấm để trần, YAML hiểu là {}", quoted(&shown)));
    match chu_so::thousands(number.abs()) {
        Some(meant) => fault.hint(format!(
            "viết \"{}\" trong ngoặc kép, hoặc viết liền {meant}; nếu là phần lẻ thì viết \"{shown}\"",
            chu_so::grouped(meant)
        )),
        None => fault.hint(format!("viết \"{shown}\" trong ngoặc kép")),
    }
}

impl FromStr for ChuO {
    type Err = ValueError;

    fn from_str(text: &str) -> Result<Self, ValueError> {
        text.parse().map(|van| Self(Some(van))).map_err(|fault: ValueError| match fault.code {
            Code::DeTrong => fault.hint("ô để trống thì viết ~"),
            _ => fault,
        })
    }
}

/// A blank cell is nothing.
impl fmt::Display for ChuO {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.van().unwrap_or_default())
    }
}

impl Serialize for ChuO {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.0 {
            Some(van) => van.serialize(serializer),
            None => serializer.serialize_unit(),
        }
    }
}

written!(read ChuO, |_| json_schema!({
    "type": ["string", "integer", "null"],
    "minLength": 1,
    "pattern": Self::PATTERN,
    "description": Self::DESCRIPTION,
    "x-kieu": Self::KIND,
}));

#[cfg(test)]
mod tests {
    use super::ChuO;

    fn read(yaml: &str) -> Result<Option<String>, String> {
        serde_yaml::from_str::<ChuO>(yaml)
            .map(|cell| cell.van().map(str::to_owned))
            .map_err(|error| error.to_string())
    }

    #[test]
    fn a_cell_is_text_a_whole_number_or_blank() {
        for (typed, held) in [
            ("Phát thanh", Some("Phát thanh")),
            ("2.000.000", Some("2.000.000")),
            ("15", Some("15")),
            ("~", None),
            ("", None),
            ("'~'", Some("~")),
        ] {
            assert_eq!(read(typed), Ok(held.map(str::to_owned)), "{typed}");
        }
    }

    #[test]
    fn what_yaml_would_change_is_refused() {
        for (typed, message) in [
            ("1.250", "số có dấu chấm để trần, YAML hiểu là “1,25”"),
            ("true", "true để trần, YAML hiểu là đúng/sai chứ không phải chữ"),
            ("''", "nội dung để trống"),
        ] {
            assert!(read(typed).unwrap_err().starts_with(message), "{typed}: {:?}", read(typed));
        }
    }
}
