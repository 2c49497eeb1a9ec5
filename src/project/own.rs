//! What of a paper's data is its own: its file, or its group in the results.

use std::borrow::Cow;
use std::cell::OnceCell;

use super::files::Faults;
use super::open::Opened;
use super::produce;
use super::shelf::Shelf;
use super::survey::{Paper, Source};
use crate::diagnostic::Route;
use crate::model::VanBan;
use crate::yaml::Read;
use crate::yaml::tree::Node;

/// A paper's own data, read when it is first asked for.
pub struct OwnData<'a> {
    opened: &'a Opened<'a>,
    shelf: &'a Shelf<'a>,
    paper: &'a Paper,
    route: &'a Route,
    read: OnceCell<Cow<'a, Result<Read<VanBan>, Faults>>>,
}

impl<'a> OwnData<'a> {
    /// Of a paper of a folder, whose own keys stand at `route` in their file.
    pub fn new(opened: &'a Opened<'a>, shelf: &'a Shelf<'a>, paper: &'a Paper, route: &'a Route) -> Self {
        Self { opened, shelf, paper, route, read: OnceCell::new() }
    }

    fn read(&self) -> Option<&Read<VanBan>> {
        let read = self.read.get_or_init(|| self.opened.read_paper(self.shelf, self.paper));
        read.as_ref().as_ref().ok()
    }

    /// Its keys.
    pub fn keys(&self) -> Option<&Node> {
        let tree = match self.paper.source {
            Source::OwnFile => self.read()?.tree(),
            Source::Results(_) => self.shelf.results().as_ref().ok()?.tree(),
        };
        tree?.find(self.route)
    }

    /// The paper's Markdown without some of its keys; `None` where it cannot be made without them, and of a report,
    /// which shows all that its group says.
    pub fn without(&self, keys: &[&str]) -> Option<String> {
        match self.paper.source {
            Source::OwnFile => {
                let rest = self.read()?.without(keys)?;
                let press = self.opened.project.press;
                produce::draft(self.paper, &rest, press, self.opened.shared()?)
                    .ok()
                    .map(|draft| draft.markdown)
            }
            Source::Results(_) => None,
        }
    }
}
