//! An issued paper stays as it was issued: each row of the promise, in copies of a small workspace with a plan and a
//! half-year report that were sent.

#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    clippy::panic,
    reason = "tests read and write files, and fail by panicking"
)]

mod support;

use std::collections::BTreeMap;
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
    khoan: [{id: viec, tieu_de: Việc chung, y: [Việc một, Việc hai]}]
ket: Trên đây là Kế hoạch
cong_tac: {ten: công tác gia đình}
muc_tieu: {gia_dinh: Trong gia đình}
chi_tieu:
  hoa_giai: {ten: Thôn có tổ hòa giải, muc_tieu: gia_dinh, don_vi_tinh: thôn, cach_tinh: so_luong, ke_hoach: 9}
";

const RESULTS: &str = "\
nam: 2026
sau_thang:
  so: 40
  ngay: 12/6/2026
  trich_yeu: Kết quả công tác gia đình 6 tháng đầu năm 2026
  nguoi_ky: chu_tich
  so_lieu_den: 31/5/2026
  chi_dao: Đã chỉ đạo
  loi_van: {viec: Đã làm}
  danh_gia: {uu_diem: Tốt, ton_tai: Chậm, khach_quan: Xa, chu_quan: Ít}
  phuong_huong: Tiếp tục
  kien_nghi: [{gui: UBND tỉnh, y: Hỗ trợ}]
  ket: Trên đây là Báo cáo
so_lieu:
  hoa_giai: [{den: 31/5/2026, gia_tri: 7, cung_ky: 6}]
hoat_dong: []
van_ban: [{loai: Công văn, so: 7/UBND-VHXH, ngay: 02/4/2026, trich_yeu: về việc tuyên truyền}]
";

const PLAN_FILES: [&str; 2] = ["output/2026/ke-hoach.md", "output/2026/ke-hoach.docx"];
const REPORT_FILES: [&str; 2] = ["output/2026/bao-cao-6-thang.md", "output/2026/bao-cao-6-thang.docx"];

/// A workspace whose papers were sent.
struct Office(PathBuf);

impl Office {
    fn new(name: &str) -> Self {
        let office = Self(support::scratch(&format!("issued-{name}")));
        fs::create_dir_all(office.0.join("data/2026")).unwrap();
        office.write("data/don-vi.yaml", support::UNIT);
        office.write("data/can-cu.yaml", "{}\n");
        office.write("data/2026/ke-hoach.yaml", PLAN);
        office
    }

    /// With the plan built.
    fn with_plan(name: &str) -> Self {
        let office = Self::new(name);
        let (said, code) = office.run(&["build"]);
        assert_eq!((said.matches("mới").count(), code), (2, 0), "{said}");
        office
    }

    /// With the plan and the report built.
    fn with_report(name: &str) -> Self {
        let office = Self::new(name);
        office.write("data/2026/ket-qua.yaml", RESULTS);
        let (said, _) = office.run(&["build"]);
        assert!(!office.text(REPORT_FILES[0]).contains("DỰ THẢO"), "{said}{}", office.text(REPORT_FILES[0]));
        office
    }

    fn write(&self, file: &str, text: &str) {
        fs::write(self.0.join(file), text).unwrap();
    }

    fn text(&self, file: &str) -> String {
        fs::read_to_string(self.0.join(file)).unwrap()
    }

    fn replace(&self, file: &str, from: &str, to: &str) {
        let text = self.text(file);
        assert!(text.contains(from), "{file} has no {from}");
        self.write(file, &text.replace(from, to));
    }

    fn new_chairman(&self) {
        self.replace("data/don-vi.yaml", "Nguyễn Văn An", "Trần Thị Bình");
    }

    /// Both streams and the exit code.
    fn run(&self, arguments: &[&str]) -> (String, i32) {
        let output = support::vanthu(&self.0, arguments);
        let text = |bytes| String::from_utf8(bytes).unwrap();
        (text(output.stdout) + &text(output.stderr), output.status.code().unwrap())
    }

    /// The files of the output folder.
    fn files(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        let output = self.0.join("output");
        support::files(&output)
            .into_iter()
            .map(|file| (file.clone(), fs::read(output.join(file)).unwrap()))
            .collect()
    }

    /// A run that leaves everything as it is and has nothing to say.
    fn stays_silent(&self, arguments: &[&str]) {
        let before = self.files();
        let (said, code) = self.run(arguments);
        let is_quiet = said.lines().all(|line| line.starts_with("không đổi"));
        assert!(is_quiet && code == 0, "{arguments:?}: {said}{code}");
        assert!(self.files() == before, "{arguments:?} wrote something");
    }

