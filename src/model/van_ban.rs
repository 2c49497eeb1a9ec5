//! A paper: head, body tree, deadlines, recipients. A plan is one; so is a thông báo or a công văn.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize};

use super::ban_sao::BanSao;
use super::can_cu::CanCu;
use super::chi_tieu::{ChiTieu, NhiemVu};
use super::cong_tac::CongTac;
use super::dict::Dict;
use super::noi_dung::Cap;
pub use super::noi_dung::{Chuong, Dieu, Khoan, Muc, Phan, ThanBai, Y};
use super::phu_luc::{KemTheo, KhoanKinhPhi, PhuLuc};
use super::short::{MotHoacNhieu, nhu_da_ghi, scalar_list_or_group, scalar_or_group};
use super::them::Them;
use crate::diagnostic::{Route, Trail};
use crate::value::{Id, KieuSo, KyHieu, LoaiVanBan, Nam, Ngay, SoDem, SoVanBan, ThoiDiem, Van};

/// Một văn bản của năm: kế hoạch, thông báo, công văn…
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct VanBan {
    /// Năm của văn bản; trong câu chữ viết {{ nam }}, {{ nam - 1 }}, {{ nam + 1 }}
    pub nam: Nam,
    /// Loại văn bản, nếu khác tên tệp: quyet-dinh, to-trinh, cong-van
    #[serde(default)]
    pub loai: Option<LoaiVanBan>,
    /// Mẫu riêng dùng để in, nếu khác mẫu có sẵn của loại văn bản
    #[serde(default)]
    pub mau: Option<Van>,
    /// Văn bản làm ví dụ, nội dung không có thật: bản in nói rõ điều đó
    #[serde(default)]
    pub minh_hoa: bool,
    /// Số văn bản; chưa được cấp số thì bỏ dòng này, bản in để trống
    #[serde(default)]
    pub so: Option<SoVanBan>,
    /// Ngày ban hành; chưa ký thì bỏ dòng này, bản in để trống
    #[serde(default)]
    pub ngay: Option<Ngay>,
    /// Ký hiệu, nếu khác ký hiệu thường dùng của loại văn bản: KH-UBND
    #[serde(default)]
    pub ky_hieu: Option<KyHieu>,
    /// Chữ viết tắt đơn vị soạn thảo hoặc lĩnh vực, trong ký hiệu công văn: VHXH
    #[serde(default)]
    pub don_vi_soan: Option<KyHieu>,
    /// Trích yếu nội dung, không có dấu chấm cuối; muốn tự ngắt dòng thì ghi thành danh sách các dòng. Giấy giới thiệu,
    /// giấy nghỉ phép không có
    #[serde(default)]
    pub trich_yeu: MotHoacNhieu<Van>,
    /// Nơi kính gửi: chỉ công văn, và tờ trình, báo cáo gửi cấp trên
    #[serde(default)]
    pub kinh_gui: MotHoacNhieu<Van>,
    /// Dòng thẩm quyền ban hành của nghị quyết, quyết định, nếu khác lệ thường; mỗi dòng một mục
    #[serde(default)]
    pub tham_quyen: MotHoacNhieu<Van>,
    /// Phần mở đầu
    #[serde(default)]
    pub mo_dau: MoDau,
    /// Cách đánh số các mục và khoản: ghi "1.1" nếu là 1, 1.1, 1.1.1; đánh số I, 1, a) thì bỏ dòng này
    #[serde(default)]
    pub kieu_so: Option<KieuSo>,
    /// Các phần; máy tự đánh số Phần I, Phần II
    #[serde(default)]
    pub phan: Vec<Phan>,
    /// Các chương; máy tự đánh số Chương I, Chương II
    #[serde(default)]
    pub chuong: Vec<Chuong>,
    /// Các điều, khi không chia chương; máy tự đánh số Điều 1, Điều 2
    #[serde(default)]
    pub dieu: Vec<Dieu>,
    /// Các mục của văn bản; máy tự đánh số I, II, III
    #[serde(default)]
    pub cac_muc: Vec<Muc>,
    /// Các khoản, khi không chia mục; máy tự đánh số 1, 2, 3
    #[serde(default)]
    pub khoan: Vec<Khoan>,
    /// Các ý gạch đầu dòng, khi không chia mục, không chia khoản
    #[serde(default)]
    pub y: Vec<Y>,
    /// Đoạn kết; máy tự thêm dấu ./.
    #[serde(default)]
    pub ket: Option<Van>,
    /// Các phụ lục, in sau chữ ký, mỗi phụ lục một phần riêng
    #[serde(default)]
    pub phu_luc: Vec<PhuLuc>,
    /// Văn bản ban hành kèm theo quyết định này: quy chế, quy định, kế hoạch
    #[serde(default)]
    pub kem_theo: Vec<KemTheo>,
    /// Các thời hạn, theo mã; trong câu chữ viết {{ thoi_han.ma }}
    #[serde(default)]
    pub thoi_han: Dict<ThoiHan>,
    /// Nơi nhận của riêng văn bản này, theo mã cơ quan
    #[serde(default)]
    pub noi_nhan: Option<Vec<NoiNhan>>,
    /// Phần sau chữ «Lưu:», nếu khác thường lệ
    #[serde(default)]
    pub luu: Option<Van>,
    /// Người ký, theo mã trong don-vi.yaml; văn bản liên tịch ghi danh sách, người của cơ quan chủ trì trước
    #[serde(default)]
    pub nguoi_ky: MotHoacNhieu<Id>,
    /// Nội dung riêng của mẫu, theo mã: một câu, một danh sách, hoặc một nhóm khóa
    #[serde(default)]
    pub them: Dict<Them>,
    /// Lời của lĩnh vực công tác, dùng làm báo cáo; không in trong kế hoạch
    #[serde(default)]
    pub cong_tac: Option<CongTac>,
    /// Các mục tiêu, theo mã: tên mục tiêu như in trong báo cáo; không in trong kế hoạch
    #[serde(default)]
    pub muc_tieu: Dict<Van>,
    /// Các chỉ tiêu đo được, theo mã; không in trong kế hoạch, dùng làm báo cáo
    #[serde(default)]
    pub chi_tieu: Dict<ChiTieu>,
    /// Các nhiệm vụ cần theo dõi, theo mã; không in trong kế hoạch, dùng làm báo cáo
    #[serde(default)]
    pub nhiem_vu: Dict<NhiemVu>,
    /// Kinh phí của kế hoạch, theo mã; in ở phụ lục có bang: kinh_phi
    #[serde(default)]
    pub kinh_phi: Dict<KhoanKinhPhi>,
    /// Chủ đề của năm (Tháng hành động); trong câu chữ viết {{ chu_de }}. Sang năm không chép lại
    #[serde(default)]
    pub chu_de: Option<Van>,
    /// Văn bản của riêng năm này (kế hoạch của cấp trên, Nghị quyết 01), theo mã; thay cho mã ấy trong can-cu.yaml
    #[serde(default)]
    pub can_cu_nam: Dict<CanCu>,
    /// Những chỗ còn phải xác nhận; xong chỗ nào xóa dòng đó. Còn dòng nào thì bản in còn mang dấu DỰ THẢO
    #[serde(default)]
    pub can_xac_nhan: Option<Vec<Van>>,
    /// Cơ quan ban hành, nếu không phải là đơn vị: mã trong co_quan_ban_hanh của don-vi.yaml. Tên đầu trang, ký hiệu, người
    /// ký, nơi nhận theo cơ quan ấy
    #[serde(default)]
    pub co_quan_ban_hanh: Option<Id>,
    /// Các cơ quan cùng ban hành (văn bản liên tịch), theo mã trong co_quan_ban_hanh của don-vi.yaml
    #[serde(default)]
    pub lien_tich: MotHoacNhieu<Id>,
    /// Bản sao một văn bản đã ban hành; khi đó tệp chỉ ghi số, ngày, người ký, nơi nhận của bản sao
    #[serde(default)]
    pub ban_sao: Option<BanSao>,
    /// Giấy mời: người, cơ quan được mời
    #[serde(default)]
    pub moi: MotHoacNhieu<Van>,
    /// Giấy mời: mời tới dự việc gì
    #[serde(default)]
    pub toi_du: Option<Van>,
    /// Giấy mời: người chủ trì
    #[serde(default)]
    pub chu_tri: Option<Van>,
    /// Giấy mời: giờ và ngày
    #[serde(default)]
    pub thoi_gian: Option<ThoiDiem>,
    /// Giấy mời, biên bản: nơi họp
    #[serde(default)]
    pub dia_diem: Option<Van>,
    /// Giấy mời: những điều cần lưu ý
    #[serde(default)]
    pub luu_y: MotHoacNhieu<Van>,
    /// Biên bản: giờ và ngày bắt đầu
    #[serde(default)]
    pub bat_dau: Option<ThoiDiem>,
    /// Biên bản: giờ và ngày kết thúc
    #[serde(default)]
    pub ket_thuc: Option<ThoiDiem>,
    /// Biên bản: thành phần tham dự
    #[serde(default)]
    pub tham_du: MotHoacNhieu<Van>,
    /// Biên bản: người chủ tọa
    #[serde(default)]
    pub chu_toa: Option<NguoiDu>,
    /// Biên bản: người ghi biên bản
    #[serde(default)]
    pub thu_ky: Option<NguoiDu>,
    /// Giấy giới thiệu, giấy nghỉ phép: họ và tên người được cấp giấy
    #[serde(default)]
    pub nguoi: Option<Van>,
    /// Giấy giới thiệu, giấy nghỉ phép: chức vụ, đơn vị công tác của người ấy
    #[serde(default)]
    pub chuc_vu: Option<Van>,
    /// Giấy giới thiệu: nơi được cử đến
    #[serde(default)]
    pub noi_den: Option<Van>,
    /// Giấy giới thiệu: về việc gì
    #[serde(default)]
    pub ve_viec: Option<Van>,
    /// Giấy giới thiệu: ngày cuối cùng còn giá trị
    #[serde(default)]
    pub het_han: Option<Ngay>,
    /// Giấy nghỉ phép: ngày của đơn đề nghị
    #[serde(default)]
    pub ngay_don: Option<Ngay>,
    /// Giấy nghỉ phép: ngày nghỉ đầu tiên
    #[serde(default)]
    pub tu_ngay: Option<Ngay>,
    /// Giấy nghỉ phép: ngày nghỉ cuối cùng
    #[serde(default)]
    pub den_ngay: Option<Ngay>,
    /// Giấy nghỉ phép: số ngày nghỉ
    #[serde(default)]
    pub so_ngay: Option<SoDem>,
    /// Giấy nghỉ phép: nơi nghỉ
    #[serde(default)]
    pub noi_nghi: Option<Van>,
    /// Giấy nghỉ phép: tính vào thời gian nào, như thời gian nghỉ phép hằng năm
    #[serde(default)]
    pub tinh_vao: Option<Van>,
    /// Giấy nghỉ phép: có phần xác nhận của cơ quan, chính quyền địa phương nơi nghỉ phép
    #[serde(default)]
    pub xac_nhan: bool,
    /// Công điện: các nơi nhận điện
    #[serde(default)]
    pub dien: MotHoacNhieu<Van>,
    /// Hợp đồng, bản thỏa thuận, bản ghi nhớ: các bên; máy tự ghi bên A, bên B
    #[serde(default)]
    pub ben: Vec<Ben>,
}

