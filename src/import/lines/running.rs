//! Lines that a page repeats: its head and its foot.

use std::collections::BTreeMap;

use super::{Row, page_number};

/// Lines on each side of a page's edge that may be its head or foot.
const NEAR: usize = 2;
/// Fewest pages that show such a line.
const FEWEST: usize = 3;

/// Takes out the lines that stand at the edges of most pages; gives each once, with its first place in the file.
pub(super) fn take(rows: &mut Vec<Row>) -> Vec<(usize, String)> {
    let is_number = |row: &Row| page_number(&row.text).is_some();
    let mut near = vec![false; rows.len()];
    let mut edges = 0;
    let mut last = None;
    for (at, _) in rows.iter().enumerate().filter(|(_, row)| row.new_page || is_number(row)) {
        // A number above a new page is the same edge.
        edges += usize::from(last.is_none_or(|last| at > last + NEAR + 1));
        last = Some(at);
        let end = (at + NEAR + 1).min(near.len());
        near.get_mut(at.saturating_sub(NEAR)..end).into_iter().flatten().for_each(|near| *near = true);
    }
    // «Kế hoạch năm 2026 - Trang 3/9»: numbers of pages differ.
    let shape = |row: &Row| row.text.split("Trang ").next().unwrap_or_default().to_owned();
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for (row, _) in rows.iter().zip(&near).filter(|(row, near)| **near && !is_number(row)) {
        *counts.entry(shape(row)).or_default() += 1;
    }
    counts
        .retain(|text, count| *count >= FEWEST && *count * 2 >= edges && text.contains(char::is_alphabetic));
    if counts.is_empty() {
        return Vec::new();
    }
    let mut told: BTreeMap<String, (usize, String)> = BTreeMap::new();
    let mut opens = false;
    let old = std::mem::take(rows);
    for (mut row, near) in old.into_iter().zip(near) {
        let text = shape(&row);
        if near && counts.contains_key(&text) {
            opens = true;
            told.entry(text).or_insert((row.number, row.text));
            continue;
        }
        // What stood on the page before may go on here.
        row.new_page |= std::mem::take(&mut opens);
        rows.push(row);
    }
    let mut told: Vec<(usize, String)> = told.into_values().collect();
    told.sort();
    told
}
