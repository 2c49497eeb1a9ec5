//! A column: its title, those below a common one, and what it holds.

use crate::import::text::Text;
use crate::text::tokens::small;
use crate::value::{Dong, Ngay, SoThapPhan};

/// What the cells of a column hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::import) enum Kind {
    So,
    Dong,
    PhanTram,
    Ngay,
}

impl Kind {
    /// The kind of texts that are all printed as they are typed.
    pub(super) fn of(title: &str, texts: &[&str]) -> Option<Self> {
        let all = |test: fn(&str) -> bool| !texts.is_empty() && texts.iter().all(|text| test(text));
        let money = title.contains("đồng") || title.contains("kinh phí") || title.contains("số tiền");
        let share =
            title.contains('%') || title.contains("tỷ lệ") || texts.iter().any(|text| text.ends_with('%'));
        match () {
            () if all(|text| text.parse::<Ngay>().is_ok_and(|day| day.to_string() == text)) => {
                Some(Self::Ngay)
            }
            () if money && all(|text| text.parse::<Dong>().is_ok_and(|sum| sum.to_string() == text)) => {
                Some(Self::Dong)
            }
            () if share && all(|text| is_number(text.strip_suffix('%').unwrap_or(text))) => {
                Some(Self::PhanTram)
            }
            () if all(is_number) => Some(Self::So),
            () => None,
        }
    }

    pub(super) fn word(self) -> &'static str {
        match self {
            Self::So => "so",
            Self::Dong => "dong",
            Self::PhanTram => "phan_tram",
            Self::Ngay => "ngay",
        }
    }

    /// The figure of a cell that can be summed.
    pub(super) fn figure(self, text: &str) -> Option<SoThapPhan> {
        match self {
            Self::So => text.parse().ok(),
            Self::Dong => text.parse::<Dong>().ok().map(SoThapPhan::from),
            Self::PhanTram | Self::Ngay => None,
        }
    }
}

/// A number that is printed as it is typed.
fn is_number(text: &str) -> bool {
    text.parse::<SoThapPhan>().is_ok_and(|number| number.to_string() == text)
}

/// A column, or several under one title.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::import) struct Column {
    pub(in crate::import) title: Text,
    below: Vec<Column>,
    /// Whether it holds the numbers of the rows.
    pub(super) counts: bool,
    pub(super) kind: Option<Kind>,
    /// Whether the last row sums it.
    pub(super) summed: bool,
}

impl Column {
    pub(super) fn new(title: Text, below: Vec<Column>) -> Self {
        Self { title, below, counts: false, kind: None, summed: false }
    }

    pub(super) fn texts_mut<'c>(&'c mut self, found: &mut Vec<&'c mut Text>) {
        found.push(&mut self.title);
        self.below.iter_mut().for_each(|column| column.texts_mut(found));
    }

    /// Its lines in a list, so far from the edge.
    pub(super) fn write(
        &self,
        indent: usize,
        in_brackets: &impl Fn(&str) -> String,
        scalar: &impl Fn(&str) -> String,
        out: &mut Vec<String>,
    ) {
        let lead = " ".repeat(indent);
        if !self.below.is_empty() {
            out.push(format!("{lead}- ten: {}", scalar(&self.title.written())));
            out.push(format!("{lead}  cot:"));
            self.below.iter().for_each(|column| column.write(indent + 4, in_brackets, scalar, out));
            return;
        }
        let more = match self.kind {
            _ if self.counts => ", so_thu_tu: true".to_owned(),
            Some(kind) => format!(", kieu: {}{}", kind.word(), if self.summed { ", tong: true" } else { "" }),
            None => String::new(),
        };
        out.push(format!("{lead}- {{ten: {}{more}}}", in_brackets(&self.title.written())));
    }

    /// The words of its title and of those above, small.
    fn names(&self, above: &str, found: &mut Vec<String>) {
        let own = format!("{above} {}", small(&self.title.shown())).trim().to_owned();
        match self.below.is_empty() {
            true => found.push(own),
            false => self.below.iter().for_each(|column| column.names(&own, found)),
        }
    }
}

/// The titles of the columns that have cells, each with the titles above it, small.
pub(super) fn names(columns: &[Column]) -> Vec<String> {
    let mut found = Vec::new();
    columns.iter().for_each(|column| column.names("", &mut found));
    found
}

/// The columns that have cells, from left to right.
pub(super) fn leaves(columns: &[Column]) -> Vec<&Column> {
    let mut found = Vec::new();
    for column in columns {
        if column.below.is_empty() {
            found.push(column);
        } else {
            found.extend(leaves(&column.below));
        }
    }
    found
}

/// The same, to be changed.
pub(super) fn leaves_mut(columns: &mut [Column]) -> Vec<&mut Column> {
    let mut found = Vec::new();
    for column in columns {
        if column.below.is_empty() {
            found.push(column);
        } else {
            found.extend(leaves_mut(&mut column.below));
        }
    }
    found
}