impl VanBan {
    /// What a person still has to confirm.
    pub fn con_phai_xac_nhan(&self) -> &[Van] {
        self.can_xac_nhan.as_deref().unwrap_or_default()
    }

    /// Who signs, or signs first.
    pub fn nguoi_ky_chinh(&self) -> &str {
        self.nguoi_ky.first().map_or("", Id::as_str)
    }

    /// A paper of a year that says nothing yet.
    pub fn trong(nam: Nam) -> Self {
        Self {
            nam,
            loai: None,
            mau: None,
            minh_hoa: false,
            so: None,
            ngay: None,
            co_quan_ban_hanh: None,
            lien_tich: MotHoacNhieu::default(),
            ban_sao: None,
            ky_hieu: None,
            don_vi_soan: None,
            trich_yeu: MotHoacNhieu::default(),
            kinh_gui: MotHoacNhieu::default(),
            tham_quyen: MotHoacNhieu::default(),
            mo_dau: MoDau::default(),
            moi: MotHoacNhieu::default(),
            toi_du: None,
            chu_tri: None,
            thoi_gian: None,
            dia_diem: None,
            luu_y: MotHoacNhieu::default(),
            bat_dau: None,
            ket_thuc: None,
            tham_du: MotHoacNhieu::default(),
            chu_toa: None,
            thu_ky: None,
            nguoi: None,
            chuc_vu: None,
            noi_den: None,
            ve_viec: None,
            het_han: None,
            ngay_don: None,
            tu_ngay: None,
            den_ngay: None,
            so_ngay: None,
            noi_nghi: None,
            tinh_vao: None,
            xac_nhan: false,
            dien: MotHoacNhieu::default(),
            ben: Vec::new(),
            kieu_so: None,
            phan: Vec::new(),
            chuong: Vec::new(),
            dieu: Vec::new(),
            cac_muc: Vec::new(),
            khoan: Vec::new(),
            y: Vec::new(),
            ket: None,
            phu_luc: Vec::new(),
            kem_theo: Vec::new(),
            kinh_phi: Dict::default(),
            thoi_han: Dict::default(),
            noi_nhan: None,
            luu: None,
            nguoi_ky: MotHoacNhieu::default(),
            them: Dict::default(),
            cong_tac: None,
            muc_tieu: Dict::default(),
            chi_tieu: Dict::default(),
            nhiem_vu: Dict::default(),
            chu_de: None,
            can_cu_nam: Dict::default(),
            can_xac_nhan: None,
        }
    }

