//! The register of changes: bodies, programmes, documents and words that a new year makes doubtful: `doi-thay.yaml`.
//!
//! Facts of this kind are data: an officer adds and corrects them, each with its source.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::dict::Dict;
use super::short::MotHoacNhieu;
use crate::value::{GiaiDoan, Id, MucGiao, Nam, Ngay, Van};

/// Sổ đổi thay: cơ quan, chương trình, văn bản, từ ngữ không còn đúng từ một ngày nào đó.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DoiThay {
    /// Cơ quan đã sắp xếp lại, theo mã dùng trong don-vi.yaml cũ
    #[serde(default)]
    pub co_quan: Dict<CoQuanDoi>,
    /// Chương trình, đề án có thời hạn
    #[serde(default)]
    pub chuong_trinh: Dict<ChuongTrinh>,
    /// Văn bản đã hết hiệu lực hoặc đã bị thay, theo mã trong can-cu.yaml
    #[serde(default)]
    pub van_ban: Dict<VanBanDoi>,
    /// Mức phải đạt đã biết trước của các chỉ tiêu, theo mã chỉ tiêu trong kế hoạch
    #[serde(default)]
    pub chi_tieu: Dict<MucChiTieu>,
    /// Từ ngữ cần xem lại khi gặp trong câu chữ
    #[serde(default)]
    pub tu_ngu: Vec<TuNgu>,
    /// Ngày nghỉ tính theo âm lịch hoặc nghỉ bù; ngày nghỉ dương lịch cố định máy tự biết
    #[serde(default)]
    pub ngay_nghi: Vec<NgayNghi>,
}

/// Một cơ quan đã sắp xếp lại.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CoQuanDoi {
    /// Các cách gọi cơ quan này trong câu chữ
    #[serde(default)]
    pub goi: MotHoacNhieu<Van>,
    /// Ngày bắt đầu thay đổi
    pub tu_ngay: Ngay,
    /// Cơ quan thay thế, theo mã trong don-vi.yaml mới; không có cơ quan nào thay thì bỏ dòng này
    #[serde(default)]
    pub thay_bang: MotHoacNhieu<Id>,
    /// Tên cơ quan thay thế, khi cơ quan ấy ở ngoài đơn vị: UBND tỉnh Gia Lai
    #[serde(default)]
    pub thay_bang_ten: Option<Van>,
    /// Biết từ đâu: văn bản, trang tin
    pub nguon: Van,
    /// Chưa đối chiếu với văn bản gốc
    #[serde(default)]
    pub can_xac_nhan: bool,
    /// Ghi chú cho người soạn
    #[serde(default)]
    pub ghi_chu: Option<Van>,
}

/// Một chương trình, đề án có thời hạn.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChuongTrinh {
    /// Các cách gọi chương trình này trong câu chữ, không kèm giai đoạn
    pub goi: MotHoacNhieu<Van>,
    /// Giai đoạn thực hiện
    pub giai_doan: GiaiDoan,
    /// Chương trình tiếp theo, nếu biết
    #[serde(default)]
    pub thay_bang_ten: Option<Van>,
    /// Biết từ đâu
    pub nguon: Van,
    /// Chưa đối chiếu với văn bản gốc
    #[serde(default)]
    pub can_xac_nhan: bool,
}

/// Một văn bản không còn dùng được.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct VanBanDoi {
    /// Ngày hết hiệu lực hoặc bị thay; không rõ ngày thì bỏ dòng này
    #[serde(default)]
    pub tu_ngay: Option<Ngay>,
    /// Văn bản thay thế, theo mã trong can-cu.yaml
    #[serde(default)]
    pub thay_bang: Option<Id>,
    /// Văn bản thay thế, khi chưa có trong can-cu.yaml
    #[serde(default)]
    pub thay_bang_ten: Option<Van>,
    /// Vì sao, biết từ đâu
    pub nguon: Van,
    /// Chưa đối chiếu với văn bản gốc
    #[serde(default)]
    pub can_xac_nhan: bool,
}

/// Từ ngữ cần xem lại.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TuNgu {
    /// Từ hoặc cụm từ
    pub tu: MotHoacNhieu<Van>,
    /// Chỉ xét văn bản của những năm có ngày này trở đi; không ghi thì xét mọi năm
    #[serde(default)]
    pub tu_ngay: Option<Ngay>,
    /// Vì sao phải xem lại
    pub vi_sao: Van,
}

/// Các mức phải đạt của một chỉ tiêu.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MucChiTieu {
    /// Mức của từng năm
    pub muc: Vec<MucNam>,
    /// Biết từ đâu
    pub nguon: Van,
    /// Chưa đối chiếu với văn bản gốc
    #[serde(default)]
    pub can_xac_nhan: bool,
}

/// Mức phải đạt của một năm.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MucNam {
    /// Năm
    pub nam: Nam,
    /// Mức phải đạt: 60, 12,5, có
    pub gia_tri: MucGiao,
}

/// Một ngày nghỉ.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NgayNghi {
    /// Ngày nghỉ
    pub ngay: Ngay,
    /// Nghỉ gì
    pub ten: Van,
}

impl DoiThay {
    /// What had changed by a day: a paper of that day knows of nothing later.
    #[must_use]
    pub fn den(&self, ngay: Ngay) -> Self {
        let mut then = self.clone();
        then.co_quan.retain(|entry| entry.tu_ngay <= ngay);
        then.van_ban.retain(|entry| entry.tu_ngay.is_none_or(|from| from <= ngay));
        then.tu_ngu.retain(|entry| entry.tu_ngay.is_none_or(|from| from <= ngay));
        then
    }
}

impl CoQuanDoi {
    /// Whether the change has happened by the end of the year.
    pub fn da_doi(&self, nam: Nam) -> bool {
        self.tu_ngay.nam() <= nam.so()
    }

    /// What stands in its place, in words.
    pub fn thay_bang_gi(&self) -> String {
        match (&self.thay_bang_ten, self.thay_bang.as_slice()) {
            (Some(ten), _) => ten.to_string(),
            (None, []) => "không có cơ quan thay thế".to_owned(),
            (None, ids) => format!("mã {}", ids.iter().map(Id::as_str).collect::<Vec<_>>().join(", ")),
        }
    }
}

impl TuNgu {
    /// Whether the word is doubtful in papers of this year.
    pub fn phai_xet(&self, nam: Nam) -> bool {
        self.tu_ngay.is_none_or(|ngay| ngay.nam() <= nam.so())
    }
}

impl VanBanDoi {
    /// Whether the document is out of use by the end of the year.
    pub fn da_het(&self, nam: Nam) -> bool {
        self.tu_ngay.is_none_or(|ngay| ngay.nam() <= nam.so())
    }
}