    /// A run that leaves everything as it is and says of both files of a paper that it is issued, and where it would
    /// differ.
    fn stays_told(&self, arguments: &[&str], files: [&str; 2], place: &str, expected: i32) {
        let before = self.files();
        let (said, code) = self.run(arguments);
        for file in files {
            let line = said.lines().find(|line| line.contains(&format!("{file} "))).unwrap_or_default();
            let told = ["đã ban hành", place, "tu_ngay", "den_ngay", "--reissue"];
            assert!(told.iter().all(|word| line.contains(word)), "{arguments:?}: {said}");
        }
        assert_eq!(code, expected, "{arguments:?}: {said}");
        assert!(self.files() == before, "{arguments:?} wrote something: {said}");
    }

    /// A run that makes both files of a paper anew and keeps the issued ones, dated.
    fn is_made_anew(&self, arguments: &[&str], files: [&str; 2], gains: &str) {
        let before = self.files();
        let (said, code) = self.run(arguments);
        assert_eq!(code, 0, "{arguments:?}: {said}");
        let after = self.files();
        for file in files {
            let line = said.lines().find(|line| line.contains(file)).unwrap_or_default();
            assert!(line.starts_with("thay đổi") && line.contains("bản đã ban hành cất ở"), "{said}");
            let old = &before[Path::new(file.strip_prefix("output/").unwrap())];
            let kept = after
                .iter()
                .filter(|(name, bytes)| name.to_string_lossy().contains(".da-ban-hanh-") && *bytes == old);
            assert_eq!(kept.count(), 1, "{file} is not kept: {said}");
        }
        assert!(self.text(files[0]).contains(gains), "{}", self.text(files[0]));
        let docx = support::paragraphs(&fs::read(self.0.join(files[1])).unwrap()).join("\n");
        assert!(docx.contains(gains), "{docx}");
        self.stays_silent(&["build"]);
        self.stays_silent(&["build", "--check"]);
    }
}

/// What a paper looks like that a version before this one has made: no record.
fn without_record(office: &Office, files: [&str; 2]) {
    let text = office.text(files[0]);
    let (seal, _) = text.rsplit_once(' ').unwrap();
    let (seal, _) = seal.rsplit_once(' ').unwrap();
    office.write(files[0], &format!("{seal} -->\n"));
    let old = fs::read(office.0.join(files[1])).unwrap();
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in support::parts(&old) {
        let options = zip::write::SimpleFileOptions::default();
        archive.start_file(name.as_str(), options).unwrap();
        let text = match text.split_once("name=\"vanthu-du-lieu\"") {
            Some((before, after)) => {
                let (before, _) = before.rsplit_once("<property").unwrap();
                let (_, after) = after.split_once("</property>").unwrap();
                format!("{before}{after}")
            }
            None => text,
        };
        std::io::Write::write_all(&mut archive, text.as_bytes()).unwrap();
    }
    fs::write(office.0.join(files[1]), archive.finish().unwrap().into_inner()).unwrap();
}

#[test]
fn where_nothing_is_said_otherwise_nothing_is_touched() {
    let office = Office::with_plan("equal");
    let quoted = "# của năm\nnam: 2026\nngay: 2026-02-10\nso: \"12\"\n";
    let was = "nam: 2026\nso: 12\nngay: 10/2/2026\n";
    office.stays_silent(&["build"]);
    // Comments and another way of writing the same.
    office.replace("data/2026/ke-hoach.yaml", was, quoted);
    office.stays_silent(&["build"]);
    office.stays_silent(&["build", "--check"]);
    office.stays_silent(&["build", "--force", "--reissue"]);
    // Own data and shared data that the paper does not show.
    office.replace("data/2026/ke-hoach.yaml", "ke_hoach: 9", "ke_hoach: 8");
    office.replace("data/don-vi.yaml", "co_quan:", "co_quan:\n  cong_an: {ten: Công an xã}");
    office.stays_silent(&["build", "--strict"]);
}

