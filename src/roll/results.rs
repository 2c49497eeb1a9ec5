//! Chỉ tiêu and nhiệm vụ: this year's actual is next year's baseline, targets are asked for, what was left undone is
//! offered as a comment and never written as text.

use super::edit::Fault;
use super::{Draft, Muc, Nhom, Work, days};
use crate::diagnostic::Route;
use crate::model::{BaoCao, ChiTieu, KetQua, KyDo, NhiemVu, SoLieu, TinhTrang, TrangThai};
use crate::report::nua_nam;
use crate::value::Id;

/// Moves the measurable layer of the plan.
pub(super) fn carry(work: &mut Work<'_>) -> Result<(), Fault> {
    // Figures that are not real must not become the base of real ones.
    let real = work.input.ket_qua.filter(|results| !results.minh_hoa);
    // By why there is no figure: how many indicators have no base.
    let mut without_base: Vec<(String, usize)> = Vec::new();
    for (id, entry) in work.paper.chi_tieu.iter() {
        if indicator(work, id, entry, real)? == Base::Missing {
            let reason = no_figure(work, id, entry);
            match without_base.iter_mut().find(|(known, _)| *known == reason) {
                Some((_, count)) => *count += 1,
                None => without_base.push((reason, 1)),
            }
        }
    }
    for (reason, count) in without_base {
        work.drafts.push(Draft {
            nhom: Nhom::ChiTieu,
            muc: Muc::NenXem,
            cho: "chi_tieu".to_owned(),
            noi: vec![(Route::root().key("chi_tieu"), None)],
            cu: String::new(),
            moi: format!("{count} chỉ tiêu chưa có số gốc"),
            ly_do: format!("{reason}; có kết quả thì ghi nen và nam_nen"),
        });
    }
    for (id, task) in work.paper.nhiem_vu.iter() {
        task_deadline(work, id, task)?;
    }
    match real {
        Some(results) => suggest(work, results),
        None => Ok(()),
    }
}

/// Whether an indicator has a base to start from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Base {
    Known,
    Missing,
}

/// Why this year's results give no base for next year's plan.
fn no_figure(work: &Work<'_>, id: &Id, entry: &ChiTieu) -> String {
    let nam = work.paper.nam;
    let Some(results) = work.input.ket_qua else { return format!("chưa có kết quả năm {nam}") };
    if results.minh_hoa {
        return format!("kết quả năm {nam} là số minh họa, không lấy làm số gốc");
    }
    let figures = results.so_lieu.get(id.as_str()).map_or(&[][..], |figures| figures.as_slice());
    let last = figures.iter().filter(|figure| figure.gia_tri.is_some()).max_by_key(|figure| figure.den);
    if let Some(day) = last.filter(|figure| nua_nam(entry, figure)).and_then(|figure| figure.den) {
        return format!("kết quả năm {nam} mới đến {}", day.ngan());
    }
    if last.is_some() {
        return format!("kết quả năm {nam} là của nhiệm kỳ chưa hết, không lấy làm số gốc");
    }
    if figures.iter().any(|figure| !figure.theo_quy.is_empty()) {
        return format!("kết quả năm {nam} chỉ có số từng quý (theo_quy), không có số cả năm (gia_tri)");
    }
    format!("kết quả năm {nam} không có số của chỉ tiêu này")
}

