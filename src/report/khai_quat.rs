//! The commune in figures.

use crate::model::{KhaiQuat, Nguoi};
use crate::report::phan_tram;

/// `Tính đến 30/11/2023, xã Lơ Ku có 05 thôn, làng, 742 hộ, 3.112 người, trong đó nữ 1.548 người (49,74%); …`.
pub fn cau(about: &KhaiQuat, dia_ban: &str) -> String {
    let mut has = Vec::new();
    has.extend(about.thon_lang.map(|count| format!("{} thôn, làng", count.hai_chu_so())));
    has.extend(about.ho.map(|count| format!("{} hộ", count.hai_chu_so())));
    has.push(format!("dân số {}", nguoi(about.dan_so)));
    let mut text = format!("Tính đến {}, {dia_ban} có {}", about.den.ngan(), has.join(", "));
    if let Some(minority) = about.dan_toc_thieu_so {
        text.push_str(&format!("; người dân tộc thiểu số {}", nguoi(minority)));
        if let Some(percent) = phan_tram(minority.tong, about.dan_so.tong) {
            text.push_str(&format!(", chiếm {percent} dân số"));
        }
    }
    if let Some(poor) = about.ho_ngheo {
        text.push_str(&format!("; hộ nghèo {} hộ", poor.hai_chu_so()));
        if let Some(percent) = about.ho.and_then(|all| phan_tram(poor, all)) {
            text.push_str(&format!(", chiếm {percent} số hộ"));
        }
    }
    text
}

fn nguoi(people: Nguoi) -> String {
    let all = format!("{} người", people.tong);
    match people.nu {
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

    #[test]
    fn what_is_known_is_said() {
        let about = serde_yaml::from_str(
            "{den: 30/11/2023, thon_lang: 5, ho: 742, dan_so: {tong: 3112, nu: 1548}, dan_toc_thieu_so: {tong: 2867}, ho_ngheo: 148}",
        )
        .unwrap();
        assert_eq!(
            cau(&about, "xã A"),
            "Tính đến 30/11/2023, xã A có 05 thôn, làng, 742 hộ, dân số 3.112 người (nữ 1.548 người, chiếm 49,74%); người dân tộc thiểu số 2.867 người, chiếm 92,13% dân số; hộ nghèo 148 hộ, chiếm 19,95% số hộ"
        );
        let about =
            serde_yaml::from_str("{den: 30/11/2023, dan_so: {tong: 0, nu: 0}, ho: 0, ho_ngheo: 0}").unwrap();
        assert_eq!(cau(&about, "xã A"), "Tính đến 30/11/2023, xã A có 00 hộ, dân số 0 người; hộ nghèo 00 hộ");
    }
}
