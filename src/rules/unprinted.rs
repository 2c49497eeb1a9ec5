//! What was typed and does not come on paper as it was meant: a khoản with nothing to print, a text that the template
//! passes over, an expression where none is computed.

use unicode_normalization::UnicodeNormalization;

use crate::diagnostic::{Code, Diagnostic, Route, Trail};
use crate::model::{Cap, Khoan, Sources, VanBan};
use crate::value::Van;

/// Khoản and ý that have nothing a template could print; asked when a template has failed.
pub(super) fn nothing_to_print(file: &str, paper: &VanBan) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut tell = |here: &Trail<'_>, what: &str, keys: &str| {
        let message = format!("{what} này chưa có gì để in");
        let hint = format!("ghi thẳng một câu, hoặc thêm một trong các khóa {keys}");
        found.push(Diagnostic::error(Code::ThieuKhoa, file, &here.route(), message).hint(hint));
    };
    let is_empty = |khoan: &Khoan| khoan.van.is_none() && khoan.tieu_de.is_none() && khoan.co_quan.is_empty();
    paper.moi_cap(&mut |part, here| match part {
        Cap::Dieu(dieu) if is_empty(dieu) => tell(here, "điều", "tieu_de, van"),
        Cap::Khoan(khoan) if is_empty(khoan) => tell(here, "khoản", "tieu_de, co_quan, van"),
        Cap::Diem(diem) if is_empty(diem) => tell(here, "điểm", "tieu_de, co_quan, van"),
        Cap::Y(y) if y.van.is_none() && y.doan.is_none() => tell(here, "ý", "van, doan"),
        _ => {}
    });
    found
}

/// Texts beside which the built-in templates print another one, and that are indeed not on the paper: a template of
/// the unit's own may print both.
pub(super) fn passed_over(file: &str, paper: &VanBan, markdown: &str) -> Vec<Diagnostic> {
    let mut doubtful: Vec<(Route, &Van)> = Vec::new();
    let root = Route::root();
    paper.moi_cap(&mut |part, here| {
        match part {
            Cap::Khoan(khoan) | Cap::Diem(khoan) if khoan.van.is_some() => {
                for (key, text) in [("tieu_de", &khoan.tieu_de), ("noi_lien", &khoan.noi_lien)] {
                    doubtful.extend(text.as_ref().map(|text| (here.key(key).route(), text)));
                }
            }
            Cap::Y(y) if y.doan.is_some() => {
                doubtful.extend(y.van.as_ref().map(|text| (here.key("van").route(), text)));
            }
            _ => {}
        }
        doubtful.extend(first_words(part, here));
    });
    for (at, one) in paper.phu_luc.iter().enumerate() {
        let here = root.key("phu_luc").index(at).key("tieu_de");
        doubtful.extend(one.tieu_de.as_slice().iter().map(|text| (here.clone(), text)));
    }
    for (at, one) in paper.kem_theo.iter().enumerate() {
        let here = root.key("kem_theo").index(at).key("trich_yeu");
        doubtful.extend(one.trich_yeu.as_slice().iter().map(|text| (here.clone(), text)));
    }
    let addressees = paper.kinh_gui.as_slice().iter().enumerate();
    doubtful.extend(addressees.map(|(at, text)| (root.key("kinh_gui").index(at), text)));
    let them = root.key("them");
    for (id, own) in paper.them.iter() {
        let trail = Trail::Start(&them);
        own.each(&trail.key(id.as_str()), &mut |text, here| doubtful.push((here.route(), text)));
    }
    if doubtful.is_empty() {
        return Vec::new();
    }
    let printed = letters(markdown);
    // Texts stand on the paper in the order of the data: each is looked for behind the one before.
    let mut from = 0;
    let mut stands = |part: &str| {
        let part = letters(part);
        match printed.get(from..).and_then(|rest| rest.find(&part)) {
            Some(at) => {
                from += at + part.len();
                true
            }
            None => printed.contains(&part),
        }
    };
    let mut is_printed = |text: &Van| {
        // What an expression gives is not known here.
        let parts = text.as_str().split("{{").enumerate();
        let mut typed = parts.map(|(at, part)| match (at, part.split_once("}}")) {
            (0, _) | (_, None) => part,
            (_, Some((_, behind))) => behind,
        });
        typed.all(&mut stands)
    };
    doubtful.retain(|(_, text)| !is_printed(text));
    let finding = |(route, _): (Route, &Van)| {
        Diagnostic::warning(Code::KhongIn, file, &route, "câu này không có trên văn bản: mẫu không in ra")
            .hint("chuyển câu sang khóa mà mẫu có in, hoặc sửa mẫu")
    };
    doubtful.into_iter().map(finding).collect()
}

