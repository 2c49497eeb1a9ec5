//! One indicator: its sentence, and its row of the appendix.

use crate::model::{CachTinh, ChiTieu, GiaTri, KyDo, SoLieu};
use crate::report::danh_gia::{self, DanhGia, KetLuan};
use crate::report::so_sanh::so_sanh;
use crate::report::{KyBaoCao, Loai, gia_tri, ke_hoach, phan, quy};
use crate::text;
use crate::value::{Ngay, SoDem};

/// An indicator with its figure at the report's day.
#[derive(Debug, Clone, Copy)]
pub struct Muc<'a> {
    /// The indicator.
    pub chi_tieu: &'a ChiTieu,
    /// Its last figure, if there is one.
    pub so_lieu: Option<&'a SoLieu>,
}

/// A row of the appendix; a cell is its lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dong {
    /// Name, with the term where it is of one.
    pub ten: String,
    /// Unit.
    pub don_vi_tinh: String,
    /// Target.
    pub ke_hoach: String,
    /// Figure; a share's fraction on a second line.
    pub thuc_hien: Vec<String>,
    /// Percentage of the target.
    pub phan_tram: String,
    /// Same period of last year.
    pub cung_ky: Vec<String>,
    /// Change since then.
    pub tang_giam: String,
    /// Verdict.
    pub danh_gia: &'static str,
    /// Note.
    pub ghi_chu: String,
}

/// What stands in a cell that has nothing to say.
const TRONG: &str = "-";

impl Muc<'_> {
    /// The figure itself, when there is one that can be printed.
    pub(super) fn co_so(&self) -> Option<&SoLieu> {
        self.so_lieu.filter(|figure| figure.gia_tri.is_some() || !figure.theo_quy.is_empty())
    }

    /// The verdict on the year's target.
    pub fn danh_gia(&self) -> DanhGia {
        danh_gia::danh_gia(self.chi_tieu, self.so_lieu)
    }

    /// The name, with the term where the indicator is of one.
    pub fn ten(&self) -> String {
        match (self.chi_tieu.ky, self.chi_tieu.nhiem_ky) {
            (KyDo::NhiemKy, Some(term)) => format!("{} nhiệm kỳ {term}", self.chi_tieu.ten),
            _ => self.chi_tieu.ten.to_string(),
        }
    }

    /// The sentence: figure, parts, share of the plan, verdict, comparison, as far as each can be had.
    pub fn cau(&self, ky: KyBaoCao, dia_gioi: Option<Ngay>) -> String {
        let name = self.ten();
        let target =
            ke_hoach::muc(self.chi_tieu).map(|target| format!(" (kế hoạch: {target})")).unwrap_or_default();
        let Some(figure) = self.co_so() else { return format!("{name}{target}: chưa có số liệu") };
        let estimate = if figure.uoc { "ước " } else { "" };
        let mut text = format!("{name}{target}: {estimate}{}", self.viet_so(figure));
        let share = ke_hoach::cau(self.chi_tieu, figure, ky.loai);
        let verdict = match ky.loai {
            Loai::TongKet => self.danh_gia().trong_cau(),
            Loai::SauThang => None,
        };
        let judged: Vec<String> = share.into_iter().chain(verdict).collect();
        let compared =
            so_sanh(self.chi_tieu, figure, ky, dia_gioi).map(|change| change.cau(self.chi_tieu, ky));
        let running = figure
            .luy_ke
            .map(|value| phan::luy_ke(value, figure.uoc, figure.den.unwrap_or(ky.den), self.chi_tieu));
        let rest = [phan::trong_do(&figure.trong_do), Some(judged.join(", ")), compared, running];
        for part in rest.into_iter().flatten().filter(|part| !part.is_empty()) {
            text.push_str("; ");
            text.push_str(&part);
        }
        text
    }

    fn viet_so(&self, figure: &SoLieu) -> String {
        match self.chi_tieu.ky {
            KyDo::Quy => quy::cau(self.chi_tieu, &figure.theo_quy),
            KyDo::Nam | KyDo::NhiemKy => {
                figure.gia_tri.map(|value| gia_tri::trong_cau_van(value, self.chi_tieu))
            }
        }
        .unwrap_or_default()
    }

    /// The row of the appendix.
    pub fn dong(&self, ky: KyBaoCao, dia_gioi: Option<Ngay>) -> Dong {
        let figure = self.co_so();
        let compared = figure.and_then(|figure| so_sanh(self.chi_tieu, figure, ky, dia_gioi));
        let cung_ky = figure.filter(|_| compared.is_some()).and_then(|figure| figure.cung_ky);
        let percent = figure.and_then(|figure| ke_hoach::phan_tram(self.chi_tieu, figure, ky.loai));
        let or_dash = |text: Option<String>| text.unwrap_or_else(|| TRONG.to_owned());
        Dong {
            ten: self.ten(),
            don_vi_tinh: self.chi_tieu.don_vi_tinh.as_ref().map_or_else(
                || match self.chi_tieu.cach_tinh {
                    CachTinh::CoKhong => "Có/không".to_owned(),
                    CachTinh::TyLe => "%".to_owned(),
                    CachTinh::TySo | CachTinh::SoLuong => TRONG.to_owned(),
                },
                ToString::to_string,
            ),
            ke_hoach: or_dash(ke_hoach::cot(self.chi_tieu)),
            thuc_hien: self.o_thuc_hien(),
            phan_tram: or_dash(percent.map(|percent| percent.to_string())),
            cung_ky: cung_ky.map_or_else(|| vec![TRONG.to_owned()], o_gia_tri),
            tang_giam: or_dash(compared.map(|change| change.cot())),
            danh_gia: self.danh_gia().viet(),
            ghi_chu: self
                .so_lieu
                .and_then(|figure| figure.ghi_chu.as_ref())
                .map(ToString::to_string)
                .unwrap_or_default(),
        }
    }

    fn o_thuc_hien(&self) -> Vec<String> {
        let Some(figure) = self.co_so() else { return vec!["Chưa có số liệu".to_owned()] };
        let mut lines = match (self.chi_tieu.ky, figure.gia_tri) {
            (KyDo::Quy, _) => {
                let sum = SoDem::tong(figure.theo_quy.iter().copied()).map(|sum| sum.to_string());
                let quarters: Vec<String> = figure.theo_quy.iter().map(ToString::to_string).collect();
                sum.into_iter().chain([format!("({})", quarters.join("; "))]).collect()
            }
            (KyDo::Nam | KyDo::NhiemKy, Some(value)) => o_gia_tri(value),
            (KyDo::Nam | KyDo::NhiemKy, None) => Vec::new(),
        };
        if figure.uoc
            && let Some(first) = lines.first_mut()
        {
            *first = format!("ước {}", text::lower_first(first));
        }
        lines
    }
}

