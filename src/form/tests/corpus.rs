//! Papers of many makes, built here: right ones, on which nothing may be found wrong, and the same with one fault each, which
//! the rule for it alone must find.

use crate::docx::read::fixture::Package;
use crate::docx::read::read;
use crate::form::{Expected, Origin};
use crate::rules::form as run;

/// How the head and the foot are made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Make {
    /// A table of two rows.
    Rows,
    /// A table of one row.
    Row,
    /// A table with an empty column in the middle.
    Three,
    /// A table whose lines of one cell stand in one paragraph.
    Soft,
    /// Tabs.
    Tabs,
    /// Blanks.
    Blanks,
    /// Two tables, one for the names and one for number and day.
    Two,
}

const MAKES: [Make; 7] =
    [Make::Rows, Make::Row, Make::Three, Make::Soft, Make::Tabs, Make::Blanks, Make::Two];

/// How levels are numbered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Numbers {
    /// `I.`, `1.`, `a)`, typed.
    Typed,
    /// `1.` and `a)` by Word.
    Automatic,
    /// `1.` by Word, then typed on.
    Both,
    /// `Điều 1.`
    Articles,
}

const NUMBERS: [Numbers; 4] = [Numbers::Typed, Numbers::Automatic, Numbers::Both, Numbers::Articles];

/// Fonts and spaces.
#[derive(Debug, Clone, Copy)]
struct Setting {
    /// Size of the text in half-points.
    size: u32,
    /// Indent of the first line in twips.
    first_line: u32,
    /// Attributes of the paragraphs' spacing.
    spacing: &'static str,
    /// What stands between words of headings such as `Điều 1.`
    blank: &'static str,
}

const SETTINGS: [Setting; 4] = [
    Setting { size: 28, first_line: 720, spacing: "w:before=\"120\" w:after=\"0\"", blank: " " },
    Setting {
        size: 28,
        first_line: 709,
        spacing: "w:before=\"0\" w:after=\"120\" w:line=\"100\" w:lineRule=\"atLeast\"",
        blank: "\u{a0}",
    },
    Setting {
        size: 26,
        first_line: 567,
        spacing: "w:before=\"60\" w:after=\"120\" w:line=\"320\" w:lineRule=\"exact\"",
        blank: " ",
    },
    Setting {
        size: 28,
        first_line: 720,
        spacing: "w:before=\"100\" w:after=\"100\" w:line=\"276\" w:lineRule=\"auto\"",
        blank: " ",
    },
];

/// A type of paper: name (empty: công văn), symbol, trích yếu.
const TYPES: [(&str, &str, &str); 5] = [
    ("KẾ HOẠCH", "KH-UBND", "Rà soát danh sách hộ dân năm 2026"),
    (
        "THÔNG BÁO",
        "TB-UBND",
        "Kết quả rà soát danh sách hộ dân của các thôn trên địa bàn xã, các trường học và trạm y tế đóng trên địa bàn xã năm 2026",
    ),
    ("BÁO CÁO", "BC-UBND", "Kết quả rà soát danh sách hộ dân"),
    ("QUYẾT ĐỊNH", "QĐ-UBND", "Về việc thành lập Tổ rà soát hộ dân"),
    ("", "UBND-VX", "V/v rà soát danh sách hộ dân"),
];

/// Everything that a paper is built from; a fault is a change of it.
#[derive(Debug, Clone)]
struct Spec {
    make: Make,
    numbers: Numbers,
    setting: Setting,
    kind: usize,
    country: String,
    motto: String,
    issuer_rule: bool,
    motto_rule: bool,
    title_rule: bool,
    number: String,
    date: String,
    date_look: &'static str,
    title_look: &'static str,
    subject: String,
    subject_look: &'static str,
    kinh_gui: Option<String>,
    first: String,
    first_look: &'static str,
    first_format: String,
    lines: Vec<String>,
    last: String,
    label_look: &'static str,
    recipients: Vec<String>,
    recipient_look: &'static str,
    posts: Vec<String>,
    name: String,
    page: &'static str,
    margins: &'static str,
    numbered: bool,
    number_look: &'static str,
}

