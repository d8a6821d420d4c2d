//! Every method's figure for a line, on one scale and in a table.

use leptos::prelude::*;

use super::listing::asked;
use super::modal::Modal;
use crate::lang::heading;
use crate::model::drift::DriftColumn;
use crate::model::id::LineId;
use crate::model::order;
use crate::session::fan::{FanItem, FanView, choose, fan_view};
use crate::ui::context::Ctx;

/// The method fan of a line.
#[component]
pub fn Fan(
    /// The line.
    line: LineId,
) -> impl IntoView {
    let context = Ctx::get();
    let texts = context.texts();
    let Some(FanView { name, methods, budget, is_outside }) =
        context.state.with_untracked(|state| fan_view(state, line))
    else {
        return view! { <Modal title=texts.later().fan>{""}</Modal> }.into_any();
    };
    // The one that is used is drawn last, over those that give the same.
    let mut dots = methods.iter().filter_map(|item| Some((item.at?, item.is_chosen))).collect::<Vec<_>>();
    order::sort_by(&mut dots, |(_, first), (_, second)| first.cmp(second));
    view! {
        <Modal title=texts.later().fan wide=true>
            <div class="fan">
                <p class="about">{name}</p>
                <div class="fan-scale" aria-hidden="true">
                    {budget.clone().map(|(_, at)| view! {
                        <span class="fan-budget" style:--at=format!("{at}%")></span>
                    })}
                    {dots.into_iter().map(|(at, chosen)| view! {
                        <span class="fan-dot" class:chosen=chosen style:--at=format!("{at}%")></span>
                    }).collect_view()}
                </div>
                <p class="hint">{texts.later().fan_scale}</p>
                <table class="plain-table">
                    <thead>
                        <tr>
                            <th scope="col">{texts.later().method}</th>
                            <th scope="col" class="number">{texts.later().fan_gives}</th>
                            <th scope="col"><span class="quiet">{texts.later().use_method}</span></th>
                        </tr>
                    </thead>
                    <tbody>
                        {methods.into_iter().map(|item| row(context, line, item)).collect_view()}
                        {budget.map(|(figure, _)| view! {
                            <tr class="sum">
                                <th scope="row">{heading::drift_plain(context.lang(), DriftColumn::Budget)}</th>
                                <td class="number">{figure}</td>
                                <td></td>
                            </tr>
                        })}
                    </tbody>
                </table>
                {is_outside.then(|| view! { <p class="hint" role="note">{texts.later().fan_outside}</p> })}
            </div>
        </Modal>
    }
    .into_any()
}

fn row(context: Ctx, line: LineId, item: FanItem) -> impl IntoView {
    let texts = context.texts();
    let FanItem { method, name, figure, is_chosen, why, .. } = item;
    let label = format!("{}: {name}", texts.later().use_method);
    let has_figure = !figure.is_empty();
    let choose = move |_| {
        let msg = context.state.with_untracked(|state| choose(state, line, method));
        msg.into_iter().for_each(|msg| context.send(msg));
    };
    view! {
        <tr>
            <th scope="row">{name}</th>
            <td class="number">
                {asked(context, if has_figure { figure } else { "–".to_owned() }, why, name, true)}
            </td>
            <td>
                {if is_chosen {
                    view! { <span class="chosen-mark">{texts.later().method_in_use}</span> }.into_any()
                } else if !has_figure {
                    ().into_any()
                } else {
                    view! {
                        <button type="button" class="link" aria-label=label on:click=choose>{texts.later().use_method}</button>
                    }
                    .into_any()
                }}
            </td>
        </tr>
    }
}
