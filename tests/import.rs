//! `import`: what is no paper, texts as other programs save them, and the sample's own papers there and back.

#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    clippy::panic,
    reason = "tests read and write files, and fail by panicking"
)]

mod support;

use std::fs;

use vanthu::import::{Options, Source, Workspace, import};
use vanthu::model::{DonVi, SoCanCu, VanBan};
use vanthu::page::metrics::{Face, width_twips};

/// An empty place.
fn nowhere() -> Workspace<'static> {
    Workspace { folder: "data", don_vi: None, can_cu: None, schema: None }
}

fn sample(name: &str) -> String {
    fs::read_to_string(support::root().join(name)).unwrap()
}

#[test]
fn a_file_that_is_no_paper_says_what_to_do() {
    let folder = support::scratch("import-khong-phai");
    let cases: [(&str, &[u8], &str); 5] = [
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1", "Word đời cũ (.doc)"),
        ("a.pdf", b"%PDF-1.7\n\xe2\xe3", "đây là tệp PDF"),
        ("a.png", b"\x89PNG\r\n\x1a\n", "đây là tệp ảnh"),
        ("a.rtf", b"{\\rtf1 }", "đây là tệp RTF"),
        ("a.docx", b"PK\x03\x04abc", "lỗi[docx-hong]"),
    ];
    for (name, bytes, said) in cases {
        fs::write(folder.join(name), bytes).unwrap();
        let output = support::vanthu(&folder, &["import", name]);
        let told = String::from_utf8(output.stderr).unwrap();
        assert!(told.contains(said), "{name}: {told}");
        assert_eq!(output.status.code(), Some(1), "{name}");
        assert!(!folder.join("data").exists(), "{name}: nothing is written");
    }
}

#[test]
fn text_as_windows_writes_it_is_the_same_text() {
    let folder = support::scratch("import-bang-ma");
    let text = paper("1. Việc một.\n2. Việc hai.");
    let wide = |order: fn(u16) -> [u8; 2], mark: [u8; 2]| {
        let letters = text.encode_utf16().flat_map(order);
        mark.into_iter().chain(letters).collect::<Vec<u8>>()
    };
    let kinds: [(&str, Vec<u8>); 5] = [
        ("utf-8", text.clone().into_bytes()),
        ("bom", format!("\u{feff}{text}").into_bytes()),
        ("crlf", text.replace('\n', "\r\n").into_bytes()),
        ("utf-16-le", wide(u16::to_le_bytes, [0xff, 0xfe])),
        ("utf-16-be", wide(u16::to_be_bytes, [0xfe, 0xff])),
    ];
    let mut made: Vec<String> = Vec::new();
    for (name, bytes) in kinds {
        fs::write(folder.join("ban.txt"), bytes).unwrap();
        let output = support::vanthu(&folder, &["import", "ban.txt", "--data", name]);
        assert!(output.status.success(), "{name}: {}", String::from_utf8_lossy(&output.stderr));
        made.push(fs::read_to_string(folder.join(name).join("2026/ke-hoach.yaml")).unwrap());
    }
    assert!(made.iter().all(|one| *one == made[0]), "{made:?}");
}

/// The sample plan's paper in both forms comes back as data that makes the same paper.
#[test]
fn our_own_papers_come_back_as_the_same_paper() {
    let folder = support::scratch("import-cua-minh");
    let output = support::root().join("output/2023");
    for kind in ["docx", "md"] {
        let paper = output.join(format!("ke-hoach.{kind}"));
        let place = format!("tu-{kind}");
        let said = support::vanthu(&folder, &["new", &place, "--from", paper.to_str().unwrap()]);
        assert!(said.status.success(), "{}", String::from_utf8_lossy(&said.stderr));
        let built = support::vanthu(&folder.join(&place), &["build", "--format", "md"]);
        assert!(built.status.success());
        let made = fs::read_to_string(folder.join(&place).join("output/2023/ke-hoach.md")).unwrap();
        assert_eq!(made, sample("output/2023/ke-hoach.md"), "from {kind}");
    }
}

/// The guide's first chapter, typed as it stands there by somebody with last year's plan as a Word file.
#[test]
fn the_way_of_the_guide_leads_from_a_word_file_to_next_years_plan() {
    let folder = support::scratch("import-huong-dan");
    fs::copy(support::root().join("output/2023/ke-hoach.docx"), folder.join("ke-hoach-2023.docx")).unwrap();
    let guide = sample("docs/huong-dan.md");
    let lines = guide.split("```sh\n").nth(1).unwrap().split("```").next().unwrap().to_owned();
    let mut place = folder;
    for line in lines.lines() {
        match line.strip_prefix("cd ") {
            Some(inner) => place = place.join(inner),
            None => {
                let output =
                    support::vanthu(&place, &support::case::words(line.strip_prefix("vanthu ").unwrap()));
                assert_eq!(
                    output.status.code(),
                    Some(0),
                    "{line}: {}",
                    String::from_utf8_lossy(&output.stderr)
                );
            }
        }
    }
    let made = fs::read_to_string(place.join("output/2024/ke-hoach.md")).unwrap();
    assert!(made.contains("vì sự tiến bộ của Phụ nữ năm 2024"), "{made}");
}

