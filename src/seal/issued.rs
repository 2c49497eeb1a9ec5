//! An issued paper: what is known of it from its file alone, and what has happened to its data since.
//!
//! A paper with số and ngày and without DỰ THẢO is issued. Its files then carry a record of its own data, a mark for each
//! key: what it shares with other papers (unit, register, figures, templates, this program) may change later without the
//! paper changing, what is its own may not.

use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;

use super::lines::Line;
use crate::page::style::Role;
use crate::print::Print;
use crate::value::Ngay;
use crate::yaml::tree::{Kind, Node};

/// The mark on a paper that is not issued yet.
const DRAFT: &str = "DỰ THẢO";

/// The keys of a paper's own data and what they said when it was issued, in meaning: comments, quotes, order of keys and
/// the way a date is written count for nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record(BTreeSet<(u16, u32)>);

/// Hexadecimal digits of one key in a written record.
const DIGITS: usize = 12;

impl Record {
    /// Of the group of keys that is the paper's own.
    pub fn of(own: &Node) -> Self {
        Self(entries(own).map(|(_, mark)| mark).collect())
    }

    /// The keys that say something else now, and whether one is gone.
    fn moved<'n>(&self, own: &'n Node) -> (Vec<&'n str>, bool) {
        let now: Vec<_> = entries(own).collect();
        let moved = now.iter().filter(|(_, mark)| !self.0.contains(mark)).map(|(key, _)| *key).collect();
        let gone = self.0.iter().any(|(name, _)| now.iter().all(|(_, (known, _))| known != name));
        (moved, gone)
    }
}

/// The keys that say something, each with the marks of its name and of what it says.
fn entries(own: &Node) -> impl Iterator<Item = (&str, (u16, u32))> {
    own.pairs().iter().filter(|(_, value)| !value.is_null()).filter_map(|(key, value)| {
        let (key, mut said) = (key.text()?, Vec::new());
        meaning(value, &mut said);
        let name = Print::of([key.as_bytes()]).short() as u16;
        Some((key, (name, Print::of(said.iter().map(String::as_bytes)).short())))
    })
}

/// What a value says, piece by piece.
fn meaning(node: &Node, said: &mut Vec<String>) {
    match &node.kind {
        Kind::Scalar { text, .. } => said.push(match text.parse::<Ngay>() {
            Ok(day) => day.iso(),
            Err(_) => format!("={}", words([text])),
        }),
        // The short form of a list of one.
        Kind::Sequence(_, items) if items.len() == 1 => meaning(&items[0], said),
        Kind::Sequence(_, items) => {
            said.push(format!("[{}", items.len()));
            items.iter().for_each(|item| meaning(item, said));
        }
        Kind::Mapping(_, pairs) => {
            let mut pairs: Vec<_> = pairs.iter().filter(|(_, value)| !value.is_null()).collect();
            pairs.sort_by_key(|(key, _)| key.text());
            said.push(format!("{{{}", pairs.len()));
            for (key, value) in pairs {
                said.push(key.text().unwrap_or_default().to_owned());
                meaning(value, said);
            }
        }
    }
}

impl fmt::Display for Record {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|(key, value)| write!(f, "{key:04x}{value:08x}"))
    }
}

/// Text that is no record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoRecord;

impl FromStr for Record {
    type Err = NoRecord;

    fn from_str(text: &str) -> Result<Self, NoRecord> {
        if text.is_empty() || !text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f')) {
            return Err(NoRecord);
        }
        let entry = |digits: &[u8]| {
            let (key, value) = std::str::from_utf8(digits).ok()?.split_at_checked(4)?;
            let whole = digits.len() == DIGITS;
            whole.then_some((u16::from_str_radix(key, 16).ok()?, u32::from_str_radix(value, 16).ok()?))
        };
        text.as_bytes().chunks(DIGITS).map(entry).collect::<Option<_>>().map(Self).ok_or(NoRecord)
    }
}

/// What a paper is made from that is its own, now.
#[derive(Clone, Copy)]
pub struct Own<'a, 'n> {
    /// Whether it has a số.
    pub numbered: bool,
    /// Its ngày.
    pub ngay: Option<Ngay>,
    /// The group of its keys.
    pub keys: &'a dyn Fn() -> Option<&'n Node>,
    /// Its Markdown without some of the keys; `None` where it cannot be made without them.
    pub without: &'a dyn Fn(&[&str]) -> Option<String>,
}

/// What has changed since a paper was issued that says something else now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cause {
    /// Its own data.
    Own,
    /// What it shares with other papers, and nothing else.
    Shared,
    /// One or the other: the file has no record.
    Unknown,
}

impl Own<'_, '_> {
    /// The day on which a paper of this Markdown, of these lines, is issued, if it is.
    pub fn day<'l>(&self, markdown: &str, lines: impl FnOnce() -> &'l [Line]) -> Option<Ngay> {
        let is_draft = || markdown.contains(DRAFT) && is_marked_draft(lines());
        self.ngay.filter(|_| self.numbered && !is_draft())
    }

    /// The record for a paper of this Markdown, of these lines, if with them it is issued.
    pub fn record<'l>(&self, markdown: &str, lines: impl FnOnce() -> &'l [Line]) -> Option<Record> {
        self.day(markdown, lines).and_then(|_| (self.keys)()).map(Record::of)
    }

    /// Why a paper that was issued with `record` says something else than `markdown`, which is made from the data now.
    pub fn cause(&self, record: Option<&Record>, markdown: &str) -> Cause {
        if !self.numbered || self.ngay.is_none() {
            return Cause::Own;
        }
        let Some((record, own)) = record.zip((self.keys)()) else { return Cause::Unknown };
        let (moved, gone) = record.moved(own);
        // Keys that the paper does not show (for next year, for the reports) may have come later: they are no reason.
        let is_shown = || (self.without)(&moved).is_none_or(|without| without != markdown);
        if gone || (!moved.is_empty() && is_shown()) { Cause::Own } else { Cause::Shared }
    }
}

