//! The fingerprints of a DOCX: custom document properties, which word processors keep.
//!
//! `vanthu-tep` is over all other parts: the file as written. `vanthu-noi-dung` is over its lines ([`super::lines`]) and
//! pictures: the paper, whoever packed it. `vanthu-nguon` is over what it was made from. That of an
//! issued paper has the record of its own data, `vanthu-du-lieu` ([`super::issued`]).

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::issued::Record;
use super::lines::{self, Line};
use crate::docx::read::{self, Paper, PaperError};
use crate::docx::write::{self, CUSTOM_PART, Property};
use crate::print::Print;

const SOURCES: &str = "vanthu-nguon";
const CONTENT: &str = "vanthu-noi-dung";
const FILE: &str = "vanthu-tep";
const VERSION: &str = "vanthu-phien-ban";
const RECORD: &str = "vanthu-du-lieu";

/// Most bytes of a DOCX, unpacked, that are read.
const LIMIT: u64 = 64 << 20;

/// The fingerprints of one DOCX.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seal {
    /// What it was made from.
    pub sources: Print,
    /// Its lines.
    pub content: Print,
    /// Its parts, custom properties apart.
    pub file: Print,
    /// The record of an issued paper.
    pub record: Option<Record>,
}

impl Seal {
    /// The properties that carry it.
    pub fn properties(&self) -> Vec<Property> {
        self.properties_of(env!("CARGO_PKG_VERSION"))
    }

    /// The same as a version of the program wrote them.
    fn properties_of(&self, version: &str) -> Vec<Property> {
        let record = self.record.as_ref().map(|record| (RECORD, record.to_string()));
        let properties = [
            (VERSION, version.to_owned()),
            (SOURCES, self.sources.to_string()),
            (CONTENT, self.content.to_string()),
            (FILE, self.file.to_string()),
        ];
        properties.into_iter().chain(record).map(|(name, value)| (name.to_owned(), value)).collect()
    }
}

/// What a DOCX in the way of a new version is.
#[derive(Debug)]
pub enum State {
    /// As it was generated, from these sources.
    Ours(Print),
    /// Generated from these sources and saved again: text and emphasis are the same, its form is to be compared.
    Resaved(Print, Box<Reading>),
    /// Generated, and its text edited since.
    Edited(Print, Box<Reading>),
    /// Generated, and such that it does not read since.
    Damaged(PaperError),
    /// Not generated.
    Foreign,
}

/// A DOCX as read, with what its pictures show.
#[derive(Debug)]
pub struct Reading {
    /// The paper.
    pub paper: Paper,
    /// The fingerprint of each picture, in the body's order: a word processor names and numbers them anew.
    pub(super) pictures: Vec<Print>,
    /// Whether bytes stand before or behind the archive.
    pub(super) has_stray_bytes: bool,
}

/// Reads a DOCX with its pictures. One that is damaged, missing or beyond the limit counts as an empty one, which
/// differs from every other: the paper is then an edited one, not a faulty one.
///
/// # Errors
/// As [`read::read`].
pub fn read(bytes: &[u8]) -> Result<Reading, PaperError> {
    let paper = read::read(bytes)?;
    let mut known = BTreeMap::new();
    let mut left = LIMIT;
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok();
    let pictures = paper.pictures.iter().map(|part| {
        *known.entry(part.as_str()).or_insert_with(|| {
            let content = archive.as_mut().and_then(|archive| picture(archive, part, &mut left));
            picture_print(&content.unwrap_or_default())
        })
    });
    let pictures = pictures.collect();
    let has_stray_bytes = archive.is_none_or(|archive| !is_at_ends(&archive, bytes));
    Ok(Reading { paper, pictures, has_stray_bytes })
}

/// Whether an archive begins with the first byte and its list of parts, without a comment, ends with the last one.
fn is_at_ends(archive: &ZipArchive<Cursor<&[u8]>>, bytes: &[u8]) -> bool {
    let Some((head, end)) = bytes.split_last_chunk::<END_OF_ARCHIVE>() else { return false };
    let number = |at: usize| end[at..].first_chunk().copied().map_or(0, u32::from_le_bytes) as usize;
    // Its size and where it begins: it reaches up to its end record.
    let (size, from) = (number(12), number(16));
    bytes.starts_with(b"PK\x03\x04")
        && archive.offset() == 0
        && end.starts_with(b"PK\x05\x06")
        && end.ends_with(&[0, 0])
        && from.checked_add(size) == Some(head.len())
}

/// Bytes of the record that ends an archive without a comment.
const END_OF_ARCHIVE: usize = 22;

/// The bytes of a picture, where they read and what is `left` to read suffices.
fn picture(archive: &mut ZipArchive<Cursor<&[u8]>>, part: &str, left: &mut u64) -> Option<Vec<u8>> {
    let mut content = Vec::new();
    let entry = archive.by_name(part).ok()?;
    let whole = entry.take(*left + 1).read_to_end(&mut content).ok();
    let rest = left.checked_sub(content.len() as u64);
    *left = rest.unwrap_or(0);
    whole.and(rest).map(|_| content)
}

