//! The notes of the view beneath its tables, and on paper.

use leptos::prelude::*;

use super::context::Ctx;
use crate::session::msg::Msg;
use crate::session::notes::{Entry, entries};
use crate::session::state::Dialog;

/// The list of notes, where there are some. It can be folded away; on paper it is always whole.
#[component]
pub fn Notes() -> impl IntoView {
    let context = Ctx::get();
    let shown = context.seen_of_open(move |open| (open.version, Some(open.view), open.activity));
    let listed = Memo::new(move |_| {
        let _ = shown.get();
        context.state.with_untracked(entries)
    });
    let folded = RwSignal::new(false);
    move || {
        let listed = listed.get();
        (!listed.is_empty()).then(|| {
            view! {
                <section class="notes" aria-labelledby="notes">
                    <h2>
                        <button
                            id="notes"
                            type="button"
                            class="plain"
                            aria-expanded=move || if folded.get() { "false" } else { "true" }
                            aria-controls="notes-list"
                            on:click=move |_| folded.update(|folded| *folded = !*folded)
                        >
                            {format!("{} ({})", context.texts().later().notes, listed.len())}
                        </button>
                    </h2>
                    <ol id="notes-list" class:folded=folded>
                        {listed.into_iter().map(|entry| item(context, entry)).collect_view()}
                    </ol>
                </section>
            }
        })
    }
}

/// A note: its place, which leads there, what it says, and who says it.
fn item(context: Ctx, entry: Entry) -> impl IntoView {
    let Entry { place, about, text, signed, to } = entry;
    // A month stands in no table: its note is opened instead.
    let go = to.map_or(Msg::Ask(Dialog::Note(place)), Msg::GoTo);
    view! {
        <li>
            <button type="button" class="link" on:click=move |_| context.send(go.clone())>{about}</button>
            <p class="note-text">{text}</p>
            <p class="hint">{signed}</p>
        </li>
    }
}
