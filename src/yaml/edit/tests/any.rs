//! Any edits of any file: what the new text says is what a reader that knows nothing of edits says of it.

use proptest::prelude::*;
use serde_yaml::{Mapping, Value};

use super::super::{Edit, apply, quoted, write_scalar};
use crate::diagnostic::{Route, Step};
use crate::yaml::tree::{self, Kind, Layout, Node, Style};

/// A value and how it is written.
#[derive(Debug, Clone)]
enum Written {
    Text(&'static str, u8),
    List(Layout, Vec<Written>),
    Keys(Layout, Vec<Written>),
}

const TEXTS: [&str; 14] = [
    "x",
    "một hai",
    "12",
    "012",
    "1.250",
    "a: b",
    "có # dấu",
    "it's",
    "\"kép\"",
    "[ngoặc, {",
    "",
    "true",
    "- gạch",
    "một hai một",
];

fn written() -> impl Strategy<Value = Written> {
    let text =
        (prop::sample::select(TEXTS.to_vec()), 0..5u8).prop_map(|(text, style)| Written::Text(text, style));
    let layout = prop_oneof![3 => Just(Layout::Block), 1 => Just(Layout::Flow)];
    let inner = text.prop_recursive(4, 40, 5, move |inner| {
        let many = (layout.clone(), prop::collection::vec(inner, 1..5), any::<bool>());
        many.prop_map(
            |(layout, items, keys)| {
                if keys { Written::Keys(layout, items) } else { Written::List(layout, items) }
            },
        )
    });
    prop::collection::vec(inner, 1..6).prop_map(|items| Written::Keys(Layout::Block, items))
}

/// Lines of a file as they are written, with comments where the marks say so.
struct Page {
    lines: Vec<String>,
    marks: Vec<u8>,
}

impl Page {
    fn line(&mut self, indent: usize, text: &str) {
        let number = self.lines.len();
        let mark = self.marks.get(number).copied().unwrap_or(0);
        let margin = " ".repeat(indent);
        match mark {
            1 => self.lines.push(format!("{margin}# trên {number}")),
            2 => self.lines.push(String::new()),
            _ => {}
        }
        let behind = if mark == 3 { format!(" # sau {number}") } else { String::new() };
        self.lines.push(format!("{margin}{text}{behind}"));
    }

    /// Writes a value behind `lead`, whose last sign, a colon or a dash, belongs to an entry at `indent`.
    fn value(&mut self, lead: &str, (start, indent): (usize, usize), value: &Written) {
        let is_item = lead.ends_with('-');
        match value {
            Written::Text(text, 4) if !text.is_empty() => {
                self.line(start, &format!("{lead} |-"));
                self.lines.push(format!("{}{text}", " ".repeat(indent + 2)));
            }
            Written::List(Layout::Block, items) if is_item => {
                self.entries(&format!("{lead} "), start, items, true)
            }
            Written::Keys(Layout::Block, values) if is_item => {
                self.entries(&format!("{lead} "), start, values, false);
            }
            Written::List(Layout::Block, entries) | Written::Keys(Layout::Block, entries) => {
                self.line(start, lead);
                self.entries("", indent + 2, entries, matches!(value, Written::List(..)));
            }
            _ => self.line(start, &format!("{lead} {}", inline(value))),
        }
    }

