//! Giving back to the base what is typed over in a scenario: the selected cells, or all that is about the selected rows.

use super::written::named;
use super::{of, takes_what_is_written, within};
use crate::lang::within::words;
use crate::lang::{Verb, What};
use crate::model::Workbook;
use crate::model::drift::{Distribution, LineField, Place};
use crate::model::edit::{Edit, ScenarioEdit};
use crate::model::formula::AmountCell;
use crate::model::id::LineId;
use crate::model::investment::ProjectField;
use crate::model::measure::{Mark, MeasureColumn};
use crate::rules::drift::Lens;
use crate::rules::scenario::typed::{Given, reset};
use crate::session::command::subjects;
use crate::session::effect::Effect;
use crate::session::sheet::{Source, Subject, Target};
use crate::session::state::{Open, State, StepLabel};
use crate::session::update::{announce_result, perform};

/// Whether the scenario has a change for a cell.
#[must_use]
pub fn is_typed(source: Source, target: Target) -> bool {
    let scenario = source.base.and_then(|base| source.trials?.within_of(&base.workbook));
    let given = given(source.workbook, target);
    scenario.is_some_and(|of| of.changes.iter().any(|change| given.iter().any(|given| given.has(change))))
}

/// What a cell of a table gives back.
fn given(workbook: &Workbook, target: Target) -> Vec<Given> {
    match target {
        Target::LineAmount(line, lens, column) => {
            places(workbook, line, lens, column.field()).into_iter().map(Given::Cell).collect()
        }
        Target::ProjectAmount(id, field) => vec![Given::Cell(AmountCell::Project(id, field))],
        Target::ProjectBudget(id) => {
            vec![Given::Cell(AmountCell::Project(id, ProjectField::OriginalBudget))]
        }
        Target::ProjectDecided(id, year) => vec![Given::Cell(AmountCell::Decided(id, year))],
        Target::ProjectRequested(id, year) => vec![Given::Cell(AmountCell::Requested(id, year))],
        Target::ProjectStart(id) => vec![Given::InUse(id)],
        Target::Measure(id, MeasureColumn::Marked(Mark::Included)) => vec![Given::Counts(id)],
        Target::Measure(id, MeasureColumn::Start) => vec![Given::Start(id)],
        _ => Vec::new(),
    }
}

/// The cells behind an amount of a line: what is typed in the total of a direct line is spread over its parts.
fn places(workbook: &Workbook, line: LineId, lens: Lens, field: LineField) -> Vec<AmountCell> {
    let at = |place| AmountCell::Line(line, place, field);
    match (workbook.line(line).map(|line| &line.distribution), lens) {
        (Some(Distribution::Direct(_)), Lens::Total) => {
            workbook.holders().map(|holder| at(Place::Part(holder))).collect()
        }
        (Some(Distribution::Direct(_)), Lens::Holder(holder)) => vec![at(Place::Part(holder))],
        (Some(Distribution::ByKey { .. }), _) => vec![at(Place::Total)],
        (None, _) => Vec::new(),
    }
}

/// Whether the cursor stands in a table of a scenario.
pub(in crate::session) fn can_reset(open: &Open) -> bool {
    takes_what_is_written(open) && open.selected.is_some()
}

/// Gives the selected cells back to the base.
pub(in crate::session) fn reset_cells(state: &mut State) -> Vec<Effect> {
    let Some(open) = state.open.as_ref().filter(|open| can_reset(open)) else { return Vec::new() };
    let Some(selected) = &open.selected else { return Vec::new() };
    let Some(table) = state.table(selected.sheet) else { return Vec::new() };
    let targets = selected.cells.cells().filter_map(|at| table.cell(at)?.target);
    let workbook = open.seen().workbook;
    let given: Vec<Given> = targets.flat_map(|target| given(workbook, target)).collect();
    drop(table);
    give_back(state, &given)
}

/// Gives all that is about the selected rows alone back to the base.
pub(in crate::session) fn reset_rows(state: &mut State) -> Vec<Effect> {
    let of_row = |subject| match subject {
        Subject::Row(id) => Some(Given::Row(id)),
        Subject::Project(id) => Some(Given::Project(id)),
        Subject::Measure(id) => Some(Given::Measure(id)),
        _ => None,
    };
    let given: Vec<Given> = subjects(state).into_iter().filter_map(of_row).collect();
    give_back(state, &given)
}

fn give_back(state: &mut State, given: &[Given]) -> Vec<Effect> {
    let said = words(state.lang);
    let Some(open) = state.open.as_ref().filter(|open| of(open).is_some()) else { return Vec::new() };
    let Some(scenario) = within(open) else { return Vec::new() };
    let (changed, gone) = reset(&open.workbook, scenario, given);
    if gone == 0 {
        return vec![Effect::Announce(said.nothing_to_reset.to_owned())];
    }
    let label = named(open, StepLabel { verb: Verb::Change, what: What::Named(said.reset.to_owned()) });
    let mut effects = perform(state, Edit::Scenario(ScenarioEdit::Put(Box::new(changed))), label);
    let reset = match gone {
        1 => said.was_reset_one.to_owned(),
        more => said.was_reset.replace("{}", &more.to_string()),
    };
    let result = match announce_result(state) {
        Some(Effect::Announce(result)) => result,
        _ => String::new(),
    };
    effects.push(Effect::Announce(format!("{reset} {result}")));
    effects
}
