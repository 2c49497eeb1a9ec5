//! Any bytes as a data file: text or findings inside the file, never a panic.
#![no_main]

use libfuzzer_sys::fuzz_target;
use vanthu::diagnostic::{Code, Diagnostic, Route};
use vanthu::model::{DoiThay, DonVi, KetQua, SoCanCu, VanBan};
use vanthu::yaml::{self, DataFile};

fuzz_target!(|bytes: &[u8]| {
    let Ok(source) = yaml::decode::decode("f.yaml", bytes.to_vec()) else { return };
    // As in the editor, the first line says which kind of file this is.
    let names = |kind: &str| source.lines().next().is_some_and(|line| line.contains(kind));
    match () {
        () if names("don-vi.schema") => read::<DonVi>(&source),
        () if names("can-cu.schema") => read::<SoCanCu>(&source),
        () if names("doi-thay.schema") => read::<DoiThay>(&source),
        () if names("ket-qua.schema") => read::<KetQua>(&source),
        () => read::<VanBan>(&source),
    }
});

fn read<T: DataFile>(source: &str) {
    // As YAML and editors count them: a lone carriage return ends a line.
    let lines = source.replace("\r\n", "\n").split(['\n', '\r']).count();
    if let Err(findings) = yaml::read::<T>("f.yaml".into(), source) {
        assert!(!findings.is_empty());
        for finding in findings {
            assert!(finding.place.at.is_none_or(|at| at.line <= lines + 1), "{finding}");
        }
        if let Some(rest) = yaml::rest::read::<T>("f.yaml".into(), source) {
            rest.placed(vec![Diagnostic::error(
                Code::MaLa,
                "f.yaml",
                &Route::root().key("cac_muc").index(0),
                "",
            )]);
        }
    }
}
