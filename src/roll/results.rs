//! Chỉ tiêu and nhiệm vụ: this year's actual is next year's baseline, targets are asked for, what was left undone is
//! offered as a comment and never written as text.

use super::{Change, Draft, Muc, Nhom, Old, days};
use crate::diagnostic::Route;
use crate::model::{BaoCao, ChiTieu, KetQua, KyDo, NhiemVu, SoLieu, TinhTrang, TrangThai};
use crate::report::nua_nam;
use crate::value::Id;
use crate::yaml::edit::{Edit, write_scalar};
use crate::yaml::tree::{Kind, Layout, Style};

/// Moves the measurable layer of the plan.
pub(super) fn changes(old: &Old<'_>) -> Vec<Change> {
    // Figures that are not real must not become the base of real ones.
    let real = old.input.ket_qua.filter(|results| !results.minh_hoa);
    let mut changes = Vec::new();
    // By why there is no figure: how many indicators have no base.
    let mut without_base: Vec<(String, usize)> = Vec::new();
    for (id, entry) in old.paper.chi_tieu.iter() {
        let (change, base) = indicator(old, id, entry, real);
        changes.push(change);
        if base == Base::Missing {
            let reason = no_figure(old, id, entry);
            match without_base.iter_mut().find(|(known, _)| *known == reason) {
                Some((_, count)) => *count += 1,
                None => without_base.push((reason, 1)),
            }
        }
    }
    for (reason, count) in without_base {
        let draft = Draft::look(Nhom::ChiTieu, "chi_tieu")
            .at(&Route::root().key("chi_tieu"))
            .now(format!("{count} chỉ tiêu chưa có số gốc"))
            .why(format!("{reason}; có kết quả thì ghi nen và nam_nen"));
        changes.push(draft.into());
    }
    changes.extend(old.paper.nhiem_vu.iter().filter_map(|(id, task)| task_deadline(old, id, task)));
    changes.extend(real.and_then(|results| suggest(old, results)));
    changes
}

/// Whether an indicator has a base to start from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Base {
    Known,
    Missing,
}

/// Why this year's results give no base for next year's plan.
fn no_figure(old: &Old<'_>, id: &Id, entry: &ChiTieu) -> String {
    let nam = old.paper.nam;
    let Some(results) = old.input.ket_qua else { return format!("chưa có kết quả năm {nam}") };
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

    /// What is asked: of several things that are required the last is the work, the others are said with it.
    fn drafts(self, start: impl Fn(Muc) -> Draft) -> Vec<Draft> {
        let joined = |said: [String; 3]| {
            said.into_iter().filter(|said| !said.is_empty()).collect::<Vec<_>>().join("; ")
        };
        let (mut required, others): (Vec<_>, Vec<_>) =
            self.told.into_iter().partition(|(muc, ..)| *muc == Muc::BatBuoc);
        let work = required.pop().map(|(muc, cu, moi, ly_do)| {
            let with: Vec<String> =
                required.into_iter().map(|(_, cu, moi, ly_do)| joined([cu, moi, ly_do])).collect();
            match with.is_empty() {
                true => (muc, cu, moi, ly_do),
                false => {
                    let was = if cu.is_empty() { cu } else { format!("cũ: {cu}") };
                    (muc, String::new(), joined([was, moi, with.join("; ")]), ly_do)
                }
            }
        });
        let all = others.into_iter().chain(work);
        all.map(|(muc, cu, moi, ly_do)| start(muc).was(cu).now(moi).why(ly_do)).collect()
    }
}

fn indicator(old: &Old<'_>, id: &Id, entry: &ChiTieu, results: Option<&KetQua>) -> (Change, Base) {
    let mut changes = Changes::default();
    let known = base(old, id, entry, results, &mut changes);
    if old.moves() && known == Base::Known {
        changes.gone.retain(|key| *key != "nen_don_vi_cu");
        changes.put.push(("nen_don_vi_cu", "true".to_owned()));
        let reason = "số gốc là của đơn vị cũ, không so sánh được; tính lại cho đơn vị mới";
        changes.tell(Muc::BatBuoc, "", "đánh dấu nen_don_vi_cu", reason);
    }
    target(old, id, entry, &mut changes);
    let route = Route::root().key("chi_tieu").key(id.as_str());
    let edits = keys(old, &route, &changes.gone, &changes.put);
    let asks = changes
        .drafts(|muc| Draft { muc, ..Draft::required(Nhom::ChiTieu, format!("chi_tieu.{id}")) }.at(&route));
    // A term that goes on is measured at its end.
    let needs_none = in_term(old, entry) && !old.moves();
    (Change { edits, asks }, if needs_none { Base::Known } else { known })
}

