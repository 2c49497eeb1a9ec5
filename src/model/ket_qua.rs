//! What was done in the year: `ket-qua.yaml`. Everything is dated, so that each report takes what its day allows.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::dict::Dict;
use super::ky_bao_cao::Loai;
use super::nguon_kinh_phi::NguonKinhPhi;
use super::noi_dung::CacY;
use super::short::MotHoacNhieu;
use super::van_ban::{NoiNhan, VanBan};
use crate::value::{Dong, GiaTri, Id, KyHieu, LoaiVanBan, Nam, Ngay, SoDem, SoHieu, SoVanBan, Van};

/// Kết quả thực hiện kế hoạch của năm. Mọi thứ đều ghi ngày: mỗi báo cáo chỉ lấy những gì đến ngày chốt số liệu của nó.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct KetQua {
    /// Năm của kế hoạch được báo cáo
    pub nam: Nam,
    /// Số liệu minh họa, không phải số thật: báo cáo in rõ dòng «SỐ LIỆU MINH HỌA»
    #[serde(default)]
    pub minh_hoa: bool,
    /// Ngày sáp nhập, chia tách, đổi địa giới hành chính nếu có: không so sánh với số của đơn vị cũ
    #[serde(default)]
    pub doi_dia_gioi: Option<Ngay>,
    /// Báo cáo tổng kết năm; chưa làm thì bỏ cả nhóm này
    #[serde(default)]
    pub tong_ket: Option<BaoCao>,
    /// Báo cáo 6 tháng đầu năm; không làm thì bỏ cả nhóm này
    #[serde(default)]
    pub sau_thang: Option<BaoCao>,
    /// Các báo cáo khác trong năm: tháng, quý, 9 tháng, một khoảng; mỗi báo cáo một mã và ghi ky
    #[serde(default)]
    pub bao_cao: Dict<BaoCao>,
    /// Khái quát về xã
    #[serde(default)]
    pub khai_quat: Option<KhaiQuat>,
    /// Số liệu của các chỉ tiêu, theo mã chỉ tiêu trong ke-hoach.yaml; mỗi lần chốt số liệu thêm một dòng
    #[serde(default)]
    pub so_lieu: Dict<Vec<SoLieu>>,
    /// Các hoạt động đã tổ chức
    #[serde(default)]
    pub hoat_dong: Vec<HoatDong>,
    /// Tình trạng các nhiệm vụ, theo mã nhiệm vụ trong ke-hoach.yaml; mỗi lần rà soát thêm một dòng
    #[serde(default)]
    pub nhiem_vu: Dict<Vec<TinhTrang>>,
    /// Các văn bản đã ban hành để thực hiện kế hoạch
    #[serde(default)]
    pub van_ban: Vec<BanHanh>,
    /// Kinh phí: dự toán và các lần chi
    #[serde(default)]
    pub kinh_phi: Vec<KinhPhi>,
}

/// Một báo cáo: phần đầu, lời văn của người viết. Con số do chương trình tính.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BaoCao {
    /// Kỳ của báo cáo, chỉ ghi dưới bao_cao: tháng, quý, 6 tháng, 9 tháng, năm hoặc một khoảng
    #[serde(default)]
    pub ky: Option<Loai>,
    /// Số báo cáo; chưa được cấp số thì bỏ dòng này, bản in để trống
    #[serde(default)]
    pub so: Option<SoVanBan>,
    /// Ngày ban hành; chưa ký thì bỏ dòng này, bản in để trống
    #[serde(default)]
    pub ngay: Option<Ngay>,
    /// Cơ quan ban hành, nếu không phải là đơn vị: mã trong co_quan_ban_hanh của don-vi.yaml
    #[serde(default)]
    pub co_quan_ban_hanh: Option<Id>,
    /// Ký hiệu, nếu khác BC-UBND
    #[serde(default)]
    pub ky_hieu: Option<KyHieu>,
    /// Trích yếu nội dung, không có dấu chấm cuối; muốn tự ngắt dòng thì ghi thành danh sách các dòng
    pub trich_yeu: MotHoacNhieu<Van>,
    /// Nơi kính gửi, nếu gửi cấp trên; nơi nhận tự thêm dòng «Như trên»
    #[serde(default)]
    pub kinh_gui: MotHoacNhieu<Van>,
    /// Người ký, theo mã trong don-vi.yaml
    pub nguoi_ky: Id,
    /// Nơi nhận của riêng báo cáo này, theo mã cơ quan
    #[serde(default)]
    pub noi_nhan: Option<Vec<NoiNhan>>,
    /// Phần sau chữ «Lưu:», nếu khác thường lệ
    #[serde(default)]
    pub luu: Option<Van>,
    /// Ngày chốt số liệu của báo cáo
    pub so_lieu_den: Ngay,
    /// Văn bản yêu cầu báo cáo, theo mã trong can-cu.yaml
    #[serde(default)]
    pub theo: MotHoacNhieu<Id>,
    /// Công tác lãnh đạo, chỉ đạo: lời của người viết
    #[serde(default)]
    pub chi_dao: CacY,
    /// Lời của người viết về từng nội dung: theo mã khoản của kế hoạch, hoặc mã mục tiêu
    #[serde(default)]
    pub loi_van: Dict<MotHoacNhieu<Van>>,
    /// Đánh giá chung
    #[serde(default)]
    pub danh_gia: DanhGia,
    /// Phương hướng, nhiệm vụ thời gian tới
    #[serde(default)]
    pub phuong_huong: CacY,
    /// Đề xuất, kiến nghị với từng nơi
    #[serde(default)]
    pub kien_nghi: Vec<KienNghi>,
    /// Đoạn kết; máy tự thêm dấu ./.
    #[serde(default)]
    pub ket: Option<Van>,
    /// Vẽ biểu đồ kế hoạch và thực hiện sau biểu tổng hợp chỉ tiêu; không vẽ thì ghi false
    #[serde(default = "co_bieu_do")]
    pub bieu_do: bool,
}

