//! Tables of tasks: the parts that their tasks belong to.

use super::{body_of, docx, p, tbl};
use crate::import::Import;

/// The khoản of the first task of a plan.
fn khoan(made: &Import) -> Option<String> {
    body_of(made).lines().find_map(|line| line.strip_prefix("    khoan: ").map(str::to_owned))
}

/// A table of one task, below a row across where one is given.
fn tasks(across: Option<&str>) -> String {
    let across = across.map(|title| format!("{title}@2"));
    let across = across.as_ref().map(|title| [title.as_str()]);
    let titles = ["Nhiệm vụ", "Chủ trì"];
    let rows = [
        Some(titles.as_slice()),
        across.as_ref().map(<[&str; 1]>::as_slice),
        Some(&["Phát thanh", "Công an xã"]),
    ];
    tbl(&rows.into_iter().flatten().collect::<Vec<_>>())
}

/// Two khoản with titles, the first of which is this one.
fn two(title: &str, other: &str) -> String {
    [format!("1. {title}"), "a) Việc một;".to_owned(), "b) Việc hai.".to_owned(), format!("2. {other}")]
        .iter()
        .map(|line| p(line))
        .collect()
}

#[test]
fn tasks_belong_to_the_part_that_their_table_stands_in() {
    let khoan = |below: &str| {
        let made = docx(&format!("{}{}{below}", p("I. MỤC ĐÍCH"), p("1. Nâng cao ý thức.")));
        let line = khoan(&made);
        assert_eq!(line.is_none(), made.account.text.contains("báo cáo kể thành một phần riêng"));
        line
    };
    let table = tasks(None);
    assert_eq!(khoan(&table).as_deref(), Some("nang_cao_y_thuc"));
    assert_eq!(khoan(&format!("{}{table}", p("II. NHIỆM VỤ"))).as_deref(), Some("nhiem_vu"));
}

#[test]
fn a_row_across_that_names_a_khoan_says_where_the_rows_below_it_belong() {
    let plan = |above: &str, across: &str| {
        docx(&format!(
            "{above}{}{}{}",
            p("II. NHIỆM VỤ"),
            two("Tuyên truyền", "Kiểm tra"),
            tasks(Some(across))
        ))
    };
    let aims = |title: &str| format!("{}{}", p("I. MỤC TIÊU"), two(title, "Kiểm soát"));
    let ids = ["Tuyên truyền", "Kiểm tra", "Việc khác"].map(|across| khoan(&plan("", across)).unwrap());
    assert_eq!(ids, ["tuyen_truyen", "kiem_tra", "kiem_tra"]);
    // The same title among the aims is another khoản.
    let made = plan(&aims("Tuyên truyền"), "Tuyên truyền");
    let (aims_part, tasks_part) = body_of(&made).split_once("Nhiệm vụ").unwrap();
    assert!(
        !aims_part.contains("id: tuyen_truyen") && tasks_part.contains("id: tuyen_truyen"),
        "{}",
        body_of(&made)
    );
    // One elsewhere is meant where it is the only one.
    assert_eq!(khoan(&plan(&aims("Nâng cao ý thức"), "Nâng cao ý thức")).as_deref(), Some("nang_cao_y_thuc"));
    let twice = format!("{}{}{}", aims("Ra quân"), p("II. YÊU CẦU"), two("Ra quân", "Khác"));
    let made = plan(&twice, "Ra quân");
    assert_eq!(khoan(&made).as_deref(), Some("kiem_tra"));
    assert!(made.account.text.contains("«Ra quân»: nhiều mục, khoản cùng tên"), "{}", made.account.text);
}
