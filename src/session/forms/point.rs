//! The name of a restore point that is taken by hand.

use super::{Answers, Form, Layout, Read, Section, text, wrong};
use crate::file::limit;
use crate::lang::points::words;
use crate::session::msg::Msg;
use crate::session::points::Ask;
use crate::session::state::State;

pub(super) fn form(state: &State) -> Option<Form> {
    state.open.as_ref()?;
    let words = words(state.lang);
    let fields = vec![text(state.lang.texts().later().name, "")];
    let form = Form::new(words.name_title, vec![Section::new(Layout::Stacked, fields)]);
    Some(Form { submit: Some(words.name_button), ..form })
}

pub(super) fn read(state: &State, answers: Answers) -> Read {
    let name: String = answers.text(0).chars().filter(|c| !c.is_control()).take(limit::NAME).collect();
    if name.is_empty() {
        return Err(wrong(0, state.lang.texts().later().name_missing));
    }
    Ok(Some(Msg::Points(Ask::Name(name))))
}
