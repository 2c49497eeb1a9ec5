//! The zip package: parts by name, relationships, limits.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use super::error::PaperError;
use super::tree::{self, Budget, Tree};

/// Most entries of a package.
const ENTRY_LIMIT: usize = 4_096;
/// Most bytes of XML read from a package, unpacked: the longest paper that Word writes in a day has a tenth.
const BYTE_LIMIT: u64 = 48 << 20;
/// Most elements of all parts together.
const ELEMENT_LIMIT: usize = 1_000_000;
/// Most of them that become a value of their own (paragraphs, runs, cells, breaks): a table of 5,000 rows and 12 columns has
/// 185,000.
const PIECE_LIMIT: usize = 300_000;
/// Most text of all elements, in bytes: some 8,000 pages.
const TEXT_LIMIT: usize = 16 << 20;

/// Most relationships of a part that are followed.
const LINK_LIMIT: usize = 4_096;

/// An open package.
pub(super) struct Package<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    /// Entries that are not called as their part is, by the part's name.
    renamed: BTreeMap<String, usize>,
    bytes_left: u64,
    budget: Budget,
}

/// A relationship of a part: its id, the last word of its type, and the part it leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Relationship {
    pub(super) id: String,
    pub(super) kind: String,
    pub(super) target: String,
}

impl<'b> Package<'b> {
    pub(super) fn open(bytes: &'b [u8]) -> Result<Self, PaperError> {
        if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
            // Word wraps a locked DOCX into the old container, in a stream of this name.
            let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
            let locked = bytes.windows(name.len()).any(|window| window == name);
            return Err(if locked { PaperError::Password } else { PaperError::OldDoc });
        }
        if !bytes.starts_with(b"PK") {
            return Err(PaperError::NotDocx);
        }
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| PaperError::Damaged(String::new()))?;
        if archive.len() > ENTRY_LIMIT {
            return Err(PaperError::TooLarge);
        }
        let budget = Budget { elements: ELEMENT_LIMIT, pieces: PIECE_LIMIT, text: TEXT_LIMIT };
        let renamed = (0..archive.len()).filter_map(|at| {
            let name = archive.name_for_index(at)?;
            let part = part_name(name);
            (part != name).then_some((part, at))
        });
        let renamed = renamed.collect();
        Ok(Self { archive, renamed, bytes_left: BYTE_LIMIT, budget })
    }

    /// Names of all parts, in the order of the package.
    pub(super) fn names(&self) -> Vec<String> {
        (0..self.archive.len()).filter_map(|at| self.archive.name_for_index(at)).map(part_name).collect()
    }

    /// A part as a tree; `None` when the package has no such part.
    pub(super) fn tree(&mut self, part: &str) -> Result<Option<Tree>, PaperError> {
        let Some(bytes) = self.bytes(part)? else { return Ok(None) };
        let text = decode(bytes).ok_or_else(|| PaperError::Damaged(part.to_owned()))?;
        tree::parse(&text, part, &mut self.budget).map(Some)
    }

    /// A part's bytes; `None` when the package has no such part.
    pub(super) fn bytes(&mut self, part: &str) -> Result<Option<Vec<u8>>, PaperError> {
        let damaged = || PaperError::Damaged(part.to_owned());
        let at = self.archive.index_for_name(part).or_else(|| self.renamed.get(part).copied());
        let Some(at) = at else { return Ok(None) };
        let entry = match self.archive.by_index(at) {
            Ok(entry) => entry,
            Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => {
                return Err(PaperError::Password);
            }
            Err(_) => return Err(damaged()),
        };
        let mut bytes = Vec::new();
        // One byte more than allowed tells a full budget from an exceeded one; declared sizes are not trusted.
        entry.take(self.bytes_left.saturating_add(1)).read_to_end(&mut bytes).map_err(|_| damaged())?;
        let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        self.bytes_left = self.bytes_left.checked_sub(size).ok_or(PaperError::TooLarge)?;
        Ok(Some(bytes))
    }

    /// The relationships of `part` (empty name: of the package) that lead to parts inside the package.
    pub(super) fn relationships(&mut self, part: &str) -> Result<Vec<Relationship>, PaperError> {
        let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
        let path = if folder.is_empty() {
            format!("_rels/{file}.rels")
        } else {
            format!("{folder}/_rels/{file}.rels")
        };
        let Some(tree) = self.tree(&path)? else { return Ok(Vec::new()) };
        let links = tree.root().into_iter().flat_map(tree::Node::children);
        Ok(links
            .take(LINK_LIMIT)
            .filter(|link| link.attribute("TargetMode") != Some("External"))
            .filter_map(|link| {
                let kind = link.attribute("Type")?.rsplit('/').next()?;
                Some(Relationship {
                    id: link.attribute("Id")?.to_owned(),
                    kind: kind.to_owned(),
                    target: resolve(folder, link.attribute("Target")?),
                })
            })
            .collect())
    }
}

/// The part that an entry of the archive is: some programs write `./word/document.xml`, `/word/…` or `word\\…`.
fn part_name(entry: &str) -> String {
    let path = entry.replace('\\', "/");
    resolve("", &path)
}