/// What happens to one indicator.
#[derive(Debug, Default)]
struct Changes {
    gone: Vec<&'static str>,
    put: Vec<(&'static str, String)>,
    told: Vec<(Muc, String, String, String)>,
}

impl Changes {
    fn tell(&mut self, muc: Muc, cu: impl Into<String>, moi: impl Into<String>, ly_do: impl Into<String>) {
        self.told.push((muc, cu.into(), moi.into(), ly_do.into()));
    }
}

fn indicator(work: &mut Work<'_>, id: &Id, entry: &ChiTieu, results: Option<&KetQua>) -> Result<Base, Fault> {
    let mut changes = Changes::default();
    let known = base(work, id, entry, results, &mut changes);
    if work.input.don_vi_moi.is_some() && known == Base::Known {
        changes.gone.retain(|key| *key != "nen_don_vi_cu");
        changes.put.push(("nen_don_vi_cu", "true".to_owned()));
        let reason = "số gốc là của đơn vị cũ, không so sánh được; tính lại cho đơn vị mới";
        changes.tell(Muc::BatBuoc, "", "đánh dấu nen_don_vi_cu", reason);
    }
    target(work, id, entry, &mut changes);
    let route = Route::root().key("chi_tieu").key(id.as_str());
    work.editor.change(&route, &changes.gone, &changes.put)?;
    for (muc, cu, moi, ly_do) in changes.told {
        let noi = vec![(route.clone(), None)];
        let cho = format!("chi_tieu.{id}");
        work.drafts.push(Draft { nhom: Nhom::ChiTieu, muc, cho, noi, cu, moi, ly_do });
    }
    // A term that goes on is measured at its end.
    let needs_none = in_term(work, entry) && work.input.don_vi_moi.is_none();
    Ok(if needs_none { Base::Known } else { known })
}

fn in_term(work: &Work<'_>, entry: &ChiTieu) -> bool {
    entry.ky == KyDo::NhiemKy && entry.nhiem_ky.is_some_and(|term| term.contains(work.nam))
}

/// This year's figure is next year's base.
fn base(work: &Work<'_>, id: &Id, entry: &ChiTieu, results: Option<&KetQua>, changes: &mut Changes) -> Base {
    let old = entry.nen.as_ref().map(|value| match entry.nam_nen {
        Some(nam) => format!("số gốc {value} (năm {nam})"),
        None => format!("số gốc {value}"),
    });
    let figure = results.and_then(|results| latest(results, id, entry));
    match figure.and_then(|figure| figure.gia_tri.map(|value| (figure, value))) {
        Some(_) if in_term(work, entry) => return if old.is_some() { Base::Known } else { Base::Missing },
        Some((figure, value)) => {
            changes.put.push(("nen", value.to_string()));
            changes.put.push(("nam_nen", work.paper.nam.to_string()));
            let (muc, reason) = if figure.uoc {
                changes.put.push(("nen_uoc", "true".to_owned()));
                (Muc::BatBuoc, "số gốc mới là số ước; thay bằng số chính thức")
            } else {
                changes.gone.push("nen_uoc");
                (Muc::NenXem, "số gốc là kết quả của năm trước")
            };
            // A new figure is of the unit that counted it; the mark is set again where the unit changes.
            changes.gone.push("nen_don_vi_cu");
            let new = format!("số gốc {value} (năm {})", work.paper.nam);
            changes.tell(muc, old.unwrap_or_else(|| "chưa có số gốc".to_owned()), new, reason);
        }
        None => {
            let Some(old) = old else { return Base::Missing };
            let reason = format!("{}; số gốc giữ nguyên", no_figure(work, id, entry));
            changes.tell(Muc::BatBuoc, "", old, reason);
        }
    }
    Base::Known
}

/// Next year's target: from the register where it is known, else asked for.
fn target(work: &Work<'_>, id: &Id, entry: &ChiTieu, changes: &mut Changes) {
    let nam = work.nam;
    let old = entry.ke_hoach.map_or_else(String::new, |value| format!("ke_hoach {value}"));
    let known = work.input.doi_thay.chi_tieu.get(id.as_str());
    let of_year = known.and_then(|known| Some((known, known.muc.iter().find(|level| level.nam == nam)?)));
    if let Some((known, level)) = of_year {
        changes.put.push(("ke_hoach", level.gia_tri.to_string()));
        let reason = format!("mức phải đạt năm {nam} theo sổ đổi thay ({})", known.nguon);
        changes.tell(Muc::BatBuoc, old, format!("ke_hoach {}", level.gia_tri), reason);
        return;
    }
    let moved = work.input.don_vi_moi.is_some();
    let reason = match entry.nhiem_ky.filter(|_| entry.ky == KyDo::NhiemKy) {
        Some(term) if moved => {
            format!("nhiệm kỳ {term} là của đơn vị cũ; ghi nhiệm kỳ, số gốc và ke_hoach của đơn vị mới")
        }
        Some(term) if term.den() == nam => {
            let reason = format!(
                "nhiệm kỳ {term} kết thúc trong năm {nam}; đã sang nhiệm kỳ mới thì ghi nhiệm kỳ mới, số gốc mới và ke_hoach"
            );
            changes.tell(Muc::BatBuoc, "", if old.is_empty() { "chưa giao" } else { &old }, reason);
            return;
        }
        Some(term) if term.contains(nam) => return,
        Some(term) => format!("nhiệm kỳ {term} đã hết; ghi nhiệm kỳ mới, số gốc mới và ke_hoach"),
        None => format!("điền ke_hoach, mức phải đạt năm {nam}"),
    };
    // What was asked last year and never filled in is asked again.
    let was_given = !old.is_empty() || work.is_open(&format!("chi_tieu.{id}"));
    if !was_given && entry.ky != KyDo::NhiemKy {
        changes.tell(Muc::NenXem, "", "năm trước không giao", format!("giao thì {reason}"));
        return;
    }
    changes.gone.push("ke_hoach");
    changes.tell(Muc::BatBuoc, old, "để trống", reason);
}

/// The figure of the latest day, if it is one of the year; of two of one day the later written.
fn latest<'r>(results: &'r KetQua, id: &Id, entry: &ChiTieu) -> Option<&'r SoLieu> {
    let figures = results.so_lieu.get(id.as_str())?.iter();
    let last = figures.filter(|figure| figure.gia_tri.is_some()).max_by_key(|figure| figure.den);
    last.filter(|figure| !nua_nam(entry, figure))
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
        TrangThai::HoanThanh | TrangThai::Huy | TrangThai::ThuongXuyen => return None,
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
