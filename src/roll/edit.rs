//! Edits of a YAML file that touch only what they name, and the proof that they did.
//!
//! Every edit is made twice: as a splice of bytes and as a change of the tree of values. The new text is then read
//! again, and must say exactly what the changed tree says and hold every comment of the old text.

use std::ops::Range;

use serde_yaml::{Mapping, Value};

use super::source::{self, Kind, Layout, Node, Style};
use crate::diagnostic::{Route, Step};

/// Why the edits could not be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Fault {
    /// Not one plain document: anchors, several documents, no YAML.
    Unreadable,
    /// There is nothing at this route.
    Missing(Route),
    /// The new text does not say what it should: nothing may be written.
    NotProved(Route),
    /// A comment would be lost.
    CommentLost(String),
}

/// A file under edit.
#[derive(Debug)]
pub(super) struct Editor<'s> {
    source: &'s str,
    root: Node,
    expected: Value,
    splices: Vec<(Range<usize>, String)>,
    line_end: &'static str,
}

impl<'s> Editor<'s> {
    /// Reads the file.
    pub(super) fn new(source: &'s str) -> Result<Self, Fault> {
        let root = source::read(source).ok_or(Fault::Unreadable)?;
        let expected = serde_yaml::from_str(source).map_err(|_| Fault::Unreadable)?;
        let line_end = if source.contains("\r\n") { "\r\n" } else { "\n" };
        Ok(Self { source, root, expected, splices: Vec::new(), line_end })
    }

    /// The tree as it was read.
    pub(super) fn root(&self) -> &Node {
        &self.root
    }

    /// Replaces a scalar, keeping its quotes where the new text allows.
    pub(super) fn set(&mut self, route: &Route, text: &str) -> Result<(), Fault> {
        let node = self.root.find(route).ok_or_else(|| Fault::Missing(route.clone()))?;
        let style = match &node.kind {
            Kind::Scalar { style, .. } => *style,
            Kind::Sequence(..) | Kind::Mapping(..) => Style::Plain,
        };
        let written = write_scalar(text, style);
        let value = read_value(&written).ok_or_else(|| Fault::NotProved(route.clone()))?;
        // A key without a value ends at its colon.
        let gap = if node.range.is_empty() { " " } else { "" };
        self.splices.push((node.range.clone(), format!("{gap}{written}")));
        self.expect(route, value)
    }

    /// Replaces a value by a list of ids in flow style.
    pub(super) fn set_ids(&mut self, route: &Route, ids: &[String]) -> Result<(), Fault> {
        let node = self.root.find(route).ok_or_else(|| Fault::Missing(route.clone()))?;
        let written = match ids {
            [one] => one.clone(),
            _ => format!("[{}]", ids.join(", ")),
        };
        let value = read_value(&written).ok_or_else(|| Fault::NotProved(route.clone()))?;
        self.splices.push((node.range.clone(), written));
        self.expect(route, value)
    }

    /// Replaces a whole value by one in flow style.
    pub(super) fn set_flow(&mut self, route: &Route, written: &str) -> Result<(), Fault> {
        let node = self.root.find(route).ok_or_else(|| Fault::Missing(route.clone()))?;
        let value = read_value(written).ok_or_else(|| Fault::NotProved(route.clone()))?;
        self.splices.push((node.range.clone(), written.to_owned()));
        self.expect(route, value)
    }

    /// Puts a block of lines where a key of the root has no value, or an empty list.
    pub(super) fn fill(&mut self, route: &Route, lines: &[String]) -> Result<(), Fault> {
        let node = self.root.find(route).ok_or_else(|| Fault::Missing(route.clone()))?;
        let value: Value =
            serde_yaml::from_str(&lines.join("\n")).map_err(|_| Fault::NotProved(route.clone()))?;
        let margin = self.root.pairs().first().map_or(0, |(key, _)| key.range.start);
        let indent = " ".repeat(source::position(self.source, margin).column + 1);
        let block: String = lines.iter().map(|line| format!("{}{indent}{line}", self.line_end)).collect();
        // A comment behind the key would become text of the last line.
        let rest = self.source[node.range.end..].split('\n').next().unwrap_or_default();
        let end = node.range.end + rest.trim_end_matches('\r').len();
        let comment = rest.trim().to_owned();
        let lead = if comment.is_empty() { String::new() } else { format!(" {comment}") };
        self.splices.push((node.range.start..end, format!("{lead}{block}")));
        self.expect(route, value)
    }

