//! Tables whose rows stand in files beside the data: the rows are put in, and where they came from is remembered.

use super::csv;
use crate::diagnostic::{Code, Diagnostic, Route, Severity};
use crate::model::{VanBan, tables};
use crate::yaml::{self, Beside, Read};

/// The name of a file beside the data → its path as the officer would name it and its text, or why there is none.
pub type Open<'a> = dyn Fn(&str) -> Result<(String, String), Box<Diagnostic>> + 'a;

/// What the files beside a paper gave.
#[derive(Debug, Default)]
pub struct Filled {
    /// What is wrong or doubtful with their names, which has a route alone, and in them, which has a place.
    pub findings: Vec<Diagnostic>,
    /// Where the rows came from.
    pub beside: Vec<Beside>,
    /// Rows that could not be read whole: the sums of their tables are not those of what was typed.
    pub lost: Vec<Route>,
}

/// Puts the rows of tables in whose `tep` names a file. What is doubtful goes to the notes of `read`.
///
/// # Errors
/// All that is wrong with the names, with the files and in them, each at its place.
pub fn fill(read: &mut Read<VanBan>, open: &Open<'_>) -> Result<(), Vec<Diagnostic>> {
    let Filled { mut findings, beside, .. } = rows(&read.value, &read.file, open);
    read.place(&mut findings);
    read.beside = beside;
    let (wrong, doubtful): (Vec<_>, Vec<_>) = findings.into_iter().partition(Diagnostic::is_error);
    if wrong.is_empty() {
        read.notes.extend(doubtful);
        Ok(())
    } else {
        Err(wrong.into_iter().chain(doubtful).collect())
    }
}

/// Puts the rows of tables in whose `tep` names a file; `file` is the paper's own.
pub fn rows(paper: &VanBan, file: &str, open: &Open<'_>) -> Filled {
    let mut filled = Filled::default();
    tables::each(paper, &mut |table, trail| {
        let Some(name) = &table.tep else { return };
        let here = trail.key("tep").route();
        let wrong = |message: &str, hint| Diagnostic::error(Code::TepBang, file, &here, message).hint(hint);
        if !table.dong.is_empty() {
            filled.findings.push(wrong("bảng vừa có dong vừa có tep", "chỉ để một trong hai"));
            return;
        }
        if let Some((why, hint)) = misnamed(name.as_str()) {
            filled.findings.push(wrong(why, hint));
            return;
        }
        match open(name.as_str()) {
            Ok((path, text)) => {
                let (text, notes) = yaml::clean(&path, &text);
                let rows = csv::read(&path, &text, table, paper.nam);
                filled.findings.extend(notes);
                filled.findings.extend(yaml::illegible(&path, &text));
                let list = trail.key("dong");
                if rows.findings.iter().any(Diagnostic::is_error) {
                    filled.lost.push(list.index(rows.rows.len()).route());
                }
                if rows.rows.is_empty() {
                    let none = Diagnostic::warning(
                        Code::TepBang,
                        &path,
                        &Route::root(),
                        "tệp không có dòng nào của bảng",
                    );
                    filled.findings.push(
                        none.at(1, 1).hint("thêm các dòng dưới dòng tiêu đề cột; ô để trống thì ghi ~"),
                    );
                }
                filled.findings.extend(rows.findings);
                table.dong.put(rows.rows);
                filled.beside.push(Beside { route: list.route(), file: path, places: rows.places });
            }
            Err(failed) => filled.findings.push(told_at(*failed, file, &here)),
        }
    });
    filled
}

/// How a spreadsheet gives a file that can be read.
const IN_EXCEL: &str = "trong Excel chọn Lưu thành (Save as), kiểu CSV UTF-8";

