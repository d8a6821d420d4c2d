//! The balance requirement as a sheet.

use super::{Cell, ColumnKind, Content, RowHead, RowStyle, SheetId, Source, Subject, Table};
use crate::model::money::Money;
use crate::rules::balance::{Restored, balance};
use crate::rules::drift::amount;
use crate::rules::summary::result;

/// The year's result with its adjustments, earlier deficits, and what is left.
pub(super) fn table(source: Source<'_>) -> Table<'_> {
    let texts = source.lang.texts();
    let lines = lines(source);
    let head = |(place, line): (usize, &Line)| RowHead {
        subject: Subject::Place(place),
        depth: 0,
        style: line.style,
        fold: None,
    };
    Table {
        id: SheetId::Balance,
        caption: texts.later().balance_caption.to_owned(),
        corner: texts.later().balance_row,
        columns: vec![ColumnKind::Number, ColumnKind::Number, ColumnKind::Number],
        rows: lines.iter().enumerate().map(head).collect(),
        shown: None,
        beneath: None,
        content: Box::new(Balance { source, lines }),
    }
}

/// A row: its name, its amount, and for an earlier deficit what is restored of it and what is left.
struct Line {
    name: String,
    style: RowStyle,
    amounts: [Option<Money>; 3],
}

fn lines(source: Source<'_>) -> Vec<Line> {
    let (texts, workbook) = (source.lang.texts(), source.workbook);
    let table = balance(workbook, amount(&result(source.tables), workbook.settlement.basis.column()));
    let line = |name: &str, style, amounts| Line { name: name.to_owned(), style, amounts };
    let mut lines = vec![line(texts.later().result_of_year, RowStyle::Line, [table.result, None, None])];
    for adjustment in &workbook.balance.adjustments {
        let name =
            if adjustment.reason.is_empty() { texts.later().balance_adjustment } else { &adjustment.reason };
        lines.push(line(name, RowStyle::Line, [Some(adjustment.amount), None, None]));
    }
    lines.push(line(texts.later().balance_result, RowStyle::Sum, [table.adjusted, None, None]));
    for Restored { deficit, restored, left } in &table.deficits {
        let name = texts.later().balance_deficit.replacen("{}", &deficit.year.to_string(), 1).replacen(
            "{}",
            &deficit.restore_by().to_string(),
            1,
        );
        lines.push(line(&name, RowStyle::Line, [Some(-deficit.amount), Some(*restored), Some(-*left)]));
    }
    lines.push(line(texts.later().balance_left, RowStyle::Total, [table.left, None, None]));
    lines
}

struct Balance<'a> {
    source: Source<'a>,
    lines: Vec<Line>,
}

impl Content for Balance<'_> {
    fn source(&self) -> Source<'_> {
        self.source
    }

    fn heading(&self, column: usize) -> String {
        let texts = self.source.lang.texts();
        [texts.later().amount, texts.later().balance_restored, texts.later().balance_to_restore][column]
            .to_owned()
    }

    fn header(&self, row: usize) -> Cell {
        Cell::shown(&self.lines[row].name)
    }

    fn cell(&self, row: usize, column: usize) -> Cell {
        // Read as a surplus or a deficit; it keeps its sign in every convention.
        self.source.amount_as_is(self.lines[row].amounts[column], self.source.workbook.drift_unit)
    }
}
