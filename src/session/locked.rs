//! Files and links that a passphrase locks: what waits for its passphrase, and what becomes of it.
//!
//! ```text
//! file, link ─▶ Dialog::Unlock ─▶ the browser decrypts ─▶ Step::Unlocked ─▶ as any other file or link
//! ```
//!
//! The passphrase itself never comes here: it goes from its field to the browser's own encryption, and is forgotten there.

use super::effect::Effect;
use super::journal::in_memory;
use super::opening::{self, Stored};
use super::state::{Dialog, Moment, Notice, State};
use super::update::ask;
use super::{comparison, sharing, shelf};
use crate::file::link::LinkError;
use crate::file::locked::{Locked, LockedError, pack, read_locked, unpack};
use crate::file::{compact, fingerprint};
use crate::lang::locked::{refused, words};
use crate::model::Workbook;
use crate::model::id::WorkbookId;
use crate::model::lineage::Fingerprint;

/// Files with their names, as they were chosen.
pub(super) type Files = Vec<(String, Option<Vec<u8>>)>;

/// What waits for its passphrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// The file's name; `None` for a link.
    pub name: Option<String>,
    /// Whether it was opened from disk to be worked on there, which a locked file is not.
    pub is_on_disk: bool,
    locked: Locked,
    then: Then,
}

/// What happens with what is unlocked.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Then {
    /// It is opened.
    Open,
    /// It is one of these files that the open workbook is compared with: its place.
    Compare(Files, usize),
}

impl Waiting {
    /// What is locked.
    #[must_use]
    pub fn locked(&self) -> &Locked {
        &self.locked
    }
}

/// What the shell says of something that is locked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// A passphrase fits; this is what it gives.
    Unlocked(Vec<u8>),
    /// The passphrase does not fit.
    Wrong,
    /// The browser has no encryption on this page.
    Impossible,
    /// The open workbook is to be saved to a file, which is this text: locked, of the content with this fingerprint.
    Save(WorkbookId, Fingerprint, String, Moment),
    /// The same of a workbook on the shelf, of which this is stored.
    SaveStored(WorkbookId, Box<Stored>, String, Moment),
}

/// Does what the shell says.
pub(super) fn step(state: &mut State, step: Step) -> Vec<Effect> {
    match step {
        Step::Unlocked(bytes) => unlocked(state, &bytes),
        Step::Wrong => {
            state.form_error = Some(words(state.lang).wrong.to_owned());
            Vec::new()
        }
        Step::Impossible => {
            state.form_error = Some(words(state.lang).impossible.to_owned());
            Vec::new()
        }
        Step::Save(id, version, text, at) => save(state, id, version, text, at),
        Step::SaveStored(id, stored, text, at) => {
            let Some(item) = state.shelf.iter().find(|item| item.id == id) else { return Vec::new() };
            let mut effects = given(state, &item.name, item.year, text);
            effects.extend(shelf::filed(state, id, &stored, at));
            effects
        }
    }
}

/// Asks for the passphrase of a file, if it is one that is locked.
pub(super) fn ask_for(state: &mut State, name: &str, bytes: &[u8]) -> Option<Vec<Effect>> {
    Some(match read_locked(bytes)? {
        Ok(locked) => wait(state, Some(name.to_owned()), locked, Then::Open),
        Err(error) => {
            state.notice = Some(Notice::LockedRefused { name: name.to_owned(), error });
            Vec::new()
        }
    })
}

/// Asks for the passphrase of a link.
pub(super) fn ask_for_link(state: &mut State, locked: Locked) -> Vec<Effect> {
    wait(state, None, locked, Then::Open)
}

/// Asks for the passphrase of the first of these files that is locked; gives them back if none is.
pub(super) fn ask_for_one(state: &mut State, files: Files) -> Result<Files, Vec<Effect>> {
    let found = files
        .iter()
        .enumerate()
        .find_map(|(at, (name, bytes))| Some((at, name.clone(), read_locked(bytes.as_deref()?)?)));
    match found {
        None => Ok(files),
        Some((at, name, Ok(locked))) => Err(wait(state, Some(name), locked, Then::Compare(files, at))),
        Some((_, name, Err(error))) => {
            state.form_error = Some(refused(state.lang, &name, error));
            Err(Vec::new())
        }
    }
}

