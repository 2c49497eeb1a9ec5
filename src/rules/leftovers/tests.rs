use super::{Against, scan};
use crate::model::{DoiThay, DonVi, VanBan};

fn unit(dia_ban: &str) -> DonVi {
    let yaml = format!(
        "{{ten: UBND {dia_ban}, goi: UBND, ten_dau_trang: [A], dia_ban: {dia_ban}, dia_danh: Lơ Ku, ky_hieu: UBND, nguoi_ky: {{}}, luu: VT}}"
    );
    serde_yaml::from_str(&yaml).unwrap()
}

const CHANGES: &str = "
co_quan:
  huyen: {goi: [UBND huyện, UBND huyện Kbang], tu_ngay: 01/7/2025, thay_bang_ten: UBND tỉnh Gia Lai, nguon: NQ}
chuong_trinh:
  ngheo: {goi: Chương trình giảm nghèo, giai_doan: 2021-2025, nguon: QĐ}
tu_ngu:
  - {tu: huyện, tu_ngay: 01/7/2025, vi_sao: không còn huyện}
  - {tu: thanh tra, vi_sao: xã chỉ kiểm tra}
";

fn found(nam: u16, text: &str) -> Vec<String> {
    let paper =
        format!("nam: {nam}\ntrich_yeu: A\nnguoi_ky: a\nket: {}\n", serde_json::to_string(text).unwrap());
    let paper: VanBan = serde_yaml::from_str(&paper).unwrap();
    let changes: DoiThay = serde_yaml::from_str(CHANGES).unwrap();
    let (new, old) = (unit("xã Kbang"), unit("xã Lơ Ku"));
    let against = Against { don_vi: &new, don_vi_cu: Some(&old), nam_cu: None, doi_thay: &changes };
    scan(&paper, &against).into_iter().map(|left| format!("{}: {}", left.found, left.loai.word())).collect()
}

#[test]
fn a_year_typed_as_digits_is_told_by_what_it_is() {
    assert_eq!(
        found(
            2024,
            "tổng kết năm {{ nam }} và kế hoạch năm 2023, đến năm 2030, Luật Lao động sửa đổi năm 2019, đến năm 2020, theo năm 2018"
        ),
        [
            "2023: năm gõ tay, có thể sót",
            "2019: năm trước đây, có thể là tên luật",
            "2020: giai đoạn, mốc đã hết hoặc hết trong năm",
            "2018: năm gõ tay, có thể sót"
        ]
    );
    assert_eq!(
        found(
            2026,
            "2021-2025, 2021 – 2030, 2021-{{ nam }}, Nghị định số 30/2020/NĐ-CP ngày 05/3/2020; trước 05/6/2025"
        ),
        [
            "2021-2025: giai đoạn, mốc đã hết hoặc hết trong năm",
            "2021-{{ nam }}: kỳ đánh giá, tính lại",
            "số 30/2020/NĐ-CP ngày 05/3/2020: viện dẫn gõ tay",
            "05/6/2025: ngày gõ tay"
        ]
    );
}

/// What is told of a closing text in the paper of 2026.
fn told(text: &str) -> Vec<super::ConSot> {
    let paper =
        format!("nam: 2026\ntrich_yeu: A\nnguoi_ky: a\nket: {}\n", serde_json::to_string(text).unwrap());
    let paper: VanBan = serde_yaml::from_str(&paper).unwrap();
    let (unit, doi_thay) = (unit("xã Kbang"), DoiThay::default());
    scan(&paper, &Against { don_vi: &unit, don_vi_cu: None, nam_cu: None, doi_thay: &doi_thay })
}

#[test]
fn of_more_places_than_anybody_reads_the_first_are_told_and_the_others_counted() {
    let some = told(&"năm 2023 và ".repeat(super::MOST));
    assert!(some.len() == super::MOST && some.iter().all(|left| !left.hint.contains("chưa kê")));
    let many = told(&"năm 2023 và ".repeat(super::MOST + 7));
    let same = many
        .iter()
        .zip(&some)
        .take_while(|(one, other)| one.found == other.found && one.range == other.range);
    assert_eq!(same.count(), super::MOST);
    assert_eq!(many.len(), super::MOST);
    let last = many.last().unwrap();
    assert!(last.hint.ends_with("; sau chỗ này cùng đoạn ấy còn 7 chỗ nữa, chưa kê"), "{}", last.hint);
}

#[test]
fn each_place_is_the_next_one_of_its_words() {
    let left = told("{{ '2023' }} năm 2023, ngày 05/6/2023 và 2022; năm 2023, 2022");
    let places: Vec<(&str, usize)> = left.iter().map(|left| (left.found.as_str(), left.nth)).collect();
    assert_eq!(places, [("2023", 1), ("05/6/2023", 0), ("2022", 0), ("2023", 3), ("2022", 1)]);
}

#[test]
fn words_around_are_some_even_where_no_space_ends_them() {
    let left = told(&"2023,".repeat(200));
    assert_eq!(left[0].around.len(), 4 + super::MOST_AROUND + "…".len());
    assert_eq!(left[100].around.len(), 4 + 2 * (super::MOST_AROUND + "…".len()));
}

