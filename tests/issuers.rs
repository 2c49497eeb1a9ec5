//! Who issues a paper and who signs it: UBND, HĐND, a Phòng within one unit's data, several together; copies of what was
//! issued.

#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "tests read and write files, and fail by panicking"
)]

mod support;

use std::fs;
use std::path::{Path, PathBuf};

const UNIT: &str = "
ten: Ủy ban nhân dân xã Tân Mẫu
goi: UBND xã
ten_dau_trang: [Ủy ban nhân dân, xã Tân Mẫu]
dia_ban: xã Tân Mẫu
dia_danh: Tân Mẫu
ky_hieu: UBND
luu: VT
nguoi_ky:
  chu_tich: {thay_mat: Ủy ban nhân dân, chuc_vu: Chủ tịch, ho_ten: Nguyễn Văn An}
co_quan:
  phong: {ten: Phòng Văn hóa - Xã hội}
  ban: {ten: Các Ban của HĐND xã}
noi_nhan: [phong]
co_quan_ban_hanh:
  hdnd:
    ten: Hội đồng nhân dân xã Tân Mẫu
    goi: HĐND xã
    ten_dau_trang: [Hội đồng nhân dân, xã Tân Mẫu]
    ky_hieu: HĐND
    nguoi_ky:
      ct_hdnd: {chuc_vu: Chủ tịch, ho_ten: Trần Thị Bình}
    noi_nhan: [ban]
  phong:
    ten: Phòng Văn hóa - Xã hội xã Tân Mẫu
    ten_dau_trang: [Phòng Văn hóa - Xã hội]
    chu_quan: [UBND xã Tân Mẫu]
    ky_hieu: PVHXH
    nguoi_ky:
      truong_phong: {chuc_vu: Trưởng phòng, ho_ten: Lê Văn Cường}
  mttq:
    ten: Ủy ban Mặt trận Tổ quốc Việt Nam xã Tân Mẫu
    ten_dau_trang: [Ủy ban Mặt trận Tổ quốc Việt Nam, xã Tân Mẫu]
    ky_hieu: MTTQ
    nguoi_ky:
      ct_mttq: {thay_mat: Ban Thường trực, chuc_vu: Chủ tịch, ho_ten: Phạm Thị Dung}
";

const REGISTER: &str = "luat: {loai: Luật, trich_yeu: Tổ chức chính quyền địa phương, ngay: 16/6/2025}\n";

fn workspace(name: &str, papers: &[(&str, &str)]) -> PathBuf {
    let folder = support::scratch(name);
    fs::create_dir_all(folder.join("data/2026")).unwrap();
    fs::write(folder.join("data/don-vi.yaml"), UNIT).unwrap();
    fs::write(folder.join("data/can-cu.yaml"), REGISTER).unwrap();
    for (name, text) in papers {
        fs::write(folder.join(format!("data/2026/{name}.yaml")), text).unwrap();
    }
    folder
}

