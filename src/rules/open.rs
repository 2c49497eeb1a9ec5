//! What a person still has to confirm or fill in: the paper is a draft until it is done.

use crate::diagnostic::{Code, Diagnostic, Route};
use crate::model::Sources;
use crate::model::can_cu::con_thieu;
use crate::model::texts::texts_where;

/// Code of the finding about a line of `can_xac_nhan`.
pub(super) const UNCONFIRMED: Code = Code::ChuaXacNhan;
/// Code of the finding about a visible gap.
pub(super) const GAP: Code = Code::CanBoSung;

/// Warnings: nothing here is wrong, but the paper must not be issued yet.
pub(super) fn check(sources: &Sources<'_>) -> Vec<Diagnostic> {
    let paper = sources.van_ban;
    let root = Route::root();
    let file = sources.file;
    let mut findings = Vec::new();
    for (at, line) in paper.con_phai_xac_nhan().iter().enumerate() {
        let message = format!("còn phải xác nhận: {line}");
        findings.push(
            Diagnostic::warning(UNCONFIRMED, file, &root.key("can_xac_nhan").index(at), message)
                .hint("xong thì xóa dòng này; còn dòng nào thì bản in mang dấu DỰ THẢO"),
        );
    }
    for (id, entry) in paper.can_cu_nam.iter() {
        if con_thieu(&entry.day_du()) {
            let message = format!("văn bản «{id}» của năm {} chưa đủ số, ngày hoặc trích yếu", paper.nam);
            findings.push(
                Diagnostic::warning(GAP, file, &root.key("can_cu_nam").key(id.as_str()), message)
                    .hint("điền so, ngay, trich_yeu; văn bản không có nữa thì bỏ câu viện dẫn và mục này"),
            );
        }
    }
    for (route, _) in texts_where(paper, con_thieu) {
        findings.push(
            Diagnostic::warning(GAP, file, &route, "câu này còn chỗ cần bổ sung")
                .hint("điền vào chỗ có ngoặc vuông"),
        );
    }
    findings
}