/// A figure in a cell: a share as its percentage, the fraction below it.
pub fn o_gia_tri(value: GiaTri) -> Vec<String> {
    match value {
        GiaTri::TyLe(share) => match share.phan_tram() {
            Some(percent) => vec![percent.to_string(), format!("({share})")],
            None => vec!["Không phát sinh".to_owned()],
        },
        GiaTri::So(number) => vec![number.to_string()],
        GiaTri::CoKhong(answer) => vec![answer.viet().to_owned()],
    }
}

/// Whether the indicator has moved the wrong way since the same period of last year.
pub fn xau_di(muc: &Muc<'_>, ky: KyBaoCao, dia_gioi: Option<Ngay>) -> bool {
    use crate::model::Huong;
    use crate::report::so_sanh::BienDong;
    let change = muc.co_so().and_then(|figure| so_sanh(muc.chi_tieu, figure, ky, dia_gioi));
    matches!(
        (muc.chi_tieu.huong, change.map(|change| change.bien_dong)),
        (Huong::ItNhat, Some(BienDong::Giam(_))) | (Huong::KhongQua, Some(BienDong::Tang(_)))
    )
}

/// Whether the indicator has a figure that can be printed.
pub fn co_so_lieu(muc: &Muc<'_>) -> bool {
    muc.co_so().is_some()
}

/// Whether the indicator has a target that counts in the summary.
pub fn da_giao(muc: &Muc<'_>) -> bool {
    muc.danh_gia().ket_luan != KetLuan::ChuaGiao
}

#[cfg(test)]
mod tests {
    use super::Muc;
    use crate::model::{ChiTieu, SoLieu};
    use crate::report::{KyBaoCao, Loai};

    fn sentence(chi_tieu: &str, so_lieu: &str, loai: Loai) -> String {
        let chi_tieu: ChiTieu = serde_yaml::from_str(&format!("{{muc_tieu: m, {chi_tieu}}}")).unwrap();
        let so_lieu: Option<SoLieu> = serde_yaml::from_str(so_lieu).unwrap();
        let ky = KyBaoCao { loai, nam: "2023".parse().unwrap(), den: "30/11/2023".parse().unwrap() };
        Muc { chi_tieu: &chi_tieu, so_lieu: so_lieu.as_ref() }.cau(ky, None)
    }

