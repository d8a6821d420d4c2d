//! The signs that a figure of the tables is printed with (domain: Signs).

use rust_decimal::Decimal;

use super::drift::DriftTable;
use super::sense::Sense;
use crate::model::Workbook;
use crate::model::control::ControlPlace;
use crate::model::drift::DriftColumn;
use crate::model::investment::ProjectColumn;
use crate::model::money::Money;

/// A figure of `place`, signs as inside, as the organisation writes it there.
#[must_use]
pub fn written(workbook: &Workbook, tables: &[DriftTable], place: ControlPlace, figure: Decimal) -> Decimal {
    if is_opposite(workbook, tables, place) { -figure } else { figure }
}

/// Whether the organisation writes the figures of `place` with the other sign than the one used inside.
fn is_opposite(workbook: &Workbook, tables: &[DriftTable], place: ControlPlace) -> bool {
    let signs = &workbook.signs;
    let (sense, deviation) = match place {
        ControlPlace::Drift { activity, row, column, .. } => {
            let table = tables.iter().find(|table| table.activity == activity);
            let Some(row) = table.and_then(|table| table.row(row)) else { return false };
            (row.sense, is_deviation(column).then_some(signs.deviation))
        }
        ControlPlace::AllActivities { column, .. } => {
            (Sense::Result, is_deviation(column).then_some(signs.deviation))
        }
        ControlPlace::Projects { column, .. } => {
            let deviation = matches!(column, ProjectColumn::Deviation | ProjectColumn::DeviationToDate);
            (Sense::Expenditure, deviation.then_some(signs.project_deviation))
        }
        ControlPlace::Tag { .. } => (Sense::Expenditure, None),
        // A surplus is positive in every settlement.
        ControlPlace::Settlement { .. } => return false,
    };
    let one = Money::kronor(1);
    let written = match deviation {
        Some(sign) => sense.written_deviation(one, sign, signs),
        None => sense.written(one, signs),
    };
    written.is_negative()
}

fn is_deviation(column: DriftColumn) -> bool {
    matches!(column, DriftColumn::Deviation | DriftColumn::DeviationToDate)
}
