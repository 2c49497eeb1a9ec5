//! A figure of the plan that a sentence types a second time, and otherwise: the indicator's name stands in the sentence,
//! and behind it another number of its unit.

use std::ops::Range;

use crate::diagnostic::{Code, Diagnostic};
use crate::model::texts::texts_where;
use crate::model::{ChiTieu, Sources};
use crate::text::tokens::{Kind, Words};
use crate::value::{Id, SoThapPhan};

/// Code of the finding.
const ID: Code = Code::SoLechChiTieu;
/// Words of a name that says enough to be known by.
const LEAST_NAME: usize = 3;
/// Pieces between a name and its figure: `đạt từ`, `phấn đấu năm 2026 đạt`.
const NEAR: usize = 12;
/// Words beside which a number is no target of this year: it is of another time, or a part of a whole.
const OTHER: [&str; 22] = [
    "năm trước",
    "cùng kỳ",
    "hiện nay",
    "hiện có",
    "đã đạt",
    "đã",
    "kết quả",
    "quý",
    "tháng",
    "giai đoạn",
    "nhiệm kỳ",
    "đến năm",
    "trong đó",
    "tăng",
    "giảm",
    "thêm",
    "bình quân",
    "trung ương",
    "tỉnh",
    "huyện",
    "cả nước",
    "mỗi",
];

/// Warnings about the sentences of a plan.
pub(super) fn check(sources: &Sources<'_>) -> Vec<Diagnostic> {
    let plan = sources.van_ban;
    let known: Vec<Known<'_>> = plan.chi_tieu.iter().filter_map(|(id, one)| Known::of(id, one)).collect();
    if known.is_empty() {
        return Vec::new();
    }
    let has_digit = |text: &str| text.bytes().any(|byte| byte.is_ascii_digit());
    let mut findings = Vec::new();
    for (route, text) in texts_where(plan, has_digit) {
        let words = Words::of(text);
        for sentence in words.sentences(true) {
            for one in &known {
                let Some(at) = one.contradicted(&words, sentence.clone(), plan.nam.so(), &known) else {
                    continue;
                };
                let said = words.raw(at);
                let target = one.chi_tieu.ke_hoach_viet().unwrap_or_default();
                let message = format!(
                    "câu ghi «{said}» cạnh tên chỉ tiêu «{}», mà chỉ tiêu ghi {target}",
                    one.chi_tieu.ten
                );
                let finding = Diagnostic::warning(ID, sources.file, &route, message).within(words.place(at));
                findings.push(finding.hint(format!(
                    "sửa số sai; viết {{{{ chi_tieu.{}.ke_hoach }}}} thì số chỉ gõ một lần",
                    one.id
                )));
            }
        }
    }
    findings
}

/// An indicator with one number as its target.
struct Known<'a> {
    id: &'a Id,
    chi_tieu: &'a ChiTieu,
    /// Its name, word by word in small letters.
    name: Vec<String>,
    /// Its unit, likewise.
    unit: Vec<String>,
    target: SoThapPhan,
}

impl<'a> Known<'a> {
    fn of(id: &'a Id, chi_tieu: &'a ChiTieu) -> Option<Self> {
        let pieces = |text: &str| {
            let words = Words::of(text);
            (0..words.tokens.len()).map(|at| words.low(at).to_owned()).collect::<Vec<_>>()
        };
        let name = pieces(chi_tieu.ten.as_str());
        let unit = pieces(chi_tieu.don_vi_tinh.as_ref()?.as_str());
        let target = chi_tieu.ke_hoach?.mot_so()?;
        (name.len() >= LEAST_NAME).then_some(Self { id, chi_tieu, name, unit, target })
    }

    /// Where the first number of the unit stands behind the name, if no number there is the target.
    fn contradicted(
        &self,
        words: &Words<'_>,
        sentence: Range<usize>,
        year: u16,
        all: &[Self],
    ) -> Option<usize> {
        let stands = |name: &[String], at: usize| {
            at + name.len() <= sentence.end
                && name.iter().enumerate().all(|(step, word)| words.low(at + step) == word)
        };
        let at = sentence.clone().find(|at| stands(&self.name, *at))?;
        let behind = at + self.name.len();
        // A longer name of another indicator, or one that follows, has figures of its own.
        let longer = all.iter().any(|other| other.name.len() > self.name.len() && stands(&other.name, at));
        let next = (behind..sentence.end).find(|at| all.iter().any(|other| stands(&other.name, *at)));
        let end = next.unwrap_or(sentence.end).min(behind + NEAR);
        if longer || is_of_other_time(words, sentence.start..end, year) {
            return None;
        }
        let numbers: Vec<usize> = (behind..end).filter(|at| self.is_figure(words, *at)).collect();
        let is_target = |at: &usize| {
            words.raw(*at).parse::<SoThapPhan>().is_ok_and(|number| number.phan_so() == self.target.phan_so())
        };
        let unreadable = |at: &usize| words.raw(*at).parse::<SoThapPhan>().is_err();
        if numbers.iter().any(|at| is_target(at) || unreadable(at)) {
            return None;
        }
        numbers.first().copied()
    }

