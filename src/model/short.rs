//! Short forms: one text where a list may stand, a text where a group of keys may stand.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::value::{MapAccessDeserializer, SeqAccessDeserializer};
use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde::{Serialize, Serializer};

use crate::value::{Scalar, Value, Van};

/// One value, or a list of them: always a list once read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MotHoacNhieu<T>(Vec<T>);

impl<T> Default for MotHoacNhieu<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> MotHoacNhieu<T> {
    /// The values.
    pub fn as_slice(&self) -> &[T] {
        &self.0
    }

    /// One value.
    pub fn one(value: T) -> Self {
        Self(vec![value])
    }

    /// The first value, where there is one.
    pub fn first(&self) -> Option<&T> {
        self.0.first()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// Writes one value as itself, as templates see a key that once held no list.
///
/// # Errors
/// Those of the serializer.
pub(super) fn nhu_da_ghi<T: Serialize, S: Serializer>(
    values: &Option<MotHoacNhieu<T>>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    match values.as_ref().map(MotHoacNhieu::as_slice) {
        None | Some([]) => serializer.serialize_none(),
        Some([one]) => one.serialize(serializer),
        Some(many) => many.serialize(serializer),
    }
}

impl<'de, T: Value + Deserialize<'de>> Deserialize<'de> for MotHoacNhieu<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let forms = Forms {
            from_scalar: |one| Self(vec![one]),
            from_list: Some(|many| Self(many)),
            from_group: None,
        };
        deserializer.deserialize_any(AnyForm::<T, Vec<T>, NoGroup, Self>(forms, PhantomData))
    }
}

impl<T: JsonSchema> JsonSchema for MotHoacNhieu<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        format!("MotHoacNhieu_{}", T::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let one = generator.subschema_for::<T>();
        json_schema!({ "anyOf": [one, { "type": "array", "items": one, "minItems": 1 }] })
    }
}

/// A value that is written as a scalar or as a group of keys.
///
/// # Errors
/// Whatever the scalar or the group says is wrong with it.
pub fn scalar_or_group<'de, D, S, G, T>(
    deserializer: D,
    from_scalar: fn(S) -> T,
    from_group: fn(G) -> T,
) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    S: Value,
    G: Deserialize<'de>,
{
    let forms = Forms { from_scalar, from_list: None, from_group: Some(from_group) };
    deserializer.deserialize_any(AnyForm::<S, NoGroup, G, T>(forms, PhantomData))
}

/// A value that is written as a scalar or as a list.
///
/// # Errors
/// Whatever the scalar or the list says is wrong with it.
pub fn scalar_or_list<'de, D, S, L, T>(
    deserializer: D,
    from_scalar: fn(S) -> T,
    from_list: fn(L) -> T,
) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    S: Value,
    L: Deserialize<'de>,
{
    let forms = Forms { from_scalar, from_list: Some(from_list), from_group: None };
    deserializer.deserialize_any(AnyForm::<S, L, NoGroup, T>(forms, PhantomData))
}

/// A value that is written as a scalar, as a list, or as a group of keys.
///
/// # Errors
/// Whatever the form that was chosen says is wrong with it.
pub fn scalar_list_or_group<'de, D, S, L, G, T>(
    deserializer: D,
    from_scalar: fn(S) -> T,
    from_list: fn(L) -> T,
    from_group: fn(G) -> T,
) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    S: Value,
    L: Deserialize<'de>,
    G: Deserialize<'de>,
{
    let forms = Forms { from_scalar, from_list: Some(from_list), from_group: Some(from_group) };
    deserializer.deserialize_any(AnyForm::<S, L, G, T>(forms, PhantomData))
}

/// Text, or the group of keys `G`.
pub(super) fn text_or<G: JsonSchema>(generator: &mut SchemaGenerator, description: &str) -> Schema {
    let text = generator.subschema_for::<Van>();
    let group = generator.subschema_for::<G>();
    json_schema!({ "description": description, "anyOf": [text, group] })
}

/// Reads a type from a text or from a group of keys, none of which must be there and besides which none may: how the
/// short form and the long one make it, and the keys with what the officer's editor says of them.
macro_rules! ngan_hoac_dai {
    (
        $Type:ident, $Dai:ident: $description:literal;
        $ngan:expr => $dai:expr;
        $($(#[$doc:meta])* $key:ident: $Value:ty,)*
    ) => {
        #[doc = $description]
        #[derive(serde::Deserialize, schemars::JsonSchema)]
        #[serde(deny_unknown_fields)]
        struct $Dai {
            $($(#[$doc])* #[serde(default)] $key: $Value,)*
        }

        impl<'de> serde::Deserialize<'de> for $Type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let of_text: fn($crate::value::Van) -> Self = $ngan;
                $crate::model::short::scalar_or_group(deserializer, of_text, |$Dai { $($key),* }| $dai)
            }
        }

        impl schemars::JsonSchema for $Type {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($Type).into()
            }

            fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
                $crate::model::short::text_or::<$Dai>(generator, $description)
            }
        }
    };
}
pub(super) use ngan_hoac_dai;

/// A form that is not offered.
struct NoGroup;

impl<'de> Deserialize<'de> for NoGroup {
    fn deserialize<D: Deserializer<'de>>(_: D) -> Result<Self, D::Error> {
        Err(D::Error::custom("không dùng ở đây"))
    }
}

struct Forms<S, L, G, T> {
    from_scalar: fn(S) -> T,
    from_list: Option<fn(L) -> T>,
    from_group: Option<fn(G) -> T>,
}

struct AnyForm<S, L, G, T>(Forms<S, L, G, T>, PhantomData<T>);

impl<S: Value, L, G, T> AnyForm<S, L, G, T> {
    fn scalar<E: Error>(&self, scalar: Scalar<'_>) -> Result<T, E> {
        S::from_scalar(scalar).map(self.0.from_scalar).map_err(E::custom)
    }
}

impl<'de, S: Value, L: Deserialize<'de>, G: Deserialize<'de>, T> Visitor<'de> for AnyForm<S, L, G, T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(S::NOUN)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        self.scalar(Scalar::Text(text))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<T, E> {
        self.scalar(Scalar::Integer(number.into()))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<T, E> {
        self.scalar(Scalar::Integer(number.into()))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<T, E> {
        self.scalar(Scalar::Decimal(number))
    }

    fn visit_bool<E: Error>(self, truth: bool) -> Result<T, E> {
        self.scalar(Scalar::Boolean(truth))
    }

    fn visit_unit<E: Error>(self) -> Result<T, E> {
        self.scalar(Scalar::Null)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<T, A::Error> {
        match self.0.from_list {
            Some(from_list) => L::deserialize(SeqAccessDeserializer::new(seq)).map(from_list),
            None => Err(A::Error::custom("không phải danh sách")),
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
        match self.0.from_group {
            Some(from_group) => G::deserialize(MapAccessDeserializer::new(map)).map(from_group),
            None => Err(A::Error::custom("không phải nhóm khóa")),
        }
    }
}
