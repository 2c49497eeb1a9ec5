//! Plans as officers may write them: in any order of keys, every way of quoting, comments wherever YAML allows them,
//! in blocks or in brackets.

use proptest::prelude::*;

use crate::value::Ngay;

/// A plan's text, and its comments in order.
#[derive(Debug, Clone)]
pub(super) struct Written {
    pub(super) text: String,
    pub(super) comments: Vec<String>,
}

/// What stands in the sentences: nothing of it may be touched.
pub(super) const CITATIONS: [&str; 8] = [
    "{{ can_cu.nq_01 }}",
    "{{ can_cu.ct_5.so }}",
    "{{can_cu.luat}}",
    "Nghị định số 30/2020/NĐ-CP ngày 05/3/2020",
    "Kế hoạch 639/KH-UBND, ngày 17 tháng 5 năm 2023",
    "{{ can_cu.kh_9.so_ngay }}",
    "Luật Lao động năm 2019",
    "{{ can_cu.kh_9.so ~ ' ngày ' ~ can_cu.kh_9.ngay }}",
];

/// Parts of sentences that a roll-over questions or, for themes and bodies, replaces.
const PARTS: [&str; 12] = [
    "trong toàn huyện",
    "năm {{ nam }}",
    "2021-{{ nam }}",
    "đến năm 2025",
    "giai đoạn 2021-2025",
    "nhiệm kỳ 2021-2026",
    "trước ngày 05/6/2023",
    "chủ đề “An sinh”",
    "{{ thoi_han.a }}",
    "{{ co_quan.van_hoa }}",
    "{{ co_quan.tu_phap }}",
    "{{ co_quan.thanh_tra.ten }}",
];

/// Parts that YAML does not take bare.
const AWKWARD: [&str; 6] =
    ["ghi: rõ", "số #3", "“nháy”, \"kép\" và 'đơn'", "[ngoặc] {nhọn}", "\\ gạch", "100% & @ ! > |"];

/// A line of the file, and whether a comment may stand above it and behind it.
#[derive(Debug, Clone)]
struct Row {
    text: String,
    above: bool,
    behind: bool,
}

fn row(text: impl Into<String>) -> Row {
    Row { text: text.into(), above: true, behind: true }
}

fn rows(text: &str) -> Vec<Row> {
    text.lines().map(row).collect()
}

fn sentence() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        4 => prop::sample::select(CITATIONS.to_vec()),
        4 => prop::sample::select(PARTS.to_vec()),
        1 => prop::sample::select(AWKWARD.to_vec()),
    ];
    prop::collection::vec(part, 1..5).prop_map(|parts| format!("Câu {}.", parts.join(", ")))
}

/// A sentence behind `lead`, in one of the ways of writing a text.
fn written(lead: &str, text: &str, style: u8, indent: usize) -> Vec<Row> {
    let margin = " ".repeat(indent);
    let bare = !text.contains(": ") && !text.contains(" #");
    let double = format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""));
    let inside = |text: String| Row { text, above: false, behind: false };
    match style {
        0 if bare => vec![row(format!("{lead}{text}"))],
        1 => vec![row(format!("{lead}'{}'", text.replace('\'', "''")))],
        2 => vec![row(format!("{lead}>-")), inside(format!("{margin}{text}"))],
        3 => vec![row(format!("{lead}|-")), inside(format!("{margin}{text}"))],
        4 => match double.split_once(", ") {
            // Over two lines; the break is a space.
            Some((first, second)) => vec![
                Row { text: format!("{lead}{first},"), above: true, behind: false },
                Row { text: format!("{margin}{second}"), above: false, behind: true },
            ],
            None => vec![row(format!("{lead}{double}"))],
        },
        _ => vec![row(format!("{lead}{double}"))],
    }
}

fn date(year: u16) -> impl Strategy<Value = String> {
    let day = (year..=year + 1, 1..=12u8, 1..=31u8, 0..4u8);
    day.prop_filter_map("no such day", |(year, month, day, style)| {
        let date = Ngay::new(year, month, day).ok()?;
        Some(match style {
            0 => date.ngan(),
            1 => date.iso(),
            2 => format!("'{day:02}/{month:02}/{year}'"),
            _ => format!("\"{}\"", date.ngan()),
        })
    })
}

/// What an earlier roll-over, or an officer, left in the file.
const OPEN: [&str; 9] = [
    "",
    "can_xac_nhan:",
    "can_xac_nhan: []",
    "can_xac_nhan: [thoi_han.a - x, khac]",
    "can_xac_nhan:\n  - thoi_han.a - x\n  - khac",
    "can_cu_nam: {}",
    "can_cu_nam: {nq_01: {loai: Nghị quyết, so: 1/NQ-CP, ngay: 06/01/2023}}",
    "can_cu_nam: {nq_01: {so: 1/NQ-CP, loai: Nghị quyết, trich_yeu: cũ}, kh_9: {ngay: 06/01/2023, loai: Kế hoạch, so: 2/KH}}",
    "can_cu_nam:\n  kh_9:\n    loai: Kế hoạch\n    so: 9/KH\n    ngay:\n      17/5/2023\n    trich_yeu: cũ",
];

const MEASURES: &str = "\
muc_tieu: {m: Mục tiêu}
chi_tieu:
  c1:
    ten: Chỉ tiêu
    muc_tieu: m
    cach_tinh: so_luong
    ke_hoach: 5
    nen: 3
    nam_nen: 2019
    nen_uoc: true
  c2: {ke_hoach: 30, ten: Nữ đại biểu, muc_tieu: m, cach_tinh: ty_le, ky: nhiem_ky, nhiem_ky: 2021-2026}
  c3: {ten: Chưa giao, muc_tieu: m, cach_tinh: co_khong}";

