//! What an earlier year, an earlier unit or a copied paper left in the text: years and periods typed as digits,
//! level words, names of bodies that are no more. Found, never changed: only a person knows what was meant.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::diagnostic::{Code, Diagnostic, Route};
use crate::model::can_cu;
use crate::model::texts::{Text, texts};
use crate::model::{ChuongTrinh, DoiThay, DonVi, VanBan};
use crate::value::{Nam, Van};

mod doubtful;
mod ranges;
mod years;

pub(super) use doubtful::{of_paper, of_results};

use ranges::{Expressions, Taken, first, last};

/// The most doubtful places of one text that are told; what is beyond is counted.
const MOST: usize = 1000;
/// No sentence and no theme is longer, in bytes: a text without full stops would be gone through for each of its years.
const LONGEST: usize = 2000;
/// The most that is shown on each side of a doubtful place, in bytes.
const MOST_AROUND: usize = 200;

/// Code of the finding.
pub const ID: Code = Code::CauChuConSot;

/// What the text is held against.
#[derive(Debug, Clone, Copy)]
pub struct Against<'a> {
    /// The unit that issues the paper.
    pub don_vi: &'a DonVi,
    /// The unit that issued the paper this one comes from, when it was another one.
    pub don_vi_cu: Option<&'a DonVi>,
    /// The year of the paper that this one was just made from.
    pub nam_cu: Option<Nam>,
    /// The register of changes.
    pub doi_thay: &'a DoiThay,
}

/// What a leftover probably is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Loai {
    /// The paper's year, typed as digits: a slip that no roll-over can move.
    NamGoTay,
    /// A period or an aim whose end has passed.
    HetGiaiDoan,
    /// A period that ends with the paper's year: to be thought over.
    KyDanhGia,
    /// A document cited by hand, with number or date.
    VienDan,
    /// A year in the sentence of such a document, perhaps in its title.
    TrongTen,
    /// A date typed as digits.
    NgayGoTay,
    /// An earlier year, perhaps in the name of a law.
    NamCu,
    /// A theme of a campaign.
    ChuDe,
    /// A level of government that is not the unit's own.
    CapHanhChinh,
    /// A body that was rearranged, or the former unit.
    CoQuan,
    /// A programme that has ended.
    ChuongTrinh,
    /// A word of the register.
    TuNgu,
}

impl Loai {
    /// What it probably is, in the officer's words.
    pub fn word(self) -> &'static str {
        match self {
            Loai::NamGoTay => "năm gõ tay, có thể sót",
            Loai::HetGiaiDoan => "giai đoạn, mốc đã hết hoặc hết trong năm",
            Loai::KyDanhGia => "kỳ đánh giá, tính lại",
            Loai::VienDan => "viện dẫn gõ tay",
            Loai::TrongTen => "có thể trong tên văn bản viện dẫn",
            Loai::NgayGoTay => "ngày gõ tay",
            Loai::NamCu => "năm trước đây, có thể là tên luật",
            Loai::ChuDe => "chủ đề của năm",
            Loai::CapHanhChinh => "cấp hành chính",
            Loai::CoQuan => "tên cơ quan, địa bàn",
            Loai::ChuongTrinh => "chương trình đã hết giai đoạn",
            Loai::TuNgu => "từ ngữ cần xem lại",
        }
    }
}

/// A place in a text that is doubtful.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConSot {
    /// The text.
    pub route: Route,
    /// Its bytes in the text.
    pub range: Range<usize>,
    /// Characters before it in the text.
    pub offset: usize,
    /// The words as they stand.
    pub found: String,
    /// How many times the same words stand earlier in the same text.
    pub nth: usize,
    /// The words around.
    pub around: String,
    /// What it probably is.
    pub loai: Loai,
    /// What to do.
    pub hint: String,
}

impl ConSot {
    /// A place of a text, the first of its words there.
    fn new((route, text): &Text<'_>, range: &Range<usize>, loai: Loai, hint: String) -> Self {
        Self {
            route: route.clone(),
            found: text.get(range.clone()).unwrap_or_default().to_owned(),
            nth: 0,
            around: around(text, range),
            offset: text.get(..range.start).unwrap_or_default().chars().count(),
            range: range.clone(),
            loai,
            hint,
        }
    }

