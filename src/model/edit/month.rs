//! Applies edits of the months of a line.

use super::{Edit, EditError, What};
use crate::model::drift::RowId;
use crate::model::entry::Entry;
use crate::model::id::LineId;
use crate::model::months::{Booked, BookedYear};
use crate::model::period::Month;
use crate::model::workbook::Workbook;

/// Writes what is booked on a line in a month. A line without any month keeps none, so that the same content has one
/// form.
pub(super) fn write(
    workbook: &mut Workbook,
    id: LineId,
    year: BookedYear,
    month: Month,
    entry: Entry<Booked>,
) -> Result<Edit, EditError> {
    let line = workbook.line_mut(id).0.ok_or(EditError::Missing(What::Row(RowId::Line(id))))?;
    let months = line.months.get_or_insert_default();
    let old = months.replace(year, month, entry);
    line.months.take_if(|months| months.is_empty());
    Ok(Edit::Month(id, year, month, old))
}
