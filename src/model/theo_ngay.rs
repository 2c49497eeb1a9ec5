//! What keeps its id and changes with time: a name, the holder of a post.

use std::borrow::Cow;
use std::fmt;
use std::ops::Deref;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Deserialize, Deserializer, Error};
use serde::{Serialize, Serializer};

use super::short::{MotHoacNhieu, scalar_or_group, scalar_or_list};
use crate::value::{Ngay, Van};

/// A value and the days on which it held. Reads as the one that holds: the latest, until `TheoNgay::chon` is asked
/// for that of a day. Where only one is written, without days, it holds always.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TheoNgay<T> {
    dang: T,
    cac_doan: Vec<(Khoang, T)>,
}

/// From one day to another, both included; without a day it is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Khoang {
    /// The first day.
    pub tu_ngay: Option<Ngay>,
    /// The last day.
    pub den_ngay: Option<Ngay>,
}

impl Khoang {
    /// Whether a day is in it.
    pub fn co(self, ngay: Ngay) -> bool {
        self.tu_ngay.is_none_or(|first| first <= ngay) && self.den_ngay.is_none_or(|last| ngay <= last)
    }
}

impl<T: Clone> TheoNgay<T> {
    /// Of always.
    pub(super) fn new(dang: T) -> Self {
        Self { dang, cac_doan: Vec::new() }
    }

    /// Of a long form; `None` where it is empty.
    fn of(cac_doan: Vec<(Khoang, T)>) -> Option<Self> {
        // `None`, open, is before every day at the beginning and behind every day at the end.
        let latest = cac_doan
            .iter()
            .max_by_key(|(khoang, _)| (khoang.den_ngay.is_none(), khoang.den_ngay, khoang.tu_ngay));
        let dang = latest?.1.clone();
        Some(Self { dang, cac_doan })
    }

    /// The spans, in the order of the file; none in the short form.
    pub fn cac_khoang(&self) -> Vec<Khoang> {
        self.cac_doan.iter().map(|(khoang, _)| *khoang).collect()
    }

    /// From now on reads as what held on a day; where nothing is known of it, as what held last before, else first.
    pub(super) fn chon(&mut self, ngay: Ngay) {
        let held = self.cac_doan.iter().find(|(khoang, _)| khoang.co(ngay));
        let begun = |(khoang, _): &&(Khoang, T)| khoang.tu_ngay.is_none_or(|first| first <= ngay);
        let before = || self.cac_doan.iter().filter(begun).max_by_key(|(khoang, _)| khoang.tu_ngay);
        let first = || self.cac_doan.iter().min_by_key(|(khoang, _)| khoang.tu_ngay);
        if let Some((_, value)) = held.or_else(before).or_else(first) {
            self.dang = value.clone();
        }
    }
}

impl<T> Deref for TheoNgay<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.dang
    }
}

impl<T: fmt::Display> fmt::Display for TheoNgay<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.dang.fmt(f)
    }
}

impl<T: Serialize> Serialize for TheoNgay<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.dang.serialize(serializer)
    }
}

/// Một tên và những ngày dùng tên ấy; cả hai ngày đều tính.
#[derive(serde::Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Doan {
    /// Tên, chức vụ trong khoảng này
    ten: Van,
    /// Từ ngày nào; có từ đầu thì bỏ dòng này
    #[serde(default)]
    tu_ngay: Option<Ngay>,
    /// Đến hết ngày nào; còn đến nay thì bỏ dòng này
    #[serde(default)]
    den_ngay: Option<Ngay>,
}

/// Tên nhiều dòng và những ngày dùng tên ấy; cả hai ngày đều tính.
#[derive(serde::Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct DoanNhieuDong {
    /// Các dòng trong khoảng này
    ten: MotHoacNhieu<Van>,
    /// Từ ngày nào; có từ đầu thì bỏ dòng này
    #[serde(default)]
    tu_ngay: Option<Ngay>,
    /// Đến hết ngày nào; còn đến nay thì bỏ dòng này
    #[serde(default)]
    den_ngay: Option<Ngay>,
}

impl<'de> Deserialize<'de> for TheoNgay<Van> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let spans = |spans: Vec<Doan>| {
            let span = |Doan { ten, tu_ngay, den_ngay }| (Khoang { tu_ngay, den_ngay }, ten);
            Self::of(spans.into_iter().map(span).collect())
        };
        scalar_or_list(deserializer, |one: Van| Some(Self::new(one)), spans)?
            .ok_or_else(|| D::Error::custom("danh sách trống"))
    }
}

