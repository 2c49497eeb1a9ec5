//! Any bytes as a DOCX to check: findings or an error, never a panic.
#![no_main]

use libfuzzer_sys::fuzz_target;
use vanthu::docx::read;
use vanthu::form::{Expected, Origin};
use vanthu::rules;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(paper) = read::read(bytes) {
        rules::form(&paper, &Expected::unknown(Origin::Foreign), "f.docx");
    }
});