/// What is wrong with a name: files of other folders, and of other kinds, are not read.
pub fn misnamed(name: &str) -> Option<(&'static str, &'static str)> {
    let beside = "để tệp CSV cạnh tệp dữ liệu, ghi tên tệp: kinh-phi.csv";
    let is_rooted = name.starts_with(['/', '\\']) || name.contains(':');
    if is_rooted || name.contains('\\') || name.split('/').any(|part| matches!(part, "" | "." | "..")) {
        return Some(("tệp của bảng phải nằm cạnh tệp dữ liệu hoặc trong thư mục bên dưới", beside));
    }
    let is_csv = name.to_lowercase().ends_with(".csv");
    (!is_csv).then_some(("tệp của bảng phải là tệp CSV", IN_EXCEL))
}

/// Why a file could not be had, at the place that names it; what is wrong inside the file keeps its place there.
fn told_at(failed: Diagnostic, file: &str, here: &Route) -> Diagnostic {
    let failed = if failed.code == Code::MaHoaSai { failed.hint(IN_EXCEL) } else { failed };
    if failed.place.at.is_some() {
        return failed;
    }
    let message = format!("không đọc được {}: {}", failed.place.file, failed.message);
    let told =
        Diagnostic { severity: Severity::Error, ..Diagnostic::error(failed.code, file, here, message) };
    failed.hints.into_iter().fold(told, Diagnostic::hint)
}

#[cfg(test)]
mod tests {
    use super::{fill, misnamed};
    use crate::model::VanBan;
    use crate::yaml;

    const PAPER: &str = "nam: 2026\ntrich_yeu: A\nnguoi_ky: ct\nphu_luc:\n  - tieu_de: B\n    bang:\n      cot: [{ten: Việc}, {ten: Tiền, kieu: dong}]\n      tep: TEN\n";

    fn filled(name: &str, text: &'static str) -> Result<usize, Vec<String>> {
        let mut read = yaml::read::<VanBan>("a.yaml".into(), &PAPER.replace("TEN", name)).unwrap();
        let open = |name: &str| Ok((format!("data/{name}"), text.to_owned()));
        let told = |findings: Vec<crate::diagnostic::Diagnostic>| {
            findings.iter().map(ToString::to_string).collect::<Vec<_>>()
        };
        fill(&mut read, &open).map_err(told)?;
        Ok(read.beside[0].places.len())
    }

    fn warned(name: &str, text: &'static str) -> Vec<String> {
        let mut read = yaml::read::<VanBan>("a.yaml".into(), &PAPER.replace("TEN", name)).unwrap();
        fill(&mut read, &|name: &str| Ok((format!("data/{name}"), text.to_owned()))).unwrap();
        read.notes.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn only_files_beside_the_data_are_read() {
        for name in ["a.csv", "bảng 1.CSV", "bang/a.csv", "a..csv"] {
            assert_eq!(misnamed(name), None, "{name}");
        }
        for name in
            ["../a.csv", "/a.csv", "C:/a.csv", "b\\a.csv", "a/../b.csv", "./a.csv", "a.xlsx", "//x/a.csv"]
        {
            assert!(misnamed(name).is_some(), "{name}");
        }
    }

    #[test]
    fn rows_come_from_the_file_and_its_faults_have_their_place_there() {
        assert_eq!(filled("a.csv", "Việc;Tiền\nPhát thanh;2000\n"), Ok(1));
        assert_eq!(
            filled("../a.csv", "").unwrap_err(),
            [
                "a.yaml:8:12: lỗi[tep-bang]: tệp của bảng phải nằm cạnh tệp dữ liệu hoặc trong thư mục bên dưới\n  gợi ý: để tệp CSV cạnh tệp dữ liệu, ghi tên tệp: kinh-phi.csv"
            ]
        );
        assert_eq!(
            warned("a.csv", "Việc;Tiền\n"),
            [
                "data/a.csv:1:1: cảnh báo[tep-bang]: tệp không có dòng nào của bảng\n  gợi ý: thêm các dòng dưới dòng tiêu đề cột; ô để trống thì ghi ~"
            ]
        );
        assert_eq!(
            filled("a.csv", "Phát thanh;1;2\n").unwrap_err(),
            [
                "data/a.csv:1:14: lỗi[tep-bang]: dòng có 3 ô, bảng có 2\n  gợi ý: câu có dấu ngăn ô thì đặt cả ô trong ngoặc kép"
            ]
        );
    }
}