/// Takes keys out of a mapping and puts others in: a key that is there gets the new value, a new one stands behind the
/// first, or between brackets as the last. No key is in both lists.
fn keys(old: &Old<'_>, route: &Route, gone: &[&str], put: &[(&str, String)]) -> Vec<Edit> {
    let Some(node) = old.root.find(route) else { return Vec::new() };
    let first = match &node.kind {
        Kind::Mapping(Layout::Block, pairs) => pairs.first().and_then(|(name, _)| name.text()),
        _ => None,
    };
    let gone = gone.iter().filter(|key| node.get(key).is_some()).map(|key| Edit::remove(&route.key(key)));
    let put = put.iter().map(|(key, text)| match node.get(key) {
        Some(_) => Edit::set(&route.key(key), text.as_str()),
        None => Edit::add(route, first, vec![format!("{key}: {}", write_scalar(text, Style::Plain))]),
    });
    put.chain(gone).collect()
}

fn in_term(old: &Old<'_>, entry: &ChiTieu) -> bool {
    entry.ky == KyDo::NhiemKy && entry.nhiem_ky.is_some_and(|term| term.contains(old.nam))
}

/// This year's figure is next year's base.
fn base(old: &Old<'_>, id: &Id, entry: &ChiTieu, results: Option<&KetQua>, changes: &mut Changes) -> Base {
    let was = entry.nen.as_ref().map(|value| match entry.nam_nen {
        Some(nam) => format!("số gốc {value} (năm {nam})"),
        None => format!("số gốc {value}"),
    });
    let figure = results.and_then(|results| latest(results, id, entry));
    match figure.and_then(|figure| figure.gia_tri.map(|value| (figure, value))) {
        Some(_) if in_term(old, entry) => return if was.is_some() { Base::Known } else { Base::Missing },
        Some((figure, value)) => {
            changes.put.push(("nen", value.to_string()));
            changes.put.push(("nam_nen", old.paper.nam.to_string()));
            let (muc, reason) = if figure.uoc {
                changes.put.push(("nen_uoc", "true".to_owned()));
                (Muc::BatBuoc, "số gốc mới là số ước; thay bằng số chính thức")
            } else {
                changes.gone.push("nen_uoc");
                (Muc::NenXem, "số gốc là kết quả của năm trước")
            };
            // A new figure is of the unit that counted it; the mark is set again where the unit changes.
            changes.gone.push("nen_don_vi_cu");
            let new = format!("số gốc {value} (năm {})", old.paper.nam);
            changes.tell(muc, was.unwrap_or_else(|| "chưa có số gốc".to_owned()), new, reason);
        }
        None => {
            let Some(was) = was else { return Base::Missing };
            let reason = format!("{}; số gốc giữ nguyên", no_figure(old, id, entry));
            changes.tell(Muc::BatBuoc, "", was, reason);
        }
    }
    Base::Known
}

