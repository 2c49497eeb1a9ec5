//! The words of a plan's field of work, so that its reports speak of it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::dict::Dict;
use crate::value::{Id, Van};

/// Lời của lĩnh vực mà kế hoạch thuộc về, để báo cáo nói đúng lĩnh vực ấy. Không ghi thì báo cáo lấy lời từ trích yếu.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CongTac {
    /// Tên công tác, không kèm năm, đặt vừa sau chữ «kết quả»: công tác …, thực hiện chương trình …
    pub ten: Van,
    /// Tiêu đề của phần kết quả theo chỉ tiêu; không ghi thì in «Kết quả thực hiện các mục tiêu, chỉ tiêu»
    #[serde(default)]
    pub muc_tieu: Option<Van>,
    /// Báo cáo tách số nam, nữ: ghi true; không tách thì ghi false
    #[serde(default)]
    pub tach_gioi: Option<bool>,
    /// Gọi khu dân cư là gì: thôn, làng, tổ dân phố
    #[serde(default)]
    pub dan_cu: Option<Van>,
    /// Các loại hoạt động riêng của lĩnh vực, theo mã; hoạt động trong ket-qua.yaml gọi mã ấy ở loai
    #[serde(default)]
    pub hoat_dong: Dict<TenHoatDong>,
}

/// Một loại hoạt động và lời để đếm nó.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TenHoatDong {
    /// Tên loại hoạt động: chiến dịch
    pub ten: Van,
    /// Chữ dùng để đếm: đợt, cuộc, buổi, lớp; không ghi là cuộc
    #[serde(default)]
    pub dem: Option<Van>,
}

/// Kinds of activity that any plan may have: id, name, word for one of them. In the order of a report.
const CHUNG: [(&str, &str, &str); 9] = [
    ("tuyen_truyen", "tuyên truyền", "cuộc"),
    ("tap_huan", "tập huấn", "lớp"),
    ("toa_dam", "tọa đàm, gặp mặt", "cuộc"),
    ("hoi_nghi", "hội nghị", "hội nghị"),
    ("kiem_tra", "kiểm tra, giám sát", "cuộc"),
    ("van_nghe_the_thao", "văn nghệ, thể thao", "hoạt động"),
    ("ho_tro", "hỗ trợ, thăm tặng quà", "đợt"),
    ("tu_van", "tư vấn, trợ giúp", "buổi"),
    ("khac", "khác", "hoạt động"),
];

/// A kind of activity as a report writes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Loai<'a> {
    /// What it is: `tuyên truyền`.
    pub ten: &'a str,
    /// The word for one of them: `cuộc`.
    pub dem: &'a str,
    /// Its place among the kinds of a report: the common ones first, then the plan's own.
    pub thu_tu: usize,
}

impl Loai<'_> {
    /// `cuộc tuyên truyền`: what is counted. A name that begins with its own word is not told it twice.
    pub fn viet(self) -> String {
        if self.ten.starts_with(self.dem) {
            self.ten.to_owned()
        } else {
            format!("{} {}", self.dem, self.ten)
        }
    }
}

/// The kind of activity of this id: the plan's own, or one that any plan may have.
pub fn loai<'a>(cong_tac: Option<&'a CongTac>, id: &Id) -> Option<Loai<'a>> {
    let own = cong_tac.and_then(|work| {
        let (at, (_, kind)) = work.hoat_dong.iter().enumerate().find(|(_, (known, _))| *known == id)?;
        let dem = kind.dem.as_ref().map_or("cuộc", Van::as_str);
        Some(Loai { ten: kind.ten.as_str(), dem, thu_tu: CHUNG.len() + at })
    });
    let common = || {
        let (at, (_, ten, dem)) = CHUNG.iter().enumerate().find(|(_, (known, ..))| *known == id.as_str())?;
        Some(Loai { ten, dem, thu_tu: at })
    };
    own.or_else(common)
}

/// The ids of all kinds that a plan's activities may have, its own first.
pub fn cac_loai(cong_tac: Option<&CongTac>) -> Vec<&str> {
    let own = cong_tac.into_iter().flat_map(|work| work.hoat_dong.ids());
    own.chain(CHUNG.iter().map(|(id, ..)| *id)).collect()
}
