//! The menu of a cell: what can be done there, by right click, by the Menu key, or by a long press.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::context::Ctx;
use crate::browser::focus;
use crate::session::command::{COMMANDS, Command, Info, is_available, name, shown};
use crate::session::msg::Msg;

/// The menu, where it was asked for.
#[component]
pub fn CellMenu() -> impl IntoView {
    let context = Ctx::get();
    move || context.menu.get().map(|at| view! { <Menu at /> })
}

/// The items that can be chosen now, with a gap between groups.
fn items(context: Ctx) -> Vec<(&'static Info, bool)> {
    context.state.with_untracked(|state| {
        let mut before = None;
        COMMANDS
            .iter()
            .filter(|info| info.in_menu && is_available(state, info.command))
            .map(|info| {
                let begins_group = before.replace(info.group).is_some_and(|group| group != info.group);
                (info, begins_group)
            })
            .collect()
    })
}

#[component]
fn Menu(at: (i32, i32)) -> impl IntoView {
    let context = Ctx::get();
    let menu: NodeRef<html::Div> = NodeRef::new();
    let items = items(context);
    let close = move || {
        context.menu.set(None);
        focus::put(&["[data-editor]", "[data-entry]", "#main"]);
    };
    let choose = move |command: Command| {
        close();
        context.send(Msg::Do(command));
    };
    Effect::new(move |_| {
        if let Some(menu) = menu.get() {
            focus::keep_inside(&menu, at);
            focus::step(&menu, "[role=menuitem]", focus::Go::First);
        }
    });
    let keydown = move |event: ev::KeyboardEvent| {
        let go = match event.key().as_str() {
            "ArrowDown" => Some(focus::Go::Next),
            "ArrowUp" => Some(focus::Go::Previous),
            "Home" => Some(focus::Go::First),
            "End" => Some(focus::Go::Last),
            "Escape" | "Tab" => {
                close();
                None
            }
            _ => return,
        };
        event.prevent_default();
        event.stop_propagation();
        if let (Some(go), Some(menu)) = (go, menu.get_untracked()) {
            focus::step(&menu, "[role=menuitem]", go);
        }
    };
    // The menu closes when the focus leaves it.
    let focusout = move |event: ev::FocusEvent| {
        let to = event.related_target().and_then(|to| to.dyn_into::<web_sys::Node>().ok());
        let stays = menu.try_get_untracked().flatten().is_some_and(|menu| menu.contains(to.as_ref()));
        if !stays {
            context.menu.set(None);
        }
    };
    let lang = context.lang();
    view! {
        <div
            node_ref=menu
            class="menu"
            role="menu"
            aria-label=context.texts().actions
            on:keydown=keydown
            on:focusout=focusout
            on:contextmenu=|event| event.prevent_default()
        >
            {items.into_iter().map(|(info, begins_group)| {
                let command = info.command;
                let label = context.state.with_untracked(|state| name(state, command));
                let keys = info.keys.first().map(|keys| shown(lang, keys));
                view! {
                    {begins_group.then(|| view! { <div role="separator"></div> })}
                    <button
                        type="button"
                        role="menuitem"
                        tabindex="-1"
                        on:click=move |_| choose(command)
                    >
                        <span>{label}</span>
                        {keys.map(|keys| view! { <kbd>{keys}</kbd> })}
                    </button>
                }
            }).collect_view()}
        </div>
    }
}
