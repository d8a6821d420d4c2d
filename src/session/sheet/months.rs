//! The months of a drift table as a sheet: what is booked on each line month by month, this year or the year before,
//! beside what is booked in all. Months are of the whole board, whoever is looked at elsewhere.

use std::cell::OnceCell;

use super::drift::Rows;
use super::{Cell, ColumnKind, Content, SheetId, Source, Table, Target, Value};
use crate::lang::{finding, heading};
use crate::model::drift::{DriftColumn, Line, LineField, Place};
use crate::model::entry::Entry;
use crate::model::formula::Figure;
use crate::model::id::ActivityId;
use crate::model::months::BookedYear;
use crate::model::period::Month;
use crate::rules::drift::{BookedMonth, Lens, amount};
use crate::rules::months::{method_lacks, profile_lacks};

/// The columns behind the twelve months: their sum, and what is booked in all.
const SUM: usize = 12;
const BOOKED: usize = 13;

pub(super) fn table(source: Source<'_>, activity: ActivityId, year: BookedYear) -> Option<Table<'_>> {
    let rows = Rows::find(source, activity)?;
    let caption = heading::booked_by_month(source.lang, year, source.workbook);
    Some(Table {
        id: SheetId::Months(activity, year),
        caption: format!("{}: {caption}", rows.name),
        corner: source.lang.texts().line,
        columns: [[ColumnKind::Month; SUM].as_slice(), &[ColumnKind::Number; 2]].concat(),
        rows: rows.heads(),
        shown: None,
        beneath: None,
        content: Box::new(OfYear { rows, year, booked: OnceCell::new() }),
    })
}

struct OfYear<'a> {
    rows: Rows<'a>,
    year: BookedYear,
    /// What each row has in each month, once somebody looks at a sum.
    booked: OnceCell<Vec<[BookedMonth; 12]>>,
}

impl OfYear<'_> {
    /// What a row shows in a column.
    fn shown(&self, row: usize, column: usize) -> BookedMonth {
        let Source { workbook, .. } = self.rows.source;
        if column == BOOKED {
            let (figures, column) = (&self.rows.table.rows[row].total, booked_column(self.year));
            return BookedMonth { amount: amount(figures, column), lacks: figures.lacks.has(column) };
        }
        let booked = self.booked.get_or_init(|| self.rows.table.booked(workbook, self.year));
        let Some(months) = booked.get(row) else { return BookedMonth::default() };
        match months.get(column) {
            Some(month) => *month,
            // This year only what counts to date, as in the column beside it.
            None if self.year == BookedYear::This => {
                BookedMonth::together(&months[..=workbook.period_end.index()])
            }
            None => BookedMonth::together(months),
        }
    }

    fn of_line(&self, row: usize, line: &Line, month: Month) -> Cell {
        let Source { workbook, lang, .. } = self.rows.source;
        let entry = match line.months.as_deref().map(|months| months.get(self.year, month)) {
            Some(Entry::Unread(text)) => Entry::Unread(text.clone()),
            entry => entry.and_then(Entry::value).map(|booked| booked.0).into(),
        };
        let target = Target::LineMonth(line.id, self.year, month);
        let (sense, unit) = (self.rows.table.rows[row].sense, workbook.drift_unit);
        let mut cell = self.rows.source.input(entry.value(), &entry, sense, unit, target);
        if self.year == BookedYear::This && month > workbook.period_end && cell.about.is_empty() {
            cell.about = heading::not_counted_yet(lang, workbook);
        }
        cell.holding(is_held(line, self.year), lang)
    }
}

/// The column of the drift table that has the whole of a year.
pub(in crate::session) fn booked_column(year: BookedYear) -> DriftColumn {
    match year {
        BookedYear::This => DriftColumn::Actual,
        BookedYear::Prior => DriftColumn::PriorActual,
    }
}

/// Whether the months of a line cannot be written: they are its actual where a key splits it, and that is held.
pub(in crate::session) fn is_held(line: &Line, year: BookedYear) -> bool {
    year == BookedYear::This && line.is_held(Place::Total, LineField::Actual)
}

impl Content for OfYear<'_> {
    fn source(&self) -> Source<'_> {
        self.rows.source
    }

    fn parents(&self) -> Vec<Option<usize>> {
        self.rows.parents()
    }

    fn heading(&self, column: usize) -> String {
        let Source { workbook, lang, .. } = self.rows.source;
        match Month::all().nth(column) {
            Some(month) => heading::month_short(lang, month).to_owned(),
            None if column == SUM => heading::sum_of_months(lang, self.year, workbook),
            None => heading::drift(lang, booked_column(self.year), workbook),
        }
    }

    fn header(&self, row: usize) -> Cell {
        let seen = self.rows.seen(Lens::Total);
        seen.map(|seen| self.rows.header(row, seen)).unwrap_or_default()
    }

    fn cell(&self, row: usize, column: usize) -> Cell {
        match (self.rows.line(row), Month::all().nth(column)) {
            (Some(line), Some(month)) => self.of_line(row, line, month),
            _ => {
                let Source { workbook, lang, .. } = self.rows.source;
                let (sense, shown) = (self.rows.table.rows[row].sense, self.shown(row, column));
                let cell = self.rows.source.amount(shown.amount, sense, workbook.drift_unit);
                cell.lacking(shown.lacks, lang.texts().lacks_figures)
            }
        }
    }

    fn figure(&self, row: usize, column: usize) -> Option<Figure> {
        let seen = self.rows.seen(Lens::Total).filter(|_| column == BOOKED)?;
        self.rows.figure(row, booked_column(self.year), seen)
    }

    fn value(&self, row: usize, column: usize) -> Option<Value> {
        let source = self.rows.source;
        let sense = self.rows.table.rows[row].sense;
        source.value(self.shown(row, column).amount, sense, source.workbook.drift_unit)
    }
}

/// Why a line shows nothing in a column that its profile or method decides, in words.
pub(in crate::session) fn why_none(
    source: Source<'_>,
    line: &Line,
    column: DriftColumn,
) -> Option<&'static str> {
    let lack = match column {
        DriftColumn::BudgetToDate => profile_lacks(source.workbook, line),
        _ => method_lacks(source.workbook, line),
    };
    lack.map(|lack| finding::lack(source.lang, lack))
}
