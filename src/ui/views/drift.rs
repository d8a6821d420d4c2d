//! The drift view: one drift table at a time, in total, for one holder, or side by side.

use leptos::prelude::*;

use super::title::EditableTitle;
use crate::lang::heading;
use crate::model::drift::{Activity, DriftColumn};
use crate::session::msg::Msg;
use crate::session::sheet::Subject;
use crate::session::state::{Dialog, Look, Open};
use crate::ui::context::Ctx;
use crate::ui::field::Choose;
use crate::ui::grid::{Grid, Toolbar, cursor_subject};
use crate::ui::later::shown;
use crate::ui::looks::LookChoice;

/// The columns that can stand side by side.
const MEASURES: [DriftColumn; 10] = [
    DriftColumn::PriorActual,
    DriftColumn::Budget,
    DriftColumn::BudgetToDate,
    DriftColumn::Actual,
    DriftColumn::DeviationToDate,
    DriftColumn::BeforeMeasures,
    DriftColumn::Measures,
    DriftColumn::Prognosis,
    DriftColumn::Deviation,
    DriftColumn::UsedPercent,
];

/// The activity whose table is shown.
fn shown_activity(open: &Open) -> Option<&Activity> {
    open.activity.and_then(|id| open.workbook.activity(id))
}

/// The drift view.
#[component]
pub fn Drift() -> impl IntoView {
    let context = Ctx::get();
    let texts = context.texts();
    let activity = context.seen_of_open(move |open| open.activity);
    let look = context.seen(move |s| s.open.as_ref().map(|open| open.look));
    let sheet = Memo::new(move |_| {
        let activity = activity.get()?;
        Some(look.get()?.sheet(activity))
    });
    let name =
        context.seen_of_open(move |open| shown_activity(open).map(|a| a.name.clone()).unwrap_or_default());
    let is_empty = context.seen_of_open(move |open| shown_activity(open).is_some_and(|a| a.rows.is_empty()));
    let several = context.seen_of_open(move |open| open.workbook.activities.len() > 1);
    let rename = move |name| {
        if let Some(activity) = activity.now() {
            context.send(Msg::RenameActivity(activity, name));
        }
    };
    let add = move |make: fn(crate::model::id::ActivityId, Option<Subject>) -> Msg| {
        if let (Some(activity), Some(sheet)) = (activity.now(), sheet.get_untracked()) {
            let after = cursor_subject(context, &[sheet]);
            context.send(make(activity, after));
        }
    };
    view! {
        <div class="view">
            <Activities />
            <div class="view-head">
                <EditableTitle title=Signal::derive(move || name.get()) label=texts.rename_activity rename />
                <LookChoice side_by_side=true />
                {move || (look.get() == Some(Look::SideBySide)).then(|| view! { <Measure /> })}
            </div>
            <Toolbar sheet=sheet properties=true sets=true>
                <button type="button" on:click=move |_| add(Msg::AddLine)>"+ "{texts.add_line}</button>
                <button type="button" on:click=move |_| add(Msg::AddGroup)>"+ "{texts.add_group}</button>
                <button type="button" on:click=move |_| context.send(Msg::Ask(Dialog::DriftColumns))>
                    {texts.columns}
                </button>
                <button type="button" on:click=move |_| context.send(Msg::AddActivity)>
                    "+ "{texts.activity}
                </button>
                {move || several.get().then(|| view! {
                    <button
                        type="button"
                        on:click=move |_| {
                            if let Some(id) = activity.now() {
                                context.send(Msg::Delete(Subject::Activity(id)));
                            }
                        }
                    >
                        {texts.delete_table}
                    </button>
                })}
            </Toolbar>
            {shown(context, |later| later.measures)}
            {move || sheet.get().map(|id| view! { <Grid id quiet=true /> })}
            {move || is_empty.get().then(|| view! { <p class="empty">{texts.no_lines}</p> })}
        </div>
    }
}

/// Which column stands side by side.
#[component]
fn Measure() -> impl IntoView {
    let context = Ctx::get();
    let lang = context.lang();
    let choices =
        MEASURES.into_iter().map(|column| (column, heading::drift_plain(lang, column).to_owned())).collect();
    let now = context.seen_of_open(|open| Some(open.measure));
    view! {
        <Choose
            label=context.texts().measure
            choices
            now=move || now.get().unwrap_or(DriftColumn::Prognosis)
            choose=move |measure| context.send(Msg::Measure(measure))
        />
    }
}

/// The drift tables, where there are several.
#[component]
pub(super) fn Activities() -> impl IntoView {
    let context = Ctx::get();
    let texts = context.texts();
    let tables = context.seen_of_open(move |open| {
        open.workbook.activities.iter().map(|a| (a.id, a.name.clone())).collect::<Vec<_>>()
    });
    let now = context.seen_of_open(move |open| open.activity);
    view! {
        {move || (tables.with(Vec::len) > 1).then(|| view! {
            <div class="tables">
                <div class="segments" role="group" aria-label=texts.activity>
                    {tables.get().into_iter().map(|(id, name)| view! {
                        <button
                            type="button"
                            class="segment"
                            aria-pressed=move || if now.get() == Some(id) { "true" } else { "false" }
                            on:click=move |_| context.send(Msg::ShowActivity(id))
                        >
                            {name}
                        </button>
                    }).collect_view()}
                </div>
            </div>
        })}
    }
}
