//! Reading and writing files: bounded, and whole or not at all.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

use crate::diagnostic::{Code, Diagnostic, Route};
pub(super) use crate::project::files::shown;
use crate::project::files::{Entry, Failure, Files, Listing};
use crate::yaml::decode::decode;

mod put;

use put::{Missing, Place};
pub(super) use put::{Old, Written, clear_leftovers, put_back, remove, replace, write_new};

/// The largest data file that is read.
pub(super) const MAX_BYTES: u64 = 32 * 1024 * 1024;

/// The disk.
#[derive(Debug, Clone, Copy)]
pub(super) struct Disk;

impl Files for Disk {
    fn text(&self, path: &Path) -> Result<String, Failure> {
        read_text(path)
    }

    fn beside(&self, folder: &Path, path: &Path) -> Result<String, Failure> {
        let below = path.strip_prefix(folder).unwrap_or(path);
        let mut way = folder.to_owned();
        for part in below.components() {
            way.push(part);
            if way.symlink_metadata().is_ok_and(|kind| kind.is_symlink()) {
                return Err(leads_out(&way, folder));
            }
        }
        read_text(path)
    }

    #[expect(clippy::disallowed_methods, reason = "this is the one place that lists folders, and it sorts")]
    fn list(&self, folder: &Path) -> Result<Listing, Failure> {
        let listed = match fs::read_dir(folder) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Listing::default()),
            listed => listed.and_then(Iterator::collect::<io::Result<Vec<fs::DirEntry>>>),
        };
        let found = listed.map_err(|error| unreadable(folder, &error))?;
        let mut listing = Listing::default();
        for entry in found {
            let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
            match entry.file_name().into_string() {
                Ok(name) if name.starts_with('.') => {}
                Ok(name) => listing.entries.push(Entry { name, is_folder }),
                Err(name) => listing.unreadable.push(name.to_string_lossy().into_owned()),
            }
        }
        // The disk's own order differs from machine to machine.
        listing.entries.sort();
        listing.unreadable.sort();
        Ok(listing)
    }
}

/// That a folder is there and can be listed.
///
/// # Errors
/// When it is not, or cannot.
pub(super) fn readable(folder: &Path) -> Result<(), Failure> {
    let there = folder.metadata().map_err(|error| unreadable(folder, &error))?;
    if there.is_dir() {
        Disk.list(folder).map(drop)
    } else {
        Err(unreadable(folder, &io::ErrorKind::NotADirectory.into()))
    }
}

/// The text of a data file.
///
/// # Errors
/// When it is not a file of text in UTF-8 of at most [`MAX_BYTES`].
fn read_text(path: &Path) -> Result<String, Failure> {
    decode(&shown(path), read_bytes(path)?).map_err(Failure::Content)
}

/// The bytes of a regular file.
///
/// # Errors
/// When it is missing, unreadable, not a regular file or too large.
#[expect(clippy::disallowed_methods, reason = "this is the one place that reads data files")]
pub(super) fn read_bytes(path: &Path) -> Result<Vec<u8>, Failure> {
    // A fifo or a device would hang or never end.
    let kind = fs::metadata(path).map_err(|error| unreadable(path, &error))?;
    if !kind.is_file() {
        let what = if kind.is_dir() {
            "đây là thư mục, không phải tệp"
        } else {
            "đây không phải tệp thường"
        };
        let finding = Diagnostic::error(Code::KhongDocDuoc, &shown(path), &Route::root(), what);
        return Err(Failure::Disk(Box::new(finding)));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(kind.len().min(MAX_BYTES)).unwrap_or(0));
    let file = File::open(path).map_err(|error| unreadable(path, &error))?;
    file.take(MAX_BYTES + 1).read_to_end(&mut bytes).map_err(|error| unreadable(path, &error))?;
    if bytes.len() as u64 > MAX_BYTES {
        let finding = Diagnostic::error(Code::QuaLon, &shown(path), &Route::root(), "tệp lớn hơn 32 MB")
            .hint("tệp dữ liệu chỉ gồm chữ; xem có chép nhầm tệp khác vào không");
        return Err(Failure::Content(Box::new(finding)));
    }
    Ok(bytes)
}

/// What stands at a path that is to be written.
#[derive(Debug)]
pub(super) enum Found {
    /// Nothing.
    Nothing,
    /// A file with these bytes.
    File(Vec<u8>),
}

/// The file at `path` below `root`, if there is one.
///
/// # Errors
/// When something is there that cannot be read, or a link leads out of `root`.
pub(super) fn find(root: &Path, path: &Path) -> Result<Found, Failure> {
    let is_there = |place: &Place| !matches!(place.target().symlink_metadata(), Err(error) if error.kind() == io::ErrorKind::NotFound);
    match Place::find(root, path, Missing::Leave)?.is_some_and(|place| is_there(&place)) {
        true => read_bytes(path).map(Found::File),
        false => Ok(Found::Nothing),
    }
}

