//! A copy of an issued paper (ND30 Điều 25; PL III, Mẫu 3.1).

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::short::MotHoacNhieu;
use crate::value::{CachSao, Van};

/// Bản sao một văn bản đã ban hành của thư mục này: in lại văn bản ấy, cuối là phần sao theo Mẫu 3.1.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BanSao {
    /// Hình thức sao: sao_y (từ bản gốc, bản chính), sao_luc (từ bản sao y), trich_sao (một phần)
    pub hinh_thuc: HinhThucSao,
    /// Tên của văn bản được sao, như tên tệp trong output/: ke-hoach, bao-cao-tong-ket
    pub van_ban: Van,
    /// Trích sao: số của những mục, điều được trích, như trong văn bản: "I", "Điều 2"
    #[serde(default)]
    pub trich: MotHoacNhieu<Van>,
}

/// Hình thức sao.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum HinhThucSao {
    /// SAO Y
    SaoY,
    /// SAO LỤC
    SaoLuc,
    /// TRÍCH SAO
    TrichSao,
}

impl HinhThucSao {
    /// What it is called.
    pub fn cach(self) -> CachSao {
        match self {
            Self::SaoY => CachSao::SAO_Y,
            Self::SaoLuc => CachSao::SAO_LUC,
            Self::TrichSao => CachSao::TRICH_SAO,
        }
    }
}