    /// Replaces parts of a text; each `old` stands in it.
    pub(super) fn rewrite(&mut self, route: &Route, parts: &[(String, String)]) -> Result<(), Fault> {
        let node = self.root.find(route).ok_or_else(|| Fault::Missing(route.clone()))?;
        let Kind::Scalar { text, style } = &node.kind else {
            return Err(Fault::Missing(route.clone()));
        };
        let new = replace_all(text, parts);
        let raw = &self.source[node.range.clone()];
        let escaped = |part: &str| match style {
            Style::Plain | Style::Block => part.to_owned(),
            Style::Single => part.replace('\'', "''"),
            Style::Double => part.replace('\\', "\\\\").replace('"', "\\\""),
        };
        let in_place: Vec<(String, String)> =
            parts.iter().map(|(old, new)| (escaped(old), escaped(new))).collect();
        let patched = replace_all(raw, &in_place);
        // A block text cannot be read without its indent; there a splice in place is proved at the end.
        let sound = *style == Style::Block || reads_as(&patched, &new);
        let written = if sound && patched != raw { patched } else { write_scalar(&new, Style::Double) };
        self.splices.push((node.range.clone(), written));
        self.expect(route, Value::String(new))
    }

    /// Renames the last key of a route and sets its value.
    pub(super) fn rename(&mut self, route: &Route, key: &str, text: &str) -> Result<(), Fault> {
        let (old, parent) = split_key(route).ok_or_else(|| Fault::Missing(route.clone()))?;
        let node = self.root.find(&parent).ok_or_else(|| Fault::Missing(route.clone()))?;
        let (name, value) = node
            .pairs()
            .iter()
            .find(|(name, _)| name.text() == Some(&old))
            .ok_or_else(|| Fault::Missing(route.clone()))?;
        self.splices.push((name.range.clone(), key.to_owned()));
        self.splices.push((value.range.clone(), write_scalar(text, Style::Double)));
        let mapping = self.mapping(&parent)?;
        mapping.remove(old.as_str());
        mapping.insert(key.into(), Value::String(text.to_owned()));
        Ok(())
    }

    /// Takes keys and their values out of a mapping; a comment behind a value stays, on a line of its own.
    /// Keys that are not there are passed over.
    pub(super) fn remove(&mut self, route: &Route, keys: &[&str]) -> Result<(), Fault> {
        let node = self.root.find(route).ok_or_else(|| Fault::Missing(route.clone()))?;
        let Kind::Mapping(layout, pairs) = &node.kind else {
            return Err(Fault::Missing(route.clone()));
        };
        let is_gone = |name: &Node| name.text().is_some_and(|name| keys.contains(&name));
        if !pairs.iter().any(|(name, _)| is_gone(name)) {
            return Ok(());
        }
        let range = |(name, value): &(Node, Node)| name.range.start..value.range.end.max(name.range.end);
        let splices: Vec<_> = match layout {
            Layout::Flow => {
                let kept: Vec<&str> = pairs
                    .iter()
                    .filter(|(name, _)| !is_gone(name))
                    .map(|pair| &self.source[range(pair)])
                    .collect();
                vec![(node.range.clone(), format!("{{{}}}", kept.join(", ")))]
            }
            Layout::Block => {
                let gone = pairs.iter().filter(|(name, _)| is_gone(name));
                gone.map(|pair| self.without_lines(&range(pair))).collect()
            }
        };
        self.splices.extend(splices);
        let mapping = self.mapping(route)?;
        keys.iter().for_each(|key| drop(mapping.remove(*key)));
        Ok(())
    }

