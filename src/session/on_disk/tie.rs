//! Which file a workbook is tied to: chosen, opened, found again after a reload, and let go.

use super::{Ask, Is, Tied, Trouble, Wish, tied};
use crate::file::{Content, fingerprint, read};
use crate::lang::on_disk::words;
use crate::model::id::WorkbookId;
use crate::model::lineage::Fingerprint;
use crate::session::effect::Effect;
use crate::session::state::{State, View};
use crate::session::{locked, shelf, unsaved};

impl Tied {
    fn new(id: WorkbookId, name: String, is: Is, written: Option<u64>) -> Self {
        Self { id, name, is, trouble: None, written, tried: None }
    }
}

fn said(text: &str, name: &str) -> Effect {
    Effect::Announce(text.replace("{}", name))
}

fn asks(ask: Ask) -> Vec<Effect> {
    vec![Effect::Disk(ask)]
}

/// Does what the user wishes.
pub(in crate::session) fn ask(state: &mut State, wish: Wish) -> Vec<Effect> {
    let Some(open) = state.open.as_ref() else {
        return if wish == Wish::Open { asks(Ask::Open) } else { Vec::new() };
    };
    let id = open.workbook.id;
    match wish {
        Wish::Save => {
            let name = shelf::file_name(&open.workbook.name);
            asks(Ask::Choose(id, format!("{name} {}.json", open.workbook.year.number())))
        }
        Wish::Open => asks(Ask::Open),
        Wish::Leave => {
            let Some(tied) = state.on_disk.tied.take() else { return Vec::new() };
            vec![Effect::Disk(Ask::Leave(id)), said(words(state.lang).left, &tied.name)]
        }
    }
}

/// Another workbook is open, or none: looks for its file.
pub(super) fn look(state: &mut State) -> Vec<Effect> {
    let Some(id) = state.open.as_ref().map(|open| open.workbook.id) else {
        state.on_disk.tied = None;
        return Vec::new();
    };
    if let Some((_, name, bytes)) = state.on_disk.opened.take_if(|(opened, ..)| *opened == id) {
        let theirs = read(&bytes).ok().map(|theirs| fingerprint::of(&theirs));
        return tie(state, name, bytes, theirs);
    }
    if tied(state).is_some() {
        return Vec::new();
    }
    state.on_disk.tied = None;
    asks(Ask::Find(id))
}

/// A file was chosen for a workbook. Whoever chose it said that it may be written over.
pub(super) fn chosen(state: &mut State, id: WorkbookId, name: String) -> Vec<Effect> {
    if state.open.as_ref().is_none_or(|open| open.workbook.id != id) {
        return Vec::new();
    }
    let said = said(words(state.lang).writes_in, &name);
    state.on_disk.tied = Some(Tied::new(id, name, Is::Awake, None));
    let mut effects = super::write(state);
    effects.push(said);
    effects
}

/// A file was opened: its workbook is opened where it is here, and otherwise put beside the others.
pub(super) fn opened(state: &mut State, name: String, bytes: Vec<u8>) -> Vec<Effect> {
    state.on_disk.opened = None;
    let Ok(content) = Content::read(&bytes) else {
        // What is no workbook is said as of any file. One that a passphrase locks is opened and not written, which is said.
        let effects = shelf::import(state, name, Some(&bytes));
        locked::is_from_disk(state);
        return effects;
    };
    let (id, theirs) = (content.workbook.id, content.fingerprint);
    let is_here = state.shelf.iter().any(|item| item.id == id && item.readable);
    let is_open = state.open.as_ref().is_some_and(|open| open.workbook.id == id);
    if is_open {
        return tie(state, name, bytes, Some(theirs));
    }
    if is_here {
        state.on_disk.opened = Some((id, name, bytes));
        return unsaved::open(state, id, View::Overview);
    }
    let mut effects = shelf::put_beside(state, name.clone(), content);
    effects.extend(tie(state, name, bytes, Some(theirs)));
    effects
}

/// The open workbook is tied to a file that was opened, with these bytes and a content with this fingerprint, if it is a workbook.
/// What it holds may be written over if the workbook has it, or had it when it was saved.
fn tie(state: &mut State, name: String, bytes: Vec<u8>, theirs: Option<Fingerprint>) -> Vec<Effect> {
    let Some(open) = state.open.as_ref() else { return Vec::new() };
    let id = open.workbook.id;
    let is_same = theirs == Some(fingerprint::of(&open.workbook));
    let is_older = theirs.is_some_and(|theirs| open.workbook.lineage.contains(&theirs));
    let written = is_same.then(|| open.journal.newest());
    let known = (is_same || is_older).then(|| fingerprint::of_bytes(&bytes));
    let is = if known.is_some() { Is::Awake } else { Is::Changed(bytes.into()) };
    let mut effects = asks(Ask::Tie(id, known));
    if known.is_some() {
        effects.push(said(words(state.lang).writes_in, &name));
    }
    state.on_disk.tied = Some(Tied::new(id, name, is, written));
    effects
}

/// The file of a workbook was found, or its permission has been answered.
pub(super) fn found(state: &mut State, id: WorkbookId, name: String, may: bool) -> Vec<Effect> {
    if state.open.as_ref().is_none_or(|open| open.workbook.id != id) {
        return Vec::new();
    }
    let written = super::written(state);
    let is = if may { Is::Awake } else { Is::Asleep };
    state.on_disk.tied = Some(Tied::new(id, name, is, written));
    // What stands in the file now is looked at before anything else.
    if may { super::write(state) } else { Vec::new() }
}

/// Tries again to write the file.
pub(super) fn again(state: &mut State) -> Vec<Effect> {
    let Some(id) = tied(state).map(|tied| tied.id) else { return Vec::new() };
    let Some(tied) = state.on_disk.tied.as_mut() else { return Vec::new() };
    match tied.is {
        Is::Awake if tied.trouble != Some(Trouble::Denied) => {
            tied.tried = None;
            super::write(state)
        }
        Is::Asleep | Is::Awake => asks(Ask::Wake(id)),
        Is::Writing(_) | Is::Changed(_) => Vec::new(),
    }
}

/// The content of files has come into the open workbook: if that of its own file is among them, it may be written over.
pub(in crate::session) fn taken_in(state: &mut State, versions: &[Fingerprint]) -> Vec<Effect> {
    let Some(Tied { id, is: Is::Changed(bytes), .. }) = tied(state).cloned() else { return Vec::new() };
    let theirs = read(&bytes).ok().map(|theirs| fingerprint::of(&theirs));
    if !theirs.is_some_and(|theirs| versions.contains(&theirs)) {
        return Vec::new();
    }
    if let Some(tied) = state.on_disk.tied.as_mut() {
        tied.is = Is::Awake;
        tied.written = None;
    }
    asks(Ask::Accept(id, fingerprint::of_bytes(&bytes)))
}
