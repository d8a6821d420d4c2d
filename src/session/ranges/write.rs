//! Writes texts into many cells as one step: one line in the history, one undo.

use crate::lang::sentence::Refused;
use crate::lang::{Verb, What, sentence};
use crate::model::edit::Edit;
use crate::model::order;
use crate::rules::drift::{Reach, follow};
use crate::session::commit::{Context, Plan, plan};
use crate::session::effect::Effect;
use crate::session::selection::At;
use crate::session::sheet::{SheetId, Table};
use crate::session::state::{Notice, Open, State, StepLabel};
use crate::session::update::{announce_result, done};
use crate::text::formula::is_formula;

/// How many cells or words are named.
const MOST_NAMED: usize = 3;
/// How much of a word is said, in letters.
const LONGEST_WORD: usize = 40;

/// What writing many cells did.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Written {
    /// How many cells were written.
    cells: usize,
    /// The cells that were left as they were, in the order of writing.
    left: Vec<LeftAlone>,
    /// How many texts were none of the choices in their cells, and the first of them.
    no_choices: usize,
    words: Vec<String>,
    /// Whether a formula became its amount, because its line is spread over the members.
    spread_formula: bool,
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
    /// It is held.
    Held,
    /// It is a choice, and the text is none of them.
    NoChoice,
    /// It cannot take this text.
    Refused,
}

/// Writes texts into cells of a table, in order, as one step, after the edits of `first` (which may make room). Each
/// text is read as if it had been typed in its cell; a cell that would ask or refuse is left as it was.
fn write_cells(
    state: &mut State,
    sheet: SheetId,
    first: Vec<Edit>,
    writes: impl FnOnce(&Table) -> Vec<(At, String)>,
    verb: Verb,
) -> (Written, Vec<Effect>) {
    let mut written = Written::default();
    let mut made = Vec::new();
    if let Some(open) = state.open.as_mut() {
        made.extend(first.into_iter().filter_map(|edit| apply(open, edit)));
    }
    let Some(targets) = state.table(sheet).map(|table| {
        let target = |at: At| table.cell(at).and_then(|cell| cell.target);
        writes(&table).into_iter().map(|(at, text)| (at, target(at), text)).collect::<Vec<_>>()
    }) else {
        return (written, Vec::new());
    };
    let lang = state.lang;
    let Some(open) = state.open.as_mut() else { return (written, Vec::new()) };
    for (at, target, text) in targets {
        let context = Context { workbook: &open.workbook, tables: &open.tables, lang };
        let why = match target.map(|target| plan(context, target, &text)) {
            None => Why::Calculated,
            Some(Some(Plan::AskPart(_))) => Why::ByKey,
            Some(Some(Plan::Edit(edit, label))) => match apply(open, edit) {
                Some(both) => {
                    made.push(both);
                    written.cells += 1;
                    written.spread_formula |= label.verb == Verb::Spread && is_formula(&text);
                    continue;
                }
                None => Why::Refused,
            },
            Some(Some(Plan::Refuse(Refused::Held | Refused::AllHeld))) => Why::Held,
            Some(Some(Plan::Refuse(Refused::NotAChoice))) => {
                written.miss_choice(&text);
                Why::NoChoice
            }
            Some(Some(Plan::Refuse(_)) | None) => Why::Refused,
        };
        written.left.push(LeftAlone { at, why });
    }
    if made.is_empty() {
        return (written, Vec::new());
    }
    let (edits, mut inverses): (Vec<Edit>, Vec<Edit>) = made.into_iter().unzip();
    inverses.reverse();
    let label = StepLabel { verb, what: What::Cells(written.cells) };
    let mut effects = done(state, Edit::Batch(edits), Edit::Batch(inverses), label);
    effects.extend(announce_result(state));
    (written, effects)
}

impl Written {
    fn miss_choice(&mut self, text: &str) {
        self.no_choices += 1;
        let word: String = text.trim().chars().take(LONGEST_WORD).collect();
        if self.words.len() < MOST_NAMED && !self.words.contains(&word) {
            self.words.push(word);
        }
    }
}

/// Applies an edit and returns it with its inverse; the tables follow, because the next plan may look at them.
fn apply(open: &mut Open, edit: Edit) -> Option<(Edit, Edit)> {
    let reach = Reach::of(&edit);
    let inverse = open.workbook.apply(edit.clone()).ok()?;
    follow(&mut open.tables, &open.workbook, &reach);
    Some((edit, inverse))
}

/// Writes texts into cells of a table as one step, and says which cells were left as they were.
pub(in crate::session) fn write_and_report(
    state: &mut State,
    sheet: SheetId,
    first: Vec<Edit>,
    writes: impl FnOnce(&Table) -> Vec<(At, String)>,
    verb: Verb,
) -> Vec<Effect> {
    let (_, left, mut effects) = write_and_count(state, sheet, first, writes, verb);
    effects.extend(left.map(Effect::Announce));
    effects
}

/// The same for whoever says more: how many cells were written, and which were left as they were, in words.
pub(super) fn write_and_count(
    state: &mut State,
    sheet: SheetId,
    first: Vec<Edit>,
    writes: impl FnOnce(&Table) -> Vec<(At, String)>,
    verb: Verb,
) -> (usize, Option<String>, Vec<Effect>) {
    let (written, effects) = write_cells(state, sheet, first, writes, verb);
    let spread = written.spread_formula.then(|| state.lang.texts().formula_spread.to_owned());
    let said: Vec<String> = report(state, sheet, &written).into_iter().chain(spread).collect();
    (written.cells, (!said.is_empty()).then(|| said.join(" ")), effects)
}

/// Says which cells were left as they were, if any.
fn report(state: &mut State, sheet: SheetId, written: &Written) -> Option<String> {
    if written.left.is_empty() {
        return None;
    }
    let names: Vec<String> = match state.table(sheet) {
        Some(table) => written.left.iter().take(MOST_NAMED).map(|left| table.name_of(left.at)).collect(),
        None => Vec::new(),
    };
    let mut reasons: Vec<Why> = written.left.iter().map(|left| left.why).collect();
    order::sort(&mut reasons);
    reasons.dedup();
    let mut said = sentence::left_alone(state.lang, written.left.len(), &names);
    said.push('.');
    let words = match written.no_choices {
        0 => String::new(),
        count => sentence::no_choice(state.lang, count, &written.words),
    };
    if !words.is_empty() {
        said = [&said, " ", &words].concat();
    }
    state.notice = Some(Notice::LeftAlone { cells: written.left.len(), names, reasons, words });
    Some(said)
}
