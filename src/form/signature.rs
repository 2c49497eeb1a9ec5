//! CK, NN: signature and nơi nhận (ND30 PL I, Phần I, II.7 and II.9).

use super::Sheet;
use super::fault::Fault;
use super::header::UNSEEN;
use super::look::{Look, Tally, mm, place};
use super::{Basis, State};
use crate::docx::read::{Block, Paragraph};
use crate::parts::shape::{find_word, has_blank, is_capitals, squeezed, stand_in};
use crate::parts::words::is_person;
use crate::parts::{Line, Role, Signature, is_signing_note};

const TITLE: Look = Look::centred(26, 28).bold().aligned(None);
const LABEL: Look = Look::centred(24, 24).bold().italic().aligned(None);
const RECIPIENT: Look = Look::centred(22, 22).light().aligned(None);
/// Word's own padding of cells, which is no fault where nobody chose it.
const OWN_PADDING: i32 = 115;
const PREFIXES: [&str; 5] = ["TM.", "KT.", "TL.", "TUQ.", "Q."];

/// The signature table.
pub(crate) fn ck01(sheet: &Sheet<'_>) -> Vec<Fault> {
    let hint = "Insert > Table 1 hàng 2 cột không viền: trái Nơi nhận, phải chức vụ và họ tên";
    let Some(signature) = &sheet.parts.signature else {
        let fault = || Fault::new("không thấy nơi nhận và chữ ký ở cuối văn bản").hint(hint);
        return sheet.is_paper().then(fault).into_iter().collect();
    };
    let mut faults = Vec::new();
    if signature.titles().is_empty() && signature.name().is_none() && sheet.is_paper() {
        faults.push(Fault::new("không thấy quyền hạn, chức vụ và họ tên người ký").hint(hint));
    }
    let table = signature.table;
    let mut found: Vec<String> = Vec::new();
    let main = sheet.page.blocks.iter().enumerate().take(sheet.parts.main_blocks);
    if main.skip(signature.block + 1).any(|(_, block)| matches!(block, Block::Table(_))) {
        found.push("không phải bảng cuối của phần chính".to_owned());
    }
    let cells = table.rows.first().map_or(0, |row| row.cells.len());
    // A long list of recipients goes on below the signature.
    let goes_on = signature.right.iter().all(|line| line.row == 0 || line.text.is_empty());
    if (table.rows.len() != 1 && !goes_on) || cells != 2 {
        found.push(format!("có {} hàng {cells} cột", table.rows.len()));
    }
    let cells = table.rows.iter().flat_map(|row| &row.cells);
    let mut borders = table.borders.all().chain(cells.flat_map(|cell| cell.borders.all()));
    if borders.any(|border| border.is_visible()) {
        found.push("có đường viền".to_owned());
    }
    let off = signature.right.iter().find(|line| !line.text.is_empty() && !line.is_centred());
    if let Some(line) = off {
        found.push(format!("{} không căn giữa", place(line.paragraph)));
    }
    if found.is_empty() {
        return faults;
    }
    // The decree says where the parts stand, not that a table puts them there.
    let message =
        format!("bảng chữ ký: {}; phải 1 hàng 2 cột, không viền, cột phải căn giữa", found.join(", "));
    faults.push(Fault::new(message).hint(hint).level(Basis::House));
    faults
}

