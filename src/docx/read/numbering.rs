//! Automatic numbers of Word as they are printed.

use std::collections::{BTreeMap, BTreeSet};

use super::block::ListKind;
use super::style::{LEVELS, Level, Styles};
use crate::text::roman::to_roman;

/// How far each numbering has counted.
#[derive(Debug, Default)]
pub(super) struct Counters {
    /// By numbering: the last number of each level, 0 for none yet.
    counts: BTreeMap<u32, [u32; LEVELS]>,
    /// Lists and levels that have started anew where they were told to.
    started: BTreeSet<(u32, u32)>,
}

impl Counters {
    /// The label of the next paragraph of that list and level; empty where nothing is printed.
    pub(super) fn next(&mut self, styles: &Styles, list: u32, level: u32) -> String {
        let Some(own) = styles.level(list, level) else { return String::new() };
        if own.kind == ListKind::Bullet {
            return bullet(&own.text).to_owned();
        }
        let at = usize::try_from(level).unwrap_or(0).min(LEVELS - 1);
        let anew = own.restarts && self.started.insert((list, level));
        let counts = self.counts.entry(own.counter).or_default();
        let count = if anew || counts[at] == 0 { own.start } else { counts[at].saturating_add(1) };
        counts[at] = count;
        for deeper in counts.iter_mut().skip(at + 1) {
            *deeper = 0;
        }
        let counts = *counts;
        let mut label = String::new();
        let mut rest = own.text.as_str();
        while let Some((before, after)) = rest.split_once('%') {
            label.push_str(before);
            let digit = after.chars().next().and_then(|digit| digit.to_digit(10)).filter(|digit| *digit > 0);
            let Some(digit) = digit else {
                label.push('%');
                rest = after;
                continue;
            };
            let named = styles.level(list, digit - 1);
            let count = usize::try_from(digit - 1).ok().and_then(|at| counts.get(at)).copied().unwrap_or(0);
            label.push_str(&printed(named, count));
            rest = after.get(1..).unwrap_or("");
        }
        label.push_str(rest);
        label
    }
}

/// A bullet as a letter of Unicode: the fonts of symbols keep theirs in the private area.
fn bullet(text: &str) -> &str {
    match text.chars().next() {
        Some('\u{f02d}') => "-",
        Some('\u{e000}'..='\u{f8ff}') => "•",
        _ => text,
    }
}

/// A count in the digits of its level. A level that has not counted shows where it starts.
fn printed(level: Option<&Level>, count: u32) -> String {
    let Some(level) = level else { return String::new() };
    let count = if count == 0 { level.start } else { count };
    match &*level.digits {
        "none" => String::new(),
        "decimalZero" => format!("{count:02}"),
        "lowerLetter" => letters(count),
        "upperLetter" => letters(count).to_uppercase(),
        "lowerRoman" => to_roman(count).to_lowercase(),
        "upperRoman" => to_roman(count),
        _ => count.to_string(),
    }
}

/// Word's letters: a to z, then aa, bb, …
fn letters(count: u32) -> String {
    let place = count.saturating_sub(1);
    let letter = char::from_u32(u32::from(b'a') + place % 26).unwrap_or('a');
    std::iter::repeat_n(letter, usize::try_from(place / 26 + 1).unwrap_or(1).min(20)).collect()
}
