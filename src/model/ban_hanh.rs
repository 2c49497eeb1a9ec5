//! Who issues a paper within one unit's data: the unit itself, another body of it (HĐND, a Ban, a Phòng), or several
//! together (liên tịch). Head, symbol, people and recipients of the paper follow from it.

use std::borrow::Cow;
use std::mem;

use super::co_quan_ban_hanh::CoQuanBanHanh;
use super::don_vi::DonVi;
use super::theo_ngay::TheoNgay;
use super::van_ban::VanBan;
use crate::diagnostic::{Route, Step};
use crate::value::{Id, Ngay, Van};

/// Who issues a paper, and when.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NguonBanHanh {
    /// The day.
    pub ngay: Option<Ngay>,
    /// The body, where it is not the unit itself.
    pub co_quan: Option<Id>,
    /// The bodies that issue it together with that one.
    pub lien_tich: Vec<Id>,
}

impl VanBan {
    /// Who issues it, and when.
    pub fn ban_hanh(&self) -> NguonBanHanh {
        NguonBanHanh {
            ngay: self.ngay,
            co_quan: self.co_quan_ban_hanh.clone(),
            lien_tich: self.lien_tich.as_slice().to_vec(),
        }
    }
}

impl DonVi {
    /// The unit as it stands on a paper: with the names, the symbol and the people of the body that issues it, as they
    /// were on its day. A body that is not there is told elsewhere.
    pub fn cua(&self, ban_hanh: &NguonBanHanh) -> Cow<'_, Self> {
        let unit = self.vao(ban_hanh.ngay);
        let is_known = |id: &&Id| self.co_quan_ban_hanh.get(id.as_str()).is_some();
        let main = ban_hanh.co_quan.as_ref().filter(is_known);
        let others: Vec<&Id> = ban_hanh.lien_tich.iter().filter(is_known).collect();
        if main.is_none() && others.is_empty() {
            return unit;
        }
        let mut unit = unit.into_owned();
        // What a body of the register says is read while the unit takes its place.
        let bodies = mem::take(&mut unit.co_quan_ban_hanh);
        if let Some((id, body)) = main.and_then(|id| Some((id, bodies.get(id.as_str())?))) {
            unit.thay_bang(id, body);
        }
        let others: Vec<(&Id, &CoQuanBanHanh)> =
            others.into_iter().filter_map(|id| Some((id, bodies.get(id.as_str())?))).collect();
        unit.cung_voi(&others);
        unit.co_quan_ban_hanh = bodies;
        Cow::Owned(unit)
    }

    fn thay_bang(&mut self, id: &Id, body: &CoQuanBanHanh) {
        self.ban_hanh.push(id.clone());
        self.ten = body.ten.clone();
        self.goi = body.goi().clone();
        self.ten_dau_trang = body.ten_dau_trang.clone();
        self.chu_quan = body.chu_quan.clone();
        self.ky_hieu = body.ky_hieu.clone();
        if let Some(dia_danh) = &body.dia_danh {
            self.dia_danh = dia_danh.clone();
        }
        if !body.nguoi_ky.is_empty() {
            self.nguoi_ky = body.nguoi_ky.clone();
        }
        if let Some(noi_nhan) = &body.noi_nhan {
            self.noi_nhan = noi_nhan.clone();
        }
        if let Some(luu) = &body.luu {
            self.luu = luu.clone();
        }
    }

    /// Liên tịch: the names of all, the one that leads first; none has a superior above the others.
    fn cung_voi(&mut self, others: &[(&Id, &CoQuanBanHanh)]) {
        if others.is_empty() {
            return;
        }
        let all = |first: &TheoNgay<Van>, name: fn(&CoQuanBanHanh) -> &TheoNgay<Van>| {
            let names: Vec<String> = std::iter::once(first.to_string())
                .chain(others.iter().map(|(_, body)| name(body).to_string()))
                .collect();
            enumerated(&names).parse().map_or_else(|_| first.clone(), TheoNgay::new)
        };
        (self.ten, self.goi) = (all(&self.ten, |body| &body.ten), all(&self.goi, CoQuanBanHanh::goi));
        let mut lines = self.ten_dau_trang.to_vec();
        let mut symbol = self.ky_hieu.to_string();
        for (id, body) in others {
            if let Some(joined) = lines.last_mut()
                && let Ok(line) = format!("{joined} -").parse()
            {
                *joined = line;
            }
            lines.extend_from_slice(&body.ten_dau_trang);
            symbol = format!("{symbol}-{}", body.ky_hieu);
            self.nguoi_ky.them(&body.nguoi_ky);
            self.ban_hanh.push((*id).clone());
        }
        self.ten_dau_trang = TheoNgay::new(lines);
        self.chu_quan = TheoNgay::default();
        if let Ok(symbol) = symbol.parse() {
            self.ky_hieu = symbol;
        }
    }

    /// Where a key of the unit stands in its file: that of the body that issues, where it has one of its own.
    pub fn noi(&self, key: &str) -> Route {
        let root = Route::root();
        match self.ban_hanh.first().filter(|id| self.co_rieng(id, key)) {
            Some(id) => root.key("co_quan_ban_hanh").key(id.as_str()).key(key),
            None => root.key(key),
        }
    }

    /// Whether the body says for itself what a key of the unit says.
    fn co_rieng(&self, id: &Id, key: &str) -> bool {
        let Some(body) = self.co_quan_ban_hanh.get(id.as_str()) else { return false };
        match key {
            "ten" | "goi" | "ten_dau_trang" | "chu_quan" | "ky_hieu" => true,
            "dia_danh" => body.dia_danh.is_some(),
            "luu" => body.luu.is_some(),
            "noi_nhan" => body.noi_nhan.is_some(),
            "nguoi_ky" => !body.nguoi_ky.is_empty(),
            _ => false,
        }
    }

    /// Whether a name or a person that has spans is printed on a paper of these signers.
    pub(super) fn duoc_in(&self, route: &Route, nguoi_ky: &[Id]) -> bool {
        let signs = |id: &str| nguoi_ky.iter().any(|one| one.as_str() == id);
        match route.steps() {
            [Step::Key(group), ..] if **group == *"co_quan" => false,
            [Step::Key(group), Step::Key(id), rest @ ..] if **group == *"co_quan_ban_hanh" => {
                self.ban_hanh.iter().any(|one| one.as_str() == &**id)
                    && match rest {
                        [Step::Key(people), Step::Key(id), ..] if **people == *"nguoi_ky" => signs(id),
                        _ => true,
                    }
            }
            [Step::Key(group), Step::Key(id), ..] if **group == *"nguoi_ky" => signs(id),
            _ => true,
        }
    }
}