#[test]
fn a_template_or_a_program_that_gives_the_same_text_leaves_it() {
    let office = Office::with_plan("look");
    support::copy(&support::root().join("templates"), &office.0.join("templates"));
    office.replace("templates/ke-hoach.md.j2", "{%", "{# mới #}{%");
    office.stays_silent(&["build"]);
    // What another version of the program wrote otherwise: the look of the DOCX, and the fingerprint of its sources.
    let old = fs::read(office.0.join(PLAN_FILES[1])).unwrap();
    let parts = support::parts(&old);
    let (_, custom) = parts.iter().find(|(name, _)| name == "docProps/custom.xml").unwrap();
    assert!(custom.contains("vanthu-du-lieu"), "{custom}");
    office.replace("templates/co-so.md.j2", "{{ van_ban.ket }}", "**{{ van_ban.ket }}**");
    office.stays_silent(&["build", "--format", "md"]);
}

#[test]
fn own_data_that_changed_makes_it_anew() {
    let office = Office::with_plan("own");
    office.replace("data/2026/ke-hoach.yaml", "Việc hai", "Việc hai và ba");
    let (said, code) = office.run(&["build", "--check"]);
    assert!(said.starts_with("cũ") && code == 1, "{said}");
    office.is_made_anew(&["build"], PLAN_FILES, "Việc hai và ba");
    // A paper that loses its number is a draft again.
    office.replace("data/2026/ke-hoach.yaml", "so: 12\n", "");
    office.is_made_anew(&["build"], PLAN_FILES, "/KH-UBND");
    assert!(!office.text(PLAN_FILES[0]).contains("12/KH-UBND"));
}

#[test]
fn the_rows_of_its_tables_are_its_own_wherever_they_stand() {
    let office = Office::new("rows");
    let table = "doan: {bang: {cot: [Thôn, Việc], tep: viec.csv}}\n    khoan:";
    office.replace("data/2026/ke-hoach.yaml", "khoan:", table);
    office.write("data/2026/viec.csv", "Thôn;Việc\nMột;Họp\n");
    assert_eq!(office.run(&["build"]).1, 0);
    office.write("data/2026/viec.csv", "\u{feff}\"Thôn\",\"Việc\"\r\nMột,Họp\r\n");
    office.stays_silent(&["build"]);
    office.write("data/2026/viec.csv", "Thôn;Việc\nMột;Họp dân\n");
    office.is_made_anew(&["build"], PLAN_FILES, "Họp dân");
    // A key that is not shown is no reason, as without such a table.
    office.replace("data/2026/ke-hoach.yaml", "ke_hoach: 9", "ke_hoach: 8");
    office.new_chairman();
    office.stays_told(&["build"], PLAN_FILES, "chữ ký", 0);
}

#[test]
fn a_new_chairman_leaves_it() {
    let office = Office::with_plan("chairman");
    office.new_chairman();
    office.stays_told(&["build"], PLAN_FILES, "chữ ký", 0);
    office.stays_told(&["build", "--strict"], PLAN_FILES, "chữ ký", 1);
    office.stays_told(&["build", "--check"], PLAN_FILES, "chữ ký", 1);
    office.stays_told(&["build", "--force"], PLAN_FILES, "chữ ký", 0);
    office.is_made_anew(&["build", "--reissue"], PLAN_FILES, "Trần Thị Bình");
}

#[test]
fn what_came_later_and_is_not_shown_is_no_reason() {
    let office = Office::with_plan("later");
    office.replace(
        "data/2026/ke-hoach.yaml",
        "{ten: công tác gia đình}",
        "{ten: công tác gia đình, tach_gioi: true}",
    );
    office.replace("data/2026/ke-hoach.yaml", "ke_hoach: 9", "ke_hoach: 8");
    office.new_chairman();
    office.stays_told(&["build"], PLAN_FILES, "chữ ký", 0);
}

#[test]
fn a_renamed_body_and_a_changed_template_leave_it() {
    let office = Office::with_plan("renamed");
    office.replace("data/don-vi.yaml", "Phòng Văn hóa - Xã hội", "Phòng Khoa học và Xã hội");
    office.stays_told(&["build"], PLAN_FILES, "nơi nhận", 0);
    let office = Office::with_plan("template");
    support::copy(&support::root().join("templates"), &office.0.join("templates"));
    office.replace("templates/ke-hoach.md.j2", "Kế hoạch{%", "Chương trình{%");
    office.stays_told(&["build"], PLAN_FILES, "tên loại", 0);
    office.is_made_anew(&["build", "--reissue"], PLAN_FILES, "CHƯƠNG TRÌNH");
}

