//! HD, QH, CQ, SK, DD01-03: the header block (ND30 PL I, Phần I, II.1-4).

use super::Basis;
use super::Sheet;
use super::State;
use super::fault::Fault;
use super::look::{Look, mm, place};
use crate::parts::measure::{line_height, line_widths, single_height};
use crate::parts::shape::{
    NgayThang, PlaceDate, has_blank, is_capitals, is_document_number, is_symbol, number_line, place_date,
    squeezed, stand_in,
};
use crate::parts::{Header, Line, RuleLine};
use crate::value::CachSao;

const NAMES: Look = Look::centred(24, 26);
const MOTTO: Look = Look::centred(26, 28).bold();
const NUMBER: Look = Look::centred(26, 26).light();
const DATE: Look = Look::centred(26, 28).light().italic();
const QUOC_HIEU: [&str; 2] = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"];
const TIEU_NGU: &str = "Độc lập - Tự do - Hạnh phúc";
const RULE_HINT: &str = "vẽ lại bằng Insert > Shapes > Line, hoặc kẻ viền một đoạn trống; \
    đừng dùng gạch chân hay dấu \
        gạch dưới";

/// The header table: two fixed columns, no borders, everything centred.
pub(crate) fn hd01(sheet: &Sheet<'_>) -> Vec<Fault> {
    let Some(header) = &sheet.parts.header.as_ref().filter(|header| header.table.real) else {
        return vec![
            Fault::new("đầu văn bản không có bảng hai cột: tên cơ quan bên trái, Quốc hiệu bên phải")
                .hint("Insert > Table 2 cột, bỏ đường viền (Table Design > Borders > No Border)"),
        ];
    };
    let table = header.table;
    let mut found = Vec::new();
    if header.block != 0 {
        found.push("không đứng đầu văn bản".to_owned());
    }
    if table.grid.len() != 2 {
        found.push(format!("có {} cột", table.grid.len()));
    }
    if !table.fixed {
        found.push("cột tự co giãn".to_owned());
    }
    let cells = || table.rows.iter().flat_map(|row| &row.cells);
    let borders = table.borders.all().chain(cells().flat_map(|cell| cell.borders.all()));
    if borders.into_iter().any(|border| border.is_visible()) {
        found.push("có đường viền".to_owned());
    }
    let lines = header.left.iter().chain(&header.right);
    if let Some(line) = lines.into_iter().find(|line| !line.text.is_empty() && !line.is_centred()) {
        found.push(format!("{} không căn giữa", place(line.paragraph)));
    }
    if found.is_empty() {
        return Vec::new();
    }
    let message =
        format!("bảng đầu văn bản: {}; cần hai cột cố định, không viền, căn giữa", found.join(", "));
    vec![
        Fault::new(message)
            .hint("Table Layout > Properties > Options: bỏ Automatically resize; Borders > No Border"),
    ]
}

/// The table fits the text area, and each line its column.
pub(crate) fn hd02(sheet: &Sheet<'_>) -> Vec<Fault> {
    let Some(header) = &sheet.parts.header.as_ref().filter(|header| header.table.real) else {
        return Vec::new();
    };
    let table = header.table;
    let mut faults = Vec::new();
    let hint = "kéo lại độ rộng cột, hoặc ngắt tên dài thành hai dòng";
    let total: i32 = table.grid.iter().fold(0, |sum, width| sum.saturating_add(*width));
    let room = crate::parts::text_width(sheet.page, header.block);
    if room > 0 && total > room.saturating_add(10) {
        let message = format!("bảng đầu văn bản rộng {}, quá phần chữ {}", mm(total), mm(room));
        faults.push(Fault::new(message).hint(hint));
    }
    if let [left, right] = table.grid[..]
        && left >= right
    {
        faults.push(Fault::new("cột tên cơ quan không hẹp hơn cột Quốc hiệu").hint(hint));
    }
    if table.indent < -table.padding_left {
        let message = format!("bảng đầu văn bản thò ra lề trái {}", mm(-table.indent - table.padding_left));
        faults.push(Fault::new(message).hint(hint));
    }
    // A long trích yếu wraps as it should.
    let subject =
        header.at(&header.subject).into_iter().map(|line| line.paragraph.number).collect::<Vec<_>>();
    let lines = header.left.iter().chain(&header.right);
    for line in lines.filter(|line| !line.text.is_empty() && !subject.contains(&line.paragraph.number)) {
        let width = line_widths(line.paragraph).into_iter().max().unwrap_or(0);
        // A long name or date that was set to break where it reads well: by its indents, or by blanks that do not break.
        let fixed = [header.country(), header.motto()].into_iter().flatten();
        let may_break = !fixed.into_iter().any(|fixed| fixed.paragraph.number == line.paragraph.number);
        let typed =
            || sheet.paper.paragraphs().into_iter().find(|typed| typed.number == line.paragraph.number);
        let is_tied = || typed().is_some_and(|typed| typed.text().contains('\u{a0}'));
        let is_set = may_break && (line.paragraph.format.left > 0 || is_tied());
        if line.inner > 0 && width > line.inner && !is_set {
            let message = format!(
                "{} rộng {}, quá cột {}: sẽ bị ngắt dòng",
                place(line.paragraph),
                mm(width),
                mm(line.inner)
            );
            faults.push(Fault::new(message).hint(hint));
        }
    }
    faults
}

