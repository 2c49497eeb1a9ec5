//! Chỉ tiêu and nhiệm vụ: this year's actual is next year's baseline, targets are asked for, what was left undone is
//! offered as a comment and never written as text.

use super::edit::Fault;
use super::{Draft, Muc, Nhom, Work, days};
use crate::diagnostic::Route;
use crate::model::{BaoCao, ChiTieu, KetQua, KyDo, NhiemVu, SoLieu, TinhTrang, TrangThai};
use crate::value::Id;

/// Moves the measurable layer of the plan.
pub(super) fn carry(work: &mut Work<'_>) -> Result<(), Fault> {
    // Figures that are not real must not become the base of real ones.
    let real = work.input.ket_qua.filter(|results| !results.minh_hoa);
    for (id, entry) in work.paper.chi_tieu.iter() {
        indicator(work, id, entry, real)?;
    }
    for (id, task) in work.paper.nhiem_vu.iter() {
        task_deadline(work, id, task)?;
    }
    match real {
        Some(results) => suggest(work, results),
        None => Ok(()),
    }
}

fn indicator(work: &mut Work<'_>, id: &Id, entry: &ChiTieu, results: Option<&KetQua>) -> Result<(), Fault> {
    let nam = work.nam;
    let in_term = entry.nhiem_ky.is_some_and(|term| term.contains(nam));
    let mut gone: Vec<&str> = Vec::new();
    let mut put: Vec<(&str, String)> = Vec::new();
    let mut told: Vec<(Muc, String, String, String)> = Vec::new();
    let written = |value: &Option<crate::model::GiaTri>| {
        value.as_ref().map_or_else(|| "chưa có".to_owned(), ToString::to_string)
    };
    let old_base = written(&entry.nen);
    let actual = results.and_then(|results| latest(results, id));
    let mut has_base = entry.nen.is_some();
    match actual.and_then(|figure| figure.gia_tri.map(|value| (figure, value))) {
        Some(_) if entry.ky == KyDo::NhiemKy && in_term => {}
        Some((figure, value)) => {
            has_base = true;
            put.push(("nen", value.to_string()));
            put.push(("nam_nen", work.paper.nam.to_string()));
            let (muc, reason) = if figure.uoc {
                put.push(("nen_uoc", "true".to_owned()));
                (Muc::BatBuoc, "số gốc mới là số ước; thay bằng số chính thức")
            } else {
                gone.push("nen_uoc");
                (Muc::NenXem, "số gốc là kết quả của năm trước")
            };
            // A new figure is of the unit that counted it; the mark is set again below where the unit changes.
            gone.push("nen_don_vi_cu");
            told.push((muc, old_base, value.to_string(), reason.to_owned()));
        }
        None => {
            let reason = match work.input.ket_qua {
                Some(results) if results.minh_hoa => "kết quả năm trước là số minh họa, không lấy làm số gốc",
                _ => "chưa có kết quả năm trước; số gốc giữ nguyên",
            };
            told.push((Muc::BatBuoc, old_base.clone(), old_base, reason.to_owned()));
        }
    }
    if work.input.don_vi_moi.is_some() && has_base {
        gone.retain(|key| *key != "nen_don_vi_cu");
        put.push(("nen_don_vi_cu", "true".to_owned()));
        let reason = "số gốc là của đơn vị cũ, không so sánh được; tính lại cho đơn vị mới";
        told.push((Muc::BatBuoc, String::new(), "đánh dấu nen_don_vi_cu".to_owned(), reason.to_owned()));
    }
    target(work, id, entry, in_term, (&mut gone, &mut put, &mut told));
    let route = Route::root().key("chi_tieu").key(id.as_str());
    work.editor.change(&route, &gone, &put)?;
    for (muc, cu, moi, ly_do) in told {
        let noi = vec![(route.clone(), None)];
        work.drafts.push(Draft {
            nhom: Nhom::ChiTieu,
            muc,
            cho: format!("chi_tieu.{id}"),
            noi,
            cu,
            moi,
            ly_do,
        });
    }
    Ok(())
}

type Changes<'c> = (
    &'c mut Vec<&'static str>,
    &'c mut Vec<(&'static str, String)>,
    &'c mut Vec<(Muc, String, String, String)>,
);

