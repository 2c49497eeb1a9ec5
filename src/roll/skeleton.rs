//! The results file that comes with a new plan: it says nothing yet, so that no report is made of it.

use crate::model::VanBan;
use crate::value::Van;
use crate::yaml::edit::quoted;

/// Its text. What can be filled in stands behind `#`, with the ids of the plan.
pub(super) fn results(plan: &VanBan) -> String {
    let nam = plan.nam;
    let mut out = format!(
        "# Kết quả thực hiện kế hoạch năm {nam}. Chưa ghi gì thì chưa có báo cáo nào.\n\
         # Có số liệu thì bỏ dấu # ở dòng ấy và ở dòng tên nhóm, rồi ghi ngày và số.\n\nnam: {nam}\n"
    );
    let mut group = |head: &str, entries: Vec<String>| {
        if !entries.is_empty() {
            out.push_str(&format!("\n#{head}:\n{}", entries.concat()));
        }
    };
    let line = |id: &str, form: &str, name: &str| {
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        format!("#  {id}: [{{{form}}}] # {name}\n")
    };
    let figures = plan.chi_tieu.iter();
    group(
        "so_lieu",
        figures.map(|(id, entry)| line(id.as_str(), "den: , gia_tri: ", entry.ten.as_str())).collect(),
    );
    let tasks = plan.nhiem_vu.iter();
    group(
        "nhiem_vu",
        tasks.map(|(id, task)| line(id.as_str(), "ngay: , trang_thai: ", task.ten.as_str())).collect(),
    );
    // Where the plan lists no money of its own, what its tasks are to cost is; the sums are those of the year before.
    let own = plan.kinh_phi.iter().map(|(_, row)| (&row.noi_dung, true));
    let of_tasks = plan.nhiem_vu.iter().map(|(_, task)| (&task.ten, task.kinh_phi.is_some()));
    let costs: Vec<_> = if plan.kinh_phi.is_empty() { of_tasks.collect() } else { own.collect() };
    let cost = |(name, _): (&Van, bool)| {
        format!(
            "#  - {{noi_dung: {}, nguon: , du_toan: , chi: [{{ngay: , so_tien: }}]}}\n",
            quoted(&name.as_str().replace("{{ nam }}", &nam.to_string()))
        )
    };
    group("kinh_phi", costs.into_iter().filter(|(_, has_sum)| *has_sum).map(cost).collect());
    out
}
