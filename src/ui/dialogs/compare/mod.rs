//! Comparing with files of colleagues: choosing the files, what differs, choosing whose it is, and yes.

mod members;
mod rows;

use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::modal::{Buttons, Modal};
use crate::browser::{file, focus};
use crate::file::LIMIT_BYTES;
use crate::lang::comparison::{counts, few, left, matched, words};
use crate::session::comparison::{Comparison, Fate, Step};
use crate::session::msg::Msg;
use crate::ui::context::Ctx;
use crate::ui::seen::Seen;
use rows::tables;

fn send(context: Ctx, step: Step) {
    context.send(Msg::Compare(step));
}

/// Something of the comparison that is under way, watched.
fn of<T: Default>(context: Ctx, look: impl FnOnce(&Comparison) -> T) -> T {
    context.state.with(|state| state.comparison.as_deref().map(look).unwrap_or_default())
}

/// What a file is opened for whose workbook is here already.
#[component]
pub fn KnownFile() -> impl IntoView {
    let context = Ctx::get();
    let said = words(context.lang());
    let name = context.state.with_untracked(|state| state.comparison.as_ref().map(|of| of.names()));
    let about = said.known_about.replace("{}", &name.unwrap_or_default());
    view! {
        <Modal title=said.known_title>
            <form method="dialog" on:submit=move |event| {
                event.prevent_default();
                send(context, Step::Known(true));
            }>
                <p>{about}</p>
                <footer>
                    <button type="button" on:click=move |_| context.send(Msg::CloseDialog)>
                        {context.texts().later().cancel}
                    </button>
                    <button type="button" on:click=move |_| send(context, Step::Known(false))>{said.beside}</button>
                    <button type="submit" class="primary">{said.compare}</button>
                </footer>
            </form>
        </Modal>
    }
}

/// The comparison, from choosing the files to yes.
#[component]
pub fn Compare() -> impl IntoView {
    let context = Ctx::get();
    let said = words(context.lang());
    let wrong = context.seen(move |state| state.form_error.clone());
    // Built anew for each file, not for each choice: what has the focus stays.
    let stage = Memo::new(move |_| {
        let shown = |of: &Comparison| of.shown().map(|shown| (shown.file, of.version));
        context.state.with(|state| state.comparison.as_deref().map(shown))
    });
    let content = move || match stage.get() {
        None => choosing(context, wrong),
        Some(None) => view! { <p role="status">{said.searching}</p> }.into_any(),
        Some(Some(_)) => compared(context, wrong),
    };
    view! {
        <Modal title=said.title wide=true>{content}</Modal>
    }
}

/// The field for the files.
fn choosing(context: Ctx, wrong: Seen<Option<String>>) -> AnyView {
    let said = words(context.lang());
    let choose = move |event: ev::Event| {
        let field: web_sys::HtmlInputElement = event_target(&event);
        let Some(list) = field.files() else { return };
        let chosen: Vec<web_sys::File> = (0..list.length()).filter_map(|at| list.get(at)).collect();
        spawn_local(async move {
            let mut files = Vec::new();
            for one in chosen {
                // What is larger than any file that is read is not even read.
                let is_read = file::size(&one) <= LIMIT_BYTES;
                let bytes = if is_read { file::read(&one).await } else { None };
                files.push((one.name(), bytes));
            }
            send(context, Step::Files(files));
        });
        // So that the same file can be chosen again after it was mended.
        field.set_value("");
    };
    view! {
        <form method="dialog" on:submit=move |event| event.prevent_default()>
            <p class="about">{said.choose_about}</p>
            <label class="field">
                <span>{said.choose_files}</span>
                <input type="file" multiple=true accept=".json,application/json" on:change=choose />
            </label>
            <footer>
                <p id="form-error" class="form-error" role="alert">{move || wrong.get()}</p>
                <button type="button" on:click=move |_| context.send(Msg::CloseDialog)>
                    {context.texts().later().cancel}
                </button>
            </footer>
        </form>
    }
    .into_any()
}

