//! When the open workbook was last saved to a file: in the bar at the bottom, and as a notice when that was long ago.

use leptos::prelude::*;

use super::context::Ctx;
use crate::browser::clock;
use crate::lang::points::{filed, filed_and_changed, words};
use crate::session::msg::Msg;
use crate::session::on_disk::tied;
use crate::session::points::{Ask, Level, Reminder, reminder};
use crate::session::state::Dialog;
use crate::ui::seen::Seen;

fn now(context: Ctx) -> Seen<Option<Reminder>> {
    context.seen(reminder)
}

/// When it was, and the way to its restore points.
#[component]
pub fn Filed() -> impl IntoView {
    let context = Ctx::get();
    let words = words(context.lang());
    let reminder = now(context);
    let is_tied = context.seen(|state| tied(state).is_some());
    let is_marked = move || reminder.get().is_some_and(|reminder| reminder.level > Level::Said);
    let text = move || {
        let Reminder { days, changes, level, .. } = reminder.get()?;
        // The file on disk that is worked on says so itself.
        if is_tied.get() {
            return None;
        }
        Some(match level {
            Level::Said => filed(context.lang(), days),
            _ => filed_and_changed(context.lang(), days, changes),
        })
    };
    let points = move |_| {
        if let Some(id) = context.of_open_now(|open| Some(open.workbook.id)) {
            context.send(Msg::Ask(Dialog::Points(id)));
        }
    };
    view! {
        <span class="filed" class:marked=is_marked>{text}</span>
        <button type="button" class="plain" on:click=points>{words.title}</button>
    }
}

/// The notice, until it is put off, or the workbook is saved.
#[component]
pub fn ReminderBar() -> impl IntoView {
    let context = Ctx::get();
    let (texts, words) = (context.texts(), words(context.lang()));
    let reminder = now(context);
    let shown = move || reminder.get().filter(|found| found.level == Level::Asked && !found.is_put_off);
    move || {
        shown().map(|Reminder { id, days, changes, .. }| {
            let text = words.remind_text.replace("{}", &filed_and_changed(context.lang(), days, changes));
            view! {
                <section class="notice reminder" aria-labelledby="reminder">
                    <div class="notice-text">
                        <strong id="reminder">{words.remind_title}</strong>
                        <p>{text}</p>
                    </div>
                    <button
                        type="button"
                        class="primary"
                        on:click=move |_| context.send(Msg::Export(id, clock::now()))
                    >
                        {texts.save_to_file}
                    </button>
                    <button type="button" on:click=move |_| context.send(Msg::Points(Ask::PutOff))>
                        {words.tomorrow}
                    </button>
                </section>
            }
        })
    }
}
