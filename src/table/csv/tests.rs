use super::{Rows, read};
use crate::model::bang::{Bang, DongBang};

const TABLE: &str =
    "cot: [{ten: TT, so_thu_tu: true}, {ten: Nhiệm vụ}, {ten: Kinh phí, kieu: dong}, {ten: Ghi chú}]";

fn rows_of(table: &str, text: &str) -> Rows {
    let table: Bang = serde_yaml::from_str(table).unwrap();
    read("a.csv", text, &table, "2026".parse().unwrap())
}

fn rows(text: &str) -> Rows {
    rows_of(TABLE, text)
}

fn shown(text: &str) -> Vec<String> {
    let rows = rows(text);
    assert!(rows.findings.is_empty(), "{:?}", rows.findings);
    written(&rows)
}

fn written(rows: &Rows) -> Vec<String> {
    let show = |row: &DongBang| match row {
        DongBang::Nhom(group) => format!("[{}]", group.nhom),
        DongBang::O(cells) => {
            cells.iter().map(|cell| cell.van.van().unwrap_or("~")).collect::<Vec<_>>().join("|")
        }
    };
    rows.rows.iter().map(show).collect()
}

fn told(text: &str) -> Vec<String> {
    rows(text).findings.iter().map(ToString::to_string).collect()
}

#[test]
fn rows_are_read_whatever_the_spreadsheet_wrote() {
    let rows = ["Phát thanh|2.000.000|~", "Hội nghị; tập huấn|~|một \"hai\""];
    for text in [
        "Phát thanh;2.000.000;\n\"Hội nghị; tập huấn\";;\"một \"\"hai\"\"\"\n",
        "\u{feff}Phát thanh;2.000.000;\r\n\"Hội nghị; tập huấn\";~;\"một \"\"hai\"\"\"",
        "Nhiệm vụ;Kinh phí;Ghi chú\nPhát thanh;2.000.000;\n\n\"Hội nghị; tập huấn\";;\"một \"\"hai\"\"\";;\n",
        "TT,NHIỆM VỤ,Kinh phí,Ghi chú\n1,Phát thanh,2.000.000,\n2,Hội nghị; tập huấn,,\"một \"\"hai\"\"\"\n",
        "sep=,\r\nGhi chú,TT,Kinh phí,Nhiệm vụ\r\n,1,2.000.000,Phát thanh\r\n\"một \"\"hai\"\"\",2.,,Hội nghị; tập huấn\r\n",
        "1;Phát thanh;2.000.000;\n2;\"Hội nghị; tập huấn\";;\"một \"\"hai\"\"\"\n",
    ] {
        assert_eq!(shown(text), rows, "{text}");
    }
    assert_eq!(shown("nhom: Tuyên truyền;;\nPhát thanh;;\n"), ["[Tuyên truyền]", "Phát thanh|~|~"]);
    assert_eq!(shown(""), Vec::<String>::new());
}

#[test]
fn each_cell_has_its_place() {
    let found = rows("\u{feff}Nhiệm vụ;Kinh phí;Ghi chú\r\nPhát thanh; 15;\r\n\"a\nb\";1;c\r\n");
    let place = |row: usize, cell: usize| {
        let at = found.places[row][cell];
        (at.line, at.column)
    };
    assert_eq!([place(0, 0), place(0, 1), place(0, 2)], [(2, 1), (2, 13), (2, 16)]);
    assert_eq!([place(1, 0), place(1, 1), place(1, 2)], [(3, 2), (4, 4), (4, 6)]);
}

