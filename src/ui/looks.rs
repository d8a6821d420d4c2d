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
    let version = Memo::new(move |_| context.of_open(|open| (open.version, open.workbook.members.len())));
    let holders = Memo::new(move |_| {
        let _ = version.get();
        context.state.with_untracked(|state| {
            let Some(open) = state.open.as_ref() else { return Vec::new() };
            let named = |lens| (Look::Lens(lens), heading::lens(state.lang, lens, &open.workbook));
            open.workbook.holders().map(Lens::Holder).map(named).collect::<Vec<(Look, String)>>()
        })
    });
    let now = Memo::new(move |_| {
        context.state.with(|state| {
            let look = state.open.as_ref().map_or(Look::Lens(Lens::Total), |open| open.look);
            // Where nothing stands side by side, the whole board is shown.
            if look == Look::SideBySide && !side_by_side { Look::Lens(Lens::Total) } else { look }
        })
    });
    let button = move |look: Look, name: String| {
        view! {
            <label class="look" class:chosen=move || now.get() == look>
                <input
                    type="radio"
                    name="look"
                    prop:checked=move || now.get() == look
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
                let known = move || Some(now.get()).filter(|look| matches!(look, Look::Lens(Lens::Holder(_))));
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
