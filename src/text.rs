//! Vietnamese text: normal form, look-alike letters, old encodings, tone-mark style.
//!
//! [`nfc::clean`] mends a whole file on load, only where the mending is certain. [`lint::findings`] says
//! what is doubtful in one value. Everything here is a pure function of strings.

pub mod encoding;
mod letter;
pub mod lint;
pub mod name;
pub mod nfc;
mod pairs;
mod syllable;
pub mod tcvn3;
pub mod tone;
pub mod vni;
