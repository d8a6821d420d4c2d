//! All control totals: what is printed, what is calculated, and the difference, with the way to each and out of it.

use leptos::prelude::*;

use super::checks::go_there;
use crate::session::controls::{Listed, list, without};
use crate::session::msg::Msg;
use crate::ui::context::Ctx;

/// The list, folded away; its rows are made when it is opened first.
#[component]
pub fn Controls() -> impl IntoView {
    let context = Ctx::get();
    let texts = context.texts().later();
    let version = context.seen_of_open(move |open| open.version);
    let count = context.seen_of_open(move |open| open.workbook.controls.len());
    let is_asked = RwSignal::new(false);
    let rows = move || {
        let _ = version.get();
        if !is_asked.get() || count.get() == 0 {
            return None;
        }
        let all = context.state.with_untracked(list);
        Some(all.into_iter().map(move |listed| row(context, listed)).collect_view())
    };
    let headings = [
        texts.control_figure,
        texts.control_printed,
        texts.control_calculated,
        texts.control_difference,
        "",
        "",
    ];
    let headings = headings.into_iter().map(|heading| match heading {
        "" => view! { <td></td> }.into_any(),
        heading => view! { <th scope="col">{heading}</th> }.into_any(),
    });
    let headings = headings.collect_view();
    view! {
        <details>
            <summary on:click=move |_| is_asked.set(true)>
                {move || format!("{} ({})", texts.controls, count.get())}
            </summary>
            {move || (count.get() == 0).then(|| view! { <p class="hint">{texts.controls_none}</p> })}
            <div
                class="schedule controls"
                hidden=move || count.get() == 0
                tabindex="0"
                role="region"
                aria-label=texts.controls
            >
                <table>
                    <thead>
                        <tr>{headings}</tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </details>
    }
}

fn row(context: Ctx, listed: Listed) -> impl IntoView + use<> {
    let texts = context.texts().later();
    let remove = format!("{}: {}", texts.remove_control, listed.name);
    let said = if listed.differs { texts.control_differs } else { texts.control_agrees };
    let to = listed.to.map(|to| go_there(context, &listed.name, to));
    let shown = listed.clone();
    let take_away = move |_| {
        let step = context.of_open_now(|open| Some(without(&open.workbook, &listed)));
        if let Some((edit, label)) = step {
            context.send(Msg::Perform(Box::new(edit), label));
        }
    };
    view! {
        <tr>
            <th scope="row">{shown.name}</th>
            <td>{shown.printed}</td>
            <td>{shown.calculated}</td>
            <td>{shown.difference}</td>
            <td><span class="flag" class:error=shown.differs class:note=!shown.differs>{said}</span></td>
            <td>
                <span class="actions">
                    {to}
                    <button type="button" class="link" aria-label=remove on:click=take_away>
                        {context.texts().delete}
                    </button>
                </span>
            </td>
        </tr>
    }
}