    /// Writes the entries of a block, the first behind `lead`.
    fn entries(&mut self, lead: &str, start: usize, values: &[Written], is_list: bool) {
        let indent = start + lead.len();
        for (at, value) in values.iter().enumerate() {
            let (lead, start) = if at == 0 { (lead, start) } else { ("", indent) };
            let name = if is_list { "-".to_owned() } else { format!("k{at}:") };
            self.value(&format!("{lead}{name}"), (start, indent), value);
        }
    }
}

/// A value between brackets or in quotes.
fn inline(value: &Written) -> String {
    match value {
        Written::Text(text, 0 | 3) => write_scalar(text, Style::Plain),
        Written::Text(text, 1) => write_scalar(text, Style::Single),
        Written::Text(text, _) => quoted(text),
        Written::List(_, items) => format!("[{}]", items.iter().map(inline).collect::<Vec<_>>().join(", ")),
        Written::Keys(_, values) => {
            let pair = |(at, value)| format!("k{at}: {}", inline(value));
            format!("{{{}}}", values.iter().enumerate().map(pair).collect::<Vec<_>>().join(", "))
        }
    }
}

/// Every value of a file with the way to it.
fn routes(node: &Node, route: &Route, found: &mut Vec<Route>) {
    found.push(route.clone());
    for (at, item) in node.items().iter().enumerate() {
        routes(item, &route.index(at), found);
    }
    for (key, value) in node.pairs() {
        routes(value, &route.key(key.text().unwrap()), found);
    }
}

fn lines(text: &str) -> Vec<String> {
    text.lines().map(str::to_owned).collect()
}

fn items(value: &mut Value) -> &mut Vec<Value> {
    value.as_sequence_mut().unwrap()
}

fn keys(value: &mut Value) -> &mut Mapping {
    value.as_mapping_mut().unwrap()
}

/// What an edit does to a value, in the plainest way.
type Change = Box<dyn Fn(&mut Value)>;

/// An edit at a place of the file, the value that it changes, and how; `None` where it means nothing.
fn edit(root: &Node, route: &Route, kind: u8, number: usize) -> Option<(Edit, Route, Change)> {
    let node = root.find(route)?;
    let text = TEXTS[number % TEXTS.len()];
    let here = route.clone();
    Some(match (kind, &node.kind, route.split_last()) {
        (0, scalar_or_not, _) => {
            let style = match scalar_or_not {
                Kind::Scalar { style, .. } => *style,
                _ => Style::Plain,
            };
            let new: Value = serde_yaml::from_str(&write_scalar(text, style)).unwrap();
            (Edit::set(route, text), here, Box::new(move |value| *value = new.clone()))
        }
        (1, _, Some((up, Step::Key(key)))) => {
            let key = key.to_string();
            (Edit::remove(route), up, Box::new(move |value| drop(keys(value).remove(key.as_str()))))
        }
        (1, _, Some((up, Step::Index(at)))) => {
            let at = *at;
            (Edit::remove(route), up, Box::new(move |value| drop(items(value).remove(at))))
        }
        (2, Kind::Sequence(_, all), _) => {
            let before = number % (all.len() + 1);
            let edit = Edit::insert(route, before, vec![format!("- {}", quoted(text))]);
            (edit, here, Box::new(move |value| items(value).insert(before, Value::String(text.to_owned()))))
        }
        (3, Kind::Mapping(_, pairs), _) => {
            let behind = pairs.get(number % (pairs.len() + 1)).and_then(|(key, _)| key.text());
            let new = lines(&format!("# mới\nmoi:\n  - {}\n  - b: 2", quoted(text)));
            let value: Mapping = serde_yaml::from_str(&new.join("\n")).unwrap();
            (Edit::add(route, behind, new), here, Box::new(move |old| keys(old).extend(value.clone())))
        }
        (4, _, Some((up, Step::Index(at)))) => {
            let (at, to) = (*at, number % root.find(&up)?.items().len());
            let moved = move |value: &mut Value| {
                let item = items(value).remove(at);
                items(value).insert(to, item);
            };
            (Edit::move_to(route, to), up, Box::new(moved))
        }
        (5, _, _) => {
            let new = ["[x, 'y z']", "- x\n- b: 1\n  c: 2", "b: 1\nc:\n  - 2", "x"][number % 4];
            let value: Value = serde_yaml::from_str(new).unwrap();
            (Edit::put(route, lines(new)), here, Box::new(move |old| *old = value.clone()))
        }
        (6, _, Some((up, Step::Key(key)))) => {
            let key = key.to_string();
            let renamed = move |value: &mut Value| {
                let inner = keys(value).remove(key.as_str()).unwrap();
                keys(value).insert("ten".into(), inner);
            };
            (Edit::rename(route, "ten"), up, Box::new(renamed))
        }
        (7, Kind::Scalar { .. }, _) => {
            let (old, new) = [("một", "ba: bốn"), ("hai", "[x]"), ("a", "it's"), ("12", "\"")][number % 4];
            if !matches!(node.value(), Value::String(text) if text.contains(old)) {
                return None;
            }
            let rewritten =
                move |value: &mut Value| *value = Value::String(value.as_str().unwrap().replace(old, new));
            (Edit::rewrite(route, old, new), here, Box::new(rewritten))
        }
        _ => return None,
    })
}

fn at<'v>(value: &'v mut Value, route: &Route) -> &'v mut Value {
    route.steps().iter().fold(value, |value, step| match step {
        Step::Key(key) => value.get_mut(key.as_ref()).unwrap(),
        Step::Index(index) => value.get_mut(*index).unwrap(),
    })
}

