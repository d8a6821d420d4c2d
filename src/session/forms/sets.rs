//! A name for the columns that a table shows; other names for such sets, and taking them away.

use super::{Answers, Field, Form, Layout, Read, Section, choice, text, wrong};
use crate::session::column_sets::named;
use crate::session::msg::Msg;
use crate::session::sheet::SheetId;
use crate::session::state::State;

pub(super) fn save_form(state: &State) -> Form {
    let texts = state.lang.texts();
    let fields = vec![text(texts.later().save_columns_name, "")];
    Form::new(texts.later().save_columns, vec![Section::new(Layout::Stacked, fields)])
}

pub(super) fn read_save(state: &State, sheet: SheetId, answers: Answers) -> Read {
    let name = answers.text(0);
    if name.is_empty() {
        return Err(wrong(0, state.lang.texts().later().name_missing));
    }
    Ok(Some(Msg::SaveColumns(sheet, name)))
}

fn names(state: &State, sheet: SheetId) -> Vec<(String, String)> {
    named(state, sheet).into_iter().map(|set| (set.name.clone(), set.name.clone())).collect()
}

pub(super) fn edit_form(state: &State, sheet: SheetId) -> Option<Form> {
    let texts = state.lang.texts();
    let names = names(state, sheet);
    let first = names.first()?.0.clone();
    let fields = vec![
        choice(texts.later().column_set, names, &first),
        text(texts.later().new_name, ""),
        Field::Tick { label: texts.later().delete_column_set.to_owned(), on: false },
    ];
    Some(Form::new(texts.later().edit_column_sets, vec![Section::new(Layout::Stacked, fields)]))
}

pub(super) fn read_edit(state: &State, sheet: SheetId, answers: Answers) -> Read {
    let (new, is_deleted) = (answers.text(1), answers.is_on(2));
    if new.is_empty() && !is_deleted {
        return Err(wrong(1, state.lang.texts().later().name_missing));
    }
    let set = answers.chosen(0, &names(state, sheet));
    Ok(set.map(|name| Msg::RenameColumns(sheet, name, (!is_deleted).then_some(new))))
}
