//! The form of a paper: 60 rules over a DOCX of any origin (ND30, Phụ lục I).
//!
//! A rule is a function named by its id. It looks at the paper, its parts ([`anatomy`]) and what is known of it
//! ([`Expected`]); what is not known is not compared, so that a stranger's file can be checked by itself.

mod anatomy;
mod appendix;
mod body;
mod fault;
#[cfg(test)]
mod fixture;
mod font;
mod header;
mod layout;
mod loai;
mod look;
mod page;
mod shape;
mod signature;
#[cfg(test)]
mod tests;
mod title;
mod wording;

use crate::diagnostic::{Diagnostic, Route};
use crate::paper::Paper;

use anatomy::Anatomy;
use fault::Fault;

pub use shape::NgayThang;

/// Most findings of one rule about one paper; the rest are counted in the last.
const FINDING_LIMIT: usize = 20;

/// Who wrote the paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// This program: its own standard applies in full.
    Own,
    /// Somebody else: house rules only warn.
    Foreign,
}

/// Whether number and date must be there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Issued: number and date are known.
    Issued,
    /// Draft: they may be blank.
    Draft,
}

/// What is known of a paper beside itself. `None` means unknown: the rules then compare nothing with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expected {
    /// Who wrote it.
    pub origin: Origin,
    /// Issued or draft; unknown: issued when it shows a number and a whole date.
    pub state: Option<State>,
    /// Lines of cơ quan ban hành, in any case of letters.
    pub issuer: Option<Vec<String>>,
    /// Lines of cơ quan chủ quản; an empty list: there is none.
    pub superior: Option<Vec<String>>,
    /// Tên loại: `Kế hoạch`, `Công văn`, …
    pub kind: Option<String>,
    /// Symbol after the slash: `KH-UBND`.
    pub symbol: Option<String>,
    /// Địa danh.
    pub place: Option<String>,
    /// Date of the paper.
    pub date: Option<NgayThang>,
    /// Whether the paper is addressed with Kính gửi (a tờ trình or báo cáo that goes up).
    pub kinh_gui: Option<bool>,
    /// Whether a tổ chức tư vấn signs under the agency's seal.
    pub consulting: Option<bool>,
    /// Whether the paper is issued electronically: the line Kèm theo then keeps its blanks.
    pub electronic: Option<bool>,
    /// Mức độ khẩn: `KHẨN`, `HỎA TỐC`, `THƯỢNG KHẨN`.
    pub urgency: Option<String>,
    /// Whether the agency's address stands at the foot of the first page.
    pub address: Option<bool>,
    /// Quotations that may be italic.
    pub quotations: Vec<String>,
}

impl Expected {
    /// Nothing known of a paper from `origin`.
    pub fn unknown(origin: Origin) -> Self {
        Self {
            origin,
            state: None,
            issuer: None,
            superior: None,
            kind: None,
            symbol: None,
            place: None,
            date: None,
            kinh_gui: None,
            consulting: None,
            electronic: None,
            urgency: None,
            address: None,
            quotations: Vec::new(),
        }
    }
}

/// What a rule rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Muc {
    /// The decree says so.
    QuyDinhRo,
    /// Seen in the decree's forms and tables only.
    Mau,
    /// Our own standard where the decree leaves a choice.
    NoiBo,
    /// A likely slip of the pen.
    Nhac,
}

impl Muc {
    /// The words an officer reads.
    pub fn words(self) -> &'static str {
        match self {
            Muc::QuyDinhRo => "quy định rõ",
            Muc::Mau => "theo mẫu",
            Muc::NoiBo => "nội bộ",
            Muc::Nhac => "nhắc",
        }
    }
}

/// A rule of form.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// Its id, the code of its findings.
    pub id: &'static str,
    /// The clause of ND30 it rests on.
    pub clause: &'static str,
    /// What it rests on.
    pub level: Muc,
    /// What it asks, in Vietnamese.
    pub title: &'static str,
    check: fn(&Sheet<'_>) -> Vec<Fault>,
}

/// A paper with its parts found, as rules see it.
struct Sheet<'p> {
    paper: &'p Paper,
    expected: &'p Expected,
    anatomy: Anatomy<'p>,
    state: State,
    /// The date on the paper, once there in full.
    date: Option<NgayThang>,
}

