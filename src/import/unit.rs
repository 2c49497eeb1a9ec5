//! The head and the foot of a paper as data of its unit: names, signer, bodies, recipients.

use std::collections::BTreeMap;

use super::draft::{Draft, Raw};
use super::id::{self, Ids};
use super::outline;
use crate::model::can_cu::can_bo_sung;
use crate::model::{DonVi, NguoiKy};
use crate::parts::shape;
use crate::text::tokens::small;
use crate::value::{KyHieu, LoaiVanBan};

mod names;

pub(super) use names::spoken;

/// The unit as the paper shows it.
#[derive(Debug, Default)]
pub(super) struct Unit {
    pub(super) ten: String,
    pub(super) goi: String,
    pub(super) ten_dau_trang: Vec<String>,
    pub(super) chu_quan: Vec<String>,
    pub(super) dia_ban: String,
    pub(super) dia_danh: String,
    pub(super) ky_hieu: String,
}

/// A body that is named in the paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Body {
    pub(super) id: String,
    pub(super) ten: String,
    /// Where it is named; `None`: the unit knows it.
    pub(super) from: Option<usize>,
}

/// A line of recipients.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Recipients {
    pub(super) ids: Vec<String>,
    pub(super) note: Option<String>,
}

/// Who signs, as don-vi.yaml has it: keys and values in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Signer {
    pub(super) id: String,
    pub(super) keys: Vec<(&'static str, String)>,
    /// Where the name stands; `None`: the unit knows the signer.
    pub(super) from: Option<usize>,
}

impl Signer {
    /// Nobody is named: gaps that the paper shows.
    pub(super) fn unknown() -> Self {
        let keys =
            vec![("chuc_vu", can_bo_sung("chức vụ người ký")), ("ho_ten", can_bo_sung("họ tên người ký"))];
        Self { id: "nguoi_ky".to_owned(), keys, from: None }
    }
}

/// The bodies that are known so far.
#[derive(Debug, Default)]
pub(super) struct Bodies {
    list: Vec<(Body, Option<String>)>,
    /// Places in the list by name, in small letters.
    by_name: BTreeMap<String, usize>,
    by_id: BTreeMap<String, usize>,
    ids: Ids,
}

impl Bodies {
    /// Those of the unit.
    pub(super) fn of(known: Option<&DonVi>) -> Self {
        let mut bodies = Self::default();
        for (id, body) in known.into_iter().flat_map(|known| known.co_quan.iter()) {
            bodies.ids.take(id.as_str());
            bodies.by_id.insert(id.to_string(), bodies.list.len());
            let one = Body { id: id.to_string(), ten: body.ten.to_string(), from: None };
            for name in [Some(&body.ten), body.ten_noi_nhan.as_ref()].into_iter().flatten() {
                bodies.by_name.entry(small(&name.to_string())).or_insert(bodies.list.len());
            }
            bodies.list.push((one, body.ten_noi_nhan.as_ref().map(ToString::to_string)));
        }
        bodies
    }

    /// The id of a body; a new one where none has that name.
    pub(super) fn id(&mut self, name: &str, from: usize) -> String {
        let folded = small(name);
        if let Some((body, _)) = self.by_name.get(&folded).and_then(|at| self.list.get(*at)) {
            return body.id.clone();
        }
        self.by_name.insert(folded, self.list.len());
        let id = self.ids.body(name);
        self.by_id.insert(id.clone(), self.list.len());
        self.list.push((Body { id: id.clone(), ten: name.to_owned(), from: Some(from) }, None));
        id
    }

    /// Whether a body of that name is known by now.
    pub(super) fn knows(&self, name: &str) -> bool {
        self.by_name.contains_key(&small(name))
    }

    /// How a body is named where it has a duty, and among recipients.
    pub(super) fn names(&self, id: &str) -> Option<(&str, &str)> {
        let (body, other) = self.list.get(*self.by_id.get(id)?)?;
        Some((&body.ten, other.as_ref().unwrap_or(&body.ten)))
    }

    /// Those that the paper brought.
    pub(super) fn added(&self) -> impl Iterator<Item = &Body> {
        self.list.iter().map(|(body, _)| body).filter(|body| body.from.is_some())
    }
}