    const BAO_LUC: &str =
        "ten: Số vụ bạo lực gia đình, cach_tinh: so_luong, don_vi_tinh: vụ, huong: khong_qua, ke_hoach: 5";
    const TIEP_CAN: &str = "ten: Dân số tiếp cận kiến thức, cach_tinh: ty_le, don_vi_tinh: '%', ke_hoach: 60";

    #[test]
    fn the_year_is_judged_and_compared() {
        assert_eq!(
            sentence(
                BAO_LUC,
                "{gia_tri: 3, cung_ky: 5, trong_do: [{ten: tinh thần, so: 2}, {ten: thân thể, so: 1}]}",
                Loai::TongKet
            ),
            "Số vụ bạo lực gia đình (kế hoạch: không quá 05 vụ): 03 vụ; trong đó: tinh thần 02; thân thể 01; đạt chỉ tiêu; giảm 02 vụ (40,00%) so với cùng kỳ năm 2022"
        );
        assert_eq!(
            sentence(TIEP_CAN, "{gia_tri: 2.050/3.112, uoc: true}", Loai::TongKet),
            "Dân số tiếp cận kiến thức (kế hoạch: từ 60% trở lên): ước 2.050/3.112 (65,87%); ước đạt 109,78% kế hoạch năm, ước vượt chỉ tiêu"
        );
    }

    #[test]
    fn the_half_year_is_never_judged() {
        assert_eq!(
            sentence(TIEP_CAN, "{gia_tri: 1/2}", Loai::SauThang),
            "Dân số tiếp cận kiến thức (kế hoạch: từ 60% trở lên): 1/2 (50,00%)"
        );
        assert_eq!(
            sentence(BAO_LUC, "{gia_tri: 7}", Loai::SauThang),
            "Số vụ bạo lực gia đình (kế hoạch: không quá 05 vụ): 07 vụ"
        );
    }

    #[test]
    fn nothing_is_said_of_a_missing_figure_but_that_it_is_missing() {
        assert_eq!(
            sentence(TIEP_CAN, "~", Loai::TongKet),
            "Dân số tiếp cận kiến thức (kế hoạch: từ 60% trở lên): chưa có số liệu"
        );
        assert_eq!(
            sentence(
                "ten: Nạn nhân được hỗ trợ, cach_tinh: ty_le, ke_hoach: 100, don_vi_tinh: '%'",
                "{gia_tri: 0/0}",
                Loai::TongKet
            ),
            "Nạn nhân được hỗ trợ (kế hoạch: từ 100% trở lên): không phát sinh"
        );
    }

    #[test]
    fn an_estimate_of_nothing_is_one_in_words_and_in_the_row() {
        let chi_tieu: ChiTieu =
            serde_yaml::from_str("{ten: A, muc_tieu: m, cach_tinh: ty_le, ke_hoach: 100}").unwrap();
        let so_lieu: SoLieu = serde_yaml::from_str("{gia_tri: 0/0, uoc: true}").unwrap();
        let ky = KyBaoCao {
            loai: Loai::TongKet,
            nam: "2023".parse().unwrap(),
            den: "30/11/2023".parse().unwrap(),
        };
        let muc = Muc { chi_tieu: &chi_tieu, so_lieu: Some(&so_lieu) };
        assert_eq!(muc.cau(ky, None), "A (kế hoạch: từ 100 trở lên): ước không phát sinh");
        assert_eq!(muc.dong(ky, None).thuc_hien, ["ước không phát sinh"]);
    }

    #[test]
    fn a_term_is_named_and_not_compared() {
        assert_eq!(
            sentence(
                "ten: Tỷ lệ nữ đại biểu HĐND xã, cach_tinh: ty_le, ky: nhiem_ky, nhiem_ky: 2021-2026, don_vi_tinh: '%', ke_hoach: 30",
                "{gia_tri: 7/25, cung_ky: 6/25}",
                Loai::TongKet
            ),
            "Tỷ lệ nữ đại biểu HĐND xã nhiệm kỳ 2021-2026 (kế hoạch: từ 30% trở lên): 7/25 (28,00%); không đạt chỉ tiêu"
        );
    }
}