impl<'p> Sheet<'p> {
    fn new(paper: &'p Paper, expected: &'p Expected) -> Self {
        let anatomy = Anatomy::of(paper, expected);
        let date = anatomy.header.as_ref().and_then(header::date_of);
        let numbered = anatomy.header.as_ref().is_some_and(header::has_number);
        let seen = if date.is_some() && numbered { State::Issued } else { State::Draft };
        let state = expected.state.unwrap_or(seen);
        Self { paper, expected, anatomy, state, date }
    }
}

/// Every rule, in the order of the paper's parts.
pub const RULES: &[Rule] = &[
    Rule {
        id: "PG01",
        clause: "PL I, Phần I, I.1",
        level: Muc::QuyDinhRo,
        title: "Khổ giấy A4, trang đứng; trang nằm ngang chỉ khi có bảng",
        check: page::pg01,
    },
    Rule {
        id: "PG02",
        clause: "PL I, Phần I, I.3",
        level: Muc::QuyDinhRo,
        title: "Lề trên, dưới 20 đến 25 mm; trái 30 đến 35 mm; phải 15 đến 20 mm",
        check: page::pg02,
    },
    Rule {
        id: "PG03",
        clause: "PL I, Phần I, I.7",
        level: Muc::QuyDinhRo,
        title: "Số trang ở giữa lề trên, cỡ 13 đến 14, chữ đứng",
        check: page::pg03,
    },
    Rule {
        id: "PG04",
        clause: "PL I, Phần I, I.7",
        level: Muc::QuyDinhRo,
        title: "Trang thứ nhất không hiện số trang",
        check: page::pg04,
    },
    Rule {
        id: "PG05",
        clause: "PL I, Phần I, I.7",
        level: Muc::QuyDinhRo,
        title: "Số trang là chữ số Ả Rập, từ 1, không ở chân trang",
        check: page::pg05,
    },
    Rule {
        id: "FT01",
        clause: "PL I, Phần I, I.4",
        level: Muc::QuyDinhRo,
        title: "Phông Times New Roman trong cả văn bản",
        check: font::ft01,
    },
    Rule {
        id: "FT02",
        clause: "PL I, Phần I, I.4",
        level: Muc::QuyDinhRo,
        title: "Chữ màu đen, không tô nền",
        check: font::ft02,
    },
    Rule {
        id: "FT03",
        clause: "PL I, Phần I, I.4",
        level: Muc::QuyDinhRo,
        title: "Bảng mã Unicode dựng sẵn",
        check: font::ft03,
    },
    Rule {
        id: "FT04",
        clause: "PL I, Phần I, V",
        level: Muc::QuyDinhRo,
        title: "Chỉ dùng các cỡ chữ của Nghị định, phần đầu cùng một bộ cỡ",
        check: font::ft04,
    },
    Rule {
        id: "HD01",
        clause: "PL I, Phần I, II.1",
        level: Muc::NoiBo,
        title: "Phần đầu là một bảng hai cột cố định, không viền, căn giữa",
        check: header::hd01,
    },
    Rule {
        id: "HD02",
        clause: "PL I, Phần I, II.1",
        level: Muc::NoiBo,
        title: "Bảng phần đầu vừa phần chữ, mỗi dòng vừa cột của nó",
        check: header::hd02,
    },
    Rule {
        id: "QH01",
        clause: "PL I, Phần I, II.1",
        level: Muc::QuyDinhRo,
        title: "Quốc hiệu in hoa, cỡ 12 đến 13, đứng, đậm",
        check: header::qh01,
    },
    Rule {
        id: "QH02",
        clause: "PL I, Phần I, II.1",
        level: Muc::QuyDinhRo,
        title: "Tiêu ngữ in thường, cỡ 13 đến 14, đứng, đậm, dưới Quốc hiệu",
        check: header::qh02,
    },
    Rule {
        id: "QH03",
        clause: "PL I, Phần I, II.1",
        level: Muc::QuyDinhRo,
        title: "Đường kẻ dưới Tiêu ngữ dài bằng dòng chữ",
        check: header::qh03,
    },
    Rule {
        id: "CQ01",
        clause: "PL I, Phần I, II.2",
        level: Muc::QuyDinhRo,
        title: "Tên cơ quan chủ quản in hoa, cỡ 12 đến 13, đứng, không đậm",
        check: header::cq01,
    },
    Rule {
        id: "CQ02",
        clause: "PL I, Phần I, II.2",
        level: Muc::QuyDinhRo,
        title: "Tên cơ quan ban hành in hoa, cỡ 12 đến 13, đứng, đậm",
        check: header::cq02,
    },
    Rule {
        id: "CQ03",
        clause: "PL I, Phần I, II.2",
        level: Muc::QuyDinhRo,
        title: "Đường kẻ dưới tên cơ quan ban hành dài 1/3 đến 1/2 dòng chữ",
        check: header::cq03,
    },
    Rule {
        id: "SK01",
        clause: "PL I, Phần I, II.3",
        level: Muc::QuyDinhRo,
        title: "Số, ký hiệu viết đúng dạng Số: 05/KH-UBND",
        check: header::sk01,
    },
    Rule {
        id: "SK02",
        clause: "PL I, Phần I, II.3",
        level: Muc::QuyDinhRo,
        title: "Số, ký hiệu cỡ 13, đứng, không đậm, căn giữa dưới tên cơ quan",
        check: header::sk02,
    },
    Rule {
        id: "SK03",
        clause: "PL I, Phần I, II.3",
        level: Muc::QuyDinhRo,
        title: "Ký hiệu dùng đúng chữ viết tắt tên loại và cơ quan",
        check: header::sk03,
    },
    Rule {
        id: "DD01",
        clause: "PL I, Phần I, II.4",
        level: Muc::QuyDinhRo,
        title: "Địa danh, ngày tháng năm viết đúng dạng",
        check: header::dd01,
    },
    Rule {
        id: "DD02",
        clause: "PL I, Phần I, II.4",
        level: Muc::QuyDinhRo,
        title: "Địa danh, ngày tháng năm cỡ 13 đến 14, nghiêng, căn giữa",
        check: header::dd02,
    },
    Rule {
        id: "DD03",
        clause: "PL I, Phần I, II.4",
        level: Muc::QuyDinhRo,
        title: "Số, ký hiệu và địa danh, ngày tháng năm cùng một hàng",
        check: header::dd03,
    },
    Rule {
        id: "TL01",
        clause: "PL I, Phần I, II.5",
        level: Muc::QuyDinhRo,
        title: "Tên loại in hoa, cỡ 13 đến 14, đứng, đậm, căn giữa",
        check: title::tl01,
    },
    Rule {
        id: "TL02",
        clause: "PL I, Phần I, II.5",
        level: Muc::QuyDinhRo,
        title: "Trích yếu in thường, cỡ 13 đến 14, đứng, đậm, căn giữa",
        check: title::tl02,
    },
    Rule {
        id: "TL03",
        clause: "PL I, Phần I, II.5",
        level: Muc::QuyDinhRo,
        title: "Đường kẻ dưới trích yếu dài 1/3 đến 1/2 dòng chữ",
        check: title::tl03,
    },
    Rule {
        id: "TL04",
        clause: "PL I, Phần I, II.5",
        level: Muc::QuyDinhRo,
        title: "Trích yếu công văn mở đầu bằng V/v, cỡ 12 đến 13, dưới dòng Số 6 pt",
        check: title::tl04,
    },
    Rule {
        id: "CC01",
        clause: "PL I, Phần I, II.6",
        level: Muc::QuyDinhRo,
        title: "Căn cứ in nghiêng, cỡ 13 đến 14, mỗi căn cứ một dòng, kết thúc bằng dấu (;), dòng cuối dấu (.)",
        check: title::cc01,
    },
    Rule {
        id: "CC02",
        clause: "PL I, Phần I, II.6",
        level: Muc::Nhac,
        title: "Luật, pháp lệnh làm căn cứ không ghi số, ký hiệu",
        check: title::cc02,
    },
    Rule {
        id: "ND01",
        clause: "PL I, Phần I, II.6",
        level: Muc::QuyDinhRo,
        title: "Lời văn cỡ 13 đến 14, đứng, cùng một cỡ",
        check: body::nd01,
    },
    Rule {
        id: "ND02",
        clause: "PL I, Phần I, II.6",
        level: Muc::QuyDinhRo,
        title: "Lời văn căn đều hai bên",
        check: body::nd02,
    },
    Rule {
        id: "ND03",
        clause: "PL I, Phần I, II.6",
        level: Muc::QuyDinhRo,
        title: "Chữ đầu đoạn lùi vào 1 cm hoặc 1,27 cm",
        check: body::nd03,
    },
    Rule {
        id: "ND04",
        clause: "PL I, Phần I, II.6",
        level: Muc::QuyDinhRo,
        title: "Khoảng cách giữa các đoạn ít nhất 6 pt",
        check: body::nd04,
    },
    Rule {
        id: "ND05",
        clause: "PL I, Phần I, II.6",
        level: Muc::QuyDinhRo,
        title: "Giãn dòng từ dòng đơn đến 1,5 dòng",
        check: body::nd05,
    },
    Rule {
        id: "ND06",
        clause: "PL III, các mẫu",
        level: Muc::Mau,
        title: "Hết lời văn có dấu ./.",
        check: body::nd06,
    },
    Rule {
        id: "ND07",
        clause: "PL I, Phần I, II.6",
        level: Muc::NoiBo,
        title: "Không dùng dấu đầu dòng tự động, dòng trống, dấu cách để trình bày",
        check: body::nd07,
    },
    Rule {
        id: "BC01",
        clause: "PL I, Phần I, II.6",
        level: Muc::QuyDinhRo,
        title: "Phần, chương, mục, tiểu mục: số một dòng, tên in hoa dòng dưới, đậm, căn giữa",
        check: layout::bc01,
    },
    Rule {
        id: "BC02",
        clause: "PL I, Phần I, II.6",
        level: Muc::QuyDinhRo,
        title: "Điều: số và tên một dòng, in thường, đậm, lùi đầu dòng",
        check: layout::bc02,
    },
    Rule {
        id: "BC03",
        clause: "PL I, Phần I, V",
        level: Muc::QuyDinhRo,
        title: "Mục: số La Mã và tên in hoa, đứng, đậm",
        check: layout::bc03,
    },
    Rule {
        id: "BC04",
        clause: "PL I, Phần I, II.6",
        level: Muc::QuyDinhRo,
        title: "Khoản: số Ả Rập và dấu chấm; có tên thì tên một dòng riêng, đậm",
        check: layout::bc04,
    },
    Rule {
        id: "BC05",
        clause: "PL I, Phần I, II.6",
        level: Muc::QuyDinhRo,
        title: "Điểm: chữ cái và dấu ngoặc đơn, đứng, theo thứ tự tiếng Việt",
        check: layout::bc05,
    },
    Rule {
        id: "BC06",
        clause: "PL I, Phần I, II.6",
        level: Muc::QuyDinhRo,
        title: "Phần, mục, điều, khoản đánh số liên tục",
        check: layout::bc06,
    },
    Rule {
        id: "KG01",
        clause: "PL I, Phần I, II.9",
        level: Muc::QuyDinhRo,
        title: "Kính gửi và Như trên chỉ ở văn bản phải có",
        check: body::kg01,
    },
    Rule {
        id: "KG02",
        clause: "PL I, Phần I, II.9",
        level: Muc::QuyDinhRo,
        title: "Kính gửi cỡ 13 đến 14, đứng; nhiều nơi thì mỗi nơi một dòng",
        check: body::kg02,
    },
    Rule {
        id: "CK01",
        clause: "PL I, Phần I, II.7",
        level: Muc::QuyDinhRo,
        title: "Nơi nhận và chữ ký trong một bảng một hàng hai cột, không viền, ở cuối",
        check: signature::ck01,
    },
    Rule {
        id: "CK02",
        clause: "PL I, Phần I, II.7",
        level: Muc::QuyDinhRo,
        title: "Quyền hạn, chức vụ in hoa, cỡ 13 đến 14, đứng, đậm; viết tắt TM., KT., TL., TUQ., Q.",
        check: signature::ck02,
    },
    Rule {
        id: "CK03",
        clause: "PL I, Phần I, II.7",
        level: Muc::QuyDinhRo,
        title: "Các dòng quyền hạn, chức vụ đúng thứ tự",
        check: signature::ck03,
    },
    Rule {
        id: "CK04",
        clause: "PL I, Phần I, II.7",
        level: Muc::QuyDinhRo,
        title: "Họ tên in thường, cỡ 13 đến 14, đứng, đậm, không kèm học hàm, học vị",
        check: signature::ck04,
    },
    Rule {
        id: "CK05",
        clause: "PL I, Phần I, II.7",
        level: Muc::NoiBo,
        title: "Đủ chỗ ký, chữ ký không tách khỏi lời văn",
        check: signature::ck05,
    },
    Rule {
        id: "NN01",
        clause: "PL I, Phần I, II.9",
        level: Muc::QuyDinhRo,
        title: "Chữ Nơi nhận: cỡ 12, nghiêng, đậm, sát lề trái, ngang hàng chức vụ",
        check: signature::nn01,
    },
    Rule {
        id: "NN02",
        clause: "PL I, Phần I, II.9",
        level: Muc::QuyDinhRo,
        title: "Các nơi nhận cỡ 11, đứng, mỗi nơi một dòng, gạch đầu dòng sát lề trái",
        check: signature::nn02,
    },
    Rule {
        id: "NN03",
        clause: "PL I, Phần I, II.9",
        level: Muc::QuyDinhRo,
        title: "Dòng cuối nơi nhận là Lưu: VT, đơn vị soạn thảo",
        check: signature::nn03,
    },
    Rule {
        id: "PL01",
        clause: "PL I, Phần I, III.1",
        level: Muc::QuyDinhRo,
        title: "Chữ Phụ lục cỡ 14, đứng, đậm; tên phụ lục in hoa, cỡ 13 đến 14, đậm; căn giữa",
        check: appendix::pl01,
    },
    Rule {
        id: "PL02",
        clause: "PL I, Phần I, III.1",
        level: Muc::QuyDinhRo,
        title: "Dưới tên phụ lục có dòng (Kèm theo …) in nghiêng khớp văn bản chính",
        check: appendix::pl02,
    },
    Rule {
        id: "PL03",
        clause: "PL I, Phần I, III.1",
        level: Muc::QuyDinhRo,
        title: "Phụ lục đánh số trang riêng, được lời văn nhắc đến",
        check: appendix::pl03,
    },
    Rule {
        id: "DK01",
        clause: "PL I, Phần I, III.2",
        level: Muc::QuyDinhRo,
        title: "Dấu mức độ khẩn và địa chỉ cơ quan đúng khung, đúng chỗ",
        check: appendix::dk01,
    },
    Rule {
        id: "DT01",
        clause: "Điều 8",
        level: Muc::NoiBo,
        title: "Không còn chỗ trống, dấu mẫu sót lại",
        check: wording::dt01,
    },
    Rule {
        id: "VH01",
        clause: "PL II",
        level: Muc::Nhac,
        title: "Viết hoa Nhân dân, Nhà nước, Điều; viết thường khoản, điểm",
        check: wording::vh01,
    },
    Rule {
        id: "VH02",
        clause: "PL II",
        level: Muc::Nhac,
        title: "Viết hoa chữ đầu đoạn; ngày lễ viết với dấu gạch nối",
        check: wording::vh02,
    },
    Rule {
        id: "DD04",
        clause: "PL I, Phần I, II.4",
        level: Muc::Nhac,
        title: "Tên đơn vị hành chính, số thập phân, dấu gạch nối theo quy định hiện hành",
        check: wording::dd04,
    },
];