/// Next year's target: from the register where it is known, else asked for.
fn target(work: &Work<'_>, id: &Id, entry: &ChiTieu, in_term: bool, (gone, put, told): Changes<'_>) {
    let nam = work.nam;
    let old = entry.ke_hoach.map_or_else(|| "chưa giao".to_owned(), |value| value.to_string());
    let known = work.input.doi_thay.chi_tieu.get(id.as_str());
    let of_year = known.and_then(|known| Some((known, known.muc.iter().find(|level| level.nam == nam)?)));
    if let Some((known, level)) = of_year {
        put.push(("ke_hoach", level.gia_tri.to_string()));
        let reason = format!("mức phải đạt năm {nam} theo sổ đổi thay ({})", known.nguon);
        told.push((Muc::BatBuoc, old, level.gia_tri.to_string(), reason));
        return;
    }
    if entry.ky == KyDo::NhiemKy && in_term {
        return;
    }
    gone.push("ke_hoach");
    let reason = match entry.nhiem_ky {
        Some(term) if entry.ky == KyDo::NhiemKy => {
            format!("nhiệm kỳ {term} đã hết; ghi nhiệm kỳ mới, số gốc mới và ke_hoach")
        }
        _ => format!("điền ke_hoach, mức phải đạt năm {nam}"),
    };
    told.push((Muc::BatBuoc, old, "để trống".to_owned(), reason));
}

/// The figure of the latest day; of two of one day the later written.
fn latest<'r>(results: &'r KetQua, id: &Id) -> Option<&'r SoLieu> {
    let figures = results.so_lieu.get(id.as_str())?.iter();
    figures.filter(|figure| figure.gia_tri.is_some()).max_by_key(|figure| figure.den)
}

fn task_deadline(work: &mut Work<'_>, id: &Id, task: &NhiemVu) -> Result<(), Fault> {
    let Some(due) = task.han else { return Ok(()) };
    let route = Route::root().key("nhiem_vu").key(id.as_str()).key("han");
    let next = super::year::next_day(work, &route, due)?;
    work.drafts.push(Draft {
        nhom: Nhom::ThoiHan,
        muc: Muc::BatBuoc,
        cho: format!("nhiem_vu.{id}.han"),
        noi: vec![(route, None)],
        cu: due.ngan(),
        moi: next.ngan(),
        ly_do: format!(
            "{}; xem nhiệm vụ này năm {} còn làm không",
            days::describe(next, work.input.doi_thay),
            work.nam
        ),
    });
    Ok(())
}

/// What was left undone, what fell short and what was asked for, as comments of the new plan.
fn suggest(work: &mut Work<'_>, results: &KetQua) -> Result<(), Fault> {
    let mut offers: Vec<String> = Vec::new();
    for (id, task) in work.paper.nhiem_vu.iter() {
        let states = results.nhiem_vu.get(id.as_str());
        let last = states.and_then(|states| states.iter().max_by_key(|state| state.ngay));
        if let Some(state) = undone(last) {
            offers.push(format!("nhiệm vụ chưa xong: {} ({state})", task.ten));
        }
    }
    if let Some(report) = results.tong_ket.as_ref().or(results.sau_thang.as_ref()) {
        offers.extend(report_offers(report));
    }
    if offers.is_empty() {
        return Ok(());
    }
    let mut lines = vec![
        String::new(),
        format!(
            "# Gợi ý từ kết quả năm {}; dùng thì viết thành nội dung của kế hoạch, xong thì xóa dòng:",
            work.paper.nam
        ),
    ];
    for offer in offers {
        // A comment is one line.
        let offer = offer.split_whitespace().collect::<Vec<_>>().join(" ");
        lines.push(format!("# - {offer}"));
        work.drafts.push(Draft {
            nhom: Nhom::GoiY,
            muc: Muc::NenXem,
            cho: "gợi ý".to_owned(),
            noi: Vec::new(),
            cu: String::new(),
            moi: offer,
            ly_do: "chỉ là gợi ý trong ghi chú của tệp, không tự đưa vào văn bản".to_owned(),
        });
    }
    work.editor.note("nam", &lines)
}

/// How far a task has come, when it is not done and not given up.
fn undone(state: Option<&TinhTrang>) -> Option<String> {
    let Some(state) = state else { return Some("chưa rõ tình trạng".to_owned()) };
    let word = match state.trang_thai {
        TrangThai::HoanThanh | TrangThai::Huy => return None,
        TrangThai::ThuongXuyen => "việc thường xuyên",
        TrangThai::DangLam => "đang thực hiện",
        TrangThai::ChuaLam => "chưa thực hiện",
    };
    let progress = state.tien_do.map_or_else(String::new, |percent| format!(", {percent}%"));
    let reason = state.ly_do.as_ref().map_or_else(String::new, |reason| format!("; {reason}"));
    Some(format!("{word}{progress}{reason}"))
}

fn report_offers(report: &BaoCao) -> Vec<String> {
    let short = report.danh_gia.ton_tai.as_slice().iter().map(|text| format!("tồn tại: {text}"));
    let asked = report.kien_nghi.iter().flat_map(|asked| {
        asked.y.as_slice().iter().map(move |text| format!("đã kiến nghị {}: {text}", asked.gui))
    });
    let ahead = report.phuong_huong.as_slice().iter().map(|text| format!("phương hướng: {text}"));
    short.chain(asked).chain(ahead).collect()
}
