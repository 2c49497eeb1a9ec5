//! The style table: every measure of the page, once, each with the clause of Nghị định 30/2020/NĐ-CP it rests on.
//!
//! Content names a [`Role`]; this table says how the role looks. "PL I" is Phụ lục I of the decree, "house" marks
//! what the decree leaves open and we chose. Units: twips (1/20 pt, 56.693 to the mm) and half-points.

pub mod chart;

/// A component of the thể thức, by its name. Markdown carries it as a class, DOCX as a named Word style.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// Superior body's line (ô 2).
    ChuQuan,
    /// Issuing body's line (ô 2).
    CoQuan,
    /// Quốc hiệu (ô 1).
    QuocHieu,
    /// Tiêu ngữ (ô 1).
    TieuNgu,
    /// Number and symbol (ô 3).
    SoKyHieu,
    /// Subject of a công văn (ô 5b).
    TrichYeuCongVan,
    /// Place and date (ô 4).
    DiaDanhNgay,
    /// `SAO Y` in the part that makes a copy (PL I, Phần II, ô 1).
    HinhThucSao,
    /// Visible mark of a draft or of sample figures.
    DauHieu,
    /// Name of the type (ô 5a).
    TenLoai,
    /// Subject (ô 5a).
    TrichYeu,
    /// Addressee of a công văn, tờ trình or báo cáo (ô 9a).
    KinhGui,
    /// One of several addressees.
    KinhGuiDong,
    /// A legal basis.
    CanCu,
    /// Body paragraph (ô 6).
    ThanBai,
    /// `Phần I`, `Chương I`.
    Chuong,
    /// Title of a phần or chương.
    TenChuong,
    /// `I. TÊN MỤC`.
    Muc,
    /// `Điều 1. Tên điều`.
    Dieu,
    /// `1. Tên khoản` on a line of its own.
    Khoan,
    /// `1.1. Tên khoản`, under a khoản.
    KhoanHai,
    /// `1.1.1. Tên khoản`, and what lies deeper.
    KhoanBa,
    /// `Mục 1` of a chương.
    MucCuaChuong,
    /// `Nơi nhận:`.
    NoiNhan,
    /// One recipient (ô 9b).
    NoiNhanDong,
    /// `TM. ỦY BAN NHÂN DÂN`, `KT. CHỦ TỊCH` (ô 7a).
    ThamQuyen,
    /// The signer's post (ô 7a).
    ChucVu,
    /// The post a member of a Ban holds in the parent body, above the name (ô 7b).
    ChucVuKhac,
    /// The signer's name (ô 7b).
    HoTen,
    /// Who confirms a leave, below the signature (Mẫu 1.10).
    XacNhan,
    /// `Phụ lục I`.
    PhuLuc,
    /// Title of an appendix.
    TenPhuLuc,
    /// `(Kèm theo …)`.
    KemTheo,
    /// Header cell of a table.
    BangDau,
    /// Cell of a table.
    BangO,
    /// Title of a table.
    TenBang,
    /// Unit of all figures of a table.
    DonViTinh,
    /// Title of a chart.
    TenBieuDo,
    /// The paragraph that holds a chart.
    BieuDo,
}

/// How a paragraph stands between the margins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// Flush left.
    Left,
    /// Centred.
    Center,
    /// Flush right.
    Right,
    /// Justified.
    Both,
}

/// The look of a role.
#[derive(Debug, Clone, Copy)]
pub struct Look {
    /// The component.
    pub role: Role,
    /// Its name in Markdown (`class="…"`).
    pub class: &'static str,
    /// Id of the Word style, ASCII. One of [`HEADINGS`] makes it that heading of Word's own.
    pub style_id: &'static str,
    /// Our name of the Word style, as Word's style pane shows it. No commas: Word takes them for aliases.
    pub style_name: &'static str,
    /// Size in half-points.
    pub size: u32,
    /// Đậm.
    pub bold: bool,
    /// Nghiêng.
    pub italic: bool,
    /// Between the margins.
    pub align: Align,
    /// First-line indent, twips.
    pub first_line: u32,
    /// Left indent, twips.
    pub left: u32,
    /// Space before, twips.
    pub before: u32,
    /// Line spacing in 240ths of a line.
    pub line: u32,
    /// Stays on the page of the next paragraph.
    pub keep_next: bool,
    /// Level in Word's navigation pane, from 0; that of a mục and of khoản is Markdown's (`##` to `#####`).
    pub outline: Option<u8>,
    /// A rule below, as a share of the longest line in percent.
    pub rule: Option<u32>,
    /// What the look rests on.
    pub clause: &'static str,
}

