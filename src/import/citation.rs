//! Documents that a text cites → entries of the register, and expressions that say what the text said.
//!
//! An expression takes a stretch's place only where it shows the very letters of the source: the rest stays typed.

use std::collections::BTreeMap;
use std::ops::Range;

use super::id::Ids;
use super::text::Text;
use crate::model::can_cu::{VietNgay, la_luat};
use crate::model::{CanCu, HieuLuc};
use crate::text::tokens::small;
use crate::value::{Nam, SoHieu, Van};

mod find;

use find::{Found, find, law};

/// The register as it stands and as it grows.
#[derive(Debug, Default)]
pub(super) struct Register {
    entries: Vec<Entry>,
    /// Places in the list by number and symbol; of those without one, by trích yếu.
    by_name: BTreeMap<String, Vec<usize>>,
    ids: Ids,
}

/// A document of the register.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) id: String,
    pub(super) document: CanCu,
    /// Where the source cites it first; `None`: the register had it.
    pub(super) from: Option<usize>,
    /// What a person has to look at.
    pub(super) doubt: Option<&'static str>,
}

impl Register {
    /// The register of a workspace.
    pub(super) fn of<'a>(known: impl Iterator<Item = (&'a str, &'a CanCu)>) -> Self {
        let mut register = Self::default();
        for (id, document) in known {
            register.ids.take(id);
            let (id, document) = (id.to_owned(), document.clone());
            register.add(Entry { id, document, from: None, doubt: None });
        }
        register
    }

    fn add(&mut self, entry: Entry) -> usize {
        let document = &entry.document;
        let number = document.so.as_ref().map(SoHieu::as_str);
        let name = number.or(document.trich_yeu.as_ref().map(Van::as_str)).unwrap_or_default().to_owned();
        self.by_name.entry(name).or_default().push(self.entries.len());
        self.entries.push(entry);
        self.entries.len() - 1
    }

    /// Documents that the source brought.
    pub(super) fn added(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(|entry| entry.from.is_some())
    }

    /// Lets expressions say what a text cites. Gives where it cites documents and how many of them are said.
    pub(super) fn cite(&mut self, text: &mut Text, nam: Nam) -> (Vec<Range<usize>>, usize) {
        let shown = text.shown();
        // A document's number has a slash: most texts have none.
        if !shown.contains('/') {
            return (Vec::new(), 0);
        }
        let found = find(&shown);
        let mut said = 0;
        // From the end, so that places before it stay; but first cited, first entered.
        let ids: Vec<Option<usize>> =
            found.iter().map(|one| self.entry(one, &shown, text.from, nam)).collect();
        for (one, id) in found.iter().zip(&ids).rev() {
            let Some(entry) = id.and_then(|id| self.entries.get(id)) else { continue };
            said += usize::from(say(text, &shown, one, entry));
        }
        (found.into_iter().map(|one| one.whole).collect(), said)
    }

    /// The id of the document that is the whole of a căn cứ, once the register says the same words.
    pub(super) fn whole(&mut self, text: &str, from: usize, nam: Nam) -> Option<String> {
        let found = match find(text).as_slice() {
            [one] if one.whole == (0..text.len()) => one.clone(),
            [] => law(text)?,
            _ => return None,
        };
        let at = self.entry(&found, text, from, nam)?;
        let entry = self.entries.get(at)?;
        (entry.document.day_du() == text).then(|| entry.id.clone())
    }

    /// The document that is cited: a known one of that number, or a new one.
    fn entry(&mut self, found: &Found, shown: &str, from: usize, nam: Nam) -> Option<usize> {
        let part = |range: &Range<usize>| shown.get(range.clone()).unwrap_or_default();
        let number = found.so.as_ref().map(part);
        let same = |entry: &Entry| {
            let own = entry.document.so.as_ref().map(SoHieu::as_str);
            let day = entry.document.ngay;
            match number {
                Some(number) => {
                    own == Some(number) && (found.ngay.is_none() || day.is_none() || day == found.ngay)
                }
                None => {
                    entry.document.la_luat()
                        && day == found.ngay
                        && entry.document.trich_yeu.as_ref().map(Van::as_str)
                            == found.title.as_ref().map(part)
                }
            }
        };
        let name = number.or(found.title.as_ref().map(part)).unwrap_or_default();
        let mut known = self.by_name.get(name).into_iter().flatten();
        if let Some(at) = known.find(|at| self.entries.get(**at).is_some_and(same)) {
            return Some(*at);
        }
        let document = document(found, shown, nam)?;
        let id = self.new_id(&document);
        let doubt = doubt(found, shown);
        Some(self.add(Entry { id, document, from: Some(from), doubt }))
    }

    /// `kh_639`; where that is another document, `kh_639_2022`.
    fn new_id(&mut self, document: &CanCu) -> String {
        let kind = small(document.loai.as_str());
        let short = find::KINDS.iter().find(|(name, _)| small(name) == kind).map_or("vb", |(_, short)| short);
        let base = match (document.so.as_ref().filter(|_| !document.la_luat()), &document.trich_yeu) {
            (Some(number), _) => format!("{short}_{}", number.so().to_lowercase()),
            (None, Some(title)) => super::id::short(&format!("{kind} {title}")),
            (None, None) => short.to_owned(),
        };
        let year = document.ngay.map(|day| format!("{base}_{}", day.nam()));
        self.ids.unique([base].into_iter().chain(year))
    }
}

