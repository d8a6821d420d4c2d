//! The measures view: the action plan, beneath the prognosis before measures, their effect, and the prognosis after.

use leptos::prelude::*;

use super::overview::headline;
use crate::session::command::Command;
use crate::session::msg::Msg;
use crate::session::overview::with_measures;
use crate::session::sheet::SheetId;
use crate::ui::context::Ctx;
use crate::ui::grid::{Caption, Grid, Toolbar, cursor_subject};

/// The measures view.
#[component]
pub fn Measures() -> impl IntoView {
    let context = Ctx::get();
    let texts = context.texts();
    let version = Memo::new(move |_| context.of_open(|open| open.version));
    let figures = Memo::new(move |_| {
        let _ = version.get();
        context.state.with_untracked(with_measures)
    });
    let is_empty = Memo::new(move |_| context.of_open(|open| open.workbook.plan.is_empty()));
    let after = move || untrack(|| cursor_subject(context, &[SheetId::Measures]));
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
