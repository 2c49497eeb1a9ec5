//! The levels of a paper's body. Two patterns of the decree (PL I, Phần I, II.6): phần, chương, mục, điều, khoản, điểm,
//! and mục I, khoản 1, điểm a); under both, ý with a dash. The program numbers them all.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::ser::SerializeStruct;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::doan::CacDoan;
use super::short::{MotHoacNhieu, ngan_hoac_dai, scalar_list_or_group};
use crate::value::{Id, KieuSo, Van};

pub mod cap;

pub use cap::{Cap, ThanBai};

/// Một phần (Phần I, Phần II).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Phan {
    /// Tiêu đề; máy tự in hoa
    pub tieu_de: Van,
    /// Các đoạn văn, bảng đứng trước mục, chương hay điều
    #[serde(default)]
    pub doan: CacDoan,
    /// Các chương của phần; mỗi phần đánh số lại từ I
    #[serde(default)]
    pub chuong: Vec<Chuong>,
    /// Các điều của phần, khi không chia chương
    #[serde(default)]
    pub dieu: Vec<Dieu>,
    /// Các mục của phần; mỗi phần đánh số lại từ I
    #[serde(default)]
    pub cac_muc: Vec<Muc>,
}

/// Một chương (Chương I, Chương II).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Chuong {
    /// Tiêu đề; máy tự in hoa
    pub tieu_de: Van,
    /// Các mục của chương, in «Mục 1», «Mục 2»; mỗi chương đánh số lại từ 1
    #[serde(default)]
    pub muc: Vec<MucCuaChuong>,
    /// Các điều của chương, khi chương không chia mục; số điều chạy suốt văn bản
    #[serde(default)]
    pub dieu: Vec<Dieu>,
}

/// Một mục của chương (Mục 1, Mục 2).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MucCuaChuong {
    /// Tiêu đề; máy tự in hoa
    pub tieu_de: Van,
    /// Các điều của mục; số điều chạy suốt văn bản
    #[serde(default)]
    pub dieu: Vec<Dieu>,
}

/// Một mục lớn (I, II, III).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Muc {
    /// Mã của mục, để nơi khác gọi tới
    #[serde(default)]
    pub id: Option<Id>,
    /// Tiêu đề; máy tự in hoa
    pub tieu_de: Van,
    /// Mục không đánh số: ghi true; các mục khác đánh số như không có mục này
    #[serde(default)]
    pub khong_so: bool,
    /// Ghi "1.1" nếu khoản của mục I là 1.1, 1.2, của mục II là 2.1, 2.2; khoản 1, 2 thì bỏ dòng này
    #[serde(default)]
    pub kieu_so: Option<KieuSo>,
    /// Các đoạn văn, bảng đứng trước khoản
    #[serde(default)]
    pub doan: CacDoan,
    /// Các khoản; máy tự đánh số 1, 2, 3
    #[serde(default)]
    pub khoan: Vec<Khoan>,
    /// Các điểm, khi mục không chia khoản; máy tự đánh a), b), c)
    #[serde(default)]
    pub diem: Vec<Diem>,
    /// Các ý gạch đầu dòng, khi mục không chia khoản
    #[serde(default)]
    pub y: Vec<Y>,
}

/// Một khoản (1, 2, 3): ghi thẳng một câu, hoặc tiêu đề (hay cơ quan được giao việc) rồi các ý. A điểm and a điều hold
/// the same, less what may not stand in them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Khoan {
    /// Id, so that results and other papers can name it.
    pub id: Option<Id>,
    /// Title on a line of its own.
    pub tieu_de: Option<Van>,
    /// Bodies that have the duty; the first one's name is the title where none is given.
    pub co_quan: MotHoacNhieu<Id>,
    /// Text of a khoản without title.
    pub van: Option<Van>,
    /// Text on the title's own line, behind a colon.
    pub noi_lien: Option<Van>,
    /// Whether it has no number, and those behind it count on without it.
    pub khong_so: bool,
    /// Paragraphs before the parts below.
    pub doan: CacDoan,
    /// Khoản of the next level: 1.1, 1.1.1.
    pub khoan: Vec<Khoan>,
    /// Điểm a), b), c).
    pub diem: Vec<Diem>,
    /// Items.
    pub y: Vec<Y>,
}

ngan_hoac_dai! {
    Khoan, KhoanDai: "Một khoản: ghi thẳng một câu, hoặc tiêu đề rồi các điểm, các ý";
    Self::of_text => Self { id, tieu_de, co_quan, van, noi_lien, khong_so, doan, khoan, diem, y };
    /// Mã của khoản
    id: Option<Id>,
    /// Tiêu đề, in đậm trên một dòng riêng
    tieu_de: Option<Van>,
    /// Cơ quan được giao việc, theo mã; không có tieu_de thì lấy tên cơ quan làm tiêu đề
    co_quan: MotHoacNhieu<Id>,
    /// Nội dung của khoản không có tiêu đề
    van: Option<Van>,
    /// Nội dung viết liền sau tiêu đề (in đậm) và dấu hai chấm
    noi_lien: Option<Van>,
    /// Khoản không đánh số: ghi true; các khoản khác đánh số như không có khoản này
    khong_so: bool,
    /// Các đoạn văn, bảng đứng trước điểm và ý
    doan: CacDoan,
    /// Các khoản nhỏ hơn; máy tự đánh số 1.1, 1.2, trong nó là 1.1.1
    khoan: Vec<Khoan>,
    /// Các điểm; máy tự đánh a), b), c), d), đ)
    diem: Vec<Diem>,
    /// Các ý gạch đầu dòng
    y: Vec<Y>,
}

impl Khoan {
    fn of_text(van: Van) -> Self {
        Self { van: Some(van), ..Self::default() }
    }

