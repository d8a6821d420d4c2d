//! The frame around an open workbook: what is open, for which period, in which unit, whose figures; undo,
//! redo and whether everything is saved.

use leptos::prelude::*;

use super::context::Ctx;
use super::field::Choose;
use super::formula_bar::FormulaBar;
use super::later::shown;
use super::seen::Seen;
use super::start::LangSwitch;
use super::status::StatusBar;
use super::views::Drift;
use crate::browser::clock;
use crate::lang::{heading, sentence};
use crate::model::edit::Setting;
use crate::model::note::NotePlace;
use crate::model::period::Month;
use crate::model::unit::{DisplayUnit, Unit};
use crate::session::address::view_name;
use crate::session::charts::is_of_projects;
use crate::session::command::Command;
use crate::session::msg::Msg;
use crate::session::state::{Dialog, Saved, View};

/// The open workbook.
#[component]
pub fn Shell() -> impl IntoView {
    let context = Ctx::get();
    let view = context.seen_of_open(move |open| open.view);
    view! {
        <div class="shell">
            <Head />
            <Tabs view />
            {shown(context, |later| later.find)}
            <FormulaBar />
            <main id="main" tabindex="-1" on:scroll=move |_| context.put_refusal()>
                {move || match view.get() {
                    View::Drift => view! { <Drift /> }.into_any(),
                    view => context.later.get().map(|later| (later.view)(view)).into_any(),
                }}
                {shown(context, |later| later.notes)}
                <p id="grid-help" class="quiet">{context.texts().grid_help}</p>
                {shown(context, |later| later.menu)}
            </main>
            <StatusBar />
        </div>
    }
}

#[component]
fn Head() -> impl IntoView {
    let context = Ctx::get();
    let texts = context.texts();
    let title =
        context.seen_of_open(move |open| format!("{} {}", open.workbook.name, open.workbook.year.number()));
    view! {
        <header class="head">
            <button type="button" class="plain home" on:click=move |_| context.send(Msg::ShowStart)>
                <span aria-hidden="true">"‹ "</span>
                {texts.all_workbooks}
            </button>
            <h1>{move || title.get()}</h1>
            <div class="head-fields">
                <PeriodEnd />
                <UnitChoice />
            </div>
            <div class="head-actions">
                <SavedState />
                <button type="button" on:click=move |_| context.send(Msg::Do(Command::Share))>{texts.share}</button>
                <button
                    type="button"
                    on:click=move |_| {
                        let id = context.of_open_now(|open| Some(open.workbook.id));
                        if let Some(id) = id {
                            context.send(Msg::Export(id, clock::now()));
                        }
                    }
                >
                    {texts.save_to_file}
                </button>
            </div>
        </header>
    }
}

#[component]
fn PeriodEnd() -> impl IntoView {
    let context = Ctx::get();
    let months =
        Month::all().map(|month| (month, heading::month(context.lang(), month).to_owned())).collect();
    let now = context.seen_of_open(|open| Some(open.workbook.period_end));
    let noted = context.seen(move |state| {
        let workbook = &state.open.as_ref()?.workbook;
        let note = workbook.note(NotePlace::Month(workbook.period_end));
        note.map(|note| sentence::note(state.lang, note))
    });
    let label = context.texts().edit_month_note;
    view! {
        <Choose
            label=context.texts().period_end
            choices=months
            now=move || now.get().unwrap_or(Month::DECEMBER)
            choose=move |month| context.send(Msg::Set(Setting::PeriodEnd(month)))
        />
        <button
            type="button"
            class="icon"
            class:noted=move || noted.with(Option::is_some)
            aria-label=label
            title=move || noted.get().unwrap_or_else(|| label.to_owned())
            on:click=move |_| context.send(Msg::Do(Command::NoteMonth))
        >
            "✎"
        </button>
    }
}

