//! Holding cells: what can be held, what is, and the command that holds and releases.
//!
//! Only what is written can be held. A sum of parts, such as the total of a direct line, is held where all of its parts
//! are; a part that follows from a key is where the total is.

use super::cursor::selection_in;
use super::effect::Effect;
use super::sheet::{AmountColumn, SheetId, Table, Target};
use super::state::{State, StepLabel};
use super::update::perform;
use crate::lang::{Verb, What, sentence};
use crate::model::Workbook;
use crate::model::drift::{Distribution, Line, LineField, Method, Place};
use crate::model::edit::Edit;
use crate::model::formula::AmountCell;
use crate::model::investment::{ComingField, Project, ProjectField};
use crate::rules::drift::Lens;

/// Whether an amount of a line, seen through a lens, cannot be written because it is held or has decisions.
pub(super) fn line_is_fixed(workbook: &Workbook, line: &Line, lens: Lens, field: LineField) -> bool {
    match (&line.distribution, lens) {
        (Distribution::ByKey { .. }, _) => line.is_fixed(Place::Total, field),
        (Distribution::Direct(_), Lens::Holder(holder)) => line.is_fixed(Place::Part(holder), field),
        // Everybody, what is shared included; asked for every cell on screen, so it ends at the first that is not.
        (Distribution::Direct(parts), Lens::Total) => {
            parts.len() > workbook.members.len() && parts.values().all(|part| part.is_fixed(field))
        }
    }
}

/// Whether an amount cell of a project cannot be written because it is held or has decisions.
pub(super) fn project_is_fixed(project: &Project, target: Target) -> bool {
    let year = |year, field| project.coming_years.get(&year).is_some_and(|plan| plan.is_held(field));
    match target {
        Target::ProjectAmount(_, field) => project.amounts.is_fixed(field),
        Target::ProjectBudget(_) => project.amounts.is_fixed(ProjectField::OriginalBudget),
        Target::ProjectDecided(_, y) => year(y, ComingField::Decided),
        Target::ProjectRequested(_, y) => year(y, ComingField::Requested),
        _ => false,
    }
}

/// The written cells behind a target: those that are held so that it stays as it is. None where it is calculated.
fn cells(workbook: &Workbook, target: Target, is_held: bool) -> Vec<AmountCell> {
    match target {
        Target::LineAmount(id, lens, column) => {
            let Some(line) = workbook.line(id) else { return Vec::new() };
            let fields: &[LineField] = match &column {
                // A figure of another method is calculated; one that was held before can still be released.
                AmountColumn::Field(LineField::Prognosis)
                    if !is_held && line.method.unwrap_or(workbook.method) != Method::Typed =>
                {
                    &[]
                }
                AmountColumn::Field(field) => std::slice::from_ref(field),
                AmountColumn::Budget => &[LineField::OriginalBudget, LineField::Supplements],
            };
            let places: Vec<Place> = match (&line.distribution, lens) {
                (Distribution::ByKey { .. }, Lens::Total) => vec![Place::Total],
                (Distribution::ByKey { .. }, Lens::Holder(_)) => Vec::new(),
                (Distribution::Direct(_), Lens::Holder(holder)) => vec![Place::Part(holder)],
                (Distribution::Direct(_), Lens::Total) => workbook.holders().map(Place::Part).collect(),
            };
            let at = |place| fields.iter().map(move |field| AmountCell::Line(id, place, *field));
            places.into_iter().flat_map(at).collect()
        }
        Target::ProjectAmount(id, ProjectField::Prognosis) => {
            let method = workbook.project(id).and_then(|project| project.method).unwrap_or(workbook.method);
            let is_written = is_held || method == Method::Typed;
            is_written.then_some(AmountCell::Project(id, ProjectField::Prognosis)).into_iter().collect()
        }
        Target::ProjectAmount(id, field) => vec![AmountCell::Project(id, field)],
        Target::ProjectBudget(id) => {
            [ProjectField::OriginalBudget, ProjectField::Supplement, ProjectField::CarryOver]
                .map(|field| AmountCell::Project(id, field))
                .into()
        }
        Target::ProjectDecided(id, year) => vec![AmountCell::Decided(id, year)],
        Target::ProjectRequested(id, year) => vec![AmountCell::Requested(id, year)],
        _ => Vec::new(),
    }
}

/// The selected cells that can be held or released: what is behind each, and whether it is held now.
fn selected<'a>(
    state: &'a State,
    table: &'a Table<'a>,
) -> impl Iterator<Item = (Vec<AmountCell>, bool)> + 'a {
    let selected = selection_in(state, table.id).cells().collect::<Vec<_>>();
    let open = state.open.as_ref();
    selected.into_iter().filter_map(move |at| {
        let cell = table.cell(at)?;
        let workbook = &open?.workbook;
        // Decisions keep a cell from being written in, too.
        let is_held = |cells: Vec<AmountCell>| cells.into_iter().all(|cell| workbook.is_held(cell));
        let is_held = cell.held && (cell.decisions == 0 || is_held(cells(workbook, cell.target?, true)));
        let cells = cells(workbook, cell.target?, is_held);
        (!cells.is_empty()).then_some((cells, is_held))
    })
}

/// Whether something that is selected can be held or released.
pub(super) fn is_possible(state: &State, sheet: SheetId) -> bool {
    state.table(sheet).is_some_and(|table| selected(state, &table).next().is_some())
}

/// Whether all that can be held among what is selected is held, so that the command releases it.
pub(super) fn releases(state: &State, sheet: SheetId) -> bool {
    state.table(sheet).is_some_and(|table| selected(state, &table).all(|(_, is_held)| is_held))
}

/// Holds the selected cells, or releases them if all are held: one step.
pub(super) fn toggle(state: &mut State, sheet: SheetId) -> Vec<Effect> {
    let (mut edits, mut count) = (Vec::new(), 0);
    let hold = !releases(state, sheet);
    if let (Some(table), Some(open)) = (state.table(sheet), &state.open) {
        for (cells, is_held) in selected(state, &table) {
            count += usize::from(is_held != hold);
            let other = cells.into_iter().filter(|cell| open.workbook.is_held(*cell) != hold);
            edits.extend(other.map(|cell| Edit::hold(cell, hold)));
        }
    }
    if edits.is_empty() {
        return vec![Effect::Announce(state.lang.texts().later().nothing_to_hold.to_owned())];
    }
    let verb = if hold { Verb::Hold } else { Verb::Release };
    let mut effects = perform(state, Edit::Batch(edits), StepLabel { verb, what: What::Cells(count) });
    effects.push(Effect::Announce(sentence::held(state.lang, count, hold)));
    effects
}
