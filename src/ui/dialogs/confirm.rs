//! Asks before something is taken away.

use leptos::prelude::*;

use super::modal::{Buttons, Modal};
use crate::session::msg::Msg;
use crate::ui::context::Ctx;

/// A question whose yes sends a message.
#[component]
pub fn Confirm(title: &'static str, text: String, msg: Msg) -> impl IntoView {
    let context = Ctx::get();
    view! {
        <Modal title>
            <form
                method="dialog"
                on:submit=move |event| {
                    event.prevent_default();
                    context.send(msg.clone());
                }
            >
                <p>{text}</p>
                <Buttons label=context.texts().delete danger=true />
            </form>
        </Modal>
    }
}
