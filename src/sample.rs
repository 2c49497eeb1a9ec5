//! A made-up paper of each type, as data, in the words of a unit: what `new --type` writes. It says that it is made up,
//! has no number and no date, and builds at once.

mod bases;
mod words;

use crate::model::{DonVi, SoCanCu};
use crate::value::{Can, LoaiVanBan, Mau, Nam};

/// What a sample is made from.
#[derive(Debug, Clone, Copy)]
pub struct Ground<'a> {
    /// The unit.
    pub don_vi: &'a DonVi,
    /// Its register of documents.
    pub can_cu: &'a SoCanCu,
    /// The year.
    pub nam: Nam,
    /// The file of the schema as the data file names it, where the workspace has it.
    pub schema: Option<&'a str>,
}

/// The data file of a sample.
pub fn write(loai: LoaiVanBan, ground: &Ground<'_>) -> String {
    let Ground { nam, schema, .. } = *ground;
    let schema =
        schema.map(|schema| format!("# yaml-language-server: $schema={schema}\n")).unwrap_or_default();
    let mut text = format!(
        "{schema}# {} làm ví dụ: nội dung không có thật. Sửa thành văn bản của mình rồi bỏ dòng minh_hoa.\nnam: {nam}\nloai: {}\nminh_hoa: true\n",
        loai.ten(),
        loai.ma(),
    );
    if loai.mau() == Mau::CongVan {
        text.push_str("don_vi_soan: VP\n");
    }
    if loai.mau().co_trich_yeu() {
        let own = words::of(loai, ground).map(|own| own.subject);
        text.push_str(&format!("trich_yeu: {}\n", own.unwrap_or_else(|| subject(loai))));
    }
    if loai.ma() == "to-trinh" {
        text.push_str(&format!("kinh_gui: {}\n", words::addressee(ground.don_vi)));
    } else if loai.kinh_gui() == Can::Phai {
        text.push_str("kinh_gui: Các cơ quan, đơn vị có liên quan\n");
    }
    text.push_str(&opening(loai, ground));
    if loai.ma() == "ke-hoach" {
        text.push_str("ket: Các cơ quan, đơn vị có liên quan tổ chức thực hiện Kế hoạch này\n");
    }
    let body = words::of(loai, ground).map_or_else(|| body(loai).to_owned(), |own| own.body);
    text.push_str(&body.replace("NĂM", &nam.to_string()));
    if !loai.mau().noi_nhan_thuong()
        && let Some(id) = ground.don_vi.co_quan.ids().next()
    {
        text.push_str(&format!("noi_nhan: [{id}]\n"));
    }
    if !loai.mau().nhieu_nguoi_ky()
        && let Some(id) = ground.don_vi.nguoi_ky.ids().next()
    {
        text.push_str(&format!("nguoi_ky: {id}\n"));
    }
    text
}

fn subject(loai: LoaiVanBan) -> &'static str {
    match loai.mau() {
        Mau::QuyetDinh => "Về việc thành lập Tổ giúp việc chỉnh lý tài liệu lưu trữ năm {{ nam }}",
        Mau::NghiQuyet => "Về chương trình công tác năm {{ nam }}",
        Mau::CongVan => "báo cáo tình hình quản lý tài liệu lưu trữ năm {{ nam }}",
        Mau::CongDien => "Về việc bảo vệ hồ sơ, tài liệu trong đợt mưa lớn",
        Mau::GiayMoi => "Dự họp bàn việc chỉnh lý tài liệu lưu trữ",
        Mau::BienBan => "Họp bàn việc chỉnh lý tài liệu lưu trữ",
        Mau::ThuCong => "Gửi cán bộ, công chức nhân dịp năm mới",
        Mau::CacBen => "Về việc chỉnh lý tài liệu lưu trữ năm {{ nam }}",
        _ => "Công tác văn thư, lưu trữ năm {{ nam }}",
    }
}

