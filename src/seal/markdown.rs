//! The fingerprint of a Markdown file: `<!-- vanthu: … -->`, its last line, which no viewer shows.

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

/// What a file is. An editor that only changed line ends, or blanks at the ends of lines, changed nothing.
pub fn state(text: &str) -> State {
    let Some((before, after, stamped)) = split(text) else { return State::Foreign };
    let untouched = after.trim().is_empty() && print(before) == stamped;
    if untouched { State::Ours } else { State::Edited }
}

/// The text without its fingerprint.
pub fn body(text: &str) -> &str {
    match split(text) {
        Some((before, after, _)) if after.trim().is_empty() => before,
        _ => text,
    }
}

/// Whether two files say the same, whatever their fingerprints.
pub fn same(one: &str, other: &str) -> bool {
    print(body(one)) == print(body(other))
}

/// What stands before the last fingerprint, behind it, and the fingerprint.
fn split(text: &str) -> Option<(&str, &str, Print)> {
    let (before, rest) = text.rsplit_once(OPEN)?;
    let (print, after) = rest.split_once(CLOSE)?;
    Some((before, after, print.parse().ok()?))
}

fn print(body: &str) -> Print {
    let body = body.trim_start_matches('\u{feff}').trim_end();
    Print::of(body.lines().map(|line| line.trim_end().as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::{State, body, seal, state};

    const BODY: &str = "# A\n\nMột đoạn.\n";

    #[test]
    fn the_seal_is_the_last_line() {
        let sealed = seal(BODY);
        assert_eq!(sealed, "# A\n\nMột đoạn.\n\n<!-- vanthu: c626a76b6c002e3dbd3a8c936420560e -->\n");
        assert_eq!(state(&sealed), State::Ours);
        assert_eq!(body(&sealed).trim_end(), BODY.trim_end());
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
