//! Reading and writing files: bounded, and whole or not at all.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use crate::data::decode::decode;
use crate::diagnostic::{Diagnostic, Route};

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
        let finding = Diagnostic::error("khong-doc-duoc", &shown(path), &Route::root(), what);
        return Err(Failure::Disk(Box::new(finding)));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(kind.len().min(MAX_BYTES)).unwrap_or(0));
    let file = File::open(path).map_err(|error| unreadable(path, &error))?;
    file.take(MAX_BYTES + 1).read_to_end(&mut bytes).map_err(|error| unreadable(path, &error))?;
    if bytes.len() as u64 > MAX_BYTES {
        let finding = Diagnostic::error("qua-lon", &shown(path), &Route::root(), "tệp lớn hơn 32 MB")
            .hint("tệp dữ liệu chỉ gồm chữ; xem có chép nhầm tệp khác vào không");
        return Err(Failure::Content(Box::new(finding)));
    }
    Ok(bytes)
}

fn unreadable(path: &Path, error: &io::Error) -> Failure {
    let finding = Diagnostic::error("khong-doc-duoc", &shown(path), &Route::root(), reason(error));
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

/// A name beside `path` that no other process uses.
fn temporary_beside(path: &Path) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!(".{name}.{}.tmp", std::process::id()))
}

#[expect(clippy::disallowed_methods, reason = "the temporary file of write_atomic")]
fn write_synced(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = File::create(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}
