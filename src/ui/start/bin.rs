//! What the start page has of restore points and of the bin: the button of a workbook, and the list under the shelf.

use leptos::prelude::*;

use crate::lang::points::{days, words};
use crate::lang::sentence::size;
use crate::model::id::WorkbookId;
use crate::session::msg::Msg;
use crate::session::points::{Ask, InBin, days_left, when};
use crate::session::state::Dialog;
use crate::ui::context::Ctx;
use crate::ui::dialogs::lock_button;

/// What else can be done with a workbook on the shelf: saving it with a password, and its restore points.
pub fn points_of(id: WorkbookId) -> AnyView {
    let context = Ctx::get();
    let words = words(context.lang());
    let name = context.state.with_untracked(|state| {
        let item = state.shelf.iter().find(|item| item.id == id);
        item.map(|item| format!("{}: {} {}", words.title, item.name, item.year)).unwrap_or_default()
    });
    view! {
        {lock_button(context, id)}
        <button type="button" aria-label=name on:click=move |_| context.send(Msg::Ask(Dialog::Points(id)))>
            {words.title}
        </button>
    }
    .into_any()
}

/// The bin, folded; nothing while it is empty.
#[component]
pub fn Bin() -> impl IntoView {
    let context = Ctx::get();
    let (texts, words) = (context.texts(), words(context.lang()));
    let bin = context.seen(move |state| (state.points.bin.clone(), state.points.now.clone()));
    let is_empty = Memo::new(move |_| bin.with(|(bin, _)| bin.is_empty()));
    let title = move || words.bin.replace("{}", &bin.with(|(bin, _)| bin.len()).to_string());
    let rows = move || {
        let (bin, now) = bin.get();
        bin.into_iter().map(|found| row(context, &found, &now)).collect_view()
    };
    move || {
        (!is_empty.get()).then(|| {
            view! {
                <details class="bin">
                    <summary>{title}</summary>
                    <p>{words.bin_about}</p>
                    <div class="scroll" tabindex="0" role="region" aria-label=title>
                        <table class="list">
                            <thead>
                                <tr>
                                    <th scope="col">{texts.workbook}</th>
                                    <th scope="col">{texts.year}</th>
                                    <th scope="col">{words.deleted}</th>
                                    <th scope="col">{words.days_left}</th>
                                    <th scope="col" class="number">{texts.size}</th>
                                    <th scope="col">{texts.actions}</th>
                                </tr>
                            </thead>
                            <tbody>{rows}</tbody>
                        </table>
                    </div>
                </details>
            }
        })
    }
}

fn row(context: Ctx, InBin { id, binned }: &InBin, now: &str) -> AnyView {
    let (id, words) = (*id, words(context.lang()));
    let named = |what: &str| format!("{what}: {} {}", binned.name, binned.year);
    let (unbin, forget) = (named(words.unbin), named(words.forget));
    let left = days_left(&binned.deleted, now).map(|left| days(context.lang(), left));
    view! {
        <tr>
            <th scope="row">{binned.name.clone()}</th>
            <td>{(binned.year != 0).then(|| binned.year.to_string())}</td>
            <td class="moment">{when(&binned.deleted)}</td>
            <td>{left}</td>
            <td class="number">{size(context.lang(), binned.bytes)}</td>
            <td class="row-actions">
                <button
                    type="button"
                    aria-label=unbin
                    on:click=move |_| context.send(Msg::Points(Ask::Unbin(id)))
                >
                    {words.unbin}
                </button>
                <button
                    type="button"
                    class="danger"
                    aria-label=forget
                    on:click=move |_| context.send(Msg::Ask(Dialog::ForgetBinned(id)))
                >
                    {words.forget}
                </button>
            </td>
        </tr>
    }
    .into_any()
}
