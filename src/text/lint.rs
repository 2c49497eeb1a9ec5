//! What is doubtful in one value: look-alike letters, hidden characters, spaces, letters lost on the way.

mod letters;
mod lost;
pub(crate) mod repeated;
mod spaces;
mod stops;
mod tones;
mod typing;

use super::encoding;
use super::tokens::Words;
use crate::diagnostic::{Code, Coded, Severity};

pub(crate) use letters::look_alike;

/// One doubtful place in a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextFault {
    /// Where it begins, in characters from 0.
    pub offset: usize,
    /// How long it is, in characters.
    pub length: usize,
    /// Short name of the rule, kebab-case Vietnamese without diacritics.
    pub code: Code,
    /// An error where the printed text would be wrong or broken, else a warning.
    pub severity: Severity,
    /// What is wrong, in Vietnamese, without a final full stop.
    pub message: String,
    /// A way out, in Vietnamese.
    pub hint: Option<String>,
}

impl Coded for TextFault {
    fn code(&self) -> Code {
        self.code
    }
}

/// Every code that a fault of a text may carry.
pub const CODES: &[Code] = &[
    Code::BangMaCu,
    Code::CachTruocDauCau,
    Code::ChuLa,
    Code::ChuNhinGiong,
    Code::DauCachDauCuoi,
    Code::DauCachLa,
    Code::DauCauLa,
    Code::DauRoi,
    Code::DauSaiCho,
    Code::GachNoiThieuCach,
    Code::GoTelex,
    Code::KyTuAn,
    Code::KyTuDieuKhien,
    Code::KyTuRieng,
    Code::LapTu,
    Code::MatChu,
    Code::MatChuDauHoi,
    Code::MatChuKhiChep,
    Code::NhayCong,
    Code::NhieuDauCach,
    Code::ThieuCachSauDau,
];

/// A value with more faults of one kind is damaged as a whole; the first ones tell it.
const MOST_OF_A_KIND: usize = 20;

/// What is doubtful in one value, sorted by place. At most 20 of a kind are given.
///
/// A value typed in an old font gives that one fault alone, with the text in Unicode as its hint.
pub fn findings(text: &str) -> Vec<TextFault> {
    findings_in(&Words::of(text))
}

/// The same of a text that is cut into words already.
pub(crate) fn findings_in(words: &Words<'_>) -> Vec<TextFault> {
    let text = words.raw;
    if let Some(encoding) = encoding::detect(text) {
        return vec![old_font(text, encoding)];
    }
    let chars: Vec<char> = text.chars().collect();
    let mut faults = Vec::new();
    faults.extend(encoding::stray(text).map(|stray| stray_words(&stray)));
    letters::find(&chars, &mut faults);
    spaces::find(&chars, &mut faults);
    lost::find(&chars, &mut faults);
    repeated::find(words, &mut faults);
    stops::find(words, &mut faults);
    tones::find(words, &mut faults);
    typing::find(&chars, &mut faults);
    faults.sort_by_key(|fault| (fault.offset, fault.length));
    faults
}

/// A value typed in an old font. Its text in Unicode is to be copied from the hint: all of it, unless that is too long.
fn old_font(text: &str, encoding: encoding::OldEncoding) -> TextFault {
    const SHOWN: usize = 2_000;
    let start: String = text.chars().take(SHOWN).collect();
    let more = if start.len() < text.len() { "…" } else { "" };
    TextFault {
        offset: 0,
        length: text.chars().count(),
        code: Code::BangMaCu,
        severity: Severity::Error,
        message: format!("chữ gõ theo bảng mã cũ {}", encoding.name()),
        hint: Some(format!("chuyển sang Unicode: «{}{more}»", encoding.to_unicode(&start))),
    }
}

/// Words of an old font between others in Unicode.
fn stray_words(stray: &encoding::Stray<'_>) -> TextFault {
    let (word, name) = (stray.word, stray.encoding.name());
    TextFault {
        offset: stray.offset,
        length: word.chars().count(),
        code: Code::BangMaCu,
        severity: Severity::Warning,
        message: format!("có {} chữ gõ theo bảng mã cũ {name}, chữ đầu là «{word}»", stray.count),
        hint: Some(format!("gõ lại bằng Unicode: «{word}» là «{}»", stray.encoding.to_unicode(word))),
    }
}

