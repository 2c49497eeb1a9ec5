//! Every code that a finding may carry: what it means and the clause it rests on. The table is the only place where a
//! code stands; the guide's table is made from it.

use std::fmt;

use serde::{Serialize, Serializer};

/// Makes the enum, its texts and the list of all from one table.
macro_rules! codes {
    ($($group:ident $title:literal { $($name:ident = $text:literal, $meaning:literal $(, $clause:literal)?;)* })*) => {
        /// Code of a finding: kebab-case Vietnamese without diacritics (`ngay-sai`), or a form rule's id (`PG01`).
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Code {
            $($(
                #[doc = $meaning]
                $name,
            )*)*
        }

        impl Code {
            /// Every code, in the order of the guide.
            pub const ALL: &[Self] = &[$($(Self::$name,)*)*];

            /// The code as it is shown.
            pub const fn as_str(self) -> &'static str {
                match self { $($(Self::$name => $text,)*)* }
            }

            /// What it means, for the officer.
            pub const fn meaning(self) -> &'static str {
                match self { $($(Self::$name => $meaning,)*)* }
            }

            /// The clause it rests on, where it rests on one.
            pub const fn clause(self) -> Option<&'static str> {
                match self { $($(Self::$name => codes!(@clause $($clause)?),)*)* }
            }

            /// What it is about.
            pub const fn group(self) -> Group {
                match self { $($(Self::$name => Group::$group,)*)* }
            }
        }

        /// What a code is about: a section of the guide.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Group {
            $(
                #[doc = $title]
                $group,
            )*
        }

        impl Group {
            /// Every group, in the order of the guide.
            pub const ALL: &[Self] = &[$(Self::$group,)*];

            /// Heading of the section.
            pub const fn title(self) -> &'static str {
                match self { $(Self::$group => $title,)* }
            }
        }
    };
    (@clause $clause:literal) => { Some($clause) };
    (@clause) => { None };
}

