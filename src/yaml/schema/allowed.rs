//! A JSON Schema (2020-12, as schemars writes it) read as what may stand at a place.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use crate::value::{Id, Value as _};

/// `$ref`s and unions followed from one place; a schema that refers to itself without end stops here.
const MAX_STEPS: usize = 32;

/// One of the forms that a value may have.
#[derive(Debug, Clone, Copy)]
pub(super) struct Branch<'s> {
    form: &'s Map<String, Value>,
}

/// What a value is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Type {
    Null,
    Boolean,
    Integer,
    Number,
    String,
    Array,
    Object,
}

const ALL: [Type; 7] =
    [Type::Null, Type::Boolean, Type::Integer, Type::Number, Type::String, Type::Array, Type::Object];

impl Type {
    fn named(name: &Value) -> Option<Self> {
        match name.as_str()? {
            "null" => Some(Self::Null),
            "boolean" => Some(Self::Boolean),
            "integer" => Some(Self::Integer),
            "number" => Some(Self::Number),
            "string" => Some(Self::String),
            "array" => Some(Self::Array),
            "object" => Some(Self::Object),
            _ => None,
        }
    }

    fn of(value: &Value) -> Self {
        match value {
            Value::Null => Self::Null,
            Value::Bool(_) => Self::Boolean,
            Value::Number(number) if number.is_f64() => Self::Number,
            Value::Number(_) => Self::Integer,
            Value::String(_) => Self::String,
            Value::Array(_) => Self::Array,
            Value::Object(_) => Self::Object,
        }
    }

    /// What an officer calls it.
    pub(super) fn words(self) -> &'static str {
        match self {
            Self::Null => "để trống",
            Self::Boolean => "true hoặc false",
            Self::Integer => "số nguyên",
            Self::Number => "số",
            Self::String => "câu chữ",
            Self::Array => "danh sách",
            Self::Object => "nhóm khóa",
        }
    }
}

/// What the schema says of a key.
pub(super) enum Property<'s> {
    /// A key with its own schema, or any key of a map.
    Known(&'s Value),
    /// Any key with any value.
    Free,
    /// No such key.
    Unknown,
}

/// The forms that a schema allows, unions and references undone.
pub(super) fn branches<'s>(root: &'s Value, schema: &'s Value) -> Vec<Branch<'s>> {
    let mut found = Vec::new();
    let mut left = vec![schema];
    let mut steps = 0;
    while let Some(schema) = left.pop() {
        steps += 1;
        let Some(form) = schema.as_object().filter(|_| steps <= MAX_STEPS * MAX_STEPS) else {
            continue;
        };
        let union = ["anyOf", "oneOf", "allOf"].iter().find_map(|name| form.get(*name)?.as_array());
        match (form.get("$ref").and_then(Value::as_str), union) {
            (Some(name), _) => left.extend(name.strip_prefix('#').and_then(|pointer| root.pointer(pointer))),
            // Popped from the end: first forms first.
            (None, Some(forms)) => left.extend(forms.iter().rev()),
            (None, None) => found.push(Branch { form }),
        }
    }
    found
}

/// The description at a place: its own, or that of what it refers to.
pub(super) fn description<'s>(root: &'s Value, schema: &'s Value) -> Option<&'s str> {
    annotation(root, schema, "description")?.as_str()?.lines().find(|line| !line.trim().is_empty())
}

/// The first example at a place. The one of an identifier would name a thing of another kind than is due: a document
/// where a person signs.
pub(super) fn example<'s>(root: &'s Value, schema: &'s Value) -> Option<&'s Value> {
    if annotation(root, schema, "x-kieu").and_then(Value::as_str) == Some(Id::KIND) {
        return None;
    }
    annotation(root, schema, "examples")?.as_array()?.first()
}

fn annotation<'s>(root: &'s Value, schema: &'s Value, name: &str) -> Option<&'s Value> {
    let mut schema = schema;
    for _ in 0..MAX_STEPS {
        if let Some(found) = schema.get(name) {
            return Some(found);
        }
        schema = match schema.get("$ref").and_then(Value::as_str) {
            Some(name) => root.pointer(name.strip_prefix('#')?)?,
            // `Option<T>` is a union of T and null.
            None => schema.get("anyOf")?.as_array()?.first()?,
        };
    }
    None
}

