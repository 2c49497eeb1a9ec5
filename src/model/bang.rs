//! A table: its columns and its rows, as they are typed.

use std::borrow::Cow;
use std::sync::OnceLock;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::short::{scalar_list_or_group, scalar_or_group, text_or};
use crate::value::{ChuO, SoDem, SoThapPhan, Van};

/// Một bảng: các cột, rồi các dòng ghi ngay tại đây hoặc trong một tệp CSV để cạnh tệp này.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Bang {
    /// Tên bảng, in đậm trên bảng: Bảng 1. Kinh phí thực hiện
    #[serde(default)]
    pub ten: Option<Van>,
    /// Đơn vị tính của cả bảng, in nghiêng trên góc phải: đồng, nghìn đồng, người
    #[serde(default)]
    pub don_vi_tinh: Option<Van>,
    /// Các cột, từ trái sang phải
    #[schemars(length(min = 1))]
    pub cot: Vec<Cot>,
    /// Các dòng: mỗi dòng là danh sách các ô, hoặc {nhom: …} là một dòng tên nhóm chạy ngang bảng
    #[serde(default)]
    pub dong: CacDong,
    /// Dòng tổng đã có sẵn, ghi đủ các ô như một dòng; không ghi thì máy cộng các cột có tong: true
    #[serde(default)]
    pub tong: Option<Vec<O>>,
    /// Tệp CSV để cạnh tệp này, thay cho dong: kinh-phi.csv
    #[serde(default)]
    pub tep: Option<Van>,
    /// In trên trang nằm ngang; bảng quá rộng thì máy tự xoay trang
    #[serde(default)]
    pub ngang: bool,
}

/// The rows of a table: typed with it, or put in once its file has been read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CacDong(OnceLock<Vec<DongBang>>);

impl CacDong {
    /// The rows; none of a table whose file has not been read.
    pub fn as_slice(&self) -> &[DongBang] {
        self.0.get().map(Vec::as_slice).unwrap_or_default()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.as_slice().is_empty()
    }

    /// Puts the rows of the table's file in; those that were typed stay.
    pub fn put(&self, rows: Vec<DongBang>) {
        self.0.get_or_init(|| rows);
    }
}

impl From<Vec<DongBang>> for CacDong {
    fn from(rows: Vec<DongBang>) -> Self {
        Self(rows.into())
    }
}

impl Serialize for CacDong {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.as_slice().serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for CacDong {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Vec::deserialize(deserializer).map(Vec::<DongBang>::into)
    }
}

impl JsonSchema for CacDong {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "CacDong".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        Vec::<DongBang>::json_schema(generator)
    }
}

/// Một cột: ghi thẳng tiêu đề nếu là cột chữ, hoặc ghi các khóa; cột có cột con là tiêu đề chung của chúng.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Cot {
    /// Its title.
    pub ten: Van,
    /// Its width in centimetres; without one the program shares the page out.
    pub rong: Option<SoThapPhan>,
    /// Where its texts stand; without it figures on the right, days in the middle, words on the left.
    pub can: Option<CanO>,
    /// What it holds.
    pub kieu: KieuCot,
    /// Whether the program numbers its rows; they have no cell for it.
    pub so_thu_tu: bool,
    /// Whether it is summed in a last row.
    pub tong: bool,
    /// Columns below a title that they share.
    pub cot: Vec<Cot>,
}

impl Cot {
    /// A column of words.
    pub fn chu(ten: Van) -> Self {
        Self {
            ten,
            rong: None,
            can: None,
            kieu: KieuCot::Chu,
            so_thu_tu: false,
            tong: false,
            cot: Vec::new(),
        }
    }
}

/// Một cột viết đầy đủ.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct CotDai {
    /// Tiêu đề cột
    ten: Van,
    /// Bề rộng, tính bằng cm: 6, 2,5; không ghi thì máy chia theo nội dung
    #[serde(default)]
    rong: Option<SoThapPhan>,
    /// Chữ trong ô đứng bên nào: trai, giua, phai; không ghi thì số bên phải, ngày ở giữa, chữ bên trái
    #[serde(default)]
    can: Option<CanO>,
    /// Cột chứa gì: chu, so, dong (tiền), phan_tram, ngay; máy soát và in số theo kiểu đã ghi
    #[serde(default)]
    kieu: KieuCot,
    /// Cột số thứ tự: máy tự đánh 1, 2, 3, các dòng không ghi ô này
    #[serde(default)]
    so_thu_tu: bool,
    /// Cộng cột này ở dòng cuối
    #[serde(default)]
    tong: bool,
    /// Các cột con, khi ten là tiêu đề chung của nhiều cột
    #[serde(default)]
    cot: Vec<Cot>,
}

impl<'de> Deserialize<'de> for Cot {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let from_group = |CotDai { ten, rong, can, kieu, so_thu_tu, tong, cot }| Self {
            ten,
            rong,
            can,
            kieu,
            so_thu_tu,
            tong,
            cot,
        };
        scalar_or_group(deserializer, Self::chu, from_group)
    }
}

impl JsonSchema for Cot {
    fn schema_name() -> Cow<'static, str> {
        "Cot".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        text_or::<CotDai>(
            generator,
            "Một cột: ghi thẳng tiêu đề nếu là cột chữ, hoặc tiêu đề và các khóa khác",
        )
    }
}

/// Chỗ đứng của chữ trong ô.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum CanO {
    /// Sát bên trái
    Trai,
    /// Ở giữa
    Giua,
    /// Sát bên phải
    Phai,
}