/// Whether the way to `path` leads out of `root`, through a link.
pub(super) fn is_outside(root: &Path, path: &Path) -> bool {
    Place::find(root, path, Missing::Leave).is_err()
}

/// A link that leads out of the folder that was named.
fn leads_out(link: &Path, root: &Path) -> Failure {
    let what =
        format!("đây là liên kết (lối tắt); không đọc, không ghi qua liên kết ra ngoài {}", shown(root));
    let finding = Diagnostic::error(Code::LienKet, &shown(link), &Route::root(), what);
    Failure::Disk(Box::new(finding.hint("xóa liên kết này, để chính thư mục hoặc tệp vào đây")))
}

/// A file that could not be written.
pub(super) fn unwritable(path: &Path, error: &io::Error) -> Failure {
    let finding = Diagnostic::error(Code::KhongGhiDuoc, &shown(path), &Route::root(), reason(error));
    Failure::Disk(Box::new(match error.kind() {
        io::ErrorKind::PermissionDenied | io::ErrorKind::ResourceBusy => {
            finding.hint("bỏ dấu chỉ đọc của tệp hoặc xin quyền ghi vào thư mục; nếu đang mở tệp bằng Word thì đóng lại rồi chạy lại")
        }
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
            finding.hint("xóa bớt tệp rồi chạy lại; các văn bản cũ vẫn còn nguyên")
        }
        _ => finding,
    }))
}

/// A file or folder that could not be read.
pub(super) fn unreadable(path: &Path, error: &io::Error) -> Failure {
    if path.symlink_metadata().is_ok_and(|link| link.is_symlink())
        && error.kind() != io::ErrorKind::PermissionDenied
    {
        let what = "đây là liên kết (lối tắt) chỉ tới tệp không có";
        let finding = Diagnostic::error(Code::KhongDocDuoc, &shown(path), &Route::root(), what);
        return Failure::Disk(Box::new(finding.hint("xóa liên kết này, chép chính tệp vào đây")));
    }
    let finding = Diagnostic::error(Code::KhongDocDuoc, &shown(path), &Route::root(), reason(error));
    Failure::Disk(Box::new(match error.kind() {
        io::ErrorKind::NotFound => {
            finding.hint("kiểm tra tên thư mục và tên tệp; đứng ở thư mục có data/ rồi chạy lại")
        }
        io::ErrorKind::PermissionDenied => finding.hint("xin quyền đọc, ghi tệp này"),
        _ => finding,
    }))
}

/// An I/O error in the officer's words.
pub(super) fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "không có tệp này".to_owned(),
        io::ErrorKind::PermissionDenied => "không có quyền đọc hoặc ghi".to_owned(),
        io::ErrorKind::StorageFull => "ổ đĩa đã đầy".to_owned(),
        io::ErrorKind::QuotaExceeded => "đã hết phần ổ đĩa được dùng".to_owned(),
        io::ErrorKind::ReadOnlyFilesystem => "ổ đĩa chỉ cho đọc".to_owned(),
        io::ErrorKind::IsADirectory => "đây là thư mục, không phải tệp".to_owned(),
        io::ErrorKind::NotADirectory | io::ErrorKind::AlreadyExists => {
            "có một tệp nằm ở chỗ phải là thư mục".to_owned()
        }
        _ => format!("lỗi khi đọc hoặc ghi ({error})"),
    }
}

/// Keeps other runs from writing below `folder` until it is dropped. Where the system cannot lock a folder, both write,
/// and the last one's files stay, each whole.
#[derive(Debug)]
pub(super) struct Lock {
    _folder: File,
}

/// Locks a folder, which is made if need be. `waiting` is called once if another run has it.
#[expect(clippy::disallowed_methods, reason = "a folder is opened, to be locked")]
pub(super) fn lock(folder: &Path, waiting: impl FnOnce()) -> Option<Lock> {
    fs::create_dir_all(folder).ok()?;
    let handle = File::open(folder).ok()?;
    match handle.try_lock() {
        Ok(()) => {}
        Err(fs::TryLockError::WouldBlock) => {
            waiting();
            handle.lock().ok()?;
        }
        Err(fs::TryLockError::Error(_)) => return None,
    }
    Some(Lock { _folder: handle })
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::Disk;
    use crate::project::Files;
    use crate::project::survey::survey;

    #[test]
    fn what_cannot_be_listed_is_told_and_what_is_not_there_holds_nothing() {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml");
        assert!(Disk.list(&file).is_err());
        assert_eq!(survey(&Disk, &file).closed.len(), 1);
        assert!(Disk.list(&file.with_file_name("khong-co")).is_ok_and(|listing| listing.entries.is_empty()));
        assert!(survey(&Disk, &file.with_file_name("khong-co")).closed.is_empty());
    }
}
