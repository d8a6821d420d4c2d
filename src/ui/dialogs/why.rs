//! Why a figure is what it is: the calculation in words, and its operands as links.

use leptos::prelude::*;

use super::modal::Modal;
use crate::rules::why::Where;
use crate::session::msg::Msg;
use crate::session::state::Dialog;
use crate::session::why::{Explained, Operand, explained};
use crate::ui::context::Ctx;

/// The explanation of a figure.
#[component]
pub fn Explanation(
    /// Which figure.
    of: Where,
) -> impl IntoView {
    let context = Ctx::get();
    let texts = context.texts().later();
    let Some(Explained { title, sentence, rule, operands }) =
        context.state.with_untracked(|state| explained(state, of))
    else {
        return view! { <Modal title=texts.why>{""}</Modal> }.into_any();
    };
    let has_operands = !operands.is_empty();
    let listed = operands.into_iter().map(|operand| item(context, operand)).collect_view();
    view! {
        <Modal title=texts.why wide=true>
            <div class="why">
                <p class="about">{title}</p>
                <p class="why-sentence">{sentence}"."</p>
                <p class="hint">{rule}</p>
                {has_operands.then(|| view! {
                    <h3 id="why-operands">{texts.why_operands}</h3>
                    <ul class="why-operands" aria-labelledby="why-operands">{listed}</ul>
                    <p class="hint">{texts.why_back}</p>
                })}
            </div>
        </Modal>
    }
    .into_any()
}

/// An operand, which leads to its cell, and may itself be asked about.
fn item(context: Ctx, operand: Operand) -> impl IntoView {
    let texts = context.texts().later();
    let Operand { worded, leads, is_explained, is_left_out } = operand;
    let place = worded.place;
    let ask = texts.why_of.replace("{}", &worded.name);
    let name = match leads {
        Some(to) => view! {
            <button type="button" class="link" on:click=move |_| context.send(to.clone())>{worded.name}</button>
        }
        .into_any(),
        None => view! { <span>{worded.name}</span> }.into_any(),
    };
    let amount = if is_left_out { texts.why_left_out.to_owned() } else { worded.amount };
    let further = place.filter(|_| is_explained).map(|of| {
        view! {
            <button
                type="button"
                class="plain"
                aria-label=ask
                on:click=move |_| context.send(Msg::Ask(Dialog::Why(of)))
            >
                {texts.why}
            </button>
        }
    });
    view! {
        <li>
            <span class="why-name">{worded.minus.then_some("− ")}{name}</span>
            <span class="why-amount">{amount}</span>
            <span class="why-further">{further}</span>
        </li>
    }
}
