//! Stretches of one text, looked up without going through the text again: a text may hold thousands of years.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::text::emphasis;

/// Where expressions begin and end.
#[derive(Debug)]
pub(super) struct Expressions {
    /// Behind each pair of braces, and whether it opens.
    braces: Vec<(usize, bool)>,
}

impl Expressions {
    pub(super) fn of(text: &str) -> Self {
        let mut braces = Vec::new();
        for (at, pair) in text.as_bytes().windows(2).enumerate() {
            match pair {
                b"{{" => {
                    braces.push((at + 2, true));
                    let end = text[at..].find("}}").map_or(text.len(), |close| at + close);
                    // Words in italics or bold are words of the text.
                    let words = emphasis::words(&text[at..end]);
                    braces.extend(
                        words.into_iter().flat_map(|it| [(at + it.start, false), (at + it.end, true)]),
                    );
                }
                b"}}" => braces.push((at + 2, false)),
                _ => {}
            }
        }
        Self { braces }
    }

    /// Whether the last braces before a byte open an expression.
    pub(super) fn contain(&self, at: usize) -> bool {
        let before = self.braces.partition_point(|(end, _)| *end <= at);
        before.checked_sub(1).and_then(|last| self.braces.get(last)).is_some_and(|(_, opens)| *opens)
    }
}

/// Stretches that are taken; those that overlap are one.
#[derive(Debug, Default)]
pub(super) struct Taken {
    /// By start: the end.
    ends: BTreeMap<usize, usize>,
}

impl Taken {
    pub(super) fn overlaps(&self, range: &Range<usize>) -> bool {
        // No two overlap, so the last that starts before the end of `range` also ends last.
        self.ends.range(..range.end).next_back().is_some_and(|(_, end)| range.start < *end)
    }

    pub(super) fn add(&mut self, range: Range<usize>) {
        if range.is_empty() {
            return;
        }
        let Range { mut start, mut end } = range;
        while let Some((&other, &other_end)) = self.ends.range(..end).next_back() {
            if other_end <= start {
                break;
            }
            self.ends.remove(&other);
            start = start.min(other);
            end = end.max(other_end);
        }
        self.ends.insert(start, end);
    }
}

/// The last bytes of a text, at most so many.
pub(super) fn last(text: &str, most: usize) -> &str {
    text.get(text.ceil_char_boundary(text.len().saturating_sub(most))..).unwrap_or_default()
}

/// The first bytes of a text, at most so many.
pub(super) fn first(text: &str, most: usize) -> &str {
    text.get(..text.floor_char_boundary(most)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{Expressions, Taken, first, last};

    #[test]
    fn an_expression_lasts_from_the_last_open_braces_to_the_next_closed_ones() {
        let inside = |text: &str, mark: &str| Expressions::of(text).contain(text.find(mark).unwrap());
        assert!(!inside("x {{ nam }}", "x"));
        assert!(inside("{{ x }}", "x"));
        assert!(inside("{{{x}}}", "x"));
        assert!(!inside("{{ nghieng(\"x\") }}", "x") && inside("{{ dam(\"y\" ~ x) }}", "x"));
        assert!(inside("{{ nam }} {{ x", "x"));
        assert!(!inside("{{ nam }} x {{ nam }}", "x"));
        assert!(!inside("}} x", "x"));
        assert!(!inside("{ { x } }", "x"));
    }

    #[test]
    fn what_is_taken_is_found_whatever_the_order() {
        let mut taken = Taken::default();
        [4..6, 10..12, 0..2, 5..8].into_iter().for_each(|range| taken.add(range));
        for free in [2..4, 8..10, 12..20] {
            assert!(!taken.overlaps(&free), "{free:?}");
        }
        for overlapping in [1..3, 7..9, 0..20, 11..12, 3..5] {
            assert!(taken.overlaps(&overlapping), "{overlapping:?}");
        }
        taken.add(10..10);
        assert!(taken.overlaps(&(10..11)));
        taken.add(1..11);
        assert!(taken.overlaps(&(2..4)) && !taken.overlaps(&(12..13)));
    }

    #[test]
    fn a_cut_never_splits_a_letter() {
        assert_eq!((first("ệ1", 2), last("1ệ", 2)), ("", ""));
        assert_eq!((first("ệ1", 3), last("1ệ", 9)), ("ệ", "1ệ"));
    }
}
