//! Any bytes as a data file: text or findings inside the file, never a panic.
#![no_main]

use libfuzzer_sys::fuzz_target;
use vanthu::data;
use vanthu::model::VanBan;

fuzz_target!(|bytes: &[u8]| {
    let Ok(source) = data::decode::decode("f.yaml", bytes.to_vec()) else { return };
    let lines = source.lines().count();
    if let Err(findings) = data::read::<VanBan>("f.yaml".into(), &source) {
        assert!(!findings.is_empty());
        for finding in findings {
            assert!(finding.place.at.is_none_or(|at| at.line <= lines + 1), "{finding}");
        }
    }
});