/// What differs from one file.
fn compared(context: Ctx, wrong: Seen<Option<String>>) -> AnyView {
    let said = words(context.lang());
    let (about, differences, is_last) = context
        .state
        .with_untracked(|state| {
            let shown = state.comparison.as_deref().and_then(Comparison::shown);
            shown.map(|shown| {
                (about(context, &shown), shown.differences.to_vec(), shown.file.0 == shown.file.1)
            })
        })
        .unwrap_or_default();
    let only = Memo::new(move |_| of(context, |comparison| comparison.only_choices));
    // What was chosen before has left the page; the keyboard goes on with the first choice.
    focus::put(&["[data-side]", ".primary"]);
    let is_choice = |fate: &Fate| matches!(fate, Fate::Choice(..));
    let choices = differences.iter().filter(|one| is_choice(&one.fate)).count();
    let taken = differences.iter().filter(|one| matches!(one.fate, Fate::Taken(_))).count();
    let count = counts(context.lang(), [taken, choices, differences.len() - taken - choices]);
    let remaining = Memo::new(move |_| of(context, Comparison::left));
    let all = move |theirs: bool, label: &'static str| {
        view! {
            <button type="button" on:click=move |_| send(context, Step::ChooseAll(None, theirs))>{label}</button>
        }
    };
    let tools = (choices > 0).then(|| {
        view! {
            <div class="compare-tools">
                <label class="tick">
                    <input
                        type="checkbox"
                        prop:checked=only
                        on:change=move |event| send(context, Step::OnlyChoices(event_target_checked(&event)))
                    />
                    <span>{said.only_choices}</span>
                </label>
                {all(false, said.all_mine)}
                {all(true, said.all_theirs)}
                <p class="left">{move || left(context.lang(), remaining.get())}</p>
            </div>
        }
    });
    let nothing = differences.is_empty();
    view! {
        <form method="dialog" class="compare" on:submit=move |event| {
            event.prevent_default();
            send(context, Step::Go);
        }>
            {about.into_iter().map(|line| view! { <p>{line}</p> }).collect_view()}
            {if nothing {
                view! { <p class="about">{said.same}</p> }.into_any()
            } else {
                view! { <p class="about">{count}</p> }.into_any()
            }}
            {tools}
            {members::members(context)}
            {move || tables(context, differences.clone(), only.get())}
            <Buttons
                label=if is_last { said.merge } else { said.next }
                wrong=Signal::derive(move || wrong.get())
            />
        </form>
    }
    .into_any()
}

/// Which file is compared, and with what.
fn about(context: Ctx, shown: &crate::session::comparison::Shown<'_>) -> Vec<String> {
    let said = words(context.lang());
    let (at, all) = shown.file;
    let name = if all > 1 {
        let nth = said.nth_file.replace("{n}", &at.to_string()).replace("{all}", &all.to_string());
        nth.replace("{name}", shown.name)
    } else {
        shown.name.to_owned()
    };
    let base = match (shown.base, shown.by_names) {
        (Some(version), _) => said.with_base.replace("{}", &version.to_string()),
        (None, Some(_)) => said.by_names.to_owned(),
        (None, None) => said.without_base.to_owned(),
    };
    let matched = shown.by_names.map(|of| matched(context.lang(), of.found, of.all));
    let ambiguous = shown.by_names.filter(|of| !of.ambiguous.is_empty());
    let ambiguous = ambiguous.map(|of| said.ambiguous.replace("{}", &few(context.lang(), &of.ambiguous)));
    let year = shown.other_year.map(|year| said.other_year.replace("{}", &year.to_string()));
    let edited = shown.is_edited.then(|| said.edited.replace("{}", shown.name));
    [Some(name), Some(base), matched, ambiguous, year, edited].into_iter().flatten().collect()
}
