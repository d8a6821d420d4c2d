//! A copy of a workbook that is made a row at a time, between the frames of a page: a large one takes longer than a frame.

use super::drift::{Activity, Group, Row};
use super::workbook::Workbook;

/// A copy on its way. It is worth nothing if the workbook changes meanwhile.
#[derive(Debug, Clone)]
pub struct Copying {
    copy: Workbook,
    /// The next row: its activity, and its place in each group around it, outermost first.
    activity: usize,
    path: Vec<usize>,
}

impl Copying {
    /// Begins with all but the rows of the drift tables.
    #[must_use]
    pub fn of(workbook: &Workbook) -> Self {
        Self { copy: without_rows(workbook), activity: 0, path: vec![0] }
    }

    /// Copies the next row of `workbook`; whether there was any.
    pub fn next(&mut self, workbook: &Workbook) -> bool {
        let Some(activity) = workbook.activities.get(self.activity) else { return false };
        let Some((at, around)) = self.path.split_last() else {
            (self.activity, self.path) = (self.activity + 1, vec![0]);
            return true;
        };
        let copied = self.copy.activities.get_mut(self.activity);
        let (Some(rows), Some(copied)) =
            (rows_in(&activity.rows, around), copied.and_then(|copy| rows_in_mut(&mut copy.rows, around)))
        else {
            return false; // it is another workbook
        };
        match rows.get(*at) {
            Some(Row::Line(line)) => {
                copied.push(Row::Line(line.clone()));
                self.step(false);
            }
            Some(Row::Group(group)) => {
                let Group { id, name, subtotal, rows: _ } = group;
                copied.push(Row::Group(Group {
                    id: *id,
                    name: name.clone(),
                    subtotal: *subtotal,
                    rows: Vec::new(),
                }));
                self.path.push(0);
            }
            None => self.step(true),
        }
        true
    }

    /// The copy, when there was no next row.
    #[must_use]
    pub fn done(self) -> Workbook {
        self.copy
    }

    /// To the next row, after that of the group around where these are all.
    fn step(&mut self, are_all: bool) {
        if are_all {
            self.path.pop();
        }
        if let Some(at) = self.path.last_mut() {
            *at += 1;
        }
    }
}

/// The rows within the groups at these places.
fn rows_in<'r>(rows: &'r [Row], around: &[usize]) -> Option<&'r [Row]> {
    around.iter().try_fold(rows, |rows, at| match rows.get(*at) {
        Some(Row::Group(group)) => Some(group.rows.as_slice()),
        _ => None,
    })
}

fn rows_in_mut<'r>(rows: &'r mut Vec<Row>, around: &[usize]) -> Option<&'r mut Vec<Row>> {
    around.iter().try_fold(rows, |rows, at| match rows.get_mut(*at) {
        Some(Row::Group(group)) => Some(&mut group.rows),
        _ => None,
    })
}

/// All of a workbook but the rows of its drift tables. Every field is named, so that a new one is not forgotten.
fn without_rows(of: &Workbook) -> Workbook {
    let empty = |Activity { id, name, result_name, rows: _ }: &Activity| Activity {
        id: *id,
        name: name.clone(),
        result_name: result_name.clone(),
        rows: Vec::new(),
    };
    Workbook {
        id: of.id,
        lineage: of.lineage.clone(),
        name: of.name.clone(),
        form: of.form,
        host: of.host,
        year: of.year,
        period_end: of.period_end,
        drift_unit: of.drift_unit,
        investment_unit: of.investment_unit,
        signs: of.signs,
        method: of.method,
        formula: of.formula.clone(),
        profile: of.profile.clone(),
        drift_columns: of.drift_columns.clone(),
        members: of.members.clone(),
        keys: of.keys.clone(),
        activities: of.activities.iter().map(empty).collect(),
        project_groups: of.project_groups.clone(),
        plan: of.plan.clone(),
        follow_ups: of.follow_ups.clone(),
        scenarios: of.scenarios.clone(),
        meeting_log: of.meeting_log.clone(),
        goals: of.goals.clone(),
        roll_up: of.roll_up,
        sentences: of.sentences.clone(),
        settlement: of.settlement,
        balance: of.balance.clone(),
        capital: of.capital,
        controls: of.controls.clone(),
        acceptances: of.acceptances.clone(),
        comment_limit: of.comment_limit,
        notes: of.notes.clone(),
        unknown: of.unknown.clone(),
        found: of.found.clone(),
    }
}
