//! Words that stand twice: `của của`, `thực hiện thực hiện`.

use super::{TextFault, add};
use crate::diagnostic::{Code, Severity};
use crate::text::syllable::is_syllable;
use crate::text::tokens::{Kind, Words};

/// Code of the finding.
pub(crate) const ID: Code = Code::LapTu;

/// Words that never stand twice. Most syllables may, where one compound ends as the next begins: «học sinh sinh sống»,
/// «tồn tại tại các thôn», «nêu trên trên địa bàn».
const NEVER_TWICE: [&str; 36] = [
    "của", "và", "các", "những", "cho", "với", "được", "đã", "sẽ", "để", "vào", "đến", "về", "là", "mà",
    "nhưng", "nếu", "thì", "vì", "rằng", "hoặc", "cũng", "như", "mỗi", "nhằm", "giữa", "bởi", "đang", "cần",
    "trong", "việc", "mọi", "đúng", "tốt", "gửi", "nộp",
];

/// Words that stand twice where a compound ends with one, and those that it begins with: «kèm theo theo quy định».
const ENDS: [(&str, &[&str]); 5] = [
    ("theo", &["kèm", "tiếp", "noi", "dựa", "đi", "bám", "hùa"]),
    ("tại", &["tồn", "hiện", "thực", "hội", "tự"]),
    ("trên", &["nêu", "bên", "phía", "kể", "cấp", "ở", "đề", "dẫn", "ghi", "nói", "tầng"]),
    ("bằng", &["công", "cân", "thăng", "đồng", "mặt", "văn"]),
    ("do", &["lý", "tự", "lí"]),
];

/// Words behind which nothing begins that the word before could be the first of: «vai trò trò của».
const GO_ON: [&str; 12] = ["của", "và", "các", "cho", "trong", "với", "để", "là", "đã", "những", "về", "tại"];

/// Words that stand twice on purpose, or as one ends and the next begins, whatever follows.
const OFTEN_TWICE: [&str; 56] = [
    "ai",
    "bằng",
    "bị",
    "có",
    "chiều",
    "chung",
    "cả",
    "do",
    "dần",
    "đâu",
    "đêm",
    "đều",
    "đó",
    "đời",
    "được",
    "gì",
    "giờ",
    "hay",
    "hàng",
    "hằng",
    "hiện",
    "làng",
    "lâu",
    "lên",
    "lớp",
    "luôn",
    "mãi",
    "năm",
    "ngành",
    "ngày",
    "người",
    "nhà",
    "phút",
    "ra",
    "rất",
    "sáng",
    "sớm",
    "song",
    "sự",
    "tại",
    "tầng",
    "tháng",
    "theo",
    "thường",
    "tối",
    "trên",
    "trước",
    "từ",
    "từng",
    "vừa",
    "xa",
    "xanh",
    "xóm",
    "xuống",
    "một",
    "hai",
];

/// The longest run of words that is looked for a second time.
const LONGEST: usize = 4;

pub(super) fn find(words: &Words<'_>, faults: &mut Vec<TextFault>) {
    let mut at = 0;
    while at < words.tokens.len() {
        match (1..=LONGEST).rev().find(|length| is_twice(words, at, *length)) {
            Some(length) => {
                let second = at + length;
                let said = words.between(second, second + length - 1);
                let start = words.place(second);
                add(
                    faults,
                    TextFault {
                        offset: start,
                        length: said.chars().count(),
                        code: ID,
                        severity: Severity::Warning,
                        message: format!("lặp từ «{said}»"),
                        hint: Some("bỏ một chỗ".to_owned()),
                    },
                );
                at = second + length;
            }
            None => at += 1,
        }
    }
}

/// Whether so many words stand again right behind themselves.
fn is_twice(words: &Words<'_>, at: usize, length: usize) -> bool {
    let same = |step: usize| {
        let (one, other) = (at + step, at + length + step);
        let is_word = |at| words.kind(at) == Some(Kind::Word);
        is_word(one) && is_word(other) && !words.joined(other) && words.low(one) == words.low(other)
    };
    if !(0..length).all(same) {
        return false;
    }
    if length == 1 {
        let word = words.low(at);
        let ends = match words.kind(at + 2) {
            None | Some(Kind::Sign) => true,
            Some(Kind::Word) => GO_ON.contains(&words.low(at + 2)),
            Some(Kind::Number | Kind::Expression) => false,
        };
        let is_plain = words.raw(at).starts_with(char::is_lowercase) && word.chars().nth(1).is_some();
        let before = at.checked_sub(1).map(|before| words.low(before)).unwrap_or_default();
        let ends_no_other = ENDS.iter().any(|(end, starts)| *end == word && !starts.contains(&before));
        return NEVER_TWICE.contains(&word)
            || ends_no_other
            || (ends && is_plain && !OFTEN_TWICE.contains(&word) && is_syllable(word) && at > 0);
    }
    // «người người», «từng bước từng bước», a name like «Lơ Ku Lơ Ku»: said twice on purpose, or no words of ours.
    let first_differs = (1..length).any(|step| words.low(at + step) != words.low(at));
    let is_small = |at: usize| words.raw(at).starts_with(char::is_lowercase);
    first_differs && words.low(at) != "từng" && (0..length).any(|step| is_small(at + length + step))
}

#[cfg(test)]
mod tests {
    use super::super::tests::shown;

    fn told(text: &str) -> Vec<String> {
        shown(text).into_iter().filter(|fault| fault.contains("lap-tu")).collect()
    }

    #[test]
    fn words_that_stand_twice_are_told() {
        assert_eq!(
            told("Kết quả của của xã; triển khai thực hiện thực hiện. Các các thôn"),
            [
                "12+3 cảnh báo[lap-tu]: lặp từ «của» / bỏ một chỗ",
                "41+9 cảnh báo[lap-tu]: lặp từ «thực hiện» / bỏ một chỗ",
                "56+3 cảnh báo[lap-tu]: lặp từ «các» / bỏ một chỗ",
            ]
        );
        assert_eq!(told("giao Ủy ban nhân dân Ủy ban nhân dân xã").len(), 1);
        assert_eq!(told("Tổ chức thực hiện theo theo quy định; trao đúng đúng đối tượng").len(), 2);
        assert_eq!(told("phát huy vai trò trò của Mặt trận; nâng cao chất lượng lượng.").len(), 2);
    }

    #[test]
    fn compounds_that_meet_and_words_said_twice_on_purpose_are_silent() {
        for text in [
            "học sinh sinh sống trên địa bàn; khắc phục tồn tại tại các thôn",
            "những việc nêu trên trên địa bàn xã, theo phụ lục kèm theo theo quy định",
            "người dân dân tộc thiểu số, tuyên truyền truyền thống, xã hội hóa toàn xã xã hội",
            "nhà nhà, người người thi đua; từng bước từng bước; dần dần, luôn luôn",
            "năm năm qua; hàng không không người lái; thiết bị bị hỏng",
            "thôn Lơ Ku Lơ Ku, Siu Siu",
            "phòng, chống; phòng, chống",
            "của, của",
        ] {
            assert_eq!(told(text), [""; 0], "{text}");
        }
    }
}
