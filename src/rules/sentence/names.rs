//! How names are written (ND30 PL II, IV and V): bodies, and the unit's own.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::text::tokens::{Kind, Words, small};
use crate::text::tone::{ToneStyle, convert};

/// Names of bodies of every commune, and of the State. One that is also said of many, in small letters, stands behind
/// `CASED`.
const ALWAYS: [&str; 14] = [
    "Ủy ban nhân dân",
    "Hội đồng nhân dân",
    "Ủy ban Mặt trận Tổ quốc",
    "Mặt trận Tổ quốc Việt Nam",
    "Hội Liên hiệp Phụ nữ",
    "Hội Cựu chiến binh",
    "Thủ tướng Chính phủ",
    "Đảng Cộng sản Việt Nam",
    "Đoàn Thanh niên Cộng sản Hồ Chí Minh",
    "Hồ Chí Minh",
    "Việt Nam",
    "Quốc hội",
    "Chính phủ",
    "Hội Chữ thập đỏ",
];

/// Names that are told only where a capital shows that a name is meant: «hội nông dân các xã» may be said of many.
const CASED: [&str; 31] = [
    "Hội Nông dân",
    "Hội Người cao tuổi",
    "Đoàn Thanh niên",
    "Liên đoàn Lao động",
    "Ban Chỉ đạo",
    "Ban Chấp hành",
    "Phòng Văn hóa - Xã hội",
    "Phòng Kinh tế",
    "Phòng Kinh tế, Hạ tầng và Đô thị",
    "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân",
    "Thường trực Hội đồng nhân dân",
    "Hội Cựu giáo chức",
    "Hội Nạn nhân chất độc da cam",
    "Viện kiểm sát nhân dân",
    "Bảo hiểm xã hội Việt Nam",
    "Ban Tuyên giáo và Dân vận",
    "Trung tâm Dịch vụ tổng hợp",
    "Trung tâm Học tập cộng đồng",
    "Trung tâm Phục vụ hành chính công",
    "Trung tâm Y tế",
    "Ngân hàng Chính sách xã hội",
    "Trạm Y tế",
    "Công an xã",
    "Công an tỉnh",
    "Đảng ủy",
    "Tòa án nhân dân",
    "Văn phòng Chính phủ",
    "Ủy ban Thường vụ Quốc hội",
    "Hội Khuyến học",
    "Hội Luật gia",
    "Kho bạc Nhà nước",
];

/// Fields of ministries and of the offices of provinces.
const FIELDS: [&str; 21] = [
    "Nội vụ",
    "Tài chính",
    "Y tế",
    "Tư pháp",
    "Công an",
    "Quốc phòng",
    "Ngoại giao",
    "Xây dựng",
    "Công Thương",
    "Giáo dục và Đào tạo",
    "Khoa học và Công nghệ",
    "Nông nghiệp và Môi trường",
    "Văn hóa, Thể thao và Du lịch",
    "Dân tộc và Tôn giáo",
    "Lao động - Thương binh và Xã hội",
    "Kế hoạch và Đầu tư",
    "Tài nguyên và Môi trường",
    "Thông tin và Truyền thông",
    "Nông nghiệp và Phát triển nông thôn",
    "Giao thông vận tải",
    "Văn hóa và Thể thao",
];

/// Bodies of a unit whose names are looked for.
const MOST: usize = 500;

/// A name and how sure it is that it is one.
#[derive(Debug)]
struct Name {
    words: Vec<String>,
    always: bool,
}

/// Names by their first word in small letters; of one word the longest first.
type ByFirst = BTreeMap<String, Vec<Name>>;

/// How names are written: the unit's own, before those of everybody.
#[derive(Debug)]
pub(in crate::rules) struct Names {
    own: ByFirst,
    /// Whether the texts are names themselves: then a capital at the beginning says nothing of a sentence.
    are_names: bool,
}

/// The names of everybody.
static USUAL: LazyLock<ByFirst> = LazyLock::new(|| {
    let mut usual = ByFirst::new();
    ALWAYS.iter().for_each(|name| add(&mut usual, name, true));
    CASED.iter().for_each(|name| add(&mut usual, name, false));
    for field in FIELDS {
        add(&mut usual, &format!("Bộ {field}"), false);
        add(&mut usual, &format!("Sở {field}"), false);
    }
    usual
});

