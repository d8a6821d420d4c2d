//! What the checks find, each with the way to its place.

use leptos::prelude::*;

use super::controls::Controls;
use crate::lang::{Verb, What};
use crate::model::check::Acceptance;
use crate::rules::check::{Finding, Severity};
use crate::session::acceptance::{self, code, parted};
use crate::session::msg::Msg;
use crate::session::overview::Found;
use crate::session::place::Destination;
use crate::session::state::{Dialog, StepLabel};
use crate::ui::context::Ctx;

/// The list of findings; rounding differences stand folded away, since they are no errors.
#[component]
pub fn Checks() -> impl IntoView {
    let context = Ctx::get();
    let texts = context.texts();
    let version = context.seen_of_open(move |open| open.version);
    let found = Memo::new(move |_| {
        let _ = version.get();
        context.state.with_untracked(parted)
    });
    view! {
        <section class="panel" aria-labelledby="checks">
            <h3 id="checks">{texts.later().checks}</h3>
            {move || {
                let (left, accepted) = found.get();
                let (rounding, other): (Vec<_>, Vec<_>) = left
                    .into_iter()
                    .partition(|(finding, ..)| matches!(finding, Finding::Rounding { .. }));
                let none = other.is_empty();
                let count = rounding.len();
                view! {
                    {if none {
                        view! { <p class="empty">{texts.later().no_findings}</p> }.into_any()
                    } else {
                        list(other).into_any()
                    }}
                    {(!accepted.is_empty()).then(|| {
                        let count = accepted.len();
                        view! {
                            <details>
                                <summary>{format!("{} ({count})", texts.later().accepted)}</summary>
                                <ul class="findings">{accepted.into_iter().map(accepted_finding).collect_view()}</ul>
                            </details>
                        }
                    })}
                    {(count > 0).then(|| view! {
                        <details>
                            <summary>{format!("{} ({count})", texts.later().rounding_differences)}</summary>
                            {list(rounding)}
                        </details>
                    })}
                }
            }}
            <Controls />
        </section>
    }
}

fn list(findings: Vec<Found>) -> impl IntoView {
    let context = Ctx::get();
    let texts = context.texts();
    view! {
        <ul class="findings">
            {findings.into_iter().map(|(finding, text, to)| {
                let label = format!("{}: {text}", texts.later().accept);
                // A rounding difference is no error, so there is nothing to accept.
                let can_accept = !matches!(finding, Finding::Rounding { .. });
                let finding_code = code(&finding);
                view! {
                    <li>
                        {flag(context, &finding)}
                        <span>{text.clone()}</span>
                        <span class="actions">
                            {to.map(|to| go_there(context, &text, to))}
                            {can_accept.then(|| view! {
                                <button
                                    type="button"
                                    class="link"
                                    aria-label=label
                                    on:click=move |_| context.send(Msg::Ask(Dialog::Accept(finding_code.clone())))
                                >
                                    {texts.later().accept}"…"
                                </button>
                            })}
                        </span>
                    </li>
                }
            }).collect_view()}
        </ul>
    }
}

/// A finding that somebody has found to be all right, with the reason.
fn accepted_finding(((finding, text, to), acceptance): (Found, Acceptance)) -> impl IntoView {
    let context = Ctx::get();
    let texts = context.texts();
    let label = format!("{}: {text}", texts.later().take_back);
    let finding_code = acceptance.finding.clone();
    let named = text.clone();
    let take_back = move |_| {
        let edit = context.of_open_now(|open| Some(acceptance::take_back(&open.workbook, &finding_code)));
        let label = StepLabel { verb: Verb::TakeBack, what: What::Named(named.clone()) };
        edit.into_iter().for_each(|edit| context.send(Msg::Perform(Box::new(edit), label.clone())));
    };
    let by = [acceptance.by, acceptance.date].into_iter().filter(|part| !part.is_empty());
    let by = by.collect::<Vec<_>>().join(", ");
    view! {
        <li>
            {flag(context, &finding)}
            <span>
                {text.clone()}
                <span class="quiet">" "{acceptance.reason}{(!by.is_empty()).then(|| format!(" ({by})"))}</span>
            </span>
            <span class="actions">
                {to.map(|to| go_there(context, &text, to))}
                <button type="button" class="link" aria-label=label on:click=take_back>{texts.later().take_back}</button>
            </span>
        </li>
    }
}

fn flag(context: Ctx, finding: &Finding) -> impl IntoView + use<> {
    let texts = context.texts();
    let (class, word) = match finding.severity() {
        Severity::Error => ("flag error", texts.later().severity_error),
        Severity::Warning => ("flag warning", texts.later().severity_warning),
        Severity::Note => ("flag note", texts.later().severity_note),
    };
    view! { <span class=class>{word}</span> }
}

pub(super) fn go_there(context: Ctx, text: &str, to: Destination) -> impl IntoView + use<> {
    let texts = context.texts();
    let label = format!("{}: {text}", texts.later().go_there);
    view! {
        <button type="button" class="link" aria-label=label on:click=move |_| context.send(Msg::GoTo(to))>
            {texts.later().go_there}
        </button>
    }
}