/// The blocks of a plan, in the order in which they are written.
fn blocks() -> impl Strategy<Value = Vec<Vec<Row>>> {
    let lists = (prop::sample::subsequence(vec!["nq_01", "kh_9", "ct_5", "luat"], 0..4), any::<bool>());
    let texts = prop::collection::vec((sentence(), 0..6u8), 1..6);
    let parts = prop::collection::vec(any::<bool>(), 8);
    let year = 2000..2099u16;
    (year, lists, prop::sample::select(OPEN.to_vec()), texts, parts)
        .prop_flat_map(|(year, lists, open, texts, parts)| {
            let dates = (date(year), date(year), date(year), date(year));
            (Just((year, lists, open, texts, parts)), dates)
        })
        .prop_map(|((year, (cited, flow), open, texts, parts), (signed, a, b, due))| {
            let has = |part: usize| parts[part];
            let key = |name: &str| if has(7) { format!("\"{name}\"") } else { name.to_owned() };
            let mut blocks = vec![
                rows(&format!("{}: {year}", key("nam"))),
                written("trich_yeu: ", "Năm {{ nam }}, bình đẳng giới", texts[0].1, 2),
                rows("nguoi_ky: chu_tich"),
                rows(open),
            ];
            blocks.extend(has(0).then(|| rows(&format!("{}: 15", key("so")))));
            blocks.extend(has(1).then(|| rows(&format!("ngay: {signed}"))));
            blocks.extend(has(2).then(|| written("chu_de: ", "Vì trẻ em, vì phụ nữ", texts[0].1, 2)));
            blocks.extend(has(3).then(|| rows(MEASURES)));
            let tasks = format!(
                "nhiem_vu:\n  v1: {{ten: Việc, khoan: k, chu_tri: tu_phap, phoi_hop: [van_hoa, hoi_pn], han: {due}}}\n  v2:\n    ten: Việc\n    khoan: k\n    chu_tri: van_hoa\n    phoi_hop: tu_phap"
            );
            blocks.extend(has(4).then(|| rows(&tasks)));
            let recipients = "noi_nhan:\n  - van_hoa\n  - [tu_phap, thanh_tra]\n  - {co_quan: thanh_tra, ghi: b/c}\n  - co_quan:\n      - hoi_pn\n    ghi: t/h";
            blocks.extend(has(5).then(|| rows(recipients)));
            if flow {
                blocks.push(rows(&format!("mo_dau: {{can_cu: [{}]}}", cited.join(", "))));
                blocks.push(rows(&format!("thoi_han: {{a: {a}, b: {{ngay: {b}, viec: Báo cáo}}}}")));
            } else {
                blocks.push(rows(&format!("thoi_han:\n  a: {a}\n  b:\n    ngay: {b}\n    viec: Báo cáo")));
            }
            let mut body = rows(
                "cac_muc:\n  - tieu_de: Mục\n    khoan:\n      - {id: k, tieu_de: Khoản}\n      - co_quan: thanh_tra\n        doan: Đoạn\n      - co_quan: [van_hoa, tu_phap]\n        doan: Đoạn",
            );
            body.extend(texts.iter().flat_map(|(text, style)| written("      - ", text, *style, 8)));
            blocks.push(body);
            blocks
        })
        .prop_flat_map(|blocks| Just(blocks).prop_shuffle())
}

/// A plan in blocks or in brackets, with its comments.
pub(super) fn plans() -> impl Strategy<Value = Written> {
    let marks = prop::collection::vec(0..4u8, 90);
    (blocks(), marks, any::<bool>(), 0..6u8).prop_map(|(blocks, marks, windows, layout)| {
        let block: Vec<Row> = blocks.into_iter().flatten().collect();
        let rows = match layout {
            0 => in_brackets(&block),
            1 => vec![row(one_line(&block))],
            _ => block,
        };
        with_comments(&rows, &marks, if windows { "\r\n" } else { "\n" })
    })
}

/// What the rows say; a key without a value is left out, since `null` is no group of keys.
fn value(rows: &[Row]) -> serde_json::Value {
    let text: Vec<&str> = rows.iter().map(|row| row.text.as_str()).collect();
    let mut value: serde_json::Map<String, serde_json::Value> =
        serde_yaml::from_str(&text.join("\n")).unwrap();
    value.retain(|_, value| !value.is_null());
    value.into()
}

/// The same values in brackets, a line each.
fn in_brackets(block: &[Row]) -> Vec<Row> {
    rows(&serde_json::to_string_pretty(&value(block)).unwrap())
}

fn one_line(block: &[Row]) -> String {
    value(block).to_string()
}

/// Puts comments on lines of their own and behind values.
fn with_comments(rows: &[Row], marks: &[u8], end: &str) -> Written {
    const SAID: [&str; 4] = ["ghi chú năm 2023: \"số\"", "- mục > | 'x", "khóa: {a, [b]}", "# thêm"];
    let mut written = Written { text: String::new(), comments: Vec::new() };
    for (at, row) in rows.iter().enumerate() {
        let mark = marks.get(at).copied().unwrap_or(0);
        let comment = format!("# {at} {}", SAID[at % SAID.len()]);
        let indent = row.text.len() - row.text.trim_start().len();
        if mark == 1 && row.above {
            written.text.push_str(&format!("{}{comment}{end}", " ".repeat(indent)));
            written.comments.push(comment.clone());
        }
        written.text.push_str(&row.text);
        if mark == 2 && row.behind {
            written.text.push_str(&format!("  {comment}"));
            written.comments.push(comment);
        }
        written.text.push_str(end);
    }
    written
}