/// Adds a fault unless there are enough of its kind.
fn add(faults: &mut Vec<TextFault>, fault: TextFault) {
    if faults.iter().filter(|other| other.code == fault.code).count() < MOST_OF_A_KIND {
        faults.push(fault);
    }
}

#[cfg(test)]
mod tests {
    use super::findings;

    /// The faults as `offset+length severity[code]: message / hint`.
    pub(super) fn shown(text: &str) -> Vec<String> {
        let show = |f: super::TextFault| {
            let hint = f.hint.map(|hint| format!(" / {hint}")).unwrap_or_default();
            format!("{}+{} {}[{}]: {}{hint}", f.offset, f.length, f.severity.word(), f.code, f.message)
        };
        findings(text).into_iter().map(show).collect()
    }

    #[test]
    fn an_old_font_is_the_only_fault() {
        assert_eq!(
            shown("§éc lËp -  Tù do - H¹nh phóc"),
            ["0+28 lỗi[bang-ma-cu]: chữ gõ theo bảng mã cũ TCVN3 (phông .VnTime) / \
              chuyển sang Unicode: «Độc lập -  Tự do - Hạnh phúc»"]
        );
        assert_eq!(
            shown("Coäng hoøa xaõ hoäi"),
            ["0+19 lỗi[bang-ma-cu]: chữ gõ theo bảng mã cũ VNI (phông VNI-Times) / \
              chuyển sang Unicode: «Cộng hòa xã hội»"]
        );
    }

    #[test]
    fn words_of_an_old_font_between_others_are_one_fault() {
        assert_eq!(
            shown("Đề nghị ban nh©n d©n các thôn báo cáo"),
            [
                "12+4 cảnh báo[bang-ma-cu]: có 2 chữ gõ theo bảng mã cũ TCVN3 (phông .VnTime), chữ đầu là «nh©n» / \
              gõ lại bằng Unicode: «nh©n» là «nhân»"
            ]
        );
    }

    #[test]
    fn ordinary_text_has_no_fault() {
        for text in [
            "",
            "Kế hoạch số 12/KH-UBND ngày 05/01/2023 của UBND xã; tỷ lệ 95,5 %, ≥ 80%./.",
            "Trên đây là Kế hoạch “Vì sự tiến bộ của phụ nữ” năm 2023 ./.",
            "kinh tế - xã hội, văn hóa – xã hội + an ninh…",
            "Đăk, Kbang, Lơ Ku, Ea H'leo, Krông Nô, Chư Păh, Ia Grai, K'Bang, Lơ\u{306}, ƀuôn",
            "ngày ... tháng ... năm .....",
            "điểm a khoản 2, điểm b và c, lớp b a",
            "10 km và 5 kg; 3 m x 4 m; 5 tr đồng; HĐND, UBND, TW, đ/c An; tr. 5",
            "- Mục một\n  - mục hai\n\n- mục ba\n",
            "Tỷ số 1 : 2; tệp .docx; (xã); 5 µg, 5 μg, Σ, tia α",
            "Ủy ban nhân dân các xã, thị trấn",
        ] {
            assert_eq!(shown(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn a_sentence_in_marks_of_a_word_processor() {
        assert_eq!(
            shown("“Thực hiện kế hoạch của tỉnh, Ủy ban nhân dân xã ban hành.”"),
            ["0+1 cảnh báo[nhay-cong]: cả câu nằm trong dấu nháy «“» của Word, dấu này được in ra / \
              nếu chỉ để bao câu thì xóa, hoặc thay bằng dấu nháy thẳng \""]
        );
        assert_eq!(shown("“Vì sự tiến bộ của phụ nữ”"), [""; 0]);
    }

    #[test]
    fn a_kind_is_given_twenty_times_at_most() {
        assert_eq!(findings(&"a ,".repeat(10_000)).len(), 20);
    }

    proptest::proptest! {
        #[test]
        fn places_lie_inside_the_text(text in "\\PC{0,30}|[a-c \\n,.:)Аа\u{301}\u{200E}\u{7}ngth-]{0,40}") {
            let length = text.chars().count();
            for fault in findings(&text) {
                assert!(fault.length > 0 && fault.offset + fault.length <= length, "{fault:?}");
            }
        }
    }
}
