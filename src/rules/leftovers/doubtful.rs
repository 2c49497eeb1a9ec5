//! Of the places that a roll-over lists, those that are probably wrong as the paper stands: a roll-over asks about each
//! year and date, a check is silent where the text may well be right.

mod levels;
mod words;

use std::ops::Range;

use levels::{districts, own_level};
use words::{AHEAD, GONE, HISTORY, LOOKED_AT, OF_THE_PAST, OTHER_LEVEL, PAST, WITH_OTHERS, says};

use super::ranges::{first, last};
use super::years::cited;
use super::{Against, ConSot, Folded, LONGEST, Loai, scan_text};
use crate::diagnostic::{Diagnostic, Route, Step};
use crate::model::texts::{Text, texts};
use crate::model::{DoiThay, KetQua, ReportSources, Sources, VanBan};
use crate::rules::strings;
use crate::value::{Nam, Ngay};

/// Warnings about the places of a paper that are probably wrong, in its order.
pub(in crate::rules) fn of_paper(sources: &Sources<'_>, doi_thay: &DoiThay) -> Vec<Diagnostic> {
    let against = Against { don_vi: sources.don_vi, don_vi_cu: None, nam_cu: None, doi_thay };
    doubtful(sources.van_ban, &against).iter().map(|left| left.finding(sources.file)).collect()
}

/// Warnings about the places of a year's results that are probably wrong.
pub(in crate::rules) fn of_results(sources: &ReportSources<'_>, doi_thay: &DoiThay) -> Vec<Diagnostic> {
    let against = Against { don_vi: sources.don_vi, don_vi_cu: None, nam_cu: None, doi_thay };
    doubtful_results(sources.ket_qua, &against).iter().map(|left| left.finding(sources.file)).collect()
}

/// The places of a paper that are probably wrong, in its order.
fn doubtful(paper: &VanBan, against: &Against<'_>) -> Vec<ConSot> {
    let two_tiers = knows_two_tiers(paper.nam, paper.ngay);
    texts(paper).iter().flat_map(|text| in_text(text, paper.nam, two_tiers, against)).collect()
}

/// The places of a year's results that are probably wrong. What is told of the year is past: of its years only those of
/// the heads are looked at.
fn doubtful_results(results: &KetQua, against: &Against<'_>) -> Vec<ConSot> {
    let heads = crate::report::cac_dau(results);
    let mut found = Vec::new();
    strings::each(results, &mut |text, trail| {
        if strings::is_apart(trail) || !text.contains(' ') {
            return;
        }
        let route = trail.route();
        let day = heads.iter().find(|head| route.steps().starts_with(head.route.steps()));
        let two_tiers = knows_two_tiers(results.nam, day.and_then(|head| head.bao_cao.ngay));
        let head = is_head(&route);
        let text = (route, text);
        let of_now = |left: &ConSot| matches!(left.loai, Loai::CapHanhChinh | Loai::CoQuan | Loai::TuNgu);
        let in_text = in_text(&text, results.nam, two_tiers, against).into_iter();
        found.extend(in_text.filter(|left| head || of_now(left)));
        if head {
            found.extend(year_of_report(&text, results.nam, against));
        }
    });
    found
}

/// The year before in the title of a report that names no year of its own: `Kết quả năm 2025` in the results of 2026.
fn year_of_report(text: &Text<'_>, nam: Nam, against: &Against<'_>) -> Vec<ConSot> {
    let own = text.1.contains("{{") || text.1.contains(&nam.to_string());
    let before = (nam.so() - 1).to_string();
    let mut found = if own { Vec::new() } else { scan_text(text, nam, against) };
    found.retain(|left| left.loai == Loai::NamGoTay && left.found == before);
    found
}

fn in_text(text: &Text<'_>, nam: Nam, two_tiers: bool, against: &Against<'_>) -> Vec<ConSot> {
    let mut found = scan_text(text, nam, against);
    found.extend(own_level(text, against, &found));
    if two_tiers {
        found.extend(districts(text, against, &found));
    }
    if found.is_empty() {
        return found;
    }
    let folded = Folded::of(text.1).text;
    found.retain(|left| is_doubtful(left, text, &folded, nam.so(), two_tiers));
    found
}

