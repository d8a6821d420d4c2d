//! Where a finding or another reference leads: the view, the table and the cell.

use super::notes;
use super::selection::At;
use super::sheet::{
    ColumnKey, SheetId, Subject, Table, member_columns, result_columns, share_rows, shares_subject,
};
use super::state::{Look, State, View};
use super::why::followed;
use crate::model::control::ControlPlace;
use crate::model::drift::{DriftColumn, Place, RowId};
use crate::model::formula::{Column, ProjectRow, TableRow};
use crate::model::id::{ActivityId, LineId, MeasureId};
use crate::model::investment::{ProjectColumn, ProjectGroup};
use crate::model::measure::{Mark, MeasureColumn};
use crate::model::member::Holder;
use crate::model::months::BookedYear;
use crate::model::note::{NotePlace, NoteRow};
use crate::rules::check::{Cell, Finding};
use crate::rules::drift::Lens;
use crate::rules::follow_up::Of;
use crate::rules::measure::Uncounted;
use crate::rules::why::{PlanRow, Settled, Where};

/// A place to go to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Destination {
    /// The view.
    pub view: View,
    /// Whose figures.
    pub look: Look,
    /// The drift table, where the view shows one of several.
    pub activity: Option<ActivityId>,
    /// The table.
    pub sheet: SheetId,
    /// The row.
    pub subject: Subject,
    /// The column as the table is made, counted with the row header; the header itself if the table does not have it.
    pub column: usize,
}

/// Where a finding leads; `None` if what it is about is gone.
#[must_use]
pub fn of_finding(state: &State, finding: &Finding) -> Option<Destination> {
    match finding {
        Finding::ControlDiffers { place, .. }
        | Finding::PrintedPartsDiffer { place, .. }
        | Finding::Rounding { place, .. } => of_control(state, *place),
        Finding::Unread { cell, .. } => of_cell(state, *cell),
        Finding::FormulaFault { cell, .. } => of_cell(state, Cell::from(*cell)),
        Finding::KeyWithoutWeights(key, from) => {
            Some(allocation(SheetId::Keys, Subject::key(*key, *from), 1))
        }
        Finding::KeyDate(key) => {
            // The last column, behind the members, the sum and the source.
            let members = state.open.as_ref()?.workbook.members.len();
            Some(allocation(SheetId::Keys, Subject::Key(*key), members + 3))
        }
        Finding::Code(member, _) => {
            Some(allocation(SheetId::Members, Subject::Holder(Holder::Member(*member)), 1))
        }
        Finding::WeightMissing(key, from, member) => of_cell(state, Cell::Weight(*key, *from, *member)),
        Finding::UnusualSign(line, field, _) => {
            drift(state, Some(RowId::Line(*line)), None, Lens::Total, field.column())
        }
        Finding::ProfileLacks(line, _) => {
            drift(state, Some(RowId::Line(*line)), None, Lens::Total, DriftColumn::BudgetToDate)
        }
        // The sum stands behind the months.
        Finding::MonthsDiffer { line, year, .. } => of_months(state, *line, *year, 13),
        Finding::MonthsMissing { line, .. } => of_months(state, *line, BookedYear::This, 12),
        Finding::PrognosisBelowActual { line, .. }
        | Finding::PrognosisMissing(line)
        | Finding::MethodLacks(line, _)
        | Finding::OutsideMethods { line, .. }
        | Finding::AdjustmentUnreasoned(line)
        | Finding::AddedToNothing(line) => {
            drift(state, Some(RowId::Line(*line)), None, Lens::Total, DriftColumn::Prognosis)
        }
        Finding::DeficitOverdue(..) => Some(allocation(SheetId::Balance, Subject::Place(0), 1)),
        Finding::Unexplained(line, _) => {
            drift(state, Some(RowId::Line(*line)), None, Lens::Total, DriftColumn::Comment)
        }
        Finding::BudgetNotBalanced(activity, _) => {
            drift(state, None, Some(*activity), Lens::Total, DriftColumn::Budget)
        }
        Finding::MeasureUncounted(measure, why) => {
            let column = match why {
                Uncounted::StartUnread | Uncounted::StartsLater => MeasureColumn::Start,
                Uncounted::NotLikely | Uncounted::NotIncluded => MeasureColumn::Marked(Mark::Included),
                Uncounted::NoEffect | Uncounted::EffectUnread => MeasureColumn::Effect(0),
                Uncounted::NoLine | Uncounted::LinesGone | Uncounted::NoPrognosis => MeasureColumn::Lines,
            };
            Some(of_measure(*measure, column))
        }
        Finding::MeasureOverEffect { measure, .. } => Some(of_measure(*measure, MeasureColumn::Amount)),
        Finding::MeasureLineGone(measure) => Some(of_measure(*measure, MeasureColumn::Lines)),
        Finding::CapitalCost(project, _) => of_project(state, *project, ProjectColumn::CapitalCost),
        Finding::ProjectOverBudget(project, _) => of_project(state, *project, ProjectColumn::Budget),
    }
}