    /// Its own body, then those of what is issued with it, each with the way to it.
    pub(crate) fn cac_than<'a>(&'a self, visit: &mut dyn FnMut(ThanBai<'a>, &Trail<'_>)) {
        let root = Route::root();
        let root = Trail::Start(&root);
        visit(self.than_bai(), &root);
        let list = root.key("phu_luc");
        self.phu_luc.iter().enumerate().for_each(|(at, one)| visit(one.than_bai(), &list.index(at)));
        let list = root.key("kem_theo");
        self.kem_theo.iter().enumerate().for_each(|(at, one)| visit(one.than_bai(), &list.index(at)));
    }

    /// Every part of its own body and of those of what is issued with it, with its route from the root of the file.
    pub(crate) fn moi_cap<'a>(&'a self, visit: &mut impl FnMut(Cap<'a>, &Trail<'_>)) {
        self.cac_than(&mut |body, here| body.each(here, visit));
    }

    /// The body's parts.
    pub fn than_bai(&self) -> ThanBai<'_> {
        ThanBai {
            doan: &[],
            phan: &self.phan,
            chuong: &self.chuong,
            dieu: &self.dieu,
            cac_muc: &self.cac_muc,
            khoan: &self.khoan,
            y: &self.y,
        }
    }
}

/// Phần mở đầu: danh sách căn cứ, các đoạn văn, hoặc cả hai.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MoDau {
    /// Các căn cứ, theo mã trong can-cu.yaml; mỗi căn cứ in một dòng nghiêng
    #[serde(default)]
    pub can_cu: Vec<Id>,
    /// Những dòng cuối của phần căn cứ, viết bằng chữ, không có dấu ở cuối: Theo đề nghị của …; Xét Tờ trình …; Thực hiện Kế
    /// hoạch …; một dòng, hoặc một danh sách
    #[serde(default, serialize_with = "nhu_da_ghi")]
    pub de_nghi: Option<MotHoacNhieu<Van>>,
    /// Các đoạn mở đầu
    #[serde(default)]
    pub doan: MotHoacNhieu<Van>,
}

