//! Headings of a plan that give duties: whose they are.

use super::{imported, paper};

/// The headings of the khoản of such a part as the paper has them: lines of data, and the bodies that came to the unit.
fn given(headings: &[&str]) -> (Vec<String>, Vec<String>) {
    let khoan = headings
        .iter()
        .enumerate()
        .map(|(at, heading)| format!("{}. {heading}\na) Làm việc thứ nhất.\nb) Làm việc thứ hai.\n", at + 1));
    let made = imported(&paper(&format!("I. TỔ CHỨC THỰC HIỆN\n{}", khoan.collect::<String>()))).unwrap();
    let part = |text: &str, key: &str| {
        let lines = text.lines().filter_map(|line| line.trim_start_matches([' ', '-']).strip_prefix(key));
        lines.map(|line| line.trim().to_owned()).collect::<Vec<_>>()
    };
    (part(&made.paper.text, "co_quan:"), part(&made.paper.text, "tieu_de:").split_off(1))
}

#[test]
fn several_bodies_in_one_heading_are_several() {
    let (bodies, titles) =
        given(&["Công chức Văn hóa, Trạm Y tế xã", "Công an xã, UBND các thôn, Đài Truyền thanh"]);
    assert_eq!(bodies, ["[van_hoa, tram_y_te]", "[cong_an, ubnd_cac_thon, dai_truyen_thanh]"]);
    assert_eq!(titles.len(), 2);
}

#[test]
fn a_comma_in_the_name_of_one_body_makes_no_second() {
    let (bodies, titles) = given(&["Công chức Tài chính, kế toán", "Công chức Tư pháp, Kế toán"]);
    assert_eq!(bodies, ["tai_chinh_ke_toan", "tu_phap_ke_toan"]);
    assert!(titles.is_empty(), "{titles:?}");
}

#[test]
fn work_is_no_body() {
    let work = [
        "Ban hành kế hoạch, tổ chức tuyên truyền",
        "Tổ chức hội nghị tổng kết",
        "Phòng chống thiên tai",
        "Chi trả kinh phí",
    ];
    let (bodies, titles) = given(&work);
    assert_eq!((bodies.as_slice(), titles), ([].as_slice(), work.map(str::to_owned).to_vec()));
}
