//! Capitals of laws, of bodies and of types of documents that are cited (ND30 PL II, IV and V.6).

use std::sync::LazyLock;

use super::{Ground, warning};
use crate::diagnostic::Code;
use crate::parts::loai;
use crate::text::lint::TextFault;
use crate::text::tokens::{Kind, Words, small};
use crate::text::tone::{ToneStyle, convert};

/// Code of the finding.
pub(in crate::rules) const ID: Code = Code::VietHoa;

/// Titles of laws and codes in force or cited for long, as they are written.
const LAWS: [&str; 84] = [
    "An ninh mạng",
    "An ninh quốc gia",
    "An toàn thông tin mạng",
    "An toàn thực phẩm",
    "Ban hành văn bản quy phạm pháp luật",
    "Bảo hiểm xã hội",
    "Bảo hiểm y tế",
    "Bảo vệ bí mật nhà nước",
    "Bảo vệ môi trường",
    "Bình đẳng giới",
    "Bầu cử đại biểu Quốc hội và đại biểu Hội đồng nhân dân",
    "Chăn nuôi",
    "Công đoàn",
    "Công nghệ thông tin",
    "Căn cước",
    "Căn cước công dân",
    "Cán bộ, công chức",
    "Cư trú",
    "Cựu chiến binh",
    "Dân quân tự vệ",
    "Dân sự",
    "Di sản văn hóa",
    "Doanh nghiệp",
    "Du lịch",
    "Dữ liệu",
    "Đất đai",
    "Đầu tư công",
    "Đấu thầu",
    "Đường bộ",
    "Giao dịch điện tử",
    "Giao thông đường bộ",
    "Giáo dục",
    "Giáo dục nghề nghiệp",
    "Hình sự",
    "Hòa giải ở cơ sở",
    "Hôn nhân và gia đình",
    "Hợp tác xã",
    "Hộ tịch",
    "Kế toán",
    "Khám bệnh, chữa bệnh",
    "Khiếu nại",
    "Lao động",
    "Lâm nghiệp",
    "Lưu trữ",
    "Mặt trận Tổ quốc Việt Nam",
    "Ngân sách nhà nước",
    "Nghĩa vụ quân sự",
    "Người cao tuổi",
    "Người khuyết tật",
    "Nhà giáo",
    "Nhà ở",
    "Nuôi con nuôi",
    "Phổ biến, giáo dục pháp luật",
    "Phòng cháy và chữa cháy",
    "Phòng cháy, chữa cháy và cứu nạn, cứu hộ",
    "Phòng, chống bạo lực gia đình",
    "Phòng, chống bệnh truyền nhiễm",
    "Phòng, chống ma túy",
    "Phòng, chống mua bán người",
    "Phòng, chống tác hại của rượu, bia",
    "Phòng, chống tham nhũng",
    "Phòng, chống thiên tai",
    "Phòng thủ dân sự",
    "Quản lý thuế",
    "Quản lý, sử dụng tài sản công",
    "Quốc phòng",
    "Thanh niên",
    "Thanh tra",
    "Thi đua, khen thưởng",
    "Thể dục, thể thao",
    "Thủy lợi",
    "Thư viện",
    "Thú y",
    "Thực hành tiết kiệm, chống lãng phí",
    "Thực hiện dân chủ ở cơ sở",
    "Tiếp cận thông tin",
    "Tiếp công dân",
    "Tổ chức chính quyền địa phương",
    "Tố cáo",
    "Trẻ em",
    "Trợ giúp pháp lý",
    "Trật tự, an toàn giao thông đường bộ",
    "Viên chức",
    "Xử lý vi phạm hành chính",
];

/// Words before `luật` that make it another word: `pháp luật lao động`, `kỷ luật lao động`.
const NO_LAW: [&str; 8] = ["pháp", "kỷ", "kỉ", "quy", "qui", "định", "hình", "trọng"];

/// Words before a name that make it another one: `cán bộ Y tế`, `phi chính phủ`.
const NO_NAME: [&str; 7] = ["cán", "toàn", "nội", "tiến", "phi", "đồng", "trang"];

pub(in crate::rules) fn check(words: &Words<'_>, ground: &Ground<'_>) -> Vec<TextFault> {
    let mut faults = Vec::new();
    let mut at = 0;
    while at < words.tokens.len() {
        let found = law(words, at).or_else(|| name(words, at, ground)).or_else(|| kind(words, at));
        match found {
            Some((fault, length)) => {
                faults.push(fault);
                at += length;
            }
            None => at += 1,
        }
    }
    faults
}

