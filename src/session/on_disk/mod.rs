//! Working straight on a file on disk, where the browser can: which file the open workbook is tied to, when it is written, and
//! what is said of that. Every step is written down in the browser all the same.
//!
//! ```text
//! a step ─▶ due ─▶ (quiet) ─▶ Step::Quiet ─▶ Ask::Write ─▶ decide: Same, Write or Changed ─▶ Step::Done
//! ```
//!
//! The shell has the file itself. It writes over nothing but what was last read or written here.

mod decide;
mod tie;

pub use decide::{Act, decide};
pub(super) use tie::{ask, taken_in};

use std::sync::Arc;

use super::effect::Effect;
use super::state::{Moment, Open, State};
use super::{comparison, shelf};
use crate::file::fingerprint;
use crate::file::point::Why;
use crate::file::read;
use crate::lang::on_disk::words;
use crate::model::id::WorkbookId;
use crate::model::lineage::Fingerprint;

/// What is known of files on disk.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OnDisk {
    /// Whether the browser can work on them.
    is_there: bool,
    /// The file of the open workbook.
    tied: Option<Tied>,
    /// A file that was opened, until its workbook is open.
    opened: Option<(WorkbookId, String, Vec<u8>)>,
}

/// The file that a workbook is tied to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tied {
    /// Which workbook.
    pub id: WorkbookId,
    /// The file's name.
    pub name: String,
    /// How it stands.
    pub is: Is,
    /// Why it could not be written the last time.
    pub trouble: Option<Trouble>,
    /// The newest step that the file has, as far as that is known.
    written: Option<u64>,
    /// The step with which it could not be written.
    tried: Option<u64>,
}

/// How a file stands to its workbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Is {
    /// The browser wants to be asked again before it writes.
    Asleep,
    /// The file has all steps, or is to be written soon.
    Awake,
    /// It is being written with this step.
    Writing(u64),
    /// It holds this, which was not read or written here.
    Changed(Arc<[u8]>),
}

/// Why a file could not be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// The browser may not write it any more.
    Denied,
    /// It is not where it was.
    Gone,
    /// The disk is full.
    Full,
    /// Another program holds it, or the disk does not answer.
    Refused,
    /// Something else was read back than was written.
    NotSame,
}

/// Something that happens with files on disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// The browser can work on them.
    There,
    /// Another workbook is open, or none.
    Look,
    /// A file was chosen for a workbook: its name.
    Chosen(WorkbookId, String),
    /// A file was opened: its name and content.
    Opened(String, Vec<u8>),
    /// A workbook is tied to the file of this name; whether the browser may write it.
    Found(WorkbookId, String, bool),
    /// Nothing has happened for a while, or the page goes out of sight.
    Quiet,
    /// A write is over: which workbook, with which step, of the content with which fingerprint, when, and how it went.
    Done(WorkbookId, u64, Fingerprint, Moment, Outcome),
    /// Try again to write, asking the browser where that is needed.
    Again,
    /// Compare the workbook with what stands in the file.
    Compare,
    /// The user wishes something.
    Wish(Wish),
}

/// How a write went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// The file has been written and read back, or had the same content already.
    Written,
    /// Nothing was written: the file holds this, which was not read or written here.
    Changed(Vec<u8>),
    /// It could not be written.
    Failed(Trouble),
}

/// What the user wishes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Wish {
    /// Work in a file from now on.
    Save,
    /// Open a file and work in it.
    Open,
    /// Not write the file any more.
    Leave,
}

/// What the shell is to do with files on disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ask {
    /// Have a file chosen for a workbook, with this name proposed.
    Choose(WorkbookId, String),
    /// Have a file chosen and read.
    Open,
    /// Look for the file of a workbook.
    Find(WorkbookId),
    /// The file that was opened last is this workbook's; its content counts as known if it has this fingerprint.
    Tie(WorkbookId, Option<Fingerprint>),
    /// What the file holds counts as known, if it is of this fingerprint.
    Accept(WorkbookId, Fingerprint),
    /// Ask the browser whether the file may be written.
    Wake(WorkbookId),
    /// Write the file: with this step, of the content with this fingerprint, this text.
    Write(WorkbookId, u64, Fingerprint, String),
    /// Forget the file of a workbook; the file itself stays.
    Leave(WorkbookId),
}

impl Tied {
    /// It, if something is to be done about it: without what changes with every step.
    #[must_use]
    pub fn in_need(&self) -> Option<Self> {
        let is = if matches!(self.is, Is::Writing(_)) { Is::Awake } else { self.is.clone() };
        let is_fine = is == Is::Awake && self.trouble.is_none();
        (!is_fine).then(|| Self { is, written: None, tried: None, ..self.clone() })
    }
}

/// The file of the open workbook.
#[must_use]
pub fn tied(state: &State) -> Option<&Tied> {
    let id = state.open.as_ref()?.workbook.id;
    state.on_disk.tied.as_ref().filter(|tied| tied.id == id)
}

/// Whether the browser can work on files on disk.
#[must_use]
pub fn is_there(state: &State) -> bool {
    state.on_disk.is_there
}

/// The newest step that the file of the open workbook has.
#[must_use]
pub(super) fn written(state: &State) -> Option<u64> {
    tied(state)?.written
}

