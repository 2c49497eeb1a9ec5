//! What is left of a tree when all that is wrong in it is set right or taken out: enough for the typed model, so that
//! the ids and expressions in the rest are looked at in the same run.

use std::collections::BTreeSet;

use serde_json::Value;

use super::allowed::{self, Branch, Property, Type, branches};
use super::near::nearest;
use super::pieces::entries;
use super::{best_group, words};
use crate::diagnostic::{Code, Diagnostic, Position, Route};
use crate::yaml::tree::{Kind, Layout, Node, Style, Typed};

/// Placeholders inside placeholders deeper than this are not tried.
const MAX_STEPS: usize = 8;

/// A tree without faults of shape.
#[derive(Debug)]
pub(in crate::yaml) struct Rest {
    pub(in crate::yaml) tree: Node,
    /// Where it does not hold what the officer wrote or meant to.
    pub(in crate::yaml) lost: Vec<Route>,
}

/// What is left of `tree` besides the `faults` that [`super::walk`] found in it.
pub(in crate::yaml) fn rest(tree: &Node, root: &Value, faults: &[Diagnostic]) -> Rest {
    let wrong = |fault: &&Diagnostic| !matches!(fault.code, Code::ThieuKhoa | Code::KhoaLa | Code::TrungKhoa);
    let places = faults.iter().filter(wrong).filter_map(|fault| Some((&fault.place.route, fault.place.at?)));
    let mut maker = Maker { root, wrong: places.collect(), lost: Vec::new() };
    let tree = maker.value(tree, root, (&Route::root(), &Route::root()));
    Rest { tree, lost: maker.lost }
}

/// The way to a value as it was written, as findings name it, and in what is left.
type Ways<'w> = (&'w Route, &'w Route);

struct Maker<'m> {
    root: &'m Value,
    /// Where a value or a key is wrong.
    wrong: BTreeSet<(&'m Route, Position)>,
    lost: Vec<Route>,
}

impl<'m> Maker<'m> {
    fn value(&mut self, node: &Node, schema: &'m Value, (written, here): Ways<'_>) -> Node {
        if self.wrong.contains(&(written, node.at)) {
            self.lost.push(here.clone());
            return placeholder(self.root, schema, node.at, MAX_STEPS);
        }
        let forms = branches(self.root, schema);
        let kind = match &node.kind {
            Kind::Scalar { .. } => return node.clone(),
            Kind::Sequence(layout, items) => {
                let form = forms.iter().find_map(|form| form.items());
                let item = |(at, item): (usize, &Node)| {
                    let ways = (written.index(at), here.index(at));
                    self.value(item, form.unwrap_or(&Value::Bool(true)), (&ways.0, &ways.1))
                };
                Kind::Sequence(*layout, items.iter().enumerate().map(item).collect())
            }
            Kind::Mapping(_, pairs) => {
                let groups: Vec<_> = forms.iter().copied().filter(|form| form.allows(Type::Object)).collect();
                match best_group(&groups, pairs) {
                    Some(form) => self.mapping(pairs, form, node.at, (written, here)),
                    None => return node.clone(),
                }
            }
        };
        Node { kind, ..node.clone() }
    }

    fn mapping(
        &mut self,
        pairs: &[(Node, Node)],
        form: Branch<'m>,
        at: Position,
        (written, here): Ways<'_>,
    ) -> Kind {
        let mut kept: Vec<(Node, Node)> = Vec::new();
        let typed: BTreeSet<&str> = pairs.iter().filter_map(|(key, _)| key.text()).collect();
        let mut names: BTreeSet<String> = BTreeSet::new();
        for (key, value, pieces) in entries(pairs, Some(form)) {
            let Some(typed_name) = key.text() else { continue };
            let written = written.key(typed_name);
            let (name, schema) = match form.property(typed_name) {
                Property::Known(schema) => (typed_name, schema),
                Property::Free => (typed_name, &Value::Bool(true)),
                Property::Unknown => {
                    let absent = form.keys().filter(|key| !typed.contains(key) && !names.contains(*key));
                    match nearest(typed_name, absent).and_then(|near| Some((near, form.named(near)?))) {
                        Some(near) => near,
                        None => continue,
                    }
                }
            };
            // An entry whose id is written wrongly is there all the same.
            let is_wrong = self.wrong.contains(&(&written, key.at));
            let mended = if is_wrong { crate::value::proposed(name) } else { None };
            let name = mended.as_deref().unwrap_or(name);
            let here = here.key(name);
            if !pieces.is_empty() {
                self.lost.push(here.clone());
            }
            if (is_wrong && mended.is_none()) || !names.insert(name.to_owned()) {
                self.lost.push(here);
                continue;
            }
            let mut kept_key = key.clone();
            if name != typed_name {
                kept_key.kind = Kind::Scalar { text: name.to_owned(), style: Style::Double };
            }
            kept.push((kept_key, self.value(value, schema, (&written, &here))));
        }
        for name in form.required() {
            if !names.contains(name) {
                let schema = form.named(name).unwrap_or(&Value::Null);
                self.lost.push(here.key(name));
                let key = scalar(name, Style::Double, at);
                kept.push((key, placeholder(self.root, schema, at, MAX_STEPS)));
            }
        }
        Kind::Mapping(Layout::Block, kept)
    }
}

/// Something of the form that a schema asks for; it stands for what cannot be known and is never shown.
fn placeholder(root: &Value, schema: &Value, at: Position, steps: usize) -> Node {
    if let Some(example) = allowed::example(root, schema).filter(|example| !example.is_array()) {
        return scalar(&words::written(example), Style::Double, at);
    }
    let forms = branches(root, schema);
    let Some(form) = forms.first().filter(|_| steps > 0) else { return scalar("", Style::Plain, at) };
    if let Some(value) = form.values().and_then(|values| values.into_iter().next()) {
        let style = if value.is_string() { Style::Double } else { Style::Plain };
        return scalar(&words::written(value), style, at);
    }
    match form.types().first() {
        Some(Type::Null) | None => scalar("", Style::Plain, at),
        Some(Type::Boolean) => scalar("false", Style::Plain, at),
        Some(Type::Integer | Type::Number) => scalar("1", Style::Plain, at),
        Some(Type::String) => scalar("…", Style::Double, at),
        Some(Type::Array) => {
            Node { kind: Kind::Sequence(Layout::Block, Vec::new()), ..scalar("", Style::Plain, at) }
        }
        Some(Type::Object) => {
            let pair = |name: &str| {
                let schema = form.named(name).unwrap_or(&Value::Null);
                (scalar(name, Style::Double, at), placeholder(root, schema, at, steps - 1))
            };
            let kind = Kind::Mapping(Layout::Block, form.required().map(pair).collect());
            Node { kind, ..scalar("", Style::Plain, at) }
        }
    }
}

fn scalar(text: &str, style: Style, at: Position) -> Node {
    let kind = Kind::Scalar { text: text.to_owned(), style };
    Node { at, end: at, range: 0..0, kind, typed: Typed::default() }
}
