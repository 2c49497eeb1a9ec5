//! One indicator: its sentence, and its row of the appendix.

use crate::model::{CachTinh, ChiTieu, KyDo, SoLieu};
use crate::report::danh_gia::{self, DanhGia};
use crate::report::gia_tri::{self, DaTron, KHONG_PHAT_SINH};
use crate::report::so_sanh::{self, KhongSoSanh, so_sanh};
use crate::report::{KyBaoCao, Loai, ke_hoach, phan, quy};
use crate::text;
use crate::value::dau::UOC;
use crate::value::{GiaTri, Ngay};

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
        self.so_lieu.filter(|figure| figure.gia_tri.is_some() || quy::tong(&figure.theo_quy).is_some())
    }

    /// The verdict on the year's target.
    pub fn danh_gia(&self) -> DanhGia {
        danh_gia::danh_gia(self.chi_tieu, self.so_lieu)
    }

    /// The name, with the term where the indicator is of one and the name does not say it.
    pub fn ten(&self) -> String {
        let name = self.chi_tieu.ten.as_str();
        let Some(term) = self.chi_tieu.nhiem_ky.filter(|_| self.chi_tieu.ky == KyDo::NhiemKy) else {
            return name.to_owned();
        };
        let lower = name.to_lowercase();
        if name.contains(&term.to_string()) {
            name.to_owned()
        } else if lower.ends_with(NHIEM_KY) {
            format!("{name} {term}")
        } else if lower.contains(NHIEM_KY) {
            format!("{name} ({term})")
        } else {
            format!("{name} {NHIEM_KY} {term}")
        }
    }

    /// The sentence: figure, parts, share of the plan, verdict, comparison, as far as each can be had. That the figure
    /// is an estimate is said once, before it.
    pub fn cau(&self, ky: KyBaoCao, dia_gioi: Option<Ngay>) -> String {
        let name = self.ten();
        let target =
            ke_hoach::muc(self.chi_tieu).map(|target| format!(" (kế hoạch: {target})")).unwrap_or_default();
        let Some(figure) = self.co_so() else { return format!("{name}{target}: chưa có số liệu") };
        let estimate = if figure.uoc { UOC } else { "" };
        let share = ke_hoach::cau(self.chi_tieu, figure, ky.loai);
        let verdict = self.danh_gia().trong_cau().filter(|_| ky.loai.ca_nam());
        let judged: Vec<String> = share.into_iter().chain(verdict.map(str::to_owned)).collect();
        let over = ke_hoach::tren_ke_hoach(self.chi_tieu, figure);
        let answered = self.chi_tieu.cach_tinh == CachTinh::CoKhong;
        // Done over planned, and yes or no, say what was asked for; the verdict follows at once.
        let (target, with) = if over.is_some() || answered { ("", ", ") } else { (target.as_str(), "; ") };
        let said = match over {
            Some(over) => format!("thực hiện {over}"),
            None => self.viet_so(figure, ky.loai),
        };
        let counted = self.chi_tieu.ky == KyDo::Nam && !answered && !figure.uoc;
        let day = figure.den.filter(|day| counted && *day < ky.den);
        let day = day.map(|day| format!(" (số liệu đến {})", day.ngan())).unwrap_or_default();
        let mut text = format!("{name}{target}: {estimate}{said}{day}");
        let parts = phan::trong_do(&figure.trong_do).map(|parts| format!("; {parts}")).unwrap_or_default();
        let judged = judged.join(", ");
        let judged = if judged.is_empty() { judged } else { format!("{with}{judged}") };
        // The verdict stands by its figure where both are one saying.
        text.push_str(&if with == ", " { format!("{judged}{parts}") } else { format!("{parts}{judged}") });
        let running =
            figure.luy_ke.map(|value| phan::luy_ke(value, figure.den.unwrap_or(ky.den), self.chi_tieu));
        for part in [self.so_voi_truoc(figure, ky, dia_gioi), running].into_iter().flatten() {
            text.push_str("; ");
            text.push_str(&part);
        }
        text
    }

    /// The change since last year, or why there is none to be had.
    fn so_voi_truoc(&self, figure: &SoLieu, ky: KyBaoCao, dia_gioi: Option<Ngay>) -> Option<String> {
        if so_sanh::doi_dia_gioi(dia_gioi, ky) {
            // Said once, for all.
            return None;
        }
        let before = ky.nam.so() - 1;
        match so_sanh::vi_sao_khong(self.chi_tieu, figure, ky) {
            Some(KhongSoSanh::DonViCu) => {
                Some(format!("không so sánh với năm {before} vì số năm ấy là của đơn vị cũ"))
            }
            Some(KhongSoSanh::ThieuQuy) => {
                let missing = quy::con_thieu(&figure.theo_quy, ky.loai.so_quy()).unwrap_or_default();
                Some(format!("không so sánh với năm {before} vì chưa có số liệu quý {missing}"))
            }
            None => so_sanh(self.chi_tieu, figure, ky, dia_gioi).map(|change| change.cau(self.chi_tieu, ky)),
        }
    }

    fn viet_so(&self, figure: &SoLieu, loai: Loai) -> String {
        match self.chi_tieu.ky {
            KyDo::Quy => quy::cau(self.chi_tieu, &figure.theo_quy, loai.so_quy()),
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
        let percent = figure.and_then(|figure| ke_hoach::phan_tram_viet(self.chi_tieu, figure, ky.loai));
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
            ke_hoach: or_dash(self.chi_tieu.muc_viet()),
            thuc_hien: self.o_thuc_hien(ky.loai),
            phan_tram: or_dash(percent.map(DaTron::trong_cot)),
            cung_ky: cung_ky.map_or_else(|| vec![TRONG.to_owned()], |value| o_gia_tri(value, self.chi_tieu)),
            tang_giam: or_dash(compared.map(|change| change.cot())),
            danh_gia: self.danh_gia().viet(),
            ghi_chu: self
                .so_lieu
                .and_then(|figure| figure.ghi_chu.as_ref())
                .map(ToString::to_string)
                .unwrap_or_default(),
        }
    }

    fn o_thuc_hien(&self, loai: Loai) -> Vec<String> {
        let Some(figure) = self.co_so() else {
            // In the half year what has no figure yet is counted, not listed.
            let missing = if loai.ca_nam() { "Chưa có số liệu" } else { TRONG };
            return vec![missing.to_owned()];
        };
        let mut lines = match (self.chi_tieu.ky, figure.gia_tri) {
            (KyDo::Quy, _) => {
                let sum = quy::tong(&figure.theo_quy).map(|sum| sum.to_string());
                sum.into_iter().chain([quy::cot(&figure.theo_quy, loai.so_quy())]).collect()
            }
            (KyDo::Nam | KyDo::NhiemKy, Some(value)) => o_gia_tri(value, self.chi_tieu),
            (KyDo::Nam | KyDo::NhiemKy, None) => Vec::new(),
        };
        if figure.uoc
            && let Some(first) = lines.first_mut()
        {
            *first = format!("{UOC}{}", text::lower_first(first));
        }
        lines
    }
}