/// Mappings are equal in any order.
fn sorted(value: Value) -> Value {
    match value {
        Value::Mapping(pairs) => {
            let mut pairs: Vec<(String, Value)> = pairs
                .into_iter()
                .map(|(key, value)| (key.as_str().unwrap().to_owned(), sorted(value)))
                .collect();
            pairs.sort_by(|a, b| a.0.cmp(&b.0));
            Value::Mapping(pairs.into_iter().map(|(key, value)| (Value::String(key), value)).collect())
        }
        Value::Sequence(items) => Value::Sequence(items.into_iter().map(sorted).collect()),
        other => other,
    }
}

fn comments(source: &str) -> Vec<&str> {
    let ranges = tree::comments(source, &tree::read(source).unwrap()).into_iter();
    let mut found: Vec<&str> = ranges.map(|range| &source[range]).filter(|said| *said != "# mới").collect();
    found.sort_unstable();
    found
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]
    #[test]
    fn any_edits_of_any_file_do_what_they_say(
        written in written(),
        marks in prop::collection::vec(0..6u8, 60),
        chosen in prop::collection::vec((0..8u8, any::<prop::sample::Index>(), 0..40usize), 1..5),
        windows in any::<bool>(),
        last in any::<bool>(),
    ) {
        let mut page = Page { lines: Vec::new(), marks };
        let Written::Keys(_, values) = &written else { unreachable!() };
        page.entries("", 0, values, false);
        let end = if windows { "\r\n" } else { "\n" };
        let source = page.lines.join(end) + if last { end } else { "" };
        let root = tree::read(&source).unwrap();
        let mut all = Vec::new();
        routes(&root, &Route::root(), &mut all);
        let related =
            |a: &Route, b: &Route| a.steps().starts_with(b.steps()) || b.steps().starts_with(a.steps());
        let mut edits: Vec<(Edit, Route, Route, Change)> = Vec::new();
        for (kind, place, number) in &chosen {
            let route = &all[place.index(all.len())];
            let Some((edit, changed, change)) = edit(&root, route, *kind, *number) else { continue };
            // What no other edit may touch.
            let reach = if matches!(kind, 4 | 6) { &changed } else { route };
            if edits.iter().all(|(_, other, ..)| !related(other, reach)) {
                edits.push((edit, reach.clone(), changed, change));
            }
        }
        let asked: Vec<Edit> = edits.iter().map(|(edit, ..)| edit.clone()).collect();
        let made = apply(&source, &root, &asked);
        prop_assert!(made.is_ok(), "{made:?}\n{asked:?}\n{source}");
        let made = made.unwrap();
        // From the end, so that the numbers of items stay those of the old file.
        edits.sort_by(|a, b| b.1.cmp(&a.1));
        let mut expected: Value = serde_yaml::from_str(&source).unwrap();
        edits.iter().for_each(|(_, _, changed, change)| change(at(&mut expected, changed)));
        let said: Value = serde_yaml::from_str(&made.text).unwrap();
        prop_assert_eq!(sorted(said), sorted(expected), "{:?}\n{}\n---\n{}", asked, source, made.text);
        prop_assert_eq!(comments(&made.text), comments(&source), "{:?}\n{}\n---\n{}", asked, source, made.text);
        prop_assert!(!source.contains('\r') || !made.text.replace("\r\n", "").contains('\n'));
        prop_assert!(!asked.is_empty() || made.text == source);
    }
}
