//! A table with all its cells, to look at in a test.

use sambudget::session::selection::At;
use sambudget::session::sheet::{Cell, RowStyle, SheetId, Subject, Table};

/// A table, every cell made.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    pub id: SheetId,
    pub caption: String,
    pub columns: Vec<Column>,
    pub rows: Vec<Row>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    pub heading: String,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    pub subject: Subject,
    pub header: Cell,
    pub depth: usize,
    pub style: RowStyle,
    pub cells: Vec<Cell>,
}

/// The table with its cells. What a cell counts as without being written out is what it counts as written out.
pub fn whole(table: &Table) -> Sheet {
    let cell = |at| {
        let cell = table.cell(at).expect("a cell for each row and column");
        if at.column > 0 {
            assert_eq!(table.value(at), cell.value, "{at:?} of {:?}", table.id);
        }
        cell
    };
    let rows = table.rows.iter().enumerate().map(|(row, head)| Row {
        subject: head.subject,
        header: cell(At { row, column: 0 }),
        depth: head.depth,
        style: head.style,
        cells: (1..=table.columns.len()).map(|column| cell(At { row, column })).collect(),
    });
    Sheet {
        id: table.id,
        caption: table.caption.clone(),
        columns: (1..=table.columns.len()).map(|c| Column { heading: table.heading(c) }).collect(),
        rows: rows.collect(),
    }
}