/// The unit that a paper's head names; `None`: it has no head that names one.
pub(super) fn of(draft: &Draft) -> Option<Unit> {
    let (superior, issuer) = split(draft);
    if issuer.is_empty() {
        return None;
    }
    let place = place(draft);
    let lines: Vec<String> = issuer.iter().map(|raw| spoken(&raw.text, place.as_deref())).collect();
    let ten = lines.join(" ");
    let dia_ban = names::area(&ten)
        .or_else(|| superior.iter().find_map(|raw| names::area(&spoken(&raw.text, place.as_deref()))));
    let gap = |what: &str| can_bo_sung(what);
    Some(Unit {
        goi: names::called(&ten),
        ten_dau_trang: lines,
        chu_quan: superior.iter().map(|raw| spoken(&raw.text, place.as_deref())).collect(),
        dia_ban: dia_ban.unwrap_or_else(|| gap("tên đơn vị hành chính")),
        dia_danh: place.unwrap_or_else(|| gap("địa danh")),
        ky_hieu: [symbol(draft), Some(names::initials(&ten))]
            .into_iter()
            .flatten()
            .find(|symbol| symbol.parse::<KyHieu>().is_ok())
            .unwrap_or_else(|| "UBND".to_owned()),
        ten,
    })
}

/// Chủ quản and the issuing body. «ỦY BAN NHÂN DÂN» above «XÃ MẪU» is one name.
fn split(draft: &Draft) -> (Vec<&Raw>, Vec<&Raw>) {
    let mut superior: Vec<&Raw> = draft.superior.iter().collect();
    let mut issuer: Vec<&Raw> = draft.issuer.iter().collect();
    let bare = issuer.first().is_some_and(|line| names::is_area(&small(&line.text)));
    if bare && let Some(first) = superior.pop() {
        issuer.insert(0, first);
    }
    (superior, issuer)
}

/// The place before the date.
fn place(draft: &Draft) -> Option<String> {
    let line = draft.place_date.as_ref()?;
    let (place, _) = line.text.split_once(',')?;
    Some(shape::squeezed(place)).filter(|place| place.contains(char::is_alphabetic))
}

/// Number and symbol of the paper: `12`, `KH-UBND`; blanks of a draft are nothing.
pub(super) fn number(draft: &Draft) -> (Option<u32>, Option<String>) {
    let Some(line) = &draft.number else { return (None, None) };
    let text: String = line.text.chars().filter(|c| !c.is_whitespace()).collect();
    let text = text.trim_start_matches(|c: char| c.is_alphabetic()).trim_start_matches([':', '.']);
    let Some((number, symbol)) = text.split_once('/') else { return (None, None) };
    let symbol = symbol.trim_end_matches(['.', ';', ',']);
    let symbol = Some(symbol.replace(['–', '—'], "-")).filter(|symbol| symbol.contains(char::is_alphabetic));
    (number.parse().ok().filter(|number| *number > 0), symbol)
}

/// The issuer's short name in the symbol.
fn symbol(draft: &Draft) -> Option<String> {
    let (_, symbol) = number(draft);
    let symbol = symbol?;
    let short = draft.loai.map(LoaiVanBan::viet_tat).unwrap_or_default();
    let own = symbol.strip_prefix(short).and_then(|rest| rest.strip_prefix('-'));
    Some(match own.filter(|_| !short.is_empty()) {
        Some(own) => own.to_owned(),
        None => symbol.split('-').next().unwrap_or(&symbol).to_owned(),
    })
}

/// Who signs, by right and post; the unit's own entry where it says the same.
pub(super) fn signer(draft: &Draft, known: Option<&DonVi>) -> Option<Signer> {
    let keys = signing(draft)?;
    let says = |signer: &NguoiKy| {
        let own = serde_json::to_value(signer).unwrap_or_default();
        let same = |(key, value): &(&'static str, String)| {
            own.get(key).and_then(|own| own.as_str()).is_some_and(|own| small(own) == small(value))
                || (*key == "quyen" && own.get(key).and_then(serde_json::Value::as_bool) == Some(true))
        };
        let right = ["thay_mat", "thua_lenh", "thua_uy_quyen", "ky_thay"];
        let own_right =
            right.iter().filter(|key| own.get(**key).is_some_and(|value| !value.is_null())).count();
        keys.iter().all(same) && own_right == keys.iter().filter(|(key, _)| right.contains(key)).count()
    };
    if let Some((id, _)) = known.and_then(|known| known.nguoi_ky.iter().find(|(_, signer)| says(signer))) {
        return Some(Signer { id: id.to_string(), keys, from: None });
    }
    let mut ids = Ids::default();
    known.into_iter().flat_map(|known| known.nguoi_ky.ids()).for_each(|id| ids.take(id));
    let post = keys.iter().find(|(key, _)| *key == "chuc_vu").map_or("nguoi_ky", |(_, post)| post.as_str());
    let from = draft.name.as_ref().or(draft.posts.first()).map(|raw| raw.from);
    Some(Signer { id: ids.unique([id::short(post)]), keys, from })
}

