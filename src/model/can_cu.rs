//! A document that papers cite: an entry of `can-cu.yaml`.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::value::{GiaiDoan, Id, Ngay, SoHieu, Van};

/// Văn bản được viện dẫn. Số và ngày ghi ở đây một lần; trong kế hoạch chỉ gọi theo mã.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CanCu {
    /// Tên loại: Kế hoạch, Công văn, Luật
    pub loai: Van,
    /// Số và ký hiệu: 639/KH-UBND; chưa có thì bỏ dòng này, văn bản sẽ in chỗ trống cần bổ sung
    #[serde(default)]
    pub so: Option<SoHieu>,
    /// Ngày ban hành
    #[serde(default)]
    pub ngay: Option<Ngay>,
    /// Cách viết ngày khi viện dẫn: ngan là 17/5/2023, dai là ngày 17 tháng 5 năm 2023
    #[serde(default)]
    pub viet_ngay: VietNgay,
    /// Cơ quan ban hành, tên đầy đủ: UBND huyện Kbang
    #[serde(default)]
    pub co_quan: Option<Van>,
    /// Cách gọi cơ quan ban hành khi viện dẫn, nếu khác: UBND huyện
    #[serde(default)]
    pub co_quan_goi: Option<Van>,
    /// Trích yếu, viết như khi viện dẫn
    #[serde(default)]
    pub trich_yeu: Option<Van>,
    /// Giai đoạn mà văn bản áp dụng: 2021-2025
    #[serde(default)]
    pub giai_doan: Option<GiaiDoan>,
    /// Năm nào cũng có văn bản mới thay (kế hoạch của cấp trên, Nghị quyết 01): phải điền lại khi sang năm
    #[serde(default)]
    pub hang_nam: bool,
    /// Tình trạng hiệu lực
    #[serde(default)]
    pub hieu_luc: HieuLuc,
    /// Ngày hết hiệu lực, nếu biết
    #[serde(default)]
    pub den_ngay: Option<Ngay>,
    /// Văn bản thay thế, theo mã
    #[serde(default)]
    pub thay_bang: Option<Id>,
    /// Ghi chú cho người soạn, không in: đã kiểm tra ở đâu, ngày nào
    #[serde(default)]
    pub ghi_chu: Option<Van>,
}

/// Tình trạng hiệu lực của văn bản được viện dẫn.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum HieuLuc {
    /// Còn hiệu lực
    Con,
    /// Hết giai đoạn áp dụng
    HetGiaiDoan,
    /// Đã bị thay thế
    BiThayThe,
    /// Chưa kiểm tra
    #[default]
    ChuaRo,
}

/// Cách viết ngày của văn bản được viện dẫn.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum VietNgay {
    /// 17/5/2023
    #[default]
    Ngan,
    /// ngày 17 tháng 5 năm 2023
    Dai,
}

/// What stands where a figure or a name is still missing: visible on paper, never a zero (and found by `check`).
pub fn can_bo_sung(what: &str) -> String {
    format!("{GAP}: {what}]")
}

/// How every gap begins.
pub(crate) const GAP: &str = "[cần bổ sung";

/// Whether a text shows a gap.
pub fn con_thieu(text: &str) -> bool {
    text.contains(GAP)
}

/// Whether documents of a type are laws.
pub(crate) fn la_luat(loai: &str) -> bool {
    matches!(loai, "Luật" | "Bộ luật" | "Pháp lệnh" | "Hiến pháp")
}

impl CanCu {
    /// Whether the document is cited by name and date only: laws and ordinances (ND30 PL I, Phần I, II.6.b).
    pub fn la_luat(&self) -> bool {
        la_luat(self.loai.as_str())
    }

    /// `số 639/KH-UBND ngày 17/5/2023`; what is not known yet is a visible gap.
    pub fn so_ngay(&self) -> String {
        match (self.viet_ngay, self.ngay) {
            (VietNgay::Dai, Some(ngay)) => format!("số {} {}", self.so(), ngay.dai()),
            _ => format!("số {} ngày {}", self.so(), self.ngay()),
        }
    }

    /// The number and symbol, or a visible gap.
    pub fn so(&self) -> String {
        self.so.as_ref().map_or_else(|| can_bo_sung("số, ký hiệu"), ToString::to_string)
    }

    /// The date in short form, or a visible gap.
    pub fn ngay(&self) -> String {
        self.ngay.map_or_else(|| can_bo_sung("ngày ban hành"), |ngay| ngay.ngan())
    }

    /// Issuer as it is called in a citation.
    pub fn co_quan_goi(&self) -> Option<&Van> {
        self.co_quan_goi.as_ref().or(self.co_quan.as_ref())
    }

    /// The citation in full: `Kế hoạch số 639/KH-UBND ngày 17/5/2023 của UBND huyện …`; a law by name and date.
    pub fn day_du(&self) -> String {
        let mut text = self.loai.to_string();
        let mut add = |part: &str| {
            text.push(' ');
            text.push_str(part);
        };
        if self.la_luat() {
            if let Some(trich_yeu) = &self.trich_yeu {
                add(trich_yeu.as_str());
            }
            let ngay =
                self.ngay.map_or_else(|| format!("ngày {}", can_bo_sung("ngày ban hành")), |ngay| ngay.dai());
            add(&ngay);
            return text;
        }
        add(&self.so_ngay());
        if let Some(co_quan) = self.co_quan_goi() {
            add("của");
            add(co_quan.as_str());
        }
        if let Some(trich_yeu) = &self.trich_yeu {
            add(trich_yeu.as_str());
        }
        text
    }

    /// The citation once it has been cited in full: type and number, or a law's name.
    pub fn ngan(&self) -> String {
        match &self.trich_yeu {
            Some(trich_yeu) if self.la_luat() => format!("{} {trich_yeu}", self.loai),
            _ => format!("{} số {}", self.loai, self.so()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::CanCu;

    fn cited(yaml: &str) -> String {
        serde_yaml::from_str::<CanCu>(yaml).unwrap().day_du()
    }

    #[test]
    fn a_citation_is_written_as_the_decree_asks() {
        assert_eq!(
            cited(
                "{loai: Kế hoạch, so: 639/KH-UBND, ngay: 17/5/2023, co_quan: UBND huyện Kbang, trich_yeu: về X}"
            ),
            "Kế hoạch số 639/KH-UBND ngày 17/5/2023 của UBND huyện Kbang về X"
        );
        assert_eq!(
            cited(
                "{loai: Nghị định, so: 30/2020/NĐ-CP, ngay: 05/3/2020, viet_ngay: dai, co_quan: Chính phủ}"
            ),
            "Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ"
        );
        assert_eq!(
            cited(
                "{loai: Luật, so: 73/2006/QH11, ngay: 29/11/2006, co_quan: Quốc hội, trich_yeu: Bình đẳng giới}"
            ),
            "Luật Bình đẳng giới ngày 29 tháng 11 năm 2006"
        );
    }

    #[test]
    fn what_is_not_known_yet_is_a_gap_and_no_invention() {
        assert_eq!(
            cited("{loai: Kế hoạch, co_quan: UBND tỉnh}"),
            "Kế hoạch số [cần bổ sung: số, ký hiệu] ngày [cần bổ sung: ngày ban hành] của UBND tỉnh"
        );
    }
}
