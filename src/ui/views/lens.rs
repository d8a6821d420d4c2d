//! The member lens: a change of the chosen scenario, and what it alone means for each member.

use leptos::prelude::*;

use crate::lang::lens::words;
use crate::session::msg::Msg;
use crate::session::scenarios::Ask;
use crate::session::scenarios::lens::{LensView, lens_view};
use crate::ui::context::Ctx;
use crate::ui::field::Select;
use crate::ui::seen::Seen;

/// The lens beside the changes of the chosen scenario.
#[component]
pub fn MemberLens(
    /// What tells that something has changed.
    version: Seen<(u64, Option<crate::model::id::ScenarioId>)>,
) -> impl IntoView {
    let context = Ctx::get();
    let said = words(context.lang());
    // What is looked at changes no version of the workbook.
    let asked = RwSignal::new(0_u32);
    let lens = Memo::new(move |_| {
        let (_, _) = (version.get(), asked.get());
        context.state.with_untracked(lens_view)
    });
    let changes = Memo::new(move |_| lens.with(|lens| lens.as_ref().map(|lens| lens.changes.clone())));
    let table = move || {
        let LensView { why, rows, has_settlement, at, .. } = lens.get()?;
        at?;
        Some(match why {
            Some(why) => view! { <p class="hint">{why}</p> }.into_any(),
            None => table(said, rows, has_settlement).into_any(),
        })
    };
    move || {
        let names: Vec<String> = [said.choose.to_owned()].into_iter().chain(changes.get()?).collect();
        let index = Box::new(move || lens.with(|lens| lens.as_ref()?.at.map_or(Some(0), |at| Some(at + 1))));
        let pick = Box::new(move |at: usize| {
            context.send(Msg::Scenario(Ask::Lens(at.checked_sub(1))));
            asked.update(|asked| *asked += 1);
        });
        Some(view! {
            <section class="panel lens" aria-labelledby="member-lens">
                <h3 id="member-lens">{said.title}</h3>
                <Select label=said.which names index pick />
                <div aria-live="polite">{table}</div>
            </section>
        })
    }
}

fn table(
    said: &'static crate::lang::lens::Words,
    rows: Vec<(String, [String; 4])>,
    has_settlement: bool,
) -> impl IntoView {
    let columns = if has_settlement { 4 } else { 3 };
    let headings = [said.drift, said.capital, said.result, said.settled];
    let last = rows.len().saturating_sub(1);
    view! {
        <p class="hint">{said.about}</p>
        <table class="lens-table" aria-labelledby="member-lens">
            <thead>
                <tr>
                    <th scope="col">{said.member}</th>
                    {headings.into_iter().take(columns).map(|of| view! { <th scope="col">{of}</th> }).collect_view()}
                </tr>
            </thead>
            <tbody>
                {rows.into_iter().enumerate().map(|(at, (name, cells))| view! {
                    <tr class:total=at == last>
                        <th scope="row">{name}</th>
                        {cells.into_iter().take(columns).map(|cell| view! { <td>{cell}</td> }).collect_view()}
                    </tr>
                }).collect_view()}
            </tbody>
        </table>
    }
}
