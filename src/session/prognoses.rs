//! A method for the prognoses of many lines at once.

use super::commit::{Context, Plan, plan};
use super::effect::Effect;
use super::sheet::Target;
use super::state::{State, StepLabel};
use super::update::{announce_result, perform};
use crate::lang::{Verb, What, heading};
use crate::model::drift::Method;
use crate::model::edit::{Edit, LineChange, Setting};
use crate::model::formula::Formula;
use crate::model::id::LineId;
use crate::model::period::Month;

/// Has the actuals cover the months up to `month`, and gives the lines this method, as one step; with it the formula that
/// it goes by, if that is one, where none follows the workbook. A line that has both already stays as it is; own figures
/// begin as what is shown.
pub(super) fn set(
    state: &mut State,
    month: Month,
    method: Method,
    formula: Option<Box<Formula>>,
    lines: &[LineId],
) -> Vec<Effect> {
    state.dialog = None;
    let Some(open) = state.open.as_ref() else { return Vec::new() };
    let context = Context { workbook: &open.workbook, tables: &open.tables, lang: state.lang };
    let has_other = |id: &&LineId| {
        let line = open.workbook.line(**id);
        line.is_some_and(|line| line.method.unwrap_or(open.workbook.method) != method)
    };
    let planned = lines.iter().filter(has_other).filter_map(|id| {
        match plan(context, Target::LineMethod(*id), heading::method_value(method)) {
            Some(Plan::Edit(edit, _)) => Some(edit),
            _ => None,
        }
    });
    let mut edits: Vec<Edit> = planned.collect();
    let mut changed = edits.len();
    if method == Method::Formula {
        let has = |id: &LineId| open.workbook.line(*id).is_some_and(|line| line.formula == formula);
        let others: Vec<LineId> = lines.iter().copied().filter(|id| !has(id)).collect();
        changed = lines.iter().filter(|id| has_other(id) || others.contains(id)).count();
        edits.extend(others.into_iter().map(|id| Edit::Line(id, LineChange::Formula(formula.clone()))));
    }
    if month != open.workbook.period_end {
        edits.push(Edit::Set(Setting::PeriodEnd(month)));
    }
    if edits.is_empty() {
        return vec![Effect::Announce(state.lang.texts().later().no_line_changed.to_owned()), Effect::Focus];
    }
    let mut effects =
        perform(state, Edit::Batch(edits), StepLabel { verb: Verb::Method, what: What::Rows(changed) });
    effects.extend(announce_result(state));
    effects.push(Effect::Focus);
    effects
}