    /// Takes keys out of a mapping and puts others in: a key that is there gets the new value, a new one stands behind
    /// the first. No key is in both lists.
    pub(super) fn change(
        &mut self,
        route: &Route,
        gone: &[&str],
        put: &[(&str, String)],
    ) -> Result<(), Fault> {
        let node = self.root.find(route).ok_or_else(|| Fault::Missing(route.clone()))?;
        let Kind::Mapping(layout, pairs) = &node.kind else {
            return Err(Fault::Missing(route.clone()));
        };
        let is_there = |key: &str| pairs.iter().any(|(name, _)| name.text() == Some(key));
        let new: Vec<&(&str, String)> = put.iter().filter(|(key, _)| !is_there(key)).collect();
        let old: Vec<&(&str, String)> = put.iter().filter(|(key, _)| is_there(key)).collect();
        let added: Vec<String> =
            new.iter().map(|(key, text)| format!("{key}: {}", write_scalar(text, Style::Plain))).collect();
        if *layout == Layout::Flow {
            let mut kept: Vec<String> = Vec::new();
            for (name, value) in pairs {
                let key = name.text().unwrap_or_default();
                let raw = &self.source[name.range.start..value.range.end.max(name.range.end)];
                match put.iter().find(|(changed, _)| *changed == key) {
                    Some((_, text)) => kept.push(format!("{key}: {}", write_scalar(text, Style::Plain))),
                    None if gone.contains(&key) => {}
                    None => kept.push(raw.to_owned()),
                }
            }
            kept.extend(added);
            let written = format!("{{{}}}", kept.join(", "));
            return self.set_flow(route, &written);
        }
        let first =
            pairs.first().map(|(name, value)| (name.range.start, value.range.end.max(name.range.end)));
        let Some((start, end)) = first else { return Err(Fault::Missing(route.clone())) };
        if !added.is_empty() {
            let indent = " ".repeat(source::position(self.source, start).column - 1);
            let block: String = added.iter().map(|line| format!("{indent}{line}{}", self.line_end)).collect();
            let splice = match self.source[end..].find('\n') {
                Some(line_end) => (end + line_end + 1..end + line_end + 1, block),
                None => {
                    let end = self.source.len();
                    (end..end, format!("{}{}", self.line_end, block.trim_end()))
                }
            };
            self.splices.push(splice);
            let mapping = self.mapping(route)?;
            for line in &added {
                let Ok(Value::Mapping(pair)) = serde_yaml::from_str(line) else {
                    return Err(Fault::NotProved(route.clone()));
                };
                mapping.extend(pair);
            }
        }
        for (key, text) in old {
            self.set(&route.key(key), text)?;
        }
        self.remove(route, gone)
    }

    /// Adds comment lines behind the line on which the pair `behind` of the root ends.
    pub(super) fn note(&mut self, behind: &str, lines: &[String]) -> Result<(), Fault> {
        let pair = self.root.pairs().iter().find(|(name, _)| name.text() == Some(behind));
        let (name, value) = pair.ok_or_else(|| Fault::Missing(Route::root().key(behind)))?;
        let end = value.range.end.max(name.range.end);
        let indent = " ".repeat(source::position(self.source, name.range.start).column - 1);
        let block: Vec<String> = lines
            .iter()
            .map(|line| if line.is_empty() { String::new() } else { format!("{indent}{line}") })
            .collect();
        let block = block.join(self.line_end);
        let splice = match self.source[end..].find('\n') {
            Some(line_end) => (end + line_end + 1..end + line_end + 1, format!("{block}{}", self.line_end)),
            None => (self.source.len()..self.source.len(), format!("{}{block}", self.line_end)),
        };
        self.splices.push(splice);
        Ok(())
    }

    /// Takes items out of a list.
    pub(super) fn remove_items(&mut self, route: &Route, gone: &[usize]) -> Result<(), Fault> {
        let node = self.root.find(route).ok_or_else(|| Fault::Missing(route.clone()))?;
        let Kind::Sequence(layout, items) = &node.kind else {
            return Err(Fault::Missing(route.clone()));
        };
        let ranges: Vec<Range<usize>> = items.iter().map(|item| item.range.clone()).collect();
        let splices: Vec<_> = if gone.len() == items.len() || *layout == Layout::Flow {
            let kept: Vec<&str> = ranges
                .iter()
                .enumerate()
                .filter(|(at, _)| !gone.contains(at))
                .map(|(_, range)| &self.source[range.clone()])
                .collect();
            let indent = if *layout == Layout::Block { " " } else { "" };
            vec![(node.range.clone(), format!("{indent}[{}]", kept.join(", ")))]
        } else {
            gone.iter().filter_map(|&at| ranges.get(at)).map(|range| self.without_lines(range)).collect()
        };
        self.splices.extend(splices);
        if let Some(Value::Sequence(items)) = value_at(&mut self.expected, route) {
            let kept = items.iter().enumerate().filter(|(at, _)| !gone.contains(at));
            *items = kept.map(|(_, item)| item.clone()).collect();
        }
        Ok(())
    }