/// A finding about some pieces.
fn told(words: &Words<'_>, at: usize, length: usize, right: &str) -> (TextFault, usize) {
    let last = at + length - 1;
    let typed = words.between(at, last);
    let message = format!("«{typed}» viết hoa là «{right}»");
    (warning(words, (at, last), ID, message, format!("viết «{right}» (Phụ lục II)")), length)
}

/// `luật Đất đai`, `Luật hôn nhân và Gia đình`.
fn law(words: &Words<'_>, at: usize) -> Option<(TextFault, usize)> {
    if words.low(at) != "luật" || words.kind(at + 1) != Some(Kind::Word) {
        return None;
    }
    let before = at.checked_sub(1).map(|before| words.low(before)).unwrap_or_default();
    if NO_LAW.contains(&before) {
        return None;
    }
    let typed_capitals = words.raw(at).chars().all(|c| !c.is_lowercase());
    let is_code = before == "bộ";
    let start = if is_code { at - 1 } else { at };
    let lead = if is_code { "Bộ luật" } else { "Luật" };
    let titles = LAWS.iter().filter_map(|title| Some((title, length_of(words, at + 1, title)?)));
    let (title, length) = titles.max_by_key(|(_, length)| *length)?;
    let typed = words.between(start, at + length);
    let right = format!("{lead} {title}");
    let same = convert(typed, ToneStyle::Cu) == right;
    // `luật lao động` in small letters is the law of a field as often as a law.
    let named = words.raw(at).starts_with(char::is_uppercase)
        || words.raw(at + 1).starts_with(char::is_uppercase)
        || title.contains(',')
        || matches!(before, "phạm" | "hiện" | "theo" | "của" | "hành" | "biến");
    if same || typed_capitals || !named {
        return None;
    }
    Some(told(words, start, at + length - start + 1, &right))
}

/// How many pieces a title has that stands at a piece, whatever its capitals.
fn length_of(words: &Words<'_>, at: usize, title: &str) -> Option<usize> {
    let first = title.split([' ', ',']).next()?;
    if convert(words.low(at), ToneStyle::Cu) != small(first) {
        return None;
    }
    let title = Words::of(title);
    let length = title.tokens.len();
    let same = (0..length).all(|step| convert(words.low(at + step), ToneStyle::Cu) == title.low(step));
    same.then_some(length)
}

/// `Ủy ban Nhân dân`, `Hội nông dân`, `Phòng kinh tế`.
fn name(words: &Words<'_>, at: usize, ground: &Ground<'_>) -> Option<(TextFault, usize)> {
    if words.kind(at) != Some(Kind::Word) {
        return None;
    }
    let before = at.checked_sub(1).map(|before| words.low(before)).unwrap_or_default();
    let (right, length) = ground.names.miswritten(words, at)?;
    let next = words.low(at + length);
    // «chính phủ điện tử», «chính phủ các nước»: no body of ours.
    let of_many = matches!(next, "điện" | "số" | "các" | "nước") && small(&right) == "chính phủ"
        || matches!(next, "các" | "nước") && small(&right) == "quốc hội";
    // «Trưởng phòng Kinh tế» is a post.
    let is_post =
        matches!(before, "trưởng" | "phó") && matches!(words.low(at), "phòng" | "ban" | "trạm" | "đoàn");
    if NO_NAME.contains(&before) || of_many || is_post {
        return None;
    }
    Some(told(words, at, length, &right))
}

/// Types of documents of more than one word: as they are written, in small letters, how many words. Asked at each word.
static TYPES: LazyLock<Vec<(&str, String, usize)>> = LazyLock::new(|| {
    const ABOVE: [&str; 3] = ["Nghị định", "Thông tư", "Pháp lệnh"];
    let names = loai::names().map(|(name, _)| name).chain(ABOVE);
    let types = names.map(|name| (name, small(name), name.split(' ').count()));
    types.filter(|(_, _, length)| *length > 1).collect()
});

/// `theo thông tư số 191/2009/TT-BTC`: a type before a number is a document's name.
fn kind(words: &Words<'_>, at: usize) -> Option<(TextFault, usize)> {
    let is_small = words.raw(at).starts_with(char::is_lowercase);
    if !is_small || words.kind(at) != Some(Kind::Word) {
        return None;
    }
    let &(name, _, length) = TYPES.iter().find(|(_, small, _)| words.stand(at, small))?;
    let number = at + length;
    let is_number = words.low(number) == "số"
        && words.kind(number + 1) == Some(Kind::Number)
        && words.low(number + 2) == "/"
        && words.joined(number + 2);
    let is_expression = words.kind(number) == Some(Kind::Expression)
        && words.raw(number).contains("can_cu.")
        && (words.raw(number).contains(".so"));
    (is_number || is_expression).then(|| told(words, at, length, name))
}

