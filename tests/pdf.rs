//! The third format: the same bytes always, kept when anybody has changed it since, issued and stale as the others.

#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    clippy::panic,
    reason = "tests read and write files, and fail by panicking"
)]

mod support;

use std::fs;
use std::path::{Path, PathBuf};

const PLAN: &str = "\
nam: 2026
so: 12
ngay: 10/2/2026
trich_yeu: Công tác gia đình năm 2026
nguoi_ky: chu_tich
cac_muc:
  - tieu_de: Mục tiêu
    khoan: [{tieu_de: Việc chung, y: [Việc một, Việc hai]}]
ket: Trên đây là Kế hoạch
";

const DATA: &str = "data/2026/ke-hoach.yaml";
const PDF: &str = "output/2026/ke-hoach.pdf";
const BUILD: [&str; 3] = ["build", "--format", "pdf"];

/// What a program adds that signs a file.
const SIGNED: &[u8] =
    b"\n9 0 obj\n<</Type/Sig/ByteRange [0 9 99 9]/Contents <00>>>\nendobj\nstartxref\n9\n%%EOF\n";
/// What one adds that puts a note on it.
const STAMPED: &[u8] = b"\n9 0 obj\n<</Type/Annot/Subtype/Stamp>>\nendobj\nstartxref\n9\n%%EOF\n";

struct Office(PathBuf);

impl Office {
    fn new(name: &str) -> Self {
        let office = Self(support::scratch(&format!("pdf-{name}")));
        fs::create_dir_all(office.0.join("data/2026")).unwrap();
        office.write("data/don-vi.yaml", support::UNIT);
        office.write("data/can-cu.yaml", "{}\n");
        office.write(DATA, PLAN);
        office
    }

    /// With the PDF alone built, issued or a draft.
    fn built(name: &str, issued: bool) -> Self {
        let office = Self::new(name);
        if !issued {
            office.replace(DATA, "so: 12\nngay: 10/2/2026\n", "");
        }
        assert_eq!(office.run(&BUILD), (format!("mới        {PDF}\n"), 0));
        office
    }

    fn write(&self, file: &str, text: impl AsRef<[u8]>) {
        fs::write(self.0.join(file), text).unwrap();
    }

    fn replace(&self, file: &str, from: &str, to: &str) {
        let text = fs::read_to_string(self.0.join(file)).unwrap();
        assert!(text.contains(from), "{file} has no {from}");
        self.write(file, text.replace(from, to));
    }

    fn pdf(&self) -> Vec<u8> {
        fs::read(self.0.join(PDF)).unwrap()
    }

    fn append(&self, bytes: &[u8]) -> Vec<u8> {
        let pdf = [self.pdf(), bytes.to_vec()].concat();
        self.write(PDF, &pdf);
        pdf
    }

    fn run(&self, arguments: &[&str]) -> (String, i32) {
        let output = support::vanthu(&self.0, arguments);
        let text = |bytes| String::from_utf8(bytes).unwrap();
        (text(output.stdout) + &text(output.stderr), output.status.code().unwrap())
    }

    fn names(&self) -> Vec<String> {
        support::files(&self.0.join("output/2026"))
            .iter()
            .map(|file| file.to_str().unwrap().to_owned())
            .collect()
    }

    /// A run that begins its line so, ends so and leaves the PDF as it is.
    fn stays(&self, arguments: &[&str], line: &str, code: i32) -> String {
        let before = self.pdf();
        let (said, ended) = self.run(arguments);
        assert!(said.lines().any(|it| it.starts_with(line) && it.contains(PDF)), "{arguments:?}: {said}");
        assert_eq!(ended, code, "{arguments:?}: {said}");
        assert!(self.pdf() == before, "{arguments:?} wrote: {said}");
        said
    }
}

fn contains(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|window| window == text.as_bytes())
}

#[test]
fn the_same_paper_gives_the_same_bytes_with_title_language_and_its_own_date() {
    let [one, other] = ["a", "b"].map(|name| Office::built(name, true));
    assert!(one.pdf() == other.pdf());
    let pdf = one.pdf();
    assert!(pdf.starts_with(b"%PDF-1.7") && pdf.ends_with(b"%%EOF"));
    for told in [
        "<pdfaid:part>2</pdfaid:part>",
        "<pdfaid:conformance>B</pdfaid:conformance>",
        "Kế hoạch Công tác gia đình năm 2026",
        "<xmp:CreateDate>2026-02-10T00:00:00+07:00</xmp:CreateDate>",
        "/Lang(vi-VN)",
        "VanthuSerif-Bold",
        "/ToUnicode",
        "/Outlines",
    ] {
        assert!(contains(&pdf, told), "{told}");
    }
    assert_eq!(one.names(), ["ke-hoach.pdf"], "other formats were not asked for");
    one.stays(&BUILD, "không đổi", 0);
    one.stays(&["build", "--check", "--format", "pdf"], "không đổi", 0);
}

