//! What of a paper's data is its own: its file with the rows of its tables, or its group in the results.

use std::borrow::Cow;
use std::cell::OnceCell;

use super::files::{self, Faults};
use super::open::Opened;
use super::produce;
use super::shelf::Shelf;
use super::survey::{Paper, Source};
use crate::diagnostic::{Route, Step};
use crate::model::{VanBan, tables};
use crate::yaml::Read;
use crate::yaml::tree::{Kind, Node, Style};

/// A paper's own data, read when it is first asked for.
pub struct OwnData<'a> {
    opened: &'a Opened<'a>,
    shelf: &'a Shelf<'a>,
    paper: &'a Paper,
    route: &'a Route,
    read: OnceCell<Cow<'a, Result<Read<VanBan>, Faults>>>,
    /// The file as a tree, the rows of its tables from other files among it.
    whole: OnceCell<Node>,
}

impl<'a> OwnData<'a> {
    /// Of a paper of a folder, whose own keys stand at `route` in their file.
    pub fn new(opened: &'a Opened<'a>, shelf: &'a Shelf<'a>, paper: &'a Paper, route: &'a Route) -> Self {
        Self { opened, shelf, paper, route, read: OnceCell::new(), whole: OnceCell::new() }
    }

    fn read(&self) -> Option<&Read<VanBan>> {
        let read = self.read.get_or_init(|| self.shelf.read_paper(self.paper));
        read.as_ref().as_ref().ok()
    }

    /// Its keys.
    pub fn keys(&self) -> Option<&Node> {
        let tree = match self.paper.source {
            Source::OwnFile => {
                let read = self.read()?;
                let tree = read.tree()?;
                Some(if read.beside.is_empty() {
                    tree
                } else {
                    self.whole.get_or_init(|| with_rows(read, tree))
                })
            }
            Source::Shared(file) => self.shelf.data(file)?.tree(self.shelf),
        };
        tree?.find(self.route)
    }

    /// The paper's Markdown without some of its keys; `None` where it cannot be made without them, and of a paper
    /// that shows all that its group of a shared file says.
    pub fn without(&self, keys: &[&str]) -> Option<String> {
        match self.paper.source {
            Source::OwnFile => {
                let mut rest = self.read()?.without(keys)?;
                files::fill(self.opened.project.files, &self.shelf.folder.file(self.paper), &mut rest)
                    .ok()?;
                let press = self.opened.project.press;
                produce::draft(self.paper, &rest, press, self.opened.shared()?)
                    .ok()
                    .map(|draft| draft.markdown)
            }
            Source::Shared(_) => None,
        }
    }
}

/// The tree of a paper, with what the files of its tables say where they are named.
fn with_rows(read: &Read<VanBan>, tree: &Node) -> Node {
    let mut whole = tree.clone();
    tables::each(&read.value, &mut |table, trail| {
        let named = tree.in_file(&trail.key("tep").route());
        if let (Some(_), Some(name)) = (&table.tep, at(&mut whole, named.steps())) {
            // What cannot be written down is not there.
            let rows = serde_yaml::to_string(table.dong.as_slice()).unwrap_or_default();
            name.kind = Kind::Scalar { text: rows, style: Style::Double };
        }
    });
    whole
}

fn at<'n>(node: &'n mut Node, steps: &[Step]) -> Option<&'n mut Node> {
    let Some((step, rest)) = steps.split_first() else { return Some(node) };
    let inner = match (&mut node.kind, step) {
        (Kind::Mapping(_, pairs), Step::Key(key)) => {
            let found = pairs.iter_mut().find(|(name, _)| name.text() == Some(&**key));
            found.map(|(_, value)| value)
        }
        (Kind::Sequence(_, items), Step::Index(index)) => items.get_mut(*index),
        _ => None,
    };
    at(inner?, rest)
}