/// What it rests on, and the words before its body.
fn opening(loai: LoaiVanBan, ground: &Ground<'_>) -> String {
    let bases = match loai.mau().can_cu() {
        Can::Phai => bases::of(loai.mau(), ground),
        Can::Duoc | Can::Khong => bases::Bases::default(),
    };
    let mut lines = Vec::new();
    if !bases.ids.is_empty() {
        lines.push(format!("  can_cu: [{}]\n", bases.ids.join(", ")));
    }
    if loai.mau() == Mau::QuyetDinh {
        lines.push("  de_nghi: Theo đề nghị của Văn phòng {{ don_vi.goi }}\n".to_owned());
    }
    let words = match (loai.mau(), loai.ma()) {
        (_, "quy-che" | "quy-dinh" | "chuong-trinh" | "ke-hoach" | "phuong-an" | "de-an" | "du-an") => None,
        (Mau::CoTenLoai | Mau::CongVan | Mau::CongDien, _) => {
            const USUAL: &str = "Để công tác văn thư, lưu trữ năm {{ nam }} đi vào nền nếp, {{ don_vi.ten }} nêu một số nội dung sau:";
            Some(words::of(loai, ground).map_or_else(|| USUAL.to_owned(), |own| own.lead))
        }
        (Mau::ThuCong, _) => Some(
            "Nhân dịp năm mới, {{ don_vi.ten }} gửi tới toàn thể cán bộ, công chức lời chúc mừng tốt đẹp."
                .to_owned(),
        ),
        _ => None,
    };
    lines.extend(words.map(|words| format!("  doan: \"{words}\"\n")));
    if lines.is_empty() { bases.own } else { format!("mo_dau:\n{}{}", lines.concat(), bases.own) }
}

