//! The parts of a paper as a list, in the order of the page: what reading a paper back into data stands on.

use super::content::{Entry, Role};
use super::shape::MarkKind;
use super::{Content, Hints, Line, Page, Parts};
use crate::docx::read::Paper;

/// What a part is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Cơ quan chủ quản.
    ChuQuan,
    /// Cơ quan ban hành.
    CoQuan,
    /// Quốc hiệu.
    QuocHieu,
    /// Tiêu ngữ.
    TieuNgu,
    /// Số, ký hiệu.
    SoKyHieu,
    /// Địa danh và thời gian.
    DiaDanhNgay,
    /// Trích yếu of a công văn.
    VeViec,
    /// Tên loại.
    TenLoai,
    /// Trích yếu.
    TrichYeu,
    /// `(Kèm theo …)`.
    KemTheo,
    /// Kính gửi and who it names.
    KinhGui,
    /// A căn cứ.
    CanCu,
    /// Centred capitals such as `QUYẾT ĐỊNH:`.
    ThamQuyen,
    /// Phần.
    Phan,
    /// Chương.
    Chuong,
    /// Mục with an Arabic number, tiểu mục.
    Muc,
    /// `I. `
    MucLaMa,
    /// Điều.
    Dieu,
    /// Khoản.
    Khoan,
    /// `1.1. `
    KhoanCon,
    /// Điểm.
    Diem,
    /// `- `
    Gach,
    /// Running text without a mark.
    LoiVan,
    /// The name of a table or picture, or its unit.
    ChuThich,
    /// A table.
    Bang,
    /// Nơi nhận: the label and its lines.
    NoiNhan,
    /// Quyền hạn, chức vụ of who signs.
    ChucVu,
    /// Họ tên of who signs.
    HoTen,
    /// The heading of an appendix.
    PhuLuc,
    /// The title of an appendix.
    TenPhuLuc,
}

/// How sure a part is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sureness {
    /// It stands where such a part stands; its words do not tell it.
    Likely,
    /// Its words, its letters or its mark tell it.
    Sure,
}

/// A part of a paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// What it is.
    pub kind: Kind,
    /// The paragraph it stands in, counted from 1 with those of tables; 0 for a table.
    pub paragraph: usize,
    /// How sure it is.
    pub sureness: Sureness,
    /// Its text as shown; automatic numbers are typed out, old encodings read through.
    pub text: String,
}

/// The parts of a paper, found by what its pages show.
pub fn list(paper: &Paper) -> Vec<Part> {
    let page = Page::of(paper);
    of(&Parts::find(&page, Hints::default()))
}

