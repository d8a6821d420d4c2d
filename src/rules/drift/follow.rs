//! Tables that follow a change: only the figures that it reaches are calculated, by exact differences.
//!
//! The law, tested in `tests/laws_edits.rs` and after every message of the session's tests: tables that followed
//! are equal to tables made from nothing.

use super::build::is_opposite;
use super::line::{Holders, direct_part, of_line, sum_of};
use super::{DriftRow, DriftTable};
use crate::model::Workbook;
use crate::model::drift::{Line, Place, RowId};
use crate::model::edit::{ActivityChange, Edit, KeyChange, LineChange, Setting};
use crate::model::id::LineId;
use crate::rules::figures::Figures;
use crate::rules::summary::drift_tables;

/// Which figures of the drift tables a change reaches.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Reach {
    /// None.
    #[default]
    Nothing,
    /// Those that follow from these amounts.
    Amounts(Vec<(LineId, Place)>),
    /// Possibly all.
    Everything,
}

impl Reach {
    /// Which figures `edit` reaches; its inverse reaches the same.
    #[must_use]
    pub fn of(edit: &Edit) -> Self {
        match edit {
            Edit::Line(line, LineChange::Amount(place, ..)) => Self::Amounts(vec![(*line, *place)]),
            Edit::Line(_, LineChange::Comment(_))
            | Edit::Member(..)
            | Edit::Key(_, KeyChange::Name(_) | KeyChange::Source(_) | KeyChange::Date(_))
            | Edit::Activity(_, ActivityChange::Name(_))
            | Edit::InsertProjectGroup(..)
            | Edit::RemoveProjectGroup(..)
            | Edit::ProjectGroup(..)
            | Edit::InsertProject(..)
            | Edit::RemoveProject(..)
            | Edit::MoveProject(..)
            | Edit::Project(..) => Self::Nothing,
            Edit::Set(Setting::PeriodEnd(_) | Setting::Method(_) | Setting::Profile(_)) => Self::Everything,
            Edit::Set(_) => Self::Nothing,
            Edit::Batch(edits) => edits.iter().map(Self::of).fold(Self::Nothing, Self::and),
            _ => Self::Everything,
        }
    }

    fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Nothing, reach) | (reach, Self::Nothing) => reach,
            (Self::Amounts(mut all), Self::Amounts(more)) => {
                all.extend(more);
                Self::Amounts(all)
            }
            _ => Self::Everything,
        }
    }
}

/// Brings the tables of `workbook` up to date after a change that reached `reach`.
pub fn follow(tables: &mut Vec<DriftTable>, workbook: &Workbook, reach: &Reach) {
    let known = match reach {
        Reach::Nothing => true,
        Reach::Amounts(amounts) => amounts
            .iter()
            .all(|(line, place)| tables.iter_mut().any(|table| table.follow(workbook, *line, *place))),
        Reach::Everything => false,
    };
    if !known {
        *tables = drift_tables(workbook);
    }
}

/// Figures before and after.
#[derive(Clone, Copy)]
struct Change {
    before: Figures,
    after: Figures,
}

impl DriftTable {
    /// Follows a change of one line's amounts; `false` if the line does not stand here.
    fn follow(&mut self, workbook: &Workbook, id: LineId, place: Place) -> bool {
        let at = self.rows.iter().position(|row| row.id == Some(RowId::Line(id)));
        let (Some(at), Some(line)) = (at, workbook.line(id)) else { return false };
        match self.changed_part(workbook, line, place) {
            Some((holder, after)) => {
                let before = std::mem::replace(&mut self.rows[at].parts[holder], after);
                let part = Change { before, after };
                let total = adjust(&mut self.rows[at].total, part).unwrap_or_else(|| {
                    let row = &mut self.rows[at];
                    let after = sum_of(&row.parts);
                    Change { before: std::mem::replace(&mut row.total, after), after }
                });
                self.follow_sums(at, &[(holder, part)], total);
            }
            None => self.follow_line(at, workbook, line),
        }
        true
    }

    /// The one part that changed, by its place among the holders, if the line is direct.
    fn changed_part(&self, workbook: &Workbook, line: &Line, place: Place) -> Option<(usize, Figures)> {
        let Place::Part(holder) = place else { return None };
        let index = self.holders.iter().position(|known| *known == holder)?;
        Some((index, direct_part(workbook, line, holder)?))
    }

    /// Follows a change that may reach every part of the line.
    fn follow_line(&mut self, at: usize, workbook: &Workbook, line: &Line) {
        let figures = of_line(workbook, line, &Holders::new(&self.holders));
        let row = &mut self.rows[at];
        let total = Change { before: row.total, after: figures.total };
        let parts: Vec<(usize, Change)> = row
            .parts
            .iter()
            .zip(&figures.parts)
            .map(|(before, after)| Change { before: *before, after: *after })
            .enumerate()
            .collect();
        (row.total, row.parts, row.unsplit) = (figures.total, figures.parts, figures.unsplit);
        self.follow_sums(at, &parts, total);
    }

    /// Carries changes of the row at `at` into every sum above it.
    fn follow_sums(&mut self, at: usize, parts: &[(usize, Change)], total: Change) {
        let Some(sum) = self.rows.iter().position(|row| row.adds.contains(&at)) else { return };
        let (own, sense) = (self.rows[at].sense, self.rows[sum].sense);
        let opposite = is_opposite(own, sense);
        let turned = |change: Change| Change {
            before: change.before.turned(opposite),
            after: change.after.turned(opposite),
        };
        let mut changes = Vec::with_capacity(parts.len());
        for (holder, part) in parts {
            let change = self.adjust_sum(sum, turned(*part), |row| row.parts.get_mut(*holder));
            changes.extend(change.map(|change| (*holder, change)));
        }
        if let Some(total) = self.adjust_sum(sum, turned(total), |row| Some(&mut row.total)) {
            self.follow_sums(sum, &changes, total);
        }
    }

    /// Adjusts one cell of the sum at `sum`, or adds it up anew where cells became empty or known.
    fn adjust_sum(
        &mut self,
        sum: usize,
        change: Change,
        cell: impl Fn(&mut DriftRow) -> Option<&mut Figures>,
    ) -> Option<Change> {
        let figures = cell(&mut self.rows[sum])?;
        if let Some(change) = adjust(figures, change) {
            return Some(change);
        }
        let sense = self.rows[sum].sense;
        let mut after = Figures::default();
        for at in self.rows[sum].adds.clone() {
            let row = &mut self.rows[at];
            let opposite = is_opposite(row.sense, sense);
            after.add(cell(row)?, opposite);
        }
        let figures = cell(&mut self.rows[sum])?;
        Some(Change { before: std::mem::replace(figures, after), after })
    }
}

/// Moves a sum by the difference that a change makes; `None` and no change if that does not decide whether
/// anything is known.
fn adjust(sum: &mut Figures, change: Change) -> Option<Change> {
    let before = *sum;
    *sum = before.moved(change.before, change.after)?;
    Some(Change { before, after: *sum })
}
