//! Next year's workbook beside this one, and the proposals of what projects carry over to it.

use super::command::subjects;
use super::effect::Effect;
use super::points;
use super::sheet::{SheetId, Subject};
use super::shelf;
use super::state::{State, StepLabel, View};
use super::update::perform;
use crate::lang::{Verb, What};
use crate::model::edit::{Edit, ProjectChange, ProjectGroupChange};
use crate::model::entry::Entry;
use crate::model::id::ProjectId;
use crate::model::investment::{ProjectColumn, ProjectField};
use crate::model::money::Money;
use crate::rules::next_year::{FirstBudget, next_year, proposed_carry_over};

/// Makes the workbook of the next year and opens it. The one that is open stays as it is.
pub(super) fn make(state: &mut State, budget: FirstBudget) -> Vec<Effect> {
    state.dialog = None;
    let Some(open) = state.open.as_ref() else { return Vec::new() };
    let later = state.lang.texts().later();
    let Some(mut made) = next_year(&open.workbook, &open.tables, state.ids.fresh(), budget) else {
        return vec![Effect::Announce(later.next_year_impossible.to_owned()), Effect::Focus];
    };
    let year = made.year.number();
    // One that was made before stays, too.
    if state.shelf.iter().any(|item| item.year == year && item.name == made.name) {
        made.name = shelf::free_name(state, &made.name, year);
    }
    let mut effects = points::next_year(state);
    effects.extend(shelf::keep(state, made, View::Drift));
    effects.push(Effect::Announce(later.next_year_made.replace("{}", &year.to_string())));
    effects
}

/// What is proposed of the selected projects, where several rows are selected, or of all in the cursor's table.
pub(super) fn proposals(state: &State) -> Vec<(ProjectId, Money)> {
    let Some(open) = state.open.as_ref() else { return Vec::new() };
    let Some(SheetId::Projects(group)) = open.cursor().map(|cursor| cursor.sheet) else { return Vec::new() };
    let selected = subjects(state);
    let several = selected.len() > 1;
    let projects = open.workbook.project_group(group).map(|group| &group.projects[..]).unwrap_or_default();
    let wanted =
        projects.iter().filter(|project| !several || selected.contains(&Subject::Project(project.id)));
    wanted
        .filter(|project| !project.amounts.is_held(ProjectField::CarryOverOut))
        .filter_map(|project| Some((project.id, proposed_carry_over(&open.workbook, &open.tables, project)?)))
        .collect()
}

/// Takes them over as amounts that count, and shows the column where it is not shown, as one step.
pub(super) fn take_over(state: &mut State) -> Vec<Effect> {
    let proposals = proposals(state);
    let Some(open) = state.open.as_ref() else { return Vec::new() };
    let Some(SheetId::Projects(id)) = open.cursor().map(|cursor| cursor.sheet) else { return Vec::new() };
    let mut edits: Vec<Edit> = proposals
        .iter()
        .map(|(project, amount)| {
            let change = ProjectChange::Amount(ProjectField::CarryOverOut, Entry::Value(*amount));
            Edit::Project(*project, change)
        })
        .collect();
    let columns = open.workbook.project_group(id).map(|group| group.columns.clone()).unwrap_or_default();
    if !columns.contains(&ProjectColumn::CarryOverOut) {
        let mut columns = columns;
        let behind = |column: &ProjectColumn| matches!(column, ProjectColumn::Deviation);
        let at = columns.iter().position(behind).map_or(columns.len(), |at| at + 1);
        columns.insert(at, ProjectColumn::CarryOverOut);
        edits.push(Edit::ProjectGroup(id, ProjectGroupChange::Columns(columns)));
    }
    let count = proposals.len();
    let label = StepLabel { verb: Verb::Change, what: What::Cells(count) };
    let mut effects = perform(state, Edit::Batch(edits), label);
    let said = state.lang.texts().later().carry_overs_taken.replace("{}", &count.to_string());
    effects.push(Effect::Announce(said));
    effects
}