    /// As a finding about `file`.
    pub fn finding(&self, file: &str) -> Diagnostic {
        let message = format!("«{}»: {}; trong câu «{}»", self.found, self.loai.word(), self.around);
        Diagnostic::warning(ID, file, &self.route, message).within(self.offset).hint(self.hint.clone())
    }
}

/// All leftovers of a paper, in its order.
pub fn scan(paper: &VanBan, against: &Against<'_>) -> Vec<ConSot> {
    texts(paper).iter().flat_map(|text| scan_text(text, paper.nam, against)).collect()
}

/// A candidate before overlaps are settled.
struct Hit {
    range: Range<usize>,
    loai: Loai,
    hint: String,
}

/// Where a text surely names the paper's own year, and where it may, in bytes.
pub(crate) fn own_years(text: &str, nam: Nam) -> (Vec<Range<usize>>, Vec<Range<usize>>) {
    years::own(text, nam)
}

fn scan_text((route, text): &Text<'_>, nam: Nam, against: &Against<'_>) -> Vec<ConSot> {
    let folded = Folded::of(text);
    let mut hits = programmes(&folded, nam, against);
    hits.extend(bodies(&folded, nam, against));
    hits.extend(themes(text, &folded));
    hits.extend(years::hits(text, &folded, years::Years { nam, nam_cu: against.nam_cu }));
    hits.extend(levels(&folded, against.don_vi));
    hits.extend(words(&folded, nam, against.doi_thay));
    // A gap names what is missing; what it names is no leftover.
    let mut taken = Taken::default();
    gaps(text).into_iter().for_each(|gap| taken.add(gap));
    // The lists above stand in order of precedence; of two in one list the longer is the more exact.
    hits.retain(|hit| {
        let free = !taken.overlaps(&hit.range);
        if free {
            taken.add(hit.range.clone());
        }
        free
    });
    hits.sort_by_key(|hit| hit.range.start);
    let beyond = hits.len().saturating_sub(MOST);
    hits.truncate(MOST);
    if let Some(last) = hits.last_mut().filter(|_| beyond > 0) {
        last.hint.push_str(&format!("; sau chỗ này cùng đoạn ấy còn {beyond} chỗ nữa, chưa kê"));
    }
    told(route, text, hits)
}

/// Hits in the order of the text, as they are told.
fn told(route: &Route, text: &str, hits: Vec<Hit>) -> Vec<ConSot> {
    // For the same words the text is gone through once.
    let mut seen: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    let (mut counted, mut offset) = (0, 0);
    let mut all = Vec::new();
    for Hit { range, loai, hint } in hits {
        let found = &text[range.clone()];
        let (from, nth) = seen.entry(found).or_default();
        *nth += text[*from..range.start].matches(found).count();
        *from = range.start;
        offset += text[counted..range.start].chars().count();
        counted = range.start;
        all.push(ConSot {
            route: route.clone(),
            around: around(text, &range),
            found: found.to_owned(),
            range,
            offset,
            nth: *nth,
            loai,
            hint,
        });
    }
    all
}

/// The visible gaps of a text.
fn gaps(text: &str) -> Vec<Range<usize>> {
    let mut gaps = Vec::new();
    let mut at = 0;
    while let Some(next) = text[at..].find(can_cu::GAP) {
        let start = at + next;
        at = text[start..].find(']').map_or(text.len(), |end| start + end);
        gaps.push(start..at);
    }
    gaps
}

/// Some words on each side.
fn around(text: &str, range: &Range<usize>) -> String {
    const WORDS: usize = 6;
    let (before, after) = (&text[..range.start], &text[range.end..]);
    let near = last(before, MOST_AROUND);
    let near = near.rmatch_indices(' ').nth(WORDS).map_or(near, |(at, _)| &near[at + 1..]);
    let next = first(after, MOST_AROUND);
    let next = next.match_indices(' ').nth(WORDS).map_or(next, |(at, _)| &next[..at]);
    let lead = if near.len() < before.len() { "…" } else { "" };
    let tail = if next.len() < after.len() { "…" } else { "" };
    format!("{lead}{near}{}{next}{tail}", &text[range.clone()]).replace('\n', " ")
}

