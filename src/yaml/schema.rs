//! A tree against the JSON Schema of its model: every fault of shape at once, each at its line.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

mod allowed;
mod editor;
mod near;
mod pieces;
mod rest;
mod scalar;
mod typed;
mod words;

pub use allowed::property_names;
pub use editor::for_editor;
pub(super) use rest::rest;

use self::allowed::{Branch, Property, Type, branches};
use self::near::{nearest, quoted};
use self::pieces::{entries, key_without_colon};
use super::slip::{Cause, SyntaxFault};
use crate::diagnostic::{Code, Diagnostic, MORE, Position, Route};
use crate::value::{Scalar, ValueError};
use crate::yaml::tree::{Kind, Node};

/// What the texts of a file are for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Texts {
    /// Sentences of papers; `{{ … }}` in them is computed.
    Sentences,
    /// Names that are printed as they are.
    Plain,
    /// Words that are looked for in other texts; nothing is printed.
    Words,
}

impl Texts {
    /// Where a schema says it; most are of sentences and say nothing.
    const KEY: &str = "x-cau-chu";
    const PLAIN: &str = "nguyen-van";
    const WORDS: &str = "tu-ngu";

    fn of(schema: &Value) -> Self {
        match schema.get(Self::KEY).and_then(Value::as_str) {
            Some(Self::PLAIN) => Self::Plain,
            Some(Self::WORDS) => Self::Words,
            _ => Self::Sentences,
        }
    }

    /// The key and value of the schema that says it.
    pub fn in_schema(self) -> Option<(&'static str, &'static str)> {
        match self {
            Self::Sentences => None,
            Self::Plain => Some((Self::KEY, Self::PLAIN)),
            Self::Words => Some((Self::KEY, Self::WORDS)),
        }
    }
}
/// Most findings about one file; more would not be read.
const MAX_FINDINGS: usize = 1_000;

/// Says what is wrong with a scalar as a word of a kind (`x-kieu` in the schema); `None` for a kind not known.
pub type CheckKind<'c> = dyn Fn(&str, Scalar<'_>) -> Option<Result<(), ValueError>> + 'c;

/// All faults of shape of a tree against a JSON Schema made by schemars, in file order.
///
/// Where a schema allows several forms, the one nearest to what is written is held against it. `pattern` is not
/// looked at: the kind's own check says more.
pub fn walk(file: &str, node: &Node, schema: &Value, check_kind: &CheckKind<'_>) -> Vec<Diagnostic> {
    let texts = Texts::of(schema);
    let mut walker =
        Walker { file, root: schema, check_kind, texts, found: Vec::new(), doubtful: Vec::new() };
    walker.value(node, schema, &Route::root());
    // Forms that the reader may or may not take are only named when nothing else explains its refusal.
    let is_explained = walker.found.iter().any(Diagnostic::is_error);
    let mut found = walker.found;
    if !is_explained {
        found.extend(walker.doubtful);
    }
    if found.len() > MAX_FINDINGS {
        found.truncate(MAX_FINDINGS);
        let more = "còn nhiều lỗi nữa; sửa các lỗi trên rồi kiểm tra lại";
        found.push(Diagnostic::error(MORE, file, &Route::root(), more).at(node.end.line, node.end.column));
    }
    found
}

struct Walker<'w> {
    file: &'w str,
    root: &'w Value,
    check_kind: &'w CheckKind<'w>,
    texts: Texts,
    found: Vec<Diagnostic>,
    doubtful: Vec<Diagnostic>,
}

impl<'w> Walker<'w> {
    fn error(&self, code: Code, at: Position, route: &Route, message: String) -> Diagnostic {
        Diagnostic::error(code, self.file, route, message).at(at.line, at.column)
    }

    fn is_full(&self) -> bool {
        self.found.len() > MAX_FINDINGS
    }