/// Next year's target: from the register where it is known, else asked for.
fn target(old: &Old<'_>, id: &Id, entry: &ChiTieu, changes: &mut Changes) {
    let nam = old.nam;
    let was = entry.ke_hoach.map_or_else(String::new, |value| value.to_string());
    let known = old.input.doi_thay.chi_tieu.get(id.as_str());
    let of_year = known.and_then(|known| Some((known, known.muc.iter().find(|level| level.nam == nam)?)));
    if let Some((known, level)) = of_year {
        changes.put.push(("ke_hoach", level.gia_tri.to_string()));
        let reason = format!("mức phải đạt năm {nam} theo sổ đổi thay ({})", known.nguon);
        changes.tell(Muc::BatBuoc, was, level.gia_tri.to_string(), reason);
        return;
    }
    let moved = old.moves();
    let reason = match entry.nhiem_ky.filter(|_| entry.ky == KyDo::NhiemKy) {
        Some(term) if moved => {
            format!("nhiệm kỳ {term} là của đơn vị cũ; ghi nhiệm kỳ, số gốc và ke_hoach của đơn vị mới")
        }
        Some(term) if term.den() == nam => {
            let reason = format!(
                "nhiệm kỳ {term} kết thúc trong năm {nam}; đã sang nhiệm kỳ mới thì ghi nhiệm kỳ mới, số gốc mới và ke_hoach"
            );
            changes.tell(Muc::BatBuoc, "", if was.is_empty() { "chưa giao" } else { &was }, reason);
            return;
        }
        Some(term) if term.contains(nam) => return,
        Some(term) => format!("nhiệm kỳ {term} đã hết; ghi nhiệm kỳ mới, số gốc mới và ke_hoach"),
        None => format!("điền ke_hoach, mức phải đạt năm {nam}"),
    };
    // What was asked last year and never filled in is asked again.
    let was_given = !was.is_empty() || old.is_open(&format!("chi_tieu.{id}"));
    if !was_given && entry.ky != KyDo::NhiemKy {
        changes.tell(Muc::NenXem, "", "năm trước không giao", format!("giao thì {reason}"));
        return;
    }
    changes.gone.push("ke_hoach");
    changes.tell(Muc::BatBuoc, was, "", reason);
}

/// The figure of the latest day, if it is one of the year; of two of one day the later written.
fn latest<'r>(results: &'r KetQua, id: &Id, entry: &ChiTieu) -> Option<&'r SoLieu> {
    let figures = results.so_lieu.get(id.as_str())?.iter();
    let last = figures.filter(|figure| figure.gia_tri.is_some()).max_by_key(|figure| figure.den);
    last.filter(|figure| !nua_nam(entry, figure))
}

fn task_deadline(old: &Old<'_>, id: &Id, task: &NhiemVu) -> Option<Change> {
    let due = task.han?;
    let route = Route::root().key("nhiem_vu").key(id.as_str()).key("han");
    let (edit, next) = super::year::next_day(old, &route, due)?;
    let day = days::describe(next, old.input.doi_thay);
    let draft = Draft::required(Nhom::ThoiHan, format!("nhiem_vu.{id}"))
        .at(&route)
        .was(due.ngan())
        .now(format!("{} ({day})", next.ngan()))
        .why(format!("xem năm {} còn làm không, hạn ấy có đúng không", old.nam));
    Some(Change::from(edit).ask(draft))
}

/// What was left undone, what fell short and what was asked for, as comments of the new plan.
fn suggest(old: &Old<'_>, results: &KetQua) -> Option<Change> {
    let mut offers: Vec<String> = Vec::new();
    for (id, task) in old.paper.nhiem_vu.iter() {
        let states = results.nhiem_vu.get(id.as_str());
        let last = states.and_then(|states| states.iter().max_by_key(|state| state.ngay));
        if let Some(state) = undone(last) {
            offers.push(format!("nhiệm vụ chưa xong: {} ({state})", task.ten));
        }
    }
    if let Some(report) = results.tong_ket.as_ref().or(results.sau_thang.as_ref()) {
        offers.extend(report_offers(report));
    }
    // A comment is one line.
    let offers: Vec<String> =
        offers.iter().map(|offer| offer.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
    let mut lines = vec![
        String::new(),
        format!(
            "# Gợi ý từ kết quả năm {}; dùng thì viết thành nội dung của kế hoạch, xong thì xóa dòng:",
            old.paper.nam
        ),
    ];
    lines.extend(offers.iter().map(|offer| format!("# - {offer}")));
    let why = "chỉ là gợi ý trong ghi chú của tệp, không tự đưa vào văn bản";
    let asks = offers.iter().map(|offer| Draft::look(Nhom::GoiY, "gợi ý").now(offer).why(why)).collect();
    (!offers.is_empty()).then(|| Change { edits: vec![Edit::note(&Route::root(), "nam", lines)], asks })
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
    let short = report.danh_gia.ton_tai.cac_cau().map(|text| format!("tồn tại: {text}"));
    let asked = report
        .kien_nghi
        .iter()
        .flat_map(|asked| asked.y.cac_cau().map(move |text| format!("đã kiến nghị {}: {text}", asked.gui)));
    let ahead = report.phuong_huong.cac_cau().map(|text| format!("phương hướng: {text}"));
    short.chain(asked).chain(ahead).collect()
}
