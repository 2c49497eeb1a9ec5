//! The JSON Schema of a data file as an editor is given it: standard keywords, and besides them the two by which
//! editors show words of our own for what is wrong (`errorMessage`, `patternErrorMessage`).

use serde_json::{Map, Value};

use crate::value::told;

/// Keywords that hold one schema, a list of them, or a map of them.
const ONE: [&str; 3] = ["items", "additionalProperties", "propertyNames"];
const LISTS: [&str; 3] = ["anyOf", "oneOf", "allOf"];
const MAPS: [&str; 3] = ["properties", "patternProperties", "$defs"];
/// Keys that a message names at most; the others are offered by the editor.
const MAX_KEYS: usize = 12;

/// The schema without what only [`walk`](super::walk) reads: its own keywords are gone, what they knew is said in
/// words, and no place has two types besides null, which the strict mode of Ajv refuses.
pub fn for_editor(mut schema: Value, title: &str) -> Value {
    rewrite(&mut schema, None);
    if let Some(form) = schema.as_object_mut() {
        form.insert("title".to_owned(), title.into());
    }
    for (_, group) in schema.get_mut("$defs").and_then(Value::as_object_mut).into_iter().flatten() {
        if let Some(form) = group.as_object_mut()
            && let Some(title) = form.get("description").and_then(Value::as_str).and_then(title_of)
        {
            form.insert("title".to_owned(), title.into());
        }
    }
    schema
}

/// What a group is called: the beginning of what is said about it.
fn title_of(description: &str) -> Option<String> {
    let clause = description.split([':', '.', ';', ',', '(', '\n']).next()?.trim();
    let clause = clause.strip_prefix("Một ").unwrap_or(clause);
    let mut letters = clause.chars();
    let first = letters.next()?;
    Some(first.to_uppercase().chain(letters).collect())
}

/// One place and all below it; `union` is what is said about the choice of which it is one.
fn rewrite(schema: &mut Value, union: Option<&str>) {
    let Value::Object(form) = schema else { return };
    let said = form.get("description").and_then(Value::as_str).map(str::to_owned);
    for (keyword, inner) in form.iter_mut() {
        match inner {
            Value::Object(map) if MAPS.contains(&keyword.as_str()) => {
                map.values_mut().for_each(|schema| rewrite(schema, None));
            }
            Value::Array(forms) if LISTS.contains(&keyword.as_str()) => {
                forms.iter_mut().for_each(|schema| rewrite(schema, said.as_deref()));
            }
            _ if ONE.contains(&keyword.as_str()) => rewrite(inner, None),
            _ => {}
        }
    }
    form.shift_remove("x-cau-chu");
    match form.shift_remove("x-kieu").as_ref().and_then(Value::as_str).and_then(told) {
        // Text of the officer shows no example: any would do.
        Some((noun, _)) if !form.contains_key("examples") => word(form, noun, &[], union),
        Some((noun, examples)) => word(form, noun, examples, union),
        None => shape(form, union),
    }
}

/// A word of the domain. Where a number may stand for it, that is a condition of its own: a number out of bounds is then
/// answered in the same words as a text.
fn word(form: &mut Map<String, Value>, noun: &str, examples: &[&str], union: Option<&str>) {
    let message = match (examples, union) {
        ([], Some(union)) => format!("cần: {union}"),
        ([], None) => {
            format!("{noun} để trống hoặc không phải là chữ: số lẻ, true, false thì đặt trong ngoặc kép")
        }
        (examples, _) => format!("không phải là {noun}: viết như {}", examples.join(", ")),
    };
    let of_type = |form: &Map<String, Value>, wanted: fn(&str) -> bool| -> Vec<Value> {
        let types = form.get("type");
        let types =
            types.and_then(Value::as_array).cloned().unwrap_or_else(|| types.cloned().into_iter().collect());
        types.into_iter().filter(|name| name.as_str().is_some_and(wanted)).collect()
    };
    let is_number: fn(&str) -> bool = |name| matches!(name, "integer" | "number");
    let numbers = of_type(form, is_number);
    // A list of types, even of one: of single ones that are joined by `anyOf`, editors make a message of their own.
    let mut text = Map::from_iter([(
        "type".to_owned(),
        of_type(form, |name| !matches!(name, "integer" | "number")).into(),
    )]);
    form.shift_remove("type");
    form.shift_remove("minLength");
    text.extend(form.shift_remove("pattern").map(|pattern| ("pattern".to_owned(), pattern)));
    text.insert("patternErrorMessage".to_owned(), message.as_str().into());
    text.insert("errorMessage".to_owned(), message.into());
    let Some(number) = numbers.into_iter().next() else { return form.extend(text) };
    let mut number = Map::from_iter([("type".to_owned(), number)]);
    for bound in ["minimum", "maximum"] {
        number.extend(form.shift_remove(bound).map(|value| (bound.to_owned(), value)));
    }
    form.insert("if".to_owned(), number.into());
    form.insert("else".to_owned(), text.into());
}

