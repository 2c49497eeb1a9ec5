//! Activities: how many, with how many people, and the women's share only where every activity has it.

use crate::model::{HoatDong, LoaiHoatDong};
use crate::report::phan_tram;
use crate::value::SoDem;

impl LoaiHoatDong {
    /// `cuộc tuyên truyền`: what is counted.
    pub fn dem(self) -> &'static str {
        match self {
            Self::TuyenTruyen => "cuộc tuyên truyền",
            Self::TapHuan => "lớp tập huấn",
            Self::ToaDam => "cuộc tọa đàm, gặp mặt",
            Self::HoiNghi => "hội nghị",
            Self::KiemTra => "cuộc kiểm tra, giám sát",
            Self::VanNgheTheThao => "hoạt động văn nghệ, thể thao",
            Self::HoTro => "đợt hỗ trợ, thăm tặng quà",
            Self::TuVan => "buổi tư vấn, trợ giúp",
            Self::Khac => "hoạt động khác",
        }
    }

    /// The word for one of them: `cuộc`, `lớp`, `buổi`.
    pub fn loai_tu(self) -> &'static str {
        match self {
            Self::TuyenTruyen | Self::ToaDam | Self::KiemTra => "cuộc",
            Self::TapHuan => "lớp",
            Self::HoiNghi => "hội nghị",
            Self::VanNgheTheThao | Self::Khac => "hoạt động",
            Self::HoTro => "đợt",
            Self::TuVan => "buổi",
        }
    }
}

/// How often the activity took place: once unless it says otherwise.
pub fn so_cuoc(activity: &HoatDong) -> Option<SoDem> {
    activity.cuoc.or_else(|| SoDem::new(1))
}

/// One sentence for each kind, in the order of the kinds.
pub fn cac_cau(activities: &[&HoatDong]) -> Vec<String> {
    let mut kinds: Vec<LoaiHoatDong> = activities.iter().map(|activity| activity.loai).collect();
    kinds.sort_unstable();
    kinds.dedup();
    let of =
        |kind| activities.iter().copied().filter(move |activity| activity.loai == kind).collect::<Vec<_>>();
    kinds.into_iter().filter_map(|kind| cau(kind, &of(kind))).collect()
}

/// `Tổ chức 12 cuộc tuyên truyền với 845 lượt người tham gia, trong đó nữ 512 (60,59%)`. Where an activity has no
/// split by sex the women are left out, for their sum would be too small, and it is said how many lack it; the same
/// for head counts. `None` beyond a count, which the check refuses.
pub fn cau(kind: LoaiHoatDong, activities: &[&HoatDong]) -> Option<String> {
    let times = |wanted: &dyn Fn(&HoatDong) -> bool| {
        SoDem::tong(
            activities.iter().filter(|activity| wanted(activity)).filter_map(|activity| so_cuoc(activity)),
        )
    };
    let all = times(&|_| true)?;
    let mut text = format!("Tổ chức {} {}", all.hai_chu_so(), kind.dem());
    let counted: Vec<_> = activities.iter().filter_map(|activity| activity.nguoi).collect();
    if counted.is_empty() {
        return Some(text);
    }
    let people = SoDem::tong(counted.iter().map(|people| people.tong))?;
    text.push_str(&format!(" với {} lượt người tham gia", people.hai_chu_so()));
    let women: Option<Vec<SoDem>> = counted.iter().map(|people| people.nu).collect();
    let mut missing = Vec::new();
    let uncounted = times(&|activity| activity.nguoi.is_none())?;
    if uncounted.so() > 0 {
        missing.push(format!("chưa có số người: {} {}", uncounted.hai_chu_so(), kind.loai_tu()));
    }
    match women {
        // A share of those who were counted, when some were not, would pass for a share of all.
        Some(women) => {
            let women = SoDem::tong(women)?;
            text.push_str(&format!(", trong đó nữ {}", women.hai_chu_so()));
            if let Some(percent) = phan_tram(women, people).filter(|_| missing.is_empty()) {
                text.push_str(&format!(" ({percent})"));
            }
        }
        None => {
            let unsplit = times(&|activity| activity.nguoi.is_some_and(|people| people.nu.is_none()))?;
            missing.push(format!("chưa tách giới: {} {}", unsplit.hai_chu_so(), kind.loai_tu()));
        }
    }
    if !missing.is_empty() {
        text.push_str(&format!(" ({})", missing.join("; ")));
    }
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::cac_cau;
    use crate::model::HoatDong;

    fn sentences(activities: &[&str]) -> Vec<String> {
        let read = |fields: &&str| {
            let yaml = format!("{{ten: A, ngay: 08/3/2023, nhiem_vu: n, don_vi: d, {fields}}}");
            serde_yaml::from_str::<HoatDong>(&yaml).unwrap()
        };
        let activities: Vec<HoatDong> = activities.iter().map(read).collect();
        cac_cau(&activities.iter().collect::<Vec<_>>())
    }

    #[test]
    fn counts_people_and_women_are_summed_by_kind() {
        assert_eq!(
            sentences(&[
                "loai: tuyen_truyen, cuoc: 11, nguoi: {tong: 760, nu: 460}",
                "loai: tap_huan, nguoi: {tong: 30, nu: 12}",
                "loai: tuyen_truyen, nguoi: {tong: 85, nu: 52}",
            ]),
            [
                "Tổ chức 12 cuộc tuyên truyền với 845 lượt người tham gia, trong đó nữ 512 (60,59%)",
                "Tổ chức 01 lớp tập huấn với 30 lượt người tham gia, trong đó nữ 12 (40,00%)",
            ]
        );
    }

    #[test]
    fn without_a_split_everywhere_there_is_no_share() {
        assert_eq!(
            sentences(&[
                "loai: tuyen_truyen, nguoi: {tong: 50, nu: 20}",
                "loai: tuyen_truyen, cuoc: 2, nguoi: {tong: 35}",
            ]),
            ["Tổ chức 03 cuộc tuyên truyền với 85 lượt người tham gia (chưa tách giới: 02 cuộc)"]
        );
    }

    #[test]
    fn the_word_for_one_is_that_of_the_kind() {
        for (kind, word) in
            [("tap_huan", "lớp"), ("tu_van", "buổi"), ("hoi_nghi", "hội nghị"), ("khac", "hoạt động")]
        {
            let sentence = &sentences(&[&format!("loai: {kind}, nguoi: {{tong: 9}}")])[0];
            assert!(sentence.ends_with(&format!("(chưa tách giới: 01 {word})")), "{sentence}");
        }
    }

    #[test]
    fn without_a_head_count_everywhere_it_is_said() {
        assert_eq!(sentences(&["loai: kiem_tra"]), ["Tổ chức 01 cuộc kiểm tra, giám sát"]);
        assert_eq!(
            sentences(&["loai: ho_tro, nguoi: {tong: 8, nu: 8}", "loai: ho_tro"]),
            [
                "Tổ chức 02 đợt hỗ trợ, thăm tặng quà với 08 lượt người tham gia, trong đó nữ 08 (chưa có số người: 01 đợt)"
            ]
        );
        assert_eq!(
            sentences(&["loai: hoi_nghi, nguoi: {tong: 0, nu: 0}"]),
            ["Tổ chức 01 hội nghị với 00 lượt người tham gia, trong đó nữ 00"]
        );
        assert!(sentences(&[]).is_empty());
    }
}
