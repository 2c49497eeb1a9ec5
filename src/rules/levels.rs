//! Levels that stand where no paper has them, hold nothing, or are more than there are letters and marks for (ND30
//! PL I, Phần I, II.6).

use crate::diagnostic::{Code, Diagnostic, Route, Trail};
use crate::model::{Cap, Diem, Sources, ThanBai, Y};
use crate::text::diem::diem;

/// Code of the findings.
const ID: Code = Code::CapSai;
/// Depths of ý that have a mark each: -, +, •.
const MARKS: usize = 3;

/// Said of what stands below an ý of the last depth.
pub(super) const UNMARKED: &str = "ý lồng quá ba cấp: cấp này in cùng dấu «•» với cấp trên";

/// Whether an ý so deep, from 1, holds others for which there is no further mark.
pub(super) fn is_unmarked(y: &Y, depth: usize) -> bool {
    depth == MARKS && !y.y.is_empty()
}

/// Findings about the body of the paper.
pub(super) fn check(sources: &Sources<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    sources.van_ban.cac_than(&mut |parts, here| found.extend(body(sources.file, parts, here)));
    let paper = sources.van_ban;
    let bare = |body: ThanBai<'_>, has_table: bool| body.is_empty() && !has_table;
    let appendices = paper.phu_luc.iter().map(|one| bare(one.than_bai(), one.bang.is_some())).collect();
    let attached = paper.kem_theo.iter().map(|one| bare(one.than_bai(), false)).collect();
    let lists: [(&str, &str, Vec<bool>); 2] =
        [("phu_luc", "phụ lục", appendices), ("kem_theo", "văn bản kèm theo", attached)];
    for (key, what, bare) in lists {
        let list = Route::root().key(key);
        for (at, _) in bare.iter().enumerate().filter(|(_, bare)| **bare) {
            let message = format!("{what} này chỉ có tên, chưa có gì bên dưới");
            let finding = Diagnostic::error(ID, sources.file, &list.index(at), message);
            found.push(finding.hint("thêm doan, cac_muc, hoặc bảng"));
        }
    }
    found
}

/// Findings about a body that stands at `here`.
fn body(file: &str, body: ThanBai<'_>, here: &Trail<'_>) -> Vec<Diagnostic> {
    let mut levels = Levels { file, found: Vec::new() };
    levels.one_of(
        &[
            ("phan", body.phan.len()),
            ("chuong", body.chuong.len()),
            ("dieu", body.dieu.len()),
            ("cac_muc", body.cac_muc.len()),
            ("khoan", body.khoan.len()),
        ],
        here,
    );
    levels.marks(body.y, here, 1);
    body.each(here, &mut |part, here| levels.part(part, here));
    levels.found
}

/// The walk and what it has found.
struct Levels<'f> {
    file: &'f str,
    found: Vec<Diagnostic>,
}

impl Levels<'_> {
    fn part(&mut self, part: Cap<'_>, here: &Trail<'_>) {
        match part {
            Cap::Phan(phan) => {
                let parts = [
                    ("chuong", phan.chuong.len()),
                    ("dieu", phan.dieu.len()),
                    ("cac_muc", phan.cac_muc.len()),
                ];
                self.one_of(&parts, here);
                self.holds(&parts, !phan.doan.is_empty(), "phần", here);
            }
            Cap::Chuong(chuong) => {
                let parts = [("muc", chuong.muc.len()), ("dieu", chuong.dieu.len())];
                self.one_of(&parts, here);
                self.holds(&parts, false, "chương", here);
            }
            Cap::MucCuaChuong(muc) => self.holds(&[("dieu", muc.dieu.len())], false, "mục", here),
            Cap::Muc(muc) => {
                let is_bare =
                    muc.doan.is_empty() && muc.khoan.is_empty() && muc.diem.is_empty() && muc.y.is_empty();
                if is_bare {
                    let message = "mục này chỉ có tiêu đề, chưa có gì bên dưới";
                    let finding = Diagnostic::warning(ID, self.file, &here.route(), message);
                    self.found.push(finding.hint("thêm doan, khoan hoặc y"));
                }
                self.letters(&muc.diem, here);
                self.marks(&muc.y, here, 1);
            }
            Cap::Dieu(khoan) | Cap::Khoan(khoan) | Cap::Diem(khoan) => {
                self.letters(&khoan.diem, here);
                self.marks(&khoan.y, here, 1);
            }
            Cap::Y(_) | Cap::Doan(_) | Cap::Bang(_) => {}
        }
    }

    /// Of the levels that number a body at one place only one is used: in which order would they stand?
    fn one_of(&mut self, parts: &[(&str, usize)], here: &Trail<'_>) {
        let mut used = parts.iter().filter(|(_, count)| *count > 0).map(|(key, _)| *key);
        let Some(first) = used.next() else { return };
        for other in used {
            let message = format!("{first} và {other} cùng đứng một chỗ, không biết phần nào trước");
            let hint = "chỉ dùng một trong hai; phần nào thuộc phần kia thì đặt vào trong phần kia";
            self.found.push(Diagnostic::error(ID, self.file, &here.key(other).route(), message).hint(hint));
        }
    }

    /// A heading with nothing below it.
    fn holds(&mut self, parts: &[(&str, usize)], text: bool, what: &str, here: &Trail<'_>) {
        if text || parts.iter().any(|(_, count)| *count > 0) {
            return;
        }
        let keys: Vec<&str> = parts.iter().map(|(key, _)| *key).collect();
        let message = format!("{what} này chỉ có tiêu đề, chưa có gì bên dưới");
        let hint = format!("thêm {}", keys.join(" hoặc "));
        self.found.push(Diagnostic::error(ID, self.file, &here.route(), message).hint(hint));
    }

    /// Điểm for which there is no letter.
    fn letters(&mut self, points: &[Diem], here: &Trail<'_>) {
        let has_letter = |at: usize| u32::try_from(at + 1).ok().and_then(diem).is_some();
        let Some(at) = (0..points.len()).find(|at| !has_letter(*at)) else { return };
        let route = here.key("diem").index(at).route();
        let message = format!("điểm thứ {}: chữ cái tiếng Việt dùng cho điểm chỉ có {at} chữ", at + 1);
        let hint = "chia bớt sang khoản khác, hoặc dùng y (gạch đầu dòng)";
        self.found.push(Diagnostic::error(ID, self.file, &route, message).hint(hint));
    }

    /// Ý deeper than there are marks: on paper they cannot be told from those that hold them.
    fn marks(&mut self, list: &[Y], parent: &Trail<'_>, depth: usize) {
        let all = parent.key("y");
        for (at, y) in list.iter().enumerate() {
            let here = all.index(at);
            if is_unmarked(y, depth) {
                let finding = Diagnostic::warning(ID, self.file, &here.key("y").route(), UNMARKED);
                self.found.push(finding.hint("gộp vào câu trên, hoặc chia lại khoản, điểm"));
            } else {
                self.marks(&y.y, &here, depth + 1);
            }
        }
    }
}