/// A paper's text as a PDF viewer gives it: lines as wide as the page, blank lines between, numbers of pages.
fn as_pdf(docx: &[u8]) -> String {
    const FULL: u32 = 9_071;
    const PAGE: usize = 38;
    let width = |text: &str| width_twips(text, 28, Face::Regular);
    let paragraphs = support::paragraphs(docx);
    let foot = paragraphs.iter().position(|text| text == "Nơi nhận:").unwrap();
    let title = paragraphs.iter().position(|text| text == "KẾ HOẠCH").unwrap();
    let mut lines: Vec<String> = Vec::new();
    for (at, text) in paragraphs.iter().enumerate() {
        if at == title || at == title + 3 {
            lines.push(String::new());
        }
        if at <= title + 2 || at >= foot {
            lines.push(text.clone());
            continue;
        }
        let mut line = String::new();
        let mut indent = 720;
        for word in text.split(' ') {
            let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
            if width(&longer) + indent > FULL && !line.is_empty() {
                lines.push(std::mem::replace(&mut line, word.to_owned()));
                indent = 0;
            } else {
                line = longer;
            }
        }
        lines.push(line);
    }
    let mut text = String::new();
    for (at, line) in lines.iter().enumerate() {
        if at > 0 && at % PAGE == 0 {
            text.push_str(&format!("{}\n\u{c}", at / PAGE));
        }
        text.push_str(&format!("{line} \n\n"));
    }
    text
}

/// A paper whose body is that text.
fn paper(body: &str) -> String {
    format!(
        "ỦY BAN NHÂN DÂN\nXÃ MẪU\nSố: 5/KH-UBND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\
         Mẫu, ngày 05 tháng 3 năm 2026\n\nKẾ HOẠCH\nCông tác năm 2026\n\n\n{body}\n\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n\
         CHỦ TỊCH\nTrần Văn Mẫu\n"
    )
}

/// Each kind of line once took a time that grew with the square of its number.
#[test]
fn long_papers_take_no_longer_than_their_lines() {
    const LINES: usize = 2_500;
    type Line = fn(usize) -> String;
    let kinds: [(&str, Line); 6] = [
        ("ý", |n| format!("- Việc số {n} của xã.")),
        ("viện dẫn", |n| {
            format!("Thực hiện Kế hoạch số {n}/KH-UBND ngày 05/01/2026 của UBND tỉnh về việc {n}.")
        }),
        ("một số nhiều ký hiệu", |n| {
            format!("Thực hiện Kế hoạch số 1/KH-P{n} ngày 05/01/2026 của UBND tỉnh.")
        }),
        ("thời hạn", |n| format!("Báo cáo trước ngày 05/6/2026 đối với việc {n}.")),
        ("cơ quan", |n| format!("{n}. Công an xã phụ trách địa bàn số {n}: Chủ trì.")),
        ("năm", |n| format!("Việc {n}: {}", "năm 2026 ".repeat(20))),
    ];
    for (name, line) in kinds {
        let lines: Vec<String> = (1..=LINES).map(line).collect();
        let text = paper(&format!("I. TỔ CHỨC THỰC HIỆN\n{}", lines.join("\n")));
        let begun = std::time::Instant::now();
        let made = import(Source::Text(&text), "dai.txt", &Options::default(), &nowhere());
        let took = begun.elapsed();
        assert!(made.is_ok(), "{name}: {made:?}");
        assert!(took.as_secs() < 40, "{name}: {took:?}");
    }
}

#[test]
fn the_real_plan_as_pdf_text_says_what_its_data_says() {
    let docx = fs::read(support::root().join("output/2023/ke-hoach.docx")).unwrap();
    let text = as_pdf(&docx);
    let made = import(Source::Text(&text), "ke-hoach.txt", &Options::default(), &nowhere()).unwrap();
    let new: VanBan = vanthu::yaml::load("new", &made.paper.text).unwrap();
    let own: VanBan = vanthu::yaml::load("own", &sample("data/2023/ke-hoach.yaml")).unwrap();
    let shape = |paper: &VanBan| -> Vec<(usize, Vec<usize>)> {
        paper
            .cac_muc
            .iter()
            .map(|muc| (muc.khoan.len(), muc.khoan.iter().map(|k| k.y.len()).collect()))
            .collect()
    };
    assert_eq!(shape(&new), shape(&own), "parts, khoản, items");
    let duties = |paper: &VanBan| {
        paper.cac_muc.iter().flat_map(|muc| &muc.khoan).filter(|khoan| !khoan.co_quan.is_empty()).count()
    };
    assert_eq!(duties(&new), duties(&own));
    let days = |paper: &VanBan| paper.thoi_han.iter().map(|(_, due)| due.ngay).collect::<Vec<_>>();
    assert_eq!(days(&new), days(&own), "deadlines");
    assert_eq!((new.ngay, &new.nguoi_ky), (own.ngay, &own.nguoi_ky));
    // The paper's own year: as many places as the sample has, but for the period that a person has to think over.
    let years = |text: &str| text.matches("{{ nam }}").count();
    assert_eq!(years(&made.paper.text), 11);
    let numbers = |register: &SoCanCu| {
        let mut all: Vec<String> =
            register.iter().map(|(_, document)| format!("{} {}", document.so(), document.ngay())).collect();
        all.sort();
        all
    };
    let register: SoCanCu = vanthu::yaml::load("new", &made.can_cu.unwrap().text).unwrap();
    let own_register: SoCanCu = vanthu::yaml::load("own", &sample("data/can-cu.yaml")).unwrap();
    assert_eq!(numbers(&register), numbers(&own_register), "documents that are cited");
    let unit: DonVi = vanthu::yaml::load("new", &made.don_vi.unwrap().text).unwrap();
    let own_unit: DonVi = vanthu::yaml::load("own", &sample("data/don-vi.yaml")).unwrap();
    assert_eq!(
        (unit.ten, unit.goi, unit.dia_ban, unit.dia_danh, unit.noi_nhan.len()),
        (own_unit.ten, own_unit.goi, own_unit.dia_ban, own_unit.dia_danh, own_unit.noi_nhan.len())
    );
    assert!(made.account.text.ends_with("## Không hiểu\n\nKhông có.\n"), "{}", made.account.text);
}