    /// Adds a key with a block of lines behind the line on which the pair `behind` of the root ends.
    /// `lines` hold the key, indented as if the root stood at the margin; the first ones may be comments.
    pub(super) fn insert(&mut self, behind: &str, key: &str, lines: &[String]) -> Result<(), Fault> {
        let here = Route::root().key(key);
        let not_proved = || Fault::NotProved(here.clone());
        let pair = self.root.pairs().iter().find(|(name, _)| name.text() == Some(behind));
        let (name, value) = pair.ok_or_else(|| Fault::Missing(Route::root().key(behind)))?;
        let read: Value = serde_yaml::from_str(&lines.join("\n")).map_err(|_| not_proved())?;
        let new = read.get(key).cloned().ok_or_else(not_proved)?;
        let Kind::Mapping(layout, _) = &self.root.kind else { return Err(not_proved()) };
        let splice = match layout {
            Layout::Flow => {
                let flow = serde_json::to_string(&new).map_err(|_| not_proved())?;
                let end = value.range.end.max(name.range.end);
                (end..end, format!(", {key}: {flow}"))
            }
            Layout::Block => {
                let indent = " ".repeat(source::position(self.source, name.range.start).column - 1);
                let end = value.range.end.max(name.range.end);
                let (at, lead) = match self.source[end..].find('\n') {
                    Some(line_end) => (end + line_end + 1, ""),
                    None => (self.source.len(), self.line_end),
                };
                let next_is_blank =
                    self.source[at..].split('\n').next().is_none_or(|line| line.trim().is_empty());
                let lines = match lines.split_last() {
                    Some((last, rest)) if last.is_empty() && next_is_blank => rest,
                    _ => lines,
                };
                let block: Vec<String> = lines
                    .iter()
                    .map(|line| if line.is_empty() { String::new() } else { format!("{indent}{line}") })
                    .collect();
                let tail = if lead.is_empty() { self.line_end } else { "" };
                (at..at, format!("{lead}{}{tail}", block.join(self.line_end)))
            }
        };
        self.splices.push(splice);
        self.mapping(&Route::root())?.insert(key.into(), new);
        Ok(())
    }

    /// Adds lines to a mapping or a list that is there, behind its last entry.
    /// `lines` are indented as if its entries stood at the margin.
    pub(super) fn append(&mut self, route: &Route, lines: &[String]) -> Result<(), Fault> {
        let not_proved = || Fault::NotProved(route.clone());
        let node = self.root.find(route).ok_or_else(|| Fault::Missing(route.clone()))?;
        let added: Value = serde_yaml::from_str(&lines.join("\n")).map_err(|_| not_proved())?;
        let (end, first, layout, empty) = match &node.kind {
            Kind::Mapping(layout, pairs) => {
                let end = pairs.last().map(|(key, value)| value.range.end.max(key.range.end));
                (end, pairs.first().map(|(key, _)| key.range.start), *layout, pairs.is_empty())
            }
            Kind::Sequence(layout, items) => (
                items.last().map(|item| item.range.end),
                items.first().map(|item| self.dash(item)),
                *layout,
                items.is_empty(),
            ),
            Kind::Scalar { .. } => return Err(not_proved()),
        };
        let splice = match (end, first, layout) {
            (Some(end), Some(first), Layout::Block) => {
                let indent = " ".repeat(source::position(self.source, first).column - 1);
                let block: String =
                    lines.iter().map(|line| format!("{indent}{line}{}", self.line_end)).collect();
                match self.source[end..].find('\n') {
                    Some(line_end) => (end + line_end + 1..end + line_end + 1, block),
                    None => {
                        let end = self.source.len();
                        (end..end, format!("{}{}", self.line_end, block.trim_end()))
                    }
                }
            }
            _ => {
                let flow = serde_json::to_string(&added).map_err(|_| not_proved())?;
                let inner = flow.get(1..flow.len() - 1).unwrap_or_default();
                let at = end.unwrap_or(node.range.start + 1);
                (at..at, format!("{}{inner}", if empty { "" } else { ", " }))
            }
        };
        self.splices.push(splice);
        match (value_at(&mut self.expected, route), added) {
            (Some(Value::Mapping(old)), Value::Mapping(new)) => old.extend(new),
            (Some(Value::Sequence(old)), Value::Sequence(new)) => old.extend(new),
            _ => return Err(not_proved()),
        }
        Ok(())
    }

