//! Writes texts into many cells as one step: one line in the history, one undo.

use crate::lang::sentence::Refused;
use crate::lang::{Verb, What, sentence};
use crate::model::edit::Edit;
use crate::model::order;
use crate::rules::drift::{Reach, follow};
use crate::rules::why::Book;
use crate::session::commit::{Context, Plan, plan};
use crate::session::effect::Effect;
use crate::session::scenarios::within;
use crate::session::selection::At;
use crate::session::sheet::{SheetId, Table};
use crate::session::state::{Notice, Open, State, StepLabel};
use crate::session::update::{announce_result, done};
use crate::text::formula::is_formula;

/// How many cells or words are named.
const MOST_NAMED: usize = 3;
/// How much of a word is said, in letters.
const LONGEST_WORD: usize = 40;

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
    /// It belongs to the base, and the table is a scenario's.
    OfTheBase,
}

/// Many cells that are being written: one step once that is done.
pub(super) struct Writing<'a> {
    pub state: &'a mut State,
    /// What was done, with its inverse.
    made: Vec<(Edit, Edit)>,
    /// How many cells were written.
    pub cells: usize,
    /// How many cells were left as they were.
    pub left: usize,
    /// The first of them, in words.
    names: Vec<String>,
    /// Why they were.
    reasons: Vec<Why>,
    /// How many texts were none of the choices in their cells, and the first of them.
    no_choices: usize,
    words: Vec<String>,
    /// Whether a formula became its amount, because its line is spread over the members.
    spread_formula: bool,
}

impl<'a> Writing<'a> {
    /// Nothing is written yet; the edits of `first` are made, which may make room.
    pub fn begin(state: &'a mut State, first: Vec<Edit>) -> Self {
        let mut made = Vec::new();
        // A scenario has the rows of the base.
        if let Some(open) = state.open.as_mut().filter(|open| !within::takes_what_is_written(open)) {
            made.extend(first.into_iter().filter_map(|edit| apply(open, edit)));
        }
        Self {
            state,
            made,
            cells: 0,
            left: 0,
            names: Vec::new(),
            reasons: Vec::new(),
            no_choices: 0,
            words: Vec::new(),
            spread_formula: false,
        }
    }

    /// Writes texts into cells of a table, in order. Each text is read as if it had been typed in its cell; a cell that
    /// would ask or refuse is left as it was.
    pub fn write(&mut self, sheet: SheetId, writes: Vec<(At, String)>) {
        let writes: Vec<_> = {
            let Some(table) = self.state.table(sheet) else { return };
            let target = |at: At| table.cell(at).and_then(|cell| cell.target);
            writes.into_iter().map(|(at, text)| (at, target(at), text)).collect()
        };
        let lang = self.state.lang;
        let Some(open) = self.state.open.as_mut() else { return };
        let mut left = Vec::new();
        for (at, target, text) in writes {
            let Book { workbook, tables } = open.seen();
            let context = Context { workbook, tables, lang };
            let why = match target.map(|target| plan(context, target, &text)) {
                None => Why::Calculated,
                Some(Some(Plan::AskPart(_))) => Why::ByKey,
                Some(Some(Plan::Edit(edit, label))) => match make(open, edit, &mut self.made) {
                    Ok(()) => {
                        self.cells += 1;
                        self.spread_formula |= label.verb == Verb::Spread && is_formula(&text);
                        continue;
                    }
                    Err(why) => why,
                },
                Some(Some(Plan::Refuse(Refused::Held | Refused::AllHeld))) => Why::Held,
                Some(Some(Plan::Refuse(Refused::NotAChoice))) => {
                    self.no_choices += 1;
                    let word: String = text.trim().chars().take(LONGEST_WORD).collect();
                    if self.words.len() < MOST_NAMED && !self.words.contains(&word) {
                        self.words.push(word);
                    }
                    Why::NoChoice
                }
                Some(Some(Plan::Refuse(_)) | None) => Why::Refused,
            };
            left.push(at);
            self.reasons.push(why);
        }
        self.left += left.len();
        if let Some(table) = self.state.table(sheet).filter(|_| !left.is_empty()) {
            let more = MOST_NAMED.saturating_sub(self.names.len());
            self.names.extend(left.into_iter().take(more).map(|at| table.name_of(at)));
        }
    }

    /// All is written: it becomes a step of the history. Gives which cells were left as they were, in words, and what
    /// the shell is to do.
    pub fn end(mut self, label: StepLabel) -> (Option<String>, Vec<Effect>) {
        let mut effects = within::written(self.state, &label);
        if !effects.is_empty() {
            effects.extend(announce_result(self.state));
        }
        if !self.made.is_empty() {
            let (edits, mut inverses): (Vec<Edit>, Vec<Edit>) = self.made.into_iter().unzip();
            inverses.reverse();
            effects = done(self.state, Edit::Batch(edits), Edit::Batch(inverses), label);
            effects.extend(announce_result(self.state));
        }
        let texts = self.state.lang.texts();
        let mut said: Vec<String> = Vec::new();
        if self.left > 0 {
            order::sort(&mut self.reasons);
            self.reasons.dedup();
            said.push(sentence::left_alone(self.state.lang, self.left, &self.names) + ".");
            let not_there = sentence::no_choice(self.state.lang, self.no_choices, &self.words);
            said.extend((!not_there.is_empty()).then_some(not_there));
            let Self { left: cells, names, reasons, no_choices, words, .. } = self;
            self.state.notice = Some(Notice::LeftAlone { cells, names, reasons, no_choices, words });
        }
        said.extend(self.spread_formula.then(|| texts.formula_spread.to_owned()));
        ((!said.is_empty()).then(|| said.join(" ")), effects)
    }
}

/// Makes an edit in the workbook, or in the scenario whose tables are looked at.
fn make(open: &mut Open, edit: Edit, made: &mut Vec<(Edit, Edit)>) -> Result<(), Why> {
    match within::write(open, &edit) {
        Some(written) => written.map_err(|_| Why::OfTheBase),
        None => {
            made.push(apply(open, edit).ok_or(Why::Refused)?);
            Ok(())
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
    writes: impl FnOnce(&Table) -> Vec<(At, String)>,
    verb: Verb,
) -> Vec<Effect> {
    let Some(writes) = state.table(sheet).map(|table| writes(&table)) else { return Vec::new() };
    let mut writing = Writing::begin(state, Vec::new());
    writing.write(sheet, writes);
    let what = What::Cells(writing.cells);
    let (left, mut effects) = writing.end(StepLabel { verb, what });
    effects.extend(left.map(Effect::Announce));
    effects
}
