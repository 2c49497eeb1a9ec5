//! A copy says what was issued, not what the data would say now.

use std::path::{Path, PathBuf};

use super::super::files::{read_bytes, shown};
use crate::diagnostic::{Code, Diagnostic, Route};
use crate::project::Copied;
use crate::project::format::{self, Format};
use crate::seal::issued::say_the_same;
use crate::seal::lines::{self, Line};

/// A finding where the issued paper in the output says something else than its data does now; `data` is the copy's file.
pub(super) fn differs(copied: &Copied, output: &Path, data: Option<&PathBuf>) -> Option<Diagnostic> {
    let paper = output.join(&copied.paper);
    // What is no issued paper of ours is written anew, or told, where the paper itself is. One format alone may be there.
    let (path, same) = format::ALL.into_iter().find_map(|format| {
        let path = paper.with_extension(format.ending());
        let same = says_the_same(format, &read_bytes(&path).ok()?, &copied.whole)?;
        Some((path, same))
    })?;
    if same {
        return None;
    }
    let file = data.map(|file| shown(file)).unwrap_or_default();
    let message = format!("{} đã ban hành khác với bản in từ dữ liệu bây giờ: không sao được", shown(&path));
    let finding = Diagnostic::error(Code::BanSao, &file, &Route::root().key("ban_sao"), message);
    Some(finding.hint("ghi tu_ngay, den_ngay cho tên, người đã đổi để dữ liệu cho lại đúng bản đã ban hành"))
}

/// Whether a file says what the data says now; `None` where it is that of no issued paper.
fn says_the_same(format: &dyn Format, bytes: &[u8], whole: &str) -> Option<bool> {
    if !format.is_issued(bytes) {
        return None;
    }
    let says = |now: Vec<Line>| say_the_same(&format.lines(bytes), &now);
    Some(format.is_same_text(bytes, whole) || lines::of_markdown(whole).is_some_and(says))
}
