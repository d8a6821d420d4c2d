//! The members with choices of their own: all of a member's in one go.

use leptos::prelude::*;

use super::send;
use crate::lang::comparison::{choices_of, words};
use crate::session::comparison::{Comparison, Step};
use crate::ui::context::Ctx;

/// For each such member its name and two buttons; nothing where there is none.
pub fn members(context: Ctx) -> Option<AnyView> {
    let said = words(context.lang());
    let members = context
        .state
        .with_untracked(|state| state.comparison.as_deref().map(Comparison::members))
        .filter(|members| !members.is_empty())?;
    let items = members.into_iter().map(|of| {
        let id = of.id;
        let button = |theirs: bool, label: &'static str| {
            let name = said.of_table.replace("{what}", label).replace("{table}", &of.name);
            view! {
                <button type="button" aria-label=name on:click=move |_| send(context, Step::ChooseMember(id, theirs))>
                    {label}
                </button>
            }
        };
        let (mine, theirs) = (button(false, said.all_mine), button(true, said.all_theirs));
        view! {
            <li>
                <span>{choices_of(context.lang(), &of.name, of.choices)}</span>
                {mine}
                {theirs}
            </li>
        }
    });
    let items = items.collect_view();
    Some(
        view! {
            <ul class="compare-members" aria-label=said.by_member>{items}</ul>
        }
        .into_any(),
    )
}