/// Cột chứa gì.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum KieuCot {
    /// Chữ, in đúng như đã ghi
    #[default]
    Chu,
    /// Một con số: 12,5, 1.250
    So,
    /// Số tiền bằng đồng: 5.000.000
    Dong,
    /// Tỷ lệ phần trăm: 12,5 hoặc 12,5%
    PhanTram,
    /// Ngày: 30/6/2026
    Ngay,
}

/// Một dòng của bảng: danh sách các ô, hoặc tên của nhóm các dòng bên dưới.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum DongBang {
    /// Title of the rows below, across the table.
    Nhom(Nhom),
    /// A cell for each column that is not numbered by the program.
    O(Vec<O>),
}

/// Tên của nhóm các dòng bên dưới, chạy ngang bảng.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Nhom {
    /// Tên nhóm: Tuyên truyền
    pub nhom: Van,
}

/// Một ô: ghi thẳng nội dung, ~ nếu để trống, hoặc nội dung kèm số cột, số dòng mà ô chiếm.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct O {
    /// What stands in it; may be blank.
    pub van: ChuO,
    /// Columns that it takes; the cells that it covers are blank.
    pub cot: u16,
    /// Rows that it takes; the cells that it covers are blank.
    pub dong: u16,
}

impl From<ChuO> for O {
    fn from(van: ChuO) -> Self {
        Self { van, cot: 1, dong: 1 }
    }
}

/// Một ô chiếm chỗ của nhiều ô; các ô bị chiếm vẫn phải có trong dòng, ghi ~.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct ODai {
    /// Nội dung ô
    #[serde(default)]
    van: ChuO,
    /// Ô chiếm mấy cột, kể từ cột của nó
    #[serde(default)]
    cot: Option<SoDem>,
    /// Ô chiếm mấy dòng, kể từ dòng của nó
    #[serde(default)]
    dong: Option<SoDem>,
}

/// How many columns or rows a cell takes: itself at the least.
fn count(typed: Option<SoDem>) -> u16 {
    typed.map_or(1, |count| u16::try_from(count.so()).unwrap_or(u16::MAX)).max(1)
}

impl<'de> Deserialize<'de> for O {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let from_group = |ODai { van, cot, dong }| Self { van, cot: count(cot), dong: count(dong) };
        scalar_or_group(deserializer, |text: ChuO| Self::from(text), from_group)
    }
}

impl Serialize for O {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if (self.cot, self.dong) == (1, 1) {
            return self.van.serialize(serializer);
        }
        let mut map = serializer.serialize_map(Some(3))?;
        map.serialize_entry("van", &self.van)?;
        map.serialize_entry("cot", &self.cot)?;
        map.serialize_entry("dong", &self.dong)?;
        map.end()
    }
}

impl JsonSchema for O {
    fn schema_name() -> Cow<'static, str> {
        "O".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let text = generator.subschema_for::<ChuO>();
        let group = generator.subschema_for::<ODai>();
        json_schema!({
            "description": "Một ô: nội dung, ~ nếu để trống, hoặc {van: …, cot: 2} cho ô chiếm hai cột",
            "anyOf": [text, group],
        })
    }
}

impl<'de> Deserialize<'de> for DongBang {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let from_text = |one: ChuO| Self::O(vec![one.into()]);
        scalar_list_or_group(deserializer, from_text, Self::O, Self::Nhom)
    }
}

impl JsonSchema for DongBang {
    fn schema_name() -> Cow<'static, str> {
        "DongBang".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let cell = generator.subschema_for::<O>();
        let group = generator.subschema_for::<Nhom>();
        let text = generator.subschema_for::<ChuO>();
        json_schema!({
            "description": "Một dòng: danh sách các ô [Phát thanh, 2.000.000, ~]; bảng một cột thì ghi thẳng ô; hoặc {nhom: Tuyên truyền}",
            "anyOf": [{ "type": "array", "items": cell, "minItems": 1 }, group, text],
        })
    }
}

impl Bang {
    /// The columns that hold cells, from left to right.
    pub fn cot_la(&self) -> Vec<&Cot> {
        let mut found = Vec::new();
        let mut left: Vec<&Cot> = self.cot.iter().rev().collect();
        while let Some(column) = left.pop() {
            match column.cot.as_slice() {
                [] => found.push(column),
                inner => left.extend(inner.iter().rev()),
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::{Bang, DongBang};

    const TABLE: &str = "
cot:
  - {ten: TT, so_thu_tu: true}
  - Nhiệm vụ
  - ten: Kinh phí (đồng)
    cot: [{ten: Ngân sách xã, kieu: dong, tong: true}, {ten: Nguồn khác, kieu: dong}]
dong:
  - nhom: Tuyên truyền
  - [Phát thanh, 2.000.000, ~]
  - [{van: Chưa giao, cot: 2, dong: 2}, ~, 15]
";

    #[test]
    fn a_table_is_read_and_written_again() {
        let table: Bang = serde_yaml::from_str(TABLE).unwrap();
        let names: Vec<&str> = table.cot_la().iter().map(|column| column.ten.as_str()).collect();
        assert_eq!(names, ["TT", "Nhiệm vụ", "Ngân sách xã", "Nguồn khác"]);
        let DongBang::O(cells) = &table.dong.as_slice()[1] else { panic!() };
        assert_eq!((cells[1].van.van(), cells[2].van.van()), (Some("2.000.000"), None));
        let DongBang::O(cells) = &table.dong.as_slice()[2] else { panic!() };
        assert_eq!((cells[0].cot, cells[0].dong), (2, 2));
        let written = serde_yaml::to_string(&table).unwrap();
        assert_eq!(serde_yaml::from_str::<Bang>(&written).unwrap(), table);
    }
}