const LONG: &str = "Ủy ban nhân dân xã đề nghị các thôn rà soát danh sách hộ dân và gửi kết quả về xã trước ngày 20 tháng 3 \
    năm 2026 để tổng hợp, báo cáo.";

fn spec(make: Make, numbers: Numbers, setting: Setting, kind: usize) -> Spec {
    let (title, symbol, subject) = TYPES[kind];
    let letter = title.is_empty();
    let lines: &[&str] = match numbers {
        Numbers::Typed => &[
            "*I. MỤC ĐÍCH",
            "*1. Yêu cầu",
            "a) Đúng đối tượng.",
            "b) Đúng thời hạn.",
            "2. Các thôn báo cáo kết quả.",
            "*II. TỔ CHỨC THỰC HIỆN",
            "- Văn phòng theo dõi.",
        ],
        Numbers::Automatic => &[
            "#0Các thôn rà soát.",
            "#1Rà từng hộ.",
            "#1Lập danh sách.",
            "#0Xã tổng hợp kết quả.",
            "#0Xã báo cáo kết quả.",
        ],
        Numbers::Both => &["#0Các thôn rà soát.", "#0Xã tổng hợp kết quả.", "3. Xã báo cáo kết quả."],
        Numbers::Articles => &[
            "*Điều 1. Phạm vi",
            "1. Các thôn của xã.",
            "2. Các trường học.",
            "*Điều 2. Hiệu lực",
            "Thực hiện từ ngày ký.",
        ],
    };
    let blank = |line: &&str| line.replace("Điều ", &format!("Điều{}", setting.blank));
    let bold_italic = "<w:b/><w:i/><w:sz w:val=\"24\"/>";
    let mut recipients: Vec<String> = ["- Các thôn;", "- Lưu: VT, VX."].map(str::to_owned).to_vec();
    if letter {
        recipients.insert(0, "- Như trên;".to_owned());
    }
    Spec {
        make,
        numbers,
        setting,
        kind,
        country: "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM".to_owned(),
        motto: "Độc lập - Tự do - Hạnh phúc".to_owned(),
        issuer_rule: true,
        motto_rule: true,
        title_rule: true,
        number: format!("Số: 12/{symbol}"),
        date: "Xã Mẫu, ngày 05 tháng 3 năm 2026".to_owned(),
        date_look: "<w:i/><w:sz w:val=\"28\"/>",
        title_look: "<w:b/><w:sz w:val=\"28\"/>",
        subject: subject.to_owned(),
        subject_look: if letter { "<w:sz w:val=\"24\"/>" } else { "<w:b/><w:sz w:val=\"28\"/>" },
        kinh_gui: letter.then(|| "Kính gửi: Ban quản lý các thôn".to_owned()),
        first: LONG.to_owned(),
        first_look: "",
        first_format: String::new(),
        lines: lines.iter().map(blank).collect(),
        last: "Trên đây là nội dung thực hiện năm 2026./.".to_owned(),
        label_look: bold_italic,
        recipients,
        recipient_look: "<w:sz w:val=\"22\"/>",
        posts: ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"].map(str::to_owned).to_vec(),
        name: "Trần Thị Mẫu".to_owned(),
        page: "<w:pgSz w:w=\"11906\" w:h=\"16838\"/>",
        margins: "w:top=\"1134\" w:right=\"851\" w:bottom=\"1134\" w:left=\"1701\"",
        numbered: true,
        number_look: "",
    }
}

fn r(look: &str, text: &str) -> String {
    let tabbed = text.replace('\t', "</w:t><w:tab/><w:t xml:space=\"preserve\">");
    format!("<w:r><w:rPr>{look}</w:rPr><w:t xml:space=\"preserve\">{tabbed}</w:t></w:r>")
}

fn p(format: &str, runs: &str) -> String {
    format!("<w:p><w:pPr>{format}</w:pPr>{runs}</w:p>")
}

const CENTRE: &str = "<w:jc w:val=\"center\"/>";
const BELOW: &str = "<w:spacing w:before=\"120\"/><w:jc w:val=\"center\"/>";

/// A line drawn so many points wide.
fn drawn(points: &str) -> String {
    format!("<w:r><w:pict><v:line from=\"0,0\" to=\"{points}pt,0\"/></w:pict></w:r>")
}

