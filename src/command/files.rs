//! Reading and writing files: bounded, and whole or not at all.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use super::Outcome;
use crate::data::decode::decode;
use crate::diagnostic::{Code, Diagnostic, Route};

/// The largest data file that is read.
pub(super) const MAX_BYTES: u64 = 32 * 1024 * 1024;

/// Why a file could not be used: a finding about the file, and whether it is a matter of the disk (exit code 3) or of
/// what is in the file (1).
#[derive(Debug)]
pub(super) enum Failure {
    /// Could not be read or written.
    Disk(Box<Diagnostic>),
    /// Was read, but is no text.
    Content(Box<Diagnostic>),
}

impl Failure {
    /// How a run ends that met it.
    pub(super) fn outcome(&self) -> Outcome {
        match self {
            Failure::Disk(_) => Outcome::Io,
            Failure::Content(_) => Outcome::Faults,
        }
    }

    /// The finding.
    pub(super) fn finding(&self) -> &Diagnostic {
        match self {
            Failure::Disk(finding) | Failure::Content(finding) => finding,
        }
    }
}

/// The path as an officer would name it.
pub(super) fn shown(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

/// The text of a data file.
///
/// # Errors
/// When it is not a file of text in UTF-8 of at most [`MAX_BYTES`].
pub(super) fn read_text(path: &Path) -> Result<String, Failure> {
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

/// The file at `path`, if there is one.
///
/// # Errors
/// When something is there that cannot be read.
pub(super) fn find(path: &Path) -> Result<Found, Failure> {
    match path.symlink_metadata() {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Found::Nothing),
        _ => read_bytes(path).map(Found::File),
    }
}

/// A file that could not be written.
pub(super) fn unwritable(path: &Path, error: &io::Error) -> Failure {
    let finding = Diagnostic::error(Code::KhongGhiDuoc, &shown(path), &Route::root(), reason(error));
    Failure::Disk(Box::new(match error.kind() {
        io::ErrorKind::PermissionDenied | io::ErrorKind::ResourceBusy => {
            finding.hint("xin quyền ghi vào thư mục; nếu đang mở tệp bằng Word thì đóng lại rồi chạy lại")
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

/// Puts `bytes` at `path`, whole or not at all: a temporary file beside it, synced, then renamed over it.
///
/// # Errors
/// When the folder cannot be made or written; the old file is then still there.
pub(super) fn write_atomic(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().unwrap_or_else(|| Path::new("."));
    fs::create_dir_all(folder)?;
    let temporary = temporary_beside(path);
    let written = write_synced(&temporary, bytes).and_then(|()| fs::rename(&temporary, path));
    if written.is_err() {
        drop(fs::remove_file(&temporary));
    }
    written
}

/// Puts `bytes` at `path`, whole or not at all, where nothing is yet: not even what was put there a moment ago is
/// overwritten.
///
/// # Errors
/// When something is there ([`io::ErrorKind::AlreadyExists`]), or the folder cannot be made or written.
pub(super) fn write_new(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().unwrap_or_else(|| Path::new("."));
    fs::create_dir_all(folder)?;
    let temporary = temporary_beside(path);
    let written = write_synced(&temporary, bytes).and_then(|()| link_new(&temporary, path));
    drop(fs::remove_file(&temporary));
    written
}

/// A second name for a file; on disks that know one name a file, a new name.
fn link_new(file: &Path, path: &Path) -> io::Result<()> {
    match fs::hard_link(file, path) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => match path.symlink_metadata() {
            Ok(_) => Err(io::ErrorKind::AlreadyExists.into()),
            Err(_) => fs::rename(file, path),
        },
        linked => linked,
    }
}

/// A name beside `path` that no other process uses.
fn temporary_beside(path: &Path) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!(".{name}.{}.tmp", std::process::id()))
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

/// Removes the temporary files of runs that were killed. Only for who has the [`Lock`].
#[expect(clippy::disallowed_methods, reason = "lists hidden files; their order does not matter")]
pub(super) fn clear_temporaries(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        if entry.file_name().to_str().is_some_and(is_temporary) {
            drop(fs::remove_file(entry.path()));
        }
    }
}

/// `.ke-hoach.docx.1234.tmp`, `.ke-hoach.yaml.1234.tmp`
fn is_temporary(name: &str) -> bool {
    let inner = name.strip_prefix('.').and_then(|name| name.strip_suffix(".tmp"));
    let paper = inner.and_then(|inner| inner.rsplit_once('.'));
    paper.is_some_and(|(paper, process)| {
        [".md", ".docx", ".yaml"].iter().any(|kind| paper.ends_with(kind))
            && !process.is_empty()
            && process.bytes().all(|byte| byte.is_ascii_digit())
    })
}

#[expect(clippy::disallowed_methods, reason = "the temporary file of write_atomic")]
fn write_synced(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = File::create(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}