    /// Any value against any schema. As deep as the tree, which is bounded.
    fn value(&mut self, node: &Node, schema: &'w Value, route: &Route) {
        if self.is_full() {
            return;
        }
        let forms = branches(self.root, schema);
        // `true` and `{}` allow anything; what cannot be understood is not judged.
        if forms.is_empty() {
            return self.loose(node, route);
        }
        match &node.kind {
            Kind::Scalar { text, style } => self.scalar(node, (text, *style), schema, &forms, route),
            Kind::Sequence(_, items) => match forms.iter().find(|form| form.allows(Type::Array)) {
                Some(form) => self.sequence(node, items, *form, route),
                None => self.wrong_kind(node, schema, &forms, route),
            },
            Kind::Mapping(_, pairs) => {
                let groups: Vec<_> = forms.iter().copied().filter(|form| form.allows(Type::Object)).collect();
                if let Some(fault) = text_taken_for_mapping(pairs, &forms, &groups) {
                    let mut finding = fault.finding(self.file);
                    finding.place.route = route.clone();
                    self.found.push(finding);
                    return;
                }
                match best_group(&groups, pairs) {
                    Some(form) => self.mapping(node, pairs, form, &groups, route),
                    None => self.wrong_kind(node, schema, &forms, route),
                }
            }
        }
    }

    fn sequence(&mut self, node: &Node, items: &[Node], form: Branch<'w>, route: &Route) {
        let least = form.min_items();
        if (items.len() as u64) < least {
            let message = format!("{} cần ít nhất {least} mục", words::name(route));
            self.found.push(self.error(Code::ThieuMuc, node.at, route, message));
        }
        self.split_sentence(node, items, form, route);
        for (index, item) in items.iter().enumerate() {
            match form.items() {
                Some(schema) => self.value(item, schema, &route.index(index)),
                None => self.loose(item, &route.index(index)),
            }
            if self.is_full() {
                return;
            }
        }
    }

