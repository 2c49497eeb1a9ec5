//! The fingerprint of a PDF: comments before its last `startxref`, which no viewer shows and PDF/A allows. Behind the last
//! `%%EOF` it allows nothing.
//!
//! A PDF can be written over by any program without its text being read again, so what counts are its bytes: they are as
//! they were generated, or somebody has signed, stamped or changed it. A signature is added behind what was there, so the
//! fingerprint stays. The Markdown that the paper was made from is carried along, with the record of an issued paper
//! ([`super::issued`]): by it the paper is known when no other format of it is there.

use std::io::{Read, Write};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use flate2::Compression;
use flate2::read::ZlibDecoder;
use flate2::write::ZlibEncoder;

use crate::pdf::CREATOR;
use crate::print::Print;

const SOURCES: &str = "%vanthu-nguon ";
const TEXT: &str = "%vanthu-chu ";
const FILE: &str = "%vanthu-tep ";
const TAIL: &str = "startxref";

/// Letters of the carried Markdown on one line.
const WIDTH: usize = 120;
/// Most bytes of Markdown that are read back.
const LIMIT: u64 = 32 << 20;

/// What a PDF in the way of a new version is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// As it was generated, from these sources.
    Ours(Print),
    /// Generated, and changed since; from what, if another program has left that in it.
    Changed {
        /// What it was made from.
        sources: Option<Print>,
        /// Whether it bears a digital signature.
        signed: bool,
    },
    /// Not generated.
    Foreign,
}

/// The file with what it was made from: the fingerprint of all sources, and its Markdown.
pub fn seal(pdf: &[u8], sources: Print, markdown: &str) -> Vec<u8> {
    let tail = last(pdf, TAIL).unwrap_or(pdf.len());
    let (head, tail) = pdf.split_at(tail);
    let mut sealed = Vec::with_capacity(pdf.len() + markdown.len());
    sealed.extend_from_slice(head);
    sealed.extend_from_slice(format!("{SOURCES}{sources}\n").as_bytes());
    let text = STANDARD.encode(packed(markdown));
    for part in text.as_bytes().chunks(WIDTH) {
        sealed.extend_from_slice(TEXT.as_bytes());
        sealed.extend_from_slice(part);
        sealed.push(b'\n');
    }
    let print = Print::of([sealed.as_slice(), tail]);
    sealed.extend_from_slice(format!("{FILE}{print}\n").as_bytes());
    sealed.extend_from_slice(tail);
    sealed
}

/// What a file is.
pub fn state(bytes: &[u8]) -> State {
    let sources = line(bytes, SOURCES).and_then(|(_, text)| text.parse().ok());
    let stamped = line(bytes, FILE).and_then(|(at, text)| Some((at, text.parse::<Print>().ok()?)));
    if let (Some(sources), Some((at, print))) = (sources, stamped) {
        let (head, rest) = bytes.split_at(at);
        let tail = rest.iter().position(|byte| *byte == b'\n').and_then(|end| rest.get(end + 1..));
        if tail.is_some_and(|tail| Print::of([head, tail]) == print) {
            return State::Ours(sources);
        }
    }
    if sources.is_none() && !says_ours(bytes) {
        return State::Foreign;
    }
    State::Changed { sources, signed: is_signed(bytes) }
}

/// Whether a file was generated once, whatever has become of it.
pub fn is_ours(bytes: &[u8]) -> bool {
    state(bytes) != State::Foreign
}

/// Whether a file bears a digital signature: it says which of its bytes are signed, and that is never packed.
pub fn is_signed(bytes: &[u8]) -> bool {
    last(bytes, "/ByteRange").is_some()
}