/// `TM. ỦY BAN NHÂN DÂN`, `KT. CHỦ TỊCH`, `PHÓ CHỦ TỊCH`, name.
fn signing(draft: &Draft) -> Option<Vec<(&'static str, String)>> {
    const RIGHTS: [(&str, &str); 4] =
        [("TM", "thay_mat"), ("TL", "thua_lenh"), ("TUQ", "thua_uy_quyen"), ("KT", "ky_thay")];
    let mut keys: Vec<(&'static str, String)> = Vec::new();
    let mut post: Option<String> = None;
    let mut other: Option<String> = None;
    for raw in &draft.posts {
        let text = shape::squeezed(&raw.text);
        let (first, rest) = text.split_once([' ', '.']).unwrap_or((&text, ""));
        let bare: String = first.chars().filter(|c| c.is_alphabetic()).collect();
        let rest = rest.trim_start_matches(['.', ' ']);
        if let Some((_, key)) = RIGHTS.iter().find(|(short, _)| *short == bare).filter(|_| !rest.is_empty()) {
            keys.push((key, names::post(rest)));
        } else if bare == "Q" && !rest.is_empty() {
            keys.push(("quyen", "true".to_owned()));
            post = Some(names::post(rest));
        } else if post.is_none() {
            post = Some(names::post(&text));
        } else {
            other = Some(names::post(&text));
        }
    }
    if post.is_none() && keys.is_empty() && draft.name.is_none() {
        return None;
    }
    let post = post.unwrap_or_else(|| can_bo_sung("chức vụ"));
    keys.push(("chuc_vu", post));
    keys.extend(other.map(|other| ("chuc_vu_khac", other)));
    let name = draft.name.as_ref().map(|raw| shape::squeezed(&raw.text));
    keys.push(("ho_ten", name.unwrap_or_else(|| can_bo_sung("họ tên người ký"))));
    Some(keys)
}

/// The lines of nơi nhận by bodies' ids, and what follows «Lưu:».
pub(super) fn recipients(draft: &Draft, bodies: &mut Bodies) -> (Vec<Recipients>, Option<String>) {
    let mut lines = Vec::new();
    let mut kept = None;
    for raw in draft.recipients.iter().skip(1) {
        let text = shape::squeezed(&raw.text);
        let text = outline::bullet(&text).map_or(text.as_str(), |(_, rest)| rest);
        let text = text.trim_end_matches(['.', ';', ',', ' ']).trim();
        if let Some(rest) = text.strip_prefix("Lưu") {
            kept = Some(rest.trim_start_matches([':', ' ']).to_owned()).filter(|rest| !rest.is_empty());
            continue;
        }
        let as_above = !draft.kinh_gui.is_empty() && small(text) == "như trên";
        if text.is_empty() || as_above {
            continue;
        }
        let (names, note) = match text.rsplit_once(" (") {
            Some((names, note)) if note.ends_with(')') && (note.contains('/') || note.starts_with("để ")) => {
                (names, Some(note.trim_end_matches(')').to_owned()))
            }
            _ => (text, None),
        };
        let ids = names.split(';').map(str::trim).filter(|name| !name.is_empty());
        let ids: Vec<String> = ids.map(|name| bodies.id(name, raw.from)).collect();
        lines.push(Recipients { ids, note });
    }
    (lines, kept)
}

/// The lines of Kính gửi.
pub(super) fn addressees(draft: &Draft) -> Vec<Raw> {
    let mut found = Vec::new();
    for (nth, raw) in draft.kinh_gui.iter().enumerate() {
        let text = shape::squeezed(&raw.text);
        let text = match text.split_once(':').filter(|_| nth == 0) {
            Some((_, rest)) => rest.to_owned(),
            None if nth == 0 => text.split(' ').skip(2).collect::<Vec<_>>().join(" "),
            None => text,
        };
        let text = text.trim();
        let text = outline::bullet(text).map_or(text, |(_, rest)| rest).trim_end_matches(['.', ';', ' ']);
        if !text.is_empty() {
            found.push(Raw { from: raw.from, text: text.to_owned() });
        }
    }
    found
}