    fn mapping(
        &mut self,
        node: &Node,
        pairs: &[(Node, Node)],
        form: Branch<'w>,
        groups: &[Branch<'w>],
        route: &Route,
    ) {
        self.repeated_keys(pairs, Some(form), route);
        let present: BTreeSet<&str> = pairs.iter().filter_map(|(key, _)| key.text()).collect();
        // What a mistyped key stands for is not missing as well.
        let mut meant: BTreeSet<&str> = BTreeSet::new();
        for (key, value, pieces) in entries(pairs, Some(form)) {
            if self.is_full() {
                return;
            }
            if !pieces.is_empty() {
                meant.extend(self.value_in_pieces((key, value, pieces), form, route));
                continue;
            }
            let Some(name) = key.text() else {
                self.key_that_is_no_word(key, route);
                continue;
            };
            let here = route.key(name);
            if let Some(key_form) = form.key_form().filter(|_| form.named(name).is_none()) {
                self.value(key, key_form, &here);
            }
            match form.property(name) {
                Property::Known(_) if value.is_null() && form.required().any(|required| required == name) => {
                    self.required_and_empty(value, name, form, &here);
                }
                Property::Known(schema) => {
                    if !self.wrong_tag(value, name, groups, &here) {
                        self.value(value, schema, &here);
                    }
                }
                Property::Free => self.loose(value, &here),
                Property::Unknown => {
                    if let Some((known, rest)) = key_without_colon(name, form).filter(|_| value.is_null()) {
                        self.no_colon(key, known, rest);
                        meant.insert(known);
                        continue;
                    }
                    let absent = form.keys().filter(|key| !present.contains(key) && !meant.contains(key));
                    let near = nearest(name, absent);
                    self.unknown_key(key, name, near, form, &here);
                    meant.extend(near);
                    match near.and_then(|near| form.named(near)) {
                        Some(schema) => self.value(value, schema, &here),
                        None => self.loose(value, &here),
                    }
                }
            }
        }
        for name in form.required().filter(|name| !present.contains(name) && !meant.contains(name)) {
            let message = format!("thiếu khóa {}", quoted(name));
            let mut finding = self.error(Code::ThieuKhoa, node.at, route, message).about(name);
            let schema = form.named(name).unwrap_or(&Value::Null);
            finding.hints.extend(allowed::description(self.root, schema).map(str::to_owned));
            let example = allowed::example(self.root, schema);
            finding.hints.extend(example.map(|value| format!("ví dụ: {name}: {}", words::written(value))));
            if finding.hints.is_empty() {
                finding.hints.push(format!("thêm dòng {name}: …"));
            }
            self.found.push(finding);
        }
    }

    /// A required key without a value: leaving out its line is no way out.
    fn required_and_empty(&mut self, value: &Node, name: &str, form: Branch<'w>, route: &Route) {
        let schema = form.named(name).unwrap_or(&Value::Null);
        if branches(self.root, schema).iter().any(|form| form.allows(Type::Null)) {
            return;
        }
        let message = format!("{} để trống, mà khóa này bắt buộc phải có", quoted(name));
        let mut finding = self.error(Code::DeTrong, value.at, route, message);
        finding.hints.extend(allowed::description(self.root, schema).map(str::to_owned));
        let example = allowed::example(self.root, schema);
        finding.hints.extend(example.map(|value| format!("ví dụ: {name}: {}", words::written(value))));
        self.found.push(finding);
    }

    /// A tag (`loai: …`) that none of several forms has.
    fn wrong_tag(&mut self, value: &Node, name: &str, groups: &[Branch<'w>], route: &Route) -> bool {
        let tags: Vec<&Value> =
            groups.iter().filter_map(|form| tag_of(self.root, form, name)).flatten().collect();
        let is_tag = groups.len() > 1 && groups.iter().all(|form| tag_of(self.root, form, name).is_some());
        let text = value.text().filter(|_| is_tag && !value.is_null());
        let Some(text) = text.filter(|text| !tags.iter().any(|tag| tag.as_str() == Some(text))) else {
            return false;
        };
        self.not_listed(value.at, text, &tags, route);
        true
    }

    fn unknown_key(&mut self, key: &Node, name: &str, near: Option<&str>, form: Branch<'w>, route: &Route) {
        let finding = self.error(Code::KhoaLa, key.at, route, format!("khóa lạ {}", quoted(name)));
        let hint = match near {
            Some(near) => format!("có phải {}?", quoted(near)),
            None if form.keys().next().is_none() => "khóa ở đây phải là số, như 2023".into(),
            None => format!("các khóa dùng được ở đây: {}", words::list(form.keys())),
        };
        self.found.push(finding.hint(hint));
    }

    fn key_that_is_no_word(&mut self, key: &Node, route: &Route) {
        let message = "khóa phải là một từ, ở đây là một nhóm trong dấu ngoặc".to_owned();
        let finding = self.error(Code::SaiKieu, key.at, route, message);
        self.found.push(finding.hint("nếu là câu bắt đầu bằng dấu ngoặc thì đặt cả câu trong dấu nháy kép"));
    }

    fn repeated_keys(&mut self, pairs: &[(Node, Node)], form: Option<Branch<'w>>, route: &Route) {
        let mut first: BTreeMap<&str, usize> = BTreeMap::new();
        for (key, ..) in entries(pairs, form) {
            let Some(name) = key.text() else {
                continue;
            };
            match first.get(name) {
                Some(line) => {
                    let message = format!("khóa {} đã có ở dòng {line}", quoted(name));
                    let finding = self.error(Code::TrungKhoa, key.at, &route.key(name), message);
                    self.found.push(finding.hint("bỏ một trong hai dòng, hoặc sửa tên khóa"));
                }
                None => drop(first.insert(name, key.at.line)),
            }
            if self.is_full() {
                return;
            }
        }
    }

    /// A value that no schema speaks of: only repeated keys are faults.
    fn loose(&mut self, node: &Node, route: &Route) {
        if self.is_full() {
            return;
        }
        match &node.kind {
            Kind::Scalar { .. } => {}
            Kind::Sequence(_, items) => {
                for (index, item) in items.iter().enumerate() {
                    self.loose(item, &route.index(index));
                }
            }
            Kind::Mapping(_, pairs) => {
                self.repeated_keys(pairs, None, route);
                for (key, value) in pairs {
                    self.loose(value, &route.key(key.text().unwrap_or_default()));
                }
            }
        }
    }
}

/// The text between quotation marks of YAML; those that a word processor made of them are no part of it.
fn in_quotes(text: &str) -> String {
    let curly = text.strip_prefix('“').and_then(|rest| rest.strip_suffix('”'));
    format!("\"{}\"", curly.unwrap_or(text))
}

/// The values that a form allows for a key that tells forms apart.
fn tag_of<'w>(root: &'w Value, form: &Branch<'w>, name: &str) -> Option<Vec<&'w Value>> {
    let tags = branches(root, form.named(name)?);
    tags.first().filter(|_| tags.len() == 1)?.values()
}

/// Of several forms the one that the keys written fit best; the first of equals.
fn best_group<'w>(groups: &[Branch<'w>], pairs: &[(Node, Node)]) -> Option<Branch<'w>> {
    let fit = |form: &Branch<'w>| -> i64 {
        let mut score = 0;
        for (key, value) in pairs.iter().filter_map(|(key, value)| Some((key.text()?, value))) {
            let tags = form.named(key).and_then(|schema| schema.get("const")).and_then(Value::as_str);
            score += match (form.property(key), tags) {
                (_, Some(tag)) if value.text() == Some(tag) => 1_000,
                (_, Some(_)) => -1_000,
                (Property::Known(_), None) => 10,
                (Property::Free, None) => 1,
                (Property::Unknown, None) => -10,
            };
        }
        let missing = form.required().filter(|name| !pairs.iter().any(|(key, _)| key.text() == Some(name)));
        score - 5 * missing.count() as i64
    };
    let mut best: Option<(i64, Branch<'w>)> = None;
    for form in groups {
        let score = if groups.len() > 1 { fit(form) } else { 0 };
        if best.is_none_or(|(leading, _)| score > leading) {
            best = Some((score, *form));
        }
    }
    best.map(|(_, form)| form)
}

