//! What differs between two versions of a paper, in the officer's words: the sections and components that moved, and
//! the paragraphs side by side.

use std::collections::{BTreeMap, BTreeSet};

use super::lines::{self, Line};
use super::{align, markdown};
use crate::page::style::Role;

/// A run of paragraphs that differ.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Difference {
    /// Where in the paper: `III.2`, `nơi nhận`.
    pub place: String,
    /// The paragraphs of the old version.
    pub old: Vec<String>,
    /// The paragraphs of the new version.
    pub new: Vec<String>,
    /// Where all letters are the same: what differs in each paragraph's look.
    pub looks: Vec<String>,
}

/// All differences of two Markdown files; line by line where one is no paper's Markdown any more. Of files that are too
/// long to compare there is one.
pub fn of_markdown(old: &str, new: &str) -> Vec<Difference> {
    if lines::is_long(old) || lines::is_long(new) {
        return vec![too_long()];
    }
    match (lines::of_markdown(old), lines::of_markdown(new)) {
        (Some(old), Some(new)) => differences(&old, &new),
        _ => {
            let [old, new] = [old, new].map(|text| lines::of_text(markdown::body(text)));
            differences(&old, &new)
        }
    }
}

/// What is said of versions that are too long to compare.
pub fn too_long() -> Difference {
    let told = "(tệp dài quá nên không kể từng chỗ khác)".to_owned();
    Difference { place: "cả văn bản".to_owned(), old: vec![told], ..Difference::default() }
}

/// All differences, in the paper's order.
pub fn differences(old: &[Line], new: &[Line]) -> Vec<Difference> {
    let [old_numbers, new_numbers] = lines::numbered([old, new]);
    let (old_places, new_places) = (places(old), places(new));
    let mut found = Vec::new();
    let (mut old_at, mut new_at) = (0, 0);
    let end = (old.len(), new.len());
    for (old_match, new_match) in align::matches(&old_numbers, &new_numbers).into_iter().chain([end]) {
        let old_run = old_places.iter().zip(old).take(old_match).skip(old_at);
        let new_run = new_places.iter().zip(new).take(new_match).skip(new_at);
        found.extend(by_place(old_run, new_run));
        (old_at, new_at) = (old_match + 1, new_match + 1);
    }
    found
}

/// A run of lines that differ, a difference for each place in it.
fn by_place<'a>(
    old: impl Iterator<Item = (&'a String, &'a Line)>,
    new: impl Iterator<Item = (&'a String, &'a Line)>,
) -> Vec<Difference> {
    let mut found: Vec<Difference> = Vec::new();
    let mut lines: Vec<[Vec<&Line>; 2]> = Vec::new();
    let mut known: BTreeMap<&'a str, usize> = BTreeMap::new();
    let mut add = |side: usize, place: &'a String, line: &'a Line| {
        let at = *known.entry(place).or_insert_with(|| {
            found.push(Difference { place: place.clone(), ..Difference::default() });
            lines.push([Vec::new(), Vec::new()]);
            found.len() - 1
        });
        lines[at][side].push(line);
    };
    old.for_each(|(place, line)| add(0, place, line));
    new.for_each(|(place, line)| add(1, place, line));
    for (difference, [old, new]) in found.iter_mut().zip(lines) {
        difference.old = old.iter().map(|line| line.shown()).collect();
        difference.new = new.iter().map(|line| line.shown()).collect();
        for ((old, new), (was, is)) in
            old.iter().zip(&new).zip(difference.old.iter_mut().zip(&mut difference.new))
        {
            if [old, new].into_iter().all(|line| line.role() == Some(Role::BieuDo)) {
                only_changed_rows(was, is);
            }
        }
        if difference.old == difference.new {
            let unlike = old.iter().zip(&new).filter(|(old, new)| old != new);
            difference.looks = unlike.map(|(old, new)| old.looks_unlike(new)).collect();
        }
    }
    found
}

/// Of two charts in words, the rows that differ.
fn only_changed_rows(old: &mut String, new: &mut String) {
    let changed = |of: &str, other: &str| {
        let known: BTreeSet<&str> = other.split(ROWS).collect();
        of.split(ROWS).filter(|row| !known.contains(row)).collect::<Vec<_>>().join(ROWS)
    };
    let (was, is) = (changed(old, new), changed(new, old));
    if !was.is_empty() && !is.is_empty() {
        (*old, *new) = (was, is);
    }
}

/// Between the rows of a chart in words.
const ROWS: &str = " | ";

/// The places of all differences, each once.
pub fn moved(differences: &[Difference]) -> Vec<&str> {
    let mut known = BTreeSet::new();
    differences
        .iter()
        .map(|difference| difference.place.as_str())
        .filter(|place| known.insert(*place))
        .collect()
}

/// The place of each line.
pub(super) fn places(lines: &[Line]) -> Vec<String> {
    let mut walk = Walk { appendix: None, muc: None, khoan: None };
    lines.iter().map(|line| walk.place(line)).collect()
}

/// Where the walk through the paper stands.
struct Walk {
    appendix: Option<String>,
    muc: Option<String>,
    khoan: Option<String>,
}

