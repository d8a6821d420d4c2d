//! Whose figures the tables show.

use leptos::prelude::*;

use super::context::Ctx;
use super::field::Choose;
use crate::lang::heading;
use crate::rules::drift::Lens;
use crate::session::msg::Msg;
use crate::session::state::Look;

/// The most that stand beside each other as buttons; more members than this are chosen from a list.
const MOST: usize = 12;

/// Whose figures the tables show: the whole board's, one holder's, or all side by side.
#[component]
pub fn LookChoice(
    /// Whether all can stand side by side in this view.
    #[prop(optional)]
    side_by_side: bool,
) -> impl IntoView {
    let context = Ctx::get();
    let texts = context.texts();
    // What the names hang on: looking at them all for each key would be work at 290 members.
    let version = context.seen_of_open(move |open| (open.version, open.workbook.members.len()));
    let holders = Memo::new(move |_| {
        let _ = version.get();
        context.state.with_untracked(|state| {
            let Some(open) = state.open.as_ref() else { return Vec::new() };
            let named = |lens| (Look::Lens(lens), heading::lens(state.lang, lens, &open.workbook));
            open.workbook.holders().map(Lens::Holder).map(named).collect::<Vec<(Look, String)>>()
        })
    });
    // Where nothing stands side by side, the whole board is shown.
    let now = context.seen_of_open(move |open| match open.look {
        Look::SideBySide if !side_by_side => Some(Look::Lens(Lens::Total)),
        look => Some(look),
    });
    let button = move |look: Look, name: String| {
        view! {
            <label class="look" class:chosen=move || now.get() == Some(look)>
                <input
                    type="radio"
                    name="look"
                    prop:checked=move || now.get() == Some(look)
                    on:change=move |_| context.send(Msg::Look(look))
                />
                <span>{name}</span>
            </label>
        }
    };
    view! {
        <fieldset class="looks">
            <legend>{texts.whose}</legend>
            {button(Look::Lens(Lens::Total), texts.whole_board.to_owned())}
            {move || {
                let few = Some(holders.get()).filter(|holders| holders.len() <= MOST);
                few.map(|holders| holders.into_iter().map(|(look, name)| button(look, name)).collect_view())
            }}
            {side_by_side.then(|| button(Look::SideBySide, texts.side_by_side.to_owned()))}
            {move || Some(holders.get()).filter(|holders| holders.len() > MOST).map(|holders| {
                let mut choices = vec![(None, texts.choose_member.to_owned())];
                choices.extend(holders.into_iter().map(|(look, name)| (Some(look), name)));
                let known = move || now.get().filter(|look| matches!(look, Look::Lens(Lens::Holder(_))));
                let choose = move |look: Option<Look>| {
                    if let Some(look) = look {
                        context.send(Msg::Look(look));
                    }
                };
                view! { <Choose label=texts.member choices now=known choose /> }
            })}
        </fieldset>
    }
}