/// Checks the form of a paper; `file` is its name in the findings.
pub fn run(paper: &Paper, expected: &Expected, file: &str) -> Vec<Diagnostic> {
    let sheet = Sheet::new(paper, expected);
    RULES.iter().flat_map(|rule| findings(rule, &sheet, file)).collect()
}

fn findings(rule: &Rule, sheet: &Sheet<'_>, file: &str) -> Vec<Diagnostic> {
    let mut faults = (rule.check)(sheet);
    let left_out = faults.len().saturating_sub(FINDING_LIMIT);
    faults.truncate(FINDING_LIMIT);
    if let Some(last) = faults.last_mut().filter(|_| left_out > 0) {
        last.message.push_str(&format!(" (và {left_out} chỗ khác)"));
    }
    faults.into_iter().map(|fault| finding(rule, fault, sheet.expected.origin, file)).collect()
}

fn finding(rule: &Rule, fault: Fault, origin: Origin, file: &str) -> Diagnostic {
    let route = Route::root();
    let stops = match (fault.level.unwrap_or(rule.level), origin) {
        (Muc::QuyDinhRo | Muc::Mau, _) | (Muc::NoiBo, Origin::Own) => true,
        (Muc::NoiBo, Origin::Foreign) | (Muc::Nhac, _) => false,
    };
    let bare = if stops {
        Diagnostic::error(rule.id, file, &route, fault.message)
    } else {
        Diagnostic::warning(rule.id, file, &route, fault.message)
    };
    fault.hints.into_iter().fold(bare, Diagnostic::hint)
}