/// Title lines.
pub(crate) fn ck02(sheet: &Sheet<'_>) -> Vec<Fault> {
    let Some(signature) = &sheet.parts.signature else { return Vec::new() };
    let mut faults = Vec::new();
    let titles = signature.titles();
    for (at, line) in titles.iter().enumerate() {
        // Where several sign below one another, a name stands between the posts.
        if is_person(&line.text) && at > 0 && titles.len() > at + 1 {
            continue;
        }
        // A row of dots keeps the place of a post.
        let lettered = line.text.contains(char::is_alphabetic);
        if lettered && !is_capitals(without_note(&line.text)) && stand_in(&line.text).is_none() {
            let message = format!("quyền hạn, chức vụ, {}: phải in hoa", place(line.paragraph));
            faults.push(Fault::new(message).hint("gõ lại bằng chữ in hoa"));
        }
        if let Some(asked) = short_form_fault(&line.text) {
            let message = format!("{}: {asked}", place(line.paragraph));
            faults.push(
                Fault::new(message).hint("chỉ dùng TM., Q., KT., TL., TUQ. với một dấu cách sau dấu chấm"),
            );
        }
    }
    let titles: Vec<&Line<'_>> =
        titles.into_iter().filter(|line| without_note(&line.text) == line.text).collect();
    faults.extend(TITLE.check_lines("quyền hạn, chức vụ", &titles));
    faults
}

/// A title line without the note that may stand behind it on the same line: `GIÁM ĐỐC (Ký, đóng dấu)`.
fn without_note(text: &str) -> &str {
    let note = text.find('(').filter(|at| *at > 0 && is_signing_note(&text[*at..]));
    note.map_or(text, |at| text[..at].trim_end())
}

/// What is wrong with the abbreviation of a title line.
fn short_form_fault(text: &str) -> Option<String> {
    let first = text.split_whitespace().next()?;
    if PREFIXES.contains(&first) {
        return None;
    }
    if PREFIXES.iter().any(|prefix| first.starts_with(prefix)) {
        return Some("sau chữ viết tắt phải có một dấu cách".to_owned());
    }
    let bare: String = first.chars().filter(|letter| letter.is_alphabetic()).collect();
    let asked = PREFIXES.iter().find(|prefix| prefix.trim_end_matches('.') == bare)?;
    Some(format!("«{first}» phải viết «{asked}»"))
}

/// The prefix of a title line and what follows it.
fn prefix(text: &str) -> (&str, &str) {
    let found = PREFIXES.iter().find_map(|prefix| Some((*prefix, text.strip_prefix(prefix)?.trim_start())));
    found.unwrap_or(("", text))
}

/// How title lines stand above one another.
pub(crate) fn ck03(sheet: &Sheet<'_>) -> Vec<Fault> {
    let Some(signature) = &sheet.parts.signature else { return Vec::new() };
    let titles = signature.titles();
    let Some(last) = titles.last() else { return Vec::new() };
    if titles.iter().all(|line| !is_capitals(&line.text)) {
        return Vec::new();
    }
    let hint = "các dạng: CHỦ TỊCH · KT. CHỦ TỊCH / PHÓ CHỦ TỊCH · TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH \
        · TL. CHỦ TỊCH / CHÁNH VĂN PHÒNG";
    let fault = |message: String| Fault::new(message).hint(hint);
    let mut faults = Vec::new();
    let lines: Vec<(&str, &str)> = titles.iter().map(|line| prefix(&line.text)).collect();
    let heads: Vec<&str> = lines.iter().map(|(head, _)| *head).filter(|head| !head.is_empty()).collect();
    let known: [&[&str]; 8] =
        [&[], &["TM."], &["TM.", "KT."], &["TM.", "Q."], &["KT."], &["Q."], &["TL."], &["TL.", "KT."]];
    if !known.contains(&heads.as_slice()) && heads != ["TUQ."] {
        faults.push(fault(format!("thứ tự «{}» ở phần ký không có trong Nghị định", heads.join(" / "))));
    }
    // A line after TM., KT., TL., TUQ. names the post of who signs; after Q. the post is on the line itself.
    if matches!(prefix(&last.text).0, "TM." | "KT." | "TL." | "TUQ.") {
        faults.push(fault(format!("{}: thiếu dòng chức vụ của người ký", place(last.paragraph))));
    }
    for pair in titles.windows(2) {
        let [line, next] = pair else { continue };
        let (head, post) = prefix(&line.text);
        let deputy = next.text.starts_with("PHÓ ") || next.text.starts_with("THỨ TRƯỞNG");
        if head == "KT." && !deputy {
            let message = format!("{}: dưới «KT. {post}» phải là chức vụ cấp phó", place(next.paragraph));
            faults.push(fault(message));
        }
    }
    // `KT` without its full stop or its blank is told by CK02.
    let stands_in =
        |line: &&Line<'_>| line.text.strip_prefix("KT").is_some_and(|rest| rest.starts_with(['.', ' ']));
    let above = titles.iter().rev().nth(1).is_some_and(stands_in);
    if last.text.starts_with("PHÓ ") && !above {
        let message = format!(
            "{}: cấp phó ký thay cấp trưởng; phía trên phải có dòng «KT.» và chức vụ cấp trưởng",
            place(last.paragraph)
        );
        faults.push(fault(message));
    }
    let collective = ["ỦY BAN", "UỶ BAN", "UBND", "HỘI ĐỒNG", "THƯỜNG TRỰC", "BAN "];
    let first = titles.first().filter(|_| titles.len() > 1);
    if let Some(line) = first.filter(|line| collective.iter().any(|word| line.text.starts_with(word))) {
        faults
            .push(fault(format!("{}: ký thay mặt tập thể phải có «TM.» phía trước", place(line.paragraph))));
    }
    faults.extend(post_faults(sheet, signature));
    faults
}