fn wait(state: &mut State, name: Option<String>, locked: Locked, then: Then) -> Vec<Effect> {
    state.locked = Some(Box::new(Waiting { name, is_on_disk: false, locked, then }));
    ask(state, Dialog::Unlock)
}

/// What waits was opened from disk.
pub(super) fn is_from_disk(state: &mut State) {
    if let Some(waiting) = state.locked.as_mut() {
        waiting.is_on_disk = true;
    }
}

/// A passphrase fits: goes on as if what it locked had come so.
fn unlocked(state: &mut State, bytes: &[u8]) -> Vec<Effect> {
    // Who has closed the dialog meanwhile does not want it any more.
    if state.dialog != Some(Dialog::Unlock) {
        return Vec::new();
    }
    let Some(waiting) = state.locked.take() else { return Vec::new() };
    (state.dialog, state.form_error) = (None, None);
    let Waiting { name, then, .. } = *waiting;
    match (unpack(bytes), then, name) {
        (Ok(text), Then::Compare(mut files, at), _) => {
            if let Some(file) = files.get_mut(at) {
                file.1 = Some(text);
            }
            state.dialog = Some(Dialog::Compare);
            comparison::step(state, comparison::Step::Files(files))
        }
        (Ok(text), Then::Open, Some(name)) => shelf::import(state, name, Some(&text)),
        (Ok(text), Then::Open, None) => sharing::unlocked(state, &text),
        (Err(error), _, Some(name)) => {
            state.notice = Some(Notice::LockedRefused { name, error });
            Vec::new()
        }
        (Err(error), _, None) => {
            let why = if error == LockedError::TooLarge { LinkError::TooLarge } else { LinkError::Damaged };
            state.notice = Some(Notice::LinkRefused(why));
            Vec::new()
        }
    }
}

/// The open workbook, ready to be encrypted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Packed {
    /// Which workbook.
    pub id: WorkbookId,
    /// The fingerprint of its content.
    pub version: Fingerprint,
    /// What is encrypted for a file.
    pub file: Vec<u8>,
    /// What is encrypted for a link.
    pub link: Vec<u8>,
}

/// The open workbook as it is now, ready to be encrypted; `None` if none is open.
#[must_use]
pub fn packed(state: &State) -> Option<Packed> {
    state.open.as_ref().map(|open| of(&open.workbook))
}

/// The same of a workbook on the shelf: as memory has it, or as it is stored; `None` if it cannot be read.
#[must_use]
pub fn packed_stored(state: &State, id: WorkbookId, stored: &Stored) -> Option<Packed> {
    match in_memory(state, id) {
        Some(open) => Some(of(&open.workbook)),
        None => Some(of(&opening::open(stored).ok()??.workbook)),
    }
}

fn of(workbook: &Workbook) -> Packed {
    let (file, link) = (pack(&fingerprint::write(workbook)), pack(&compact(workbook)));
    Packed { id: workbook.id, version: fingerprint::of(workbook), file, link }
}

fn save(state: &mut State, id: WorkbookId, version: Fingerprint, text: String, at: Moment) -> Vec<Effect> {
    let Some(open) = state.open.as_ref().filter(|open| open.workbook.id == id) else { return Vec::new() };
    let mut effects = given(state, &open.workbook.name, open.workbook.year.number(), text);
    effects.extend(shelf::saved(state, id, Some(version), at));
    effects
}

/// Gives a locked file to the user.
fn given(state: &State, name: &str, year: u16, text: String) -> Vec<Effect> {
    let name = format!("{} {year} {}.json", shelf::file_name(name), words(state.lang).in_name);
    let said = Effect::Announce(state.lang.texts().later().saved_to_file.replace("{}", &name));
    vec![Effect::Download { name, text }, said]
}
