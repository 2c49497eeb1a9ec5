//! TL, CC: tên loại, trích yếu, căn cứ (ND30 PL I, Phần I, II.5 and II.6).

use super::Sheet;
use super::fault::Fault;
use super::header::{UNSEEN, is_drawn, part_rule};
use super::look::{Look, place};
use crate::docx::read::Alignment;
use crate::parts::shape::{has_blank, is_capitals, split_digits, stand_in, without_commands};
use crate::parts::{Line, Nature, loai};
use crate::value::Mau;

const TITLE: Look = Look::centred(26, 28).bold();
const CONG_VAN_SUBJECT: Look = Look::centred(24, 26).light();
const CAN_CU: Look = Look::centred(26, 28).light().italic().aligned(Some(Alignment::Both));

/// Tên loại.
pub(crate) fn tl01(sheet: &Sheet<'_>) -> Vec<Fault> {
    let parts = &sheet.parts;
    if parts.cong_van {
        return Vec::new();
    }
    let hint = "dòng đầu dưới bảng: tên loại in hoa, cỡ 13 đến 14, đứng, đậm, căn giữa, không \
        thụt đầu dòng";
    let Some(line) = &parts.title else {
        if !sheet.is_paper() || parts.header.is_none() {
            return Vec::new();
        }
        return vec![
            Fault::new("không thấy tên loại văn bản (KẾ HOẠCH, BÁO CÁO, …) dưới phần đầu").hint(hint),
        ];
    };
    let mut faults = Vec::new();
    let asked = sheet.expected.kind.as_deref().map(str::to_uppercase);
    let known = loai::opening(&line.text).filter(|loai| loai.mau() != Mau::CongVan);
    let wrong_name = match &asked {
        Some(asked) => line.text.to_uppercase() != *asked,
        // What another paper approves is called as its own kind is called.
        None => {
            known.is_none()
                && stand_in(&line.text).is_none()
                && sheet.parts.nature != Nature::Attached
                && !loai::is_of_another_law(&line.text)
        }
    };
    if wrong_name {
        let asked =
            asked.map_or("một tên loại của Nghị định".to_owned(), |asked| format!("«{asked}»"));
        faults.push(
            Fault::new(format!("{} ở chỗ của tên loại; phải là {asked}", place(line.paragraph))).hint(hint),
        );
    } else if !is_capitals(&line.text) && stand_in(&line.text).is_none() {
        faults.push(Fault::new(format!("tên loại, {}: phải in hoa", place(line.paragraph))).hint(hint));
    }
    faults.extend(TITLE.check_line("tên loại", line));
    if line.is_centred() && line.paragraph.format.first_line.abs() > 2 * UNSEEN {
        faults.push(Fault::new("tên loại bị thụt đầu dòng nên lệch giữa").hint(hint));
    }
    faults
}

/// Types whose form has no trích yếu (Mẫu 1.8 and 1.10).
fn needs_subject(sheet: &Sheet<'_>) -> bool {
    sheet.parts.loai.is_none_or(|loai| loai.mau().co_trich_yeu())
}

/// Trích yếu.
pub(crate) fn tl02(sheet: &Sheet<'_>) -> Vec<Fault> {
    let parts = &sheet.parts;
    if parts.cong_van || parts.title.is_none() {
        return Vec::new();
    }
    if parts.subject.is_empty() {
        let message = "không thấy trích yếu nội dung dưới tên loại";
        let fault =
            Fault::new(message).hint("ghi ngắn gọn nội dung, in thường, đậm, căn giữa, ngay dưới tên loại");
        // A title that says more than its type has its trích yếu in it.
        let named = |line: &Line<'_>| loai::find(&line.text).is_some();
        let needed = needs_subject(sheet)
            && parts.title.as_ref().is_some_and(named)
            && (parts.loai.is_some() || parts.nature != Nature::Attached);
        return needed.then_some(fault).into_iter().collect();
    }
    let mut faults = Vec::new();
    let named = parts.loai.is_some() || parts.nature != Nature::Attached;
    if let Some(line) = parts.subject.iter().find(|line| named && is_capitals(&line.text)) {
        let message = format!("trích yếu, {}: phải in thường", place(line.paragraph));
        let hint = "gõ lại bằng chữ thường, chỉ viết hoa chữ đầu và tên riêng";
        faults.push(Fault::new(message).hint(hint));
    }
    faults.extend(TITLE.check_lines("trích yếu", &parts.subject.iter().collect::<Vec<_>>()));
    faults
}

/// The rule under trích yếu.
pub(crate) fn tl03(sheet: &Sheet<'_>) -> Vec<Fault> {
    let parts = &sheet.parts;
    if parts.cong_van || parts.title.is_none() || !sheet.is_paper() {
        return Vec::new();
    }
    let mut lines: Vec<_> = parts.subject.iter().collect();
    // That there is none is TL02's.
    if lines.is_empty() && needs_subject(sheet) {
        return Vec::new();
    }
    if lines.is_empty() {
        lines.extend(&parts.title);
    }
    let drawn = lines.iter().flat_map(|line| line.paragraph.drawings()).any(|drawing| !drawing.is_line);
    part_rule("trích yếu", &lines, parts.title_rule.filter(|rule| is_drawn(sheet, rule)), drawn)
}