/// `- Nội dung: làm việc` and `{{ nam }}` are mappings for YAML and sentences for an officer.
fn text_taken_for_mapping(
    pairs: &[(Node, Node)],
    forms: &[Branch<'_>],
    groups: &[Branch<'_>],
) -> Option<SyntaxFault> {
    let takes_text = forms.iter().any(|form| form.allows(Type::String));
    let (key, _) = pairs.first().filter(|_| takes_text)?;
    let Some(name) = key.text() else {
        let at = Position { column: key.at.column.saturating_sub(1).max(1), ..key.at };
        return Some(SyntaxFault::new(at, Cause::OpeningMark('{')));
    };
    let is_known = groups.iter().any(|form| form.named(name).is_some());
    let is_sentence = !is_known && nearest(name, groups.iter().flat_map(Branch::keys)).is_none();
    let has_sentence_letters =
        !name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '_' | '-'));
    let instead = match pairs {
        [(_, value)] => value.text().map(|text| in_quotes(&format!("{name}: {text}"))),
        _ => None,
    };
    let instead = instead
        .filter(|line| line.matches(['"', '\\', '\n']).count() == 2 && line.chars().nth(100).is_none());
    let fault = SyntaxFault { instead, ..SyntaxFault::new(key.end, Cause::Colon(None)) };
    (is_sentence && has_sentence_letters).then_some(fault)
}

#[cfg(test)]
pub(crate) mod model;