/// Whose figures are looked at; `None` if that member is gone.
fn known_lens(state: &State, holder: Option<Holder>) -> Option<Lens> {
    let workbook = &state.open.as_ref()?.workbook;
    let is_known = holder.is_none_or(|holder| workbook.holders().any(|known| known == holder));
    is_known.then_some(Lens::of(holder))
}

/// Where a control figure's place leads.
#[must_use]
pub fn of_control(state: &State, place: ControlPlace) -> Option<Destination> {
    match place {
        ControlPlace::Drift { activity, row, holder, column } => {
            drift(state, row, Some(activity), known_lens(state, holder)?, column)
        }
        ControlPlace::AllActivities { holder, .. } => Some(Destination {
            view: View::Overview,
            look: Look::Lens(known_lens(state, holder)?),
            activity: None,
            sheet: SheetId::Results,
            subject: Subject::Total,
            column: 0,
        }),
        ControlPlace::Projects { group, project: None, holder, column } => Some(Destination {
            view: View::Investments,
            look: Look::Lens(known_lens(state, holder)?),
            activity: None,
            sheet: SheetId::Projects(group),
            subject: Subject::Total,
            column: project_column(state, group, column),
        }),
        ControlPlace::Projects { project: Some(project), column, .. } => of_project(state, project, column),
        ControlPlace::Tag { tag, holder } => Some(Destination {
            view: View::Investments,
            look: Look::Lens(Lens::Total),
            activity: None,
            sheet: SheetId::Tag(tag),
            subject: holder.map_or(Subject::Total, Subject::Holder),
            column: 1,
        }),
        ControlPlace::Settlement { member } => {
            let subject = member.map_or(Subject::Total, |member| Subject::Holder(Holder::Member(member)));
            Some(allocation(SheetId::Settlement, subject, 1))
        }
    }
}

/// Where a note leads; `None` for that of a month.
pub(super) fn of_note(state: &State, place: NotePlace) -> Option<Destination> {
    let workbook = &state.open.as_ref()?.workbook;
    let column = notes::column(place);
    match place.row()? {
        NoteRow::Table(row) => {
            let (row, activity) = match row {
                TableRow::Row(id) => (Some(id), None),
                TableRow::Result(id) => (None, Some(id)),
            };
            let lens = place.holder().map_or(Lens::Total, Lens::Holder);
            match column {
                Some(Column::Drift(column)) => drift(state, row, activity, lens, column),
                _ => {
                    let header = drift(state, row, activity, lens, DriftColumn::Budget)?;
                    Some(Destination { column: 0, ..header })
                }
            }
        }
        NoteRow::Project(row) => {
            let (group, subject) = match row {
                ProjectRow::Project(id) => {
                    let holds = |group: &&ProjectGroup| group.projects.iter().any(|known| known.id == id);
                    (workbook.project_groups.iter().find(holds)?.id, Subject::Project(id))
                }
                ProjectRow::Total(id) => (id, Subject::Total),
            };
            Some(Destination {
                view: View::Investments,
                look: Look::Lens(Lens::Total),
                activity: None,
                sheet: SheetId::Projects(group),
                subject,
                column: match column {
                    Some(Column::Project(column)) => project_column(state, group, column),
                    _ => 0,
                },
            })
        }
    }
}

