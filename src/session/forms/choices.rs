//! What several forms let one choose among: lines, holders, keys, months.

use crate::lang::heading;
use crate::model::Workbook;
use crate::model::drift::{Row, RowId};
use crate::model::id::{KeyId, LineId, MeasureId, ProjectId};
use crate::model::period::Month;
use crate::rules::drift::Lens;
use crate::session::state::State;

/// Every line and group, in the order of the tables; by its drift table too where there are several.
pub(super) fn rows(workbook: &Workbook) -> Vec<(RowId, String)> {
    let mut rows = Vec::new();
    for activity in &workbook.activities {
        rows.extend(activity.all_rows().into_iter().map(|row| {
            let name = match row {
                Row::Line(line) => &line.name,
                Row::Group(group) => &group.name,
            };
            match workbook.activities.len() {
                1 => (row.id(), name.clone()),
                _ => (row.id(), format!("{}: {name}", activity.name)),
            }
        }));
    }
    rows
}

/// Every line, as [`rows`] names it.
pub(super) fn lines(workbook: &Workbook) -> Vec<(LineId, String)> {
    let line = |(id, name)| match id {
        RowId::Line(id) => Some((id, name)),
        RowId::Group(_) => None,
    };
    rows(workbook).into_iter().filter_map(line).collect()
}

/// The whole board, and every holder.
pub(super) fn lenses(state: &State, workbook: &Workbook) -> Vec<(Lens, String)> {
    let lenses = [Lens::Total].into_iter().chain(workbook.holders().map(Lens::Holder));
    lenses.map(|lens| (lens, heading::lens(state.lang, lens, workbook))).collect()
}

pub(super) fn measures(workbook: &Workbook) -> Vec<(MeasureId, String)> {
    workbook.measures().map(|measure| (measure.id, measure.description.clone())).collect()
}

pub(super) fn projects(workbook: &Workbook) -> Vec<(ProjectId, String)> {
    workbook.projects().map(|project| (project.id, project.name.clone())).collect()
}

pub(super) fn keys(workbook: &Workbook) -> Vec<(KeyId, String)> {
    workbook.keys.iter().map(|key| (key.id, key.name.clone())).collect()
}

/// The months of the year.
pub(super) fn months(state: &State) -> Vec<(Month, String)> {
    Month::all().map(|month| (month, heading::month(state.lang, month).to_owned())).collect()
}
