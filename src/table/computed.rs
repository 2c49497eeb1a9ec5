//! Tables that are made from other keys of a plan: tasks, indicators, money.

use crate::model::bang::{Bang, CanO, Cot, DongBang, KieuCot, Nhom, O};
use crate::model::{BangMay, Sources};
use crate::value::{ChuO, Id, Van};

/// Makes a table; `None` when the plan has nothing to fill it with.
pub(crate) fn made(kind: BangMay, sources: &Sources<'_>) -> Option<Bang> {
    let (columns, rows) = match kind {
        BangMay::NhiemVu => tasks(sources),
        BangMay::ChiTieu => indicators(sources),
        BangMay::KinhPhi => money(sources),
    };
    let cot: Vec<Cot> = columns.into_iter().flatten().collect();
    let dong = rows;
    (!dong.is_empty()).then_some(Bang {
        ten: None,
        don_vi_tinh: None,
        cot,
        dong: dong.into(),
        tong: None,
        tep: None,
        ngang: false,
    })
}

/// The key of the plan that a table is made from.
pub(crate) fn key(kind: BangMay) -> &'static str {
    match kind {
        BangMay::NhiemVu => "nhiem_vu",
        BangMay::ChiTieu => "chi_tieu",
        BangMay::KinhPhi => "kinh_phi",
    }
}

type Made = (Vec<Option<Cot>>, Vec<DongBang>);

/// Nhiệm vụ, chủ trì, phối hợp, thời gian, sản phẩm, kinh phí.
fn tasks(sources: &Sources<'_>) -> Made {
    let columns = vec![
        number(),
        text("Nhiệm vụ"),
        text("Chủ trì"),
        text("Phối hợp"),
        text("Thời gian"),
        text("Sản phẩm"),
        amount("Kinh phí (đồng)"),
    ];
    let name = |id: &Id| {
        sources.don_vi.co_quan.get(id.as_str()).map_or_else(|| id.to_string(), |body| body.ten.to_string())
    };
    let row = |task: &crate::model::NhiemVu| {
        let others: Vec<String> = task.phoi_hop.as_slice().iter().map(name).collect();
        // A task without a deadline is one of the whole year, as the schema says.
        let when = task.han.map_or_else(|| "Thường xuyên".to_owned(), |day| day.to_string());
        DongBang::O(vec![
            cell(Some(task.ten.as_str())),
            cell(Some(&name(&task.chu_tri))),
            cell(Some(&others.join("; "))),
            cell(Some(&when)),
            cell(task.san_pham.as_ref().map(Van::as_str)),
            cell(task.kinh_phi.map(|amount| amount.to_string()).as_deref()),
        ])
    };
    (columns, sources.van_ban.nhiem_vu.iter().map(|(_, task)| row(task)).collect())
}

/// Chỉ tiêu under the aims that they belong to.
fn indicators(sources: &Sources<'_>) -> Made {
    let paper = sources.van_ban;
    let has_source = paper.chi_tieu.iter().any(|(_, indicator)| indicator.nguon.is_some());
    let columns = vec![
        number(),
        text("Chỉ tiêu"),
        Some(Cot { can: Some(CanO::Giua), ..column("Đơn vị tính") }),
        Some(Cot { can: Some(CanO::Phai), ..column(&format!("Kế hoạch năm {}", paper.nam)) }),
        text("Nguồn").filter(|_| has_source),
    ];
    let mut aims: Vec<&Id> = Vec::new();
    for (_, indicator) in
        paper.chi_tieu.iter().filter(|(_, one)| !aims.contains(&&one.muc_tieu)).collect::<Vec<_>>()
    {
        if !aims.contains(&&indicator.muc_tieu) {
            aims.push(&indicator.muc_tieu);
        }
    }
    let mut rows = Vec::new();
    for aim in aims {
        let title = paper.muc_tieu.get(aim.as_str());
        rows.extend(title.map(|nhom| DongBang::Nhom(Nhom { nhom: nhom.clone() })));
        for (_, indicator) in paper.chi_tieu.iter().filter(|(_, one)| one.muc_tieu == *aim) {
            let mut cells = vec![
                cell(Some(indicator.ten.as_str())),
                cell(indicator.don_vi_tinh.as_ref().map(Van::as_str)),
                cell(indicator.muc_viet().as_deref()),
            ];
            if has_source {
                cells.push(cell(indicator.nguon.as_ref().map(Van::as_str)));
            }
            rows.push(DongBang::O(cells));
        }
    }
    (columns, rows)
}

/// Nội dung, nguồn, số tiền.
fn money(sources: &Sources<'_>) -> Made {
    let entries = &sources.van_ban.kinh_phi;
    let has_source = entries.iter().any(|(_, entry)| entry.nguon.is_some());
    let has_note = entries.iter().any(|(_, entry)| entry.ghi_chu.is_some());
    let columns = vec![
        number(),
        text("Nội dung chi"),
        text("Nguồn kinh phí").filter(|_| has_source),
        amount("Số tiền (đồng)"),
        text("Ghi chú").filter(|_| has_note),
    ];
    let row = |entry: &crate::model::KhoanKinhPhi| {
        let source = entry.nguon.map(|source| capital(source.ten()));
        let cells = [
            Some(cell(Some(entry.noi_dung.as_str()))),
            has_source.then(|| cell(source.as_deref())),
            Some(cell(entry.so_tien.map(|amount| amount.to_string()).as_deref())),
            has_note.then(|| cell(entry.ghi_chu.as_ref().map(Van::as_str))),
        ];
        DongBang::O(cells.into_iter().flatten().collect())
    };
    (columns, entries.iter().map(|(_, entry)| row(entry)).collect())
}

fn column(title: &str) -> Cot {
    Cot::chu(Van::of(title))
}

fn text(title: &str) -> Option<Cot> {
    Some(column(title))
}

fn number() -> Option<Cot> {
    Some(Cot { so_thu_tu: true, ..column("TT") })
}

fn amount(title: &str) -> Option<Cot> {
    Some(Cot { kieu: KieuCot::Dong, tong: true, ..column(title) })
}

/// A cell; blank where there is nothing to say.
fn cell(text: Option<&str>) -> O {
    let text = text.filter(|text| !text.trim().is_empty());
    text.map_or(ChuO::TRONG, |text| Van::of(text).into()).into()
}

/// With a capital first letter.
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