codes! {
    File "Đọc tệp" {
        KhongDocDuoc = "khong-doc-duoc", "không có tệp, không có quyền, hoặc không phải tệp thường";
        KhongGhiDuoc = "khong-ghi-duoc", "không ghi được: ổ đầy, hết quyền, tệp chỉ đọc, tệp đang mở";
        LienKet = "lien-ket", "trong `output/` hay `data/` có liên kết (lối tắt) dẫn ra ngoài; máy không đọc, không ghi qua nó";
        QuaLon = "qua-lon", "tệp dữ liệu lớn hơn 32 MB";
        MaHoaSai = "ma-hoa-sai", "tệp không lưu bằng UTF-8";
        KhongPhaiChu = "khong-phai-chu", "tệp không phải tệp chữ";
        DocxHong = "docx-hong", "tệp DOCX hỏng, có mật khẩu, không phải DOCX, hoặc Word sẽ báo là hỏng";
        KhongCoVanBan = "khong-co-van-ban", "năm hoặc tên văn bản đã gõ không có dữ liệu";
        TenTep = "ten-tep", "tệp hay thư mục dữ liệu mang tên mà máy không đọc: `ke-hoach.yml`, `2023 - Copy`, tên không phải UTF-8; nằm quá sâu, hoặc nằm sai chỗ (không có don-vi.yaml ở trên, tệp của đơn vị để trong năm)";
        SoVanBanDi = "so-van-ban-di", "ở sổ văn bản đi, thiếu các số ở trước";
        TepLa = "tep-la", "ở chỗ sẽ ghi đã có tệp không do vanthu tạo, chữ cũng khác hẳn; tệp được giữ nguyên";
        KhongNhapDuoc = "khong-nhap-duoc", "tệp không nhập được: tệp .doc, PDF, ảnh quét; không thấy đầu văn bản, người ký hay năm";
        KhongTheoDoiDuoc = "khong-theo-doi-duoc", "không theo dõi được thư mục";
    }
    Yaml "Viết YAML" {
        DauHaiCham = "dau-hai-cham", "câu có «: » mà không đặt trong ngoặc kép";
        PhimTab = "phim-tab", "thụt dòng bằng phím Tab";
        ThutDong = "thut-dong", "thụt dòng lệch với các dòng cùng cấp";
        ThieuNhayDong = "thieu-nhay-dong", "mở ngoặc kép mà không đóng";
        ChuSauNhay = "chu-sau-nhay", "còn chữ sau ngoặc kép đóng";
        ThieuNgoacDong = "thieu-ngoac-dong", "mở [ hoặc { mà không đóng";
        KyTuDau = "ky-tu-dau", "câu bắt đầu bằng ký tự riêng của YAML như & * @ %";
        DauCheoNguoc = "dau-cheo-nguoc", "dấu \\ trong ngoặc kép";
        LanDanhSach = "lan-danh-sach", "lẫn danh sách với nhóm khóa";
        ThieuDauCach = "thieu-dau-cach", "thiếu dấu cách sau «:» hoặc «-»";
        ThieuGach = "thieu-gach", "thiếu dấu trừ «- » ở đầu mục";
        DinhDong = "dinh-dong", "hai khóa dính vào một dòng";
        DauPhay = "dau-phay", "dấu phẩy trong { } hay [ ] cắt câu hoặc số làm nhiều phần";
        DauThang = "dau-thang", "câu có dấu cách rồi «#»: phần sau thành ghi chú, không in ra";
        BieuThucTrongNgoac = "bieu-thuc-trong-ngoac", "câu có {{ … }} trong [ ] hay { } mà không đặt trong ngoặc kép";
        ChepTuBang = "chep-tu-bang", "dòng chép từ bảng Excel, Word: các cột cách nhau bằng phím Tab";
        ThieuHaiCham = "thieu-hai-cham", "thiếu dấu hai chấm sau khóa";
        NhieuVanBan = "nhieu-van-ban", "một tệp có nhiều phần «---»";
        KhoaGop = "khoa-gop", "khóa gộp «<<»";
        QuaGioiHan = "qua-gioi-han", "lồng nhau quá sâu hoặc quá dài";
        CuPhap = "cu-phap", "sai cú pháp, không rõ nguyên nhân hơn";
        YamlSai = "yaml-sai", "không đọc được dữ liệu";
    }
    Value "Khóa và giá trị" {
        KhoaLa = "khoa-la", "khóa không có trong mẫu";
        ThieuKhoa = "thieu-khoa", "thiếu khóa bắt buộc, hoặc nội dung mà mẫu phải in";
        TrungKhoa = "trung-khoa", "một khóa ghi hai lần";
        TrungMa = "trung-ma", "một mã dùng hai lần";
        SaiKieu = "sai-kieu", "sai kiểu: cần câu, danh sách, hay nhóm khóa";
        DeTrong = "de-trong", "để trống chỗ phải có nội dung";
        NgoaiDanhMuc = "ngoai-danh-muc", "giá trị không có trong danh mục";
        NgoaiKhoang = "ngoai-khoang", "số ngoài khoảng cho phép";
        ThieuMuc = "thieu-muc", "danh sách quá ít mục";
        ConNua = "con-nua", "còn chỗ sai nữa, sửa xong chạy lại";
        NgaySai = "ngay-sai", "ngày không có thật hoặc viết sai";
        NamSai = "nam-sai", "năm viết sai";
        GiaiDoanSai = "giai-doan-sai", "giai đoạn viết sai";
        ThangSai = "thang-sai", "tháng viết sai";
        QuySai = "quy-sai", "quý viết sai";
        KySai = "ky-sai", "kỳ viết sai";
        KyHieuSai = "ky-hieu-sai", "ký hiệu viết sai (PL I, Phần I, II.3)";
        SoHieuSai = "so-hieu-sai", "số, ký hiệu văn bản viện dẫn viết sai";
        SoVanBanSai = "so-van-ban-sai", "số văn bản viết sai";
        SoDemSai = "so-dem-sai", "số đếm viết sai";
        SoTienSai = "so-tien-sai", "số tiền viết sai";
        SoThapPhanSai = "so-thap-phan-sai", "số thập phân viết sai: dùng dấu phẩy";
        TyLeSai = "ty-le-sai", "tỷ lệ viết sai";
        KhoangSai = "khoang-sai", "khoảng số viết sai: số nhỏ-số lớn, như 5-7";
        IdSai = "id-sai", "mã viết sai: chữ thường không dấu, số, gạch dưới";
        SoDeTran = "so-de-tran", "số viết theo kiểu mà YAML đổi đi: 0x1F, +7";
        VanSai = "van-sai", "nội dung phải đặt trong ngoặc kép";
        KyTuLa = "ky-tu-la", "ký tự điều khiển trong nội dung";
        MaLa = "ma-la", "gọi một mã không có";
        BieuThucSai = "bieu-thuc-sai", "chỗ {{ … }} không tính được";
        BangSai = "bang-sai", "bảng ghi sai: số ô của dòng khác số cột, ô gộp không vừa, cột tổng không phải cột số";
        TepBang = "tep-bang", "tệp CSV của bảng: tên tệp, dấu ngăn ô, ngoặc kép, tiêu đề cột, số ô";
        CapSai = "cap-sai", "phần, chương, điều, mục, khoản, điểm, ý đặt sai chỗ, chưa có gì bên dưới, hoặc quá số chữ cái (PL I, Phần I, II.6)";
        KhongIn = "khong-in", "câu có trong dữ liệu mà mẫu không in ra";
        MauSai = "mau-sai", "mẫu thiếu, viết sai, lồng quá sâu hoặc lặp không dứt";
        MarkdownLa = "markdown-la", "mẫu tạo ra phần Markdown không có trong thể thức";
        GhiDocx = "ghi-docx", "chương trình không ghi được DOCX";
        GhiPdf = "ghi-pdf", "chương trình không ghi được PDF";
        PdfThieuChu = "pdf-thieu-chu", "phông chữ nhúng trong PDF không có một chữ của văn bản: không tạo PDF, để không mất chữ";
    }
    BeforeSending "Trước khi gửi một tệp DOCX đi" {
        ConVetSua = "con-vet-sua", "còn vết sửa (Track Changes) chưa nhận hoặc bỏ";
        ConGopY = "con-gop-y", "còn lời góp ý (Comment)";
        ChuAn = "chu-an", "có chữ bị ẩn (Hidden) trong tệp";
        KhongKiemTraDuoc = "khong-kiem-tra-duoc", "ghi chú: những quy tắc không soát được, vì tệp là phụ lục, văn bản kèm theo, hoặc không thấy phần phải soát";
    }
    Text "Chữ" {
        BangMaCu = "bang-ma-cu", "chữ gõ bằng bảng mã cũ TCVN3, VNI";
        DauRoi = "dau-roi", "dấu thanh rời khỏi chữ";
        ChuUMoc = "chu-u-moc", "Ƣ thay cho Ư, do chép từ PDF";
        ChuDGach = "chu-d-gach", "Ð thay cho Đ";
        KyTuAn = "ky-tu-an", "ký tự không nhìn thấy";
        KyTuDieuKhien = "ky-tu-dieu-khien", "ký tự điều khiển";
        KyTuRieng = "ky-tu-rieng", "ký tự riêng của phông chữ";
        MatChu = "mat-chu", "chữ đã mất khi chép";
        MatChuKhiChep = "mat-chu-khi-chep", "từ có vẻ mất chữ khi chép từ PDF";
        MatChuDauHoi = "mat-chu-dau-hoi", "dấu hỏi nằm trong từ: chữ có vẻ đã mất khi chuyển mã";
        GoTelex = "go-telex", "từ có vẻ còn phím gõ Telex chưa thành dấu";
        HaiKieuDau = "hai-kieu-dau", "hai kiểu đặt dấu thanh (hòa, hoà) trong một văn bản";
        ChuNhinGiong = "chu-nhin-giong", "chữ nước khác nhìn giống chữ Việt";
        ChuLa = "chu-la", "chữ lạ";
        DauCauLa = "dau-cau-la", "dấu câu lạ";
        DauCachLa = "dau-cach-la", "dấu cách lạ, thường do chép từ Word, trang web";
        NhieuDauCach = "nhieu-dau-cach", "nhiều dấu cách liền nhau";
        DauCachDauCuoi = "dau-cach-dau-cuoi", "dấu cách ở đầu hoặc cuối";
        CachTruocDauCau = "cach-truoc-dau-cau", "dấu cách trước dấu câu";
        GachNoiThieuCach = "gach-noi-thieu-cach", "gạch nối thiếu dấu cách hai bên";
        NhayCong = "nhay-cong", "cả câu nằm trong dấu nháy cong “ ”: dấu này được in ra";
        NoiDong = "noi-dong", "dòng được nối vào câu ở dòng trên, có thể do mất dấu «- »";
        LoaiLa = "loai-la", "loại văn bản viện dẫn viết gần giống một loại có thật";
        NgayKhoTin = "ngay-kho-tin", "ngày ban hành, thời hạn, hạn của nhiệm vụ cách xa năm của kế hoạch, có thể gõ nhầm";
        KieuDauKhac = "kieu-dau-khac", "đặt dấu thanh khác kiểu của đơn vị";
        LanKieuDau = "lan-kieu-dau", "một tệp dùng lẫn hai kiểu đặt dấu thanh mà don-vi.yaml không chọn kiểu nào";
        DauSaiCho = "dau-sai-cho", "dấu thanh đặt sai chữ: `tòan`, `qủa`";
        LapTu = "lap-tu", "một từ viết hai lần liền nhau, hoặc biểu thức in lại từ đứng cạnh nó";
        ThieuCachSauDau = "thieu-cach-sau-dau", "thiếu dấu cách sau dấu phẩy, chấm phẩy, hai chấm, dấu chấm";
        LanGachNoi = "lan-gach-noi", "một tệp dùng lẫn gạch nối «-» với gạch ngang «–»";
        VietHoa = "viet-hoa", "viết hoa tên luật, tên cơ quan, loại văn bản được viện dẫn (PL II, IV và V)";
        VietTatLa = "viet-tat-la", "chữ viết tắt không có chỗ nào viết đầy đủ";
    }
    Sense "Nội dung" {
        ThamQuyenKy = "tham-quyen-ky", "TM., KT., TL., TUQ. không hợp với chức vụ của người ký (Điều 13; PL I, Phần I, II.7)";
        TrungSo = "trung-so", "hai văn bản đã ban hành cùng loại, cùng ký hiệu, cùng năm mà trùng số (Điều 15; PL I, Phần I, II.3)";
        BanSao = "ban-sao", "bản sao không theo văn bản được sao: không có văn bản ấy, chưa ban hành, in ra khác bản đã ban hành, sai hình thức sao, hoặc ngày sao trước ngày ban hành (Điều 25; PL I, Phần II)";
        KhoangThoiGian = "khoang-thoi-gian", "tu_ngay, den_ngay của tên, người trong don-vi.yaml chồng nhau, hở, ngược, hoặc không có ngày của văn bản";
        ThieuNoiNhan = "thieu-noi-nhan", "cơ quan được giao việc mà không có trong nơi nhận (PL I, Phần I, II.9)";
        NoiNhanTrung = "noi-nhan-trung", "một cơ quan có hai lần trong nơi nhận";
        KyHieuLech = "ky-hieu-lech", "ký hiệu của văn bản viện dẫn không phải của loại văn bản ấy (PL III)";
        SoNgayNguoc = "so-ngay-nguoc", "số lớn hơn mà ngày trước, trong các văn bản cùng cơ quan, cùng ký hiệu, cùng năm";
        NamSoHieuLech = "nam-so-hieu-lech", "năm hoặc khóa Quốc hội trong số hiệu khác năm ban hành";
        TrungSoHieu = "trung-so-hieu", "hai mã trong can-cu.yaml cùng một số hiệu";
        CanCuSauNgayKy = "can-cu-sau-ngay-ky", "viện dẫn văn bản ban hành sau ngày ký";
        CanCuHetHieuLuc = "can-cu-het-hieu-luc", "viện dẫn văn bản đã hết hiệu lực, bị thay thế, hết giai đoạn";
        CanCuNamTruoc = "can-cu-nam-truoc", "viện dẫn kế hoạch, văn bản hằng năm của năm trước";
        KhongVienDan = "khong-vien-dan", "văn bản trong can-cu.yaml không nơi nào viện dẫn";
        HanDaQua = "han-da-qua", "thời hạn trước ngày ký";
        HanBaoCaoLech = "han-bao-cao-lech", "hạn báo cáo xa kỳ báo cáo: báo cáo 6 tháng mà hạn tháng 9";
        NgayKhongCo = "ngay-khong-co", "ngày trong câu không có trong lịch";
        ThuLech = "thu-lech", "thứ trong câu không phải thứ của ngày ấy";
        TongTrongCauSai = "tong-trong-cau-sai", "các phần ghi trong câu cộng lại không bằng tổng ghi trong câu";
        TyLeTrongCauSai = "ty-le-trong-cau-sai", "tỷ lệ ghi trong câu không phải tỷ lệ của hai số bên cạnh";
        SoSanhTrongCauSai = "so-sanh-trong-cau-sai", "mức tăng, giảm ghi trong câu không phải hiệu của hai số bên cạnh";
        SoLechChiTieu = "so-lech-chi-tieu", "số ghi trong câu cạnh tên chỉ tiêu khác số của chỉ tiêu ấy";
        ThieuPhuLuc = "thieu-phu-luc", "lời văn nhắc phụ lục kèm theo mà văn bản không có phụ lục ấy (PL I, Phần I, III.1)";
        PhuLucKhongNhac = "phu-luc-khong-nhac", "văn bản có phụ lục, văn bản kèm theo mà lời văn không nhắc đến (PL I, Phần I, III.1)";
        BangChuLech = "bang-chu-lech", "số tiền bằng chữ khác số tiền bằng số";
    }
    Silence "Bỏ qua một phát hiện" {
        BoQuaThieuLyDo = "bo-qua-thieu-ly-do", "dòng `# bỏ qua [mã]` không ghi lý do nên không có hiệu lực";
        BoQuaThua = "bo-qua-thua", "dòng `# bỏ qua [mã]: lý do` không còn bỏ qua phát hiện nào";
    }
    Open "Chỗ cần người xác nhận" {
        CanBoSung = "can-bo-sung", "còn chỗ trống phải điền; bản in là dự thảo";
        ChuaXacNhan = "chua-xac-nhan", "còn dòng phải xác nhận sau khi sang năm";
        CauChuConSot = "cau-chu-con-sot", "năm, cấp, tên cơ quan có thể sót từ văn bản cũ";
        GoiYTonTai = "goi-y-ton-tai", "điều nên xem có nêu ở tồn tại, hạn chế không";
    }
    Figures "Số liệu và kết quả" {
        ChiTieuSai = "chi-tieu-sai", "chỉ tiêu trong kế hoạch ghi chưa đủ hoặc mâu thuẫn";
        TongSai = "tong-sai", "các phần cộng lại không bằng tổng, số lượng nhân đơn giá không bằng thành tiền";
        NuQuaTong = "nu-qua-tong", "số nữ lớn hơn tổng số";
        PhanQuaTong = "phan-qua-tong", "một phần lớn hơn tổng";
        TyLeQua100 = "ty-le-qua-100", "tỷ lệ vượt 100%";
        SaiCachTinh = "sai-cach-tinh", "số liệu ghi không đúng cách tính của chỉ tiêu";
        ThieuNgaySoLieu = "thieu-ngay-so-lieu", "số liệu thiếu ngày chốt";
        SoNuaNam = "so-nua-nam", "chỉ tiêu mới có số liệu của thời gian trước: báo cáo của kỳ này (tháng, quý, 9 tháng, tổng kết) ghi chưa có số liệu";
        ChuaGhiUoc = "chua-ghi-uoc", "số của kỳ chưa hết mà chưa ghi là ước";
        NgoaiKy = "ngoai-ky", "ngày nằm ngoài kỳ báo cáo";
        SauNgayChot = "sau-ngay-chot", "việc diễn ra, hoặc khái quát ghi ngày, sau ngày chốt số liệu";
        SoCuocSai = "so-cuoc-sai", "số cuộc ghi sai";
        SoAm = "so-am", "số liệu âm";
        SoQuaLon = "so-qua-lon", "số quá lớn";
        LuyKeNho = "luy-ke-nho", "lũy kế nhỏ hơn số trong kỳ";
        LuyKeGiam = "luy-ke-giam", "số từ đầu năm nhỏ hơn số của một ngày trước đó trong năm";
        KhongSoSanh = "khong-so-sanh", "số không được so sánh: chỉ tiêu theo nhiệm kỳ, hoặc số năm trước là của đơn vị cũ";
        KeHoach0 = "ke-hoach-0", "kế hoạch là 0 mà chiều của chỉ tiêu là càng nhiều càng tốt";
        KhongTachGioi = "khong-tach-gioi", "có số nữ mà kế hoạch không ghi báo cáo tách nam, nữ";
        TienDoSai = "tien-do-sai", "tiến độ không khớp trạng thái";
        ChiQuaDuToan = "chi-qua-du-toan", "chi vượt dự toán";
        NgayNguoc = "ngay-nguoc", "báo cáo có ngày trước ngày chốt số liệu, hay trước ngày của kế hoạch";
        SaiNam = "sai-nam", "năm không khớp với thư mục";
        ThieuKeHoach = "thieu-ke-hoach", "có kết quả mà không có kế hoạch";
        KeHoachSai = "ke-hoach-sai", "kế hoạch còn lỗi nên chưa làm được báo cáo";
        TrungKy = "trung-ky", "hai báo cáo của cùng một kỳ";
        TrungNgay = "trung-ngay", "hai hoạt động trùng nhau";
    }
    NextYear "Sang năm" {
        ConXacNhan = "con-xac-nhan", "kế hoạch mới nhất chưa xác nhận xong, không ghi năm thì không chuyển từ đó";
        DaCo = "da-co", "năm sau đã có dữ liệu; không ghi đè";
        NamLech = "nam-lech", "năm trong tệp khác năm của thư mục";
        KhongChuyenDuoc = "khong-chuyen-duoc", "không sang năm được";
        NhieuDonVi = "nhieu-don-vi", "có nhiều đơn vị mà chỉ đưa một tệp đơn vị mới";
        CungDonVi = "cung-don-vi", "`--unit` chỉ vào tệp của chính đơn vị cũ";
        ThieuCoQuan = "thieu-co-quan", "đơn vị mới thiếu cơ quan mà kế hoạch gọi tới";
        ThieuNguoiKy = "thieu-nguoi-ky", "đơn vị mới thiếu người ký";
    }
    Pages "Trang in" {
        ChuKyRiengTrang = "chu-ky-rieng-trang", "chữ ký và nơi nhận đứng một mình một trang";
        TrangItDong = "trang-it-dong", "trang cuối của phụ lục chỉ có một, hai dòng";
        SoNgatTrongO = "so-ngat-trong-o", "số dài hơn ô của bảng, bị ngắt làm hai dòng";
        TrichYeuNgat = "trich-yeu-ngat", "trích yếu xuống dòng giữa những chữ đọc liền";
        BieuDoCatChu = "bieu-do-cat-chu", "biểu đồ không đủ chỗ cho hết chữ";
    }
    Form "Thể thức (Nghị định 30/2020/NĐ-CP)" {
        PG01 = "PG01", "Khổ giấy A4, trang đứng; trang nằm ngang chỉ khi có bảng", "PL I, Phần I, I.1";
        PG02 = "PG02", "Lề trên, dưới 20 đến 25 mm; trái 30 đến 35 mm; phải 15 đến 20 mm", "PL I, Phần I, I.3";
        PG03 = "PG03", "Số trang ở giữa lề trên, cỡ 13 đến 14, chữ đứng", "PL I, Phần I, I.7";
        PG04 = "PG04", "Trang thứ nhất không hiện số trang", "PL I, Phần I, I.7";
        PG05 = "PG05", "Số trang là chữ số Ả Rập, từ 1, không ở chân trang", "PL I, Phần I, I.7";
        FT01 = "FT01", "Phông Times New Roman trong cả văn bản", "PL I, Phần I, I.4";
        FT02 = "FT02", "Chữ màu đen, không tô nền", "PL I, Phần I, I.4";
        FT03 = "FT03", "Bảng mã Unicode dựng sẵn", "PL I, Phần I, I.4";
        FT04 = "FT04", "Chỉ dùng các cỡ chữ của Nghị định, phần đầu cùng một bộ cỡ", "PL I, Phần I, V";
        HD01 = "HD01", "Phần đầu là một bảng hai cột cố định, không viền, căn giữa", "PL I, Phần I, II.1";
        HD02 = "HD02", "Bảng phần đầu vừa phần chữ, mỗi dòng vừa cột của nó", "PL I, Phần I, II.1";
        QH01 = "QH01", "Quốc hiệu in hoa, cỡ 12 đến 13, đứng, đậm", "PL I, Phần I, II.1";
        QH02 = "QH02", "Tiêu ngữ in thường, cỡ 13 đến 14, đứng, đậm, dưới Quốc hiệu", "PL I, Phần I, II.1";
        QH03 = "QH03", "Đường kẻ dưới Tiêu ngữ dài bằng dòng chữ", "PL I, Phần I, II.1";
        CQ01 = "CQ01", "Tên cơ quan chủ quản in hoa, cỡ 12 đến 13, đứng, không đậm", "PL I, Phần I, II.2";
        CQ02 = "CQ02", "Tên cơ quan ban hành in hoa, cỡ 12 đến 13, đứng, đậm", "PL I, Phần I, II.2";
        CQ03 = "CQ03", "Đường kẻ dưới tên cơ quan ban hành dài 1/3 đến 1/2 dòng chữ", "PL I, Phần I, II.2";
        SK01 = "SK01", "Số, ký hiệu viết đúng dạng Số: 05/KH-UBND", "PL I, Phần I, II.3";
        SK02 = "SK02", "Số, ký hiệu cỡ 13, đứng, không đậm, căn giữa dưới tên cơ quan", "PL I, Phần I, II.3";
        SK03 = "SK03", "Ký hiệu dùng đúng chữ viết tắt tên loại và cơ quan", "PL I, Phần I, II.3";
        DD01 = "DD01", "Địa danh, ngày tháng năm viết đúng dạng", "PL I, Phần I, II.4";
        DD02 = "DD02", "Địa danh, ngày tháng năm cỡ 13 đến 14, nghiêng, căn giữa", "PL I, Phần I, II.4";
        DD03 = "DD03", "Số, ký hiệu và địa danh, ngày tháng năm cùng một hàng", "PL I, Phần I, II.4";
        TL01 = "TL01", "Tên loại in hoa, cỡ 13 đến 14, đứng, đậm, căn giữa", "PL I, Phần I, II.5";
        TL02 = "TL02", "Trích yếu in thường, cỡ 13 đến 14, đứng, đậm, căn giữa", "PL I, Phần I, II.5";
        TL03 = "TL03", "Đường kẻ dưới trích yếu dài 1/3 đến 1/2 dòng chữ", "PL I, Phần I, II.5";
        TL04 = "TL04", "Trích yếu công văn mở đầu bằng V/v, cỡ 12 đến 13, dưới dòng Số 6 pt", "PL I, Phần I, II.5";
        CC01 = "CC01", "Căn cứ in nghiêng, cỡ 13 đến 14, mỗi căn cứ một dòng, kết thúc bằng dấu (;), dòng cuối dấu (.)", "PL I, Phần I, II.6";
        CC02 = "CC02", "Luật, pháp lệnh làm căn cứ không ghi số, ký hiệu", "PL I, Phần I, II.6";
        ND01 = "ND01", "Lời văn cỡ 13 đến 14, đứng, cùng một cỡ", "PL I, Phần I, II.6";
        ND02 = "ND02", "Lời văn căn đều hai bên", "PL I, Phần I, II.6";
        ND03 = "ND03", "Chữ đầu đoạn lùi vào 1 cm hoặc 1,27 cm", "PL I, Phần I, II.6";
        ND04 = "ND04", "Khoảng cách giữa các đoạn ít nhất 6 pt", "PL I, Phần I, II.6";
        ND05 = "ND05", "Giãn dòng từ dòng đơn đến 1,5 dòng", "PL I, Phần I, II.6";
        ND06 = "ND06", "Hết lời văn có dấu ./.", "PL III, các mẫu";
        ND07 = "ND07", "Không dùng dấu đầu dòng tự động, dòng trống, dấu cách để trình bày", "PL I, Phần I, II.6";
        BC01 = "BC01", "Phần, chương, mục, tiểu mục: số một dòng, tên in hoa dòng dưới, đậm, căn giữa", "PL I, Phần I, II.6";
        BC02 = "BC02", "Điều: số và tên một dòng, in thường, đậm, lùi đầu dòng", "PL I, Phần I, II.6";
        BC03 = "BC03", "Mục: số La Mã và tên in hoa, đứng, đậm", "PL I, Phần I, V";
        BC04 = "BC04", "Khoản: số Ả Rập và dấu chấm; có tên thì tên một dòng riêng, đậm", "PL I, Phần I, II.6";
        BC05 = "BC05", "Điểm: chữ cái và dấu ngoặc đơn, đứng, theo thứ tự tiếng Việt", "PL I, Phần I, II.6";
        BC06 = "BC06", "Phần, mục, điều, khoản đánh số liên tục", "PL I, Phần I, II.6";
        KG01 = "KG01", "Kính gửi và Như trên chỉ ở văn bản phải có", "PL I, Phần I, II.9";
        KG02 = "KG02", "Kính gửi cỡ 13 đến 14, đứng; nhiều nơi thì mỗi nơi một dòng", "PL I, Phần I, II.9";
        CK01 = "CK01", "Nơi nhận và chữ ký trong một bảng một hàng hai cột, không viền, ở cuối", "PL I, Phần I, II.7";
        CK02 = "CK02", "Quyền hạn, chức vụ in hoa, cỡ 13 đến 14, đứng, đậm; viết tắt TM., KT., TL., TUQ., Q.", "PL I, Phần I, II.7";
        CK03 = "CK03", "Các dòng quyền hạn, chức vụ đúng thứ tự", "PL I, Phần I, II.7";
        CK04 = "CK04", "Họ tên in thường, cỡ 13 đến 14, đứng, đậm, không kèm học hàm, học vị", "PL I, Phần I, II.7";
        CK05 = "CK05", "Đủ chỗ ký, chữ ký không tách khỏi lời văn", "PL I, Phần I, II.7";
        NN01 = "NN01", "Chữ Nơi nhận: cỡ 12, nghiêng, đậm, sát lề trái, ngang hàng chức vụ", "PL I, Phần I, II.9";
        NN02 = "NN02", "Các nơi nhận cỡ 11, đứng, mỗi nơi một dòng, gạch đầu dòng sát lề trái", "PL I, Phần I, II.9";
        NN03 = "NN03", "Dòng cuối nơi nhận là Lưu: VT, đơn vị soạn thảo", "PL I, Phần I, II.9";
        PL01 = "PL01", "Chữ Phụ lục cỡ 14, đứng, đậm; tên phụ lục in hoa, cỡ 13 đến 14, đậm; căn giữa", "PL I, Phần I, III.1";
        PL02 = "PL02", "Dưới tên phụ lục có dòng (Kèm theo …) in nghiêng khớp văn bản chính", "PL I, Phần I, III.1";
        PL03 = "PL03", "Phụ lục đánh số trang riêng, được lời văn nhắc đến", "PL I, Phần I, III.1";
        DK01 = "DK01", "Dấu mức độ khẩn và địa chỉ cơ quan đúng khung, đúng chỗ", "PL I, Phần I, III.2";
        DT01 = "DT01", "Không còn chỗ trống, dấu mẫu sót lại", "Điều 8";
        VH01 = "VH01", "Viết hoa Nhân dân, Nhà nước, Điều; viết thường khoản, điểm", "PL II";
        VH02 = "VH02", "Viết hoa chữ đầu đoạn; ngày lễ viết với dấu gạch nối", "PL II";
        DD04 = "DD04", "Tên đơn vị hành chính, số thập phân, dấu gạch nối theo quy định hiện hành", "PL I, Phần I, II.4";
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl Serialize for Code {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

/// By name, as findings at one place are sorted.
impl Ord for Code {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.as_str().cmp(other.as_str())
    }
}

impl PartialOrd for Code {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