/// A line of single spacing, 240ths.
const SINGLE: u32 = 240;
/// Body line spacing, 1.1 lines: PL I, V.6 allows 1 to 1.5.
const BODY_LINE: u32 = 264;
/// At least 6 pt between paragraphs: PL I, Phần I, II.6.d.
pub const PARAGRAPH_GAP: u32 = 120;
/// First line of a paragraph 1.27 cm: PL I, Phần I, II.6.d (1 cm or 1.27 cm).
pub const FIRST_LINE: u32 = 720;
/// A short rule, percent of the line: PL I asks for 1/3 to 1/2.
const SHORT_RULE: u32 = 40;
/// Room for seal and signature, 26 mm (house: the decree gives no height).
const SIGNATURE_GAP: u32 = 1500;

/// A role centred in single spacing without indent: the base of everything outside the body.
const fn centred(
    role: Role,
    class: &'static str,
    style_id: &'static str,
    style_name: &'static str,
    size: u32,
    clause: &'static str,
) -> Look {
    Look {
        role,
        class,
        style_id,
        style_name,
        size,
        bold: false,
        italic: false,
        align: Align::Center,
        first_line: 0,
        left: 0,
        before: 0,
        line: SINGLE,
        keep_next: false,
        outline: None,
        rule: None,
        clause,
    }
}

/// A paragraph of the body: 14 pt, justified, first line 1.27 cm, 6 pt before.
const fn body(
    role: Role,
    class: &'static str,
    style_id: &'static str,
    style_name: &'static str,
    clause: &'static str,
) -> Look {
    Look {
        align: Align::Both,
        first_line: FIRST_LINE,
        before: PARAGRAPH_GAP,
        line: BODY_LINE,
        ..centred(role, class, style_id, style_name, 28, clause)
    }
}

