//! Carries out what the session asks of the browser with each step, and makes the state that the app starts with. What
//! else it asks is carried out by the second part (`effects_later`).

use super::context::Ctx;
use super::keeping;
use crate::browser::{address, clock, focus, storage};
use crate::lang::Lang;
use crate::session::effect::Effect;
use crate::session::state::State;
use leptos::prelude::*;

const LANG: &str = "sambudget.language";

/// The state that the app starts with: the language, and the workbooks of this browser.
pub fn first_state() -> State {
    let lang = storage::read(LANG).and_then(|code| Lang::of_code(&code)).unwrap_or_else(|| {
        let english = address::preferred_language().starts_with("en");
        if english { Lang::English } else { Lang::Swedish }
    });
    address::set_language(lang.code());
    State::new(lang, keeping::workbooks(), clock::random())
}

/// Carries out effects in order.
pub fn carry_out(context: Ctx, effects: Vec<Effect>) {
    for effect in effects {
        match effect {
            Effect::Journal { item, records } => keeping::store_records(context, item, records),
            Effect::Load(id, view) => keeping::load(context, id, view),
            Effect::Announce(text) => context.said.set(text),
            Effect::Focus => focus::put(&["[data-editor]", "[data-entry]"]),
            Effect::Address { hash, title } => address::show(&hash, &title),
            Effect::StoreCursors(id, text) => keeping::store_cursors(id, &text),
            Effect::StoreLang(lang) => {
                address::set_language(lang.code());
                let _ = storage::write(LANG, lang.code());
            }
            effect => context.later.then(context, move |context, later| (later.carry_out)(context, effect)),
        }
    }
}
