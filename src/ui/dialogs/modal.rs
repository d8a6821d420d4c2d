//! The frame of every dialog: the browser's own modal dialog, which keeps the focus inside and closes on Esc.

use leptos::prelude::*;

use crate::browser::focus;
use crate::session::msg::Msg;
use crate::ui::context::Ctx;

/// A modal dialog with a title.
#[component]
pub fn Modal(
    /// The title.
    title: &'static str,
    /// Whether it needs the width of a form.
    #[prop(optional)]
    wide: bool,
    /// What stands in it.
    children: Children,
) -> impl IntoView {
    let context = Ctx::get();
    let texts = context.texts();
    let dialog: NodeRef<leptos::html::Dialog> = NodeRef::new();
    Effect::new(move |_| {
        if let Some(dialog) = dialog.get()
            && !dialog.open()
        {
            focus::enter(&dialog);
        }
    });
    on_cleanup(focus::leave);
    view! {
        <dialog
            node_ref=dialog
            class="modal"
            class:wide=wide
            aria-labelledby="modal-title"
            on:cancel=move |event: leptos::ev::Event| {
                event.prevent_default();
                context.send(Msg::CloseDialog);
            }
        >
            <header>
                <h2 id="modal-title">{title}</h2>
                <button
                    type="button"
                    class="plain"
                    aria-label=texts.later().close
                    on:click=move |_| context.send(Msg::CloseDialog)
                >
                    "×"
                </button>
            </header>
            {children()}
        </dialog>
    }
}

/// Cancel, and what the dialog is for.
#[component]
pub fn Buttons(
    /// What the dialog does.
    label: &'static str,
    /// Whether that takes something away.
    #[prop(optional)]
    danger: bool,
) -> impl IntoView {
    let context = Ctx::get();
    view! {
        <footer>
            <button type="button" on:click=move |_| context.send(Msg::CloseDialog)>
                {context.texts().later().cancel}
            </button>
            <button type="submit" class="primary" class:danger=danger>{label}</button>
        </footer>
    }
}
