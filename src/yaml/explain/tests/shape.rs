//! Faults against the schema: whole lists of findings.

use crate::yaml::schema::model::told;

#[test]
fn unknown_keys_with_what_was_probably_meant() {
    assert_eq!(
        told(
            r#"nam: 2023
ten: a
Ngày: 1/1/2023
minh-hoa: true
xyz: 1
muc_tieu: {abc: 3, 2023: 1}
van_ban:
  nguoi_ky:
    hoten: A
    chuc_vu: {a: 1, a: 2}
"#
        ),
        r#"3:1: lỗi[khoa-la]: khóa lạ “Ngày”
  gợi ý: có phải “ngay”?
4:1: lỗi[khoa-la]: khóa lạ “minh-hoa”
  gợi ý: có phải “minh_hoa”?
5:1: lỗi[khoa-la]: khóa lạ “xyz”
  gợi ý: các khóa dùng được ở đây: nam, ten, ngay, minh_hoa, ty_le, muc, co_quan, muc_tieu, viec, van_ban
6:12: lỗi[khoa-la]: khóa lạ “abc”
  gợi ý: khóa ở đây phải là số, như 2023
9:5: lỗi[khoa-la]: khóa lạ “hoten”
  gợi ý: có phải “ho_ten”?
10:5: lỗi[khoa-la]: khóa lạ “chuc_vu”
  gợi ý: các khóa dùng được ở đây: ho_ten
10:21: lỗi[trung-khoa]: khóa “a” đã có ở dòng 10
  gợi ý: bỏ một trong hai dòng, hoặc sửa tên khóa"#
    );
}

#[test]
fn missing_keys_with_their_description() {
    assert_eq!(
        told(
            r#"ngay: 1/1/2023
van_ban: {so: 1}
muc:
  - han: 1/1/2023
"#
        ),
        r#"1:1: lỗi[thieu-khoa]: thiếu khóa “nam”
  gợi ý: Năm của kế hoạch
  gợi ý: ví dụ: nam: 2023
1:1: lỗi[thieu-khoa]: thiếu khóa “ten”
  gợi ý: Tên của kế hoạch, viết trên một dòng
  gợi ý: ví dụ: ten: Bình đẳng giới
2:10: lỗi[thieu-khoa]: thiếu khóa “nguoi_ky”
  gợi ý: thêm dòng nguoi_ky: …
4:5: lỗi[thieu-khoa]: thiếu khóa “van”
  gợi ý: Nội dung của mục"#
    );
}

#[test]
fn nothing_where_something_is_due() {
    assert_eq!(
        told(
            r#"nam: ~
ten:
muc:
van_ban:
co_quan:
  vh:
  bd: {ten: ""}
"#
        ),
        r#"1:6: lỗi[de-trong]: “nam” để trống, mà khóa này bắt buộc phải có
  gợi ý: Năm của kế hoạch
  gợi ý: ví dụ: nam: 2023
2:5: lỗi[de-trong]: “ten” để trống, mà khóa này bắt buộc phải có
  gợi ý: Tên của kế hoạch, viết trên một dòng
  gợi ý: ví dụ: ten: Bình đẳng giới
6:6: lỗi[de-trong]: “vh” để trống, ở đây cần nhóm khóa
  gợi ý: viết các khóa, mỗi khóa một dòng: ten
  gợi ý: chưa có gì để ghi thì bỏ cả dòng này
7:13: lỗi[de-trong]: “ten” để trống
  gợi ý: điền câu chữ; nếu chưa có thì bỏ cả dòng này"#
    );
}