/// Một bên của hợp đồng, bản thỏa thuận, bản ghi nhớ.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Ben {
    /// Tên cơ quan, tổ chức hoặc họ tên cá nhân
    pub ten: Van,
    /// Họ và tên người đại diện ký
    pub dai_dien: Van,
    /// Chức vụ của người đại diện
    #[serde(default)]
    pub chuc_vu: Option<Van>,
    /// Những dòng giới thiệu khác: địa chỉ, điện thoại, tài khoản, mã số thuế
    #[serde(default)]
    pub thong_tin: MotHoacNhieu<Van>,
}

/// Một người: ghi thẳng họ tên, hoặc họ tên và chức vụ.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NguoiDu {
    /// The name.
    pub ten: Van,
    /// The post.
    pub chuc_vu: Option<Van>,
}

/// Một người, có chức vụ.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct NguoiDuDai {
    /// Họ và tên
    ten: Van,
    /// Chức vụ
    #[serde(default)]
    chuc_vu: Option<Van>,
}

impl<'de> Deserialize<'de> for NguoiDu {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let from_name = |ten: Van| Self { ten, chuc_vu: None };
        scalar_or_group(deserializer, from_name, |NguoiDuDai { ten, chuc_vu }| Self { ten, chuc_vu })
    }
}