/// Quốc hiệu.
pub(crate) fn qh01(sheet: &Sheet<'_>) -> Vec<Fault> {
    let asked = QUOC_HIEU[0];
    let hint = "gõ đúng chữ hoa, có dấu, một dấu cách giữa các chữ";
    let Some(line) = sheet.parts.header.as_ref().and_then(Header::country) else {
        if !sheet.is_paper() {
            return Vec::new();
        }
        return vec![
            Fault::new(format!("không thấy Quốc hiệu «{asked}» ở đầu văn bản, bên phải")).hint(hint),
        ];
    };
    let mut faults = Vec::new();
    if !QUOC_HIEU.contains(&squeezed(&line.text).as_str()) {
        let message = format!("{} ở chỗ của Quốc hiệu; phải là «{asked}»", place(line.paragraph));
        faults.push(Fault::new(message).hint(hint));
    }
    faults.extend(NAMES.bold().check_line("Quốc hiệu", line));
    faults
}

/// Tiêu ngữ.
pub(crate) fn qh02(sheet: &Sheet<'_>) -> Vec<Fault> {
    let Some(header) = &sheet.parts.header else { return Vec::new() };
    let Some(line) = header.motto() else {
        // Where Quốc hiệu is missing as well, QH01 tells it.
        if header.country().is_none() {
            return Vec::new();
        }
        let message = format!("không thấy Tiêu ngữ «{TIEU_NGU}» dưới Quốc hiệu");
        return vec![Fault::new(message).hint("thêm dòng ấy, cỡ 13 đến 14, đứng, đậm, căn giữa")];
    };
    let mut faults = Vec::new();
    if squeezed(&line.text) != TIEU_NGU {
        let message = format!("{} ở chỗ của Tiêu ngữ; phải là «{TIEU_NGU}»", place(line.paragraph));
        faults.push(Fault::new(message).hint(
            "giữa các cụm là dấu gạch nối (-), có một dấu cách ở \
            mỗi bên",
        ));
    }
    faults.extend(MOTTO.check_line("Tiêu ngữ", line));
    faults.extend(header.country().and_then(|country| single_spaced(country, line)));
    faults
}

/// What nobody sees of a space or a length: 1 mm, in twips.
pub(super) const UNSEEN: i32 = 57;

/// A line of the header stands right under the one above: single spacing, nothing between.
fn single_spaced(above: &Line<'_>, line: &Line<'_>) -> Option<Fault> {
    // Lines that a soft break parts have nothing between them.
    let between = if above.paragraph.number == line.paragraph.number {
        0
    } else {
        above.paragraph.format.after.max(line.paragraph.format.before)
    };
    let apart = line_height(line.paragraph).saturating_sub(single_height(line.paragraph));
    if between <= UNSEEN && apart.abs() <= UNSEEN {
        return None;
    }
    let message = format!(
        "{}: giãn dòng hoặc khoảng cách với dòng trên khác 0; phải cách dòng đơn",
        place(line.paragraph)
    );
    Some(Fault::new(message).hint("Paragraph: Before 0, After 0, Line spacing Single"))
}

