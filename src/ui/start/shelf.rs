//! The workbooks in this browser.

use leptos::prelude::*;

use crate::browser::clock;
use crate::lang::sentence::size;
use crate::session::msg::Msg;
use crate::session::state::{Dialog, ShelfItem};
use crate::ui::context::Ctx;

/// The list of workbooks, or what to do while there are none.
#[component]
pub fn Shelf() -> impl IntoView {
    let context = Ctx::get();
    let texts = context.texts();
    let items = context.seen(move |state| state.shelf.clone());
    let unsaved = context.seen(move |state| state.unsaved.len());
    view! {
        <section aria-labelledby="shelf">
            <h2 id="shelf">{texts.workbooks_here}</h2>
            {move || {
                let items = items.get();
                let _ = unsaved.get();
                if items.is_empty() {
                    return view! { <p class="empty">{texts.no_workbooks}</p> }.into_any();
                }
                view! {
                    <div class="scroll" tabindex="0" role="group" aria-labelledby="shelf">
                        <table class="list">
                            <thead>
                                <tr>
                                    <th scope="col">{texts.workbook}</th>
                                    <th scope="col">{texts.year}</th>
                                    <th scope="col">{texts.last_changed}</th>
                                    <th scope="col">{texts.last_exported}</th>
                                    <th scope="col" class="number">{texts.size}</th>
                                    <th scope="col">{texts.actions}</th>
                                </tr>
                            </thead>
                            <tbody>{items.into_iter().map(|item| view! { <Item item /> }).collect_view()}</tbody>
                        </table>
                    </div>
                }.into_any()
            }}
        </section>
    }
}

/// A moment to the minute.
fn minute(moment: &str) -> String {
    moment.chars().take(16).collect()
}

#[component]
fn Item(item: ShelfItem) -> impl IntoView {
    let context = Ctx::get();
    let texts = context.texts();
    let id = item.id;
    let label = |what: &str| format!("{what}: {} {}", item.name, item.year);
    let (save, delete) = (label(texts.save_to_file), label(texts.delete));
    let export = move |_| {
        context.send(if item.readable { Msg::Export(id, clock::now()) } else { Msg::ExportStored(id) });
    };
    let unsaved = context.state.with_untracked(|state| state.is_unsaved(id));
    let year = (item.year != 0).then(|| item.year.to_string());
    view! {
        <tr>
            <th scope="row">
                <button type="button" class="link" on:click=move |_| context.send(Msg::Open(id))>
                    {item.name.clone()}
                </button>
                {unsaved.then(|| view! { <span class="flag">{texts.not_saved}</span> })}
                {(!item.readable).then(|| view! { <span class="flag">{texts.unreadable_workbook}</span> })}
            </th>
            <td>{year}</td>
            <td class="moment">{minute(&item.changed)}</td>
            <td class="moment">{item.exported.as_deref().map_or_else(|| texts.never.to_owned(), minute)}</td>
            <td class="number">{size(context.lang(), item.bytes)}</td>
            <td class="row-actions">
                <button type="button" aria-label=save on:click=export>{texts.save_to_file}</button>
                {move || context.later.get().map(|later| (later.points_of)(id))}
                <button
                    type="button"
                    class="danger"
                    aria-label=delete
                    on:click=move |_| context.send(Msg::Ask(Dialog::DeleteWorkbook(id)))
                >
                    {texts.delete}
                </button>
            </td>
        </tr>
    }
}
