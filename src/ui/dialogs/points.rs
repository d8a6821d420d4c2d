//! The restore points of a workbook: when, why, how large, what differs from now; and going back to one.

use leptos::prelude::*;

use super::modal::Modal;
use crate::browser::focus;
use crate::file::point::Point;
use crate::lang::points::{difference, words};
use crate::lang::sentence::size;
use crate::model::id::WorkbookId;
use crate::rules::differs::Differs;
use crate::session::msg::Msg;
use crate::session::points::{Ask, unasked, when, why};
use crate::session::state::Dialog;
use crate::ui::context::Ctx;

/// What is known of a point's differences: nothing yet, that it cannot be read, or what they are.
type Found = Option<Option<Differs>>;

/// The points of a workbook, newest first.
#[component]
pub fn PointList(id: WorkbookId) -> impl IntoView {
    let context = Ctx::get();
    let (texts, words) = (context.texts(), words(context.lang()));
    context.send(Msg::Points(Ask::List(id)));
    let points = context.seen(move |s| s.points.of(id).map(<[Point]>::to_vec));
    let is_open = context.of_open_now(|open| open.workbook.id == id);
    let asked = RwSignal::new(String::new());
    let name = context.state.with_untracked(|state| {
        let item = state.shelf.iter().find(|item| item.id == id);
        item.map(|item| format!("{} {}", item.name, item.year)).unwrap_or_default()
    });
    view! {
        <Modal title=words.title wide=true>
            <form method="dialog" on:submit=move |event| event.prevent_default()>
                <p class="about">{name}</p>
                <p>{words.about}</p>
                {move || points.get().map(|points| table(context, id, points, asked))}
                <footer>
                    {is_open.then(|| view! {
                        <button type="button" on:click=move |_| context.send(Msg::Ask(Dialog::NamePoint))>
                            {words.take_now}
                        </button>
                    })}
                    <button type="button" class="primary" on:click=move |_| context.send(Msg::CloseDialog)>
                        {texts.later().close}
                    </button>
                </footer>
            </form>
        </Modal>
    }
}

/// The identity of the point that somebody compared last.
type Asked = RwSignal<String>;

fn table(context: Ctx, id: WorkbookId, points: Vec<Point>, asked: Asked) -> AnyView {
    let (texts, words) = (context.texts(), words(context.lang()));
    if points.is_empty() {
        return view! { <p class="empty">{words.none}</p> }.into_any();
    }
    let unasked = unasked(&points);
    let rows = points.into_iter().rev().enumerate();
    let rows = rows.map(|(at, point)| row(context, id, point, (at < unasked, asked))).collect_view();
    view! {
        <div class="scroll points" tabindex="0" role="region" aria-label=words.title>
            <table class="list">
                <thead>
                    <tr>
                        <th scope="col">{words.when}</th>
                        <th scope="col">{words.reason}</th>
                        <th scope="col">{words.differs}</th>
                        <th scope="col" class="number">{texts.size}</th>
                        <th scope="col">{texts.actions}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// `is_unasked`: what differs from it comes by itself.
fn row(context: Ctx, id: WorkbookId, point: Point, (is_unasked, asked): (bool, Asked)) -> AnyView {
    let words = words(context.lang());
    let moment = when(&point.when);
    let named = |what: &str| format!("{what}: {moment}");
    let (compare, restore, copy) = (named(words.compare), named(words.restore), named(words.copy));
    let reason = why(context.lang(), &point);
    let bytes = size(context.lang(), point.bytes);
    let name = StoredValue::new(point.id);
    let ask = move |ask: fn(WorkbookId, String) -> Ask| context.send(Msg::Points(ask(id, name.get_value())));
    let found = Memo::new(move |_| -> Found {
        let is_it = |known: &str| name.with_value(|name| known == name);
        context.state.with(|state| {
            let found = state.points.differs.iter().find(|(known, _)| is_it(known));
            found.map(|(_, differs)| *differs)
        })
    });
    // What takes the place of the button takes its keyboard, and is heard with that.
    let takes_over = move || asked.with_untracked(|asked| name.with_value(|name| asked == name));
    let said = move |text: String| match takes_over() {
        true => {
            focus::keep(&["[data-compared]"]);
            view! { <span tabindex="-1" data-compared="">{text}</span> }.into_any()
        }
        false => text.into_any(),
    };
    let differs = move || match found.get() {
        Some(Some(differs)) => said(difference(context.lang(), &differs)),
        Some(None) => said(words.unreadable.to_owned()),
        None if is_unasked => words.comparing.into_any(),
        None => view! {
            <button
                type="button"
                aria-label=compare.clone()
                on:click=move |_| {
                    asked.set(name.get_value());
                    ask(Ask::Compare);
                }
            >
                {words.compare}
            </button>
        }
        .into_any(),
    };
    view! {
        <tr>
            <th scope="row" class="moment">{moment}</th>
            <td>{reason}</td>
            <td>{differs}</td>
            <td class="number">{bytes}</td>
            <td class="row-actions">
                <button type="button" aria-label=restore on:click=move |_| ask(Ask::Restore)>{words.restore}</button>
                <button type="button" aria-label=copy on:click=move |_| ask(Ask::Copy)>{words.copy}</button>
            </td>
        </tr>
    }
    .into_any()
}
