//! Any bytes as a paper to import: data that makes a paper, or findings; never a panic.
#![no_main]

use libfuzzer_sys::fuzz_target;
use vanthu::import::{Options, Source, Workspace, import};
use vanthu::value::Nam;

fuzz_target!(|bytes: &[u8]| {
    let workspace = Workspace { folder: "data", don_vi: None, can_cu: None, schema: None };
    let options = Options { nam: Nam::new(2026).ok(), repair: true, ..Options::default() };
    let source = match std::str::from_utf8(bytes) {
        Ok(text) => Source::Text(text),
        Err(_) => Source::Docx(bytes),
    };
    if let Err(findings) = import(source, "f", &options, &workspace) {
        assert!(!findings.is_empty());
    }
});