impl JsonSchema for NguoiDu {
    fn schema_name() -> Cow<'static, str> {
        "NguoiDu".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let name = generator.subschema_for::<Van>();
        let group = generator.subschema_for::<NguoiDuDai>();
        json_schema!({ "description": "Một người: họ tên, hoặc họ tên và chức vụ", "anyOf": [name, group] })
    }
}

/// Một dòng nơi nhận: một hoặc vài cơ quan theo mã, có thể kèm ghi chú (b/c).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NoiNhan {
    /// The bodies of the line.
    pub co_quan: Vec<Id>,
    /// What stands behind them in parentheses: b/c, t/h.
    pub ghi: Option<Van>,
}

/// Một dòng nơi nhận có ghi chú.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct NoiNhanDai {
    /// Các cơ quan của dòng này, theo mã
    co_quan: MotHoacNhieu<Id>,
    /// Ghi chú trong ngoặc: b/c, t/h
    #[serde(default)]
    ghi: Option<Van>,
}

impl<'de> Deserialize<'de> for NoiNhan {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        scalar_list_or_group(
            deserializer,
            |id: Id| Self { co_quan: vec![id], ghi: None },
            |co_quan: Vec<Id>| Self { co_quan, ghi: None },
            |NoiNhanDai { co_quan, ghi }| Self { co_quan: co_quan.as_slice().to_vec(), ghi },
        )
    }
}

impl JsonSchema for NoiNhan {
    fn schema_name() -> Cow<'static, str> {
        "NoiNhan".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let id = generator.subschema_for::<Id>();
        let group = generator.subschema_for::<NoiNhanDai>();
        json_schema!({
            "description": "Một dòng nơi nhận: mã cơ quan, danh sách mã, hoặc mã kèm ghi chú",
            "anyOf": [id, { "type": "array", "items": id, "minItems": 1 }, group],
        })
    }
}

/// Một thời hạn: ghi thẳng ngày, hoặc ngày và việc phải làm.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ThoiHan {
    /// The last day.
    pub ngay: Ngay,
    /// What is due.
    pub viec: Option<Van>,
}

/// Một thời hạn viết đầy đủ.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct ThoiHanDai {
    /// Ngày cuối cùng
    ngay: Ngay,
    /// Việc phải làm
    #[serde(default)]
    viec: Option<Van>,
}

impl<'de> Deserialize<'de> for ThoiHan {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let from_date = |ngay: Ngay| Self { ngay, viec: None };
        scalar_or_group(deserializer, from_date, |ThoiHanDai { ngay, viec }| Self { ngay, viec })
    }
}

impl JsonSchema for ThoiHan {
    fn schema_name() -> Cow<'static, str> {
        "ThoiHan".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let date = generator.subschema_for::<Ngay>();
        let group = generator.subschema_for::<ThoiHanDai>();
        json_schema!({ "description": "Một thời hạn: ngày, hoặc ngày và việc phải làm", "anyOf": [date, group] })
    }
}
