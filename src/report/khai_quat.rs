//! The commune in figures.

use crate::model::{KhaiQuat, Nguoi};
use crate::report::phan_tram;
use crate::value::SoDem;

/// `Tính đến 30/11/2023, xã Lơ Ku có 05 thôn, làng, 742 hộ, dân số 3.112 người (nữ 1.548 người, chiếm 49,74%); …`;
/// without the women where the field of work does not count by sex. `dan_cu` is the word for where people live.
pub fn cau(about: &KhaiQuat, dia_ban: &str, dan_cu: &str, tach_gioi: bool) -> String {
    let counted = [(about.thon_lang, dan_cu), (about.ho, "hộ")];
    let counted: Vec<(SoDem, &str)> =
        counted.into_iter().filter_map(|(count, what)| Some((count?, what))).collect();
    let (none, some): (Vec<_>, Vec<_>) = counted.into_iter().partition(|(count, _)| count.so() == 0);
    let has = some.iter().map(|(count, what)| format!("{} {what}", count.hai_chu_so()));
    let has: Vec<String> = has.chain([format!("dân số {}", nguoi(about.dan_so, tach_gioi))]).collect();
    let mut text = format!("Tính đến {}, {dia_ban} có {}", about.den.ngan(), has.join(", "));
    for (_, what) in none {
        text.push_str(&format!("; không có {what}"));
    }
    if let Some(minority) = about.dan_toc_thieu_so {
        text.push_str(&format!("; người dân tộc thiểu số {}", nguoi(minority, tach_gioi)));
        if let Some(percent) = phan_tram(minority.tong, about.dan_so.tong).filter(|_| minority.tong.so() > 0)
        {
            text.push_str(&format!(", chiếm {percent} dân số"));
        }
    }
    match about.ho_ngheo {
        Some(poor) if poor.so() == 0 => text.push_str("; không có hộ nghèo"),
        Some(poor) => {
            text.push_str(&format!("; hộ nghèo {} hộ", poor.hai_chu_so()));
            if let Some(percent) = about.ho.and_then(|all| phan_tram(poor, all)) {
                text.push_str(&format!(", chiếm {percent} số hộ"));
            }
        }
        None => {}
    }
    text
}

fn nguoi(people: Nguoi, tach_gioi: bool) -> String {
    let all = format!("{} người", people.tong);
    match people.nu.filter(|_| tach_gioi) {
        None => all,
        Some(women) => match phan_tram(women, people.tong) {
            Some(percent) => format!("{all} (nữ {women} người, chiếm {percent})"),
            None => all,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::cau;

    fn told(about: &str, tach_gioi: bool) -> String {
        cau(&serde_yaml::from_str(about).unwrap(), "xã A", "thôn, làng", tach_gioi)
    }

    #[test]
    fn what_is_known_is_said() {
        let about = "{den: 30/11/2023, thon_lang: 5, ho: 742, dan_so: {tong: 3112, nu: 1548}, dan_toc_thieu_so: {tong: 2867}, ho_ngheo: 148}";
        assert_eq!(
            told(about, true),
            "Tính đến 30/11/2023, xã A có 05 thôn, làng, 742 hộ, dân số 3.112 người (nữ 1.548 người, chiếm 49,74%); người dân tộc thiểu số 2.867 người, chiếm 92,13% dân số; hộ nghèo 148 hộ, chiếm 19,95% số hộ"
        );
        assert!(!told(about, false).contains("nữ"));
        assert_eq!(
            told("{den: 30/11/2023, dan_so: {tong: 10}, ho: 0, ho_ngheo: 0}", true),
            "Tính đến 30/11/2023, xã A có dân số 10 người; không có hộ; không có hộ nghèo"
        );
    }
}
