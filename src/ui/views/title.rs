//! A table's title that can be changed where it stands.

use leptos::prelude::*;

use crate::ui::context::Ctx;

/// A heading with a button that turns it into a field.
#[component]
pub fn EditableTitle(
    /// The title now.
    #[prop(into)]
    title: Signal<String>,
    /// What the field is called.
    label: &'static str,
    /// What to do with a new title.
    #[prop(into)]
    rename: Callback<String>,
) -> impl IntoView {
    let texts = Ctx::get().texts();
    let editing = RwSignal::new(false);
    let field: NodeRef<leptos::html::Input> = NodeRef::new();
    Effect::new(move |_| {
        if let Some(input) = field.get() {
            crate::browser::focus::caret(&input, &title.get_untracked(), true);
        }
    });
    // The keys that end the writing lead back to the button; a click elsewhere stays elsewhere.
    let by_key = StoredValue::new(false);
    let pencil: NodeRef<leptos::html::Button> = NodeRef::new();
    Effect::new(move |_| {
        if let Some(button) = pencil.get()
            && by_key.get_value()
        {
            by_key.set_value(false);
            let _ = button.focus();
        }
    });
    let commit = move || {
        let text = field.get_untracked().map(|input| input.value()).unwrap_or_default();
        let text = text.trim().to_owned();
        if editing.get_untracked() {
            editing.set(false);
            if !text.is_empty() && text != title.get_untracked() {
                rename.run(text);
            }
        }
    };
    let keydown = move |event: leptos::ev::KeyboardEvent| {
        let key = event.key();
        by_key.set_value(matches!(key.as_str(), "Enter" | "Escape"));
        match key.as_str() {
            "Enter" => commit(),
            "Escape" => editing.set(false),
            _ => {}
        }
    };
    move || {
        if editing.get() {
            view! {
                <input
                    node_ref=field
                    class="title-field"
                    aria-label=label
                    maxlength="500"
                    on:blur=move |_| commit()
                    on:keydown=keydown
                />
            }
            .into_any()
        } else {
            view! {
                <div class="title">
                    <h2>{title}</h2>
                    <button
                        node_ref=pencil
                        type="button"
                        class="plain"
                        aria-label=move || format!("{}: {}", texts.rename, title.get())
                        title=texts.rename
                        on:click=move |_| editing.set(true)
                    >
                        "✎"
                    </button>
                </div>
            }
            .into_any()
        }
    }
}
