//! The proof: the new text says what the changed tree says, and holds every comment.

use serde_yaml::Value;

use super::{Editor, Fault};
use crate::diagnostic::Route;
use crate::roll::source;

impl Editor<'_> {
    /// The new text, proved.
    pub(in crate::roll) fn finish(mut self) -> Result<String, Fault> {
        let mut text = self.source.to_owned();
        // From the end to the start, so that earlier places stay where they are; of two at one place the later
        // added one stands behind.
        let mut order: Vec<usize> = (0..self.splices.len()).collect();
        order.sort_by_key(|&at| (self.splices[at].0.start, self.splices[at].0.end, at));
        let mut free = text.len();
        for &at in order.iter().rev() {
            let (range, new) = &self.splices[at];
            // Two edits of the same bytes: one of them would be lost.
            if range.end > free || text.get(range.clone()).is_none() {
                return Err(Fault::NotProved(Route::root()));
            }
            free = range.start;
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