fn picture_print(picture: &[u8]) -> Print {
    Print::of([picture])
}

/// The fingerprint of what a paper says. It has no pictures; those of older versions of the program had.
pub fn content(lines: &[Line]) -> Print {
    content_print(lines, &[])
}

fn content_print(lines: &[Line], pictures: &[Print]) -> Print {
    let text = lines::print(lines);
    if pictures.is_empty() {
        return text;
    }
    let prints: Vec<String> = [&text].into_iter().chain(pictures).map(Print::to_string).collect();
    Print::of(prints.iter().map(String::as_bytes))
}

/// What a file is.
pub fn state(bytes: &[u8]) -> State {
    let Some(Parts { custom, print, at_ends }) = read_parts(bytes) else { return State::Foreign };
    let Some((seal, version)) = custom.as_deref().and_then(read_seal) else { return State::Foreign };
    let written = write::custom_part(&seal.properties_of(&version));
    if print == seal.file && at_ends && custom.is_some_and(|custom| custom.as_bytes() == written) {
        return State::Ours(seal.sources);
    }
    match read(bytes) {
        Ok(read) if content_print(&lines::of_paper(&read.paper), &read.pictures) == seal.content => {
            State::Resaved(seal.sources, Box::new(read))
        }
        Ok(read) => State::Edited(seal.sources, Box::new(read)),
        Err(error) => State::Damaged(error),
    }
}

/// Whether a file was generated once, whatever has become of it.
pub fn is_ours(bytes: &[u8]) -> bool {
    seal_of(bytes).is_some()
}

/// The fingerprints of a file that was generated once, whatever has become of it.
pub fn seal_of(bytes: &[u8]) -> Option<Seal> {
    read_parts(bytes).and_then(|parts| read_seal(&parts.custom?)).map(|(seal, _)| seal)
}

/// Whether a paper that has been read carries the fingerprints of this program.
pub fn is_sealed(paper: &Paper) -> bool {
    paper.custom.contains_key(CONTENT)
}

/// A file that says what a fresh version says though nothing in it shows that it was generated: another program has
/// dropped the fingerprints.
pub fn version_of(bytes: &[u8], fresh: &Reading) -> Option<Box<Reading>> {
    let read = read(bytes).ok()?;
    lines::are_versions(&lines::of_paper(&read.paper), &lines::of_paper(&fresh.paper)).then(|| Box::new(read))
}

/// The lines of a DOCX that reads.
pub fn read_lines(bytes: &[u8]) -> Vec<Line> {
    read::read(bytes).map(|paper| lines::of_paper(&paper)).unwrap_or_default()
}

/// What a file says of itself.
struct Parts {
    /// The custom properties part.
    custom: Option<String>,
    /// The fingerprint of all others.
    print: Print,
    /// Whether nothing stands before or behind the archive.
    at_ends: bool,
}

/// The parts of a file; `None` when it is no archive of a paper's size.
fn read_parts(bytes: &[u8]) -> Option<Parts> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let at_ends = is_at_ends(&archive, bytes);
    let mut custom = None;
    let mut parts = Vec::with_capacity(archive.len());
    let mut left = LIMIT;
    for at in 0..archive.len() {
        let mut entry = archive.by_index(at).ok()?;
        let name = entry.name().to_owned();
        let mut content = Vec::new();
        let read = entry.by_ref().take(left + 1).read_to_end(&mut content).ok()?;
        left = left.checked_sub(read as u64)?;
        if name == CUSTOM_PART {
            custom = String::from_utf8(content).ok();
        } else {
            parts.push((name, content));
        }
    }
    let print = Print::of(parts.iter().flat_map(|(name, content)| [name.as_bytes(), content.as_slice()]));
    Some(Parts { custom, print, at_ends })
}

/// The fingerprints in a custom properties part, whoever wrote it, and the version of the program that set them.
fn read_seal(custom: &str) -> Option<(Seal, String)> {
    let text = |name: &str| {
        let (_, rest) = custom.split_once(&format!("name=\"{name}\""))?;
        let (content, _) = rest.split_once("</")?;
        Some(content.rsplit_once('>')?.1.trim())
    };
    let print = |name: &str| text(name)?.parse().ok();
    let record = text(RECORD).and_then(|record| record.parse().ok());
    let seal = Seal { sources: print(SOURCES)?, content: print(CONTENT)?, file: print(FILE)?, record };
    Some((seal, text(VERSION).unwrap_or_default().to_owned()))
}

/// Whether a custom property is one of the fingerprints.
pub(super) fn is_fingerprint(property: &str) -> bool {
    [VERSION, SOURCES, CONTENT, FILE, RECORD].contains(&property)
}
