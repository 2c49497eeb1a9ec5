//! The plan's measurable layer hangs together: goals, bodies and khoản that indicators and tasks name are there, and
//! each indicator's way of counting, period and target fit each other.

use super::references::{self, unknown};
use std::collections::BTreeSet;

use crate::diagnostic::{Code, Diagnostic, Route, Trail};
use crate::model::{CachTinh, ChiTieu, Huong, KyDo, NhiemVu, Sources};
use crate::text::name;
use crate::value::{GiaTri, Id, MucGiao, PhanSo};

/// Code of the finding about a target or a baseline that the way of counting cannot give.
pub(super) const ID: Code = Code::ChiTieuSai;

/// All findings about `chi_tieu` and `nhiem_vu` of a plan.
pub(super) fn check(sources: &Sources<'_>) -> Vec<Diagnostic> {
    let root = Route::root();
    let here = Trail::Start(&root);
    let (indicators, tasks) = (here.key("chi_tieu"), here.key("nhiem_vu"));
    let mut findings = Vec::new();
    for (id, one) in sources.van_ban.chi_tieu.iter() {
        indicator(one, sources, &indicators.key(id.as_str()), &mut findings);
    }
    if sources.van_ban.nhiem_vu.is_empty() {
        return findings;
    }
    let parts: BTreeSet<&Id> = sources.van_ban.than_bai().cac_nhom().iter().map(|part| part.id).collect();
    for (id, one) in sources.van_ban.nhiem_vu.iter() {
        task(one, &parts, sources, &tasks.key(id.as_str()), &mut findings);
    }
    findings
}

fn indicator(one: &ChiTieu, sources: &Sources<'_>, route: &Trail<'_>, findings: &mut Vec<Diagnostic>) {
    let file = sources.file;
    let goals = &sources.van_ban.muc_tieu;
    findings.extend(unknown(
        goals,
        one.muc_tieu.as_str(),
        "mục tiêu",
        "muc_tieu",
        file,
        &route.key("muc_tieu"),
    ));
    let mut wrong = |key: &str, message: String, hint: &str| {
        findings.push(Diagnostic::error(ID, file, &route.key(key).route(), message).hint(hint));
    };
    match (one.ky, one.nhiem_ky) {
        (KyDo::NhiemKy, None) => {
            wrong(
                "ky",
                "chỉ tiêu đo theo nhiệm kỳ mà không ghi nhiệm kỳ nào".to_owned(),
                "ghi nhiem_ky: 2021-2026",
            );
        }
        (KyDo::Nam | KyDo::Quy, Some(_)) => {
            wrong(
                "nhiem_ky",
                "có nhiệm kỳ mà không đo theo nhiệm kỳ".to_owned(),
                "ghi ky: nhiem_ky, hoặc bỏ dòng này",
            );
        }
        (KyDo::NhiemKy, Some(_)) | (KyDo::Nam | KyDo::Quy, None) => {}
    }
    if one.ky == KyDo::Quy && one.cach_tinh != CachTinh::SoLuong {
        wrong(
            "ky",
            "chỉ tiêu đo theo quý phải đếm bằng số".to_owned(),
            "ghi cach_tinh: so_luong, hoặc đo theo năm",
        );
    }
    if let Some((message, hint)) = one.ke_hoach.and_then(|target| wrong_target(one.cach_tinh, target)) {
        wrong("ke_hoach", message, hint);
    }
    if let Some(baseline) = one.nen.filter(|value| !fits(one, *value)) {
        wrong("nen", format!("số liệu gốc {baseline} không hợp với cách tính"), expected(one));
    }
    if one.nen.is_some() != one.nam_nen.is_some() {
        let key = if one.nen.is_some() { "nen" } else { "nam_nen" };
        wrong(key, "số liệu gốc phải có cả số và năm".to_owned(), "ghi cả nen và nam_nen, hoặc bỏ cả hai");
    }
    if one.huong == Huong::ItNhat && one.ke_hoach.is_some_and(MucGiao::la_khong) {
        let message = "kế hoạch là 0 mà chiều là it_nhat: báo cáo coi là không để xảy ra".to_owned();
        let finding = Diagnostic::warning(Code::KeHoach0, file, &route.key("ke_hoach").route(), message);
        findings.push(finding.hint("ghi huong: khong_qua; chưa giao thì bỏ dòng ke_hoach"));
    }
}

