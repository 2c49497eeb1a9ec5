//! The levels of a body, the marks they are known by, and which may stand under which.

use crate::parts::shape::MarkKind;
use crate::text::diem::diem;
use crate::text::roman::to_roman;

/// A level of a body as data has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::import) enum Level {
    Phan,
    Chuong,
    MucCuaChuong,
    Dieu,
    Muc,
    Khoan,
    /// `1.1.`, `1.1.1.`: so many numbers.
    Con(u8),
    Diem,
    /// `-`, `+`, `•`: 1 to 3.
    Y(u8),
    /// A paragraph among items.
    Doan,
}

impl Level {
    /// How many places [`Self::order`] gives.
    pub(super) const KINDS: usize = 9;

    /// The level that a mark of the decree stands for; dashes are told by [`bullet_level`].
    pub(super) fn of(kind: MarkKind) -> Option<Self> {
        Some(match kind {
            MarkKind::Phan => Self::Phan,
            MarkKind::Chuong => Self::Chuong,
            MarkKind::Muc => Self::MucCuaChuong,
            MarkKind::Dieu => Self::Dieu,
            MarkKind::La => Self::Muc,
            MarkKind::Khoan => Self::Khoan,
            MarkKind::Con => Self::Con(2),
            MarkKind::Diem => Self::Diem,
            MarkKind::TieuMuc | MarkKind::Gach => return None,
        })
    }

    /// The key of its list, in the order of print: what is printed later comes later.
    pub(in crate::import) fn order(self) -> usize {
        match self {
            Self::Phan => 0,
            Self::Chuong => 1,
            Self::MucCuaChuong => 2,
            Self::Dieu => 3,
            Self::Muc => 4,
            Self::Khoan | Self::Con(_) => 5,
            Self::Diem => 6,
            Self::Y(_) | Self::Doan => 7,
        }
    }

    /// The key of its list in data.
    pub(in crate::import) fn key(self) -> &'static str {
        match self {
            Self::Phan => "phan",
            Self::Chuong => "chuong",
            Self::MucCuaChuong => "muc",
            Self::Dieu => "dieu",
            Self::Muc => "cac_muc",
            Self::Khoan | Self::Con(_) => "khoan",
            Self::Diem => "diem",
            Self::Y(_) | Self::Doan => "y",
        }
    }

    pub(in crate::import) fn is_item(self) -> bool {
        matches!(self, Self::Y(_) | Self::Doan)
    }

    fn depth(self) -> usize {
        match self {
            Self::Con(numbers) => 49 + usize::from(numbers),
            Self::Y(level) => 80 + usize::from(level),
            Self::Doan => 90,
            other => other.order() * 10,
        }
    }

    /// Whether a node of that level may stand somewhere below one of this.
    pub(super) fn is_above(self, other: Self) -> bool {
        // Điều and mục I are of two patterns of the decree.
        let apart = matches!((self, other), (Self::Dieu, Self::Muc));
        self != Self::Doan && !apart && self.depth() < other.depth()
    }

    /// Whether data has a list of it there; `None` is the paper itself.
    pub(super) fn may_stand_under(self, parent: Option<Self>) -> bool {
        match parent {
            None => {
                !matches!(self, Self::Diem | Self::MucCuaChuong | Self::Con(_))
                    && !matches!(self, Self::Y(level) if level > 1)
            }
            Some(Self::Phan) => matches!(self, Self::Chuong | Self::Dieu | Self::Muc),
            Some(Self::Chuong) => matches!(self, Self::MucCuaChuong | Self::Dieu),
            Some(Self::MucCuaChuong) => self == Self::Dieu,
            Some(Self::Dieu | Self::Muc) => matches!(self, Self::Khoan | Self::Diem | Self::Y(1)),
            Some(Self::Khoan | Self::Con(_)) => matches!(self, Self::Con(_) | Self::Diem | Self::Y(1)),
            Some(Self::Diem) => self == Self::Y(1),
            Some(Self::Y(level)) => self == Self::Y(level + 1),
            Some(Self::Doan) => false,
        }
    }

    /// The number that the program prints; empty: none.
    pub(super) fn printed(self, count: usize, above: &str) -> String {
        let count = u32::try_from(count).unwrap_or(u32::MAX);
        match self {
            Self::Phan => format!("Phần {}", to_roman(count)),
            Self::Chuong => format!("Chương {}", to_roman(count)),
            Self::MucCuaChuong => format!("Mục {count}"),
            Self::Dieu => format!("Điều {count}"),
            Self::Muc => to_roman(count),
            Self::Khoan => count.to_string(),
            Self::Con(_) => format!("{above}{count}"),
            Self::Diem => diem(count).map(String::from).unwrap_or_default(),
            Self::Y(_) | Self::Doan => String::new(),
        }
    }
}

/// The number, letter or dash that a line of a level begins with.
pub(super) fn label(level: Level, text: &str) -> String {
    let rest = without_label(level, text);
    text.get(..text.len() - rest.len()).unwrap_or_default().trim().to_owned()
}

/// The line without it.
pub(super) fn without_label(level: Level, text: &str) -> &str {
    match level {
        Level::Phan | Level::Chuong | Level::MucCuaChuong => "",
        Level::Dieu => {
            let rest = text.get("Điều ".len()..).unwrap_or_default();
            rest.trim_start_matches(|c: char| c.is_ascii_digit()).trim_start_matches(['.', ':']).trim_start()
        }
        Level::Y(_) => bullet(text).map_or(text, |(_, rest)| rest),
        _ => text.split_once(char::is_whitespace).map_or("", |(_, rest)| rest.trim_start()),
    }
}

/// The level of an item, where so many levels of items are open.
pub(super) fn bullet_level(text: &str, open: usize) -> Option<Level> {
    let (plus, _) = bullet(text)?;
    let round = !text.starts_with(['-', '–', '—']) && !plus;
    Some(match (plus, round, open) {
        (true, _, 1..) => Level::Y(2),
        (_, true, 1) => Level::Y(2),
        (_, true, 2..) => Level::Y(3),
        _ => Level::Y(1),
    })
}

/// What stands behind a dash, and whether it is a plus.
pub(in crate::import) fn bullet(text: &str) -> Option<(bool, &str)> {
    const DASHES: [char; 9] = ['-', '–', '—', '•', '*', '·', '▪', '\u{f0b7}', '\u{f02d}'];
    const PLUS: [char; 3] = ['+', '○', '◦'];
    let first = text.chars().next()?;
    let rest = text.get(first.len_utf8()..)?;
    let close = first == '-' && rest.starts_with(char::is_alphabetic);
    let apart = rest.starts_with(char::is_whitespace) || close;
    let rest = rest.trim_start();
    if rest.is_empty() || !apart {
        return None;
    }
    match first {
        c if DASHES.contains(&c) => Some((false, rest)),
        c if PLUS.contains(&c) => Some((true, rest)),
        _ => None,
    }
}
