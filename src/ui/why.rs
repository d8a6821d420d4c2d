//! Why the cursor's figure is what it is, in the bar over the tables: what Excel shows as a formula there. The same words
//! describe the cell to screen readers, and are its tooltip.

use std::time::Duration;

use leptos::ev;
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;

use super::context::Ctx;
use crate::browser::tooltip;
use crate::session::why::{described, said};

/// How long the cursor has to stand before the words are looked for, in milliseconds: while it runs over cells, none are.
const REST: u64 = 60;

/// The words; empty where nothing is calculated.
#[component]
pub fn Said() -> impl IntoView {
    let context = Ctx::get();
    // Why, and with it all that there is to say of the cell.
    let words = RwSignal::new((String::new(), String::new()));
    // What the words hang on.
    let asked = context.seen_of_open(move |open| {
        (open.version, open.cursor(), open.view, Some(open.look), Some(open.measure), open.editor.is_some())
    });
    let waiting: StoredValue<Option<TimeoutHandle>> = StoredValue::new(None);
    let stop = move || {
        if let Some(before) = waiting.try_update_value(Option::take).flatten() {
            before.clear();
        }
    };
    Effect::new(move |_| {
        let is_edited = asked.get().5;
        stop();
        // What was said of another cell is no longer said.
        if words.with_untracked(|(why, _)| !why.is_empty()) {
            words.set(Default::default());
        }
        if is_edited {
            return;
        }
        let look = move || {
            let (why, all) = context.state.with_untracked(|state| (said(state), described(state)));
            if why.is_empty() {
                return;
            }
            if words.try_set((why, all)).is_none() {
                tooltip::describe("why");
            }
        };
        waiting.set_value(set_timeout_with_handle(look, Duration::from_millis(REST)).ok());
    });
    let over = window_event_listener(ev::mouseover, move |event| {
        if let Some((why, _)) = words.try_get_untracked() {
            tooltip::of_cursor(&event, &why);
        }
    });
    on_cleanup(move || {
        stop();
        over.remove();
        tooltip::forget();
    });
    let why = move || words.with(|(why, _)| why.clone());
    view! {
        <span id="why" class="quiet">{move || words.with(|(_, all)| all.clone())}</span>
        <span class="formula-why" title=why>{why}</span>
    }
}
