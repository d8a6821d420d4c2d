//! The overview: the year at a glance. Every figure leads to its row.

use leptos::prelude::*;

use super::checks::Checks;
use crate::lang::sentence;
use crate::session::msg::Msg;
use crate::session::overview::{Headline, Item, overview};
use crate::session::place::Destination;
use crate::session::sheet::{Mark, SheetId};
use crate::session::state::Dialog;
use crate::ui::context::Ctx;
use crate::ui::dialogs::asked;
use crate::ui::grid::{Grid, Toolbar};
use crate::ui::looks::LookChoice;

/// The overview.
#[component]
pub fn Overview() -> impl IntoView {
    let context = Ctx::get();
    let texts = context.texts();
    let version = context.seen_of_open(move |open| open.version);
    let content = Memo::new(move |_| {
        let _ = version.get();
        context.state.with_untracked(overview)
    });
    let several = context.seen_of_open(move |open| open.workbook.activities.len() > 1);
    view! {
        <div class="view">
            <h2 class="quiet">{texts.overview}</h2>
            <div class="headlines">
                {move || content.with(|c| c.headlines.clone()).into_iter().map(headline).collect_view()}
            </div>
            {move || content.with(|c| (!c.measures.is_empty()).then(|| c.measures.clone())).map(|figures| view! {
                <div class="headlines">{figures.into_iter().map(headline).collect_view()}</div>
            })}
            {move || several.get().then(|| view! {
                <section class="table-section">
                    <LookChoice />
                    <Toolbar sheet=Signal::stored(Some(SheetId::Results))>
                        <button type="button" on:click=move |_| context.send(Msg::AddActivity)>
                            "+ "{texts.activity}
                        </button>
                    </Toolbar>
                    <Grid id=SheetId::Results />
                </section>
            })}
            <div class="columns">
                <section class="panel" aria-labelledby="deviations">
                    <h3 id="deviations">{texts.later().largest_deviations}</h3>
                    {move || {
                        let items = content.with(|c| c.deviations.clone());
                        if items.is_empty() {
                            view! { <p class="empty">{texts.later().no_deviations}</p> }.into_any()
                        } else {
                            list(items).into_any()
                        }
                    }}
                </section>
                <section class="panel" aria-labelledby="per-member">
                    <h3 id="per-member">{texts.later().per_member}</h3>
                    {move || list(content.with(|c| c.members.clone()))}
                </section>
            </div>
            <ResultSigns />
            <Checks />
        </div>
    }
}

/// What the signs of results and deviations mean.
#[component]
pub(super) fn ResultSigns() -> impl IntoView {
    let context = Ctx::get();
    let said = Memo::new(move |_| {
        let lang = context.lang();
        context.of_open(|open| sentence::result_signs(lang, &open.workbook.signs))
    });
    view! { <p class="hint">{said}</p> }
}

fn go(context: Ctx, to: Destination) -> impl Fn(leptos::ev::MouseEvent) + 'static {
    move |_| context.send(Msg::GoTo(to))
}

/// A headline figure.
pub(super) fn headline(headline: Headline) -> impl IntoView {
    let context = Ctx::get();
    let Headline { label, figure, more, good, mark, to, why, why_more, .. } = headline;
    let texts = context.texts().later();
    let title = texts.why_of.replace("{}", &label);
    let why = why.map(|of| {
        view! {
            <button
                type="button"
                class="plain"
                aria-label=title
                on:click=move |_| context.send(Msg::Ask(Dialog::Why(of)))
            >
                {texts.why}
            </button>
        }
    });
    let more = asked(context, more, why_more, &label, true);
    let meter = match mark {
        Mark::Meter { used, passed, over } => Some(view! {
            <span
                class="meter-bar"
                class:over=over
                aria-hidden="true"
                style:--size=format!("{used}%")
                style:--at=format!("{passed}%")
            ></span>
        }),
        _ => None,
    };
    let figure = match to {
        Some(to) => view! {
            <button type="button" class="link figure" on:click=go(context, to)>{figure}</button>
        }
        .into_any(),
        None => view! { <span class="figure">{figure}</span> }.into_any(),
    };
    view! {
        <section class="headline" class:good=good == Some(true) class:bad=good == Some(false)>
            <h3>{label}</h3>
            {figure}
            {meter}
            <p>{more}</p>
            {why}
        </section>
    }
}

fn list(items: Vec<Item>) -> impl IntoView {
    let context = Ctx::get();
    view! {
        <ul class="bars">
            {items.into_iter().map(|Item { name, amount, mark, note, more, to, why, .. }| {
                let (good, size) = match mark {
                    Mark::Deviation { good, size } => (good, size),
                    _ => (true, 0),
                };
                let amount = asked(context, amount, Some(why), &name, true);
                view! {
                    <li>
                        <button type="button" class="link" on:click=go(context, to)>{name}</button>
                        <span class="amount">{amount}<span class="quiet">{format!(" {note}")}</span></span>
                        <span
                            class="bar"
                            class:good=good
                            class:bad=!good
                            aria-hidden="true"
                            style:--size=format!("{size}%")
                        ></span>
                        {(!more.is_empty()).then(|| view! { <span class="hint">{more}</span> })}
                    </li>
                }
            }).collect_view()}
        </ul>
    }
}