    /// The new text, proved.
    pub(super) fn finish(mut self) -> Result<String, Fault> {
        let mut text = self.source.to_owned();
        // From the end to the start, so that earlier places stay where they are; of two at one place the later
        // added one stands behind.
        let mut order: Vec<usize> = (0..self.splices.len()).collect();
        order.sort_by_key(|&at| (self.splices[at].0.start, self.splices[at].0.end, at));
        for &at in order.iter().rev() {
            let (range, new) = &self.splices[at];
            if text.get(range.clone()).is_none() {
                return Err(Fault::NotProved(Route::root()));
            }
            text.replace_range(range.clone(), new);
        }
        let said: Value = serde_yaml::from_str(&text).map_err(|_| Fault::NotProved(Route::root()))?;
        if let Some(route) = difference(&self.expected, &said, &Route::root()) {
            return Err(Fault::NotProved(route));
        }
        let new_root = source::read(&text).ok_or(Fault::Unreadable)?;
        let mut kept = source::comments(&text, &new_root).into_iter();
        for comment in source::comments(self.source, &self.root) {
            if !kept.any(|other| other == comment) {
                return Err(Fault::CommentLost(comment.to_owned()));
            }
        }
        self.splices.clear();
        Ok(text)
    }

    fn expect(&mut self, route: &Route, new: Value) -> Result<(), Fault> {
        let place = value_at(&mut self.expected, route).ok_or_else(|| Fault::Missing(route.clone()))?;
        *place = new;
        Ok(())
    }

    fn mapping(&mut self, route: &Route) -> Result<&mut Mapping, Fault> {
        match value_at(&mut self.expected, route) {
            Some(Value::Mapping(mapping)) => Ok(mapping),
            _ => Err(Fault::Missing(route.clone())),
        }
    }

    /// Where the dash of a block item stands.
    fn dash(&self, item: &Node) -> usize {
        self.source[..item.range.start].rfind('-').unwrap_or(item.range.start)
    }

    /// The whole lines of a range, but for a comment at their end.
    fn without_lines(&self, range: &Range<usize>) -> (Range<usize>, String) {
        let start = self.source[..range.start].rfind('\n').map_or(0, |at| at + 1);
        let end = self.source[range.end..].find('\n').map_or(self.source.len(), |at| range.end + at + 1);
        let tail = &self.source[range.end..end];
        match tail.find('#') {
            Some(hash) => {
                let indent = &self.source[start..range.start];
                let margin = indent.len() - indent.trim_start_matches(' ').len();
                (start..end, format!("{}{}", " ".repeat(margin), &tail[hash..]))
            }
            None => (start..end, String::new()),
        }
    }
}

fn split_key(route: &Route) -> Option<(String, Route)> {
    let (last, way) = route.steps().split_last()?;
    let Step::Key(key) = last else { return None };
    let parent = way.iter().fold(Route::root(), |route, step| match step {
        Step::Key(key) => route.key(key),
        Step::Index(index) => route.index(*index),
    });
    Some((key.to_string(), parent))
}

fn value_at<'v>(value: &'v mut Value, route: &Route) -> Option<&'v mut Value> {
    route.steps().iter().try_fold(value, |value, step| match step {
        Step::Key(key) => value.as_mapping_mut()?.get_mut(key.as_ref()),
        Step::Index(index) => value.as_sequence_mut()?.get_mut(*index),
    })
}

