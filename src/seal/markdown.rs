//! The fingerprint of a Markdown file: `<!-- vanthu: … -->`, its last line, which no viewer shows. In that of an issued
//! paper the record of its own data ([`super::issued`]) stands behind it.

use std::borrow::Cow;

use super::issued::Record;
use crate::print::Print;

const OPEN: &str = "<!-- vanthu: ";
const CLOSE: &str = " -->";

/// What a Markdown file in the way of a new version is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// As it was generated.
    Ours,
    /// Generated, and edited since.
    Edited,
    /// Not generated.
    Foreign,
}

/// The Markdown with its fingerprint as the last line.
pub fn seal(body: &str) -> String {
    format!("{body}\n{OPEN}{}{CLOSE}\n", print(body))
}

/// Sealed Markdown with the record of an issued paper.
pub fn stamp<'m>(sealed: &'m str, record: Option<&Record>) -> Cow<'m, str> {
    match (record, split(sealed)) {
        (Some(record), Some(Split { body, print, .. })) => {
            Cow::Owned(format!("{body}{OPEN}{print} {record}{CLOSE}\n"))
        }
        _ => Cow::Borrowed(sealed),
    }
}

/// The record that a file carries.
pub fn record(text: &str) -> Option<Record> {
    split(text)?.record
}

/// Whether a file said what another one says when it was generated, whatever has become of it.
pub fn said_once(text: &str, other: &str) -> bool {
    let is_of =
        |split: Split<'_>| [print, print_as_it_is].iter().any(|print| split.print == print(body(other)));
    split(text).is_some_and(is_of)
}

/// What a file is. An editor that only changed line ends, blanks at the ends of lines, or the room of cells in tables
/// changed nothing.
pub fn state(text: &str) -> State {
    let Some(Split { body, after, print: stamped, .. }) = split(text) else { return State::Foreign };
    let untouched = after.trim().is_empty() && (print(body) == stamped || print_as_it_is(body) == stamped);
    if untouched { State::Ours } else { State::Edited }
}

/// The text without its fingerprint.
pub fn body(text: &str) -> &str {
    match split(text) {
        Some(Split { body, after, .. }) if after.trim().is_empty() => body,
        _ => text,
    }
}

/// Whether two files say the same, whatever their fingerprints.
pub fn same(one: &str, other: &str) -> bool {
    print(body(one)) == print(body(other))
}

/// What stands before the last fingerprint, behind it, the fingerprint, and the record.
struct Split<'t> {
    body: &'t str,
    after: &'t str,
    print: Print,
    record: Option<Record>,
}

fn split(text: &str) -> Option<Split<'_>> {
    let (body, rest) = text.rsplit_once(OPEN)?;
    let (seal, after) = rest.split_once(CLOSE)?;
    let (print, record) = match seal.split_once(' ') {
        Some((print, record)) => (print, Some(record.parse().ok()?)),
        None => (seal, None),
    };
    Some(Split { body, after, print: print.parse().ok()?, record })
}

/// The fingerprint of a text, whatever the room of cells in its tables: editors line columns up.
fn print(body: &str) -> Print {
    let lines: Vec<Cow<'_, str>> = lines(body).map(tight).collect();
    Print::of(lines.iter().map(|line| line.as_bytes()))
}

/// The fingerprint that papers were given before: rows of tables as they are.
fn print_as_it_is(body: &str) -> Print {
    Print::of(lines(body).map(str::as_bytes))
}

fn lines(body: &str) -> impl Iterator<Item = &str> {
    body.trim_start_matches('\u{feff}').trim_end().lines().map(str::trim_end)
}

/// A row of a table with one blank round each cell, and dashes of one length in the row that aligns columns; any other
/// line as it is.
fn tight(line: &str) -> Cow<'_, str> {
    let Some(cells) = line.strip_prefix('|').and_then(|line| line.strip_suffix('|')) else {
        return line.into();
    };
    let aligns = cells.contains('-') && cells.bytes().all(|byte| matches!(byte, b'-' | b':' | b' ' | b'|'));
    let mut out = String::with_capacity(line.len());
    let mut rest = Some(cells);
    while let Some(cells) = rest {
        let mut ends = cells.match_indices('|').map(|(at, _)| at);
        let end = ends.find(|at| !is_escaped(&cells[..*at])).unwrap_or(cells.len());
        // Blanks alone: a no-break space is a letter of the text.
        let cell = cells[..end].trim_matches([' ', '\t']);
        out.push_str("| ");
        match (aligns, cell.starts_with(':'), cell.ends_with(':')) {
            (true, true, true) => out.push_str(":-: "),
            (true, true, false) => out.push_str(":-- "),
            (true, false, true) => out.push_str("--: "),
            (true, false, false) => out.push_str("--- "),
            (false, ..) if cell.is_empty() => {}
            (false, ..) => out.extend([cell, " "]),
        }
        rest = cells.get(end + 1..);
    }
    out.push('|');
    out.into()
}

