//! The DOCX archive: same parts, same bytes.

use std::borrow::Cow;
use std::io::{Cursor, Write};
use std::sync::Arc;

use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

/// How parts are compressed.
#[derive(Clone, Copy)]
struct Packing {
    /// Smaller ones are stored, in bytes.
    least: usize,
    /// Level of deflate.
    level: i64,
}

/// Parts that are the same in every paper: once for many.
const ONCE: Packing = Packing { least: 0, level: 6 };
/// A paper's own parts. Setting the compressor up for a small one costs more than the bytes it saves, and level 6 takes
/// twice the time of level 2 for a seventh of the bytes.
const EACH: Packing = Packing { least: 4096, level: 2 };

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

/// The parts that are the same in every paper, compressed once. Papers copy them as they are, and have one directory, at
/// the end: programs that read from the front stop at the first they meet.
#[derive(Debug)]
pub(super) struct Base(ZipArchive<Cursor<Arc<[u8]>>>);

impl Base {
    /// Packs the parts in the order given.
    pub(super) fn new(entries: &[Entry]) -> Result<Self, ZipError> {
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        add(&mut archive, entries.iter(), ONCE)?;
        ZipArchive::new(Cursor::new(archive.finish()?.into_inner().into())).map(Self)
    }

    /// An archive of these parts, one before them if need be, and more behind them.
    pub(super) fn with<'a>(
        &self,
        first: Option<&'a Entry>,
        entries: impl Iterator<Item = &'a Entry>,
    ) -> Result<Vec<u8>, ZipError> {
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        add(&mut archive, first.into_iter(), EACH)?;
        archive.merge_archive(self.0.clone())?;
        add(&mut archive, entries, EACH)?;
        Ok(archive.finish()?.into_inner())
    }
}

/// Adds parts, all dated 1980-01-01; workbooks are compressed already.
fn add<'a>(
    archive: &mut ZipWriter<Cursor<Vec<u8>>>,
    entries: impl Iterator<Item = &'a Entry>,
    packing: Packing,
) -> Result<(), ZipError> {
    let stored = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        .last_modified_time(DateTime::DEFAULT)
        .unix_permissions(0o644);
    let packed =
        stored.compression_method(CompressionMethod::Deflated).compression_level(Some(packing.level));
    for entry in entries {
        let options =
            if entry.bytes.len() < packing.least || entry.name.ends_with(".xlsx") { stored } else { packed };
        archive.start_file(entry.name.as_ref(), options)?;
        archive.write_all(&entry.bytes)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::{Base, EACH, Entry};

    fn number(archive: &[u8], at: usize, bytes: usize) -> usize {
        archive[at..at + bytes].iter().rev().fold(0, |number, byte| number << 8 | usize::from(*byte))
    }

    /// Where each local header stands, from the front on, and where the first thing is that is none.
    fn local_headers(archive: &[u8]) -> (Vec<usize>, usize) {
        let (mut headers, mut at) = (Vec::new(), 0);
        while archive[at..].starts_with(b"PK\x03\x04") {
            assert_eq!(number(archive, at + 6, 2) & 8, 0, "sizes stand in the header, not behind the part");
            headers.push(at);
            let lengths =
                [(18, 4), (26, 2), (28, 2)].map(|(field, bytes)| number(archive, at + field, bytes));
            at += 30 + lengths.iter().sum::<usize>();
        }
        (headers, at)
    }

    /// The headers that the directory from `at` on points to; nothing may stand behind it but its end.
    fn directory(archive: &[u8], mut at: usize) -> Vec<usize> {
        let (start, mut headers) = (at, Vec::new());
        while archive[at..].starts_with(b"PK\x01\x02") {
            headers.push(number(archive, at + 42, 4));
            at += 46 + [28, 30, 32].map(|field| number(archive, at + field, 2)).iter().sum::<usize>();
        }
        assert!(archive[at..].starts_with(b"PK\x05\x06"), "the directory's end at {at}");
        assert_eq!([number(archive, at + 12, 4), number(archive, at + 16, 4)], [at - start, start]);
        assert_eq!(archive.len(), at + 22);
        headers
    }

    #[test]
    fn the_local_headers_lead_from_the_front_to_the_only_directory() {
        let entry = |name, size| Entry::new(name, (0..=u8::MAX).cycle().take(size).collect());
        let fixed = [entry("a.xml", 0), entry("b/b.xml", 3 * EACH.least)];
        let own = [entry("c.xml", EACH.least), entry("d.xlsx", 2 * EACH.least), entry("e.xml", 1)];
        let first = entry("[Content_Types].xml", 9);
        let archive = Base::new(&fixed).unwrap().with(Some(&first), own.iter()).unwrap();

        let (headers, end) = local_headers(&archive);
        assert_eq!(directory(&archive, end), headers);

        // As a program reads them that cannot look at the end first.
        let mut stream = archive.as_slice();
        for entry in [&first].into_iter().chain(&fixed).chain(&own) {
            let mut read = zip::read::read_zipfile_from_stream(&mut stream).unwrap().unwrap();
            let mut bytes = Vec::new();
            read.read_to_end(&mut bytes).unwrap();
            assert_eq!((read.name(), bytes.as_slice()), entry.content());
        }
        assert!(zip::read::read_zipfile_from_stream(&mut stream).unwrap().is_none());
    }
}