/// The rule under Tiêu ngữ is as long as the line.
pub(crate) fn qh03(sheet: &Sheet<'_>) -> Vec<Fault> {
    let Some(header) = &sheet.parts.header else { return Vec::new() };
    let Some(motto) = header.motto() else { return Vec::new() };
    let Some(rule) = header.motto_rule().filter(|rule| is_drawn(sheet, rule)) else {
        // What is underlined, or drawn as something that is no plain line, is told as that or not at all.
        let unsure =
            header.has_other_drawing() || motto.paragraph.visible_runs().any(|run| run.format.underline);
        let fault = || Fault::new("dưới Tiêu ngữ không có đường kẻ ngang nét liền").hint(RULE_HINT);
        return (!unsure).then(fault).into_iter().collect();
    };
    let width = line_widths(motto.paragraph).into_iter().max().unwrap_or(0);
    let mut faults = Vec::new();
    let away = (rule.length - width).abs();
    if rule.measured && away * 20 > width && away > UNSEEN {
        let message =
            format!("đường kẻ dưới Tiêu ngữ dài {}; phải bằng dòng chữ, {}", mm(rule.length), mm(width));
        faults.push(Fault::new(message).hint(RULE_HINT));
    }
    faults.extend(off_centre("Tiêu ngữ", rule));
    faults
}

/// Whether a rule is drawn. A row of `_` prints as one, and the State's own samples have it so; ours are drawn. A row of
/// `-` is not one line.
pub(super) fn is_drawn(sheet: &Sheet<'_>, rule: &RuleLine) -> bool {
    rule.measured || (rule.solid && !sheet.is_house())
}

/// A rule that is not centred under its text.
pub(super) fn off_centre(name: &str, rule: RuleLine) -> Option<Fault> {
    let offset = rule.offset.filter(|offset| offset.abs() > 2 * UNSEEN)?;
    let message = format!("đường kẻ dưới {name} lệch {} so với giữa", mm(offset.abs() / 2));
    Some(Fault::new(message).hint("đặt thụt trái và thụt phải của đường kẻ bằng nhau"))
}

