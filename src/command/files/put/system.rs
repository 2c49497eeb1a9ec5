//! What differs from system to system: names that change places, rights, and what makes names last.

use std::fs::{self, File, Metadata, OpenOptions};
use std::io;
use std::path::Path;

#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
use rustix::{
    fs::{CWD, RenameFlags, renameat_with},
    io::Errno,
};

/// What systems and disks answer that do not know the call.
#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn is_unknown(error: Errno) -> bool {
    [Errno::INVAL, Errno::NOSYS, Errno::NOTSUP, Errno::OPNOTSUPP].contains(&error)
}

/// Whether both files now have each other's names.
#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
pub(super) fn exchange(one: &Path, other: &Path) -> io::Result<bool> {
    match renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE) {
        Err(error) if is_unknown(error) => Ok(false),
        done => done.map(|()| true).map_err(Into::into),
    }
}

/// Moves a file to a name that is free.
#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
pub(super) fn rename_new(from: &Path, to: &Path) -> io::Result<()> {
    match renameat_with(CWD, from, CWD, to, RenameFlags::NOREPLACE) {
        Err(error) if is_unknown(error) => link_new(from, to),
        done => done.map_err(Into::into),
    }
}

/// This system has no such call.
#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
pub(super) fn exchange(_: &Path, _: &Path) -> io::Result<bool> {
    Ok(false)
}

/// Moves a file to a name that is free.
#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
pub(super) fn rename_new(from: &Path, to: &Path) -> io::Result<()> {
    link_new(from, to)
}

/// A second name for a file, then only that; on disks that know one name a file, a new name.
fn link_new(from: &Path, to: &Path) -> io::Result<()> {
    match fs::hard_link(from, to) {
        Ok(()) => fs::remove_file(from),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(error),
        Err(_) if to.symlink_metadata().is_ok() => Err(io::ErrorKind::AlreadyExists.into()),
        Err(_) => fs::rename(from, to),
    }
}

/// A file that is to take after another one is nobody else's until it does.
#[cfg(unix)]
pub(super) fn private(options: &mut OpenOptions, like: Option<&Metadata>) {
    use std::os::unix::fs::OpenOptionsExt;
    if like.is_some() {
        options.mode(0o600);
    }
}

#[cfg(not(unix))]
pub(super) fn private(_: &mut OpenOptions, _: Option<&Metadata>) {}

/// Owner, group and mode of another file. That one is finished does not make the other one so.
#[cfg(unix)]
pub(super) fn take_after(file: &File, like: &Metadata) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt, PermissionsExt, fchown};
    let own = file.metadata()?;
    if own.gid() != like.gid() {
        drop(fchown(file, None, Some(like.gid())));
    }
    if own.uid() != like.uid() {
        // Only the administrator may give files away; to others the file stays readable by the same mode.
        drop(fchown(file, Some(like.uid()), None));
    }
    let mut rights = like.permissions();
    if rights.readonly() {
        rights.set_mode(rights.mode() | 0o200);
    }
    file.set_permissions(rights)
}

#[cfg(not(unix))]
pub(super) fn take_after(file: &File, like: &Metadata) -> io::Result<()> {
    let mut rights = like.permissions();
    rights.set_readonly(false);
    file.set_permissions(rights)
}

/// Names of a folder outlive a power cut only once the folder is on disk.
#[cfg(unix)]
pub(super) fn sync(folder: &Path) -> io::Result<()> {
    match super::open(folder)?.sync_all() {
        // Some network disks know no such thing.
        Err(error) if matches!(error.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported) => {
            Ok(())
        }
        synced => synced,
    }
}

#[cfg(not(unix))]
pub(super) fn sync(_: &Path) -> io::Result<()> {
    Ok(())
}