/// Where two trees differ first.
fn difference(a: &Value, b: &Value, route: &Route) -> Option<Route> {
    match (a, b) {
        (Value::Mapping(a), Value::Mapping(b)) => {
            if let Some((key, _)) = b.iter().find(|(key, _)| !a.contains_key(*key)) {
                return Some(route.key(key.as_str().unwrap_or_default()));
            }
            a.iter().find_map(|(key, value)| {
                let here = route.key(key.as_str().unwrap_or_default());
                b.get(key).map_or(Some(here.clone()), |other| difference(value, other, &here))
            })
        }
        (Value::Sequence(a), Value::Sequence(b)) if a.len() == b.len() => a
            .iter()
            .zip(b)
            .enumerate()
            .find_map(|(at, (value, other))| difference(value, other, &route.index(at))),
        _ => (a != b).then(|| route.clone()),
    }
}

/// All parts replaced in one pass, so that a new text is not replaced again.
fn replace_all(text: &str, parts: &[(String, String)]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    loop {
        let next = parts
            .iter()
            .filter(|(old, _)| !old.is_empty())
            .filter_map(|part| Some((rest.find(part.0.as_str())?, part)))
            .min_by_key(|(at, (old, _))| (*at, usize::MAX - old.len()));
        let Some((at, (old, new))) = next else { break };
        out.push_str(&rest[..at]);
        out.push_str(new);
        rest = &rest[at + old.len()..];
    }
    out.push_str(rest);
    out
}

fn read_value(written: &str) -> Option<Value> {
    serde_yaml::from_str::<Vec<Value>>(&format!("- {written}\n")).ok()?.into_iter().next()
}

/// Whether a scalar, written so in block or flow surroundings, is this text.
fn reads_as(written: &str, text: &str) -> bool {
    let wanted = Value::String(text.to_owned());
    // Deeply indented, as continuation lines of the file are.
    serde_yaml::from_str::<Value>(&format!("k: {written}\n")).ok().and_then(|value| value.get("k").cloned())
        == Some(wanted)
}

/// Whether a line of text needs no quotes as an item of a block list.
pub(super) fn reads_bare(text: &str) -> bool {
    !text.contains('\n') && read_value(text) == Some(Value::String(text.to_owned()))
}

/// A scalar in this style where it can hold the text, else in double quotes. Digits, dates and ids stay bare.
pub(super) fn write_scalar(text: &str, style: Style) -> String {
    let plain = || {
        let one_line = !text.contains(['\n', '\t', ',', '[', ']', '{', '}', '"']);
        let same = match read_value(text) {
            Some(Value::String(read)) => read == text,
            // `2.125` is two thousand and more to an officer, and two and a bit to YAML.
            Some(Value::Number(number)) => !number.is_f64() && number.to_string() == text,
            Some(Value::Bool(_)) => matches!(text, "true" | "false"),
            _ => false,
        };
        one_line && same
    };
    match style {
        Style::Single if !text.contains('\n') => format!("'{}'", text.replace('\'', "''")),
        Style::Plain if plain() => text.to_owned(),
        Style::Single | Style::Double | Style::Block | Style::Plain => quoted(text),
    }
}

/// A text in double quotes.
pub(super) fn quoted(text: &str) -> String {
    let escaped = text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n").replace('\t', "\\t");
    format!("\"{escaped}\"")
}

#[cfg(test)]
mod tests {
    use super::{Editor, Fault};
    use crate::diagnostic::Route;

    const SOURCE: &str = "\
# kế hoạch
nam: 2023 # năm
so: 15
ngay: '23/5/2023' # ký
thoi_han: {a: 05/6/2023, b: {ngay: 2023-12-05, viec: x}}
can_cu_nam:
  nq: {loai: Nghị quyết, so: 01/NQ-CP, ngay: 06/01/2023}
  kh:
    loai: Kế hoạch
    so: 6/KH # số
    trich_yeu: >-
      dài
      dòng
# còn
noi_nhan: [a, [b, c], d]
ket: Hết {{ co_quan.cu }}.
";

