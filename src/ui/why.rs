//! Why the cursor's figure is what it is, in the bar over the tables: what Excel shows as a formula there. The same words
//! describe the cell to screen readers, and are its tooltip.

use std::time::Duration;

use leptos::ev;
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;

use super::context::Ctx;
use crate::browser::tooltip;
use crate::session::why::said;

/// How long the cursor has to stand before the words are looked for, in milliseconds: while it runs over cells, none are.
const REST: u64 = 60;

/// The words; empty where nothing is calculated.
#[component]
pub fn Said() -> impl IntoView {
    let context = Ctx::get();
    let words = RwSignal::new(String::new());
    // What the words hang on.
    let asked = Memo::new(move |_| {
        context
            .of_open(|open| (open.version, open.cursor(), open.view, Some(open.look), open.editor.is_some()))
    });
    let waiting: StoredValue<Option<TimeoutHandle>> = StoredValue::new(None);
    let stop = move || {
        if let Some(before) = waiting.try_update_value(Option::take).flatten() {
            before.clear();
        }
    };
    Effect::new(move |_| {
        let is_edited = asked.get().4;
        stop();
        // What was said of another cell is no longer said.
        if words.with_untracked(|words| !words.is_empty()) {
            words.set(String::new());
        }
        if is_edited {
            return;
        }
        let look = move || {
            let now = context.state.with_untracked(said);
            let _ = words.try_set(now);
        };
        waiting.set_value(set_timeout_with_handle(look, Duration::from_millis(REST)).ok());
    });
    let over = window_event_listener(ev::mouseover, move |event| {
        if let Some(words) = words.try_get_untracked() {
            tooltip::of_cursor(&event, &words);
        }
    });
    on_cleanup(move || {
        stop();
        over.remove();
        tooltip::forget();
    });
    view! { <span id="why" class="formula-why" title=words>{words}</span> }
}
