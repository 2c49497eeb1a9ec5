//! Of the places that a roll-over lists, those that are probably wrong as the paper stands: a roll-over asks about each
//! year and date, a check is silent where the text may well be right.

use std::ops::Range;

use super::ranges::{first, last};
use super::years::cited;
use super::{Against, ConSot, Folded, LONGEST, Loai, around, scan_text};
use crate::diagnostic::Step;
use crate::model::VanBan;
use crate::model::texts::{Text, texts};
use crate::value::Ngay;

/// The places of a paper that are probably wrong, in its order.
pub fn doubtful(paper: &VanBan, against: &Against<'_>) -> Vec<ConSot> {
    texts(paper).iter().flat_map(|text| in_text(text, paper, against)).collect()
}

fn in_text(text: &Text<'_>, paper: &VanBan, against: &Against<'_>) -> Vec<ConSot> {
    let mut found = scan_text(text, paper.nam, against);
    if paper_knows_two_tiers(paper) {
        found.extend(districts(text, against, &found));
    }
    if found.is_empty() {
        return found;
    }
    let folded = Folded::of(text.1).text;
    found.retain(|left| is_doubtful(left, text, &folded, paper.nam.so()));
    found
}

/// Sentences end so; a clause also with a comma. Of a text without end that is near is looked at.
fn sentence<'t>(text: &'t str, range: &Range<usize>) -> &'t str {
    let before = last(text.get(..range.start).unwrap_or_default(), LONGEST);
    let behind = first(text.get(range.end..).unwrap_or_default(), LONGEST);
    let ends = [". ", "; ", ";\n", ".\n"];
    let near = range.start - before.len();
    let start = near + ends.iter().filter_map(|end| before.rfind(end)).max().map_or(0, |at| at + 1);
    let length = ends.iter().filter_map(|end| behind.find(end)).min().unwrap_or(behind.len());
    text.get(start..range.end + length).unwrap_or(text)
}

/// Words of what has been: results, comparisons, history.
const PAST: [&str; 41] = [
    "so với",
    "cùng kỳ",
    "ghi nhận",
    "đã ",
    "kết quả",
    "từ năm",
    "tổng kết",
    "sơ kết",
    "thành lập",
    "có hiệu lực",
    "kỷ niệm",
    "sinh năm",
    "năm học",
    "niên vụ",
    "vụ đông",
    "vụ mùa",
    "vụ hè",
    "quyết toán",
    "cuối năm",
    "tính đến",
    "hết năm",
    "tồn đọng",
    "chuyển nguồn",
    "kế thừa",
    "khắc phục",
    "hạn chế",
    "số liệu",
    "thống kê",
    "năm trước",
    "trước năm",
    "các năm",
    "những năm",
    "trước đây",
    "qua các",
    "đầu năm",
    "khóa",
    "khoá",
    "bàn giao",
    "chuyển tiếp",
    "nợ",
    "rà soát",
];

/// Words of what is to be done.
const AHEAD: [&str; 9] = [
    "phấn đấu",
    "dự kiến",
    "mục tiêu",
    "trong năm",
    "sẽ ",
    "chỉ tiêu",
    "đến cuối năm",
    "hoàn thành trong",
    "kế hoạch năm",
];

/// Words of a comparison with other units, or of what another level does.
const WITH_OTHERS: [&str; 27] = [
    "dẫn đầu",
    "đứng đầu",
    "đứng thứ",
    "xếp",
    "nhóm",
    "bình quân",
    "so với",
    "cao hơn",
    "thấp hơn",
    "mặt bằng",
    "trung bình",
    "tốp",
    "top",
    "hội thi",
    "cuộc thi",
    "liên hoan",
    "phát động",
    "hội nghị",
    "của tỉnh",
    "cấp tỉnh",
    "ubnd tỉnh",
    "hđnd tỉnh",
    "tỉnh ủy",
    "của huyện",
    "trực tuyến",
    "đại hội",
    "thống nhất trong toàn",
];