    fn edited(edit: impl FnOnce(&mut Editor<'_>, &Route) -> Result<(), Fault>) -> String {
        let mut editor = Editor::new(SOURCE).unwrap();
        edit(&mut editor, &Route::root()).unwrap();
        let new = editor.finish().unwrap();
        let diff = similar::TextDiff::from_lines(SOURCE, &new);
        diff.unified_diff()
            .context_radius(0)
            .to_string()
            .lines()
            .filter(|line| !line.starts_with("@@"))
            .map(|line| format!("{line}\n"))
            .collect()
    }

    #[test]
    fn a_scalar_keeps_its_quotes() {
        assert_eq!(edited(|e, r| e.set(&r.key("nam"), "2024")), "-nam: 2023 # năm\n+nam: 2024 # năm\n");
        assert_eq!(
            edited(|e, r| e.set(&r.key("ngay"), "1/6/2024")),
            "-ngay: '23/5/2023' # ký\n+ngay: '1/6/2024' # ký\n"
        );
        assert_eq!(
            edited(|e, r| e.set(&r.key("can_cu_nam").key("kh").key("trich_yeu"), "[a: b]")),
            "-    trich_yeu: >-\n-      dài\n-      dòng\n+    trich_yeu: \"[a: b]\"\n"
        );
    }

    #[test]
    fn a_key_goes_and_its_comment_stays() {
        assert_eq!(edited(|e, r| e.remove(r, &["so"])), "-so: 15\n");
        assert_eq!(edited(|e, r| e.remove(r, &["ngay"])), "-ngay: '23/5/2023' # ký\n+# ký\n");
        assert_eq!(
            edited(|e, r| e.remove(&r.key("can_cu_nam").key("kh"), &["so"])),
            "-    so: 6/KH # số\n+    # số\n"
        );
        assert_eq!(
            edited(|e, r| e.remove(&r.key("can_cu_nam").key("nq"), &["so", "ngay", "khong_co"])),
            "-  nq: {loai: Nghị quyết, so: 01/NQ-CP, ngay: 06/01/2023}\n+  nq: {loai: Nghị quyết}\n"
        );
    }

    #[test]
    fn entries_are_added_where_they_belong() {
        assert_eq!(
            edited(|e, _| e.insert("nam", "moi", &["# xem".into(), "moi:".into(), "  - a".into()])),
            "+# xem\n+moi:\n+  - a\n"
        );
        assert_eq!(
            edited(|e, r| e.append(&r.key("can_cu_nam"), &["x:".into(), "  loai: Y".into()])),
            "+  x:\n+    loai: Y\n"
        );
        assert_eq!(
            edited(|e, r| e.append(&r.key("noi_nhan"), &["- e".into()])),
            "-noi_nhan: [a, [b, c], d]\n+noi_nhan: [a, [b, c], d, \"e\"]\n"
        );
        assert_eq!(
            edited(|e, r| e.remove_items(&r.key("noi_nhan"), &[0])),
            "-noi_nhan: [a, [b, c], d]\n+noi_nhan: [[b, c], d]\n"
        );
    }

    #[test]
    fn text_is_rewritten_in_place_or_quoted() {
        let parts = |new: &str| [("{{ co_quan.cu }}".to_owned(), new.to_owned())];
        assert_eq!(
            edited(|e, r| e.rewrite(&r.key("ket"), &parts("{{ co_quan.moi }}"))),
            "-ket: Hết {{ co_quan.cu }}.\n+ket: Hết {{ co_quan.moi }}.\n"
        );
        assert_eq!(
            edited(|e, r| e.rewrite(&r.key("ket"), &parts("[cần: a]"))),
            "-ket: Hết {{ co_quan.cu }}.\n+ket: \"Hết [cần: a].\"\n"
        );
    }

    #[test]
    fn what_cannot_be_proved_is_not_written() {
        let mut editor = Editor::new(SOURCE).unwrap();
        editor.splices.push((0..SOURCE.find('\n').unwrap(), String::new()));
        assert_eq!(editor.finish(), Err(Fault::CommentLost("# kế hoạch".into())));
        let mut editor = Editor::new(SOURCE).unwrap();
        let at = SOURCE.find("15").unwrap();
        editor.splices.push((at..at + 2, "16".into()));
        assert_eq!(editor.finish(), Err(Fault::NotProved(Route::root().key("so"))));
        assert_eq!(Editor::new("a: *b\n").err(), Some(Fault::Unreadable));
        assert_eq!(
            Editor::new(SOURCE).unwrap().set(&Route::root().key("khong"), "1"),
            Err(Fault::Missing(Route::root().key("khong")))
        );
    }
}
