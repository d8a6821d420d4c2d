//! A list with numbers in a dialog: to look at, to print, to copy and to save.

use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::modal::Modal;
use crate::browser::{clipboard, focus, paper};
use crate::lang::capital::words;
use crate::rules::why::Where;
use crate::session::list::List;
use crate::session::msg::Msg;
use crate::session::state::Dialog;
use crate::ui::context::Ctx;

/// What the dialog shows, and what its buttons do.
pub struct Listing {
    /// Its title.
    pub title: &'static str,
    /// The list; the first cell of a row is its name.
    pub list: List,
    /// In which unit the numbers are, and what their signs mean.
    pub caption: String,
    /// What saves it.
    pub save: Msg,
    /// Whether most of its columns are words.
    pub is_wordy: bool,
    /// Another dialog about the same, with its name.
    pub beside: Option<(&'static str, Msg)>,
    /// What it is for, where that is more than to look at it.
    pub act: Option<(&'static str, Msg)>,
}

/// A figure that one can ask about: the button that does. `of` says which it is.
pub fn asked(context: Ctx, text: String, why: Option<Where>, of: &str, tabs: bool) -> AnyView {
    let Some(why) = why else { return text.into_any() };
    let title = context.texts().later().why_of.replace("{}", of);
    view! {
        <button
            type="button"
            class="link asked"
            title=title
            tabindex=if tabs { "0" } else { "-1" }
            on:click=move |_| context.send(Msg::Ask(Dialog::Why(why)))
        >
            {text}
        </button>
    }
    .into_any()
}

/// The dialog.
pub fn listing(context: Ctx, shown: Listing) -> AnyView {
    let (texts, words) = (context.texts(), words(context.lang()));
    let Listing { title, list, caption, save, is_wordy, beside, act } = shown;
    let (rows, copied) = (list.shown(context.lang()), list.text(context.lang(), '\t', "\n"));
    let List { about, headings, without, .. } = list;
    let copy = move |_| {
        let text = copied.clone();
        spawn_local(async move {
            let said = if clipboard::write(&text).await { words.schedule_copied } else { texts.use_keys };
            context.said.set(said.to_owned());
        });
    };
    let last = rows.len().saturating_sub(1);
    // The keyboard comes to the first figure, and goes on from there with the arrows.
    let (mut first, mut wide) = (true, 0);
    let body = rows.into_iter().enumerate().map(|(at, row)| {
        let mut cells = row.into_iter();
        let name = cells.next().map(|(name, _)| name).unwrap_or_default();
        let mut asked_here = 0;
        let cells = cells.zip(headings.iter().skip(1)).map(|((text, why), heading)| {
            let tabs = why.is_some() && std::mem::take(&mut first);
            asked_here += i32::from(why.is_some());
            view! { <td>{asked(context, text, why, &format!("{name}, {heading}"), tabs)}</td> }
        });
        let cells = cells.collect_view();
        wide = wide.max(asked_here);
        view! { <tr class:total=at == last><th scope="row">{name}</th>{cells}</tr> }
    });
    let body = body.collect_view();
    let table: NodeRef<leptos::html::Table> = NodeRef::new();
    let keydown = move |event: ev::KeyboardEvent| {
        let by = match event.key().as_str() {
            "ArrowRight" => 1,
            "ArrowLeft" => -1,
            "ArrowDown" => wide,
            "ArrowUp" => -wide,
            _ => return,
        };
        if table.try_get_untracked().flatten().is_some_and(|table| focus::step_by(&table, ".asked", by)) {
            event.prevent_default();
        }
    };
    let headings =
        headings.into_iter().map(|heading| view! { <th scope="col">{heading}</th> }).collect_view();
    let content = match without {
        Some(why) => view! { <p>{format!("{why}.")}</p> }.into_any(),
        None => view! {
            <div class="schedule" tabindex="0" role="region" aria-label=title>
                <table node_ref=table on:keydown=keydown>
                    <caption>{caption}</caption>
                    <thead>
                        <tr>{headings}</tr>
                    </thead>
                    <tbody>{body}</tbody>
                </table>
            </div>
        }
        .into_any(),
    };
    let is_for_more = act.is_some();
    let about = about.into_iter().enumerate();
    let about = about.map(|(at, line)| view! { <p class:about=at == 0>{line}</p> }).collect_view();
    let button = move |name: &'static str, msg: Msg| {
        view! { <button type="button" on:click=move |_| context.send(msg.clone())>{name}</button> }
    };
    view! {
        <Modal title wide=true>
            <form method="dialog" class="paper" class:decisions=is_wordy class:to-balance=is_for_more on:submit=move |event| event.prevent_default()>
                {about}
                {content}
                <footer>
                    {without.is_none().then(|| view! {
                        <button type="button" on:click=move |_| paper::print()>{texts.later().print}</button>
                        <button type="button" on:click=copy>{texts.later().copy}</button>
                        {button(words.save_csv, save)}
                    })}
                    {beside.map(|(name, msg)| button(name, msg))}
                    <button type="button" class:primary=!is_for_more on:click=move |_| context.send(Msg::CloseDialog)>
                        {texts.later().close}
                    </button>
                    {act.map(|(name, msg)| view! {
                        <button type="button" class="primary" on:click=move |_| context.send(msg.clone())>{name}</button>
                    })}
                </footer>
            </form>
        </Modal>
    }
    .into_any()
}