/// Words of what was before a rearrangement.
const HISTORY: [&str; 26] = [
    "trước đây",
    "cũ",
    "trước ngày 01/7/2025",
    "trước khi",
    "sắp xếp",
    "sáp nhập",
    "hợp nhất",
    "không tổ chức",
    "bỏ cấp",
    "kết thúc",
    "nguyên là",
    "nguyên thuộc",
    "giải thể",
    "thay thế",
    "tổng kết",
    "chuyển giao",
    "bàn giao",
    "lịch sử",
    "truyền thống",
    "đường huyện",
    "tiếp nhận",
    "không còn",
    "tiếp quản",
    "kế thừa",
    "lưu trữ",
    "thuộc tỉnh",
];

/// Words that make a word of another level's work rightful.
const OTHER_LEVEL: [&str; 18] = [
    "tỉnh",
    "trung ương",
    "chính phủ",
    "của bộ",
    "của sở",
    "cấp trên",
    "nhân dân",
    "đoàn thanh tra",
    "kết luận thanh tra",
    "luật thanh tra",
    "cơ quan thanh tra",
    "thanh tra sở",
    "thanh tra bộ",
    "thanh tra viên",
    "thanh tra chuyên ngành",
    "đoàn kiểm tra liên",
    "nhà nước cấp",
    "phối hợp với đoàn",
];

fn is_doubtful(left: &ConSot, (route, _): &Text<'_>, folded: &str, nam: u16) -> bool {
    let sentence = sentence(folded, &left.range);
    let says = |words: &[&str]| says(sentence, words);
    match left.loai {
        Loai::NamGoTay => {
            let year: u16 = left.found.parse().unwrap_or(nam);
            let is_head = matches!(route.steps().first(), Some(Step::Key(key)) if matches!(&**key, "trich_yeu" | "ket"));
            is_left_year(sentence, &left.found, year, nam, is_head)
                || left.hint.starts_with("kế hoạch kèm báo cáo")
        }
        Loai::HetGiaiDoan => {
            let is_over = left.hint.contains("đã hết") || left.hint.contains("đã qua");
            is_over && (!says(&PAST) || says(&AHEAD)) && cited_in(sentence).is_empty()
        }
        Loai::CapHanhChinh if left.found.starts_with("toàn") || left.found.starts_with("Toàn") => {
            !says(&WITH_OTHERS)
        }
        Loai::CapHanhChinh => !says(&HISTORY) && cited_in(sentence).is_empty(),
        Loai::CoQuan | Loai::ChuongTrinh => {
            !says(&HISTORY) && !says(&["kết quả thực hiện", "đánh giá kết quả"])
        }
        Loai::TuNgu => !is_rightful(left, folded, sentence),
        Loai::KyDanhGia | Loai::VienDan | Loai::TrongTen | Loai::NgayGoTay | Loai::NamCu | Loai::ChuDe => {
            false
        }
    }
}

/// Whether any of these words stands in a text as words of its own.
fn says(text: &str, words: &[&str]) -> bool {
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    words.iter().any(|word| {
        let word = word.trim_end();
        text.match_indices(word).any(|(at, _)| {
            let before = text.get(..at).and_then(|before| before.chars().next_back());
            let behind = text.get(at + word.len()..).and_then(|behind| behind.chars().next());
            !is_letter(before) && !is_letter(behind)
        })
    })
}

fn cited_in(sentence: &str) -> Vec<Range<usize>> {
    // Symbols are capitals; in small letters «số 12/» with letters behind is one too.
    cited(&sentence.to_uppercase())
}

/// Whether an earlier year is one that was probably meant to be the paper's own.
fn is_left_year(sentence: &str, found: &str, year: u16, nam: u16, is_head: bool) -> bool {
    if year >= nam {
        return false;
    }
    let says = |words: &[&str]| says(sentence, words);
    let past = says(&PAST) || counts(sentence, found);
    let ahead = says(&AHEAD);
    match (year + 1 == nam, is_head) {
        (true, true) => !says(&["kết quả", "tổng kết", "quyết toán", "khắc phục", "năm học", "báo cáo"]),
        (true, false) => {
            !past || (ahead && !says(&["so với", "cùng kỳ", "đã ", "kết quả", "ghi nhận", "tổng kết"]))
        }
        (false, _) => ahead && !past,
    }
}

