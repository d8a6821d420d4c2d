//! A workbook in a link: made of the open one, and opened beside those that are here.

use super::address;
use super::effect::Effect;
use super::shelf;
use super::state::{Dialog, Notice, State};
use super::update::show_start;
use crate::file::link::{LinkError, PREFIX, read_link, write_link};

/// A workbook that came in a link, before somebody says what to do with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shared {
    /// What stands behind the `#` of the link.
    pub link: String,
    /// The board's name.
    pub name: String,
    /// The year.
    pub year: u16,
    /// Whether a workbook of the same origin is in this browser.
    pub is_here: bool,
}

/// Whether what stands behind the `#` of an address is a workbook.
pub(super) fn is_link(hash: &str) -> bool {
    hash.trim_start_matches('#').starts_with(PREFIX)
}

/// What stands behind the `#` of a link with the open workbook; `None` if none is open.
#[must_use]
pub fn link(state: &State) -> Option<Result<String, LinkError>> {
    state.open.as_ref().map(|open| write_link(&open.workbook))
}

/// The address holds a workbook: asks what to do with it. Nothing is stored before the answer.
pub(super) fn arrived(state: &mut State, hash: &str) -> Vec<Effect> {
    let mut effects = show_start(state);
    // The address stays as it is: whoever loads the page again is asked again.
    effects.retain(|effect| !matches!(effect, Effect::Address { .. }));
    match read_link(hash) {
        Ok(workbook) => {
            let is_here = state.shelf.iter().any(|item| item.id == workbook.id);
            let (name, year) = (workbook.name, workbook.year.number());
            let shared = Shared { link: hash.to_owned(), name, year, is_here };
            state.dialog = Some(Dialog::Shared(Box::new(shared)));
        }
        Err(error) => {
            state.notice = Some(Notice::LinkRefused(error));
            effects.extend(address::effect(state));
        }
    }
    effects
}

/// Opens the workbook of a link, beside those that are here.
pub(super) fn open(state: &mut State, link: &str) -> Vec<Effect> {
    state.dialog = None;
    match read_link(link) {
        Ok(workbook) => shelf::put_beside(state, workbook, shelf::Origin::default()),
        Err(error) => {
            state.notice = Some(Notice::LinkRefused(error));
            Vec::new()
        }
    }
}