/// Where a figure leads that an explanation names; `None` if it is gone.
pub(super) fn of_where(state: &State, at: Where) -> Option<Destination> {
    let open = state.open.as_ref()?;
    let (workbook, holder) =
        (&open.workbook, |holder: Option<_>| holder.map_or(Subject::Total, Subject::Holder));
    match at {
        Where::Drift { activity, row, lens, column } => {
            let place = drift(state, row, Some(activity), lens, column)?;
            // Where all stand side by side, they stay so.
            if open.look != Look::SideBySide || open.measure != column || open.view != View::Drift {
                return Some(place);
            }
            let lenses = [Lens::Total].into_iter().chain(workbook.holders().map(Lens::Holder));
            let at = lenses.into_iter().position(|known| known == lens)?;
            let sheet = SheetId::SideBySide(activity);
            Some(Destination { look: Look::SideBySide, sheet, column: at + 1, ..place })
        }
        Where::Month { activity, row, year, month } => {
            let column = month.map_or(12, |month| month.index()) + 1;
            let sheet = SheetId::Months(activity, year);
            let place = drift(state, row, Some(activity), Lens::Total, DriftColumn::Actual)?;
            Some(Destination { view: View::Months, sheet, column, ..place })
        }
        Where::Project { group, project, lens, column } => {
            let shown = project.and_then(|id| workbook.project(id)).map(|project| project.holder);
            let look = match open.look {
                // The projects of one holder stay in sight.
                Look::Lens(Lens::Holder(of)) if shown == Some(of) => open.look,
                _ => Look::Lens(lens),
            };
            Some(Destination {
                view: View::Investments,
                look,
                activity: None,
                sheet: SheetId::Projects(group),
                subject: project.map_or(Subject::Total, Subject::Project),
                column: project_column(state, group, column),
            })
        }
        Where::Tag { tag, holder: of } => {
            let place = allocation(SheetId::Tag(tag), holder(of), 1);
            Some(Destination { view: View::Investments, ..place })
        }
        Where::Results { activity, lens, column } => {
            let at = result_columns(workbook).iter().position(|known| *known == column);
            let subject = activity.map_or(Subject::Total, Subject::Activity);
            let place = allocation(SheetId::Results, subject, at.map_or(0, |at| at + 1));
            Some(Destination { view: View::Overview, look: Look::Lens(lens), ..place })
        }
        Where::Member { holder: of, column } => {
            // The municipality code stands before the results.
            let at = member_columns(workbook).iter().position(|known| *known == column);
            Some(allocation(SheetId::Members, holder(of), at.map_or(0, |at| at + 2)))
        }
        Where::Settlement { member, figure } => {
            let column = match figure {
                Settled::Part => 1,
                Settled::Paid => 3,
                Settled::Cost => 4,
            };
            Some(allocation(SheetId::Settlement, holder(member.map(Holder::Member)), column))
        }
        Where::Balance { row, column } => Some(allocation(SheetId::Balance, Subject::Place(row), column + 1)),
        Where::Measure { row, column } => {
            let subject = match row {
                PlanRow::Measure(id) => return Some(of_measure(id, column)),
                PlanRow::Group(id) => Subject::MeasureGroup(id),
                PlanRow::Total => Subject::Total,
            };
            let column = MeasureColumn::ALL.iter().position(|known| *known == column)?;
            let place = allocation(SheetId::Measures, subject, column + 1);
            Some(Destination { view: View::Measures, ..place })
        }
        Where::Weight { key, from, member } => {
            let members = &workbook.members;
            let at = match member {
                Some(member) => members.iter().position(|known| known.id == member)?,
                None => members.len(),
            };
            Some(allocation(SheetId::Keys, Subject::key(key, from), at + 1))
        }
        Where::Share { key, of, member } => {
            let at = workbook.members.iter().position(|known| known.id == member)?;
            let mut rows = share_rows(workbook).into_iter().enumerate();
            let (row, share) = rows.find(|(_, (known, known_of))| known.id == key && *known_of == of)?;
            Some(allocation(SheetId::Shares, shares_subject(row, share), at + 1))
        }
        Where::Followed { projects, row, lens, column } => {
            let sheet = if projects { SheetId::FollowUpProjects } else { SheetId::FollowUps };
            let subject = match row {
                Of::Row(id) => Subject::Row(id),
                Of::Activity(id) => Subject::Activity(id),
                Of::Project(id) => Subject::Project(id),
                Of::ProjectGroup(id) => Subject::ProjectGroup(id),
                Of::Total => Subject::Total,
                Of::Gone(_) | Of::GoneLine(..) | Of::GoneProject(..) => {
                    let rows = followed(open, projects, lens);
                    Subject::Place(rows.iter().position(|known| known.of == row)?)
                }
            };
            let key = Some(ColumnKey::Place(column.number()));
            let shown = state
                .table(sheet)
                .and_then(|table| (1..=table.columns.len()).find(|at| table.key(*at) == key));
            let place = allocation(sheet, subject, shown.unwrap_or(0));
            let look = if projects { open.look } else { Look::Lens(lens) };
            Some(Destination { view: View::FollowUps, look, ..place })
        }
        // These stand in a list of their own, or in no table.
        Where::Fan { .. } | Where::Schedule { .. } | Where::Overall(_) => None,
    }
}

