//! What a paper of its type must say (ND30 Điều 8 and the forms of PL III), and what it says that its form has no place
//! for.

use std::collections::BTreeSet;

use crate::diagnostic::{Code, Diagnostic, Route};
use crate::model::{Sources, VanBan};
use crate::value::{LoaiVanBan, Mau};

/// Most parties that the letters of a paper's form reach for.
const MOST_PARTIES: usize = 8;

/// What is missing of a paper of its type; without a type what every paper has.
pub(super) fn check(sources: &Sources<'_>) -> Vec<Diagnostic> {
    let (paper, file, root) = (sources.van_ban, sources.file, Route::root());
    // A template of the unit's own may print something else under the name of a form.
    let loai = if sources.mau_rieng { sources.van_ban.loai } else { sources.loai() };
    let needed = match loai {
        _ if paper.ban_sao.is_some() => &["nguoi_ky"][..],
        Some(loai) => loai.mau().bat_buoc(),
        None => &["trich_yeu", "nguoi_ky"],
    };
    // A template of the unit's own may do without what the built-in one prints.
    let needed = needed.iter().filter(|key| paper.mau.is_none() || matches!(**key, "trich_yeu" | "nguoi_ky"));
    let missing = needed.filter(|key| is_missing(paper, key)).map(|key| {
        let of = loai.map_or(String::new(), |loai| format!(" của {}", loai.ten().to_lowercase()));
        Diagnostic::error(Code::ThieuKhoa, file, &root, format!("thiếu khóa “{key}”{of}"))
            .hint(format!("thêm dòng {key}: …"))
    });
    let mut findings: Vec<Diagnostic> = missing.collect();
    let Some(loai) = loai.filter(|_| paper.ban_sao.is_none()) else { return findings };
    if loai.mau() == Mau::CongVan
        && paper.don_vi_soan.is_none()
        && paper.ky_hieu.is_none()
        && paper.mau.is_none()
    {
        let message = "thiếu khóa “don_vi_soan” của công văn";
        let hint =
            "thêm dòng don_vi_soan: chữ viết tắt đơn vị soạn thảo, đứng sau ký hiệu cơ quan: UBND-VHXH";
        findings.push(Diagnostic::error(Code::ThieuKhoa, file, &root, message).hint(hint));
    }
    // The form prints «V/v» itself (ND30 PL I, II.5.b).
    if loai.mau() == Mau::CongVan
        && let Some(first) = paper.trich_yeu.as_slice().first()
        && let Some(rest) =
            ["V/v ", "v/v ", "V/v: ", "Về việc "].iter().find_map(|word| first.as_str().strip_prefix(word))
    {
        let message = "trích yếu của công văn thừa chữ đầu: mẫu tự in «V/v» ở trước";
        let finding = Diagnostic::warning(Code::LapTu, file, &root.key("trich_yeu"), message);
        findings.push(finding.hint(format!("viết {rest}")));
    }
    if paper.mau.as_ref().is_none_or(|mau| LoaiVanBan::cua_mau(mau.as_str()).is_some()) {
        findings.extend(of_other_forms(sources, loai));
    }
    if paper.ben.len() > MOST_PARTIES {
        let message = format!("có {} bên; mẫu có sẵn ghi được {MOST_PARTIES} bên", paper.ben.len());
        findings.push(Diagnostic::error(Code::QuaGioiHan, file, &root.key("ben"), message));
    }
    findings
}

/// Keys of forms that this type does not have: what they say would not be printed.
fn of_other_forms(sources: &Sources<'_>, loai: LoaiVanBan) -> Vec<Diagnostic> {
    let own = loai.mau().khoa_rieng();
    let all: BTreeSet<&str> =
        LoaiVanBan::tat_ca().flat_map(|loai| loai.mau().khoa_rieng()).copied().collect();
    let others = all.into_iter().filter(|key| !own.contains(key) && !is_missing(sources.van_ban, key));
    let finding = |key: &str| {
        let users: Vec<&str> = LoaiVanBan::tat_ca()
            .filter(|loai| loai.mau().khoa_rieng().contains(&key))
            .map(LoaiVanBan::ma)
            .collect();
        let message = format!("khóa “{key}” không dùng trong {}", loai.ten().to_lowercase());
        Diagnostic::error(Code::KhoaLa, sources.file, &Route::root().key(key), message)
            .hint(format!("khóa này của {}; xem lại khóa, hoặc loai", users.join(", ")))
    };
    others.map(finding).collect()
}

/// Whether a key that a form needs says nothing.
fn is_missing(paper: &VanBan, key: &str) -> bool {
    match key {
        "trich_yeu" => paper.trich_yeu.is_empty(),
        "nguoi_ky" => paper.nguoi_ky.is_empty(),
        "kinh_gui" => paper.kinh_gui.is_empty(),
        "dien" => paper.dien.is_empty(),
        "moi" => paper.moi.is_empty(),
        "tham_du" => paper.tham_du.is_empty(),
        "ben" => paper.ben.is_empty(),
        "toi_du" => paper.toi_du.is_none(),
        "thoi_gian" => paper.thoi_gian.is_none(),
        "dia_diem" => paper.dia_diem.is_none(),
        "nguoi" => paper.nguoi.is_none(),
        "noi_den" => paper.noi_den.is_none(),
        "ve_viec" => paper.ve_viec.is_none(),
        "het_han" => paper.het_han.is_none(),
        "bat_dau" => paper.bat_dau.is_none(),
        "ket_thuc" => paper.ket_thuc.is_none(),
        "chu_toa" => paper.chu_toa.is_none(),
        "thu_ky" => paper.thu_ky.is_none(),
        "chu_tri" => paper.chu_tri.is_none(),
        "luu_y" => paper.luu_y.is_empty(),
        "chuc_vu" => paper.chuc_vu.is_none(),
        "ngay_don" => paper.ngay_don.is_none(),
        "so_ngay" => paper.so_ngay.is_none(),
        "noi_nghi" => paper.noi_nghi.is_none(),
        "tinh_vao" => paper.tinh_vao.is_none(),
        "xac_nhan" => !paper.xac_nhan,
        "tham_quyen" => paper.tham_quyen.is_empty(),
        "tu_ngay" => paper.tu_ngay.is_none(),
        "den_ngay" => paper.den_ngay.is_none(),
        _ => true,
    }
}
