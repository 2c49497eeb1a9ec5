//! Tables whose rows stand in files beside the data: the rows are put in, and where they came from is remembered.

use super::csv;
use crate::diagnostic::{Code, Diagnostic, Route, Severity};
use crate::model::{VanBan, tables};
use crate::yaml::{self, Beside, Read};

/// The name of a file beside the data → its path as the officer would name it and its text, or why there is none.
pub type Open<'a> = dyn Fn(&str) -> Result<(String, String), Box<Diagnostic>> + 'a;

/// Puts the rows of tables in whose `tep` names a file. What is doubtful goes to the notes of `read`.
///
/// # Errors
/// All that is wrong with the names, with the files and in them, each at its place.
pub fn fill(read: &mut Read<VanBan>, open: &Open<'_>) -> Result<(), Vec<Diagnostic>> {
    let (file, mut findings, mut beside) = (read.file.clone(), Vec::new(), Vec::new());
    tables::each(&read.value, &mut |table, trail| {
        let Some(name) = &table.tep else { return };
        let here = trail.key("tep").route();
        if !table.dong.is_empty() {
            let message = "bảng vừa có dong vừa có tep";
            findings
                .push(Diagnostic::error(Code::TepBang, &file, &here, message).hint("chỉ để một trong hai"));
            return;
        }
        if let Some((why, hint)) = misnamed(name.as_str()) {
            findings.push(Diagnostic::error(Code::TepBang, &file, &here, why).hint(hint));
            return;
        }
        match open(name.as_str()) {
            Ok((path, text)) => {
                let (text, notes) = yaml::clean(&path, &text);
                let rows = csv::read(&path, &text, table);
                findings.extend(notes);
                findings.extend(rows.findings);
                table.dong.put(rows.rows);
                beside.push(Beside { route: trail.key("dong").route(), file: path, places: rows.places });
            }
            Err(failed) => findings.push(told_at(*failed, &file, &here)),
        }
    });
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

/// What is wrong with a name: files of other folders, and of other kinds, are not read.
pub fn misnamed(name: &str) -> Option<(&'static str, &'static str)> {
    let beside = "để tệp CSV cạnh tệp dữ liệu, ghi tên tệp: kinh-phi.csv";
    let is_rooted = name.starts_with(['/', '\\']) || name.contains(':');
    if is_rooted || name.contains('\\') || name.split('/').any(|part| matches!(part, "" | "." | "..")) {
        return Some(("tệp của bảng phải nằm cạnh tệp dữ liệu hoặc trong thư mục bên dưới", beside));
    }
    let is_csv = name.to_lowercase().ends_with(".csv");
    (!is_csv)
        .then_some(("tệp của bảng phải là tệp CSV", "trong Excel chọn Lưu thành (Save as), kiểu CSV UTF-8"))
}

/// Why a file could not be had, at the place that names it; what is wrong inside the file keeps its place there.
fn told_at(failed: Diagnostic, file: &str, here: &Route) -> Diagnostic {
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
            filled("a.csv", "Phát thanh;1;2\n").unwrap_err(),
            [
                "data/a.csv:1:14: lỗi[tep-bang]: dòng có 3 ô, bảng có 2\n  gợi ý: câu có dấu ngăn ô thì đặt cả ô trong ngoặc kép"
            ]
        );
    }
}