const NHIEM_KY: &str = "nhiệm kỳ";

/// A figure in a cell: a share as its percentage, the fraction below it.
pub fn o_gia_tri(value: GiaTri, chi_tieu: &ChiTieu) -> Vec<String> {
    match value {
        GiaTri::TyLe(share) => match gia_tri::ty_le(share, chi_tieu) {
            Some(percent) => vec![percent.trong_cot(), format!("({share})")],
            None => vec![text::upper_first(KHONG_PHAT_SINH)],
        },
        GiaTri::So(number) => vec![number.to_string()],
        GiaTri::CoKhong(answer) => vec![answer.viet().to_owned()],
    }
}

/// Whether the indicator has moved the wrong way since the same period of last year.
pub fn xau_di(muc: &Muc<'_>, ky: KyBaoCao, dia_gioi: Option<Ngay>) -> bool {
    use crate::model::Huong;
    use std::cmp::Ordering;
    let change = muc.co_so().and_then(|figure| so_sanh(muc.chi_tieu, figure, ky, dia_gioi));
    matches!(
        (muc.chi_tieu.huong, change.map(|change| change.chieu)),
        (Huong::ItNhat, Some(Ordering::Less)) | (Huong::KhongQua, Some(Ordering::Greater))
    )
}

/// Whether the indicator has a figure that can be printed.
pub fn co_so_lieu(muc: &Muc<'_>) -> bool {
    muc.co_so().is_some()
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
            "Số vụ bạo lực gia đình (kế hoạch: không quá 05 vụ): 03 vụ; trong đó: tinh thần 02; thân thể 01; đạt chỉ tiêu; giảm 02 vụ (40,00%) so với năm 2022"
        );
        assert_eq!(
            sentence(TIEP_CAN, "{gia_tri: 2.050/3.112, uoc: true}", Loai::TongKet),
            "Dân số tiếp cận kiến thức (kế hoạch: từ 60% trở lên): ước 2.050/3.112 (65,87%); đạt 109,79% kế hoạch năm, vượt chỉ tiêu"
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

    const THOAT_NGHEO: &str = "ten: Số hộ thoát nghèo, cach_tinh: so_luong, don_vi_tinh: hộ, ke_hoach: 8";
    const TU_VONG: &str =
        "ten: Số ca tử vong, cach_tinh: so_luong, don_vi_tinh: ca, huong: khong_qua, ke_hoach: 0";

    #[test]
    fn an_estimate_is_said_once() {
        let told = sentence(THOAT_NGHEO, "{gia_tri: 7, uoc: true, cung_ky: 6, luy_ke: 20}", Loai::TongKet);
        assert_eq!(
            told,
            "Số hộ thoát nghèo: ước thực hiện 07/08 hộ, đạt 87,50% kế hoạch năm, không đạt chỉ tiêu; tăng 01 hộ (16,67%) so với năm 2022; lũy kế đến 30/11/2023: 20 hộ"
        );
        assert_eq!(
            sentence(
                THOAT_NGHEO,
                "{gia_tri: 3, trong_do: [{ten: làng A, so: 3}, {ten: làng B, so: 0}]}",
                Loai::SauThang
            ),
            "Số hộ thoát nghèo: thực hiện 03/08 hộ, bằng 37,50% kế hoạch năm; trong đó: làng A 03; làng B không phát sinh"
        );
    }

    #[test]
    fn none_is_said_in_words() {
        assert_eq!(
            sentence(TU_VONG, "{gia_tri: 0, cung_ky: 0}", Loai::TongKet),
            "Số ca tử vong (kế hoạch: không để xảy ra): không phát sinh; đạt chỉ tiêu; không tăng, không giảm so với năm 2022"
        );
        assert_eq!(
            sentence(TU_VONG, "{gia_tri: 2, cung_ky: 0}", Loai::TongKet),
            "Số ca tử vong (kế hoạch: không để xảy ra): 02 ca; không đạt chỉ tiêu; tăng 02 ca so với năm 2022 (năm 2022 không phát sinh)"
        );
        assert_eq!(
            sentence(THOAT_NGHEO, "{gia_tri: 0}", Loai::TongKet),
            "Số hộ thoát nghèo (kế hoạch: từ 08 hộ trở lên): không phát sinh; không đạt chỉ tiêu"
        );
    }

    #[test]
    fn a_sentence_does_not_contradict_itself() {
        let money = "ten: Thu, cach_tinh: so_luong, don_vi_tinh: đồng, ke_hoach: 1.000.000.000";
        assert_eq!(
            sentence(money, "{gia_tri: 999.999.999, cung_ky: 999.999.998}", Loai::TongKet),
            "Thu: thực hiện 999.999.999/1.000.000.000 đồng, đạt gần 100% kế hoạch năm, không đạt chỉ tiêu; tăng 01 đồng (dưới 0,0001%) so với năm 2022"
        );
        let all = "ten: Tiêm, cach_tinh: ty_le, don_vi_tinh: '%', huong: bang, ke_hoach: 100";
        assert_eq!(
            sentence(all, "{gia_tri: 24.999/25.000}", Loai::TongKet),
            "Tiêm (kế hoạch: 100%): 24.999/25.000 (99,996%); không đạt chỉ tiêu"
        );
    }

    #[test]
    fn yes_and_no_are_words() {
        let asked = |target: &str| {
            format!("ten: Xã có tổ hòa giải, cach_tinh: co_khong, huong: bang, ke_hoach: {target}")
        };
        for (target, value, text) in [
            ("có", "có", "Xã có tổ hòa giải: có, đạt chỉ tiêu"),
            ("có", "không", "Xã có tổ hòa giải: không có, không đạt chỉ tiêu"),
            ("không", "không", "Xã có tổ hòa giải: không có, đạt chỉ tiêu"),
        ] {
            assert_eq!(sentence(&asked(target), &format!("{{gia_tri: {value}}}"), Loai::TongKet), text);
        }
        assert_eq!(
            sentence(&asked("có"), "~", Loai::TongKet),
            "Xã có tổ hòa giải (kế hoạch: có): chưa có số liệu"
        );
    }

    #[test]
    fn what_is_not_compared_says_why() {
        let quarterly = "ten: Số tin, cach_tinh: so_luong, don_vi_tinh: tin, ky: quy, ke_hoach: 4";
        assert_eq!(
            sentence(quarterly, "{theo_quy: [4, 5, 6], cung_ky: 15}", Loai::TongKet),
            "Số tin (kế hoạch: mỗi quý từ 04 tin trở lên): 15 tin (quý I: 04; quý II: 05; quý III: 06; quý IV: chưa có số liệu); quý thấp nhất: 04 tin; chưa đủ số liệu để đánh giá; không so sánh với năm 2022 vì chưa có số liệu quý IV"
        );
        let old = format!("{THOAT_NGHEO}, nen: 6, nam_nen: 2022, nen_don_vi_cu: true");
        assert_eq!(
            sentence(&old, "{gia_tri: 8, cung_ky: 6}", Loai::TongKet),
            "Số hộ thoát nghèo: thực hiện 08/08 hộ, đạt 100,00% kế hoạch năm, đạt chỉ tiêu; không so sánh với năm 2022 vì số năm ấy là của đơn vị cũ"
        );
    }

    #[test]
    fn a_figure_of_fewer_months_says_up_to_when() {
        assert_eq!(
            sentence(THOAT_NGHEO, "{den: 30/9/2023, gia_tri: 7, cung_ky: 6}", Loai::TongKet),
            "Số hộ thoát nghèo: thực hiện 07/08 hộ (số liệu đến 30/9/2023), đạt 87,50% kế hoạch năm, không đạt chỉ tiêu; tăng 01 hộ (16,67%) so với cùng kỳ năm 2022"
        );
    }

    #[test]
    fn a_term_is_named_once() {
        for (name, told) in [
            ("Tỷ lệ cấp ủy", "Tỷ lệ cấp ủy nhiệm kỳ 2020-2025"),
            ("Tỷ lệ cấp ủy nhiệm kỳ 2020-2025", "Tỷ lệ cấp ủy nhiệm kỳ 2020-2025"),
            ("Tỷ lệ cấp ủy trong nhiệm kỳ", "Tỷ lệ cấp ủy trong nhiệm kỳ 2020-2025"),
            ("Nhiệm kỳ mới: tỷ lệ cấp ủy", "Nhiệm kỳ mới: tỷ lệ cấp ủy (2020-2025)"),
        ] {
            let yaml = format!(
                "{{ten: \"{name}\", muc_tieu: m, cach_tinh: ty_le, ky: nhiem_ky, nhiem_ky: 2020-2025}}"
            );
            let chi_tieu: ChiTieu = serde_yaml::from_str(&yaml).unwrap();
            assert_eq!(Muc { chi_tieu: &chi_tieu, so_lieu: None }.ten(), told);
        }
    }
}
