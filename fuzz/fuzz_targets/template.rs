//! Any text as a workspace's own template: a paper or one finding at a line of it, in bounded time and memory.
#![no_main]

use std::sync::Arc;

use libfuzzer_sys::fuzz_target;
use vanthu::model::Sources;
use vanthu::model::{DonVi, SoCanCu, VanBan};
use vanthu::page::markdown;
use vanthu::template::Templates;
use vanthu::template::context;
use vanthu::yaml;

const UNIT: &str = "{ten: A, goi: A, ten_dau_trang: [A], dia_ban: A, dia_danh: A, ky_hieu: UBND, nguoi_ky: {ct: {chuc_vu: A, ho_ten: B}}, co_quan: {a: {ten: A}}, luu: VT}";
const REGISTER: &str = "{kh_1: {loai: Kế hoạch, so: 1/KH-UBND, ngay: 1/1/2026}}";
const PAPER: &str =
    "{nam: 2026, nguoi_ky: ct, trich_yeu: X, cac_muc: [{tieu_de: A, khoan: [{tieu_de: B, y: [C, D]}, E]}]}";

fuzz_target!(|text: &str| {
    let don_vi: DonVi = yaml::load("u.yaml", UNIT).unwrap();
    let can_cu: SoCanCu = yaml::load("c.yaml", REGISTER).unwrap();
    let van_ban: VanBan = yaml::load("f.yaml", PAPER).unwrap();
    let sources = Sources {
        don_vi: &don_vi,
        can_cu: &can_cu,
        van_ban: &van_ban,
        file: "f.yaml",
        don_vi_file: "u.yaml",
        mau_rieng: false,
    };
    let (context, _) = context::build(&sources).unwrap();
    let own = text.to_owned();
    let templates = Templates::new(Arc::new(move |name| (name == "m.md.j2").then(|| Ok(own.clone()))));
    match templates.render("m.md.j2", &context) {
        Ok(paper) => drop(markdown::parse("f.md", &paper)),
        Err(fault) => {
            let lines = text.split('\n').count();
            let own = &*fault.finding.place.file == "templates/m.md.j2";
            assert!(
                !own || fault.finding.place.at.is_none_or(|at| at.line <= lines + 1),
                "{}",
                fault.finding
            );
        }
    }
});
