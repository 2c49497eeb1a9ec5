//! Who issues a paper: the bodies that it names are there, and each of a liên tịch has somebody who signs.

use super::references::unknown;
use crate::diagnostic::{Code, Diagnostic, Route};
use crate::model::Sources;

/// Unknown bodies; a paper of several bodies that fewer people sign, or one person of two of them. `head` is where the
/// paper's own keys stand.
pub(super) fn check(sources: &Sources<'_>, head: &Route) -> Vec<Diagnostic> {
    let (paper, bodies, file) = (sources.van_ban, &sources.don_vi.co_quan_ban_hanh, sources.file);
    let others = paper.lien_tich.as_slice();
    if paper.co_quan_ban_hanh.is_none() && others.is_empty() {
        return Vec::new();
    }
    let own = paper.co_quan_ban_hanh.iter().map(|id| (id, head.clone().key("co_quan_ban_hanh")));
    let joined = others.iter().enumerate().map(|(at, id)| (id, head.clone().key("lien_tich").index(at)));
    let named = own.chain(joined).collect::<Vec<_>>();
    let missing = |(id, route): &(&crate::value::Id, Route)| {
        let what = "cơ quan ban hành";
        unknown(bodies, id.as_str(), what, "co_quan_ban_hanh của don-vi.yaml", file, route)
    };
    let mut findings: Vec<Diagnostic> = named.iter().filter_map(missing).collect();
    for (at, (id, route)) in named.iter().enumerate() {
        if named[..at].iter().any(|(before, _)| before == id) {
            let message = format!("«{id}» đã là một cơ quan ban hành của văn bản này");
            findings.push(Diagnostic::error(Code::TrungMa, file, route, message).hint("bỏ một chỗ"));
        }
    }
    let signers = paper.nguoi_ky.as_slice();
    if !others.is_empty() && !signers.is_empty() && signers.len() <= others.len() {
        let message =
            format!("văn bản liên tịch của {} cơ quan mà có {} người ký", others.len() + 1, signers.len());
        let finding = Diagnostic::error(Code::ThieuKhoa, file, &head.clone().key("nguoi_ky"), message);
        findings
            .push(finding.hint("ghi nguoi_ky là danh sách, mỗi cơ quan một người, cơ quan chủ trì trước"));
    }
    findings
}