/// Whether the file has every step.
#[must_use]
pub fn is_whole(state: &State) -> bool {
    let newest = state.open.as_ref().map(|open| open.journal.newest());
    tied(state).is_some_and(|tied| tied.is == Is::Awake && tied.trouble.is_none() && tied.written == newest)
}

/// The workbook and step that are to be written after a while of quiet, if any are.
#[must_use]
pub fn due(state: &State) -> Option<(WorkbookId, u64)> {
    let tied = tied(state)?;
    let newest = state.open.as_ref()?.journal.newest();
    let has = |step: Option<u64>| step == Some(newest);
    // What was in the way may be gone with the next step; a permission that is gone has to be asked for.
    let may = tied.is == Is::Awake && tied.trouble != Some(Trouble::Denied) && !has(tied.tried);
    (may && !has(tied.written)).then_some((tied.id, newest))
}

/// Does what happens with files on disk.
pub(super) fn step(state: &mut State, step: Step) -> Vec<Effect> {
    match step {
        Step::There => {
            state.on_disk.is_there = true;
            Vec::new()
        }
        Step::Look => tie::look(state),
        Step::Chosen(id, name) => tie::chosen(state, id, name),
        Step::Opened(name, bytes) => tie::opened(state, name, bytes),
        Step::Found(id, name, may) => tie::found(state, id, name, may),
        Step::Quiet => write(state),
        Step::Done(id, step, version, at, outcome) => done(state, (id, step, version), at, outcome),
        Step::Again => tie::again(state),
        Step::Compare => compare(state),
        Step::Wish(wish) => tie::ask(state, wish),
    }
}

/// Has the file written, if it is behind. Gives nothing where it is not, or cannot be.
pub(super) fn write(state: &mut State) -> Vec<Effect> {
    let Some((id, step)) = due(state) else { return Vec::new() };
    let (Some(open), Some(tied)) = (state.open.as_ref(), state.on_disk.tied.as_mut()) else {
        return Vec::new();
    };
    tied.is = Is::Writing(step);
    let (version, text) = (fingerprint::of(&open.workbook), fingerprint::write(&open.workbook));
    vec![Effect::Disk(Ask::Write(id, step, version, text))]
}

/// Saves to the file at once, where the open workbook has one that can be written.
pub(super) fn save_now(state: &mut State) -> Option<Vec<Effect>> {
    let is_awake = |tied: &Tied| matches!(tied.is, Is::Awake | Is::Writing(_)) && tied.trouble.is_none();
    let name = tied(state).filter(|tied| is_awake(tied))?.name.clone();
    let effects = write(state);
    let said = words(state.lang).saved_in.replace("{}", &name);
    // What is to be written shows when it is.
    let is_whole = is_whole(state);
    Some(if is_whole { vec![Effect::Announce(said)] } else { effects })
}

fn done(
    state: &mut State,
    (id, step, version): (WorkbookId, u64, Fingerprint),
    at: Moment,
    outcome: Outcome,
) -> Vec<Effect> {
    let Some(tied) = state.on_disk.tied.as_mut().filter(|tied| tied.id == id) else { return Vec::new() };
    match outcome {
        Outcome::Written => {
            (tied.is, tied.trouble, tied.written) = (Is::Awake, None, tied.written.max(Some(step)));
            count(state, id, step, version, at)
        }
        Outcome::Changed(bytes) => {
            (tied.is, tied.trouble) = (Is::Changed(bytes.into()), None);
            Vec::new()
        }
        Outcome::Failed(trouble) => {
            (tied.is, tied.trouble, tied.tried) = (Is::Awake, Some(trouble), Some(step));
            Vec::new()
        }
    }
}

/// A file that has been written counts as saved to a file. The first of a day is a restore point and a version that others may
/// come back with; to keep all of them would leave no room for any other.
fn count(state: &mut State, id: WorkbookId, step: u64, version: Fingerprint, at: Moment) -> Vec<Effect> {
    let is_now = |open: &Open| open.workbook.id == id && open.journal.newest() == step;
    let known = state.points.of(id);
    let is_first = known.is_some_and(|known| {
        !known.iter().any(|point| point.why == Why::Saved && point.when.get(..10) == at.get(..10))
    });
    if is_first && state.open.as_ref().is_some_and(is_now) {
        let effects = shelf::saved(state, id, Some(version), at);
        // That it was saved has been written down as a step, which changes nothing in the file that matters.
        let newest = state.open.as_ref().map(|open| open.journal.newest());
        if let Some(tied) = state.on_disk.tied.as_mut() {
            tied.written = newest;
        }
        return effects;
    }
    let Some(item) = state.shelf.iter_mut().find(|item| item.id == id) else { return Vec::new() };
    item.exported = Some(at);
    vec![Effect::StoreItem(item.clone())]
}

/// What stands in the file that was changed, if it is a workbook.
#[must_use]
pub fn can_compare(tied: &Tied) -> bool {
    matches!(&tied.is, Is::Changed(bytes) if read(bytes).is_ok())
}

fn compare(state: &mut State) -> Vec<Effect> {
    let Some(Tied { name, is: Is::Changed(bytes), .. }) = tied(state).cloned() else { return Vec::new() };
    let mut effects = comparison::ask(state);
    effects.extend(comparison::step(state, comparison::Step::Files(vec![(name, Some(bytes.to_vec()))])));
    effects
}