/// One who signs for a tổ chức tư vấn under the agency's seal has the post in the agency above the name.
fn post_faults(sheet: &Sheet<'_>, signature: &Signature<'_>) -> Vec<Fault> {
    let posts = signature.posts();
    let hint = "tổ chức tư vấn dùng con dấu của cơ quan: một dòng chức vụ trong cơ quan, in hoa, \
        đậm, ngay trên họ tên";
    let mut faults = Vec::new();
    match sheet.expected.consulting {
        Some(true) if posts.is_empty() => {
            faults.push(Fault::new("thiếu dòng chức vụ trong cơ quan ở trên họ tên").hint(hint));
        }
        Some(false) if !posts.is_empty() => {
            faults
                .push(Fault::new("giữa chữ ký và họ tên có thêm dòng chữ").hint("chỉ để họ tên dưới chữ ký"));
        }
        Some(_) | None => {}
    }
    if posts.len() > 1 && posts.iter().any(|line| is_person(&line.text)) {
        return faults;
    }
    if posts.len() > 1 {
        faults.push(Fault::new("giữa chữ ký và họ tên có nhiều dòng chữ").hint(hint));
    }
    for line in posts {
        if !is_capitals(&line.text) && stand_in(&line.text).is_none() {
            let message = format!("chức vụ trong cơ quan, {}: phải in hoa", place(line.paragraph));
            faults.push(Fault::new(message).hint(hint));
        }
        faults.extend(TITLE.check_line("chức vụ trong cơ quan", line));
    }
    faults
}

/// Họ tên.
pub(crate) fn ck04(sheet: &Sheet<'_>) -> Vec<Fault> {
    let Some(signature) = &sheet.parts.signature else { return Vec::new() };
    let Some(line) = signature.name() else {
        // What is not signed yet has no name under it; where the post is missing too, CK01 tells it. A copy may
        // have the name behind the note that it was signed.
        let due = sheet.state != State::Draft && sheet.is_paper() && !signature.titles().is_empty();
        if !due || signature.noted_name().is_some() {
            return Vec::new();
        }
        return vec![
            Fault::new("không thấy họ tên người ký dưới chức vụ")
                .hint("ghi họ tên, in thường, đứng, đậm, căn giữa"),
        ];
    };
    const TITLES: [&str; 10] = ["GS", "PGS", "TS", "ThS", "BS", "CN", "KS", "Ông", "Bà", "Đ/c"];
    let mut faults = Vec::new();
    if is_capitals(&line.text) && stand_in(&line.text).is_none() {
        let message = format!("họ tên, {}: phải in thường", place(line.paragraph));
        faults.push(Fault::new(message).hint("viết hoa chữ đầu của mỗi tiếng"));
    }
    let titled = TITLES.iter().find(|title| find_word(&line.text, title) == Some(0));
    if let Some(title) = titled {
        let message = format!("họ tên, {}: không ghi «{title}» trước họ tên", place(line.paragraph));
        faults.push(Fault::new(message).hint("bỏ học hàm, học vị, danh hiệu"));
    }
    faults.extend(TITLE.check_line("họ tên", line));
    faults
}

