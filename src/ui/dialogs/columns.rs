//! Which columns a table shows.

use leptos::prelude::*;

use super::modal::{Buttons, Modal};
use crate::lang::heading;
use crate::model::drift::DriftColumn;
use crate::model::id::ProjectGroupId;
use crate::model::investment::ProjectColumn;
use crate::session::msg::Msg;
use crate::ui::context::Ctx;

/// The columns of the drift tables.
#[component]
pub fn DriftColumns() -> impl IntoView {
    let context = Ctx::get();
    let lang = context.lang();
    let shown = context.of_open_now(|open| open.workbook.drift_columns.clone());
    let name = move |column| heading::drift_plain(lang, column).to_owned();
    view! {
        <Columns shown all=DriftColumn::ALL.into() name done=move |columns| context.send(Msg::DriftColumns(columns)) />
    }
}

/// The columns of an investment table.
#[component]
pub fn ProjectColumns(id: ProjectGroupId) -> impl IntoView {
    let context = Ctx::get();
    let lang = context.lang();
    let (shown, year) = context.of_open_now(|open| {
        let group = open.workbook.project_group(id);
        (group.map(|group| group.columns.clone()).unwrap_or_default(), open.workbook.year.number())
    });
    // The coming years stand before what a project costs per year, as they are printed.
    let mut all: Vec<ProjectColumn> = ProjectColumn::ALL.into();
    let years: Vec<ProjectColumn> = (1..=3)
        .map(|ahead| ProjectColumn::Decided(year + ahead))
        .chain((1..=3).map(|ahead| ProjectColumn::Requested(year + ahead)))
        .chain(shown.iter().copied())
        .filter(|column| matches!(column, ProjectColumn::Decided(_) | ProjectColumn::Requested(_)))
        .collect();
    let before = all.iter().position(|column| *column == ProjectColumn::YearlyOperatingCost);
    for column in years {
        if !all.contains(&column) {
            let at = before.map_or(all.len(), |at| at + all.len() - ProjectColumn::ALL.len());
            all.insert(at, column);
        }
    }
    let name = move |column| match column {
        ProjectColumn::Decided(year) | ProjectColumn::Requested(year) => {
            format!("{} {year}", heading::project_plain(lang, column))
        }
        column => heading::project_plain(lang, column).to_owned(),
    };
    let done = move |columns| context.send(Msg::ProjectColumns(id, columns));
    view! { <Columns shown all name done /> }
}

/// A tick box for each column. Columns that are shown keep their order; added ones come where they usually
/// stand.
#[component]
fn Columns<C>(
    shown: Vec<C>,
    all: Vec<C>,
    name: impl Fn(C) -> String + 'static,
    done: impl Fn(Vec<C>) + Send + 'static,
) -> impl IntoView
where
    C: Copy + PartialEq + Send + Sync + 'static,
{
    let ticks = all.iter().map(|column| (name(*column), shown.contains(column))).collect();
    let done = Box::new(move |ticked: Vec<usize>| {
        let wanted: Vec<C> = ticked.into_iter().filter_map(|at| all.get(at).copied()).collect();
        done(in_order(&shown, &all, &wanted));
    });
    view! { <Ticks ticks done /> }
}

/// The same for every type of column, so that it is compiled once: by places instead of columns.
#[component]
fn Ticks(ticks: Vec<(String, bool)>, done: Box<dyn Fn(Vec<usize>) + Send>) -> impl IntoView {
    let texts = Ctx::get().texts();
    let (names, ticks): (Vec<String>, Vec<RwSignal<bool>>) =
        ticks.into_iter().map(|(name, ticked)| (name, RwSignal::new(ticked))).unzip();
    let boxes = names
        .into_iter()
        .zip(ticks.clone())
        .map(|(name, tick)| {
            view! {
                <label class="tick">
                    <input
                        type="checkbox"
                        prop:checked=move || tick.get()
                        on:change=move |event| tick.set(event_target_checked(&event))
                    />
                    <span>{name}</span>
                </label>
            }
        })
        .collect_view();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let ticked = ticks.iter().enumerate().filter(|(_, tick)| tick.get_untracked());
        done(ticked.map(|(at, _)| at).collect());
    };
    view! {
        <Modal title=texts.choose_columns>
            <form method="dialog" on:submit=submit>
                <div class="ticks">{boxes}</div>
                <Buttons label=texts.save />
            </form>
        </Modal>
    }
}

/// The wanted columns: those shown before in their order, new ones behind the column they usually follow.
fn in_order<C: Copy + PartialEq>(shown: &[C], all: &[C], wanted: &[C]) -> Vec<C> {
    let mut columns: Vec<C> = shown.iter().copied().filter(|column| wanted.contains(column)).collect();
    for column in wanted {
        if !columns.contains(column) {
            let before: Vec<C> = all.iter().copied().take_while(|other| other != column).collect();
            let after = columns.iter().rposition(|known| before.contains(known));
            columns.insert(after.map_or(0, |index| index + 1), *column);
        }
    }
    columns
}
