//! What the checks find, each with the way to its place.

use leptos::prelude::*;

use crate::rules::check::{Finding, Severity};
use crate::session::msg::Msg;
use crate::session::overview::checks;
use crate::session::place::Destination;
use crate::ui::context::Ctx;

/// The list of findings; rounding differences stand folded away, since they are no errors.
#[component]
pub fn Checks() -> impl IntoView {
    let context = Ctx::get();
    let texts = context.texts();
    let version = Memo::new(move |_| context.of_open(|open| open.version));
    let found = Memo::new(move |_| {
        let _ = version.get();
        context.state.with_untracked(checks)
    });
    view! {
        <section class="panel" aria-labelledby="checks">
            <h3 id="checks">{texts.checks}</h3>
            {move || {
                let (rounding, other): (Vec<_>, Vec<_>) = found
                    .get()
                    .into_iter()
                    .partition(|(finding, ..)| matches!(finding, Finding::Rounding { .. }));
                let none = other.is_empty();
                let count = rounding.len();
                view! {
                    {if none {
                        view! { <p class="empty">{texts.no_findings}</p> }.into_any()
                    } else {
                        list(other).into_any()
                    }}
                    {(count > 0).then(|| view! {
                        <details>
                            <summary>{format!("{} ({count})", texts.rounding_differences)}</summary>
                            {list(rounding)}
                        </details>
                    })}
                }
            }}
        </section>
    }
}

fn list(findings: Vec<(Finding, String, Option<Destination>)>) -> impl IntoView {
    let context = Ctx::get();
    let texts = context.texts();
    view! {
        <ul class="findings">
            {findings.into_iter().map(|(finding, text, to)| {
                let (class, word) = match finding.severity() {
                    Severity::Error => ("flag error", texts.severity_error),
                    Severity::Warning => ("flag warning", texts.severity_warning),
                    Severity::Note => ("flag note", texts.severity_note),
                };
                let label = format!("{}: {text}", texts.go_there);
                view! {
                    <li>
                        <span class=class>{word}</span>
                        <span>{text}</span>
                        {to.map(|to| view! {
                            <button
                                type="button"
                                class="link"
                                aria-label=label
                                on:click=move |_| context.send(Msg::GoTo(to))
                            >
                                {texts.go_there}
                            </button>
                        })}
                    </li>
                }
            }).collect_view()}
        </ul>
    }
}
