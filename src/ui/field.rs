//! Form fields with their labels.

use leptos::prelude::*;

/// A labelled choice among a few values.
#[component]
pub fn Choose<T>(
    /// What is chosen.
    label: &'static str,
    /// The choices, each with its name.
    choices: Vec<(T, String)>,
    /// The one that is chosen now.
    #[prop(into)]
    now: Signal<T>,
    /// What to do with another.
    choose: impl Fn(T) + 'static,
) -> impl IntoView
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let values: Vec<T> = choices.iter().map(|(value, _)| value.clone()).collect();
    let for_index = values.clone();
    let index = move || for_index.iter().position(|value| now.with(|now| now == value));
    let options = choices
        .into_iter()
        .enumerate()
        .map(|(at, (value, name))| {
            let chosen = move || now.with(|now| *now == value);
            view! { <option value=at.to_string() selected=chosen>{name}</option> }
        })
        .collect_view();
    view! {
        <label class="field">
            <span>{label}</span>
            <select
                prop:value=move || index().map(|at| at.to_string()).unwrap_or_default()
                on:change=move |event| {
                    let at = event_target_value(&event).parse::<usize>().ok();
                    if let Some(value) = at.and_then(|at| values.get(at)) {
                        choose(value.clone());
                    }
                }
            >
                {options}
            </select>
        </label>
    }
}

/// A labelled line of text.
#[component]
pub fn TextField(
    /// What is written.
    label: &'static str,
    /// The text.
    text: RwSignal<String>,
) -> impl IntoView {
    view! {
        <label class="field">
            <span>{label}</span>
            <input
                type="text"
                prop:value=move || text.get()
                on:input=move |event| text.set(event_target_value(&event))
            />
        </label>
    }
}