fn cells(widths: &[u32], rows: &[Vec<String>]) -> String {
    let grid: String = widths.iter().map(|width| format!("<w:gridCol w:w=\"{width}\"/>")).collect();
    let row = |cells: &Vec<String>| {
        let inside: String = cells.iter().map(|cell| format!("<w:tc><w:tcPr/>{cell}</w:tc>")).collect();
        format!("<w:tr>{inside}</w:tr>")
    };
    format!(
        "<w:tbl><w:tblPr><w:tblCellMar><w:left w:w=\"57\" w:type=\"dxa\"/><w:right w:w=\"57\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr>\
         <w:tblGrid>{grid}</w:tblGrid>{}</w:tbl>",
        rows.iter().map(row).collect::<String>()
    )
}

/// Lines of the two columns of a head: name of the look, text, drawing.
fn head(spec: &Spec) -> String {
    let drawn_if = |there: bool, points: &str| if there { drawn(points) } else { String::new() };
    let superior = r("<w:sz w:val=\"26\"/>", "TỈNH SÔNG TRONG");
    let issuer = r("<w:b/><w:sz w:val=\"26\"/>", "ỦY BAN NHÂN DÂN XÃ MẪU");
    let issuer_rule = drawn_if(spec.issuer_rule, "75");
    let country = r("<w:b/><w:sz w:val=\"26\"/>", &spec.country);
    let motto = r("<w:b/><w:sz w:val=\"28\"/>", &spec.motto);
    let motto_rule = drawn_if(spec.motto_rule, "171");
    let number = r("<w:sz w:val=\"26\"/>", &spec.number);
    let date = r(spec.date_look, &spec.date);
    let about = spec.kinh_gui.is_some().then(|| r(spec.subject_look, &spec.subject));
    let names = || format!("{}{}", p(CENTRE, &superior), p(CENTRE, &format!("{issuer}{issuer_rule}")));
    let nation = || format!("{}{}", p(CENTRE, &country), p(CENTRE, &format!("{motto}{motto_rule}")));
    let below = || {
        format!("{}{}", p(BELOW, &number), about.as_ref().map(|about| p(BELOW, about)).unwrap_or_default())
    };
    let day = || p(BELOW, &date);
    let gap = |text: &str| match spec.make {
        Make::Blanks => r("<w:sz w:val=\"26\"/>", &" ".repeat(if text.is_empty() { 0 } else { 20 })),
        _ => r("", "\t"),
    };
    match spec.make {
        Make::Rows => cells(&[3750, 5604], &[vec![names(), nation()], vec![below(), day()]]),
        Make::Row => cells(&[3750, 5604], &[vec![names() + &below(), nation() + &day()]]),
        Make::Three => {
            let blank = || "<w:p/>".to_owned();
            cells(&[3650, 200, 5504], &[vec![names(), blank(), nation()], vec![below(), blank(), day()]])
        }
        Make::Soft => {
            let joined = format!("{country}<w:r><w:br/></w:r>{motto}{motto_rule}");
            let named = format!("{superior}<w:r><w:br/></w:r>{issuer}{issuer_rule}");
            cells(&[3750, 5604], &[vec![p(CENTRE, &named), p(CENTRE, &joined)], vec![below(), day()]])
        }
        Make::Two => {
            let names = cells(&[3750, 5604], &[vec![names(), nation()]]);
            format!("{names}<w:p/>{}", cells(&[3750, 5604], &[vec![below(), day()]]))
        }
        Make::Tabs | Make::Blanks => {
            let line = |left: &str, right: &str| p("", &format!("{left}{}{right}", gap(right)));
            let about = about.map(|about| p("", &about)).unwrap_or_default();
            [
                line(&superior, &country),
                line(&format!("{issuer}{issuer_rule}"), &format!("{motto}{motto_rule}")),
                line(&number, &date),
                about,
            ]
            .concat()
        }
    }
}

