//! The proof: the new text says what the changed tree says, and holds every comment.

use serde_yaml::Value;

use super::{Edited, Editor, Fault};
use crate::diagnostic::Route;
use crate::yaml::tree;

impl Editor<'_> {
    /// The new text, if it says what is `expected`; where items are not moved, its comments stand in the old order.
    pub(super) fn prove(&self, expected: &Value, in_order: bool) -> Result<Edited, Fault> {
        let text = self.spliced()?;
        let root = tree::read(&text).map_err(|_| Fault::NotProved(Route::root()))?;
        if let Some(route) = difference(expected, &root.value(), &Route::root()) {
            return Err(Fault::NotProved(route));
        }
        let mut kept: Vec<&str> =
            tree::comments(&text, &root).into_iter().map(|range| &text[range]).collect();
        let mut from = 0;
        for comment in self.comments.iter().map(|range| &self.source[range.clone()]) {
            let Some(at) = kept[from..].iter().position(|other| *other == comment) else {
                return Err(Fault::CommentLost(comment.to_owned()));
            };
            if in_order {
                from += at + 1;
            } else {
                kept.swap_remove(at);
            }
        }
        Ok(Edited { text, root })
    }

    /// The text with all splices; of two at one place the later added one stands behind.
    fn spliced(&self) -> Result<String, Fault> {
        let mut order: Vec<usize> = (0..self.splices.len()).collect();
        order.sort_by_key(|&at| (self.splices[at].0.start, self.splices[at].0.end, at));
        let mut text = String::with_capacity(self.source.len());
        let mut done = 0;
        for (range, new) in order.into_iter().map(|at| &self.splices[at]) {
            // Two edits of the same bytes: one of them would be lost.
            let between = self.source.get(done..range.start).ok_or(Fault::NotProved(Route::root()))?;
            text.push_str(between);
            text.push_str(new);
            done = range.end;
        }
        text.push_str(self.source.get(done..).ok_or(Fault::NotProved(Route::root()))?);
        Ok(text)
    }
}

/// Where two trees differ first.
fn difference(a: &Value, b: &Value, route: &Route) -> Option<Route> {
    match (a, b) {
        (Value::Mapping(a), Value::Mapping(b)) => {
            if let Some((key, _)) = b.iter().find(|(key, _)| !a.contains_key(*key)) {
                return Some(route.key(key.as_str().unwrap_or_default()));
            }
            a.iter().find_map(|(key, value)| {
                let here = || route.key(key.as_str().unwrap_or_default());
                b.get(key).map_or_else(|| Some(here()), |other| difference(value, other, &here()))
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