    /// Whether a piece is a number of the indicator's unit, and no end of a range or a share.
    fn is_figure(&self, words: &Words<'_>, at: usize) -> bool {
        let is_sign = |at: usize| matches!(words.low(at), "-" | "–" | "/" | "." | ",");
        let joined =
            (words.joined(at) && at > 0 && is_sign(at - 1)) || (is_sign(at + 1) && words.joined(at + 1));
        let spaced =
            at > 0 && matches!(words.low(at - 1), "-" | "–") || matches!(words.low(at + 1), "-" | "–");
        words.kind(at) == Some(Kind::Number)
            && !joined
            && !spaced
            && self.unit.iter().enumerate().all(|(step, word)| words.low(at + 1 + step) == word)
    }
}

/// Whether the pieces speak of another time, or of more than this unit.
fn is_of_other_time(words: &Words<'_>, mut pieces: Range<usize>, year: u16) -> bool {
    pieces.any(|at| {
        let is_other_year = words.kind(at) == Some(Kind::Number)
            && words.raw(at).len() == 4
            && words
                .raw(at)
                .parse::<u16>()
                .is_ok_and(|number| (1990..2100).contains(&number) && number != year);
        let is_year_expression = words.kind(at) == Some(Kind::Expression)
            && words.low(at).contains("nam")
            && words.low(at).contains(['+', '-']);
        is_other_year || is_year_expression || OTHER.iter().any(|other| words.stand(at, other))
    })
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::rules::fixture::{Workspace, lines};

    fn told(sentence: &str) -> Vec<String> {
        let plan = format!(
            "chi_tieu:\n  kiem_tra: {{ten: Tỷ lệ hộ được kiểm tra, muc_tieu: m, cach_tinh: ty_le, don_vi_tinh: '%', ke_hoach: 95}}\n  \
             tin: {{ten: Số tin bài phát thanh, muc_tieu: m, cach_tinh: so_luong, don_vi_tinh: tin, ke_hoach: 1250}}\n  \
             khoang: {{ten: Số hộ thoát nghèo, muc_tieu: m, cach_tinh: so_luong, don_vi_tinh: hộ, ke_hoach: 5-7}}\n\
             ket: \"{sentence}\"\n"
        );
        let plan = format!("nam: 2026\ntrich_yeu: A\nnguoi_ky: ct\n{plan}");
        lines(&check(&Workspace::new("", "{}", &plan).sources()))
    }

    #[test]
    fn a_figure_that_contradicts_its_indicator_is_told() {
        for (sentence, said) in [
            ("Tỷ lệ hộ được kiểm tra đạt 90% trở lên", "«90»"),
            ("Phấn đấu tỷ lệ hộ được kiểm tra trên 90%; số tin bài phát thanh 1.250 tin", "«90»"),
            ("Năm 2026, số tin bài phát thanh đạt 1.200 tin", "«1.200»"),
        ] {
            let found = told(sentence);
            assert!(found.len() == 1 && found[0].contains(said), "{sentence}: {found:?}");
        }
    }

    #[test]
    fn what_agrees_is_of_another_time_or_unit_is_not() {
        for sentence in [
            "Tỷ lệ hộ được kiểm tra đạt 95% trở lên",
            "Tỷ lệ hộ được kiểm tra đạt {{ chi_tieu.kiem_tra.ke_hoach }}",
            "Năm 2025 tỷ lệ hộ được kiểm tra đạt 90%",
            "Năm {{ nam - 1 }} tỷ lệ hộ được kiểm tra đạt 90%",
            "Tỷ lệ hộ được kiểm tra tăng 5% so với năm trước",
            "Tỷ lệ hộ được kiểm tra từ 90-95%",
            "Tỷ lệ hộ được kiểm tra tại 12 thôn",
            "Tỷ lệ hộ được kiểm tra quý I đạt 30%",
            "Số tin bài phát thanh 1250 tin",
            "Số tin bài phát thanh 5 chuyên mục",
            "Số hộ thoát nghèo 8 hộ",
            "Kiểm tra 90% số hộ",
            "Tỷ lệ hộ được kiểm tra đạt 95%, trong đó hộ gia đình 90%",
        ] {
            assert!(told(sentence).is_empty(), "{sentence}: {:?}", told(sentence));
        }
    }
}