/// Small letters, each in the place of its capital.
fn fold(text: &str) -> String {
    text.chars()
        .map(|c| {
            let mut small = c.to_lowercase();
            match (small.next(), small.next()) {
                (Some(small), None) if small.len_utf8() == c.len_utf8() => small,
                _ => c,
            }
        })
        .collect()
}

/// A text in small letters, and where its expressions are.
struct Folded {
    text: String,
    expressions: Expressions,
}

impl Folded {
    fn of(text: &str) -> Self {
        Self { text: fold(text), expressions: Expressions::of(text) }
    }

    /// Where a word stands as a word of its own, outside of expressions. `word` is folded.
    fn occurrences(&self, word: &str) -> Vec<Range<usize>> {
        let is_letter = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
        self.text
            .match_indices(word)
            .map(|(at, _)| at..at + word.len())
            .filter(|range| {
                !is_letter(self.text[..range.start].chars().next_back())
                    && !is_letter(self.text[range.end..].chars().next())
                    && !self.expressions.contain(range.start)
            })
            .collect()
    }
}

/// A name as it is searched for, with either dash.
fn spellings(name: &str) -> Vec<String> {
    let name = fold(name);
    let (short, long) = (name.replace('–', "-"), name.replace('-', "–"));
    if short == long { vec![name] } else { vec![short, long] }
}

/// The longest name first, so that «UBND huyện Kbang» is not told as «UBND huyện».
fn by_length<T>(mut named: Vec<(String, T)>) -> Vec<(String, T)> {
    named.sort_by_key(|(name, _)| usize::MAX - name.len());
    named
}

fn programmes(folded: &Folded, nam: Nam, against: &Against<'_>) -> Vec<Hit> {
    let ends = |entry: &ChuongTrinh| against.nam_cu.is_some() && entry.giai_doan.den() == nam;
    let programmes = against.doi_thay.chuong_trinh.iter();
    let ended = programmes.filter(|(_, entry)| entry.giai_doan.ended_before(nam) || ends(entry));
    let spelt = |goi: &Van| spellings(goi.as_str());
    let named = ended
        .flat_map(|(_, entry)| entry.goi.as_slice().iter().flat_map(spelt).map(move |name| (name, entry)));
    let mut hits = Vec::new();
    for (name, entry) in by_length(named.collect()) {
        let next = entry.thay_bang_ten.as_ref().map_or_else(String::new, |next| format!("; nay là {next}"));
        for range in folded.occurrences(&name) {
            let when = if ends(entry) { "kết thúc trong năm" } else { "đã hết" };
            let hint = format!(
                "chương trình giai đoạn {} {when}{next}; bỏ hoặc thay ({})",
                entry.giai_doan, entry.nguon
            );
            let end = range.end + years::period_behind(&folded.text[range.end..]);
            hits.push(Hit { range: range.start..end, loai: Loai::ChuongTrinh, hint });
        }
    }
    hits
}

fn bodies(folded: &Folded, nam: Nam, against: &Against<'_>) -> Vec<Hit> {
    let mut named: Vec<(String, String)> = Vec::new();
    for (_, entry) in against.doi_thay.co_quan.iter().filter(|(_, entry)| entry.da_doi(nam)) {
        let hint = format!("từ {}: {} ({})", entry.tu_ngay, new_name(entry, against.don_vi), entry.nguon);
        let names = entry.goi.as_slice().iter().flat_map(|goi| spellings(goi.as_str()));
        named.extend(names.map(|name| (name, hint.clone())));
    }
    if let Some(old) = against.don_vi_cu {
        let hint = format!("đơn vị cũ; nay là {}", against.don_vi.dia_ban);
        for name in [&old.ten, &old.dia_ban, &old.dia_danh] {
            named.push((fold(name.as_str()), hint.clone()));
        }
        named.extend(bodies_left_behind(old, against.don_vi));
    }
    let mut hits = Vec::new();
    for (name, hint) in by_length(named) {
        let found = folded.occurrences(&name).into_iter();
        hits.extend(found.map(|range| Hit { range, loai: Loai::CoQuan, hint: hint.clone() }));
    }
    hits
}

