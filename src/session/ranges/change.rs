//! Changing the figures that stand in cells: `+250`, `-3 %`, `*1,02`.

use super::write::write_and_report;
use crate::lang::{Verb, formula::no_change};
use crate::session::cursor::selection_in;
use crate::session::editing::{close, refuse};
use crate::session::effect::Effect;
use crate::session::selection::At;
use crate::session::sheet::{Table, Value};
use crate::session::state::{Editor, State};
use crate::text::change::{NoChange, changed};
use crate::text::number::edit_text;

/// Changes every selected amount by what was typed, as one step; or keeps the text in the editor where it is no change.
pub(in crate::session) fn change(state: &mut State, editor: &Editor) -> Vec<Effect> {
    let (lang, sheet) = (state.lang, editor.cursor.sheet);
    if editor.draft.trim().is_empty() {
        close(state);
        return Vec::new();
    }
    let cells = selection_in(state, sheet);
    let news = |table: &Table| -> Result<Vec<(At, String)>, NoChange> {
        let amounts = cells.cells().filter_map(|at| {
            table.cell(at)?.target.filter(|target| target.is_amount())?;
            match table.value(at)? {
                Value::Amount(amount, unit) => Some((at, amount, unit.unit)),
                _ => None,
            }
        });
        amounts
            .map(|(at, now, unit)| {
                let new = changed(now, &editor.draft, unit, lang.numbers())?;
                Ok((at, edit_text(new, unit, lang.numbers())))
            })
            .collect()
    };
    let found = state.table(sheet).map(|table| news(&table));
    match found {
        Some(Ok(writes)) if !writes.is_empty() => {
            close(state);
            write_and_report(state, sheet, |_| writes, Verb::Change)
        }
        Some(Ok(_)) => refuse(state, no_change(lang, NoChange::NotANumber).to_owned()),
        Some(Err(why)) => refuse(state, no_change(lang, why).to_owned()),
        None => {
            close(state);
            Vec::new()
        }
    }
}