/// Trích yếu of a công văn.
pub(crate) fn tl04(sheet: &Sheet<'_>) -> Vec<Fault> {
    let parts = &sheet.parts;
    let Some(header) = parts.header.as_ref().filter(|_| parts.cong_van) else { return Vec::new() };
    let hint = "dưới dòng Số, cùng cột: «V/v …», cỡ 12 đến 13, đứng, không đậm, căn giữa, cách \
        dòng Số 6 pt, không kẻ dưới";
    let mut faults = Vec::new();
    let first = parts.content.items().map(|item| &item.line).find(|line| !line.text.is_empty());
    if let Some(line) = first.filter(|line| line.text.to_uppercase() == "CÔNG VĂN") {
        let message = format!("{}: công văn không ghi tên loại", place(line.paragraph));
        faults.push(Fault::new(message).hint("xóa dòng ấy"));
    }
    let lines = header.at(&header.subject);
    let Some(line) = lines.first() else {
        faults.push(Fault::new("không thấy trích yếu «V/v …» dưới dòng Số").hint(hint));
        return faults;
    };
    // What is due is not there yet: that is all there is to say.
    let blank = line.text.strip_prefix("V/v").is_some_and(has_blank);
    if !line.text.starts_with("V/v ") && !blank {
        faults.push(
            Fault::new(format!("trích yếu, {}: phải mở đầu bằng «V/v »", place(line.paragraph))).hint(hint),
        );
    }
    let after = header
        .number()
        .filter(|number| number.row == line.row)
        .map_or(0, |number| number.paragraph.format.after);
    let gap = line.paragraph.format.before.max(after);
    if header.table.real && (gap - 120).abs() > UNSEEN {
        let message = format!("trích yếu cách dòng Số {} pt; phải cách 6 pt", gap / 20);
        faults.push(Fault::new(message).hint(hint));
    }
    faults.extend(CONG_VAN_SUBJECT.check_lines("trích yếu", &lines));
    if header.subject_rule().is_some() {
        faults.push(Fault::new("dưới trích yếu của công văn có đường kẻ; phải bỏ").hint(hint));
    }
    faults
}

/// Look and marks of căn cứ.
pub(crate) fn cc01(sheet: &Sheet<'_>) -> Vec<Fault> {
    let lines = sheet.parts.content.can_cu();
    let mut faults = CAN_CU.check_lines("căn cứ", &lines);
    let last = lines.len().saturating_sub(1);
    for (at, line) in lines.iter().enumerate() {
        let (mark, word) = if at == last {
            ('.', "căn cứ cuối cùng kết thúc bằng dấu chấm")
        } else {
            (';', "căn cứ kết thúc bằng dấu chấm phẩy")
        };
        let is_ended =
            line.text.ends_with(mark) || ends_in_blank(&line.text) || (at == last && goes_on(sheet, line));
        if !is_ended {
            let message = format!("{}: {word}", place(line.paragraph));
            let hint = "mỗi căn cứ một dòng, cuối dòng dấu (;), dòng cuối dấu (.)";
            faults.push(Fault::new(message).hint(hint).about(&line.text));
        }
    }
    faults
}

/// Whether a căn cứ ends in a blank, which somebody ends who fills it in; the number of a note may stand behind it.
fn ends_in_blank(text: &str) -> bool {
    let aside = |letter: char| matches!(letter, '(' | ')') || letter.is_numeric() || letter.is_whitespace();
    let bare = text.trim_end_matches(';').trim_end_matches(aside);
    let row = bare.chars().rev().take_while(|letter| matches!(letter, '.' | '…' | '_'));
    let dots: usize = row.map(|letter| if letter == '.' { 1 } else { 3 }).sum();
    // How many lines a template's loop makes of it is not known.
    let looped = without_commands(text).len() < text.len();
    dots >= 3 || bare == "Căn cứ" || looped
}

/// Whether the paragraph behind the last căn cứ opens with one more reason: `Xét đề nghị …, Ủy ban nhân dân xã có ý kiến`.
fn goes_on(sheet: &Sheet<'_>, last: &Line<'_>) -> bool {
    const REASONS: [&str; 8] =
        ["Xét ", "Theo ", "Trên cơ sở", "Thực hiện ", "Tiếp theo ", "Sau khi ", "Nhằm ", "Để "];
    let mut behind = sheet.parts.content.items().map(|item| &item.line).filter(|line| !line.text.is_empty());
    behind.find(|line| std::ptr::eq(line.paragraph, last.paragraph));
    last.text.ends_with(';')
        && behind.next().is_some_and(|line| REASONS.iter().any(|word| line.text.starts_with(word)))
}

/// A Luật or Pháp lệnh is cited without its number.
pub(crate) fn cc02(sheet: &Sheet<'_>) -> Vec<Fault> {
    let law = |text: &str| {
        ["Căn cứ Bộ luật", "Căn cứ Luật", "Căn cứ Pháp lệnh"].iter().any(|words| text.starts_with(words))
    };
    let mut faults = Vec::new();
    for line in sheet.parts.content.items().map(|item| &item.line).filter(|line| law(&line.text)) {
        let first = line.text.split(';').next().unwrap_or("");
        if has_law_number(first) {
            let message = format!(
                "{}: luật, pháp lệnh không ghi số, ký hiệu và cơ quan ban hành",
                place(line.paragraph)
            );
            faults.push(
                Fault::new(message)
                    .hint("chỉ ghi tên và ngày: «Căn cứ Luật Đất đai ngày 18 tháng 01 năm 2024;»")
                    .about(&line.text),
            );
        }
    }
    faults
}

/// `số 72/2025/` in a text.
fn has_law_number(text: &str) -> bool {
    text.match_indices("số ").any(|(at, word)| {
        let (number, rest) = split_digits(&text[at + word.len()..]);
        let year = rest.strip_prefix('/').map(split_digits);
        !number.is_empty() && year.is_some_and(|(year, rest)| year.len() == 4 && rest.starts_with('/'))
    })
}
