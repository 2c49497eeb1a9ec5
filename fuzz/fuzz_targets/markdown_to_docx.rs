//! Any Markdown: findings, or a DOCX that our guarded reader can read.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use vanthu::docx::read;
use vanthu::docx::write::{self, FixedParts};
use vanthu::page::markdown;

static FIXED: LazyLock<FixedParts> = LazyLock::new(|| FixedParts::new().unwrap());

fuzz_target!(|source: &str| {
    if let Ok(document) = markdown::parse("f.md", source) {
        let bytes = write::write(&document, &FIXED, &[]).unwrap();
        read::read(&bytes).unwrap();
    }
});