/// Room for the signature, and nothing torn apart by a page break.
pub(crate) fn ck05(sheet: &Sheet<'_>) -> Vec<Fault> {
    let Some(signature) = &sheet.parts.signature else { return Vec::new() };
    let mut faults = Vec::new();
    if signature.name().is_some() && signature.gap < 1134 {
        let message = format!("khoảng trống để ký chỉ {}; cần ít nhất 20 mm", mm(signature.gap));
        faults.push(Fault::new(message).hint("đặt Before của dòng họ tên bằng 75 pt"));
    }
    if signature.table.rows.first().is_none_or(|row| !row.cant_split) {
        faults.push(
            Fault::new("bảng chữ ký có thể bị ngắt sang hai trang")
                .hint("Table Properties > Row: bỏ Allow row to break across pages"),
        );
    }
    let first_row = |lines: &'_ [Line<'_>]| lines.iter().take_while(|line| line.row == 0).count();
    // Where somebody signs on the left too, the name there ends its cell.
    let left = first_row(&signature.left) - usize::from(signature.signs_on_both_sides());
    let right = first_row(&signature.right);
    let lines = signature.left.iter().take(left).chain(signature.right.iter().take(right));
    let lines: Vec<&Paragraph> = lines.map(|line| line.paragraph).collect();
    let inside = lines.split_last().map_or(&[][..], |(_, rest)| rest);
    let text =
        sheet.parts.content.items().filter(|item| matches!(item.role, Role::Text(_) | Role::Heading(_)));
    let last = text.last().map(|item| item.line.paragraph);
    let loose = last.into_iter().chain(inside.iter().copied()).find(|paragraph| !paragraph.format.keep_next);
    if let Some(paragraph) = loose {
        let message = format!("{}: chữ ký có thể sang trang một mình, tách khỏi lời văn", place(paragraph));
        faults.push(Fault::new(message).hint("Paragraph > Line and Page Breaks > Keep with next"));
    }
    faults
}

/// The label of nơi nhận.
pub(crate) fn nn01(sheet: &Sheet<'_>) -> Vec<Fault> {
    let Some(signature) = &sheet.parts.signature else { return Vec::new() };
    let recipients = signature.recipients();
    let Some(label) = recipients.first() else {
        let needs = sheet.is_paper() && sheet.parts.loai.is_none_or(|loai| !loai.mau().nhieu_nguoi_ky());
        let fault = || {
            Fault::new("không thấy «Nơi nhận:» ở bên trái chữ ký").hint("thêm «Nơi nhận:» và các nơi nhận")
        };
        return needs.then(fault).into_iter().collect();
    };
    let mut faults = Vec::new();
    if squeezed(&label.text).replace(" :", ":") != "Nơi nhận:" {
        let message = format!("{}: phải viết «Nơi nhận:»", place(label.paragraph));
        faults.push(Fault::new(message).hint("gõ lại, có dấu hai chấm"));
    }
    faults.extend(LABEL.check_line("Nơi nhận", label));
    let apart = |title: &Line<'_>| {
        let above = title.paragraph.format.before - label.paragraph.format.before;
        title.row != label.row || above.abs() > 2 * UNSEEN
    };
    if let Some(title) = signature.titles().first()
        && signature.table.real
        && !signature.signs_on_both_sides()
        && apart(title)
    {
        let message = "«Nơi nhận:» không ngang hàng với dòng đầu của quyền hạn, chức vụ";
        faults.push(Fault::new(message).hint("để cùng hàng của bảng, cùng khoảng cách phía trên"));
    }
    let first = signature.table.rows.first().and_then(|row| row.cells.first());
    let padding = first.map_or(0, |cell| cell.padding_left);
    // Word 2013 and later count a table's indent to its edge, earlier modes to its text.
    let edge = sheet.paper.defaults.compatibility.is_some_and(|mode| mode >= 15);
    let inside = if edge { signature.table.indent + padding } else { signature.table.indent };
    let away = inside + start_of(label);
    if away.abs() > OWN_PADDING + UNSEEN || (sheet.is_house() && away.abs() > 20) {
        let away = mm(away.abs());
        let message = format!("«Nơi nhận:» lệch lề trái {away}; phải sát lề trái");
        faults.push(
            Fault::new(message).hint(
                "Table Properties: Indent from left 0; Cell Options: lề trái của ô 0; Paragraph: Left 0",
            ),
        );
    }
    faults
}