/// What is no word: a choice of words, a list, a group of keys.
fn shape(form: &mut Map<String, Value>, union: Option<&str>) {
    choices(form);
    let is = |form: &Map<String, Value>, wanted: &str| match form.get("type") {
        Some(Value::Array(names)) => names.iter().any(|name| name == wanted),
        name => name.is_some_and(|name| name == wanted),
    };
    let keys = |name: &str| -> Vec<String> {
        match form.get(name) {
            Some(Value::Object(properties)) => properties.keys().cloned().collect(),
            Some(Value::Array(names)) => names.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
            _ => Vec::new(),
        }
    };
    let message = if let Some(Value::Array(values)) = form.get("enum") {
        one_of(values)
    } else if is(form, "boolean") {
        "chỗ này ghi true (có) hoặc false (không)".to_owned()
    } else if is(form, "array") {
        union.map_or_else(
            || "chỗ này là danh sách, mỗi mục một dòng «- …»".to_owned(),
            |union| format!("cần: {union}"),
        )
    } else if form.contains_key("properties") {
        let (all, needed) = (keys("properties"), keys("required"));
        let rest = if all.len() > MAX_KEYS { "…" } else { "" };
        let needed =
            if needed.is_empty() { String::new() } else { format!("; phải có {}", needed.join(", ")) };
        format!("chỗ này chỉ ghi các khóa {}{rest}{needed}", all[..all.len().min(MAX_KEYS)].join(", "))
    } else if is(form, "object") {
        "chỗ này là một nhóm, mỗi mã một dòng «mã: …»".to_owned()
    } else {
        return;
    };
    form.insert("errorMessage".to_owned(), message.into());
}

/// A choice of values becomes a list of them, what each means goes into what is said of the choice: of several lists, or
/// of constants, editors make a message of their own.
fn choices(form: &mut Map<String, Value>) {
    let listed = |form: &Value| match (form.get("const"), form.get("enum")) {
        (Some(value), _) => Some(vec![value.clone()]),
        (None, Some(Value::Array(values))) => Some(values.clone()),
        (None, _) => None,
    };
    let Some(Value::Array(forms)) = form.get("oneOf") else { return };
    let Some(values) = forms.iter().map(listed).collect::<Option<Vec<_>>>() else { return };
    let mut said = form.get("description").and_then(Value::as_str).unwrap_or_default().to_owned();
    for (form, values) in forms.iter().zip(&values) {
        if let ([value], Some(meaning)) = (&values[..], form.get("description").and_then(Value::as_str)) {
            said.push_str(&format!("\n\n- `{}`: {meaning}", super::words::written(value)));
        }
    }
    form.shift_remove("oneOf");
    form.insert("description".to_owned(), said.into());
    form.insert("enum".to_owned(), values.concat().into());
}

fn one_of(values: &[Value]) -> String {
    let words = values.iter().filter(|value| !value.is_null()).map(super::words::written);
    format!("chỉ ghi một trong các giá trị: {}", words.collect::<Vec<_>>().join(", "))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::for_editor;
    use crate::yaml::schema::model::schema;

    #[test]
    fn titles_are_words_and_own_keywords_are_gone() {
        let schema = for_editor(schema(), "Kế hoạch của năm");
        assert_eq!(schema["title"], "Kế hoạch của năm");
        assert_eq!(schema["$defs"]["Muc"]["title"], "Mục");
        assert!(!schema.to_string().contains("\"x-"), "{schema:#}");
    }

    #[test]
    fn a_word_with_a_number_is_told_in_one_way() {
        let word = json!({
            "type": ["string", "integer", "null"], "pattern": "^[1-9]$", "minimum": 1, "maximum": 9, "x-kieu": "so-van-ban",
            "examples": ["5"],
        });
        let message = "không phải là số văn bản: viết như 5, 05, 127";
        let text = json!({
            "type": ["string", "null"], "pattern": "^[1-9]$", "patternErrorMessage": message, "errorMessage": message,
        });
        let number = json!({ "type": "integer", "minimum": 1, "maximum": 9 });
        assert_eq!(
            for_editor(word, "Số"),
            json!({ "examples": ["5"], "if": number, "else": text, "title": "Số" })
        );
    }

    #[test]
    fn the_values_of_a_choice_keep_what_each_means() {
        assert_eq!(
            for_editor(schema(), "")["$defs"]["VaiTro"],
            json!({
                "description": "\n\n- `thuong_truc`: Đứng đầu\n\n- `phoi_hop`: Cùng làm",
                "enum": ["thuong_truc", "phoi_hop"],
                "errorMessage": "chỉ ghi một trong các giá trị: thuong_truc, phoi_hop",
            })
        );
    }
}
