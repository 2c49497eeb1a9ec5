//! Which lines of two versions are the same ones, in time that is bounded whatever the papers hold.

use std::collections::BTreeMap;

use similar::{Algorithm, DiffOp, capture_diff_slices};

/// A stretch without a line that stands once in both versions is compared line by line only up to this many pairs.
const PAIRS: usize = 1 << 20;

/// Pairs of equal lines, both ascending.
pub(super) fn matches(old: &[usize], new: &[usize]) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let (mut old_at, mut new_at) = (0, 0);
    let end = (old.len(), new.len());
    for (old_anchor, new_anchor) in anchors(old, new).into_iter().chain([end]) {
        let inner = between(&old[old_at..old_anchor], &new[new_at..new_anchor]);
        found.extend(inner.into_iter().map(|(a, b)| (old_at + a, new_at + b)));
        if (old_anchor, new_anchor) != end {
            found.push((old_anchor, new_anchor));
        }
        (old_at, new_at) = ((old_anchor + 1).min(old.len()), (new_anchor + 1).min(new.len()));
    }
    found
}

fn between(old: &[usize], new: &[usize]) -> Vec<(usize, usize)> {
    if old.len().saturating_mul(new.len()) > PAIRS {
        return Vec::new();
    }
    // Myers takes as many steps as the square of what differs: of a long list against a short one, far more than pairs.
    let reach = old.len() + new.len();
    let algorithm = if reach * reach <= 4 * PAIRS { Algorithm::Myers } else { Algorithm::Lcs };
    let operations = capture_diff_slices(algorithm, old, new);
    let equal = operations.into_iter().filter_map(|operation| match operation {
        DiffOp::Equal { old_index, new_index, len } => Some((old_index, new_index, len)),
        DiffOp::Delete { .. } | DiffOp::Insert { .. } | DiffOp::Replace { .. } => None,
    });
    equal.flat_map(|(old, new, len)| (0..len).map(move |at| (old + at, new + at))).collect()
}

/// Lines that stand once in both versions, as many as are in the same order in both: the longest ascending chain.
fn anchors(old: &[usize], new: &[usize]) -> Vec<(usize, usize)> {
    let (in_old, in_new) = (once(old), once(new));
    let mut pairs: Vec<(usize, usize)> =
        in_old.iter().filter_map(|(line, &at)| Some((at, *in_new.get(line)?))).collect();
    pairs.sort_unstable();
    // The last pair of the best chain of each length, and the pair before each pair in its chain.
    let mut tails: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    for (at, &(_, new)) in pairs.iter().enumerate() {
        let length = tails.partition_point(|&tail| pairs[tail].1 < new);
        before.push(length.checked_sub(1).map(|shorter| tails[shorter]));
        if length == tails.len() {
            tails.push(at);
        } else {
            tails[length] = at;
        }
    }
    let mut chain = Vec::with_capacity(tails.len());
    let mut next = tails.last().copied();
    while let Some(at) = next {
        chain.push(pairs[at]);
        next = before[at];
    }
    chain.reverse();
    chain
}

/// Lines that stand once, and where.
fn once(lines: &[usize]) -> BTreeMap<usize, usize> {
    let mut found: BTreeMap<usize, Option<usize>> = BTreeMap::new();
    for (at, &line) in lines.iter().enumerate() {
        found.entry(line).and_modify(|known| *known = None).or_insert(Some(at));
    }
    found.into_iter().filter_map(|(line, at)| Some((line, at?))).collect()
}

#[cfg(test)]
mod tests {
    use super::matches;

    #[test]
    fn equal_lines_are_found_in_order() {
        assert_eq!(matches(&[1, 2, 3], &[1, 2, 3]), [(0, 0), (1, 1), (2, 2)]);
        assert_eq!(matches(&[1, 2, 3, 4], &[1, 9, 4]), [(0, 0), (3, 2)]);
        assert_eq!(matches(&[7, 7, 1, 7], &[7, 1, 7, 7]), [(0, 0), (2, 1), (3, 2)]);
        assert_eq!(matches(&[], &[1]), []);
        assert_eq!(matches(&[2, 1], &[1, 2]).len(), 1);
    }

    #[test]
    fn hostile_lists_end_soon() {
        let up: Vec<usize> = (0..50_000).collect();
        let down: Vec<usize> = (0..50_000).rev().collect();
        assert_eq!(matches(&up, &down).len(), 1);
        let same = vec![1; 50_000];
        let other: Vec<usize> = (0..50_000).map(|at| at % 2).collect();
        assert_eq!(matches(&same, &other).len(), 0);
        let short = [2, 1, 3, 1];
        let long: Vec<usize> = (0..200_000).map(|at| 1 + at % 2).collect();
        assert_eq!(matches(&short, &long).len(), 3);
    }
}
