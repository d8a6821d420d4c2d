//! A drift table with everybody side by side: the total and each holder, one kind of figure.

use std::cell::OnceCell;

use super::drift::{Rows, Seen, kind};
use super::{Cell, Choice, ColumnKey, ColumnKind, Content, SheetId, Source, Table, Value};
use crate::lang::heading;
use crate::model::formula::Figure;
use crate::model::id::ActivityId;
use crate::model::money::Money;
use crate::rules::drift::Lens;

pub(super) fn table(source: Source<'_>, activity: ActivityId) -> Option<Table<'_>> {
    let rows = Rows::find(source, activity)?;
    let measure = heading::drift(source.lang, source.measure, source.workbook);
    let seen: Vec<Seen> = rows
        .seen(Lens::Total)
        .into_iter()
        .chain((0..rows.table.holders.len()).map(|part| rows.seen_part(part)))
        .collect();
    Some(Table {
        id: SheetId::SideBySide(activity),
        caption: format!("{}: {measure}", rows.name),
        corner: source.lang.texts().line,
        columns: vec![kind(source.measure); seen.len()],
        rows: rows.heads(),
        shown: None,
        beneath: None,
        content: Box::new(AllLenses { largest: vec![OnceCell::new(); seen.len()], rows, seen }),
    })
}

/// One kind of figure, one column for each lens.
struct AllLenses<'a> {
    rows: Rows<'a>,
    seen: Vec<Seen>,
    /// The largest deviation of each column, once somebody looks at it.
    largest: Vec<OnceCell<Money>>,
}

impl Content for AllLenses<'_> {
    fn source(&self) -> Source<'_> {
        self.rows.source
    }

    fn key(&self, column: usize) -> ColumnKey {
        ColumnKey::Lens(self.seen[column].lens())
    }

    fn parents(&self) -> Vec<Option<usize>> {
        self.rows.parents()
    }

    fn scale(&self) -> Option<Money> {
        // Bars have one in each column.
        (kind(self.rows.source.measure) != ColumnKind::Deviation).then_some(Money::ZERO)
    }

    fn heading(&self, column: usize) -> String {
        let source = self.rows.source;
        heading::lens(source.lang, self.seen[column].lens(), source.workbook)
    }

    fn header(&self, row: usize) -> Cell {
        // That a line has no parts concerns whoever sees them, and here everybody does.
        self.rows.header(row, self.seen.get(1).copied().unwrap_or(self.seen[0]))
    }

    fn cell(&self, row: usize, column: usize) -> Cell {
        let seen = self.seen[column];
        let largest = || *self.largest[column].get_or_init(|| self.rows.largest_deviation(seen));
        self.rows.cell(row, self.rows.source.measure, seen, largest)
    }

    fn figure(&self, row: usize, column: usize) -> Option<Figure> {
        self.rows.figure(row, self.rows.source.measure, self.seen[column])
    }

    fn choices(&self, _row: usize, _column: usize) -> Vec<Choice> {
        self.rows.choices(self.rows.source.measure)
    }

    fn value(&self, row: usize, column: usize) -> Option<Value> {
        self.rows.value(row, self.rows.source.measure, self.seen[column])
    }
}
