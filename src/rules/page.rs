//! What the sentences of a paper that is there already say, whoever wrote it: sums, shares, amounts in words and days, as
//! in data.

use std::collections::BTreeMap;

use super::sentence::{self, Ground, Names};
use crate::diagnostic::{Code, Diagnostic, Route};
use crate::form::sentences::Sentences;
use crate::text::tokens::Words;
use crate::value::Ngay;

/// Most findings of one kind; the rest are counted in the last.
const MOST: usize = 20;

/// Warnings about paragraphs, each with the words that say where it stands.
pub(super) fn check(file: &str, Sentences { ngay, texts }: &Sentences) -> Vec<Diagnostic> {
    let names = Names::of_names();
    // Without a day nothing is held against the year.
    let ground = Ground { nam: ngay.map_or(0, Ngay::nam), ngay: *ngay, names: &names, printed: &|_| None };
    let mut kinds: BTreeMap<Code, Vec<Diagnostic>> = BTreeMap::new();
    for (place, text) in texts {
        for fault in sentence::slips(&Words::of(text), &ground) {
            let message = format!("{place}: {}", fault.message);
            let finding = Diagnostic::warning(fault.code, file, &Route::root(), message);
            kinds.entry(fault.code).or_default().push(fault.hint.into_iter().fold(finding, Diagnostic::hint));
        }
    }
    for found in kinds.values_mut() {
        let left_out = found.len().saturating_sub(MOST);
        found.truncate(MOST);
        if let Some(last) = found.last_mut().filter(|_| left_out > 0) {
            last.message.push_str(&format!(" (và {left_out} chỗ khác)"));
        }
    }
    kinds.into_values().flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::form::sentences::Sentences;
    use crate::rules::fixture::lines;

    fn told(day: &str, text: &str) -> Vec<String> {
        let texts = vec![("đoạn 3".to_owned(), text.to_owned())];
        lines(&check("a.docx", &Sentences { ngay: day.parse().ok(), texts }))
            .into_iter()
            .map(|line| line.replacen(": ", "", 1))
            .collect()
    }

    #[test]
    fn days_sums_and_words_that_contradict_are_told_where_they_stand() {
        for (text, message) in [
            (
                "Hội nghị ngày 31/4/2026.",
                "đoạn 3: không có ngày «31/4/2026»: tháng 4 năm 2026 chỉ có 30 ngày",
            ),
            ("Thứ Sáu, ngày 05/3/2026.", "đoạn 3: «05/3/2026» là thứ Năm, mà ghi thứ sáu"),
            ("Nộp báo cáo trước ngày 15/01/2026.", "đoạn 3: hạn «15/01/2026» trước ngày ký 20/01/2026"),
            (
                "Kinh phí 120 triệu đồng (bằng chữ: Một trăm hai mươi nghìn đồng).",
                "đoạn 3: bằng chữ là 120.000, mà bằng số là 120.000.000",
            ),
            ("Có 45/60 hộ (70%) đạt chuẩn.", "đoạn 3: 45/60 là 75%, mà ghi «70%»"),
        ] {
            assert_eq!(told("20/01/2026", text), [message], "{text}");
        }
        let texts = (1..40).map(|at| (format!("đoạn {at}"), "Ngày 31/4/2026 họp.".to_owned())).collect();
        let found = lines(&check("a.docx", &Sentences { ngay: None, texts }));
        assert!(found.len() == 20 && found[19].ends_with(" (và 19 chỗ khác)"), "{found:?}");
    }

    #[test]
    fn what_is_right_and_what_needs_the_day_of_a_paper_without_one_are_silent() {
        for (day, text) in [
            ("", "Nộp báo cáo trước ngày 15/01/2026; báo cáo 6 tháng trước ngày 05/9."),
            ("20/01/2026", "Thứ Năm, ngày 05/3/2026; Kế hoạch số 12/BC-HH của Hiệp hội."),
            ("20/01/2026", "Căn cứ Kế hoạch số 5/KH-UBND ngày 05/01/2019 của UBND huyện Mẫu;"),
        ] {
            assert_eq!(told(day, text), [""; 0], "{text}");
        }
    }
}
