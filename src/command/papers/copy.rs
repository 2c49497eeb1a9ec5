//! A copy says what was issued, not what the data would say now.

use std::path::{Path, PathBuf};

use super::super::files::{read_bytes, shown};
use crate::diagnostic::{Code, Diagnostic, Route};
use crate::project::Copied;
use crate::seal::markdown;

/// A finding where the issued paper in the output says something else than its data does now; `data` is the copy's file.
pub(super) fn differs(copied: &Copied, output: &Path, data: Option<&PathBuf>) -> Option<Diagnostic> {
    let path = output.join(&copied.paper).with_extension("md");
    let issued = String::from_utf8(read_bytes(&path).ok()?).ok()?;
    // What is no issued paper of ours is written anew, or told, where the paper itself is.
    markdown::record(&issued)?;
    if markdown::same(&issued, &copied.whole) {
        return None;
    }
    let file = data.map(|file| shown(file)).unwrap_or_default();
    let message = format!("{} đã ban hành khác với bản in từ dữ liệu bây giờ: không sao được", shown(&path));
    let finding = Diagnostic::error(Code::BanSao, &file, &Route::root().key("ban_sao"), message).at(1, 1);
    Some(finding.hint("ghi tu_ngay, den_ngay cho tên, người đã đổi để dữ liệu cho lại đúng bản đã ban hành"))
}