#[test]
fn an_item_that_begins_with_a_hash_is_told_as_that() {
    let told = |items: &str| told(&format!("nam: 2023\nten: a\nmuc:\n{items}"));
    let hint = "\n  gợi ý: đặt cả câu trong dấu nháy kép";
    for (item, column) in [("  - một\n  - #Hai ba\n", 5), ("  - một\n  -   ##\n  - ba\n", 7)] {
        let said = told(item);
        let line = format!(
            "5:{column}: lỗi[dau-thang]: mục thứ 2 của “muc” bắt đầu bằng “#”: YAML coi cả câu là ghi chú{hint}"
        );
        assert!(said.contains(&line), "{item}: {said}");
    }
    // A note on its own line, and an item that is only blank.
    let said = told("  - một\n  # Hai ba\n  - # sẽ viết\n");
    assert!(!said.contains("dau-thang") && said.contains("mục thứ 2 của “muc” để trống"), "{said}");
}

#[test]
fn an_empty_file() {
    assert_eq!(
        told(
            r#"# chỉ có ghi chú
"#
        ),
        r#"1:1: lỗi[de-trong]: tệp để trống, ở đây cần nhóm khóa
  gợi ý: viết các khóa, mỗi khóa một dòng: nam, ten"#
    );
}

#[test]
fn a_list_for_a_file() {
    assert_eq!(
        told(
            r#"- a
- b
"#
        ),
        r#"1:1: lỗi[sai-kieu]: tệp phải là nhóm khóa, không phải danh sách
  gợi ý: viết các khóa, mỗi khóa một dòng: nam, ten"#
    );
}

