//! Who issues a paper: the bodies that it names are there; a liên tịch has as many who sign as bodies, and of each that
//! has people of its own one signs.

use super::references::unknown;
use crate::diagnostic::{Code, Diagnostic, Route, Trail};
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
        unknown(bodies, id.as_str(), what, "co_quan_ban_hanh của don-vi.yaml", file, &Trail::Start(route))
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
    for (at, id) in others.iter().enumerate() {
        let Some(body) = bodies.get(id.as_str()).filter(|body| !body.nguoi_ky.is_empty()) else { continue };
        let own = |signer: &&crate::value::Id| body.nguoi_ky.get(signer.as_str());
        // Of two people under one id the paper has the one of the body that stands before.
        let double = signers.iter().find(|signer| {
            own(signer).is_some_and(|man| sources.don_vi.nguoi_ky.get(signer.as_str()) != Some(man))
        });
        let (code, message, hint) = if let Some(signer) = double {
            let message = format!("mã người ký «{signer}» của «{id}» trùng với mã của cơ quan khác cùng ký");
            (Code::TrungMa, message, "đặt cho mỗi người một mã riêng trong don-vi.yaml")
        } else if signers.len() > others.len() && !signers.iter().any(|signer| own(&signer).is_some()) {
            let message = format!("văn bản liên tịch mà không ai của «{id}» ký");
            (Code::ThieuKhoa, message, "thêm vào nguoi_ky một người trong nguoi_ky của cơ quan này")
        } else {
            continue;
        };
        let route = head.clone().key("lien_tich").index(at);
        findings.push(Diagnostic::error(code, file, &route, message).hint(hint));
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::diagnostic::Route;
    use crate::rules::fixture::{Workspace, lines};

    fn told(id: &str, signers: &str) -> Vec<String> {
        let person = "{thay_mat: MTTQ, chuc_vu: Chủ tịch, ho_ten: Hai}";
        let bodies = format!(
            "co_quan_ban_hanh: {{mttq: {{ten: MTTQ xã, ten_dau_trang: [MTTQ], ky_hieu: MTTQ, nguoi_ky: {{{id}: {person}}}}}}}"
        );
        let paper = format!("nam: 2026\ntrich_yeu: A\nlien_tich: mttq\nnguoi_ky: [{signers}]\n");
        lines(&check(&Workspace::new(&bodies, "{}", &paper).sources(), &Route::root()))
    }

    #[test]
    fn somebody_of_each_body_signs() {
        assert_eq!(told("ct_mt", "ct, ct_mt"), [""; 0]);
        assert_eq!(told("ct_mt", "ct, khac"), ["lien_tich[1]: văn bản liên tịch mà không ai của «mttq» ký"]);
        assert_eq!(
            told("ct", "ct, khac"),
            ["lien_tich[1]: mã người ký «ct» của «mttq» trùng với mã của cơ quan khác cùng ký"]
        );
    }
}
