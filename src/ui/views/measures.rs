//! The measures view: the action plan, beneath the prognosis before measures, their effect, and the prognosis after; and the
//! same three figures over an operating table.

use leptos::prelude::*;

use super::overview::headline;
use crate::session::column_sets::measures_set;
use crate::session::command::Command;
use crate::session::msg::Msg;
use crate::session::overview::{Headline, of_drift, with_measures};
use crate::session::sheet::SheetId;
use crate::ui::context::Ctx;
use crate::ui::dialogs::asked;
use crate::ui::grid::{Caption, Grid, Toolbar, cursor_subject};

/// The measures view.
#[component]
pub fn Measures() -> impl IntoView {
    let context = Ctx::get();
    let texts = context.texts();
    let version = context.seen_of_open(move |open| open.version);
    let figures = Memo::new(move |_| {
        let _ = version.get();
        context.state.with_untracked(with_measures)
    });
    let is_empty = context.seen_of_open(move |open| open.workbook.plan.is_empty());
    let after = move || cursor_subject(context, &[SheetId::Measures]);
    view! {
        <div class="view">
            <h2 class="quiet">{texts.measures}</h2>
            <div class="headlines">
                {move || figures.get().into_iter().map(headline).collect_view()}
            </div>
            <section class="table-section">
                <Caption id=SheetId::Measures />
                <Toolbar sheet=Signal::stored(Some(SheetId::Measures))>
                    <button type="button" on:click=move |_| context.send(Msg::AddMeasure(after()))>
                        "+ "{texts.later().a_measure}
                    </button>
                    <button type="button" on:click=move |_| context.send(Msg::AddMeasureGroup(after()))>
                        "+ "{texts.add_group}
                    </button>
                    <button type="button" on:click=move |_| context.send(Msg::Do(Command::Properties))>
                        {texts.later().lines_and_members}
                    </button>
                </Toolbar>
                <Grid id=SheetId::Measures quiet=true />
                {move || is_empty.get().then(|| view! { <p class="empty">{texts.later().no_measures}</p> })}
                <p class="hint">{texts.later().measures_hint}</p>
            </section>
        </div>
    }
}

/// The three figures of the operating table that is shown, in a line over it, where there is an action plan.
#[component]
pub fn OfDrift() -> impl IntoView {
    let context = Ctx::get();
    let texts = context.texts().later();
    let asked_for = context.seen_of_open(move |open| (open.version, open.activity, Some(open.look)));
    let figures = Memo::new(move |_| {
        let _ = asked_for.get();
        context.state.with_untracked(|state| {
            let figures = of_drift(state);
            // Most boards have no plan, and every edit comes by here.
            let set = if figures.is_empty() { None } else { measures_set(state) };
            (figures, set)
        })
    });
    let item = move |Headline { label, figure, more, good, why, .. }: Headline| {
        let figure = asked(context, figure, why, &label, true);
        let more = if more.is_empty() { more } else { format!(" ({more})") };
        view! {
            <span class:good=good == Some(true) class:bad=good == Some(false)>
                {label}" "<strong>{figure}</strong>{more}
            </span>
        }
    };
    move || {
        let (figures, set) = figures.get();
        (!figures.is_empty()).then(|| {
            view! {
                <p class="with-measures">
                    {figures.into_iter().map(item).collect_view()}
                    {set.map(|(sheet, set)| view! {
                        <button type="button" class="link" on:click=move |_| {
                            context.send(Msg::UseColumns(sheet, Box::new(set.clone())));
                        }>
                            {texts.effect_per_row}
                        </button>
                    })}
                </p>
            }
        })
    }
}
