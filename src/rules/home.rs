//! Where a finding about a made paper comes from: the line of the data that the officer can mend.

use std::collections::BTreeSet;

use crate::diagnostic::{Code, Diagnostic, Group, Place, Position, Route};
use crate::yaml::tree::{Kind, Node};

/// A data file: its name and its tree.
pub type File<'a> = (&'a str, &'a Node);

/// The data that a paper is made from.
#[derive(Debug, Clone, Copy)]
pub struct Origin<'a> {
    /// The paper's own file; `None` where it is no YAML.
    pub paper: Option<File<'a>>,
    /// Where the paper's head is in it, where it holds more than one paper.
    pub head: Option<&'a Route>,
    /// The plan, where the paper reports on one.
    pub plan: Option<File<'a>>,
    /// The unit's file.
    pub don_vi: Option<File<'a>>,
    /// The register of documents that papers cite.
    pub can_cu: Option<File<'a>>,
}

/// Gives each finding about the form of a paper the place of the data that it comes from.
pub fn place(findings: &mut [Diagnostic], origin: &Origin<'_>) {
    if findings.iter().all(|finding| finding.place.at.is_some()) {
        return;
    }
    let Origin { paper, head, plan, don_vi, can_cu } = *origin;
    let head = paper.map(|(_, tree)| match head {
        Some(route) => tree.deepest(route),
        None => tree,
    });
    let files = [paper, plan, don_vi, can_cu];
    for finding in findings.iter_mut().filter(|finding| finding.place.at.is_none()) {
        let part = part_of(finding.code);
        let in_head = |keys: &[&str]| {
            let (file, _) = paper?;
            Some((file, descend(head?, keys)?))
        };
        let in_unit = |keys: &[&str]| {
            let (file, tree) = don_vi?;
            Some((file, descend(tree, keys)?))
        };
        let signer = head.and_then(|head| descend(head, &["nguoi_ky"])).and_then(|id| id.id());
        let home = match part {
            Part::Names => in_unit(&["ten_dau_trang"]),
            Part::Place => {
                in_head(&["ngay"]).filter(|_| finding.code == Code::DD01).or_else(|| in_unit(&["dia_danh"]))
            }
            Part::Number => in_head(&["ky_hieu"]).or_else(|| in_head(&["so"])),
            Part::Title => in_head(&["trich_yeu"]),
            Part::Addressee => in_head(&["kinh_gui"]),
            Part::Signer => signer.as_deref().and_then(|id| in_unit(&["nguoi_ky", id, "chuc_vu"])),
            Part::Recipients => in_head(&["noi_nhan"]).or_else(|| in_unit(&["noi_nhan"])),
            Part::File => in_head(&["luu"]).or_else(|| in_unit(&["luu"])),
            Part::Basis | Part::Text => None,
        };
        let by_text = || {
            let said = finding.subject.as_deref()?;
            let small = crate::text::tokens::small(said);
            let find = |tree| match finding.code {
                Code::PdfThieuChu => best(tree, |text| text.contains(said).then_some(())),
                _ => source_of(tree, &small),
            };
            files.into_iter().flatten().find_map(|(file, tree)| Some((file, find(tree)?)))
        };
        // What the program writes itself, such as a row of an appendix, stands nowhere in the data.
        let appendices = || in_head(&["phu_luc"]).filter(|_| finding.code == Code::TrangItDong);
        let basis = || in_head(&["mo_dau"]).filter(|_| part == Part::Basis);
        let found = home.or_else(by_text).or_else(appendices).or_else(basis).or_else(|| in_head(&[]));
        if let Some((file, at)) = found.map(|(file, found)| (file, found.at())) {
            finding.place.file = file.into();
            finding.place.at = Some(at);
            // The mark is the program's: nobody types it. Nor does it help to mend a file that is made anew.
            if finding.code == Code::ND06 {
                finding.hints = vec![CLOSE.to_owned()];
            } else if finding.code == Code::CC02 {
                finding.hints.push(LAW.to_owned());
            } else if finding.hints.iter().any(|hint| speaks_of_word(hint)) {
                finding.hints = vec![MADE.to_owned()];
            }
        }
    }
}

/// What to do about the look of a paper that is made from data.
const MADE: &str =
    "tệp Word do máy tạo: sửa chữ ở dòng này của dữ liệu, cách in ở mẫu (nếu có mẫu riêng trong templates/)";

/// Whether a hint leads through Word: by a menu, a key, a mouse.
fn speaks_of_word(hint: &str) -> bool {
    ["bôi đen", "Ctrl+J", " > ", "nháy chuột", "nháy đúp"].iter().any(|word| hint.contains(word))
}

