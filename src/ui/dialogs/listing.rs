//! A list with numbers in a dialog: to look at, to print, to copy and to save.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::modal::Modal;
use crate::browser::{clipboard, paper};
use crate::lang::capital::words;
use crate::session::msg::Msg;
use crate::ui::context::Ctx;

/// What the dialog shows, and what its buttons do.
pub struct Listing {
    /// Its title.
    pub title: &'static str,
    /// What it is about, in lines.
    pub about: Vec<String>,
    /// In which unit the numbers are, and what their signs mean.
    pub caption: &'static str,
    /// What the columns hold.
    pub headings: Vec<&'static str>,
    /// The rows, the total last; the first cell is the row's name.
    pub rows: Vec<Vec<String>>,
    /// Why there are no rows, where there are none.
    pub without: Option<&'static str>,
    /// What is copied.
    pub copied: String,
    /// What saves it.
    pub save: Msg,
    /// Another dialog about the same, with its name.
    pub beside: Option<(&'static str, Msg)>,
}

/// The dialog.
pub fn listing(context: Ctx, shown: Listing) -> AnyView {
    let (texts, words) = (context.texts(), words(context.lang()));
    let Listing { title, about, caption, headings, rows, without, copied, save, beside } = shown;
    let copy = move |_| {
        let text = copied.clone();
        spawn_local(async move {
            let said = if clipboard::write(&text).await { words.schedule_copied } else { texts.use_keys };
            context.said.set(said.to_owned());
        });
    };
    let last = rows.len().saturating_sub(1);
    let body = rows.into_iter().enumerate().map(|(at, row)| {
        let mut cells = row.into_iter();
        let name = cells.next();
        let cells = cells.map(|cell| view! { <td>{cell}</td> }).collect_view();
        view! { <tr class:total=at == last><th scope="row">{name}</th>{cells}</tr> }
    });
    let body = body.collect_view();
    let headings =
        headings.into_iter().map(|heading| view! { <th scope="col">{heading}</th> }).collect_view();
    let content = match without {
        Some(why) => view! { <p>{format!("{why}.")}</p> }.into_any(),
        None => view! {
            <div class="schedule" tabindex="0" role="region" aria-label=title>
                <table>
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
    let about = about.into_iter().enumerate();
    let about = about.map(|(at, line)| view! { <p class:about=at == 0>{line}</p> }).collect_view();
    let button = move |name: &'static str, msg: Msg| {
        view! { <button type="button" on:click=move |_| context.send(msg.clone())>{name}</button> }
    };
    view! {
        <Modal title wide=true>
            <form method="dialog" class="paper" on:submit=move |event| event.prevent_default()>
                {about}
                {content}
                <footer>
                    {without.is_none().then(|| view! {
                        <button type="button" on:click=move |_| paper::print()>{texts.later().print}</button>
                        <button type="button" on:click=copy>{texts.later().copy}</button>
                        {button(words.save_csv, save)}
                    })}
                    {beside.map(|(name, msg)| button(name, msg))}
                    <button type="button" class="primary" on:click=move |_| context.send(Msg::CloseDialog)>
                        {texts.later().close}
                    </button>
                </footer>
            </form>
        </Modal>
    }
    .into_any()
}