impl KetQua {
    /// Whether nothing is written but the year.
    pub fn chua_ghi_gi(&self) -> bool {
        serde_yaml::from_str::<Self>(&format!("nam: {}", self.nam)).is_ok_and(|blank| blank == *self)
    }
}

/// A report has charts unless it says that it has none.
fn co_bieu_do() -> bool {
    true
}

impl BaoCao {
    /// The head as a paper like any other, for the shared base of all templates. Deadlines come from the plan.
    pub fn van_ban(&self, plan: &VanBan) -> VanBan {
        VanBan {
            loai: LoaiVanBan::cua_mau("bao-cao"),
            so: self.so,
            ngay: self.ngay,
            co_quan_ban_hanh: self.co_quan_ban_hanh.clone(),
            ky_hieu: self.ky_hieu.clone(),
            trich_yeu: self.trich_yeu.clone(),
            kinh_gui: self.kinh_gui.clone(),
            ket: self.ket.clone(),
            thoi_han: plan.thoi_han.clone(),
            noi_nhan: self.noi_nhan.clone(),
            luu: self.luu.clone(),
            nguoi_ky: MotHoacNhieu::one(self.nguoi_ky.clone()),
            chu_de: plan.chu_de.clone(),
            can_cu_nam: plan.can_cu_nam.clone(),
            ..VanBan::trong(plan.nam)
        }
    }
}

/// Đánh giá chung. Chương trình không nhận xét thay người viết: để trống thì báo cáo in chỗ cần bổ sung.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DanhGia {
    /// Ưu điểm
    #[serde(default)]
    pub uu_diem: CacY,
    /// Tồn tại, hạn chế
    #[serde(default)]
    pub ton_tai: CacY,
    /// Nguyên nhân khách quan của tồn tại
    #[serde(default)]
    pub khach_quan: CacY,
    /// Nguyên nhân chủ quan của tồn tại
    #[serde(default)]
    pub chu_quan: CacY,
}

/// Kiến nghị với một nơi.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct KienNghi {
    /// Gửi nơi nào: UBND huyện
    pub gui: Van,
    /// Các kiến nghị
    pub y: CacY,
}

/// Khái quát về xã, dùng cho phần mở đầu của báo cáo.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct KhaiQuat {
    /// Ngày của số liệu
    pub den: Ngay,
    /// Số thôn, làng, tổ dân phố
    #[serde(default)]
    pub thon_lang: Option<SoDem>,
    /// Số hộ
    #[serde(default)]
    pub ho: Option<SoDem>,
    /// Dân số: tổng số và nữ
    pub dan_so: Nguoi,
    /// Người dân tộc thiểu số: tổng số và nữ
    #[serde(default)]
    pub dan_toc_thieu_so: Option<Nguoi>,
    /// Hộ nghèo
    #[serde(default)]
    pub ho_ngheo: Option<SoDem>,
    /// Thuận lợi, khó khăn: lời của người viết
    #[serde(default)]
    pub doan: MotHoacNhieu<Van>,
}

/// Số người; có số nữ thì báo cáo tính tỷ lệ nữ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Nguoi {
    /// Tổng số
    pub tong: SoDem,
    /// Trong đó nữ; chưa tách được thì bỏ dòng này
    #[serde(default)]
    pub nu: Option<SoDem>,
}

