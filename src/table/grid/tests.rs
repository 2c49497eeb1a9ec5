use super::{Cell, Covered, lay_out};
use crate::diagnostic::{Route, Trail};
use crate::model::Bang;

fn laid(yaml: &str) -> (Vec<String>, Vec<String>) {
    let table: Bang = serde_yaml::from_str(yaml).unwrap();
    let (route, mut findings) = (Route::root(), Vec::new());
    let grid = lay_out(&table, "a.yaml", &Trail::Start(&route), &mut findings);
    let cell = |cell: &Cell<'_>| {
        let mark = match cell.covered {
            Some(Covered::Left) => "<",
            Some(Covered::Above) => "^",
            None => "",
        };
        let note = cell.note.as_deref().unwrap_or_default();
        format!("{mark}{}{note}", cell.text)
    };
    let line = |row: &Vec<Cell<'_>>| row.iter().map(cell).collect::<Vec<_>>().join("|");
    let rows = grid.head.iter().chain(&grid.rows).map(line).collect();
    let told = |finding: &crate::diagnostic::Diagnostic| {
        format!("{} {} {}", finding.place.route, finding.severity.word(), finding.message)
    };
    (rows, findings.iter().map(told).collect())
}

fn rows(yaml: &str) -> Vec<String> {
    let (rows, told) = laid(yaml);
    assert_eq!(told, Vec::<String>::new());
    rows
}

const HEAD: &str = "
cot:
  - {ten: TT, so_thu_tu: true}
  - {ten: Nhiệm vụ}
  - ten: Kinh phí
    cot: [{ten: Xã, kieu: dong, tong: true}, {ten: Khác, kieu: dong, tong: true}]
";

#[test]
fn titles_groups_numbers_and_totals_stand_in_their_places() {
    let body = "dong: [{nhom: Tuyên truyền}, [Phát thanh, 2000000, ~], [Hội nghị, '1.500.000', 5000]]";
    assert_eq!(
        rows(&format!("{HEAD}{body}")),
        [
            "TT|Nhiệm vụ|Kinh phí|<",
            "^|^|Xã|Khác",
            "Tuyên truyền|<|<|<",
            "1|Phát thanh|2.000.000|",
            "2|Hội nghị|1.500.000|5.000",
            "Tổng cộng|<|3.500.000|5.000(cộng 1/2 dòng)",
        ]
    );
    // Nothing to sum is no zero.
    assert_eq!(rows(&format!("{HEAD}dong: [[Phát thanh, ~, ~]]")).len(), 3);
}

#[test]
fn cells_take_the_room_of_others() {
    let body = "dong: [[{van: Chưa giao, cot: 2, dong: 2}, ~, 15], [~, ~, 5]]";
    assert_eq!(rows(&format!("{HEAD}{body}"))[2..], ["1|Chưa giao|<|15", "2|^|<|5", "Tổng cộng|<|<|20"]);
    let (_, told) =
        laid(&format!("{HEAD}dong: [[{{van: A, cot: 2}}, 5, 1], [{{van: B, cot: 4, dong: 3}}, ~, ~]]"));
    assert_eq!(
        told,
        [
            "dong[1][2] lỗi ô này nằm trong ô gộp nên phải để trống",
            "dong[2][1] lỗi ô gộp 4 cột không vừa bảng",
        ]
    );
    let (_, told) =
        laid(&format!("{HEAD}dong: [[{{van: A, dong: 2}}, 5, 1], {{nhom: B}}, [{{van: C, dong: 2}}, ~, ~]]"));
    assert_eq!(
        told,
        [
            "dong[2] lỗi ô gộp ở trên chạy qua dòng tên nhóm này",
            "dong[3] lỗi ô gộp chạy quá dòng cuối của bảng"
        ]
    );
}

#[test]
fn a_total_that_is_given_is_held_against_the_sum() {
    let body = |given: &str| format!("{HEAD}dong: [[A, 2, 1], [B, 3, ~]]\n{given}");
    assert_eq!(rows(&body("tong: [~, 5, ~]"))[4], "Tổng cộng|<|5|1(cộng 1/2 dòng)");
    // The blank may be 3.
    assert_eq!(rows(&body("tong: [Tổng, 5, 4]"))[4], "Tổng|<|5|4");
    assert_eq!(
        laid(&body("tong: [Tổng, 6, 0]")).1,
        [
            "tong[2] lỗi tổng ghi của cột «Xã» là 6; các dòng cộng lại là 5",
            "tong[3] lỗi tổng ghi của cột «Khác» là 0; các dòng cộng lại là 1"
        ]
    );
    let last = format!("{HEAD}dong: [[A, 2, 1], [B, 3, 1], [Tổng cộng, 5, 3]]");
    assert_eq!(laid(&last).1, ["dong[3][3] lỗi tổng ghi của cột «Khác» là 3; các dòng cộng lại là 2"]);
    assert_eq!(rows(&last.replace("5, 3", "5, 2"))[4], "Tổng cộng|<|5|2");
}

