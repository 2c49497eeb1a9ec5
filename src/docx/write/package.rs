//! The DOCX archive: same parts, same bytes.

use std::borrow::Cow;
use std::io::{Cursor, Write};

use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// A paper's own parts that are smaller are stored: setting the compressor up costs more than the bytes it saves.
const WORTH_PACKING: usize = 4096;

/// A part and its bytes.
#[derive(Debug)]
pub(super) struct Entry {
    name: Cow<'static, str>,
    bytes: Vec<u8>,
}

impl Entry {
    pub(super) fn new(name: impl Into<Cow<'static, str>>, bytes: Vec<u8>) -> Self {
        Self { name: name.into(), bytes }
    }

    /// Its name and bytes.
    pub(super) fn content(&self) -> (&str, &[u8]) {
        (&self.name, &self.bytes)
    }
}

/// An archive of the parts that are the same in every paper, packed once; others are added behind a copy of it.
#[derive(Debug)]
pub(super) struct Base(Vec<u8>);

impl Base {
    /// Packs the parts in the order given.
    pub(super) fn new(entries: &[Entry]) -> Result<Self, ZipError> {
        add(ZipWriter::new(Cursor::new(Vec::new())), entries.iter(), 0).map(Self)
    }

    /// The archive with more parts behind.
    pub(super) fn with<'a>(&self, entries: impl Iterator<Item = &'a Entry>) -> Result<Vec<u8>, ZipError> {
        add(ZipWriter::new_append(Cursor::new(self.0.clone()))?, entries, WORTH_PACKING)
    }
}

/// Adds parts, all dated 1980-01-01; those of at least `worth_packing` bytes are compressed, but not pictures, which
/// are.
fn add<'a>(
    mut archive: ZipWriter<Cursor<Vec<u8>>>,
    entries: impl Iterator<Item = &'a Entry>,
    worth_packing: usize,
) -> Result<Vec<u8>, ZipError> {
    let stored = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        .last_modified_time(DateTime::DEFAULT)
        .unix_permissions(0o644);
    let packed = stored.compression_method(CompressionMethod::Deflated).compression_level(Some(6));
    for entry in entries {
        let options =
            if entry.bytes.len() < worth_packing || entry.name.ends_with(".png") { stored } else { packed };
        archive.start_file(entry.name.as_ref(), options)?;
        archive.write_all(&entry.bytes)?;
    }
    Ok(archive.finish()?.into_inner())
}
