//! The view of months: what is booked on each line month by month, this year or the year before.

use leptos::prelude::*;

use super::drift::Activities;
use crate::lang::heading;
use crate::model::months::BookedYear;
use crate::session::msg::Msg;
use crate::session::sheet::SheetId;
use crate::ui::context::Ctx;
use crate::ui::grid::Grid;

/// The view of months.
#[component]
pub fn Months() -> impl IntoView {
    let context = Ctx::get();
    let texts = context.texts();
    let lang = context.lang();
    let shown = context.seen_of_open(move |open| open.activity.map(|id| (id, open.months)));
    let year = context.seen_of_open(move |open| open.months);
    let name = context.seen_of_open(move |open| {
        let activity = open.activity.and_then(|id| open.workbook.activity(id));
        activity.map(|activity| activity.name.clone()).unwrap_or_default()
    });
    let hint = context.seen_of_open(move |open| heading::about_months(lang, open.months, &open.workbook));
    let years = context.seen_of_open(move |open| open.workbook.year.number());
    view! {
        <div class="view">
            <Activities />
            <div class="view-head">
                <div class="title"><h2>{move || name.get()}</h2></div>
                <div class="segments" role="group" aria-label=texts.year>
                    {BookedYear::ALL.into_iter().map(|of| view! {
                        <button
                            type="button"
                            class="segment"
                            aria-pressed=move || if year.get() == of { "true" } else { "false" }
                            on:click=move |_| context.send(Msg::ShowMonths(of))
                        >
                            {move || heading::booked_year(of, years.get()).to_string()}
                        </button>
                    }).collect_view()}
                </div>
            </div>
            <p class="hint">{move || hint.get()}</p>
            {move || shown.get().map(|(activity, year)| {
                view! { <Grid id=SheetId::Months(activity, year) quiet=true /> }
            })}
        </div>
    }
}