fn of(parts: &Parts<'_>) -> Vec<Part> {
    let mut found = Vec::new();
    let mut add = |kind, sureness, line: &Line<'_>| {
        found.push(Part { kind, paragraph: line.paragraph.number, sureness, text: line.text.clone() });
    };
    let by = |sure: bool| if sure { Sureness::Sure } else { Sureness::Likely };
    if let Some(header) = &parts.header {
        header.at(&header.superior).into_iter().for_each(|line| add(Kind::ChuQuan, by(header.words), line));
        header.at(&header.issuer).into_iter().for_each(|line| add(Kind::CoQuan, by(header.words), line));
        header.country().into_iter().for_each(|line| add(Kind::QuocHieu, by(header.words), line));
        header.motto().into_iter().for_each(|line| add(Kind::TieuNgu, by(header.words), line));
        header.number().into_iter().for_each(|line| add(Kind::SoKyHieu, Sureness::Sure, line));
        header.place_date().into_iter().for_each(|line| add(Kind::DiaDanhNgay, Sureness::Sure, line));
        header.at(&header.subject).into_iter().for_each(|line| add(Kind::VeViec, Sureness::Sure, line));
    }
    let named = by(parts.loai.is_some());
    parts.title.iter().for_each(|line| add(Kind::TenLoai, named, line));
    parts.subject.iter().for_each(|line| add(Kind::TrichYeu, named, line));
    parts.number_below.iter().for_each(|line| add(Kind::SoKyHieu, Sureness::Sure, line));
    parts.attached.iter().for_each(|line| add(Kind::KemTheo, Sureness::Sure, line));
    if let Some(kinh_gui) = &parts.kinh_gui {
        [&kinh_gui.label]
            .into_iter()
            .chain(&kinh_gui.items)
            .for_each(|line| add(Kind::KinhGui, Sureness::Sure, line));
    }
    body(&parts.content, &mut found);
    let mut add = |kind, sureness, line: &Line<'_>| {
        found.push(Part { kind, paragraph: line.paragraph.number, sureness, text: line.text.clone() });
    };
    if let Some(signature) = &parts.signature {
        let post = |line: &Line<'_>| by(super::words::is_post(&line.text));
        signature.recipients().into_iter().for_each(|line| add(Kind::NoiNhan, Sureness::Sure, line));
        signature.titles().into_iter().for_each(|line| add(Kind::ChucVu, post(line), line));
        signature.posts().into_iter().for_each(|line| add(Kind::ChucVu, post(line), line));
        signature
            .name()
            .into_iter()
            .for_each(|line| add(Kind::HoTen, by(super::words::is_person(&line.text)), line));
        let noted = signature.noted_name().filter(|_| signature.name().is_none());
        found.extend(noted.map(|(line, name)| Part {
            kind: Kind::HoTen,
            paragraph: line.paragraph.number,
            sureness: Sureness::Sure,
            text: name.to_owned(),
        }));
    }
    for appendix in &parts.appendices {
        let mut add = |kind, line: &Line<'_>| {
            let (paragraph, text) = (line.paragraph.number, line.text.clone());
            found.push(Part { kind, paragraph, sureness: Sureness::Sure, text });
        };
        add(Kind::PhuLuc, &appendix.heading);
        appendix.title.iter().for_each(|line| add(Kind::TenPhuLuc, line));
        appendix.info_lines.iter().for_each(|line| add(Kind::KemTheo, line));
        body(&appendix.content, &mut found);
    }
    found
}

fn body(content: &Content<'_>, found: &mut Vec<Part>) {
    for entry in &content.entries {
        let item = match entry {
            Entry::Table(_) => {
                found.push(Part {
                    kind: Kind::Bang,
                    paragraph: 0,
                    sureness: Sureness::Sure,
                    text: String::new(),
                });
                continue;
            }
            Entry::Item(item) => item,
        };
        let (kind, sureness) = match item.role {
            Role::Blank | Role::Rule => continue,
            Role::CanCu => (Kind::CanCu, Sureness::Sure),
            Role::Heading(mark) | Role::Text(Some(mark)) => (of_mark(mark.kind), Sureness::Sure),
            Role::HeadingTitle => (Kind::Muc, Sureness::Likely),
            Role::Authority => (Kind::ThamQuyen, Sureness::Likely),
            Role::Caption => (Kind::ChuThich, Sureness::Likely),
            Role::Text(None) => (Kind::LoiVan, Sureness::Sure),
        };
        let (paragraph, text) = (item.line.paragraph.number, item.line.text.clone());
        found.push(Part { kind, paragraph, sureness, text });
    }
}

fn of_mark(kind: MarkKind) -> Kind {
    match kind {
        MarkKind::Phan => Kind::Phan,
        MarkKind::Chuong => Kind::Chuong,
        MarkKind::Muc | MarkKind::TieuMuc => Kind::Muc,
        MarkKind::Dieu => Kind::Dieu,
        MarkKind::La => Kind::MucLaMa,
        MarkKind::Khoan => Kind::Khoan,
        MarkKind::Con => Kind::KhoanCon,
        MarkKind::Diem => Kind::Diem,
        MarkKind::Gach => Kind::Gach,
    }
}
