//! Citations as real papers write them.

use super::Register;
use crate::import::text::Text;
use crate::value::Nam;

fn cited(text: &str) -> (String, Vec<String>) {
    let mut register = Register::default();
    let mut one = Text::new(1, text);
    register.cite(&mut one, Nam::new(2023).unwrap());
    assert_eq!(one.shown(), text, "the paper says what the source said");
    let entry = |entry: &super::Entry| {
        let document = &entry.document;
        let part = |part: Option<String>| part.unwrap_or_else(|| "?".into());
        format!(
            "{}: {} / {} / {} / {} / {}",
            entry.id,
            document.loai,
            part(document.so.as_ref().map(ToString::to_string)),
            part(document.ngay.map(|day| day.ngan())),
            part(document.co_quan.as_ref().map(ToString::to_string)),
            part(document.trich_yeu.as_ref().map(ToString::to_string)),
        )
    };
    (one.written(), register.added().map(entry).collect())
}

#[test]
fn a_citation_is_cut_into_its_parts() {
    let (text, entries) = cited(
        "Thực hiện Kế hoạch số 12/KH-UBND ngày 17/5/2023 của UBND huyện Mẫu về phòng, chống dịch. UBND xã ban hành",
    );
    assert_eq!(text, "Thực hiện {{ can_cu.kh_12 }}. UBND xã ban hành");
    assert_eq!(entries, ["kh_12: Kế hoạch / 12/KH-UBND / 17/5/2023 / UBND huyện Mẫu / về phòng, chống dịch"]);
}

#[test]
fn a_law_with_its_number_is_a_law() {
    let (text, entries) = cited(
        "Căn cứ Luật Phòng, chống thiên tai số 33/2013/QH13 ngày 19 tháng 6 năm 2013; Luật sửa đổi, bổ sung một số điều của \
         Luật Đê điều số 60/2020/QH14 ngày 17/6/2020",
    );
    assert_eq!(
        text,
        "Căn cứ Luật {{ can_cu.luat_phong_chong_thien_tai.trich_yeu }} {{ can_cu.luat_phong_chong_thien_tai.so_ngay }}; Luật \
         {{ can_cu.luat_sua_doi_bo_sung_mot_so_dieu_cua.trich_yeu }} {{ can_cu.luat_sua_doi_bo_sung_mot_so_dieu_cua.so_ngay }}"
    );
    assert_eq!(
        entries[0],
        "luat_phong_chong_thien_tai: Luật / 33/2013/QH13 / 19/6/2013 / ? / Phòng, chống thiên tai"
    );
    assert_eq!(
        entries[1],
        "luat_sua_doi_bo_sung_mot_so_dieu_cua: Luật / 60/2020/QH14 / 17/6/2020 / ? / sửa đổi, bổ sung một số điều của Luật Đê điều"
    );
}

#[test]
fn a_law_that_changes_others_is_the_first_of_those_named() {
    let cases = [
        (
            "Luật sửa đổi, bổ sung một số điều của Bộ luật Hình sự số 12/2017/QH14 ngày 20/6/2017",
            "Luật",
            "sửa đổi, bổ sung một số điều của Bộ luật Hình sự",
        ),
        (
            "Căn cứ Luật Mẫu; Luật Sửa đổi, bổ sung một số điều của Luật Sông, Bộ luật Biển và Luật Núi số 3/2022/QH15 ngày \
             11/01/2022",
            "Luật",
            "Sửa đổi, bổ sung một số điều của Luật Sông, Bộ luật Biển và Luật Núi",
        ),
        (
            "Căn cứ Luật sửa đổi một số điều của Luật Sông ngày 11 tháng 01 năm 2022, Bộ luật Biển số 4/2023/QH15 ngày \
             12/01/2023",
            "Bộ luật",
            "Biển",
        ),
        ("Căn cứ Luật Sông và quy định của Luật Núi số 5/2023/QH15 ngày 12/01/2023", "Luật", "Núi"),
        ("Căn cứ Luật sửa đổi, xã làm theo Luật Núi số 5/2023/QH15 ngày 12/01/2023", "Luật", "Núi"),
    ];
    for (text, kind, title) in cases {
        let (_, entries) = cited(text);
        let [entry] = entries.as_slice() else { panic!("{entries:?}") };
        assert!(
            entry.contains(&format!(": {kind} / ")) && entry.ends_with(&format!(" / {title}")),
            "{entry}"
        );
    }
}

