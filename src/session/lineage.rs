//! The saved versions that a workbook stems from, and finding one of them again.

use super::effect::Effect;
use super::journal;
use super::on_disk;
use super::opening::Opened;
use super::state::{Open, State, StepLabel};
use crate::file::fingerprint;
use crate::file::journal::{Record, RecordId, write};
use crate::lang::{Verb, What};
use crate::model::Workbook;
use crate::model::edit::{Edit, Setting};
use crate::model::id::WorkbookId;
use crate::model::lineage::{Fingerprint, with};

/// The open workbook has been saved to a file, as it is now or the version with this fingerprint: what others make of that file stems from what it is now. This is written down,
/// but it is no step that anybody takes back.
pub(super) fn saved(state: &mut State, id: WorkbookId, version: Option<Fingerprint>) -> Vec<Effect> {
    let Some(open) = state.open.as_ref().filter(|open| open.workbook.id == id) else { return Vec::new() };
    let now = version.unwrap_or_else(|| fingerprint::of(&open.workbook));
    if open.workbook.lineage.first() == Some(&now) {
        return Vec::new();
    }
    let lineage = with(&open.workbook.lineage, now);
    set(state, lineage)
}

fn set(state: &mut State, lineage: Vec<Fingerprint>) -> Vec<Effect> {
    let Some(open) = state.open.as_mut() else { return Vec::new() };
    let Some((edit, inverse, label)) = apply(&mut open.workbook, lineage) else { return Vec::new() };
    journal::record_beside(state, edit, inverse, &label)
}

/// Gives a workbook its lineage: the edit, its inverse, and what the step is called.
fn apply(workbook: &mut Workbook, lineage: Vec<Fingerprint>) -> Option<(Edit, Edit, StepLabel)> {
    let edit = Edit::Set(Setting::Lineage(lineage));
    let inverse = workbook.apply(edit.clone()).ok()?;
    let label = StepLabel { verb: Verb::Settings, what: What::Named(workbook.name.clone()) };
    Some((edit, inverse, label))
}

/// The same of a workbook that is not in memory: the record that says so, as this tab writes it. None where it is known
/// already, or where something of what is stored cannot be used, which has to be settled first.
pub(super) fn saved_stored(opened: Opened, tab: u64) -> Option<(RecordId, String)> {
    let Opened { mut workbook, journal, stranded, .. } = opened;
    let now = fingerprint::of(&workbook);
    if !stranded.is_empty() || workbook.lineage.first() == Some(&now) {
        return None;
    }
    let lineage = with(&workbook.lineage, now);
    let (edit, inverse, label) = apply(&mut workbook, lineage)?;
    let id = RecordId { number: journal.newest() + 1, tab };
    Some((id, write(&Record::Do { label: journal::wire_label(&label), edit, inverse })))
}

/// What others made of files has come into the open workbook: it stems from those too.
pub(super) fn merged(state: &mut State, versions: impl Iterator<Item = Fingerprint>) -> Vec<Effect> {
    let Some(open) = state.open.as_ref() else { return Vec::new() };
    let now = open.workbook.lineage.clone();
    let versions: Vec<Fingerprint> = versions.collect();
    let lineage = versions.iter().fold(now.clone(), |lineage, version| with(&lineage, *version));
    let mut effects = if lineage == now { Vec::new() } else { set(state, lineage) };
    effects.extend(on_disk::taken_in(state, &versions));
    effects
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