/// The table, in the order of [`Role`].
pub const LOOKS: [Look; 39] = [
    centred(Role::ChuQuan, "chu-quan", "ChuQuan", "Cơ quan chủ quản", 26, "PL I, Phần I, II.2"),
    Look {
        bold: true,
        rule: Some(SHORT_RULE),
        ..centred(Role::CoQuan, "co-quan", "CoQuan", "Cơ quan ban hành", 26, "PL I, Phần I, II.2")
    },
    Look {
        bold: true,
        ..centred(Role::QuocHieu, "quoc-hieu", "QuocHieu", "Quốc hiệu", 26, "PL I, Phần I, II.1.a")
    },
    Look {
        bold: true,
        rule: Some(100),
        ..centred(Role::TieuNgu, "tieu-ngu", "TieuNgu", "Tiêu ngữ", 28, "PL I, Phần I, II.1.b")
    },
    Look {
        before: PARAGRAPH_GAP,
        ..centred(Role::SoKyHieu, "so-ky-hieu", "SoKyHieu", "Số ký hiệu", 26, "PL I, Phần I, II.3")
    },
    Look {
        before: PARAGRAPH_GAP,
        ..centred(
            Role::TrichYeuCongVan,
            "trich-yeu-cong-van",
            "TrichYeuCongVan",
            "Trích yếu công văn",
            24,
            "PL I, Phần I, II.5",
        )
    },
    Look {
        italic: true,
        before: PARAGRAPH_GAP,
        ..centred(
            Role::DiaDanhNgay,
            "dia-danh-ngay",
            "DiaDanhNgay",
            "Địa danh và thời gian",
            28,
            "PL I, Phần I, II.4",
        )
    },
    Look {
        bold: true,
        ..centred(
            Role::HinhThucSao,
            "hinh-thuc-sao",
            "HinhThucSao",
            "Hình thức sao",
            28,
            "PL I, Phần II, II.2.b",
        )
    },
    Look {
        bold: true,
        before: PARAGRAPH_GAP,
        ..centred(
            Role::DauHieu,
            "dau-hieu",
            "DauHieu",
            "Dấu dự thảo",
            26,
            "house: the decree knows no draft mark",
        )
    },
    Look {
        bold: true,
        before: 360,
        keep_next: true,
        ..centred(Role::TenLoai, "ten-loai", "TenLoai", "Tên loại văn bản", 28, "PL I, Phần I, II.5")
    },
    Look {
        bold: true,
        keep_next: true,
        rule: Some(SHORT_RULE),
        ..centred(Role::TrichYeu, "trich-yeu", "TrichYeu", "Trích yếu nội dung", 28, "PL I, Phần I, II.5")
    },
    Look {
        align: Align::Left,
        first_line: 1982,
        before: 240,
        ..centred(Role::KinhGui, "kinh-gui", "KinhGui", "Kính gửi", 28, "PL I, Phần I, III.5; Mẫu 1.5")
    },
    Look {
        align: Align::Left,
        // Dashes stand under the colon of `Kính gửi:` (PL I, Phần I, II.9.d).
        left: 2982,
        before: PARAGRAPH_GAP,
        ..centred(
            Role::KinhGuiDong,
            "kinh-gui-dong",
            "KinhGuiDong",
            "Nơi kính gửi",
            28,
            "PL I, Phần I, III.5; Mẫu 1.5",
        )
    },
    Look { italic: true, ..body(Role::CanCu, "can-cu", "CanCu", "Căn cứ", "PL I, Phần I, II.6.b") },
    body(Role::ThanBai, "than-bai", "ThanBai", "Thân bài", "PL I, Phần I, II.6.d"),
    Look {
        bold: true,
        align: Align::Center,
        first_line: 0,
        keep_next: true,
        outline: Some(0),
        ..body(Role::Chuong, "chuong", "Chuong", "Phần hoặc chương", "PL I, Phần I, II.6.đ")
    },
    Look {
        bold: true,
        align: Align::Center,
        first_line: 0,
        keep_next: true,
        ..body(Role::TenChuong, "ten-chuong", "TenChuong", "Tên phần hoặc chương", "PL I, Phần I, II.6.đ")
    },
    Look {
        bold: true,
        align: Align::Left,
        keep_next: true,
        outline: Some(1),
        ..body(Role::Muc, "muc", "Heading2", "Mục La Mã", "PL I, Phần I, II.6.đ")
    },
    Look {
        bold: true,
        align: Align::Left,
        keep_next: true,
        outline: Some(2),
        ..body(Role::Dieu, "dieu", "Dieu", "Điều", "PL I, Phần I, II.6.đ")
    },
    Look {
        bold: true,
        align: Align::Left,
        keep_next: true,
        outline: Some(2),
        ..body(Role::Khoan, "khoan", "Heading3", "Khoản có tiêu đề", "PL I, Phần I, II.6.đ")
    },
    Look {
        bold: true,
        align: Align::Left,
        keep_next: true,
        outline: Some(3),
        ..body(Role::KhoanHai, "khoan-hai", "Heading4", "Khoản cấp hai", "house: the decree knows no 1.1")
    },
    Look {
        bold: true,
        align: Align::Left,
        keep_next: true,
        outline: Some(4),
        ..body(Role::KhoanBa, "khoan-ba", "Heading5", "Khoản cấp ba", "house: the decree knows no 1.1.1")
    },
    Look {
        bold: true,
        align: Align::Center,
        first_line: 0,
        keep_next: true,
        outline: Some(1),
        ..body(Role::MucCuaChuong, "muc-cua-chuong", "MucCuaChuong", "Mục của chương", "PL I, Phần I, II.6.đ")
    },
    Look {
        bold: true,
        italic: true,
        align: Align::Left,
        keep_next: true,
        ..centred(Role::NoiNhan, "noi-nhan", "NoiNhan", "Nơi nhận", 24, "PL I, Phần I, II.9")
    },
    Look {
        align: Align::Left,
        keep_next: true,
        ..centred(
            Role::NoiNhanDong,
            "noi-nhan-dong",
            "NoiNhanDong",
            "Nơi nhận từng dòng",
            22,
            "PL I, Phần I, II.9",
        )
    },
    Look {
        bold: true,
        keep_next: true,
        ..centred(Role::ThamQuyen, "tham-quyen", "ThamQuyen", "Quyền hạn ký", 28, "PL I, Phần I, II.7")
    },
    Look {
        bold: true,
        keep_next: true,
        ..centred(Role::ChucVu, "chuc-vu", "ChucVu", "Chức vụ người ký", 28, "PL I, Phần I, II.7")
    },
    Look {
        bold: true,
        before: SIGNATURE_GAP,
        keep_next: true,
        ..centred(
            Role::ChucVuKhac,
            "chuc-vu-khac",
            "ChucVuKhac",
            "Chức vụ khác của người ký",
            28,
            "PL I, Phần I, II.7.c",
        )
    },
    Look {
        bold: true,
        before: SIGNATURE_GAP,
        ..centred(Role::HoTen, "ho-ten", "HoTen", "Họ tên người ký", 28, "PL I, Phần I, II.7")
    },
    Look {
        italic: true,
        before: 60,
        ..centred(Role::XacNhan, "xac-nhan", "XacNhan", "Xác nhận", 22, "PL III, Mẫu 1.10")
    },
    Look {
        bold: true,
        keep_next: true,
        outline: Some(0),
        ..centred(Role::PhuLuc, "phu-luc", "Heading1", "Phụ lục", 28, "PL I, Phần I, III.1")
    },
    Look {
        bold: true,
        keep_next: true,
        ..centred(Role::TenPhuLuc, "ten-phu-luc", "TenPhuLuc", "Tên phụ lục", 28, "PL I, Phần I, III.1")
    },
    Look {
        italic: true,
        keep_next: true,
        rule: Some(SHORT_RULE),
        ..centred(Role::KemTheo, "kem-theo", "KemTheo", "Kèm theo", 28, "PL I, Phần I, III.1")
    },
    Look {
        bold: true,
        ..centred(
            Role::BangDau,
            "bang-dau",
            "BangDau",
            "Tiêu đề bảng",
            24,
            "house: the decree is silent on tables",
        )
    },
    Look {
        align: Align::Left,
        ..centred(
            Role::BangO,
            "bang-o",
            "BangO",
            "Nội dung bảng",
            24,
            "house: the decree is silent on tables",
        )
    },
    Look {
        bold: true,
        before: PARAGRAPH_GAP,
        keep_next: true,
        ..centred(
            Role::TenBang,
            "ten-bang",
            "TenBang",
            "Tên bảng",
            26,
            "house: the decree is silent on tables",
        )
    },
    Look {
        italic: true,
        align: Align::Right,
        before: PARAGRAPH_GAP,
        keep_next: true,
        ..centred(
            Role::DonViTinh,
            "don-vi-tinh",
            "DonViTinh",
            "Đơn vị tính của bảng",
            24,
            "house: the decree is silent on tables",
        )
    },
    Look {
        bold: true,
        before: PARAGRAPH_GAP,
        keep_next: true,
        ..centred(
            Role::TenBieuDo,
            "ten-bieu-do",
            "TenBieuDo",
            "Tên biểu đồ",
            26,
            "house: the decree is silent on charts",
        )
    },
    Look {
        before: PARAGRAPH_GAP,
        ..centred(Role::BieuDo, "bieu-do", "BieuDo", "Biểu đồ", 24, "house: the decree is silent on charts")
    },
];

