//! Rolling any valid plan gives a plan that loads, keeps every comment, and changes no byte inside a citation.

use proptest::prelude::*;

use super::{Input, next_year};
use crate::data;
use crate::model::{DoiThay, DonVi, SoCanCu, VanBan};
use crate::value::Ngay;

const UNIT: &str = "
ten: UBND xã Lơ Ku
goi: UBND xã
ten_dau_trang: [UBND, xã Lơ Ku]
dia_ban: xã Lơ Ku
dia_danh: Lơ Ku
ky_hieu: UBND
nguoi_ky: {chu_tich: {chuc_vu: Chủ tịch, ho_ten: A}}
luu: VT
";
const REGISTER: &str = "
nq_01: {loai: Nghị quyết, so: 01/NQ-CP, ngay: 06/01/2023, co_quan: Chính phủ, trich_yeu: \"năm 2023: #1\", hang_nam: true}
kh_9: {loai: Kế hoạch, so: 9/KH-UBND, ngay: 17/5/2023, hang_nam: true}
ct_5: {loai: Kế hoạch, so: 5/KH-UBND, ngay: 10/3/2022, giai_doan: 2021-2025}
luat: {loai: Luật, trich_yeu: Bình đẳng giới, ngay: 29/11/2006}
";
const CHANGES: &str = "
van_ban: {luat: {nguon: thử}}
tu_ngu: [{tu: huyện, vi_sao: thử}]
";

/// What stands in the sentences: nothing of it may be touched.
const CITATIONS: [&str; 6] = [
    "{{ can_cu.nq_01 }}",
    "{{ can_cu.ct_5.so }}",
    "{{can_cu.luat}}",
    "Nghị định số 30/2020/NĐ-CP ngày 05/3/2020",
    "{{ can_cu.kh_9.so_ngay }}",
    "Luật Lao động năm 2019",
];

/// A sentence; its last words may be such as YAML does not take bare.
fn sentence() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        4 => prop::sample::select(CITATIONS.to_vec()),
        4 => prop::sample::select(vec!["trong toàn huyện", "năm {{ nam }}", "2021-{{ nam }}", "đến năm 2025", "giai đoạn 2021-2025", "chủ đề “An sinh”", "{{ thoi_han.a }}"]),
        1 => prop::sample::select(vec!["ghi: rõ", "số #3", "“nháy”, \"kép\" và 'đơn'", "[ngoặc]", "\\ gạch"]),
    ];
    prop::collection::vec(part, 1..5).prop_map(|parts| format!("Câu {}.", parts.join(", ")))
}

/// The ways of writing a text at an indent.
fn written(text: &str, style: u8, indent: usize) -> String {
    let margin = " ".repeat(indent);
    let bare = !text.contains(": ") && !text.contains(" #") && !text.contains(['"', '\\']);
    match style {
        0 if bare => text.to_owned(),
        1 => format!("'{}'", text.replace('\'', "''")),
        2 => format!(">-\n{margin}{text}"),
        3 => format!("|-\n{margin}{text}"),
        _ => format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"")),
    }
}

fn date(year: u16) -> impl Strategy<Value = String> {
    (year..=year + 1, 1..=12u8, 1..=31u8, 0..4u8).prop_filter_map(
        "no such day",
        |(year, month, day, style)| {
            let date = Ngay::new(year, month, day).ok()?;
            Some(match style {
                0 => date.ngan(),
                1 => date.iso(),
                2 => format!("'{day:02}/{month:02}/{year}'"),
                _ => format!("\"{}\"", date.ngan()),
            })
        },
    )
}

/// A plan's text, and its comments.
fn plan() -> impl Strategy<Value = (String, Vec<String>)> {
    let lists = (prop::sample::subsequence(vec!["nq_01", "kh_9", "ct_5", "luat"], 0..4), any::<bool>());
    let open = prop::sample::select(vec![
        "",
        "can_xac_nhan:\n",
        "can_xac_nhan: []\n",
        "can_xac_nhan: [thoi_han.a - x, khac]\n",
        "can_xac_nhan:\n  - thoi_han.a - x\n  - khac\n",
        "can_cu_nam: {nq_01: {loai: Nghị quyết, so: 1/NQ-CP, ngay: 06/01/2023}}\n",
        "can_cu_nam:\n  kh_9:\n    loai: Kế hoạch\n    so: 9/KH\n    trich_yeu: >-\n      dài\n      dòng\n",
    ]);
    let texts = prop::collection::vec((sentence(), 0..5u8), 1..6);
    let head = (any::<bool>(), any::<bool>(), any::<bool>());
    let year = 2000..2099u16;
    let comments = prop::collection::vec(0..4u8, 60);
    (year, lists, open, texts, head, comments, any::<bool>())
        .prop_flat_map(|(year, lists, open, texts, head, comments, windows)| {
            let dates = (date(year), date(year), date(year));
            (Just((year, lists, open, texts, head, comments, windows)), dates)
        })
        .prop_map(|((year, (cited, flow), open, texts, head, marks, windows), (signed, a, b))| {
            let mut lines = vec![format!("nam: {year}")];
            lines.extend(open.lines().map(str::to_owned));
            lines.extend(head.0.then(|| "so: 15".to_owned()));
            lines.extend(head.1.then(|| format!("ngay: {signed}")));
            lines.extend(head.2.then(|| "chu_de: Vì trẻ em".to_owned()));
            lines.push("trich_yeu: Năm {{ nam }}".to_owned());
            lines.push("nguoi_ky: chu_tich".to_owned());
            if flow {
                lines.push(format!("mo_dau: {{can_cu: [{}]}}", cited.join(", ")));
                lines.push(format!("thoi_han: {{a: {a}, b: {{ngay: {b}, viec: Báo cáo}}}}"));
            } else {
                lines.push(format!("thoi_han:\n  a: {a}\n  b:\n    ngay: {b}\n    viec: Báo cáo"));
            }
            lines.push("cac_muc:\n  - tieu_de: Mục\n    khoan:".to_owned());
            let items = texts.iter().map(|(text, style)| format!("      - {}", written(text, *style, 8)));
            lines.extend(items);
            with_comments(&lines.join("\n"), &marks, windows)
        })
}

