//! What reports of months, quarters and nine months say of figures outside their period, and what they compare with.

#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "tests read and write files, and fail by panicking"
)]

mod support;

use std::fs;

const UNIT: &str = "ten: Ủy ban nhân dân xã A\ngoi: UBND xã\nten_dau_trang: [Ủy ban nhân dân, xã A]\ndia_ban: xã A\n\
    dia_danh: A\nky_hieu: UBND\nluu: VT\nnguoi_ky: {ct: {thay_mat: Ủy ban nhân dân, chuc_vu: Chủ tịch, ho_ten: Lê A}}\n\
    co_quan: {vh: {ten: Phòng Văn hóa}}\nnoi_nhan: [vh]\n";
const PLAN: &str = "nam: 2026\ntrich_yeu: Làm đường năm {{ nam }}\nnguoi_ky: ct\ncong_tac: {ten: công tác làm đường}\n\
    cac_muc: [{tieu_de: Nội dung, khoan: [{id: duong, tieu_de: Đường, y: [Làm đường.]}]}]\nket: Trên đây là Kế hoạch\n\
    muc_tieu: {m: Làm đường}\nchi_tieu:\n  \
    km: {ten: Số km đường, muc_tieu: m, cach_tinh: so_luong, don_vi_tinh: km, ke_hoach: 20}\n  \
    cau: {ten: Số cầu, muc_tieu: m, cach_tinh: so_luong, don_vi_tinh: cầu, ke_hoach: 8, ky: quy}\n";

/// The row of an indicator without a figure.
const NONE: &str = "| 1 | Số km đường | km | ≥ 20 | \\- |";

/// What is told and what the reports say; `heads` and `figures` are those of the results.
fn made(name: &str, heads: &str, figures: &str) -> (String, impl Fn(&str) -> String + use<>) {
    let folder = support::scratch(name);
    fs::create_dir_all(folder.join("data/2026")).unwrap();
    fs::write(folder.join("data/don-vi.yaml"), UNIT).unwrap();
    fs::write(folder.join("data/can-cu.yaml"), "{}\n").unwrap();
    fs::write(folder.join("data/2026/ke-hoach.yaml"), PLAN).unwrap();
    let results = format!("nam: 2026\nbao_cao:\n{heads}so_lieu:\n{figures}");
    fs::write(folder.join("data/2026/ket-qua.yaml"), results).unwrap();
    let run = support::vanthu(&folder, &["build"]);
    let told = String::from_utf8(run.stderr).unwrap();
    (told, move |report| fs::read_to_string(folder.join(format!("output/2026/{report}.md"))).unwrap())
}

fn head(id: &str, ky: &str, den: &str) -> String {
    format!(
        "  {id}: {{ky: {ky}, trich_yeu: Kết quả, so_lieu_den: {den}, nguoi_ky: ct, ket: Trên đây là Báo cáo}}\n"
    )
}

#[test]
fn a_month_without_a_figure_of_its_own_says_so_and_is_noted() {
    let figures = "  km: [{den: 28/4/2026, gia_tri: 5, cung_ky: 4}]\n";
    let (told, text) = made("periods-month", &head("t", "thang_5", "31/5/2026"), figures);
    assert!(
        told.contains(
            "ghi chú[so-nua-nam]: số liệu mới đến 28/4/2026, báo cáo tháng 5 năm 2026 ghi chưa có số liệu"
        ),
        "{told}"
    );
    assert!(text("bao-cao-thang-5").contains(NONE));
    let figures =
        "  km: [{den: 28/4/2026, gia_tri: 5, cung_ky: 4}, {den: 29/5/2026, gia_tri: 7, cung_ky: 6}]\n";
    let (told, text) = made("periods-month-own", &head("t", "thang_5", "31/5/2026"), figures);
    assert!(!told.contains("so-nua-nam"), "{told}");
    let text = text("bao-cao-thang-5");
    assert!(text.contains("tăng 01 km (16,67%) so với cùng kỳ năm 2025"), "{text}");
    // How it stands with the plan of the year is progress, not a verdict.
    assert!(text.contains("35,00%") && !text.contains("không đạt"), "{text}");
}

#[test]
fn figures_of_other_months_do_not_stand_for_a_month() {
    let later = "  km: [{den: 10/6/2026, gia_tri: 9, cung_ky: 8}]\n";
    let (told, text) = made("periods-later", &head("t", "thang_5", "31/5/2026"), later);
    assert!(text("bao-cao-thang-5").contains(NONE), "{told}");
    let (told, _) = made("periods-outside", &head("t", "thang_5", "10/6/2026"), later);
    assert!(told.contains("lỗi[ngoai-ky]: báo cáo tháng 5 mà số liệu đến 10/6/2026"), "{told}");
    let (told, _) = made("periods-before", &head("q", "quy_2", "20/3/2026"), later);
    assert!(told.contains("lỗi[ngoai-ky]"), "{told}");
}

#[test]
fn nine_months_need_a_figure_of_the_second_half_and_are_compared_with_nine_months() {
    let nine = head("n", "9_thang", "30/9/2026");
    let (told, text) = made("periods-nine-half", &nine, "  km: [{den: 30/6/2026, gia_tri: 8}]\n");
    assert!(
        told.contains("cảnh báo[so-nua-nam]: số liệu mới đến 30/6/2026, báo cáo 9 tháng đầu năm 2026"),
        "{told}"
    );
    assert!(text("bao-cao-9-thang").contains(NONE));
    let (told, text) = made("periods-nine", &nine, "  km: [{den: 30/9/2026, gia_tri: 15, cung_ky: 12}]\n");
    assert!(!told.contains("so-nua-nam"), "{told}");
    assert!(text("bao-cao-9-thang").contains("so với cùng kỳ năm 2025"));
}

#[test]
fn a_quarter_that_is_missing_is_named_and_nothing_is_compared() {
    let nine = head("n", "9_thang", "30/9/2026");
    let gap = "  cau: [{den: 30/9/2026, theo_quy: [1, ~, 2], cung_ky: 4}]\n";
    let (_, text) = made("periods-quarter-gap", &nine, gap);
    let text = text("bao-cao-9-thang");
    assert!(text.contains("quý II") && !text.contains("so với cùng kỳ"), "{text}");
    let whole = "  cau: [{den: 30/9/2026, theo_quy: [1, 2, 2], cung_ky: 4}]\n";
    let (_, text) = made("periods-quarters", &nine, whole);
    assert!(text("bao-cao-9-thang").contains("so với cùng kỳ năm 2025"));
}
