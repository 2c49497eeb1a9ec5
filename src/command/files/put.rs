//! Writing: whole or not at all, only below the folder that was named, and nothing of a person's lost, at whatever
//! moment it is saved.
//!
//! A new version is written beside the old one under a random hidden name and then *changes places* with it. What comes
//! out is looked at: the very file that was judged goes, any other one goes back. There is no moment at which an edit
//! could be saved and be written over unseen.

use std::ffi::{OsStr, OsString};
use std::fs::{self, File, Metadata, OpenOptions};
use std::hash::{BuildHasher, RandomState};
use std::io::{self, Read, Seek, Write};
use std::path::{Path, PathBuf};

use super::{leads_out, unreadable, unwritable};
use crate::project::Failure;

mod leftover;
mod system;

pub(in crate::command) use leftover::{clear_leftovers, put_back, remove};
use system::{exchange, private, rename_new, sync, take_after};

/// What became of a file that was to be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use]
pub(in crate::command) enum Written {
    /// It is there.
    Done,
    /// Something else has come to stand there meanwhile; it was left.
    Overtaken,
}

/// What becomes of the file that is replaced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::command) enum Old {
    /// Goes, if it is still the one that was judged.
    Judged,
    /// Is put aside, whatever it is by then.
    PutAside,
}

/// A file's real folder, reached from the root without leaving it, and its name there.
#[derive(Debug)]
pub(super) struct Place {
    pub(super) folder: PathBuf,
    name: OsString,
}

/// Whether folders on the way are made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Missing {
    Make,
    Leave,
}

impl Place {
    /// The place of `path` below `root`; `None` when a folder on the way is missing and is not to be made. A link on
    /// the way may lead elsewhere below `root`, never out of it; the root itself may be a link, it was named.
    ///
    /// # Errors
    /// A link that leads out or is the file itself; a folder that cannot be made or is none.
    pub(super) fn find(root: &Path, path: &Path, missing: Missing) -> Result<Option<Self>, Failure> {
        let failed = |error: &io::Error| match missing {
            Missing::Make => unwritable(path, error),
            Missing::Leave => unreadable(path, error),
        };
        if missing == Missing::Make {
            fs::create_dir_all(root).map_err(|error| failed(&error))?;
        }
        let top = match root.canonicalize() {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            top => top.map_err(|error| failed(&error))?,
        };
        let (mut folder, mut named) = (top.clone(), root.to_owned());
        let below = path.strip_prefix(root).unwrap_or(path);
        for step in below.parent().into_iter().flat_map(Path::components) {
            named.push(step);
            let next = folder.join(step);
            folder = match step_into(&next, missing) {
                Ok(real) if real.starts_with(&top) => real,
                Ok(_) => return Err(leads_out(&named, root)),
                Err(error) if error.kind() == io::ErrorKind::NotFound && missing == Missing::Leave => {
                    return Ok(None);
                }
                Err(error) => return Err(failed(&error)),
            };
        }
        let place = Self { folder, name: below.file_name().unwrap_or_default().to_owned() };
        if place.target().symlink_metadata().is_ok_and(|kind| kind.is_symlink()) {
            return Err(leads_out(path, root));
        }
        Ok(Some(place))
    }

    /// The place, its folder made if need be.
    fn make(root: &Path, path: &Path) -> Result<Self, Failure> {
        let gone = || unwritable(path, &io::ErrorKind::NotFound.into());
        Self::find(root, path, Missing::Make)?.ok_or_else(gone)
    }

    pub(super) fn target(&self) -> PathBuf {
        self.folder.join(&self.name)
    }

    /// `.ke-hoach.docx.9f86d081884c7d65.tmp`: a name that nobody can have guessed.
    fn hidden(&self, ending: &str) -> PathBuf {
        let mut name = OsString::from(".");
        name.push(&self.name);
        // The keys of the standard hasher come from the system's source of chance.
        name.push(format!(".{:016x}{ending}", RandomState::new().hash_one(&self.name)));
        self.folder.join(name)
    }

