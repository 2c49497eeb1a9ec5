use crate::page::markdown;
use crate::rules::pages as look;

const HEAD: &str = "<div class=\"dau-van-ban\">\n\n| | |\n| :-: | :-: |\n| <b class=\"co-quan\">ỦY BAN NHÂN DÂN</b> | <b class=\"quoc-hieu\">CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</b> |\n\n</div>\n\n";
const CLOSING: &str = "<div class=\"chan-van-ban\">\n\n| | |\n| :-- | :-: |\n| <b class=\"noi-nhan\">Nơi nhận:</b> | <b class=\"chuc-vu\">CHỦ TỊCH</b><br><b class=\"ho-ten\">Trần Văn Ba</b> |\n\n</div>\n\n";

fn table(rows: usize, figure: &str) -> String {
    let row = |at: usize| format!("| {at} | Việc thứ {at} | {figure} |\n");
    let rows: String = (1..=rows).map(row).collect();
    format!(
        "<div class=\"bang\" data-cot=\"30 200 100\" data-dau=\"1\">\n\n| TT | Việc | Tiền |\n| :-: | :-- | --: |\n{rows}\n</div>\n\n"
    )
}

/// Codes and messages.
fn said(text: &str) -> Vec<String> {
    let document = markdown::parse("", text).unwrap();
    let findings = look(&document, "ke-hoach.yaml");
    findings.iter().map(|finding| format!("{} {}", finding.code, finding.message)).collect()
}

#[test]
fn a_signature_behind_a_table_that_fills_its_page_stands_alone() {
    let silent = |rows: usize| said(&format!("{HEAD}Mở đầu\n\n{}{CLOSING}", table(rows, "1"))).is_empty();
    let first = (20..60).find(|rows| !silent(*rows)).unwrap();
    let told = said(&format!("{HEAD}Mở đầu\n\n{}{CLOSING}", table(first, "1")));
    assert_eq!(told, ["chu-ky-rieng-trang chữ ký và nơi nhận đứng một mình ở trang 2"]);
    // A sentence behind the table takes the signature with it.
    for rows in 20..60 {
        let closed =
            format!("{HEAD}Mở đầu\n\n{}Yêu cầu các đơn vị thực hiện./.\n\n{CLOSING}", table(rows, "1"));
        assert_eq!(said(&closed), [""; 0], "{rows}");
    }
}

#[test]
fn an_appendix_with_two_rows_on_its_last_page_is_told() {
    let paper = |rows: usize| {
        let appendix = "<b class=\"phu-luc\">Phụ lục</b>\n\n<b class=\"ten-phu-luc\">DANH SÁCH</b>\n\n";
        format!("{HEAD}Mở đầu\n\n<div class=\"phu-luc-doc\">\n\n{appendix}{}</div>\n", table(rows, "1"))
    };
    let told: Vec<usize> = (20..60).filter(|rows| !said(&paper(*rows)).is_empty()).collect();
    assert_eq!(told.len(), 2, "{told:?}");
    let message = said(&paper(told[0]));
    assert_eq!(message, ["trang-it-dong trang cuối của phụ lục (trang 2) chỉ có 1 dòng"]);
}

#[test]
fn a_figure_wider_than_its_cell_is_told_and_one_that_fits_is_not() {
    let wide = format!("{HEAD}Mở đầu\n\n{}Kết\n\n{CLOSING}", table(2, &"9".repeat(140)));
    assert!(said(&wide).iter().all(|said| said.starts_with("so-ngat-trong-o số “999")), "{:?}", said(&wide));
    assert!(!said(&wide).is_empty());
    assert_eq!(said(&format!("{HEAD}Mở đầu\n\n{}Kết\n\n{CLOSING}", table(2, "999.999.999.999"))), [""; 0]);
}

#[test]
fn words_that_a_chart_has_no_room_for_are_told() {
    let chart = |name: &str, rows: usize| {
        let row = format!("| {name} | 2 | 1 |\n");
        let head = "<div class=\"bieu-do\">\n\n| A | B | C |\n| :-- | --: | --: |\n";
        said(&format!("{HEAD}Mở đầu\n\n{head}{}\n</div>\n\nKết\n\n{CLOSING}", row.repeat(rows)))
    };
    let name = "số hộ gia đình được tuyên truyền ".repeat(13);
    assert_eq!(chart(name.trim(), 2), [""; 0]);
    let told = chart(name.trim(), 24);
    let message = "bieu-do-cat-chu biểu đồ không đủ chỗ cho hết chữ của “số hộ gia đình được tuyên";
    assert!(told.len() == 24 && told[0].starts_with(message), "{told:?}");
}

#[test]
fn a_subject_that_cannot_break_well_is_told() {
    let subject = |text: &str| {
        said(&format!(
            "{HEAD}<b class=\"ten-loai\">KẾ HOẠCH</b>\n\n<b class=\"trich-yeu\">{text}</b>\n\nMở đầu\n"
        ))
    };
    assert_eq!(subject("Triển khai công tác cải cách hành chính năm 2026 trên địa bàn xã"), [""; 0]);
    let name = format!("Kế hoạch của {}", "xã ".to_owned() + &"Krông Năng ".repeat(12));
    let told = subject(name.trim());
    assert!(told.len() == 1 && told[0].starts_with("trich-yeu-ngat trích yếu xuống dòng giữa"), "{told:?}");
}