#[cfg(test)]
mod tests {
    use super::super::tests::{silent, told};

    #[test]
    fn laws_bodies_and_documents_in_other_capitals_are_told() {
        let cases = [
            ("Thực hiện luật Đất đai.", "«luật Đất đai» viết hoa là «Luật Đất đai»"),
            (
                "Theo Luật hôn nhân và Gia đình.",
                "«Luật hôn nhân và Gia đình» viết hoa là «Luật Hôn nhân và gia đình»",
            ),
            ("Vi phạm luật bình đẳng giới.", "«luật bình đẳng giới» viết hoa là «Luật Bình đẳng giới»"),
            (
                "Theo Luật ngân sách Nhà nước.",
                "«Luật ngân sách Nhà nước» viết hoa là «Luật Ngân sách nhà nước»",
            ),
            ("Theo bộ luật Lao động.", "«bộ luật Lao động» viết hoa là «Bộ luật Lao động»"),
            ("Giao Ủy ban Nhân dân xã.", "«Ủy ban Nhân dân» viết hoa là «Ủy ban nhân dân»"),
            ("Trình hội đồng nhân dân xã.", "«hội đồng nhân dân» viết hoa là «Hội đồng nhân dân»"),
            (
                "Đề nghị Ủy ban mặt trận tổ quốc Việt Nam xã.",
                "«Ủy ban mặt trận tổ quốc» viết hoa là «Ủy ban Mặt trận Tổ quốc»",
            ),
            ("Giao Hội liên hiệp phụ nữ xã.", "«Hội liên hiệp phụ nữ» viết hoa là «Hội Liên hiệp Phụ nữ»"),
            ("Phối hợp với Hội nông dân xã.", "«Hội nông dân» viết hoa là «Hội Nông dân»"),
            ("Theo hướng dẫn của Bộ tài chính.", "«Bộ tài chính» viết hoa là «Bộ Tài chính»"),
            ("Giao Phòng kinh tế chủ trì.", "«Phòng kinh tế» viết hoa là «Phòng Kinh tế»"),
            ("Theo nghị định số 30/2020/NĐ-CP.", "«nghị định» viết hoa là «Nghị định»"),
            ("Theo thông tư {{ can_cu.tt.so_ngay }}.", "«thông tư» viết hoa là «Thông tư»"),
            ("Ngày phụ nữ Việt nam.", "«Việt nam» viết hoa là «Việt Nam»"),
        ];
        for (text, message) in cases {
            assert_eq!(told(text), [format!("viet-hoa: {message}")], "{text}");
        }
    }

    #[test]
    fn right_capitals_and_common_words_are_silent() {
        silent(&[
            "Thực hiện Luật Đất đai, Luật Hôn nhân và gia đình, Bộ luật Lao động; pháp luật lao động, kỷ luật lao động.",
            "Ủy ban nhân dân xã, Uỷ ban nhân dân tỉnh, ỦY BAN NHÂN DÂN, Ủy ban Mặt trận Tổ quốc Việt Nam xã.",
            "Quy định của pháp luật về đất đai; luật tục của làng.",
            "Tổ chức phi chính phủ, chính phủ điện tử; cán bộ y tế, cán bộ Tư pháp, toàn bộ tài chính.",
            "Công an nhân dân; lực lượng công an xã; phòng kinh tế của doanh nghiệp.",
            "Sở Nội vụ, Bộ Tài chính, Bộ Công Thương; Trạm Y tế xã; các trạm y tế.",
            "Xây dựng kế hoạch, ban hành quyết định số lượng; theo kế hoạch số hóa.",
            "Kết hôn theo luật; bảo hiểm xã hội cho người lao động; tham gia bảo hiểm y tế.",
            "Tiếng Việt; Hội Liên hiệp Phụ nữ Việt Nam; Hội Nông dân xã; Nghị định số 30/2020/NĐ-CP.",
            "Bà Nguyễn Thị Việt Nam; ông Y Tế.",
            "Ban chỉ huy công trường; ban tổ chức hội thi.",
        ]);
    }
}
