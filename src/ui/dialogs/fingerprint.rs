//! What a fingerprint is for.

use leptos::prelude::*;

use super::modal::Modal;
use crate::lang::comparison::words;
use crate::model::lineage::Fingerprint;
use crate::session::msg::Msg;
use crate::ui::context::Ctx;

/// The fingerprint, large enough to be read out, and what it is for.
#[component]
pub fn FingerprintAbout(of: Fingerprint) -> impl IntoView {
    let context = Ctx::get();
    let said = words(context.lang());
    view! {
        <Modal title=said.fingerprint>
            <form method="dialog" on:submit=move |event| {
                event.prevent_default();
                context.send(Msg::CloseDialog);
            }>
                <p class="about fingerprint-large">{of.to_string()}</p>
                <p>{said.fingerprint_about}</p>
                <footer>
                    <button type="submit" class="primary">{context.texts().later().close}</button>
                </footer>
            </form>
        </Modal>
    }
}