#[test]
fn a_paper_without_a_day_has_no_date() {
    let pdf = Office::built("undated", false).pdf();
    for date in ["CreateDate", "CreationDate", "ModDate", "ModifyDate", "stEvt:when>", "0001-01-01"] {
        assert!(!contains(&pdf, date), "{date}");
    }
}

#[test]
fn a_draft_follows_its_data_and_an_old_pdf_is_told_though_it_was_not_asked_for() {
    let office = Office::built("draft", false);
    office.run(&["build"]);
    office.replace(DATA, "Việc hai", "Việc ba");
    office.stays(&["build", "--check", "--format", "pdf"], "cũ", 1);
    let said = office.stays(&["build"], "cũ", 0);
    assert!(said.contains("--format pdf"), "{said}");
    office.stays(&["build", "--check"], "cũ", 1);
    let (said, code) = office.run(&BUILD);
    assert_eq!((said, code), (format!("thay đổi   {PDF} (I.1)\n"), 0));
    assert!(!office.run(&["build"]).0.contains(".pdf"));
}

#[test]
fn a_changed_pdf_is_kept_and_force_puts_it_aside() {
    let office = Office::built("changed", false);
    let stamped = office.append(STAMPED);
    let said = office.stays(&BUILD, "giữ", 1);
    assert!(said.contains("bản mới: ke-hoach.moi.pdf"), "{said}");
    office.replace(DATA, "Việc hai", "Việc ba");
    let said = office.stays(&BUILD, "giữ", 1);
    assert!(said.contains("- - Việc hai") && said.contains("+ - Việc ba"), "{said}");
    let (said, code) = office.run(&["build", "--format", "pdf", "--force"]);
    assert!(code == 0 && said.contains("cất ở ke-hoach.sua-tay-"), "{said}");
    let aside = office.names().into_iter().find(|name| name.contains(".sua-tay-")).unwrap();
    assert!(fs::read(office.0.join("output/2026").join(aside)).unwrap() == stamped);
    office.stays(&BUILD, "không đổi", 0);
}

#[test]
fn a_signed_pdf_that_says_what_the_data_says_is_left_and_a_new_version_needs_both_options() {
    let office = Office::built("signed", true);
    let signed = office.append(SIGNED);
    office.stays(&BUILD, "không đổi", 0);
    office.stays(&["build", "--format", "pdf", "--force", "--reissue"], "không đổi", 0);
    // What it shares with other papers: issued, as ever.
    office.replace("data/don-vi.yaml", "Nguyễn Văn An", "Trần Thị Bình");
    office.stays(&BUILD, "đã ban hành", 0);
    office.stays(&["build", "--format", "pdf", "--force"], "đã ban hành", 0);
    // Its own data: kept, until both are said.
    office.replace(DATA, "Việc hai", "Việc ba");
    assert!(office.stays(&BUILD, "giữ", 1).contains("đã ký số"));
    assert!(office.stays(&["build", "--format", "pdf", "--force"], "giữ", 1).contains("--reissue"));
    let (said, code) = office.run(&["build", "--format", "pdf", "--force", "--reissue"]);
    assert!(code == 0 && said.contains("bản đã ký số cất ở ke-hoach.da-ban-hanh-"), "{said}");
    let aside = office.names().into_iter().find(|name| name.contains(".da-ban-hanh-")).unwrap();
    assert!(fs::read(office.0.join("output/2026").join(aside)).unwrap() == signed);
}

#[test]
fn another_file_of_that_name_and_one_written_anew_are_not_overwritten() {
    let office = Office::new("foreign");
    fs::create_dir_all(office.0.join("output/2026")).unwrap();
    office.write(PDF, b"%PDF-1.4\n1 0 obj\n<</Producer (Scanner)>>\nendobj\nstartxref\n9\n%%EOF\n");
    assert!(office.stays(&["build", "--format", "pdf", "--force"], "giữ", 1).contains("lỗi[tep-la]"));
    office.write(PDF, b"%PDF-1.4\n1 0 obj\n<</Creator (vanthu)>>\nendobj\nstartxref\n9\n%%EOF\n");
    office.stays(&BUILD, "giữ", 1);
    // Whether it was issued cannot be told any more, and the data says it is.
    assert!(office.stays(&["build", "--format", "pdf", "--force"], "giữ", 1).contains("--reissue"));
}

