//! The signer and the head of the paper, from the new unit's file.

use crate::diagnostic::{Code, Diagnostic, Route};
use crate::model::{DonVi, NoiNhan};
use crate::roll::{Change, Draft, Nhom, Old};
use crate::yaml::edit::Edit;

/// The signer of the new unit: the same id, or the only one there is.
pub(super) fn signer(old: &Old<'_>, new: &DonVi, path: &str) -> Result<Change, Vec<Diagnostic>> {
    let was = old.paper.nguoi_ky_chinh();
    let name = |unit: &DonVi, id: &str| {
        unit.nguoi_ky
            .get(id)
            .map_or_else(String::new, |signer| format!("{} {}", signer.chuc_vu(), signer.ho_ten))
    };
    let route = Route::root().key("nguoi_ky");
    let mut only = new.nguoi_ky.ids();
    let id = match (new.nguoi_ky.get(was), only.next(), only.next()) {
        (Some(_), _, _) => was,
        (None, Some(one), None) => one,
        _ => {
            let message = format!("không có người ký «{was}» mà kế hoạch cũ dùng");
            return Err(vec![
                Diagnostic::error(Code::ThieuNguoiKy, path, &route, message)
                    .hint(format!("thêm mã «{was}» vào nguoi_ky của {path}")),
            ]);
        }
    };
    let draft = Draft::required(Nhom::DonVi, "nguoi_ky")
        .at(&route)
        .was(name(&old.input.don_vi.value, was))
        .now(name(new, id))
        .why("người ký của đơn vị mới");
    let edits = (id != was).then(|| Edit::set(&route, id)).into_iter().collect();
    Ok(Change { edits, asks: vec![draft] })
}

/// What follows by itself from the new unit's file.
pub(super) fn head(old: &Old<'_>, new: &DonVi) -> Vec<Change> {
    let former = &old.input.don_vi.value;
    let line = |unit: &DonVi, list: &[NoiNhan]| {
        let ids = list.iter().flat_map(|line| &line.co_quan);
        let names = ids.filter_map(|id| unit.co_quan.get(id.as_str())).map(|body| body.noi_nhan());
        names.collect::<Vec<_>>().join("; ")
    };
    let lines =
        |unit: &DonVi| unit.ten_dau_trang.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
    let mut pairs = vec![
        ("don_vi.ten", lines(former), lines(new), "tên cơ quan ở đầu văn bản"),
        (
            "don_vi.dia_danh",
            former.dia_danh.to_string(),
            new.dia_danh.to_string(),
            "địa danh trước ngày tháng",
        ),
        ("don_vi.luu", former.luu.to_string(), new.luu.to_string(), "nơi lưu"),
    ];
    if old.paper.noi_nhan.is_none() {
        let (from, to) = (line(former, &former.noi_nhan), line(new, &new.noi_nhan));
        pairs.push(("don_vi.noi_nhan", from, to, "nơi nhận lấy theo đơn vị mới"));
    }
    let changed = pairs.into_iter().filter(|(_, cu, moi, _)| cu != moi);
    changed
        .map(|(cho, cu, moi, reason)| Draft::look(Nhom::DonVi, cho).was(cu).now(moi).why(reason).into())
        .collect()
}