/// Where the first line of a paragraph starts.
fn start_of(line: &Line<'_>) -> i32 {
    line.paragraph.format.left + line.paragraph.format.first_line
}

/// Recipients.
pub(crate) fn nn02(sheet: &Sheet<'_>) -> Vec<Fault> {
    let Some(signature) = &sheet.parts.signature else { return Vec::new() };
    let hint = "mỗi nơi một dòng: «- Tên nơi nhận;», cỡ 11, đứng, không đậm, sát lề trái";
    let recipients = signature.recipients();
    let lines = recipients.get(1..).unwrap_or(&[]);
    let mut faults = Vec::new();
    if recipients.is_empty() {
        return faults;
    }
    if lines.is_empty() {
        return vec![Fault::new("dưới «Nơi nhận:» không có nơi nào").hint(hint)];
    }
    let mut tally = Tally::default();
    let label = recipients.first().map_or(0, |label| start_of(label));
    let last = lines.len() - 1;
    for (at, line) in lines.iter().enumerate() {
        // A name too long for its line may have been broken by hand.
        let goes_on = |at: usize| {
            lines.get(at).is_some_and(|line| {
                !line.text.starts_with(['-', '+', '–', '•']) && line.text.starts_with(char::is_lowercase)
            })
        };
        if stand_in(&line.text).is_some() {
            continue;
        }
        let begun = line.text.starts_with('-') || (at > 0 && goes_on(at));
        if !begun || (at != last && !line.text.ends_with(';') && !goes_on(at + 1)) {
            tally.add("phải bắt đầu bằng «- » và kết thúc bằng dấu (;)", line.paragraph);
        }
        // Where the label stands is NN01's question.
        if (start_of(line) - label).abs() > 3 * UNSEEN && start_of(line).abs() > OWN_PADDING + UNSEEN {
            tally.add("phải sát lề trái", line.paragraph);
        }
    }
    faults.extend(tally.faults(hint).into_iter().map(|fault| fault.named("nơi nhận")));
    faults.extend(RECIPIENT.check_lines("nơi nhận", lines));
    faults
}

/// The line Lưu.
pub(crate) fn nn03(sheet: &Sheet<'_>) -> Vec<Fault> {
    let Some(signature) = &sheet.parts.signature else { return Vec::new() };
    let recipients = signature.recipients();
    let Some(line) = recipients.get(1..).and_then(<[_]>::last) else { return Vec::new() };
    // What a template left is told by DT01, a dash of another kind by NN02.
    if stand_in(&line.text).is_some()
        || has_blank(&line.text)
        || is_file_line(&line.text.replacen('–', "-", 1))
    {
        return Vec::new();
    }
    let message = match line.text.trim_start_matches(['-', '–', ' ']).strip_prefix("Lưu") {
        None => format!("{}: dòng cuối của nơi nhận phải là dòng Lưu", place(line.paragraph)),
        Some(rest) if rest.trim_start().starts_with(':') && has_small_drafter(rest) => {
            format!("{}: ký hiệu người soạn thảo phải viết bằng chữ in hoa", place(line.paragraph))
        }
        Some(_) => format!("{}: dòng Lưu không đúng dạng «- Lưu: VT, ….»", place(line.paragraph)),
    };
    vec![
        Fault::new(message).hint(
            "viết «- Lưu: VT, VHXH.»: văn thư, rồi chữ viết tắt đơn vị soạn thảo, kết thúc bằng dấu chấm",
        ),
    ]
}