/// The words that a level begins with of which a template of before this version does not know.
fn first_words<'p>(part: Cap<'p>, here: &Trail<'_>) -> Option<(Route, &'p Van)> {
    let (key, text) = match part {
        Cap::Phan(phan) => ("tieu_de", &phan.tieu_de),
        Cap::Chuong(chuong) => ("tieu_de", &chuong.tieu_de),
        Cap::MucCuaChuong(muc) => ("tieu_de", &muc.tieu_de),
        Cap::Khoan(_) if in_section(here) => return None,
        Cap::Dieu(khoan) | Cap::Khoan(khoan) | Cap::Diem(khoan) => {
            let texts = [("tieu_de", &khoan.tieu_de), ("van", &khoan.van)];
            texts.into_iter().find_map(|(key, text)| Some((key, text.as_ref()?)))?
        }
        Cap::Y(y) if matches!(here, Trail::Index(Trail::Key(Trail::Start(_), _), _)) => {
            ("van", y.van.as_ref()?)
        }
        Cap::Bang(table) => ("ten", table.ten.as_ref()?),
        Cap::Muc(_) | Cap::Y(_) | Cap::Doan(_) => return None,
    };
    Some((here.key(key).route(), text))
}

/// Whether a khoản stands in a mục, not in another khoản and not in the paper itself.
fn in_section(here: &Trail<'_>) -> bool {
    let Trail::Index(Trail::Key(Trail::Index(list, _), _), _) = here else { return false };
    matches!(list, Trail::Key(_, "cac_muc"))
}

/// `{{ … }}` in texts that are printed as they are.
pub(super) fn not_computed(sources: &Sources<'_>) -> Vec<Diagnostic> {
    let (file, paper) = (sources.file, sources.van_ban);
    let root = Route::root();
    let own = [("luu", &paper.luu), ("chu_de", &paper.chu_de)];
    let mut texts: Vec<(Route, &Van)> =
        own.into_iter().filter_map(|(key, text)| computed(text).map(|text| (root.key(key), text))).collect();
    for (id, entry) in paper.can_cu_nam.iter() {
        let fields = [
            ("co_quan", &entry.co_quan),
            ("co_quan_goi", &entry.co_quan_goi),
            ("trich_yeu", &entry.trich_yeu),
        ];
        let here = |key: &str| root.key("can_cu_nam").key(id.as_str()).key(key);
        texts.extend(fields.iter().filter_map(|(key, text)| computed(text).map(|text| (here(key), text))));
    }
    let finding = |(route, text): (Route, &Van)| {
        let before = text.as_str().split("{{").next().unwrap_or_default();
        let message = "ở đây {{ … }} không được tính: sẽ in ra nguyên cả dấu ngoặc";
        Diagnostic::error(Code::BieuThucSai, file, &route, message)
            .within(before.chars().count())
            .hint("ghi thẳng chữ phải in")
    };
    texts.into_iter().map(finding).collect()
}

/// A text with an expression in it.
fn computed(text: &Option<Van>) -> Option<&Van> {
    text.as_ref().filter(|text| text.as_str().contains("{{"))
}

/// Small letters and digits alone: capitals, marks and signs may be printed in another way.
fn letters(text: &str) -> String {
    let small = text.nfd().flat_map(char::to_lowercase);
    small.filter(|c| c.is_alphanumeric()).map(|c| if c == 'đ' { 'd' } else { c }).collect()
}