/// The unit of the tables in sight: investment tables have their own.
#[component]
fn UnitChoice() -> impl IntoView {
    let context = Ctx::get();
    let choices = Unit::ALL.into_iter().flat_map(|unit| {
        let decimals = if unit == Unit::Kr { 0..=0 } else { 0..=DisplayUnit::MOST_DECIMALS };
        decimals.map(move |decimals| DisplayUnit { unit, decimals })
    });
    let named = choices.map(|unit| (unit, unit_name(unit))).collect();
    let now = context.seen_of_open(|open| match is_of_projects(open) {
        true => Some(open.workbook.investment_unit),
        false => Some(open.workbook.drift_unit),
    });
    let now = move || now.get().unwrap_or(DisplayUnit::TKR);
    let choose = move |unit| {
        let investments = context.of_open_now(is_of_projects);
        let setting = if investments { Setting::InvestmentUnit(unit) } else { Setting::DriftUnit(unit) };
        context.send(Msg::Set(setting));
    };
    view! { <Choose label=context.texts().unit choices=named now choose /> }
}

/// `tkr`, or `mnkr 0,0` with its decimals.
fn unit_name(unit: DisplayUnit) -> String {
    let name = unit.unit.abbreviation();
    if unit.decimals == 0 {
        name.to_owned()
    } else {
        format!("{name} 0,{}", "0".repeat(usize::from(unit.decimals)))
    }
}

/// Undo and redo, each named after what it would do.
#[component]
fn Steps() -> impl IntoView {
    let context = Ctx::get();
    let texts = context.texts();
    let lang = context.lang();
    let undo = context.seen_of_open(move |open| {
        open.history.next_undo().map(|step| sentence::undo(lang, step.label.verb, &step.label.what))
    });
    let redo = context.seen_of_open(move |open| {
        open.history.next_redo().map(|step| sentence::redo(lang, step.label.verb, &step.label.what))
    });
    view! {
        <div class="steps">
            <button
                type="button"
                class="icon"
                disabled=move || undo.with(Option::is_none)
                title=move || undo.get().unwrap_or_else(|| texts.nothing_to_undo.to_owned())
                aria-label=move || undo.get().unwrap_or_else(|| texts.nothing_to_undo.to_owned())
                on:click=move |_| context.send(Msg::Undo)
            >
                "↶"
            </button>
            <button
                type="button"
                class="icon"
                disabled=move || redo.with(Option::is_none)
                title=move || redo.get().unwrap_or_else(|| texts.nothing_to_redo.to_owned())
                aria-label=move || redo.get().unwrap_or_else(|| texts.nothing_to_redo.to_owned())
                on:click=move |_| context.send(Msg::Redo)
            >
                "↷"
            </button>
        </div>
    }
}

#[component]
fn SavedState() -> impl IntoView {
    let context = Ctx::get();
    let texts = context.texts();
    let saved = context.seen(move |s| s.open.as_ref().map(|open| open.saved.clone()));
    let text = move || match saved.get() {
        Some(Saved::At(moment)) => {
            texts.saved_at.replace("{}", &moment.chars().skip(11).take(5).collect::<String>())
        }
        Some(Saved::Pending) => texts.saving.to_owned(),
        Some(Saved::Failed(_)) => texts.not_saved.to_owned(),
        None => String::new(),
    };
    let failed = move || matches!(saved.get(), Some(Saved::Failed(_)));
    view! { <span class="saved" class:failed=failed>{text}</span> }
}

#[component]
fn Tabs(view: Seen<View>) -> impl IntoView {
    let context = Ctx::get();
    let texts = context.texts();
    view! {
        <div class="tabs">
            <nav aria-label=texts.views><ul>
                {View::ALL.into_iter().map(|tab| {
                    let here = move || view.get() == tab;
                    view! {
                        <li>
                            <button
                                type="button"
                                class="tab"
                                aria-current=move || here().then_some("page")
                                on:click=move |_| context.send(Msg::Show(tab))
                            >
                                {texts.view(view_name(tab))}
                            </button>
                        </li>
                    }
                }).collect_view()}
            </ul></nav>
            <div class="head-actions">
                <Steps />
                <button
                    type="button"
                    class="plain"
                    on:click=move |_| context.send(Msg::Ask(Dialog::Settings))
                >
                    {texts.settings}
                </button>
                <button type="button" class="plain" on:click=move |_| context.send(Msg::Ask(Dialog::Keys))>
                    {texts.keys_help}
                </button>
                <LangSwitch />
            </div>
        </div>
    }
}