#[test]
fn a_total_of_a_part_is_not_summed_again() {
    let body = |first: &str, last: &str| {
        format!(
            "{HEAD}dong:
  - nhom: I
  - [A, 2, 1]
  - [B, 3, '-']
  - [Cộng nhóm I, {first}, ~]
  - nhom: II
  - [Cộng tác viên, 1, 1]
  - [Tổng hợp, 1, 1]
  - ['Cộng:', 2, 2]
  - [Tổng số, {last}, ~]"
        )
    };
    assert_eq!(
        rows(&body("5", "7"))[2..],
        [
            "I|<|<|<",
            "1|A|2|1",
            "2|B|3|-",
            "Cộng nhóm I|<|5|1",
            "II|<|<|<",
            "3|Cộng tác viên|1|1",
            "4|Tổng hợp|1|1",
            "Cộng:|<|2|2",
            "Tổng số|<|7|3",
        ]
    );
    assert_eq!(
        laid(&body("4", "6")).1,
        [
            "dong[4][2] lỗi tổng ghi của cột «Xã» là 4; các dòng cộng lại là 5",
            "dong[9][2] lỗi tổng ghi của cột «Xã» là 6; các dòng cộng lại là 7",
        ]
    );
    // A total above its rows.
    assert_eq!(
        rows(&format!("{HEAD}dong: [[Tổng số, 5, ~], [A, 2, 1], [B, 3, 1]]"))[2..],
        ["Tổng số|<|5|", "1|A|2|1", "2|B|3|1", "Tổng cộng|<|5|2"]
    );
    // Nobody asked for sums: what is typed as one is looked at all the same.
    let plain = "cot: [{ten: A}, {ten: B, kieu: dong}]\ndong: [[a, 1000], [b, 2000], [Tổng cộng, 3500]]";
    assert_eq!(
        laid(plain).1,
        ["dong[3][2] cảnh báo tổng ghi của cột «B» là 3.500; các dòng cộng lại là 3.000"]
    );
}

#[test]
fn totals_under_each_other_are_no_rows() {
    let head = "cot: [{ten: Việc}, {ten: Tiền, kieu: so, tong: true}]\n";
    let body = "[A, 5], [B, 6], [Cộng, 11], {nhom: B}, [C, 7], [D, 8], [Cộng nhóm B, 15], [Tổng mục I, 26]";
    let laid_out = rows(&format!("{head}dong: [{body}]"));
    assert_eq!(laid_out[7..], ["Cộng nhóm B|15", "Tổng mục I|26", "Tổng cộng|26"]);
    assert_eq!(rows(&format!("{head}dong: [{body}, [Tổng cộng, 26]]")).last().unwrap(), "Tổng cộng|26");
    let told = laid(&format!("{head}dong: [{body}, [Tổng cộng, 52]]")).1;
    assert_eq!(told, ["dong[9][2] lỗi tổng ghi của cột «Tiền» là 52; các dòng cộng lại là 26"]);
    // A group of which only the total is known is in the sum.
    let groups = "[{nhom: A}, [Cộng, 5], {nhom: B}, [Cộng, 6], [C, 1]]";
    assert_eq!(rows(&format!("{head}dong: {groups}")).last().unwrap(), "Tổng cộng|12");
}

#[test]
fn a_table_without_rows_is_told() {
    assert_eq!(laid(HEAD).1, [" cảnh báo bảng chưa có dòng nào"]);
    assert_eq!(laid(&format!("{HEAD}tep: a.csv")).1, Vec::<String>::new());
}

#[test]
fn figures_are_read_by_the_kind_of_their_column() {
    let columns = "cot: [{ten: A, kieu: so}, {ten: B, kieu: phan_tram}, {ten: C, kieu: ngay}, {ten: D}]";
    assert_eq!(
        rows(&format!("{columns}\ndong: [['1250,50', 12%, 5/6/2026, 1250], ['-3', '12,5', 30/6/2026, ~]]"))
            [1..],
        ["1.250,50|12%|05/6/2026|1250", "-3|12,5|30/6/2026|"]
    );
    let (_, told) = laid(&format!("{columns}\ndong: [[nhiều, 5 phần, 31/6/2026, a], [1, 2, 3]]"));
    assert_eq!(told.len(), 4, "{told:?}");
    assert!(told[3].starts_with("dong[2] lỗi dòng có 3 ô, bảng có 4 cột phải ghi: A, B, C, D"), "{told:?}");
    assert_eq!(
        laid("cot: [{ten: A, tong: true}]\ndong: [[1]]").1,
        ["cot lỗi cột «A» có tong: true mà không phải cột số"]
    );
}