/// The table of an issued paper, with nothing but the PDF.
#[test]
fn an_issued_pdf_alone_stays_as_it_was_issued() {
    let office = Office::built("issued", true);
    let issued = office.pdf();
    office.replace("data/don-vi.yaml", "Nguyễn Văn An", "Trần Thị Bình");
    let said = office.stays(&BUILD, "đã ban hành", 0);
    assert!(["chữ ký", "tu_ngay", "--reissue"].iter().all(|word| said.contains(word)), "{said}");
    office.stays(&["build", "--format", "pdf", "--strict"], "đã ban hành", 1);
    office.stays(&["build", "--format", "pdf", "--check"], "đã ban hành", 1);
    // A format that is missing would say something else.
    let (said, code) = office.run(&["build"]);
    assert!(code == 0 && said.matches("chưa làm dạng này").count() == 2, "{said}");
    assert_eq!(office.names(), ["ke-hoach.pdf"]);
    office.replace("data/don-vi.yaml", "Trần Thị Bình", "Nguyễn Văn An");
    assert_eq!(office.run(&["build"]).1, 0);
    assert_eq!(office.names(), ["ke-hoach.docx", "ke-hoach.md", "ke-hoach.pdf"]);
    // Its own data.
    office.replace(DATA, "Việc hai", "Việc ba");
    let (said, code) = office.run(&["build", "--format", "pdf"]);
    assert!(code == 0 && said.contains("bản đã ban hành cất ở ke-hoach.da-ban-hanh-"), "{said}");
    let aside = office.names().into_iter().find(|name| name.contains(".da-ban-hanh-")).unwrap();
    assert!(fs::read(office.0.join("output/2026").join(aside)).unwrap() == issued);
    // Stamped by hand, force alone does not replace it.
    office.append(STAMPED);
    assert!(office.stays(&["build", "--format", "pdf", "--force"], "giữ", 1).contains("--reissue"));
}

#[test]
fn a_missing_pdf_is_made_if_it_says_what_was_issued() {
    let office = Office::new("missing");
    assert_eq!(office.run(&["build"]).1, 0);
    assert_eq!(office.run(&BUILD), (format!("mới        {PDF}\n"), 0));
    fs::remove_file(office.0.join(PDF)).unwrap();
    office.replace("data/don-vi.yaml", "Nguyễn Văn An", "Trần Thị Bình");
    let (said, code) = office.run(&BUILD);
    assert!(code == 0 && said.starts_with("đã ban hành") && said.contains("chưa làm dạng này"), "{said}");
    assert!(!office.0.join(PDF).exists());
}

#[test]
fn a_letter_that_no_face_has_is_told_at_its_line_and_the_other_formats_are_made() {
    let office = Office::new("letter");
    office.replace(DATA, "Việc hai", "Việc 漢 hai");
    let (said, code) = office.run(&["build", "--format", "pdf", "--format", "md", "--format", "docx"]);
    assert_eq!(code, 1, "{said}");
    assert!(said.contains(&format!("{DATA}:8:49: lỗi[pdf-thieu-chu]")), "{said}");
    assert!(said.contains("«漢» (U+6F22)") && said.contains(&format!("lỗi        {PDF}")), "{said}");
    assert_eq!(office.names(), ["ke-hoach.docx", "ke-hoach.md"]);
}

#[test]
fn several_units_and_papers_that_are_gone() {
    let office = Office::new("units");
    for unit in ["xa-a", "xa-b"] {
        let folder = office.0.join("data").join(unit);
        support::copy(&office.0.join("data/2026"), &folder.join("2026"));
        fs::write(folder.join("don-vi.yaml"), support::UNIT).unwrap();
    }
    let (said, code) = office.run(&BUILD);
    assert!(code == 0 && said.ends_with("3 đơn vị, 3 tệp: 3 mới\n"), "{said}");
    assert!(Path::new(&office.0).join("output/xa-b/2026/ke-hoach.pdf").exists());
    fs::remove_dir_all(office.0.join("data/xa-b/2026")).unwrap();
    let (said, _) = office.run(&["build"]);
    assert!(said.contains("thừa") && said.contains("output/xa-b/2026/ke-hoach.pdf"), "{said}");
}
