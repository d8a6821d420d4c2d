//! Writes texts into many cells as one step: one line in the history, one undo.

use crate::lang::{Verb, What, sentence};
use crate::model::edit::Edit;
use crate::rules::drift::{Reach, follow};
use crate::session::commit::{Context, Plan, plan};
use crate::session::effect::Effect;
use crate::session::selection::At;
use crate::session::sheet::{SheetId, Target};
use crate::session::state::{Notice, Open, State, StepLabel};
use crate::session::update::{announce_result, done};

/// What writing many cells did.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Written {
    /// How many cells were written.
    cells: usize,
    /// The cells that were left as they were, in the order of writing.
    left: Vec<LeftAlone>,
}

/// A cell that was left as it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LeftAlone {
    /// Where it stands.
    pub at: At,
    /// Why.
    pub why: Why,
}

/// Why a cell was left as it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// It is calculated.
    Calculated,
    /// It is a part that follows from a key: what is meant would have to be asked for each.
    ByKey,
    /// It cannot take this text.
    Refused,
}

/// Writes texts into cells of a table, in order, as one step. Each is read as if it had been typed there; a cell
/// that would ask or refuse is left as it was.
fn write_cells(
    state: &mut State,
    sheet: SheetId,
    writes: Vec<(At, String)>,
    verb: Verb,
) -> (Written, Vec<Effect>) {
    let mut written = Written::default();
    let targets: Vec<(At, Option<Target>, String)> = match state.table(sheet) {
        Some(table) => writes
            .into_iter()
            .map(|(at, text)| (at, table.cell(at).and_then(|cell| cell.target), text))
            .collect(),
        None => return (written, Vec::new()),
    };
    let lang = state.lang;
    let Some(open) = state.open.as_mut() else { return (written, Vec::new()) };
    let mut batch = Batch { open, edits: Vec::new(), inverses: Vec::new(), reach: Reach::default() };
    for (at, target, text) in targets {
        let leave = |written: &mut Written, why| written.left.push(LeftAlone { at, why });
        let Some(target) = target else {
            leave(&mut written, Why::Calculated);
            continue;
        };
        let open = &batch.open;
        let context = Context { workbook: &open.workbook, tables: &open.tables, lang };
        match plan(context, target, &text) {
            Some(Plan::Edit(edit, _)) => match batch.apply(edit) {
                true => written.cells += 1,
                false => leave(&mut written, Why::Refused),
            },
            Some(Plan::AskPart(_)) => leave(&mut written, Why::ByKey),
            Some(Plan::Refuse(_)) | None => leave(&mut written, Why::Refused),
        }
    }
    let Batch { edits, inverses, .. } = batch;
    if inverses.is_empty() {
        return (written, Vec::new());
    }
    let inverse = Edit::Batch(inverses.into_iter().rev().collect());
    let label = StepLabel { verb, what: What::Cells(written.cells) };
    let mut effects = done(state, Edit::Batch(edits), inverse, label);
    effects.extend(announce_result(state));
    (written, effects)
}

/// Edits that are applied one after the other, each to what the ones before have left.
struct Batch<'a> {
    open: &'a mut Open,
    edits: Vec<Edit>,
    inverses: Vec<Edit>,
    reach: Reach,
}

impl Batch<'_> {
    /// Applies an edit; the tables follow, because the next plan may look at them.
    fn apply(&mut self, edit: Edit) -> bool {
        self.reach = Reach::of(&edit);
        let applied = self.open.workbook.apply(edit.clone());
        if let Ok(inverse) = applied {
            follow(&mut self.open.tables, &self.open.workbook, &self.reach);
            self.edits.push(edit);
            self.inverses.push(inverse);
            true
        } else {
            false
        }
    }
}

/// Writes texts into cells of a table as one step, and says which cells were left as they were.
pub(in crate::session) fn write_and_report(
    state: &mut State,
    sheet: SheetId,
    writes: Vec<(At, String)>,
    verb: Verb,
) -> Vec<Effect> {
    let (written, mut effects) = write_cells(state, sheet, writes, verb);
    effects.extend(report(state, sheet, written));
    effects
}

/// Says which cells were left as they were, if any.
fn report(state: &mut State, sheet: SheetId, written: Written) -> Vec<Effect> {
    if written.left.is_empty() {
        return Vec::new();
    }
    let names: Vec<String> = match state.table(sheet) {
        Some(table) => written.left.iter().take(3).map(|left| table.name_of(left.at)).collect(),
        None => Vec::new(),
    };
    let mut reasons: Vec<Why> = written.left.iter().map(|left| left.why).collect();
    reasons.sort_unstable();
    reasons.dedup();
    let notice = Notice::LeftAlone { cells: written.left.len(), names, reasons };
    let said = sentence_of(state, &notice);
    state.notice = Some(notice);
    vec![Effect::Announce(said)]
}

fn sentence_of(state: &State, notice: &Notice) -> String {
    match notice {
        Notice::LeftAlone { cells, names, .. } => sentence::left_alone(state.lang, *cells, names),
        _ => String::new(),
    }
}
