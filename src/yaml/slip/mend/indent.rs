//! Lines that are indented too deep, not deep enough, or in between.

use granit_parser::ErrorKind;

use super::stray::{no_colon, stray};
use super::{Candidate, END, Edit, Scene};
use crate::yaml::slip::line::change;
use crate::yaml::slip::{Brother, Cause};

/// A key that the parser took for the rest of the text above it.
pub(super) fn swallowed_key(scene: &Scene<'_>, line: usize, column: usize) -> Vec<Candidate> {
    let here = scene.line(line);
    let is_key = here.key.is_some_and(|key| here.body + key.chars().count() == column);
    let Some(above) = scene.above(line).filter(|_| is_key && scene.stop.brackets.is_empty()) else {
        return Vec::new();
    };
    if !scene.line(above).is_structure() && scene.line(above).indent == here.indent {
        return stray(scene, above);
    }
    // `- tieu_de Yêu cầu` above `y:` of the same item.
    let item = scene.line(above);
    if item.dashes > 0 && item.key.is_none() && item.body == here.indent {
        let named = no_colon(scene, above);
        if named.is_some() {
            return named.into_iter().collect();
        }
    }
    let keys = brothers(scene, line)
        .into_iter()
        .filter(|brother| brother.name != "-" && brother.indent < here.indent);
    keys.map(|brother| {
        let edits = moved(scene, line, brother.indent);
        Candidate::new(line, here.indent, Cause::TooDeepLine(brother), edits).past(line, column)
    })
    .collect()
}

/// A line that stands straight below none of the lines it could belong to.
pub(super) fn uneven(scene: &Scene<'_>, line: usize, kind: &ErrorKind) -> Vec<Candidate> {
    let here = scene.line(line);
    let mut brothers = brothers(scene, line);
    brothers.sort_by_key(|brother| brother.indent.abs_diff(here.indent));
    let level = brothers.iter().find(|brother| brother.indent == here.indent).cloned();
    let cause = match (level, here.dashes) {
        (Some(item), 0) if item.name == "-" => Cause::KeyInList(item),
        (Some(key), 1..) if key.name != "-" => Cause::ItemInMapping(key),
        _ => Cause::Indentation(Vec::new()),
    };
    let others: Vec<Brother> =
        brothers.into_iter().filter(|brother| brother.indent != here.indent).take(4).collect();
    let mut found: Vec<Candidate> = others
        .iter()
        .enumerate()
        .map(|(nth, brother)| {
            // The chosen brother is named first.
            let mut named = others.clone();
            named.swap(0, nth);
            named.truncate(2);
            let cause = match &cause {
                Cause::Indentation(_) => Cause::Indentation(named),
                other => other.clone(),
            };
            let key = here.key.map_or(0, |key| key.chars().count());
            let past = here.body.max(here.body - here.indent + brother.indent) + key;
            Candidate::new(line, here.indent, cause, moved(scene, line, brother.indent)).past(line, past)
        })
        .collect();
    if let Cause::ItemInMapping(_) | Cause::KeyInList(_) = cause {
        found.push(Candidate::new(line, here.indent, cause, left_out(scene, line)).certain());
    }
    if *kind == ErrorKind::ExpectedDocumentStart {
        found.extend(top_too_deep(scene, line));
    }
    found
}

/// The first lines of the file are deeper than the ones that follow.
fn top_too_deep(scene: &Scene<'_>, line: usize) -> Option<Candidate> {
    let first = (0..line).find(|&number| !scene.line(number).is_blank())?;
    let (top, here) = (scene.line(first), scene.line(line));
    let extra = top.indent.checked_sub(here.indent).filter(|&extra| extra > 0)?;
    let name = top.key.filter(|_| top.dashes == 0).unwrap_or("-").to_owned();
    let brother = Brother { line: first + 1, indent: top.indent, name };
    let edits = (first..line).map(|number| shifted(scene, number, -extra.cast_signed())).collect();
    Some(Candidate::new(line, here.indent, Cause::Indentation(vec![brother]), edits))
}

