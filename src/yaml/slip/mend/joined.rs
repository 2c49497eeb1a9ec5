//! Keys that stand behind the value of another: the line end or the comma before them is gone.

use super::{Candidate, END, Edit, Scene};
use crate::yaml::slip::Cause;
use crate::yaml::slip::line::{change, is_key_like};

/// `{ngay: 1/2/2023; so_tien: 5}`: in brackets a key of the schema with something else than a comma before it.
pub(super) fn no_comma(scene: &Scene<'_>, line: usize, column: usize, start: usize) -> Option<Candidate> {
    let raw: Vec<char> = scene.raw(line).chars().take(column).collect();
    let gap = raw.iter().rposition(|c| c.is_whitespace()).filter(|gap| *gap > start)?;
    let word: String = raw[gap + 1..].iter().collect();
    if scene.stop.brackets.is_empty() || !scene.keys.contains(&word) {
        return None;
    }
    let at = if raw[gap - 1] == ';' { gap - 1 } else { gap };
    let text = change(scene.raw(line), at, at + 1, |_, _| ',');
    let edit = Edit::changed(line, text, at, at + 1);
    Some(Candidate::new(line, gap + 1, Cause::NoComma(word), vec![edit]).past(line, column))
}

/// `ten: Công an xã  hoi_lhpn:`, `ten: A trich_yeu: B`: the line end before a key is gone.
pub(super) fn merged_line(scene: &Scene<'_>, line: usize, column: usize, start: usize) -> Option<Candidate> {
    let raw = scene.raw(line);
    let value: Vec<char> = raw.chars().take(column).skip(start).collect();
    if value.first().is_none_or(|mark| "\"'“‘".contains(*mark)) {
        return None;
    }
    let gap = value.iter().rposition(|c| c.is_whitespace())?;
    let word: String = value[gap + 1..].iter().collect();
    let opens_group = raw.chars().skip(column + 1).all(char::is_whitespace);
    // A word with `_` is no Vietnamese word, and a sentence is more than a number.
    let is_number = value.first().is_some_and(char::is_ascii_digit) && !value[..gap].contains(&' ');
    let is_sure = (word.contains('_') || is_number) && (opens_group || scene.keys.contains(&word));
    if !is_key_like(&word) || !is_sure {
        return None;
    }
    let here = scene.line(line);
    let mut edits = vec![scene.neutral(line, start)];
    // What stands below belongs to the key that cannot be read.
    let below = (line + 1..scene.lines.len()).take_while(|&number| {
        let below = scene.line(number);
        opens_group && (below.text.is_empty() || below.indent >= here.body)
    });
    edits.extend(below.filter(|&number| !scene.line(number).is_blank()).map(|number| {
        let at = scene.line(number).indent;
        Edit::changed(number, change(scene.raw(number), at, at + 1, |_, _| '#'), 0, END)
    }));
    Some(Candidate::new(line, start + gap + 1, Cause::MergedLine(word), edits).past(line, column))
}
