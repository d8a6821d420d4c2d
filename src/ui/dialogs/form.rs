//! Any form: fields in sections, drawn as the session describes them.

use leptos::prelude::*;

use super::modal::{Buttons, Modal, described, to_what_is_wrong};
use crate::browser::clock;
use crate::session::forms::{Answer, Field, Form, Layout, Section, preview};
use crate::session::msg::Msg;
use crate::ui::context::Ctx;
use crate::ui::field::Select;

type Answers = RwSignal<Vec<Answer>>;

/// Why the answers could not be taken, and the place of the field that it is about.
type Wrong = Memo<Option<(String, Option<usize>)>>;

/// The form in a dialog.
#[component]
pub fn FormDialog(form: Form) -> impl IntoView {
    let context = Ctx::get();
    let mut first_answers = form.answers();
    let mut has_prose = false;
    for (field, answer) in form.sections.iter().flat_map(|section| &section.fields).zip(&mut first_answers) {
        match field {
            Field::Today { .. } => *answer = Answer::Text(clock::today()),
            Field::Prose { .. } => has_prose = true,
            _ => {}
        }
    }
    let answers: Answers = RwSignal::new(first_answers);
    // What the answers would do; an error that was told is about the answers that were sent.
    let preview =
        Memo::new(move |_| answers.with(|answers| context.state.with(|state| preview(state, answers))));
    let sent: RwSignal<Vec<Answer>> = RwSignal::new(Vec::new());
    let has_preview = preview.with_untracked(Option::is_some);
    let wrong = Memo::new(move |_| {
        let is_told = !has_preview || sent.with(|sent| answers.with(|answers| sent == answers));
        context.state.with(|state| Some((state.form_error.clone()?, state.wrong_field))).filter(|_| is_told)
    });
    let before = move || match preview.get() {
        Some(Ok(lines)) => {
            let lines = lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view();
            Some(view! { <ul>{lines}</ul> }.into_any())
        }
        Some(Err(why)) if wrong.get().is_none() => Some(view! { <p>{why}</p> }.into_any()),
        _ => None,
    };
    let mut first = 0;
    let sections = form
        .sections
        .into_iter()
        .map(|section| {
            let at = first;
            first += section.fields.len();
            sometimes(answers, wrong, at, section)
        })
        .collect_view();
    let send = move || {
        sent.set(answers.get_untracked());
        context.send(Msg::Submit(answers.get_untracked()));
        to_what_is_wrong();
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        send();
    };
    // Where Enter begins a new line, Ctrl+Enter sends.
    let keydown = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
            event.prevent_default();
            send();
        }
    };
    view! {
        <Modal title=form.title wide=form.wide>
            <form method="dialog" on:submit=submit on:keydown=keydown>
                {form.about.map(|about| view! { <p class="about">{about}</p> })}
                {sections}
                {has_prose.then(|| view! { <p class="hint">{context.texts().later().note_keys}</p> })}
                {has_preview.then(|| view! { <div class="preview" role="status">{before}</div> })}
                <Buttons
                    label=form.submit.unwrap_or(context.texts().later().save)
                    wrong=Signal::derive(move || wrong.get().map(|(why, _)| why))
                />
            </form>
        </Modal>
    }
}

/// A section, while what it hangs on is chosen.
fn sometimes(answers: Answers, wrong: Wrong, first: usize, shown: Section) -> AnyView {
    let Some((field, choice)) = shown.only_if else { return section(answers, wrong, first, shown) };
    let is_chosen = Memo::new(move |_| answers.with(|all| all.get(field) == Some(&Answer::At(choice))));
    (move || is_chosen.get().then(|| section(answers, wrong, first, shown.clone()))).into_any()
}

fn section(answers: Answers, wrong: Wrong, first: usize, section: Section) -> AnyView {
    let fields = section
        .fields
        .into_iter()
        .enumerate()
        .map(|(at, drawn)| field(answers, wrong, first + at, drawn))
        .collect_view();
    let class = match section.layout {
        Layout::Stacked => "form-stack",
        Layout::Grid => "form-grid",
        Layout::Three => "form-grid three",
        Layout::SecondWide => "form-row second-wide",
        Layout::Row => "form-row",
        Layout::Months => "months",
        Layout::Ticks => "ticks",
    };
    match section.legend {
        Some(legend) => {
            view! { <fieldset class=class><legend>{legend}</legend>{fields}</fieldset> }.into_any()
        }
        None => view! { <div class=class>{fields}</div> }.into_any(),
    }
}

fn field(answers: Answers, wrong: Wrong, at: usize, field: Field) -> AnyView {
    let is_wrong = move || wrong.with(|wrong| wrong.as_ref().is_some_and(|(_, field)| *field == Some(at)));
    let answer = move |answer| {
        answers.update(|all| {
            if let Some(place) = all.get_mut(at) {
                *place = answer;
            }
        });
    };
    let text = move || {
        answers.with(|all| match all.get(at) {
            Some(Answer::Text(text)) => text.clone(),
            _ => String::new(),
        })
    };
    match field {
        Field::Prose { label, .. } => view! {
            <label class="field">
                <span>{label}</span>
                <textarea
                    rows="5"
                    prop:value=text
                    aria-invalid=move || is_wrong().then_some("true")
                    aria-describedby=move || described(is_wrong())
                    on:input=move |event| answer(Answer::Text(event_target_value(&event)))
                ></textarea>
            </label>
        }
        .into_any(),
        Field::Text { label, .. } | Field::Today { label } => view! {
            <label class="field">
                <span>{label}</span>
                <input
                    type="text"
                    prop:value=text
                    aria-invalid=move || is_wrong().then_some("true")
                    aria-describedby=move || described(is_wrong())
                    on:input=move |event| answer(Answer::Text(event_target_value(&event)))
                />
            </label>
        }
        .into_any(),
        Field::Choice { label, names, .. } => {
            let index = Box::new(move || {
                answers.with(|all| match all.get(at) {
                    Some(Answer::At(index)) => Some(*index),
                    _ => None,
                })
            });
            view! { <Select label names index pick=Box::new(move |index| answer(Answer::At(index))) /> }
                .into_any()
        }
        Field::Tick { label, .. } => view! {
            <label class="tick">
                <input
                    type="checkbox"
                    prop:checked=move || answers.with(|all| all.get(at) == Some(&Answer::On(true)))
                    on:change=move |event| answer(Answer::On(event_target_checked(&event)))
                />
                <span>{label}</span>
            </label>
        }
        .into_any(),
    }
}