/// Whether a sentence counts something beside its year: results are told with figures.
fn counts(sentence: &str, found: &str) -> bool {
    let rest = sentence.replacen(found, "", 1);
    let words: Vec<&str> = rest.split_whitespace().collect();
    words.windows(3).any(|three| {
        let [before, number, unit] = three else { return false };
        let is_label = matches!(*before, "ngày" | "tháng" | "năm" | "quý" | "đợt" | "số" | "điều" | "khoản");
        let is_number = number.starts_with(|c: char| c.is_ascii_digit()) && !number.contains('/');
        is_number && !is_label && unit.starts_with(char::is_alphabetic)
    })
}

/// Whether a doubtful word is that of another level's work, or part of a name: «Thanh tra tỉnh», «đoàn thanh tra».
fn is_rightful(left: &ConSot, folded: &str, sentence: &str) -> bool {
    const NEAR: usize = 30;
    let behind = folded.get(left.range.end..).unwrap_or_default();
    let near = first(behind, NEAR);
    let clause = near.split([',', ';', '.']).next().unwrap_or_default();
    let starts_sentence = folded.get(..left.range.start).unwrap_or_default().trim_end().is_empty();
    let is_name = left.found.starts_with(char::is_uppercase) && !starts_sentence;
    let is_level =
        left.found.to_lowercase().contains("huyện") || left.found.to_lowercase().starts_with("thị");
    if is_level {
        return says(sentence, &HISTORY) || !cited_in(sentence).is_empty();
    }
    let phrases: Vec<&str> = OTHER_LEVEL.iter().copied().filter(|word| word.contains(' ')).collect();
    is_name || says(clause, &OTHER_LEVEL) || says(sentence, &phrases)
}

/// Whether the paper was, or will be, signed when there is no district level.
fn paper_knows_two_tiers(paper: &VanBan) -> bool {
    let Ok(two_tiers) = Ngay::new(2025, 7, 1) else { return false };
    paper.ngay.map_or(paper.nam.so() > two_tiers.nam(), |day| day >= two_tiers)
}

