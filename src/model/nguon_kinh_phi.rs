//! Where money comes from.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Nguồn kinh phí (Thông tư 191/2009/TT-BTC, Điều 2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum NguonKinhPhi {
    /// Ngân sách xã
    NganSachXa,
    /// Ngân sách cấp trên hỗ trợ
    CapTren,
    /// Vốn các chương trình mục tiêu quốc gia
    MucTieuQuocGia,
    /// Đóng góp tự nguyện của tổ chức, cá nhân
    DongGop,
    /// Nguồn thu hợp pháp khác
    Khac,
}

impl NguonKinhPhi {
    /// The source in a sentence.
    pub fn ten(self) -> &'static str {
        match self {
            Self::NganSachXa => "ngân sách xã",
            Self::CapTren => "ngân sách cấp trên hỗ trợ",
            Self::MucTieuQuocGia => "vốn các chương trình mục tiêu quốc gia",
            Self::DongGop => "đóng góp tự nguyện của tổ chức, cá nhân",
            Self::Khac => "nguồn thu hợp pháp khác",
        }
    }
}