impl Walk {
    fn place(&mut self, line: &Line) -> String {
        let fixed = match line.role() {
            Some(Role::ChuQuan | Role::CoQuan) => "tên cơ quan",
            Some(Role::QuocHieu | Role::TieuNgu) => "quốc hiệu, tiêu ngữ",
            Some(Role::SoKyHieu) => "số, ký hiệu",
            Some(Role::DiaDanhNgay) => "địa danh, ngày tháng",
            Some(Role::HinhThucSao) => "hình thức sao",
            Some(Role::DauHieu) => "dấu hiệu bản thảo",
            Some(Role::TenLoai) => "tên loại",
            Some(Role::TrichYeu | Role::TrichYeuCongVan) => "trích yếu",
            Some(Role::KinhGui | Role::KinhGuiDong) => "kính gửi",
            Some(Role::CanCu) => "căn cứ",
            Some(Role::NoiNhan | Role::NoiNhanDong) => "nơi nhận",
            Some(Role::ThamQuyen | Role::ChucVu | Role::ChucVuKhac | Role::HoTen | Role::XacNhan) => "chữ ký",
            Some(
                role @ (Role::PhuLuc
                | Role::TenPhuLuc
                | Role::KemTheo
                | Role::ThanBai
                | Role::Chuong
                | Role::TenChuong
                | Role::Muc
                | Role::Dieu
                | Role::Khoan
                | Role::KhoanHai
                | Role::KhoanBa
                | Role::MucCuaChuong
                | Role::BangDau
                | Role::BangO
                | Role::TenBang
                | Role::DonViTinh
                | Role::TenBieuDo
                | Role::BieuDo),
            ) => return self.inside(role, line),
            // Of another program's style, or of none.
            None => return self.inside(Role::ThanBai, line),
        };
        fixed.to_owned()
    }

    fn inside(&mut self, role: Role, line: &Line) -> String {
        let number = number(&line.start(NUMBER));
        match role {
            Role::PhuLuc => *self = Self { appendix: Some(line.start(TITLE)), muc: None, khoan: None },
            Role::Muc | Role::Dieu | Role::Chuong | Role::MucCuaChuong => {
                self.muc = number.or_else(|| Some(line.start(TITLE)));
                self.khoan = None;
            }
            Role::Khoan | Role::KhoanHai | Role::KhoanBa => self.khoan = number,
            Role::ThanBai if number.is_some() => self.khoan = number,
            _ => {}
        }
        self.here()
    }

    fn here(&self) -> String {
        let parts = [&self.appendix, &self.muc, &self.khoan];
        let known: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
        if known.is_empty() { "phần mở đầu".to_owned() } else { known.join(".") }
    }
}

/// Letters that are enough for a number.
const NUMBER: usize = 12;
/// Letters of a title without a number by which a section is called.
const TITLE: usize = 80;

/// `III` of `III. TỔ CHỨC`, `2` of `2. Nội dung`, `2.1` of `2.1. Nội dung`.
fn number(text: &str) -> Option<String> {
    let end = text.find(". ").or_else(|| text.ends_with('.').then(|| text.len() - 1))?;
    let (number, rest) = (&text[..end], &text[end + 1..]);
    let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let digits = number.split('.').all(is_digits);
    let roman = !number.is_empty() && number.bytes().all(|byte| b"IVXLC".contains(&byte));
    ((digits || roman) && (rest.is_empty() || rest.starts_with(' '))).then(|| number.to_owned())
}

#[cfg(test)]
mod tests {
    use super::{Difference, differences, moved};
    use crate::page::markdown;
    use crate::seal::lines::{self, Line};

    const PAPER: &str = "<b class=\"ten-loai\">KẾ HOẠCH</b>\n\n## I. MỤC ĐÍCH\n\n1\\. Một.\n\n2\\. Hai.\n\n## II. NHIỆM VỤ\n\n### 1. Phòng\n\n- Làm a.\n\n- Làm b.\n\n<span class=\"noi-nhan-dong\">- Lưu: VT.</span>\n";

    fn lines(markdown: &str) -> Vec<Line> {
        lines::of_document(&markdown::parse("x.md", &markdown.replace("- L", "\\- L")).unwrap())
    }

    #[test]
    fn a_difference_names_its_section() {
        let new = PAPER.replace("Làm b", "Làm c").replace("VT", "VT, TK").replace("1\\. Một.\n\n", "");
        let found = differences(&lines(PAPER), &lines(&new));
        assert_eq!(moved(&found), ["I.1", "II.1", "nơi nhận"]);
        assert_eq!(
            found[1],
            Difference {
                place: "II.1".into(),
                old: vec!["- Làm b.".into()],
                new: vec!["- Làm c.".into()],
                looks: Vec::new()
            }
        );
        assert_eq!(found[0].new, [""; 0]);
    }

    #[test]
    fn a_letter_made_bold_is_a_difference() {
        let found = differences(&lines(PAPER), &lines(&PAPER.replace("Hai", "<b>Hai</b>")));
        assert_eq!(moved(&found), ["I.2"]);
        assert_eq!(found[0].looks, ["kiểu chữ: như kiểu đoạn; theo dữ liệu: đậm «Hai», thường «.»"]);
    }

    #[test]
    fn whatever_an_edited_file_holds_it_is_compared() {
        for (pattern, count) in [
            (">", 400_000),
            ("a\u{0}b", 100_000),
            ("<b>", 130_000),
            ("`", 400_000),
            ("[a](", 100_000),
            ("*a_ ", 100_000),
            ("## Mục có tên dài\n\nĐoạn.\n\n", 20_000),
            ("1. a\n\n", 60_000),
            ("|a", 100_000),
            ("\n", 400_000),
        ] {
            let found = super::of_markdown(&pattern.repeat(count), PAPER);
            assert!(!found.is_empty(), "{pattern:?}");
        }
    }

    #[test]
    fn the_same_paper_has_no_differences() {
        assert_eq!(differences(&lines(PAPER), &lines(PAPER)), []);
    }

    #[test]
    fn long_papers_with_nothing_in_common_are_compared_quickly() {
        let long = |word: &str| (0..5_000).map(|n| format!("{word} {n}\n\n")).collect::<String>();
        let found = differences(&lines(&long("một")), &lines(&long("hai")));
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].old.len(), 5_000);
    }
}
