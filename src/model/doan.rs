//! Paragraphs, with tables between them.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize};

use super::bang::Bang;
use super::short::{scalar_list_or_group, scalar_or_group};
use crate::value::Van;

/// Một đoạn văn, hoặc một bảng.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Doan {
    /// A paragraph.
    Van(Van),
    /// A table.
    Bang(Box<DoanBang>),
}

/// Một bảng đứng giữa các đoạn văn.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DoanBang {
    /// Bảng: các cột, các dòng
    pub bang: Bang,
}

impl From<Van> for Doan {
    fn from(van: Van) -> Self {
        Self::Van(van)
    }
}

impl From<DoanBang> for Doan {
    fn from(table: DoanBang) -> Self {
        Self::Bang(Box::new(table))
    }
}

impl<'de> Deserialize<'de> for Doan {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        scalar_or_group(deserializer, |van: Van| Self::from(van), |table: DoanBang| Self::from(table))
    }
}

/// Paragraphs and tables: one, or a list of them; always a list once read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct CacDoan(Vec<Doan>);

impl CacDoan {
    /// The paragraphs and tables.
    pub fn as_slice(&self) -> &[Doan] {
        &self.0
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<'de> Deserialize<'de> for CacDoan {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let one = |van: Van| Self(vec![van.into()]);
        scalar_list_or_group(deserializer, one, Self, |table: DoanBang| Self(vec![table.into()]))
    }
}

impl JsonSchema for CacDoan {
    fn schema_name() -> Cow<'static, str> {
        "CacDoan".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let text = generator.subschema_for::<Van>();
        let table = generator.subschema_for::<DoanBang>();
        let item = json_schema!({ "anyOf": [text, table] });
        json_schema!({
            "description": "Các đoạn văn: một đoạn, hoặc danh sách các đoạn; giữa các đoạn có thể đặt bảng: - bang: {…}",
            "anyOf": [text, { "type": "array", "items": item, "minItems": 1 }, table],
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{CacDoan, Doan};

    #[test]
    fn a_table_stands_between_paragraphs() {
        let read = |yaml: &str| serde_yaml::from_str::<CacDoan>(yaml).unwrap();
        let kinds = |read: CacDoan| -> String {
            read.as_slice().iter().map(|one| if matches!(one, Doan::Van(_)) { 'v' } else { 'b' }).collect()
        };
        assert_eq!(kinds(read("Một đoạn.")), "v");
        assert_eq!(kinds(read("[Một, Hai]")), "vv");
        assert_eq!(kinds(read("- Một\n- bang: {cot: [{ten: A}], dong: [[1]]}\n- Hai")), "vbv");
        assert_eq!(kinds(read("bang: {cot: [{ten: A}]}")), "b");
    }
}