/// What the source says of a document.
fn document(found: &Found, shown: &str, nam: Nam) -> Option<CanCu> {
    let van = |range: &Range<usize>| shown.get(range.clone()).and_then(|text| text.parse::<Van>().ok());
    let title = found.title.as_ref().and_then(van);
    let named = title.as_ref().map(Van::as_str).unwrap_or_default();
    let hang_nam = find::years(named).contains(&nam.so()) && !is_law(found.loai);
    let giai_doan = find::period(named);
    Some(CanCu {
        loai: found.loai.parse().ok()?,
        so: found.so.as_ref().and_then(|range| shown.get(range.clone())?.parse().ok()),
        ngay: found.ngay,
        viet_ngay: if found.long_date && found.so.is_some() { VietNgay::Dai } else { VietNgay::Ngan },
        co_quan: found.issuer.as_ref().and_then(van),
        co_quan_goi: None,
        trich_yeu: title,
        giai_doan,
        hang_nam,
        hieu_luc: HieuLuc::ChuaRo,
        den_ngay: None,
        thay_bang: None,
        ghi_chu: None,
    })
}

fn is_law(loai: &str) -> bool {
    matches!(loai, "Luật" | "Bộ luật" | "Pháp lệnh" | "Nghị định" | "Thông tư")
}

/// What a person has to look at.
fn doubt(found: &Found, shown: &str) -> Option<&'static str> {
    let title = found.title.as_ref().and_then(|range| shown.get(range.clone())).unwrap_or_default();
    match () {
        () if found.ngay.is_none() => Some("không thấy ngày ban hành"),
        () if la_luat(found.loai) && !title.is_empty() => None,
        () if found.issuer.is_none() && found.so.is_some() => Some("không thấy cơ quan ban hành"),
        () if title.is_empty() => Some("không thấy trích yếu"),
        () if title.contains(", ") => Some("xem trích yếu kết thúc ở đâu"),
        () => None,
    }
}

/// Puts expressions in the place of a citation: one for the whole, else one for each part that says the same.
fn say(text: &mut Text, shown: &str, found: &Found, entry: &Entry) -> bool {
    let Entry { id, document, .. } = entry;
    let is = |range: &Range<usize>, says: &str| shown.get(range.clone()) == Some(says);
    if is(&found.whole, &document.day_du()) {
        return text.say(found.whole.clone(), format!("can_cu.{id}"));
    }
    let mut any = false;
    if let (Some(range), Some(title)) = (&found.title, &document.trich_yeu)
        && is(range, title.as_str())
    {
        any |= text.say(range.clone(), format!("can_cu.{id}.trich_yeu"));
    }
    if let (Some(range), Some(issuer)) = (&found.issuer, document.co_quan_goi())
        && is(range, issuer.as_str())
    {
        any |= text.say(range.clone(), format!("can_cu.{id}.co_quan"));
    }
    if let Some(range) = &found.numbered
        && is(range, &document.so_ngay())
    {
        return text.say(range.clone(), format!("can_cu.{id}.so_ngay"));
    }
    if let (Some(range), Some(day)) = (&found.day, document.ngay)
        && is(range, &day.ngan())
    {
        any |= text.say(range.clone(), format!("can_cu.{id}.ngay"));
    }
    if let (Some(range), Some(number)) = (&found.so, &document.so)
        && is(range, number.as_str())
    {
        any |= text.say(range.clone(), format!("can_cu.{id}.so"));
    }
    any
}

#[cfg(test)]
mod tests;