#[test]
fn a_plan_typed_from_an_old_paper_is_questioned_word_by_word() {
    let text = "Thực hiện Kế hoạch 639/KH-UBND, ngày 17/5/2023 của UBND tỉnh về bình đẳng giới năm 2023; kết quả năm 2022, \
                năm 2023 và năm 2024, giai đoạn 2021-2023, nhiệm kỳ 2019-2024; Luật Phòng, chống bạo lực gia đình năm 2022; \
                theo Luật Bình đẳng giới, năm 2023 xã làm tốt; đến năm 2023, đến năm 2024; trước ngày 05 tháng 12 năm 2023; năm 2025";
    let paper =
        format!("nam: 2024\ntrich_yeu: A\nnguoi_ky: a\nket: {}\n", serde_json::to_string(text).unwrap());
    let paper: VanBan = serde_yaml::from_str(&paper).unwrap();
    let (unit, doi_thay) = (unit("xã Lơ Ku"), DoiThay::default());
    let against = Against {
        don_vi: &unit,
        don_vi_cu: None,
        nam_cu: Some("2023".parse().unwrap()),
        doi_thay: &doi_thay,
    };
    let told = |left: super::ConSot| {
        let hint = left.hint.split([':', ';']).next().unwrap_or_default().to_owned();
        format!("{}: {}, {hint}", left.found, left.loai.word())
    };
    assert_eq!(
        scan(&paper, &against).into_iter().map(told).collect::<Vec<_>>(),
        [
            "639/KH-UBND, ngày 17/5/2023: viện dẫn gõ tay, văn bản viện dẫn",
            "2023: có thể trong tên văn bản viện dẫn, nằm trong tên văn bản đứng trước thì giữ nguyên",
            "2022: năm gõ tay, có thể sót, xem năm này còn đúng không",
            "2023: năm gõ tay, có thể sót, viết {{ nam }} thì sang năm máy tự đổi",
            "2024: năm gõ tay, có thể sót, viết {{ nam + 1 }} thì sang năm máy tự đổi",
            "2021-2023: giai đoạn, mốc đã hết hoặc hết trong năm, giai đoạn 2021-2023 đã hết",
            "2019-2024: giai đoạn, mốc đã hết hoặc hết trong năm, nhiệm kỳ 2019-2024 kết thúc trong năm",
            "2022: năm trước đây, có thể là tên luật, giữ nguyên nếu là tên hay năm ban hành của luật, chương trình",
            "2023: năm gõ tay, có thể sót, viết {{ nam }} thì sang năm máy tự đổi",
            "2023: giai đoạn, mốc đã hết hoặc hết trong năm, mốc năm 2023 đã qua",
            "2024: giai đoạn, mốc đã hết hoặc hết trong năm, mốc năm 2024 nay là năm của văn bản",
            "05 tháng 12 năm 2023: ngày gõ tay, hạn của kế hoạch thì ghi vào thoi_han rồi viết {{ thoi_han.ma }}, sang năm máy tự đổi",
        ]
    );
}

#[test]
fn bodies_programmes_and_words_depend_on_the_year() {
    let text = "UBND Huyện Kbang, toàn huyện, huyện bạn, Chương trình giảm nghèo giai đoạn 2021-2025, thanh tra, xã Lơ Ku";
    assert_eq!(
        found(2026, text),
        [
            "UBND Huyện Kbang: tên cơ quan, địa bàn",
            "toàn huyện: cấp hành chính",
            "huyện: từ ngữ cần xem lại",
            "Chương trình giảm nghèo giai đoạn 2021-2025: chương trình đã hết giai đoạn",
            "thanh tra: từ ngữ cần xem lại",
            "xã Lơ Ku: tên cơ quan, địa bàn",
        ]
    );
    assert_eq!(
        found(2024, text),
        ["toàn huyện: cấp hành chính", "thanh tra: từ ngữ cần xem lại", "xã Lơ Ku: tên cơ quan, địa bàn"]
    );
}

#[test]
fn what_is_computed_or_only_looks_alike_is_silent() {
    assert_eq!(
        found(2024, "năm {{ nam }}, {{ can_cu.kh_2023 }}, 12023 người, mã 20235, thanh trang"),
        Vec::<String>::new()
    );
}

#[test]
fn a_theme_is_found_with_its_quotes() {
    assert_eq!(
        found(2024, "Tháng hành động với chủ đề “An sinh” và chủ đề {{ chu_de }}"),
        ["“An sinh”: chủ đề của năm"]
    );
}

#[test]
fn the_slip_of_a_plan_copied_from_last_year_is_next_years() {
    let paper: VanBan = serde_yaml::from_str(
        "{nam: 2023, trich_yeu: A, nguoi_ky: a, ket: 'Báo cáo tổng kết năm {{ nam }} và kế hoạch công tác năm 2023 theo quy định'}",
    )
    .unwrap();
    let changes = DoiThay::default();
    let unit = unit("xã Lơ Ku");
    let left = scan(&paper, &Against { don_vi: &unit, don_vi_cu: None, nam_cu: None, doi_thay: &changes });
    assert_eq!(
        left.iter().map(|left| left.finding("a.yaml").to_string()).collect::<Vec<_>>(),
        [
            "a.yaml: cảnh báo[cau-chu-con-sot]: «2023»: năm gõ tay, có thể sót; trong câu «…và kế hoạch công tác năm 2023 theo quy định»\n  gợi ý: kế hoạch kèm báo cáo tổng kết là của năm sau: viết {{ nam + 1 }} thì sang năm máy tự đổi; việc, số liệu của năm ấy, tên hay ngày của văn bản khác thì giữ nguyên"
        ]
    );
}