fn foot(spec: &Spec) -> String {
    let bold = "<w:b/><w:sz w:val=\"28\"/>";
    let label = r(spec.label_look, "Nơi nhận:");
    let listed: Vec<String> = spec.recipients.iter().map(|line| r(spec.recipient_look, line)).collect();
    let posts: Vec<String> = spec.posts.iter().map(|line| r(bold, line)).collect();
    let name = r(bold, &spec.name);
    let gap = "<w:spacing w:before=\"1500\"/><w:jc w:val=\"center\"/>";
    if matches!(spec.make, Make::Tabs | Make::Blanks) {
        let between = if spec.make == Make::Tabs { "\t\t\t".to_owned() } else { " ".repeat(40) };
        let mut left = vec![label];
        left.extend(listed);
        let rows = left.len().max(posts.len());
        let mut lines: String = (0..rows)
            .map(|at| {
                let left = left.get(at).cloned().unwrap_or_default();
                let right =
                    posts.get(at).map(|post| format!("{}{post}", r("", &between))).unwrap_or_default();
                p("", &format!("{left}{right}"))
            })
            .collect();
        lines.push_str(&p("<w:spacing w:before=\"1500\"/>", &format!("{}{name}", r("", &between))));
        return lines;
    }
    let left: String = [label].iter().chain(&listed).map(|line| p("", line)).collect();
    let right: String = posts.iter().map(|post| p(CENTRE, post)).collect::<String>() + &p(gap, &name);
    match spec.make {
        Make::Three => cells(&[4000, 300, 5054], &[vec![left, "<w:p/>".to_owned(), right]]),
        Make::Soft => {
            let joined = posts.join("<w:r><w:br/></w:r>");
            cells(&[4200, 5154], &[vec![left, p(CENTRE, &joined) + &p(gap, &name)]])
        }
        _ => cells(&[4200, 5154], &[vec![left, right]]),
    }
}

fn body(spec: &Spec) -> String {
    let Setting { size, first_line, spacing, .. } = spec.setting;
    let look = format!("<w:sz w:val=\"{size}\"/>");
    let format = format!(
        "<w:spacing {spacing}/><w:ind w:left=\"0\" w:firstLine=\"{first_line}\"/><w:jc w:val=\"both\"/>"
    );
    let mut all =
        p(&format!("{format}{}", spec.first_format), &r(&format!("{look}{}", spec.first_look), &spec.first));
    for line in &spec.lines {
        let (numbered, look, text) = match (line.strip_prefix('*'), line.strip_prefix('#')) {
            (Some(text), _) => (String::new(), format!("{look}<w:b/>"), text),
            (_, Some(text)) => {
                let (level, text) = text.split_at(1);
                let number = format!("<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"1\"/></w:numPr>");
                (number, look.clone(), text)
            }
            _ => (String::new(), look.clone(), line.as_str()),
        };
        all.push_str(&p(&format!("{numbered}{format}"), &r(&look, text)));
    }
    all + &p(&format, &r(&look, &spec.last))
}

fn package(spec: &Spec) -> Package {
    let (title, ..) = TYPES[spec.kind];
    let named = if title.is_empty() {
        spec.kinh_gui.as_ref().map(|line| p(BELOW, &r("<w:sz w:val=\"28\"/>", line))).unwrap_or_default()
    } else {
        let rule = if spec.title_rule { p(CENTRE, &drawn("95")) } else { "<w:p/>".to_owned() };
        [p(BELOW, &r(spec.title_look, title)), p(CENTRE, &r(spec.subject_look, &spec.subject)), rule].concat()
    };
    let reference = if spec.numbered { "<w:headerReference w:type=\"default\" r:id=\"rId9\"/>" } else { "" };
    let section = format!(
        "<w:sectPr>{reference}{}<w:pgMar {} w:header=\"567\" w:footer=\"567\" w:gutter=\"0\"/><w:titlePg/></w:sectPr>",
        spec.page, spec.margins
    );
    let times =
        "<w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" w:cs=\"Times New Roman\"/>";
    let styles = format!(
        "<w:docDefaults><w:rPrDefault><w:rPr>{times}<w:sz w:val=\"28\"/></w:rPr></w:rPrDefault></w:docDefaults>"
    );
    let level = |at: u32, digits: &str, text: &str| {
        format!(
            "<w:lvl w:ilvl=\"{at}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{digits}\"/><w:lvlText w:val=\"{text}\"/></w:lvl>"
        )
    };
    let lists = format!(
        "<w:abstractNum w:abstractNumId=\"0\">{}{}</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>",
        level(0, "decimal", "%1."),
        level(1, "lowerLetter", "%2)")
    );
    let number = p(
        CENTRE,
        &format!(
            "<w:r><w:rPr>{}</w:rPr><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>\
             <w:r><w:fldChar w:fldCharType=\"end\"/></w:r>",
            spec.number_look
        ),
    );
    Package::with_body(&[head(spec), named, body(spec), foot(spec), section].concat())
        .with_part("rId2", "styles", "styles.xml", "w:styles", &styles)
        .with_part("rId3", "numbering", "numbering.xml", "w:numbering", &lists)
        .with_part("rId9", "header", "header1.xml", "w:hdr", &number)
}