#[test]
fn a_gap_that_comes_from_elsewhere_leaves_it() {
    let office = Office::new("gap");
    office.write(
        "data/can-cu.yaml",
        "luat: {loai: Luật, so: 13/2022/QH15, ngay: 14/11/2022, co_quan: Quốc hội, trich_yeu: Phòng chống}\n",
    );
    office.replace("data/2026/ke-hoach.yaml", "cac_muc:", "mo_dau: {can_cu: [luat]}\ncac_muc:");
    assert_eq!(office.run(&["build"]).1, 0);
    office.replace("data/can-cu.yaml", "Phòng chống", "\"[cần bổ sung: trích yếu]\"");
    office.stays_told(&["build"], PLAN_FILES, "căn cứ", 0);
}

#[test]
fn a_later_figure_leaves_a_report_that_was_sent() {
    let office = Office::with_report("figure");
    office.stays_silent(&["build"]);
    office.replace("data/2026/ket-qua.yaml", "gia_tri: 7", "gia_tri: 8");
    office.stays_told(&["build"], REPORT_FILES, "I", 0);
    // The report's own words are its own data.
    office.replace("data/2026/ket-qua.yaml", "uu_diem: Tốt", "uu_diem: Rất tốt");
    office.is_made_anew(&["build"], REPORT_FILES, "Rất tốt");
    // Another report's are not.
    let office = Office::with_report("other-report");
    office.replace(
        "data/2026/ket-qua.yaml",
        "so_lieu:",
        "tong_ket: {trich_yeu: Tổng kết, nguoi_ky: chu_tich, so_lieu_den: 30/11/2026}\nso_lieu:",
    );
    office.new_chairman();
    office.stays_told(&["build", "--doc", "bao-cao-6-thang"], REPORT_FILES, "chữ ký", 0);
}

#[test]
fn edited_by_hand_it_is_kept_and_both_options_are_needed() {
    let office = Office::with_plan("edited");
    office.replace(PLAN_FILES[0], "Việc một", "Việc số một");
    let edited = office.text(PLAN_FILES[0]);
    office.new_chairman();
    for arguments in [&["build"][..], &["build", "--force"], &["build", "--reissue"]] {
        let (said, code) = office.run(&[arguments, &["--format", "md"]].concat());
        assert!(said.starts_with("giữ") && code == 1, "{arguments:?}: {said}");
        assert_eq!(office.text(PLAN_FILES[0]), edited, "{arguments:?}");
    }
    let (said, code) = office.run(&["build", "--force", "--reissue", "--format", "md"]);
    assert!(said.starts_with("thay đổi") && said.contains("cất ở") && code == 0, "{said}");
    assert!(office.files().values().any(|bytes| *bytes == edited.as_bytes()));
    assert!(office.text(PLAN_FILES[0]).contains("Trần Thị Bình"));
}

#[test]
fn edited_beyond_what_is_read_back_it_is_kept_as_well() {
    let office = Office::with_plan("edited-long");
    let path = office.0.join(PLAN_FILES[1]);
    let swollen = support::with_part(&fs::read(&path).unwrap(), "word/document.xml", |text| {
        text.replacen("<w:sectPr", &format!("{}<w:sectPr", "<w:p/>".repeat(400_000)), 1)
    });
    fs::write(&path, &swollen).unwrap();
    let (said, code) = office.run(&["build", "--force"]);
    assert!(said.contains("thay thì cần cả --reissue"), "{said}");
    assert_eq!((code, fs::read(&path).unwrap()), (1, swollen));
    let (said, code) = office.run(&["build", "--force", "--reissue"]);
    assert!(said.contains("da-ban-hanh-"), "{said}");
    assert_eq!(code, 0, "{said}");
}

#[test]
fn a_missing_format_is_made_where_it_says_the_same() {
    for file in PLAN_FILES {
        let office = Office::with_plan("missing");
        let whole = fs::read(office.0.join(file)).unwrap();
        fs::remove_file(office.0.join(file)).unwrap();
        let (said, code) = office.run(&["build", "--check"]);
        assert!(said.contains("thiếu") && code == 1, "{said}");
        let (said, code) = office.run(&["build"]);
        assert!(said.contains("mới") && code == 0, "{said}");
        assert_eq!(fs::read(office.0.join(file)).unwrap(), whole);
        fs::remove_file(office.0.join(file)).unwrap();
        office.new_chairman();
        office.stays_told(&["build"], PLAN_FILES, "chữ ký", 0);
        office.stays_told(&["build", "--check"], PLAN_FILES, "chữ ký", 1);
        assert!(!office.0.join(file).exists());
        // An edit of the other file does not hide what was issued.
        let (said, code) = office.run(&["build", "--reissue"]);
        assert!(said.contains("mới") && code == 0, "{said}");
        // Own data makes it anew, the missing one with it.
        fs::remove_file(office.0.join(file)).unwrap();
        office.replace("data/2026/ke-hoach.yaml", "Việc hai", "Việc ba");
        let (said, code) = office.run(&["build"]);
        assert!(said.contains("mới") && said.contains("thay đổi") && code == 0, "{said}");
        office.stays_silent(&["build"]);
    }
}

