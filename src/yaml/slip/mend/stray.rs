//! Lines that are neither a key nor an item: a space or colon left out, or text that lost its indentation.

use super::{Candidate, END, Edit, MARKS, Scene};
use crate::yaml::slip::Cause;
use crate::yaml::slip::line::{BULLETS, change, is_key_like};

/// The line is no key and no item.
pub(super) fn stray(scene: &Scene<'_>, line: usize) -> Vec<Candidate> {
    let here = scene.line(line);
    if here.key.is_some() || here.is_blank() {
        return Vec::new();
    }
    let mut found: Vec<_> = no_space(scene, line).into_iter().collect();
    if here.dashes > 0 {
        return found;
    }
    found.extend(bullet(scene, line));
    found.extend(no_colon(scene, line));
    found.extend(lost_block_text(scene, line));
    if found.is_empty() {
        found.extend(no_dash(scene, line));
        let cause = if here.text.contains('\t') { Cause::TableRow } else { Cause::Stray };
        found.push(Candidate::new(line, here.indent, cause, without(scene, line)));
    }
    found
}

/// `mục` straight below the `-` of its brothers.
fn no_dash(scene: &Scene<'_>, line: usize) -> Option<Candidate> {
    let here = scene.line(line);
    let brother = (0..line)
        .rev()
        .map(|number| scene.line(number))
        .find(|above| !above.is_blank() && above.is_structure() && above.indent <= here.indent)?;
    if brother.dashes == 0 || brother.indent != here.indent || here.text.contains('\t') {
        return None;
    }
    let indent: String = scene.raw(line).chars().take(here.indent).collect();
    let edit = Edit::moved(line, format!("{indent}- {}", here.text), 2);
    let instead = Some(format!("- {}", here.text)).filter(|line| line.chars().nth(100).is_none());
    Some(Candidate::new(line, here.indent, Cause::NoDash, vec![edit]).instead(instead))
}

/// `-abc`, `ten:abc`
fn no_space(scene: &Scene<'_>, line: usize) -> Option<Candidate> {
    let here = scene.line(line);
    let (cause, at) = match here.text.split_once(':') {
        _ if here.text.starts_with('-') && !here.text.starts_with("--") => (Cause::NoSpaceAfterDash, 1),
        Some((key, after)) if is_key_like(key) && !after.is_empty() && !after.starts_with("//") => {
            (Cause::NoSpaceAfterColon, key.chars().count() + 1)
        }
        _ => return None,
    };
    let column = here.body + at;
    let byte = here.text.char_indices().nth(at).map_or(here.text.len(), |(byte, _)| byte);
    let (before, after) = here.text.split_at_checked(byte)?;
    let instead = Some(format!("{before} {after}")).filter(|line| line.chars().nth(100).is_none());
    let indent: String = scene.raw(line).chars().take(here.body).collect();
    let edit = Edit::moved(line, format!("{indent}{before} {after}"), 1);
    Some(Candidate::new(line, column, cause, vec![edit]).instead(instead))
}

/// `-abc`, whatever else the line may look like.
pub(super) fn glued_dash(scene: &Scene<'_>, line: usize) -> Option<Candidate> {
    no_space(scene, line).filter(|candidate| candidate.fault.cause == Cause::NoSpaceAfterDash)
}

/// `– mục`
fn bullet(scene: &Scene<'_>, line: usize) -> Option<Candidate> {
    let here = scene.line(line);
    let mark = here.text.chars().next().filter(|c| BULLETS.contains(*c))?;
    let rest = here.text.strip_prefix(mark)?.trim_start();
    let text =
        change(scene.raw(line), here.body, here.body + 2, |at, _| if at == here.body { '-' } else { ' ' });
    let instead = Some(format!("- {rest}")).filter(|line| line.chars().nth(100).is_none());
    let edit = Edit::changed(line, text, here.body, END);
    Some(Candidate::new(line, here.body, Cause::Bullet(mark), vec![edit]).instead(instead))
}