    /// The bytes in a hidden file of their own, on disk, with owner and mode of the file `like` it.
    fn stage(&self, bytes: &[u8], like: Option<&Metadata>) -> io::Result<Staged> {
        let staged = Staged(self.hidden(WRITING));
        let mut options = OpenOptions::new();
        // Never what is there already, and through no link.
        options.write(true).create_new(true);
        private(&mut options, like);
        let mut file = options.open(&staged.0)?;
        file.write_all(bytes)?;
        if let Some(like) = like {
            take_after(&file, like)?;
        }
        file.sync_all()?;
        Ok(staged)
    }
}

/// Ends the name of a file that is being written; of no worth when its run was killed.
const WRITING: &str = ".tmp";
/// Ends the name of a whole file that has changed places, or is about to: it may be the only copy of an edit.
const SWAPPED: &str = ".cu";

/// The real folder behind a step of the way, which is made if need be.
fn step_into(next: &Path, missing: Missing) -> io::Result<PathBuf> {
    match next.symlink_metadata() {
        Ok(kind) if kind.is_dir() => Ok(next.to_owned()),
        Ok(kind) if kind.is_symlink() => next.canonicalize(),
        Ok(_) => Err(io::ErrorKind::NotADirectory.into()),
        Err(error) if error.kind() == io::ErrorKind::NotFound && missing == Missing::Make => {
            match fs::create_dir(next) {
                Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(error),
                _ => {}
            }
            next.parent().map_or(Ok(()), sync)?;
            // Another one may have put something else there at the same moment.
            step_into(next, Missing::Leave)
        }
        Err(error) => Err(error),
    }
}

/// A hidden file that goes unless it has been moved on.
struct Staged(PathBuf);

impl Drop for Staged {
    fn drop(&mut self) {
        drop(fs::remove_file(&self.0));
    }
}

/// Puts `bytes` at `path`, whole or not at all, where nothing is yet: not even what was put there a moment ago is
/// overwritten. The file gets the mode of the file `like`, if there is one.
///
/// # Errors
/// As [`Place::find`], and when the disk does not take it.
pub(in crate::command) fn write_new(
    root: &Path,
    path: &Path,
    bytes: &[u8],
    like: Option<&Path>,
) -> Result<Written, Failure> {
    let place = Place::make(root, path)?;
    let like = like.and_then(|like| like.symlink_metadata().ok());
    let put = || {
        let staged = place.stage(bytes, like.as_ref())?;
        let written = move_new(&staged.0, &place.target())?;
        sync(&place.folder)?;
        Ok(written)
    };
    put().map_err(|error| unwritable(path, &error))
}

/// Replaces the file at `path`, which was read and judged as `judged`, by `fresh`. `spare` gives free names in its
/// folder, for a file that must not get lost.
///
/// # Errors
/// As [`Place::find`]; a file that is read-only; when the disk does not take it. The old file is then still there.
pub(in crate::command) fn replace(
    root: &Path,
    path: &Path,
    (judged, fresh): (&[u8], &[u8]),
    old: Old,
    spare: &dyn Fn() -> PathBuf,
) -> Result<Written, Failure> {
    let place = Place::make(root, path)?;
    let failed = |error: io::Error| unwritable(path, &error);
    let like = match open_old(&place.target()) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return write_new(root, path, fresh, None),
        like => like.map_err(failed)?,
    };
    let still = old == Old::PutAside || holds(&place.target(), judged);
    if !still {
        return Ok(Written::Overtaken);
    }
    let swap = Swap { place: &place, spare };
    swap.run(&like, (judged, fresh), old).map_err(failed)
}

/// What is known of a file that may be written over.
fn open_old(target: &Path) -> io::Result<Metadata> {
    // Opened, not written: the system alone knows all reasons why it would not be.
    let file = OpenOptions::new().write(true).open(target)?;
    let known = file.metadata()?;
    // The administrator may write everything; the officer has said that this file is finished.
    if known.permissions().readonly() { Err(io::ErrorKind::PermissionDenied.into()) } else { Ok(known) }
}

/// One exchange of files.
struct Swap<'a> {
    place: &'a Place,
    spare: &'a dyn Fn() -> PathBuf,
}

