//! The register of papers sent, with the ten columns of Phụ lục IV, I of Nghị định 30/2020/NĐ-CP. A row is read from the
//! paper as it is printed, so that it holds for any template. What no program can know (copies, the day of sending, who
//! received) stays blank.

use std::collections::{BTreeMap, BTreeSet};

use crate::page::document::{Block, Document, Paragraph};
use crate::page::style::Role;
use crate::value::{Nam, Ngay};

/// Heads of the columns: the ten of the decree, and how it stands with the paper.
pub const COLUMNS: [&str; 11] = [
    "Số, ký hiệu",
    "Ngày tháng",
    "Tên loại và trích yếu nội dung",
    "Người ký",
    "Nơi nhận",
    "Đơn vị, người nhận bản lưu",
    "Số lượng bản",
    "Ngày chuyển",
    "Ký nhận",
    "Ghi chú",
    "Tình trạng",
];

/// How it stands with a paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// With number and date, and no draft: it has been sent.
    Issued,
    /// A draft, or without number or date.
    Draft,
    /// Its data has faults.
    Faulty,
}

impl State {
    /// What the officer reads.
    pub fn text(self) -> &'static str {
        match self {
            Self::Issued => "đã ban hành",
            Self::Draft => "dự thảo",
            Self::Faulty => "còn lỗi",
        }
    }
}

/// A paper in the register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Where its files are in the output, without their endings.
    pub paper: String,
    /// The number, where it has one.
    pub number: Option<u32>,
    /// What stands behind the number: `KH-UBND`.
    pub symbol: String,
    /// The day, where it has one.
    pub date: Option<Ngay>,
    /// The year of its plan's folder.
    pub year: Nam,
    /// Its type: `Kế hoạch`; empty for a công văn.
    pub kind: String,
    /// Whether it is a copy of another paper: copies have a run of numbers of their own.
    pub is_copy: bool,
    /// What it is about.
    pub subject: String,
    /// Who signs.
    pub signer: String,
    /// Who receives it.
    pub recipients: Vec<String>,
    /// Who keeps a copy.
    pub copy: String,
    /// How it stands with it.
    pub state: State,
}

impl Row {
    /// A paper whose data has faults.
    pub fn faulty(paper: String, year: Nam) -> Self {
        Self {
            paper,
            year,
            number: None,
            symbol: String::new(),
            date: None,
            kind: String::new(),
            is_copy: false,
            subject: String::new(),
            signer: String::new(),
            recipients: Vec::new(),
            copy: String::new(),
            state: State::Faulty,
        }
    }

    /// Reads a paper.
    pub fn of(paper: String, year: Nam, document: &Document) -> Self {
        let Read { parts, is_copy, kind, subject } = Read::of(document);
        let number = parts.first(Role::SoKyHieu).trim_start_matches("Số:").trim().to_owned();
        let (number, symbol) = number.split_once('/').unwrap_or(("", &number));
        let number = number.trim().parse().ok();
        let date = day(&parts.first(Role::DiaDanhNgay));
        let lines = parts.all(Role::NoiNhanDong);
        let tidy =
            |line: &String| line.trim_start_matches(['-', ' ']).trim_end_matches([';', '.']).to_owned();
        let (copies, recipients): (Vec<String>, Vec<String>) =
            lines.iter().map(tidy).partition(|line| line.starts_with("Lưu"));
        let addressees = parts.addressees();
        // Whom the paper is addressed to is not named again among those who receive it.
        let told = |line: &str| line == AS_ABOVE && !addressees.is_empty();
        let named = |line: String| if told(&line) { addressees.clone() } else { vec![line] };
        let is_draft = parts.all(Role::DauHieu).iter().any(|mark| mark.contains("DỰ THẢO"));
        let is_issued = number.is_some() && date.is_some() && !is_draft;
        Self {
            paper,
            year,
            number,
            symbol: symbol.trim().to_owned(),
            date,
            kind,
            is_copy,
            subject,
            signer: parts.all(Role::HoTen).join("; "),
            recipients: recipients.into_iter().flat_map(named).collect(),
            copy: copies.first().map_or("", |copy| copy.trim_start_matches("Lưu:").trim()).to_owned(),
            state: if is_issued { State::Issued } else { State::Draft },
        }
    }

    /// `12/KH-UBND`; without a number blank before the stroke.
    pub fn number_and_symbol(&self) -> String {
        match (self.number, self.symbol.as_str()) {
            (Some(number), symbol) => format!("{number:02}/{symbol}"),
            (None, "") => String::new(),
            (None, symbol) => format!("…/{symbol}"),
        }
    }

    /// `Kế hoạch Công tác văn thư năm 2026`.
    pub fn title(&self) -> String {
        title(&self.kind, &self.subject)
    }

