//! How a cell of a scenario is told that differs from the base: by a mark, and in words with both figures.

use super::{At, Cell, Table, Tried};
use crate::lang::within::words;
use crate::session::scenarios::within::is_typed;

/// Tells a cell that differs from that of the base, and one that is typed over.
pub(in crate::session) fn mark(table: &Table, at: At, cell: &mut Cell) {
    let source = table.source();
    let is_typed = at.column > 0 && cell.target.is_some_and(|target| is_typed(source, target));
    let Some(beneath) = beneath(table, at) else { return };
    let differs = beneath.text != cell.text || beneath.draft != cell.draft;
    cell.tried = match (is_typed, differs) {
        (true, _) => Tried::Typed,
        (false, true) => Tried::Follows,
        (false, false) => return,
    };
    let said = words(source.lang);
    let shown = |text: &str| if text.is_empty() { said.nothing.to_owned() } else { text.to_owned() };
    let both = [
        said.scenario_is.replace("{}", &shown(&cell.text)),
        said.base_is.replace("{}", &shown(&beneath.text)),
    ]
    .join(", ");
    let parts = [if is_typed { said.typed_over } else { "" }, &both, &cell.about];
    cell.about = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(". ");
}

/// The same cell of the base. A scenario leaves rows where they are.
fn beneath(table: &Table, at: At) -> Option<Cell> {
    let beneath = table.beneath.as_ref()?;
    let (row, subject) = (table.row(at.row), table.rows.get(at.row)?.subject);
    let is_same = beneath.rows.get(row).is_some_and(|head| head.subject == subject);
    let row = if is_same { row } else { beneath.row_of(subject)? };
    beneath.cell(At { row, column: table.own_column(at.column) })
}
