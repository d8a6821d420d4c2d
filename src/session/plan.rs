//! Adding groups and measures to the action plan.

use super::editing::name_new_row;
use super::effect::Effect;
use super::sheet::{SheetId, Subject};
use super::state::{State, StepLabel};
use super::update::perform;
use crate::lang::{Verb, What};
use crate::model::Workbook;
use crate::model::edit::{Edit, PlanEdit};
use crate::model::id::MeasureGroupId;
use crate::model::measure::{Measure, MeasureGroup};

/// The group of a row of the plan, by its place; the last one for other rows.
fn group_of(workbook: &Workbook, subject: Option<Subject>) -> Option<usize> {
    let found = workbook.plan.iter().position(|group| match subject {
        Some(Subject::MeasureGroup(id)) => group.id == id,
        Some(Subject::Measure(id)) => group.measures.iter().any(|measure| measure.id == id),
        _ => false,
    });
    found.or(workbook.plan.len().checked_sub(1))
}

/// Adds a measure behind a row, at the end of its group; with a group of its own where the plan has none.
pub(super) fn add_measure(state: &mut State, after: Option<Subject>) -> Vec<Effect> {
    let Some(open) = state.open.as_ref() else { return Vec::new() };
    let texts = state.lang.texts();
    let group = group_of(&open.workbook, after);
    let known = group.and_then(|at| open.workbook.plan.get(at));
    let behind = known.and_then(|known| {
        known.measures.iter().position(|measure| Some(Subject::Measure(measure.id)) == after)
    });
    let count = known.map_or(0, |known| known.measures.len());
    let number = format!("{}.{}", group.unwrap_or_default() + 1, count + 1);
    let measure = Measure::new(state.ids.fresh(), number, texts.later().new_measure.to_owned());
    let subject = Subject::Measure(measure.id);
    let edit = match known {
        Some(known) => {
            PlanEdit::Insert(known.id, behind.map_or(count, |behind| behind + 1), Box::new(measure))
        }
        None => {
            PlanEdit::InsertGroup(0, new_group(state.ids.fresh(), texts.later().new_group, vec![measure]))
        }
    };
    add(state, edit, texts.later().new_measure, subject)
}

/// Adds an empty group behind that of a row, or at the end.
pub(super) fn add_group(state: &mut State, after: Option<Subject>) -> Vec<Effect> {
    let Some(open) = state.open.as_ref() else { return Vec::new() };
    let name = state.lang.texts().later().new_group;
    let index = group_of(&open.workbook, after).map_or(0, |group| group + 1);
    let id = state.ids.fresh();
    add(state, PlanEdit::InsertGroup(index, new_group(id, name, Vec::new())), name, Subject::MeasureGroup(id))
}

/// Edits that add measures at the end of the last group; none where there is no group.
pub(super) fn new_measures(state: &mut State, count: usize) -> Vec<Edit> {
    let Some(open) = state.open.as_ref() else { return Vec::new() };
    let Some(group) = open.workbook.plan.last() else { return Vec::new() };
    let (name, ids, end) = (state.lang.texts().later().new_measure, &mut state.ids, group.measures.len());
    let measure = |more: usize| {
        let number = format!("{}.{}", open.workbook.plan.len(), end + more + 1);
        let measure = Box::new(Measure::new(ids.fresh(), number, name.to_owned()));
        Edit::Plan(PlanEdit::Insert(group.id, end + more, measure))
    };
    (0..count).map(measure).collect()
}

fn new_group(id: MeasureGroupId, name: &str, measures: Vec<Measure>) -> MeasureGroup {
    MeasureGroup { id, name: name.to_owned(), measures }
}

fn add(state: &mut State, edit: PlanEdit, name: &str, subject: Subject) -> Vec<Effect> {
    let label = StepLabel { verb: Verb::Add, what: What::Named(name.to_owned()) };
    let mut effects = perform(state, Edit::Plan(edit), label);
    effects.extend(name_new_row(state, SheetId::Measures, subject));
    effects
}
