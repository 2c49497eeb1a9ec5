//! The words of made-up papers whose type has a way of speaking of its own: a tờ trình asks, a báo cáo tells, a thông báo
//! makes known.

use super::Ground;
use crate::model::DonVi;
use crate::value::LoaiVanBan;

/// The words of a sample.
pub(super) struct Own {
    pub(super) subject: &'static str,
    /// The sentence before the body.
    pub(super) lead: String,
    /// The body, as the lines of data.
    pub(super) body: String,
}

/// To whom a unit submits what it may not decide itself: a people's committee to its council, others to the superior.
pub(super) fn addressee(unit: &DonVi) -> String {
    let is_committee =
        ["Ủy ban nhân dân", "Uỷ ban nhân dân"].iter().any(|name| unit.ten.as_str().starts_with(name));
    if is_committee {
        return "Hội đồng nhân dân {{ don_vi.dia_ban }}".to_owned();
    }
    let superior: Vec<&str> = unit.chu_quan.iter().map(|line| line.as_str()).collect();
    let superior = superior.join(" ");
    // It is put into sentences of data as it is: letters, digits and blanks alone need no quotes there.
    let is_plain = superior.starts_with(char::is_alphabetic)
        && superior.chars().all(|letter| letter.is_alphanumeric() || matches!(letter, ' ' | ',' | '-'));
    if is_plain { superior } else { "Cơ quan có thẩm quyền".to_owned() }
}

/// The words of a type; `None`: it has none of its own.
pub(super) fn of(loai: LoaiVanBan, ground: &Ground<'_>) -> Option<Own> {
    let (subject, lead, body) = words(loai.ma())?;
    let whom = addressee(ground.don_vi);
    let [lead, body] = [lead, body].map(|text| text.replace("NƠI_TRÌNH", &whom));
    Some(Own { subject, lead, body })
}

