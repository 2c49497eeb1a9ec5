//! Activities: how many, with how many people; in a field that counts by sex the women's share, only where every
//! activity has it.

use crate::model::cong_tac::{self, CongTac, Loai};
use crate::model::{HoatDong, Nguoi};
use crate::report::phan_tram;
use crate::value::SoDem;

/// How often the activity took place: once unless it says otherwise.
pub fn so_cuoc(activity: &HoatDong) -> Option<SoDem> {
    activity.cuoc.or_else(|| SoDem::new(1))
}

/// Whether the plan's field of work counts people by sex.
pub fn tach_gioi(work: Option<&CongTac>) -> bool {
    work.and_then(|work| work.tach_gioi) == Some(true)
}

/// One sentence for each kind, in the order of the kinds. A kind that is not known is refused by the check.
pub fn cac_cau(activities: &[&HoatDong], work: Option<&CongTac>) -> Vec<String> {
    let with_kind: Vec<(Loai<'_>, &HoatDong)> = activities
        .iter()
        .filter_map(|activity| Some((cong_tac::loai(work, &activity.loai)?, *activity)))
        .collect();
    let mut kinds: Vec<Loai<'_>> = with_kind.iter().map(|(kind, _)| *kind).collect();
    kinds.sort_by_key(|kind| kind.thu_tu);
    kinds.dedup();
    let of = |kind: Loai<'_>| -> Vec<&HoatDong> {
        with_kind.iter().filter(|(of, _)| *of == kind).map(|(_, activity)| *activity).collect()
    };
    kinds.into_iter().filter_map(|kind| cau(kind, &of(kind), tach_gioi(work))).collect()
}

/// `Tổ chức 12 cuộc tuyên truyền với 845 lượt người tham gia, trong đó nữ 512 (60,59%)`. Where an activity has no
/// head count or no split by sex it is said how many lack it. `None` beyond a count, which the check refuses.
fn cau(kind: Loai<'_>, activities: &[&HoatDong], by_sex: bool) -> Option<String> {
    let times = |wanted: &dyn Fn(&HoatDong) -> bool| {
        SoDem::tong(
            activities.iter().filter(|activity| wanted(activity)).filter_map(|activity| so_cuoc(activity)),
        )
    };
    let all = times(&|_| true)?;
    let mut text = format!("Tổ chức {} {}", all.hai_chu_so(), kind.viet());
    let counted: Vec<Nguoi> = activities.iter().filter_map(|activity| activity.nguoi).collect();
    if counted.is_empty() {
        return Some(text);
    }
    let people = SoDem::tong(counted.iter().map(|people| people.tong))?;
    let mut missing = Vec::new();
    let uncounted = times(&|activity| activity.nguoi.is_none())?;
    if uncounted.so() > 0 {
        missing.push(format!("chưa có số người: {} {}", uncounted.hai_chu_so(), kind.dem));
    }
    if people.so() == 0 {
        text.push_str(", không có người tham gia");
    } else {
        text.push_str(&format!(" với {} lượt người tham gia", people.hai_chu_so()));
        if by_sex {
            match counted.iter().map(|people| people.nu).collect::<Option<Vec<SoDem>>>() {
                Some(women) => text.push_str(&nu(SoDem::tong(women)?, people, missing.is_empty())),
                // The women of some would be too few for the women of all.
                None => {
                    let unsplit =
                        times(&|activity| activity.nguoi.is_some_and(|people| people.nu.is_none()))?;
                    missing.push(format!("chưa tách giới: {} {}", unsplit.hai_chu_so(), kind.dem));
                }
            }
        }
    }
    if !missing.is_empty() {
        text.push_str(&format!(" ({})", missing.join("; ")));
    }
    Some(text)
}

/// `, trong đó nữ 512 (60,59%)`. A share of those who were counted, when some were not, would pass for one of all.
fn nu(women: SoDem, people: SoDem, all_counted: bool) -> String {
    if women.so() == 0 {
        return ", trong đó không có nữ".to_owned();
    }
    let share = phan_tram(women, people).filter(|_| all_counted);
    let share = share.map(|percent| format!(" ({percent})")).unwrap_or_default();
    format!(", trong đó nữ {}{share}", women.hai_chu_so())
}

#[cfg(test)]
mod tests {
    use super::cac_cau;
    use crate::model::{CongTac, HoatDong};

    fn sentences(activities: &[&str]) -> Vec<String> {
        let work: CongTac = serde_yaml::from_str(
            "{ten: công tác A, tach_gioi: true, hoat_dong: {chien_dich: {ten: chiến dịch, dem: đợt}}}",
        )
        .unwrap();
        let read = |fields: &&str| {
            let yaml = format!("{{ten: A, ngay: 08/3/2023, nhiem_vu: n, don_vi: d, {fields}}}");
            serde_yaml::from_str::<HoatDong>(&yaml).unwrap()
        };
        let activities: Vec<HoatDong> = activities.iter().map(read).collect();
        cac_cau(&activities.iter().collect::<Vec<_>>(), Some(&work))
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
            ["Tổ chức 01 hội nghị, không có người tham gia"]
        );
        assert!(sentences(&[]).is_empty());
    }

    #[test]
    fn a_field_of_work_has_kinds_of_its_own_behind_the_common_ones() {
        assert_eq!(
            sentences(&[
                "loai: chien_dich, cuoc: 4, nguoi: {tong: 640, nu: 0}",
                "loai: khac",
                "loai: chien_dich, nguoi: {tong: 10, nu: 0}",
            ]),
            [
                "Tổ chức 01 hoạt động khác",
                "Tổ chức 05 đợt chiến dịch với 650 lượt người tham gia, trong đó không có nữ"
            ]
        );
    }

    #[test]
    fn only_a_field_that_counts_by_sex_does() {
        let one: HoatDong = serde_yaml::from_str(
            "{ten: A, ngay: 08/3/2023, nhiem_vu: n, don_vi: d, loai: hoi_nghi, nguoi: {tong: 9, nu: 4}}",
        )
        .unwrap();
        for work in [None, Some("{ten: công tác A}"), Some("{ten: công tác A, tach_gioi: false}")] {
            let work: Option<CongTac> = work.map(|work| serde_yaml::from_str(work).unwrap());
            let told = cac_cau(&[&one], work.as_ref());
            assert_eq!(told, ["Tổ chức 01 hội nghị với 09 lượt người tham gia"]);
        }
    }
}
