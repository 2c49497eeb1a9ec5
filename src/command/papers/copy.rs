//! A copy says what was issued, not what the data would say now.

use std::path::{Path, PathBuf};

use super::super::files::{read_bytes, shown};
use crate::diagnostic::{Code, Diagnostic, Route};
use crate::project::Copied;
use crate::seal::issued::say_the_same;
use crate::seal::kind::Kind;
use crate::seal::lines::{self, Line};
use crate::seal::markdown;

/// A finding where the issued paper in the output says something else than its data does now; `data` is the copy's file.
pub(super) fn differs(copied: &Copied, output: &Path, data: Option<&PathBuf>) -> Option<Diagnostic> {
    let paper = output.join(&copied.paper);
    // What is no issued paper of ours is written anew, or told, where the paper itself is. One format alone may be there.
    let (path, same) = [Kind::Md, Kind::Docx, Kind::Pdf].into_iter().find_map(|kind| {
        let path = paper.with_extension(kind.ending());
        let same = says_the_same(kind, &read_bytes(&path).ok()?, &copied.whole)?;
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
fn says_the_same(kind: Kind, bytes: &[u8], whole: &str) -> Option<bool> {
    if !kind.is_issued(bytes) {
        return None;
    }
    let is_same_text = kind == Kind::Md && markdown::same(&String::from_utf8_lossy(bytes), whole);
    let says = |now: Vec<Line>| say_the_same(&kind.lines(bytes), &now);
    Some(is_same_text || lines::of_markdown(whole).is_some_and(says))
}
