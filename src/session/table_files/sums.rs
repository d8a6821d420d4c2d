//! Live formulas for a file of spreadsheets: where a figure is exactly the sum or difference of cells that stand in the
//! file, as its explanation has it (`rules::why`).

use rust_decimal::Decimal;

use super::book::Drawn;
use crate::model::decimal;
use crate::model::drift::RowId;
use crate::rules::drift::Lens;
use crate::rules::why::{Book, Is, Operand, Where, Working, why};
use crate::session::place::of_where;
use crate::session::selection::At;
use crate::session::sheet::{ColumnKey, SheetId, Subject};
use crate::session::state::State;
use crate::session::why::where_in;

/// The most cells and ranges in a formula; Excel takes no more in a sum.
const MOST: usize = 250;

/// A cell of the file: the place of its sheet, and where it stands there.
type Place = (usize, At);

/// The formula of a cell, as files have it; `None` where its figure is no sum of cells.
pub(super) fn formula(state: &State, drawn: &[Drawn], cell: Place) -> Option<String> {
    let (sheet, at) = cell;
    let of = where_in(&drawn[sheet].table, at)?;
    let open = state.open.as_ref()?;
    let why = why(Book { workbook: &open.workbook, tables: &open.tables }, of)?;
    if why.working != Working::Sum || why.operands.is_empty() {
        return None;
    }
    let (mut plus, mut minus, mut sum) = (Vec::new(), Vec::new(), Decimal::ZERO);
    for operand in &why.operands {
        let place = place(state, drawn, sheet, operand)?;
        if drawn[place.0].units[place.1.column] != drawn[sheet].units[at.column] {
            return None;
        }
        let number = match drawn[place.0].number(place.1) {
            Some(number) => number,
            // What stands as nothing counts as nothing; a text would be a fault.
            None if drawn[place.0].table.is_filled(place.1) => return None,
            None => Decimal::ZERO,
        };
        sum = decimal::add(sum, if operand.minus { -number } else { number })?;
        if operand.minus { &mut minus } else { &mut plus }.push(place);
    }
    if Some(sum) != drawn[sheet].number(at) {
        return None;
    }
    let written = |places: &[Place]| written(drawn, sheet, places);
    let taken = if minus.is_empty() { String::new() } else { format!("-{}", written(&minus)?) };
    let added = if plus.is_empty() { String::new() } else { written(&plus)? };
    Some(format!("={added}{taken}"))
}

/// Where an operand stands in the file, seen from a sheet.
fn place(state: &State, drawn: &[Drawn], from: usize, operand: &Operand) -> Option<Place> {
    let Is::At(of) = operand.is else { return None };
    let sheet_of = |id: SheetId| drawn.iter().position(|drawn| drawn.table.id == id);
    let side_by_side = |activity, row: Option<RowId>, lens| {
        let sheet = sheet_of(SheetId::SideBySide(activity))?;
        let key = Some(ColumnKey::Lens(lens));
        let column = (1..drawn[sheet].table.shape().columns).find(|at| drawn[sheet].table.key(*at) == key)?;
        Some((sheet, row.map_or(Subject::Total, Subject::Row), column))
    };
    let (sheet, subject, column) = match of {
        // Members stand side by side, and what is explained there is explained with what stands there.
        Where::Drift { activity, row, lens, .. }
            if lens != Lens::Total || drawn[from].table.id == SheetId::SideBySide(activity) =>
        {
            side_by_side(activity, row, lens)?
        }
        _ => {
            let place = of_where(state, of)?;
            (sheet_of(place.sheet)?, place.subject, place.column)
        }
    };
    let rows = &drawn[sheet].rows;
    let row = rows.binary_search_by(|(known, _)| known.cmp(&subject)).ok().map(|at| rows[at].1)?;
    let at = At { row, column };
    // What is not shown leads to something near it, which will not do here.
    (where_in(&drawn[sheet].table, at) == Some(of)).then_some((sheet, at))
}

/// Cells added up, those beside and below each other as ranges: `SUM(B2:B5,B9)`, or the one cell.
fn written(drawn: &[Drawn], from: usize, places: &[Place]) -> Option<String> {
    let mut ranges: Vec<(usize, At, At)> = Vec::new();
    for (sheet, at) in places {
        if let Some((known, first, last)) = ranges.last_mut() {
            let is_below = first.column == at.column && last.column == at.column && last.row + 1 == at.row;
            let is_beside = first.row == at.row && last.row == at.row && last.column + 1 == at.column;
            if known == sheet && (is_below || is_beside) {
                *last = *at;
                continue;
            }
        }
        ranges.push((*sheet, *at, *at));
    }
    let range = |(sheet, first, last): &(usize, At, At)| {
        let of = match *sheet == from {
            true => String::new(),
            false => format!("'{}'!", drawn[*sheet].name.replace('\'', "''")),
        };
        let to = if first == last { String::new() } else { format!(":{}", name(*last)) };
        [of, name(*first), to].concat()
    };
    if ranges.len() > MOST {
        return None;
    }
    let list = ranges.iter().map(range).collect::<Vec<_>>().join(",");
    Some(if places.len() == 1 { list } else { format!("SUM({list})") })
}

/// What a cell of a table is called on its sheet, where headings stand above it: `B2` for its first figure.
fn name(At { row, column }: At) -> String {
    let mut letters = Vec::new();
    let mut left = column + 1;
    while left > 0 {
        letters.push(char::from(b'A' + u8::try_from((left - 1) % 26).unwrap_or_default()));
        left = (left - 1) / 26;
    }
    format!("{}{}", letters.iter().rev().collect::<String>(), row + 2)
}
