//! A file with faults, as far as it can be read: so that one fault does not hide those of other kinds, which are only
//! seen in the typed model (an id that is nowhere, an expression that does not evaluate, figures that cannot be).

use std::collections::BTreeSet;

use super::slip::{self, Reading};
use super::{Beside, DataFile, clean, schema, schema_of};
use crate::diagnostic::{Code, Diagnostic, Route, Step};
use crate::value;
use crate::yaml::tree::{self, Node};

/// Keys whose values are held against each other; elsewhere only those of one entry are.
const GROUPS: [&str; 3] = ["khai_quat", "tong_ket", "sau_thang"];

/// What can be read of a file with faults. No paper is made of it: parts of it stand for what cannot be known.
#[derive(Debug)]
pub struct Rest<T> {
    /// Path as the officer would name it.
    pub file: String,
    /// What it holds.
    pub value: T,
    /// Lists of what it holds that stand in files beside it.
    pub beside: Vec<Beside>,
    reading: Reading,
    tree: Node,
    lost: Vec<Route>,
    names: BTreeSet<String>,
}

/// Reads what can be read; `None` where going on would be guessing.
pub fn read<T: DataFile>(file: String, source: &str) -> Option<Rest<T>> {
    if source.len() > tree::MAX_BYTES {
        return None;
    }
    let (text, _) = clean(&file, source);
    let schema = schema_of::<T>();
    let walk = |tree: &Node| schema::walk(&file, tree, &schema, &value::check);
    let keys = schema::property_names(&schema);
    let reading = slip::read(&text, &keys, &|tree| walk(tree).len());
    let whole = reading.tree.as_ref()?;
    let rest = schema::rest(whole, &schema, &walk(whole));
    let value = serde_yaml::from_value(rest.tree.value()).ok()?;
    let names = names(&text);
    Some(Rest { file, value, beside: Vec::new(), tree: rest.tree, lost: rest.lost, names, reading })
}

impl<T> Rest<T> {
    /// Of findings about the typed value those that are about what the officer wrote, each at its place.
    pub fn placed(&self, findings: Vec<Diagnostic>) -> Vec<Diagnostic> {
        let placed = |mut finding: Diagnostic| {
            if *finding.place.file != *self.file || finding.place.at.is_some() {
                return Some(finding);
            }
            if self.is_doubtful(&finding) {
                return None;
            }
            let mut beside = self.beside.iter();
            let place = &finding.place;
            if let Some((list, at)) =
                beside.find_map(|list| Some((list, list.place(&place.route, place.within)?)))
            {
                finding.place.at = Some(at);
                finding.place.file = list.file.as_str().into();
                return Some(finding);
            }
            let node = self.tree.deepest(&finding.place.route);
            let at = node.place(&self.reading.text, finding.place.within);
            finding.place.at = Some(self.reading.original(at)?);
            Some(finding)
        };
        findings.into_iter().filter_map(placed).collect()
    }

    /// Remembers that more of it could not be read.
    pub fn lose(&mut self, routes: Vec<Route>) {
        self.lost.extend(routes);
    }

    /// Where the value does not hold what the officer wrote or meant to.
    pub fn lost(&self) -> &[Route] {
        &self.lost
    }

    /// Whether what a finding says may come from what is lost. An id or an expression stands for itself; a figure is
    /// held against what is written beside it.
    fn is_doubtful(&self, finding: &Diagnostic) -> bool {
        let route = self.tree.in_file(&finding.place.route);
        let route = route.steps();
        let mut lost = self.lost.iter().map(Route::steps);
        if stands_alone(finding) {
            return lost.any(|lost| route.starts_with(lost));
        }
        if let Some(table) = table(route) {
            let (here, inside) = route.split_at(table);
            return lost.any(|lost| match lost.strip_prefix(here) {
                Some(lost) => decides_in_table(lost, inside, finding.code),
                None => here.starts_with(lost),
            });
        }
        if matches!(finding.code, Code::CapSai | Code::ThieuKhoa) {
            return lost.any(|lost| lost.starts_with(route) || route.starts_with(lost));
        }
        let is_group = matches!(route.first(), Some(Step::Key(key)) if GROUPS.contains(&&**key));
        let entry = route.get(..if is_group { 1 } else { 2 }).unwrap_or(route);
        lost.any(|lost| {
            lost.starts_with(entry) || entry.starts_with(lost) || *lost == [Step::Key("nam".into())]
        })
    }

    /// Whether the file has a key or an `id:` of this name, perhaps in a part that could not be read.
    pub fn names(&self, id: &str) -> bool {
        self.names.contains(id)
    }
}

/// How many steps lead to the table that a route goes into.
fn table(route: &[Step]) -> Option<usize> {
    route.iter().rposition(|step| matches!(step, Step::Key(key) if **key == *"bang")).map(|at| at + 1)
}

/// Whether what is lost of a table decides about a finding in it: a row is read by the columns, a sum by all rows, and
/// neither by how they look.
fn decides_in_table(lost: &[Step], inside: &[Step], code: Code) -> bool {
    const LOOK: [&str; 6] = ["ten", "don_vi_tinh", "ngang", "rong", "can", "tep"];
    match lost {
        [Step::Key(list), row @ Step::Index(_), ..] if **list == *"dong" => {
            code == Code::TongSai || inside.get(1) == Some(row)
        }
        [.., Step::Key(last)] => !LOOK.contains(&&**last),
        _ => true,
    }
}

/// Whether a finding is about one word alone, whatever is written beside it.
pub fn stands_alone(finding: &Diagnostic) -> bool {
    matches!(finding.code, Code::MaLa | Code::BieuThucSai | Code::TrungMa)
}

/// Every word that stands as a key or behind `id:` somewhere in a text, well placed or not.
fn names(text: &str) -> BTreeSet<String> {
    let is_part = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    let mut found = BTreeSet::new();
    for (at, _) in text.match_indices(':') {
        let (before, after) = (text[..at].trim_end(), text[at + 1..].trim_start_matches(' '));
        let start = before
            .rfind(|c| !is_part(c))
            .map_or(0, |byte| byte + before[byte..].chars().next().map_or(1, char::len_utf8));
        let key = &before[start..];
        if key == "id" {
            let end = after.find(|c| !is_part(c)).unwrap_or(after.len());
            found.insert(after[..end].to_owned());
        }
        found.insert(key.to_owned());
    }
    found
}
