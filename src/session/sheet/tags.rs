//! The "of which" sums of a tag as a sheet: one row for each holder.

use super::{Cell, ColumnKind, Content, RowHead, RowStyle, SheetId, Source, Subject, Table};
use crate::lang::heading;
use crate::model::investment::ProjectColumn;
use crate::rules::project::{TagTable, tag_tables};
use crate::rules::sense::Sense;

pub(super) fn table(source: Source<'_>, tag: usize) -> Option<Table<'_>> {
    let sums = tag_tables(source.workbook, source.tables.formulas()).into_iter().nth(tag)?;
    let texts = source.lang.texts();
    let head = |subject, style| RowHead { subject, depth: 0, style, fold: None };
    let holders = sums.holders.iter().map(|(holder, _)| head(Subject::Holder(*holder), RowStyle::Line));
    Some(Table {
        id: SheetId::Tag(tag),
        caption: texts.later().of_which.replace("{}", &sums.tag),
        corner: texts.later().holder,
        columns: vec![ColumnKind::Number],
        rows: holders.chain([head(Subject::Total, RowStyle::Total)]).collect(),
        shown: None,
        beneath: None,
        content: Box::new(Sums { source, sums }),
    })
}

struct Sums<'a> {
    source: Source<'a>,
    sums: TagTable,
}

impl Content for Sums<'_> {
    fn source(&self) -> Source<'_> {
        self.source
    }

    fn heading(&self, _column: usize) -> String {
        heading::project(self.source.lang, ProjectColumn::Actual, self.source.workbook)
    }

    fn header(&self, row: usize) -> Cell {
        Cell::shown(match self.sums.holders.get(row) {
            Some((holder, _)) => heading::holder(self.source.lang, *holder, self.source.workbook),
            None => self.source.lang.texts().total.to_owned(),
        })
    }

    fn cell(&self, row: usize, _column: usize) -> Cell {
        let (sum, lacks) = match self.sums.holders.get(row) {
            Some((holder, sum)) => (*sum, self.sums.lacking.contains(holder)),
            None => (self.sums.total, !self.sums.lacking.is_empty()),
        };
        let cell = self.source.amount(sum, Sense::Expenditure, self.source.workbook.investment_unit);
        cell.lacking(lacks, self.source.lang.texts().lacks_figures)
    }
}
