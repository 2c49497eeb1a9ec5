//! Edits of the items of a list.

use std::collections::BTreeMap;
use std::ops::Range;

use serde_yaml::Value;

use super::entries::Entries;
use super::scalar::flow;
use super::{Action, Edit, Editor, Fault, Layout, Node, STEP, Spot, read_lines};
use crate::diagnostic::Step;

impl Editor<'_> {
    /// Makes the edits of a list: of its items, and below them.
    pub(super) fn list(
        &mut self,
        (node, layout, items): (&Node, Layout, &[Node]),
        spot: &Spot,
        added: &[&Edit],
        below: &[&Edit],
    ) -> Result<Value, Fault> {
        let depth = spot.route.steps().len();
        let mut by_index: BTreeMap<usize, Vec<&Edit>> = BTreeMap::new();
        for edit in below {
            match edit.at.steps().get(depth) {
                Some(Step::Index(at)) if *at < items.len() => by_index.entry(*at).or_default().push(edit),
                _ => return Err(Fault::Missing(edit.at.clone())),
            }
        }
        let start = |item: &Node| match layout {
            Layout::Block => self.source[..item.range.start].rfind('-').unwrap_or(item.range.start),
            Layout::Flow => item.range.start,
        };
        let ranges: Vec<Range<usize>> = items.iter().map(|item| start(item)..item.range.end).collect();
        let moves: Vec<(usize, usize)> = below.iter().filter_map(|edit| moved(edit, depth)).collect();
        if !moves.is_empty() {
            if moves.len() < below.len() || !added.is_empty() {
                return Err(spot.not_proved());
            }
            return self.reorder((layout, items), &ranges, &moves).ok_or_else(|| spot.missing());
        }
        let mut kept: Vec<Option<Value>> = Vec::with_capacity(items.len());
        for (at, (item, range)) in items.iter().zip(&ranges).enumerate() {
            let edits = by_index.remove(&at).unwrap_or_default();
            let place = Spot {
                route: spot.route.index(at),
                lead: if layout == Layout::Block { range.start + 1 } else { range.start },
                margin: self.column(range.start) + STEP,
                flow: spot.flow_within(node, layout),
            };
            kept.push(match edits.as_slice() {
                [edit] if edit.action == Action::Remove && edit.at.steps().len() == depth + 1 => None,
                _ => Some(self.value(item, &place, edits)?),
            });
        }
        let gone = kept.iter().map(Option::is_none).collect();
        let entries = Entries { node, layout, ranges, gone };
        if entries.all_gone() && added.is_empty() && layout == Layout::Block {
            self.in_place_of(node, spot, "[]");
            return Ok(Value::Sequence(Vec::new()));
        }
        self.take_out(&entries);
        let mut inserted = self.insert(&entries, spot, added)?;
        let mut new = Vec::new();
        for (at, item) in kept.into_iter().enumerate() {
            new.extend(inserted.remove(&at).into_iter().flatten());
            new.extend(item);
        }
        new.extend(inserted.into_values().flatten());
        Ok(Value::Sequence(new))
    }

    fn insert(
        &mut self,
        entries: &Entries<'_>,
        spot: &Spot,
        added: &[&Edit],
    ) -> Result<BTreeMap<usize, Vec<Value>>, Fault> {
        let mut values: BTreeMap<usize, Vec<Value>> = BTreeMap::new();
        let mut between: BTreeMap<usize, Vec<String>> = BTreeMap::new();
        for edit in added {
            let Action::Insert { before, lines } = &edit.action else { return Err(spot.missing()) };
            let before = (*before).min(entries.ranges.len());
            let Some(Value::Sequence(items)) = read_lines(lines).map(|read| read.value()) else {
                return Err(spot.not_proved());
            };
            match (entries.layout, entries.ranges.first()) {
                (Layout::Block, Some(first)) => {
                    let margin = self.column(first.start);
                    let splice = match before.checked_sub(1).and_then(|above| entries.ranges.get(above)) {
                        Some(above) => self.behind_line(above.end, margin, lines),
                        None => {
                            let end = format!("{}{}", self.line_end, " ".repeat(margin));
                            let block = super::indented(lines, margin).join(self.line_end);
                            (first.start..first.start, format!("{}{end}", block.trim_start_matches(' ')))
                        }
                    };
                    self.splices.push(splice);
                }
                _ => {
                    let texts: Option<Vec<String>> = items.iter().map(flow).collect();
                    between.entry(before).or_default().extend(texts.ok_or_else(|| spot.not_proved())?);
                }
            }
            values.entry(before).or_default().extend(items);
        }
        self.put_between_commas(entries, between);
        Ok(values)
    }

    /// The items in another order, each with its comments.
    fn reorder(
        &mut self,
        (layout, items): (Layout, &[Node]),
        ranges: &[Range<usize>],
        moves: &[(usize, usize)],
    ) -> Option<Value> {
        let mut order: Vec<usize> = (0..items.len()).collect();
        for (from, to) in moves {
            let at = order.iter().position(|item| item == from)?;
            order.remove(at);
            order.insert((*to).min(order.len()), *from);
        }
        let chunks: Vec<Range<usize>> = match layout {
            Layout::Flow => ranges.to_vec(),
            Layout::Block => (0..ranges.len()).filter_map(|at| self.chunk(ranges, at)).collect(),
        };
        for (slot, item) in order.iter().enumerate().filter(|(slot, item)| slot != *item) {
            let (slot, chunk) = (chunks.get(slot)?, chunks.get(*item)?);
            let text = &self.source[chunk.clone()];
            // The first item may stand behind another dash; any other begins its line.
            let is_line = |at: usize| self.line_start(at) == at;
            let text = match (layout, is_line(slot.start), is_line(chunk.start)) {
                (Layout::Block, true, false) => format!("{}{text}", " ".repeat(self.column(chunk.start))),
                (Layout::Block, false, true) => text.trim_start_matches(' ').to_owned(),
                _ => text.to_owned(),
            };
            self.splices.push((slot.clone(), text));
        }
        Some(Value::Sequence(order.iter().filter_map(|at| Some(items.get(*at)?.value())).collect()))
    }

    /// The lines of an item, with the comment lines right above it, but for those above the first: they are the list's.
    fn chunk(&self, ranges: &[Range<usize>], at: usize) -> Option<Range<usize>> {
        let range = ranges.get(at)?;
        let line = self.source[range.end..].split('\n').next().unwrap_or_default();
        let end = range.end + line.trim_end_matches('\r').len();
        let mut start = self.line_start(range.start);
        if start + self.margin(range.start) != range.start {
            return Some(range.start..end);
        }
        let Some(above) = at.checked_sub(1).and_then(|above| ranges.get(above)) else {
            return Some(start..end);
        };
        while start > 0 {
            let line = self.line_start(start - 1);
            let letters =
                self.source[line..start].len() - self.source[line..start].trim_start_matches(' ').len();
            let is_comment =
                self.comments.binary_search_by_key(&(line + letters), |comment| comment.start).is_ok();
            if line < above.end || !is_comment {
                break;
            }
            start = line;
        }
        Some(start..end)
    }
}

/// From where to where an edit moves an item of the list at this depth.
fn moved(edit: &Edit, depth: usize) -> Option<(usize, usize)> {
    match (&edit.action, edit.at.steps().get(depth)?) {
        (Action::Move(to), Step::Index(from)) if edit.at.steps().len() == depth + 1 => Some((*from, *to)),
        _ => None,
    }
}
