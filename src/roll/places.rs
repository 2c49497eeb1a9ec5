//! Where in a file the places are that a person must look at.

use std::collections::BTreeMap;

use super::{Confirmation, Draft, Nhom};
use crate::diagnostic::Position;
use crate::yaml::edit::Edited;
use crate::yaml::tree;

/// Looks up the lines of confirmations in the new text.
pub(super) struct Places<'t> {
    new: &'t Edited,
    /// Where the lines begin: places are looked up by the thousand.
    starts: Vec<usize>,
    comments: BTreeMap<&'t str, Vec<usize>>,
}

impl<'t> Places<'t> {
    pub(super) fn new(new: &'t Edited) -> Self {
        let text = new.text.as_str();
        let mut comments: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for range in tree::comments(text, &new.root) {
            comments.entry(&text[range.clone()]).or_default().push(range.start);
        }
        let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Self { new, starts, comments }
    }

    pub(super) fn of(&self, draft: Draft) -> Confirmation {
        let Draft { nhom, muc, cho, noi, cu, moi, ly_do } = draft;
        let mut dong: Vec<Position> = noi
            .iter()
            .map(|(route, words)| {
                let node = self.new.root.deepest(route);
                let raw = self.new.text.get(node.range.clone()).unwrap_or_default();
                let offset = words
                    .as_ref()
                    .and_then(|(words, nth)| raw.match_indices(words.as_str()).nth(*nth))
                    .map_or(0, |(at, _)| at);
                self.position(node.range.start + offset)
            })
            .collect();
        if nhom == Nhom::GhiChu {
            let same = self.comments.get(moi.as_str()).into_iter().flatten();
            dong.extend(same.map(|at| self.position(*at)));
        }
        dong.sort();
        dong.dedup();
        Confirmation { nhom, muc, cho, dong, cu, moi, ly_do }
    }

    /// Line and column of a byte.
    fn position(&self, byte: usize) -> Position {
        let line = self.starts.partition_point(|start| *start <= byte);
        let start = line.checked_sub(1).and_then(|above| self.starts.get(above)).copied().unwrap_or(0);
        let before = self.new.text.get(start..byte).unwrap_or_default();
        Position { line, column: before.chars().count() + 1 }
    }
}