fn run(folder: &Path, args: &[&str]) -> (i32, String, String) {
    let output = support::vanthu(folder, args);
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

fn markdown(folder: &Path, name: &str) -> String {
    fs::read_to_string(folder.join(format!("output/2026/{name}.md"))).unwrap()
}

/// Whether the pieces stand in a text in this order.
#[track_caller]
fn in_order(text: &str, pieces: &[&str]) {
    let mut rest = text;
    for piece in pieces {
        let at = rest.find(piece);
        assert!(at.is_some(), "{piece} is not behind in\n{text}");
        rest = &rest[at.unwrap() + piece.len()..];
    }
}

const RESOLUTION: &str = "nam: 2026
loai: nghi-quyet
co_quan_ban_hanh: hdnd
so: 5
ngay: 10/7/2026
trich_yeu: Về chương trình giám sát năm {{ nam }}
mo_dau: {can_cu: [luat]}
dieu:
  - \"{{ don_vi.ten }} thông qua chương trình giám sát năm {{ nam }}.\"
  - Thường trực {{ don_vi.goi }} tổ chức thực hiện Nghị quyết này
nguoi_ky: ct_hdnd
";

#[test]
fn a_body_of_the_unit_issues_under_its_own_head() {
    let of_phong = "nam: 2026\nloai: thong-bao\nco_quan_ban_hanh: phong\ntrich_yeu: Lịch trực\nkhoan: [Trực ngày thứ Bảy.]\nnguoi_ky: truong_phong\n";
    let folder = workspace("issuers-bodies", &[("nghi-quyet", RESOLUTION), ("thong-bao", of_phong)]);
    let (code, _, err) = run(&folder, &["build"]);
    assert_eq!(code, 0, "{err}");
    in_order(
        &markdown(&folder, "nghi-quyet"),
        &[
            "HỘI ĐỒNG NHÂN DÂN",
            "Số: 05/NQ-HĐND",
            "Tân Mẫu, ngày 10 tháng 7 năm 2026",
            ">HỘI ĐỒNG NHÂN DÂN XÃ TÂN MẪU<",
            "QUYẾT NGHỊ:",
            "Hội đồng nhân dân xã Tân Mẫu thông qua",
            "Thường trực HĐND xã tổ chức",
            "- Các Ban của HĐND xã;",
            "CHỦ TỊCH",
            "Trần Thị Bình",
        ],
    );
    in_order(
        &markdown(&folder, "thong-bao"),
        &["class=\"chu-quan\">UBND XÃ TÂN MẪU", "PHÒNG VĂN HÓA", "/TB-PVHXH", "TRƯỞNG PHÒNG", "Lê Văn Cường"],
    );
    let (code, _, err) = run(&folder, &["check", "--strict"]);
    assert!(code == 0 && !err.contains("cảnh báo"), "{err}");
}

#[test]
fn people_of_one_body_do_not_sign_for_another_and_unknown_bodies_are_told() {
    let folder = workspace(
        "issuers-faults",
        &[
            ("nghi-quyet", &RESOLUTION.replace("nguoi_ky: ct_hdnd", "nguoi_ky: chu_tich")),
            ("quyet-dinh", &RESOLUTION.replace("co_quan_ban_hanh: hdnd", "co_quan_ban_hanh: hdnnd")),
        ],
    );
    let (code, _, err) = run(&folder, &["build"]);
    assert_eq!(code, 1);
    let told = |text: &str| assert!(err.contains(text), "{text} not in\n{err}");
    told(
        "data/2026/nghi-quyet.yaml:11:11: lỗi[ma-la]: không có người ký nào mang mã «chu_tich» trong co_quan_ban_hanh.hdnd.nguoi_ky của don-vi.yaml",
    );
    told("data/2026/quyet-dinh.yaml:3:19: lỗi[ma-la]: không có cơ quan ban hành nào mang mã «hdnnd»");
    told("có phải «hdnd»?");
    assert_eq!(err.matches("lỗi[").count(), 2, "{err}");
}

const JOINT: &str = "nam: 2026
loai: ke-hoach
lien_tich: mttq
trich_yeu: Phối hợp chăm lo Tết
khoan: [Thăm hỏi hộ nghèo.]
ket: \"{{ don_vi.ten }} cùng tổ chức thực hiện\"
nguoi_ky: [chu_tich, ct_mttq]
";

#[test]
fn several_issue_together_with_all_names_and_signatures() {
    let folder = workspace("issuers-joint", &[("ke-hoach", JOINT)]);
    let (code, _, err) = run(&folder, &["build"]);
    assert_eq!(code, 0, "{err}");
    in_order(
        &markdown(&folder, "ke-hoach"),
        &[
            "ỦY BAN NHÂN DÂN",
            "XÃ TÂN MẪU -",
            "ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM",
            "/KH-UBND-MTTQ",
            "Ủy ban nhân dân xã Tân Mẫu và Ủy ban Mặt trận Tổ quốc Việt Nam xã Tân Mẫu cùng tổ chức thực hiện./.",
            "TM. ỦY BAN NHÂN DÂN",
            "Nguyễn Văn An",
            "TM. BAN THƯỜNG TRỰC",
            "Phạm Thị Dung",
            "Nơi nhận:",
        ],
    );
    let (code, _, err) = run(&folder, &["check", "--strict"]);
    assert!(code == 0 && !err.contains("cảnh báo"), "{err}");
    let alone = JOINT.replace("[chu_tich, ct_mttq]", "chu_tich");
    fs::write(folder.join("data/2026/ke-hoach.yaml"), alone).unwrap();
    let (code, _, err) = run(&folder, &["build"]);
    assert_eq!(code, 1);
    assert!(err.contains("lỗi[thieu-khoa]: văn bản liên tịch của 2 cơ quan mà có 1 người ký"), "{err}");
}

const PLAN: &str = "nam: 2026
loai: ke-hoach
so: 4
ngay: 05/01/2026
trich_yeu: Công tác văn thư
cac_muc:
  - {tieu_de: Mục đích, khoan: [Một.]}
  - {tieu_de: Nội dung, khoan: [Hai.]}
  - {tieu_de: Tổ chức thực hiện, khoan: [Ba.]}
ket: Trên đây là Kế hoạch
nguoi_ky: chu_tich
";
const COPY: &str = "nam: 2026
ban_sao: {hinh_thuc: sao_y, van_ban: ke-hoach}
so: 1
ngay: 12/02/2026
nguoi_ky: chu_tich
";

#[test]
fn a_copy_is_the_paper_and_what_makes_it_a_copy_below() {
    let again = COPY.replace("sao_y, van_ban: ke-hoach", "sao_luc, van_ban: sao-y").replace("so: 1", "so: 2");
    let part = COPY
        .replace("sao_y, van_ban: ke-hoach", "trich_sao, van_ban: ke-hoach, trich: [II]")
        .replace("so: 1", "so: 3");
    let folder = workspace(
        "issuers-copy",
        &[("ke-hoach", PLAN), ("sao-y", COPY), ("sao-luc", &again), ("trich", &part)],
    );
    let (code, out, err) = run(&folder, &["build"]);
    assert_eq!(code, 0, "{out}{err}");
    let own = markdown(&folder, "ke-hoach");
    let (own, _) = own.split_once("\n<!-- vanthu").unwrap();
    let copy = markdown(&folder, "sao-y");
    assert!(copy.starts_with(own.trim_end()), "{copy}");
    in_order(
        &copy[own.len()..],
        &["ỦY BAN NHÂN DÂN", "SAO Y", "Số: 01/SY-UBND", "ngày 12 tháng 02", "Nguyễn Văn An"],
    );
    in_order(
        &markdown(&folder, "sao-luc"),
        &["Số: 04/KH-UBND", "Số: 01/SY-UBND", "SAO LỤC", "Số: 02/SL-UBND"],
    );
    let part = markdown(&folder, "trich");
    in_order(
        &part,
        &["KẾ HOẠCH", "…", "## II. NỘI DUNG", "Hai.", "…", "Nguyễn Văn An", "TRÍCH SAO", "03/TrS-UBND"],
    );
    assert!(!part.contains("Một.") && !part.contains("Ba."), "{part}");
    // The register has the copies' own numbers; check has nothing to say.
    let (_, out, err) = run(&folder, &["list", "2026"]);
    assert!(out.contains("01/SY-UBND") && out.contains("Sao y Kế hoạch Công tác văn thư"), "{out}");
    assert!(!err.contains("trung-so") && err.matches("không thấy các số").count() == 1, "{err}");
    let (code, _, err) = run(&folder, &["check", "--strict"]);
    assert!(code == 0 && !err.contains("cảnh báo"), "{err}");
    for name in ["sao-y", "sao-luc", "trich"] {
        let (code, out, err) = run(&folder, &["check", &format!("output/2026/{name}.docx"), "--strict"]);
        assert_eq!((code, out.as_str()), (0, "không thấy gì sai\n"), "{err}");
    }
    // What is unchanged is not written again.
    let (_, out, _) = run(&folder, &["build"]);
    assert_eq!(out.matches("không đổi").count(), 8, "{out}");
    // Two kinds of copy share one run of numbers.
    let twice = COPY.replace("so: 1", "so: 3");
    fs::write(folder.join("data/2026/sao-y-nua.yaml"), twice).unwrap();
    let (_, _, err) = run(&folder, &["check"]);
    assert!(err.contains("cảnh báo[trung-so]: số 03/"), "{err}");
}

#[test]
fn what_cannot_be_copied_is_told() {
    let cases = [
        (COPY.replace("van_ban: ke-hoach", "van_ban: ke-hoac"), "có phải «ke-hoach»?"),
        (COPY.replace("van_ban: ke-hoach", "van_ban: du-thao"), "«du-thao» chưa ban hành"),
        (
            COPY.replace("12/02/2026", "02/01/2026"),
            "ngày sao trước ngày ban hành của «ke-hoach» (05/01/2026)",
        ),
        (COPY.replace("sao_y", "sao_luc"), "«ke-hoach» không phải bản sao y"),
        (COPY.replace("sao_y", "trich_sao"), "chưa ghi trích những phần nào"),
        (COPY.replace("sao_y, van_ban", "trich_sao, trich: [V], van_ban"), "«ke-hoach» không có V"),
        (COPY.replace("sao_y, van_ban", "sao_y, trich: [I], van_ban"), "chỉ trích sao mới có trich"),
        (COPY.replace("van_ban: ke-hoach", "van_ban: sao"), "không có văn bản nào tên «sao»"),
    ];
    let draft = PLAN.replace("so: 4\n", "");
    for (at, (copy, told)) in cases.iter().enumerate() {
        let papers = [("ke-hoach", PLAN), ("du-thao", draft.as_str()), ("sao", copy)];
        let folder = workspace(&format!("issuers-copy-{at}"), &papers);
        let (code, out, err) = run(&folder, &["build"]);
        assert_eq!(code, 1, "{told}: {out}");
        assert!(err.contains("lỗi[ban-sao]") && err.contains(told), "{told} not in\n{err}");
        assert!(!folder.join("output/2026/sao.md").exists());
    }
}

#[test]
fn a_copy_says_what_was_issued_and_not_what_the_data_says_now() {
    for kind in ["md", "docx"] {
        let folder = workspace(&format!("issuers-copy-later-{kind}"), &[("ke-hoach", PLAN)]);
        assert_eq!(run(&folder, &["build", "--format", kind]).0, 0);
        fs::write(folder.join("data/2026/sao-y.yaml"), COPY).unwrap();
        let (code, out, err) = run(&folder, &["build", "--format", kind]);
        assert_eq!(code, 0, "{out}{err}");
        fs::remove_file(folder.join(format!("output/2026/sao-y.{kind}"))).unwrap();
        let renamed = UNIT.replace("ho_ten: Nguyễn Văn An", "ho_ten: Đỗ Văn Em");
        fs::write(folder.join("data/don-vi.yaml"), renamed).unwrap();
        let (code, _, err) = run(&folder, &["build"]);
        assert_eq!(code, 1, "{err}");
        let told = format!("lỗi[ban-sao]: output/2026/ke-hoach.{kind} đã ban hành khác với bản in");
        assert!(err.contains(&told) && err.contains("data/2026/sao-y.yaml:2:"), "{err}");
        for kind in ["md", "docx"] {
            assert!(!folder.join(format!("output/2026/sao-y.{kind}")).exists());
        }
    }
}

#[test]
fn copies_of_each_other_end() {
    let [one, other] = ["b", "a"].map(|name| {
        COPY.replace("sao_y", "sao_luc").replace("van_ban: ke-hoach", &format!("van_ban: {name}"))
    });
    let folder = workspace("issuers-copy-round", &[("a", &one), ("b", &other)]);
    let (code, _, err) = run(&folder, &["build"]);
    assert_eq!(code, 1);
    assert!(err.contains("các bản sao lấy nhau làm bản chính"), "{err}");
}
