//! Checks of what is booked month by month, and of what goes by it.

use super::lines::figures_of;
use super::{Cell, Finding};
use crate::model::Workbook;
use crate::model::drift::Line;
use crate::model::entry::Entry;
use crate::model::months::BookedYear;
use crate::model::period::Month;
use crate::rules::drift::DriftTable;
use crate::rules::months::{are_the_actual, passed, profile_lacks, sum_of, to_date};
use crate::text::number::rounded;

/// Months with text that cannot be read.
pub(super) fn unread(line: &Line, add: &mut impl FnMut(Cell, &String)) {
    for (year, months) in line.months.iter().flat_map(|m| BookedYear::ALL.map(|year| (year, m.of(year)))) {
        for (month, entry) in Month::all().zip(months) {
            if let Entry::Unread(text) = entry {
                add(Cell::Month(line.id, year, month), text);
            }
        }
    }
}

/// Profiles that nothing follows from, and months that differ from what is booked in all.
pub(super) fn months(workbook: &Workbook, tables: &[DriftTable], findings: &mut Vec<Finding>) {
    for line in workbook.lines() {
        let Some(figures) = figures_of(tables, line) else { continue };
        if figures.budget.is_some()
            && let Some(lack) = profile_lacks(workbook, line)
        {
            findings.push(Finding::ProfileLacks(line.id, lack));
        }
        if let Some(passed) = passed(line, workbook.period_end)
            && are_the_actual(line, workbook.period_end)
        {
            let count = |months: usize| u8::try_from(months).unwrap_or(u8::MAX);
            let written = count(passed.iter().filter(|month| !month.is_empty()).count());
            let passed = count(passed.len());
            if written < passed {
                findings.push(Finding::MonthsMissing { line: line.id, written, passed });
            }
        }
        let prior = line.months.as_deref().and_then(|months| sum_of(months.of(BookedYear::Prior)));
        let pairs = [
            // Without a key the line's holders have their own actuals; a line with an empty one has nothing booked.
            (
                BookedYear::This,
                to_date(line, workbook.period_end).flatten(),
                Some(figures.actual.unwrap_or_default()),
            ),
            (BookedYear::Prior, prior, figures.prior_actual),
        ];
        for (year, months, booked) in pairs {
            if let (Some(months), Some(booked)) = (months, booked)
                && !rounded(booked - months, workbook.drift_unit).is_zero()
            {
                findings.push(Finding::MonthsDiffer { line: line.id, year, months, booked });
            }
        }
    }
}
