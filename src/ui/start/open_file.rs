//! Opens a file: chosen, or dropped on the page.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::{File, HtmlInputElement};

use crate::browser::file;
use crate::file::LIMIT_BYTES;
use crate::session::msg::Msg;
use crate::ui::context::Ctx;

/// Reads a file and hands its content over.
fn take(context: Ctx, chosen: File) {
    let size = file::size(&chosen);
    if size > LIMIT_BYTES {
        // Not even read: a file of this size would only fill the memory.
        context.send(Msg::FileTooLarge(chosen.name(), size));
        return;
    }
    spawn_local(async move {
        let bytes = file::read(&chosen).await;
        context.send(Msg::File(chosen.name(), bytes));
    });
}

/// The button that opens a file, and the place to drop one.
#[component]
pub fn OpenFile() -> impl IntoView {
    let context = Ctx::get();
    let texts = context.texts();
    let input: NodeRef<leptos::html::Input> = NodeRef::new();
    let dragged = RwSignal::new(false);

    let _ = window_event_listener(ev::dragover, move |event| {
        event.prevent_default();
        dragged.set(true);
    });
    let _ = window_event_listener(ev::drop, move |event| {
        event.prevent_default();
        dragged.set(false);
        let files = event.data_transfer().and_then(|data| data.files());
        if let Some(chosen) = files.and_then(|files| files.get(0)) {
            take(context, chosen);
        }
    });
    let choose = move |event: ev::Event| {
        let field: HtmlInputElement = event_target(&event);
        if let Some(chosen) = field.files().and_then(|files| files.get(0)) {
            take(context, chosen);
        }
        // So that the same file can be chosen again after it was mended.
        field.set_value("");
    };
    view! {
        <button
            type="button"
            on:click=move |_| {
                if let Some(input) = input.get() {
                    input.click();
                }
            }
        >
            {texts.open_file}
        </button>
        <input
            node_ref=input
            class="hidden-file"
            type="file"
            accept=".json,application/json"
            tabindex="-1"
            aria-label=texts.open_file
            on:change=choose
        />
        <span class="drop" class:dragged=move || dragged.get()>{texts.drop_file}</span>
    }
}
