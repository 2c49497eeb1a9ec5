//! The proof: the new text says what the changed tree says, and holds every comment.

use serde_yaml::Value;

use super::{Editor, Fault};
use crate::diagnostic::Route;
use crate::roll::source;

impl Editor<'_> {
    /// The new text, proved.
    pub(in crate::roll) fn finish(self) -> Result<String, Fault> {
        let text = self.spliced()?;
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
        Ok(text)
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
