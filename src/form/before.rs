//! What must not go out with a paper: damage, marks of reviewers, hidden text, doubtful letters.
//!
//! One cause is told once, at its first paragraph, with how many paragraphs have it.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;

use super::look::place;
use super::{Sheet, State};
use crate::diagnostic::{Code, Diagnostic, Route, Severity};
use crate::docx::read::{Mark, Paragraph, Run, paragraphs};
use crate::parts::font_encoding;
use crate::text::lint::{self, TextFault};
use crate::text::tone::{self, ToneStyle};

/// What Word would call unreadable.
pub(crate) fn damage(sheet: &Sheet<'_>, file: &str) -> Vec<Diagnostic> {
    let damaged = |what: &String| {
        Diagnostic::error(Code::DocxHong, file, &Route::root(), format!("Word sẽ báo tệp hỏng: {what}"))
            .hint("mở tệp bằng LibreOffice rồi lưu lại dạng .docx, hoặc lấy lại bản gốc")
    };
    sheet.paper.damage.iter().map(damaged).collect()
}

/// Tracked changes and comments. On a paper that has its number and date they are an error.
pub(crate) fn reviewed(sheet: &Sheet<'_>, file: &str) -> Vec<Diagnostic> {
    let review = sheet.paper.review;
    let all = sheet.paper.paragraphs();
    let tell = |code, mark: Mark, what: &str, hint: &str| {
        (mark.count > 0).then(|| {
            let first = all.iter().find(|paragraph| paragraph.number == mark.first);
            let at = first.map(|paragraph| format!(", từ {}", place(paragraph))).unwrap_or_default();
            let severity = if sheet.state == State::Issued { Severity::Error } else { Severity::Warning };
            let message = format!("còn {} {what}{at}", mark.count);
            Diagnostic { severity, ..Diagnostic::error(code, file, &Route::root(), message).hint(hint) }
        })
    };
    let changes = "Review > Accept > Accept All Changes, sau khi đã xem từng chỗ";
    let comments = "Review > Delete > Delete All Comments";
    [
        tell(Code::ConVetSua, review.changes, "vết sửa (Track Changes) chưa nhận hoặc bỏ", changes),
        tell(Code::ConGopY, review.comments, "lời góp ý (Comment)", comments),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Letters that are in the file and not on the page.
pub(crate) fn hidden(sheet: &Sheet<'_>, file: &str) -> Option<Diagnostic> {
    let is_hidden = |run: &Run| run.format.hidden && !run.in_field && run.has_letters();
    let all = sheet.paper.paragraphs();
    let with: Vec<&&Paragraph> =
        all.iter().filter(|paragraph| paragraph.runs.iter().any(is_hidden)).collect();
    let first = with.first()?;
    let message = format!("{}{}: có chữ bị ẩn (Hidden)", place(first), and_more(with.len()));
    let hint = "bôi đen cả bài, Ctrl+D, bỏ dấu ở Hidden, rồi xóa chữ không cần";
    Some(Diagnostic::warning(Code::ChuAn, file, &Route::root(), message).hint(hint))
}

fn and_more(count: usize) -> String {
    if count > 1 { format!(" và {} đoạn khác", count - 1) } else { String::new() }
}

/// Doubts of one text that are none on a page: blanks that cannot be seen there, and what a rule of form tells.
const ELSEWHERE: [Code; 6] = [
    Code::DauCachDauCuoi,
    Code::DauCachLa,
    Code::NhayCong,
    Code::MatChu,
    Code::KyTuRieng,
    Code::NhieuDauCach,
];

/// What the lints of data say of each paragraph; one finding a kind.
pub(crate) fn doubtful(sheet: &Sheet<'_>, file: &str) -> Vec<Diagnostic> {
    let mut kinds: BTreeMap<Code, (String, TextFault, usize)> = BTreeMap::new();
    let notes = paragraphs(&sheet.paper.notes);
    for paragraph in sheet.paper.paragraphs().into_iter().chain(notes) {
        let old = paragraph.visible_runs().any(|run| font_encoding(&run.format.high_ansi).is_some());
        if old || sheet.encoding.is_some() {
            continue;
        }
        let text: String = paragraph.text().nfc().collect();
        let mut told: Vec<Code> = Vec::new();
        for fault in lint::findings(&text) {
            if ELSEWHERE.contains(&fault.code) || told.contains(&fault.code) {
                continue;
            }
            told.push(fault.code);
            match kinds.get_mut(&fault.code) {
                Some((_, _, count)) => *count += 1,
                None => {
                    kinds.insert(fault.code, (place(paragraph), fault, 1));
                }
            }
        }
    }
    let told = |(code, (place, fault, count)): (Code, (String, TextFault, usize))| {
        let message = format!("{place}{}: {}", and_more(count), fault.message);
        let finding = Diagnostic::warning(code, file, &Route::root(), message);
        fault.hint.into_iter().fold(finding, Diagnostic::hint)
    };
    kinds.into_iter().map(told).collect()
}

/// Both ways of placing the tone mark in one paper. The head is left out: the decree itself prints both.
pub(crate) fn two_styles(sheet: &Sheet<'_>, file: &str) -> Option<Diagnostic> {
    let mut found: [(usize, String); 2] = Default::default();
    for content in super::body::contents(sheet) {
        for item in content.items() {
            for (slot, style) in found.iter_mut().zip([ToneStyle::Moi, ToneStyle::Cu]) {
                let words = tone::other_style(&item.line.text, style);
                slot.0 += words.len();
                if let Some((offset, length, _)) = words.first().filter(|_| slot.1.is_empty()) {
                    slot.1 = item.line.text.chars().skip(*offset).take(*length).collect();
                }
            }
        }
    }
    let [(old, first), (new, second)] = &found;
    if *old == 0 || *new == 0 {
        return None;
    }
    let message =
        format!("hai kiểu đặt dấu trong một văn bản: «{first}» ({old} chỗ) và «{second}» ({new} chỗ)");
    let hint = "chọn một kiểu cho cả văn bản; bộ gõ có lựa chọn kiểu cũ, kiểu mới";
    Some(Diagnostic::warning(Code::HaiKieuDau, file, &Route::root(), message).hint(hint))
}
