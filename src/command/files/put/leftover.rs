//! What runs that were killed left under hidden names.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::{SWAPPED, WRITING, Written, move_new};

/// What a killed run may have left under a hidden name.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Leftover {
    /// Half of a file, or the new version of one: of no worth.
    Scrap,
    /// A whole file, perhaps the only copy of an edit of the file of this name.
    Swapped(String),
}

/// What a name says of a file: `.ke-hoach.docx.9f86d081884c7d65.tmp`, and as older versions named it
/// `.ke-hoach.docx.1234.tmp`.
pub(super) fn leftover(name: &str) -> Option<Leftover> {
    let inner = name.strip_prefix('.')?;
    let (inner, is_scrap) = match inner.strip_suffix(WRITING) {
        Some(inner) => (inner, true),
        None => (inner.strip_suffix(SWAPPED)?, false),
    };
    let (file, chance) = inner.rsplit_once('.')?;
    let is_ours = [".md", ".docx", ".yaml", ".pdf"].iter().any(|kind| file.ends_with(kind))
        && !chance.is_empty()
        && chance.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    is_ours.then(|| if is_scrap { Leftover::Scrap } else { Leftover::Swapped(file.to_owned()) })
}

/// Removes what runs that were killed left half written; the names of whole files that they left. Only for who has the
/// [`super::super::Lock`].
#[expect(clippy::disallowed_methods, reason = "lists hidden files; their order does not matter")]
pub(in crate::command) fn clear_leftovers(folder: &Path) -> Vec<(PathBuf, String)> {
    let mut whole = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        match entry.file_name().to_str().and_then(leftover) {
            Some(Leftover::Scrap) => drop(fs::remove_file(entry.path())),
            Some(Leftover::Swapped(name)) => whole.push((entry.path(), name)),
            None => {}
        }
    }
    whole
}

/// Puts a whole file that a killed run left back to its place; where that is taken, to a spare name.
///
/// # Errors
/// When it cannot be moved.
pub(in crate::command) fn put_back(left: &Path, path: &Path, spare: &Path) -> io::Result<Written> {
    match move_new(left, path)? {
        Written::Done => Ok(Written::Done),
        Written::Overtaken => match move_new(left, spare)? {
            Written::Done => Ok(Written::Overtaken),
            // A name taken a moment ago: the next run tries another.
            Written::Overtaken => Err(io::ErrorKind::AlreadyExists.into()),
        },
    }
}

/// Removes a whole file that a killed run left and that is known to be of no worth.
pub(in crate::command) fn remove(left: &Path) {
    drop(fs::remove_file(left));
}