/// `A`, `A và B`, `A, B và C`.
fn enumerated(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [before @ .., last] => format!("{} và {last}", before.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::NguonBanHanh;
    use crate::model::DonVi;

    const UNIT: &str = "
ten: Ủy ban nhân dân xã A
goi: UBND xã
ten_dau_trang: [Ủy ban nhân dân, xã A]
dia_ban: xã A
dia_danh: A
ky_hieu: UBND
nguoi_ky:
  chu_tich: {thay_mat: Ủy ban nhân dân, chuc_vu: Chủ tịch, ho_ten: Một}
co_quan: {phong: {ten: Phòng Một}}
noi_nhan: [phong]
luu: VT
co_quan_ban_hanh:
  hdnd:
    ten: Hội đồng nhân dân xã A
    goi: HĐND xã
    ten_dau_trang: [Hội đồng nhân dân, xã A]
    ky_hieu: HĐND
    nguoi_ky:
      ct_hdnd:
        thay_mat: Hội đồng nhân dân
        chuc_vu: Chủ tịch
        ho_ten: [{ten: Hai, den_ngay: 30/6/2026}, {ten: Ba, tu_ngay: 01/7/2026}]
    noi_nhan: []
  mttq: {ten: Ủy ban MTTQ Việt Nam xã A, ten_dau_trang: [Ủy ban MTTQ Việt Nam, xã A], ky_hieu: MTTQ}
";

    fn of(ngay: &str, co_quan: Option<&str>, lien_tich: &[&str]) -> DonVi {
        let unit: DonVi = serde_yaml::from_str(UNIT).unwrap();
        let ban_hanh = NguonBanHanh {
            ngay: ngay.parse().ok(),
            co_quan: co_quan.map(|id| id.parse().unwrap()),
            lien_tich: lien_tich.iter().map(|id| id.parse().unwrap()).collect(),
        };
        unit.cua(&ban_hanh).into_owned()
    }

    #[test]
    fn a_body_of_the_unit_issues_under_its_own_name_and_people() {
        let unit = of("01/6/2026", Some("hdnd"), &[]);
        assert_eq!((unit.ten.as_str(), unit.goi.as_str()), ("Hội đồng nhân dân xã A", "HĐND xã"));
        assert_eq!((unit.ky_hieu.to_string(), unit.dia_danh.as_str()), ("HĐND".to_owned(), "A"));
        assert!(unit.nguoi_ky.get("chu_tich").is_none());
        assert_eq!(unit.nguoi_ky.get("ct_hdnd").unwrap().ho_ten.as_str(), "Hai");
        assert!(unit.noi_nhan.is_empty());
        assert_eq!(unit.luu.as_str(), "VT");
        assert_eq!(unit.noi("noi_nhan").to_string(), "co_quan_ban_hanh.hdnd.noi_nhan");
        assert_eq!(unit.noi("luu").to_string(), "luu");
    }

    #[test]
    fn several_issue_together_under_the_names_of_all() {
        let unit = of("01/6/2026", None, &["hdnd", "mttq"]);
        assert_eq!(
            unit.ten.as_str(),
            "Ủy ban nhân dân xã A, Hội đồng nhân dân xã A và Ủy ban MTTQ Việt Nam xã A"
        );
        assert_eq!(unit.ky_hieu.to_string(), "UBND-HĐND-MTTQ");
        let lines: Vec<String> = unit.ten_dau_trang.iter().map(ToString::to_string).collect();
        assert_eq!(
            lines,
            ["Ủy ban nhân dân", "xã A -", "Hội đồng nhân dân", "xã A -", "Ủy ban MTTQ Việt Nam", "xã A"]
        );
        assert!(unit.nguoi_ky.get("chu_tich").is_some() && unit.nguoi_ky.get("ct_hdnd").is_some());
    }

    #[test]
    fn what_is_not_known_of_a_day_is_asked_of_who_issues_alone() {
        let text = UNIT.replace("den_ngay: 30/6/2026", "tu_ngay: 01/5/2026, den_ngay: 30/6/2026");
        let unit: DonVi = serde_yaml::from_str(&text).unwrap();
        let day = "01/4/2026".parse().unwrap();
        let signer = ["ct_hdnd".parse().unwrap()];
        let of = |co_quan: Option<&str>| {
            let co_quan = co_quan.map(|id| id.parse().unwrap());
            let unit =
                unit.cua(&NguonBanHanh { ngay: Some(day), co_quan, lien_tich: Vec::new() }).into_owned();
            unit.chua_biet(&signer, day).iter().map(ToString::to_string).collect::<Vec<_>>()
        };
        assert_eq!(of(None), [""; 0]);
        assert_eq!(of(Some("hdnd")), ["co_quan_ban_hanh.hdnd.nguoi_ky.ct_hdnd.ho_ten"]);
    }
}
