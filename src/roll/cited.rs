//! Where a paper cites the documents of the register.

use super::Draft;
use crate::diagnostic::Route;
use crate::model::VanBan;
use crate::model::texts::{named, texts};

/// Routes at which a paper cites each document, in the order of first citation.
pub(super) fn cited(paper: &VanBan) -> Vec<(String, Vec<Route>)> {
    let mut found: Vec<(String, Vec<Route>)> = Vec::new();
    let mut add = |id: &str, route: Route| match found.iter_mut().find(|(known, _)| known == id) {
        Some((_, routes)) => routes.push(route),
        None => found.push((id.to_owned(), vec![route])),
    };
    for (at, id) in paper.mo_dau.can_cu.iter().enumerate() {
        add(id.as_str(), Route::root().key("mo_dau").key("can_cu").index(at));
    }
    for (route, text) in texts(paper) {
        named(text, "can_cu").into_iter().for_each(|id| add(id, route.clone()));
    }
    found
}

/// At every place that cites a document.
pub(super) fn at_citations(draft: Draft, id: &str, routes: &[Route]) -> Draft {
    routes.iter().fold(draft, |draft, route| draft.at_words(route, format!("can_cu.{id}"), 0))
}
