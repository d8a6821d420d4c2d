//! Questions about what is pasted.

use leptos::prelude::*;

use super::modal::Modal;
use crate::lang::sentence;
use crate::session::msg::Msg;
use crate::session::ranges::Paste;
use crate::text::clipboard::DecimalSign;
use crate::ui::context::Ctx;

/// Which decimal sign the numbers have, where they contradict each other.
#[component]
pub fn PasteDecimals(paste: Paste) -> impl IntoView {
    let context = Ctx::get();
    let texts = context.texts();
    let text = texts.later().paste_decimals_text.replace("{}", &paste.block.decimals().open.to_string());
    view! {
        <Modal title=texts.later().paste_decimals_title>
            <form on:submit=|event| event.prevent_default()>
                <p>{text}</p>
                <footer>
                    {answer(context, texts.later().cancel, "", Msg::CloseDialog)}
                    {answer(context, texts.later().with_point, "primary", Msg::PasteWith(DecimalSign::Point))}
                    {answer(context, texts.later().with_comma, "primary", Msg::PasteWith(DecimalSign::Comma))}
                </footer>
            </form>
        </Modal>
    }
}

/// What to do with what the table has no room for.
#[component]
pub fn PasteLarger(paste: Paste) -> impl IntoView {
    let context = Ctx::get();
    let texts = context.texts();
    let text = sentence::larger(context.lang(), paste.rows_over, paste.columns_over);
    let grows = paste.can_grow && paste.rows_over > 0;
    view! {
        <Modal title=texts.later().paste_larger_title>
            <form on:submit=|event| event.prevent_default()>
                <p>{text}</p>
                {(grows && paste.columns_over > 0).then(|| view! { <p>{texts.later().paste_columns_lost}</p> })}
                <footer>
                    {answer(context, texts.later().cancel, "", Msg::CloseDialog)}
                    {answer(context, texts.later().paste_cut_off, "", Msg::PasteLarger(false))}
                    {grows.then(|| answer(context, texts.later().paste_add_rows, "primary", Msg::PasteLarger(true)))}
                </footer>
            </form>
        </Modal>
    }
}

fn answer(context: Ctx, label: &'static str, class: &'static str, msg: Msg) -> impl IntoView {
    view! {
        <button type="button" class=class on:click=move |_| context.send(msg.clone())>{label}</button>
    }
}
