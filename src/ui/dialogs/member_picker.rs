//! Picks members: one of Sweden's municipalities with its code, or any name.

use leptos::prelude::*;

use super::modal::{Buttons, Modal, described, to_what_is_wrong};
use crate::session::msg::Msg;
use crate::text::letters::lower;
use crate::text::municipality;
use crate::ui::context::Ctx;

/// The municipality that a text names exactly, with its code; else the text itself without one.
pub fn member_of(text: &str) -> (String, Option<String>) {
    let text = text.trim();
    let found = municipality::all().find(|known| known.code == text || lower(known.name) == lower(text));
    found.map_or_else(
        || (text.to_owned(), None),
        |municipality| (municipality.name.to_owned(), Some(municipality.code.to_owned())),
    )
}

/// A field that suggests municipalities.
#[component]
pub fn MemberField(
    /// What the field is called.
    label: &'static str,
    /// The text.
    text: RwSignal<String>,
    /// What Enter does, where it does not send the form.
    #[prop(optional, into)]
    enter: Option<Callback<()>>,
    /// Whether what stands there cannot be taken.
    #[prop(into)]
    wrong: Signal<bool>,
) -> impl IntoView {
    let suggestions = move || {
        municipality::matching(&text.get(), 8)
            .into_iter()
            .map(|found| view! { <option value=found.name>{found.code}</option> })
            .collect_view()
    };
    view! {
        <label class="field">
            <span>{label}</span>
            <input
                type="text"
                list="municipalities"
                autocomplete="off"
                maxlength="500"
                aria-invalid=move || wrong.get().then_some("true")
                aria-describedby=move || described(wrong.get())
                prop:value=move || text.get()
                on:input=move |event| text.set(event_target_value(&event))
                on:keydown=move |event| {
                    if let (Some(enter), "Enter") = (enter, event.key().as_str())
                        && !text.with_untracked(|text| text.trim().is_empty())
                    {
                        event.prevent_default();
                        enter.run(());
                    }
                }
            />
            <datalist id="municipalities">{suggestions}</datalist>
        </label>
    }
}

/// The form for one more member.
#[component]
pub fn AddMember() -> impl IntoView {
    let context = Ctx::get();
    let texts = context.texts();
    let text = RwSignal::new(String::new());
    let wrong = RwSignal::new(None::<&'static str>);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let (name, code) = member_of(&text.get_untracked());
        let here = context.of_open_now(|open| open.workbook.members.iter().any(|m| m.name == name));
        if name.is_empty() || here {
            wrong.set(Some(if here { texts.later().member_twice } else { texts.later().name_missing }));
            to_what_is_wrong();
        } else {
            context.send(Msg::AddMember(name, code));
        }
    };
    view! {
        <Modal title=texts.later().add_member>
            <form method="dialog" on:submit=submit>
                <MemberField label=texts.later().name text wrong=Signal::derive(move || wrong.with(Option::is_some)) />
                <Buttons label=texts.later().add wrong=Signal::derive(move || wrong.get().map(str::to_owned)) />
            </form>
        </Modal>
    }
}