/// Adds a name unless it is there.
fn add(names: &mut ByFirst, name: &str, always: bool) {
    let words = pieces(name);
    let key = words.first().map(|first| small(first)).unwrap_or_default();
    let known = names.entry(key).or_default();
    let folded = |words: &[String]| words.iter().map(|word| small(word)).collect::<Vec<_>>();
    if !known.iter().any(|other| folded(&other.words) == folded(&words)) {
        known.push(Name { words, always });
        known.sort_by_key(|name| usize::MAX - name.words.len());
    }
}

impl Names {
    /// The names of a unit's bodies, beside the usual ones.
    pub(in crate::rules) fn of<'a>(own: impl Iterator<Item = &'a str>) -> Self {
        // A name of one word, or one that says more than the name, says nothing about capitals.
        let usual = |name: &&str| {
            let words = name.split(' ').count();
            (2..=8).contains(&words) && !name.contains(['(', ',', ';', '{'])
        };
        let mut names = ByFirst::new();
        let own = own.filter(usual).filter(|name| name.chars().any(char::is_lowercase));
        own.take(MOST).for_each(|name| add(&mut names, name, false));
        Self { own: names, are_names: false }
    }

    /// The usual names alone, for texts that are names themselves.
    pub(in crate::rules) fn of_names() -> Self {
        Self { own: ByFirst::new(), are_names: true }
    }

    /// The name that stands at a piece in other capitals: how it is written, and how many pieces it has.
    pub(in crate::rules) fn miswritten(&self, words: &Words<'_>, at: usize) -> Option<(String, usize)> {
        // Names begin in these two words alone with a mark that may stand in two ways.
        let first = match words.low(at) {
            "uỷ" => "ủy",
            "toà" => "tòa",
            first => first,
        };
        let known = |names: &'_ ByFirst| -> Option<usize> {
            names.get(first)?.iter().position(|name| stands(words, at, name))
        };
        let found = match (known(&USUAL), known(&self.own)) {
            (Some(usual), _) => USUAL.get(first)?.get(usual)?,
            (None, own) => self.own.get(first)?.get(own?)?,
        };
        let length = found.words.len();
        let typed: Vec<String> = (at..at + length).map(|at| convert(words.raw(at), ToneStyle::Cu)).collect();
        // All in capitals it says nothing; in small letters it may be said of many.
        let capitals = |text: &String| text.chars().all(|c| !c.is_lowercase());
        let has_capital = typed.iter().any(|word| word.starts_with(char::is_uppercase));
        if typed == found.words || typed.iter().all(capitals) || !(found.always || has_capital) {
            return None;
        }
        // At the beginning of a sentence the first capital is the sentence's.
        let later = |words: &[String]| words.iter().skip(1).cloned().collect::<Vec<_>>();
        let small_rest = typed.iter().skip(1).all(|word| !word.starts_with(char::is_uppercase));
        let is_sentence = begins_sentence(words, at) && !self.are_names;
        if !found.always && small_rest && is_sentence && later(&typed) != later(&found.words) {
            return None;
        }
        Some((found.words.join(" ").replace(" ,", ","), length))
    }
}

/// Whether a piece is the first of a sentence.
fn begins_sentence(words: &Words<'_>, at: usize) -> bool {
    at.checked_sub(1).is_none_or(|before| matches!(words.low(before), "." | ":" | "-" | "+" | "\n"))
}

/// The pieces of a name, in the older style of tone marks.
fn pieces(name: &str) -> Vec<String> {
    let name = convert(name, ToneStyle::Cu);
    let words = Words::of(&name);
    (0..words.tokens.len()).map(|at| words.raw(at).to_owned()).collect()
}

fn stands(words: &Words<'_>, at: usize, name: &Name) -> bool {
    name.words.iter().enumerate().all(|(step, word)| {
        let typed = words.low(at + step);
        let is_piece = matches!(words.kind(at + step), Some(Kind::Word | Kind::Sign));
        let low = small(word);
        let same = typed == low || convert(typed, ToneStyle::Cu) == low;
        is_piece && (same || (word == "-" && typed == "–"))
    })
}
