//! What was typed and does not come on paper as it was meant: a khoản with nothing to print, a text that the template
//! passes over, an expression where none is computed.

use unicode_normalization::UnicodeNormalization;

use crate::diagnostic::{Code, Diagnostic, Route, Trail};
use crate::model::VanBan;
use crate::model::van_ban::{Khoan, Y};
use crate::value::Van;

/// Khoản and ý that have nothing a template could print; asked when a template has failed.
pub(crate) fn nothing_to_print(file: &str, paper: &VanBan) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let root = Route::root();
    let mut tell = |here: &Trail<'_>, what: &str, keys: &str| {
        let message = format!("{what} này chưa có gì để in");
        let hint = format!("ghi thẳng một câu, hoặc thêm một trong các khóa {keys}");
        found.push(Diagnostic::error(Code::ThieuKhoa, file, &here.route(), message).hint(hint));
    };
    each(paper, &root, &mut |part, here| match part {
        Part::Khoan(khoan) => {
            if khoan.van.is_none() && khoan.tieu_de.is_none() && khoan.co_quan.is_empty() {
                tell(here, "khoản", "tieu_de, co_quan, van");
            }
        }
        Part::Y(y) => {
            if y.van.is_none() && y.doan.is_none() {
                tell(here, "ý", "van, doan");
            }
        }
    });
    found
}

/// Texts beside which the built-in templates print another one, and that are indeed not on the paper: a template of
/// the unit's own may print both.
pub(crate) fn passed_over(file: &str, paper: &VanBan, markdown: &str) -> Vec<Diagnostic> {
    let mut doubtful: Vec<(Route, &Van)> = Vec::new();
    let root = Route::root();
    each(paper, &root, &mut |part, here| match part {
        Part::Khoan(khoan) if khoan.van.is_some() => {
            for (key, text) in [("tieu_de", &khoan.tieu_de), ("noi_lien", &khoan.noi_lien)] {
                doubtful.extend(text.as_ref().map(|text| (here.key(key).route(), text)));
            }
        }
        Part::Y(y) if y.doan.is_some() => {
            doubtful.extend(y.van.as_ref().map(|text| (here.key("van").route(), text)));
        }
        Part::Khoan(_) | Part::Y(_) => {}
    });
    let addressees = paper.kinh_gui.as_slice().iter().enumerate();
    doubtful.extend(addressees.map(|(at, text)| (root.key("kinh_gui").index(at), text)));
    doubtful.extend(paper.them.iter().map(|(id, text)| (root.key("them").key(id.as_str()), text)));
    if doubtful.is_empty() {
        return Vec::new();
    }
    let printed = letters(markdown);
    let is_printed = |text: &Van| {
        // What an expression gives is not known here.
        let parts = text.as_str().split("{{").enumerate();
        let mut typed = parts.map(|(at, part)| match (at, part.split_once("}}")) {
            (0, _) | (_, None) => part,
            (_, Some((_, behind))) => behind,
        });
        typed.all(|part| printed.contains(&letters(part)))
    };
    doubtful.retain(|(_, text)| !is_printed(text));
    let finding = |(route, _): (Route, &Van)| {
        Diagnostic::warning(Code::KhongIn, file, &route, "câu này không có trên văn bản: mẫu không in ra")
            .hint("chuyển câu sang khóa mà mẫu có in, hoặc sửa mẫu")
    };
    doubtful.into_iter().map(finding).collect()
}

/// `{{ … }}` in texts that are printed as they are.
pub(super) fn not_computed(file: &str, paper: &VanBan) -> Vec<Diagnostic> {
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

/// A part of the body.
enum Part<'p> {
    Khoan(&'p Khoan),
    Y(&'p Y),
}

/// Every khoản and ý of a paper with the way to it.
fn each<'p>(paper: &'p VanBan, root: &Route, visit: &mut impl FnMut(Part<'p>, &Trail<'_>)) {
    let root = Trail::Start(root);
    let parts = root.key("cac_muc");
    for (at, muc) in paper.cac_muc.iter().enumerate() {
        let muc_at = parts.index(at);
        let list = muc_at.key("khoan");
        for (at, khoan) in muc.khoan.iter().enumerate() {
            let here = list.index(at);
            visit(Part::Khoan(khoan), &here);
            items(&khoan.y, &here, visit);
        }
        items(&muc.y, &muc_at, visit);
    }
}

fn items<'p>(list: &'p [Y], parent: &Trail<'_>, visit: &mut impl FnMut(Part<'p>, &Trail<'_>)) {
    let all = parent.key("y");
    for (at, y) in list.iter().enumerate() {
        let here = all.index(at);
        visit(Part::Y(y), &here);
        items(&y.y, &here, visit);
    }
}

/// Small letters and digits alone: capitals, marks and signs may be printed in another way.
fn letters(text: &str) -> String {
    let small = text.nfd().flat_map(char::to_lowercase);
    small.filter(|c| c.is_alphanumeric()).map(|c| if c == 'đ' { 'd' } else { c }).collect()
}
