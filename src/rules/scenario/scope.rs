//! The lines that a change is about, with their prognoses.

use super::Unplayable;
use crate::model::Workbook;
use crate::model::drift::{Line, Row, RowId};
use crate::model::member::Holder;
use crate::model::money::Money;
use crate::rules::drift::{Lens, Tables};

/// A line of a change.
#[derive(Debug, Clone, Copy)]
pub(super) struct Chosen<'w> {
    pub(super) line: &'w Line,
    /// The prognosis and the actual that the change goes by: the whole line's, or one holder's.
    pub(super) prognosis: Money,
    pub(super) actual: Option<Money>,
}

/// The lines among `rows` and in the groups among them, each once, that have a prognosis.
///
/// # Errors
/// If there are none.
pub(super) fn chosen<'w>(
    workbook: &'w Workbook,
    tables: &Tables,
    rows: &[RowId],
    holder: Option<Holder>,
) -> Result<Vec<Chosen<'w>>, Unplayable> {
    let mut lines: Vec<&Line> = Vec::new();
    for row in rows.iter().filter_map(|row| workbook.row(*row)) {
        let more = match row {
            Row::Line(line) => vec![line],
            Row::Group(group) => group.lines(),
        };
        for line in more {
            if !lines.iter().any(|known| known.id == line.id) {
                lines.push(line);
            }
        }
    }
    if lines.is_empty() {
        return Err(Unplayable::LinesGone);
    }
    let with_prognosis = |line: &'w Line| {
        let row = Some(RowId::Line(line.id));
        let (table, row) = tables.iter().find_map(|table| Some((table, table.row(row)?)))?;
        let figures = table.figures(row, Lens::of(holder))?;
        Some(Chosen { line, prognosis: figures.prognosis?, actual: figures.actual })
    };
    let chosen: Vec<_> = lines.into_iter().filter_map(with_prognosis).collect();
    if chosen.is_empty() { Err(Unplayable::NoPrognosis) } else { Ok(chosen) }
}