/// The body, and what a form has in its stead; `NĂM` is the year.
fn body(loai: LoaiVanBan) -> &'static str {
    match (loai.mau(), loai.ma()) {
        (Mau::QuyetDinh, _) => {
            "dieu:
  - Thành lập Tổ giúp việc chỉnh lý tài liệu lưu trữ năm {{ nam }} của {{ don_vi.goi }}.
  - van: \"Tổ giúp việc có nhiệm vụ sau:\"
    khoan:
      - Lập kế hoạch chỉnh lý, trình {{ don_vi.goi }} quyết định.
      - Tổ chức chỉnh lý, lập mục lục hồ sơ.
  - Các cơ quan, đơn vị có liên quan chịu trách nhiệm thi hành Quyết định này
"
        }
        (Mau::NghiQuyet, _) => {
            "dieu:
  - Thông qua chương trình công tác năm {{ nam }}.
  - Các cơ quan, đơn vị có liên quan tổ chức thực hiện Nghị quyết này
"
        }
        (_, "quy-che" | "quy-dinh") => {
            "chuong:
  - tieu_de: Quy định chung
    dieu:
      - tieu_de: Phạm vi điều chỉnh
        van: Văn bản này quy định việc lập, nộp và khai thác hồ sơ tại cơ quan.
      - tieu_de: Đối tượng áp dụng
        van: Cán bộ, công chức và người lao động của cơ quan.
  - tieu_de: Tổ chức thực hiện
    dieu:
      - tieu_de: Trách nhiệm thi hành
        khoan:
          - Văn phòng theo dõi, đôn đốc việc thực hiện.
          - Cán bộ, công chức lập hồ sơ công việc được giao và nộp lưu đúng hạn.
"
        }
        (_, "chuong-trinh" | "ke-hoach" | "phuong-an" | "de-an" | "du-an") => {
            "cac_muc:
  - tieu_de: Mục đích, yêu cầu
    khoan:
      - Hồ sơ công việc được lập đủ và nộp lưu đúng hạn.
      - Việc khai thác tài liệu thuận lợi, an toàn.
  - tieu_de: Nội dung
    khoan:
      - tieu_de: Lập hồ sơ
        y:
          - Lập danh mục hồ sơ của năm.
          - Hướng dẫn lập hồ sơ công việc.
      - tieu_de: Bảo quản tài liệu
        doan: Bố trí kho, giá và thiết bị phòng cháy, chữa cháy.
  - tieu_de: Tổ chức thực hiện
    khoan:
      - Văn phòng theo dõi, đôn đốc việc thực hiện.
"
        }
        (Mau::CoTenLoai | Mau::CongVan | Mau::CongDien, ma) => {
            let whole = "khoan:
  - Rà soát hồ sơ, tài liệu đang giữ.
  - Lập mục lục hồ sơ và nộp lưu đúng hạn.
ket: Các cơ quan, đơn vị có liên quan tổ chức thực hiện
";
            let wire = "dien: [Các cơ quan thuộc xã, Các trường học trên địa bàn]
khoan:
  - Kê cao hồ sơ, tài liệu ở nơi có thể ngập.
  - Cử người trực và báo cáo ngay khi có sự cố.
ket: Các cơ quan, đơn vị nghiêm túc thực hiện
";
            if ma == "cong-dien" { wire } else { whole }
        }
        (Mau::GiayMoi, _) => {
            "moi: [Trưởng các cơ quan thuộc xã, Hiệu trưởng các trường học trên địa bàn]
toi_du: cuộc họp bàn việc chỉnh lý tài liệu lưu trữ năm {{ nam }}.
chu_tri: Lãnh đạo {{ don_vi.goi }}
thoi_gian: 8 giờ 00 ngày 15/6/NĂM
dia_diem: Phòng họp của {{ don_vi.goi }}
luu_y: Đề nghị các đại biểu đến dự đúng giờ
"
        }
        (Mau::GiayGioiThieu, _) => {
            "nguoi: Nguyễn Văn An
chuc_vu: Công chức
noi_den: Trung tâm Lưu trữ lịch sử tỉnh
ve_viec: Khai thác tài liệu lưu trữ
het_han: 30/6/NĂM
"
        }
        (Mau::GiayNghiPhep, _) => {
            "nguoi: Nguyễn Văn An
chuc_vu: Công chức
ngay_don: 01/6/NĂM
tu_ngay: 08/6/NĂM
den_ngay: 12/6/NĂM
so_ngay: 5
noi_nghi: nơi cư trú
tinh_vao: thời gian nghỉ hằng năm có lương
xac_nhan: true
"
        }
        (Mau::BienBan, _) => {
            "bat_dau: 8 giờ 00 ngày 15/6/NĂM
ket_thuc: 10 giờ 30 ngày 15/6/NĂM
dia_diem: Phòng họp của {{ don_vi.goi }}
tham_du:
  - Lãnh đạo {{ don_vi.goi }}
  - Trưởng các cơ quan thuộc xã
chu_toa: {ten: Nguyễn Văn An, chuc_vu: Lãnh đạo cơ quan}
thu_ky: {ten: Trần Thị Bình, chuc_vu: Công chức}
khoan:
  - Chủ tọa nêu mục đích cuộc họp.
  - Các đại biểu thống nhất lịch chỉnh lý tài liệu.
luu: VT, Hồ sơ
"
        }
        (Mau::CacBen, _) => {
            "ben:
  - ten: Cơ quan thứ nhất
    dai_dien: Nguyễn Văn An
    chuc_vu: Người đứng đầu
    thong_tin: \"Địa chỉ: xã Mẫu\"
  - ten: Cơ quan thứ hai
    dai_dien: Trần Thị Bình
    chuc_vu: Giám đốc
    thong_tin: \"Địa chỉ: xã Mẫu\"
dieu:
  - tieu_de: Nội dung công việc
    van: Hai bên phối hợp chỉnh lý tài liệu lưu trữ năm {{ nam }}.
  - tieu_de: Trách nhiệm của các bên
    khoan:
      - Bên A bàn giao tài liệu và bố trí nơi làm việc.
      - Bên B chỉnh lý theo đúng hướng dẫn.
  - tieu_de: Hiệu lực
    van: Văn bản này có hiệu lực từ ngày ký, lập thành hai bản, mỗi bên giữ một bản
"
        }
        (Mau::ThuCong, _) => "ket: Chúc cơ quan hoàn thành tốt nhiệm vụ năm {{ nam }}\n",
    }
}
