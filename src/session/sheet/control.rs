//! Which figures of a table a printed one can be held against, and how a cell that differs from its control is told.

use rust_decimal::Decimal;

use super::{Cell, ColumnKey, SheetId, Subject, Table, Value, projects, results};
use crate::lang::control::compared;
use crate::model::control::{Control, ControlPlace};
use crate::model::drift::DriftColumn;
use crate::model::member::Holder;
use crate::model::unit::DisplayUnit;
use crate::rules::drift::Lens;
use crate::rules::print::written;
use crate::session::selection::At;
use crate::text::number::rounded;

impl Table<'_> {
    /// The figure of the cell at a place as control totals refer to it; `None` where there is none: texts and percentages.
    #[must_use]
    pub fn control_place(&self, at: At) -> Option<ControlPlace> {
        let source = self.content.source();
        let subject = self.rows.get(at.row)?.subject;
        let key = self.key(at.column)?;
        match (self.id, key) {
            (SheetId::Drift(activity), ColumnKey::Drift(column)) => {
                drift(activity, subject, source.lens, column)
            }
            (SheetId::SideBySide(activity), ColumnKey::Lens(lens)) => {
                drift(activity, subject, lens, source.measure)
            }
            (SheetId::Results, ColumnKey::Place(column)) => {
                let column = *results::columns(source.workbook).get(column)?;
                match subject {
                    Subject::Activity(activity) => drift(activity, Subject::Total, source.lens, column),
                    _ => Some(ControlPlace::AllActivities { holder: source.lens.holder(), column }),
                }
            }
            (SheetId::Projects(group), ColumnKey::Project(column)) => {
                let project = match subject {
                    Subject::Project(id) => Some(id),
                    _ => None,
                };
                let is_amount = matches!(
                    projects::kind(column),
                    super::ColumnKind::Number | super::ColumnKind::Deviation
                );
                // A project is its holder's whoever is looked at.
                let holder = source.lens.holder().filter(|_| project.is_none());
                is_amount.then_some(ControlPlace::Projects { group, project, holder, column })
            }
            (SheetId::Tag(tag), _) => Some(ControlPlace::Tag { tag, holder: holder(subject) }),
            (SheetId::Settlement, ColumnKey::Place(0)) => {
                let member = match holder(subject) {
                    Some(Holder::Member(id)) => Some(id),
                    _ => None,
                };
                Some(ControlPlace::Settlement { member })
            }
            _ => None,
        }
    }

    /// The unit that the figures of a table are printed in.
    #[must_use]
    pub fn printed_unit(&self) -> DisplayUnit {
        let workbook = self.content.source().workbook;
        match self.id {
            SheetId::Projects(_) | SheetId::Tag(_) => workbook.investment_unit,
            SheetId::Settlement => DisplayUnit::KR,
            _ => workbook.drift_unit,
        }
    }

    /// A printed figure beside what the cell at a place shows, both in the print's unit and signs.
    #[must_use]
    pub fn compared(&self, at: At, control: &Control) -> (Decimal, Option<Decimal>) {
        beside(self, control, self.value(at))
    }
}

fn drift(
    activity: crate::model::id::ActivityId,
    subject: Subject,
    lens: Lens,
    column: DriftColumn,
) -> Option<ControlPlace> {
    let row = match subject {
        Subject::Row(row) => Some(row),
        _ => None,
    };
    results::has_amount(column).then_some(ControlPlace::Drift {
        activity,
        row,
        holder: lens.holder(),
        column,
    })
}

fn holder(subject: Subject) -> Option<Holder> {
    match subject {
        Subject::Holder(holder) => Some(holder),
        _ => None,
    }
}

fn beside(table: &Table, control: &Control, shown: Option<Value>) -> (Decimal, Option<Decimal>) {
    let source = table.content.source();
    let printed = rounded(control.printed, control.unit);
    let calculated = match shown {
        Some(Value::Amount(amount, _)) => Some(rounded(amount, control.unit)),
        _ => None,
    };
    (written(source.workbook, source.tables, control.place, printed), calculated)
}

/// Tells a cell that differs from its control: by a sign, and in words with both figures.
pub(in crate::session) fn mark(table: &Table, at: At, cell: &mut Cell) {
    let Some(place) = table.control_place(at) else { return };
    let source = table.content.source();
    for control in source.workbook.controls.iter().filter(|control| control.place == place) {
        let (printed, calculated) = beside(table, control, cell.value);
        if calculated != Some(printed) {
            let between = if cell.about.is_empty() { "" } else { ". " };
            let words = compared(source.lang, printed, calculated, control.unit);
            cell.about = [&words, between, &cell.about].concat();
            cell.differs = true;
        }
    }
}
