//! A small model with every form that a schema of ours has, for tests.

use crate::diagnostic::Code;
use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::Value;

use crate::value::{Scalar, ValueError};
use crate::yaml::explain::explain_with;

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "read by serde, for its refusals alone")]
pub(crate) struct KeHoach {
    /// Năm của kế hoạch
    #[schemars(range(min = 2000, max = 2100), example = 2023)]
    nam: u16,
    /// Tên của kế hoạch, viết trên một dòng
    #[schemars(length(min = 1), example = "Bình đẳng giới")]
    ten: String,
    /// Ngày ban hành
    #[schemars(extend("x-kieu" = "ngay"))]
    ngay: Option<String>,
    minh_hoa: Option<bool>,
    ty_le: Option<f64>,
    /// Các mục của kế hoạch
    #[schemars(length(min = 1))]
    muc: Option<Vec<Muc>>,
    /// Các bộ phận, theo mã
    co_quan: Option<BTreeMap<String, CoQuan>>,
    muc_tieu: Option<BTreeMap<u16, f64>>,
    viec: Option<Vec<Viec>>,
    van_ban: Option<VanBan>,
}

/// Một mục: một câu, hoặc câu cùng hạn
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(untagged)]
#[expect(dead_code, reason = "read by serde, for its refusals alone")]
pub(crate) enum Muc {
    Ngan(String),
    Dai(MucDai),
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "read by serde, for its refusals alone")]
pub(crate) struct MucDai {
    /// Nội dung của mục
    van: String,
    #[schemars(extend("x-kieu" = "ngay"))]
    han: Option<String>,
    khoan: Option<Vec<Muc>>,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "read by serde, for its refusals alone")]
pub(crate) struct CoQuan {
    ten: String,
    vai_tro: Option<VaiTro>,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum VaiTro {
    /// Đứng đầu
    ThuongTruc,
    /// Cùng làm
    PhoiHop,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(tag = "loai", rename_all = "snake_case", deny_unknown_fields)]
#[expect(dead_code, reason = "read by serde, for its refusals alone")]
pub(crate) enum Viec {
    Hop { ngay: String },
    TapHuan { ngay: String, so_nguoi: u32 },
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "read by serde, for its refusals alone")]
pub(crate) struct VanBan {
    so: Option<String>,
    nguoi_ky: NguoiKy,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "read by serde, for its refusals alone")]
pub(crate) struct NguoiKy {
    ho_ten: String,
}

pub(crate) fn schema() -> Value {
    schemars::schema_for!(KeHoach).to_value()
}

/// Knows one kind: a date has two slashes.
pub(crate) fn check_kind(kind: &str, scalar: Scalar<'_>) -> Option<Result<(), ValueError>> {
    let error = |message: String| {
        let hint = Some("viết như 23/5/2023".to_owned());
        Err(ValueError { code: Code::NgaySai, subject: None, message, hint })
    };
    match (kind, scalar) {
        ("ngay", Scalar::Text(text)) if text.matches('/').count() == 2 => Some(Ok(())),
        ("ngay", Scalar::Text(text)) => Some(error(format!("“{text}” không phải là ngày"))),
        ("ngay", _) => Some(error("không phải là ngày".to_owned())),
        _ => None,
    }
}

/// The findings of a source, one a line, hints below them.
pub(crate) fn told(source: &str) -> String {
    let findings = explain_with("a.yaml", source, &schema(), &check_kind);
    findings.iter().map(|finding| finding.to_string().replace("a.yaml:", "")).collect::<Vec<_>>().join("\n")
}
