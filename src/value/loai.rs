//! The 29 types of paper (ND30 Điều 7): the one table of what each is called and which form it has.

use crate::diagnostic::Code;
use std::fmt;
use std::str::FromStr;

use super::{Value, ValueError, quoted, schema, tidy};

/// A form of Phụ lục III, and those that the decree names without giving a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mau {
    /// Mẫu 1.1.
    NghiQuyet,
    /// Mẫu 1.2 and 1.3.
    QuyetDinh,
    /// Mẫu 1.4.
    CoTenLoai,
    /// Mẫu 1.5.
    CongVan,
    /// Mẫu 1.6.
    CongDien,
    /// Mẫu 1.7.
    GiayMoi,
    /// Mẫu 1.8.
    GiayGioiThieu,
    /// Mẫu 1.9.
    BienBan,
    /// Mẫu 1.10.
    GiayNghiPhep,
    /// A paper of several parties: hợp đồng, bản thỏa thuận, bản ghi nhớ.
    CacBen,
    /// Thư công.
    ThuCong,
}

/// Whether a paper has a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Can {
    /// It must.
    Phai,
    /// It may.
    Duoc,
    /// It must not.
    Khong,
}

impl Mau {
    /// Its number in Phụ lục III; empty where the decree gives no form.
    pub fn so(self) -> &'static str {
        match self {
            Self::NghiQuyet => "1.1",
            Self::QuyetDinh => "1.2, 1.3",
            Self::CoTenLoai => "1.4",
            Self::CongVan => "1.5",
            Self::CongDien => "1.6",
            Self::GiayMoi => "1.7",
            Self::GiayGioiThieu => "1.8",
            Self::BienBan => "1.9",
            Self::GiayNghiPhep => "1.10",
            Self::CacBen | Self::ThuCong => "",
        }
    }

    /// Its built-in template, without `.md.j2`.
    pub fn tep(self) -> &'static str {
        match self {
            Self::NghiQuyet => "nghi-quyet",
            Self::QuyetDinh => "quyet-dinh",
            Self::CoTenLoai => "co-ten-loai",
            Self::CongVan => "cong-van",
            Self::CongDien => "cong-dien",
            Self::GiayMoi => "giay-moi",
            Self::GiayGioiThieu => "giay-gioi-thieu",
            Self::BienBan => "bien-ban",
            Self::GiayNghiPhep => "giay-nghi-phep",
            Self::CacBen => "cac-ben",
            Self::ThuCong => "thu-cong",
        }
    }

    /// Keys of the paper's data without which the form has a hole.
    pub fn bat_buoc(self) -> &'static [&'static str] {
        match self {
            Self::NghiQuyet | Self::QuyetDinh | Self::CoTenLoai | Self::ThuCong => &["trich_yeu", "nguoi_ky"],
            Self::CongVan => &["trich_yeu", "kinh_gui", "nguoi_ky"],
            Self::CongDien => &["trich_yeu", "dien", "nguoi_ky"],
            Self::GiayMoi => &["trich_yeu", "moi", "toi_du", "thoi_gian", "dia_diem", "nguoi_ky"],
            Self::GiayGioiThieu => &["nguoi", "noi_den", "ve_viec", "het_han", "nguoi_ky"],
            Self::BienBan => {
                &["trich_yeu", "bat_dau", "ket_thuc", "dia_diem", "tham_du", "chu_toa", "thu_ky"]
            }
            Self::GiayNghiPhep => &["nguoi", "tu_ngay", "den_ngay", "nguoi_ky"],
            Self::CacBen => &["trich_yeu", "ben"],
        }
    }

    /// Keys of data that this form alone has, beside those of every paper.
    pub fn khoa_rieng(self) -> &'static [&'static str] {
        match self {
            Self::NghiQuyet | Self::QuyetDinh => &["tham_quyen"],
            Self::CongDien => &["tham_quyen", "dien"],
            Self::GiayMoi => &["moi", "toi_du", "chu_tri", "thoi_gian", "dia_diem", "luu_y"],
            Self::GiayGioiThieu => &["nguoi", "chuc_vu", "noi_den", "ve_viec", "het_han"],
            Self::BienBan => &["bat_dau", "ket_thuc", "dia_diem", "tham_du", "chu_toa", "thu_ky"],
            Self::GiayNghiPhep => &[
                "nguoi", "chuc_vu", "ngay_don", "tu_ngay", "den_ngay", "so_ngay", "noi_nghi", "tinh_vao",
                "xac_nhan",
            ],
            Self::CacBen => &["ben"],
            Self::CoTenLoai | Self::CongVan | Self::ThuCong => &[],
        }
    }

    /// Whether it says what it is about, below the name of the type or, a công văn, below the number.
    pub fn co_trich_yeu(self) -> bool {
        !matches!(self, Self::GiayGioiThieu | Self::GiayNghiPhep)
    }

    /// Whether a rule is due below what it is about: the form of minutes has none (Mẫu 1.9).
    pub fn can_ke_duoi_trich_yeu(self) -> bool {
        self != Self::BienBan
    }

    /// Whether place and date stand in its head: not in minutes (Mẫu 1.9).
    pub fn co_dia_danh_ngay(self) -> bool {
        self != Self::BienBan
    }

    /// Whether it must have a number: a thư công need not have all parts (Điều 8 khoản 3).
    pub fn co_so(self) -> bool {
        self != Self::ThuCong
    }

    /// Whether a line says by whose authority it is issued.
    pub fn co_tham_quyen(self) -> bool {
        matches!(self, Self::NghiQuyet | Self::QuyetDinh)
    }

    /// Whether those who sign stand side by side, and nơi nhận below them.
    pub fn nhieu_nguoi_ky(self) -> bool {
        matches!(self, Self::BienBan | Self::CacBen)
    }

    /// Whether it may cite what it rests on: the forms that do.
    pub fn can_cu(self) -> Can {
        match self {
            Self::NghiQuyet | Self::QuyetDinh => Can::Phai,
            Self::CoTenLoai | Self::CongVan | Self::CongDien | Self::CacBen => Can::Duoc,
            _ => Can::Khong,
        }
    }

    /// Whether it goes to the unit's usual recipients where it names none.
    pub fn noi_nhan_thuong(self) -> bool {
        matches!(self, Self::NghiQuyet | Self::QuyetDinh | Self::CoTenLoai | Self::CongVan)
    }
}

