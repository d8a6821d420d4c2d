//! The saved versions that a workbook stems from, and finding one of them again.

use super::effect::Effect;
use super::journal;
use super::state::{Open, State, StepLabel};
use crate::file::fingerprint;
use crate::lang::{Verb, What};
use crate::model::Workbook;
use crate::model::edit::{Edit, Setting};
use crate::model::id::WorkbookId;
use crate::model::lineage::{Fingerprint, with};

/// The open workbook has been saved to a file: what others make of that file stems from what it is now. This is written down,
/// but it is no step that anybody takes back.
pub(super) fn saved(state: &mut State, id: WorkbookId) -> Vec<Effect> {
    let Some(open) = state.open.as_ref().filter(|open| open.workbook.id == id) else { return Vec::new() };
    let now = fingerprint::of(&open.workbook);
    if open.workbook.lineage.first() == Some(&now) {
        return Vec::new();
    }
    let lineage = with(&open.workbook.lineage, now);
    set(state, lineage)
}

fn set(state: &mut State, lineage: Vec<Fingerprint>) -> Vec<Effect> {
    let Some(open) = state.open.as_mut() else { return Vec::new() };
    let edit = Edit::Set(Setting::Lineage(lineage));
    let Ok(inverse) = open.workbook.apply(edit.clone()) else { return Vec::new() };
    let label = StepLabel { verb: Verb::Settings, what: What::Named(open.workbook.name.clone()) };
    journal::record_beside(state, edit, inverse, &label)
}

/// What others made of files has come into the open workbook: it stems from those too.
pub(super) fn merged(state: &mut State, versions: impl Iterator<Item = Fingerprint>) -> Vec<Effect> {
    let Some(open) = state.open.as_ref() else { return Vec::new() };
    let now = open.workbook.lineage.clone();
    let lineage = versions.fold(now.clone(), |lineage, version| with(&lineage, version));
    if lineage == now { Vec::new() } else { set(state, lineage) }
}

/// A workbook as it is opened from a file: it stems from what stands there.
pub(super) fn opened(workbook: &mut Workbook) {
    workbook.lineage = with(&workbook.lineage, fingerprint::of(workbook));
}

/// Whether two workbooks stem from one saved version, or one of them from the other.
#[must_use]
pub fn is_kin(one: &Workbook, other: &Workbook) -> bool {
    one.id == other.id || one.lineage.iter().any(|version| other.lineage.contains(version))
}

/// How many bytes of text are looked at for a version among the steps of the history.
const SEARCHED: usize = 60_000_000;

/// The newest of the versions that the open workbook has been, as far as its history goes back: where several were saved,
/// the last one that `wanted` names.
pub(super) fn earlier(open: &Open, wanted: &[Fingerprint]) -> Option<Workbook> {
    let (mut workbook, mut history) = (open.workbook.clone(), open.history.clone());
    let mut searched = 0;
    while searched < SEARCHED {
        let (found, length) = fingerprint::with_length(&workbook);
        if wanted.contains(&found) {
            return Some(workbook);
        }
        searched += length;
        // A step that does not lead back any more ends it.
        history.undo(&mut workbook).ok()??;
    }
    None
}
