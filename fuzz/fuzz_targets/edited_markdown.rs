//! Any text in the place of a paper's Markdown, as a person may have edited it: what it is and where it differs is said.
#![no_main]

use libfuzzer_sys::fuzz_target;
use vanthu::seal::{markdown, moved};

const PAPER: &str = "<b class=\"ten-loai\">KẾ HOẠCH</b>\n\n## I. MỤC ĐÍCH\n\n1\\. Một.\n\n2\\. Hai.\n";

fuzz_target!(|text: &str| {
    let fresh = markdown::seal(PAPER);
    let state = markdown::state(text);
    let differences = moved::of_markdown(text, &fresh);
    // A fingerprint cannot be met by chance.
    assert!(state != markdown::State::Ours || text.contains("vanthu"));
    assert!(!differences.is_empty() || !markdown::body(text).is_empty());
});