/// The bodies of the old unit that the new one does not have, or calls otherwise.
fn bodies_left_behind(old: &DonVi, new: &DonVi) -> Vec<(String, String)> {
    let mut named = Vec::new();
    for (id, body) in old.co_quan.iter() {
        let now = new.co_quan.get(id.as_str());
        let hint = match now {
            Some(now) if now.ten == body.ten => continue,
            Some(now) => format!("đơn vị mới gọi là «{}»", now.ten),
            None => "đơn vị mới không có cơ quan này".to_owned(),
        };
        let names = [Some(&body.ten), body.ten_noi_nhan.as_ref()].into_iter().flatten();
        named.extend(names.flat_map(|name| spellings(name.as_str())).map(|name| (name, hint.clone())));
    }
    named
}

/// What stands in a body's place, by name where the unit knows it.
fn new_name(entry: &crate::model::CoQuanDoi, don_vi: &DonVi) -> String {
    let ids = entry.thay_bang.as_slice().iter();
    let names: Vec<&str> =
        ids.filter_map(|id| don_vi.co_quan.get(id.as_str())).map(|body| body.ten.as_str()).collect();
    if entry.thay_bang_ten.is_none() && !names.is_empty() { names.join(", ") } else { entry.thay_bang_gi() }
}

/// `chủ đề “…”` in a sentence about the campaign.
fn themes(text: &str, folded: &Folded) -> Vec<Hit> {
    let found = theme_ranges(text, folded).into_iter();
    let hint = "chủ đề thay đổi từng năm: ghi chu_de của năm rồi viết {{ chu_de }}, hoặc bỏ";
    found.map(|range| Hit { range, loai: Loai::ChuDe, hint: hint.to_owned() }).collect()
}

/// The quoted themes of a text, quotes included.
fn theme_ranges(text: &str, folded: &Folded) -> Vec<Range<usize>> {
    const NEAR: usize = 24;
    let mut found = Vec::new();
    for word in folded.occurrences("chủ đề") {
        let rest = first(&text[word.end..], 2 * NEAR);
        let Some((open, mark)) = rest.char_indices().find(|(_, c)| matches!(c, '“' | '"' | '«')) else {
            continue;
        };
        let close = match mark {
            '“' => '”',
            '«' => '»',
            _ => '"',
        };
        let inner = first(&text[word.end + open + mark.len_utf8()..], LONGEST);
        if open <= NEAR
            && let Some(length) = inner.find(close)
        {
            let start = word.end + open;
            let end = start + mark.len_utf8() + length + close.len_utf8();
            if !text[start..end].contains("{{") {
                found.push(start..end);
            }
        }
    }
    found
}

/// The quoted themes of a text, quotes included, as they stand.
pub fn theme_texts(text: &str) -> Vec<&str> {
    theme_ranges(text, &Folded::of(text)).into_iter().map(|range| &text[range]).collect()
}

/// «toàn huyện» in a commune's paper.
fn levels(folded: &Folded, don_vi: &DonVi) -> Vec<Hit> {
    const LEVELS: [&str; 7] = ["thị trấn", "thị xã", "phường", "xã", "quận", "huyện", "tỉnh"];
    let own = fold(don_vi.dia_ban.as_str());
    let Some(own) = LEVELS.iter().find(|level| own.starts_with(*level)) else { return Vec::new() };
    let mut hits = Vec::new();
    for level in LEVELS.iter().filter(|level| *level != own) {
        // «toàn xã hội» is no commune.
        let is_level = |range: &Range<usize>| !folded.text[range.end..].starts_with(" hội");
        for range in folded.occurrences(&format!("toàn {level}")).into_iter().filter(is_level) {
            let hint = format!("văn bản của {own} thì thường là «toàn {own}»");
            hits.push(Hit { range, loai: Loai::CapHanhChinh, hint });
        }
    }
    hits
}

fn words(folded: &Folded, nam: Nam, doi_thay: &DoiThay) -> Vec<Hit> {
    let doubtful = doi_thay.tu_ngu.iter().filter(|entry| entry.phai_xet(nam));
    let named =
        doubtful.flat_map(|entry| entry.tu.as_slice().iter().map(move |word| (fold(word.as_str()), entry)));
    let mut hits = Vec::new();
    for (word, entry) in by_length(named.collect()) {
        let found = folded.occurrences(&word).into_iter();
        hits.extend(found.map(|range| Hit { range, loai: Loai::TuNgu, hint: entry.vi_sao.to_string() }));
    }
    hits
}

#[cfg(test)]
mod tests;
