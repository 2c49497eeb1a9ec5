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
    split(text).is_some_and(|split| split.print == print(body(other)))
}

/// What a file is. An editor that only changed line ends, or blanks at the ends of lines, changed nothing.
pub fn state(text: &str) -> State {
    let Some(Split { body, after, print: stamped, .. }) = split(text) else { return State::Foreign };
    let untouched = after.trim().is_empty() && print(body) == stamped;
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

fn print(body: &str) -> Print {
    let body = body.trim_start_matches('\u{feff}').trim_end();
    Print::of(body.lines().map(|line| line.trim_end().as_bytes()))
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