/// The Markdown that a file was made from, with its fingerprint and record; `None` where another program has left it out.
pub fn markdown(bytes: &[u8]) -> Option<String> {
    let (at, _) = line(bytes, SOURCES)?;
    let lines = bytes.get(at..)?.split(|byte| *byte == b'\n').skip(1);
    let parts = lines.map_while(|line| line.strip_prefix(TEXT.as_bytes()));
    let packed = STANDARD.decode(parts.flatten().copied().collect::<Vec<u8>>()).ok()?;
    let mut text = String::new();
    ZlibDecoder::new(packed.as_slice()).take(LIMIT).read_to_string(&mut text).ok()?;
    Some(text)
}

/// Whether its properties say that this program has made it: other programs hand them on.
fn says_ours(bytes: &[u8]) -> bool {
    let xmp = format!("<xmp:CreatorTool>{CREATOR}</xmp:CreatorTool>");
    let info = format!("/Creator ({CREATOR})");
    last(bytes, &xmp).is_some() || last(bytes, &info).is_some()
}

/// The last line that begins so: where it begins, and what stands behind.
fn line<'b>(bytes: &'b [u8], start: &str) -> Option<(usize, &'b str)> {
    let at = last(bytes, &format!("\n{start}"))? + 1;
    let rest = bytes.get(at + start.len()..)?;
    let end = rest.iter().position(|byte| *byte == b'\n')?;
    Some((at, std::str::from_utf8(rest.get(..end)?).ok()?))
}

/// Where a text stands for the last time.
fn last(bytes: &[u8], text: &str) -> Option<usize> {
    bytes.windows(text.len()).rposition(|window| window == text.as_bytes())
}

fn packed(markdown: &str) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
    // Writing into memory does not fail.
    drop(encoder.write_all(markdown.as_bytes()));
    encoder.finish().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{State, is_ours, markdown, seal, state};
    use crate::print::Print;

    const PDF: &[u8] =
        b"%PDF-1.7\n1 0 obj\nendobj\nxref\n0 1\ntrailer\n<</Root 1 0 R>>\nstartxref\n25\n%%EOF";
    const TEXT: &str = "# Kế hoạch\n\n<!-- vanthu: c626a76b6c002e3dbd3a8c936420560e -->\n";

    fn sealed() -> (Vec<u8>, Print) {
        let sources = Print::of([&b"a"[..]]);
        (seal(PDF, sources, TEXT), sources)
    }

    #[test]
    fn a_sealed_file_is_ours_and_carries_its_markdown() {
        let (file, sources) = sealed();
        assert!(file.starts_with(b"%PDF-1.7") && file.ends_with(b"startxref\n25\n%%EOF"));
        assert_eq!(state(&file), State::Ours(sources));
        assert_eq!(markdown(&file).as_deref(), Some(TEXT));
        assert_eq!(state(PDF), State::Foreign);
        assert_eq!(markdown(PDF), None);
    }

    #[test]
    fn a_byte_changed_anywhere_is_a_change() {
        let (file, sources) = sealed();
        for at in 0..file.len() {
            let mut other = file.clone();
            other[at] ^= 1;
            assert!(!matches!(state(&other), State::Ours(_)), "{at}");
        }
        let mut longer = file.clone();
        longer.extend_from_slice(b"\n");
        assert_eq!(state(&longer), State::Changed { sources: Some(sources), signed: false });
        longer
            .extend_from_slice(b"7 0 obj\n<</Type/Sig/ByteRange [0 1 2 3]>>\nendobj\nstartxref\n9\n%%EOF\n");
        assert_eq!(state(&longer), State::Changed { sources: Some(sources), signed: true });
        assert_eq!(markdown(&longer).as_deref(), Some(TEXT));
    }

    #[test]
    fn a_file_that_another_program_wrote_anew_is_known_by_its_properties() {
        let rewritten =
            b"%PDF-1.7\n4 0 obj\n<</Creator (vanthu) /Producer (X)>>\nendobj\nstartxref\n9\n%%EOF";
        assert_eq!(state(rewritten), State::Changed { sources: None, signed: false });
        assert!(is_ours(rewritten) && !is_ours(b"%PDF-1.7 /Creator (Word)") && !is_ours(b""));
    }
}