/// Every key that some mapping of the schema has.
pub fn property_names(schema: &Value) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    let mut left = vec![schema];
    while let Some(schema) = left.pop() {
        match schema {
            Value::Object(form) => {
                let properties = form.get("properties").and_then(Value::as_object);
                names.extend(properties.into_iter().flat_map(|properties| properties.keys().cloned()));
                left.extend(form.values());
            }
            Value::Array(items) => left.extend(items),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }
    names
}

impl<'s> Branch<'s> {
    fn get(&self, name: &str) -> Option<&'s Value> {
        self.form.get(name)
    }

    /// The types that this form allows.
    pub(super) fn types(&self) -> Vec<Type> {
        match self.get("type") {
            Some(Value::Array(names)) => return names.iter().filter_map(Type::named).collect(),
            Some(name) => return Type::named(name).into_iter().collect(),
            None => {}
        }
        if let Some(values) = self.values() {
            return values.into_iter().map(Type::of).collect();
        }
        let has = |names: &[&str]| names.iter().any(|name| self.form.contains_key(*name));
        if has(&["properties", "additionalProperties", "required"]) {
            return vec![Type::Object];
        }
        if has(&["items", "prefixItems"]) {
            return vec![Type::Array];
        }
        if has(&["x-kieu", "pattern", "minLength"]) {
            return vec![Type::String];
        }
        ALL.to_vec()
    }

    pub(super) fn allows(&self, wanted: Type) -> bool {
        self.types().contains(&wanted)
    }

    /// Whether this form is a single value, not a list or a mapping.
    pub(super) fn is_scalar(&self) -> bool {
        self.types().iter().any(|t| !matches!(t, Type::Null | Type::Array | Type::Object))
    }

    /// The values listed by `enum` or `const`.
    pub(super) fn values(&self) -> Option<Vec<&'s Value>> {
        match (self.get("const"), self.get("enum")) {
            (Some(value), _) => Some(vec![value]),
            (None, Some(Value::Array(values))) => Some(values.iter().collect()),
            (None, _) => None,
        }
    }

    pub(super) fn kind(&self) -> Option<&'s str> {
        self.get("x-kieu")?.as_str()
    }

    pub(super) fn minimum(&self) -> Option<f64> {
        self.get("minimum")?.as_f64()
    }

    pub(super) fn maximum(&self) -> Option<f64> {
        self.get("maximum")?.as_f64()
    }

    pub(super) fn min_items(&self) -> u64 {
        self.get("minItems").and_then(Value::as_u64).unwrap_or(0)
    }

    pub(super) fn items(&self) -> Option<&'s Value> {
        self.get("items")
    }

    /// The schema of the keys of a map.
    pub(super) fn key_form(&self) -> Option<&'s Value> {
        self.get("propertyNames")
    }

    pub(super) fn keys(&self) -> impl Iterator<Item = &'s str> {
        let properties = self.get("properties").and_then(Value::as_object);
        properties.into_iter().flat_map(|properties| properties.keys().map(String::as_str))
    }

    pub(super) fn required(&self) -> impl Iterator<Item = &'s str> {
        let names = self.get("required").and_then(Value::as_array);
        names.into_iter().flatten().filter_map(Value::as_str)
    }

    pub(super) fn named(&self, key: &str) -> Option<&'s Value> {
        self.get("properties")?.get(key)
    }

    pub(super) fn property(&self, key: &str) -> Property<'s> {
        if let Some(schema) = self.named(key) {
            return Property::Known(schema);
        }
        // Of patterns schemars writes those of whole numbers only; the reader under serde checks the key itself.
        let pattern = self.get("patternProperties").and_then(Value::as_object);
        if let Some(schema) = pattern.and_then(|forms| forms.values().next())
            && key.bytes().all(|byte| byte.is_ascii_digit())
        {
            return Property::Known(schema);
        }
        match self.get("additionalProperties") {
            Some(Value::Bool(false)) => Property::Unknown,
            Some(schema @ Value::Object(_)) => Property::Known(schema),
            _ => Property::Free,
        }
    }
}
