//! Who signs, and by what right (ND30 Điều 13; PL I, Phần I, II.7).

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::dict::Dict;
use super::theo_ngay::{Khoang, TheoNgay};
use crate::diagnostic::Route;
use crate::value::{Ngay, Van};

/// Người ký và thẩm quyền ký (NĐ 30/2020, Điều 13 và Phụ lục I, II.7).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NguoiKy {
    /// Ký thay mặt tập thể, in «TM.»: Ủy ban nhân dân
    #[serde(default)]
    pub thay_mat: Option<Van>,
    /// Ký thừa lệnh, in «TL.»: Chủ tịch
    #[serde(default)]
    pub thua_lenh: Option<Van>,
    /// Ký thừa ủy quyền, in «TUQ.»: Chủ tịch
    #[serde(default)]
    pub thua_uy_quyen: Option<Van>,
    /// Cấp phó ký thay cấp trưởng, in «KT.»: Chủ tịch
    #[serde(default)]
    pub ky_thay: Option<Van>,
    /// Đang giữ quyền cấp trưởng, in «Q.» trước chức vụ
    #[serde(default)]
    pub quyen: bool,
    /// Chức vụ của người ký: Chủ tịch
    pub chuc_vu: TheoNgay<Van>,
    /// Chức vụ khác trong cơ quan, in trên họ tên khi ký với tư cách thành viên Ban, Hội đồng: Chủ tịch Ủy ban nhân dân xã
    #[serde(default)]
    pub chuc_vu_khac: Option<Van>,
    /// Họ và tên, không ghi học hàm, học vị; đã đổi người thì ghi mỗi người kèm tu_ngay, den_ngay
    pub ho_ten: TheoNgay<Van>,
}

impl NguoiKy {
    /// From now on reads as the person of a day.
    pub(super) fn chon(&mut self, ngay: Ngay) {
        self.chuc_vu.chon(ngay);
        self.ho_ten.chon(ngay);
    }

    /// The spans of people; `of` is where their group stands.
    pub(super) fn cac_khoang<'a>(
        people: &'a Dict<Self>,
        of: &Route,
    ) -> impl Iterator<Item = (Route, Vec<Khoang>)> + use<'a> {
        let group = of.key("nguoi_ky");
        people.iter().flat_map(move |(id, signer)| {
            let of = group.key(id.as_str());
            [(of.key("chuc_vu"), signer.chuc_vu.cac_khoang()), (of.key("ho_ten"), signer.ho_ten.cac_khoang())]
        })
    }

    /// The lines above the name that say by what right the signer signs, with the decree's abbreviations
    /// (ND30 Điều 13; PL I, Phần I, II.7.a). Not yet in capitals.
    pub fn tham_quyen(&self) -> Vec<String> {
        [
            ("TM.", &self.thay_mat),
            ("TL.", &self.thua_lenh),
            ("TUQ.", &self.thua_uy_quyen),
            ("KT.", &self.ky_thay),
        ]
        .into_iter()
        .filter_map(|(abbreviation, whom)| whom.as_ref().map(|whom| format!("{abbreviation} {whom}")))
        .collect()
    }

    /// The post, with `Q.` before it where the signer acts as head.
    pub fn chuc_vu(&self) -> String {
        if self.quyen { format!("Q. {}", self.chuc_vu) } else { self.chuc_vu.to_string() }
    }
}

#[cfg(test)]
mod tests {
    use super::NguoiKy;

    fn lines(yaml: &str) -> Vec<String> {
        let signer: NguoiKy = serde_yaml::from_str(yaml).unwrap();
        let mut lines = signer.tham_quyen();
        lines.push(signer.chuc_vu());
        lines
    }

    #[test]
    fn the_right_to_sign_is_stacked_as_the_decree_asks() {
        assert_eq!(
            lines("{thay_mat: Ủy ban nhân dân, chuc_vu: Chủ tịch, ho_ten: A}"),
            ["TM. Ủy ban nhân dân", "Chủ tịch"]
        );
        assert_eq!(
            lines("{thay_mat: Ủy ban nhân dân, ky_thay: Chủ tịch, chuc_vu: Phó Chủ tịch, ho_ten: A}"),
            ["TM. Ủy ban nhân dân", "KT. Chủ tịch", "Phó Chủ tịch"]
        );
        assert_eq!(
            lines("{thua_lenh: Chủ tịch, ky_thay: Chánh Văn phòng, chuc_vu: Phó Chánh Văn phòng, ho_ten: A}"),
            ["TL. Chủ tịch", "KT. Chánh Văn phòng", "Phó Chánh Văn phòng"]
        );
        assert_eq!(
            lines("{thua_uy_quyen: Chủ tịch, chuc_vu: Trưởng phòng, ho_ten: A}"),
            ["TUQ. Chủ tịch", "Trưởng phòng"]
        );
        assert_eq!(lines("{quyen: true, chuc_vu: Chủ tịch, ho_ten: A}"), ["Q. Chủ tịch"]);
    }

    #[test]
    fn a_misspelt_key_is_refused() {
        assert!(serde_yaml::from_str::<NguoiKy>("{chuc_vu: A, ho_ten: B, kt: C}").is_err());
    }
}
