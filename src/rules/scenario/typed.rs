//! What is typed over in the tables of a scenario, as changes of it, and taking such changes away again.
//!
//! A change sets what it is about, whatever stood there, so those at the end of a list can take each other's place. One that
//! works on figures, as a percentage does, closes what stands before it: what is typed after it stays behind it.

use super::chain;
use crate::model::Workbook;
use crate::model::capital::{InUse, YearMonth};
use crate::model::drift::{LineField, Method, RowId};
use crate::model::edit::{Edit, LineChange, PlanEdit, ProjectChange as Of};
use crate::model::entry::Entry;
use crate::model::formula::AmountCell;
use crate::model::id::{LineId, MeasureId, ProjectId};
use crate::model::investment::{ComingYear, ProjectField};
use crate::model::measure::{Mark, Measure};
use crate::model::money::Money;
use crate::model::scenario::{By, Change, ProjectChange, Scenario};

/// Why an edit is no change of a scenario.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoChange {
    /// It is about actuals, which never change in one.
    Actual,
    /// It is about something that only the base has: names, structure, settings, decisions.
    OfTheBase,
    /// The scenario has no room for more.
    Full,
}

/// What an edit of the workbook as it would be, `workbook`, means as changes of the scenario, in order.
///
/// # Errors
/// Why it is none.
pub fn changes(workbook: &Workbook, edit: &Edit) -> Result<Vec<Change>, NoChange> {
    let mut found = Vec::new();
    let mut all = Vec::new();
    flat(edit, &mut all);
    for edit in &all {
        let own = match edit {
            // A typed prognosis brings its method along.
            Edit::Line(id, LineChange::Method(_)) if writes_prognosis(&all, *id) => Vec::new(),
            Edit::Project(id, Of::Method(_)) if writes_project_prognosis(&all, *id) => Vec::new(),
            edit => one(workbook, edit)?,
        };
        own.into_iter().for_each(|change| put(&mut found, change));
    }
    Ok(found)
}

fn flat<'a>(edit: &'a Edit, all: &mut Vec<&'a Edit>) {
    match edit {
        Edit::Batch(edits) => edits.iter().for_each(|edit| flat(edit, all)),
        edit => all.push(edit),
    }
}

fn writes_prognosis(all: &[&Edit], line: LineId) -> bool {
    all.iter().any(
        |edit| matches!(edit, Edit::Line(id, LineChange::Amount(_, LineField::Prognosis, _)) if *id == line),
    )
}

fn writes_project_prognosis(all: &[&Edit], project: ProjectId) -> bool {
    all.iter().any(
        |edit| matches!(edit, Edit::Project(id, Of::Amount(ProjectField::Prognosis, _)) if *id == project),
    )
}

fn one(workbook: &Workbook, edit: &Edit) -> Result<Vec<Change>, NoChange> {
    match edit {
        Edit::Line(id, LineChange::Amount(place, field, entry)) => {
            cell(workbook, AmountCell::Line(*id, *place, *field), entry)
        }
        Edit::Project(id, Of::Amount(field, entry)) => {
            cell(workbook, AmountCell::Project(*id, *field), entry)
        }
        Edit::Project(id, Of::ComingYear(year, coming)) => coming_year(workbook, *id, *year, coming),
        Edit::Project(id, Of::InUse(in_use)) => moved(workbook, *id, in_use).map(|change| vec![change]),
        Edit::Plan(PlanEdit::Measure(measure)) => of_measure(workbook, measure),
        Edit::Month(..) => Err(NoChange::Actual),
        _ => Err(NoChange::OfTheBase),
    }
}

/// Whether a cell holds what is booked.
#[must_use]
pub fn is_actual(cell: AmountCell) -> bool {
    match cell {
        AmountCell::Line(_, _, field) => matches!(field, LineField::Actual | LineField::PriorActual),
        AmountCell::Project(_, field) => {
            matches!(field, ProjectField::Actual | ProjectField::Income | ProjectField::PriorSpending)
        }
        AmountCell::Decided(..) | AmountCell::Requested(..) => false,
    }
}