    /// The cells of its columns.
    pub fn cells(&self) -> [String; COLUMNS.len()] {
        let blank = String::new;
        [
            self.number_and_symbol(),
            self.date.map(Ngay::ngan).unwrap_or_default(),
            self.title(),
            self.signer.clone(),
            self.recipients.join("; "),
            self.copy.clone(),
            blank(),
            blank(),
            blank(),
            blank(),
            self.state.text().to_owned(),
        ]
    }
}

/// What a paper is called and the day that it shows: `Kế hoạch Công tác văn thư năm 2026`.
pub fn title_and_day(document: &Document) -> (String, Option<Ngay>) {
    let Read { parts, kind, subject, .. } = Read::of(document);
    (title(&kind, &subject), day(&parts.first(Role::DiaDanhNgay)))
}

fn title(kind: &str, subject: &str) -> String {
    [kind, subject].join(" ").trim().to_owned()
}

/// A paper, or the part of it that makes it a copy of another, and what it is called.
struct Read {
    parts: Parts,
    is_copy: bool,
    kind: String,
    subject: String,
}

impl Read {
    fn of(document: &Document) -> Self {
        let paper_itself = Parts::of(document.sections.iter().take(1).flat_map(|section| &section.blocks));
        let (kind, subject) = paper_itself.title();
        match Parts::of_copy(document) {
            Some(copy) => {
                let kind_of_copy = sentence_case(&copy.first(Role::HinhThucSao));
                Self { kind: kind_of_copy, subject: title(&kind, &subject), parts: copy, is_copy: true }
            }
            None => Self { parts: paper_itself, is_copy: false, kind, subject },
        }
    }
}

/// The paragraphs of a paper by what they are; the head and the foot of the paper itself, not of what is attached.
struct Parts(BTreeMap<&'static str, Vec<String>>);

/// Stands among the recipients for those the paper is addressed to.
const AS_ABOVE: &str = "Như trên";

const WANTED: [(Role, &str); 11] = [
    (Role::HinhThucSao, "hinh-thuc-sao"),
    (Role::SoKyHieu, "so"),
    (Role::DiaDanhNgay, "ngay"),
    (Role::TenLoai, "loai"),
    (Role::TrichYeu, "trich-yeu"),
    (Role::TrichYeuCongVan, "ve-viec"),
    (Role::NoiNhanDong, "noi-nhan"),
    (Role::HoTen, "ho-ten"),
    (Role::DauHieu, "dau"),
    (Role::KinhGui, "kinh-gui"),
    (Role::KinhGuiDong, "kinh-gui-dong"),
];

impl Parts {
    /// Of a copy, what makes it one: it stands behind all else.
    fn of_copy(document: &Document) -> Option<Self> {
        let blocks: Vec<&Block> = document.sections.iter().flat_map(|section| &section.blocks).collect();
        let says = |block: &&Block| match block {
            Block::Letterhead(grid) => {
                grid.rows.iter().flatten().flatten().any(|line| line.role == Role::HinhThucSao)
            }
            Block::Paragraph(_) | Block::Closing(_) | Block::Table(_) | Block::Chart(_) => false,
        };
        let at = blocks.iter().rposition(says)?;
        Some(Self::of(blocks.into_iter().skip(at)))
    }

    fn of<'d>(blocks: impl Iterator<Item = &'d Block>) -> Self {
        let mut parts = Self(BTreeMap::new());
        for block in blocks {
            match block {
                Block::Paragraph(paragraph) => parts.take(paragraph),
                Block::Letterhead(grid) | Block::Closing(grid) => {
                    grid.rows.iter().flatten().flatten().for_each(|paragraph| parts.take(paragraph));
                }
                Block::Table(_) | Block::Chart(_) => {}
            }
        }
        parts
    }

    fn take(&mut self, paragraph: &Paragraph) {
        if let Some((_, name)) = WANTED.iter().find(|(role, _)| *role == paragraph.role) {
            let text = paragraph.text().split_whitespace().collect::<Vec<_>>().join(" ");
            self.0.entry(name).or_default().push(text);
        }
    }

    fn all(&self, role: Role) -> &[String] {
        let name = WANTED.iter().find(|(known, _)| *known == role).map_or("", |(_, name)| *name);
        self.0.get(name).map_or(&[], Vec::as_slice)
    }

    /// The name of its type, and what it is about.
    fn title(&self) -> (String, String) {
        let subject = match self.joined(Role::TrichYeu) {
            text if text.is_empty() => self.joined(Role::TrichYeuCongVan),
            text => text,
        };
        (sentence_case(&self.first(Role::TenLoai)), subject)
    }

    /// Whom the paper is addressed to; a line of that look in another form names nobody (`… điện:`).
    fn addressees(&self) -> Vec<String> {
        let first = self.first(Role::KinhGui);
        let one = first.strip_prefix("Kính gửi:").unwrap_or_default().trim().to_owned();
        let others = self.all(Role::KinhGuiDong).iter();
        let tidy = |line: &String| line.trim_matches(['-', ' ', ';', '.']).to_owned();
        std::iter::once(one).filter(|one| !one.is_empty()).chain(others.map(tidy)).collect()
    }

    fn first(&self, role: Role) -> String {
        self.all(role).first().cloned().unwrap_or_default()
    }

    fn joined(&self, role: Role) -> String {
        self.all(role).join(" ")
    }
}