/// A target as a path from the root of the package.
fn resolve(folder: &str, target: &str) -> String {
    let absolute = target.strip_prefix('/');
    let base = if absolute.is_some() { "" } else { folder };
    let mut steps: Vec<&str> = base.split('/').filter(|step| !step.is_empty()).collect();
    for step in absolute.unwrap_or(target).split('/') {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop();
            }
            step => steps.push(step),
        }
    }
    steps.join("/")
}

/// The text of a part: UTF-8, or UTF-16 with its mark, as the standard allows.
fn decode(bytes: Vec<u8>) -> Option<String> {
    let wide: Option<fn([u8; 2]) -> u16> = match bytes.get(..2) {
        Some([0xFF, 0xFE]) => Some(u16::from_le_bytes),
        Some([0xFE, 0xFF]) => Some(u16::from_be_bytes),
        _ => None,
    };
    if let Some(unit) = wide {
        let units = bytes.get(2..)?.chunks(2).map(|pair| match pair {
            [a, b] => unit([*a, *b]),
            _ => 0xDC00, // a lone surrogate: half a character at the end is damage
        });
        return char::decode_utf16(units).collect::<Result<String, _>>().ok();
    }
    let mut text = String::from_utf8(bytes).ok()?;
    if text.starts_with('\u{feff}') {
        text.drain(..'\u{feff}'.len_utf8());
    }
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::{Package, decode, resolve};
    use crate::docx::read::PaperError;
    use crate::docx::read::fixture::pack;

    #[test]
    fn targets_are_resolved_against_their_part() {
        assert_eq!(resolve("word", "header1.xml"), "word/header1.xml");
        assert_eq!(resolve("word", "/word/./header1.xml"), "word/header1.xml");
        assert_eq!(resolve("word", "../docProps/core.xml"), "docProps/core.xml");
        assert_eq!(resolve("", "../../word/document.xml"), "word/document.xml");
    }

    #[test]
    fn entries_may_be_written_as_paths_from_the_root() {
        let part = |name: &str, text: &str| (name.to_owned(), text.as_bytes().to_vec());
        let entries = [part("./a.xml", "1"), part("/b/c.xml", "2"), part("d\\e.xml", "3")];
        let bytes = pack(&entries, zip::CompressionMethod::Stored);
        let mut package = Package::open(&bytes).unwrap();
        let names = package.names();
        assert_eq!(names, ["a.xml", "b/c.xml", "d/e.xml"]);
        for (name, text) in names.iter().zip(["1", "2", "3"]) {
            assert_eq!(package.bytes(name), Ok(Some(text.as_bytes().to_vec())));
        }
        // What is called as its part is comes first.
        let bytes = pack(&[part("./a.xml", "1"), part("a.xml", "2")], zip::CompressionMethod::Stored);
        assert_eq!(Package::open(&bytes).unwrap().bytes("a.xml"), Ok(Some(b"2".to_vec())));
    }

    #[test]
    fn parts_are_utf8_or_marked_utf16() {
        let wide = |mark: u16, order: fn(u16) -> [u8; 2]| -> Vec<u8> {
            std::iter::once(mark).chain("<ấ/>".encode_utf16()).flat_map(order).collect()
        };
        assert_eq!(decode(wide(0xFEFF, u16::to_le_bytes)), Some("<ấ/>".to_owned()));
        assert_eq!(decode(wide(0xFEFF, u16::to_be_bytes)), Some("<ấ/>".to_owned()));
        assert_eq!(decode("\u{feff}<ấ/>".as_bytes().to_vec()), Some("<ấ/>".to_owned()));
        assert_eq!(decode(vec![0xFF, 0xFE, 0x3C]), None);
        assert_eq!(decode(vec![b'<', 0x80]), None);
    }

    #[test]
    fn what_is_no_package_is_named() {
        let open = |bytes: &[u8]| Package::open(bytes).err();
        assert_eq!(open(b""), Some(PaperError::NotDocx));
        assert_eq!(open(b"%PDF-1.7"), Some(PaperError::NotDocx));
        assert_eq!(open(b"PK\x03\x04rest"), Some(PaperError::Damaged(String::new())));
        let old = [0xD0, 0xCF, 0x11, 0xE0, 0xA1];
        assert_eq!(open(&old), Some(PaperError::OldDoc));
        let locked: Vec<u8> =
            old.into_iter().chain("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes)).collect();
        assert_eq!(open(&locked), Some(PaperError::Password));
    }

    #[test]
    fn what_unpacks_beyond_the_limit_is_too_large() {
        let bytes = pack(&[("a.xml".to_owned(), vec![b' '; 1000])], zip::CompressionMethod::Deflated);
        let mut package = Package::open(&bytes).unwrap();
        package.bytes_left = 1999;
        assert_eq!(package.bytes("a.xml").map(|bytes| bytes.map(|bytes| bytes.len())), Ok(Some(1000)));
        assert_eq!(package.bytes("a.xml"), Err(PaperError::TooLarge));
        assert_eq!(package.bytes("b.xml"), Ok(None));
    }
}