fn cell(workbook: &Workbook, cell: AmountCell, entry: &Entry<Money>) -> Result<Vec<Change>, NoChange> {
    if is_actual(cell) {
        return Err(NoChange::Actual);
    }
    // What was decided stands in the base with its dates and references.
    if entry.decisions().is_some() || workbook.entry(cell).decisions().is_some() {
        return Err(NoChange::OfTheBase);
    }
    Ok(vec![Change::Cell(cell, entry.clone())])
}

fn coming_year(
    workbook: &Workbook,
    id: ProjectId,
    year: u16,
    coming: &ComingYear,
) -> Result<Vec<Change>, NoChange> {
    let known = workbook.project(id).and_then(|project| project.coming_years.get(&year)).cloned();
    let known = known.unwrap_or_default();
    let both = [
        (AmountCell::Decided(id, year), &known.decided, &coming.decided),
        (AmountCell::Requested(id, year), &known.requested, &coming.requested),
    ];
    let mut changes = Vec::new();
    for (at, before, now) in both {
        if before != now {
            changes.extend(cell(workbook, at, now)?);
        }
    }
    Ok(changes)
}

/// A project that is taken into use in another month; all else that is said of its use belongs to the base.
fn moved(workbook: &Workbook, id: ProjectId, in_use: &InUse) -> Result<Change, NoChange> {
    let known = &workbook.project(id).ok_or(NoChange::OfTheBase)?.in_use;
    let (Some(before), Some(now)) = (known.from, in_use.from) else { return Err(NoChange::OfTheBase) };
    if (InUse { from: known.from, ..in_use.clone() }) != *known {
        return Err(NoChange::OfTheBase);
    }
    let place = |of: YearMonth| i32::from(of.year.number()) * 12 + i32::from(of.month.number());
    let months = i16::try_from(place(now) - place(before)).map_err(|_| NoChange::OfTheBase)?;
    Ok(Change::Project(id, ProjectChange::Moved(months)))
}

/// A measure that counts or not, or starts on another day; all else belongs to the base.
fn of_measure(workbook: &Workbook, measure: &Measure) -> Result<Vec<Change>, NoChange> {
    let known = workbook.measure(measure.id).ok_or(NoChange::OfTheBase)?;
    let counts = |of: &Measure| of.marks.contains(Mark::Included);
    let mut as_known = Measure { start: known.start.clone(), ..measure.clone() };
    if counts(known) {
        as_known.marks.insert(Mark::Included);
    } else {
        as_known.marks.remove(Mark::Included);
    }
    if as_known != *known {
        return Err(NoChange::OfTheBase);
    }
    let mut changes = Vec::new();
    if counts(known) != counts(measure) {
        changes.push(Change::Measure(measure.id, counts(measure)));
    }
    if known.start != measure.start {
        changes.push(Change::MeasureStart(measure.id, measure.start.clone()));
    }
    Ok(changes)
}

/// Puts a change at the end of a list, or in the place of the one that says the same thing otherwise, where nothing after that
/// goes by figures.
pub fn put(changes: &mut Vec<Change>, change: Change) {
    let sets = |change: &Change| {
        matches!(
            change,
            Change::Cell(..)
                | Change::Measure(..)
                | Change::MeasureStart(..)
                | Change::Project(_, ProjectChange::Moved(_))
        )
    };
    let end = changes.iter().rposition(|change| !sets(change)).map_or(0, |at| at + 1);
    let same = changes[end..].iter().position(|known| is_of_the_same(known, &change)).map(|at| end + at);
    let Some(at) = same else { return changes.push(change) };
    match (&mut changes[at], change) {
        (
            Change::Project(_, ProjectChange::Moved(before)),
            Change::Project(_, ProjectChange::Moved(more)),
        ) => {
            *before = before.saturating_add(more);
            if *before == 0 {
                changes.remove(at);
            }
        }
        (known, change) => *known = change,
    }
}