/// Whether a text is the title or the last sentence of a paper.
fn is_head(route: &Route) -> bool {
    let is_head = |step: &Step| matches!(step, Step::Key(key) if matches!(&**key, "trich_yeu" | "ket"));
    route.steps().iter().take(3).any(is_head)
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

fn is_doubtful(left: &ConSot, (route, text): &Text<'_>, folded: &str, nam: u16, two_tiers: bool) -> bool {
    let sentence = sentence(folded, &left.range);
    let says = |words: &[&str]| says(sentence, words);
    match left.loai {
        Loai::NamGoTay => {
            let year: u16 = left.found.parse().unwrap_or(nam);
            is_left_year(sentence, &left.found, year, nam, is_head(route))
                || left.hint.starts_with("kế hoạch kèm báo cáo")
        }
        Loai::HetGiaiDoan => {
            let is_over = left.hint.contains("đã hết") || left.hint.contains("đã qua");
            let is_told_of = says(&PAST) || counts(sentence, &left.found);
            is_over && (!is_told_of || says(&AHEAD)) && !says(&LOOKED_AT) && cited_in(sentence).is_empty()
        }
        Loai::CapHanhChinh if left.found.to_lowercase().starts_with("toàn ") => {
            let level = left.found.split_whitespace().last().unwrap_or_default().to_lowercase();
            !is_of_level(sentence, left, folded, &level, two_tiers, nam)
        }
        Loai::CapHanhChinh => {
            !says(&HISTORY) && cited_in(sentence).is_empty() && !is_in_name(text, &left.range)
        }
        Loai::CoQuan | Loai::ChuongTrinh => !says(&HISTORY) && !says(&OF_THE_PAST),
        Loai::TuNgu => !is_rightful(left, folded, sentence),
        Loai::KyDanhGia | Loai::VienDan | Loai::TrongTen | Loai::NgayGoTay | Loai::NamCu | Loai::ChuDe => {
            false
        }
    }
}

/// Whether a level is a part of a name: `Chợ Huyện`, `Hoàng Văn Huyện`, `khu phố Thị Trấn`; but not «UBND Huyện».
fn is_in_name(text: &str, range: &Range<usize>) -> bool {
    let is_capital = |word: &str| word.starts_with(char::is_uppercase);
    let found = text.get(range.clone()).unwrap_or_default();
    let before =
        text.get(..range.start).unwrap_or_default().trim_end().rsplit(' ').next().unwrap_or_default();
    let is_word = is_capital(before) && before.chars().skip(1).all(char::is_lowercase) && before.len() > 1;
    is_capital(found) && (is_word || found.split(' ').nth(1).is_some_and(is_capital))
}

/// Whether «toàn tỉnh» stands rightfully in a commune's paper: beside a comparison, or what that level itself holds. Of a
/// level that is no more only the past may be told.
fn is_of_level(sentence: &str, left: &ConSot, folded: &str, level: &str, two_tiers: bool, nam: u16) -> bool {
    const NEAR: usize = 60;
    let clause = last(folded.get(..left.range.start).unwrap_or_default(), NEAR);
    let clause = clause.rsplit([',', ';', '.']).next().unwrap_or_default();
    let compares = says(clause, &WITH_OTHERS);
    if two_tiers && GONE.contains(&level) {
        let before = (2015..nam).any(|year| sentence.contains(&year.to_string()));
        return says(sentence, &HISTORY) || before && (compares || says(sentence, &PAST));
    }
    let of_level = ["ubnd", "hđnd", "ủy ban nhân dân", "của", "cấp", "do", "sở", "bộ"];
    let holds = of_level.iter().any(|body| says(sentence, &[&format!("{body} {level}")]));
    compares
        || holds
        || says(sentence, &["phát động"]) && level == "tỉnh"
        || says(sentence, &[&format!("{level} ủy")])
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
        (false, _) => ahead && !says(&PAST),
    }
}

/// Whether a sentence counts something beside its year: results are told with figures.
fn counts(sentence: &str, found: &str) -> bool {
    let rest = sentence.replacen(found, "", 1);
    let words: Vec<&str> = rest.split_whitespace().collect();
    let is_percent = |word: &&str| word.starts_with(|c: char| c.is_ascii_digit()) && word.contains('%');
    words.iter().any(is_percent)
        || words.windows(3).any(|three| {
            let [before, number, unit] = three else { return false };
            let is_label =
                matches!(*before, "ngày" | "tháng" | "năm" | "quý" | "đợt" | "số" | "điều" | "khoản");
            // `38/40 mẫu` counts, `15/11/2026` does not.
            let is_number =
                number.starts_with(|c: char| c.is_ascii_digit()) && number.matches('/').nth(1).is_none();
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

/// Whether a paper was, or will be, signed when there is no district level.
fn knows_two_tiers(nam: Nam, ngay: Option<Ngay>) -> bool {
    let Ok(two_tiers) = Ngay::new(2025, 7, 1) else { return false };
    ngay.map_or(nam.so() > two_tiers.nam(), |day| day >= two_tiers)
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
    fn a_place_that_stands_everywhere_is_told_so_often_and_no_more() {
        assert_eq!(told(&"thuộc huyện ".repeat(3000)).len(), crate::rules::leftovers::MOST);
        assert_eq!(told(&"công an phường ".repeat(3000)).len(), crate::rules::leftovers::MOST);
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
