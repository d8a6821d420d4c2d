//! Which columns a table shows.

use super::{Answers, Field, Form, Layout, Section};
use crate::lang::heading;
use crate::model::Workbook;
use crate::model::drift::DriftColumn;
use crate::model::id::ProjectGroupId;
use crate::model::investment::ProjectColumn;
use crate::session::msg::Msg;
use crate::session::state::State;

pub(super) fn drift_form(state: &State) -> Option<Form> {
    let shown = &state.open.as_ref()?.workbook.drift_columns;
    let name = |column| heading::drift_plain(state.lang, column).to_owned();
    Some(ticks(state, shown, &DriftColumn::ALL, name))
}

pub(super) fn read_drift(state: &State, answers: Answers) -> Option<Msg> {
    let shown = &state.open.as_ref()?.workbook.drift_columns;
    Some(Msg::DriftColumns(wanted(shown, &DriftColumn::ALL, answers)))
}

pub(super) fn project_form(state: &State, id: ProjectGroupId) -> Option<Form> {
    let workbook = &state.open.as_ref()?.workbook;
    let shown = &workbook.project_group(id)?.columns;
    let name = |column| match column {
        ProjectColumn::Decided(year) | ProjectColumn::Requested(year) => {
            format!("{} {year}", heading::project_plain(state.lang, column))
        }
        column => heading::project_plain(state.lang, column).to_owned(),
    };
    Some(ticks(state, shown, &all_project_columns(workbook, shown), name))
}

pub(super) fn read_project(state: &State, id: ProjectGroupId, answers: Answers) -> Option<Msg> {
    let workbook = &state.open.as_ref()?.workbook;
    let shown = &workbook.project_group(id)?.columns;
    Some(Msg::ProjectColumns(id, wanted(shown, &all_project_columns(workbook, shown), answers)))
}

/// Every column that an investment table can show: the coming years stand before what a project costs per
/// year, as they are printed.
pub(in crate::session) fn all_project_columns(
    workbook: &Workbook,
    shown: &[ProjectColumn],
) -> Vec<ProjectColumn> {
    let year = workbook.year.number();
    let mut all: Vec<ProjectColumn> = ProjectColumn::ALL.into();
    let years: Vec<ProjectColumn> = (1..=3)
        .map(|ahead| ProjectColumn::Decided(year + ahead))
        .chain((1..=3).map(|ahead| ProjectColumn::Requested(year + ahead)))
        .chain(shown.iter().copied())
        .filter(|column| matches!(column, ProjectColumn::Decided(_) | ProjectColumn::Requested(_)))
        .collect();
    let before = all.iter().position(|column| *column == ProjectColumn::YearlyOperatingCost);
    for column in years {
        if !all.contains(&column) {
            let at = before.map_or(all.len(), |at| at + all.len() - ProjectColumn::ALL.len());
            all.insert(at, column);
        }
    }
    all
}

fn ticks<C: Copy + PartialEq>(state: &State, shown: &[C], all: &[C], name: impl Fn(C) -> String) -> Form {
    let ticks = all.iter().map(|column| Field::Tick { label: name(*column), on: shown.contains(column) });
    Form::new(state.lang.texts().later().choose_columns, vec![Section::new(Layout::Ticks, ticks.collect())])
}

fn wanted<C: Copy + PartialEq>(shown: &[C], all: &[C], answers: Answers) -> Vec<C> {
    let ticked = all.iter().enumerate().filter(|(at, _)| answers.is_on(*at));
    in_order(shown, all, &ticked.map(|(_, column)| *column).collect::<Vec<_>>())
}

/// The wanted columns: those shown before in their order, new ones behind the column they usually follow.
fn in_order<C: Copy + PartialEq>(shown: &[C], all: &[C], wanted: &[C]) -> Vec<C> {
    let mut columns: Vec<C> = shown.iter().copied().filter(|column| wanted.contains(column)).collect();
    for column in wanted {
        if !columns.contains(column) {
            let before: Vec<C> = all.iter().copied().take_while(|other| other != column).collect();
            let after = columns.iter().rposition(|known| before.contains(known));
            columns.insert(after.map_or(0, |index| index + 1), *column);
        }
    }
    columns
}
