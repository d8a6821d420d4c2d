//! The properties of a group of lines.

use leptos::prelude::*;

use super::modal::{Buttons, Modal};
use crate::model::drift::SubtotalPlace;
use crate::model::id::GroupId;
use crate::session::msg::Msg;
use crate::ui::context::Ctx;
use crate::ui::field::{TextField, choice};

/// The form.
#[component]
pub fn GroupForm(id: GroupId) -> impl IntoView {
    let context = Ctx::get();
    let texts = context.texts();
    let (name, subtotal) = context
        .of_open_now(|open| open.workbook.group(id).map(|group| (group.name.clone(), group.subtotal)))
        .unwrap_or((String::new(), SubtotalPlace::Above));
    let name = RwSignal::new(name);
    let places = vec![
        (SubtotalPlace::Above, texts.subtotal_above.to_owned()),
        (SubtotalPlace::Below, texts.subtotal_below.to_owned()),
    ];
    let (subtotal_field, subtotal) = choice(texts.subtotal_place, places, &subtotal);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let name = name.get_untracked().trim().to_owned();
        if let Some(subtotal) = subtotal.get_untracked() {
            context.send(Msg::GroupProperties(id, name, subtotal));
        }
    };
    view! {
        <Modal title=texts.group_properties>
            <form method="dialog" on:submit=submit>
                <TextField label=texts.name text=name />
                {subtotal_field}
                <Buttons label=texts.save />
            </form>
        </Modal>
    }
}