fn is_of_the_same(one: &Change, other: &Change) -> bool {
    match (one, other) {
        (Change::Cell(one, _), Change::Cell(other, _)) => one == other,
        (Change::Measure(one, _), Change::Measure(other, _))
        | (Change::MeasureStart(one, _), Change::MeasureStart(other, _)) => one == other,
        (Change::Project(one, ProjectChange::Moved(_)), Change::Project(other, ProjectChange::Moved(_))) => {
            one == other
        }
        _ => false,
    }
}

/// What can be given back to what a scenario stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Given {
    /// What was typed over in a cell.
    Cell(AmountCell),
    /// Whether a measure counts.
    Counts(MeasureId),
    /// When a measure starts.
    Start(MeasureId),
    /// When a project is taken into use.
    InUse(ProjectId),
    /// All that is about a row alone.
    Row(RowId),
    /// All that is about a project alone.
    Project(ProjectId),
    /// All that is about a measure alone.
    Measure(MeasureId),
}

impl Given {
    /// Whether a change is about it alone.
    #[must_use]
    pub fn has(self, change: &Change) -> bool {
        match (self, change) {
            (Self::Cell(cell), Change::Cell(of, _)) => cell == *of,
            (Self::Counts(id) | Self::Measure(id), Change::Measure(of, _))
            | (Self::Start(id) | Self::Measure(id), Change::MeasureStart(of, _)) => id == *of,
            (Self::InUse(id), Change::Project(of, ProjectChange::Moved(_) | ProjectChange::Cancelled))
            | (Self::Project(id), Change::Project(of, _)) => id == *of,
            (Self::Row(RowId::Line(id)), Change::Cell(AmountCell::Line(of, ..), _)) => id == *of,
            (
                Self::Project(id),
                Change::Cell(
                    AmountCell::Project(of, _) | AmountCell::Decided(of, _) | AmountCell::Requested(of, _),
                    _,
                ),
            ) => id == *of,
            (Self::Row(row), Change::Prognosis { rows, .. }) => rows[..] == [row],
            _ => false,
        }
    }
}

/// A scenario without what it changes of these, so that they are as in what it stands on; how many changes that takes away.
///
/// A prognosis that is typed brings its method along for all members: where what it stands on has another method, all typed
/// prognoses of the line go together, else the others would show what nobody meant.
#[must_use]
pub fn reset(base: &Workbook, scenario: &Scenario, given: &[Given]) -> (Scenario, usize) {
    let mut given = given.to_vec();
    for of in given.clone() {
        if let Given::Cell(AmountCell::Line(line, _, LineField::Prognosis)) = of
            && !is_typed_beneath(base, scenario, line)
        {
            let typed = scenario.changes.iter().filter_map(|change| match change {
                Change::Cell(cell @ AmountCell::Line(of, _, LineField::Prognosis), _) if *of == line => {
                    Some(Given::Cell(*cell))
                }
                _ => None,
            });
            given.extend(typed);
        }
    }
    let mut changed = scenario.clone();
    changed.changes.retain(|change| !given.iter().any(|of| of.has(change)));
    let mut gone = scenario.changes.len() - changed.changes.len();
    // Of lines that change together by percent, each can go back alone.
    for change in &mut changed.changes {
        if let Change::Prognosis { rows, by: By::Percent(_) | By::Index(..), .. } = change {
            let before = rows.len();
            rows.retain(|row| !given.contains(&Given::Row(*row)));
            gone += usize::from(rows.len() < before);
        }
    }
    changed.changes.retain(|change| !matches!(change, Change::Prognosis { rows, .. } if rows.is_empty()));
    (changed, gone)
}

/// Whether the prognosis of a line is typed in what a scenario stands on.
fn is_typed_beneath(base: &Workbook, scenario: &Scenario, line: LineId) -> bool {
    let own = base.line(line).and_then(|line| line.method).unwrap_or(base.method);
    let beneath = scenario.on.map(|on| chain(&base.scenarios, on)).unwrap_or_default();
    let types = |change: &Change| matches!(change, Change::Cell(AmountCell::Line(of, _, LineField::Prognosis), _) if *of == line);
    own == Method::Typed || beneath.iter().any(|of| of.changes.iter().any(types))
}
