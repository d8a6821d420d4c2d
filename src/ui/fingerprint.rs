//! The fingerprint of the open workbook in the bar at the bottom, and on paper: found when nothing has changed for a moment, so
//! that nobody who writes waits for it, and a little at a time.

use std::time::Duration;

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::context::Ctx;
use super::slices::in_slices;
use crate::file::fingerprint::Making;
use crate::lang::comparison::words;
use crate::model::lineage::Fingerprint;
use crate::session::msg::Msg;
use crate::session::state::Dialog;

/// For how long nothing has to change.
const QUIET: Duration = Duration::from_millis(1_200);

/// The fingerprint; a click says what it is for.
#[component]
pub fn FingerprintShown() -> impl IntoView {
    let context = Ctx::get();
    let said = words(context.lang());
    let changed = context.seen_of_open(move |open| Some((open.workbook.id, open.version)));
    // Which content it is of: while that is not what is open, none is shown.
    let found: RwSignal<Option<((_, _), Fingerprint)>> = RwSignal::new(None);
    Effect::new(move |_| {
        let Some(now) = changed.get() else { return };
        set_timeout(
            move || {
                spawn_local(async move {
                    let mut making = Making::default();
                    let is_now = || changed.try_now() == Some(Some(now));
                    let made = in_slices(|| match is_now() {
                        true => context.of_open_now(|open| making.next(&open.workbook)).map(Some),
                        // It is of what is there no more.
                        false => Some(None),
                    });
                    let _ = found.try_set(made.await.map(|made| (now, made)));
                });
            },
            QUIET,
        );
    });
    move || {
        let now = changed.get();
        let (_, shown) = found.get().filter(|(of, _)| Some(*of) == now)?;
        Some(view! {
            <button
                type="button"
                class="plain fingerprint"
                title=said.fingerprint_about
                aria-label=format!("{} {shown}", said.fingerprint)
                on:click=move |_| context.send(Msg::Ask(Dialog::Fingerprint(shown)))
            >
                <span class="on-paper">{said.fingerprint}" "</span>
                {shown.to_string()}
            </button>
        })
    }
}