/// Subject, lead and body by the type's id; `NƠI_TRÌNH` is whom it is submitted to.
fn words(ma: &str) -> Option<(&'static str, &'static str, &'static str)> {
    Some(match ma {
        "to-trinh" => (
            "Về việc phê duyệt phương án chỉnh lý tài liệu lưu trữ năm {{ nam }}",
            "{{ don_vi.ten }} trình NƠI_TRÌNH xem xét, phê duyệt phương án chỉnh lý tài liệu lưu trữ năm {{ nam }} như sau:",
            "cac_muc:
  - tieu_de: Sự cần thiết
    doan: Tài liệu của nhiều năm chưa được chỉnh lý, việc tra cứu, khai thác còn chậm.
  - tieu_de: Nội dung trình
    khoan:
      - \"Phạm vi: tài liệu giấy đang bảo quản tại kho lưu trữ của cơ quan.\"
      - \"Cách thực hiện: lập Tổ giúp việc, chỉnh lý tại chỗ.\"
      - \"Kinh phí: trong dự toán được giao.\"
  - tieu_de: Kiến nghị
    doan: Đề nghị NƠI_TRÌNH phê duyệt phương án để có cơ sở thực hiện.
ket: Kính trình NƠI_TRÌNH xem xét, quyết định
",
        ),
        "bao-cao" => (
            "Kết quả công tác văn thư, lưu trữ năm {{ nam }}",
            "{{ don_vi.ten }} báo cáo kết quả công tác văn thư, lưu trữ năm {{ nam }} như sau:",
            "cac_muc:
  - tieu_de: Kết quả đạt được
    khoan:
      - Văn bản đến được đăng ký, chuyển giao trong ngày.
      - Hồ sơ công việc đã kết thúc được lập và nộp lưu.
  - tieu_de: Tồn tại, hạn chế
    doan: Một số tài liệu của các năm trước chưa được chỉnh lý.
  - tieu_de: Nhiệm vụ trong thời gian tới
    doan: Chỉnh lý tài liệu tồn đọng và bố trí lại kho lưu trữ.
ket: Trên đây là kết quả công tác văn thư, lưu trữ năm {{ nam }}
",
        ),
        "thong-bao" => (
            "Về việc nộp hồ sơ, tài liệu vào lưu trữ cơ quan năm {{ nam }}",
            "{{ don_vi.ten }} thông báo việc nộp hồ sơ, tài liệu vào lưu trữ cơ quan năm {{ nam }} như sau:",
            "khoan:
  - \"Nộp những gì: hồ sơ của công việc đã kết thúc, kèm mục lục hồ sơ.\"
  - \"Nộp ở đâu: kho lưu trữ của cơ quan, trong giờ làm việc.\"
ket: Các cơ quan, đơn vị có liên quan biết và thực hiện
",
        ),
        "chi-thi" => (
            "Về việc tăng cường công tác văn thư, lưu trữ năm {{ nam }}",
            "Để công tác văn thư, lưu trữ năm {{ nam }} đi vào nền nếp, {{ don_vi.ten }} yêu cầu:",
            "khoan:
  - Trưởng các cơ quan, đơn vị chỉ đạo việc lập hồ sơ và nộp lưu đúng hạn.
  - Cán bộ, công chức lập hồ sơ công việc được giao.
ket: Các cơ quan, đơn vị nghiêm túc thực hiện Chỉ thị này
",
        ),
        "huong-dan" => (
            "Lập hồ sơ và nộp lưu hồ sơ năm {{ nam }}",
            "{{ don_vi.ten }} hướng dẫn việc lập hồ sơ và nộp lưu hồ sơ năm {{ nam }} như sau:",
            "khoan:
  - tieu_de: Lập hồ sơ
    y:
      - Mở hồ sơ khi bắt đầu giải quyết công việc.
      - Sắp xếp văn bản theo trình tự giải quyết.
  - tieu_de: Nộp lưu
    doan: Hồ sơ nộp kèm mục lục và biên bản giao nhận.
ket: Có vướng mắc, các cơ quan, đơn vị phản ánh về Văn phòng để được giải đáp
",
        ),
        "giay-uy-quyen" => (
            "Ủy quyền giải quyết công việc văn thư, lưu trữ năm {{ nam }}",
            "{{ don_vi.ten }} ủy quyền cho người đứng đầu Văn phòng giải quyết những việc sau:",
            "khoan:
  - Ký giấy giới thiệu cho người đến khai thác tài liệu lưu trữ.
  - Ký biên bản giao nhận hồ sơ nộp lưu.
ket: Người được ủy quyền chịu trách nhiệm về những việc nêu trên và không ủy quyền lại
",
        ),
        "phieu-gui" => (
            "Gửi tài liệu về công tác văn thư, lưu trữ năm {{ nam }}",
            "{{ don_vi.ten }} gửi các cơ quan, đơn vị những tài liệu sau:",
            "khoan:
  - Danh mục hồ sơ của năm.
  - Mẫu mục lục hồ sơ nộp lưu.
ket: Đề nghị nơi nhận ký xác nhận và gửi trả lại phiếu này
",
        ),
        "phieu-chuyen" => (
            "Chuyển hồ sơ về công tác văn thư, lưu trữ năm {{ nam }}",
            "{{ don_vi.ten }} chuyển đến cơ quan có thẩm quyền những hồ sơ sau để giải quyết:",
            "khoan:
  - Đơn đề nghị cấp bản sao tài liệu lưu trữ.
  - Giấy tờ kèm theo đơn.
ket: Đề nghị nơi nhận giải quyết theo thẩm quyền và thông báo kết quả
",
        ),
        "phieu-bao" => (
            "Báo kết quả tiếp nhận hồ sơ nộp lưu năm {{ nam }}",
            "{{ don_vi.ten }} báo kết quả tiếp nhận hồ sơ nộp lưu như sau:",
            "khoan:
  - Hồ sơ đã nhận đủ theo mục lục.
  - Hồ sơ được xếp vào kho lưu trữ của cơ quan.
ket: Các cơ quan, đơn vị có liên quan biết và phối hợp
",
        ),
        _ => return None,
    })
}
