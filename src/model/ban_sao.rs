//! A copy of an issued paper (ND30 Điều 25; PL III, Mẫu 3.1).

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::short::MotHoacNhieu;
use crate::value::Van;

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

/// The abbreviations of copies in symbols (PL III, I): they share one run of numbers.
pub const VIET_TAT_SAO: [&str; 3] = ["SY", "SL", "TrS"];

impl HinhThucSao {
    /// As it is printed.
    pub fn ten(self) -> &'static str {
        match self {
            Self::SaoY => "SAO Y",
            Self::SaoLuc => "SAO LỤC",
            Self::TrichSao => "TRÍCH SAO",
        }
    }

    /// In symbols (PL III, I).
    pub fn viet_tat(self) -> &'static str {
        let [sao_y, sao_luc, trich_sao] = VIET_TAT_SAO;
        match self {
            Self::SaoY => sao_y,
            Self::SaoLuc => sao_luc,
            Self::TrichSao => trich_sao,
        }
    }
}
