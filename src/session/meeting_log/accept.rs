//! Takes an entry into the base: its change is made there as its scenario made it, and is no longer in the scenario, which
//! would count it twice.

use super::entry;
use crate::file::limit;
use crate::lang::meeting_log::{cell, words};
use crate::lang::scenario::reason;
use crate::lang::{Verb, What};
use crate::model::Workbook;
use crate::model::edit::{Edit, LineChange, LogEdit, ScenarioEdit};
use crate::model::follow_up::FrozenParts;
use crate::model::id::LogId;
use crate::model::meeting_log::{LogEntry, LogStage};
use crate::model::money::Money;
use crate::model::scenario::Scenario;
use crate::rules::drift::Tables;
use crate::rules::scenario::{Alone, Stand, alone, fixed_cell, stand, without};
use crate::session::effect::Effect;
use crate::session::scenarios;
use crate::session::state::{State, StepLabel};
use crate::session::update::{perform, result_in_words};

/// Takes an entry into the base, as one step; what cannot be taken in is said, and nothing changes.
pub(super) fn accept(state: &mut State, id: LogId) -> Vec<Effect> {
    let known = entry(state, id).filter(|entry| entry.stage == LogStage::Open && entry.counts);
    let (Some(known), Some(open)) = (known.cloned(), state.open.as_ref()) else { return Vec::new() };
    let said = words(state.lang);
    let made = match make(state, &open.workbook, &open.tables, &known) {
        Ok(made) => made,
        Err(why) => {
            let why = said.cannot.replace("{why}", &why).replace("{what}", &known.what);
            // Said where the log is shown, which announces it.
            state.form_error = Some(why);
            return Vec::new();
        }
    };
    let left = open.workbook.scenario(known.scenario).and_then(|of| without(of, &known.change));
    let before = stand(&open.workbook, &open.tables);
    let label = StepLabel { verb: Verb::Accept, what: What::Named(known.what.clone()) };
    let mut edits = made.edits;
    edits.push(Edit::Log(LogEdit::Put(Box::new(accepted(known, &before, &made.after)))));
    if let Some(left) = &left {
        edits.push(Edit::Scenario(ScenarioEdit::Put(Box::new(left.clone()))));
    }
    if let (Some(left), Some(open)) = (&left, state.open.as_mut()) {
        scenarios::follow_live(open, left);
    }
    let mut effects = perform(state, Edit::Batch(edits), label);
    let taken_out = left.map(|Scenario { name, .. }| said.taken_out.replace("{}", &name));
    let words = [result_in_words(state), taken_out.unwrap_or_default()];
    effects.push(Effect::Announce(words.join(" ").trim_end().to_owned()));
    effects
}

/// What makes the change of an entry in the base.
///
/// # Errors
/// Why it cannot be made, in words.
fn make(state: &State, workbook: &Workbook, tables: &Tables, of: &LogEntry) -> Result<Alone, String> {
    let (lang, said) = (state.lang, words(state.lang));
    let made = alone(workbook, tables, &of.change, &of.name).map_err(|why| reason(lang, &why))?;
    if let Some(fixed) = fixed_cell(workbook, &made.edits) {
        return Err(said.held.replace("{}", &cell(lang, workbook, fixed)));
    }
    let is_full = |edit: &Edit| matches!(edit, Edit::Line(_, LineChange::Adjustments(all)) if all.len() > limit::ADJUSTMENTS);
    if made.edits.iter().any(is_full) {
        return Err(said.adjusted.to_owned());
    }
    Ok(made)
}

/// The entry as one that was taken in, with what the base gained by it.
fn accepted(entry: LogEntry, before: &Stand, after: &Stand) -> LogEntry {
    let gained = |before: Option<Money>, after: Option<Money>| match (before, after) {
        (None, None) => None,
        (before, after) => Some(after.unwrap_or_default() - before.unwrap_or_default()),
    };
    let of = |holder| {
        let part =
            |stand: &Stand| stand.parts.iter().find(|(of, _)| *of == holder).and_then(|(_, part)| *part);
        gained(part(before), part(after))
    };
    // Members may have come since it was logged.
    let mut parts: Vec<_> = entry.of_holders().collect();
    let new = after.parts.iter().filter(|(holder, _)| !entry.holders.contains(holder));
    parts.extend(new.map(|(holder, _)| (*holder, [None; 3])));
    let [was, became, _] = entry.total;
    LogEntry {
        holders: parts.iter().map(|(holder, _)| *holder).collect(),
        total: [was, became, gained(before.result, after.result)],
        parts: FrozenParts::of(parts.iter().map(|(holder, [was, became, _])| [*was, *became, of(*holder)])),
        stage: LogStage::Accepted,
        ..entry
    }
}
