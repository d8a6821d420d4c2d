//! Which rows of a table are shown.

use rust_decimal::Decimal;

use super::{Answers, Form, Layout, Read, Section, choice, text, wrong};
use crate::session::arrangement::Filter;
use crate::session::msg::Msg;
use crate::session::sheet::{ColumnKey, SheetId};
use crate::session::state::State;
use crate::text::number::{format_number, parse_number};

/// The columns of figures by name, behind "any row".
fn columns(state: &State, sheet: SheetId) -> Vec<(Option<ColumnKey>, String)> {
    let mut columns = vec![(None, state.lang.texts().later().any_row.to_owned())];
    if let Some(table) = state.table(sheet) {
        let figures = (1..=table.columns.len()).filter(|column| table.is_number_column(*column));
        columns.extend(figures.map(|column| (table.key(column), table.heading(column))));
    }
    columns
}

pub(super) fn form(state: &State, sheet: SheetId) -> Option<Form> {
    let open = state.open.as_ref()?;
    let texts = state.lang.texts();
    let now =
        open.arrangements.get(&sheet).and_then(|arrangement| arrangement.filter.clone()).unwrap_or_default();
    let least = now.at_least.map(|(_, least)| format_number(least, None, state.lang.numbers()));
    // Deviations are what one looks for first; else the cursor's column.
    let column = now.at_least.map(|(column, _)| column).or_else(|| {
        let table = state.table(sheet)?;
        let cursor = open.cursor().filter(|cursor| cursor.sheet == sheet)?;
        table.key(cursor.at.column).filter(|_| table.is_number_column(cursor.at.column))
    });
    let fields = vec![
        text(texts.later().filter_words, now.words),
        choice(texts.later().filter_column, columns(state, sheet), &column),
        text(texts.later().filter_at_least, least.unwrap_or_default()),
    ];
    let form = Form::new(texts.later().filter, vec![Section::new(Layout::Stacked, fields)]);
    Some(Form { submit: Some(texts.later().show_rows), ..form })
}

pub(super) fn read(state: &State, sheet: SheetId, answers: Answers) -> Read {
    let column = answers.chosen(1, &columns(state, sheet)).flatten();
    let least: Option<Decimal> = parse_number(&answers.text(2), state.lang.numbers())
        .map_err(|_| wrong(2, state.lang.texts().later().not_a_number))?;
    let filter = Filter { words: answers.text(0), at_least: column.zip(least) };
    Ok(Some(Msg::Filter(sheet, filter)))
}
