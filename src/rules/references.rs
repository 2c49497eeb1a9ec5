//! Every id that is named must be there: bodies, documents, the signer.

use std::collections::BTreeSet;

use crate::diagnostic::{Code, Diagnostic, Route, Trail};
use crate::model::Sources;
use crate::model::{Cap, Dict, PhuLuc, VanBan};
use crate::text::name;
use crate::value::Id;

/// Code of the finding.
pub(super) const ID: Code = Code::MaLa;

/// Unknown ids, each with the nearest one that exists.
pub(super) fn check(sources: &Sources<'_>) -> Vec<Diagnostic> {
    let paper = sources.van_ban;
    let bodies = &sources.don_vi.co_quan;
    let mut findings = Vec::new();
    let mut known = |missing: Option<Diagnostic>| findings.extend(missing);
    let file = sources.file;
    let root = Route::root();
    let here = Trail::Start(&root);

    // Whose people they must be is not known where the body that issues is not there.
    let bodies_that_issue = &sources.don_vi.co_quan_ban_hanh;
    let issuer = paper.co_quan_ban_hanh.as_ref();
    let is_known = issuer.is_none_or(|id| bodies_that_issue.get(id.as_str()).is_some());
    let people = match sources.don_vi.noi("nguoi_ky") {
        route if route == root.key("nguoi_ky") => "don-vi.yaml".to_owned(),
        route => format!("{route} của don-vi.yaml"),
    };
    for (at, id) in paper.nguoi_ky.as_slice().iter().enumerate().filter(|_| is_known) {
        let list = here.key("nguoi_ky");
        known(unknown(&sources.don_vi.nguoi_ky, id.as_str(), "người ký", &people, file, &list.index(at)));
    }
    for (at, id) in paper.mo_dau.can_cu.iter().enumerate() {
        if sources.document(id.as_str()).is_some() {
            continue;
        }
        let head = here.key("mo_dau");
        let list = head.key("can_cu");
        known(unknown(sources.can_cu, id.as_str(), "văn bản", "can-cu.yaml", file, &list.index(at)));
    }
    paper.moi_cap(&mut |part, here| {
        let ids = part.khoan().into_iter().flat_map(|khoan| khoan.co_quan.as_slice()).enumerate();
        // Routes are made for the few that are not there.
        for (at, id) in ids.filter(|(_, id)| bodies.get(id.as_str()).is_none()) {
            let list = here.key("co_quan");
            known(unknown(bodies, id.as_str(), "cơ quan", "don-vi.yaml", file, &list.index(at)));
        }
    });
    // A list of the paper's own stands in its file, the usual list in the unit's.
    let (lines, home, list) = match &paper.noi_nhan {
        Some(own) => (own, file, root.key("noi_nhan")),
        None => (&sources.don_vi.noi_nhan, sources.don_vi_file, sources.don_vi.noi("noi_nhan")),
    };
    let list = Trail::Start(&list);
    for (line_at, line) in lines.iter().enumerate() {
        for (at, id) in line.co_quan.iter().enumerate() {
            let line = list.index(line_at);
            known(unknown(bodies, id.as_str(), "cơ quan", "don-vi.yaml", home, &line.index(at)));
        }
    }
    findings.extend(repeated(paper, file));
    findings
}

/// Ids of mục and khoản that stand twice: which of the two is meant where the id is named cannot be told.
fn repeated<'a>(paper: &'a VanBan, file: &str) -> Vec<Diagnostic> {
    let mut ids: Vec<(&'a Id, Route)> = Vec::new();
    paper.moi_cap(&mut |part, here| {
        let id = match part {
            Cap::Muc(muc) => muc.id.as_ref(),
            part => part.khoan().and_then(|khoan| khoan.id.as_ref()),
        };
        ids.extend(id.map(|id| (id, here.key("id").route())));
    });
    let list = Route::root().key("phu_luc");
    let id = |(at, appendix): (usize, &'a PhuLuc)| Some((appendix.id.as_ref()?, list.index(at).key("id")));
    let appendices = paper.phu_luc.iter().enumerate().filter_map(id).collect();
    let mut found = again(ids, "mục, khoản", file);
    found.extend(again(appendices, "phụ lục", file));
    found
}

/// Those of some ids that stand a second time.
fn again(ids: Vec<(&Id, Route)>, of: &str, file: &str) -> Vec<Diagnostic> {
    let mut seen: BTreeSet<&Id> = BTreeSet::new();
    let again = ids.into_iter().filter(|(id, _)| !seen.insert(id));
    let finding = |(id, route): (&Id, Route)| {
        let message = format!("mã «{id}» đã dùng cho {of} khác ở trên");
        Diagnostic::error(Code::TrungMa, file, &route, message)
            .hint("đặt mã khác, hoặc bỏ dòng id nếu không nơi nào gọi tới")
    };
    again.map(finding).collect()
}

/// A finding where the register has no such id.
pub(super) fn unknown<T>(
    register: &Dict<T>,
    id: &str,
    what: &str,
    home: &str,
    file: &str,
    trail: &Trail<'_>,
) -> Option<Diagnostic> {
    if register.get(id).is_some() {
        return None;
    }
    let finding = Diagnostic::error(
        ID,
        file,
        &trail.route(),
        format!("không có {what} nào mang mã «{id}» trong {home}"),
    )
    .about(id);
    Some(match name::nearest(id, register.ids()) {
        Some(near) => finding.hint(format!("có phải «{near}»?")),
        None => finding.hint(format!("thêm mã «{id}» vào {home}, hoặc sửa mã ở đây")),
    })
}
