//! A mapping from ids to entries, in the order of the file.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt;
use std::marker::PhantomData;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};
use serde::ser::{Serialize, Serializer};

use crate::value::Id;

/// Entries by id. serde_yaml lets a repeated key of a map win in silence; here it is an error.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dict<T>(Vec<(Id, T)>);

impl<T> Default for Dict<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> Dict<T> {
    /// The entry of this id.
    pub fn get(&self, id: &str) -> Option<&T> {
        self.0.iter().find(|(known, _)| known.as_str() == id).map(|(_, entry)| entry)
    }

    /// Ids and entries in the order of the file.
    pub fn iter(&self) -> impl Iterator<Item = (&Id, &T)> {
        self.0.iter().map(|(id, entry)| (id, entry))
    }

    /// The entries, to be changed, in the order of the file.
    pub fn values_mut(&mut self) -> impl Iterator<Item = &mut T> {
        self.0.iter_mut().map(|(_, entry)| entry)
    }

    /// The ids in the order of the file.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(id, _)| id.as_str())
    }

    /// Takes the entries of another whose ids it does not have.
    pub(super) fn them(&mut self, other: &Self)
    where
        T: Clone,
    {
        for (id, entry) in other.iter() {
            if self.get(id.as_str()).is_none() {
                self.0.push((id.clone(), entry.clone()));
            }
        }
    }

    /// Leaves the entries that are kept.
    pub fn retain(&mut self, keep: impl Fn(&T) -> bool) {
        self.0.retain(|(_, entry)| keep(entry));
    }

    /// Whether there is no entry.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<T: Serialize> Serialize for Dict<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter().map(|(id, entry)| (id.as_str(), entry)))
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Dict<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Entries(PhantomData))
    }
}

struct Entries<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for Entries<T> {
    type Value = Dict<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("nhóm các mã")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut entries: Vec<(Id, T)> = Vec::new();
        while let Some((id, entry)) = map.next_entry::<Id, T>()? {
            entries.push((id, entry));
        }
        // Asked once, of all: a register may be long.
        let mut known = BTreeSet::new();
        match entries.iter().find(|(id, _)| !known.insert(id.as_str())) {
            Some((id, _)) => Err(A::Error::custom(format!("mã `{id}` đã có ở trên"))),
            None => Ok(Dict(entries)),
        }
    }
}

impl<T: JsonSchema> JsonSchema for Dict<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        format!("Dict_{}", T::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let entry = generator.subschema_for::<T>();
        let id = generator.subschema_for::<Id>();
        json_schema!({ "type": "object", "propertyNames": id, "additionalProperties": entry })
    }
}
