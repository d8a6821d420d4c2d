//! The properties of a group of lines.

use super::{Answers, Form, Layout, Read, Section, choice, text, wrong};
use crate::lang::Texts;
use crate::model::drift::SubtotalPlace;
use crate::model::id::GroupId;
use crate::session::msg::Msg;
use crate::session::state::State;

fn places(texts: &Texts) -> Vec<(SubtotalPlace, String)> {
    vec![
        (SubtotalPlace::Above, texts.later().subtotal_above.to_owned()),
        (SubtotalPlace::Below, texts.later().subtotal_below.to_owned()),
    ]
}

pub(super) fn form(state: &State, id: GroupId) -> Option<Form> {
    let group = state.open.as_ref()?.workbook.group(id)?;
    let texts = state.lang.texts();
    let fields = vec![
        text(texts.later().name, &group.name),
        choice(texts.later().subtotal_place, places(texts), &group.subtotal),
    ];
    Some(Form::new(texts.later().group_properties, vec![Section::new(Layout::Stacked, fields)]))
}

pub(super) fn read(state: &State, id: GroupId, answers: Answers) -> Read {
    let texts = state.lang.texts();
    let name = answers.text(0);
    if name.is_empty() {
        return Err(wrong(0, texts.later().name_missing));
    }
    let place = answers.chosen(1, &places(texts));
    Ok(place.map(|place| Msg::GroupProperties(id, name, place)))
}