/// Ids and names of Word's own headings, by level. Other programs know a heading by its name alone, so the role that
/// papers use most at each level is that heading; others of the level are based on it.
pub const HEADINGS: [(&str, &str); 5] = [
    ("Heading1", "heading 1"),
    ("Heading2", "heading 2"),
    ("Heading3", "heading 3"),
    ("Heading4", "heading 4"),
    ("Heading5", "heading 5"),
];

impl Look {
    /// Id of the Word style that its own is based on.
    pub fn base(&self) -> &'static str {
        let heading = self.outline.and_then(|level| HEADINGS.get(usize::from(level)));
        heading.map(|(id, _)| *id).filter(|id| *id != self.style_id).unwrap_or("Normal")
    }

    /// Name of the Word style in a file: Word's where it is a heading of Word's own, else ours.
    pub fn word_name(&self) -> &'static str {
        let heading = HEADINGS.iter().find(|(id, _)| *id == self.style_id);
        heading.map_or(self.style_name, |(_, name)| name)
    }

    /// The look whose Word style has this name, in a paper of this version or of an older one, where headings had our
    /// names.
    pub fn named(style: &str) -> Option<&'static Self> {
        LOOKS.iter().find(|look| look.style_name == style || look.word_name().eq_ignore_ascii_case(style))
    }
}

impl Role {
    /// Whether a writer may put blanks that do not break into its text, so that its lines end where they read well: such
    /// blanks are no change of the text.
    pub fn may_be_tied(self) -> bool {
        matches!(
            self,
            Role::ChuQuan
                | Role::CoQuan
                | Role::DiaDanhNgay
                | Role::TrichYeu
                | Role::TenPhuLuc
                | Role::KemTheo
                | Role::ThamQuyen
                | Role::ChucVu
                | Role::ChucVuKhac
        )
    }

    /// The role a class names.
    pub fn from_class(class: &str) -> Option<Self> {
        LOOKS.iter().find(|look| look.class == class).map(|look| look.role)
    }

    /// How the role looks.
    pub fn look(self) -> &'static Look {
        &LOOKS[self as usize]
    }
}

