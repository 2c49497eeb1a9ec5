//! Where in a file the places are that a person must look at.

use std::collections::BTreeMap;

use super::source::{self, Lines, Node};
use super::{Confirmation, Draft, Nhom};
use crate::diagnostic::{Position, Route, Step};

/// Looks up the lines of confirmations in the new text.
pub(super) struct Places<'t> {
    text: &'t str,
    root: &'t Node,
    lines: Lines<'t>,
    comments: BTreeMap<&'t str, Vec<usize>>,
}

impl<'t> Places<'t> {
    pub(super) fn new(text: &'t str, root: &'t Node) -> Self {
        let mut comments: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for range in source::comment_ranges(text, root) {
            comments.entry(&text[range.clone()]).or_default().push(range.start);
        }
        Self { text, root, lines: Lines::new(text), comments }
    }

    pub(super) fn of(&self, draft: Draft) -> Confirmation {
        let Draft { nhom, muc, cho, noi, cu, moi, ly_do } = draft;
        let mut dong: Vec<Position> = noi
            .iter()
            .map(|(route, words)| {
                let node = self.root.nearest(route);
                let raw = self.text.get(node.range.clone()).unwrap_or_default();
                let offset = words
                    .as_ref()
                    .and_then(|(words, nth)| raw.match_indices(words.as_str()).nth(*nth))
                    .map_or(0, |(at, _)| at);
                self.lines.position(node.range.start + offset)
            })
            .collect();
        if nhom == Nhom::GhiChu {
            let same = self.comments.get(moi.as_str()).into_iter().flatten();
            dong.extend(same.map(|at| self.lines.position(*at)));
        }
        dong.sort();
        dong.dedup();
        Confirmation { nhom, muc, cho, dong, cu, moi, ly_do }
    }
}

/// The part of a route that the file has.
pub(super) fn in_file(root: &Node, route: &Route) -> Route {
    let mut node = root;
    let mut reached = Route::root();
    for step in route.steps() {
        let (next, longer) = match step {
            Step::Key(key) => (node.get(key), reached.key(key)),
            Step::Index(index) => (node.items().get(*index), reached.index(*index)),
        };
        let Some(next) = next else { break };
        node = next;
        reached = longer;
    }
    reached
}
