//! Whether a file is a paper of its own, or something that goes with one.

use super::{Content, Parts, Role};

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Nature {
    /// A paper of its own: it must have every part.
    Paper,
    /// Appendices of a paper that is elsewhere.
    Appendix,
    /// A quy chế, a plan or the like that another paper issues: `(Kèm theo Quyết định …)`.
    Attached,
    /// Nothing says that it is a paper: a speech, a list, a form.
    Unknown,
}

impl Nature {
    /// What the file is, for a person; `None`: a paper of its own.
    pub(crate) fn words(self) -> Option<&'static str> {
        match self {
            Nature::Paper => None,
            Nature::Appendix => Some("tệp là phụ lục của một văn bản khác"),
            Nature::Attached => Some("tệp là văn bản kèm theo một văn bản khác"),
            Nature::Unknown => {
                Some("không thấy Quốc hiệu, số, tên loại và nơi nhận: tệp không giống một văn bản hành chính")
            }
        }
    }
}

/// What the file with these parts is.
pub(super) fn of(parts: &Parts<'_>) -> Nature {
    let numbered = parts.header.as_ref().is_some_and(|header| header.number().is_some());
    let headed = parts.header.as_ref().is_some_and(|header| header.words) || numbered;
    let addressed = parts.signature.as_ref().is_some_and(|signature| !signature.recipients().is_empty());
    let begins_with_appendix =
        !parts.appendices.is_empty() && is_bare(&parts.content) && parts.title.is_none();
    let found = [parts.loai.is_some(), parts.signature.is_some(), parts.header.is_some()];
    let two_of_three = found.iter().filter(|found| **found).count() >= 2;
    if !parts.attached.is_empty() && !numbered {
        Nature::Attached
    } else if headed || addressed {
        Nature::Paper
    } else if begins_with_appendix {
        Nature::Appendix
    } else if two_of_three {
        Nature::Paper
    } else {
        Nature::Unknown
    }
}

/// Whether a body shows nothing.
fn is_bare(content: &Content<'_>) -> bool {
    content.items().all(|item| matches!(item.role, Role::Blank | Role::Rule))
}