/// `Xã A, ngày 05 tháng 02 năm 2026` → the day; `None` where it is left blank.
fn day(text: &str) -> Option<Ngay> {
    let numbers = text.split(|letter: char| !letter.is_ascii_digit()).filter(|part| !part.is_empty());
    let mut last = numbers.rev().map(str::parse::<u16>);
    let (year, month, day) = (last.next()?.ok()?, last.next()?.ok()?, last.next()?.ok()?);
    Ngay::new(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?).ok()
}

/// `KẾ HOẠCH` → `Kế hoạch`.
fn sentence_case(text: &str) -> String {
    let mut letters = text.chars();
    let first: String = letters.next().into_iter().collect();
    first + &letters.as_str().to_lowercase()
}

/// Sorts a register as it is kept: by day and number, papers without a number last.
pub fn sort(rows: &mut [Row]) {
    let key = |row: &Row| {
        (row.number.is_none(), row.state, row.date, row.symbol.clone(), row.number, row.paper.clone())
    };
    rows.sort_by_key(key);
}

/// What is missing in the numbers of one issuer's year: those that no paper here has though later ones are there. Where
/// papers of all types share one run of numbers, that run is looked at; copies have one of their own.
pub fn gaps(rows: &[Row]) -> Vec<String> {
    let years: BTreeSet<Nam> = rows.iter().map(|row| row.year).collect();
    let of_year = |year| rows.iter().filter(move |row| row.year == year);
    let of_run = |(year, copies)| of_run(of_year(year).filter(move |row| row.is_copy == copies));
    years.into_iter().flat_map(|year| [(year, false), (year, true)]).flat_map(of_run).collect()
}

/// The same for one year.
fn of_run<'a>(rows: impl Iterator<Item = &'a Row>) -> Vec<String> {
    let mut runs: BTreeMap<&str, BTreeSet<u32>> = BTreeMap::new();
    for row in rows {
        if let Some(number) = row.number {
            runs.entry(&row.symbol).or_default().insert(number);
        }
    }
    let all: BTreeSet<u32> = runs.values().flatten().copied().collect();
    let mut told = Vec::new();
    for (symbol, run) in &runs {
        let last = run.last().copied().unwrap_or(0);
        let missing: Vec<u32> =
            (1..last).filter(|number| !all.contains(number)).take(MOST_MISSING + 1).collect();
        if !missing.is_empty() {
            let more = if missing.len() > MOST_MISSING { "…" } else { "" };
            let named: Vec<String> =
                missing.iter().take(MOST_MISSING).map(|one| format!("{one:02}")).collect();
            told.push(format!("trước số {last:02}/{symbol} không thấy các số: {}{more}", named.join(", ")));
        }
    }
    told
}

/// Most missing numbers that are named.
const MOST_MISSING: usize = 10;

#[cfg(test)]
mod tests {
    use super::{Row, State, gaps, sort};

    fn row(paper: &str, number: u32, symbol: &str) -> Row {
        let row = Row::faulty(paper.to_owned(), "2026".parse().unwrap());
        Row { number: Some(number), symbol: symbol.to_owned(), state: State::Issued, ..row }
    }

    #[test]
    fn gaps_are_told_and_a_common_run_has_none() {
        let rows = [row("a", 1, "KH-UBND"), row("b", 1, "KH-UBND"), row("c", 4, "KH-UBND")];
        assert_eq!(gaps(&rows), ["trước số 04/KH-UBND không thấy các số: 02, 03"]);
        let copies = [(1, "SY-UBND"), (2, "TrS-UBND"), (3, "SY-UBND")];
        let copies = copies.map(|(number, symbol)| Row { is_copy: true, ..row("a", number, symbol) });
        assert_eq!(gaps(&copies), [""; 0]);
        let [copy, ..] = copies;
        let beside = [copy, row("b", 2, "KH-UBND")];
        assert_eq!(gaps(&beside), ["trước số 02/KH-UBND không thấy các số: 01"]);
        let common = [row("a", 1, "KH-UBND"), row("b", 2, "BC-UBND"), row("c", 3, "KH-UBND")];
        assert_eq!(gaps(&common), [] as [&str; 0]);
        assert_eq!(gaps(&[row("a", 1, "KH-UBND"), row("b", 1, "BC-UBND")]), [] as [&str; 0]);
    }

    #[test]
    fn papers_without_a_number_stand_last() {
        let mut rows =
            [Row::faulty("x".to_owned(), "2026".parse().unwrap()), row("b", 2, "KH"), row("a", 1, "KH")];
        sort(&mut rows);
        assert_eq!(rows.map(|row| row.paper), ["a", "b", "x"]);
    }
}