#[test]
fn papers_of_before_are_known_by_what_they_show() {
    let office = Office::with_plan("before");
    without_record(&office, PLAN_FILES);
    office.stays_silent(&["build", "--format", "md"]);
    office.new_chairman();
    office.stays_told(&["build"], PLAN_FILES, "chữ ký", 0);
    // Own and shared cannot be told apart: it is left.
    office.replace("data/2026/ke-hoach.yaml", "Việc hai", "Việc ba");
    office.stays_told(&["build"], PLAN_FILES, "chữ ký", 0);
    office.is_made_anew(&["build", "--reissue"], PLAN_FILES, "Việc ba");
}

#[test]
fn a_draft_is_made_anew_as_ever() {
    let office = Office::new("draft");
    office.replace("data/2026/ke-hoach.yaml", "so: 12\n", "");
    assert_eq!(office.run(&["build"]).1, 0);
    assert!(office.text(PLAN_FILES[0]).trim_end().rsplit_once("vanthu: ").unwrap().1.len() == 36);
    office.new_chairman();
    let (said, code) = office.run(&["build"]);
    assert!(said.matches("thay đổi").count() == 2 && !said.contains("cất ở") && code == 0, "{said}");
}

#[test]
fn of_many_units_each_issued_paper_stays() {
    let office = Office::new("many");
    for unit in ["a", "b"] {
        support::copy(&office.0.join("data/2026"), &office.0.join(format!("data/{unit}/2026")));
        office.write(&format!("data/{unit}/don-vi.yaml"), support::UNIT);
    }
    assert_eq!(office.run(&["build"]).1, 0);
    office.replace("data/b/don-vi.yaml", "Nguyễn Văn An", "Trần Thị Bình");
    let (said, code) = office.run(&["build"]);
    let files = ["output/b/2026/ke-hoach.md", "output/b/2026/ke-hoach.docx"];
    office.stays_told(&["build"], files, "chữ ký", 0);
    assert!(said.contains("3 đơn vị, 6 tệp: 4 không đổi, 2 đã ban hành") && code == 0, "{said}");
}

const CHAIRMEN: &str = "
    ho_ten:
      - {ten: Nguyễn Văn An, den_ngay: 30/6/2026}
      - {ten: Trần Thị Bình, tu_ngay: 01/7/2026}";

#[test]
fn a_chairman_added_with_a_day_leaves_old_papers_and_signs_new_ones() {
    let office = Office::with_plan("dated");
    office.replace(
        "data/don-vi.yaml",
        "chu_tich: {thay_mat: Ủy ban nhân dân, chuc_vu: Chủ tịch, ho_ten: Nguyễn Văn An}",
        &format!("chu_tich:\n    thay_mat: Ủy ban nhân dân\n    chuc_vu: Chủ tịch{CHAIRMEN}"),
    );
    office.replace(
        "data/don-vi.yaml",
        "vhxh: {ten: Phòng Văn hóa - Xã hội}",
        "vhxh:\n    ten: [{ten: Phòng Văn hóa - Xã hội, den_ngay: 31/3/2026}, {ten: Phòng Xã hội, tu_ngay: 01/4/2026}]",
    );
    office.replace(
        "data/don-vi.yaml",
        "ten_dau_trang: [Ủy ban nhân dân, xã Tân Lập]",
        "ten_dau_trang:\n  - {ten: [Ủy ban nhân dân, xã Tân Lập], den_ngay: 31/3/2026}\n  - {ten: [Ủy ban nhân dân, xã Tân Tiến], tu_ngay: 01/4/2026}",
    );
    office.stays_silent(&["build"]);
    // The last day of the one, the first of the other; without a day, the latest.
    for (day, chairman) in
        [("ngay: 30/6/2026\n", "Văn An"), ("ngay: 1/7/2026\n", "Thị Bình"), ("", "Thị Bình")]
    {
        let next = PLAN.replace("ngay: 10/2/2026\n", day).replace("so: 12", "so: 13");
        office.write("data/2026/bo-sung.yaml", &format!("mau: ke-hoach\n{next}"));
        let (said, code) = office.run(&["build", "--doc", "bo-sung", "--format", "md"]);
        let text = office.text("output/2026/bo-sung.md");
        assert!(text.contains(chairman) && code == 0, "{day}: {said}{text}");
        assert!(text.contains("Phòng Xã hội") && text.contains("XÃ TÂN TIẾN"), "{day}: {text}");
    }
    // A report has a day of its own.
    office.write("data/2026/ket-qua.yaml", &RESULTS.replace("ngay: 12/6/2026", "ngay: 02/7/2026"));
    office.run(&["build"]);
    assert!(office.text(REPORT_FILES[0]).contains("Trần Thị Bình"));
    assert!(office.text(PLAN_FILES[0]).contains("Nguyễn Văn An"));
    let (said, _) = office.run(&["check"]);
    assert!(!said.contains("khoang-thoi-gian") && !said.contains("CQ"), "{said}");
}