impl Swap<'_> {
    fn run(&self, like: &Metadata, (judged, fresh): (&[u8], &[u8]), old: Old) -> io::Result<Written> {
        let target = self.place.target();
        let staged = self.place.stage(fresh, Some(like))?;
        let hidden = self.place.hidden(SWAPPED);
        fs::rename(&staged.0, &hidden)?;
        let out = match self.change_places(&hidden, &target) {
            Ok(Some(out)) => out,
            Ok(None) => return Ok(Written::Overtaken),
            Err(error) => {
                drop(fs::remove_file(&hidden));
                return Err(error);
            }
        };
        sync(&self.place.folder)?;
        if old == Old::PutAside {
            self.put_aside(&out)?;
        } else if !self.discard(&out, judged)? {
            // It was saved between judging and changing places: it goes back, and what stood there meanwhile goes, if
            // that is still ours.
            if let Some(back) = self.change_places(&out, &target)?
                && !self.discard(&back, fresh)?
            {
                self.put_aside(&back)?;
            }
            sync(&self.place.folder)?;
            return Ok(Written::Overtaken);
        }
        // Where a power cut brings the old file's hidden name back, the next run clears it.
        Ok(Written::Done)
    }

    /// Puts the file `new` at `target`; where the file is that stood there. `None`: another one took the place in
    /// between, and is left; all else is put aside.
    fn change_places(&self, new: &Path, target: &Path) -> io::Result<Option<PathBuf>> {
        if exchange(new, target)? {
            return Ok(Some(new.to_owned()));
        }
        self.change_places_by_turns(new, target)
    }

    /// The same where the system cannot exchange two files: the old one moves out, the new one in. A run that is killed
    /// in between leaves the old one under its hidden name; the next one puts it back.
    fn change_places_by_turns(&self, new: &Path, target: &Path) -> io::Result<Option<PathBuf>> {
        let out = self.place.hidden(SWAPPED);
        fs::rename(target, &out)?;
        match move_new(new, target) {
            Ok(Written::Done) => Ok(Some(out)),
            Ok(Written::Overtaken) => {
                self.put_aside(&out)?;
                fs::remove_file(new)?;
                Ok(None)
            }
            Err(error) => {
                drop(move_new(&out, target));
                Err(error)
            }
        }
    }

    /// Removes a file that came out if it holds `known`; whether it did.
    fn discard(&self, out: &Path, known: &[u8]) -> io::Result<bool> {
        if !out.symlink_metadata()?.is_file() {
            return Ok(false);
        }
        let mut file = open(out)?;
        let before = file.metadata()?;
        if before.len() != known.len() as u64 || read_all(&mut file)? != known {
            return Ok(false);
        }
        fs::remove_file(out)?;
        // Who had it open all the time may still have written into it.
        let after = file.metadata()?;
        if (before.len(), before.modified()?) != (after.len(), after.modified()?) {
            file.rewind()?;
            let late = self.place.stage(&read_all(&mut file)?, Some(&after))?;
            self.put_aside(&late.0)?;
        }
        Ok(true)
    }

    /// Gives a file one of the spare names.
    fn put_aside(&self, out: &Path) -> io::Result<()> {
        loop {
            let name = (self.spare)();
            let free = self.place.folder.join(name.file_name().unwrap_or(OsStr::new("")));
            if move_new(out, &free)? == Written::Done {
                return Ok(());
            }
        }
    }
}

/// Moves a file to a name that is free.
fn move_new(from: &Path, to: &Path) -> io::Result<Written> {
    match rename_new(from, to) {
        Ok(()) => Ok(Written::Done),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(Written::Overtaken),
        Err(error) => Err(error),
    }
}

#[expect(clippy::disallowed_methods, reason = "files and folders that are being written are looked at again")]
fn open(path: &Path) -> io::Result<File> {
    File::open(path)
}

fn read_all(file: &mut File) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Whether a file holds these bytes. What has grown is not read.
fn holds(path: &Path, bytes: &[u8]) -> bool {
    path.symlink_metadata().is_ok_and(|kind| kind.is_file() && kind.len() == bytes.len() as u64)
        && open(path).and_then(|mut file| read_all(&mut file)).is_ok_and(|there| there == bytes)
}

#[cfg(test)]
mod tests;
