//! Why the figures of the method fan are what they are: a line as if it went by another method.

use super::amounts::Builder;
use super::drift::Seen;
use super::figure::drift_row;
use super::{Book, Rule, Where, Why, line};
use crate::model::drift::{Distribution, DriftColumn, Line, LineField, Method, Place, RowId};
use crate::model::formula::AmountCell;
use crate::model::id::LineId;
use crate::model::money::Money;
use crate::rules::drift::{Calculation, Lens, raw_figures};
use crate::rules::fan::unchosen;
use crate::rules::figures::Figures;

/// The line as if it went by a method.
fn as_if(book: Book<'_>, line: LineId, method: Method) -> Option<Line> {
    let mut line = book.workbook.line(line)?.clone();
    line.method = Some(method);
    Some(line)
}

/// The figures of a line that goes by a method, before anything is added to the prognosis.
pub(super) fn figures(book: Book<'_>, line: LineId, method: Method, lens: Lens) -> Option<Figures> {
    let calculation = Calculation::new(book.workbook, book.tables.formulas());
    raw_figures(&calculation, &as_if(book, line, method)?, lens)
}

/// What a method gives a line, before anything is added.
pub(super) fn amount(book: Book<'_>, id: LineId, method: Method, lens: Lens) -> Option<Money> {
    let line = book.workbook.line(id)?;
    match unchosen(book.workbook, book.tables, line, method, place(lens)) {
        Some(amount) => amount,
        None => figures(book, id, method, lens)?.prognosis,
    }
}

/// The place of a direct line that a lens is of; `None` is all of them.
fn place(lens: Lens) -> Option<Place> {
    lens.holder().map(Place::Part)
}

/// Why a line has what it has by a method whose formulas the tables have no values of: each part by itself.
fn unchosen_why(book: Book<'_>, line: &Line, method: Method, lens: Lens) -> Option<Why> {
    let at = |lens| Where::Fan { line: line.id, method, lens };
    // Where one part has a mistake, the whole has no figure.
    amount(book, line.id, method, lens)?;
    if let (Lens::Total, Distribution::Direct(parts)) = (lens, &line.distribution) {
        let mut builder = Builder::new(book, at(lens), Rule::Method(method));
        parts.keys().for_each(|holder| {
            builder.add(at(Lens::Holder(*holder)), false);
        });
        return builder.sum();
    }
    let cell = AmountCell::Line(line.id, place(lens).unwrap_or(Place::Total), LineField::Prognosis);
    let formula = match method {
        Method::Formula => line.formula_in(book.workbook),
        _ => book.workbook.entry(cell).formula().map(|formula| &**formula),
    };
    Some(line::reading(book, at(lens), formula?, cell))
}

/// Why a method gives what it gives for a line; `None` for the controller's own figure, which somebody has written.
pub(super) fn why(book: Book<'_>, id: LineId, method: Method, lens: Lens) -> Option<Why> {
    let known = book.workbook.line(id)?;
    if unchosen(book.workbook, book.tables, known, method, place(lens)).is_some() {
        return unchosen_why(book, known, method, lens);
    }
    let row = Some(RowId::Line(id));
    let activity = book.tables.iter().find(|table| table.row(row).is_some())?.activity;
    let (table, row) = drift_row(book, activity, row)?;
    let line = as_if(book, id, method)?;
    let seen = Seen { book, table, row, lens, by: Some(method) };
    debug_assert_eq!(seen.column(DriftColumn::RawPrognosis), Where::Fan { line: id, method, lens });
    line::by_method(seen, &line, DriftColumn::RawPrognosis)
}