/// A row of the table.
#[derive(Debug, PartialEq, Eq)]
pub struct Hang {
    /// As it stands in data: `quyet-dinh`.
    pub ma: &'static str,
    /// As it is written in a sentence: `Quyết định`.
    pub ten: &'static str,
    /// In symbols: `QĐ`; công văn and thư công have none.
    pub viet_tat: &'static str,
    /// The form.
    pub mau: Mau,
}

const fn hang(ma: &'static str, ten: &'static str, viet_tat: &'static str, mau: Mau) -> Hang {
    Hang { ma, ten, viet_tat, mau }
}

/// The table, in the order of Điều 7.
pub const CAC_LOAI: [Hang; 29] = [
    hang("nghi-quyet", "Nghị quyết", "NQ", Mau::NghiQuyet),
    hang("quyet-dinh", "Quyết định", "QĐ", Mau::QuyetDinh),
    hang("chi-thi", "Chỉ thị", "CT", Mau::CoTenLoai),
    hang("quy-che", "Quy chế", "QC", Mau::CoTenLoai),
    hang("quy-dinh", "Quy định", "QyĐ", Mau::CoTenLoai),
    hang("thong-cao", "Thông cáo", "TC", Mau::CoTenLoai),
    hang("thong-bao", "Thông báo", "TB", Mau::CoTenLoai),
    hang("huong-dan", "Hướng dẫn", "HD", Mau::CoTenLoai),
    hang("chuong-trinh", "Chương trình", "CTr", Mau::CoTenLoai),
    hang("ke-hoach", "Kế hoạch", "KH", Mau::CoTenLoai),
    hang("phuong-an", "Phương án", "PA", Mau::CoTenLoai),
    hang("de-an", "Đề án", "ĐA", Mau::CoTenLoai),
    hang("du-an", "Dự án", "DA", Mau::CoTenLoai),
    hang("bao-cao", "Báo cáo", "BC", Mau::CoTenLoai),
    hang("bien-ban", "Biên bản", "BB", Mau::BienBan),
    hang("to-trinh", "Tờ trình", "TTr", Mau::CoTenLoai),
    hang("hop-dong", "Hợp đồng", "HĐ", Mau::CacBen),
    hang("cong-van", "Công văn", "", Mau::CongVan),
    hang("cong-dien", "Công điện", "CĐ", Mau::CongDien),
    hang("ban-ghi-nho", "Bản ghi nhớ", "BGN", Mau::CacBen),
    hang("ban-thoa-thuan", "Bản thỏa thuận", "BTT", Mau::CacBen),
    hang("giay-uy-quyen", "Giấy ủy quyền", "GUQ", Mau::CoTenLoai),
    hang("giay-moi", "Giấy mời", "GM", Mau::GiayMoi),
    hang("giay-gioi-thieu", "Giấy giới thiệu", "GGT", Mau::GiayGioiThieu),
    hang("giay-nghi-phep", "Giấy nghỉ phép", "GNP", Mau::GiayNghiPhep),
    hang("phieu-gui", "Phiếu gửi", "PG", Mau::CoTenLoai),
    hang("phieu-chuyen", "Phiếu chuyển", "PC", Mau::CoTenLoai),
    hang("phieu-bao", "Phiếu báo", "PB", Mau::CoTenLoai),
    hang("thu-cong", "Thư công", "", Mau::ThuCong),
];

