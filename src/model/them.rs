//! What a template of the unit's own asks for: texts, lists and groups of any depth.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize};

use super::dict::Dict;
use super::short::scalar_list_or_group;
use crate::diagnostic::Trail;
use crate::value::Van;

/// Nội dung riêng của mẫu: một câu, một danh sách, hoặc một nhóm khóa.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Them {
    /// A text.
    Van(Van),
    /// A list of whatever may stand here.
    DanhSach(Vec<Them>),
    /// A group of keys.
    Nhom(Dict<Them>),
}

impl Them {
    /// Every text in it with the way to it from `here`.
    pub(crate) fn each<'a>(&'a self, here: &Trail<'_>, visit: &mut dyn FnMut(&'a Van, &Trail<'_>)) {
        match self {
            Self::Van(text) => visit(text, here),
            Self::DanhSach(items) => {
                for (at, item) in items.iter().enumerate() {
                    item.each(&here.index(at), visit);
                }
            }
            Self::Nhom(group) => {
                for (id, item) in group.iter() {
                    item.each(&here.key(id.as_str()), visit);
                }
            }
        }
    }
}

impl<'de> Deserialize<'de> for Them {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        scalar_list_or_group(deserializer, Self::Van, Self::DanhSach, Self::Nhom)
    }
}

impl JsonSchema for Them {
    fn schema_name() -> Cow<'static, str> {
        "Them".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let text = generator.subschema_for::<Van>();
        let item = generator.subschema_for::<Self>();
        let group = generator.subschema_for::<Dict<Self>>();
        json_schema!({
            "description": "Nội dung riêng của mẫu: một câu, một danh sách, hoặc một nhóm khóa",
            "anyOf": [text, { "type": "array", "items": item, "minItems": 1 }, group],
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Them;
    use crate::diagnostic::{Route, Trail};

    #[test]
    fn texts_stand_at_any_depth() {
        let read: Them = serde_yaml::from_str("{a: một, b: [hai, {c: [ba, 4]}], d: {e: {g: năm}}}").unwrap();
        let root = Route::root();
        let mut found = Vec::new();
        read.each(&Trail::Start(&root), &mut |text, here| found.push(format!("{}={text}", here.route())));
        assert_eq!(found, ["a=một", "b[1]=hai", "b[2].c[1]=ba", "b[2].c[2]=4", "d.e.g=năm"]);
        assert!(
            serde_yaml::from_str::<Them>("{a: ~}").is_err()
                && serde_yaml::from_str::<Them>("{a: 1.5}").is_err()
        );
    }
}