/// How data cites a law by name and date alone.
const LAW: &str =
    "ghi mã của luật vào mo_dau.can_cu thay cho câu này: máy in tên và ngày, số vẫn giữ trong can-cu.yaml";

/// How a paper that is made from data comes to its `./.`.
const CLOSE: &str = "ghi ket: (đoạn kết) ở văn bản, hay ở nhóm của báo cáo ấy; máy tự thêm dấu ./.";

/// What tells a finding about the form from others, whatever paper shows it: code, place, and what is wrong.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cause {
    code: Code,
    file: String,
    at: Option<Position>,
    wrong: String,
}

/// The cause of a finding about form.
pub fn cause(finding: &Diagnostic) -> Option<Cause> {
    // The paragraph's number and words stand before it; a plan and its reports number theirs in their own way.
    let wrong = finding.message.rsplit(": ").next().unwrap_or_default().to_owned();
    let Place { file, at, .. } = &finding.place;
    (finding.code.group() == Group::Form).then(|| Cause {
        code: finding.code,
        file: file.to_string(),
        at: *at,
        wrong,
    })
}

/// Whether the form tells what a guess about a signer's lines tells too.
pub fn is_told_by_form(finding: &Diagnostic, causes: &BTreeSet<Cause>) -> bool {
    let line = |at: Option<Position>| at.map(|at| at.line);
    finding.code == Code::ThamQuyenKy
        && causes.iter().any(|cause| {
            cause.code == Code::CK03
                && *cause.file == *finding.place.file
                && line(cause.at) == line(finding.place.at)
        })
}

/// A part of a paper, and so the key of the data that it is made from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Names,
    Place,
    Number,
    Title,
    Addressee,
    Signer,
    Recipients,
    File,
    Basis,
    Text,
}

fn part_of(code: Code) -> Part {
    match code {
        Code::CQ01 | Code::CQ02 | Code::CQ03 => Part::Names,
        Code::DD01 | Code::DD02 | Code::DD03 => Part::Place,
        Code::SK01 | Code::SK02 | Code::SK03 => Part::Number,
        Code::TL01 | Code::TL02 | Code::TL03 | Code::TL04 | Code::TrichYeuNgat => Part::Title,
        Code::KG01 | Code::KG02 => Part::Addressee,
        Code::CK02 | Code::CK03 | Code::CK04 => Part::Signer,
        Code::NN01 | Code::NN02 => Part::Recipients,
        Code::NN03 => Part::File,
        Code::CC01 | Code::CC02 => Part::Basis,
        _ => Part::Text,
    }
}

/// A value that was found.
struct Found<'t>(&'t Node);

impl Found<'_> {
    fn at(&self) -> Position {
        self.0.at
    }

    fn id(&self) -> Option<String> {
        self.0.text().map(str::to_owned)
    }
}

/// The value at some keys.
fn descend<'t>(node: &'t Node, keys: &[&str]) -> Option<Found<'t>> {
    keys.iter().try_fold(node, |node, key| node.get(key)).map(Found)
}

/// The text of a file that a paragraph, in small letters, was made from: the longest whose words outside of expressions
/// stand in it in order.
fn source_of<'t>(tree: &'t Node, paragraph: &str) -> Option<Found<'t>> {
    /// Shorter texts stand in any paragraph.
    const LEAST: usize = 8;
    best(tree, |text| shared(text, paragraph).filter(|length| *length >= LEAST))
}

/// The first of the texts of a file that are worth most; `worth` gives none of those that are not looked for.
fn best<'t, W: Ord>(tree: &'t Node, worth: impl Fn(&str) -> Option<W>) -> Option<Found<'t>> {
    let mut best: Option<(W, &Node)> = None;
    let mut open = vec![tree];
    while let Some(node) = open.pop() {
        match &node.kind {
            Kind::Scalar { text, .. } => {
                if let Some(worth) = worth(text)
                    && best.as_ref().is_none_or(|(most, _)| worth > *most)
                {
                    best = Some((worth, node));
                }
            }
            Kind::Sequence(_, items) => open.extend(items.iter().rev()),
            Kind::Mapping(_, pairs) => open.extend(pairs.iter().rev().map(|(_, value)| value)),
        }
    }
    best.map(|(_, node)| Found(node))
}