/// A line of a name, or a whole name with its days.
enum Dong {
    Van(Van),
    Doan(DoanNhieuDong),
}

impl<'de> Deserialize<'de> for Dong {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        scalar_or_group(deserializer, Self::Van, Self::Doan)
    }
}

impl<'de> Deserialize<'de> for TheoNgay<Vec<Van>> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let (mut lines, mut spans) = (Vec::new(), Vec::new());
        for line in Vec::<Dong>::deserialize(deserializer)? {
            match line {
                Dong::Van(line) => lines.push(line),
                Dong::Doan(DoanNhieuDong { ten, tu_ngay, den_ngay }) => {
                    spans.push((Khoang { tu_ngay, den_ngay }, ten.as_slice().to_vec()));
                }
            }
        }
        // Lines beside whole names are a name of always: that it overlaps the others is told at its place.
        if !spans.is_empty() && !lines.is_empty() {
            spans.insert(0, (Khoang { tu_ngay: None, den_ngay: None }, std::mem::take(&mut lines)));
        }
        Ok(Self::of(spans).unwrap_or_else(|| Self::new(lines)))
    }
}

impl Default for TheoNgay<Vec<Van>> {
    fn default() -> Self {
        Self::new(Vec::new())
    }
}

impl JsonSchema for TheoNgay<Van> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "TheoNgay".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let (one, span) = (generator.subschema_for::<Van>(), generator.subschema_for::<Doan>());
        json_schema!({ "anyOf": [one, { "type": "array", "items": span, "minItems": 1 }] })
    }
}

impl JsonSchema for TheoNgay<Vec<Van>> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "TheoNgayNhieuDong".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let (one, span) = (generator.subschema_for::<Van>(), generator.subschema_for::<DoanNhieuDong>());
        json_schema!({ "type": "array", "items": { "anyOf": [one, span] } })
    }
}

#[cfg(test)]
mod tests {
    use super::{Khoang, TheoNgay};
    use crate::value::{Ngay, Van};

    fn day(text: &str) -> Ngay {
        text.parse().unwrap()
    }

    #[test]
    fn a_day_has_its_name() {
        let yaml = "[{ten: B, tu_ngay: 01/7/2026}, {ten: A, den_ngay: 30/6/2026}]";
        let name: TheoNgay<Van> = serde_yaml::from_str(yaml).unwrap();
        assert_eq!(name.as_str(), "B");
        for (on, expected) in
            [("30/6/2026", "A"), ("01/7/2026", "B"), ("01/01/1990", "A"), ("01/01/2030", "B")]
        {
            let mut name = name.clone();
            name.chon(day(on));
            assert_eq!(name.as_str(), expected, "{on}");
        }
    }

    #[test]
    fn a_day_of_which_nothing_is_known_has_the_nearest_name() {
        let yaml = "[{ten: A, tu_ngay: 01/01/2020, den_ngay: 31/12/2020}, {ten: B, tu_ngay: 01/01/2022}]";
        let name: TheoNgay<Van> = serde_yaml::from_str(yaml).unwrap();
        for (on, expected) in [("01/5/2019", "A"), ("01/5/2021", "A"), ("01/5/2022", "B")] {
            let mut name = name.clone();
            name.chon(day(on));
            assert_eq!(name.as_str(), expected, "{on}");
        }
    }

    #[test]
    fn short_and_long_forms_do_not_mix() {
        let lines = |yaml: &str| serde_yaml::from_str::<TheoNgay<Vec<Van>>>(yaml);
        assert_eq!(lines("[A, B]").unwrap().len(), 2);
        assert_eq!(
            lines("[{ten: [A, B], den_ngay: 1/7/2025}, {ten: C, tu_ngay: 2/7/2025}]").unwrap().len(),
            1
        );
        let open = Khoang { tu_ngay: None, den_ngay: None };
        assert_eq!(lines("[A, {ten: B}]").unwrap().cac_khoang(), [open, open]);
        assert!(serde_yaml::from_str::<TheoNgay<Van>>("[]").is_err());
        assert!(serde_yaml::from_str::<TheoNgay<Van>>("[{ten: A, tu: 1/7/2025}]").is_err());
    }
}
