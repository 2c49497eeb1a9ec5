//! Edits of the keys of a mapping.

use std::collections::BTreeMap;
use std::ops::Range;

use serde_yaml::{Mapping, Value};

use super::entries::Entries;
use super::scalar::{flow, write_scalar};
use super::{Action, Edit, Editor, Fault, Kind, Layout, Node, STEP, Spot, Style, key_of, read_lines};

impl Editor<'_> {
    /// Makes the edits of a mapping: of its keys, and below them.
    pub(super) fn mapping(
        &mut self,
        (node, layout, pairs): (&Node, Layout, &[(Node, Node)]),
        spot: &Spot,
        added: &[&Edit],
        below: &[&Edit],
    ) -> Result<Value, Fault> {
        let depth = spot.route.steps().len();
        let mut by_key: BTreeMap<&str, Vec<&Edit>> = BTreeMap::new();
        for edit in below {
            let key = key_of(edit, depth).ok_or_else(|| Fault::Missing(edit.at.clone()))?;
            by_key.entry(key).or_default().push(edit);
        }
        let mut new = Mapping::new();
        let mut gone = Vec::with_capacity(pairs.len());
        for (name, value) in pairs {
            let edits = name.text().and_then(|name| by_key.remove(name)).unwrap_or_default();
            let (own, rest): (Vec<&Edit>, Vec<&Edit>) = edits.into_iter().partition(|edit| {
                edit.at.steps().len() == depth + 1
                    && matches!(edit.action, Action::Remove | Action::Rename(_))
            });
            gone.push(own.iter().any(|edit| edit.action == Action::Remove));
            let key_end = name.range.end;
            let colon = self.source[key_end..].find(':').map_or(key_end, |at| key_end + at + 1);
            let place = Spot {
                route: spot.route.key(name.text().unwrap_or_default()),
                lead: colon,
                margin: self.column(name.range.start) + STEP,
                flow: spot.flow_within(node, layout),
            };
            if gone.last() == Some(&true) {
                if own.len() + rest.len() > 1 {
                    return Err(place.not_proved());
                }
                continue;
            }
            let key = match own.as_slice() {
                [] => name.value(),
                [edit] => self.rename(name, &edit.action),
                _ => return Err(place.not_proved()),
            };
            new.insert(key, self.value(value, &place, rest)?);
        }
        if let Some(edit) = by_key.into_values().flatten().next() {
            return Err(Fault::Missing(edit.at.clone()));
        }
        let ranges = pairs.iter().map(span).collect();
        let entries = Entries { node, layout, ranges, gone };
        if entries.all_gone() && added.is_empty() && layout == Layout::Block {
            self.in_place_of(node, spot, "{}");
            return Ok(Value::Mapping(new));
        }
        self.take_out(&entries);
        self.add(&entries, pairs, spot, added, &mut new)?;
        Ok(Value::Mapping(new))
    }

    fn rename(&mut self, name: &Node, action: &Action) -> Value {
        let Action::Rename(key) = action else { return name.value() };
        let style = match &name.kind {
            Kind::Scalar { style, .. } => *style,
            Kind::Sequence(..) | Kind::Mapping(..) => Style::Plain,
        };
        self.splices.push((name.range.clone(), write_scalar(key, style)));
        Value::String(key.clone())
    }

    fn add(
        &mut self,
        entries: &Entries<'_>,
        pairs: &[(Node, Node)],
        spot: &Spot,
        added: &[&Edit],
        new: &mut Mapping,
    ) -> Result<(), Fault> {
        let position = |key: &str| {
            let at = pairs.iter().position(|(name, _)| name.text() == Some(key));
            at.ok_or_else(|| Fault::Missing(spot.route.key(key)))
        };
        let margin = entries.ranges.first().map_or(0, |first| self.column(first.start));
        let mut between: BTreeMap<usize, Vec<String>> = BTreeMap::new();
        for edit in added {
            let (behind, lines, is_note) = match &edit.action {
                Action::Add { behind: None, lines } => (pairs.len().checked_sub(1), lines, false),
                Action::Add { behind: Some(behind), lines } => (Some(position(behind)?), lines, false),
                Action::Note { behind, lines } => (Some(position(behind)?), lines, true),
                _ => return Err(spot.missing()),
            };
            let range = behind.and_then(|behind| entries.ranges.get(behind));
            match (range, spot.flow_within(entries.node, entries.layout)) {
                (Some(range), None) => {
                    let lines = if is_note { lines } else { self.with_one_blank(range.end, lines) };
                    self.splices.push(self.behind_line(range.end, margin, lines));
                }
                // Inside brackets the line may go on, and end in the middle of a text.
                (_, Some(end)) if is_note => self.splices.push(self.behind_line(end, 0, lines)),
                _ => {}
            }
            if is_note {
                continue;
            }
            let Some(Value::Mapping(read)) = read_lines(lines).map(|read| read.value()) else {
                return Err(spot.not_proved());
            };
            if entries.layout == Layout::Flow {
                let pair = |(key, value): (&Value, &Value)| Some(format!("{}: {}", flow(key)?, flow(value)?));
                let texts: Option<Vec<String>> = read.iter().map(pair).collect();
                let before = behind.map_or(0, |behind| behind + 1);
                between.entry(before).or_default().extend(texts.ok_or_else(|| spot.not_proved())?);
            }
            for (key, value) in read {
                if new.insert(key, value).is_some() {
                    return Err(spot.not_proved());
                }
            }
        }
        self.put_between_commas(entries, between);
        Ok(())
    }

    /// The lines without the blank one at their end where a blank line follows anyway.
    fn with_one_blank<'l>(&self, end: usize, lines: &'l [String]) -> &'l [String] {
        let at = self.line_behind(end).unwrap_or(self.source.len());
        let next_is_blank = self.source[at..].split('\n').next().is_none_or(|line| line.trim().is_empty());
        match lines.split_last() {
            Some((last, rest)) if last.is_empty() && next_is_blank => rest,
            _ => lines,
        }
    }
}

/// The bytes of a key with its value.
fn span((name, value): &(Node, Node)) -> Range<usize> {
    name.range.start..value.range.end.max(name.range.end)
}