/// How many letters of a text stand in a paragraph, where all outside of expressions do; what expressions quote counts too.
fn shared(text: &str, paragraph: &str) -> Option<usize> {
    let mut seen = (paragraph, 0);
    for (at, piece) in text.split("{{").enumerate() {
        let (code, behind) = if at == 0 { ("", piece) } else { piece.split_once("}}").unwrap_or(("", "")) };
        let quoted = code.split('"').skip(1).step_by(2);
        let printed = quoted.fold(seen, |seen, words| taken(seen, words).unwrap_or(seen));
        // What is quoted need not be printed: words that stand further on by chance lead past what is behind.
        seen = taken(printed, behind).or_else(|| taken(seen, behind))?;
    }
    Some(seen.1)
}

/// What is left of a paragraph behind a piece of text, and how many letters were found with it.
fn taken<'p>((rest, length): (&'p str, usize), piece: &str) -> Option<(&'p str, usize)> {
    let piece = crate::text::tokens::small(piece.trim());
    let at = rest.find(&piece)?;
    Some((rest.get(at + piece.len()..)?, length + piece.len()))
}

#[cfg(test)]
mod tests {
    use super::{Origin, place};
    use crate::diagnostic::{Code, Diagnostic, Route};
    use crate::yaml::tree;

    const UNIT: &str = "ten_dau_trang: [A]\nluu: VP\nnguoi_ky:\n  ct:\n    chuc_vu: Phó Chủ tịch\n";
    const PLAN: &str = "nam: 2026\ntrich_yeu: Một việc\nnguoi_ky: ct\ncac_muc:\n  - tieu_de: Nội dung\n    y:\n      - Năm {{ nam }} vận động nhân dân.\n";

    const REGISTER: &str = "nq: {loai: Nghị quyết, trich_yeu: về sức khỏe nhân dân}\n";

    fn placed(code: Code, about: Option<&str>) -> String {
        let finding = Diagnostic::error(code, "k.yaml", &Route::root(), "x");
        let mut findings = [about.map_or(finding.clone(), |about| finding.about(about))];
        let [plan, unit, register] = [PLAN, UNIT, REGISTER].map(|text| tree::read(text).unwrap());
        let (paper, don_vi) = (Some(("k.yaml", &plan)), Some(("d.yaml", &unit)));
        let can_cu = Some(("c.yaml", &register));
        let origin = Origin { paper, head: None, plan: None, don_vi, can_cu };
        place(&mut findings, &origin);
        let at = findings[0].place.at.unwrap();
        format!("{}:{}:{}", findings[0].place.file, at.line, at.column)
    }

    #[test]
    fn nobody_is_led_through_word_for_a_paper_that_is_made() {
        let plan = tree::read(PLAN).unwrap();
        let hint_of = |code: Code, hint: &str| {
            let finding = Diagnostic::error(code, "k.yaml", &Route::root(), "x").hint(hint);
            let mut findings = [finding];
            let paper = Some(("k.yaml", &plan));
            place(&mut findings, &Origin { paper, head: None, plan: None, don_vi: None, can_cu: None });
            findings[0].hints.clone()
        };
        let hint = |hint: &str| hint_of(Code::ND02, hint);
        assert_eq!(hint("bôi đen đoạn đó, Ctrl+J"), [super::MADE]);
        assert_eq!(hint("Layout > Size > A4"), [super::MADE]);
        assert_eq!(hint("chỉ ghi dấu chấm"), ["chỉ ghi dấu chấm"]);
        assert_eq!(hint_of(Code::CC02, "chỉ ghi tên"), ["chỉ ghi tên", super::LAW]);
    }

    #[test]
    fn a_part_of_a_paper_leads_to_its_key_and_a_paragraph_to_its_text() {
        assert_eq!(placed(Code::CK03, None), "d.yaml:5:14");
        assert_eq!(placed(Code::NN03, None), "d.yaml:2:6");
        assert_eq!(placed(Code::CQ03, None), "d.yaml:1:16");
        assert_eq!(placed(Code::TL03, None), "k.yaml:2:12");
        assert_eq!(placed(Code::VH01, Some("- Năm 2026 vận động nhân dân.")), "k.yaml:7:9");
        assert_eq!(placed(Code::VH01, Some("Căn cứ Nghị quyết về sức khỏe nhân dân;")), "c.yaml:1:35");
        assert_eq!(placed(Code::CC01, Some("Căn cứ Kế hoạch số 1/KH-UBND;")), "k.yaml:1:1");
        assert_eq!(placed(Code::PG01, None), "k.yaml:1:1");
        assert_eq!(placed(Code::PdfThieuChu, Some("ỏ")), "c.yaml:1:35");
    }
}