#[test]
fn gaps_overlaps_and_unknown_days_are_told_at_their_line() {
    for (spans, told) in [
        (
            "{ten: Lê An, den_ngay: 1/7/2026}, {ten: Lê Hà, tu_ngay: 1/7/2026}",
            "data/don-vi.yaml:8:103: lỗi[khoang-thoi-gian]",
        ),
        ("{ten: Lê An}, {ten: Lê Hà, tu_ngay: 1/7/2026}", "data/don-vi.yaml:8:83: lỗi[khoang-thoi-gian]"),
        ("{ten: Lê An, den_ngay: 1/7/2026}, {ten: Lê Hà}", "lỗi[khoang-thoi-gian]"),
        (
            "{ten: Lê An, tu_ngay: 2/7/2026, den_ngay: 1/7/2026}",
            "lỗi[khoang-thoi-gian]: tu_ngay 02/7/2026 sau",
        ),
        (
            "{ten: Lê An, den_ngay: 1/7/2026}, {ten: Lê Hà, tu_ngay: 9/7/2026}",
            "data/don-vi.yaml:8:103: cảnh báo[khoang-thoi-gian]",
        ),
        ("{ten: Lê An, tu_ngay: 1/3/2026}", "data/2026/ke-hoach.yaml:3:7: lỗi[khoang-thoi-gian]"),
        (
            "{ten: Lê An, den_ngay: 9/2/2026}, {ten: Lê Hà, tu_ngay: 1/3/2026}",
            "data/2026/ke-hoach.yaml:3:7: lỗi[khoang-thoi-gian]",
        ),
    ] {
        let office = Office::new("spans");
        office.replace("data/don-vi.yaml", "Nguyễn Văn An", &format!("[{spans}]"));
        for command in ["build", "check"] {
            let (said, code) = office.run(&[command]);
            assert!(said.contains(told), "{spans}: {said}");
            assert_eq!(code, i32::from(!told.contains("cảnh báo")), "{spans}: {said}");
        }
    }
}

#[test]
fn two_papers_of_one_number_are_told_at_the_later_one() {
    let office = Office::with_report("doubles");
    let second = PLAN
        .replace("ngay: 10/2/2026", "ngay: 11/2/2026")
        .replace("trich_yeu: ", "mau: ke-hoach\ntrich_yeu: ");
    office.write("data/2026/bo-sung.yaml", &second);
    let told = "data/2026/bo-sung.yaml:2:5: cảnh báo[trung-so]: số 12/KH-UBND năm 2026 đã dùng cho văn bản ngày 10/02/2026 (data/2026/ke-hoach.yaml, so)";
    for (command, code) in
        [(&["build"][..], 0), (&["check"], 0), (&["check", "--strict"], 1), (&["build", "--strict"], 1)]
    {
        let (said, ended) = office.run(command);
        assert!(said.contains(told), "{command:?}: {said}");
        assert_eq!(ended, code, "{command:?}: {said}");
    }
    // Another number, a draft, another unit, another type.
    office.replace("data/2026/ket-qua.yaml", "so: 40", "so: 12");
    support::copy(&office.0.join("data/2026"), &office.0.join("data/xa-b/2026"));
    office.write("data/xa-b/don-vi.yaml", support::UNIT);
    office.write("data/xa-b/can-cu.yaml", "{}\n");
    fs::remove_file(office.0.join("data/xa-b/2026/bo-sung.yaml")).unwrap();
    for other in ["so: 13\n", ""] {
        office.write("data/2026/bo-sung.yaml", &second.replace("so: 12\n", other));
        let (said, _) = office.run(&["check"]);
        assert!(!said.contains("trung-so"), "{other}: {said}");
    }
}