/// A rule of a third to a half of one of `lines` as printed. `unsure`: something else is drawn there.
pub(super) fn part_rule(name: &str, lines: &[&Line<'_>], rule: Option<RuleLine>, unsure: bool) -> Vec<Fault> {
    let widths: Vec<i32> = lines.iter().flat_map(|line| line.printed()).filter(|w| *w > 0).collect();
    let (Some(longest), Some(least)) = (widths.iter().max(), widths.iter().min()) else { return Vec::new() };
    // How long a name will be that a template still keeps a place for is not known.
    let kept = |text: &str| stand_in(text).is_some() || (text.starts_with('[') && text.ends_with(']'));
    if lines.iter().any(|line| kept(&line.text)) {
        return Vec::new();
    }
    let Some(rule) = rule else {
        let fault = || Fault::new(format!("dưới {name} không có đường kẻ ngang nét liền")).hint(RULE_HINT);
        return (!unsure).then(fault).into_iter().collect();
    };
    let mut faults = Vec::new();
    let fits = (*least / 3 - UNSEEN..=*longest / 2 + UNSEEN).contains(&rule.length);
    if rule.measured && !fits {
        let message = format!(
            "đường kẻ dưới {name} dài {}; phải từ 1/3 đến 1/2 dòng chữ, tức {} đến {}",
            mm(rule.length),
            mm(longest / 3),
            mm(longest / 2)
        );
        faults.push(Fault::new(message).hint(RULE_HINT));
    }
    faults.extend(off_centre(name, rule));
    faults
}

/// Names of agencies are typed in capitals.
fn not_capitals(name: &str, line: &Line<'_>) -> Option<Fault> {
    let message = || format!("{name}, {}: phải viết in hoa", place(line.paragraph));
    let blank = !line.text.contains(char::is_alphabetic);
    let written = is_capitals(&line.text) || blank || stand_in(&line.text).is_some();
    (!written).then(|| Fault::new(message()).hint("gõ lại bằng chữ in hoa"))
}

/// Lines of the header against those of the data, whatever their breaks.
fn other_than(lines: &[&Line<'_>], data: &[String]) -> Option<(String, String)> {
    let join = |texts: Vec<&str>| squeezed(&texts.join(" "));
    let found = join(lines.iter().map(|line| line.text.as_str()).collect());
    let asked = join(data.iter().map(String::as_str).collect()).to_uppercase();
    (found != asked).then_some((found, asked))
}

/// Cơ quan chủ quản.
pub(crate) fn cq01(sheet: &Sheet<'_>) -> Vec<Fault> {
    let Some(header) = &sheet.parts.header else { return Vec::new() };
    let lines = header.at(&header.superior);
    let mut faults = Vec::new();
    if let Some(data) = &sheet.expected.superior
        && let Some((found, asked)) = other_than(&lines, data)
    {
        let message = match (found.is_empty(), asked.is_empty()) {
            (true, _) => format!("thiếu tên cơ quan chủ quản «{asked}»"),
            (_, true) => format!("có dòng cơ quan chủ quản «{found}»; cơ quan này không có chủ quản"),
            _ => format!("tên cơ quan chủ quản là «{found}»; phải là «{asked}»"),
        };
        faults.push(Fault::new(message).hint("sửa tên ở cột trái cho đúng"));
    }
    faults.extend(lines.iter().filter_map(|line| not_capitals("cơ quan chủ quản", line)));
    faults.extend(NAMES.light().check_lines("cơ quan chủ quản", &lines));
    faults
}

/// Cơ quan ban hành.
pub(crate) fn cq02(sheet: &Sheet<'_>) -> Vec<Fault> {
    let Some(header) = &sheet.parts.header else { return Vec::new() };
    let lines = header.at(&header.issuer);
    if lines.is_empty() {
        return vec![
            Fault::new("không thấy tên cơ quan ban hành bằng chữ in hoa, đậm ở đầu văn bản, bên trái")
                .hint("tên cơ quan ban hành in hoa, cỡ 12 đến 13, đứng, đậm"),
        ];
    }
    let mut faults = Vec::new();
    if let Some(data) = &sheet.expected.issuer
        && let Some((found, asked)) = other_than(&lines, data)
    {
        let message = format!("tên cơ quan ban hành là «{found}»; phải là «{asked}»");
        faults.push(Fault::new(message).hint("sửa tên ở cột trái cho đúng"));
    }
    faults.extend(lines.iter().filter_map(|line| not_capitals("cơ quan ban hành", line)));
    faults.extend(NAMES.bold().check_lines("cơ quan ban hành", &lines));
    let names: Vec<&Line<'_>> = header.at(&header.superior).into_iter().chain(lines).collect();
    for pair in names.windows(2) {
        if let [above, line] = pair {
            faults.extend(single_spaced(above, line));
        }
    }
    faults
}

/// The rule under the issuing name.
pub(crate) fn cq03(sheet: &Sheet<'_>) -> Vec<Fault> {
    let Some(header) = &sheet.parts.header else { return Vec::new() };
    let lines =
        if header.issuer.is_empty() { header.at(&header.superior) } else { header.at(&header.issuer) };
    let rule = header.issuer_rule().filter(|rule| is_drawn(sheet, rule));
    part_rule("tên cơ quan ban hành", &lines, rule, header.has_other_drawing())
}

/// The line of số, ký hiệu as it stands, blanks of a draft kept.
fn number_text(sheet: &Sheet<'_>) -> Option<String> {
    let line = sheet.parts.header.as_ref()?.number()?;
    // Two blanks and one between the word and the number look alike.
    Some(match line.text.split_once(':') {
        Some((word, rest)) if rest.trim_start().starts_with(|letter: char| letter.is_ascii_digit()) => {
            format!("{}: {}", word.trim_end(), rest.trim_start())
        }
        _ => line.text.clone(),
    })
}

/// Shape of số, ký hiệu.
pub(crate) fn sk01(sheet: &Sheet<'_>) -> Vec<Fault> {
    if sheet.parts.header.is_none() || !sheet.is_paper() {
        return Vec::new();
    }
    let hint = "viết «Số: 05/KH-UBND»: số dưới 10 thêm số 0, không có dấu cách quanh / và -, \
        không có năm; bản chưa cấp số để trống trước dấu /";
    let Some(text) = number_text(sheet) else {
        if sheet.parts.loai.is_some_and(|loai| !loai.mau().co_so()) {
            return Vec::new();
        }
        let message = match &sheet.parts.number_below {
            Some(line) => {
                format!("{} ở dưới tên loại; phải ở dưới tên cơ quan ban hành", place(line.paragraph))
            }
            None => "không thấy dòng «Số: …/…» dưới tên cơ quan ban hành".to_owned(),
        };
        return vec![Fault::new(message).hint(hint)];
    };
    let good = number_line(&text).is_some_and(|(number, symbol)| {
        let blank = number.chars().all(|letter| letter.is_whitespace() || "._…".contains(letter))
            && !number.is_empty();
        let given = number.strip_prefix(' ').is_some_and(is_document_number);
        let allowed = given || (blank && sheet.state == State::Draft);
        allowed && is_symbol(symbol)
    });
    // What a template left is told by DT01.
    let unnamed = number_line(&text).is_some_and(|(_, symbol)| has_blank(symbol));
    if good || stand_in(&text).is_some() || (unnamed && sheet.state == State::Draft) {
        return Vec::new();
    }
    let asked = match sheet.state {
        State::Issued => "số phải có đủ, đúng dạng «Số: 05/KH-UBND»",
        State::Draft => "phải đúng dạng «Số: 05/KH-UBND» hoặc để trống số",
    };
    vec![Fault::new(format!("số, ký hiệu là «{text}»; {asked}")).hint(hint)]
}

/// Look and place of số, ký hiệu.
pub(crate) fn sk02(sheet: &Sheet<'_>) -> Vec<Fault> {
    let line = sheet.parts.header.as_ref().and_then(Header::number);
    line.and_then(|line| NUMBER.check_line("số, ký hiệu", line)).into_iter().collect()
}

/// Abbreviations in the symbol.
pub(crate) fn sk03(sheet: &Sheet<'_>) -> Vec<Fault> {
    let Some(text) = number_text(sheet) else { return Vec::new() };
    // A symbol out of shape is told of by SK01.
    let Some((_, symbol)) = number_line(&text).filter(|(_, symbol)| is_symbol(symbol)) else {
        return Vec::new();
    };
    let groups: Vec<&str> = symbol.split('-').collect();
    let first = groups.first().copied().unwrap_or("");
    let mut faults = Vec::new();
    if let Some(asked) = sheet.expected.symbol.as_deref().filter(|asked| *asked != symbol) {
        let message = format!("ký hiệu là «{symbol}»; phải là «{asked}»");
        faults.push(Fault::new(message).hint("sửa ký hiệu ở dòng Số"));
    }
    if sheet.parts.cong_van {
        if groups.contains(&"CV") {
            let message = format!("ký hiệu «{symbol}» có CV; công văn không có chữ viết tắt tên loại");
            faults.push(
                Fault::new(message).hint("viết «Số: 12/UBND-VX»: cơ quan ban hành, rồi đơn vị soạn thảo"),
            );
        }
    } else if let Some(loai) = sheet.parts.loai
        && !loai.viet_tat().is_empty()
        && first != loai.viet_tat()
        && CachSao::tim(first).is_none()
    {
        let (name, short) = (loai.ten().to_lowercase(), loai.viet_tat());
        let message = format!("ký hiệu bắt đầu bằng «{first}»; chữ viết tắt của {name} là {short}");
        faults.push(Fault::new(message).hint("xem bảng chữ viết tắt ở Phụ lục III của Nghị định"));
    }
    faults
}

/// Whether this paper has a line of place and date: a biên bản has none (Mẫu 1.9).
fn has_date(sheet: &Sheet<'_>) -> bool {
    sheet.parts.header.is_some()
        && sheet.is_paper()
        && sheet.parts.loai.is_none_or(|loai| loai.mau().co_dia_danh_ngay())
}

/// Shape of địa danh và thời gian.
pub(crate) fn dd01(sheet: &Sheet<'_>) -> Vec<Fault> {
    if !has_date(sheet) {
        return Vec::new();
    }
    let hint = "viết «Tân Lập, ngày 05 tháng 3 năm 2026»: ngày dưới 10 và tháng 1, 2 thêm số 0";
    let Some(line) = sheet.parts.header.as_ref().and_then(Header::place_date) else {
        return vec![Fault::new("không thấy dòng địa danh, ngày tháng năm dưới Tiêu ngữ").hint(hint)];
    };
    let fault = |why: &str| vec![Fault::new(format!("{}: {why}", place(line.paragraph))).hint(hint)];
    if stand_in(&line.text).is_some() {
        return Vec::new();
    }
    let Some(read) = place_date(&line.text) else {
        return fault("không đúng dạng «địa danh, ngày … tháng … năm …»");
    };
    if !has_blank(&read.place) && (!read.place.starts_with(char::is_uppercase) || read.place.contains(',')) {
        return fault("địa danh phải viết hoa chữ đầu và không có dấu phẩy ở giữa");
    }
    if let Some(asked) = sheet.expected.place.as_deref().filter(|asked| *asked != read.place) {
        return fault(&format!("địa danh phải là «{asked}»"));
    }
    date_fault(sheet, &line.text, &read).map(|why| fault(&why)).unwrap_or_default()
}

fn date_fault(sheet: &Sheet<'_>, line: &str, read: &PlaceDate) -> Option<String> {
    let Some(date) = read.date() else {
        let blank = |text: &str| text.chars().all(|letter| matches!(letter, '.' | '…' | ' ' | '_' | '/'));
        let parts_fine = (blank(&read.day) || is_day(&read.day))
            && (blank(&read.month) || is_month(&read.month))
            && (is_year(&read.year) || blank(read.year.strip_prefix("20").unwrap_or(&read.year)));
        return match sheet.state {
            State::Issued => Some("ngày, tháng, năm phải có đủ bằng chữ số".to_owned()),
            State::Draft => (!parts_fine).then(|| "ngày, tháng, năm không đúng dạng".to_owned()),
        };
    };
    if !is_year(&read.year) {
        return Some(format!("năm «{}» không phải năm ban hành của một văn bản bây giờ", read.year));
    }
    let spelt = is_day(&read.day) && is_month(&read.month);
    if !spelt || squeezed(line) != format!("{}, {}", read.place, date.words()) {
        return Some(format!("phải viết «{}, {}»", read.place, date.words()));
    }
    if !date.exists() {
        return Some("lịch không có ngày này".to_owned());
    }
    let asked = sheet.expected.date.filter(|asked| *asked != date)?;
    Some(format!("ngày ban hành phải là «{}»", asked.words()))
}

fn is_day(text: &str) -> bool {
    text.len() == 2 && text.parse().is_ok_and(|day: u32| (1..=31).contains(&day))
}

fn is_month(text: &str) -> bool {
    matches!(text, "01" | "02" | "3" | "4" | "5" | "6" | "7" | "8" | "9" | "10" | "11" | "12")
}

fn is_year(text: &str) -> bool {
    text.len() == 4 && text.starts_with("20") && text.chars().all(|letter| letter.is_ascii_digit())
}

/// Look of địa danh và thời gian.
pub(crate) fn dd02(sheet: &Sheet<'_>) -> Vec<Fault> {
    if !has_date(sheet) {
        return Vec::new();
    }
    let line = sheet.parts.header.as_ref().and_then(Header::place_date);
    line.and_then(|line| DATE.check_line("địa danh và thời gian", line)).into_iter().collect()
}

/// Số and địa danh on one line.
pub(crate) fn dd03(sheet: &Sheet<'_>) -> Vec<Fault> {
    let headed = sheet.parts.header.as_ref().filter(|header| header.table.real && has_date(sheet));
    let Some(header) = headed else { return Vec::new() };
    let (Some(number), Some(date)) = (header.number(), header.place_date()) else { return Vec::new() };
    let hint = "để hai dòng ấy ở cùng một hàng của bảng, cùng khoảng cách phía trên";
    let message = "dòng «Số: …» và dòng địa danh, ngày tháng năm không ngang nhau";
    if number.row != date.row {
        return vec![Fault::new(message).hint(hint)];
    }
    if number.order == 0 && date.order == 0 {
        let apart = number.paragraph.format.before - date.paragraph.format.before;
        let same = apart.abs() <= UNSEEN;
        return if same { Vec::new() } else { vec![Fault::new(message).hint(hint)] };
    }
    // Names, rules and number in one cell, as the State's own samples have it: heights can only be estimated.
    let depth = |lines: &[Line<'_>], to: &Line<'_>| {
        let above = lines.iter().filter(|line| line.row == to.row && line.order < to.order);
        let height = |line: &Line<'_>| {
            let format = &line.paragraph.format;
            let lines = i32::try_from(line_widths(line.paragraph).len()).unwrap_or(1);
            format
                .before
                .saturating_add(format.after)
                .saturating_add(line_height(line.paragraph).saturating_mul(lines))
        };
        let own = to.paragraph.format.before;
        above.map(height).fold(own, i32::saturating_add)
    };
    let apart = depth(&header.left, number).saturating_sub(depth(&header.right, date)).saturating_abs();
    let fault = || Fault::new(message).hint(hint).level(Basis::House);
    (apart > 120).then(fault).into_iter().collect()
}

/// The date of the paper, once it stands there in full.
pub(super) fn date_of(header: &Header<'_>) -> Option<NgayThang> {
    header.place_date().and_then(|line| place_date(&line.text)).and_then(|read| read.date())
}

/// Whether the paper has its number.
pub(super) fn has_number(header: &Header<'_>) -> bool {
    let number =
        header.number().and_then(|line| number_line(&line.text).map(|(number, _)| number.to_owned()));
    number.is_some_and(|number| number.contains(|letter: char| letter.is_ascii_digit()))
}