/// A sign that begins a line and means nothing there.
pub(super) fn mark(scene: &Scene<'_>, line: usize) -> Vec<Candidate> {
    let here = scene.line(line);
    let Some(mark) = here.text.chars().next().filter(|c| MARKS.contains(*c) && here.dashes == 0) else {
        return Vec::new();
    };
    let raw = scene.raw(line);
    // Typed over a blank, or between blank and text.
    let blank = change(raw, here.body, here.body + 1, |_, _| ' ');
    let gone: String = raw.chars().enumerate().filter(|(at, _)| *at != here.body).map(|(_, c)| c).collect();
    let edits = [Edit::moved(line, blank, 0), Edit::moved(line, gone, -1)];
    let past = here.body + here.text.chars().take_while(|c| *c != ':').count();
    let make = |edit| Candidate::new(line, here.body, Cause::StrayMark(mark), vec![edit]).past(line, past);
    edits.into_iter().map(make).collect()
}

/// A key of the schema without its colon.
pub(super) fn no_colon(scene: &Scene<'_>, line: usize) -> Option<Candidate> {
    let here = scene.line(line);
    let opens_group = is_key_like(here.text)
        && (line + 1..scene.lines.len())
            .map(|number| scene.line(number))
            .find(|below| !below.is_blank())
            .is_some_and(|below| below.indent > here.indent && below.is_structure());
    let word = here.text.split(' ').next().filter(|word| opens_group || scene.keys.contains(*word))?;
    let end = here.body + word.chars().count();
    let text = match here.text.len() > word.len() {
        true => change(scene.raw(line), end, end + 2, |at, _| if at == end { ':' } else { ' ' }),
        false => format!("{}:", scene.raw(line).trim_end()),
    };
    let edit = Edit::changed(line, text, end, END);
    let rest = here.text.strip_prefix(word).map(str::trim).filter(|rest| !rest.is_empty());
    let instead = Some(rest.map_or_else(|| format!("{word}:"), |rest| format!("{word}: {rest}")))
        .filter(|line| line.chars().nth(100).is_none());
    Some(Candidate::new(line, end, Cause::NoColon(word.to_owned()), vec![edit]).instead(instead))
}

/// Text of a `|` that stands no deeper than its key.
fn lost_block_text(scene: &Scene<'_>, line: usize) -> Option<Candidate> {
    let opener = scene.above(line)?;
    let above = scene.line(opener);
    let is_opened = above.is_structure()
        && [" |", " >", " |-", " >-", " |+", " >+"].iter().any(|mark| above.text.ends_with(mark));
    if !is_opened {
        return None;
    }
    let deeper = above.body + 2;
    let edit = |number: usize| {
        let here = scene.line(number);
        let text: String = scene.raw(number).chars().skip(here.indent).collect();
        let shift = deeper.cast_signed() - here.indent.cast_signed();
        Edit::moved(number, format!("{}{text}", " ".repeat(deeper)), shift)
    };
    let edits = run(scene, line).map(edit).collect();
    Some(Candidate::new(line, scene.line(line).indent, Cause::BlockText(opener + 1), edits))
}

/// The lines from here on that are no keys and no items.
fn run(scene: &Scene<'_>, line: usize) -> impl Iterator<Item = usize> {
    (line..scene.lines.len()).take_while(move |&number| number == line || is_text(scene, number))
}

fn is_text(scene: &Scene<'_>, number: usize) -> bool {
    let here = scene.line(number);
    !here.is_blank()
        && !here.is_structure()
        && no_space(scene, number).is_none()
        && no_colon(scene, number).is_none()
        && bullet(scene, number).is_none()
}

/// The lines as comments.
fn without(scene: &Scene<'_>, line: usize) -> Vec<Edit> {
    let edit = |number: usize| {
        let indent = scene.line(number).indent;
        Edit::changed(number, change(scene.raw(number), indent, indent + 1, |_, _| '#'), 0, END)
    };
    run(scene, line).map(edit).collect()
}