fn allocation(sheet: SheetId, subject: Subject, column: usize) -> Destination {
    Destination {
        view: View::Allocation,
        look: Look::Lens(Lens::Total),
        activity: None,
        sheet,
        subject,
        column,
    }
}

fn of_measure(id: MeasureId, column: MeasureColumn) -> Destination {
    Destination {
        view: View::Measures,
        look: Look::Lens(Lens::Total),
        activity: None,
        sheet: SheetId::Measures,
        subject: Subject::Measure(id),
        column: MeasureColumn::ALL.iter().position(|known| *known == column).map_or(0, |index| index + 1),
    }
}

fn of_cell(state: &State, cell: Cell) -> Option<Destination> {
    let workbook = &state.open.as_ref()?.workbook;
    match cell {
        Cell::Line(line, place, field) => {
            let lens = match place {
                Place::Total => Lens::Total,
                Place::Part(holder) => Lens::Holder(holder),
            };
            drift(state, Some(RowId::Line(line)), None, lens, field.column())
        }
        Cell::Measure(measure, year) => {
            let after = year.map(|year| year.saturating_sub(workbook.year.number()));
            Some(of_measure(measure, after.map_or(MeasureColumn::Amount, MeasureColumn::Effect)))
        }
        Cell::Month(line, year, month) => of_months(state, line, year, usize::from(month.number())),
        Cell::Project(project, field) => of_project(state, project, field.column()),
        Cell::ComingYear(project, year) => of_project(state, project, ProjectColumn::Requested(year)),
        Cell::Weight(key, from, member) => {
            let index = workbook.members.iter().position(|known| known.id == member)?;
            Some(allocation(SheetId::Keys, Subject::key(key, from), 1 + index))
        }
    }
}

/// A column of the months of a line, counted with the row header.
fn of_months(state: &State, line: LineId, year: BookedYear, column: usize) -> Option<Destination> {
    let row = drift(state, Some(RowId::Line(line)), None, Lens::Total, DriftColumn::Actual)?;
    let sheet = SheetId::Months(row.activity?, year);
    Some(Destination { view: View::Months, sheet, column, ..row })
}

fn drift(
    state: &State,
    row: Option<RowId>,
    activity: Option<ActivityId>,
    lens: Lens,
    column: DriftColumn,
) -> Option<Destination> {
    let open = state.open.as_ref()?;
    let activity = activity
        .or_else(|| open.tables.iter().find(|table| table.row(row).is_some()).map(|table| table.activity))?;
    let columns = &open.workbook.drift_columns;
    // Where the original budget has no column of its own, the budget stands for it.
    let shown = columns.iter().position(|c| *c == column).or_else(|| {
        let is_budget = column == DriftColumn::OriginalBudget;
        columns.iter().position(|c| is_budget && *c == DriftColumn::Budget)
    });
    Some(Destination {
        view: View::Drift,
        look: Look::Lens(lens),
        activity: Some(activity),
        sheet: SheetId::Drift(activity),
        subject: row.map_or(Subject::Total, Subject::Row),
        column: shown.map_or(0, |index| index + 1),
    })
}

fn project_column(state: &State, group: crate::model::id::ProjectGroupId, column: ProjectColumn) -> usize {
    let group = state.open.as_ref().and_then(|open| open.workbook.project_group(group));
    group.and_then(|group| group.columns.iter().position(|c| *c == column)).map_or(0, |index| index + 1)
}

fn of_project(
    state: &State,
    project: crate::model::id::ProjectId,
    column: ProjectColumn,
) -> Option<Destination> {
    let workbook = &state.open.as_ref()?.workbook;
    let group = workbook
        .project_groups
        .iter()
        .find(|group| group.projects.iter().any(|known| known.id == project))?;
    Some(Destination {
        view: View::Investments,
        look: Look::Lens(Lens::Total),
        activity: None,
        sheet: SheetId::Projects(group.id),
        subject: Subject::Project(project),
        column: project_column(state, group.id, column),
    })
}

/// The cell of a destination in its table.
#[must_use]
pub fn at(table: &Table, destination: &Destination) -> At {
    let row = table.row_of(destination.subject).unwrap_or(0);
    At { row, column: table.shown_column(destination.column) }
}