/// What is wrong with a target for this way of counting, and the way out.
fn wrong_target(cach_tinh: CachTinh, target: MucGiao) -> Option<(String, &'static str)> {
    match (cach_tinh, target) {
        (CachTinh::CoKhong, MucGiao::Mot(GiaTri::CoKhong(_))) => return None,
        (CachTinh::CoKhong, _) => {
            return Some((format!("chỉ tiêu có/không mà kế hoạch là {target}"), "ghi có hoặc không"));
        }
        (_, MucGiao::Mot(GiaTri::CoKhong(_) | GiaTri::TyLe(_))) => {
            return Some((
                format!("kế hoạch của chỉ tiêu này phải là một số, không phải {target}"),
                "ghi như 30, 12,5 hoặc 5-7; tỷ lệ thì ghi số phần trăm",
            ));
        }
        (_, MucGiao::Mot(GiaTri::So(_)) | MucGiao::Khoang(_)) => {}
    }
    let (least, most) = target.tu_den()?;
    if least < PhanSo::KHONG {
        return Some((format!("kế hoạch không thể âm: {target}"), "xem lại số này"));
    }
    (cach_tinh == CachTinh::TyLe && most > PhanSo::MOT_TRAM).then(|| {
        (
            format!("tỷ lệ không thể quá 100%: {target}"),
            "xem lại số này; số trên 100 số khác thì ghi cach_tinh: ty_so",
        )
    })
}

fn task(
    one: &NhiemVu,
    parts: &BTreeSet<&Id>,
    sources: &Sources<'_>,
    route: &Trail<'_>,
    findings: &mut Vec<Diagnostic>,
) {
    let file = sources.file;
    let bodies = &sources.don_vi.co_quan;
    let home = "don-vi.yaml";
    findings.extend(unknown(bodies, one.chu_tri.as_str(), "cơ quan", home, file, &route.key("chu_tri")));
    for (at, id) in one.phoi_hop.as_slice().iter().enumerate() {
        let list = route.key("phoi_hop");
        findings.extend(unknown(bodies, id.as_str(), "cơ quan", home, file, &list.index(at)));
    }
    if let Some(part) = one.khoan.as_ref().filter(|part| !parts.contains(part)) {
        let message = format!("không có khoản, mục nào mang mã «{part}» trong kế hoạch");
        let finding = Diagnostic::error(references::ID, file, &route.key("khoan").route(), message);
        findings.push(match name::nearest(part.as_str(), parts.iter().map(|id| id.as_str())) {
            Some(near) => finding.hint(format!("có phải «{near}»?")),
            None => {
                finding.hint("ghi `id:` cho khoản, mục đó; nhiệm vụ không thuộc khoản nào thì bỏ dòng khoan")
            }
        });
    }
}

/// Whether a figure is of the form that the indicator's way of counting gives.
pub(super) fn fits(one: &ChiTieu, value: GiaTri) -> bool {
    matches!(
        (one.cach_tinh, value),
        (CachTinh::TyLe | CachTinh::TySo, GiaTri::TyLe(_))
            | (CachTinh::SoLuong, GiaTri::So(_))
            | (CachTinh::CoKhong, GiaTri::CoKhong(_))
    )
}

/// How a figure of the indicator is written.
pub(super) fn expected(one: &ChiTieu) -> &'static str {
    match one.cach_tinh {
        CachTinh::TyLe | CachTinh::TySo => "ghi tử số/mẫu số, như 7/25",
        CachTinh::SoLuong => "ghi một số, như 12",
        CachTinh::CoKhong => "ghi có hoặc không",
    }
}
