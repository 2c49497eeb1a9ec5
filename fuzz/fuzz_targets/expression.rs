//! Any text of the data with `{{ … }}` in it: text or findings, never a panic or a loop without end.
#![no_main]

use libfuzzer_sys::fuzz_target;
use vanthu::model::Sources;
use vanthu::model::{DonVi, SoCanCu, VanBan};
use vanthu::template::context;
use vanthu::yaml;

const UNIT: &str = "{ten: A, goi: A, ten_dau_trang: [A], dia_ban: A, dia_danh: A, ky_hieu: UBND, nguoi_ky: {ct: {chuc_vu: A, ho_ten: B}}, co_quan: {a: {ten: A}}, luu: VT}";
const REGISTER: &str = "{kh_1: {loai: Kế hoạch, so: 1/KH-UBND, ngay: 1/1/2026}}";

fuzz_target!(|text: &str| {
    let quoted: String = text.chars().filter(|c| !c.is_control()).collect::<String>().replace('\'', "''");
    let paper = format!(
        "nam: 2026\nnguoi_ky: ct\ntrich_yeu: X\nket: '{quoted}'\nmo_dau: {{doan: '{{{{ {quoted} }}}}'}}\n"
    );
    let don_vi: DonVi = yaml::load("u.yaml", UNIT).unwrap();
    let can_cu: SoCanCu = yaml::load("c.yaml", REGISTER).unwrap();
    if let Ok(van_ban) = yaml::load::<VanBan>("f.yaml", &paper) {
        let sources = Sources {
            don_vi: &don_vi,
            can_cu: &can_cu,
            van_ban: &van_ban,
            file: "f.yaml",
            don_vi_file: "u.yaml",
            mau_rieng: false,
        };
        let _ = context::build(&sources);
    }
});