#[test]
fn a_resolution_behind_a_law_is_no_law() {
    let cases = [
        (
            "Căn cứ Luật Tổ chức Quốc hội và Nghị quyết số 71/2022/QH15 ngày 15/11/2022 của Quốc hội về kỳ họp",
            "Căn cứ Luật Tổ chức Quốc hội và {{ can_cu.nq_71 }}",
            "nq_71: Nghị quyết / 71/2022/QH15 / 15/11/2022 / Quốc hội / về kỳ họp",
        ),
        (
            "Căn cứ Luật Đầu tư công, Nghị quyết số 973/2020/UBTVQH14 ngày 08/7/2020",
            "Căn cứ Luật Đầu tư công, {{ can_cu.nq_973 }}",
            "nq_973: Nghị quyết / 973/2020/UBTVQH14 / 08/7/2020 / ? / ?",
        ),
        (
            "Căn cứ Luật Mẫu ngày 19 tháng 6 năm 2015, nghị quyết số 35/2021/QH15 ngày 13/11/2021",
            "Căn cứ Luật Mẫu ngày 19 tháng 6 năm 2015, nghị quyết {{ can_cu.nq_35.so_ngay }}",
            "nq_35: Nghị quyết / 35/2021/QH15 / 13/11/2021 / ? / ?",
        ),
    ];
    for (text, written, entry) in cases {
        assert_eq!(cited(text), (written.to_owned(), vec![entry.to_owned()]));
    }
    for (law, entry) in [
        (
            "Luật Soạn văn bản quy phạm pháp luật số 80/2015/QH13 ngày 22/6/2015",
            "Luật / 80/2015/QH13 / 22/6/2015 / ? / Soạn văn bản quy phạm pháp luật",
        ),
        (
            "Pháp lệnh Hợp nhất số 01/2012/UBTVQH13 ngày 22/3/2012",
            "Pháp lệnh / 01/2012/UBTVQH13 / 22/3/2012 / ? / Hợp nhất",
        ),
    ] {
        assert!(cited(law).1[0].ends_with(entry), "{:?}", cited(law));
    }
    // Which law or resolution a number is of is not told there: no law gets it.
    for unsure in [
        "Luật Đầu tư công và các nghị quyết của Quốc hội số 71/2022/QH15 ngày 15/11/2022",
        "Luật Đầu tư công số 973/2020/UBTVQH14 ngày 08/7/2020",
        "Luật Mẫu ngày 19 tháng 6 năm 2015 số 35/2021/QH15 ngày 13/11/2021",
    ] {
        assert!(cited(unsure).1.iter().all(|entry| !entry.contains(": Luật")), "{:?}", cited(unsure));
    }
}

#[test]
fn documents_in_a_row_are_told_apart() {
    let (text, entries) = cited(
        "theo Hướng dẫn số 4/HD-BTG ngày 28/7/2022 của Ban Tuyên giáo hướng dẫn học tập, Kế hoạch số 7/KH-UBND ngày \
         11/10/2022 của UBND tỉnh về “Nông thôn; đô thị” và Công văn số 89/UBND-KGVX ngày 06/3/2023 của UBND tỉnh về việc \
         tiếp tục; văn bản số 5/LĐ-VP ngày 26/4/2022 và các văn bản có liên quan.",
    );
    assert_eq!(
        text,
        "theo {{ can_cu.hd_4 }}, {{ can_cu.kh_7 }} và {{ can_cu.cv_89 }}; văn bản {{ can_cu.cv_5.so_ngay }} và các văn bản có liên quan."
    );
    assert_eq!(entries.len(), 4);
    assert_eq!(entries[1], "kh_7: Kế hoạch / 7/KH-UBND / 11/10/2022 / UBND tỉnh / về “Nông thôn; đô thị”");
}

#[test]
fn a_document_cited_twice_is_entered_once() {
    let (text, entries) = cited(
        "Thông tư số 191/2009/TT-BTC ngày 01/10/2009 của Bộ Tài chính về quản lý kinh phí; theo thông tư số \
         191/2009/TT-BTC ngày 01/10/2009 của Bộ Tài chính",
    );
    assert_eq!(
        text,
        "{{ can_cu.tt_191 }}; theo thông tư {{ can_cu.tt_191.so_ngay }} của {{ can_cu.tt_191.co_quan }}"
    );
    assert_eq!(entries.len(), 1);
}

#[test]
fn a_long_date_comes_back_as_it_was_written() {
    let (text, entries) =
        cited("Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư");
    assert_eq!(text, "{{ can_cu.nd_30 }}");
    assert_eq!(entries, ["nd_30: Nghị định / 30/2020/NĐ-CP / 05/3/2020 / Chính phủ / về công tác văn thư"]);
}

#[test]
fn what_is_no_citation_stays() {
    for text in ["đạt 24/24 giờ, 5/10 hộ, ngày 8/3", "km 5/QL19", "tỷ lệ 12/KH của xã"] {
        assert_eq!(cited(text), (text.to_owned(), Vec::new()));
    }
}

#[test]
fn a_law_is_cited_by_name_and_date() {
    let mut register = Register::default();
    let nam = Nam::new(2026).unwrap();
    let law = "Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025";
    assert_eq!(register.whole(law, 1, nam).as_deref(), Some("luat_to_chuc_chinh_quyen_dia_phuong"));
    assert_eq!(register.whole("Tình hình thực tế của xã", 2, nam), None);
}