/// What is found, notes apart: codes and messages.
fn found(spec: &Spec) -> Vec<(String, String)> {
    let paper = read(&package(spec).bytes()).unwrap();
    let found = run(&paper, &Expected::unknown(Origin::Foreign), "thu.docx");
    let told = found.into_iter().filter(|finding| !finding.is_note());
    told.map(|finding| (finding.code.to_string(), finding.message)).collect()
}

fn variants() -> Vec<Spec> {
    let mut all = Vec::new();
    for make in MAKES {
        for numbers in NUMBERS {
            for (at, setting) in SETTINGS.into_iter().enumerate() {
                for kind in (0..TYPES.len()).filter(|kind| (kind + at) % 2 == 0) {
                    all.push(spec(make, numbers, setting, kind));
                }
            }
        }
    }
    all
}

#[test]
fn nothing_is_wrong_with_right_papers_of_any_make() {
    let all = variants();
    assert!(all.len() >= 200, "{}", all.len());
    let mut wrong = String::new();
    for spec in &all {
        let found = found(spec);
        if !found.is_empty() {
            let named = (spec.make, spec.numbers, spec.setting.size, TYPES[spec.kind].0);
            wrong.push_str(&format!("{named:?}: {found:#?}\n"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.chars().take(6_000).collect::<String>());
}

/// A fault: the code that must find it, and the change that makes it. It gives no change where the paper has no such part.
type Fault = (&'static str, fn(&mut Spec) -> bool);

fn is_letter(spec: &Spec) -> bool {
    spec.kinh_gui.is_some()
}

const FAULTS: [Fault; 34] = [
    ("QH01", |spec| {
        spec.country = "CỘNG HÒA XÃ HỘI CHỦ NGHỈA VIỆT NAM".to_owned();
        true
    }),
    ("QH02", |spec| {
        spec.motto = "Độc lập – Tự do – Hạnh phúc".to_owned();
        true
    }),
    ("QH03", |spec| {
        spec.motto_rule = false;
        true
    }),
    ("CQ03", |spec| {
        spec.issuer_rule = false;
        true
    }),
    ("SK01", |spec| {
        spec.number = spec.number.replace("12/", "5/");
        true
    }),
    ("SK03", |spec| {
        spec.number = spec.number.replace(": 12/", ": 12/QC-");
        !is_letter(spec)
    }),
    ("DD01", |spec| {
        spec.date = "Xã Mẫu, ngày 5 tháng 3 năm 2026".to_owned();
        true
    }),
    ("DD01", |spec| {
        spec.date = "Xã Mẫu, ngày 05 tháng 3 năm 1926".to_owned();
        true
    }),
    ("DD02", |spec| {
        spec.date_look = "<w:sz w:val=\"28\"/>";
        true
    }),
    ("TL01", |spec| {
        spec.title_look = "<w:sz w:val=\"28\"/>";
        !is_letter(spec)
    }),
    ("TL02", |spec| {
        spec.subject = spec.subject.to_uppercase();
        !is_letter(spec)
    }),
    ("TL03", |spec| {
        spec.title_rule = false;
        !is_letter(spec)
    }),
    ("TL04", |spec| {
        spec.subject_look = "<w:b/><w:sz w:val=\"24\"/>";
        is_letter(spec)
    }),
    ("ND01", |spec| {
        spec.first_look = "<w:i/>";
        true
    }),
    ("ND02", |spec| {
        spec.first_format = "<w:jc w:val=\"left\"/>".to_owned();
        true
    }),
    ("ND03", |spec| {
        spec.first_format = "<w:ind w:left=\"0\" w:firstLine=\"0\"/>".to_owned();
        true
    }),
    ("ND05", |spec| {
        spec.first_format =
            format!("<w:spacing {} w:line=\"480\" w:lineRule=\"auto\"/>", "w:before=\"120\" w:after=\"120\"");
        true
    }),
    ("ND06", |spec| {
        spec.last = "Trên đây là nội dung thực hiện năm 2026.".to_owned();
        true
    }),
    ("PG01", |spec| {
        spec.page = "<w:pgSz w:w=\"12240\" w:h=\"15840\"/>";
        true
    }),
    ("PG02", |spec| {
        spec.margins = "w:top=\"1134\" w:right=\"851\" w:bottom=\"1134\" w:left=\"1134\"";
        true
    }),
    ("PG03", |spec| {
        spec.numbered = false;
        spec.lines.extend((0..60).map(|_| "- Tuyên truyền.".to_owned()));
        true
    }),
    ("PG03", |spec| {
        spec.number_look = "<w:b/>";
        true
    }),
    ("FT01", |spec| {
        spec.first_look = "<w:rFonts w:ascii=\"Arial\" w:hAnsi=\"Arial\"/>";
        true
    }),
    ("FT02", |spec| {
        spec.first_look = "<w:color w:val=\"FF0000\"/>";
        true
    }),
    ("FT03", |spec| {
        spec.first = spec.first.replace("rà", "ra\u{300}");
        true
    }),
    ("KG01", |spec| {
        spec.recipients.remove(0);
        is_letter(spec)
    }),
    ("NN01", |spec| {
        spec.label_look = "<w:i/><w:sz w:val=\"24\"/>";
        true
    }),
    ("NN02", |spec| {
        spec.recipient_look = "<w:sz w:val=\"24\"/>";
        true
    }),
    ("NN03", |spec| {
        spec.recipients.pop();
        true
    }),
    ("CK03", |spec| {
        spec.posts = vec!["PHÓ CHỦ TỊCH".to_owned()];
        true
    }),
    ("CK04", |spec| {
        spec.name = "ThS. Trần Thị Mẫu".to_owned();
        true
    }),
    ("DT01", |spec| {
        spec.first = spec.first.replace("ngày 20", "ngày {{ ngay }}");
        true
    }),
    ("VH01", |spec| {
        spec.first = spec.first.replace("hộ dân", "nhân dân");
        true
    }),
    ("mat-chu-dau-hoi", |spec| {
        spec.first = spec.first.replace("đề nghị", "?? ngh?");
        spec.first = spec.first.replace("soát danh", "so?t danh");
        true
    }),
];

#[test]
fn a_planted_fault_is_found_by_its_rule_alone() {
    let mut wrong = String::new();
    let mut planted = 0;
    for (at, make) in MAKES.into_iter().enumerate() {
        for (which, (code, plant)) in FAULTS.into_iter().enumerate() {
            let setting = SETTINGS[(at + which) % SETTINGS.len()];
            let numbers = NUMBERS[which % NUMBERS.len()];
            // A fault that only some types can have falls on one of these.
            let kinds =
                (0..TYPES.len()).map(|kind| spec(make, numbers, setting, (kind + which) % TYPES.len()));
            let Some(faulty) = kinds.into_iter().find_map(|mut spec| plant(&mut spec).then_some(spec)) else {
                continue;
            };
            planted += 1;
            let found = found(&faulty);
            let codes: Vec<&str> = found.iter().map(|(code, _)| code.as_str()).collect();
            if codes != [code] {
                wrong.push_str(&format!(
                    "{code} in {make:?} {numbers:?} {}: {found:#?}\n",
                    TYPES[faulty.kind].0
                ));
            }
        }
    }
    assert!(planted >= 200, "{planted}");
    assert!(wrong.is_empty(), "{}", wrong.chars().take(8_000).collect::<String>());
}