/// Whether the letter behind these is escaped.
fn is_escaped(before: &str) -> bool {
    (before.len() - before.trim_end_matches('\\').len()) % 2 == 1
}

#[cfg(test)]
mod tests {
    use super::{State, body, record, said_once, seal, stamp, state};

    const BODY: &str = "# A\n\nMột đoạn.\n";

    #[test]
    fn the_seal_is_the_last_line() {
        let sealed = seal(BODY);
        assert_eq!(sealed, "# A\n\nMột đoạn.\n\n<!-- vanthu: c626a76b6c002e3dbd3a8c936420560e -->\n");
        assert_eq!(state(&sealed), State::Ours);
        assert_eq!(body(&sealed).trim_end(), BODY.trim_end());
    }

    #[test]
    fn the_record_of_an_issued_paper_stands_behind_the_seal() {
        let record_of = "0123456789ab".parse().unwrap();
        let sealed = seal(BODY);
        let stamped = stamp(&sealed, Some(&record_of));
        assert_eq!(stamped, sealed.replace(" -->", " 0123456789ab -->"));
        assert_eq!((state(&stamped), record(&stamped)), (State::Ours, Some(record_of)));
        assert_eq!((stamp(&sealed, None).as_ref(), record(&sealed)), (sealed.as_str(), None));
        let edited = stamped.replace("Một", "Hai");
        assert!(said_once(&edited, BODY) && record(&edited).is_some());
    }

    #[test]
    fn line_ends_and_blanks_behind_lines_are_no_edit() {
        let sealed = seal(BODY);
        assert_eq!(state(&sealed.replace('\n', "\r\n")), State::Ours);
        assert_eq!(state(&sealed.replace("A\n", "A  \n")), State::Ours);
        assert_eq!(state(&format!("\u{feff}{sealed}\n\n")), State::Ours);
    }

    const TABLE: &str = "| TT | Việc \\| ghi |\n| :-: | --- |\n| 1 |  |\n| | **a**<br>b\\\\ |\n";

    #[test]
    fn a_table_padded_anew_is_no_edit() {
        let padded = "|  TT   | Việc \\| ghi   |\n| :---: | ------------- |\n|   1   |               |\n|       | **a**<br>b\\\\  |\n";
        let tight = "|TT|Việc \\| ghi|\n|:-:|-|\n|1||\n||**a**<br>b\\\\|\n";
        let sealed = seal(TABLE);
        for table in [padded, tight] {
            assert_eq!(state(&sealed.replace(TABLE, table)), State::Ours, "{table}");
        }
        for (old, new) in
            [("| 1 |", "| 2 |"), (":-:", "--:"), ("Việc \\| ghi", "Việc | ghi"), ("| TT", "| \u{a0}TT")]
        {
            assert_eq!(state(&sealed.replace(old, new)), State::Edited, "{new}");
        }
    }

    #[test]
    fn a_paper_sealed_before_tables_were_tightened_is_ours() {
        let sealed = format!("{TABLE}\n<!-- vanthu: {} -->\n", super::print_as_it_is(TABLE));
        assert_ne!(sealed, seal(TABLE));
        assert_eq!(state(&sealed), State::Ours);
        assert!(said_once(&sealed, &seal(TABLE)));
    }

    #[test]
    fn a_letter_changed_added_or_taken_away_is_an_edit() {
        let sealed = seal(BODY);
        assert_eq!(state(&sealed.replace("Một", "Hai")), State::Edited);
        assert_eq!(state(&format!("{sealed}Thêm.\n")), State::Edited);
        assert_eq!(state(&sealed.replace("\n\nMột đoạn.", "")), State::Edited);
    }

    #[test]
    fn without_a_whole_fingerprint_it_is_not_ours() {
        assert_eq!(state(BODY), State::Foreign);
        assert_eq!(state("<!-- vanthu: 12 -->\n"), State::Foreign);
        assert_eq!(state("<!-- vanthu: "), State::Foreign);
        assert_eq!(state(""), State::Foreign);
    }
}
