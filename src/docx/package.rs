//! The DOCX archive: same parts, same bytes.

use std::io::{Cursor, Write};

use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// A part and its bytes.
#[derive(Debug)]
pub(super) struct Entry {
    name: &'static str,
    bytes: Vec<u8>,
}

impl Entry {
    pub(super) fn new(name: &'static str, bytes: Vec<u8>) -> Self {
        Self { name, bytes }
    }

    /// Its name and bytes.
    pub(super) fn content(&self) -> (&'static str, &[u8]) {
        (self.name, &self.bytes)
    }
}

/// Packs the parts in the order given, all dated 1980-01-01.
pub(super) fn write<'a>(entries: impl Iterator<Item = &'a Entry>) -> Result<Vec<u8>, ZipError> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(6))
        .last_modified_time(DateTime::DEFAULT)
        .unix_permissions(0o644);
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for entry in entries {
        archive.start_file(entry.name, options)?;
        archive.write_all(&entry.bytes)?;
    }
    Ok(archive.finish()?.into_inner())
}
