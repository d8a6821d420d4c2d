//! The start page: the workbooks here, a new one, the examples, a file.

mod bin;
mod open_file;
mod shelf;

use leptos::prelude::*;

use super::context::Ctx;
use super::later::shown;
use crate::lang::Lang;
use crate::session::examples::EXAMPLES;
use crate::session::msg::Msg;
use crate::session::state::Dialog;
pub use bin::{Bin, points_of};
use open_file::OpenFile;
use shelf::Shelf;

/// The start page.
#[component]
pub fn StartPage() -> impl IntoView {
    let context = Ctx::get();
    let texts = context.texts();
    view! {
        <div class="start">
            <header class="start-head">
                <div class="brand">
                    <h1>{texts.app_name}</h1>
                    <p>{texts.tagline}</p>
                </div>
                <LangSwitch />
            </header>
            <main id="main" tabindex="-1">
                <section class="start-actions" aria-label=texts.actions>
                    <button
                        type="button"
                        class="primary"
                        on:click=move |_| context.send(Msg::Ask(Dialog::NewWorkbook))
                    >
                        {texts.new_workbook}
                    </button>
                    <OpenFile />
                    {shown(context, |later| later.open_on_disk)}
                </section>
                <Shelf />
                {shown(context, |later| later.bin)}
                <section class="examples" aria-labelledby="examples">
                    <h2 id="examples">{texts.examples}</h2>
                    <p>{texts.examples_text}</p>
                    <ul>
                        {EXAMPLES.iter().enumerate().map(|(index, example)| view! {
                            <li>
                                <button
                                    type="button"
                                    class="card"
                                    on:click=move |_| context.send(Msg::OpenExample(index))
                                >
                                    <strong>{example.title}</strong>
                                    <span>{context.lang().pick(example.swedish, example.english)}</span>
                                </button>
                            </li>
                        }).collect_view()}
                    </ul>
                </section>
            </main>
        </div>
    }
}

/// Chooses the language.
#[component]
pub fn LangSwitch() -> impl IntoView {
    let context = Ctx::get();
    let other = context.lang().pick(Lang::English, Lang::Swedish);
    view! {
        <button
            type="button"
            class="plain"
            lang=other.code()
            on:click=move |_| context.send(Msg::Lang(other))
        >
            {other.name()}
        </button>
    }
}
