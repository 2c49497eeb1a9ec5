//! Vietnamese text: normal form, look-alike letters, old encodings, tone-mark style.
//!
//! [`nfc::clean`] mends a whole file on load, only where the mending is certain. [`lint::findings`] says
//! what is doubtful in one value. Everything here is a pure function of strings.

pub(crate) mod body;
pub(crate) mod diem;
pub(crate) mod emphasis;
pub mod encoding;
pub mod figure;
pub mod foreign;
pub mod inside;
pub(crate) mod letter;
pub mod lint;
pub mod name;
pub mod nfc;
pub(crate) mod number_words;
pub(crate) mod order;
pub(crate) mod roman;
pub(crate) mod syllable;
pub mod tcvn3;
pub(crate) mod tokens;
pub mod tone;
pub(crate) mod total;
pub mod vni;

/// The text with its first letter in lower case, to stand inside a sentence.
pub fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}

/// The text with its first letter in upper case, to begin a sentence or a cell.
pub fn upper_first(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
