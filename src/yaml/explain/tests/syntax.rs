//! Faults of YAML itself: whole lists of findings.

use crate::yaml::schema::model::told;

#[test]
fn a_colon_inside_a_sentence() {
    assert_eq!(
        told(
            r#"nam: 2023
ten: Nội dung: làm việc
muc:
  - Nội dung: làm: việc
  - van: Đây: kia
  - van: x so: 12
  - Kinh phí: 5 triệu
"#
        ),
        r#"2:14: lỗi[dau-hai-cham]: câu có dấu hai chấm và dấu cách “: ” nhưng không đặt trong dấu nháy
  gợi ý: viết ten: "Nội dung: làm việc"
  gợi ý: hoặc viết | ở chỗ của câu rồi xuống dòng, thụt vào và gõ câu, không cần dấu nháy
4:18: lỗi[dau-hai-cham]: câu có dấu hai chấm và dấu cách “: ” nhưng không đặt trong dấu nháy
  gợi ý: viết - "Nội dung: làm: việc"
  gợi ý: hoặc viết | ở chỗ của câu rồi xuống dòng, thụt vào và gõ câu, không cần dấu nháy
5:13: lỗi[dau-hai-cham]: câu có dấu hai chấm và dấu cách “: ” nhưng không đặt trong dấu nháy
  gợi ý: viết - van: "Đây: kia"
  gợi ý: hoặc viết | ở chỗ của câu rồi xuống dòng, thụt vào và gõ câu, không cần dấu nháy
6:14: lỗi[dau-hai-cham]: câu có dấu hai chấm và dấu cách “: ” nhưng không đặt trong dấu nháy
  gợi ý: viết - van: "x so: 12"
  gợi ý: nếu “so” là một khóa khác thì xuống dòng trước nó
7:13: lỗi[dau-hai-cham]: câu có dấu hai chấm và dấu cách “: ” nhưng không đặt trong dấu nháy
  gợi ý: viết "Kinh phí: 5 triệu"
  gợi ý: hoặc viết | ở chỗ của câu rồi xuống dòng, thụt vào và gõ câu, không cần dấu nháy"#
    );
}

#[test]
fn a_colon_in_the_rest_of_a_text() {
    assert_eq!(
        told(
            r#"nam: 2023
ten: Kế hoạch
  Căn cứ: Luật
"#
        ),
        r#"3:9: lỗi[dau-hai-cham]: câu có dấu hai chấm và dấu cách “: ” nhưng không đặt trong dấu nháy
  gợi ý: đặt cả câu trong dấu nháy kép
  gợi ý: hoặc viết | ở chỗ của câu rồi xuống dòng, thụt vào và gõ câu, không cần dấu nháy"#
    );
}

#[test]
fn tabs_are_named_with_all_their_lines() {
    assert_eq!(
        told(
            "\
nam: 2023
ten: a
co_quan:
\tvh: {ten: x}
\tbd:
\t\tten: y
muc: [a]
minh_hoa: có
"
        ),
        r#"4:1: lỗi[phim-tab]: dòng thụt vào bằng phím Tab (đến hết dòng 6)
  gợi ý: thay phím Tab bằng dấu cách (mỗi bậc 2 dấu cách)
8:11: lỗi[sai-kieu]: “minh_hoa” phải là true hoặc false, không phải “có”
  gợi ý: viết true nếu có, false nếu không, không có dấu nháy"#
    );
}

#[test]
fn a_tab_before_a_top_key() {
    assert_eq!(
        told(
            "\
\tnam: 2023
ten: a
"
        ),
        r#"1:1: lỗi[phim-tab]: dòng thụt vào bằng phím Tab
  gợi ý: thay phím Tab bằng dấu cách (mỗi bậc 2 dấu cách)"#
    );
}

#[test]
fn a_tab_below_a_key_that_has_its_value() {
    assert_eq!(
        told(
            "\
nam: 2023
\tten: a
"
        ),
        r#"2:1: lỗi[phim-tab]: dòng thụt vào bằng phím Tab
  gợi ý: thay phím Tab bằng dấu cách (mỗi bậc 2 dấu cách)"#
    );
}

