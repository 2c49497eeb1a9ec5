//! A data file whose year is not that of its folder: last year's file was copied and its year forgotten.

use crate::diagnostic::{Code, Diagnostic, Route};
use crate::value::Nam;

/// An error where the year that a file says is not that of its folder.
pub(super) fn check(nam: Nam, folder: Nam, file: &str) -> Vec<Diagnostic> {
    if nam == folder {
        return Vec::new();
    }
    let message = format!("nam là {nam}, nhưng tệp nằm ở thư mục {folder}");
    let finding = Diagnostic::error(Code::NamLech, file, &Route::root().key("nam"), message);
    vec![finding.hint("sửa nam, hoặc chuyển tệp sang đúng thư mục")]
}