#[test]
fn faults_are_told_where_they_are() {
    assert_eq!(
        told("Phát thanh;2;\n\"mở;1;2\n"),
        [
            "a.csv:2:1: lỗi[tep-bang]: mở ngoặc kép mà không đóng, hoặc còn chữ sau ngoặc kép đóng\n  gợi ý: cả ô nằm giữa hai dấu ngoặc kép; ngoặc kép ở trong ô thì gõ hai lần \"\"",
            "a.csv:2:2: lỗi[tep-bang]: dòng có 1 ô, bảng có 3\n  gợi ý: ô để trống vẫn phải có dấu ngăn ô"
        ]
    );
    assert_eq!(
        told("Phát thanh;2;x;y\n"),
        [
            "a.csv:1:16: lỗi[tep-bang]: dòng có 4 ô, bảng có 3\n  gợi ý: câu có dấu ngăn ô thì đặt cả ô trong ngoặc kép"
        ]
    );
    assert_eq!(
        told("Nhiệm vụ;Kinh phi\nPhát thanh;2\n"),
        [
            "a.csv:1:1: lỗi[tep-bang]: tệp không có cột «Ghi chú» của bảng\n  gợi ý: thêm cột vào tệp, hoặc bỏ cột khỏi bảng"
        ]
    );
    assert_eq!(
        told("Nhiệm vụ;Kinh phí;Nguồn\nPhát thanh;2;x\n")[0],
        "a.csv:1:19: lỗi[tep-bang]: bảng không có cột «Nguồn»\n  gợi ý: các cột của bảng: TT, Nhiệm vụ, Kinh phí, Ghi chú"
    );
    assert_eq!(
        told("KINH PHÍ NĂM;;\n;;\nNhiệm vụ;Kinh phí;Ghi chú\nPhát thanh;2;\n"),
        [
            "a.csv:1:1: lỗi[tep-bang]: phía trên dòng tiêu đề cột còn dòng khác, không phải dòng của bảng\n  gợi ý: xóa các dòng ở trên dòng tiêu đề cột; tên bảng ghi ở ten của bảng"
        ]
    );
    assert_eq!(told("1;Phát thanh;2;\n;Cộng;2;\n2;Hội nghị;;\n"), Vec::<String>::new());
    assert_eq!(
        told("1;Phát thanh;2;\n3;Hội nghị;;\n"),
        [
            "a.csv:2:1: cảnh báo[tep-bang]: tệp ghi số thứ tự «3», máy đánh số 2\n  gợi ý: xem có thiếu dòng, thừa dòng không; muốn in số của tệp thì bỏ so_thu_tu ở cột ấy"
        ]
    );
}

#[test]
fn a_column_of_a_year_takes_the_figures_of_that_year() {
    let table = "cot: [{ten: Thôn}, {ten: 'Năm {{ nam - 2 }}', kieu: so}, {ten: 'Năm {{ nam - 1 }}', kieu: so}, {ten: '{{ don_vi.goi }} giao'}]";
    let told = |rows: &Rows| rows.findings.iter().map(ToString::to_string).collect::<Vec<_>>();
    let swapped = rows_of(table, "Thôn;Năm 2025;Năm 2024;UBND xã giao\nA;7;5;x\n");
    assert_eq!((written(&swapped), told(&swapped)), (vec!["A|5|7|x".to_owned()], vec![]));
    // Rolled over, the file is still that of the year before.
    let older = rows_of(table, "Thôn;Năm 2023;Năm 2024;UBND xã giao\nA;5;7;x\n");
    assert_eq!(written(&older), ["A|7|~|x"]);
    assert_eq!(
        told(&older),
        [
            "a.csv:1:6: cảnh báo[tep-bang]: cột «Năm 2023» là của năm khác, không in\n  gợi ý: thay bằng số liệu của năm mà tiêu đề cột của bảng nói",
            "a.csv:1:1: cảnh báo[tep-bang]: tệp không có cột «Năm 2025» của bảng: in để trống\n  gợi ý: thêm cột của năm ấy vào tệp"
        ]
    );
}

#[test]
fn a_title_that_is_a_year_is_no_other_word() {
    let table = "cot: [Thôn, {ten: '{{ nam - 1 }}', kieu: so}, {ten: '{{ nam }}', kieu: so}]";
    let rows = rows_of(table, "A;5;7\nB;2000;9\n");
    assert_eq!((written(&rows), rows.findings.len()), (vec!["A|5|7".to_owned(), "B|2000|9".to_owned()], 0));
    assert_eq!(written(&rows_of(table, "Thôn;2026;2025\nA;7;5\n")), ["A|5|7"]);
}

#[test]
fn a_title_twice_is_told_as_that() {
    assert_eq!(
        told("Nhiệm vụ;Kinh phí;Kinh phí;Ghi chú\nA;1;2;\n"),
        [
            "a.csv:1:19: lỗi[tep-bang]: tiêu đề «Kinh phí» có hơn một lần\n  gợi ý: mỗi cột một tiêu đề: bỏ cột thừa, hoặc thêm cột vào bảng"
        ]
    );
}