#[test]
fn signs_of_yaml_at_the_start_of_a_sentence() {
    assert_eq!(
        told(
            r#"nam: 2023
ten: @kế hoạch
muc:
  - % của
  - "a" b
  - *x
  - &y z
  - {{ nam }} là
  - {{ nam }}
  - ! chú ý
  - | a
  - > b
  - `c`
ngay: - 1
"#
        ),
        r#"2:6: lỗi[ky-tu-dau]: câu bắt đầu bằng “@” nhưng không đặt trong dấu nháy
  gợi ý: viết ten: "@kế hoạch"
4:5: lỗi[ky-tu-dau]: câu bắt đầu bằng “%” nhưng không đặt trong dấu nháy
  gợi ý: viết - "% của"
5:9: lỗi[chu-sau-nhay]: sau dấu nháy đóng " còn chữ
  gợi ý: viết - '"a" b'
6:5: lỗi[ky-tu-dau]: câu bắt đầu bằng “*” nhưng không đặt trong dấu nháy
  gợi ý: viết - "*x"
7:5: lỗi[ky-tu-dau]: câu bắt đầu bằng “&” nhưng không đặt trong dấu nháy
  gợi ý: viết - "&y z"
8:5: lỗi[ky-tu-dau]: câu bắt đầu bằng “{” nhưng không đặt trong dấu nháy
  gợi ý: viết - "{{ nam }} là"
9:5: lỗi[ky-tu-dau]: câu bắt đầu bằng “{” nhưng không đặt trong dấu nháy
  gợi ý: đặt cả câu trong dấu nháy kép
10:5: lỗi[ky-tu-dau]: câu bắt đầu bằng “!” nhưng không đặt trong dấu nháy
  gợi ý: viết - "! chú ý"
11:5: lỗi[ky-tu-dau]: câu bắt đầu bằng “|” nhưng không đặt trong dấu nháy
  gợi ý: viết - "| a"
  gợi ý: nếu là đoạn văn nhiều dòng thì xuống dòng ngay sau dấu đó
12:5: lỗi[ky-tu-dau]: câu bắt đầu bằng “>” nhưng không đặt trong dấu nháy
  gợi ý: viết - "> b"
  gợi ý: nếu là đoạn văn nhiều dòng thì xuống dòng ngay sau dấu đó
13:5: lỗi[ky-tu-dau]: câu bắt đầu bằng “`” nhưng không đặt trong dấu nháy
  gợi ý: viết - "`c`"
14:7: lỗi[ky-tu-dau]: câu bắt đầu bằng “-” nhưng không đặt trong dấu nháy
  gợi ý: viết ngay: "- 1"
  gợi ý: nếu là danh sách thì xuống dòng trước dấu “-” đầu tiên"#
    );
}

#[test]
fn a_quote_that_never_closes_is_reported_where_it_opens() {
    assert_eq!(
        told(
            r#"nam: 2023
ten: "Kế hoạch
muc:
  - "a"
  - van: b: c
"#
        ),
        r#"2:6: lỗi[thieu-nhay-dong]: dấu nháy " mở ở đây không được đóng
  gợi ý: viết ten: "Kế hoạch"
5:11: lỗi[dau-hai-cham]: câu có dấu hai chấm và dấu cách “: ” nhưng không đặt trong dấu nháy
  gợi ý: viết - van: "b: c"
  gợi ý: hoặc viết | ở chỗ của câu rồi xuống dòng, thụt vào và gõ câu, không cần dấu nháy"#
    );
}

#[test]
fn a_quote_that_never_closes_to_the_end_of_the_file() {
    assert_eq!(
        told(
            r#"nam: 2023
ten: 'Kế hoạch
muc:
  - a
"#
        ),
        r#"2:6: lỗi[thieu-nhay-dong]: dấu nháy ' mở ở đây không được đóng
  gợi ý: viết ten: 'Kế hoạch'"#
    );
}

#[test]
fn quotes_inside_quotes() {
    assert_eq!(
        told(
            r#"nam: 2023
ten: "Kế hoạch "số 1" năm"
muc:
  - 'của 'xã' ta'
  - "hai
    dòng" thừa
"#
        ),
        r#"2:17: lỗi[chu-sau-nhay]: sau dấu nháy đóng " còn chữ
  gợi ý: viết ten: "Kế hoạch “số 1” năm"
4:11: lỗi[chu-sau-nhay]: sau dấu nháy đóng ' còn chữ
  gợi ý: viết - "của “xã” ta"
6:11: lỗi[chu-sau-nhay]: sau dấu nháy đóng " còn chữ
  gợi ý: đặt cả câu trong một cặp dấu nháy, và trích dẫn bên trong bằng dấu “ ”"#
    );
}

#[test]
fn a_backslash_that_means_nothing() {
    assert_eq!(
        told(
            r#"nam: 2023
ten: "C:\data \"x\""
"#
        ),
        r#"2:9: lỗi[dau-cheo-nguoc]: trong dấu nháy kép, dấu “\” này không có nghĩa
  gợi ý: viết hai lần (\\), hoặc dùng dấu nháy đơn"#
    );
}

#[test]
fn brackets_that_do_not_close() {
    assert_eq!(
        told(
            r#"nam: 2023
ten: {a
muc: [
  a,
  b
minh_hoa: ture
"#
        ),
        r#"2:6: lỗi[thieu-ngoac-dong]: dấu ngoặc { mở ở đây không được đóng
  gợi ý: thêm } vào cuối, hoặc đặt cả câu trong dấu nháy nếu không phải danh sách
3:6: lỗi[thieu-ngoac-dong]: dấu ngoặc [ mở ở đây không được đóng
  gợi ý: thêm ] vào cuối, hoặc đặt cả câu trong dấu nháy nếu không phải danh sách
6:11: lỗi[sai-kieu]: “minh_hoa” phải là true hoặc false, không phải “ture”
  gợi ý: viết true nếu có, false nếu không, không có dấu nháy"#
    );
}

#[test]
fn a_bracket_closed_by_the_other_kind() {
    assert_eq!(
        told(
            r#"nam: 2023
ten: a
muc: [a, b}
"#
        ),
        r#"3:11: lỗi[thieu-ngoac-dong]: mở bằng [ mà đóng bằng }
  gợi ý: đóng bằng ]"#
    );
}

#[test]
fn a_key_deeper_than_its_brother() {
    assert_eq!(
        told(
            r#"nam: 2023
  ten: a
ngay: 1/1/2023
"#
        ),
        r#"2:3: lỗi[thut-dong]: dòng thụt vào sâu hơn khóa “nam” ở dòng 1, mà khóa đó đã có giá trị
  gợi ý: để 0 dấu cách đầu dòng nếu là khóa cùng nhóm; nếu là đoạn tiếp của câu trên thì đặt cả câu trong dấu nháy"#
    );
}

#[test]
fn lines_between_two_depths() {
    assert_eq!(
        told(
            r#"nam: 2023
ten: a
muc:
  - van: a
   han: 1/1/2023
  - van: b
     han: 2/2/2023
 - c
van_ban:
  so: 12
 nguoi_ky:
   ho_ten: A
"#
        ),
        r#"5:4: lỗi[thut-dong]: dòng thụt vào không thẳng hàng với khóa “van” ở dòng 4 (4 dấu cách), mục “-” ở dòng 4 (2 dấu cách)
  gợi ý: để 4 dấu cách đầu dòng nếu cùng nhóm với khóa “van” ở dòng 4
7:6: lỗi[thut-dong]: dòng thụt vào sâu hơn khóa “van” ở dòng 6, mà khóa đó đã có giá trị
  gợi ý: để 4 dấu cách đầu dòng nếu là khóa cùng nhóm; nếu là đoạn tiếp của câu trên thì đặt cả câu trong dấu nháy
8:2: lỗi[thut-dong]: dòng thụt vào không thẳng hàng với mục “-” ở dòng 6 (2 dấu cách), khóa “muc” ở dòng 3 (0 dấu cách)
  gợi ý: để 2 dấu cách đầu dòng nếu cùng nhóm với mục “-” ở dòng 6
11:2: lỗi[thut-dong]: dòng thụt vào không thẳng hàng với khóa “so” ở dòng 10 (2 dấu cách), khóa “van_ban” ở dòng 9 (0 dấu cách)
  gợi ý: để 2 dấu cách đầu dòng nếu cùng nhóm với khóa “so” ở dòng 10"#
    );
}

#[test]
fn the_first_line_is_deeper_than_the_rest() {
    assert_eq!(
        told(
            "\
\x20 nam: 2023
ten: a
"
        ),
        r#"2:1: lỗi[thut-dong]: dòng thụt vào không thẳng hàng với khóa “nam” ở dòng 1 (2 dấu cách)
  gợi ý: để 2 dấu cách đầu dòng nếu cùng nhóm với khóa “nam” ở dòng 1"#
    );
}

#[test]
fn a_key_among_items_and_an_item_among_keys() {
    assert_eq!(
        told(
            r#"nam: 2023
ten: a
muc:
  - a
  van: b
  han: 1/1/2023
van_ban:
  nguoi_ky: {ho_ten: a}
  - a
"#
        ),
        r#"5:3: lỗi[lan-danh-sach]: ở đây đang là danh sách (mục “-” ở dòng 4), nhưng dòng này là khóa
  gợi ý: nếu thuộc mục “-” ở dòng 4 thì để 4 dấu cách đầu dòng; nếu là mục mới thì thêm “- ” ở đầu
9:3: lỗi[lan-danh-sach]: ở đây đang là các khóa (khóa “nguoi_ky” ở dòng 8), nhưng dòng này là mục “-” của danh sách
  gợi ý: thêm tên khóa ở dòng trên, hoặc sửa số dấu cách đầu dòng"#
    );
}

#[test]
fn spaces_and_colons_left_out() {
    assert_eq!(
        told(
            r#"ten:abc
nam: 2023
muc:
  - abc
  -def
  - ghi
ngay 1/1/2023
minh_hoa:true
"#
        ),
        r#"1:5: lỗi[thieu-dau-cach]: thiếu dấu cách sau dấu hai chấm
  gợi ý: viết ten: abc
5:4: lỗi[thieu-dau-cach]: thiếu dấu cách sau dấu “-” đầu mục
  gợi ý: viết - def
7:5: lỗi[thieu-hai-cham]: sau khóa “ngay” thiếu dấu hai chấm
  gợi ý: viết ngay: 1/1/2023
8:10: lỗi[thieu-dau-cach]: thiếu dấu cách sau dấu hai chấm
  gợi ý: viết minh_hoa: true"#
    );
}

#[test]
fn text_that_lost_its_depth() {
    assert_eq!(
        told(
            r#"nam: 2023
ten: |
Kế hoạch
năm nay
muc:
  - >
     một
    hai
  - ba
bốn năm
sáu
"#
        ),
        r#"3:1: lỗi[thut-dong]: dòng này thụt vào chưa đủ để thuộc đoạn văn mở ở dòng 2
  gợi ý: để số dấu cách đầu dòng bằng dòng đầu của đoạn văn, nhiều hơn khóa của nó 2 dấu cách
8:5: lỗi[thut-dong]: dòng này thụt vào chưa đủ để thuộc đoạn văn mở ở dòng 6
  gợi ý: để số dấu cách đầu dòng bằng dòng đầu của đoạn văn, nhiều hơn khóa của nó 2 dấu cách
10:1: lỗi[cu-phap]: dòng này không phải là khóa (có dấu hai chấm), cũng không phải là mục “-”
  gợi ý: nếu là đoạn tiếp của câu trên thì thụt vào sâu hơn khóa của nó; nếu là ghi chú thì thêm # ở đầu"#
    );
}

#[test]
fn a_second_document() {
    assert_eq!(
        told(
            r#"nam: 2023
ten: a
---
nam: 2024
"#
        ),
        r#"3:1: lỗi[nhieu-van-ban]: mỗi tệp chỉ chứa một bộ dữ liệu, phần từ đây trở đi bị thừa
  gợi ý: bỏ dòng “---” hoặc “...”, hay chuyển phần sau sang tệp khác"#
    );
}

#[test]
fn a_merge_key() {
    assert_eq!(
        told(
            r#"<<: *a
nam: 2023
ten: a
"#
        ),
        r#"1:1: lỗi[khoa-gop]: không dùng khóa gộp “<<”
  gợi ý: chép các khóa cần dùng vào chỗ này"#
    );
}

#[test]
fn a_character_that_cannot_be_seen() {
    assert_eq!(
        told(
            "\
nam: 2023
ten: Kế\u{2}hoạch
ngay: 1
"
        ),
        r#"2:8: lỗi[ky-tu-la]: có ký tự không nhìn thấy U+0002
  gợi ý: xóa ký tự đó (thường có khi chép từ tệp khác), gõ lại chỗ này
3:7: lỗi[ngay-sai]: không phải là ngày
  gợi ý: viết như 23/5/2023"#
    );
}

#[test]
fn a_bracket_that_swallows_the_next_items() {
    assert_eq!(
        told(
            r#"nam: 2023
ten: a
muc:
  - {một câu
  - van: b
  - c
"#
        ),
        r#"4:5: lỗi[thieu-ngoac-dong]: dấu ngoặc { mở ở đây không được đóng
  gợi ý: thêm } vào cuối, hoặc đặt cả câu trong dấu nháy nếu không phải danh sách"#
    );
}

#[test]
fn bullets_of_a_word_processor() {
    assert_eq!(
        told(
            r#"nam: 2023
ten: a
muc:
  - một
  – hai
  • ba
"#
        ),
        r#"5:3: lỗi[ky-tu-la]: mục của danh sách bắt đầu bằng “–”, không phải dấu trừ “-”
  gợi ý: viết - hai
6:3: lỗi[ky-tu-la]: mục của danh sách bắt đầu bằng “•”, không phải dấu trừ “-”
  gợi ý: viết - ba"#
    );
}

#[test]
fn a_sign_too_many_at_the_start_of_a_line() {
    assert_eq!(
        told(
            r#"nam: 2023
]ten: a
muc:
  - van: a
|   han: 1/1/2023
"#
        ),
        r#"2:1: lỗi[ky-tu-la]: có dấu “]” thừa ở đầu dòng
  gợi ý: bỏ dấu đó
5:1: lỗi[ky-tu-la]: có dấu “|” thừa ở đầu dòng
  gợi ý: bỏ dấu đó"#
    );
}

#[test]
fn a_mistyped_tab_line_that_only_the_reader_refuses() {
    assert_eq!(
        told(
            "\
nam: 2023 # năm
\t
ten: a
"
        ),
        r#"2:1: lỗi[phim-tab]: dòng thụt vào bằng phím Tab
  gợi ý: thay phím Tab bằng dấu cách (mỗi bậc 2 dấu cách)"#
    );
}

#[test]
fn a_dash_that_was_deleted_or_glued() {
    assert_eq!(
        told(
            "\
nam: 2023
ten: a
muc:
  - van: A
    khoan:
      - một
      hai
  -van: B
    hann: x
"
        ),
        r#"7:7: lỗi[thieu-gach]: thiếu dấu trừ “- ” ở đầu mục
  gợi ý: viết - hai
  gợi ý: nếu là đoạn tiếp của mục trên thì thụt vào sâu hơn dấu “-” của nó
8:4: lỗi[thieu-dau-cach]: thiếu dấu cách sau dấu “-” đầu mục
  gợi ý: viết - van: B
9:5: lỗi[khoa-la]: khóa lạ “hann”
  gợi ý: có phải “han”?
9:11: lỗi[ngay-sai]: “x” không phải là ngày
  gợi ý: viết như 23/5/2023"#
    );
}

#[test]
fn keys_that_ran_into_one_line() {
    assert_eq!(
        told(
            "\
nam: 2023 ten: a
minh_hoa: true ty_le: 5
co_quan:
  vh:
    ten: Văn hóa  bd_x:
    ten: Bưu điện
  tc:
    ten: Tài chính
"
        ),
        r#"1:11: lỗi[dinh-dong]: khóa “ten” dính liền sau giá trị của khóa khác
  gợi ý: xuống dòng trước “ten”, thụt vào thẳng với các khóa cùng nhóm của nó
2:16: lỗi[dinh-dong]: khóa “ty_le” dính liền sau giá trị của khóa khác
  gợi ý: xuống dòng trước “ty_le”, thụt vào thẳng với các khóa cùng nhóm của nó
5:19: lỗi[dinh-dong]: khóa “bd_x” dính liền sau giá trị của khóa khác
  gợi ý: xuống dòng trước “bd_x”, thụt vào thẳng với các khóa cùng nhóm của nó"#
    );
}

#[test]
fn a_row_copied_from_a_table() {
    assert_eq!(
        told("nam: 2023\nten: a\nco_quan:\n  ct: {ten: x}\n  vh\tVăn hóa\t12\n"),
        r#"5:3: lỗi[chep-tu-bang]: dòng này chép từ bảng: các cột cách nhau bằng phím Tab
  gợi ý: ghi mỗi cột thành một khóa, như các dòng cùng nhóm: khóa: giá trị"#
    );
}

#[test]
fn a_comma_in_brackets_cuts_a_value() {
    assert_eq!(
        told(
            "\
nam: 2023
ten: a
muc_tieu: {1: 12,5, 2: 3,000,000, 3: 1,250}
co_quan: {vh: {ten: Hội, đoàn thể, vai_tro: phoi_hop}}
"
        ),
        r#"3:15: lỗi[dau-phay]: dấu phẩy trong ngoặc { } cắt giá trị của “1” làm nhiều phần
  gợi ý: phần lẻ trong ngoặc phải có dấu nháy: 1: "12,5"
3:24: lỗi[dau-phay]: dấu phẩy trong ngoặc { } cắt giá trị của “2” làm nhiều phần
  gợi ý: dấu ngăn hàng nghìn là dấu chấm: 2: 3.000.000
3:38: lỗi[dau-phay]: dấu phẩy trong ngoặc { } cắt giá trị của “3” làm nhiều phần
  gợi ý: nếu là hàng nghìn thì viết 3: "1.250"; nếu là phần lẻ thì viết 3: "1,250"
4:21: lỗi[dau-phay]: dấu phẩy trong ngoặc { } cắt giá trị của “ten” làm nhiều phần
  gợi ý: câu có dấu phẩy phải đặt trong dấu nháy: ten: "Hội, đoàn thể""#
    );
}

#[test]
fn a_key_without_a_value_in_brackets_is_no_piece_of_the_value_before_it() {
    let heads = |pairs: &str| {
        let told = told(&format!("nam: 2023\nten: a\nco_quan: {{vh: {{{pairs}}}}}\n"));
        told.lines().filter(|line| !line.starts_with(' ')).map(str::to_owned).collect::<Vec<_>>()
    };
    let empty = "lỗi[de-trong]: “ten” để trống, mà khóa này bắt buộc phải có";
    assert_eq!(heads("vai_tro: phoi_hop, ten: "), [format!("3:39: {empty}")]);
    assert_eq!(heads("vai_tro: phoi_hop, ten : "), [format!("3:40: {empty}")]);
    assert_eq!(heads("vai_tro: phoi_hop, ten"), [format!("3:38: {empty}")]);
    assert_eq!(
        heads("vai_tro: phoi_hop, tem: "),
        ["3:35: lỗi[khoa-la]: khóa lạ “tem”", "3:39: lỗi[de-trong]: “tem” để trống, ở đây cần câu chữ"]
    );
}

#[test]
fn quotation_marks_of_a_word_processor() {
    assert_eq!(
        told("nam: 2023\nten: “Nội dung: làm việc”\n"),
        r#"2:15: lỗi[dau-hai-cham]: câu có dấu hai chấm và dấu cách “: ” nhưng không đặt trong dấu nháy
  gợi ý: viết ten: "Nội dung: làm việc"
  gợi ý: hoặc viết | ở chỗ của câu rồi xuống dòng, thụt vào và gõ câu, không cần dấu nháy"#
    );
}

#[test]
fn keys_in_brackets_without_colon_or_comma() {
    assert_eq!(
        told(
            "\
nam: 2023
ten: a
co_quan:
  vh: {ten Hội, vai_tro: phoi_hop}
  bd: {ten: Bưu điện; vai_tro: phoi_hop}
  tc: {ten: Tài chính vai_tro: phoi_hop}
  cc: {vai_tro: phoi_hop, ten Cựu chiến binh}
  xx
    ten: X
"
        ),
        r#"4:11: lỗi[thieu-hai-cham]: sau khóa “ten” thiếu dấu hai chấm
  gợi ý: viết ten: Hội
5:23: lỗi[dau-phay]: thiếu dấu phẩy trước khóa “vai_tro”
  gợi ý: trong ngoặc { } các khóa cách nhau bằng dấu phẩy: …, vai_tro: …
6:23: lỗi[dau-phay]: thiếu dấu phẩy trước khóa “vai_tro”
  gợi ý: trong ngoặc { } các khóa cách nhau bằng dấu phẩy: …, vai_tro: …
7:30: lỗi[thieu-hai-cham]: sau khóa “ten” thiếu dấu hai chấm
  gợi ý: viết ten: Cựu chiến binh
8:5: lỗi[thieu-hai-cham]: sau khóa “xx” thiếu dấu hai chấm
  gợi ý: viết xx:"#
    );
}