/// Levels that are no more, where nothing was found yet.
fn districts(text: &Text<'_>, against: &Against<'_>, known: &[ConSot]) -> Vec<ConSot> {
    const GONE: [&str; 4] = ["huyện", "thị trấn", "thị xã", "quận"];
    let own = super::fold(against.don_vi.dia_ban.as_str());
    // A place that is named so still has its name.
    if GONE.iter().any(|level| own.starts_with(level))
        || !GONE.iter().any(|level| super::fold(text.1).contains(level))
    {
        return Vec::new();
    }
    let folded = Folded::of(text.1);
    let mut found: Vec<ConSot> = Vec::new();
    for level in GONE {
        for range in folded.occurrences(level) {
            let is_known = known
                .iter()
                .chain(&found)
                .any(|left| left.range.start < range.end && range.start < left.range.end);
            if !is_known {
                found.push(ConSot {
                    route: text.0.clone(),
                    found: text.1.get(range.clone()).unwrap_or_default().to_owned(),
                    nth: 0,
                    around: around(text.1, &range),
                    offset: text.1.get(..range.start).unwrap_or_default().chars().count(),
                    range,
                    loai: Loai::CapHanhChinh,
                    hint: format!(
                        "từ 01/7/2025 không còn cấp này; nói về trước đó thì ghi rõ «{level} … (cũ)»"
                    ),
                });
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::doubtful;
    use crate::model::{DoiThay, DonVi, VanBan};
    use crate::rules::leftovers::Against;

    fn told_on(day: &str, key: &str, text: &str) -> Vec<String> {
        let unit: DonVi = serde_yaml::from_str(
            "{ten: UBND xã Đông Sơn, goi: UBND xã, ten_dau_trang: [A], dia_ban: xã Đông Sơn, dia_danh: Đông Sơn, ky_hieu: UBND, nguoi_ky: {}, luu: VT}",
        )
        .unwrap();
        let text = serde_json::to_string(text).unwrap();
        let paper = match key {
            "trich_yeu" => format!("trich_yeu: {text}"),
            "y" => format!("trich_yeu: A\ncac_muc: [{{tieu_de: A, y: [{text}]}}]"),
            _ => format!("trich_yeu: A\n{key}: {text}"),
        };
        let paper: VanBan =
            serde_yaml::from_str(&format!("nam: 2026\nngay: {day}\nnguoi_ky: a\n{paper}\n")).unwrap();
        let changes: DoiThay = serde_yaml::from_str(
            "tu_ngu: [{tu: thanh tra, vi_sao: xã chỉ kiểm tra}]\nchuong_trinh: {a: {goi: Chương trình giảm nghèo, giai_doan: 2021-2025, nguon: Q}}",
        )
        .unwrap();
        let against = Against { don_vi: &unit, don_vi_cu: None, nam_cu: None, doi_thay: &changes };
        doubtful(&paper, &against).into_iter().map(|left| left.found).collect()
    }

    fn told(text: &str) -> Vec<String> {
        told_on("20/01/2026", "y", text)
    }

    #[test]
    fn what_was_left_from_last_year_is_told() {
        assert_eq!(told_on("20/01/2026", "trich_yeu", "Công tác giảm nghèo năm 2025"), ["2025"]);
        assert_eq!(told_on("20/01/2026", "ket", "Trên đây là Kế hoạch công tác năm 2025 của xã"), ["2025"]);
        assert_eq!(told("Tuyên truyền về bình đẳng giới năm 2025 đến các thôn"), ["2025"]);
        assert_eq!(told("Phấn đấu năm 2025 có 12 hộ thoát nghèo"), ["2025"]);
        assert_eq!(told("Thực hiện mục tiêu giai đoạn 2021-2025 và mốc đến năm 2020"), ["2021-2025", "2020"]);
        assert_eq!(told("Phấn đấu trong năm 2024 hoàn thành"), ["2024"]);
        assert_eq!(told("Đẩy mạnh Chương trình giảm nghèo trên địa bàn"), ["Chương trình giảm nghèo"]);
        assert_eq!(told("Cũng như các xã, báo cáo UBND huyện về tài nguyên và môi trường"), ["huyện"]);
        assert_eq!(told("Tăng cường thanh tra, kiểm tra"), ["thanh tra"]);
        assert_eq!(told("Vận động các tầng lớp Nhân dân trong toàn huyện"), ["toàn huyện"]);
        assert_eq!(told("Gửi báo cáo về UBND huyện; triển khai tại thị trấn"), ["huyện", "thị trấn"]);
    }

    #[test]
    fn what_may_well_be_right_is_silent() {
        for text in [
            "Năm 2025 ghi nhận 45 ca, giảm 15 ca so với năm 2024 (60 ca)",
            "Mở đầu. Năm 2025 có 12 hộ thoát nghèo; đã cấp 45 thẻ trong năm 2025",
            "Thực hiện Luật Dữ liệu năm 2024, Bộ luật Lao động năm 2019, Hiến pháp năm 2013",
            "Phấn đấu thuộc nhóm 10 xã dẫn đầu toàn tỉnh; cao hơn bình quân toàn tỉnh",
            "Trước ngày 30/6/2026; từ ngày 01/01/2025 đến ngày 31/12/2025",
            "Thực hiện Kế hoạch số 12/KH-UBND ngày 05/01/2025 của UBND huyện Kbang về giảm nghèo năm 2025",
            "Tổng kết giai đoạn 2021-2025, kết quả giai đoạn 2021-2025",
            "Nhiệm kỳ 2021-2026; năm học 2025-2026; giai đoạn 2026-2030; đến năm 2030",
            "Phối hợp với Thanh tra tỉnh, Ban Thanh tra nhân dân xã; thực hiện kết luận thanh tra; theo Luật Thanh tra",
            "Tiếp nhận hồ sơ từ huyện Kbang (cũ); tài liệu của UBND huyện trước đây; không tổ chức cấp huyện",
            "Khắc phục hạn chế của năm 2025; trên cơ sở kết quả năm 2025",
            "Trong năm 2026 tổ chức 12 buổi",
        ] {
            assert_eq!(told(text), [""; 0], "{text}");
        }
        assert_eq!(told_on("20/3/2025", "ket", "Báo cáo UBND huyện; nhân dân toàn xã, thị trấn"), [""; 0]);
    }
}