/// Whether a paper shows that it is issued: a number, a day, and no mark of a draft.
pub fn shows_issued(lines: &[Line]) -> bool {
    let shows = |role: Role, is_filled: fn(&str) -> bool| {
        lines.iter().any(|line| line.role() == Some(role) && is_filled(&line.letters()))
    };
    shows(Role::SoKyHieu, has_number) && shows(Role::DiaDanhNgay, has_day) && !is_marked_draft(lines)
}

fn is_marked_draft(lines: &[Line]) -> bool {
    lines.iter().any(|line| line.role() == Some(Role::DauHieu) && line.letters().contains(DRAFT))
}

/// `Số: 34/KH-UBND`, not `Số:      /2025/QĐ-UBND`.
fn has_number(line: &str) -> bool {
    let behind = line.split_once(':').map_or("", |(_, behind)| behind);
    behind.trim_start().starts_with(|letter: char| letter.is_ascii_digit())
}

/// `ngày 23 tháng 5 năm 2023`, not `ngày      tháng 5 năm 2023`.
fn has_day(line: &str) -> bool {
    let words: Vec<&str> = line.split_whitespace().collect();
    let is_number = |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
    words
        .windows(4)
        .any(|four| four[0] == "ngày" && is_number(four[1]) && four[2] == "tháng" && is_number(four[3]))
}

/// Whether two papers say the same, whatever they look like and wherever their lines break.
pub fn say_the_same(old: &[Line], new: &[Line]) -> bool {
    let said = |lines: &[Line]| words(lines.iter().map(Line::letters));
    said(old) == said(new)
}

/// Words with one blank between them.
fn words<T: AsRef<str>>(texts: impl IntoIterator<Item = T>) -> String {
    let mut out = String::new();
    for text in texts {
        for word in text.as_ref().split_whitespace() {
            out.push_str(word);
            out.push(' ');
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{Cause, Own, Record, has_day, has_number};
    use crate::yaml::tree::{self, Node};

    const PAPER: &str = "so: 12\nngay: 23/5/2023\nkinh_gui: Huyện\nmo_dau: {doan: a b, ket: ~}\n";

    fn node(yaml: &str) -> Node {
        tree::read(yaml).unwrap()
    }

    fn cause(record: Option<&Record>, yaml: &str, without: Option<&str>) -> Cause {
        let own = node(yaml);
        let own = Own {
            numbered: yaml.contains("so: "),
            ngay: "10/2/2026".parse().ok(),
            keys: &|| Some(&own),
            without: &|_| without.map(str::to_owned),
        };
        own.cause(record, "nay")
    }

    #[test]
    fn what_says_the_same_is_the_same() {
        let record = Record::of(&node(PAPER));
        for other in [
            "# a\nngay: 2023-05-23 # b\nso: '12'\nkinh_gui: [Huyện]\nky_hieu:\nmo_dau:\n  doan: >\n    a\n    b\n",
            "{mo_dau: {doan: \"a b\"}, kinh_gui: Huyện, so: 12, ngay: 23/05/2023}",
        ] {
            assert_eq!(Record::of(&node(other)), record, "{other}");
        }
        for other in [
            PAPER.replace("12", "13"),
            PAPER.replace("a b", "ab"),
            PAPER.replace("Huyện", "[Huyện, Tỉnh]"),
            PAPER.replace("23/5", "24/5"),
            PAPER.replace("doan", "van"),
            PAPER.replace("so: 12\n", ""),
        ] {
            assert_ne!(Record::of(&node(&other)), record, "{other}");
        }
    }

    #[test]
    fn a_record_reads_what_it_writes() {
        let record = Record::of(&node(PAPER));
        assert_eq!(record.to_string().len(), 4 * super::DIGITS);
        assert_eq!(record.to_string().parse(), Ok(record));
        for text in ["", "abc", "0123456789ab0", "0123456789AB"] {
            assert!(text.parse::<Record>().is_err(), "{text}");
        }
    }

    #[test]
    fn own_and_shared_are_told_apart() {
        let record = Record::of(&node(PAPER));
        let record = Some(&record);
        assert_eq!(cause(record, PAPER, None), Cause::Shared);
        assert_eq!(cause(None, PAPER, None), Cause::Unknown);
        let longer = format!("{PAPER}chi_tieu: {{a: 1}}\n");
        // A key that the paper shows, cannot be made without, and does not show.
        assert_eq!(cause(record, &longer, Some("xưa")), Cause::Own);
        assert_eq!(cause(record, &longer, None), Cause::Own);
        assert_eq!(cause(record, &longer, Some("nay")), Cause::Shared);
        assert_eq!(cause(record, &PAPER.replace("kinh_gui: Huyện\n", ""), Some("nay")), Cause::Own);
        // Number taken away: a draft again.
        assert_eq!(cause(None, &PAPER.replace("so: 12\n", ""), Some("nay")), Cause::Own);
    }

    #[test]
    fn numbers_and_days_are_filled_or_open() {
        assert!(has_number("Số: 34/KH-UBND") && has_number("Số:34/2025/QĐ-UBND"));
        assert!(!has_number("Số:      /2025/QĐ-UBND") && !has_number("Số 3"));
        assert!(has_day("Lơ Ku, ngày 23 tháng 5 năm 2023"));
        assert!(!has_day("Lơ Ku, ngày      tháng      năm 2023") && !has_day("ngày 3"));
    }
}