/// Số liệu của một chỉ tiêu tại một ngày. Chưa có số thì bỏ cả dòng, không ghi 0.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SoLieu {
    /// Số liệu tính đến ngày nào
    #[serde(default)]
    pub den: Option<Ngay>,
    /// Giá trị: 7/25 (chương trình tự tính %), 12,5, có, không
    #[serde(default)]
    pub gia_tri: Option<GiaTri>,
    /// Giá trị từng quý từ đầu năm, cho chỉ tiêu đo theo quý: [5, 4, 6, 4]; quý chưa có số thì ghi ~
    #[serde(default)]
    pub theo_quy: Vec<Option<SoDem>>,
    /// Số ước thực hiện, chưa phải số chính thức
    #[serde(default)]
    pub uoc: bool,
    /// Trong đó: các phần cộng lại phải bằng giá trị
    #[serde(default)]
    pub trong_do: Vec<Phan>,
    /// Lũy kế đến ngày chốt số liệu, nếu có
    #[serde(default)]
    pub luy_ke: Option<GiaTri>,
    /// Giá trị cùng kỳ năm trước
    #[serde(default)]
    pub cung_ky: Option<GiaTri>,
    /// Số liệu lấy ở đâu
    #[serde(default)]
    pub nguon: Option<Van>,
    /// Ghi chú, in ở cột cuối của biểu
    #[serde(default)]
    pub ghi_chu: Option<Van>,
}

/// Một phần của con số.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Phan {
    /// Tên của phần: dưới 16 tuổi
    pub ten: Van,
    /// Số của phần
    pub so: SoDem,
}

/// Một hoạt động đã tổ chức.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct HoatDong {
    /// Tên hoạt động
    pub ten: Van,
    /// Loại hoạt động: tuyen_truyen, tap_huan, toa_dam, hoi_nghi, kiem_tra, van_nghe_the_thao, ho_tro, tu_van, khac, hoặc mã ghi ở cong_tac.hoat_dong của kế hoạch
    pub loai: Id,
    /// Ngày tổ chức; nhiều ngày thì ghi ngày cuối
    pub ngay: Ngay,
    /// Nơi tổ chức: làng Lơ Vi
    #[serde(default)]
    pub noi: Option<Van>,
    /// Số cuộc; không ghi là 1
    #[serde(default)]
    pub cuoc: Option<SoDem>,
    /// Số người tham gia: tổng số và nữ
    #[serde(default)]
    pub nguoi: Option<Nguoi>,
    /// Nhiệm vụ của kế hoạch mà hoạt động thực hiện, theo mã
    pub nhiem_vu: Id,
    /// Cơ quan tổ chức, theo mã trong don-vi.yaml
    pub don_vi: Id,
    /// Khoản kinh phí đã dùng, theo mã ở kinh_phi
    #[serde(default)]
    pub kinh_phi: Option<Id>,
}

/// Tình trạng của một nhiệm vụ tại một ngày.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TinhTrang {
    /// Ngày rà soát; đã hoàn thành thì là ngày hoàn thành
    pub ngay: Ngay,
    /// Trạng thái: hoan_thanh, dang_lam, chua_lam, thuong_xuyen, huy
    pub trang_thai: TrangThai,
    /// Tiến độ, phần trăm: 60
    #[serde(default)]
    pub tien_do: Option<SoDem>,
    /// Lý do chậm hoặc hủy: lời của người viết
    #[serde(default)]
    pub ly_do: Option<Van>,
}

/// Trạng thái của nhiệm vụ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum TrangThai {
    /// Đã hoàn thành
    HoanThanh,
    /// Đang thực hiện
    DangLam,
    /// Chưa thực hiện
    ChuaLam,
    /// Việc thường xuyên, không có lúc kết thúc
    ThuongXuyen,
    /// Không thực hiện nữa
    Huy,
}

/// Một văn bản đã ban hành.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BanHanh {
    /// Tên loại: Kế hoạch, Công văn
    pub loai: Van,
    /// Số và ký hiệu: 45/KH-UBND
    pub so: SoHieu,
    /// Ngày ban hành
    pub ngay: Ngay,
    /// Trích yếu, viết như khi viện dẫn: về việc …
    pub trich_yeu: Van,
}

/// Một khoản kinh phí.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct KinhPhi {
    /// Mã, để hoạt động gọi tới
    #[serde(default)]
    pub id: Option<Id>,
    /// Nội dung chi
    pub noi_dung: Van,
    /// Nguồn: ngan_sach_xa, cap_tren, muc_tieu_quoc_gia, dong_gop, khac
    pub nguon: NguonKinhPhi,
    /// Dự toán cả năm, đồng
    pub du_toan: Dong,
    /// Các lần chi
    #[serde(default)]
    pub chi: Vec<LanChi>,
}

/// Một lần chi.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LanChi {
    /// Ngày chi
    pub ngay: Ngay,
    /// Số tiền, đồng
    pub so_tien: Dong,
}