    /// Whether it is a number and a sentence, and nothing besides, as most are.
    fn la_cau(&self) -> bool {
        let holds =
            !self.doan.is_empty() || !self.khoan.is_empty() || !self.diem.is_empty() || !self.y.is_empty();
        self.van.is_some() && !self.khong_so && !holds
    }
}

impl Serialize for Khoan {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut keys = serializer.serialize_struct("Khoan", 11)?;
        keys.serialize_field("id", &self.id)?;
        keys.serialize_field("tieu_de", &self.tieu_de)?;
        keys.serialize_field("co_quan", &self.co_quan)?;
        keys.serialize_field("van", &self.van)?;
        keys.serialize_field("noi_lien", &self.noi_lien)?;
        keys.serialize_field("khong_so", &self.khong_so)?;
        keys.serialize_field("doan", &self.doan)?;
        keys.serialize_field("khoan", &self.khoan)?;
        keys.serialize_field("diem", &self.diem)?;
        keys.serialize_field("y", &self.y)?;
        // One question of a template instead of six.
        keys.serialize_field("la_cau", &self.la_cau())?;
        keys.end()
    }
}

/// Một điểm (a, b, c): ghi thẳng một câu, hoặc một câu rồi các ý.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Diem(pub Khoan);

ngan_hoac_dai! {
    Diem, DiemDai: "Một điểm: ghi thẳng một câu, hoặc một câu rồi các ý";
    |van| Self(Khoan::of_text(van)) => Self(Khoan { id, tieu_de, co_quan, van, noi_lien, doan, y, ..Khoan::default() });
    /// Mã của điểm
    id: Option<Id>,
    /// Tiêu đề, đứng sau chữ a)
    tieu_de: Option<Van>,
    /// Cơ quan được giao việc, theo mã; không có tieu_de thì lấy tên cơ quan làm tiêu đề
    co_quan: MotHoacNhieu<Id>,
    /// Nội dung của điểm không có tiêu đề
    van: Option<Van>,
    /// Nội dung viết liền sau tiêu đề và dấu hai chấm
    noi_lien: Option<Van>,
    /// Các đoạn văn, bảng đứng trước ý
    doan: CacDoan,
    /// Các ý gạch đầu dòng
    y: Vec<Y>,
}

/// Một điều (Điều 1, Điều 2): ghi thẳng một câu, hoặc tiêu đề rồi các khoản.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Dieu(pub Khoan);

ngan_hoac_dai! {
    Dieu, DieuDai: "Một điều: ghi thẳng một câu, hoặc tiêu đề rồi các khoản, các điểm";
    |van| Self(Khoan::of_text(van)) => Self(Khoan { id, tieu_de, van, doan, khoan, diem, y, ..Khoan::default() });
    /// Mã của điều
    id: Option<Id>,
    /// Tiêu đề, in đậm sau số của điều
    tieu_de: Option<Van>,
    /// Nội dung: của điều không có tiêu đề thì viết liền sau số, có tiêu đề thì là đoạn dưới tiêu đề
    van: Option<Van>,
    /// Các đoạn văn, bảng đứng trước khoản
    doan: CacDoan,
    /// Các khoản; máy tự đánh số 1, 2, 3
    khoan: Vec<Khoan>,
    /// Các điểm, khi điều không chia khoản; máy tự đánh a), b), c)
    diem: Vec<Diem>,
    /// Các ý gạch đầu dòng
    y: Vec<Y>,
}

/// Một ý: gạch đầu dòng (-), trong nó là dấu cộng (+), rồi dấu chấm tròn (•).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Y {
    /// Id, so that results can name it.
    pub id: Option<Id>,
    /// Text behind the dash.
    pub van: Option<Van>,
    /// A paragraph without dash.
    pub doan: Option<Van>,
    /// Items of the next level.
    pub y: Vec<Y>,
}

ngan_hoac_dai! {
    Y, YDai: "Một ý: ghi thẳng một câu, hoặc câu rồi các ý nhỏ hơn";
    |van| Self { van: Some(van), ..Self::default() } => Self { id, van, doan, y };
    /// Mã của ý
    id: Option<Id>,
    /// Nội dung sau dấu gạch
    van: Option<Van>,
    /// Một đoạn văn không có dấu gạch
    doan: Option<Van>,
    /// Các ý nhỏ hơn, in dấu cộng; trong nó nữa in dấu chấm tròn
    y: Vec<Y>,
}

/// Các ý: một câu, hoặc danh sách các câu; câu nào chia nhỏ thì ghi {van: …, y: […]}.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct CacY(Vec<Y>);

impl CacY {
    /// The items.
    pub fn as_slice(&self) -> &[Y] {
        &self.0
    }

    /// Every text of theirs, in the order of the paper.
    pub fn cac_cau(&self) -> impl Iterator<Item = &Van> {
        let mut left: Vec<&Y> = self.0.iter().rev().collect();
        let next = move || {
            let y = left.pop()?;
            left.extend(y.y.iter().rev());
            Some(y.van.as_ref().or(y.doan.as_ref()))
        };
        std::iter::from_fn(next).flatten()
    }
}

impl<'de> Deserialize<'de> for CacY {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let one = |van: Van| Self(vec![Y { van: Some(van), ..Y::default() }]);
        scalar_list_or_group(deserializer, one, Self, |y: Y| Self(vec![y]))
    }
}

impl JsonSchema for CacY {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "CacY".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let text = generator.subschema_for::<Van>();
        let item = generator.subschema_for::<Y>();
        let group = generator.subschema_for::<YDai>();
        json_schema!({ "anyOf": [text, { "type": "array", "items": item, "minItems": 1 }, group] })
    }
}