/// A type of paper, as data names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LoaiVanBan(&'static Hang);

impl LoaiVanBan {
    /// All of them, in the order of Điều 7.
    pub fn tat_ca() -> impl Iterator<Item = Self> {
        CAC_LOAI.iter().map(Self)
    }

    /// The type that this template, or a file of this name, is for.
    pub fn cua_mau(ten: &str) -> Option<Self> {
        Self::tat_ca().find(|loai| loai.ma() == ten)
    }

    /// `quyet-dinh`.
    pub fn ma(self) -> &'static str {
        self.0.ma
    }

    /// `Quyết định`.
    pub fn ten(self) -> &'static str {
        self.0.ten
    }

    /// `QĐ`; empty for công văn and thư công.
    pub fn viet_tat(self) -> &'static str {
        self.0.viet_tat
    }

    /// Its form.
    pub fn mau(self) -> Mau {
        self.0.mau
    }

    /// Whether it names whom it is addressed to above its text (PL I, Phần I, III.5).
    pub fn kinh_gui(self) -> Can {
        match (self.mau(), self.ma()) {
            (Mau::CongVan, _) => Can::Phai,
            (Mau::ThuCong, _) | (_, "to-trinh" | "bao-cao") => Can::Duoc,
            _ => Can::Khong,
        }
    }
}

impl Value for LoaiVanBan {
    const KIND: &'static str = "loai-van-ban";
    const CODE: Code = Code::NgoaiDanhMuc;
    const NOUN: &'static str = "loại văn bản";
    const EXAMPLES: &'static [&'static str] = &["quyet-dinh", "cong-van", "to-trinh"];
    const PATTERN: &'static str = "^(nghi-quyet|quyet-dinh|chi-thi|quy-che|quy-dinh|thong-cao|thong-bao|huong-dan|\
chuong-trinh|ke-hoach|phuong-an|de-an|du-an|bao-cao|bien-ban|to-trinh|hop-dong|cong-van|cong-dien|ban-ghi-nho|\
ban-thoa-thuan|giay-uy-quyen|giay-moi|giay-gioi-thieu|giay-nghi-phep|phieu-gui|phieu-chuyen|phieu-bao|thu-cong)$";
    const DESCRIPTION: &'static str = "Loại văn bản: một trong 29 loại của Điều 7 Nghị định 30/2020/NĐ-CP";
}

impl FromStr for LoaiVanBan {
    type Err = ValueError;

    fn from_str(text: &str) -> Result<Self, ValueError> {
        let text = tidy::<Self>(text)?;
        Self::cua_mau(text).ok_or_else(|| {
            let fault = ValueError::of::<Self>(format!("không có loại văn bản {}", quoted(text)));
            match nearest(text) {
                Some(near) => fault.hint(format!("có phải {} ({}) không?", near.ma(), near.ten())),
                None => fault.hint("xem 29 loại bằng lệnh vanthu templates"),
            }
        })
    }
}

/// The type that was probably meant: its name written out, or one that differs by a third of its letters.
fn nearest(text: &str) -> Option<LoaiVanBan> {
    const LONGEST: usize = 40;
    if text.chars().nth(LONGEST).is_some() {
        return None;
    }
    let typed = text.to_lowercase().replace([' ', '_'], "-");
    if let Some(named) =
        LoaiVanBan::tat_ca().find(|loai| loai.ten().to_lowercase().replace(' ', "-") == typed)
    {
        return Some(named);
    }
    let far = |loai: &LoaiVanBan| strsim::damerau_levenshtein(&typed, loai.ma());
    LoaiVanBan::tat_ca().min_by_key(far).filter(|near| far(near) * 3 <= near.ma().len())
}

impl fmt::Display for LoaiVanBan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.ma())
    }
}

written!(LoaiVanBan, |_| schema::text::<LoaiVanBan>());

#[cfg(test)]
mod tests {
    use super::LoaiVanBan;
    use crate::value::Value;

    #[test]
    fn the_pattern_is_the_table() {
        let names: Vec<&str> = LoaiVanBan::tat_ca().map(LoaiVanBan::ma).collect();
        assert_eq!(LoaiVanBan::PATTERN, format!("^({})$", names.join("|")));
        assert_eq!(names.len(), 29);
    }

    #[test]
    fn a_wrong_type_is_told_with_the_nearest() {
        let hint = |text: &str| text.parse::<LoaiVanBan>().unwrap_err().hint.unwrap();
        assert_eq!(hint("quyet-dinnh"), "có phải quyet-dinh (Quyết định) không?");
        assert_eq!(hint("Tờ trình"), "có phải to-trinh (Tờ trình) không?");
        assert_eq!(hint("nghi_quyet"), "có phải nghi-quyet (Nghị quyết) không?");
        assert_eq!(hint("hoa-don-do"), "xem 29 loại bằng lệnh vanthu templates");
    }
}
