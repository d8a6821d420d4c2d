//! A workbook in a link: made of the open one, and opened beside those that are here.

use super::address;
use super::effect::Effect;
use super::state::{Dialog, Notice, State};
use super::update::show_start;
use super::{locked, shelf};
use crate::file::Content;
use crate::file::link::{
    LinkError, PREFIX, is_locked, link_of_text, read_link, read_locked_link, read_whole_link, write_link,
};

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
    if is_locked(hash) {
        effects.extend(match read_locked_link(hash) {
            Ok(found) => locked::ask_for_link(state, found),
            Err(error) => refuse(state, error),
        });
        return effects;
    }
    effects.extend(ask(state, hash));
    effects
}

/// What stood in a link that a passphrase locks: asks what to do with it, as if it had come without.
pub(super) fn unlocked(state: &mut State, text: &[u8]) -> Vec<Effect> {
    match link_of_text(&String::from_utf8_lossy(text)) {
        Ok(link) => ask(state, &link),
        Err(error) => refuse(state, error),
    }
}

/// Asks what to do with the workbook of a link.
fn ask(state: &mut State, link: &str) -> Vec<Effect> {
    match read_link(link) {
        Ok(workbook) => {
            let is_here = state.shelf.iter().any(|item| item.id == workbook.id);
            let (name, year) = (workbook.name, workbook.year.number());
            let shared = Shared { link: link.to_owned(), name, year, is_here };
            state.dialog = Some(Dialog::Shared(Box::new(shared)));
            Vec::new()
        }
        Err(error) => refuse(state, error),
    }
}

fn refuse(state: &mut State, error: LinkError) -> Vec<Effect> {
    state.notice = Some(Notice::LinkRefused(error));
    address::effect(state).into_iter().collect()
}

/// Opens the workbook of a link, beside those that are here.
pub(super) fn open(state: &mut State, link: &str) -> Vec<Effect> {
    state.dialog = None;
    match read_whole_link(link) {
        // A newer version is said as of a file: what it made opens all the same. Nobody edits a link by hand.
        Ok(content) => shelf::put_beside(state, String::new(), Content { is_edited: false, ..content }),
        Err(error) => {
            state.notice = Some(Notice::LinkRefused(error));
            Vec::new()
        }
    }
}
