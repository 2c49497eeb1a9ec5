//! A copy of an issued paper: the paper as it is printed, and below it what makes it a copy (ND30 Điều 25; PL I, Phần II;
//! PL III, Mẫu 3.1).

use super::make::{Copied, Made};
use super::open::Opened;
use super::shelf::Shelf;
use super::survey::{Paper, Source};
use crate::diagnostic::{Code, Diagnostic, Route};
use crate::model::{BanSao, HinhThucSao, VanBan};
use crate::page::excerpt;
use crate::seal::markdown as sealed;
use crate::text::name;
use crate::value::{Ngay, Van};
use crate::yaml::Read;

/// Mark of a paper that is not issued yet.
const DRAFT: &str = ">DỰ THẢO<";
/// The key of the copy's day.
const DAY: &str = "ngay";

/// Why a paper cannot be copied: the key of the copy's data, what is wrong, the way out.
type Refusal = (&'static str, String, String);

impl Opened<'_> {
    /// The text of the paper that is to be copied.
    pub(super) fn copied(
        &self,
        shelf: &Shelf<'_>,
        paper: &Paper,
        (van_ban, copy): (&Read<VanBan>, &BanSao),
    ) -> Result<Copied, Box<Diagnostic>> {
        let told = |(key, message, hint): Refusal| {
            let root = Route::root();
            let route = if key == DAY { root.key(key) } else { root.key("ban_sao").key(key) };
            Box::new(Diagnostic::error(Code::BanSao, &van_ban.file, &route, message).hint(hint))
        };
        let source = source(shelf, paper, copy).map_err(told)?;
        self.fits(shelf, &source, copy).map_err(told)?;
        let whole = self.issued(shelf, &source, van_ban.value.ngay).map_err(told)?;
        let text = text(&whole, copy).map_err(told)?;
        Ok(Copied { paper: self.unit.below.join(source.below()).join(&source.name), whole, text })
    }

    /// The issued paper's Markdown; `ngay` is the day of the copy.
    fn issued(&self, shelf: &Shelf<'_>, source: &Paper, ngay: Option<Ngay>) -> Result<String, Refusal> {
        let name = source.name.as_str();
        let Made { markdown, issue, .. } = self.make(shelf, source);
        let Some((markdown, issue)) = markdown.zip(issue) else {
            let message = format!("«{name}» còn lỗi, chưa in được");
            return Err(("van_ban", message, "sửa văn bản ấy trước".to_owned()));
        };
        let Some(day) = issue.ngay.filter(|_| issue.numbered && !markdown.contains(DRAFT)) else {
            let message = format!("«{name}» chưa ban hành: chưa có số, ngày, hoặc còn là dự thảo");
            return Err(("van_ban", message, "chỉ sao văn bản đã ban hành (Điều 25)".to_owned()));
        };
        if ngay.is_some_and(|copied| copied < day) {
            let message = format!("ngày sao trước ngày ban hành của «{name}» ({})", day.ngan());
            return Err((DAY, message, "xem lại hai ngày".to_owned()));
        }
        Ok(sealed::body(&markdown).trim_end().to_owned())
    }

    /// What a paper is a copy of, where it is one.
    fn copy_of(&self, shelf: &Shelf<'_>, paper: &Paper) -> Option<BanSao> {
        if paper.source != Source::OwnFile {
            return None;
        }
        shelf.read_paper(paper).as_ref().as_ref().ok()?.value.ban_sao.clone()
    }

    /// Whether copies lead back to one of them.
    fn goes_round(&self, shelf: &Shelf<'_>, first: &BanSao) -> bool {
        let papers = shelf.papers();
        let mut next = Some(first.clone());
        for _ in 0..=papers.len() {
            let Some(copy) = next else { return false };
            let source = papers.iter().find(|one| one.name == copy.van_ban.as_str());
            next = source.and_then(|source| self.copy_of(shelf, source));
        }
        true
    }

    /// Whether the copy is of the kind that the paper asks for (ND30 Điều 3 khoản 10 to 12).
    fn fits(&self, shelf: &Shelf<'_>, source: &Paper, copy: &BanSao) -> Result<(), Refusal> {
        let inner = self.copy_of(shelf, source);
        if inner.as_ref().is_some_and(|inner| self.goes_round(shelf, inner)) {
            let message = "các bản sao lấy nhau làm bản chính".to_owned();
            return Err(("van_ban", message, "ghi tên văn bản được sao".to_owned()));
        }
        let of = inner.map(|inner| inner.hinh_thuc);
        let name = source.name.as_str();
        if copy.hinh_thuc == HinhThucSao::SaoLuc && of != Some(HinhThucSao::SaoY) {
            let message = format!("sao lục làm từ bản sao y, mà «{name}» không phải bản sao y");
            return Err((
                "hinh_thuc",
                message,
                "sao từ bản gốc, bản chính thì ghi hinh_thuc: sao_y".to_owned(),
            ));
        }
        if copy.hinh_thuc != HinhThucSao::SaoLuc && of.is_some() {
            let message = format!("«{name}» đã là bản sao; sao y, trích sao làm từ bản gốc, bản chính");
            return Err((
                "hinh_thuc",
                message,
                "sao tiếp từ bản sao y thì ghi hinh_thuc: sao_luc".to_owned(),
            ));
        }
        Ok(())
    }
}

/// The paper that is to be copied, in the same folder.
fn source(shelf: &Shelf<'_>, paper: &Paper, copy: &BanSao) -> Result<Paper, Refusal> {
    let name = copy.van_ban.as_str();
    let others = || shelf.papers().into_iter().filter(|one| one.name != paper.name);
    others().find(|one| one.name == name).ok_or_else(|| {
        let message = format!("cùng thư mục không có văn bản nào tên «{name}» để sao");
        let names: Vec<String> = others().map(|one| one.name).collect();
        let hint = name::nearest(name, names.iter().map(String::as_str)).map_or_else(
            || "ghi tên tệp dữ liệu, không có .yaml: ke-hoach".to_owned(),
            |near| format!("có phải «{near}»?"),
        );
        ("van_ban", message, hint)
    })
}

/// What of the paper is copied: all of it, of a trích sao the parts that are named.
fn text(whole: &str, copy: &BanSao) -> Result<String, Refusal> {
    let parts: Vec<&str> = copy.trich.as_slice().iter().map(Van::as_str).collect();
    match (copy.hinh_thuc == HinhThucSao::TrichSao, parts.is_empty()) {
        (true, true) => {
            let message = "trích sao mà chưa ghi trích những phần nào".to_owned();
            Err(("hinh_thuc", message, "thêm dòng trich: [\"I\", \"Điều 2\"]".to_owned()))
        }
        (false, false) => {
            let message = "chỉ trích sao mới có trich; sao y, sao lục là sao toàn văn".to_owned();
            Err(("trich", message, "bỏ trich, hoặc ghi hinh_thuc: trich_sao".to_owned()))
        }
        (false, true) => Ok(whole.to_owned()),
        (true, false) => excerpt::of(whole, &parts).map_err(|part| {
            let hint = "ghi số như in trong văn bản: «I», «Điều 2», «Chương I», «Phụ lục»";
            ("trich", format!("«{}» không có {part}", copy.van_ban), hint.to_owned())
        }),
    }
}

/// The whole Markdown of a copy: what is copied, then what is its own.
pub(super) fn joined(copied: &str, own: &str) -> String {
    sealed::seal(&format!("{}\n\n{}\n", copied.trim_end(), sealed::body(own).trim()))
}