#[test]
fn kinds_that_do_not_fit() {
    assert_eq!(
        told(
            r#"nam: 2.023
ten: [a]
muc: {van: a}
van_ban: một câu
co_quan: [a]
viec: x
minh_hoa: "true"
ty_le: 1,5
"#
        ),
        r#"1:6: lỗi[sai-kieu]: “nam” phải là số nguyên, không phải “2.023”
  gợi ý: chỉ viết chữ số, không có dấu chấm, không có đơn vị
2:6: lỗi[sai-kieu]: “ten” phải là câu chữ, không phải danh sách
  gợi ý: bỏ dấu “- ”; nếu câu bắt đầu bằng “-” hay “[” thì đặt cả câu trong dấu nháy kép
3:6: lỗi[sai-kieu]: “muc” phải là danh sách, không phải nhóm khóa
  gợi ý: Các mục của kế hoạch
  gợi ý: viết mỗi mục một dòng, bắt đầu bằng “- ”
4:10: lỗi[sai-kieu]: “van_ban” phải là nhóm khóa, không phải “một câu”
  gợi ý: viết các khóa, mỗi khóa một dòng: nguoi_ky
5:10: lỗi[sai-kieu]: “co_quan” phải là nhóm khóa, không phải danh sách
  gợi ý: Các bộ phận, theo mã
6:7: lỗi[sai-kieu]: “viec” phải là danh sách, không phải “x”
  gợi ý: viết mỗi mục một dòng, bắt đầu bằng “- ”
7:11: lỗi[sai-kieu]: “minh_hoa” phải là true hoặc false, không phải “true”
  gợi ý: viết true nếu có, false nếu không, không có dấu nháy
8:8: lỗi[sai-kieu]: “ty_le” phải là số, không phải “1,5”
  gợi ý: dùng dấu chấm cho phần lẻ, như 12.5"#
    );
}

#[test]
fn spaces_left_out_make_one_text() {
    assert_eq!(
        told(
            r#"nam: 2023
ten: a
muc:
  -abc
  -def
van_ban: so:1
"#
        ),
        r#"4:3: lỗi[sai-kieu]: “muc” phải là danh sách, không phải “-abc -def”
  gợi ý: thêm dấu cách sau dấu “-” đầu mỗi mục
6:10: lỗi[sai-kieu]: “van_ban” phải là nhóm khóa, không phải “so:1”
  gợi ý: thêm dấu cách sau dấu hai chấm của mỗi khóa"#
    );
}

#[test]
fn numbers_and_their_bounds() {
    assert_eq!(
        told(
            r#"nam: 1999
ten: 2023
ty_le: "1.5"
viec:
  - {loai: tap_huan, ngay: a, so_nguoi: 007}
  - {loai: tap_huan, ngay: a, so_nguoi: -1}
"#
        ),
        r#"1:6: lỗi[ngoai-khoang]: “nam” là 1999, phải từ 2000 đến 2100
3:8: lỗi[sai-kieu]: “ty_le” phải là số, không phải “1.5”
  gợi ý: bỏ dấu nháy: 1.5
5:41: lỗi[sai-kieu]: “so_nguoi” phải là số nguyên, không phải “007”
  gợi ý: bỏ số 0 ở đầu
6:41: lỗi[ngoai-khoang]: “so_nguoi” là -1, phải từ 0 trở lên"#
    );
}

#[test]
fn keys_written_twice_anywhere() {
    assert_eq!(
        told(
            r#"nam: 2023
ten: a
nam: 2024
co_quan:
  vh:
    ten: x
    ten: y
  vh: {ten: z}
"#
        ),
        r#"3:1: lỗi[trung-khoa]: khóa “nam” đã có ở dòng 1
  gợi ý: bỏ một trong hai dòng, hoặc sửa tên khóa
7:5: lỗi[trung-khoa]: khóa “ten” đã có ở dòng 6
  gợi ý: bỏ một trong hai dòng, hoặc sửa tên khóa
8:3: lỗi[trung-khoa]: khóa “vh” đã có ở dòng 5
  gợi ý: bỏ một trong hai dòng, hoặc sửa tên khóa"#
    );
}

#[test]
fn words_of_a_closed_list() {
    assert_eq!(
        told(
            r#"nam: 2023
ten: a
co_quan:
  vh: {ten: x, vai_tro: Thường trực}
  bd: {ten: x, vai_tro: khac}
"#
        ),
        r#"4:25: lỗi[ngoai-danh-muc]: “vai_tro” không có giá trị “Thường trực”
  gợi ý: có phải “thuong_truc”?
  gợi ý: các giá trị dùng được: thuong_truc, phoi_hop
5:25: lỗi[ngoai-danh-muc]: “vai_tro” không có giá trị “khac”
  gợi ý: các giá trị dùng được: thuong_truc, phoi_hop"#
    );
}

#[test]
fn the_tag_chooses_the_form() {
    assert_eq!(
        told(
            r#"nam: 2023
ten: a
viec:
  - loai: hop
    ngay: a
    so_nguoi: 3
  - loai: tap_huan
    ngay: b
  - loai: tap_hun
    ngay: b
    so_nguoi: "3"
  - ngay: c
"#
        ),
        r#"6:5: lỗi[khoa-la]: khóa lạ “so_nguoi”
  gợi ý: các khóa dùng được ở đây: loai, ngay
7:5: lỗi[thieu-khoa]: thiếu khóa “so_nguoi”
  gợi ý: thêm dòng so_nguoi: …
9:11: lỗi[ngoai-danh-muc]: “loai” không có giá trị “tap_hun”
  gợi ý: có phải “tap_huan”?
  gợi ý: các giá trị dùng được: hop, tap_huan
11:15: lỗi[sai-kieu]: “so_nguoi” phải là số nguyên, không phải “3”
  gợi ý: bỏ dấu nháy: 3
12:5: lỗi[thieu-khoa]: thiếu khóa “loai”
  gợi ý: thêm dòng loai: …"#
    );
}

#[test]
fn short_or_long_items() {
    assert_eq!(
        told(
            r#"nam: 2023
ten: a
muc:
  - một câu
  - van: một câu
    khoan:
      - vna: x
        hn: 1/1/2023
      - Phần: b
        Phần: c
  - http://a.vn: b
  - - x
"#
        ),
        r#"7:9: lỗi[khoa-la]: khóa lạ “vna”
  gợi ý: có phải “van”?
8:9: lỗi[khoa-la]: khóa lạ “hn”
  gợi ý: có phải “han”?
9:13: lỗi[dau-hai-cham]: câu có dấu hai chấm và dấu cách “: ” nhưng không đặt trong dấu nháy
  gợi ý: đặt cả câu trong dấu nháy kép
  gợi ý: hoặc viết | ở chỗ của câu rồi xuống dòng, thụt vào và gõ câu, không cần dấu nháy
11:16: lỗi[dau-hai-cham]: câu có dấu hai chấm và dấu cách “: ” nhưng không đặt trong dấu nháy
  gợi ý: viết "http://a.vn: b"
  gợi ý: hoặc viết | ở chỗ của câu rồi xuống dòng, thụt vào và gõ câu, không cần dấu nháy
12:5: lỗi[sai-kieu]: mục thứ 4 của “muc” phải là câu chữ hoặc nhóm khóa, không phải danh sách
  gợi ý: bỏ dấu “- ”; nếu câu bắt đầu bằng “-” hay “[” thì đặt cả câu trong dấu nháy kép"#
    );
}

#[test]
fn a_kind_says_what_is_wrong_itself() {
    assert_eq!(
        told(
            r#"nam: 2023
ten: a
ngay: 5/2023
muc:
  - {van: a, han: 2023}
"#
        ),
        r#"3:7: lỗi[ngay-sai]: “5/2023” không phải là ngày
  gợi ý: viết như 23/5/2023
5:19: lỗi[ngay-sai]: không phải là ngày
  gợi ý: viết như 23/5/2023"#
    );
}

#[test]
fn an_item_that_is_a_number_is_doubtful() {
    assert_eq!(
        told(
            r#"nam: 2023
ten: a
muc:
  - 5
"#
        ),
        r#"4:5: lỗi[sai-kieu]: mục thứ 1 của “muc” phải là câu chữ
  gợi ý: đặt trong dấu nháy: "5""#
    );
}

#[test]
fn a_doubtful_item_is_silent_beside_a_sure_fault() {
    assert_eq!(
        told(
            r#"nam: 08
ten: a
muc:
  - 5
"#
        ),
        r#"1:6: lỗi[sai-kieu]: “nam” phải là số nguyên, không phải “08”
  gợi ý: bỏ số 0 ở đầu"#
    );
}

#[test]
fn nothing_wrong() {
    assert_eq!(
        told(
            r#"nam: 2023
ten: 08
ngay: 1/1/2023
muc_tieu: {2023: 1.5}
muc: ["a: b", c]
"#
        ),
        r#""#
    );
}

#[test]
fn syntax_and_shape_in_one_run() {
    assert_eq!(
        told(
            "\
nam: 2023
ten: a: b
nagy: 5/2023
\tminh_hoa: có
muc: []
"
        ),
        r#"2:7: lỗi[dau-hai-cham]: câu có dấu hai chấm và dấu cách “: ” nhưng không đặt trong dấu nháy
  gợi ý: viết ten: "a: b"
  gợi ý: hoặc viết | ở chỗ của câu rồi xuống dòng, thụt vào và gõ câu, không cần dấu nháy
3:1: lỗi[khoa-la]: khóa lạ “nagy”
  gợi ý: có phải “ngay”?
3:7: lỗi[ngay-sai]: “5/2023” không phải là ngày
  gợi ý: viết như 23/5/2023
4:1: lỗi[phim-tab]: dòng thụt vào bằng phím Tab
  gợi ý: thay phím Tab bằng dấu cách (mỗi bậc 2 dấu cách)
4:12: lỗi[sai-kieu]: “minh_hoa” phải là true hoặc false, không phải “có”
  gợi ý: viết true nếu có, false nếu không, không có dấu nháy
5:6: lỗi[thieu-muc]: “muc” cần ít nhất 1 mục"#
    );
}

#[test]
fn bullets_make_one_text() {
    assert_eq!(
        told(
            r#"nam: 2023
ten: a
muc:
  – một
  – hai
"#
        ),
        r#"4:3: lỗi[sai-kieu]: “muc” phải là danh sách, không phải “– một – hai”
  gợi ý: đầu mỗi mục gõ dấu trừ “-” rồi dấu cách"#
    );
}