/// Text of a `|` that stands between its key and its first line.
pub(super) fn block_text(scene: &Scene<'_>, line: usize) -> Vec<Candidate> {
    let here = scene.line(line);
    let opener = (0..line).rev().find(|&number| {
        let above = scene.line(number);
        !above.is_blank() && above.indent < here.indent
    });
    let Some(opener) = opener.filter(|&number| opens_text(scene.raw(number))) else {
        return Vec::new();
    };
    let Some(first) = (opener + 1..line).find(|&number| !scene.raw(number).trim().is_empty()) else {
        return Vec::new();
    };
    let (outer, inner) = (scene.line(opener).indent, scene.line(first).indent);
    let between = (line..scene.lines.len())
        .take_while(|&number| scene.raw(number).trim().is_empty() || scene.line(number).indent > outer)
        .filter(|&number| (outer + 1..inner).contains(&scene.line(number).indent));
    let edits: Vec<Edit> = between
        .map(|number| shifted(scene, number, inner.cast_signed() - scene.line(number).indent.cast_signed()))
        .collect();
    if edits.is_empty() {
        return Vec::new();
    }
    vec![Candidate::new(line, here.indent, Cause::BlockText(opener + 1), edits)]
}

fn opens_text(raw: &str) -> bool {
    let header = raw.trim_end().trim_end_matches(['-', '+']);
    header.ends_with(": |") || header.ends_with(": >") || header.ends_with("- |") || header.ends_with("- >")
}

/// Keys and items above a line that it could stand straight below: of each depth the nearest, deepest first.
fn brothers(scene: &Scene<'_>, line: usize) -> Vec<Brother> {
    let mut found = Vec::new();
    let mut least = usize::MAX;
    for number in (0..line).rev() {
        let above = scene.line(number);
        if above.is_blank() {
            continue;
        }
        let key = above.key.map(|key| (above.body, key));
        let item = (above.dashes > 0).then_some((above.indent, "-"));
        for (indent, name) in key.into_iter().chain(item) {
            if indent < least {
                least = indent;
                found.push(Brother { line: number + 1, indent, name: name.to_owned() });
            }
        }
        if least == 0 {
            break;
        }
    }
    found
}

/// A line, with all below it that is at least as deep, moved to another depth.
fn moved(scene: &Scene<'_>, line: usize, indent: usize) -> Vec<Edit> {
    let old = scene.line(line).indent;
    let by = indent.cast_signed() - old.cast_signed();
    let group = (line..scene.lines.len())
        .take_while(|&number| scene.raw(number).trim().is_empty() || scene.line(number).indent >= old);
    group.map(|number| shifted(scene, number, by)).collect()
}

/// A line, with all below it that is deeper or of its sort, as comments.
fn left_out(scene: &Scene<'_>, line: usize) -> Vec<Edit> {
    let first = scene.line(line);
    let group = (line..scene.lines.len()).take_while(|&number| {
        let here = scene.line(number);
        let is_fellow = here.indent == first.indent && (here.dashes > 0) == (first.dashes > 0);
        here.text.is_empty() || here.indent > first.indent || is_fellow
    });
    let edit = |number: usize| {
        let at = scene.line(number).indent;
        Edit::changed(number, change(scene.raw(number), at, at + 1, |_, _| '#'), 0, END)
    };
    group.map(edit).collect()
}

fn shifted(scene: &Scene<'_>, number: usize, by: isize) -> Edit {
    let raw = scene.raw(number);
    let blanks = raw.chars().take_while(|c| *c == ' ').count();
    let indent = blanks.saturating_add_signed(by);
    let text = format!("{}{}", " ".repeat(indent), &raw[blanks..]);
    Edit::moved(number, text, indent.cast_signed() - blanks.cast_signed())
}