/// Puts comments on lines of their own and behind values, but not into the lines of a `|` text.
fn with_comments(text: &str, marks: &[u8], windows: bool) -> (String, Vec<String>) {
    let mut comments = Vec::new();
    let mut out = String::new();
    let end = if windows { "\r\n" } else { "\n" };
    let mut inside = false;
    let lines: Vec<&str> = text.lines().collect();
    for (at, line) in lines.iter().enumerate() {
        let indent = line.len() - line.trim_start().len();
        let after_mark =
            at > 0 && lines[at - 1].ends_with(['>', '|', '-']) && !lines[at - 1].ends_with(": -");
        inside =
            (inside || after_mark) && (indent == 8 || indent == 6 && line.trim_start().starts_with(['d']));
        let mark = marks.get(at).copied().unwrap_or(0);
        if mark == 1 && !inside && !after_mark {
            let comment = format!("# ghi chú {at} năm 2023: \"số\"");
            out.push_str(&format!("{}{comment}{end}", " ".repeat(indent)));
            comments.push(comment);
        }
        out.push_str(line);
        let simple =
            line.trim_end().ends_with(|c: char| c.is_alphanumeric() || matches!(c, '}' | ']' | '"' | '\''));
        if mark == 2 && !inside && !after_mark && simple && line.contains(": ") && indent < 6 {
            let comment = format!("# cuối dòng {at}");
            out.push_str(&format!("  {comment}"));
            comments.push(comment);
        }
        out.push_str(end);
    }
    (out, comments)
}

/// How often each citation stands in a text.
fn citations(text: &str) -> Vec<usize> {
    CITATIONS.iter().map(|citation| text.matches(citation).count()).collect()
}

proptest! {
    #[test]
    fn any_plan_rolls_over((source, comments) in plan()) {
        let don_vi = data::load::<DonVi>("d", UNIT).unwrap();
        let can_cu = data::load::<SoCanCu>("c", REGISTER).unwrap();
        let doi_thay = data::load::<DoiThay>("t", CHANGES).unwrap();
        let old = data::load::<VanBan>("a", &source);
        prop_assert!(old.is_ok(), "the generator made a plan with faults: {old:?}\n{source}");
        let input = Input {
            file: "a",
            source: &source,
            new_file: "b",
            don_vi: &don_vi,
            don_vi_file: "d",
            don_vi_moi: None,
            can_cu: &can_cu,
            doi_thay: &doi_thay,
            ket_qua: None,
        };
        let made = next_year(&input);
        prop_assert!(made.is_ok(), "{made:?}\n{source}");
        let made = made.unwrap();
        let new = data::load::<VanBan>("b", &made.text);
        prop_assert!(new.is_ok(), "{new:?}\n{}", made.text);
        let (old, new) = (old.unwrap(), new.unwrap());
        prop_assert_eq!(new.nam.so(), old.nam.so() + 1);
        prop_assert_eq!((new.so, new.ngay), (None, None));
        for (id, due) in old.thoi_han.iter() {
            prop_assert_eq!(new.thoi_han.get(id.as_str()).map(|due| due.ngay), due.ngay.nam_sau());
        }
        let mut rest = made.text.as_str();
        for comment in &comments {
            let at = rest.find(comment.as_str());
            prop_assert!(at.is_some(), "lost {comment}\n{source}\n---\n{}", made.text);
            rest = &rest[at.unwrap() + comment.len()..];
        }
        prop_assert_eq!(citations(&made.text), citations(&source));
        // Every sentence but those with a theme is byte for byte what it was.
        let kept = source.lines().filter(|line| line.contains("Câu ") && !line.contains("chủ đề"));
        for line in kept {
            prop_assert!(made.text.lines().any(|new| new == line), "changed: {line}\n{}", made.text);
        }
        // Again, from what was made: chains never break.
        let next = Input { source: &made.text, ..input };
        if new.nam.so() < 2100 {
            let again = next_year(&next);
            prop_assert!(again.is_ok(), "{again:?}\n{}", made.text);
        }
    }
}
