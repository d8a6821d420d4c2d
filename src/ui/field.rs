//! Form fields with their labels.

use std::sync::Arc;

use leptos::prelude::*;

/// What is chosen in a field of a form.
#[derive(Clone)]
pub struct Chosen<T> {
    values: Arc<[T]>,
    at: RwSignal<usize>,
}

impl<T: Clone> Chosen<T> {
    /// The chosen value as it is now; `None` if there was nothing to choose from.
    pub fn get_untracked(&self) -> Option<T> {
        self.values.get(self.at.get_untracked()).cloned()
    }
}

/// A labelled choice in a form that is sent as a whole: the field, and what is chosen in it. A value that is
/// not among the choices gives the first of them.
pub fn choice<T>(label: &'static str, choices: Vec<(T, String)>, now: &T) -> (AnyView, Chosen<T>)
where
    T: PartialEq,
{
    let (values, names): (Vec<T>, Vec<String>) = choices.into_iter().unzip();
    let at = RwSignal::new(values.iter().position(|value| value == now).unwrap_or_default());
    let index = Box::new(move || Some(at.get()));
    let field = view! { <Select label names index pick=Box::new(move |new| at.set(new)) /> };
    (field.into_any(), Chosen { values: values.into(), at })
}

/// A labelled choice among a few values that acts at once.
#[component]
pub fn Choose<T>(
    /// What is chosen.
    label: &'static str,
    /// The choices, each with its name.
    choices: Vec<(T, String)>,
    /// The one that is chosen now; watched.
    now: impl Fn() -> T + Send + Sync + 'static,
    /// What to do with another.
    choose: impl Fn(T) + 'static,
) -> impl IntoView
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let (values, names): (Vec<T>, Vec<String>) = choices.into_iter().unzip();
    let known = values.clone();
    let index = Box::new(move || {
        let now = now();
        known.iter().position(|value| *value == now)
    });
    let pick = Box::new(move |at: usize| {
        if let Some(value) = values.get(at) {
            choose(value.clone());
        }
    });
    view! { <Select label names index pick /> }
}

/// The same for every type of value, so that it is compiled once: by places instead of values.
#[component]
pub fn Select(
    label: &'static str,
    names: Vec<String>,
    index: Box<dyn Fn() -> Option<usize> + Send + Sync>,
    pick: Box<dyn Fn(usize)>,
) -> impl IntoView {
    let index = Memo::new(move |_| index());
    let options = names
        .into_iter()
        .enumerate()
        .map(|(at, name)| {
            let chosen = move || index.get() == Some(at);
            view! { <option value=at.to_string() selected=chosen>{name}</option> }
        })
        .collect_view();
    view! {
        <label class="field">
            <span>{label}</span>
            <select
                prop:value=move || index.get().map(|at| at.to_string()).unwrap_or_default()
                on:change=move |event| {
                    if let Ok(at) = event_target_value(&event).parse() {
                        pick(at);
                    }
                    // What is chosen stands there once it holds: it may have to wait, or be refused.
                    let now = index.get_untracked().map(|at| at.to_string()).unwrap_or_default();
                    event_target::<web_sys::HtmlSelectElement>(&event).set_value(&now);
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
    /// Whether it cannot be taken; then it is described by the element `form-error`.
    #[prop(into)]
    wrong: Signal<bool>,
) -> impl IntoView {
    view! {
        <label class="field">
            <span>{label}</span>
            <input
                type="text"
                aria-invalid=move || wrong.get().then_some("true")
                aria-describedby=move || wrong.get().then_some("form-error")
                prop:value=move || text.get()
                on:input=move |event| text.set(event_target_value(&event))
            />
        </label>
    }
}
