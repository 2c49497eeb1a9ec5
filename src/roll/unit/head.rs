//! The signer and the head of the paper, from the new unit's file.

use crate::diagnostic::{Code, Diagnostic, Route};
use crate::model::{DonVi, NoiNhan};
use crate::roll::edit::Fault;
use crate::roll::{Draft, Muc, Nhom, Work};

/// The signer of the new unit: the same id, or the only one there is.
pub(super) fn signer(work: &mut Work<'_>, new: &DonVi, path: &str) -> Result<(), Fault> {
    let old = &work.paper.nguoi_ky;
    let name = |unit: &DonVi, id: &str| {
        unit.nguoi_ky
            .get(id)
            .map_or_else(String::new, |signer| format!("{} {}", signer.chuc_vu(), signer.ho_ten))
    };
    let mut only = new.nguoi_ky.ids();
    let id = match (new.nguoi_ky.get(old.as_str()), only.next(), only.next()) {
        (Some(_), _, _) => old.to_string(),
        (None, Some(one), None) => one.to_owned(),
        _ => {
            let message = format!("không có người ký «{old}» mà kế hoạch cũ dùng");
            work.findings.push(
                Diagnostic::error(Code::ThieuNguoiKy, path, &Route::root().key("nguoi_ky"), message)
                    .hint(format!("thêm mã «{old}» vào nguoi_ky của {path}")),
            );
            return Ok(());
        }
    };
    let route = Route::root().key("nguoi_ky");
    if id != old.as_str() {
        work.editor.set(&route, &id)?;
    }
    work.drafts.push(Draft {
        nhom: Nhom::DonVi,
        muc: Muc::BatBuoc,
        cho: "nguoi_ky".to_owned(),
        noi: vec![(route, None)],
        cu: name(work.input.don_vi, old.as_str()),
        moi: name(new, &id),
        ly_do: "người ký của đơn vị mới".to_owned(),
    });
    Ok(())
}

/// What follows by itself from the new unit's file.
pub(super) fn head(work: &mut Work<'_>, new: &DonVi) {
    let old = work.input.don_vi;
    let line = |unit: &DonVi, list: &[NoiNhan]| {
        let ids = list.iter().flat_map(|line| &line.co_quan);
        let names = ids.filter_map(|id| unit.co_quan.get(id.as_str())).map(|body| body.noi_nhan());
        names.collect::<Vec<_>>().join("; ")
    };
    let lines =
        |unit: &DonVi| unit.ten_dau_trang.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
    let mut pairs = vec![
        ("don_vi.ten", lines(old), lines(new), "tên cơ quan ở đầu văn bản"),
        ("don_vi.dia_danh", old.dia_danh.to_string(), new.dia_danh.to_string(), "địa danh trước ngày tháng"),
        ("don_vi.luu", old.luu.to_string(), new.luu.to_string(), "nơi lưu"),
    ];
    if work.paper.noi_nhan.is_none() {
        let (from, to) = (line(old, &old.noi_nhan), line(new, &new.noi_nhan));
        pairs.push(("don_vi.noi_nhan", from, to, "nơi nhận lấy theo đơn vị mới"));
    }
    for (cho, cu, moi, reason) in pairs.into_iter().filter(|(_, cu, moi, _)| cu != moi) {
        work.drafts.push(Draft {
            nhom: Nhom::DonVi,
            muc: Muc::NenXem,
            cho: cho.to_owned(),
            noi: Vec::new(),
            cu,
            moi,
            ly_do: reason.to_owned(),
        });
    }
}
