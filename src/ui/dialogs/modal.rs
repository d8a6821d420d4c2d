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

/// What refers to the words about a field that is wrong.
pub fn described(is_wrong: bool) -> Option<&'static str> {
    is_wrong.then_some("form-error")
}

/// Puts the focus on the field that is wrong, which brings it into sight.
pub fn to_what_is_wrong() {
    focus::put(&["[aria-invalid][aria-describedby=form-error]"]);
}

/// Cancel, and what the dialog is for.
#[component]
pub fn Buttons(
    /// What the dialog does.
    label: &'static str,
    /// Whether that takes something away.
    #[prop(optional)]
    danger: bool,
    /// Why it could not be done, said where it is always in sight; the field that it is about refers to it.
    #[prop(optional, into)]
    wrong: Signal<Option<String>>,
) -> impl IntoView {
    let context = Ctx::get();
    view! {
        <footer>
            <p id="form-error" class="form-error" role="alert">{move || wrong.get()}</p>
            <button type="button" on:click=move |_| context.send(Msg::CloseDialog)>
                {context.texts().later().cancel}
            </button>
            <button type="submit" class="primary" class:danger=danger>{label}</button>
        </footer>
    }
}