/// The sheet and what stands on it outside the text. Twips.
#[derive(Debug, Clone, Copy)]
pub struct Page {
    /// Short side of A4, 210 mm (PL I, Phần I, I.1).
    pub short_side: u32,
    /// Long side of A4, 297 mm.
    pub long_side: u32,
    /// Top margin, 20 mm (I.3: 20-25).
    pub top: u32,
    /// Bottom margin, 20 mm (I.3: 20-25).
    pub bottom: u32,
    /// Left margin, 30 mm (I.3: 30-35).
    pub left: u32,
    /// Right margin, 15 mm (I.3: 15-20).
    pub right: u32,
    /// Page number from the top edge, 10 mm (house).
    pub header: u32,
    /// Page number, half-points (I.7: 13-14 pt).
    pub number_size: u32,
}

/// The sheet of every paper.
pub const PAGE: Page = Page {
    short_side: 11906,
    long_side: 16838,
    top: 1134,
    bottom: 1134,
    left: 1701,
    right: 851,
    header: 567,
    number_size: 28,
};

impl Page {
    /// Width of the text on a portrait page: 165 mm.
    pub const fn text_width(&self) -> u32 {
        self.short_side - self.left - self.right
    }

    /// Width of the text on a landscape page.
    pub const fn landscape_text_width(&self) -> u32 {
        self.long_side - self.left - self.right
    }

    /// Height of the text on a portrait page.
    pub const fn text_height(&self) -> u32 {
        self.long_side - self.top - self.bottom
    }

    /// Height of the text on a landscape page: 170 mm.
    pub const fn landscape_text_height(&self) -> u32 {
        self.short_side - self.top - self.bottom
    }
}

/// The only typeface: PL I, Phần I, I.4.
pub const FONT: &str = "Times New Roman";
/// Padding of a letterhead cell, left and right (house: 1 mm).
pub const LETTERHEAD_PADDING: u32 = 57;
/// Left column of the letterhead where the names fit it (house, after issued papers).
pub const LETTERHEAD_LEFT: u32 = 3750;
/// Left column (nơi nhận) of the signature table (house).
pub const CLOSING_LEFT: u32 = 4200;
/// Padding of a table cell, left and right (house: 1.4 mm).
pub const CELL_PADDING: u32 = 80;
/// Padding of a table cell, above and below (house: 0.5 mm).
pub const CELL_PADDING_ABOVE: u32 = 28;
/// Thickness of a data table's lines, eighths of a point (house: 1/2 pt).
pub const TABLE_LINE: u32 = 4;
/// Space between a paragraph and the table below it (house: 6 pt).
pub const TABLE_GAP: u32 = 120;
/// Room that a chart leaves on its page for its title (house: 20 mm).
pub const CHART_TITLE_ROOM: u32 = 1134;
/// Name of the style of a paragraph that carries nothing but a rule.
pub const RULE_STYLE_NAME: &str = "Đường kẻ";
/// Thickness of every rule, eighths of a point (house: 3/4 pt).
pub const RULE_THICKNESS: u32 = 6;
/// Height of the empty paragraph that carries a rule (house: 2 pt).
pub const RULE_HEIGHT: u32 = 40;
/// Space between a line and the rule below it, so that the rule does not touch the letters (house: 2 pt).
pub const RULE_GAP: u32 = 40;
/// Space above nơi nhận and signature (house: 12 pt).
pub const CLOSING_GAP: u32 = 240;

#[cfg(test)]
mod tests {
    use super::{HEADINGS, LOOKS, Look, Role};

    #[test]
    fn the_table_stands_in_the_order_of_the_roles() {
        for (at, look) in LOOKS.iter().enumerate() {
            assert_eq!(look.role as usize, at, "{}", look.class);
            assert_eq!(Role::from_class(look.class), Some(look.role));
            assert!(!look.style_name.contains(','), "{}", look.style_name);
        }
    }

    #[test]
    fn what_stands_in_the_navigation_pane_is_a_heading_of_words_or_based_on_one() {
        for look in &LOOKS {
            let heading = look.outline.map(|level| HEADINGS[usize::from(level)]);
            let found = if look.word_name() == look.style_name { look.base() } else { look.style_id };
            assert_eq!(found, heading.map_or("Normal", |(id, _)| id), "{}", look.style_name);
        }
        for (id, _) in HEADINGS {
            assert_eq!(LOOKS.iter().filter(|look| look.style_id == id).count(), 1, "{id}");
        }
    }

    #[test]
    fn a_look_is_known_by_our_name_and_by_words() {
        let role = |style| Look::named(style).map(|look| look.role);
        let names = ["Mục La Mã", "heading 2", "Heading 2", "Phụ lục", "heading 1", "Normal", "heading 6"];
        let [muc, phu_luc] = [Some(Role::Muc), Some(Role::PhuLuc)];
        assert_eq!(names.map(role), [muc, muc, muc, phu_luc, phu_luc, None, None]);
    }
}