/// Whether what follows the last full stop of the line Lưu is a name in small letters: `: VT, VX.Mẫu`.
fn has_small_drafter(rest: &str) -> bool {
    let tail = rest.trim_end_matches('.').rsplit(['.', ',']).next().unwrap_or("").trim();
    rest.contains("VT") && tail.starts_with(char::is_alphabetic) && tail.contains(char::is_lowercase)
}

/// `- Lưu: VT, VHXH.` and what may follow: the drafter's symbol and the number of copies.
fn is_file_line(text: &str) -> bool {
    let line = squeezed(text.trim_start_matches(['-', ' ']));
    let rest = line.strip_prefix("Lưu").map(|rest| rest.trim_start().trim_start_matches(':').trim_start());
    let colon = line.contains(':') && text.starts_with('-');
    let rest = rest.and_then(|rest| rest.strip_prefix("VT")).filter(|rest| colon && !rest.contains(';'));
    let Some(rest) = rest else { return false };
    rest.match_indices('.').any(|(at, _)| {
        let (middle, tail) = (&rest[..at], &rest[at + 1..]);
        let unit = middle.is_empty() || middle.strip_prefix(", ").is_some_and(|unit| !unit.is_empty());
        unit && is_drafter(tail)
    })
}

/// ` PL.(300)`: up to six capitals, then a count of copies; each may be missing.
fn is_drafter(text: &str) -> bool {
    let text = text.strip_prefix(' ').unwrap_or(text);
    let end = text.find(|letter: char| !letter.is_uppercase()).unwrap_or(text.len());
    let (letters, rest) = text.split_at(end);
    let rest = rest.strip_prefix('.').unwrap_or(rest);
    let rest = rest.strip_prefix('(').unwrap_or(rest);
    let behind = rest.trim_start_matches(|letter: char| letter.is_ascii_digit());
    let counted = behind.len() < rest.len();
    let rest = behind.strip_prefix(')').unwrap_or(behind);
    let drafter = (1..=6).contains(&letters.chars().count()) || (letters.is_empty() && counted);
    text.is_empty() || (drafter && rest.is_empty())
}

#[cfg(test)]
mod tests {
    use super::{is_file_line, short_form_fault};

    #[test]
    fn the_file_line_has_its_forms() {
        let good = [
            "- Lưu: VT.",
            "- Lưu: VT, VHXH.",
            "- Lưu: VT, VHXH. PL.(300)",
            "- Lưu: VT, Hồ sơ.",
            "- Lưu: VT, A. NVB",
            "- Lưu: VT, VX (2). 70",
        ];
        assert_eq!(good.map(is_file_line), [true; 6]);
        let bad = [
            "- Lưu VT.",
            "- Lưu: VT",
            "- Lưu: VT;",
            "- Lưu: VP.",
            "Lưu: VT.",
            "- Lưu: VT.ABCDEFG",
            "- Lưu: VT, VX. 7x",
        ];
        assert_eq!(bad.map(is_file_line), [false; 7]);
    }

    #[test]
    fn short_forms_take_a_full_stop() {
        assert_eq!(short_form_fault("TM. ỦY BAN NHÂN DÂN"), None);
        assert_eq!(short_form_fault("CHỦ TỊCH"), None);
        assert_eq!(short_form_fault("T/M ỦY BAN").as_deref(), Some("«T/M» phải viết «TM.»"));
        assert_eq!(short_form_fault("KT CHỦ TỊCH").as_deref(), Some("«KT» phải viết «KT.»"));
        assert_eq!(short_form_fault("TM.ỦY BAN").as_deref(), Some("sau chữ viết tắt phải có một dấu cách"));
    }
}
